//! The council's outcomes, and what links mean after they were replaced.

use super::*;

fn code(text: &str) -> OutcomeCode {
    text.parse().unwrap()
}

fn outcome(text: &str, parent: Option<&str>, to: Option<Date>, replaced_by: &[&str]) -> Outcome {
    Outcome {
        code: code(text),
        kind: OutcomeKind::Outcome,
        parent: parent.map(code),
        name: text.to_owned(),
        from: date(2020, 4, 1),
        to,
        replaced_by: replaced_by.iter().map(|text| code(text)).collect(),
    }
}

#[test]
fn links_lead_on_to_what_took_the_place() {
    let last = Some(date(2024, 3, 31));
    let outcomes = Outcomes::new(vec![
        outcome("place", None, last, &["green"]),
        outcome("place.1", Some("place"), last, &["green.1", "homes"]),
        outcome("place.2", Some("place"), last, &[]),
        Outcome { from: date(2024, 4, 1), ..outcome("green", None, None, &[]) },
        Outcome { from: date(2024, 4, 1), ..outcome("green.1", Some("green"), None, &[]) },
        Outcome { from: date(2024, 4, 1), ..outcome("homes", None, None, &[]) },
    ])
    .unwrap();
    let meant =
        |text: &str, day| outcomes.meant(&code(text), day).iter().map(|one| one.code.to_string()).collect::<Vec<_>>();
    assert_eq!(meant("place.1", date(2024, 3, 31)), ["place.1"], "its last day");
    assert_eq!(meant("place.1", date(2024, 4, 1)), ["green.1", "homes"], "the day after");
    assert_eq!(meant("place.2", date(2024, 4, 1)), Vec::<String>::new(), "nothing took its place");
    assert_eq!(outcomes.on(date(2024, 3, 31)).count(), 3);
    let linked = |codes: &[&str]| PlannedAction {
        links: codes.iter().map(|text| ActionLink::Outcome(code(text))).collect(),
        ..action(1, "x")
    };
    let served = |codes: &[&str], day| {
        outcomes.served(&linked(codes), day).iter().map(|one| one.code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(served(&["place.1"], date(2024, 3, 31)), ["place.1"]);
    assert_eq!(served(&["place.1"], date(2024, 4, 1)), ["place.1", "green.1", "homes"], "no link is lost");
    assert_eq!(served(&["place.1", "homes"], date(2024, 4, 1)), ["place.1", "green.1", "homes"], "each once");
    assert_eq!(served(&["place.2"], date(2024, 4, 1)), ["place.2"], "nothing took its place");
    assert_eq!(served(&["unknown"], date(2024, 4, 1)), Vec::<String>::new());
    let path: Vec<&str> = outcomes.path(&code("green.1")).unwrap().iter().map(|one| one.code.as_str()).collect();
    assert_eq!(path, ["green", "green.1"]);
}

#[test]
fn outcomes_that_do_not_make_a_tree_are_refused() {
    let ended = |text: &str, by: &[&str]| outcome(text, None, Some(date(2024, 3, 31)), by);
    for (all, ok, reason) in [
        (vec![outcome("a", None, None, &[]), outcome("b", Some("a"), None, &[])], true, "a tree"),
        (vec![outcome("a", None, None, &[]), outcome("a", None, None, &[])], false, "a code twice"),
        (vec![outcome("b", Some("a"), None, &[])], false, "no such parent"),
        (vec![outcome("a", Some("b"), None, &[]), outcome("b", Some("a"), None, &[])], false, "part of itself"),
        (vec![outcome("a", None, Some(date(2020, 3, 31)), &[])], false, "it ends before it begins"),
        (vec![outcome("a", None, Some(date(2020, 4, 1)), &[])], true, "one day"),
        (vec![Outcome { name: " ".into(), ..outcome("a", None, None, &[]) }], false, "no name"),
    ] {
        assert_eq!(Outcomes::new(all).is_ok(), ok, "{reason}");
    }
    let ring = Outcomes::new(vec![ended("a", &["b"]), ended("b", &["a"])]).unwrap();
    assert_eq!(ring.meant(&code("a"), date(2025, 1, 1)).len(), 0, "a ring comes to an end");
}
