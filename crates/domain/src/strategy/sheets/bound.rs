//! What was read from sheets becomes records of a council, once a person has decided what contradicts itself.

use super::{ActionRead, ActionStatus, Sheets};
use crate::records::Record;
use crate::risks::{Appetites, RiskId, red_yellow_green};
use crate::savings::{self, SavingId};
use crate::strategy::actions::{ActionState, PlannedAction, PlannedActionId};
use crate::strategy::editions::{Edition, IndexCode};
use crate::strategy::rounds::{Answer, Assessor, AssessorId, EarlierLevel, LevelPair, RoundId, Target, settled_round};
use crate::strategy::scorecard::{Direction, Frequency, Indicator, IndicatorCode, Kind, Quadrant, Way, eleven};
use crate::strategy::{Book, RoundAnswer, ScaleAppetites};
use crate::values::Date;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What a file is bound by: the records that are there, and what a person says of it.
#[derive(Clone, Copy, Debug)]
pub struct Binding<'a> {
    /// The council's records.
    pub book: &'a Book,
    /// The edition whose areas and levels the file names.
    pub edition: &'a Edition,
    /// What was read.
    pub sheets: &'a Sheets,
    /// Which levels are right where the file says two things.
    pub decided: &'a BTreeMap<IndexCode, LevelPair>,
    /// What the round is called that the file tells of.
    pub round: &'a str,
    /// The file, as evidence names it.
    pub source: &'a str,
    /// The day that the file is of.
    pub on: Date,
    /// Who brings it in.
    pub by: &'a str,
    /// The moment at which.
    pub now: Timestamp,
    /// The day at which.
    pub today: Date,
}

impl Binding<'_> {
    /// The records that the file makes, and nothing of those that are there already.
    ///
    /// # Errors
    /// The areas of which the file says two things that nobody decided.
    pub fn records(&self) -> Result<Book, Vec<IndexCode>> {
        let mut made = Book::default();
        self.levels(&mut made)?;
        made.actions = self.actions();
        self.scorecard(&mut made);
        self.risks(&mut made);
        let first = self.book.savings.iter().map(|one| one.id.get()).max().unwrap_or(0) + 1;
        let saving = |(one, id): (&super::SavingRead, i64)| {
            let kind = one.kind.unwrap_or(savings::Kind::Cashable);
            one.saving(SavingId::new(id), kind, self.by, self.today)
        };
        made.savings = self.sheets.savings.iter().zip(first..).map(saving).collect();
        Ok(made)
    }

    fn levels(&self, made: &mut Book) -> Result<(), Vec<IndexCode>> {
        let decided = |level: &EarlierLevel| match self.decided.get(&level.index) {
            Some(pair) => level.clone().decide(*pair).unwrap_or_else(|undecided| undecided),
            None => level.clone(),
        };
        let levels: Vec<EarlierLevel> = self.sheets.levels.iter().map(decided).collect();
        if levels.is_empty() && self.sheets.answers.is_empty() {
            return Ok(());
        }
        let id = RoundId::new(self.book.rounds.iter().map(|one| one.id.get()).max().unwrap_or(0) + 1);
        let (mut round, mut agreed) = settled_round(id, self.edition, self.round, &levels, self.source, self.on)?;
        for one in &mut agreed {
            let notes = self.sheets.level_notes.iter().filter(|note| note.index == one.index && !note.text.is_empty());
            let said: Vec<&str> = notes.map(|note| note.text.as_str()).collect();
            if !said.is_empty() {
                one.why = said.join(" ");
            }
        }
        // What the council chose after the day of the file is its word of today, which an old file does not take back.
        let is_later = |target: &Target| {
            self.book.targets.iter().any(|known| known.index == target.index && known.set_on > target.set_on)
        };
        made.targets = levels.iter().filter_map(|level| self.target(level)).filter(|one| !is_later(one)).collect();
        let first = self.book.assessors.iter().map(|one| one.id.get()).max().unwrap_or(0) + 1;
        let ids: Vec<AssessorId> = (first..).map(AssessorId::new).take(self.sheets.assessors.len()).collect();
        made.assessors = self.assessors(&ids);
        made.answers = self.answers(id, &ids);
        for answer in &made.answers {
            if !round.asked.contains(&answer.answer.index) {
                round.asked.push(answer.answer.index.clone());
            }
        }
        round.invited = ids;
        made.agreed = agreed;
        made.rounds = vec![round];
        Ok(())
    }

    fn target(&self, level: &EarlierLevel) -> Option<Target> {
        let (current, next) = level.decided()?;
        let by = self.sheets.level_notes.iter().find(|note| note.index == level.index).and_then(|note| note.by);
        Some(Target {
            index: self.edition.reference(&level.index),
            level: next?,
            // A strategy that names no day is one of the financial year that follows.
            by: by.unwrap_or_else(|| crate::values::FinancialYear::of(self.on).next().last_day()),
            why: format!("Brought in from {}", self.source),
            base: current,
            set_on: self.on,
            passed_to: None,
            passed_from: None,
        })
    }

    fn assessors(&self, ids: &[AssessorId]) -> Vec<Assessor> {
        let assessor = |(one, id): (&super::AssessorRead, &AssessorId)| Assessor {
            id: *id,
            person: None,
            name: one.name.clone(),
            department: one.department.clone(),
            role: one.role.clone(),
        };
        self.sheets.assessors.iter().zip(ids).map(assessor).collect()
    }

    fn answers(&self, round: RoundId, ids: &[AssessorId]) -> Vec<RoundAnswer> {
        let answer = |one: &super::AnswerRead| {
            let answer = Answer {
                assessor: *ids.get(one.assessor)?,
                index: one.index.clone(),
                question: None,
                level: one.level,
                unmet: Vec::new(),
                comment: one.comment.clone(),
                evidence: Vec::new(),
                at: self.now,
            };
            Some(RoundAnswer { round, answer })
        };
        self.sheets.answers.iter().filter_map(answer).collect()
    }

    fn actions(&self) -> Vec<PlannedAction> {
        let first = self.book.actions.iter().map(|one| one.id.get()).max().unwrap_or(0) + 1;
        let action = |(read, id): (&ActionRead, i64)| {
            let one = &read.action;
            let (state, done) = state(read, self.on, self.source);
            let what = if one.what.is_empty() { &one.how } else { &one.what };
            PlannedAction {
                how: one.how.clone(),
                with: one.with.clone(),
                owner: one.owner.clone(),
                due: one.due,
                done_per_cent: done,
                state,
                links: one.links.clone(),
                theme: one.theme.clone(),
                ..PlannedAction::new(PlannedActionId::new(id), self.on, what)
            }
        };
        self.sheets.actions.iter().zip(first..).map(action).collect()
    }

    /// The indicators with what the file says of them; where the council has no scorecard yet, the eleven it begins with.
    fn scorecard(&self, made: &mut Book) {
        if self.sheets.indicators.is_empty() {
            return;
        }
        let is_begun = !self.book.indicators.is_empty();
        let mut indicators = if is_begun { self.book.indicators.clone() } else { eleven() };
        for read in &self.sheets.indicators {
            let is_known = read.code.as_ref().is_some_and(|code| indicators.iter().any(|one| one.code == *code));
            let new = if is_known { None } else { local(read, &indicators) };
            let code = new.as_ref().map(|one| one.code.clone()).or_else(|| read.code.clone());
            indicators.extend(new);
            if let Some(indicator) = indicators.iter_mut().find(|one| Some(&one.code) == code.as_ref()) {
                *indicator = if self.is_earlier(is_begun) { read.below(indicator) } else { read.onto(indicator) };
                made.recorded.extend(read.recorded(indicator));
            }
        }
        let is_changed = |one: &Indicator| !self.book.indicators.iter().any(|known| known == one);
        made.indicators = indicators.into_iter().filter(is_changed).collect();
    }

    /// Whether the file is of a day before today and the council has a scorecard of its own by now.
    fn is_earlier(&self, is_begun: bool) -> bool {
        is_begun && self.on < self.today
    }

    /// The risks; where the council has no scale yet, the one with three steps comes with them.
    fn risks(&self, made: &mut Book) {
        let first = self.book.risks.iter().map(|one| one.id.get()).max().unwrap_or(0) + 1;
        let read = self.sheets.risks.iter().zip(first..);
        made.risks = read.map(|(one, id)| one.risk(RiskId::new(id), self.by, self.today)).collect();
        let scale = red_yellow_green();
        let needs = made.risks.iter().any(|risk| risk.scale == scale.code);
        if needs && !self.book.scales.iter().any(|known| known.code == scale.code) {
            let usual = scale.ratings.get(scale.ratings.len().saturating_sub(2)).map(|one| one.code.clone());
            let appetites = Appetites { usual: usual.unwrap_or_default(), by_category: BTreeMap::new() };
            made.appetites = vec![ScaleAppetites { scale: scale.key(), appetites }];
            made.scales = vec![scale];
        }
    }
}

/// How far an action is, as the table says it.
fn state(read: &ActionRead, on: Date, source: &str) -> (ActionState, u8) {
    let said = read.done_per_cent;
    match read.status {
        Some(ActionStatus::Done) => (ActionState::Done { on }, 100),
        Some(ActionStatus::Stopped) => (ActionState::Stopped { on, why: format!("As in {source}") }, said.unwrap_or(0)),
        Some(ActionStatus::UnderWay) => (ActionState::UnderWay, said.unwrap_or(0)),
        Some(ActionStatus::Planned) => (ActionState::Planned, said.unwrap_or(0)),
        None if said.is_some_and(|done| done > 0) => (ActionState::UnderWay, said.unwrap_or(0)),
        None => (ActionState::Planned, 0),
    }
}

/// An indicator of the council's own, of which the file gives the values; none where no code is left for it.
fn local(read: &super::IndicatorRead, known: &[Indicator]) -> Option<Indicator> {
    let free = |code: &IndicatorCode| !known.iter().any(|one| one.code == *code);
    let mut codes = (1..).take(known.len() + 1).filter_map(|number| format!("IND-L{number}").parse().ok());
    Some(Indicator {
        code: codes.find(free)?,
        quadrant: read.quadrant.unwrap_or(Quadrant::Operational),
        kind: Kind::Outcome,
        name: read.name.clone(),
        definition: format!("As the council's own scorecard has it: {}.", read.name),
        formula: "Entered by the council".to_owned(),
        edition: 1,
        unit: read.unit,
        direction: Direction::Neutral,
        way: Way::Entered,
        beside: Vec::new(),
        companions: Vec::new(),
        frequency: Frequency::Yearly,
        owner: String::new(),
        reported_to: String::new(),
        baseline: None,
        target: None,
        tolerance: None,
        plan: None,
        footnotes: Vec::new(),
        is_public: false,
        serves: Vec::new(),
        taken_off: None,
    })
}
