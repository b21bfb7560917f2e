//! Wynmarch's ten lines, from the current to the next level: three areas at Minimum, five at Developing, two at Mature.

use super::*;
use crate::findings::{Place, Severity};
use crate::strategy::editions::TrendPoint;

/// Area, current level, next level.
pub(in crate::strategy) const TEN_LINES: [(&str, &str, &str); 10] = [
    ("Engaging councillors", "Developing", "Mature"),
    ("Engaging senior managers", "Mature", "Leader"),
    ("Working with partners", "Developing", "Mature"),
    ("Engaging strategic suppliers", "Minimum", "Developing"),
    ("Creating commercial opportunities", "Minimum", "Developing"),
    ("Managing contracts and relationships", "Developing", "Mature"),
    ("Managing strategic risk", "Developing", "Mature"),
    ("Obtaining social value", "Mature", "Leader"),
    ("Engaging local SMEs and micro-businesses", "Developing", "Mature"),
    ("Enabling VCSE engagement", "Minimum", "Developing"),
];

pub(in crate::strategy) fn rows(sheet: &str) -> Vec<LevelRow> {
    let row = |(row, (area, current, next)): (u64, &(&str, &str, &str))| LevelRow {
        at: Place { sheet: Some(sheet.to_owned()), row: Some(row), column: None },
        area: (*area).to_owned(),
        current: (*current).to_owned(),
        next: (*next).to_owned(),
    };
    (2..).zip(&TEN_LINES).map(row).collect()
}

#[test]
fn the_ten_lines_come_out_as_they_went_in() {
    let nps = nps();
    let (read, findings) = read_levels(&nps, &rows("Summary"));
    assert_eq!(findings, []);
    let name = |level: Option<Level>| nps.levels.name(level.unwrap()).to_owned();
    let lines: Vec<(String, String, String)> = read
        .iter()
        .map(|one| {
            let (current, next) = one.decided().unwrap();
            (nps.index(&one.index).unwrap().name.clone(), name(current), name(next))
        })
        .collect();
    let expected = TEN_LINES.map(|(area, current, next)| (area.to_owned(), current.to_owned(), next.to_owned()));
    assert_eq!(lines, expected);
    let at = |wanted: &str| lines.iter().filter(|(_, current, _)| current == wanted).count();
    assert_eq!((at("Minimum"), at("Developing"), at("Mature")), (3, 5, 2));
    let one_up = read
        .iter()
        .all(|one| matches!(one.decided(), Some((Some(current), Some(next))) if current.steps_to(next) == 1));
    assert!(one_up, "each wants the next level");
}

#[test]
fn a_summary_and_an_annex_that_disagree_are_one_record_with_two_answers() {
    let nps = nps();
    let mut table = rows("Summary");
    let annex = |row, area: &str, current: &str, next: &str| LevelRow {
        at: Place { sheet: Some("Annex".into()), row: Some(row), column: None },
        area: area.into(),
        current: current.into(),
        next: next.into(),
    };
    table.extend([
        annex(5, "Engaging local SMEs", "Minimum", "Developing"),
        annex(6, "Manging contracts", "Developing", "Mature"),
        annex(7, "Enabling VSCE engagement", "Minimum", "Developing"),
        annex(8, "Climate", "Minimum", "Developing"),
        annex(9, "Engaging councillors", "Superb", ""),
    ]);
    let (read, findings) = read_levels(&nps, &table);
    assert_eq!(read.len(), 10, "a name spelt wrongly is no eleventh area");
    let told: Vec<(&str, Severity, String)> =
        findings.iter().map(|one| (one.code.as_str(), one.severity, one.at.to_string())).collect();
    let expected = [
        ("area_near", Severity::Confirm, "Annex!row 5"),
        ("area_near", Severity::Confirm, "Annex!row 6"),
        ("area_near", Severity::Confirm, "Annex!row 7"),
        ("area_unknown", Severity::Fix, "Annex!row 8"),
        ("level_unknown", Severity::Fix, "Annex!row 9"),
        ("levels_disagree", Severity::Fix, "Annex!row 5"),
    ];
    assert_eq!(told, expected.map(|(code, severity, at)| (code, severity, at.to_owned())));
    let smes = read.into_iter().find(|one| one.index == code("CB2")).unwrap();
    assert_eq!(smes.decided(), None, "nobody decides but a person");
    let smes = smes.decide((Some(level(4)), None)).unwrap_err();
    let smes = smes.decide((Some(level(2)), Some(level(3)))).unwrap();
    assert_eq!(smes.decided(), Some((Some(level(2)), Some(level(3)))));
}

#[test]
fn an_earlier_round_begins_the_trend_once_nothing_contradicts_itself() {
    let (nps, on) = (nps(), date(2024, 11, 1));
    let bring_in =
        |levels: &[EarlierLevel]| settled_round(RoundId::new(1), &nps, "2024", levels, "Strategy of 2024", on);
    let (read, _) = read_levels(&nps, &rows("Summary"));
    let (round, agreed) = bring_in(&read).unwrap();
    let all = points(&[round], &agreed);
    assert_eq!(all.len(), 10);
    assert!(all.contains(&TrendPoint { index: nps.reference(&code("SL4")), on, level: level(1) }));
    let mut twice = rows("Summary");
    twice.push(LevelRow { current: "Leader".into(), ..twice[0].clone() });
    let (read, _) = read_levels(&nps, &twice);
    assert_eq!(bring_in(&read).unwrap_err(), [code("SL1")]);
    let none = EarlierLevel { index: code("EN1"), said: vec![((None, Some(level(3))), Vec::new())] };
    assert_eq!(bring_in(&[none]).unwrap().0.asked, [], "wanted and never assessed");
}

/// A settled round with the levels of a table.
fn settled(id: i64, on: Date, levels: &[(&str, u8)]) -> (Round, Vec<Agreed>) {
    let round = Round { id: RoundId::new(id), ..closed() };
    let of = |(index, number): &(&str, u8)| Agreed {
        round: round.id,
        index: code(index),
        level: level(*number),
        why: "agreed".into(),
        evidence: Vec::new(),
        spread: Spread::default(),
        proposed: None,
        on,
    };
    (Round { state: RoundState::Settled { on }, ..round.clone() }, levels.iter().map(of).collect())
}

#[test]
fn two_rounds_show_how_far_each_area_came() {
    let editions = Editions::new(shipped());
    let (first, mut agreed) = settled(1, date(2024, 11, 1), &[("SL1", 1), ("SL2", 3), ("SL3", 2)]);
    let (second, later) = settled(2, date(2026, 11, 1), &[("SL1", 2), ("SL2", 2), ("BC1", 1)]);
    agreed.extend(later);
    let still_open = (open(), Agreed { round: RoundId::new(1), ..agreed[0].clone() });
    let all = points(&[first, second, Round { id: RoundId::new(3), ..still_open.0 }], &agreed);
    assert_eq!(all.len(), 6, "of settled rounds");
    let changes: Vec<(String, Option<i8>)> = progress(&editions, &nps(), &all)
        .into_iter()
        .filter(|(_, trend)| !trend.points.is_empty())
        .map(|(index, trend)| (index.to_string(), trend.change))
        .collect();
    let expected = [("SL1", Some(1)), ("SL2", Some(-1)), ("SL3", None), ("BC1", None)];
    assert_eq!(changes, expected.map(|(index, change)| (index.to_owned(), change)));
    let next = editions.get(&"nps-2022".parse().unwrap()).unwrap().reference(&code("SL2"));
    assert_eq!(level_before(&editions, &next, &all), Some(level(2)), "the next edition asks the same");
}
