//! Actions said twice: asked back before they are added, and made one without losing anything.

use super::*;

#[test]
fn a_new_action_that_says_what_another_says_is_asked_back() {
    let there = [action(12, "Train councillors"), PlannedAction { days: None, due: None, ..action(13, "Hold events") }];
    let like = |said: &str| vec![format!("It looks like one that is there: {said}")];
    for (what, expected, reason) in [
        (
            "train COUNCILLORS.",
            like("action 12, Train councillors (Head of procurement, by 31 March 2027, 10 days of work)"),
            "signs and capitals do not tell them apart",
        ),
        (
            "Hold events",
            like("action 13, Hold events (Head of procurement, no day yet, not estimated)"),
            "what is not known is said",
        ),
        ("Train buyers", vec![], "another"),
    ] {
        assert_eq!(action(0, what).to_think_about(&there, TODAY), expected, "{reason}");
    }
}

#[test]
fn merging_keeps_the_effort_and_the_people_of_both() {
    let with = |id, days, owner: Option<&str>| PlannedAction {
        days,
        owner: owner.map(str::to_owned),
        ..action(id, "Hold events")
    };
    let (ann, sam) = (Some("Adaeze Okonkwo"), Some("Sam Holt"));
    for (keep, other, effort, days, owner, reason) in [
        ((Some(2), ann), (Some(400), sam), MergedEffort::Both, Some(402), Some("Adaeze Okonkwo and Sam Holt"), "both"),
        ((Some(2), ann), (Some(400), ann), MergedEffort::Larger, Some(400), ann, "counted twice, of one person"),
        ((Some(400), ann), (Some(2), None), MergedEffort::Larger, Some(400), ann, "the larger is the first"),
        ((None, None), (Some(2), sam), MergedEffort::Both, Some(2), sam, "only the other says"),
        (
            (Some(2), sam),
            (None, ann),
            MergedEffort::Larger,
            Some(2),
            Some("Sam Holt and Adaeze Okonkwo"),
            "only this one",
        ),
        ((None, None), (None, None), MergedEffort::Both, None, None, "not estimated is not nought"),
        (
            (Some(1), Some("Sam Holt, Head of Housing")),
            (Some(1), sam),
            MergedEffort::Both,
            Some(2),
            Some("Sam Holt, Head of Housing"),
            "one names the other",
        ),
    ] {
        let (one, two) = (with(1, keep.0, keep.1), with(2, other.0, other.1));
        let (kept, _) = merge(&one, &two, (effort, "Said twice"), TODAY).unwrap();
        assert_eq!((kept.days, kept.owner.as_deref()), (days, owner), "{reason}");
    }
}

#[test]
fn merging_loses_nothing() {
    let supplier: ActionLink = ActionLink::Record("risks/7".parse().unwrap());
    let keep = PlannedAction { links: vec![area("CB2")], with: vec!["Economy".into()], ..action(1, "Events") };
    let other = PlannedAction {
        links: vec![area("CB2"), area("CB3"), supplier.clone()],
        with: vec!["Economy".into(), "The county".into()],
        due: Some(date(2027, 1, 31)),
        evidence: shown("Invitation"),
        state: ActionState::UnderWay,
        how: "Two a year".into(),
        ..action(2, "Events")
    };
    let (kept, merged) = merge(&keep, &other, (MergedEffort::Both, " Said twice "), TODAY).unwrap();
    assert_eq!(kept.links, [area("CB2"), area("CB3"), supplier]);
    assert_eq!(kept.with, ["Economy", "The county"]);
    assert_eq!((kept.due, kept.how.as_str(), kept.evidence.len()), (Some(date(2027, 1, 31)), "Two a year", 1));
    assert_eq!(kept.state, ActionState::UnderWay);
    let state = ActionState::Merged { into: PlannedActionId::new(1), on: TODAY, why: "Said twice".into() };
    assert_eq!(merged, PlannedAction { state, ..other.clone() }, "the other stays as it was and points on");
    let fields = |result: Result<_, Vec<crate::strategy::WrongField>>| {
        result.err().unwrap_or_default().iter().map(|one| one.field).collect::<Vec<_>>()
    };
    assert_eq!(
        fields(merge(&keep, &keep, (MergedEffort::Both, ""), TODAY)),
        ["other", "why"],
        "with itself, without a reason"
    );
    assert_eq!(fields(merge(&keep, &merged, (MergedEffort::Both, "w"), TODAY)), ["other"], "merged already");
}
