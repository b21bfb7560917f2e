//! Records as people type them into a form: each on a line, such as risks/4.

use crate::components::Link;
use crate::cx::Cx;
use crate::pages::strategy::{record, subjects};
use crate::parts::{Field, Filled, Typed};
use domain::strategy::Book;
use domain::values::SubjectRef;

/// A field of records, each on a line.
pub fn records_field(fill: Filled<'_>, name: &str, label: &str) -> Field {
    fill.text(name, label).hint("Each risk, action or other record on a line, such as risks/4.")
}

/// The records as they were typed, each once; what is no record is said at the field.
pub fn records(typed: &mut Typed<'_>, name: &str) -> Vec<SubjectRef> {
    let mut found = Vec::new();
    for line in typed.lines(name) {
        match record(&line) {
            Ok(at) => found.push(at),
            Err(message) => typed.wrong(name, &message),
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The same as lines of text.
pub fn lines(records: &[SubjectRef]) -> String {
    records.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Links to records; one for which the house has no page is text.
pub fn links(cx: &Cx, book: &Book, records: &[SubjectRef]) -> Vec<Link> {
    let of = |record: &SubjectRef| {
        let known = subjects::known(cx, book, record);
        Link::new(&known.text, &known.href)
    };
    records.iter().map(of).collect()
}
