//! Lists as files: CSV and XLSX.

use super::basis::Basis;
use super::filter::Filter;
use super::lines::rule_of;
use crate::address::Path;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::spend::scope::ScopeRule;
use ledger::{LedgerLine, Wanted};
use publish::lists::{Cell, ColumnHeading, List, ListFailure, XlsxList, csv, xlsx};
use std::collections::BTreeMap;

/// What every list says of itself.
pub fn notes(cx: &Cx, scope: &str) -> Vec<String> {
    let council = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.name.clone());
    vec![
        council.unwrap_or_default(),
        scope.to_owned(),
        "Amounts are net of VAT where the file gives net. Redacted payees stand together as unknown persons."
            .to_owned(),
        format!("Made with Guildhall on {}", cx.today()),
    ]
}

/// The links to a list as a file, by the start of their address and the list's query.
pub fn links(start: &str, query: &str) -> Vec<(String, &'static str)> {
    vec![(format!("{start}/csv{query}"), "CSV"), (format!("{start}/xlsx{query}"), "Excel")]
}

fn fault(failure: &ListFailure) -> PageFailure {
    PageFailure::fault(&failure.to_string())
}

fn attachment(bytes: Vec<u8>, kind: &'static str, name: &str) -> Answer {
    let mut answer = Response::new(Body::from(bytes));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}

const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A list as the file that was asked for: `csv` or `xlsx`.
pub fn answer(form: &str, list: &List, rows: impl IntoIterator<Item = Vec<Cell>>, name: &str) -> Answer {
    match form {
        "csv" => attachment(csv(list, rows).map_err(|failure| fault(&failure))?, CSV, &format!("{name}.csv")),
        "xlsx" => attachment(xlsx(list, rows).map_err(|failure| fault(&failure))?, XLSX, &format!("{name}.xlsx")),
        _ => Err(PageFailure::not_found()),
    }
}

const HEADINGS: [&str; 17] = [
    "Payment date",
    "Month",
    "Supplier",
    "Supplier number",
    "Service",
    "Category",
    "Description",
    "Payment reference",
    "Invoice number",
    "Amount (£)",
    "VAT (£)",
    "Kind",
    "Left out because of",
    "By the rule",
    "File",
    "Sheet",
    "Row",
];

fn cells(line: &LedgerLine, wanted: &Wanted, files: &BTreeMap<i64, (i64, String)>) -> Vec<Cell> {
    let from = &line.line;
    let rule = rule_of(wanted, line);
    vec![
        Cell::maybe(from.date, Cell::Date),
        Cell::maybe(line.month, Cell::Month),
        Cell::text(&from.supplier),
        Cell::text(&from.supplier_number),
        Cell::text(&from.service),
        Cell::text(&from.category),
        Cell::text(&from.description),
        Cell::text(&from.reference),
        Cell::text(&from.invoice_number),
        Cell::Money(from.amount),
        Cell::maybe(from.vat, Cell::Money),
        Cell::text(line.kind.label()),
        Cell::text(rule.map(|rule| rule.reason.label().to_owned()).unwrap_or_default()),
        Cell::text(rule.map(ScopeRule::said).unwrap_or_default()),
        Cell::text(files.get(&line.batch).map(|(_, name)| name.as_str()).unwrap_or_default()),
        Cell::Count(i64::from(from.sheet)),
        Cell::Count(i64::try_from(from.row).unwrap_or(i64::MAX)),
    ]
}

/// The lines that a filter finds, all of them, as CSV or XLSX; CSV is sent as it is made.
pub async fn lines(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let filter = Filter::read(&cx.query);
    let basis = Basis::read(&cx.query, cx.today())?;
    let (wanted, files) = super::lines::wanted(&cx, &scope, &filter, &basis).await?;
    let columns = HEADINGS.iter().map(|title| ColumnHeading::new(*title)).collect();
    let list = List { title: "Payment lines".into(), columns, notes: notes(&cx, &filter.said(&basis)) };
    let stream = cx.guildhall().ledger.stream(&wanted).await?;
    match form.as_str() {
        "csv" => csv_stream(list, stream, wanted, files),
        "xlsx" => xlsx_file(&list, stream, &wanted, &files).await,
        _ => Err(PageFailure::not_found()),
    }
}

fn csv_stream(list: List, stream: ledger::LineStream, wanted: Wanted, files: BTreeMap<i64, (i64, String)>) -> Answer {
    let head = csv(&list, []).map_err(|failure| fault(&failure))?;
    let rest =
        futures::stream::try_unfold((stream, wanted, files, list), |(mut stream, wanted, files, list)| async move {
            let next = stream.next_lines().await.map_err(std::io::Error::other)?;
            let Some(lines) = next else { return Ok(None) };
            let rows = publish::lists::csv_rows(&list, lines.iter().map(|line| cells(line, &wanted, &files)));
            Ok::<_, std::io::Error>(Some((rows.map_err(std::io::Error::other)?, (stream, wanted, files, list))))
        });
    let all = futures::StreamExt::chain(futures::stream::once(async { Ok::<_, std::io::Error>(head) }), rest);
    let mut answer = attachment(Vec::new(), CSV, "payment-lines.csv")?;
    *answer.body_mut() = Body::from_stream(all);
    Ok(answer)
}

async fn xlsx_file(
    list: &List,
    mut stream: ledger::LineStream,
    wanted: &Wanted,
    files: &BTreeMap<i64, (i64, String)>,
) -> Answer {
    let mut out = XlsxList::begin(list).map_err(|failure| fault(&failure))?;
    while let Some(lines) = stream.next_lines().await? {
        for line in &lines {
            out.row(&cells(line, wanted, files)).map_err(|failure| fault(&failure))?;
        }
    }
    let mut bytes = Vec::new();
    out.finish(&mut bytes).map_err(|failure| fault(&failure))?;
    attachment(bytes, XLSX, "payment-lines.xlsx")
}
