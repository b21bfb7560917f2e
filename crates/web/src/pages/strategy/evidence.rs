//! Evidence on pages: what it says, the record or the page of the web that it leads to, and reading what was typed.

use super::subjects::known;
use super::{day, record};
use crate::components::{FieldErrors, Link};
use crate::cx::Cx;
use crate::forms::Sent;
use domain::strategy::library::LeadsTo;
use domain::strategy::{Book, Evidence};
use domain::values::{Date, SubjectRef};

/// What to enter for where evidence is found.
pub const FOUND_AT: &str =
    "An address that begins with https://, a record such as risks/4, or in words: a file, a folder. May be left empty";

/// Evidence as people read it, with its day.
pub fn evidence_said(evidence: &Evidence) -> String {
    let subject = evidence.subject.as_ref().map(SubjectRef::said);
    let parts = [Some(evidence.text.clone()), subject, evidence.found_at.clone()];
    let said: Vec<String> = parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    format!("{} ({})", said.join(", "), day(evidence.on))
}

/// What evidence leads to, with what it says before it: its record and the address where it is found, each as a link where
/// there is a page that the person may see. Evidence that leads nowhere is words alone.
pub fn evidence_links(cx: &Cx, book: &Book, evidence: &Evidence) -> Vec<Link> {
    let of_record = |record: &SubjectRef| {
        let found = known(cx, book, record);
        Link::new(&found.text, &found.href)
    };
    let place = evidence.found_at.as_deref().unwrap_or_default().trim();
    let found_at = match evidence.leads_to() {
        LeadsTo::Web(address) => Some(Link::new(&address, &address)),
        // The name of a file in a folder reads like a record as well.
        LeadsTo::Record(record) if book.holds(&record) == Some(true) => Some(of_record(&record)),
        LeadsTo::Record(_) | LeadsTo::Place => (!place.is_empty()).then(|| Link::new(place, "")),
    };
    let said = evidence.text.trim();
    let before = if said.is_empty() { String::new() } else { format!("{said}: ") };
    let mut links: Vec<Link> = evidence.subject.as_ref().map(of_record).into_iter().chain(found_at).collect();
    if links.is_empty() {
        return vec![Link::new(&format!("{said} ({})", day(evidence.on)), "")];
    }
    for link in &mut links {
        link.text = format!("{before}{} ({})", link.text, day(evidence.on));
    }
    links
}

/// Evidence as it was typed: words, where it is found, the record it is attached to; none where nothing was.
///
/// # Errors
/// A record that is not written as one, and an address that no page can stand at.
pub fn evidence_typed(sent: &Sent, on: Date) -> Result<Vec<Evidence>, FieldErrors> {
    let mut errors = FieldErrors::default();
    let subject = sent.entered("record").map(str::trim).filter(|text| !text.is_empty()).map(record).transpose();
    let subject = subject.unwrap_or_else(|message| {
        errors.add("record", &message);
        None
    });
    let found_at = Some(sent.text("found_at").trim().to_owned()).filter(|text| !text.is_empty());
    let evidence = Evidence { text: sent.text("evidence").trim().to_owned(), subject, found_at, on };
    if let Some(wrong) = evidence.check() {
        errors.add(wrong.field, &wrong.message);
    }
    if errors.is_empty() { Ok(Some(evidence).filter(Evidence::tells).into_iter().collect()) } else { Err(errors) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_something_is_read_whole_or_said_to_be_wrong() {
        let today = "2026-06-17".parse().unwrap();
        for (typed, count, wrong, reason) in [
            ("evidence=Minutes&found_at=https://wynmarch.example/3", 1, None, "an address of the web"),
            ("evidence=Minutes&found_at=Shelf+3", 1, None, "a place in words"),
            ("evidence=&found_at=&record=", 0, None, "nothing was typed"),
            ("evidence=&record=risks/4", 1, None, "a record alone"),
            ("evidence=Minutes&record=risk+four", 0, Some("record"), "no record"),
            ("evidence=Minutes&found_at=javascript:alert(1)", 0, Some("found_at"), "no page"),
        ] {
            let read = evidence_typed(&Sent::read(typed), today);
            let error = read.as_ref().err().and_then(|errors| errors.iter().next()).map(|one| one.field.clone());
            assert_eq!((read.map_or(0, |all| all.len()), error.as_deref()), (count, wrong), "{reason}");
        }
    }
}
