//! Indices drawn up, split, merged, replaced and retired, and the trends over them.

use super::*;
use jiff::civil::{Date, date};

/// A council's edition with one area about councillors and managers together, in use since 2018.
fn editions() -> Editions {
    let text = "edition: own\nname: Own\nstatus: active\nlevels: Low | Middle | High\ntheme: T | Theme\n\
                area: M | T | Members and managers\nfrom: 2018-03-29\nlevel 1: a\nlevel 2: b\nlevel 3: c\n\
                area: X | T | Other\nlevel 1: a\nlevel 2: b\nlevel 3: c\n";
    Editions::new(vec![text.parse().unwrap()])
}

fn whole(code: &str) -> Box<Index> {
    let statements = (1..=3).map(|number| Statement { level: level(number), text: "so".into() }).collect();
    Box::new(Index { statements, ..Index::draft(code.parse().unwrap(), "T".parse().unwrap(), code) })
}

fn draw(editions: &mut Editions, code: &str) {
    let change = EditionChange::Draw { edition: "own".parse().unwrap(), index: whole(code) };
    editions.apply(change, date(2018, 5, 1), "drawn up").unwrap();
}

fn asked(editions: &Editions, day: Date) -> Vec<String> {
    editions.all()[0].asked_on(day).map(|index| index.code.to_string()).collect()
}

fn split() -> EditionChange {
    EditionChange::Split { index: reference("own/M"), into: vec![reference("own/SL1"), reference("own/SL2")] }
}

#[test]
fn a_split_index_leaves_new_rounds_and_stays_in_old_ones() {
    let mut editions = editions();
    draw(&mut editions, "SL1");
    draw(&mut editions, "SL2");
    assert_eq!(asked(&editions, date(2018, 6, 1)), ["M", "X"], "drafts are not asked");
    let changed = editions.apply(split(), date(2018, 6, 1), " Members and managers differ ").unwrap();
    assert_eq!(changed.said, "own/M is split into own/SL1 and own/SL2 from 2018-06-01");
    assert_eq!(changed.why, "Members and managers differ");
    assert_eq!(asked(&editions, date(2018, 5, 31)), ["M", "X"], "the last day before");
    assert_eq!(asked(&editions, date(2018, 6, 1)), ["X", "SL1", "SL2"], "the first day after");
    let parts = [(reference("own/SL1"), Mapping::Narrower), (reference("own/SL2"), Mapping::Narrower)];
    assert_eq!(editions.replaced_by(&reference("own/M")), parts);
    let merge =
        EditionChange::Merge { indices: vec![parts[0].0.clone(), parts[1].0.clone()], into: reference("own/B") };
    draw(&mut editions, "B");
    editions.apply(merge, date(2020, 1, 1), "one again").unwrap();
    assert_eq!(asked(&editions, date(2020, 1, 1)), ["X", "B"]);
}

#[test]
fn a_change_that_cannot_be_leaves_everything_as_it_was() {
    let on = date(2018, 6, 1);
    let [m, x, sl1] = ["own/M", "own/X", "own/SL1"].map(reference);
    let missing = Box::new(Index::draft("E".parse().unwrap(), "T".parse().unwrap(), "Empty"));
    for (change, on, why, expected, reason) in [
        (split(), on, " ", ChangeRefusal::NoReason, "no reason"),
        (
            split(),
            date(2018, 3, 29),
            "w",
            ChangeRefusal::NotYet(m.clone()),
            "on its first day, it would never have been asked",
        ),
        (split(), on, "w", ChangeRefusal::NoIndex(reference("own/SL2")), "one part is not drawn up"),
        (
            EditionChange::Split { index: m.clone(), into: vec![sl1.clone()] },
            on,
            "w",
            ChangeRefusal::TooFew,
            "one part is no split",
        ),
        (
            EditionChange::Merge { indices: vec![m.clone(), m.clone()], into: x.clone() },
            on,
            "w",
            ChangeRefusal::Twice(m.clone()),
            "with itself",
        ),
        (EditionChange::Activate { index: m.clone() }, on, "w", ChangeRefusal::NotDraft(m.clone()), "in use already"),
        (
            EditionChange::Retire { index: sl1.clone() },
            on,
            "w",
            ChangeRefusal::NotActive(sl1.clone()),
            "a draft was never asked",
        ),
        (
            EditionChange::Draw { edition: "own".parse().unwrap(), index: whole("M") },
            on,
            "w",
            ChangeRefusal::NotDraft(m.clone()),
            "what is in use does not change",
        ),
        (
            EditionChange::Draw { edition: "no".parse().unwrap(), index: missing },
            on,
            "w",
            ChangeRefusal::NoEdition("no".parse().unwrap()),
            "no such edition",
        ),
        (
            EditionChange::Add { edition: Box::new(editions().all()[0].clone()) },
            on,
            "w",
            ChangeRefusal::EditionTaken("own".parse().unwrap()),
            "a code twice",
        ),
    ] {
        let mut editions = editions();
        draw(&mut editions, "SL1");
        let before = editions.clone();
        assert_eq!(editions.apply(change, on, why), Err(expected), "{reason}");
        assert_eq!(editions, before, "{reason}");
    }
}

#[test]
fn an_index_comes_into_use_with_a_sentence_for_each_level_and_retires_once() {
    let mut editions = editions();
    let empty = Box::new(Index::draft("E".parse().unwrap(), "T".parse().unwrap(), "Empty"));
    let on = date(2026, 4, 1);
    editions.apply(EditionChange::Draw { edition: "own".parse().unwrap(), index: empty }, on, "w").unwrap();
    let index = reference("own/E");
    let activate = || EditionChange::Activate { index: index.clone() };
    let refused = editions.apply(activate(), on, "w").unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Enter what is so at Low in Empty; Enter what is so at Middle in Empty; Enter what is so at High in Empty"
    );
    draw(&mut editions, "E");
    editions.apply(activate(), on, "w").unwrap();
    assert!(asked(&editions, on).contains(&"E".to_owned()));
    editions.apply(EditionChange::Retire { index: index.clone() }, date(2027, 4, 1), "w").unwrap();
    assert_eq!(
        editions.apply(activate(), on, "w"),
        Err(ChangeRefusal::Retired(index)),
        "what retired does not come back"
    );
}

#[test]
fn a_draft_edition_is_asked_once_the_council_confirms_it() {
    let mut editions = Editions::new(shipped());
    let code: EditionCode = "cciaf".parse().unwrap();
    let on = date(2026, 11, 21);
    assert_eq!(editions.get(&code).unwrap().asked_on(on).count(), 0, "a draft is not asked");
    editions.apply(EditionChange::Confirm { edition: code.clone() }, on, "compared with the framework").unwrap();
    assert_eq!(editions.get(&code).unwrap().asked_on(on).count(), 8);
    assert_eq!(editions.get(&code).unwrap().asked_on(on.yesterday().unwrap()).count(), 0, "not before");
}

fn point(index: &str, on: Date, number: u8) -> TrendPoint {
    TrendPoint { index: reference(index), on, level: level(number) }
}

#[test]
fn a_trend_goes_on_where_the_same_is_asked_and_breaks_where_not() {
    let editions = {
        let mut editions = editions();
        for code in ["N", "SL1", "SL2"] {
            draw(&mut editions, code);
        }
        let same = EditionChange::Replace { index: reference("own/X"), by: reference("own/N"), mapping: Mapping::Same };
        editions.apply(same, date(2020, 1, 1), "new words").unwrap();
        editions.apply(split(), date(2020, 1, 1), "differ").unwrap();
        editions
    };
    let agreed = [
        point("own/N", date(2021, 6, 1), 3),
        point("own/X", date(2019, 6, 1), 1),
        point("own/M", date(2019, 6, 1), 1),
        point("own/SL1", date(2021, 6, 1), 2),
        point("own/SL1", date(2022, 6, 1), 1),
    ];
    let goes_on = trend(&editions, &reference("own/N"), &agreed);
    assert_eq!((goes_on.points.len(), goes_on.breaks.len(), goes_on.change), (2, 0, Some(2)), "the same is asked");
    let breaks = trend(&editions, &reference("own/SL1"), &agreed);
    let expected = TrendBreak {
        before: reference("own/M"),
        after: reference("own/SL1"),
        on: date(2021, 6, 1),
        mapping: Mapping::Narrower,
    };
    assert_eq!((breaks.points.len(), &breaks.breaks), (3, &vec![expected]), "a part of it is asked");
    assert_eq!(breaks.change, Some(-1), "since the break");
    assert_eq!(trend(&editions, &reference("own/SL1"), &agreed[..4]).change, None, "none across the break");
    assert_eq!(trend(&editions, &reference("own/SL2"), &agreed[..1]), Trend::default(), "never agreed");
}
