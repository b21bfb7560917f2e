//! One page with every part on it, for looking at and for the tests in a browser.

use super::{
    Choice, FieldErrors, Flash, Link, NavItem, PageFrame, Pagination, Summary, SummaryRow, Table, Task,
    fields::TypedDate,
    lists::{Cell, Heading},
};
use crate::charts::{Chart, Figure, Kind, Label, Series, Sparkline, Unit};
use askama::Template;

#[derive(Template)]
#[template(path = "components/gallery.html")]
struct Gallery {
    page: PageFrame,
    errors: FieldErrors,
    councils: Vec<Choice>,
    columns: Vec<Choice>,
    typed: TypedDate,
    table: Table,
    summary: Summary,
    tasks: Vec<Task>,
    pages: Pagination,
    charts: Vec<Figure>,
    sparkline: Sparkline,
}

/// The page as HTML.
///
/// # Errors
/// When a template cannot be written out.
pub fn gallery() -> Result<String, askama::Error> {
    let mut errors = FieldErrors::default();
    errors.add("email", "Enter an email address in the correct format, like name@example.com");
    errors.add_at("due", "due-day", "Enter the date the contract ends");
    Gallery {
        page: frame(),
        errors,
        councils: councils(),
        columns: columns(),
        typed: TypedDate { day: "31".into(), month: "2".into(), year: String::new() },
        table: table(),
        summary: summary(),
        tasks: tasks(),
        pages: Pagination::of(5, 12, |page| format!("?page={page}")),
        charts: charts(),
        sparkline: Sparkline::new(
            "Paid by month",
            Unit::Pence,
            &[Some(4_000_000), Some(5_100_000), None, Some(-200_000), Some(6_000_000)],
        ),
    }
    .render()
}

fn frame() -> PageFrame {
    PageFrame {
        council: Some("Wynmarch District Council".into()),
        person: Some("Amara Holt".into()),
        navigation: vec![
            NavItem::new("Spend", "/spend", true),
            NavItem::new("Imports", "/spend/imports", false),
            NavItem::new("Suppliers", "/suppliers", false),
            NavItem::new("Trail", "/trail", false),
        ],
        csrf: "token".into(),
        other_councils: vec![("easterby".into(), "Easterby Borough Council".into())],
        flash: Some(Flash::success("342 payment lines are imported.")),
        breadcrumbs: vec![Link::new("Spend", "/spend"), Link::new("Financial year 2025 to 2026", "/spend/years/2025")],
        ..PageFrame::named("Every part of a page")
    }
}

fn councils() -> Vec<Choice> {
    vec![Choice::new("", "Choose a council"), Choice::new("wynmarch", "Wynmarch District Council").picked(true)]
}

fn columns() -> Vec<Choice> {
    vec![
        Choice::new("net", "Amounts without VAT").hint("The column is often called Net").picked(true),
        Choice::new("gross", "Amounts with VAT"),
    ]
}

fn table() -> Table {
    Table {
        caption: "Payments by supplier".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: vec![
            Heading::new("Supplier"),
            Heading::new("Service"),
            Heading::number("Lines"),
            Heading::number("Total"),
        ],
        rows: [("Harrow & Finch Ltd", "Waste", "312", "£1,204,331.20"), ("Redacted", "Adult care", "48", "-£1,020.00")]
            .map(|(supplier, service, lines, total)| {
                vec![Cell::new(supplier).to("#"), Cell::new(service), Cell::number(lines), Cell::number(total)]
            })
            .to_vec(),
        first_cell_is_header: true,
    }
}

fn summary() -> Summary {
    Summary::new(vec![
        SummaryRow::new("File", "payments-april-2025.csv"),
        SummaryRow::new("Column of amounts", "Net amount").with("Change", "#", "column of amounts"),
    ])
}

fn tasks() -> Vec<Task> {
    vec![
        Task { title: "Choose the file".into(), href: "#".into(), status: "Done".into(), ..Task::default() },
        Task {
            title: "Check the columns".into(),
            href: "#".into(),
            hint: "Two columns could hold the amount".into(),
            status: "To do".into(),
            tag: Some("govuk-tag--blue".into()),
        },
        Task { title: "Import".into(), status: "Cannot start yet".into(), ..Task::default() },
    ]
}

fn charts() -> Vec<Figure> {
    let paid =
        vec![Some(310_000_000), Some(402_000_000), None, Some(-45_000_000), Some(388_000_000), Some(512_300_000)];
    let care = vec![Some(120_000_000), Some(151_000_000), None, Some(98_000_000), Some(110_000_000), Some(143_000_000)];
    let roads = vec![Some(80_000_000), Some(60_500_000), None, Some(-20_000_000), Some(70_000_000), Some(99_000_000)];
    let by_service = vec![Series::new("Adult care", care), Series::new("Roads", roads)];
    [
        ("months", "Paid by month", Kind::Columns, vec![Series::new("Paid", paid)]),
        ("stacked", "Paid by month and service", Kind::Stacked, by_service.clone()),
        ("lines", "Two services by month", Kind::Lines, by_service),
    ]
    .map(|(id, title, kind, series)| {
        let months = ["April", "May", "June", "July", "August", "September"];
        let labels =
            months.map(|month| Label::new(&format!("{month} 2025")).short(month.get(..3).unwrap_or(month)).to("#"));
        figure(id, title, kind, labels.to_vec(), series)
    })
    .into_iter()
    .chain([largest()])
    .collect()
}

fn largest() -> Figure {
    let names = [
        "Harrow & Finch Ltd",
        "Northgate Building and Civil Engineering (Holdings) Public Limited Company",
        "Redacted",
        "Oakley Trust",
    ];
    let labels = names.map(|name| Label::new(name).to("#")).to_vec();
    let series = vec![Series::new("Paid", vec![Some(120_433_120), Some(98_200_000), Some(12_345), None])];
    figure("largest", "Largest suppliers", Kind::Bars, labels, series)
}

fn figure(id: &str, title: &str, kind: Kind, labels: Vec<Label>, series: Vec<Series>) -> Figure {
    Chart {
        id: id.into(),
        title: title.into(),
        summary: "July is below nought because money came back; June is missing.".into(),
        kind,
        unit: Unit::Pence,
        labels,
        series,
        first_heading: "Name".into(),
    }
    .figure()
    .made("The sum of the amounts of all lines, without VAT.")
    .source("6 invented files of payments.")
}
