//! An action plan read from a table, and how far it is by theme.

use super::*;
use crate::findings::Place;
use crate::strategy::editions::shipped;
use crate::strategy::training::{Audience, Learner};

fn row(number: u64, area: &str, what: &str, with: &str) -> ActionRow {
    let at = Place { row: Some(number), ..Place::default() };
    ActionRow { at, area: area.into(), what: what.into(), with: with.into(), ..ActionRow::default() }
}

#[test]
fn a_line_copied_to_another_area_is_one_action_for_both() {
    let rows = [
        row(2, "Engaging local SMEs", "Hold events to increase opportunities for SMEs", "Economy; The county"),
        row(3, "Enabling VSCE engagement", "Hold events to increase opportunities for SMEs.", ""),
        row(4, "CB2", "Hold events, to increase opportunities for SMEs", ""),
        row(5, "", "Recruit two buyers", "HR, Finance"),
        row(6, "Climate", "Electric fleet", ""),
        row(7, "CB1", " ", ""),
    ];
    let (read, findings) = read_actions(&shipped()[0], &rows);
    let told: Vec<(&str, Vec<ActionLink>, usize)> =
        read.iter().map(|one| (one.what.as_str(), one.links.clone(), one.places.len())).collect();
    let expected = [
        ("Hold events to increase opportunities for SMEs", vec![area("CB2"), area("CB3")], 3),
        ("Recruit two buyers", vec![], 1),
        ("Electric fleet", vec![], 1),
    ];
    assert_eq!(told, expected, "what cannot be placed is read all the same");
    assert_eq!((read[0].with.clone(), read[1].with.len()), (vec!["Economy".to_owned(), "The county".to_owned()], 2));
    let found: Vec<(u64, &str)> = findings.iter().map(|one| (one.at.row.unwrap(), one.code.as_str())).collect();
    let expected = [
        (2, "area_near"),
        (3, "area_near"),
        (3, "action_twice"),
        (4, "action_twice"),
        (6, "area_unknown"),
        (7, "action_empty"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn progress_is_counted_by_theme() {
    let with = |id, index: &[&str], done_per_cent, state| PlannedAction {
        links: index.iter().map(|index| area(index)).collect(),
        due: Some(date(2026, 11, 20)),
        done_per_cent,
        state,
        ..action(id, "x")
    };
    let actions = [
        with(1, &["SL1", "CB1"], 25, ActionState::UnderWay),
        with(2, &["SL2"], 100, ActionState::Done { on: TODAY }),
        with(3, &["SL2"], 0, ActionState::Stopped { on: TODAY, why: "w".into() }),
        with(4, &[], 0, ActionState::Planned),
    ];
    let said = |one: ActionProgress| {
        let theme = one.theme.unwrap_or_else(|| "none".to_owned());
        let ActionProgress { actions, done, overdue, given_up, done_per_cent, .. } = one;
        let far = done_per_cent.map_or_else(|| "none".to_owned(), |mean| mean.to_string());
        format!("{theme}: {actions} actions, {done} done, {overdue} overdue, {given_up} given up, {far}")
    };
    let told: Vec<String> = progress_by_theme(&shipped()[0], &actions, TODAY).into_iter().map(said).collect();
    let expected = [
        "Showing leadership: 3 actions, 1 done, 1 overdue, 1 given up, 62.5%",
        "Behaving commercially: 0 actions, 0 done, 0 overdue, 0 given up, none",
        "Achieving community benefits: 1 actions, 0 done, 1 overdue, 0 given up, 25.0%",
        "Enablers: 0 actions, 0 done, 0 overdue, 0 given up, none",
        "none: 1 actions, 0 done, 1 overdue, 0 given up, 0.0%",
    ];
    assert_eq!(
        told, expected,
        "what was stopped counts as a row of its list does, and not in the mean; what helps nothing stands last"
    );
}

#[test]
fn the_plans_own_theme_counts_before_those_of_areas() {
    let nps = &shipped()[0];
    for (theme, areas, expected, reason) in [
        (
            None,
            vec!["SL1", "CB1"],
            vec!["Showing leadership", "Achieving community benefits"],
            "the themes of its areas",
        ),
        (None, vec!["SL1", "SL2"], vec!["Showing leadership"], "each once"),
        (None, vec![], vec![], "no area, no theme"),
        (Some("Growing our own"), vec!["SL1"], vec!["Growing our own"], "the plan's own theme"),
        (Some("behaving COMMERCIALLY"), vec!["SL1"], vec!["Behaving commercially"], "one of the edition by its name"),
        (Some("cb"), vec![], vec!["Achieving community benefits"], "and by its code"),
        (Some(" "), vec!["SL1"], vec!["Showing leadership"], "white space is none"),
    ] {
        let links = areas.iter().map(|index| area(index)).collect();
        let one = PlannedAction { theme: theme.map(str::to_owned), links, ..action(1, "x") };
        assert_eq!(themes_of(nps, &one), expected, "{reason}");
    }
    let own = PlannedAction { theme: Some("Growing our own".into()), ..action(1, "x") };
    let progress = progress_by_theme(nps, &[own], TODAY);
    let last = |at: usize| progress.iter().rev().nth(at).map(|one| (one.theme.as_deref(), one.actions));
    assert_eq!((last(1), last(0)), (Some((Some("Growing our own"), 1)), Some((None, 0))));
}

#[test]
fn a_theme_in_the_table_is_kept_from_whichever_row_says_it() {
    let with = |number, theme: &str| ActionRow { theme: theme.into(), ..row(number, "", "Recruit two buyers", "") };
    let theme = |rows: &[ActionRow]| read_actions(&shipped()[0], rows).0.first().and_then(|one| one.theme.clone());
    assert_eq!(theme(&[with(2, ""), with(3, "Our people ")]).as_deref(), Some("Our people"));
    assert_eq!(theme(&[with(2, "First"), with(3, "Second")]).as_deref(), Some("First"));
    assert_eq!(theme(&[with(2, " ")]), None);
}

#[test]
fn departments_count_once_and_only_what_goes_on_reaches_them() {
    let with = |id, departments: &[&str]| PlannedAction {
        departments: departments.iter().map(|one| (*one).to_owned()).collect(),
        ..action(id, "x")
    };
    let actions = [
        with(1, &["Finance", "housing & property"]),
        PlannedAction { state: ActionState::Done { on: TODAY }, ..with(2, &["Finance"]) },
        PlannedAction { state: ActionState::Stopped { on: TODAY, why: "w".into() }, ..with(3, &["Parks"]) },
        PlannedAction { kind: ActionKind::Support, ..with(4, &["Parks"]) },
        with(5, &["Legal"]),
    ];
    let found = departments_reached(["Housing and Property", "Parks", " "], &actions);
    let told: Vec<(&str, usize, usize)> =
        found.iter().map(|one| (one.department.as_str(), one.actions, one.done)).collect();
    let expected = [("Finance", 2, 1), ("Housing and Property", 1, 0), ("Legal", 1, 0), ("Parks", 0, 0)];
    assert_eq!(told, expected, "what was stopped, and support, reach nobody; a name in other signs is the same");
}

#[test]
fn the_councils_own_departments_are_those_of_its_officers_of_the_day() {
    let of = |team: &str, since: i8, left: Option<i8>, audiences: &[Audience]| Learner {
        person: format!("{team} {since}"),
        audiences: audiences.to_vec(),
        team: team.to_owned(),
        since: date(2026, 11, since),
        left: left.map(|day| date(2026, 11, day)),
        looks_after: Vec::new(),
    };
    let managers = [Audience::ContractManagers];
    for (learner, own, reason) in [
        (of("Parks", 1, None, &managers), vec!["Parks"], "an officer's service"),
        (of(" Parks ", 1, None, &managers), vec!["Parks"], "spaces count for nothing"),
        (of("", 1, None, &managers), vec![], "nothing said"),
        (of("Scrutiny", 1, None, &[Audience::Councillors]), vec![], "a committee is no department"),
        (of("Parks", 21, None, &managers), vec!["Parks"], "from today"),
        (of("Parks", 22, None, &managers), vec![], "from tomorrow"),
        (of("Parks", 1, Some(22), &managers), vec!["Parks"], "leaves tomorrow"),
        (of("Parks", 1, Some(21), &managers), vec![], "left today"),
    ] {
        assert_eq!(own_departments(&[learner], TODAY), own, "{reason}");
    }
    let two = [of("Parks", 1, None, &managers), of("Housing", 1, None, &managers), of("Parks", 2, None, &managers)];
    assert_eq!(own_departments(&two, TODAY), ["Housing", "Parks"], "each once, in order");
}

#[test]
fn a_request_for_help_needs_what_and_for_whom() {
    let wanted = |what: &str, department: &str, by| HelpWanted { what: what.into(), department: department.into(), by };
    for (asked, fields, reason) in [
        (wanted("A tender for lifts", "Housing", None), vec![], "no hurry"),
        (wanted("A tender for lifts", "Housing", Some(TODAY)), vec![], "today is not over"),
        (wanted("A tender for lifts", "Housing", Some(date(2026, 11, 20))), vec!["by"], "yesterday is"),
        (wanted(" ", "", None), vec!["what", "department"], "nothing said"),
        (wanted("x", &"d".repeat(201), None), vec!["department"], "too long"),
    ] {
        let found: Vec<&str> = asked.check(TODAY).iter().map(|one| one.field).collect();
        assert_eq!(found, fields, "{reason}");
    }
}
