//! Appetite, reviews and escalation, each at both sides of its boundary.

use super::*;

pub(super) fn control(test_due: Option<&str>) -> Control {
    Control {
        what: "Second firm on call".into(),
        owner: "R. Odell".into(),
        strength: Strength::Partial,
        test_due: test_due.map(day),
    }
}

fn action(due: Option<&str>, ended: Option<&str>) -> LinkedAction {
    let (title, owner) = ("Find a second firm".into(), "P. Hale".into());
    LinkedAction { title, owner, due: due.map(day), ended: ended.map(day) }
}

#[test]
fn appetite_is_by_kind_of_risk() {
    let scale = red_yellow_green();
    for (category, residual, against, reason) in [
        ("Supply", Some(("green", "yellow")), AgainstAppetite::Within, "yellow, at most yellow"),
        ("Supply", Some(("red", "red")), AgainstAppetite::Above, "red, at most yellow"),
        ("Safety", Some(("green", "yellow")), AgainstAppetite::Above, "yellow, at most green"),
        ("Safety", Some(("green", "green")), AgainstAppetite::Within, "green, at most green"),
        ("Supply", None, AgainstAppetite::Unknown, "not rated"),
        ("Supply", Some(("amber", "red")), AgainstAppetite::Unknown, "no such step"),
    ] {
        let one = Risk { category: category.into(), ..risk(1, residual) };
        assert_eq!(appetites("yellow").judge(&one, &scale, today()), against, "{reason}");
    }
    let one = risk(1, Some(("red", "red")));
    assert_eq!(appetites("amber").judge(&one, &scale, today()), AgainstAppetite::Unknown, "an appetite of no rating");
}

#[test]
fn a_review_is_due_by_its_rating_or_on_the_day_that_was_set() {
    let scale = red_yellow_green();
    let (red, green) = (Some(("red", "red")), Some(("green", "green")));
    for (residual, set, today, state, reason) in [
        (red, None, "2026-11-16", "later 2026-12-01", "fifteen days before"),
        (red, None, "2026-11-17", "due 2026-12-01", "fourteen days before"),
        (red, None, "2026-12-01", "due 2026-12-01", "on the day"),
        (red, None, "2026-12-02", "overdue 2026-12-01 1", "the day after"),
        (green, None, "2026-12-02", "later 2027-05-01", "a green one has six months"),
        (red, Some("2027-03-01"), "2026-12-02", "later 2027-03-01", "somebody set another day"),
        (
            red,
            Some("2026-11-01"),
            "2026-11-16",
            "later 2026-12-01",
            "a day that was set before the last review is used up",
        ),
        (None, None, "2026-11-16", "overdue 2026-11-01 15", "reviewed without a rating: it is due at once"),
    ] {
        let one = Risk { next_review: set.map(day), ..risk(1, residual) };
        let found = match review_state(&one, &scale, day(today)) {
            ReviewState::Later { on } => format!("later {on}"),
            ReviewState::Due { on } => format!("due {on}"),
            ReviewState::Overdue { on, days } => format!("overdue {on} {days}"),
        };
        assert_eq!(found, state, "{reason}");
    }
    let never = Risk { rated: vec![], ..risk(1, None) };
    assert_eq!(
        review_state(&never, &scale, day("2026-01-11")).on(),
        day("2026-01-10"),
        "never reviewed: due when it was entered"
    );
}

#[test]
fn a_risk_goes_higher_for_reasons_that_are_said() {
    let mild = || risk(1, Some(("green", "green")));
    let grave = || risk(1, Some(("red", "red")));
    let with = |mut one: Risk, change: fn(&mut Risk)| {
        change(&mut one);
        one
    };
    let open = || vec![action(Some("2027-01-01"), None)];
    for (one, actions, codes, reason) in [
        (mild(), vec![], vec![], "a mild one"),
        (grave(), open(), vec!["above_appetite", "gravest"], "a red one"),
        (grave(), vec![], vec!["above_appetite", "gravest", "no_action"], "and nobody does anything"),
        (
            grave(),
            vec![action(None, Some("2026-11-21"))],
            vec!["above_appetite", "gravest", "no_action"],
            "or is done with it",
        ),
        (risk(1, None), vec![], vec!["not_rated"], "nobody rated it"),
        (risk(1, Some(("amber", "red"))), vec![], vec!["not_rated"], "its step is gone"),
        (with(mild(), |one| one.owner = " ".into()), vec![], vec!["no_owner"], "nobody answers"),
        (with(mild(), |one| one.proximity = Some(Proximity::Month)), vec![], vec![], "soon, but green"),
        (
            with(risk(1, Some(("green", "yellow"))), |one| one.proximity = Some(Proximity::Month)),
            vec![],
            vec!["near"],
            "soon and yellow",
        ),
        (mild(), vec![action(Some("2026-11-21"), None)], vec![], "an action due today"),
        (mild(), vec![action(Some("2026-11-20"), None)], vec!["action_overdue"], "due yesterday"),
        (mild(), vec![action(Some("2026-11-20"), Some("2026-11-21"))], vec![], "due yesterday and done today"),
        (with(mild(), |one| one.controls.push(control(Some("2026-11-21")))), vec![], vec![], "a test due today"),
        (
            with(mild(), |one| one.controls.push(control(Some("2026-11-20")))),
            vec![],
            vec!["control_untested"],
            "yesterday",
        ),
        (
            with(risk(1, Some(("green", "yellow"))), |one| {
                one.rated.insert(0, rated("2026-08-01", Some(("green", "green"))))
            }),
            vec![],
            vec!["worsened"],
            "it rose",
        ),
        (with(mild(), |one| one.rated.insert(0, rated("2026-08-01", Some(("red", "red"))))), vec![], vec![], "it fell"),
        (with(mild(), |one| one.next_review = Some(day("2026-11-02"))), vec![], vec![], "a review 19 days late"),
        (
            with(grave(), |one| one.closed = Some(Closing { on: day("2026-11-21"), why: "Gone".into() })),
            vec![],
            vec![],
            "closed today",
        ),
    ] {
        let (scale, appetites) = (red_yellow_green(), appetites("yellow"));
        let facts = Facts { scale: &scale, appetites: &appetites, actions: &actions };
        let found = escalations(&one, facts, today());
        assert_eq!(found.iter().map(|one| one.code).collect::<Vec<_>>(), codes, "{reason}");
        assert!(found.iter().all(|one| one.reason.ends_with('.')), "{reason}");
    }
}

#[test]
fn an_overdue_review_goes_higher_after_thirty_days() {
    let (scale, appetites) = (red_yellow_green(), appetites("yellow"));
    let facts = Facts { scale: &scale, appetites: &appetites, actions: &[] };
    let one = Risk { next_review: Some(day("2026-11-10")), ..risk(1, Some(("green", "green"))) };
    assert_eq!(escalations(&one, facts, day("2026-12-10")), [], "thirty days late");
    let late = escalations(&one, facts, day("2026-12-11"));
    assert_eq!(late[0].reason, "Its review was due on 10 November 2026, 31 days ago.");
}

#[test]
fn who_must_know_is_whom_the_scale_names_else_the_owner() {
    let scale = red_yellow_green();
    let owned = |residual, owner: &str| Risk { owner: owner.into(), ..risk(1, residual) };
    for (one, to, reason) in [
        (owned(Some(("green", "yellow")), "R. Odell"), "Head of procurement", "the scale names somebody"),
        (owned(Some(("green", "green")), "R. Odell"), "Its owner, R. Odell", "the scale names nobody for a mild one"),
        (owned(None, "R. Odell"), "Its owner, R. Odell", "not rated"),
        (owned(None, " "), "Whoever keeps the register: the risk has no owner", "nobody answers for it"),
    ] {
        assert_eq!(who_must_know(&one, &scale, today()), to, "{reason}");
    }
}
