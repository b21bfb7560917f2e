//! Strategy in spreadsheets: which kinds of sheet there are, what their columns mean, and what was read from them.
//!
//! The file to fill in has a sheet for each [`SheetKind`] with its [columns](SheetKind::columns); people's own files have
//! them in any order and by other names. What is read is [`Sheets`]: values of this subject with the cells they come from,
//! for a person to look at before anything is kept. A [`SheetsWish`] is what the person corrects.

mod bound;
mod indicator;
mod owners;
mod read;

pub use bound::Binding;
pub use indicator::Replaced;
pub use read::{
    ActionRead, ActionStatus, AnswerRead, AssessorRead, IndicatorRead, LevelNote, RiskRead, SavingRead, SavingYear,
    SheetRead, Sheets,
};

use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The sheet of the file to fill in that explains the others. It holds nothing to be read.
pub const NOTES_SHEET: &str = "How to fill in";

/// The sheet of the file to fill in that holds what can be chosen in the others. It holds nothing to be read.
pub const LISTS_SHEET: &str = "Lists";

/// The sheet of an export that holds every value of the scorecard's indicators, in the columns of a scorecard.
pub const RECORDED_SHEET: &str = "Recorded values";

named! {
    /// What a sheet holds.
    SheetKind {
        Levels "levels" "Levels";
        Answers "answers" "Answers";
        Actions "actions" "Actions";
        Scorecard "scorecard" "Scorecard";
        Risks "risks" "Risks";
        Savings "savings" "Savings";
    }
}

named! {
    /// What a column of a sheet means. The label is its heading in the file to fill in.
    SheetColumn {
        Theme "theme" "Theme";
        Area "area" "Area";
        Current "current" "Current level";
        Next "next" "Next level";
        By "by" "By";
        Evidence "evidence" "Evidence and reason";
        Assessor "assessor" "Assessor";
        Department "department" "Department";
        Role "role" "Role";
        Level "level" "Level";
        Comment "comment" "Comment";
        What "what" "What to achieve";
        How "how" "What to do";
        With "with" "Who to work with";
        Owner "owner" "Owner";
        Due "due" "Due";
        Status "status" "Status";
        Done "done" "% done";
        Code "code" "Code";
        Name "name" "Indicator";
        Quadrant "quadrant" "Quadrant";
        Baseline "baseline" "Baseline";
        BaselinePeriod "baseline_period" "Baseline period";
        Value "value" "Value";
        Period "period" "Period";
        Target "target" "Target";
        TargetShare "target_share" "Target share (%)";
        TargetBase "target_base" "Target base (£)";
        TargetBy "target_by" "Target date";
        Tolerance "tolerance" "Tolerance";
        Frequency "frequency" "Frequency";
        ReportedTo "reported_to" "Reported to";
        Source "source" "Source";
        Footnote "footnote" "Footnote";
        Title "title" "Title";
        Category "category" "Category";
        Cause "cause" "Cause";
        Event "event" "Event";
        Consequence "consequence" "Consequence";
        InherentLikelihood "inherent_likelihood" "Inherent likelihood";
        InherentImpact "inherent_impact" "Inherent impact";
        Likelihood "likelihood" "Likelihood";
        Impact "impact" "Impact";
        TargetLikelihood "target_likelihood" "Target likelihood";
        TargetImpact "target_impact" "Target impact";
        Rating "rating" "Rating";
        Controls "controls" "Controls";
        Review "review" "Next review";
        Kind "kind" "Kind";
        Working "working" "How it is worked out";
        SocialFrom "social_from" "Social benefit from";
    }
}

impl SheetKind {
    /// The columns of a sheet, in the order of the file to fill in. Savings have two more for each financial year.
    #[must_use]
    pub const fn columns(self) -> &'static [SheetColumn] {
        use SheetColumn as C;
        match self {
            SheetKind::Levels => &[C::Area, C::Current, C::Next, C::By, C::Evidence],
            SheetKind::Answers => &[C::Area, C::Assessor, C::Department, C::Role, C::Level, C::Comment],
            SheetKind::Actions => &[C::Area, C::What, C::How, C::With, C::Owner, C::Due, C::Status, C::Done, C::Theme],
            SheetKind::Scorecard => &[
                C::Code,
                C::Name,
                C::Quadrant,
                C::Baseline,
                C::BaselinePeriod,
                C::Value,
                C::Period,
                C::Target,
                C::TargetShare,
                C::TargetBase,
                C::TargetBy,
                C::Tolerance,
                C::Owner,
                C::Frequency,
                C::ReportedTo,
                C::Source,
                C::Footnote,
            ],
            SheetKind::Risks => &[
                C::Title,
                C::Category,
                C::Cause,
                C::Event,
                C::Consequence,
                C::InherentLikelihood,
                C::InherentImpact,
                C::Likelihood,
                C::Impact,
                C::TargetLikelihood,
                C::TargetImpact,
                C::Rating,
                C::Controls,
                C::Owner,
                C::Review,
            ],
            SheetKind::Savings => &[C::Title, C::Kind, C::SocialFrom, C::Working, C::Baseline, C::Owner],
        }
    }
}

/// What a person settles about one sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetWish {
    /// What it holds; none where its headings tell.
    pub kind: Option<SheetKind>,
    /// Whether it is left out.
    #[serde(default)]
    pub left_out: bool,
    /// The row of its headings, as a spreadsheet shows it; none where it is found.
    pub header_row: Option<u64>,
    /// The heading of a column; an empty one for a meaning that no column has.
    #[serde(default)]
    pub columns: BTreeMap<SheetColumn, String>,
}

/// What a person settles about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetsWish {
    /// Sheets by their names; a file of delimited text has one with an empty name.
    #[serde(default)]
    pub sheets: BTreeMap<String, SheetWish>,
    /// The day that the file is of, which its values take for the day of their source; today where it is not said.
    pub dated: Option<Date>,
}
