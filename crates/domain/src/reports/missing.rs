//! What a report lacks before it can be handed in.

use super::{Report, ReportKind, WORDS_MAX};
use std::fmt;

named! {
    /// What the front sheet of a committee report has to say.
    FrontField {
        CabinetMember "cabinet_member" "Cabinet member";
        Date "date" "Date of the meeting";
        AgendaItem "agenda_item" "Agenda item";
        ContactOfficer "contact_officer" "Contact officer";
        KeyDecision "key_decision" "Key decision";
        Wards "wards" "Wards affected";
        Committee "committee" "Committee";
    }
}

named! {
    /// A part that a kind of report must have.
    Part {
        Purpose "purpose" "Purpose of the report";
        Background "background" "Background";
        Options "options" "Options considered";
        Recommendations "recommendations" "Recommendations";
        Financial "financial" "Financial implications";
        Legal "legal" "Legal implications";
        Equality "equality" "Equality implications";
        Environmental "environmental" "Environmental implications";
        Risk "risk" "Risk implications";
        BackgroundPapers "background_papers" "Background papers";
        Context "context" "Context";
        Principles "principles" "Principles";
        ActionPlan "action_plan" "Action plan";
        Scorecard "scorecard" "Scorecard";
    }
}

/// The parts of a committee report, in order. Background papers are listed in a report by s.100D of the Local Government Act
/// 1972; where there are none, the part says so.
pub const COMMITTEE_PARTS: &[Part] = &[
    Part::Purpose,
    Part::Background,
    Part::Options,
    Part::Recommendations,
    Part::Financial,
    Part::Legal,
    Part::Equality,
    Part::Environmental,
    Part::Risk,
    Part::BackgroundPapers,
];

/// The parts of a strategy, in order.
pub const STRATEGY_PARTS: &[Part] = &[Part::Context, Part::Principles, Part::ActionPlan, Part::Scorecard];

impl ReportKind {
    /// The parts that it must have, in order.
    #[must_use]
    pub const fn parts(self) -> &'static [Part] {
        match self {
            ReportKind::Committee => COMMITTEE_PARTS,
            ReportKind::Strategy => STRATEGY_PARTS,
            ReportKind::Leadership
            | ReportKind::Councillor
            | ReportKind::ChiefExecutive
            | ReportKind::Scrutiny
            | ReportKind::Compliance
            | ReportKind::Update => &[],
        }
    }

    /// What its front sheet has to say.
    #[must_use]
    pub const fn front(self) -> &'static [FrontField] {
        match self {
            ReportKind::Committee => FrontField::ALL,
            _ => &[],
        }
    }

    /// The most words that it may have; none where it may be as long as it has to be.
    #[must_use]
    pub const fn words_max(self) -> Option<usize> {
        match self {
            ReportKind::Councillor => Some(WORDS_MAX),
            _ => None,
        }
    }
}

/// Something that a report lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It has no title.
    Title,
    /// A field of the front sheet is not filled in.
    Front(FrontField),
    /// Whether it asks for a key decision is answered neither by yes nor by no.
    KeyDecision,
    /// A part has nothing in it.
    Part(Part),
    /// It says nothing at all.
    Sections,
    /// Something is exempt and nobody said why.
    Reason {
        /// The heading of its section.
        heading: String,
    },
    /// A sentence that must have a source has none.
    Source {
        /// What it says.
        sentence: String,
    },
    /// It is longer than it may be.
    Words {
        /// How many words it has.
        words: usize,
        /// How many it may have.
        most: usize,
    },
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Missing::Title => f.write_str("Enter the title of the report"),
            Missing::Front(field) => write!(f, "Fill in “{}” on the front sheet", field.label()),
            Missing::KeyDecision => f.write_str("Say on the front sheet whether it is a key decision: Yes or No"),
            Missing::Part(part) => write!(f, "Write the part “{}”", part.label()),
            Missing::Sections => f.write_str("Write something: the report is empty"),
            Missing::Reason { heading } => write!(
                f,
                "Say why what is exempt under “{heading}” serves the public more by being kept back than by being told"
            ),
            Missing::Source { sentence } => write!(f, "Say where this comes from: “{sentence}”"),
            Missing::Words { words, most } => write!(f, "Shorten the report from {words} words to {most} at most"),
        }
    }
}

impl Report {
    /// What is filled in for a field of the front sheet; none where nothing is.
    #[must_use]
    pub fn front_value(&self, field: FrontField) -> Option<&str> {
        let line = self.front.iter().find(|line| line.label == field.label())?;
        Some(line.value.trim()).filter(|value| !value.is_empty())
    }

    /// What it lacks before it can be handed in: the front sheet first, then its parts, reasons, sources and length.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut found = Vec::new();
        if self.title.trim().is_empty() {
            found.push(Missing::Title);
        }
        found.extend(self.kind.front().iter().filter_map(|field| self.missing_front(*field)));
        let lacks = |part: &&Part| self.section(**part).is_none_or(super::Section::is_empty);
        found.extend(self.kind.parts().iter().filter(lacks).map(|part| Missing::Part(*part)));
        if self.sections.iter().all(super::Section::is_empty) && self.kind.parts().is_empty() {
            found.push(Missing::Sections);
        }
        found.extend(self.sections.iter().filter_map(missing_reason));
        if self.kind == ReportKind::Councillor {
            let bare = self.sentences().filter(|sentence| sentence.source.is_none());
            found.extend(bare.map(|sentence| Missing::Source { sentence: sentence.text.clone() }));
        }
        let words = self.words();
        let too_long = self.kind.words_max().filter(|most| words > *most);
        found.extend(too_long.map(|most| Missing::Words { words, most }));
        found
    }

    fn missing_front(&self, field: FrontField) -> Option<Missing> {
        match self.front_value(field) {
            None => Some(Missing::Front(field)),
            Some(value) if field == FrontField::KeyDecision && !matches!(value, "Yes" | "No") => {
                Some(Missing::KeyDecision)
            }
            Some(_) => None,
        }
    }
}

fn missing_reason(section: &super::Section) -> Option<Missing> {
    let of_blocks = section.blocks.iter().filter_map(|block| block.exempt.as_ref());
    let mut all = section.exempt.iter().chain(of_blocks);
    let lacks = all.any(|exempt| exempt.reason.trim().is_empty());
    lacks.then(|| Missing::Reason { heading: section.heading.clone() })
}
