//! How the records of strategy, risks, savings, surveys, training and the library are kept: under which noun and key.
//!
//! What has no number or code of its own stands here with one.

use super::actions::{AuditReview, Capacity, Ending, Outcome, PlannedAction};
use super::advice::Advice;
use super::checks::LevelCheck;
use super::configuration::ConfigurationPart;
use super::editions::{EditionChange, EditionCode, LocalWording};
use super::exemplars::HelpOffered;
use super::levels::{OutsideLevels, Sharing};
use super::library::{Document, Lesson};
use super::measures::Reading;
use super::meetings::Meeting;
use super::rounds::{Agreed, Answer, Assessor, Round, RoundId, Target};
use super::scorecard::{Indicator, Recorded};
use super::sheets::SheetsWish;
use super::surveys::{self, Survey};
use super::training::{
    Attended, Attestation, Competence, Course, Enrolled, Expert, Held, Learner, Required, TrainingRequest,
};
use crate::risks::{Appetites, Risk, Scale};
use crate::savings::{Effort, JointSaving, Saving};
use crate::suppliers::StrategicSupplier;
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// What a council settled about its strategy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategySettings {
    /// The edition by which it assesses itself; none where it chose none.
    pub edition: Option<EditionCode>,
    /// What it wants to reach by buying, in a sentence or two.
    pub aim: String,
    /// Whether everybody may see its scorecard.
    pub shows_scorecard: bool,
    /// What it lets others know of its levels.
    #[serde(default)]
    pub sharing: Sharing,
}

/// Something that was done to editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionStep {
    /// Its number in the council, by which steps are in order.
    pub number: i64,
    /// What was done.
    pub change: EditionChange,
    /// The first day on which it is so.
    pub on: Date,
    /// Why.
    pub why: String,
    /// What was done, in a sentence.
    pub said: String,
}

/// A sentence that the council brought in for an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtWording {
    /// The edition.
    pub edition: EditionCode,
    /// The sentence.
    pub wording: LocalWording,
}

/// An answer with the round it was given in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundAnswer {
    /// The round.
    pub round: RoundId,
    /// The answer.
    pub answer: Answer,
}

/// What an assessor typed and what does not count: not ready yet, or the round took no answers any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAnswer {
    /// The round.
    pub round: RoundId,
    /// The answer as far as it was typed.
    pub answer: Answer,
    /// Whether it was sent as an answer since, or put aside.
    pub is_over: bool,
}

/// A figure that the council entered because the house cannot find it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteredFigure {
    /// The figure's code, such as `waivers.count`.
    pub measure: String,
    /// Its value with source and day.
    pub reading: Reading,
}

/// What the council takes of the risks of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScaleAppetites {
    /// The scale's code.
    pub scale: String,
    /// What it takes.
    pub appetites: Appetites,
}

/// A joint saving with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberedJointSaving {
    /// Its number in the council.
    pub number: i64,
    /// The saving.
    pub joint: JointSaving,
}

/// An answer to a survey with its number. It says nothing of who gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyAnswer {
    /// Its number in the council.
    pub number: i64,
    /// The answer.
    pub answer: surveys::Answer,
}

/// A spreadsheet of earlier rounds and scorecards that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentSheets {
    /// Its number in the council.
    pub number: i64,
    /// The name it came with.
    pub name: String,
    /// The hash of its content, under which it is kept.
    pub sha256: String,
    /// What a person settled about how it is read.
    pub wish: SheetsWish,
    /// How many records it made, once it was brought in.
    pub made: Option<usize>,
}

/// A file with a set-up of a strategy that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentConfiguration {
    /// Its number in the council.
    pub number: i64,
    /// The name it came with.
    pub name: String,
    /// The hash of its content, under which it is kept.
    pub sha256: String,
    /// The parts that were brought in, with how many things were new or changed; none before anything was.
    #[serde(default)]
    pub brought: Vec<(ConfigurationPart, usize)>,
    /// The day on which they were.
    #[serde(default)]
    pub brought_on: Option<Date>,
}

record! {
    SentConfiguration, "sent_configuration", |one| one.number.to_string(), one.name.clone();
    SentSheets, "sent_sheets", |one| one.number.to_string(), one.name.clone();
    StrategySettings, "strategy_settings", |one| "settings".to_owned(), "Settings of the strategy".to_owned();
    EditionStep, "edition_step", |one| one.number.to_string(), one.said.clone();
    BroughtWording, "wording", |one| wording_key(one), format!("Wording of {}", one.wording.index);
    LevelCheck, "level_check", |one| one.code.to_string(), one.sentence.clone();
    Round, "round", |one| one.id.to_string(), one.name.clone();
    Assessor, "assessor", |one| one.id.to_string(), one.name.clone();
    RoundAnswer, "answer", |one| answer_key(one.round, &one.answer), format!("An answer about {}", one.answer.index);
    DraftAnswer, "answer_draft", |one| answer_key(one.round, &one.answer), format!("A draft about {}", one.answer.index);
    Agreed, "agreed_level", |one| format!("{}/{}", one.round, one.index), format!("The level of {}", one.index);
    Target, "target", |one| one.index.to_string(), format!("The target of {}", one.index);
    PlannedAction, "planned_action", |one| one.id.to_string(), one.what.clone();
    Outcome, "outcome", |one| one.code.to_string(), one.name.clone();
    Capacity, "capacity", |one| format!("{}/{}", one.of, one.from), format!("{}, {} days", one.of, one.days);
    AuditReview, "audit_review", |one| one.id.to_string(), one.subject.clone();
    Ending, "ending", |one| "ending".to_owned(), "The end of the council".to_owned();
    Indicator, "indicator", |one| one.code.to_string(), one.name.clone();
    Recorded, "recorded_value", |one| recorded_key(one), format!("A value of {}", one.code);
    EnteredFigure, "entered_figure", |one| one.measure.clone(), format!("The figure {}", one.measure);
    Scale, "risk_scale", |one| one.code.clone(), one.name.clone();
    ScaleAppetites, "risk_appetite", |one| one.scale.clone(), format!("What the council takes by {}", one.scale);
    Risk, "risk", |one| one.id.get().to_string(), one.title.clone();
    Saving, "saving", |one| one.id.get().to_string(), one.title.clone();
    NumberedJointSaving, "joint_saving", |one| one.number.to_string(), one.joint.title.clone();
    OutsideLevels, "outside_levels", |one| one.number.to_string(), one.file.clone();
    Effort, "effort", |one| one.number.to_string(), format!("Hours of {}", one.month.name());
    StrategicSupplier, "strategic_supplier", |one| one.number.to_string(), one.supplier.clone();
    Survey, "survey", |one| one.code.clone(), one.title.clone();
    SurveyAnswer, "survey_answer", |one| one.number.to_string(), "An answer to a survey".to_owned();
    Course, "course", |one| one.code.clone(), one.name.clone();
    Learner, "learner", |one| one.person.clone(), "Somebody who needs training".to_owned();
    Attended, "attendance", |one| format!("{}/{}/{}", one.person, one.course, one.on), format!("Attendance of {}", one.course);
    Competence, "competence", |one| one.code.clone(), one.name.clone();
    Required, "required_competence", |one| format!("{}/{}", one.audience, one.competence), format!("What {} need", one.audience.label());
    Held, "held_competence", |one| format!("{}/{}/{}", one.person, one.competence, one.on), format!("A record of {}", one.competence);
    Document, "document", |one| one.code.clone(), one.title.clone();
    Enrolled, "enrolment", |one| format!("{}/{}/{}", one.person, one.course, one.since), format!("An enrolment on {}", one.course);
    Attestation, "attestation", |one| format!("{}/{}", one.person.get(), one.edition), format!("An attestation of edition {}", one.edition);
    TrainingRequest, "training_request", |one| one.id.to_string(), "A request for training".to_owned();
    Expert, "expert", |one| one.code.clone(), "Somebody who can be asked".to_owned();
    Meeting, "meeting", |one| one.id.to_string(), format!("A meeting with {}", one.with);
    Advice, "advice", |one| one.id.to_string(), format!("Advice on {}", one.subject);
    HelpOffered, "help_offered", |one| one.index.to_string(), format!("An offer of help with {}", one.index.index);
    Lesson, "lesson", |one| one.code.clone(), one.title.clone();
}

fn wording_key(one: &BroughtWording) -> String {
    let level = one.wording.level.map_or_else(|| "what".to_owned(), |level| level.to_string());
    format!("{}/{}/{level}", one.edition, one.wording.index)
}

fn answer_key(round: RoundId, answer: &Answer) -> String {
    let question = answer.question.as_ref().map_or("", |code| code.as_str());
    format!("{round}/{}/{}/{question}", answer.assessor, answer.index)
}

fn recorded_key(one: &Recorded) -> String {
    format!("{}/{}/{}/{}", one.code, one.reading.period, one.reading.as_of, one.origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::Record;

    #[test]
    fn answers_to_an_area_and_to_its_questions_are_kept_apart() {
        let answer = |question: Option<&str>| RoundAnswer {
            round: RoundId::new(3),
            answer: Answer {
                assessor: super::super::rounds::AssessorId::new(12),
                index: "SL1".parse().unwrap(),
                question: question.map(|code| code.parse().unwrap()),
                level: None,
                unmet: Vec::new(),
                comment: String::new(),
                evidence: Vec::new(),
                at: jiff::Timestamp::UNIX_EPOCH,
            },
        };
        assert_eq!(answer(None).key(), "3/12/SL1/");
        assert_eq!(answer(Some("SL1.2")).key(), "3/12/SL1/SL1.2");
    }
}
