//! What is not known of suppliers, the most money first, and the same rows to fill in.

use super::below_suppliers;
use super::shown::{Known, known, notes, yes};
use crate::address::Path;
use crate::components::{Cell, Choice, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::{counted, download, query};
use askama::Template;
use domain::access::Action;
use domain::spend::share;
use domain::suppliers::{Fact, SupplierFacts, Unknown, unknown};
use domain::values::Pence;
use publish::lists::{self, ColumnHeading, List};

/// Suppliers shown; the download holds all.
const ROWS: usize = 100;

#[derive(Template)]
#[template(path = "suppliers/unknown.html")]
struct UnknownPage {
    page: PageFrame,
    is_nothing_in: bool,
    may_manage: bool,
    facts: Vec<ShownFact>,
    fact: Fact,
    choices: Vec<Choice>,
    table: Table,
    count: usize,
    downloads: Vec<(String, &'static str)>,
}

/// One fact: how much of the money it is not known of.
struct ShownFact {
    label: &'static str,
    href: String,
    unknown: String,
    share: String,
    known: String,
    redacted: String,
    unnamed: String,
    suppliers: String,
    sentence: String,
}

fn percent(part: Pence, whole: Pence) -> String {
    share(part, whole)
        .map_or_else(|| "–".to_owned(), |tenths| format!("{}.{}%", tenths / 10, tenths.unsigned_abs() % 10))
}

fn shown(fact: Fact, found: &Unknown) -> ShownFact {
    let whole = [found.known, found.unknown, found.redacted, found.unnamed]
        .iter()
        .fold(Pence::ZERO, |sum, part| sum.plus(*part).unwrap_or(sum));
    ShownFact {
        label: fact.label(),
        href: format!("/suppliers/unknown{}", query(&[("fact", fact.name())])),
        unknown: found.unknown.to_string(),
        share: percent(found.unknown, whole),
        known: format!("{} ({})", found.known, percent(found.known, whole)),
        redacted: found.redacted.to_string(),
        unnamed: found.unnamed.to_string(),
        suppliers: counted(i64::try_from(found.suppliers.len()).unwrap_or(0)),
        sentence: found.sentence(),
    }
}

fn asked(text: &str) -> Fact {
    Sent::read(text).text("fact").parse().unwrap_or(Fact::Place)
}

fn table(known: &Known, found: &Unknown) -> Table {
    let rows = found.suppliers.iter().take(ROWS).filter_map(|one| {
        let paid = known.paid.get(one.at)?;
        Some(vec![
            Cell::new(&paid.label).to(format!("/suppliers/supplier{}", query(&[("key", &paid.key)]))),
            Cell::number(paid.total.to_string()),
            Cell::number(percent(one.running, found.unknown)),
        ])
    });
    Table {
        caption: "Suppliers of whom it is not known".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: vec![Heading::new("Supplier"), Heading::number("Paid"), Heading::number("With those above")],
        rows: rows.collect(),
        first_cell_is_header: true,
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let known = known(&cx, &scope).await?;
    let fact = asked(&cx.query);
    let found = unknown(&known.paid, &known.book, fact);
    let facts = Fact::ALL.iter().map(|fact| shown(*fact, &unknown(&known.paid, &known.book, *fact))).collect();
    let choices =
        Fact::ALL.iter().map(|one| Choice::new(one.name(), &format!("Not known {}", one.label())).picked(*one == fact));
    show(&UnknownPage {
        page: PageFrame { breadcrumbs: below_suppliers(), ..cx.frame("What is not known of suppliers") },
        is_nothing_in: known.paid.is_empty(),
        may_manage: cx.may(Action::ManageSupplierFacts),
        facts,
        fact,
        choices: choices.collect(),
        table: table(&known, &found),
        count: found.suppliers.len(),
        downloads: download::links("/suppliers/unknown/download", &query(&[("fact", fact.name())])),
    })
}

/// The suppliers of whom it is not known, all of them, with columns to fill in; what is known of them already stands there.
/// The file can be sent back as a facts file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let known = known(&cx, &scope).await?;
    let fact = asked(&cx.query);
    let found = unknown(&known.paid, &known.book, fact);
    let titles =
        ["Paid (£)", "Postcode", "Country", "Company number", "Charity number", "SME", "VCSE", "As at", "Source"];
    let mut columns = vec![ColumnHeading::new("Supplier number"), ColumnHeading::wide("Supplier name")];
    columns.extend(titles.map(ColumnHeading::new));
    let scope_said = format!("Suppliers of whom it is not known {}, the most money first", fact.label());
    let list =
        List { title: "Suppliers to fill in".into(), columns, notes: notes(&cx, known.edition.as_ref(), &scope_said) };
    let rows = found.suppliers.iter().filter_map(|one| {
        let paid = known.paid.get(one.at)?;
        // One that goes by several numbers is named by its name alone, so that what is filled in holds for all.
        let number = if let [only] = paid.numbers.as_slice() { only.as_str() } else { "" };
        let facts = known.book.of_paid(paid);
        let text = |of: fn(&SupplierFacts) -> Option<String>| lists::Cell::text(facts.and_then(of).unwrap_or_default());
        let answer =
            |given: Option<bool>| if given.is_some() { lists::Cell::text(yes(given)) } else { lists::Cell::Empty };
        Some(vec![
            lists::Cell::text(number),
            lists::Cell::text(&paid.label),
            lists::Cell::Money(paid.total),
            text(|facts| facts.postcode.map(|postcode| postcode.to_string())),
            lists::Cell::Empty,
            text(|facts| facts.company_number.clone()),
            text(|facts| facts.charity_number.clone()),
            answer(facts.and_then(|facts| facts.sme)),
            answer(facts.and_then(|facts| facts.vcse)),
            lists::Cell::Empty,
            lists::Cell::Empty,
        ])
    });
    download::answer(&form, &list, rows, "suppliers-to-fill-in")
}
