//! The rules in force, now or on a day.

use super::{BAND_HEADS, START, band_texts, bands_table, below_law, day_said, finding_said, notes, requirements_table};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show_with};
use crate::pages::spend::{download, query};
use actions::typed_day;
use askama::Template;
use axum::http::StatusCode;
use domain::access::Action;
use domain::law::procedure_rules::{Edition, Editions, Requirement};
use domain::strategy::training::{Attestation, has_attested};
use domain::values::Date;
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "law/procedure_rules/show.html")]
struct Rules {
    page: PageFrame,
    errors: FieldErrors,
    on: String,
    standing: String,
    later: Vec<String>,
    shown: Option<Shown>,
    is_empty: bool,
    has_draft: bool,
    may_edit: bool,
    downloads: Vec<(String, &'static str)>,
    attest: Option<Attest>,
}

/// Whether the person has said that they read the edition in force.
struct Attest {
    edition: u32,
    done: bool,
}

/// An edition as a page shows it.
struct Shown {
    bands: Table,
    requirements: Table,
    findings: Vec<String>,
}

fn shown(edition: &Edition) -> Shown {
    Shown {
        bands: bands_table(&edition.bands),
        requirements: requirements_table(&edition.requirements),
        findings: edition.findings().iter().map(finding_said).collect(),
    }
}

/// How an edition stands, in words.
pub fn standing(editions: &Editions, edition: &Edition) -> String {
    let until = editions.last_day(edition.number).map(|day| format!(" until {}", day_said(day))).unwrap_or_default();
    format!(
        "Edition {}, in force from {}{until}, adopted by {}",
        edition.number,
        day_said(edition.from),
        edition.adopted
    )
}

fn day_asked(cx: &Cx) -> (Date, FieldErrors, String) {
    let sent = Sent::read(&cx.query);
    let mut errors = FieldErrors::default();
    let Some(typed) = sent.entered("on") else { return (cx.today(), errors, String::new()) };
    let day = typed_day(typed);
    if day.is_none() {
        errors.add("on", "Enter a day like 1/4/2026");
    }
    (day.unwrap_or_else(|| cx.today()), errors, typed.to_owned())
}

/// The word of the person about the edition in force today; none where there is none.
async fn attest_of(cx: &Cx, editions: &Editions) -> Result<Option<Attest>, PageFailure> {
    let (Some(edition), Some(who)) = (editions.in_force(cx.today()), &cx.who) else { return Ok(None) };
    let known = store::records::all::<Attestation>(&cx.guildhall().store, &cx.scope()?).await?;
    let done = has_attested(&known, who.person.id, edition.number, cx.today());
    Ok(Some(Attest { edition: edition.number, done }))
}

/// Takes the word of the person that they have read the edition in force.
pub async fn attest(cx: Cx, sent: Sent) -> Answer {
    let read = sent.text("edition").parse().map_err(|_| PageFailure::not_found().framed(cx.frame("")))?;
    actions::training::attest(cx.guildhall(), &cx.scope()?, read).await?;
    go_to(&format!("{START}?done=rules-attested"))
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let editions = store::law::in_force(&cx.guildhall().store, &scope).await?;
    let (on, errors, typed) = day_asked(&cx);
    let found = editions.in_force(on);
    let standing = match (found, editions.all().first()) {
        (Some(edition), _) => standing(&editions, edition),
        (None, Some(first)) => {
            format!("No edition was in force on {}. The first begins on {}.", day_said(on), day_said(first.from))
        }
        (None, None) => String::new(),
    };
    let later = editions.all().iter().filter(|edition| edition.from > on);
    let later =
        later.map(|edition| format!("Edition {} comes into force on {}", edition.number, day_said(edition.from)));
    let has_draft = store::law::draft(&cx.guildhall().store, &scope).await?.is_some();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let attest = attest_of(&cx, &editions).await?.filter(|_| on == cx.today());
    show_with(
        status,
        &Rules {
            attest,
            page: PageFrame {
                breadcrumbs: below_law(),
                has_errors: !errors.is_empty(),
                ..cx.frame("Contract procedure rules")
            },
            errors,
            on: typed,
            standing,
            later: later.collect(),
            shown: found.map(shown),
            is_empty: editions.all().is_empty(),
            has_draft,
            may_edit: cx.may(Action::EditProcedureRules),
            downloads: download::links(&format!("{START}/download"), &query(&[("on", &on.to_string())])),
        },
    )
}

/// A list of bands and requirements, each edition's after the other's.
pub fn rows_of<'a>(editions: impl Iterator<Item = &'a Edition>) -> Vec<Vec<lists::Cell>> {
    let mut rows = Vec::new();
    for edition in editions {
        let begin = |what: &str| {
            vec![
                lists::Cell::Count(i64::from(edition.number)),
                lists::Cell::Date(edition.from),
                lists::Cell::text(what),
            ]
        };
        for band in &edition.bands {
            let cells = band_texts(band).map(lists::Cell::text);
            rows.push(begin("Band").into_iter().chain(cells).collect());
        }
        for Requirement { subject, from, basis, said_in } in &edition.requirements {
            let none = String::new;
            let texts = [
                subject.label().to_owned(),
                from.to_string(),
                basis.to_string(),
                none(),
                none(),
                none(),
                none(),
                none(),
            ];
            let said = lists::Cell::text(said_in);
            let mut cells: Vec<lists::Cell> =
                begin("Requirement").into_iter().chain(texts.map(lists::Cell::text)).collect();
            cells.push(said);
            rows.push(cells);
        }
    }
    // A band is written in the edition itself.
    for row in rows.iter_mut().filter(|row| row.len() < COLUMNS) {
        row.push(lists::Cell::Empty);
    }
    rows
}

const COLUMNS: usize = BAND_HEADS.len() + 4;

/// The headings of such a list.
pub fn list_of(cx: &Cx, title: &str) -> List {
    let heads = ["Edition", "From", "What"].into_iter().chain(BAND_HEADS).chain(["Where it is written"]);
    List {
        title: title.to_owned(),
        columns: heads.map(ColumnHeading::new).collect(),
        notes: notes(cx, "The council's contract procedure rules: bands of value and what is asked for besides"),
    }
}

/// The rules in force on a day as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let editions = store::law::in_force(&cx.guildhall().store, &cx.scope()?).await?;
    let (on, errors, _) = day_asked(&cx);
    if !errors.is_empty() {
        return Err(PageFailure::not_found());
    }
    download::answer(
        &form,
        &list_of(&cx, "Rules in force"),
        rows_of(editions.in_force(on).into_iter()),
        "procedure-rules",
    )
}
