//! An action plan read from a table, and how far it is by theme.

use super::*;
use crate::findings::Place;
use crate::strategy::editions::shipped;

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
        let theme = one.theme.map_or_else(|| "none".to_owned(), |theme| theme.to_string());
        let ActionProgress { actions, done, overdue, done_per_cent, .. } = one;
        format!("{theme}: {actions} actions, {done} done, {overdue} overdue, {done_per_cent:?} per cent")
    };
    let told: Vec<String> = progress_by_theme(&shipped()[0], &actions, TODAY).into_iter().map(said).collect();
    let expected = [
        "SL: 2 actions, 1 done, 1 overdue, Some(62) per cent",
        "BC: 0 actions, 0 done, 0 overdue, None per cent",
        "CB: 1 actions, 0 done, 1 overdue, Some(25) per cent",
        "EN: 0 actions, 0 done, 0 overdue, None per cent",
        "none: 1 actions, 0 done, 1 overdue, Some(0) per cent",
    ];
    assert_eq!(told, expected, "what was stopped does not count; what helps nothing stands last");
}
