//! The columns of each kind of sheet: headings, widths, and what is typed into them.

use crate::lists::{ColumnHeading, Typed};
use domain::savings;
use domain::strategy::sheets::{SheetColumn as C, SheetKind};
use domain::values::FinancialYear;

/// The headings of a sheet; savings have two more for each financial year.
pub(super) fn columns(kind: SheetKind, years: &[FinancialYear]) -> Vec<ColumnHeading> {
    let heading = |column: &C| match column {
        C::Area | C::Evidence | C::Comment | C::What | C::How | C::Name | C::Title | C::Controls | C::Footnote => {
            ColumnHeading::wide(column.label())
        }
        _ => ColumnHeading::new(column.label()),
    };
    let mut columns: Vec<ColumnHeading> = kind.columns().iter().map(heading).collect();
    if kind == SheetKind::Savings {
        let of = |year: &FinancialYear| {
            ["forecast", "delivered"].map(|what| ColumnHeading { title: format!("{year} {what} (£)"), width: 22 })
        };
        columns.extend(years.iter().flat_map(of));
    }
    columns
}

/// What is typed into each column, by the choices of the file to fill in.
pub(super) fn typed(kind: SheetKind, years: &[FinancialYear]) -> Vec<Typed> {
    let one = |column: &C| match column {
        C::Area => Typed::Choice(0),
        C::Current | C::Next => Typed::Choice(1),
        C::Level => Typed::Choice(2),
        C::Status => Typed::Choice(3),
        C::Quadrant => Typed::Choice(4),
        C::Frequency => Typed::Choice(5),
        C::InherentLikelihood | C::Likelihood | C::TargetLikelihood => Typed::Choice(6),
        C::InherentImpact | C::Impact | C::TargetImpact => Typed::Choice(7),
        C::Rating => Typed::Choice(8),
        C::Kind => Typed::Choice(9),
        C::By | C::Due | C::TargetBy | C::Review => Typed::Day,
        C::TargetBase => Typed::Money,
        C::Baseline if kind == SheetKind::Savings => Typed::Money,
        _ => Typed::Words,
    };
    let parts = if kind == SheetKind::Savings { years.len() * 2 } else { 0 };
    kind.columns().iter().map(one).chain(std::iter::repeat_n(Typed::Money, parts)).collect()
}

/// The word of a kind of saving without its explanation.
pub(super) fn short_label(kind: savings::Kind) -> String {
    kind.label().split(':').next().unwrap_or_default().to_owned()
}
