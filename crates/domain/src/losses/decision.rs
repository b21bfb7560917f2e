//! What people decide about a candidate.

use crate::values::Pence;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How far a candidate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has decided yet.
    Open,
    /// It is as it should be.
    Cleared,
    /// It is a loss, and nothing has come back yet.
    Confirmed,
    /// Money came back, all or part of it.
    Recovered,
    /// It is like one that was cleared before, and was not asked about.
    Quiet,
}

/// What somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The state it shall have.
    pub to: State,
    /// The money that came back, where it is recovered.
    pub recovered: Option<Pence>,
    /// Why.
    pub why: String,
}

/// A decision that can be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The state it has now.
    pub to: State,
    /// The money that came back; nothing where it is not recovered.
    pub recovered: Pence,
    /// Why.
    pub why: String,
}

/// What is wrong with what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongDecision {
    /// The field in the form.
    pub field: &'static str,
    /// What to do, as a sentence without a full stop.
    pub message: String,
}

impl State {
    /// Every state.
    pub const ALL: &[State] = &[State::Open, State::Confirmed, State::Recovered, State::Cleared, State::Quiet];

    /// The name in records and addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Cleared => "cleared",
            State::Confirmed => "confirmed",
            State::Recovered => "recovered",
            State::Quiet => "quiet",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            State::Open => "Open",
            State::Cleared => "Cleared",
            State::Confirmed => "Confirmed as a loss",
            State::Recovered => "Recovered",
            State::Quiet => "Quiet: like one cleared before",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for State {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = State::ALL.iter().copied().find(|state| state.name() == text);
        found.ok_or_else(|| format!("{text:?} is not a state of a candidate"))
    }
}

/// Decides what becomes of a candidate in a state, about so much money.
///
/// # Errors
/// Every field that must be mended: no reason, no sum or one beyond the money it is about, or nothing that changes.
pub fn decide(from: State, amount: Pence, asked: &Asked) -> Result<Decision, Vec<WrongDecision>> {
    let mut wrong = Vec::new();
    let mut add = |field, message: String| wrong.push(WrongDecision { field, message });
    let why = asked.why.trim();
    if why.is_empty() {
        add("why", "Enter the reason, so that others can follow it".to_owned());
    }
    match (asked.to, asked.recovered) {
        (State::Quiet, _) => add("state", "Select cleared, confirmed or recovered".to_owned()),
        (State::Recovered, None) => add("recovered", "Enter the sum that came back, like 1200.00".to_owned()),
        (State::Recovered, Some(sum)) if sum <= Pence::ZERO => {
            add("recovered", "Enter a sum above £0. If nothing has come back yet, select confirmed".to_owned());
        }
        (State::Recovered, Some(sum)) if sum > amount => {
            add("recovered", format!("Enter at most {amount}, which is what the lines come to"));
        }
        (to, _) if to == from && to != State::Recovered => {
            add("state", format!("It is {} already", to.label().to_lowercase()));
        }
        _ => {}
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let recovered = asked.recovered.filter(|_| asked.to == State::Recovered).unwrap_or_default();
    Ok(Decision { to: asked.to, recovered, why: why.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_needs_a_reason_and_a_sum_that_can_have_come_back() {
        for (from, to, recovered, why, fields, reason) in [
            (State::Open, State::Cleared, None, "two invoices", &[][..], "cleared with a reason"),
            (State::Open, State::Cleared, None, "  ", &["why"], "without one"),
            (State::Open, State::Recovered, Some(10_000), "credit note", &[], "all of it"),
            (State::Open, State::Recovered, Some(1), "part", &[], "a part"),
            (State::Open, State::Recovered, Some(10_001), "more", &["recovered"], "a penny more than it is about"),
            (State::Open, State::Recovered, Some(0), "nothing", &["recovered"], "nothing is not recovered"),
            (State::Open, State::Recovered, None, "", &["why", "recovered"], "both are said at once"),
            (State::Recovered, State::Recovered, Some(6_000), "more came", &[], "the sum can be corrected"),
            (State::Cleared, State::Cleared, None, "again", &["state"], "nothing would change"),
            (State::Cleared, State::Open, None, "new facts", &[], "a decision can be reopened"),
            (State::Quiet, State::Open, None, "look again", &[], "and so can what was quiet"),
            (State::Open, State::Quiet, None, "hide", &["state"], "people do not make it quiet"),
        ] {
            let asked = Asked { to, recovered: recovered.map(Pence::new), why: why.to_owned() };
            let wrong = decide(from, Pence::new(10_000), &asked).err().unwrap_or_default();
            assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}");
        }
    }
}
