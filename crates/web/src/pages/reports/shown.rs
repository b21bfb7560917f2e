//! A report as a page.

use super::{print, within_reach};
use crate::charts::{self, Chart, Kind, Label};
use crate::components::{Cell, FieldErrors, Heading, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show_with};
use crate::parts::Part;
use askama::Template;
use axum::http::StatusCode;
use domain::reports::{self, Block, Content, Exemption, Report, Sentence, Source};
use domain::strategy::{Quantity, Unit};
use publish::report::Print;

#[derive(Template)]
#[template(path = "reports/report.html")]
struct Page {
    page: PageFrame,
    errors: FieldErrors,
    before: Vec<Part>,
    after: Vec<Part>,
    council: String,
    as_of: String,
    /// What is said above a report of which the reader sees an exempt part; empty otherwise.
    exempt: String,
    is_large: bool,
    day: Option<DayForm>,
    front: Summary,
    sections: Vec<ShownSection>,
    sources: Vec<Source>,
}

struct ShownSection {
    heading: String,
    exempt: String,
    blocks: Vec<ShownBlock>,
}

/// A sentence with the number of its source; 0 for none.
#[derive(Default)]
struct Said {
    text: String,
    source: usize,
    /// The class that sets an item in by how deep it lies in its list; empty at the top.
    indent: &'static str,
}

/// The class for an item that lies so deep.
const fn indent(depth: u8) -> &'static str {
    match depth {
        0 => "",
        1 => " govuk-!-margin-left-6",
        2 => " govuk-!-margin-left-8",
        _ => " govuk-!-margin-left-9",
    }
}

#[derive(Default)]
struct ShownBlock {
    exempt: String,
    sentences: Vec<Said>,
    is_list: bool,
    /// The number of the source that all items of a list share, told once below it; 0 for none.
    shared: usize,
    is_note: bool,
    table: Option<Table>,
    figure: Option<charts::Figure>,
    note: Said,
}

/// What stands around a report: above it, below it, and what is wrong with a form of either.
#[derive(Default)]
pub struct Around {
    pub before: Vec<Part>,
    pub after: Vec<Part>,
    pub errors: FieldErrors,
    /// The form that asks for another day.
    pub day: Option<DayForm>,
}

/// A form that asks for a report as of another day, with what was typed.
pub struct DayForm {
    action: String,
    as_of: String,
    as_of_error: String,
    since: String,
    since_error: String,
    asks_since: bool,
    is_large: bool,
}

impl DayForm {
    /// The form with what the address asks for.
    pub fn read(cx: &Cx, action: String, errors: &FieldErrors, asks_since: bool) -> DayForm {
        let sent = Sent::read(&cx.query);
        DayForm {
            action,
            as_of: sent.text("as-of").to_owned(),
            as_of_error: errors.of("as-of").to_owned(),
            since: sent.text("since").to_owned(),
            since_error: errors.of("since").to_owned(),
            asks_since,
            is_large: print(cx) == Print::Large,
        }
    }
}

struct Sources(Vec<Source>);

impl Sources {
    fn said(&self, sentence: &Sentence) -> Said {
        let is_of = |one: &&Source| Some(&one.text) == sentence.source.as_ref() && one.address == sentence.address;
        let source = self.0.iter().find(is_of).map_or(0, |one| one.number);
        Said { text: sentence.text.clone(), source, indent: indent(sentence.depth) }
    }

    fn block(&self, at: &str, block: &Block) -> ShownBlock {
        let exempt = exempt(block.exempt.as_ref());
        let note = |note: &Option<Sentence>| note.as_ref().map(|one| self.said(one)).unwrap_or_default();
        match &block.content {
            Content::Paragraph(all) => ShownBlock { exempt, sentences: self.all(all), ..ShownBlock::default() },
            Content::List(all) => {
                let shared = block.content.shared_source().map_or(0, |one| self.said(one).source);
                let own = |one: Said| if shared > 0 { Said { source: 0, ..one } } else { one };
                let sentences = self.all(all).into_iter().map(own).collect();
                ShownBlock { exempt, sentences, is_list: true, shared, ..ShownBlock::default() }
            }
            Content::Note(one) => {
                ShownBlock { exempt, sentences: vec![self.said(one)], is_note: true, ..ShownBlock::default() }
            }
            Content::Table(one) => {
                ShownBlock { exempt, note: note(&one.note), table: Some(table(one)), ..ShownBlock::default() }
            }
            Content::Figure(one) => {
                ShownBlock { exempt, note: note(&one.note), figure: Some(figure(at, one)), ..ShownBlock::default() }
            }
        }
    }

    fn all(&self, sentences: &[Sentence]) -> Vec<Said> {
        sentences.iter().map(|one| self.said(one)).collect()
    }
}

fn exempt(exemption: Option<&Exemption>) -> String {
    exemption.map(Exemption::said_to_readers).unwrap_or_default()
}

/// The class of a cell that says several things, each on a line.
const LINES: &str = "gh-lines gh-breakable";

fn table(table: &reports::Table) -> Table {
    let heading = |(at, text): (usize, &String)| {
        if table.is_numeric(at) { Heading::number(text) } else { Heading::new(text) }
    };
    let cell = |(at, cell): (usize, &reports::Cell)| {
        let text = cell.to_string();
        let classes = if matches!(cell, reports::Cell::Lines(_)) { LINES } else { "" };
        let made = if table.is_numeric(at) { Cell::number(text) } else { Cell::new(text) };
        Cell { classes: classes.to_owned(), ..made }
    };
    Table {
        caption: table.caption.clone(),
        caption_classes: "govuk-table__caption--s".to_owned(),
        head: table.headings.iter().enumerate().map(heading).collect(),
        rows: table.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect(),
        first_cell_is_header: true,
    }
}

/// A value as charts draw it: money in pence, percentages in tenths, anything else as it is, rounded.
fn drawn(unit: Unit, value: &Quantity) -> Option<i64> {
    let places = match unit {
        Unit::Pounds => 2,
        Unit::Percentage => 1,
        Unit::Count | Unit::Days | Unit::Score => 0,
    };
    value.number().shown(places).replace('.', "").parse().ok()
}

fn figure(at: &str, figure: &reports::Figure) -> charts::Figure {
    let unit = match figure.unit {
        Unit::Pounds => charts::Unit::Pence,
        Unit::Percentage => charts::Unit::Percent,
        Unit::Count | Unit::Days | Unit::Score => charts::Unit::Count,
    };
    let values = |series: &reports::Series| {
        series.values.iter().map(|value| value.as_ref().and_then(|value| drawn(figure.unit, value))).collect()
    };
    let series = figure.series.iter().map(|one| charts::Series::new(&one.name, values(one))).collect();
    Chart {
        id: format!("figure-{at}"),
        title: figure.title.clone(),
        summary: figure.summary.clone(),
        // Names of areas and indicators are long: bars that lie have room for each.
        kind: Kind::Bars,
        unit,
        labels: figure.labels.iter().map(|label| Label::new(label)).collect(),
        series,
        first_heading: "Of".to_owned(),
    }
    .figure()
}

/// The page of a report.
pub fn show_report(cx: &Cx, page: PageFrame, report: &Report, around: Around) -> Answer {
    let sources = Sources(report.sources());
    let section = |(at, section): (usize, &reports::Section)| ShownSection {
        heading: section.heading.clone(),
        exempt: exempt(section.exempt.as_ref()),
        blocks: section
            .blocks
            .iter()
            .enumerate()
            .map(|(number, block)| sources.block(&format!("{at}-{number}"), block))
            .collect(),
    };
    let row = |line: &reports::FrontLine| {
        let value = if line.value.is_empty() { "To be filled in" } else { line.value.as_str() };
        SummaryRow::new(&line.label, value)
    };
    let status = if around.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(
        status,
        &Page {
            page: PageFrame { has_errors: !around.errors.is_empty(), ..page },
            errors: around.errors,
            before: around.before,
            after: around.after,
            council: report.council.clone(),
            as_of: report.as_of_said(),
            exempt: report.exempt_warning().unwrap_or_default(),
            is_large: print(cx) == Print::Large,
            day: around.day,
            front: Summary::new(report.front.iter().map(row).collect()),
            sections: report.sections.iter().enumerate().map(section).collect(),
            sources: within_reach(cx, sources.0),
        },
    )
}
