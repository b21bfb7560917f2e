//! One published period: what it is, its files, its versions, and whether the records differ by now.

use super::kept_for_a_minute;
use crate::components::{Cell, Heading, Link, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::page::{Answer, show};
use crate::pages::format_requests::{ASK, FORMATS, public_form};
use crate::pages::publication::differs_said;
use crate::pages::spend::counted;
use askama::Template;
use domain::councils::Council;
use domain::format_requests::AskedFor;
use domain::publication::schema::columns;
use domain::publication::{Content, DataSet, Version, VersionState};
use publish::publication::{LICENCE, LICENCE_NAME};

#[derive(Template)]
#[template(path = "public/period.html")]
struct PeriodPage {
    page: PageFrame,
    set: &'static str,
    stands: bool,
    differs: String,
    files: Vec<(String, String)>,
    summary: Summary,
    accepted: Vec<String>,
    hidden: Table,
    versions: Table,
    columns: Table,
    licence: (&'static str, &'static str),
    /// What leads to the form that asks for another format.
    ask: (&'static str, String, &'static str),
}

fn count(number: u64) -> String {
    counted(i64::try_from(number).unwrap_or(i64::MAX))
}

fn summary(council: &Council, version: &Version, number: u32, content: &Content) -> Summary {
    let mut rows = vec![
        SummaryRow::new("Published by", &council.name),
        SummaryRow::new("Version", number.to_string()),
        SummaryRow::new("Lines", count(content.lines)),
        SummaryRow::new("Total", content.total.to_string()),
    ];
    if version.set == DataSet::Payments {
        let scope = format!("Lines above {limit}, and credits of more than {limit}", limit = content.limit);
        rows.push(SummaryRow::new("Which lines", scope));
        let (lines, total) = content.left_out;
        rows.push(SummaryRow::new("Not above the limit", format!("{} lines, {total}", count(lines))));
    }
    if !version.why.is_empty() {
        rows.push(SummaryRow::new("Note of the council", &version.why));
    }
    rows.push(SummaryRow::new("Asked for by", version.set.law()));
    rows.push(SummaryRow::new("SHA-256 of the CSV", &content.csv.sha256));
    Summary::new(rows)
}

fn hidden(content: &Content) -> Table {
    let row = |reason: &str, shown: &str, lines: u64, total: domain::values::Pence| {
        vec![Cell::new(reason), Cell::new(shown), Cell::number(count(lines)), Cell::number(total.to_string())]
    };
    let mut rows: Vec<Vec<Cell>> =
        content.hidden.iter().map(|one| row(one.kind.public_reason(), &one.shown, one.lines, one.total)).collect();
    let (lines, total) = content.already_hidden;
    if lines > 0 {
        rows.push(row("The council's own ledger keeps the name back.", "As the ledger has it", lines, total));
    }
    let mut head = ["Why a name is not shown", "Shown instead"].map(Heading::new).to_vec();
    head.extend(["Lines", "Sum"].map(Heading::number));
    Table {
        caption: "Names that are not shown".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head,
        rows,
        first_cell_is_header: true,
    }
}

fn versions(address: &str, versions: &[Version]) -> Table {
    let day = |moment: jiff::Timestamp| moment.strftime("%-d %B %Y").to_string();
    let row = |version: &Version| {
        let number = version.number.unwrap_or_default();
        let published = version.published_at.map(day).unwrap_or_default();
        let said = match &version.withdrawn {
            Some((_, at, why)) => format!("Withdrawn on {}: {why}", day(*at)),
            None => version.why.clone(),
        };
        let file = |ending: &str, text: &str| match version.state {
            VersionState::Published => Cell::new(text).to(format!("{address}-v{number}.{ending}")),
            _ => Cell::default(),
        };
        vec![
            Cell::new(format!("Version {number}")),
            Cell::new(published),
            Cell::new(said),
            file("csv", "CSV"),
            file("xlsx", "Excel"),
            file("json", "Metadata"),
        ]
    };
    Table {
        caption: "Versions".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["Version", "Published", "Note", "CSV file", "Workbook", "What it is"].map(Heading::new).to_vec(),
        rows: versions.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

fn column_table(set: DataSet) -> Table {
    let row = |column: &domain::publication::schema::SchemaColumn| {
        vec![Cell::new(column.name), Cell::new(column.title), Cell::new(column.definition)]
    };
    Table {
        caption: "Columns".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: ["Column", "Title", "What stands in it"].map(Heading::new).to_vec(),
        rows: columns(set).iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

/// The page of a period; `of_period` are its versions, the last first, and at least one.
pub async fn open(cx: Cx, council: &Council, address: &str, of_period: &[Version]) -> Answer {
    let Some(last) = of_period.first() else { return Err(crate::failure::PageFailure::not_found()) };
    let standing = of_period.iter().find(|version| version.stands());
    let difference = match standing {
        Some(version) => actions::publication::public_difference(cx.guildhall(), council, version).await?,
        None => None,
    };
    let content = standing.and_then(|version| Some((version, version.standing()?)));
    let files = [("csv", "CSV"), ("xlsx", "Excel"), ("json", "Metadata (JSON)")];
    let files = files.map(|(ending, text)| (format!("{address}.{ending}"), text.to_owned())).to_vec();
    let mut frame = cx.frame(&format!("{}, {}", last.period.name(), last.set.label().to_lowercase()));
    frame.breadcrumbs =
        vec![Link::new("Councils", "/public"), Link::new(&council.name, &format!("/public/spend/{}", council.code))];
    let answer = show(&PeriodPage {
        page: frame,
        set: last.set.label(),
        stands: standing.is_some(),
        differs: differs_said(difference),
        files: if standing.is_some() { files } else { Vec::new() },
        summary: content
            .map(|(version, (number, content))| summary(council, version, number, content))
            .unwrap_or_default(),
        accepted: content.map(|(_, (_, content))| content.accepted.clone()).unwrap_or_default(),
        hidden: content.map(|(_, (_, content))| hidden(content)).unwrap_or_default(),
        versions: versions(address, of_period),
        columns: column_table(last.set),
        licence: (LICENCE, LICENCE_NAME),
        ask: (FORMATS, public_form(council, AskedFor::Period(last.set, last.period)), ASK),
    });
    kept_for_a_minute(&cx, answer)
}
