//! What becomes of an indicator that is changed, and at which field of its form something is wrong.

use super::{Indicator, IndicatorCode, Way, WrongIndicator, WrongTarget, check};
use crate::offers;
use crate::strategy::{EnteredFigure, Quantity, Unit, WrongField};

impl Indicator {
    /// The indicator as it is kept after a change. It is another figure, under the next number of its definition, where its
    /// unit changed; so it is where its definition, its sum or its source changed, unless the council says that it is the
    /// same figure as before in other words or from another place. Its code never changes.
    #[must_use]
    pub fn following(self, before: &Indicator, is_same_figure: bool) -> Indicator {
        let reads_otherwise = self.definition.trim() != before.definition.trim()
            || self.formula.trim() != before.formula.trim()
            || self.way != before.way;
        let is_another = self.unit != before.unit || (reads_otherwise && !is_same_figure);
        let edition = before.edition.saturating_add(u32::from(is_another));
        Indicator { code: before.code.clone(), edition, ..self }
    }

    /// What the council is asked about the unit before it is kept: a formula that puts pounds and per cent together may be
    /// meant. Figures that the council enters, such as posts and vacant posts, have the unit they were entered in.
    #[must_use]
    pub fn unit_questions(&self, known: &[Indicator], entered: &[EnteredFigure]) -> Vec<String> {
        let Way::Formula(formula) = &self.way else { return Vec::new() };
        let unit_of = |code: &str| {
            let indicator = known.iter().find(|one| one.code.as_str() == code).map(|one| one.unit);
            let offered = || offers::measure(code).map(|measure| measure.unit);
            let entered = || entered.iter().find(|one| one.measure == code)?.reading.value.as_ref().map(Quantity::unit);
            indicator.or_else(offered).or_else(entered)
        };
        let (whole, faults) = formula.units(unit_of);
        let mut questions: Vec<String> = faults.iter().map(ToString::to_string).collect();
        if let Some(unit) = whole.filter(|unit| *unit != self.unit) {
            let (comes_to, is_in) = (named(unit), named(self.unit));
            questions.push(format!(
                "The formula comes to {comes_to}, and the indicator is in {is_in}. Confirm that this is meant"
            ));
        }
        questions
    }
}

fn named(unit: Unit) -> String {
    unit.label().to_lowercase()
}

/// What stands in the way of keeping an indicator on a scorecard, field by field. What was wrong with others before is not
/// held against it.
#[must_use]
pub fn wrong_fields(
    known: &[Indicator],
    one: &Indicator,
    is_new: bool,
    is_offered: impl Fn(&str) -> bool,
) -> Vec<WrongField> {
    let mut after = known.to_vec();
    match after.iter_mut().find(|other| other.code == one.code && !is_new) {
        Some(other) => *other = one.clone(),
        None => after.push(one.clone()),
    }
    let before = check(known, &is_offered);
    let found = check(&after, &is_offered).into_iter();
    let counts = found.filter(|wrong| is_about(wrong, &one.code) || !before.contains(wrong));
    let mut wrong: Vec<WrongField> =
        counts.map(|wrong| WrongField::new(field(&wrong, one), wrong.to_string())).collect();
    wrong.extend(other_unit(one).map(|message| WrongField::new("unit", message)));
    wrong
}

/// What is wrong where a target was changed and still stands as approved by whoever approved the one before.
#[must_use]
pub fn approval_of_another(before: &Indicator, after: &Indicator) -> Option<WrongField> {
    let (was, is) = (before.target.as_ref()?, after.target.as_ref()?);
    let is_another = (&was.value, was.by) != (&is.value, is.by);
    let approved = is.approved_by.trim();
    (is_another && !approved.is_empty() && approved == was.approved_by.trim()).then(|| {
        let old = &was.value;
        let message = format!("{approved} approved {old}. Enter who approved the new target, or leave this empty");
        WrongField::new("target_approved", message)
    })
}

/// What stands in the way of keeping indicators together, each fault with the place in `coming` of the one at which it is
/// said: the one that it is about, else the first. `after` is the scorecard with them. What was wrong with others before is
/// not held against them.
#[must_use]
pub fn wrong_together(
    (before, after): (&[Indicator], &[Indicator]),
    coming: &[Indicator],
    is_offered: impl Fn(&str) -> bool,
) -> Vec<(usize, String)> {
    let known = check(before, &is_offered);
    let mut wrong = Vec::new();
    for fault in check(after, &is_offered) {
        let own = coming.iter().position(|one| is_about(&fault, &one.code));
        if own.is_some() || !known.contains(&fault) {
            wrong.push((own.unwrap_or_default(), fault.to_string()));
        }
    }
    let units = coming.iter().enumerate().filter_map(|(at, one)| Some((at, other_unit(one)?)));
    wrong.extend(units);
    wrong
}

/// What to do where a figure of the house is counted in another unit.
fn other_unit(one: &Indicator) -> Option<String> {
    let Way::Measure(code) = &one.way else { return None };
    let measure = offers::measure(code).filter(|measure| measure.unit != one.unit)?;
    Some(format!("Select {}: that is what {:?} is counted in", measure.unit.label(), measure.name))
}

fn is_about(wrong: &WrongIndicator, own: &IndicatorCode) -> bool {
    match wrong {
        WrongIndicator::SameCode { code }
        | WrongIndicator::NoName { code }
        | WrongIndicator::NoDefinition { code }
        | WrongIndicator::NotACode { code, .. }
        | WrongIndicator::Formula { code, .. }
        | WrongIndicator::Target { code, .. }
        | WrongIndicator::BaselineUnit { code, .. }
        | WrongIndicator::NoSuchOutcome { code, .. }
        | WrongIndicator::NoPublicOutcome { code } => code == own,
        WrongIndicator::Circular { codes } => codes.iter().any(|code| code == own.as_str()),
        WrongIndicator::NoOutcomes => false,
    }
}

/// The field of the form at which it is said.
fn field(wrong: &WrongIndicator, one: &Indicator) -> &'static str {
    match wrong {
        WrongIndicator::SameCode { .. } => "code",
        WrongIndicator::NoName { .. } => "name",
        WrongIndicator::NoDefinition { .. } => "definition",
        WrongIndicator::NotACode { written, .. } if one.beside.contains(written) => "beside",
        WrongIndicator::NotACode { .. } => "measure",
        WrongIndicator::Formula { .. } | WrongIndicator::Circular { .. } => "sum",
        WrongIndicator::Target { wrong: WrongTarget::ToleranceBelowNought, .. } => "tolerance",
        WrongIndicator::Target { wrong: WrongTarget::BaseDisagrees(_), .. } => "target_of",
        WrongIndicator::Target { .. } => "target",
        WrongIndicator::BaselineUnit { .. } => "baseline",
        WrongIndicator::NoSuchOutcome { .. } => "companions",
        WrongIndicator::NoOutcomes => "kind",
        WrongIndicator::NoPublicOutcome { .. } => "is_public",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::scorecard::{Target, eleven};

    fn local(code: &str, sum: &str) -> Indicator {
        let like = eleven().remove(0);
        Indicator { code: code.parse().unwrap(), way: Way::Formula(sum.parse().unwrap()), ..like }
    }

    #[test]
    fn another_figure_has_another_edition_and_other_words_may_be_the_same_figure() {
        let before = local("IND-L1", "spend.total");
        for (after, is_same, edition, reason) in [
            (before.clone(), false, 1, "nothing changed"),
            (
                Indicator { owner: "Head of Parks".into(), ..before.clone() },
                false,
                1,
                "who answers for it is no definition",
            ),
            (Indicator { definition: "Otherwise.".into(), ..before.clone() }, false, 2, "another definition"),
            (Indicator { definition: "Otherwise.".into(), ..before.clone() }, true, 1, "the same in other words"),
            (Indicator { way: Way::Entered, ..before.clone() }, false, 2, "from elsewhere"),
            (Indicator { unit: Unit::Days, ..before.clone() }, true, 2, "days are never the same as per cent"),
        ] {
            assert_eq!(after.following(&before, is_same).edition, edition, "{reason}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        let mut known = eleven();
        known.push(local("IND-L1", "IND-L2 + 1"));
        let public = |code: &str| {
            let found = known.iter().find(|one| one.code.as_str() == code).unwrap();
            Indicator { is_public: true, ..found.clone() }
        };
        for (one, is_new, fields, reason) in [
            (local("IND-L3", "spend.total"), true, vec![], "nothing is wrong with it, whatever is with IND-L1"),
            (local("IND-S1", "spend.total"), true, vec!["code"], "the code of another"),
            (local("IND-L2", "IND-L1 + 1"), true, vec!["sum"], "round in a circle"),
            (local("IND-L3", "spend.nothing"), true, vec!["sum"], "no such figure"),
            (public("IND-C1"), false, vec!["is_public"], "compliance alone for everybody"),
            (Indicator { unit: Unit::Days, ..eleven().remove(0) }, false, vec!["unit"], "a share is not in days"),
        ] {
            let wrong = wrong_fields(&known, &one, is_new, |code| offers::measure(code).is_some());
            assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}: {wrong:?}");
        }
    }

    #[test]
    fn a_tolerance_is_in_the_unit_of_its_indicator_and_not_below_nought() {
        let known = eleven();
        let per_cent = |text: &str| Quantity::from_typed(Unit::Percentage, text).unwrap();
        let target = |tolerance: &str| Target {
            value: per_cent("30"),
            tolerance: per_cent(tolerance),
            by: None,
            base: None,
            why: String::new(),
            approved_by: String::new(),
        };
        for (tolerance, target, fields, reason) in [
            (None, None, vec![], "none"),
            (Some(per_cent("0")), None, vec![], "none at all"),
            (Some(per_cent("-0.1")), None, vec!["tolerance"], "below nought"),
            (Some(Quantity::count(1)), None, vec!["target"], "in another unit"),
            (Some(per_cent("2")), Some(target("2")), vec![], "the target's own"),
            (Some(per_cent("-2")), Some(target("-2")), vec!["tolerance"], "below nought in both is said once"),
            (Some(per_cent("-2")), Some(target("2")), vec!["tolerance"], "below nought beside the target's own"),
        ] {
            let one = Indicator { tolerance, target, ..eleven().remove(0) };
            let wrong = wrong_fields(&known, &one, false, |_| true);
            assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}: {wrong:?}");
        }
    }

    #[test]
    fn who_approved_a_target_did_not_approve_another() {
        let target = |value: &str, by: Option<&str>, approved: &str| Target {
            value: Quantity::from_typed(Unit::Percentage, value).unwrap(),
            tolerance: Quantity::from_typed(Unit::Percentage, "2").unwrap(),
            by: by.map(|by| by.parse().unwrap()),
            base: None,
            why: String::new(),
            approved_by: approved.into(),
        };
        let with = |target| Indicator { target, ..eleven().remove(0) };
        let cabinet = "Cabinet, 15 May 2026";
        let before = with(Some(target("95", None, cabinet)));
        for (after, is_wrong, reason) in [
            (Some(target("95", None, cabinet)), false, "the same target"),
            (Some(target("96", None, cabinet)), true, "another value"),
            (Some(target("95", Some("2028-03-31"), cabinet)), true, "another day"),
            (Some(target("96", None, "")), false, "approved by nobody yet"),
            (Some(target("96", None, "Cabinet, 1 December 2026")), false, "approved anew"),
            (None, false, "no target any more"),
        ] {
            assert_eq!(approval_of_another(&before, &with(after)).is_some(), is_wrong, "{reason}");
        }
        let first = with(Some(target("96", None, cabinet)));
        assert_eq!(approval_of_another(&with(None), &first), None, "the first target");
    }

    #[test]
    fn a_formula_of_pounds_is_asked_about_where_the_indicator_is_in_per_cent() {
        assert_eq!(local("IND-L1", "spend.total").unit_questions(&[], &[]).len(), 1);
        assert!(local("IND-L1", "spend.local_share").unit_questions(&[], &[]).is_empty());
    }
}
