//! All that a council has recorded of its strategy and of what belongs to it, read together.

mod carried;
mod holds;
mod known;
mod offered;
mod readings;
mod standing;

pub use holds::Pointed;
pub use known::indicators_on;
pub use readings::RISKS;

use super::actions::{AuditReview, Capacity, Ending, Outcome, PlannedAction};
use super::advice::Advice;
use super::checks::{self, CheckOrigin, LevelCheck};
use super::editions::{Edition, EditionCode, Editions, IndexCode, IndexRef, Level};
use super::exemplars::HelpOffered;
use super::kept::{
    BroughtWording, DraftAnswer, EditionStep, EnteredFigure, NumberedJointSaving, RoundAnswer, ScaleAppetites,
    StrategySettings, SurveyAnswer,
};
use super::levels::{LevelFacts, LevelsAnswer, OutsideLevels, levels};
use super::library::{Document, Lesson};
use super::measures::Readings;
use super::meetings::Meeting;
use super::rounds::{Agreed, Answer, Assessor, Round, RoundState, Target};
use super::scorecard::{Indicator, Recorded, Worked, work_out};
use super::surveys::Survey;
use super::training::{
    Attended, Attestation, Competence, Course, Enrolled, Expert, Held, Learner, Required, TrainingRequest,
};
use crate::format_requests::{FormatRequest, FormatSettings};
use crate::risks::{Risk, Scale};
use crate::savings::{Effort, Saving};
use crate::suppliers::StrategicSupplier;
use crate::values::Date;
use std::collections::BTreeMap;

/// The records of a council that strategy, risks, savings, surveys, training and the library are read from.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// What the council settled; none before it did.
    pub settings: StrategySettings,
    /// What was done to editions, in order.
    pub steps: Vec<EditionStep>,
    /// Wording that the council brought in.
    pub wording: Vec<BroughtWording>,
    /// The council's own checks, and those that take the place of shipped ones.
    pub own_checks: Vec<LevelCheck>,
    /// The rounds.
    pub rounds: Vec<Round>,
    /// The assessors of all rounds.
    pub assessors: Vec<Assessor>,
    /// Their answers.
    pub answers: Vec<RoundAnswer>,
    /// What they typed and what does not count yet.
    pub drafts: Vec<DraftAnswer>,
    /// The levels that were agreed.
    pub agreed: Vec<Agreed>,
    /// The targets.
    pub targets: Vec<Target>,
    /// The actions.
    pub actions: Vec<PlannedAction>,
    /// The council's own outcomes, principles and values.
    pub outcomes: Vec<Outcome>,
    /// The days of work that are to be had.
    pub capacity: Vec<Capacity>,
    /// The audit reviews.
    pub reviews: Vec<AuditReview>,
    /// The end of the council at a reorganisation; none where none is known.
    pub ending: Option<Ending>,
    /// The indicators of the scorecard.
    pub indicators: Vec<Indicator>,
    /// Their recorded values.
    pub recorded: Vec<Recorded>,
    /// Figures that the council entered for want of a source.
    pub entered: Vec<EnteredFigure>,
    /// The scales of risks.
    pub scales: Vec<Scale>,
    /// What the council takes, scale by scale.
    pub appetites: Vec<ScaleAppetites>,
    /// The risks.
    pub risks: Vec<Risk>,
    /// The savings.
    pub savings: Vec<Saving>,
    /// Savings shared with other councils.
    pub joint_savings: Vec<NumberedJointSaving>,
    /// Levels of other councils that files told of.
    pub outside_levels: Vec<OutsideLevels>,
    /// Hours of the work of buying.
    pub efforts: Vec<Effort>,
    /// The strategic suppliers.
    pub strategic_suppliers: Vec<StrategicSupplier>,
    /// The surveys.
    pub surveys: Vec<Survey>,
    /// Their answers.
    pub survey_answers: Vec<SurveyAnswer>,
    /// The courses.
    pub courses: Vec<Course>,
    /// Those who need training.
    pub learners: Vec<Learner>,
    /// What they attended.
    pub attended: Vec<Attended>,
    /// The competences.
    pub competences: Vec<Competence>,
    /// Which of them each part needs.
    pub required: Vec<Required>,
    /// Which of them people hold.
    pub held: Vec<Held>,
    /// The documents of the library.
    pub documents: Vec<Document>,
    /// The lessons.
    pub lessons: Vec<Lesson>,
    /// Who is enrolled on which course.
    pub enrolled: Vec<Enrolled>,
    /// Who attested that they read the contract procedure rules.
    pub attested: Vec<Attestation>,
    /// What training people asked for.
    pub training_requests: Vec<TrainingRequest>,
    /// Who knows a category and can be asked.
    pub experts: Vec<Expert>,
    /// The meetings with others.
    pub meetings: Vec<Meeting>,
    /// The advice that was given.
    pub advice: Vec<Advice>,
    /// The help that the council offers to others.
    pub help_offered: Vec<HelpOffered>,
    /// The requests for documents in other formats.
    pub format_requests: Vec<FormatRequest>,
    /// What the council settled about them.
    pub format_settings: FormatSettings,
}

impl Book {
    /// The editions that the council has: those shipped, with all that was done to them since. A step that does not fit any
    /// more, because a later release ships another beginning, is left out.
    #[must_use]
    pub fn editions(&self) -> Editions {
        let mut editions = Editions::new(super::editions::shipped());
        for step in &self.steps {
            let _ = editions.apply(step.change.clone(), step.on, &step.why);
        }
        editions
    }

    /// The edition by which the council assesses itself: the one it chose, else the first shipped that is in use.
    #[must_use]
    pub fn edition<'e>(&self, editions: &'e Editions) -> Option<&'e Edition> {
        let chosen = self.settings.edition.as_ref().and_then(|code| editions.get(code));
        chosen.or_else(|| editions.all().iter().find(|one| one.stage == super::editions::LifeStage::Active))
    }

    /// The checks that count for an edition: those shipped, the council's own in their place, and those of areas it follows.
    #[must_use]
    pub fn checks(&self, editions: &Editions, edition: &Edition) -> Vec<LevelCheck> {
        let shipped = checks::shipped();
        let counting = checks::in_use(&shipped, &self.own_checks);
        checks::with_followed(editions, edition, &counting)
    }

    /// The check of a code, whoever's it is, as it counts or as it is put aside.
    #[must_use]
    pub fn all_checks(&self) -> Vec<LevelCheck> {
        let shipped = checks::shipped();
        let is_replaced = |check: &LevelCheck| self.own_checks.iter().any(|own| own.code == check.code);
        let mut all: Vec<LevelCheck> = shipped.into_iter().filter(|check| !is_replaced(check)).collect();
        let own = self.own_checks.iter().cloned();
        all.extend(own.map(|check| LevelCheck { origin: CheckOrigin::Council, ..check }));
        all.sort_by(|a, b| (&a.index, a.level, &a.code).cmp(&(&b.index, b.level, &b.code)));
        all
    }

    /// The round of a number.
    #[must_use]
    pub fn round(&self, id: super::rounds::RoundId) -> Option<&Round> {
        self.rounds.iter().find(|round| round.id == id)
    }

    /// The assessors that a round invited.
    #[must_use]
    pub fn invited(&self, round: &Round) -> Vec<Assessor> {
        self.assessors.iter().filter(|one| round.invited.contains(&one.id)).cloned().collect()
    }

    /// The answers of a round.
    #[must_use]
    pub fn answers_of(&self, round: &Round) -> Vec<Answer> {
        self.answers.iter().filter(|one| one.round == round.id).map(|one| one.answer.clone()).collect()
    }

    /// The round whose levels count for an edition: the one settled last.
    #[must_use]
    pub fn settled(&self, edition: &EditionCode) -> Option<&Round> {
        self.settled_rounds(edition).into_iter().next()
    }

    /// The round that is under way for an edition: the last that is open, or closed while its levels are being agreed.
    #[must_use]
    pub fn under_way(&self, edition: &EditionCode) -> Option<&Round> {
        let is_under_way = |round: &&Round| matches!(round.state, RoundState::Open { .. } | RoundState::Closed { .. });
        self.rounds.iter().filter(|round| round.edition == *edition).filter(is_under_way).max_by_key(|round| round.id)
    }

    /// The levels of an edition as of a day, by a round.
    #[must_use]
    pub fn levels_in(
        &self,
        editions: &Editions,
        edition: &Edition,
        round: Option<&Round>,
        readings: &Readings,
        today: Date,
    ) -> LevelsAnswer {
        let checks = self.checks(editions, edition);
        let checks: Vec<&LevelCheck> = checks.iter().collect();
        let assessors = round.map(|round| self.invited(round)).unwrap_or_default();
        let answers = round.map(|round| self.answers_of(round)).unwrap_or_default();
        let facts = LevelFacts {
            edition,
            round,
            assessors: &assessors,
            answers: &answers,
            agreed: &self.agreed,
            targets: &self.targets,
            checks: &checks,
            readings,
        };
        levels(&facts, today)
    }

    /// The levels that were agreed last in an edition, each in the last settled round that asked its area.
    #[must_use]
    pub fn agreed_levels(&self, edition: &EditionCode) -> BTreeMap<IndexCode, Level> {
        self.agreed_of(edition).into_iter().map(|(code, agreed)| (code, agreed.level)).collect()
    }

    /// The target of an area: the one set last.
    #[must_use]
    pub fn target(&self, index: &IndexRef) -> Option<&Target> {
        self.targets.iter().filter(|target| target.index == *index).max_by_key(|target| target.set_on)
    }

    /// The scorecard as of a day.
    #[must_use]
    pub fn scorecard<'a>(&'a self, readings: &Readings, today: Date) -> Worked<'a> {
        work_out(&self.indicators, readings, &self.recorded, today)
    }
}
