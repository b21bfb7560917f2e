//! What was read from sheets, with the cells it comes from, and how it becomes records.

use super::{SheetColumn, SheetKind};
use crate::findings::{Finding, Place, Severity};
use crate::risks::{Control, Placing, Rated, Risk, RiskId, Strength};
use crate::savings::{self, Delivered, Method, Recurrence, Saving, SavingId, YearPart};
use crate::strategy::actions::NewAction;
use crate::strategy::editions::{IndexCode, Level};
use crate::strategy::measures::Reading;
use crate::strategy::rounds::EarlierLevel;
use crate::strategy::scorecard::{Baseline, Frequency, IndicatorCode, Quadrant, Target};
use crate::strategy::{Period, Unit};
use crate::values::{Date, FinancialYear, Pence};
use std::collections::BTreeMap;

/// What was read of a file. Nothing of it is kept before a person says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// The format or encoding of the file.
    pub format: String,
    /// Each sheet, in the order of the file.
    pub sheets: Vec<SheetRead>,
    /// Levels of all sheets together, in the order of the edition: two sheets that disagree about an area are seen here.
    pub levels: Vec<EarlierLevel>,
    /// What else is said of levels.
    pub level_notes: Vec<LevelNote>,
    /// The assessors.
    pub assessors: Vec<AssessorRead>,
    /// Their answers.
    pub answers: Vec<AnswerRead>,
    /// The actions, each once however often it is written.
    pub actions: Vec<ActionRead>,
    /// The indicators, each once.
    pub indicators: Vec<IndicatorRead>,
    /// The risks.
    pub risks: Vec<RiskRead>,
    /// The savings.
    pub savings: Vec<SavingRead>,
    /// What was found that belongs to no one sheet.
    pub findings: Vec<Finding>,
}

impl Sheets {
    /// Every finding: of the file, then sheet by sheet.
    pub fn all_findings(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(self.sheets.iter().flat_map(|sheet| &sheet.findings))
    }

    /// Whether nothing of the file can be taken.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Stop)
    }
}

/// One sheet, as a person compares it with the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetRead {
    /// Its name; empty for a file of delimited text.
    pub name: String,
    /// Whether the workbook hides it.
    pub is_hidden: bool,
    /// What it holds; none where nothing of it is read.
    pub kind: Option<SheetKind>,
    /// The row of its headings.
    pub header_row: Option<u64>,
    /// Its headings, each by a name of its own.
    pub headings: Vec<String>,
    /// The heading of each meaning that was found.
    pub columns: BTreeMap<SheetColumn, String>,
    /// Its first rows below the headings, cut short.
    pub first_rows: Vec<Vec<String>>,
    /// How many rows were read.
    pub rows: u64,
    /// How many rows below the headings hold something and were not read; each stands in a finding.
    pub left_out: u64,
    /// What was found in it.
    pub findings: Vec<Finding>,
}

/// What a sheet says of an area beside its levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelNote {
    /// Where it stands.
    pub at: Place,
    /// The area.
    pub index: IndexCode,
    /// The day by which the next level shall be reached.
    pub by: Option<Date>,
    /// Evidence and reason, as they stand there.
    pub text: String,
}

/// Somebody who assessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessorRead {
    /// Where they are named first.
    pub at: Place,
    /// The name.
    pub name: String,
    /// The department; empty where it is not said.
    pub department: String,
    /// What they are there; empty where it is not said.
    pub role: String,
}

/// What an assessor said of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerRead {
    /// Where it stands.
    pub at: Place,
    /// Which of the assessors said so, counted from 0.
    pub assessor: usize,
    /// The area.
    pub index: IndexCode,
    /// The level; none where they could not say.
    pub level: Option<Level>,
    /// What they add.
    pub comment: String,
}

named! {
    /// How far an action is, as a table says it; the day of it is asked when the action is kept.
    ActionStatus {
        Planned "planned" "Planned";
        UnderWay "under_way" "Under way";
        Done "done" "Done";
        Stopped "stopped" "Stopped";
    }
}

/// An action with how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRead {
    /// The action.
    pub action: NewAction,
    /// How far it is; none where the table does not say.
    pub status: Option<ActionStatus>,
    /// How much of it is done, in per cent; none where the table does not say.
    pub done_per_cent: Option<u8>,
}

/// What sheets say of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorRead {
    /// Where it stands first.
    pub at: Place,
    /// The indicator of the council's scorecard that it is; none for one that the scorecard does not have yet.
    pub code: Option<IndicatorCode>,
    /// Its name, as the sheet writes it.
    pub name: String,
    /// Where on the scorecard it stands; none where the sheet does not say.
    pub quadrant: Option<Quadrant>,
    /// What it is a number of.
    pub unit: Unit,
    /// Where it began.
    pub baseline: Option<Baseline>,
    /// What the sheet writes for a baseline that was not measured, such as "N/m"; none where it was, or nothing is said.
    pub not_measured: Option<String>,
    /// Its values, one for each period.
    pub readings: Vec<Reading>,
    /// Where it shall be.
    pub target: Option<Target>,
    /// Who answers for it; empty where the sheet does not say.
    pub owner: String,
    /// How often it is measured.
    pub frequency: Option<Frequency>,
    /// To which committee it is reported; empty where the sheet does not say.
    pub reported_to: String,
    /// What is printed with it.
    pub footnotes: Vec<String>,
}

/// What a sheet says of a risk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RiskRead {
    /// Where it stands.
    pub at: Place,
    /// What it is called.
    pub title: String,
    /// Its kind in the council's words.
    pub category: String,
    /// What may bring it about.
    pub cause: String,
    /// What may happen.
    pub event: String,
    /// What would follow.
    pub consequence: String,
    /// The code of the scale by which its words were read.
    pub scale: String,
    /// Before any control.
    pub inherent: Option<Placing>,
    /// With the controls there are.
    pub residual: Option<Placing>,
    /// Where it shall be.
    pub target: Option<Placing>,
    /// What stands against it.
    pub controls: Vec<String>,
    /// Who answers for it.
    pub owner: String,
    /// The day of the next review.
    pub next_review: Option<Date>,
}

impl RiskRead {
    /// The risk as it is entered on a day. How well a control works is not said in a table, so that none is tested.
    #[must_use]
    pub fn risk(&self, id: RiskId, by: &str, today: Date) -> Risk {
        let control = |what: &String| Control {
            what: what.clone(),
            owner: String::new(),
            strength: Strength::Untested,
            test_due: None,
        };
        let is_rated = self.inherent.is_some() || self.residual.is_some() || self.target.is_some();
        let rated = Rated {
            on: today,
            by: by.to_owned(),
            inherent: self.inherent.clone(),
            residual: self.residual.clone(),
            target: self.target.clone(),
            why: format!("As in the spreadsheet, {}", self.at),
        };
        Risk {
            id,
            title: self.title.clone(),
            cause: self.cause.clone(),
            event: self.event.clone(),
            consequence: self.consequence.clone(),
            about: None,
            category: self.category.clone(),
            owner: self.owner.clone(),
            scale: self.scale.clone(),
            proximity: None,
            response: None,
            is_shared: false,
            controls: self.controls.iter().map(control).collect(),
            raised: today,
            rated: is_rated.then_some(rated).into_iter().collect(),
            next_review: self.next_review,
            closed: None,
        }
    }
}

/// What a sheet says of a saving in a financial year; none where the cell is empty, which is not nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SavingYear {
    /// The year.
    pub year: FinancialYear,
    /// What is expected.
    pub forecast: Option<Pence>,
    /// What was delivered, as claimed.
    pub delivered: Option<Pence>,
}

/// What a sheet says of a saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavingRead {
    /// Where it stands.
    pub at: Place,
    /// What it is called.
    pub title: String,
    /// What kind of benefit it is; none where the sheet does not say.
    pub kind: Option<savings::Kind>,
    /// For a social benefit, what it comes from; none where the sheet does not say.
    pub social_from: Option<savings::SocialFrom>,
    /// How it is worked out.
    pub how: String,
    /// What would be paid in a year without it.
    pub baseline: Option<Pence>,
    /// What it comes to, year by year.
    pub years: Vec<SavingYear>,
    /// Who answers for it.
    pub owner: String,
}

impl SavingRead {
    /// The saving as it is entered on a day, of a kind that the sheet or the person says. What it claims as delivered is not
    /// signed off, for a table is no word of finance's.
    #[must_use]
    pub fn saving(&self, id: SavingId, kind: savings::Kind, by: &str, today: Date) -> Saving {
        let source = format!("Spreadsheet, {}", self.at);
        let part = |one: &SavingYear| YearPart {
            year: one.year,
            forecast: one.forecast.unwrap_or_default(),
            delivered: one.delivered.map(|amount| Delivered {
                amount,
                on: today,
                by: by.to_owned(),
                evidence: source.clone(),
            }),
            signed: None,
            sent_back: None,
        };
        let baseline = self.baseline.map(|amount| savings::Baseline {
            amount,
            what: "Cost of a year before".to_owned(),
            period: Period::Year(
                self.years.first().map_or_else(|| FinancialYear::of(today), |one| one.year).previous(),
            ),
            source: source.clone(),
        });
        Saving {
            id,
            title: self.title.clone(),
            about: None,
            kind,
            method: Method::Other,
            how: self.how.clone(),
            recurrence: if self.years.len() > 1 { Recurrence::Recurring } else { Recurrence::OneOff },
            baseline,
            years: self.years.iter().map(part).collect(),
            owner: self.owner.clone(),
            entered: today,
            withdrawn: None,
            idea: None,
            social_from: self.social_from.filter(|_| kind == savings::Kind::Social),
            stage: None,
        }
    }
}
