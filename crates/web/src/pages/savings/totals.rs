//! What savings come to, kind by kind and year by year. Social benefits stand in lines of their own, for they are no money of
//! the council's.

use super::social_said;
use crate::components::{Cell, Table};
use crate::failure::PageFailure;
use crate::parts::table;
use domain::savings::{Kind, Saving, SocialFrom, YearTotal, in_total, social_total, year_total, years};
use domain::values::{Date, FinancialYear, Pence};

/// The first word of a kind's label: "Cashable".
pub fn kind_said(kind: Kind) -> &'static str {
    kind.label().split_once(':').map_or(kind.label(), |(word, _)| word)
}

fn is_nothing(total: &YearTotal) -> bool {
    [total.planned, total.delivered, total.awaited].iter().all(|sum| *sum == Pence::ZERO)
}

fn row(when: &str, total: &YearTotal) -> Result<Vec<Cell>, PageFailure> {
    let against = total.against_plan().map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    let sums = [total.planned, total.delivered, total.claimed, total.awaited, against];
    let sums = sums.into_iter().map(|sum| Cell::number(sum.to_string()));
    Ok([Cell::new(when), Cell::new(kind_said(total.kind))].into_iter().chain(sums).collect())
}

/// The totals as a table.
pub fn by_year(savings: &[Saving], today: Date) -> Result<Table, PageFailure> {
    let too_large = |fault: domain::values::PenceError| PageFailure::fault(&fault.to_string());
    let mut rows = Vec::new();
    for year in years(savings) {
        for total in year_total(savings, year, today).map_err(too_large)?.iter().filter(|total| !is_nothing(total)) {
            rows.push(row(&year.to_string(), total)?);
        }
    }
    let to_date = format!("All years up to {}", FinancialYear::of(today));
    for total in in_total(savings, today).map_err(too_large)?.iter().filter(|total| !is_nothing(total)) {
        rows.push(row(&to_date, total)?);
    }
    let head = [
        "Year",
        "Kind",
        "#Planned",
        "#Delivered: signed off",
        "#Claimed, not signed",
        "#Still forecast, claims included",
        "#Against the plan",
    ];
    Ok(table("By kind and year", &head, rows))
}

/// Social benefits by what they come from, year by year; none where there are none.
pub fn social(savings: &[Saving], today: Date) -> Result<Option<Table>, PageFailure> {
    let mut rows = Vec::new();
    for year in years(savings) {
        for from in [Some(SocialFrom::Service), Some(SocialFrom::Addition), None] {
            let total = social_total(savings, from, |of| of == year, today);
            let total = total.map_err(|fault| PageFailure::fault(&fault.to_string()))?;
            if is_nothing(&total) {
                continue;
            }
            let said = from.map_or("Not said", |from| social_said(Some(from)));
            let sums = [total.planned, total.delivered, total.claimed, total.awaited];
            let sums = sums.into_iter().map(|sum| Cell::number(sum.to_string()));
            rows.push([Cell::new(year.to_string()), Cell::new(said)].into_iter().chain(sums).collect());
        }
    }
    let head = [
        "Year",
        "Comes from",
        "#Planned",
        "#Delivered: signed off",
        "#Claimed, not signed",
        "#Still forecast, claims included",
    ];
    Ok((!rows.is_empty()).then(|| table("Social benefits by what they come from", &head, rows)))
}
