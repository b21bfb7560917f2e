//! Figures by one thing: financial year, quarter, month, service, category or supplier.

use super::basis::{self, BasisBar};
use super::home::{key_lines, month_sum, period_lines, shown_label};
use super::view::View;
use super::{below_spend, counted, download, gaps, left_out, percent};
use crate::address::Path;
use crate::components::{Cell, Choice, Heading, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use domain::access::Scope;
use domain::spend::{Dimension, MonthSum, Period, PeriodLength, share, sums};
use domain::values::{Date, FinancialYear, Pence};
use jiff::Timestamp;
use publish::lists::{self, ColumnHeading, List};
use store::spend::Span;

/// Rows of a page.
const ROWS: usize = 100;

/// What figures can be by: the word in the address, the title, the heading of the column.
const WAYS: [(&str, &str, &str); 7] = [
    ("year", "Spend by financial year", "Financial year"),
    ("quarter", "Spend by quarter", "Quarter"),
    ("month", "Spend by month", "Month"),
    ("service", "Spend by service", "Service"),
    ("category", "Spend by category", "Category"),
    ("supplier", "Spend by supplier", "Supplier"),
    ("reason", "What is left out, by reason", "Reason"),
];

/// The heading of the column for a way.
pub fn heading(what: &str) -> &'static str {
    WAYS.iter().find(|(way, _, _)| *way == what).map_or("", |(_, _, heading)| heading)
}

#[derive(Template)]
#[template(path = "spend/breakdown.html")]
struct Breakdown {
    page: PageFrame,
    what: String,
    basis: BasisBar,
    kept: Vec<(&'static str, String)>,
    is_time: bool,
    scope: String,
    gaps: Vec<String>,
    is_nothing_in: bool,
    years: Vec<Choice>,
    kinds: Vec<Choice>,
    sorts: Vec<Choice>,
    q: String,
    table: Table,
    total: String,
    lines: String,
    rows: String,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

/// Where the lines of a row are.
pub enum Href {
    /// At this address.
    At(String),
    /// At the address of this key, which is made for the rows that are shown and not for thousands that are not.
    OfKey(String),
}

/// A row: what it is, where its lines are, how many and how much.
pub struct Row {
    pub label: String,
    pub href: Href,
    pub lines: i64,
    pub total: Pence,
}

/// What was asked for.
struct Asked {
    what: String,
    title: &'static str,
    view: View,
    q: String,
    sort: String,
    page: usize,
}

impl Asked {
    fn read(what: &str, text: &str, today: Date) -> Result<Asked, PageFailure> {
        let (what, title, _) = WAYS.iter().find(|(way, _, _)| *way == what).ok_or_else(PageFailure::not_found)?;
        let sent = Sent::read(text);
        Ok(Asked {
            what: (*what).to_owned(),
            title,
            view: View::read(text, today)?,
            q: sent.text("q").trim().to_owned(),
            sort: sent.text("sort").to_owned(),
            page: sent.text("page").parse().unwrap_or(1).max(1),
        })
    }

    fn length(&self) -> Option<PeriodLength> {
        match self.what.as_str() {
            "year" => Some(PeriodLength::Year),
            "quarter" => Some(PeriodLength::Quarter),
            "month" => Some(PeriodLength::Month),
            _ => None,
        }
    }

    fn address(&self, page: u64) -> String {
        let page = if page > 1 { page.to_string() } else { String::new() };
        self.view.query(&[("q", &self.q), ("sort", &self.sort), ("page", &page)])
    }
}

async fn rows(cx: &Cx, scope: &Scope, asked: &Asked) -> Result<Vec<Row>, PageFailure> {
    let store = &cx.guildhall().store;
    let mut rows: Vec<Row> = if let Some(length) = asked.length() {
        let months = store::spend::by_month(store, scope, Dimension::All, &asked.view.span()).await?;
        let months: Vec<MonthSum> = months.iter().map(month_sum).collect();
        sums(&months, length)
            .into_iter()
            .map(|sum| Row {
                label: sum.period.name(),
                href: Href::At(period_lines(sum.period, &asked.view)),
                lines: sum.lines,
                total: sum.total,
            })
            .collect()
    } else if asked.what == "reason" {
        left_out::rows(&*store::spend::cube(store, scope, asked.view.basis.moment()).await?, &asked.view)
    } else {
        let dimension: Dimension = asked.what.parse().map_err(|_| PageFailure::not_found())?;
        let sums = store::spend::figures(store, scope, dimension, &asked.view.span()).await?;
        sums.iter().map(key_row).collect()
    };
    if !asked.q.is_empty() {
        let sought = asked.q.to_lowercase();
        rows.retain(|row| row.label.to_lowercase().contains(&sought));
    }
    match asked.sort.as_str() {
        "name" => rows.sort_by_key(|row| row.label.to_lowercase()),
        "lines" => rows.sort_by_key(|row| std::cmp::Reverse(row.lines)),
        "largest" => rows.sort_by_key(|row| std::cmp::Reverse(row.total)),
        "smallest" => rows.sort_by_key(|row| row.total),
        _ => {}
    }
    Ok(rows)
}

fn key_row(sum: &store::spend::Figure) -> Row {
    Row { label: shown_label(sum), href: Href::OfKey(sum.key.clone()), lines: sum.lines, total: sum.total }
}

/// The address of a row's lines, or of the page about its supplier.
fn href(asked: &Asked, row: &Row) -> String {
    match &row.href {
        Href::At(address) => address.clone(),
        Href::OfKey(key) if asked.what == "supplier" && !key.is_empty() => {
            format!("/spend/supplier{}", asked.view.of_year(None).query(&[("key", key)]))
        }
        Href::OfKey(key) => key_lines(&asked.view, &asked.what, key),
    }
}

fn table(asked: &Asked, rows: &[Row], whole: Pence) -> Table {
    let cells = |row: &Row| {
        vec![
            Cell::new(&row.label).to(href(asked, row)),
            Cell::number(row.total.to_string()),
            Cell::number(percent(share(row.total, whole))),
            Cell::number(counted(row.lines)),
        ]
    };
    let first = (asked.page - 1) * ROWS;
    Table {
        caption: asked.title.into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: vec![
            Heading::new(heading(&asked.what)),
            Heading::number("Paid"),
            Heading::number("Share"),
            Heading::number("Lines"),
        ],
        rows: rows.iter().skip(first).take(ROWS).map(cells).collect(),
        first_cell_is_header: true,
    }
}

fn sorts(asked: &Asked) -> Vec<Choice> {
    let usual = if asked.length().is_some() { "In order of time" } else { "Largest first" };
    let all = [
        ("", usual),
        ("largest", "Largest first"),
        ("smallest", "Smallest first"),
        ("name", "By name"),
        ("lines", "Most lines first"),
    ];
    let from = usize::from(asked.length().is_none());
    let usual = all.iter().take(1).chain(all.iter().skip(1 + from));
    usual.map(|(value, text)| Choice::new(value, text).picked(asked.sort == *value)).collect()
}

/// The financial years that were brought in, earliest first.
pub async fn years(cx: &Cx, scope: &Scope, as_of: Option<Timestamp>) -> Result<Vec<FinancialYear>, PageFailure> {
    let months = super::home::months(cx, scope, &Span { as_of, ..Span::default() }).await?;
    let years = sums(&months, PeriodLength::Year);
    Ok(years.iter().filter_map(|sum| if let Period::Year(year) = sum.period { Some(year) } else { None }).collect())
}

/// The page.
pub async fn open(cx: Cx, Path(what): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let asked = Asked::read(&what, &cx.query, cx.today())?;
    let rows = rows(&cx, &scope, &asked).await?;
    let whole = Pence::new(rows.iter().map(|row| row.total.get()).sum());
    let calendars = gaps::calendars_as_of(&cx, &scope, asked.view.basis.moment()).await?;
    let pages = u64::try_from(rows.len().div_ceil(ROWS)).unwrap_or(1);
    let current = u64::try_from(asked.page).unwrap_or(1);
    show(&Breakdown {
        page: PageFrame { breadcrumbs: below_spend(), ..cx.frame(asked.title) },
        basis: basis::bar(&cx, &scope, &asked.view.basis, &format!("/spend/by/{what}")).await?,
        kept: asked.view.basis.pairs().iter().map(|(name, value)| (*name, (*value).to_owned())).collect(),
        is_time: asked.length().is_some(),
        scope: asked.view.said(),
        gaps: gaps::said(&calendars, asked.view.months(), asked.view.kind),
        is_nothing_in: calendars.is_empty(),
        years: asked.view.years(&years(&cx, &scope, asked.view.basis.moment()).await?),
        kinds: asked.view.kinds(),
        sorts: sorts(&asked),
        q: asked.q.clone(),
        table: table(&asked, &rows, whole),
        total: whole.to_string(),
        lines: counted(rows.iter().map(|row| row.lines).sum()),
        rows: counted(i64::try_from(rows.len()).unwrap_or(0)),
        pages: Pagination::of(current, pages, |page| format!("/spend/by/{what}{}", asked.address(page))),
        downloads: download::links(&format!("/spend/by/{what}/download"), &asked.address(1)),
        what,
    })
}

/// The same list as CSV or XLSX.
pub async fn download(cx: Cx, Path((what, form)): Path<(String, String)>) -> Answer {
    let scope = cx.scope()?;
    let asked = Asked::read(&what, &cx.query, cx.today())?;
    let rows = rows(&cx, &scope, &asked).await?;
    let whole = Pence::new(rows.iter().map(|row| row.total.get()).sum());
    let calendars = gaps::calendars_as_of(&cx, &scope, asked.view.basis.moment()).await?;
    let mut notes = download::notes(&cx, &asked.view.said());
    notes.extend(gaps::said(&calendars, asked.view.months(), asked.view.kind));
    let columns = ["Paid (£)", "Share (%)", "Lines"].map(ColumnHeading::new);
    let list = List {
        title: asked.title.to_owned(),
        columns: std::iter::once(ColumnHeading::wide(heading(&asked.what))).chain(columns).collect(),
        notes,
    };
    let cells = rows.into_iter().map(|row| {
        let share = lists::Cell::maybe(share(row.total, whole), |tenths| lists::Cell::Percent(tenths * 10));
        vec![lists::Cell::text(row.label), lists::Cell::Money(row.total), share, lists::Cell::Count(row.lines)]
    });
    download::answer(&form, &list, cells, &format!("spend-by-{what}"))
}
