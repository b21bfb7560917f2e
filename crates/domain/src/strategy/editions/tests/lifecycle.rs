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

fn refused(change: EditionChange, on: Date, why: &str, expected: &ChangeRefusal, reason: &str) {
    let mut editions = editions();
    draw(&mut editions, "SL1");
    let before = editions.clone();
    assert_eq!(editions.apply(change, on, why).as_ref(), Err(expected), "{reason}");
    assert_eq!(editions, before, "{reason}: everything is as it was");
}

#[test]
fn indices_that_cannot_be_changed_stay_as_they_were() {
    use ChangeRefusal::{NoIndex, NoReason, NotActive, NotDraft, NotYet, TooFew, Twice};
    let on = date(2018, 6, 1);
    let [m, x, sl1] = ["own/M", "own/X", "own/SL1"].map(reference);
    let one_part = EditionChange::Split { index: m.clone(), into: vec![sl1.clone()] };
    let itself = EditionChange::Merge { indices: vec![m.clone(), m.clone()], into: x };
    let activate = EditionChange::Activate { index: m.clone() };
    let retire = EditionChange::Retire { index: sl1.clone() };
    for (change, on, why, expected, reason) in [
        (split(), on, " ", NoReason, "no reason"),
        (split(), date(2018, 3, 29), "w", NotYet(m.clone()), "on its first day, it would never have been asked"),
        (split(), on, "w", NoIndex(reference("own/SL2")), "one part is not drawn up"),
        (one_part, on, "w", TooFew, "one part is no split"),
        (itself, on, "w", Twice(m.clone()), "with itself"),
        (activate, on, "w", NotDraft(m), "in use already"),
        (retire, on, "w", NotActive(sl1), "a draft was never asked"),
    ] {
        refused(change, on, why, &expected, reason);
    }
}

#[test]
fn editions_that_cannot_be_changed_stay_as_they_were() {
    let on = date(2018, 6, 1);
    let (own, no): (EditionCode, EditionCode) = ("own".parse().unwrap(), "no".parse().unwrap());
    let draw = |edition: &EditionCode, code: &str| EditionChange::Draw { edition: edition.clone(), index: whole(code) };
    let add = EditionChange::Add { edition: Box::new(editions().all()[0].clone()) };
    for (change, expected, reason) in [
        (draw(&own, "M"), ChangeRefusal::NotDraft(reference("own/M")), "what is in use does not change"),
        (draw(&no, "E"), ChangeRefusal::NoEdition(no.clone()), "no such edition"),
        (add, ChangeRefusal::EditionTaken(own.clone()), "a code twice"),
    ] {
        refused(change, on, "w", &expected, reason);
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
        "what retired is not confirmed once more"
    );
}

#[test]
fn an_area_that_retired_is_asked_again_unless_another_has_its_place() {
    let mut editions = editions();
    let (m, x, on) = (reference("own/M"), reference("own/X"), date(2026, 4, 1));
    let resume = |index: &IndexRef| EditionChange::Resume { index: index.clone() };
    assert_eq!(editions.apply(resume(&m), on, "w"), Err(ChangeRefusal::NotRetired(m.clone())), "it is in use");
    editions.apply(EditionChange::Retire { index: m.clone() }, on, "w").unwrap();
    assert_eq!(asked(&editions, date(2026, 10, 1)), ["X"], "off");
    let said = editions.apply(resume(&m), date(2026, 10, 1), "w").unwrap().said;
    assert_eq!(said, "own/M is asked again from 2026-10-01");
    assert_eq!(asked(&editions, date(2026, 10, 1)), ["M", "X"], "and on again");
    assert_eq!(asked(&editions, date(2026, 9, 30)), ["X"], "not before that day");
    let replace = EditionChange::Replace { index: m.clone(), by: x.clone(), mapping: Mapping::Same };
    editions.apply(replace, date(2027, 4, 1), "w").unwrap();
    let taken = ChangeRefusal::PlaceTaken { index: m.clone(), by: x };
    assert_eq!(editions.apply(resume(&m), date(2027, 5, 1), "w"), Err(taken), "another stands in its place");
}

#[test]
fn an_area_resumes_on_a_day_after_its_last() {
    let (m, retired) = (reference("own/M"), date(2026, 4, 1));
    for (on, is_asked, reason) in [
        (date(2026, 3, 30), false, "a day on which it was asked"),
        (date(2026, 3, 31), false, "its last day"),
        (date(2026, 4, 1), true, "the day on which it retired"),
        (date(2026, 4, 2), true, "the day after"),
    ] {
        let mut editions = editions();
        editions.apply(EditionChange::Retire { index: m.clone() }, retired, "w").unwrap();
        let resumed = editions.apply(EditionChange::Resume { index: m.clone() }, on, "w");
        let refused = (!is_asked).then(|| ChangeRefusal::NotYet(m.clone()));
        assert_eq!(resumed.err(), refused, "{reason}");
        let from = if is_asked { Some(on) } else { Some(date(2018, 3, 29)) };
        assert_eq!(editions.index(&m).unwrap().from, from, "{reason}");
    }
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

#[test]
fn an_edition_retires_once_and_may_be_replaced() {
    let on = date(2026, 11, 21);
    let code = |text: &str| text.parse::<EditionCode>().unwrap();
    let retire =
        |edition: &str, by: Option<&str>| EditionChange::RetireEdition { edition: code(edition), by: by.map(code) };
    for (change, day, expected, reason) in [
        (retire("no", None), on, ChangeRefusal::NoEdition(code("no")), "no such edition"),
        (retire("cciaf", None), on, ChangeRefusal::EditionNotActive(code("cciaf")), "a draft was never in use"),
        (retire("nps-2018", Some("nps-2018")), on, ChangeRefusal::SameEdition(code("nps-2018")), "by itself"),
        (retire("nps-2018", Some("cciaf")), on, ChangeRefusal::EditionNotActive(code("cciaf")), "by a draft"),
        (retire("nps-2018", None), date(2018, 6, 1), ChangeRefusal::EditionNotYet(code("nps-2018")), "its first day"),
    ] {
        let mut editions = Editions::new(shipped());
        assert_eq!(editions.apply(change, day, "w"), Err(expected), "{reason}");
    }
    let mut editions = Editions::new(shipped());
    editions.apply(EditionChange::Confirm { edition: code("cciaf") }, on, "w").unwrap();
    editions.apply(retire("nps-2018", Some("cciaf")), on, "Another framework").unwrap();
    let nps = editions.get(&code("nps-2018")).unwrap();
    assert_eq!(nps.asked_on(date(2026, 11, 20)).count(), 14, "the last day before");
    assert_eq!(nps.asked_on(on).count(), 0, "the first day after");
    assert_eq!(nps.replaced_by, Some(code("cciaf")));
    assert_eq!(nps.to_text().parse::<Edition>().as_ref(), Ok(nps), "written and read again");
    let again = editions.apply(retire("nps-2018", None), on, "w");
    assert_eq!(again, Err(ChangeRefusal::EditionNotActive(code("nps-2018"))), "once");
}

#[test]
fn a_council_weighs_areas_confirms_questions_and_adds_themes() {
    let mut editions = Editions::new(shipped());
    let (index, on) = (reference("nps-2018/SL1"), date(2026, 11, 21));
    let question: QuestionCode = "SL1.2".parse().unwrap();
    let put = |code: &QuestionCode| EditionChange::Question {
        index: index.clone(),
        question: code.clone(),
        stage: LifeStage::Active,
    };
    editions.apply(put(&question), on, "we ask it").unwrap();
    editions.apply(EditionChange::Weigh { index: index.clone(), weight: 3 }, on, "a priority").unwrap();
    let found = editions.index(&index).unwrap();
    assert_eq!(found.asked_questions().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["SL1.2"]);
    assert_eq!(found.weight, 3);
    let other: QuestionCode = "SL2.1".parse().unwrap();
    assert_eq!(editions.apply(put(&other), on, "w"), Err(ChangeRefusal::NoQuestion(other)), "of another area");
    let theme = Theme { code: "GR".parse().unwrap(), name: "Green".into(), enables: false };
    let code: EditionCode = "nps-2018".parse().unwrap();
    editions.apply(EditionChange::Theme { edition: code.clone(), theme: theme.clone() }, on, "the region's").unwrap();
    editions
        .apply(
            EditionChange::Theme { edition: code.clone(), theme: Theme { name: "Greener".into(), ..theme } },
            on,
            "better",
        )
        .unwrap();
    assert_eq!(editions.get(&code).unwrap().themes.iter().filter(|theme| theme.name.starts_with("Green")).count(), 1);
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
