//! The outline by the rules it asks.

use super::*;
use crate::law::Standing;
use crate::law::notices::Route;
use crate::law::procedure_rules::{
    Advert, Band, Basis, LowerLimit, Measure, Route as OwnRoute, UpperLimit, WaiverPath,
};
use jiff::civil::Date;

fn services(pence: i64) -> OutlineFacts {
    OutlineFacts { value_pence: Some(Pence::new(pence)), ..thought_of(ContractKind::Services, date(2026, 11, 20)) }
}

fn told(facts: &OutlineFacts) -> Answer<OutlineAnswer> {
    outline(facts, &Settings::default(), None).unwrap()
}

fn day(answer: &OutlineAnswer, what: &str) -> Option<Date> {
    answer.timetable.iter().find(|one| one.what.contains(what)).map(|one| one.day)
}

#[test]
fn a_competition_above_the_threshold_has_its_days_in_order_and_its_notices() {
    let facts = OutlineFacts {
        electronic: Some(true),
        documents_with_notice: Some(true),
        market_engaged: Some(true),
        assessment_days: Some(30),
        key_from_pence: Some(Pence::new(25_000_000)),
        ..services(50_000_000)
    };
    let told = told(&facts);
    let answer = told.value().unwrap();
    assert_eq!((answer.at_or_above, answer.threshold_pence), (Some(true), Pence::new(20_772_000)));
    for (what, on, reason) in [
        ("tender notice", date(2026, 11, 20), "the day it begins"),
        ("last day for tenders", date(2026, 12, 15), "25 days after"),
        ("contract award notice", date(2027, 1, 14), "30 days planned"),
        ("last day of the standstill", date(2027, 1, 25), "eight working days from Thursday 14 January"),
        ("may be entered into", date(2027, 1, 26), "the day after"),
        ("contract details", date(2027, 2, 24), "30 days that begin with the day of entry"),
    ] {
        assert_eq!(day(answer, what), Some(on), "{what}: {reason}");
    }
    assert!(answer.timetable.is_sorted_by_key(|one| one.day));
    let notices: Vec<&str> = answer.notices.iter().map(|one| one.notice).collect();
    assert_eq!(notices, ["UK2", "UK4", "UK6", "UK7"]);
    let key = answer.approvals.iter().find(|one| one.what.starts_with("Key decision")).unwrap();
    assert_eq!(key.by, Some(date(2026, 12, 16)), "28 clear days before 14 January");
    assert_eq!(told.reasons().missing(), []);
    let left_out: Vec<&str> = told.reasons().left_out().map(|(what, _)| what).collect();
    assert!(left_out.contains(&"Sunday 17 January 2027"), "the days of the standstill are among the reasons");
}

#[test]
fn each_side_of_the_threshold_has_its_own_routes() {
    for (pence, at_or_above, direct, reason) in [
        (20_772_000, true, "Open on a condition", "at the threshold a direct award needs a ground"),
        (20_771_999, false, "Open", "a penny less"),
    ] {
        let told = told(&services(pence));
        let answer = told.shown().unwrap();
        assert_eq!(answer.at_or_above, Some(at_or_above), "{reason}");
        let route = answer.routes.iter().find(|one| one.route == Route::Direct.label()).unwrap();
        assert_eq!(route.open, direct, "{reason}");
    }
}

#[test]
fn parts_and_related_contracts_make_the_value_and_the_value_is_given_once() {
    let part = ValuePart { part: PartKind::Supply, amount_pence: Pence::new(10_386_000), vat_to_add_percent: Some(20) };
    let facts = OutlineFacts { parts: vec![part.clone()], ..thought_of(ContractKind::Services, date(2026, 11, 20)) };
    assert_eq!(told(&facts).shown().unwrap().estimated_value_pence, Some(Pence::new(12_463_200)));
    let related = super::super::rules::value::RelatedContract {
        title: "The other half".into(),
        value_pence: Pence::new(10_386_000),
        could_be_one: Some(true),
        good_reason: None,
    };
    let split = OutlineFacts { related: vec![related], ..services(10_386_000) };
    let split = told(&split);
    let answer = split.shown().unwrap();
    assert_eq!((answer.at_or_above, answer.splitting_warning), (Some(true), true), "two halves are one whole");
    let twice = OutlineFacts { parts: vec![part], ..services(1) };
    assert_eq!(outline(&twice, &Settings::default(), None).unwrap_err().field, "value_pence");
}

#[test]
fn what_is_not_known_is_missing_and_nothing_is_made_up() {
    let nothing = told(&thought_of(ContractKind::Services, date(2026, 11, 20)));
    let answer = nothing.shown().unwrap();
    assert_eq!((answer.at_or_above, answer.estimated_value_pence), (None, None));
    let missing: Vec<&str> = nothing.reasons().missing().iter().map(|missing| missing.fact).collect();
    for fact in ["value_pence", "assessment_days", "market_engaged", "key_from_pence"] {
        assert!(missing.contains(&fact), "{fact}: {missing:?}");
    }
    assert!(day(answer, "standstill").is_none());
}

#[test]
fn other_authorities_and_the_earlier_regime_get_no_outline() {
    for (facts, standing) in [
        (OutlineFacts { authority: Authority::Central, ..services(1) }, Standing::Undecided),
        (OutlineFacts { authority: Authority::Utility, ..services(1) }, Standing::Undecided),
        (OutlineFacts { begins: date(2025, 2, 23), ..services(1) }, Standing::EarlierRegime),
    ] {
        assert_eq!(told(&facts).standing(), standing);
    }
    let school = OutlineFacts { authority: Authority::School, ..services(5_000_000) };
    assert_eq!(told(&school).shown().unwrap().notices, [], "schools have no notices below the threshold");
    assert_eq!(told(&services(5_000_000)).shown().unwrap().notices.len(), 2, "councils have them");
}

#[test]
fn the_councils_own_rules_stand_among_the_approvals() {
    let edition = ProcedureRules {
        number: 3,
        from: date(2026, 4, 1),
        adopted: "Full Council".into(),
        bands: vec![Band {
            name: "High".into(),
            kinds: Vec::new(),
            basis: Basis { measure: Measure::ContractValue, with_vat: false },
            from: LowerLimit::AtLeast(Pence::new(2_500_000)),
            up_to: UpperLimit::None,
            route: OwnRoute::Tender,
            advert: Advert::FindATender,
            approver: "Head of service".into(),
            waiver: WaiverPath::NotAllowed,
        }],
        requirements: Vec::new(),
    };
    let known = OutlineFacts { net_value_pence: Some(Pence::new(2_500_000)), ..services(3_000_000) };
    let answer = outline(&known, &Settings::default(), Some(&edition)).unwrap();
    assert!(answer.shown().unwrap().approvals.iter().any(|one| one.what.contains("Head of service")));
    let unknown = outline(&services(3_000_000), &Settings::default(), Some(&edition)).unwrap();
    assert!(unknown.shown().unwrap().approvals.is_empty(), "a value with VAT is not taken for one without");
    assert!(unknown.reasons().steps().iter().any(|step| step.what().contains("without VAT")));
}
