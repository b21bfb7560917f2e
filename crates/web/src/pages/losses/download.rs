//! Candidates and the heat map as CSV and XLSX.

use super::filter::Asked;
use super::list::{checks_said, state_said};
use super::{map, service_said};
use crate::address::Path;
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::spend::download::{answer, notes};
use domain::losses::{Check, HeatMap};
use publish::lists::{Cell, ColumnHeading, List};

/// The list, as its address narrows it.
pub async fn list(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let asked = Asked::read(&cx.query);
    let all = (0, u64::from(u32::MAX));
    let kept = store::losses::list(&cx.guildhall().store, &scope, &asked.filter(), all).await?;
    let plain = [
        "Number",
        "Paid on",
        "Service",
        "State",
        "Amount (£)",
        "At risk (£)",
        "Counted elsewhere (£)",
        "Recovered (£)",
    ];
    let mut columns: Vec<ColumnHeading> = ["Supplier", "Found by"].map(ColumnHeading::wide).to_vec();
    columns.extend(plain.map(ColumnHeading::new));
    columns.push(ColumnHeading::wide("Why"));
    let said = "Candidates for lost money; nothing here says that money was lost before somebody confirms it";
    let list = List { title: "Candidates for lost money".into(), columns, notes: notes(&cx, said) };
    let rows = kept.iter().map(|one| {
        let why: Vec<&str> = one.content.reasons.iter().map(|reason| reason.text.as_str()).collect();
        vec![
            Cell::text(&one.supplier),
            Cell::text(checks_said(one)),
            Cell::Count(one.id),
            Cell::maybe(one.day, Cell::Date),
            Cell::text(&one.service),
            Cell::text(state_said(one)),
            Cell::Money(one.amount),
            Cell::Money(one.at_risk),
            Cell::Money(one.counted_elsewhere),
            Cell::Money(one.recovered),
            Cell::text(why.join(" ")),
        ]
    });
    answer(&form, &list, rows, "losses")
}

/// The heat map: a row for each service, two columns for each check.
pub async fn heat_map(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let heat = HeatMap::of(&store::losses::by_service_and_check(store, &scope).await?);
    let areas = store::losses::areas(store, &scope).await?;
    let mut columns = vec![ColumnHeading::wide("Service")];
    for check in Check::ALL {
        columns.push(ColumnHeading::new(format!("{}: candidates", check.label())));
        columns.push(ColumnHeading::new(format!("{} (£)", check.label())));
    }
    columns.extend(["Owner", "Next review"].map(ColumnHeading::new));
    let said = "Open and confirmed candidates for lost money, each counted once under the check that tells most";
    let list = List { title: "Losses by service".into(), columns, notes: notes(&cx, said) };
    let today = cx.today();
    let rows = heat.rows.iter().map(|row| {
        let (owner, review) = map::owned(areas.iter().find(|area| area.service == row.service), today);
        let mut cells = vec![Cell::text(service_said(&row.service))];
        for cell in &row.cells {
            cells.push(Cell::Count(i64::try_from(cell.count).unwrap_or(i64::MAX)));
            cells.push(Cell::Money(cell.at_risk));
        }
        cells.extend([Cell::text(owner), Cell::text(review)]);
        cells
    });
    answer(&form, &list, rows, "losses-by-service")
}
