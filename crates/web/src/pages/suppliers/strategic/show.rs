//! One strategic supplier: its objectives, the savings and the risks that are about it.

use super::{address, below_strategic};
use crate::address::Path;
use crate::components::{Cell, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::subjects::cell;
use crate::pages::suppliers::shown::day;
use crate::pages::versions::kept;
use crate::parts::{Button, Part, show_parts, table};
use domain::access::Action;
use domain::risks::Risk;
use domain::savings::{Saving, of_saving};
use domain::strategy::Book;
use domain::suppliers::StrategicSupplier;
use domain::values::Date;

fn summary(cx: &Cx, book: &Book, one: &StrategicSupplier) -> Summary {
    let records = cell(cx, book, &one.subjects).text;
    let itself = one.itself().map(|about| about.to_string()).unwrap_or_default();
    let mut rows = vec![
        SummaryRow::new("On behalf of", one.scope.label()),
        SummaryRow::new("Lead", one.lead.as_str()),
        SummaryRow::new("Objectives", one.objectives.as_str()),
        SummaryRow::new("Since", day(Some(one.since))),
        SummaryRow::new("Its records", if records.is_empty() { "None".to_owned() } else { records }),
        SummaryRow::new("Savings and risks about it say", itself),
    ];
    rows.extend(one.until.map(|until| SummaryRow::new("Until", day(Some(until)))));
    Summary::new(rows)
}

fn savings(one: &StrategicSupplier, all: &[Saving], today: Date) -> Result<Part, PageFailure> {
    let mut rows = Vec::new();
    for saving in all.iter().filter(|saving| saving.counts(today) && one.is_about(saving.about.as_ref())) {
        let total = of_saving(saving, today).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
        let kind = saving.kind.label().split(':').next().unwrap_or_default();
        rows.push(vec![
            Cell::new(saving.title.as_str()).to(format!("/savings/{}", saving.id.get())),
            Cell::new(kind),
            Cell::number(total.delivered.to_string()),
            Cell::number(total.awaited.to_string()),
        ]);
    }
    if rows.is_empty() {
        return Ok(Part::text("No saving is about this supplier yet."));
    }
    let head = ["Saving", "Kind", "#Delivered: signed off", "#Still forecast, claims included"];
    Ok(Part::Table(table("Savings and benefits", &head, rows)))
}

fn risks(one: &StrategicSupplier, all: &[Risk], today: Date) -> Part {
    let open = all.iter().filter(|risk| risk.is_open(today) && one.is_about(risk.about.as_ref()));
    let row = |risk: &Risk| {
        let shared = if risk.is_shared { "Yes" } else { "No" };
        vec![
            Cell::new(risk.title.as_str()).to(format!("/risks/{}", risk.id.get())),
            Cell::new(risk.owner.as_str()),
            Cell::new(shared),
        ]
    };
    let rows: Vec<Vec<Cell>> = open.map(row).collect();
    if rows.is_empty() {
        return Part::text("No open risk is about this supplier.");
    }
    Part::Table(table("Open risks", &["Risk", "Owner", "Shared with the supplier"], rows))
}

/// The supplier.
pub async fn open(cx: Cx, Path(number): Path<i64>) -> Answer {
    let found = kept::<StrategicSupplier>(&cx, &number.to_string()).await?;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let (one, today) = (&found.now.record, cx.today());
    let mut buttons = Vec::new();
    if cx.may(Action::EditSavings) {
        let about = one.itself().map(|about| about.to_string()).unwrap_or_default();
        let enter = Link::new("Enter a saving with it", &format!("/savings/new?about={about}"));
        buttons.push(Button { link: enter, secondary: false });
        buttons.push(Button { link: Link::new("Change it", &format!("{}/change", address(number))), secondary: true });
    }
    let mut parts = vec![Part::Summary(summary(&cx, &book, one)), Part::Buttons(buttons)];
    parts.push(savings(one, &book.savings, today)?);
    if cx.may(Action::SeeRisks) {
        parts.push(risks(one, &book.risks, today));
    }
    parts.push(Part::Table(found.versions));
    show_parts(PageFrame { breadcrumbs: below_strategic(), ..cx.frame(&one.supplier) }, parts)
}
