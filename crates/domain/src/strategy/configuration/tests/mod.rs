//! Files that are read, compared and brought in.

mod hostile;
mod lines;
mod risks;
mod there_and_back;

use super::*;
use crate::strategy::checks::{CheckOrigin, Condition, LevelCheck};
use crate::strategy::editions::{EditionChange, Editions, IndexRef, Level, LocalWording, Wording, shipped};
use crate::strategy::scorecard::{Indicator, Way, eleven};
use crate::strategy::{Book, BroughtWording, EditionStep, Quantity};
use crate::values::Date;

fn today() -> Date {
    jiff::civil::date(2026, 11, 22)
}

fn index(text: &str) -> IndexRef {
    text.parse().unwrap()
}

/// A book to which steps were taken.
fn stepped(changes: impl IntoIterator<Item = EditionChange>) -> Book {
    let (mut editions, mut book) = (Editions::new(shipped()), Book::default());
    for (change, number) in changes.into_iter().zip(1..) {
        let changed = editions.apply(change.clone(), jiff::civil::date(2026, 4, 1), "as decided").unwrap();
        let step = EditionStep { number, change, on: changed.on, why: changed.why, said: changed.said };
        book.steps.push(step);
    }
    book
}

fn own_wording(area: &str, text: &str) -> BroughtWording {
    let reference = index(area);
    let wording = LocalWording {
        index: reference.index,
        level: Level::new(3),
        text: text.to_owned(),
        wording: Wording::Own,
        source: "Cabinet, 4 May 2026".to_owned(),
        on: jiff::civil::date(2026, 5, 4),
    };
    BroughtWording { edition: reference.edition, wording }
}

fn own_check(code: &str, area: &str) -> LevelCheck {
    LevelCheck {
        code: code.parse().unwrap(),
        index: index(area),
        level: Level::new(2).unwrap(),
        sentence: "A fifth is spent here.".to_owned(),
        measure: "spend.local_share".to_owned(),
        condition: Condition::AtLeast(Quantity::tenths(200)),
        source: "Cabinet, 4 May 2026".to_owned(),
        origin: CheckOrigin::Council,
        in_use: true,
    }
}

fn local(code: &str, sum: &str) -> Indicator {
    Indicator { code: code.parse().unwrap(), way: Way::Formula(sum.parse().unwrap()), ..eleven().remove(0) }
}

/// The council after a plan was brought in.
fn brought(here: &Book, plan: &Plan) -> Book {
    let coming = plan.coming.clone();
    let mut book = here.clone();
    if coming.settings != crate::strategy::StrategySettings::default() {
        book.settings = coming.settings;
    }
    book.steps.extend(coming.steps);
    replaced(&mut book.own_checks, coming.own_checks, |one| one.code.to_string());
    replaced(&mut book.indicators, coming.indicators, |one| one.code.to_string());
    replaced(&mut book.outcomes, coming.outcomes, |one| one.code.to_string());
    replaced(&mut book.scales, coming.scales, |one| one.code.clone());
    replaced(&mut book.appetites, coming.appetites, |one| one.scale.clone());
    let key = |one: &BroughtWording| format!("{}/{}/{:?}", one.edition, one.wording.index, one.wording.level);
    replaced(&mut book.wording, coming.wording, key);
    book
}

fn replaced<T>(here: &mut Vec<T>, coming: Vec<T>, key: impl Fn(&T) -> String) {
    here.retain(|one| coming.iter().all(|other| key(other) != key(one)));
    here.extend(coming);
}

fn planned(here: &Book, given: &Configuration) -> Plan {
    plan(here, given, ConfigurationPart::ALL, (today(), "as the other council"))
}
