//! The register of savings of the first council, and a saving that three councils make together.

use super::records::{Record, records, table};
use super::setting::Setting;
use crate::calendar::later;
use crate::council::COUNCILS;
use domain::savings::{
    ApportionBy, Baseline, Decided, Delivered, Idea, JointSaving, Participant, Saving, SavingId, SignOff, YearPart,
};
use domain::strategy::{NumberedJointSaving, Period};
use domain::values::{Date, FinancialYear, Pence};

const SAVINGS: &str = include_str!("../../data/strategy/savings.txt");
const JOINT: &str = include_str!("../../data/strategy/joint.txt");

/// The savings, numbered in the order of their list.
pub(super) fn savings(of: &Setting) -> Vec<Saving> {
    (1..).zip(records(of, SAVINGS)).filter_map(|(number, record)| saving(of, number, &record)).collect()
}

fn saving(of: &Setting, number: i64, record: &Record<'_>) -> Option<Saving> {
    let owner = record.person("owner")?;
    Some(Saving {
        id: SavingId::new(number),
        title: record.text("title"),
        about: record.read("about"),
        kind: record.read("kind")?,
        method: record.read("method")?,
        how: record.text("how"),
        recurrence: record.read("recurrence")?,
        baseline: baseline(of, record),
        years: record.rows("part").filter_map(|row| part(of, &owner, &row)).collect(),
        owner,
        entered: record.day("entered")?,
        withdrawn: None,
        idea: idea(of, record),
        social_from: record.read("from"),
        stage: record.read("stage"),
    })
}

/// What was decided of an idea; none for a saving that was entered as decided. "open" says that nobody decided yet.
fn idea(of: &Setting, record: &Record<'_>) -> Option<Idea> {
    let rows: Vec<Vec<&'static str>> = record.rows("idea").collect();
    let decided = rows.iter().filter_map(|row| {
        let [verdict, by, day, why] = row.as_slice() else { return None };
        let (by, why) = ((*by).to_owned(), (*why).to_owned());
        Some(Decided { verdict: verdict.parse().ok()?, by, on: of.day(day.parse().ok()?), why })
    });
    (!rows.is_empty()).then(|| Idea { decided: decided.collect() })
}

fn baseline(of: &Setting, record: &Record<'_>) -> Option<Baseline> {
    let row = record.rows("baseline").next()?;
    let [amount, what, year, source] = row.as_slice() else { return None };
    Some(Baseline {
        amount: pounds(amount)?,
        what: (*what).to_owned(),
        period: Period::Year(of.year(year.parse().ok()?)),
        source: (*source).to_owned(),
    })
}

fn part(of: &Setting, owner: &str, row: &[&'static str]) -> Option<YearPart> {
    let [year, forecast, rest @ ..] = row else { return None };
    let year = of.year(year.parse().ok()?);
    let delivered = match rest {
        [amount, evidence, ..] => Some(Delivered {
            amount: pounds(amount)?,
            on: told(of, year, CLAIMED),
            by: owner.to_owned(),
            evidence: (*evidence).to_owned(),
        }),
        _ => None,
    };
    let is_signed = rest.get(2) == Some(&"signed");
    let signed = delivered.as_ref().filter(|_| is_signed).map(|claimed| SignOff {
        amount: claimed.amount,
        on: told(of, year, SIGNED),
        by: of.person("@finance_officer"),
    });
    Some(YearPart { year, forecast: pounds(forecast)?, delivered, signed, sent_back: None })
}

/// The days from today, or from the end of a year that is over, on which a saving is claimed and signed off.
const CLAIMED: (i64, i64) = (-40, 20);
const SIGNED: (i64, i64) = (-12, 34);

/// The day on which something is told of a year: neither before the year began nor after today.
fn told(of: &Setting, year: FinancialYear, (present, over): (i64, i64)) -> Date {
    let day = if year.last_day() < of.today { later(year.last_day(), over) } else { of.day(present) };
    day.max(year.first_day()).min(of.today)
}

fn pounds(text: &str) -> Option<Pence> {
    Pence::from_typed(text).ok()
}

/// Software licences that three councils buy together, apportioned by what each saves.
pub(super) fn joint() -> Vec<NumberedJointSaving> {
    let participant = |row: Vec<&'static str>| {
        let [code, before, after] = row.as_slice() else { return None };
        let council = COUNCILS.iter().find(|council| council.code == *code)?;
        Some(Participant {
            name: council.name.to_owned(),
            before: Pence::new(before.parse().ok()?),
            after: Pence::new(after.parse().ok()?),
            agreed: None,
        })
    };
    let joint = JointSaving {
        title: "Software licences bought with two neighbours".to_owned(),
        by: ApportionBy::OwnSaving,
        participants: table(JOINT).filter_map(participant).collect(),
    };
    vec![NumberedJointSaving { number: 1, joint }]
}
