//! Reports to committees: what an officer writes, with what the records say below it.

pub mod form;
pub mod show;

use super::below_reports;
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Listing, Row};
use domain::access::Action;
use domain::records::Version;
use domain::reports::assemble::NumberedPaper;
use publish::lists::Cell;

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let papers: Vec<NumberedPaper> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    let row = |one: &NumberedPaper| Row {
        cells: vec![
            Cell::text(&one.paper.title),
            Cell::text(&one.paper.committee),
            Cell::maybe(one.paper.date, Cell::Date),
            Cell::text(match one.paper.key_decision {
                Some(true) => "Yes",
                Some(false) => "No",
                None => "",
            }),
            Cell::maybe(one.laid.last().map(|laid| laid.on), Cell::Date),
        ],
        href: format!("/reports/papers/{}", one.number),
        facets: vec![one.paper.committee.clone()],
    };
    let mut buttons = Vec::new();
    if cx.may(Action::EditReports) {
        buttons.push(Button { link: Link::new("Write a committee report", "/reports/papers/new"), secondary: false });
    }
    Ok(Listing {
        title: "Committee reports".into(),
        address: "/reports/papers".into(),
        breadcrumbs: below_reports(),
        parts: Vec::new(),
        columns: vec![
            Column::wide("Report"),
            Column::new("Committee"),
            Column::new("Meeting"),
            Column::new("Key decision"),
            Column::new("Laid before it"),
        ],
        facets: vec![crate::parts::Facet { name: "committee", label: "Committee", all: "Any committee" }],
        rows: papers.iter().rev().map(row).collect(),
        empty: "No committee report is written yet. Begin one: the figures come from the records.".into(),
        buttons,
        file: "committee-reports",
        said: "Committee reports".into(),
    })
}

/// The list.
pub async fn list(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}

/// What is kept of a report now.
async fn kept(cx: &Cx, id: i64) -> Result<Version<NumberedPaper>, PageFailure> {
    let scope = cx.scope_for(Action::SeeReports)?;
    let kept = store::records::one::<NumberedPaper>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}
