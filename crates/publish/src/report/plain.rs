//! A report as plain text.

use domain::reports::{Cell, Content, Exemption, Report, Sentence, Source, Table};

/// A report as plain text, for mails and for reading aloud. What is exempt is in it: for the public, write
/// [`Report::public`].
#[must_use]
pub fn text(report: &Report) -> String {
    let sources = report.sources();
    let mut lines = vec![report.title.clone()];
    lines.push(format!("{} · {} · as of {}", report.kind.label(), report.council, report.as_of_said()));
    lines.extend(report.exempt_warning());
    lines.extend(report.front.iter().map(|line| format!("{}: {}", line.label, line.value)));
    for section in &report.sections {
        lines.extend([String::new(), section.heading.clone(), "-".repeat(section.heading.chars().count())]);
        lines.extend(section.exempt.iter().map(Exemption::said_to_readers));
        for block in &section.blocks {
            lines.extend(block.exempt.iter().map(Exemption::said_to_readers));
            lines.extend(content(&block.content, &sources));
        }
    }
    if !sources.is_empty() {
        lines.extend([String::new(), "Sources".to_owned(), "-------".to_owned()]);
        lines.extend(sources.iter().map(source));
    }
    lines.join("\n") + "\n"
}

/// A source with its number: `1. Register of waivers, https://…`. An address of the house is left out: nobody gets to it
/// from a document.
pub(super) fn source(source: &Source) -> String {
    let address = source.address.as_deref().filter(|address| address.starts_with("https://"));
    let address = address.map(|address| format!(", {address}")).unwrap_or_default();
    format!("{}. {}{address}", source.number, source.text)
}

fn content(content: &Content, sources: &[Source]) -> Vec<String> {
    let note = |note: &Option<Sentence>| note.iter().map(|note| said(note, sources)).collect::<Vec<_>>();
    match content {
        Content::Paragraph(sentences) => {
            let all: Vec<String> = sentences.iter().map(|sentence| said(sentence, sources)).collect();
            vec![all.join(" ")]
        }
        Content::List(sentences) => {
            let once = content.shared_source().and_then(|one| number(one, sources)).map(shared);
            let told: &[Source] = if once.is_some() { &[] } else { sources };
            sentences.iter().map(|sentence| item(sentence, told)).chain(once).collect()
        }
        Content::Note(sentence) => vec![said(sentence, sources)],
        Content::Table(of) => [table(of), note(&of.note)].concat(),
        Content::Figure(figure) => [table(&figure.table()), vec![figure.summary.clone()], note(&figure.note)].concat(),
    }
}

/// An item of a list, set in by how deep it lies.
fn item(sentence: &Sentence, sources: &[Source]) -> String {
    let (indent, mark) = ("  ".repeat(sentence.depth.into()), if sentence.depth == 0 { "•" } else { "–" });
    format!("{indent}{mark} {}", said(sentence, sources))
}

/// What is said below a list whose items all come from one source.
pub(super) fn shared(number: usize) -> String {
    format!("All of these come from source {number}.")
}

fn number(sentence: &Sentence, sources: &[Source]) -> Option<usize> {
    let is_it = |source: &&Source| Some(&source.text) == sentence.source.as_ref() && source.address == sentence.address;
    sources.iter().find(is_it).map(|source| source.number)
}

fn said(sentence: &Sentence, sources: &[Source]) -> String {
    let number = number(sentence, sources).map(|number| format!(" [{number}]"));
    format!("{}{}", sentence.text, number.unwrap_or_default())
}

fn table(table: &Table) -> Vec<String> {
    [vec![table.caption.clone()], rows(table)].concat()
}

/// What a cell says, its lines one after the other.
fn in_a_row(cell: &Cell) -> String {
    cell.to_string().replace('\n', " ")
}

/// A table row by row, each cell after its heading, as it can be read aloud.
pub(super) fn rows(table: &Table) -> Vec<String> {
    let row = |cells: &Vec<Cell>| {
        let cells = cells.iter().zip(&table.headings).map(|(cell, heading)| match heading.as_str() {
            "" => in_a_row(cell),
            heading => format!("{heading}: {}", in_a_row(cell)),
        });
        cells.collect::<Vec<_>>().join("; ")
    };
    table.rows.iter().map(row).collect()
}
