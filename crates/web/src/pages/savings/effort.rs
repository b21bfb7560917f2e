//! Hours of the work of buying by stage, beside what the same stages brought.

use super::below_savings;
use crate::address::Path;
use crate::charts::{Chart, Kind, Label, Series, Unit};
use crate::components::{Cell, Choice, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::strategy::offered::{offering, records};
use crate::pages::strategy::subjects::{self, cell};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::Fields;
use crate::parts::listing::{CellLinks, Column, linked};
use crate::parts::{Button, Facet, Filled, Form, Listing, Part, Row, Typed, show_parts, show_parts_with, table};
use domain::access::Action;
use domain::savings::{Effort, EffortTotal, StageTotal, effort_by_stage, hours_said, read_hours, stages};
use domain::strategy::Book;
use domain::values::{FinancialYear, Month, SubjectRef};
use publish::lists::Cell as FileCell;

const COLUMNS: &[Column] = &[
    Column::new("Month"),
    Column::new("Stage"),
    Column::number("Hours"),
    Column::new("About"),
    Column::new("Whose"),
    Column::new("Record").in_file(),
];

/// Which column says what hours were spent on.
const ABOUT: usize = 3;

const FACETS: &[Facet] = &[
    Facet { name: "year", label: "Financial year", all: "Every year" },
    Facet { name: "stage", label: "Stage", all: "Every stage" },
];

fn address(number: i64) -> String {
    format!("/savings/effort/{number}")
}

fn below_effort() -> Vec<Link> {
    [below_savings(), vec![Link::new("Hours by stage", "/savings/effort")]].concat()
}

fn name_of(row: &StageTotal) -> String {
    row.stage.as_ref().map_or_else(|| "Savings that do not say their stage".to_owned(), |stage| stage.name.clone())
}

fn by_stage(found: &EffortTotal, said: &str) -> Part {
    let cells = |name: String, row: &StageTotal| {
        let share = row.share(&found.whole).map(|share| share.in_tenths().to_string());
        vec![
            Cell::new(name),
            Cell::number(hours_said(row.quarters)),
            Cell::number(share.unwrap_or_else(|| "–".to_owned())),
            Cell::number(row.delivered.to_string()),
            Cell::number(row.awaited.to_string()),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = found.stages.iter().map(|row| cells(name_of(row), row)).collect();
    rows.push(cells("All together".to_owned(), &found.whole));
    let head = ["Stage", "#Hours", "#Share of hours", "#Delivered: signed off", "#Still forecast, claims included"];
    Part::Table(table(&format!("Hours and what they brought, {said}"), &head, rows))
}

fn chart(found: &EffortTotal, said: &str) -> Option<Part> {
    let most = found.stages.iter().filter(|row| row.quarters > 0).max_by_key(|row| row.quarters)?;
    let rows: Vec<&StageTotal> = found.stages.iter().filter(|row| row.stage.is_some()).collect();
    // The table beside it has the quarters of an hour; a column has whole hours, rounded half up.
    let hours = |row: &&StageTotal| i64::try_from((row.quarters + 2) / 4).ok();
    let chart = Chart {
        id: "hours".into(),
        title: format!("Hours by stage, {said}"),
        summary: format!("Most hours were spent on {}: {}.", name_of(most), hours_said(most.quarters)),
        kind: Kind::Columns,
        unit: Unit::Count,
        labels: rows.iter().map(|row| Label::new(&name_of(row))).collect(),
        series: vec![Series::new("Hours", rows.iter().map(hours).collect())],
        first_heading: "Stage".into(),
    };
    Some(Part::Figure(Box::new(chart.figure().made("The hours entered for each stage, to the whole hour."))))
}

fn row(cx: &Cx, book: &Book, one: &Effort) -> (Row, String) {
    let (stage, year) = (one.stage.name(), FinancialYear::of_month(one.month).to_string());
    let (about, record) = (cell(cx, book, &one.about), one.about.as_ref().map(ToString::to_string));
    let row = Row {
        cells: vec![
            FileCell::Month(one.month),
            FileCell::text(&stage),
            FileCell::text(hours_said(u64::from(one.quarters))),
            FileCell::text(about.text),
            FileCell::text(&one.whose),
            FileCell::text(record.unwrap_or_default()),
        ],
        href: address(one.number),
        facets: vec![year, stage],
    };
    (row, about.href)
}

async fn listing(cx: &Cx) -> Result<(Listing, CellLinks), PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let asked = Sent::read(&cx.query);
    let year = asked.text("year").parse::<FinancialYear>().ok();
    let said = year.map_or_else(|| "all years".to_owned(), |year| year.to_string());
    let found = effort_by_stage(&book.efforts, &book.savings, year, cx.today());
    let found = found.map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    let mut parts = Vec::new();
    if !book.efforts.is_empty() {
        parts.push(Part::text("Effort beside value: the hours of each stage, and the savings and income that were won in it. A saving says its stage in its own form; social benefits are not in it."));
        parts.extend(chart(&found, &said));
        parts.push(by_stage(&found, &said));
    }
    let enter = Button { link: Link::new("Enter hours", "/savings/effort/new"), secondary: false };
    let mut efforts: Vec<&Effort> = book.efforts.iter().collect();
    efforts.sort_by_key(|one| std::cmp::Reverse((one.month, one.number)));
    let (rows, links) = linked(ABOUT, efforts.into_iter().map(|one| row(cx, &book, one)));
    let listing = Listing {
        title: "Hours by stage".to_owned(),
        address: "/savings/effort".to_owned(),
        breadcrumbs: below_savings(),
        parts,
        columns: COLUMNS.to_vec(),
        facets: FACETS.to_vec(),
        rows,
        empty:
            "No hours were entered yet. Enter those of a month and a stage, to see where work goes and what it brings."
                .to_owned(),
        buttons: if cx.may(Action::EditSavings) { vec![enter] } else { Vec::new() },
        file: "hours",
        said: "Hours of the work of buying by stage and month".to_owned(),
    };
    Ok((listing, links))
}

/// The list, with the table of stages above it.
pub async fn open(cx: Cx) -> Answer {
    let (listing, links) = listing(&cx).await?;
    listing.page_linked(&cx, &links)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.0.send_file(&cx, &form)
}

fn form((sent, errors): (&Sent, &FieldErrors), action: &str, button: &str) -> Form {
    let filled = Filled { sent, errors };
    let stages = stages().into_iter().map(|one| Choice::new(one.code.as_str(), &format!("{}: {}", one.name, one.what)));
    let fields = vec![
        filled.radios("stage", "Stage of the work", stages.collect()),
        filled.number("hours", "Hours").hint("In quarters, such as 7 or 7.5."),
        filled.line("month", "Month in which they were spent").hint("Such as 2026-04.").wide("govuk-input--width-10"),
        filled
            .line("about", "What they were spent on")
            .hint("The risk, action or other record it belongs to: type a part of its name to choose it, or its code such as actions/4. Leave it empty for none."),
        filled.line("whose", "Whose hours they are").hint("Such as a team. Names of persons are not needed."),
    ];
    Form::new(action, button, fields).or_leave("Cancel", "/savings/effort")
}

fn read(typed: &mut Typed<'_>) -> Option<Effort> {
    let stage = typed.value("stage", "Choose the stage of the work");
    let hours = read_hours(&typed.text("hours"));
    if hours.is_none() {
        typed.wrong("hours", "Enter hours in quarters, such as 7 or 7.5");
    }
    let month = typed.value::<Month>("month", "Enter a month like 2026-04");
    let about =
        typed.maybe::<SubjectRef>("about", "Enter the risk, saving or other record it belongs to, such as risks/4");
    let effort =
        Effort { number: 0, stage: stage?, quarters: hours?, month: month?, about, whose: typed.text("whose") };
    (!typed.is_wrong()).then_some(effort)
}

async fn show_new(cx: &Cx, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let own = Fields::default().text("month", Month::of(cx.today()).to_string()).sent();
    let form = form((sent.unwrap_or(&own), &errors), "/savings/effort/new", "Enter the hours");
    let frame = PageFrame { breadcrumbs: below_effort(), ..cx.frame("Enter hours of a stage") };
    show_parts_with(frame, vec![Part::form(offering(form, &records(cx, &book)))], errors)
}

/// The form for new hours.
pub async fn open_new(cx: Cx) -> Answer {
    show_new(&cx, None, FieldErrors::default()).await
}

/// Takes new hours.
pub async fn send_new(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let Some(effort) = read(&mut typed) else { return show_new(&cx, Some(&sent), typed.errors).await };
    match actions::savings::log_effort(cx.guildhall(), &cx.scope()?, effort).await {
        Ok(_) => go_to("/savings/effort?done=effort-entered"),
        Err(failure) => show_new(&cx, Some(&sent), wrong_fields(&cx, failure, "hours")?).await,
    }
}

/// Hours that were entered, with their history.
pub async fn open_one(cx: Cx, Path(number): Path<i64>) -> Answer {
    let found = kept::<Effort>(&cx, &number.to_string()).await?;
    let one = &found.now.record;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let rows = vec![
        SummaryRow::new("Stage", one.stage.name()),
        SummaryRow::new("Hours", hours_said(u64::from(one.quarters))),
        SummaryRow::new("Month", one.month.name()),
        subjects::row(&cx, &book, one.about.as_ref(), "Nothing recorded"),
        SummaryRow::new("Whose", one.whose.as_str()),
    ];
    let mut parts = vec![Part::Summary(Summary::new(rows))];
    if cx.may(Action::EditSavings) {
        parts.push(Part::button("Correct them", &format!("{}/correct", address(number))));
    }
    parts.push(Part::Table(found.versions));
    let title = format!("Hours of {}, entry {number}", one.month.name());
    show_parts(PageFrame { breadcrumbs: below_effort(), ..cx.frame(&title) }, parts)
}

async fn show_correct(cx: &Cx, number: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Effort>(cx, &number.to_string()).await?.now;
    let one = &now.record;
    let own = Fields::default()
        .text("stage", one.stage.as_str())
        .text("hours", hours_said(u64::from(one.quarters)))
        .text("month", one.month.to_string())
        .maybe("about", one.about.as_ref())
        .text("whose", &one.whose)
        .sent();
    let sent = sent.unwrap_or(&own);
    let mut form = form((sent, &errors), &format!("{}/correct", address(number)), "Correct them");
    form.fields.push(Filled { sent, errors: &errors }.line("why", "Why they are corrected"));
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let form = offering(form, &records(cx, &book));
    let parts = vec![
        Part::text("Hours entered by mistake are corrected to 0: the history keeps what they were."),
        Part::form(with_seen(form, sent, &errors, now.number)),
    ];
    let frame = PageFrame { breadcrumbs: below_effort(), ..cx.frame(&format!("Correct the hours of entry {number}")) };
    show_parts_with(frame, parts, errors)
}

/// The form to correct hours.
pub async fn open_correct(cx: Cx, Path(number): Path<i64>) -> Answer {
    show_correct(&cx, number, None, FieldErrors::default()).await
}

/// Takes a correction.
pub async fn send_correct(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let Some(effort) = read(&mut typed) else { return show_correct(&cx, number, Some(&sent), typed.errors).await };
    let why = typed.text("why");
    match actions::savings::correct_effort(cx.guildhall(), &cx.scope()?, (number, seen(&sent)), effort, &why).await {
        Ok(()) => go_to("/savings/effort?done=effort-corrected"),
        Err(failure) => show_correct(&cx, number, Some(&sent), wrong_fields(&cx, failure, "hours")?).await,
    }
}
