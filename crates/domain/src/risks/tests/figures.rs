//! The register as list, map and figures.

use super::*;
use crate::strategy::Quantity;
use proptest::prelude::*;

fn figures(
    risks: &[Risk],
    actions: &BTreeMap<RiskId, Vec<LinkedAction>>,
    as_of: Date,
) -> BTreeMap<&'static str, String> {
    let scales = [red_yellow_green()];
    let appetites = BTreeMap::from([("ryg-3x3".to_owned(), appetites("yellow"))]);
    let records = measures::Records { risks, scales: &scales, appetites: &appetites, actions };
    let shown = |value: Option<Quantity>, reason: String| value.map_or(reason, |value| value.to_string());
    measures::read(&records, as_of).into_iter().map(|(code, one)| (code, shown(one.value, one.reason))).collect()
}

#[test]
fn the_figures_are_as_of_a_day() {
    let mut risks = vec![
        risk(1, Some(("red", "red"))),
        risk(2, Some(("green", "green"))),
        risk(3, None),
        risk(4, Some(("red", "red"))),
    ];
    risks[1].owner.clear();
    risks[3].closed = Some(Closing { on: day("2026-11-21"), why: "Contract ended".into() });
    let action = LinkedAction { title: "Act".into(), owner: "P. Hale".into(), due: None, ended: None };
    let actions = BTreeMap::from([(RiskId::new(1), vec![action])]);
    let found = figures(&risks, &actions, today());
    for (code, shown, reason) in [
        ("risks.open_count", "3", "one is closed from this day"),
        ("risks.reviewed_share", "66.67%", "the one without a rating is overdue"),
        ("risks.open_above_appetite", "1", "the red one"),
        ("risks.rated_share", "66.67%", "two of three"),
        ("risks.owned_share", "66.67%", "two of three"),
        ("risks.acted_on_share", "100.0%", "the red one has an action"),
    ] {
        assert_eq!(found[code], shown, "{reason}");
    }
    assert_eq!(figures(&risks, &actions, day("2026-11-20"))["risks.open_count"], "4", "the day before");
    let early = figures(&risks, &actions, day("2026-01-09"));
    assert!(
        early["risks.open_count"].starts_with("Not measured: no risk was entered"),
        "the day before any was entered"
    );
    let codes: Vec<&str> = measures::MEASURES.iter().map(|measure| measure.code).collect();
    assert!(codes.iter().all(|code| found.contains_key(code)) && codes.len() == found.len(), "each figure is read");
}

#[test]
fn nought_open_is_a_number_once_there_was_a_risk() {
    let closed = Risk { closed: Some(Closing { on: day("2026-05-01"), why: "Gone".into() }), ..risk(1, None) };
    let found = figures(&[closed], &BTreeMap::new(), today());
    assert_eq!(found["risks.open_count"], "0");
    assert_eq!(found["risks.reviewed_share"], "Not measured: no risk is open.");
}

#[test]
fn the_list_begins_with_what_nobody_rated_and_then_with_the_gravest() {
    let mut soon = risk(4, Some(("red", "red")));
    soon.proximity = Some(Proximity::Month);
    let risks = [risk(1, Some(("green", "green"))), risk(2, Some(("red", "red"))), risk(3, None), soon];
    let order: Vec<i64> = in_order(&risks, &red_yellow_green(), today()).iter().map(|risk| risk.id.get()).collect();
    assert_eq!(order, [3, 4, 2, 1]);
}

#[test]
fn a_contract_has_a_register_of_its_own() {
    let contract: crate::values::SubjectRef = "contracts/7".parse().unwrap();
    let risks = [risk(1, None), Risk { about: Some(contract.clone()), ..risk(2, None) }];
    let ids =
        |of: Option<&crate::values::SubjectRef>| of_subject(&risks, of).map(|risk| risk.id.get()).collect::<Vec<_>>();
    assert_eq!((ids(None), ids(Some(&contract))), (vec![1], vec![2]));
    assert_eq!(heat(of_subject(&risks, Some(&contract)), &red_yellow_green(), today()).1, 1, "not rated, and counted");
}

proptest! {
    #[test]
    fn every_open_risk_is_counted_once_in_the_map(places in proptest::collection::vec((0_usize..4, 0_usize..4, any::<bool>()), 0..40)) {
        let codes = ["green", "yellow", "red", "amber"];
        let risks: Vec<Risk> = places.iter().enumerate().map(|(at, (likelihood, impact, is_closed))| {
            let closed = is_closed.then(|| Closing { on: today(), why: String::new() });
            Risk { closed, ..risk(i64::try_from(at).unwrap(), Some((codes[*likelihood], codes[*impact]))) }
        }).collect();
        let (rows, elsewhere) = heat(&risks, &red_yellow_green(), today());
        let counted: usize = rows.iter().flatten().map(|cell| cell.count).sum();
        prop_assert_eq!(counted + elsewhere, places.iter().filter(|place| !place.2).count());
        prop_assert_eq!(rows.iter().flatten().count(), 9);
    }
}
