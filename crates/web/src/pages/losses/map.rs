//! The heat map as a table: the shade of a cell stands in its words too.

use super::service_said;
use crate::components::{Cell, Heading, Table};
use crate::pages::spend::query;
use domain::losses::{Check, HeatCell, HeatMap, HeatRow, Shade};
use domain::values::{Date, Pence};
use std::collections::BTreeMap;
use store::losses::Area;

const fn class(shade: Shade) -> &'static str {
    match shade {
        Shade::None => "gh-heat",
        Shade::Low => "gh-heat gh-heat--low",
        Shade::Medium => "gh-heat gh-heat--medium",
        Shade::High => "gh-heat gh-heat--high",
    }
}

/// Money in whole pounds; pence alone are not nothing.
fn pounds(money: Pence) -> String {
    if Pence::ZERO < money && money < Pence::new(100) { "under £1".to_owned() } else { money.pounds() }
}

fn cell(row: &HeatRow, cell: &HeatCell) -> Cell {
    let classes = class(cell.shade).to_owned();
    if cell.count == 0 {
        return Cell { classes, ..Cell::number("none") };
    }
    let text = format!("{}: {}, {}", cell.shade.label(), cell.count, pounds(cell.at_risk));
    let blank = if row.service.is_empty() { "service" } else { "" };
    let asked =
        query(&[("named", cell.check.name()), ("service", &row.service), ("blank", blank), ("state", "waiting")]);
    Cell { classes, ..Cell::number(text).to(format!("/losses/list{asked}")) }
}

/// Who owns a risk area, in words, and whether its review is due.
pub fn owned(area: Option<&Area>, today: Date) -> (String, String) {
    let Some(area) = area else { return ("Nobody yet".to_owned(), "Not set".to_owned()) };
    let review = area.review_on.map_or_else(
        || "Not set".to_owned(),
        |day| {
            let due = if day < today { ", overdue" } else { "" };
            format!("{}{due}", day.strftime("%-d %b %Y"))
        },
    );
    (area.owner.clone(), review)
}

/// The table: a row for each service, a column for each check, then who owns the risk.
pub fn table(map: &HeatMap, areas: &[Area], today: Date, may_decide: bool) -> Table {
    let by_service: BTreeMap<&str, &Area> = areas.iter().map(|area| (area.service.as_str(), area)).collect();
    // What a service comes to stands beside its name: the columns of the checks may need scrolling to.
    let mut head = vec![Heading::new("Service"), Heading::number("All checks")];
    head.extend(Check::ALL.iter().map(|check| Heading::number(check.label())));
    head.extend([Heading::new("Owner"), Heading::new("Next review")]);
    let row = |row: &HeatRow| {
        let (owner, review) = owned(by_service.get(row.service.as_str()).copied(), today);
        let mut cells = vec![Cell::new(service_said(&row.service)), Cell::number(pounds(row.at_risk))];
        cells.extend(row.cells.iter().map(|one| cell(row, one)));
        let owner = Cell::new(owner);
        let blank = if row.service.is_empty() { "service" } else { "" };
        let address = format!("/losses/areas{}", query(&[("service", &row.service), ("blank", blank)]));
        cells.push(if may_decide { owner.to(address) } else { owner });
        cells.push(Cell { classes: "gh-nowrap".into(), ..Cell::new(review) });
        cells
    };
    Table {
        caption: "Money at risk by service and check".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: map.rows.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pence_alone_are_not_shown_as_nothing() {
        for (pence, said) in [(0, "£0"), (3, "under £1"), (99, "under £1"), (100, "£1"), (250_000, "£2,500")] {
            assert_eq!(pounds(Pence::new(pence)), said);
        }
    }
}
