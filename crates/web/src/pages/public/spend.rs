//! Everything that a council published of its spending, period by period.

use super::{council, kept_for_a_minute};
use crate::address::Path;
use crate::components::{Cell, Choice, Heading, Link, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::format_requests::{ASK, FORMATS, public_form};
use crate::pages::publication::day;
use crate::pages::spend::{counted, download, query};
use askama::Template;
use domain::councils::Council;
use domain::format_requests::AskedFor;
use domain::publication::{DataSet, Version};
use domain::values::FinancialYear;
use publish::lists::{self, ColumnHeading, List};
use publish::publication::{LICENCE, LICENCE_NAME};

#[derive(Template)]
#[template(path = "public/spend.html")]
struct Spend {
    page: PageFrame,
    action: String,
    q: String,
    years: Vec<Choice>,
    sets: Vec<Choice>,
    /// A table for each financial year, the last first.
    tables: Vec<(String, Table)>,
    count: String,
    total: String,
    is_empty: bool,
    contact: String,
    licence: (&'static str, &'static str),
    /// What leads to the form that asks for another format.
    ask: (&'static str, String, &'static str),
    downloads: Vec<(String, &'static str)>,
}

/// The last version of each period that was ever published; one that was withdrawn says so.
pub fn latest(versions: Vec<Version>) -> Vec<Version> {
    let mut latest: Vec<Version> = Vec::new();
    for version in versions {
        match latest.iter_mut().find(|known| (known.set, known.period) == (version.set, version.period)) {
            // Versions come last first: a version that stands comes before a later one that was withdrawn.
            Some(known) if !known.stands() && version.stands() => *known = version,
            Some(_) => {}
            None => latest.push(version),
        }
    }
    latest.sort_by_key(|version| (std::cmp::Reverse(version.period.last_day()), version.set));
    latest
}

fn is_wanted(version: &Version, sent: &Sent) -> bool {
    let (set, year) = (sent.text("set"), sent.text("year"));
    let words = format!("{} {} {}", version.set.label(), version.period.name(), version.period).to_lowercase();
    (set.is_empty() || set == version.set.name())
        && (year.is_empty() || year == version.period.financial_year().to_string())
        && words.contains(&sent.text("q").trim().to_lowercase())
}

/// The start of the addresses of a version's period.
pub fn period_address(code: &str, version: &Version) -> String {
    let period = version.period;
    format!("/public/spend/{code}/{}/{}/{period}", period.financial_year().starts_in(), version.set.name())
}

fn row(code: &str, version: &Version) -> Vec<Cell> {
    let address = period_address(code, version);
    let content = version.standing().map(|(_, content)| content);
    let file = |ending: &str, text: &str| match content {
        Some(_) => Cell::new(text).to(format!("{address}.{ending}")),
        None => Cell::default(),
    };
    let published = version.published_at.map(|at| at.strftime("%-d %B %Y").to_string()).unwrap_or_default();
    vec![
        Cell::new(version.period.name()).to(&address),
        Cell::new(version.set.label()),
        Cell::number(content.map(|content| counted(i64::try_from(content.lines).unwrap_or(0))).unwrap_or_default()),
        Cell::number(content.map(|content| content.total.to_string()).unwrap_or_default()),
        Cell::new(if content.is_some() { published } else { "Withdrawn".to_owned() }),
        file("csv", "CSV"),
        file("xlsx", "Excel"),
        file("json", "Metadata"),
    ]
}

fn table(year: FinancialYear, code: &str, versions: &[&Version]) -> Table {
    let mut head = ["Period", "Data set"].map(Heading::new).to_vec();
    head.extend(["Lines", "Total"].map(Heading::number));
    head.extend(["Published", "CSV file", "Workbook", "What it is"].map(Heading::new));
    Table {
        caption: format!("Published for {year}"),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: versions.iter().map(|version| row(code, version)).collect(),
        first_cell_is_header: true,
    }
}

fn choices(picked: &str, all: Vec<(String, String)>) -> Vec<Choice> {
    all.iter().map(|(value, text)| Choice::new(value, text).picked(value == picked)).collect()
}

async fn found(cx: &Cx, council: &Council) -> Result<Vec<Version>, PageFailure> {
    let published = latest(store::publication::published(&cx.guildhall().store, council.id).await?);
    if published.is_empty() { Err(PageFailure::not_found()) } else { Ok(published) }
}

/// The page.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let council = council(&cx, &code).await?;
    let all = found(&cx, &council).await?;
    let sent = Sent::read(&cx.query);
    let mut years: Vec<FinancialYear> = all.iter().map(|version| version.period.financial_year()).collect();
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    let wanted: Vec<&Version> = all.iter().filter(|version| is_wanted(version, &sent)).collect();
    let of_year = |year: &FinancialYear| {
        let of: Vec<&Version> =
            wanted.iter().copied().filter(|version| version.period.financial_year() == *year).collect();
        (!of.is_empty()).then(|| (format!("Financial year {year}"), table(*year, council.code.as_str(), &of)))
    };
    let total = wanted.iter().filter_map(|version| Some(version.standing()?.1.total));
    let total = total.fold(domain::values::Pence::ZERO, |sum, total| sum.plus(total).unwrap_or(sum));
    let mut year_choices = vec![(String::new(), "All years".to_owned())];
    year_choices.extend(years.iter().map(|year| (year.to_string(), year.to_string())));
    let mut set_choices = vec![(String::new(), "All data sets".to_owned())];
    set_choices.extend(DataSet::ALL.iter().map(|set| (set.name().to_owned(), set.label().to_owned())));
    let contact = actions::publication::public_contact(cx.guildhall(), &council).await?;
    let asked = query(&[("q", sent.text("q")), ("year", sent.text("year")), ("set", sent.text("set"))]);
    let start = format!("/public/spend/{}", council.code);
    let page = PageFrame {
        breadcrumbs: vec![Link::new("Councils", "/public")],
        ..cx.frame(&format!("What {} publishes of its spending", council.name))
    };
    let answer = show(&Spend {
        page,
        q: sent.text("q").to_owned(),
        years: choices(sent.text("year"), year_choices),
        sets: choices(sent.text("set"), set_choices),
        tables: years.iter().filter_map(of_year).collect(),
        count: wanted.len().to_string(),
        total: total.to_string(),
        is_empty: wanted.is_empty(),
        contact,
        licence: (LICENCE, LICENCE_NAME),
        ask: (FORMATS, public_form(&council, AskedFor::Spending), ASK),
        downloads: download::links(&format!("{start}/download"), &asked),
        action: start,
    });
    kept_for_a_minute(&cx, answer)
}

/// The same list as CSV or XLSX.
pub async fn send_file(cx: Cx, Path((code, form)): Path<(String, String)>) -> Answer {
    let council = council(&cx, &code).await?;
    let all = found(&cx, &council).await?;
    let sent = Sent::read(&cx.query);
    let columns = [
        "Period",
        "Data set",
        "First day",
        "Last day",
        "Version",
        "Lines",
        "Total (£)",
        "Published",
        "SHA-256 of the CSV",
        "Address",
    ];
    let list = List {
        title: "What is published".into(),
        columns: columns.map(ColumnHeading::new).to_vec(),
        notes: vec![council.name.clone(), LICENCE_NAME.to_owned(), format!("As of {}", day(cx.today()))],
    };
    let wanted = all.iter().filter(|version| is_wanted(version, &sent));
    let rows = wanted.map(|version| {
        let content = version.standing().map(|(_, content)| content);
        vec![
            lists::Cell::text(version.period.name()),
            lists::Cell::text(version.set.label()),
            lists::Cell::Date(version.period.first_day()),
            lists::Cell::Date(version.period.last_day()),
            lists::Cell::maybe(version.number, |number| lists::Cell::Count(i64::from(number))),
            lists::Cell::maybe(content, |content| lists::Cell::Count(i64::try_from(content.lines).unwrap_or(i64::MAX))),
            lists::Cell::maybe(content, |content| lists::Cell::Money(content.total)),
            lists::Cell::text(version.published_at.map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default()),
            lists::Cell::text(content.map(|content| content.csv.sha256.as_str()).unwrap_or_default()),
            lists::Cell::text(format!("{}.csv", period_address(council.code.as_str(), version))),
        ]
    });
    download::answer(&form, &list, rows, "published-spending")
}
