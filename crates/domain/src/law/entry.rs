//! What is said about a rule, once, for every page, document, command and answer.

use jiff::civil::Date;

named! {
    /// How sure the rule book is of a rule, strongest first.
    Sureness {
        Verified "verified" "Verified: read in the text of the law";
        Secondary "secondary" "Secondary: read in a source about the law, not in its text";
        Derived "derived" "Derived: worked out from the text of the law; an interpretation to put to a lawyer";
        Unchecked "unchecked" "Unchecked: not checked against any source; never decides by itself";
    }
}

impl Sureness {
    /// The weaker of two: an answer is no surer than what it leans on.
    #[must_use]
    pub fn weaker(self, other: Sureness) -> Sureness {
        self.max(other)
    }
}

/// Stands with every answer.
pub const NOT_ADVICE: &str = "This is not legal advice.";

/// What is said about a rule. The rule's facts and answer are types of their own.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its place in the list, from 1.
    pub number: u8,
    /// Its short name in addresses and commands, such as `standstill`.
    pub code: &'static str,
    /// Its name as a heading.
    pub name: &'static str,
    /// The rule, in plain English.
    pub sentence: &'static str,
    /// The law it comes from.
    pub source: &'static str,
    /// The first day on which it is law.
    pub from: Date,
    /// The last day on which it is law; none while no end is known.
    pub to: Option<Date>,
    /// How sure the rule book is of it.
    pub sureness: Sureness,
    /// What it is for.
    pub why: &'static str,
    /// What it takes for granted.
    pub assumptions: &'static [&'static str],
    /// What it does not cover.
    pub exclusions: &'static [&'static str],
}

impl Entry {
    /// Whether the rule is law on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }
}
