//! Gaps and overlaps in the bands of an edition, by the pence at which they lie.

use super::{Band, Edition, Requirement};
use crate::findings::Severity;
use crate::law::thresholds::ContractKind;
use crate::values::Pence;
use std::collections::BTreeSet;

named! {
    /// What is wrong with the limits of an edition.
    LimitFindingCode {
        EmptyBand "empty_band" "A band holds no amount";
        NoBand "no_band" "A kind of contract has no band";
        MixedBasis "mixed_basis" "Bands for one kind of contract measure different values";
        Gap "gap" "No band holds some amounts";
        Overlap "overlap" "Two bands hold the same amounts";
        Conflict "conflict" "Two papers ask for the same thing from different amounts";
        ConflictOfBasis "conflict_of_basis" "Two papers ask for the same thing by different values";
    }
}

/// Something wrong with the limits, and the amounts it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitFinding {
    /// What it is.
    pub code: LimitFindingCode,
    /// What it asks of the person.
    pub severity: Severity,
    /// The kinds of contract it concerns; every kind where the list is empty.
    pub kinds: Vec<ContractKind>,
    /// The first and the last amount it concerns: no last one where there is no end, nothing where it is not about amounts.
    pub amounts: Option<(Pence, Option<Pence>)>,
    /// What it is and what to do.
    pub text: String,
}

impl Edition {
    /// What is wrong with the limits of the edition. An edition without findings puts every amount into one band.
    #[must_use]
    pub fn findings(&self) -> Vec<LimitFinding> {
        let mut found: Vec<LimitFinding> = self.bands.iter().filter_map(empty).collect();
        for kind in ContractKind::ALL {
            let bands: Vec<&Band> =
                self.bands.iter().filter(|band| band.is_for(*kind) && empty(band).is_none()).collect();
            for finding in of_kind(&bands) {
                match found.iter_mut().find(|one| one.code == finding.code && one.text == finding.text) {
                    Some(known) => known.kinds.push(*kind),
                    None => found.push(LimitFinding { kinds: vec![*kind], ..finding }),
                }
            }
        }
        for (at, one) in self.requirements.iter().enumerate() {
            found.extend(self.requirements[..at].iter().filter_map(|other| conflict(other, one)));
        }
        found
    }
}

fn finding(
    code: LimitFindingCode,
    severity: Severity,
    amounts: Option<(Pence, Option<Pence>)>,
    text: String,
) -> LimitFinding {
    LimitFinding { code, severity, kinds: Vec::new(), amounts, text }
}

fn empty(band: &Band) -> Option<LimitFinding> {
    let last = band.up_to.last().filter(|last| *last < band.from.first())?;
    let text = format!("{} begins at {} and ends at {last}: correct one of them", band.name, band.from.first());
    Some(finding(LimitFindingCode::EmptyBand, Severity::Stop, None, text))
}

fn of_kind(bands: &[&Band]) -> Vec<LimitFinding> {
    if bands.is_empty() {
        let text = "No band is for this kind of contract: add one, or confirm that the rules leave it out".to_owned();
        return vec![finding(LimitFindingCode::NoBand, Severity::Confirm, None, text)];
    }
    let bases: BTreeSet<String> = bands.iter().map(|band| band.basis.to_string()).collect();
    if bases.len() > 1 {
        let bases = bases.into_iter().collect::<Vec<_>>().join("; ");
        let text = format!("Measure all bands by one value: they use {bases}");
        return vec![finding(LimitFindingCode::MixedBasis, Severity::Fix, None, text)];
    }
    let mut found = gaps(bands);
    for (at, band) in bands.iter().enumerate() {
        found.extend(bands[..at].iter().filter_map(|other| overlap(other, band)));
    }
    found
}

fn gaps(bands: &[&Band]) -> Vec<LimitFinding> {
    let mut sorted: Vec<&&Band> = bands.iter().collect();
    sorted.sort_by_key(|band| band.from.first());
    let mut found = Vec::new();
    // The lowest amount that no band seen so far holds; none once a band without an end was seen.
    let mut open = Some(Pence::ZERO);
    for band in sorted {
        let Some(from) = open else { break };
        if band.from.first() > from {
            let last = Pence::new(band.from.first().get() - 1);
            let text = format!("No band holds {}: {} holds {}", said(from, Some(last)), band.name, band.from);
            found.push(finding(LimitFindingCode::Gap, Severity::Fix, Some((from, Some(last))), text));
        }
        open = band.up_to.last().map(|last| from.max(Pence::new(last.get().saturating_add(1))));
    }
    if let Some(from) = open {
        let text = format!("No band holds {}: let the highest band have no end", said(from, None));
        found.push(finding(LimitFindingCode::Gap, Severity::Fix, Some((from, None)), text));
    }
    found
}

fn overlap(one: &Band, other: &Band) -> Option<LimitFinding> {
    let first = one.from.first().max(other.from.first());
    let last = match (one.up_to.last(), other.up_to.last()) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    if last.is_some_and(|last| last < first) {
        return None;
    }
    let text = format!("{} and {} both hold {}: change a limit of one", one.name, other.name, said(first, last));
    Some(finding(LimitFindingCode::Overlap, Severity::Fix, Some((first, last)), text))
}

fn conflict(one: &Requirement, other: &Requirement) -> Option<LimitFinding> {
    if one.subject != other.subject {
        return None;
    }
    let what = one.subject.label();
    if one.basis != other.basis {
        let text = format!(
            "{what}: {} goes by {}, {} by {}. Settle which one holds",
            one.said_in, one.basis, other.said_in, other.basis
        );
        return Some(finding(LimitFindingCode::ConflictOfBasis, Severity::Confirm, None, text));
    }
    let first = one.from.first().min(other.from.first());
    let last = Pence::new(one.from.first().max(other.from.first()).get() - 1);
    (first <= last).then(|| {
        let amounts = said(first, Some(last));
        let text = format!(
            "{what}: {} says {}, {} says {}, which differ at {amounts}. Settle which one holds",
            one.said_in, one.from, other.said_in, other.from
        );
        finding(LimitFindingCode::Conflict, Severity::Confirm, Some((first, Some(last))), text)
    })
}

fn said(first: Pence, last: Option<Pence>) -> String {
    match last {
        Some(last) if last == first => first.to_string(),
        Some(last) => format!("{first} to {last}"),
        None => format!("{first} and more"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{band, edition, gross, net};
    use super::super::{LowerLimit, RequirementSubject, Route, UpperLimit};
    use super::*;
    use LimitFindingCode::{Conflict, ConflictOfBasis, EmptyBand, Gap, MixedBasis, NoBand, Overlap};

    const TEN: Pence = Pence::new(1_000_000);

    /// The first and the last penny that a finding is about.
    type Span = Option<(i64, Option<i64>)>;

    fn found(bands: Vec<Band>) -> Vec<(LimitFindingCode, Span)> {
        let edition = Edition { bands, requirements: Vec::new(), ..edition(1, "2025-04-01", LowerLimit::AtLeast) };
        let pence = |(first, last): (Pence, Option<Pence>)| (first.get(), last.map(Pence::get));
        edition.findings().into_iter().map(|one| (one.code, one.amounts.map(pence))).collect()
    }

    #[test]
    fn a_gap_or_an_overlap_is_found_to_the_penny() {
        let zero = LowerLimit::AtLeast(Pence::ZERO);
        let pair = |up_to, from| {
            vec![band("Low", zero, up_to, Route::Direct), band("High", from, UpperLimit::None, Route::Tender)]
        };
        for (bands, expected, reason) in [
            (pair(UpperLimit::LessThan(TEN), LowerLimit::AtLeast(TEN)), vec![], "less than, then at least"),
            (pair(UpperLimit::AtMost(TEN), LowerLimit::MoreThan(TEN)), vec![], "up to, then more than"),
            (
                pair(UpperLimit::LessThan(TEN), LowerLimit::MoreThan(TEN)),
                vec![(Gap, Some((1_000_000, Some(1_000_000))))],
                "£10,000.00 is in neither",
            ),
            (
                pair(UpperLimit::AtMost(TEN), LowerLimit::AtLeast(TEN)),
                vec![(Overlap, Some((1_000_000, Some(1_000_000))))],
                "£10,000.00 is in both",
            ),
            (
                pair(UpperLimit::None, LowerLimit::AtLeast(TEN)),
                vec![(Overlap, Some((1_000_000, None)))],
                "the low band has no end",
            ),
            (
                vec![band("Low", LowerLimit::MoreThan(Pence::ZERO), UpperLimit::AtMost(TEN), Route::Direct)],
                vec![(Gap, Some((0, Some(0)))), (Gap, Some((1_000_001, None)))],
                "neither nothing nor more than £10,000",
            ),
            (
                vec![band("Low", LowerLimit::AtLeast(TEN), UpperLimit::LessThan(TEN), Route::Direct)],
                vec![(EmptyBand, None), (NoBand, None)],
                "a band that holds nothing is as good as none",
            ),
            (vec![], vec![(NoBand, None)], "no rules at all"),
        ] {
            assert_eq!(found(bands), expected, "{reason}");
        }
    }

    #[test]
    fn a_band_within_another_overlaps_with_it_and_leaves_no_gap() {
        let all = band("All", LowerLimit::AtLeast(Pence::ZERO), UpperLimit::None, Route::Direct);
        let within = band("Within", LowerLimit::AtLeast(TEN), UpperLimit::AtMost(TEN), Route::Tender);
        assert_eq!(found(vec![all, within]), [(Overlap, Some((1_000_000, Some(1_000_000))))]);
    }

    #[test]
    fn bands_measured_by_two_values_cannot_be_compared() {
        let low = band("Low", LowerLimit::AtLeast(Pence::ZERO), UpperLimit::LessThan(TEN), Route::Direct);
        let high = Band { basis: gross(), ..band("High", LowerLimit::AtLeast(TEN), UpperLimit::None, Route::Tender) };
        assert_eq!(found(vec![low, high]), [(MixedBasis, None)]);
    }

    #[test]
    fn each_kind_of_contract_is_looked_at_by_itself() {
        let all = band("All", LowerLimit::AtLeast(Pence::ZERO), UpperLimit::None, Route::Direct);
        let works = Band { kinds: vec![ContractKind::Works], ..all };
        let edition = Edition { bands: vec![works], ..edition(1, "2025-04-01", LowerLimit::AtLeast) };
        let [one] = edition.findings().try_into().unwrap();
        assert_eq!(one.code, NoBand);
        assert!(!one.kinds.contains(&ContractKind::Works) && one.kinds.len() == ContractKind::ALL.len() - 1);
    }

    #[test]
    fn papers_that_ask_for_one_thing_from_two_amounts_are_told_of() {
        let subject = RequirementSubject::ProcurementEngaged;
        let asked = |from, basis, said_in: &str| Requirement { subject, from, basis, said_in: said_in.into() };
        let strategy = asked(LowerLimit::AtLeast(TEN), net(), "the strategy, page 9");
        for (other, expected, reason) in [
            (asked(LowerLimit::MoreThan(TEN), net(), "page 15"), Some((Conflict, Some((TEN, Some(TEN))))), "a penny"),
            (asked(LowerLimit::AtLeast(TEN), net(), "page 15"), None, "the same"),
            (asked(LowerLimit::MoreThan(Pence::new(999_999)), net(), "page 15"), None, "the same in other words"),
            (asked(LowerLimit::AtLeast(TEN), gross(), "page 15"), Some((ConflictOfBasis, None)), "VAT in or out"),
        ] {
            let all = edition(1, "2025-04-01", LowerLimit::AtLeast);
            let edition = Edition { requirements: vec![strategy.clone(), other], ..all };
            let found: Vec<_> = edition.findings().into_iter().map(|one| (one.code, one.amounts)).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{reason}");
        }
    }

    #[test]
    fn an_edition_without_findings_puts_every_penny_into_one_band() {
        let edition = edition(1, "2025-04-01", LowerLimit::AtLeast);
        assert_eq!(edition.findings(), []);
        for limit in [0, 1_000_000, 2_500_000] {
            for pence in (limit - 300..limit + 300).filter(|pence| *pence >= 0) {
                assert!(edition.ask(&super::super::tests::purchase(pence)).band().is_some(), "{pence}");
            }
        }
    }
}
