//! What becomes of an action: begun, reported on, done, stopped, moved to another day.

use super::{ActionState, PlannedAction};
use crate::strategy::wrong::needed;
use crate::strategy::{Evidence, WrongField};
use crate::values::Date;

/// What is done to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionChange {
    /// Somebody says how much of it is done. A planned one is then under way.
    Report {
        /// In per cent.
        done_per_cent: u8,
        /// What shows it.
        evidence: Vec<Evidence>,
    },
    /// It is done.
    Finish {
        /// What came of it, also where it failed.
        effect: String,
        /// What shows it.
        evidence: Vec<Evidence>,
    },
    /// It is given up.
    Stop {
        /// Why.
        why: String,
    },
    /// One that was done or stopped goes on.
    Reopen,
    /// It gets another day, another owner, or both.
    Move {
        /// The day by which.
        due: Option<Date>,
        /// Who answers for it.
        owner: Option<String>,
        /// Why.
        why: String,
    },
}

impl PlannedAction {
    /// The action after a change.
    ///
    /// # Errors
    /// Every field that must be mended. The action is then as it was.
    pub fn changed(&self, change: ActionChange, today: Date) -> Result<PlannedAction, Vec<WrongField>> {
        let mut wrong = Vec::new();
        let mut next = self.clone();
        if matches!(self.state, ActionState::Merged { .. } | ActionState::Passed { .. }) {
            let told = "Change the action that goes on in its place";
            return Err(vec![WrongField::new("state", told)]);
        }
        let reopens = matches!(change, ActionChange::Reopen);
        if reopens == self.state.is_open() {
            let told = if reopens { "It is open already" } else { "Open it again first" };
            return Err(vec![WrongField::new("state", told)]);
        }
        match change {
            ActionChange::Report { done_per_cent, evidence } => {
                if done_per_cent > 100 {
                    wrong.push(WrongField::new("done_per_cent", "Enter from 0 to 100"));
                }
                wrong.extend(evidence.iter().filter_map(Evidence::check));
                next.done_per_cent = done_per_cent;
                next.evidence.extend(evidence);
                next.state = ActionState::UnderWay;
            }
            ActionChange::Finish { effect, evidence } => {
                next.effect = needed(&mut wrong, "effect", &effect, "Enter what came of it, also where it failed");
                wrong.extend(evidence.iter().filter_map(Evidence::check));
                next.evidence.extend(evidence);
                next.done_per_cent = 100;
                next.state = ActionState::Done { on: today };
            }
            ActionChange::Stop { why } => {
                let why = needed(&mut wrong, "why", &why, "Enter why it is stopped, so that others can learn from it");
                next.state = ActionState::Stopped { on: today, why };
            }
            ActionChange::Reopen => next.state = ActionState::UnderWay,
            ActionChange::Move { due, owner, why } => {
                needed(&mut wrong, "why", &why, "Enter why, so that others can follow it");
                if due.is_some_and(|due| due < today) {
                    wrong.push(WrongField::new("due", "Enter a day that is not over"));
                }
                next.due = due.or(next.due);
                next.owner = owner.or(next.owner);
            }
        }
        if wrong.is_empty() { Ok(next) } else { Err(wrong) }
    }
}
