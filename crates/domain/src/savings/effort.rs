//! Hours of the work of buying by its stages, beside what the same stages brought.

use super::{Kind, Saving, YearTotal, of_saving_in};
use crate::strategy::{Quantity, WrongField, check_line};
use crate::values::{Date, FinancialYear, Month, Pence, PenceError, SubjectRef};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use std::{fmt, iter};

/// The stages as data: `code | name | what belongs to it`, in their order.
const STAGES: &str = include_str!("data/stages.txt");

/// The quarters of an hour that a person can log for a month: all the hours of its 31 days.
const QUARTERS_MAX: u32 = 31 * 24 * 4;

/// The code of a stage of the list of stages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StageCode(String);

impl StageCode {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the stage; the code itself where a later list has it no more.
    #[must_use]
    pub fn name(&self) -> String {
        stages().into_iter().find(|stage| stage.code == *self).map_or_else(|| self.0.clone(), |stage| stage.name)
    }
}

impl fmt::Display for StageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for StageCode {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = stages().into_iter().map(|stage| stage.code).find(|code| code.0 == text);
        found.ok_or_else(|| format!("{text:?} is no stage of the work of buying"))
    }
}

/// A stage of the work of buying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its code.
    pub code: StageCode,
    /// Its name.
    pub name: String,
    /// What belongs to it, in a sentence.
    pub what: String,
}

/// The stages, in their order.
#[must_use]
pub fn stages() -> Vec<Stage> {
    let lines = STAGES.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let stage = |line: &str| {
        let mut parts = line.split('|').map(|part| part.trim().to_owned());
        Some(Stage { code: StageCode(parts.next()?), name: parts.next()?, what: parts.next()? })
    };
    lines.filter_map(stage).collect()
}

/// Hours that somebody spent on a stage in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Its number in the council.
    pub number: i64,
    /// The stage.
    pub stage: StageCode,
    /// Quarters of an hour.
    pub quarters: u32,
    /// The month in which they were spent.
    pub month: Month,
    /// What they were spent on, such as a procurement.
    pub about: Option<SubjectRef>,
    /// Whose hours they are, such as a person or a team; empty where nobody says so.
    pub whose: String,
}

/// Quarters of an hour as hours: `7.5`.
#[must_use]
pub fn hours_said(quarters: u64) -> String {
    let rest = ["", ".25", ".5", ".75"];
    let at = usize::try_from(quarters % 4).unwrap_or(0);
    format!("{}{}", quarters / 4, rest.get(at).copied().unwrap_or_default())
}

/// Hours as somebody typed them, in quarters: `7`, `7.5`, `7.25`; none for anything else.
#[must_use]
pub fn read_hours(text: &str) -> Option<u32> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let rest = match part.trim_end_matches('0') {
        "" => 0,
        "25" => 1,
        "5" => 2,
        "75" => 3,
        _ => return None,
    };
    let is_number = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    whole.parse::<u32>().ok().filter(|_| is_number)?.checked_mul(4)?.checked_add(rest)
}

/// What is wrong with hours as somebody entered them; nothing where they can be kept.
#[must_use]
pub fn check_effort(effort: &Effort, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if effort.quarters == 0 || effort.quarters > QUARTERS_MAX {
        let most = hours_said(u64::from(QUARTERS_MAX));
        wrong.push(WrongField::new("hours", format!("Enter hours of a month, more than 0 and at most {most}")));
    }
    if effort.month > Month::of(today) {
        wrong.push(WrongField::new("month", "Enter a month that has begun"));
    }
    check_line(&mut wrong, "whose", &effort.whose, None);
    wrong
}

/// The hours of a stage, and what savings that were won in it come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageTotal {
    /// The stage; none for savings that do not say theirs.
    pub stage: Option<Stage>,
    /// Quarters of an hour.
    pub quarters: u64,
    /// What finance signed off.
    pub delivered: Pence,
    /// What is still forecast, claims included.
    pub awaited: Pence,
}

/// Hours beside what they brought: rows that add up to the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffortTotal {
    /// A row for each stage in order, and one for savings that do not say theirs.
    pub stages: Vec<StageTotal>,
    /// All of it.
    pub whole: StageTotal,
}

/// Hours by stage beside cashable savings, costs avoided and income of the same stage, of a financial year or of all
/// years, as of a day. Social benefits are not in it, for they are no money of the council's.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn effort_by_stage(
    efforts: &[Effort],
    savings: &[Saving],
    year: Option<FinancialYear>,
    day: Date,
) -> Result<EffortTotal, PenceError> {
    let is_in = |of: FinancialYear| year.is_none_or(|year| year == of);
    let nothing = |stage| StageTotal { stage, quarters: 0, delivered: Pence::ZERO, awaited: Pence::ZERO };
    let mut whole = nothing(None);
    let mut rows = Vec::new();
    for stage in stages().into_iter().map(Some).chain(iter::once(None)) {
        let code = stage.as_ref().map(|stage| &stage.code);
        // A stage that a later list has no more counts with what does not say its stage.
        let is_here = |of: Option<&StageCode>| match code {
            Some(code) => of == Some(code),
            None => of.is_none_or(|of| StageCode::from_str(of.as_str()).is_err()),
        };
        let mut row = nothing(stage.clone());
        let logged = efforts.iter().filter(|one| is_here(Some(&one.stage)) && one.month.first_day() <= day);
        row.quarters =
            logged.filter(|one| is_in(FinancialYear::of_month(one.month))).map(|one| u64::from(one.quarters)).sum();
        for saving in savings.iter().filter(|one| one.kind != Kind::Social && is_here(one.stage.as_ref())) {
            let total: YearTotal = of_saving_in(saving, is_in, day)?;
            row.delivered = row.delivered.plus(total.delivered)?;
            row.awaited = row.awaited.plus(total.awaited)?;
        }
        whole.quarters += row.quarters;
        whole.delivered = whole.delivered.plus(row.delivered)?;
        whole.awaited = whole.awaited.plus(row.awaited)?;
        rows.push(row);
    }
    Ok(EffortTotal { stages: rows, whole })
}

impl StageTotal {
    /// Its part of all hours in per cent; none where nobody logged any.
    #[must_use]
    pub fn share(&self, whole: &StageTotal) -> Option<Quantity> {
        Quantity::share(i64::try_from(self.quarters).ok()?, i64::try_from(whole.quarters).ok()?)
    }
}
