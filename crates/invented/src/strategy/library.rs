//! The library of the first council: documents with their days of review, and lessons.

use super::records::{Record, given, records, several, table};
use super::setting::Setting;
use domain::strategy::library::{Document, Lesson, LinkTried};
use domain::values::SubjectRef;

const DOCUMENTS: &str = include_str!("../../data/strategy/documents.txt");
const LESSONS: &str = include_str!("../../data/strategy/lessons.txt");

/// The documents.
pub(super) fn documents(of: &Setting) -> Vec<Document> {
    table(DOCUMENTS).filter_map(|row| document(of, &row)).collect()
}

fn document(of: &Setting, row: &[&'static str]) -> Option<Document> {
    let [code, title, kind, owner, version, issued, months, reviewed, about] = row else { return None };
    let area = |area: &str| SubjectRef::new("areas", area).ok();
    Some(Document {
        code: (*code).to_owned(),
        title: (*title).to_owned(),
        kind: kind.parse().ok()?,
        // A name under `.example`, which is kept for examples (RFC 2606), so that no link leads anywhere.
        found_at: format!("https://{}.example/procurement/{code}", of.council),
        attribution: "Invented for the demonstration".to_owned(),
        owner: of.person(owner),
        version: (*version).to_owned(),
        issued: of.day_of(issued)?,
        review_months: given(months).and_then(|months| months.parse().ok()),
        reviewed: given(reviewed).and_then(|days| of.day_of(days)),
        about: several(about).into_iter().filter_map(area).collect(),
        withdrawn: None,
        tried: tried(of, code),
    })
}

/// Two addresses were tried lately and one of them did not work; the others wait for somebody to try them.
fn tried(of: &Setting, code: &str) -> Option<LinkTried> {
    match code {
        "contract-procedure-rules" | "social-value-policy" => Some(LinkTried { on: of.day(-30), works: true }),
        "case-shared-buyer" => Some(LinkTried { on: of.day(-25), works: false }),
        _ => None,
    }
}

/// The lessons.
pub(super) fn lessons(of: &Setting) -> Vec<Lesson> {
    records(of, LESSONS).iter().filter_map(|record| lesson(of, record)).collect()
}

fn lesson(of: &Setting, record: &Record<'_>) -> Option<Lesson> {
    let dated = |key| {
        record.rows(key).filter_map(|row| match row.as_slice() {
            [what, days] => Some((*what, of.day_of(days)?)),
            _ => None,
        })
    };
    Some(Lesson {
        code: record.text("code"),
        title: record.text("title"),
        happened: record.text("happened"),
        learned: record.text("learned"),
        from: record.read("from"),
        on: record.day("on")?,
        used_in: dated("used").filter_map(|(what, day)| Some((what.parse().ok()?, day))).collect(),
        shared_with: dated("shared").map(|(whom, day)| (whom.to_owned(), day)).collect(),
        is_open: false,
    })
}
