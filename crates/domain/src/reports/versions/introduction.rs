//! What a council says in words of its own before what its records say: the first section of the strategy, so that it is
//! approved, frozen and compared with all the rest.

use super::{Version, in_force};
use crate::reports::{Block, Content, Report, Section, Sentence};

/// The heading of the introduction, by which its section is known.
const HEADING: &str = "Introduction";

fn is_introduction(section: &Section) -> bool {
    section.part.is_none() && section.heading == HEADING
}

/// The introduction of a report, paragraphs parted by an empty line; empty where there is none.
pub(super) fn introduction(report: &Report) -> String {
    let first = report.sections.first().filter(|section| is_introduction(section));
    let blocks = first.map(|section| section.blocks.as_slice()).unwrap_or_default();
    let said = |sentences: &mut dyn Iterator<Item = &Sentence>| {
        sentences.map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    blocks.iter().map(|block| said(&mut block.content.sentences())).collect::<Vec<_>>().join("\n\n")
}

/// The report with this introduction in place of the one that it has; with none where the text is empty.
pub(super) fn introduced(mut report: Report, text: &str) -> Report {
    report.sections.retain(|section| !is_introduction(section));
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let said = |paragraph: &str| Content::said(Sentence::said(paragraph));
    let section = paragraphs.map(said).fold(Section::new(HEADING), Section::with);
    if !section.is_empty() {
        report.sections.insert(0, section);
    }
    report
}

/// The strategy as the records make it, which begins with the sentence that it is not the approved version where one was
/// approved by its day: printed or sent on, it looks the same. It is for reading; what becomes a version goes without it.
#[must_use]
pub fn working_copy(mut report: Report, versions: &[Version]) -> Report {
    if let (Some(_), Some(first)) = (in_force(versions, report.as_of), report.sections.first_mut()) {
        let day = report.as_of.strftime("%-d %B %Y");
        let text = format!("Working copy as of {day}: it is not the approved version.");
        let said = Sentence::said(text).from("Versions of the strategy").at("/reports/strategy");
        first.blocks.insert(0, Block { content: Content::said(said), exempt: None });
    }
    report
}
