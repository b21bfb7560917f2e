//! The rounds of the invented councils, and the targets of the first.

use super::records::{Record, records, table};
use super::setting::Setting;
use super::settle::{AreaSaid, Given, Settled};
use crate::calendar::later;
use crate::random::Random;
use crate::words::parts;
use domain::strategy::Evidence;
use domain::strategy::editions::{Edition, IndexCode, Level};
use domain::strategy::rounds::{Agreed, AskedTarget, Assessor, AssessorId, Target, set_target};

const LEVELS: &str = include_str!("../../data/strategy/levels.txt");
const ASSESSORS: &str = include_str!("../../data/strategy/assessors.txt");
const NEIGHBOURS: &str = include_str!("../../data/strategy/neighbours.txt");

/// The days from today on which the two rounds of the first council were settled.
const SETTLED: [(&str, i64); 2] = [("before", -742), ("now", -336)];

/// How many days after its level was agreed a target was set.
const SET_AFTER: i64 = 28;

/// How many days before a round was settled its talks were noted.
const NOTED: i64 = -30;

/// The two rounds of the first council.
pub(super) fn of_first(of: &Setting, edition: &Edition) -> Settled {
    let assessors = table(ASSESSORS).filter_map(|row| match row.as_slice() {
        [who, department, role] => Some((of.person(who), (*department).to_owned(), (*role).to_owned())),
        _ => None,
    });
    let mut settled = Settled { assessors: numbered(assessors), ..Settled::default() };
    for (key, days) in SETTLED {
        let said: Vec<AreaSaid> = records(of, LEVELS).iter().filter_map(|record| said(of, record, key, days)).collect();
        settled.add(of, edition, &said, days);
    }
    settled
}

/// The targets of the first council, each set after the level it begins from was agreed.
pub(super) fn targets(of: &Setting, edition: &Edition, agreed: &[Agreed]) -> Vec<Target> {
    let targets = records(of, LEVELS).into_iter().filter_map(|record| {
        let index: IndexCode = record.read("area")?;
        let base = agreed.iter().filter(|one| one.index == index).max_by_key(|one| one.on)?;
        let row = record.rows("target").next()?;
        let [level, days, why] = row.as_slice() else { return None };
        let by = later(of.today, days.parse().ok()?).last_of_month();
        let asked = AskedTarget { level: level_of(level), by: Some(by), why: (*why).to_owned() };
        let set_on = crate::calendar::to_weekday(later(base.on, SET_AFTER));
        let index = edition.reference(&index);
        set_target(edition, index, &asked, Some(base.level), set_on, None).ok().map(|(target, _)| target)
    });
    targets.collect()
}

/// The settled round of a neighbour, for which two of its people answered.
pub(super) fn of_neighbour(of: &Setting, edition: &Edition) -> Settled {
    let people = ["@head_of_procurement", "@finance_officer"].map(|role| of.person(role));
    let [head, finance] = people;
    let assessors = [(head, "Procurement", "Head of procurement"), (finance, "Finance", "Finance officer")]
        .map(|(name, department, role)| (name, department.to_owned(), role.to_owned()));
    let mut settled = Settled { assessors: numbered(assessors.into_iter()), ..Settled::default() };
    let mut random = Random::part(of.seed, &format!("levels {}", of.council));
    for record in records(of, NEIGHBOURS).iter().filter(|record| record.get("council") == Some(of.council)) {
        let Some(days) = record.read::<i64>("settled") else { continue };
        let levels = record.get("levels").unwrap_or_default().split(' ').filter_map(|pair| pair.split_once('='));
        let said: Vec<AreaSaid> =
            levels.filter_map(|(index, level)| said_near(of, index, level, days, &mut random)).collect();
        settled.add(of, edition, &said, days);
    }
    settled
}

/// An area of a neighbour: the first assessor gives the level that is agreed, the second that or the one below.
fn said_near(of: &Setting, index: &str, level: &str, days: i64, random: &mut Random) -> Option<AreaSaid> {
    let level = level_of(level)?;
    let other = level.below().filter(|_| random.happens(1, 3)).unwrap_or(level);
    Some(AreaSaid {
        index: index.parse().ok()?,
        level,
        before: None,
        given: vec![Given::Level(level), Given::Level(other)],
        why: "Agreed by both who answered, after a talk about what there is to show.".to_owned(),
        shown: vec![Evidence::said("Notes of the council's own assessment", of.day(days + NOTED))],
        comments: ("What there is hangs on one person.", ""),
    })
}

fn numbered(assessors: impl Iterator<Item = (String, String, String)>) -> Vec<Assessor> {
    let assessor = |(number, (name, department, role))| Assessor {
        id: AssessorId::new(number),
        person: None,
        name,
        department,
        role,
    };
    (1..).zip(assessors).map(assessor).collect()
}

/// What the list says of an area in one of the rounds.
fn said(of: &Setting, record: &Record<'_>, key: &str, days: i64) -> Option<AreaSaid> {
    let row = record.rows(key).next()?;
    let [level, given, why] = row.as_slice() else { return None };
    let is_later = key != SETTLED[0].0;
    let before = record.get("before").map(parts).filter(|_| is_later);
    // What was to be seen last year was not there two years ago.
    let shown = if is_later { record.shown() } else { Vec::new() };
    let said_before = || vec![Evidence::said("Talk with heads of department", of.day(days + NOTED))];
    Some(AreaSaid {
        index: record.read("area")?,
        level: level_of(level)?,
        before: before.and_then(|row| level_of(row.first()?)),
        given: given.split(' ').map(given_of).collect(),
        why: (*why).to_owned(),
        shown: if shown.is_empty() { said_before() } else { shown },
        comments: match is_later {
            true => (record.get("low").unwrap_or_default(), record.get("high").unwrap_or_default()),
            false => ("", ""),
        },
    })
}

fn given_of(text: &str) -> Given {
    match text {
        "?" => Given::CannotSay,
        _ => level_of(text).map_or(Given::Nothing, Given::Level),
    }
}

fn level_of(text: &str) -> Option<Level> {
    text.trim().parse().ok().and_then(Level::new)
}
