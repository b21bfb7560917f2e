//! What each column of the file to fill in means, with an example.

use domain::strategy::editions::Edition;
use domain::strategy::sheets::{SheetColumn as C, SheetKind};

/// What a sheet is for.
pub(super) const fn of_kind(kind: SheetKind) -> &'static str {
    match kind {
        SheetKind::Levels => {
            "Where each area stands and where it shall be. Leave the levels of an area empty where nobody knows them."
        }
        SheetKind::Answers => "What each assessor said of each area in a past round: a row for each answer.",
        SheetKind::Actions => {
            "What is done to get there. An action that helps several areas has a row for each of them, with the same words."
        }
        SheetKind::Scorecard => {
            "An indicator a row. Write N/m where it is not measured: 0 says that it was measured and is nought."
        }
        SheetKind::Risks => "A risk a row, with likelihood and impact by the council's scale.",
        SheetKind::Savings => {
            "A saving a row, with two columns for each financial year. An empty cell says nothing, 0 says that nothing was saved."
        }
    }
}

/// What a column means, and an example of it.
pub(super) fn of_column(edition: &Edition, column: C) -> (&'static str, String) {
    let level = |at: usize| edition.levels.names().get(at).cloned().unwrap_or_default();
    let area = || edition.indices.first().map_or_else(String::new, |index| index.name.clone());
    let (meaning, example) = match column {
        C::Area => return ("The area's name or code", area()),
        C::Current => return ("The level it has, by name or number", level(0)),
        C::Next => return ("The level wanted next", level(1)),
        C::Level => return ("The level, or cannot say", level(1)),
        C::Theme => ("The theme of your plan, where its areas do not tell", "Showing leadership"),
        C::By => ("The day by which the next level is wanted", "31/03/2028"),
        C::Evidence => ("What shows the level, and why the next one is wanted", "Members see the plan each quarter"),
        C::Assessor => ("Who answered", "Jo Bell"),
        C::Department => ("Their department", "Finance"),
        C::Role => ("What they are there", "Accountant"),
        C::Comment => ("What they add", "Reports come late"),
        C::What => ("What is to be reached", "More local firms tender"),
        C::How => ("What is done for it", "Hold a market day each spring"),
        C::With => ("Who else works on it, parted by semicolons", "Chamber of commerce; growth hub"),
        C::Owner => ("Who answers for it", "Head of procurement"),
        C::Due => ("The day by which it is done", "31/03/2028"),
        C::Status => ("Planned, Under way, Done or Stopped", "Under way"),
        C::Done => ("How much is done", "40%"),
        C::Code => ("The indicator's code; empty for one of your own", "IND-O1"),
        C::Name => ("What it is called", "Payments within 30 days"),
        C::Quadrant => ("Where on the scorecard it stands", "Operational"),
        C::Baseline => ("The value it began with, or N/m", "86.15%"),
        C::BaselinePeriod => ("What that value is of: 2019/20, Q4 2019/20, March 2020 or a day", "31/03/2020"),
        C::Value => ("The latest value, or N/m", "91.4%"),
        C::Period => ("What that value is of", "2025/26"),
        C::Target => ("The value to be reached", "95%"),
        C::TargetShare => ("For a target that is a share of something: how many per cent", "1%"),
        C::TargetBase => ("Of how many pounds", "11000000"),
        C::TargetBy => ("The day by which", "31/03/2028"),
        C::Tolerance => ("How far from the target still counts as near", "2%"),
        C::Frequency => ("How often it is measured", "Every quarter"),
        C::ReportedTo => ("The committee that is told", "Overview and scrutiny"),
        C::Source => ("Where the value comes from", "Annual report 2019/20"),
        C::Footnote => ("What is printed with it", "Without disputed invoices"),
        C::Title => ("What it is called", "A supplier that matters fails"),
        C::Category => ("Its kind in your words", "Supply"),
        C::Cause => ("What may bring it about", "Costs rise faster than prices"),
        C::Event => ("What may happen", "The supplier stops trading"),
        C::Consequence => ("What would follow", "Bins are not emptied"),
        C::InherentLikelihood => ("The likelihood before any control", "Red"),
        C::InherentImpact => ("The impact before any control", "Red"),
        C::Likelihood => ("The likelihood with the controls there are", "Yellow"),
        C::Impact => ("The impact with the controls there are", "Red"),
        C::TargetLikelihood => ("The likelihood that it shall have", "Green"),
        C::TargetImpact => ("The impact that it shall have", "Yellow"),
        C::Rating => ("The rating; the scale works it out, and yours is held against it", "Red"),
        C::Controls => ("What stands against it, parted by semicolons", "Watch of accounts; reserve supplier"),
        C::Review => ("The day of the next review", "01/02/2028"),
        C::Kind => ("Cashable, Avoided, Income or Social", "Cashable"),
        C::SocialFrom => (
            "For a social benefit: Service where the service itself brings it, Addition where it was added",
            "Addition",
        ),
        C::Working => ("How it is worked out", "Old price less new price, for the hours bought"),
    };
    (meaning, example.to_owned())
}
