//! The rules by which payments are left out.

use super::{Condition, Reason, ScopeField, words};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One rule: lines that meet its condition are left out, unless an exception keeps them in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ScopeRule {
    /// Why such lines are left out.
    pub reason: Reason,
    /// What the rule looks for.
    pub when: Condition,
    /// What keeps a line in all the same.
    #[serde(default)]
    pub except: Vec<Condition>,
    /// The first day of lines that it holds for; from ever where there is none.
    #[serde(default)]
    pub from: Option<Date>,
    /// The last day of lines that it holds for; for ever where there is none.
    #[serde(default)]
    pub to: Option<Date>,
}

impl ScopeRule {
    /// The rule in words.
    #[must_use]
    pub fn said(&self) -> String {
        let mut said = format!("{}: {}", self.reason.label(), self.when.said());
        for except in &self.except {
            said.push_str(&format!(", unless {}", except.said()));
        }
        match (self.from, self.to) {
            (None, None) => {}
            (Some(from), None) => said.push_str(&format!(", from {from}")),
            (None, Some(to)) => said.push_str(&format!(", until {to}")),
            (Some(from), Some(to)) => said.push_str(&format!(", from {from} until {to}")),
        }
        said
    }

    /// Whether it holds for a line of a day. A line without a day is held only by a rule without dates.
    #[must_use]
    pub fn holds_on(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.from.is_none() && self.to.is_none(),
        }
    }
}

/// The rules of a council in their order: the first one that holds says why a line is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ScopeRules {
    /// The rules.
    pub rules: Vec<ScopeRule>,
}

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFault {
    /// There are more rules than [`ScopeRules::MOST`].
    TooMany,
    /// The rule, counted from 1, has no reason.
    NoReason(usize),
    /// The rule, or one of its exceptions, has no phrase, or one without letters and figures.
    NoPhrase(usize),
    /// The rule ends before it begins.
    EndsBeforeItBegins(usize),
}

impl RuleFault {
    /// The field of a rule's form that it is about.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            RuleFault::TooMany | RuleFault::NoPhrase(_) => "phrases",
            RuleFault::NoReason(_) => "reason",
            RuleFault::EndsBeforeItBegins(_) => "to",
        }
    }
}

impl fmt::Display for RuleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleFault::TooMany => write!(f, "Keep to {} rules: put phrases of one reason together", ScopeRules::MOST),
            RuleFault::NoReason(rule) => write!(f, "Say why rule {rule} leaves payments out"),
            RuleFault::NoPhrase(rule) => write!(f, "Enter what rule {rule} looks for, with letters or figures in it"),
            RuleFault::EndsBeforeItBegins(rule) => write!(f, "Rule {rule} must not end before it begins"),
        }
    }
}

impl ScopeRules {
    /// The most rules of a council.
    pub const MOST: usize = 200;

    /// What is wrong with the rules; nothing where they can be saved.
    #[must_use]
    pub fn faults(&self) -> Vec<RuleFault> {
        let mut faults = Vec::new();
        if self.rules.len() > Self::MOST {
            faults.push(RuleFault::TooMany);
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let number = index + 1;
            if rule.reason.name().trim().is_empty() {
                faults.push(RuleFault::NoReason(number));
            }
            if !is_whole(&rule.when) || !rule.except.iter().all(is_whole) {
                faults.push(RuleFault::NoPhrase(number));
            }
            if rule.from.zip(rule.to).is_some_and(|(from, to)| to < from) {
                faults.push(RuleFault::EndsBeforeItBegins(number));
            }
        }
        faults
    }

    /// The reasons of the rules, each once, in the order of their first rule.
    #[must_use]
    pub fn reasons(&self) -> Vec<&Reason> {
        let mut reasons: Vec<&Reason> = Vec::new();
        for rule in &self.rules {
            if !reasons.contains(&&rule.reason) {
                reasons.push(&rule.reason);
            }
        }
        reasons
    }
}

fn is_whole(condition: &Condition) -> bool {
    let says = |phrase: &String| words(ScopeField::Category, phrase).chars().any(char::is_alphanumeric);
    !condition.phrases.is_empty() && condition.phrases.iter().all(says)
}
