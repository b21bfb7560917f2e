//! What the public does not see of a report, and what it is told instead.
//!
//! A principal council may keep information back that Schedule 12A to the Local Government Act 1972 describes (s.100I), for
//! as long as the public interest in keeping it back outweighs the public interest in telling it (paragraph 10).

use super::readers::{Reader, Readers};
use super::{Block, Content, Report, Section, Sentence};
use crate::people::PersonId;
use serde::{Deserialize, Serialize};

/// Where Schedule 12A is to be read.
const SCHEDULE: &str = "https://www.legislation.gov.uk/ukpga/1972/70/schedule/12A";

named! {
    /// What makes information exempt: the paragraphs of Part 1 of Schedule 12A as they stand for England since 1 March 2006
    /// (SI 2006/88), in our words.
    ExemptParagraph {
        Individual "1" "about an individual";
        Identity "2" "likely to tell who an individual is";
        Business "3" "about the financial or business affairs of a person, or of the council";
        Labour "4" "about consultations or negotiations over labour relations";
        Privilege "5" "to which legal professional privilege could be claimed";
        Enforcement "6" "which tells that the council means to serve a notice or make an order";
        Crime "7" "about preventing, investigating or prosecuting crime";
    }
}

/// Why a part of a report is kept from the public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// The paragraph that is relied on.
    pub paragraph: ExemptParagraph,
    /// Why keeping it back serves the public more than telling it. It is not told to the public either: it may give away
    /// what is kept back.
    pub reason: String,
    /// Who besides officers reads it.
    #[serde(default)]
    pub readers: Readers,
    /// The members who sit on the committee, where they are to read it.
    #[serde(default)]
    pub members: Vec<PersonId>,
}

impl Exemption {
    /// One that only officers see through.
    #[must_use]
    pub fn new(paragraph: ExemptParagraph, reason: impl Into<String>) -> Self {
        Exemption { paragraph, reason: reason.into(), readers: Readers::default(), members: Vec::new() }
    }
}

impl ExemptParagraph {
    /// What the public is told where something is left out.
    #[must_use]
    pub fn said(self) -> String {
        let (number, label) = (self.name(), self.label());
        format!(
            "Something is left out here: it is exempt from publication as information {label} \
             (paragraph {number} of Part 1 of Schedule 12A to the Local Government Act 1972)."
        )
    }

    fn notice(self) -> Block {
        let source = format!("Local Government Act 1972, Schedule 12A, Part 1, paragraph {}", self.name());
        let sentence = Sentence::said(self.said()).from(source).at(SCHEDULE);
        Block { content: Content::said(sentence), exempt: None }
    }
}

impl Report {
    /// The paragraphs that its exempt parts rely on, each once; none where everybody may read all of it.
    #[must_use]
    pub fn exempt_paragraphs(&self) -> Vec<ExemptParagraph> {
        let of_blocks = |section: &Section| section.blocks.iter().filter_map(|block| block.exempt.clone()).collect();
        let of = |section: &Section| -> Vec<Exemption> {
            let blocks: Vec<Exemption> = of_blocks(section);
            section.exempt.iter().cloned().chain(blocks).collect()
        };
        let mut found: Vec<ExemptParagraph> = self.sections.iter().flat_map(of).map(|one| one.paragraph).collect();
        found.sort();
        found.dedup();
        found
    }

    /// The report as the public reads it: each exempt part is gone, heading, source and reason with it, and a sentence says
    /// that something is left out and under which paragraph.
    #[must_use]
    pub fn public(&self) -> Report {
        self.for_reader(Reader::Public)
    }

    /// The report as somebody reads it: of what is exempt only what is open to them.
    #[must_use]
    pub fn for_reader(&self, reader: Reader) -> Report {
        let sections = self.sections.iter().map(|section| section.for_reader(reader)).collect();
        Report { sections, ..self.clone() }
    }

    /// What is said above a report with parts that the public must not see; none where there are none.
    #[must_use]
    pub fn exempt_warning(&self) -> Option<String> {
        let paragraphs: Vec<&str> = self.exempt_paragraphs().into_iter().map(ExemptParagraph::name).collect();
        let (last, others) = paragraphs.split_last()?;
        let (s, list) = match others {
            [] => ("", (*last).to_owned()),
            _ => ("s", format!("{} and {last}", others.join(", "))),
        };
        Some(format!(
            "You are reading an exempt part: Part 2. Not for publication: parts of this report are exempt under \
             paragraph{s} {list} of Part 1 of Schedule 12A to the Local Government Act 1972."
        ))
    }
}

impl Section {
    fn for_reader(&self, reader: Reader) -> Section {
        let Some(exempt) = self.exempt.as_ref().filter(|exempt| !exempt.is_open_to(reader)) else {
            return Section { blocks: blocks_for(&self.blocks, reader), ..self.clone() };
        };
        // The council's own heading may give away what the section is about; that of a required part does not.
        let heading = self.part.map_or("Exempt information", |part| part.label());
        Section { part: self.part, blocks: vec![exempt.paragraph.notice()], ..Section::new(heading) }
    }
}

/// The blocks with a notice for each run of those that are kept from the reader under the same paragraph.
fn blocks_for(blocks: &[Block], reader: Reader) -> Vec<Block> {
    let mut shown: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut last = None;
    for block in blocks {
        let paragraph = block.exempt.as_ref().filter(|exempt| !exempt.is_open_to(reader)).map(|one| one.paragraph);
        match paragraph {
            None => shown.push(block.clone()),
            Some(paragraph) if last == Some(paragraph) => {}
            Some(paragraph) => shown.push(paragraph.notice()),
        }
        last = paragraph;
    }
    shown
}
