//! A report to a committee: what an officer typed, with what the records say below it.

use super::ReportFacts;
use super::known::Known;
use crate::people::PersonId;
use crate::reports::{
    COMMITTEE_PARTS, Content, Exemption, FrontField, FrontLine, Part, Report, ReportKind, Section, Sentence,
};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// What an officer types of a committee report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitteePaper {
    /// Its title.
    pub title: String,
    /// The cabinet member who answers for it.
    pub cabinet_member: String,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// The item of the agenda.
    pub agenda_item: String,
    /// Whom to ask.
    pub contact_officer: String,
    /// Whether it asks for a key decision; none until somebody says.
    pub key_decision: Option<bool>,
    /// The wards that it touches.
    pub wards: String,
    /// The committee.
    pub committee: String,
    /// What is typed for its parts.
    pub typed: Vec<Typed>,
    /// The members who sit on the committee, for the exempt parts that only they are to read.
    #[serde(default)]
    pub members: Vec<PersonId>,
}

/// What is typed for a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The part.
    pub part: Part,
    /// The text; an empty line begins another paragraph.
    pub text: String,
    /// Where it comes from, as the officer says.
    pub source: Option<String>,
    /// Why the public does not see it; none where everybody does.
    pub exempt: Option<Exemption>,
}

/// A committee report with its number, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedPaper {
    /// Its number in the council.
    pub number: i64,
    /// What was typed.
    pub paper: CommitteePaper,
    /// The day on which it was first written; none where nobody noted it.
    #[serde(default)]
    pub begun: Option<Date>,
    /// Each time that it was laid before its committee, the first first: what was laid stays as it was.
    #[serde(default)]
    pub laid: Vec<Laid>,
}

/// A report as it was laid before a committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Laid {
    /// The day on which it was laid, as of which its figures hold.
    pub on: Date,
    /// Who laid it.
    pub by: String,
    /// The committee.
    pub committee: String,
    /// The day of the meeting.
    pub meeting: Date,
    /// The hash by which the file of the report is kept.
    pub content: String,
    /// The version of the record that this made: a later one was changed since.
    pub version: u32,
}

record! {
    NumberedPaper, "committee_paper", |one| one.number.to_string(), one.paper.title.clone();
}

/// The report from what was typed and from the records as of the day. [`Report::missing`] says what is still to be typed.
#[must_use]
pub fn committee(facts: ReportFacts<'_>, paper: &CommitteePaper) -> Report {
    let known = Known::of(facts);
    let mut report = known.report(ReportKind::Committee, &paper.title);
    report.front = FrontField::ALL.iter().map(|field| FrontLine::new(field.label(), paper.front(*field))).collect();
    report.sections = COMMITTEE_PARTS.iter().map(|part| known.part(*part, paper)).collect();
    report
}

impl CommitteePaper {
    /// Whether it asks the committee to decide something: it is a key decision, or recommends something. What only tells how
    /// things stand is noted, not decided.
    #[must_use]
    pub fn asks_for_a_decision(&self) -> bool {
        let recommends = |typed: &Typed| typed.part == Part::Recommendations && !typed.text.trim().is_empty();
        self.key_decision == Some(true) || self.typed.iter().any(recommends)
    }

    fn front(&self, field: FrontField) -> String {
        let key = |key: bool| if key { "Yes" } else { "No" };
        match field {
            FrontField::CabinetMember => self.cabinet_member.clone(),
            FrontField::Date => self.date.map(super::sources::day).unwrap_or_default(),
            FrontField::AgendaItem => self.agenda_item.clone(),
            FrontField::ContactOfficer => self.contact_officer.clone(),
            FrontField::KeyDecision => self.key_decision.map(key).unwrap_or_default().to_owned(),
            FrontField::Wards => self.wards.clone(),
            FrontField::Committee => self.committee.clone(),
        }
    }
}

impl Known<'_> {
    /// What was typed for a part, paragraph by paragraph, and what the records say of it.
    fn part(&self, part: Part, paper: &CommitteePaper) -> Section {
        let mut section = Section::of(part);
        for typed in paper.typed.iter().filter(|typed| typed.part == part) {
            for text in typed.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()) {
                let content = Content::said(Sentence { source: typed.source.clone(), ..Sentence::said(text) });
                section = match &typed.exempt {
                    Some(exempt) => {
                        section.with_exempt(content, Exemption { members: paper.members.clone(), ..exempt.clone() })
                    }
                    None => section.with(content),
                };
            }
        }
        self.recorded(part).into_iter().fold(section, Section::with)
    }

    /// What the records say of a part. Purpose, options, recommendations and most implications are somebody's to write.
    fn recorded(&self, part: Part) -> Vec<Content> {
        match part {
            Part::Background => {
                let said = vec![self.spend_said(), self.levels_said(), self.scorecard_said(), self.plan_said()];
                vec![Content::Paragraph(said), self.scorecard_table()]
            }
            Part::Financial => Content::said(self.savings_said()).followed_by(self.savings_table()),
            Part::Risk => Content::said(self.risks_said()).followed_by(self.risks_table()),
            _ => Vec::new(),
        }
    }
}

impl Content {
    fn followed_by(self, next: Option<Content>) -> Vec<Content> {
        std::iter::once(self).chain(next).collect()
    }
}
