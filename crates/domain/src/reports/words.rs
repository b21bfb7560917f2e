//! How many words a report has, and how a report that is too long is shortened.

use super::{Content, Figure, Report, Section, Sentence, Table};
use std::fmt;

/// The most words that a councillor's page may have, all that is printed counted.
pub const WORDS_MAX: usize = 220;

/// What stands between the cells of a row that is printed as one line.
pub(super) const CELLS: &str = " · ";

/// A source that sentences of a report refer to by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its number, counted from 1.
    pub number: usize,
    /// What it is.
    pub text: String,
    /// Where it is to be found.
    pub address: Option<String>,
}

/// A report that cannot be shortened to what is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How many words are left once all that can be left out is.
    pub words: usize,
    /// How many there may be.
    pub most: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} words are left when all that can be left out is, and there may be {}", self.words, self.most)
    }
}

impl std::error::Error for TooLong {}

impl Report {
    /// The sources of its sentences, each once, in the order of reading.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        let mut found: Vec<Source> = Vec::new();
        for sentence in self.sentences() {
            let Some(text) = &sentence.source else { continue };
            let is_known = |source: &Source| source.text == *text && source.address == sentence.address;
            if !found.iter().any(is_known) {
                let (text, address) = (text.clone(), sentence.address.clone());
                found.push(Source { number: found.len() + 1, text, address });
            }
        }
        found
    }

    /// All that is printed of it, in the order of reading: title, council, day, front sheet, sections, sources.
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        let mut texts = vec![self.title.clone(), self.council.clone(), self.as_of_said()];
        texts.extend(self.front.iter().flat_map(|line| [line.label.clone(), line.value.clone()]));
        for section in &self.sections {
            texts.push(section.heading.clone());
            texts.extend(section.printed());
        }
        texts.extend(self.sources().into_iter().map(|source| source.text));
        texts
    }

    /// How many words are printed of it, headings and sources too.
    #[must_use]
    pub fn words(&self) -> usize {
        self.printed().iter().map(|text| words(text)).sum()
    }

    /// The report with at most so many words: whole sentences are left out, those of the greatest rank first and of these the
    /// last first, and sections that have nothing left. A sentence is never cut.
    ///
    /// # Errors
    /// [`TooLong`], when what must not be left out is too long by itself.
    pub fn shortened(&self, most: usize) -> Result<Report, TooLong> {
        let mut report = self.clone();
        loop {
            let words = report.words();
            if words <= most {
                return Ok(report);
            }
            let of = |sentence: &Sentence| sentence.rank;
            let Some(rank) = report.sentences().map(of).max().filter(|rank| *rank > 0) else {
                return Err(TooLong { words, most });
            };
            report.leave_out_last(rank);
        }
    }

    fn leave_out_last(&mut self, rank: u8) {
        for section in self.sections.iter_mut().rev() {
            for block in section.blocks.iter_mut().rev() {
                if block.content.leave_out_last(rank) {
                    section.blocks.retain(|block| !block.content.is_empty());
                    self.sections.retain(|section| !section.blocks.is_empty());
                    return;
                }
            }
        }
    }
}

impl Content {
    /// Leaves out the last sentence of a rank; whether there was one.
    fn leave_out_last(&mut self, rank: u8) -> bool {
        match self {
            Content::Paragraph(sentences) | Content::List(sentences) => {
                let last = sentences.iter().rposition(|sentence| sentence.rank == rank);
                last.map(|at| sentences.remove(at)).is_some()
            }
            Content::Note(sentence) => {
                let is_of = sentence.rank == rank;
                if is_of {
                    *sentence = Sentence::default();
                }
                is_of
            }
            Content::Table(Table { note, .. }) | Content::Figure(Figure { note, .. }) => {
                note.take_if(|note| note.rank == rank).is_some()
            }
        }
    }
}

impl Section {
    /// All that is printed below its heading, piece by piece; a row of a table is one piece.
    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        self.blocks.iter().flat_map(|block| block.content.printed()).collect()
    }
}

impl Content {
    fn printed(&self) -> Vec<String> {
        let mut texts = match self {
            Content::Table(table) => table.printed(),
            Content::Figure(figure) => [vec![figure.summary.clone()], figure.table().printed()].concat(),
            Content::Paragraph(_) | Content::List(_) | Content::Note(_) => Vec::new(),
        };
        texts.extend(self.sentences().map(|sentence| sentence.text.clone()));
        texts
    }
}

impl Table {
    fn printed(&self) -> Vec<String> {
        let row = |cells: &Vec<super::Cell>| {
            cells.iter().map(|cell| cell.to_string().replace('\n', " ")).collect::<Vec<_>>().join(CELLS)
        };
        let mut texts = vec![self.caption.clone(), self.headings.join(CELLS)];
        texts.extend(self.rows.iter().map(row));
        texts
    }
}

/// The words of a text: what stands between white space and has a letter or digit in it.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}
