//! Records that actions, lessons and evidence belong to: by what name they are known, and where their page is.

use crate::components::SummaryRow;
use crate::cx::Cx;
use crate::pages::spend::query;
use domain::access::Action;
use domain::strategy::editions::Edition;
use domain::strategy::{Book, Pointed};
use domain::values::SubjectRef;

/// A record as a page names it.
pub struct Known {
    /// Its name, or what it is called by where the name is not to be had.
    pub text: String,
    /// The address of its page; empty where there is none, or none that the person may see.
    pub href: String,
}

/// A record in words, with its page where the house has one and the person may see it. A subject that is not in the house
/// yet, and a record that is not there, say so.
pub fn known(cx: &Cx, book: &Book, subject: &SubjectRef) -> Known {
    let may = match subject.noun() {
        "risks" => cx.may(Action::SeeRisks),
        "savings" | "joint_savings" => cx.may(Action::SeeSavings),
        _ => true,
    };
    if !may {
        // Who may not see the register is told of no more than was written down.
        return Known { text: subject.said(), href: String::new() };
    }
    match book.pointed(subject) {
        Pointed::There { what, name } => Known { text: format!("{what}: {name}"), href: address(subject) },
        Pointed::Missing { .. } => {
            Known { text: format!("{}, which is not there", subject.said()), href: String::new() }
        }
        Pointed::Elsewhere => elsewhere(book, subject),
    }
}

/// What something is about, as a summary says it with the page of the record; `none` where it is about no record.
pub fn row(cx: &Cx, book: &Book, about: Option<&SubjectRef>, none: &str) -> SummaryRow {
    let Some(about) = about else { return SummaryRow::new("About", none) };
    let known = known(cx, book, about);
    let row = SummaryRow::new("About", known.text);
    if known.href.is_empty() { row } else { row.with("Open it", &known.href, "that it is about") }
}

/// What a cell of a list says of the records that something is about, with the page it leads to where it is about one. A record
/// without a page for the person is said as one of its subject: `Contract C-0012`.
pub fn cell<'r>(cx: &Cx, book: &Book, records: impl IntoIterator<Item = &'r SubjectRef>) -> Known {
    let said = |record: &SubjectRef| {
        let found = known(cx, book, record);
        if found.href.is_empty() { Known { text: record.said(), href: String::new() } } else { found }
    };
    let mut all: Vec<Known> = records.into_iter().map(said).collect();
    match all.pop() {
        Some(only) if all.is_empty() => only,
        last => {
            let texts: Vec<String> = all.into_iter().chain(last).map(|one| one.text).collect();
            Known { text: texts.join("; "), href: String::new() }
        }
    }
}

/// The page of a record that the book holds.
fn address(subject: &SubjectRef) -> String {
    let (noun, id) = (subject.noun(), subject.id());
    match noun {
        "actions" | "audits" | "rounds" | "meetings" => format!("/strategy/{noun}/{id}"),
        "joint_savings" => format!("/savings/joint/{id}"),
        // Advice has no page of its own: it is read in its log.
        "advice" => "/strategy/advice".to_owned(),
        "indicators" => format!("/strategy/scorecard/{id}"),
        "strategic-suppliers" => format!("/suppliers/strategic/{id}"),
        "lessons" => format!("/library/lessons/{id}"),
        _ => format!("/{noun}/{id}"),
    }
}

/// A record of which the book cannot tell: an area, a supplier, or of a subject that is not in the house yet.
fn elsewhere(book: &Book, subject: &SubjectRef) -> Known {
    let id = subject.id();
    let found = match subject.noun() {
        "areas" => {
            // Written with or without a level: areas/SL1, areas/SL1/3.
            let editions = book.editions();
            let code = id.split('/').next().unwrap_or(id);
            let of = |edition: &Edition| {
                let index = edition.indices.iter().find(|one| one.code.as_str() == code)?;
                let href = format!("/strategy/areas/{}", edition.reference(&index.code));
                Some(Known { text: format!("Area: {}", index.name), href })
            };
            book.edition(&editions).and_then(of)
        }
        "suppliers" => {
            let href = format!("/suppliers/supplier{}", query(&[("key", id)]));
            Some(Known { text: format!("Supplier: {id}"), href })
        }
        _ => None,
    };
    found.unwrap_or_else(|| Known { text: format!("{}, not in the house yet", subject.said()), href: String::new() })
}
