//! A rule with its own facts and its own answer, and the same rule behind a table that knows neither.

use super::answer::{Answer, Missing, Reason, Reasons, Standing};
use super::entry::{Entry, NOT_ADVICE, Sureness};
use super::facts::{BadFact, Facts, Field};
use super::settings::Settings;
use serde::Serialize;
use serde_json::{Map, Value};
use std::fmt;

/// A rule: what is said about it, what it asks, what it answers.
pub trait Rule: Sync + Sized {
    /// What it asks.
    type Facts: Facts + fmt::Debug;
    /// What it answers: named values that stand at the top of the JSON.
    type Answer: Serialize + fmt::Debug + PartialEq;
    /// What is said about it.
    const ENTRY: Entry;

    /// Decides, with reasons.
    ///
    /// # Errors
    /// [`BadFact`] for a fact that cannot be right, by its name.
    fn decide(facts: &Self::Facts, settings: &Settings) -> Result<Answer<Self::Answer>, BadFact>;

    /// Worked examples, run as tests and shown on the rule's page.
    #[must_use]
    fn examples() -> Vec<Example<Self>>;

    /// The rule's answer, no surer than the rule.
    #[must_use]
    fn answer(value: Self::Answer, reasons: Reasons) -> Answer<Self::Answer> {
        Answer::decided(value, reasons, Self::ENTRY.sureness)
    }

    /// No answer for want of facts.
    #[must_use]
    fn unanswered(reasons: Reasons) -> Answer<Self::Answer> {
        Answer::undecided(reasons, Self::ENTRY.sureness)
    }
}

/// A worked example of a rule.
pub struct Example<R: Rule> {
    /// What happens, in a sentence.
    pub told: &'static str,
    /// The facts.
    pub facts: R::Facts,
    /// The answer that must come out.
    pub expected: R::Answer,
}

impl<R: Rule> fmt::Debug for Example<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?} -> {:?}", self.told, self.facts, self.expected)
    }
}

/// An answer as pages, commands and programs show it: one object, the answer's values at its top.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The rule's code.
    pub rule: &'static str,
    /// The rule's name.
    pub name: &'static str,
    /// The law it comes from.
    pub source: &'static str,
    /// How sure the answer is.
    pub sureness: Sureness,
    /// How it stands.
    pub standing: Standing,
    /// The values of the answer; none where it is undecided.
    #[serde(flatten)]
    pub values: Map<String, Value>,
    /// How it came about.
    pub reasons: Vec<Reason>,
    /// Which facts are missing.
    pub missing: Vec<Missing>,
    /// That it is no legal advice.
    pub note: &'static str,
}

impl Told {
    /// The names that a rule's answer may not use, because the object has them itself.
    pub const KEPT_NAMES: &[&str] = &["rule", "name", "source", "sureness", "standing", "reasons", "missing", "note"];

    /// How the answer stands, in a sentence; none where the rule decides it.
    #[must_use]
    pub const fn standing_said(&self) -> Option<&'static str> {
        match self.standing {
            Standing::Decided => None,
            Standing::Indicated => Some("An unchecked rule points this way; a person has to decide."),
            Standing::Undecided if self.missing.is_empty() => {
                Some("The rule book does not decide this: what was left out says why.")
            }
            Standing::Undecided => Some("It cannot be decided without the missing facts."),
            Standing::EarlierRegime => {
                Some("Earlier regime: the procurement began before 24 February 2025, and nothing is computed here.")
            }
        }
    }
}

/// A worked example as it is shown: facts and answer as JSON.
#[derive(Clone, Debug)]
pub struct ShownExample {
    /// What happens, in a sentence.
    pub told: &'static str,
    /// The facts.
    pub facts: Value,
    /// The answer that must come out.
    pub expected: Value,
    /// The answer that does come out.
    pub answered: Result<Told, BadFact>,
}

/// A rule behind the table: facts and answers as JSON, for forms, flags and programs.
pub trait AnyRule: Sync {
    /// What is said about it.
    fn entry(&self) -> &'static Entry;
    /// What it asks.
    fn fields(&self) -> &'static [Field];
    /// Reads the facts, decides, and tells.
    ///
    /// # Errors
    /// [`BadFact`] for a fact that is unknown, missing or cannot be right, by its name.
    fn ask(&self, facts: Value, settings: &Settings) -> Result<Told, BadFact>;
    /// Its worked examples, each with the answer that comes out.
    fn shown_examples(&self) -> Vec<ShownExample>;
}

impl<R: Rule> AnyRule for R {
    fn entry(&self) -> &'static Entry {
        const { &R::ENTRY }
    }

    fn fields(&self) -> &'static [Field] {
        R::Facts::FIELDS
    }

    fn ask(&self, facts: Value, settings: &Settings) -> Result<Told, BadFact> {
        R::decide(&R::Facts::from_json(facts)?, settings).map(|answer| told::<R>(&answer))
    }

    fn shown_examples(&self) -> Vec<ShownExample> {
        let settings = Settings::default();
        let shown = |example: Example<R>| ShownExample {
            told: example.told,
            facts: json(&example.facts),
            expected: json(&example.expected),
            answered: R::decide(&example.facts, &settings).map(|answer| told::<R>(&answer)),
        };
        R::examples().into_iter().map(shown).collect()
    }
}

/// The JSON of facts or an answer; null for one that JSON cannot hold, which a test over all examples refuses.
fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

/// A rule's answer as pages, commands and programs show it.
#[must_use]
pub fn told<R: Rule>(answer: &Answer<R::Answer>) -> Told {
    let values = match answer.shown().map(json) {
        Some(Value::Object(values)) => values,
        _ => Map::new(),
    };
    Told {
        rule: R::ENTRY.code,
        name: R::ENTRY.name,
        source: R::ENTRY.source,
        sureness: answer.sureness(),
        standing: answer.standing(),
        values,
        reasons: answer.reasons().steps().to_vec(),
        missing: answer.reasons().missing().to_vec(),
        note: NOT_ADVICE,
    }
}
