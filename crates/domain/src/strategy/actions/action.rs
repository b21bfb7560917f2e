//! An action of the plan: what is done to get from one level to the next, or to put something right.

use super::{AgreedBy, HelpAsked, OutcomeCode, same_as};
use crate::councils::CouncilCode;
use crate::strategy::editions::{IndexRef, Level};
use crate::strategy::{Evidence, is_owner};
use crate::values::{Date, Pence, SubjectRef};
use serde::{Deserialize, Serialize};

record_id! {
    /// The number of an action in a council.
    PlannedActionId
}

named! {
    /// What kind of action it is.
    ActionKind {
        Change "change" "Change";
        Trial "trial" "Trial, which may fail";
        Support "support" "Support that a department asked for";
        Survey "survey" "Taking part in a survey of others";
    }
}

/// How far an action is, with what is so only then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ActionState {
    /// It is agreed, and nobody has begun.
    Planned,
    /// It is being done.
    UnderWay,
    /// It is done.
    Done {
        /// The day of it.
        on: Date,
    },
    /// It is given up.
    Stopped {
        /// The day of it.
        on: Date,
        /// Why.
        why: String,
    },
    /// It was said twice, and goes on in another.
    Merged {
        /// The other.
        into: PlannedActionId,
        /// The day of it.
        on: Date,
        /// Why.
        why: String,
    },
    /// It passed to the successor of the council.
    Passed {
        /// The day of it.
        on: Date,
        /// Who has it since.
        to: CouncilCode,
    },
}

/// What an action serves or belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "link", content = "to")]
pub enum ActionLink {
    /// An area, which it helps to the next level.
    Index(IndexRef),
    /// An indicator of the scorecard, by its code.
    Indicator(String),
    /// One of the council's own outcomes.
    Outcome(OutcomeCode),
    /// A record of any subject, by noun and id: a risk, a contract, a supplier, a recommendation.
    Record(SubjectRef),
}

/// The action of a council that ended, from which a successor's came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionOrigin {
    /// The council.
    pub council: CouncilCode,
    /// The action's number there, under which its history is kept.
    pub action: PlannedActionId,
}

/// An action of the plan. Summary and detail are read from this one record, so that they cannot differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedAction {
    /// Its number.
    pub id: PlannedActionId,
    /// What kind it is.
    pub kind: ActionKind,
    /// The day it was added to the plan.
    pub added: Date,
    /// What is to be reached.
    pub what: String,
    /// What is done for it.
    pub how: String,
    /// Who else works on it: departments, councils, suppliers.
    pub with: Vec<String>,
    /// Who answers for it; none while nobody does.
    pub owner: Option<String>,
    /// The day by which; none while it has none.
    pub due: Option<Date>,
    /// The level of its area that it leads to; none where it leads to none.
    pub to_level: Option<Level>,
    /// The days of work that it takes; none where nobody estimated them, which is not none.
    pub days: Option<u32>,
    /// How much of it is done, in per cent, as its owner says.
    pub done_per_cent: u8,
    /// How far it is.
    pub state: ActionState,
    /// What shows it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// What came of it, also where it failed; empty until somebody says so.
    pub effect: String,
    /// What it serves or belongs to.
    #[serde(default)]
    pub links: Vec<ActionLink>,
    /// Where it came from, where another council had it before.
    pub origin: Option<ActionOrigin>,
    /// The theme of the plan under which the council lists it, as the plan calls it; none where its areas tell.
    #[serde(default)]
    pub theme: Option<String>,
    /// Who among the senior leaders stands up for it; none where nobody was named.
    #[serde(default)]
    pub sponsor: Option<String>,
    /// For a trial, what it shall show; empty until somebody says so.
    #[serde(default)]
    pub hypothesis: String,
    /// For a trial, the money that may be lost on it; none where nobody said, which is not nought.
    #[serde(default)]
    pub budget: Option<Pence>,
    /// Who agreed it, where a committee or a person decided on it.
    #[serde(default)]
    pub agreed: Option<AgreedBy>,
    /// The departments that it reaches, as the council calls them.
    #[serde(default)]
    pub departments: Vec<String>,
    /// Who asked for it, where it began as a request for help.
    #[serde(default)]
    pub asked: Option<HelpAsked>,
}

impl ActionState {
    /// The name in records and addresses.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            ActionState::Planned => "planned",
            ActionState::UnderWay => "under_way",
            ActionState::Done { .. } => "done",
            ActionState::Stopped { .. } => "stopped",
            ActionState::Merged { .. } => "merged",
            ActionState::Passed { .. } => "passed",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            ActionState::Planned => "Planned",
            ActionState::UnderWay => "Under way",
            ActionState::Done { .. } => "Done",
            ActionState::Stopped { .. } => "Stopped",
            ActionState::Merged { .. } => "Merged into another",
            ActionState::Passed { .. } => "Passed to the successor",
        }
    }

    /// Whether there is something left to do.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended().is_none()
    }

    /// The day since which nothing is left to do; none while something is.
    #[must_use]
    pub const fn ended(&self) -> Option<Date> {
        match self {
            ActionState::Planned | ActionState::UnderWay => None,
            ActionState::Done { on }
            | ActionState::Stopped { on, .. }
            | ActionState::Merged { on, .. }
            | ActionState::Passed { on, .. } => Some(*on),
        }
    }
}

impl ActionLink {
    /// The record that it leads to; none for an area, an indicator or an outcome.
    #[must_use]
    pub const fn record(&self) -> Option<&SubjectRef> {
        match self {
            ActionLink::Record(record) => Some(record),
            ActionLink::Index(_) | ActionLink::Indicator(_) | ActionLink::Outcome(_) => None,
        }
    }
}

impl PlannedAction {
    /// An action of which only what is to be reached is known.
    #[must_use]
    pub fn new(id: PlannedActionId, added: Date, what: impl Into<String>) -> Self {
        PlannedAction {
            id,
            kind: ActionKind::Change,
            added,
            what: what.into(),
            how: String::new(),
            with: Vec::new(),
            owner: None,
            due: None,
            to_level: None,
            days: None,
            done_per_cent: 0,
            state: ActionState::Planned,
            evidence: Vec::new(),
            effect: String::new(),
            links: Vec::new(),
            origin: None,
            theme: None,
            sponsor: None,
            hypothesis: String::new(),
            budget: None,
            agreed: None,
            departments: Vec::new(),
            asked: None,
        }
    }

    /// The action as somebody wrote it anew. Its number and its day, how far it is, what shows it, what came of it and where it
    /// came from stay as they were, whatever is written of them.
    #[must_use]
    pub fn rewritten(&self, written: &PlannedAction) -> PlannedAction {
        PlannedAction {
            id: self.id,
            added: self.added,
            done_per_cent: self.done_per_cent,
            state: self.state.clone(),
            evidence: self.evidence.clone(),
            effect: self.effect.clone(),
            origin: self.origin.clone(),
            asked: self.asked.clone(),
            what: written.what.trim().to_owned(),
            how: written.how.trim().to_owned(),
            hypothesis: written.hypothesis.trim().to_owned(),
            ..written.clone()
        }
    }

    /// Whether something was left to do at the end of a day.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        self.added <= day && self.state.ended().is_none_or(|on| on > day)
    }

    /// Whether its day has passed and it is not done. The day itself is still in time.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open_on(today) && self.due.is_some_and(|due| due < today)
    }

    /// Whether somebody of that name answers for it: its [owner](is_owner) names them.
    #[must_use]
    pub fn is_owned_by(&self, name: &str) -> bool {
        self.owner.as_deref().is_some_and(|owner| is_owner(owner, name))
    }

    /// What to think about before a new action is added to others, in sentences: a day that is over already, and actions
    /// that say the same.
    #[must_use]
    pub fn to_think_about(&self, others: &[PlannedAction], today: Date) -> Vec<String> {
        let over = self.due.filter(|due| *due < today);
        let said = |due: Date| {
            let day = due.strftime("%-d %B %Y");
            format!("The day by which it is to be done, {day}, is over: it would be overdue from the beginning")
        };
        let same = same_as(others, self);
        let same = same.iter().filter_map(|id| others.iter().find(|one| one.id == *id));
        let looks = same.map(|one| format!("It looks like one that is there: {}", one.told_apart()));
        over.map(said).into_iter().chain(looks).collect()
    }

    /// What tells it from another that says the same, in a line: its number, what it says, who answers for it, by when, and
    /// the days of work.
    #[must_use]
    pub fn told_apart(&self) -> String {
        let how = if self.how.trim().is_empty() { String::new() } else { format!(": {}", self.how.trim()) };
        let owner = self.owner.as_deref().unwrap_or("nobody yet");
        let by = self.due.map_or_else(|| "no day yet".to_owned(), |due| format!("by {}", due.strftime("%-d %B %Y")));
        let days = match self.days {
            None => "not estimated".to_owned(),
            Some(1) => "1 day of work".to_owned(),
            Some(days) => format!("{days} days of work"),
        };
        format!("action {}, {}{how} ({owner}, {by}, {days})", self.id, self.what)
    }

    /// The areas that it helps.
    pub fn indices(&self) -> impl Iterator<Item = &IndexRef> {
        self.links.iter().filter_map(|link| match link {
            ActionLink::Index(index) => Some(index),
            _ => None,
        })
    }

    /// The council's own outcomes that it serves.
    pub fn outcomes(&self) -> impl Iterator<Item = &OutcomeCode> {
        self.links.iter().filter_map(|link| match link {
            ActionLink::Outcome(code) => Some(code),
            _ => None,
        })
    }

    /// The records that it belongs to, of subjects with that noun.
    pub fn records<'a>(&'a self, noun: &'a str) -> impl Iterator<Item = &'a SubjectRef> {
        self.links.iter().filter_map(move |link| match link {
            ActionLink::Record(record) if record.noun() == noun => Some(record),
            _ => None,
        })
    }

    /// What is still to be filled in, as sentences. An action can be kept without it.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        let mut add = |is_missing: bool, what: &'static str| missing.extend(is_missing.then_some(what));
        add(self.owner.is_none(), "Enter who answers for it");
        add(self.due.is_none(), "Enter the day by which it is done");
        add(self.days.is_none(), "Enter how many days of work it takes");
        add(self.links.is_empty(), "Link it to an area, a risk, an indicator or an outcome");
        let is_trial = self.kind == ActionKind::Trial;
        add(is_trial && self.hypothesis.trim().is_empty(), "Enter what the trial shall show");
        if matches!(self.state, ActionState::Done { .. }) {
            add(self.effect.trim().is_empty(), "Enter what came of it");
            add(!self.evidence.iter().any(Evidence::tells), "Add what shows it");
        }
        missing
    }
}
