//! What a report is made of.

use super::exempt::Exemption;
use super::missing::Part;
use super::table::{Figure, Table};
use crate::values::Date;
use serde::{Deserialize, Serialize};

named! {
    /// What kind of report it is.
    ReportKind {
        Strategy "strategy" "Procurement strategy";
        Committee "committee" "Committee report";
        Leadership "leadership" "Report to the leadership team";
        Councillor "councillor" "Councillor's page";
        ChiefExecutive "chief_executive" "Chief executive's pack";
        Scrutiny "scrutiny" "Scrutiny pack";
        Compliance "compliance" "Report on compliance";
        Update "update" "Update for the team";
    }
}

/// A report: words, tables and figures with where each of them comes from, before it is written as a page or a document.
///
/// ```
/// use domain::reports::{Content, Report, ReportKind, Section, Sentence};
/// let mut report = Report::new(ReportKind::Leadership, "Procurement this quarter", "Wynmarch", "2026-11-21".parse().unwrap());
/// let said = Sentence::said("9 waivers were granted.").from("Register of waivers");
/// report.sections.push(Section::new("Compliance").with(Content::Paragraph(vec![said])));
/// assert_eq!(report.sources().len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What kind it is.
    pub kind: ReportKind,
    /// The name of the council.
    pub council: String,
    /// The day as of which its figures hold.
    pub as_of: Date,
    /// The front sheet.
    pub front: Vec<FrontLine>,
    /// The sections, in order.
    pub sections: Vec<Section>,
}

/// A line of the front sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontLine {
    /// What it is, such as "Cabinet member".
    pub label: String,
    /// What is filled in; nothing until somebody does.
    pub value: String,
}

/// A section of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// Which of the parts that a kind of report must have it is; none for a further one.
    pub part: Option<Part>,
    /// Why the public does not see it; none where everybody does.
    pub exempt: Option<Exemption>,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub content: Content,
    /// Why the public does not see it; none where everybody does.
    pub exempt: Option<Exemption>,
}

/// What a piece of a section is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Sentences that follow one another.
    Paragraph(Vec<Sentence>),
    /// Sentences that stand below one another, each with a bullet.
    List(Vec<Sentence>),
    /// Rows and columns.
    Table(Table),
    /// A chart with its numbers.
    Figure(Figure),
    /// A remark in smaller letters.
    Note(Sentence),
}

/// A sentence with where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// Where it comes from: records of the house, a law, a document.
    pub source: Option<String>,
    /// Where that is to be found, as an address.
    pub address: Option<String>,
    /// How soon it is left out where a report is too long: the greatest number first, 0 never.
    #[serde(default)]
    pub rank: u8,
    /// How deep it lies in a list: 0 at the top, 1 below another. What lies at the top is kept without it, so that what was
    /// approved keeps its hash.
    #[serde(default, skip_serializing_if = "is_top")]
    pub depth: u8,
}

const fn is_top(depth: &u8) -> bool {
    *depth == 0
}

impl Report {
    /// A report with nothing in it yet.
    #[must_use]
    pub fn new(kind: ReportKind, title: impl Into<String>, council: impl Into<String>, as_of: Date) -> Self {
        let (title, council) = (title.into(), council.into());
        Report { title, kind, council, as_of, front: Vec::new(), sections: Vec::new() }
    }

    /// Every sentence, in the order of reading.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.sections.iter().flat_map(|section| &section.blocks).flat_map(|block| block.content.sentences())
    }

    /// The section of a part.
    #[must_use]
    pub fn section(&self, part: Part) -> Option<&Section> {
        self.sections.iter().find(|section| section.part == Some(part))
    }

    /// The day as of which its figures hold, as people read it.
    #[must_use]
    pub fn as_of_said(&self) -> String {
        self.as_of.strftime("%-d %B %Y").to_string()
    }
}

impl FrontLine {
    /// A line with its value.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        FrontLine { label: label.into(), value: value.into() }
    }
}

impl Section {
    /// An empty section that everybody may see.
    #[must_use]
    pub fn new(heading: impl Into<String>) -> Self {
        Section { heading: heading.into(), part: None, exempt: None, blocks: Vec::new() }
    }

    /// The section of a part, under its usual heading.
    #[must_use]
    pub fn of(part: Part) -> Self {
        Section { part: Some(part), ..Section::new(part.label()) }
    }

    /// The same with a further piece that everybody may see.
    #[must_use]
    pub fn with(mut self, content: Content) -> Self {
        self.blocks.push(Block { content, exempt: None });
        self
    }

    /// The same with a further piece that the public does not see.
    #[must_use]
    pub fn with_exempt(mut self, content: Content, exempt: Exemption) -> Self {
        self.blocks.push(Block { content, exempt: Some(exempt) });
        self
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| block.content.is_empty())
    }
}

impl Content {
    /// A paragraph of one sentence.
    #[must_use]
    pub fn said(sentence: Sentence) -> Self {
        Content::Paragraph(vec![sentence])
    }

    /// Its sentences, the note of a table or figure among them.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        let (many, one): (&[Sentence], Option<&Sentence>) = match self {
            Content::Paragraph(sentences) | Content::List(sentences) => (sentences, None),
            Content::Note(sentence) => (&[], Some(sentence)),
            Content::Table(table) => (&[], table.note.as_ref()),
            Content::Figure(figure) => (&[], figure.note.as_ref()),
        };
        many.iter().chain(one)
    }

    /// The sentence whose source is that of every item of a list of several, so that it is told once, below the list; none
    /// where they differ, or anywhere else.
    #[must_use]
    pub fn shared_source(&self) -> Option<&Sentence> {
        let Content::List(items) = self else { return None };
        let [first, others @ ..] = items.as_slice() else { return None };
        first.source.as_ref()?;
        let is_same = |one: &Sentence| one.source == first.source && one.address == first.address;
        (!others.is_empty() && others.iter().all(is_same)).then_some(first)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let says_nothing = |sentence: &Sentence| sentence.text.trim().is_empty();
        match self {
            Content::Paragraph(sentences) | Content::List(sentences) => sentences.iter().all(says_nothing),
            Content::Note(sentence) => says_nothing(sentence),
            Content::Table(table) => table.rows.is_empty(),
            Content::Figure(figure) => figure.labels.is_empty(),
        }
    }
}

impl Sentence {
    /// A sentence without a source.
    #[must_use]
    pub fn said(text: impl Into<String>) -> Self {
        Sentence { text: text.into(), ..Sentence::default() }
    }

    /// The same with its source.
    #[must_use]
    pub fn from(self, source: impl Into<String>) -> Self {
        Sentence { source: Some(source.into()), ..self }
    }

    /// The same with where its source is to be found.
    #[must_use]
    pub fn at(self, address: impl Into<String>) -> Self {
        Sentence { address: Some(address.into()), ..self }
    }

    /// The same with how soon it is left out of a report that is too long.
    #[must_use]
    pub fn ranked(self, rank: u8) -> Self {
        Sentence { rank, ..self }
    }

    /// The same so deep in a list.
    #[must_use]
    pub fn deep(self, depth: u8) -> Self {
        Sentence { depth, ..self }
    }
}
