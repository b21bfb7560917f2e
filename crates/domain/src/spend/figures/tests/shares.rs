//! Shares: rings, small firms, the voluntary sector; what is not known; means over years.

use super::{Facts, cube, facts, line, month};
use crate::spend::figures::{
    Area, Extent, MeanWay, Months, Percent, Place, Question, Split, UnknownAs, localities, mean, organisations, rings,
    share, share_by,
};
use crate::spend::{Dimension, REDACTED_KEY, SpendScope};
use crate::suppliers::{PostcodeKind, Ring, SmeDefinition, SupplierFacts};
use crate::values::Pence;

fn split(yes: i64, no: i64, unknown: i64) -> Split {
    Split { yes: Pence::new(yes), no: Pence::new(no), unknown: Pence::new(unknown) }
}

#[test]
fn what_is_not_known_counts_as_the_reader_chose_and_is_never_nought() {
    use Percent::{Between, One};
    use UnknownAs::{LeftOut, Not, Range};
    for (of, way, percent, reason) in [
        (split(12, 88, 0), Not, Some(One(120)), "all is known"),
        (split(12, 78, 10), Not, Some(One(120)), "unknown counts as no"),
        (split(12, 78, 10), LeftOut, Some(One(133)), "12 of 90"),
        (split(12, 78, 10), Range, Some(Between(120, 220)), "from none to all of it"),
        (split(12, 88, -10), Range, Some(Between(22, 133)), "more came back: the ends change places"),
        (split(0, 100, 0), Not, Some(One(0)), "a real nought"),
        (split(0, 0, 100), Not, None, "nothing is known: not measured"),
        (split(0, 0, 100), Range, None, "nothing is known: not measured"),
        (split(0, 0, 0), Not, None, "nothing was paid"),
        (split(1, 1999, 0), Not, Some(One(1)), "0.05 % is rounded up"),
        (split(1, 2000, 0), Not, Some(One(0)), "a hair below 0.05 %"),
    ] {
        assert_eq!(of.share(way), percent, "{reason}");
    }
}

#[test]
fn rings_lie_within_each_other_and_add_up_to_the_whole() {
    let cube = cube(&[
        line("2025-04", "near", 1),
        line("2025-04", "shire", 20),
        line("2025-04", "region", 300),
        line("2025-04", "far", 4_000),
        line("2025-04", "abroad", 50_000),
        line("2025-04", "unknown", 600_000),
        line("2025-04", REDACTED_KEY, 7_000_000),
    ]);
    let at = |ring| facts(Some(ring), None, None);
    let book = Facts::default()
        .with("near", at(Ring::District))
        .with("shire", at(Ring::County))
        .with("region", at(Ring::Region))
        .with("far", at(Ring::Uk))
        .with("abroad", at(Ring::Abroad));
    let known = book.known(&cube);
    let found = rings(&cube, &known, &Extent::default(), None);
    for (ring, yes) in
        [(Ring::District, 1), (Ring::County, 21), (Ring::Region, 321), (Ring::Uk, 4_321), (Ring::Abroad, 54_321)]
    {
        let split = found.within(ring);
        assert_eq!(split.yes, Pence::new(yes), "{ring:?}");
        assert_eq!(split.unknown, Pence::new(7_600_000), "{ring:?}: redacted payees are not known");
        assert_eq!(split.whole(), Extent::default().total(&cube).1, "{ring:?}");
        assert_eq!(
            split,
            share(&cube, &known, &Extent::default(), Question::Within(Area { ring, by: None })),
            "{ring:?}: the same by question"
        );
    }
}

#[test]
fn changing_the_place_of_a_supplier_changes_the_share_by_its_money() {
    let cube = cube(&[line("2025-04", "one", 300), line("2025-04", "other", 700)]);
    let of = |ring| {
        Facts::default().with("one", facts(Some(ring), None, None)).with("other", facts(Some(Ring::Uk), None, None))
    };
    let local = |book: &Facts| {
        share(&cube, &book.known(&cube), &Extent::default(), Question::Within(Area::DISTRICT)).share(UnknownAs::Not)
    };
    assert_eq!(local(&of(Ring::Uk)), Some(Percent::One(0)));
    assert_eq!(local(&of(Ring::District)), Some(Percent::One(300)));
}

#[test]
fn both_must_be_so_and_one_that_is_not_so_decides() {
    let within = |ring, sme| {
        Question::SmeWithin(SmeDefinition::ProcurementAct, Area::DISTRICT).answer(Some(&facts(ring, sme, None)))
    };
    for (ring, sme, answer, reason) in [
        (Some(Ring::District), Some(true), Some(true), "small and here"),
        (Some(Ring::District), Some(false), Some(false), "here and large"),
        (Some(Ring::County), Some(true), Some(false), "small and elsewhere"),
        (Some(Ring::County), None, Some(false), "elsewhere, whatever its size"),
        (None, Some(false), Some(false), "large, wherever it is"),
        (Some(Ring::District), None, None, "here, and nobody knows its size"),
        (None, Some(true), None, "small, and nobody knows where"),
        (None, None, None, "nothing is known"),
    ] {
        assert_eq!(within(ring, sme), answer, "{reason}");
    }
    assert_eq!(Question::Sme(SmeDefinition::ProcurementAct).answer(None), None, "no facts at all");
}

#[test]
fn wards_and_the_rest_add_up_to_the_council() {
    let cube = cube(&[
        line("2025-04", "a", 10),
        line("2025-04", "b", 200),
        line("2025-04", "c", 3_000),
        line("2025-04", "d", 40_000),
        line("2025-04", "e", 500_000),
    ]);
    let ward = |name: &str| SupplierFacts { ward: Some(name.to_owned()), ..facts(Some(Ring::District), None, None) };
    let book = Facts::default()
        .with("a", ward("Abbey"))
        .with("b", ward("Mill"))
        .with("c", facts(Some(Ring::District), None, None))
        .with("d", SupplierFacts { ward: Some("Elsewhere".into()), ..facts(Some(Ring::Uk), None, None) });
    let rows = localities(&cube, &book.known(&cube), &Extent::default());
    let expected = [
        (Place::Ward("Mill".into()), 200),
        (Place::Ward("Abbey".into()), 10),
        (Place::WardNotKnown, 3_000),
        (Place::Outside, 40_000),
        (Place::NotKnown, 500_000),
    ];
    assert_eq!(rows, expected.map(|(place, pence)| (place, Pence::new(pence))), "a ward of another council is outside");
    assert_eq!(rows.iter().map(|(_, money)| money.get()).sum::<i64>(), Extent::default().total(&cube).1.get());
}

#[test]
fn a_scope_and_a_period_narrow_a_share_at_both_ends() {
    let out = super::Line { out: true, ..line("2025-04", "a", 1_000) };
    let cube = cube(&[
        out,
        line("2025-03", "a", 1),
        line("2025-04", "a", 20),
        line("2026-03", "a", 300),
        line("2026-04", "a", 4_000),
        line("", "a", 50_000),
    ]);
    let total = |extent: Extent| extent.total(&cube).1.get();
    let influenceable = Extent { scope: SpendScope::Influenceable, ..Extent::default() };
    let year = super::year("2025-26");
    assert_eq!(total(Extent::default()), 55_321, "everything, undated lines too");
    assert_eq!(total(influenceable.clone()), 54_321, "without what is out of scope");
    assert_eq!(total(influenceable.year(year)), 320, "April and March of the year, and no undated line");
    assert_eq!(total(Extent::default().over(Months::Between(month("2026-04"), month("2026-04")))), 4_000, "one month");
}

#[test]
fn shares_by_service_add_up_to_the_share_of_the_whole() {
    let cube = cube(&[
        line("2025-04", "a", 10).of("Parks", "Plants"),
        line("2025-04", "b", 20).of("Parks", "Tools"),
        line("2025-04", "a", 5).of("Housing", "Tools"),
    ]);
    let book = Facts::default().with("a", facts(None, Some(true), None)).with("b", facts(None, Some(false), None));
    let known = book.known(&cube);
    let rows =
        share_by(&cube, &known, &Extent::default(), Question::Sme(SmeDefinition::ProcurementAct), Dimension::Service);
    let shown: Vec<(&str, Split)> = rows.iter().map(|row| (row.label.as_str(), row.split)).collect();
    assert_eq!(shown, [("Parks", split(10, 20, 0)), ("Housing", split(5, 0, 0))]);
    for by in [Dimension::Service, Dimension::Category, Dimension::Supplier] {
        let rows = share_by(&cube, &known, &Extent::default(), Question::Sme(SmeDefinition::ProcurementAct), by);
        let all = rows.iter().fold(Split::default(), |sum, row| sum.with(row.split));
        assert_eq!(
            all,
            share(&cube, &known, &Extent::default(), Question::Sme(SmeDefinition::ProcurementAct)),
            "{by:?}"
        );
    }
}

#[test]
fn a_mean_over_years_is_weighted_by_value_or_not_as_it_says() {
    let (small, large) = (split(30, 70, 0), split(50, 950, 0));
    for (years, way, percent, reason) in [
        (vec![small, large], MeanWay::ByValue, Some(73), "80 of 1,100"),
        (vec![small, large], MeanWay::OfPercentages, Some(175), "30.0 % and 5.0 %"),
        (
            vec![split(1, 2, 0), split(1, 2, 0), split(1, 2, 0)],
            MeanWay::OfPercentages,
            Some(333),
            "thirds are not cut short",
        ),
        (vec![split(1, 0, 0), split(0, 0, 5)], MeanWay::OfPercentages, None, "a year of which nothing is known"),
        (vec![], MeanWay::ByValue, None, "no year"),
    ] {
        assert_eq!(mean(&years, way, UnknownAs::Not), percent.map(Percent::One), "{reason}");
    }
    let doubtful = [split(10, 80, 10), split(20, 60, 20)];
    assert_eq!(mean(&doubtful, MeanWay::OfPercentages, UnknownAs::Range), Some(Percent::Between(150, 300)));
}

#[test]
fn the_definition_of_a_small_firm_and_the_kind_of_postcode_change_the_answer() {
    let stated = facts(Some(Ring::Uk), Some(true), None);
    for (definition, answer, reason) in [
        (SmeDefinition::ProcurementAct, Some(true), "stated under this definition"),
        (SmeDefinition::NationalStrategy, None, "another definition may say otherwise"),
        (SmeDefinition::AsStated, Some(true), "under whatever definition"),
    ] {
        assert_eq!(Question::Sme(definition).answer(Some(&stated)), answer, "{reason}");
    }
    let area = |by| Question::Within(Area { ring: Ring::Uk, by }).answer(Some(&stated));
    assert_eq!(area(None), Some(true), "by the postcode that counts");
    assert_eq!(area(Some(PostcodeKind::Registered)), None, "nobody said where it is registered");
}

#[test]
fn a_charity_that_is_also_a_company_is_one_organisation() {
    let cube =
        cube(&[line("2025-04", "a", 1), line("2025-04", "b", 1), line("2025-04", "c", 1), line("2025-04", "d", 1)]);
    let of = |company: Option<&str>, charity: Option<&str>| SupplierFacts {
        company_number: company.map(str::to_owned),
        charity_number: charity.map(str::to_owned),
        ..facts(None, None, Some(true))
    };
    for (book, count, reason) in [
        (Facts::default().with("a", of(Some("1"), Some("9"))), 1, "both numbers, one supplier"),
        (Facts::default().with("a", of(Some("1"), None)).with("b", of(Some("2"), None)), 2, "two companies"),
        (Facts::default().with("a", of(Some("1"), None)).with("b", of(Some("1"), Some("9"))), 1, "the same company"),
        (
            Facts::default()
                .with("a", of(Some("1"), None))
                .with("b", of(None, Some("9")))
                .with("c", of(Some("1"), Some("9"))),
            1,
            "the third joins the first two",
        ),
        (Facts::default().with("a", of(None, None)).with("b", of(None, None)), 2, "without numbers each is its own"),
        (
            Facts::default().with("a", of(Some("9"), None)).with("b", of(None, Some("9"))),
            2,
            "a company is no charity of that number",
        ),
    ] {
        let found = organisations(&cube, &book.known(&cube), &Extent::default(), Question::Vcse);
        assert_eq!(found, count, "{reason}");
    }
}
