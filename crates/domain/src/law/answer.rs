//! Answers that carry their reasons.

use super::entry::Sureness;
use serde::Serialize;
use std::borrow::Cow;

/// Text that mostly stands in the program and is now and then put together.
type Text = Cow<'static, str>;

/// How an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The rule decides it.
    Decided,
    /// An unchecked rule points this way; a person has to decide.
    Indicated,
    /// It cannot be decided; the missing facts say why, or the reasons where no fact is missing.
    Undecided,
    /// The procurement began under the law before the Act, of which the rule book computes nothing.
    EarlierRegime,
}

/// One step on the way to an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// Something that was counted: a day, an amount, a fact that weighed.
    Counted {
        /// What was counted.
        what: Text,
        /// Why it counts.
        why: Text,
    },
    /// Something that was left out.
    LeftOut {
        /// What was left out.
        what: Text,
        /// Why it does not count.
        why: Text,
    },
    /// The row of a table that applied.
    TableRow {
        /// The table, by its place in the law.
        what: Text,
        /// The row, and why it is that one.
        why: Text,
    },
    /// Something to mind when using the answer.
    Caution {
        /// What to mind.
        what: Text,
        /// Why.
        why: Text,
    },
}

impl Reason {
    /// What the step is about.
    #[must_use]
    pub fn what(&self) -> &str {
        let (Reason::Counted { what, .. }
        | Reason::LeftOut { what, .. }
        | Reason::TableRow { what, .. }
        | Reason::Caution { what, .. }) = self;
        what
    }

    /// Why it was taken.
    #[must_use]
    pub fn why(&self) -> &str {
        let (Reason::Counted { why, .. }
        | Reason::LeftOut { why, .. }
        | Reason::TableRow { why, .. }
        | Reason::Caution { why, .. }) = self;
        why
    }
}

/// A fact that is needed and was not given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// The name of the fact.
    pub fact: &'static str,
    /// What cannot be decided without it.
    pub why: Text,
}

/// How an answer came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    steps: Vec<Reason>,
    missing: Vec<Missing>,
    sureness: Sureness,
    earlier_regime: bool,
}

impl Default for Reasons {
    fn default() -> Self {
        Self::new()
    }
}

impl Reasons {
    /// No reason yet.
    #[must_use]
    pub const fn new() -> Self {
        Reasons { steps: Vec::new(), missing: Vec::new(), sureness: Sureness::Verified, earlier_regime: false }
    }

    /// Something that counts, and why.
    pub fn count(&mut self, what: impl Into<Text>, why: impl Into<Text>) {
        self.steps.push(Reason::Counted { what: what.into(), why: why.into() });
    }

    /// Something that does not count, and why.
    pub fn leave_out(&mut self, what: impl Into<Text>, why: impl Into<Text>) {
        self.steps.push(Reason::LeftOut { what: what.into(), why: why.into() });
    }

    /// The row of a table that applied, and why it is that one.
    pub fn row(&mut self, what: impl Into<Text>, why: impl Into<Text>) {
        self.steps.push(Reason::TableRow { what: what.into(), why: why.into() });
    }

    /// Something to mind.
    pub fn caution(&mut self, what: impl Into<Text>, why: impl Into<Text>) {
        self.steps.push(Reason::Caution { what: what.into(), why: why.into() });
    }

    /// Something this answer leans on that is less sure than the rule; the answer is then no surer.
    pub fn lean(&mut self, on: Sureness, what: impl Into<Text>, why: impl Into<Text>) {
        self.sureness = self.sureness.weaker(on);
        self.caution(what, why);
    }

    /// A fact that is needed and was not given: its name as in the facts, and what waits for it.
    pub fn miss(&mut self, fact: &'static str, why: impl Into<Text>) {
        let missing = Missing { fact, why: why.into() };
        if !self.missing.contains(&missing) {
            self.missing.push(missing);
        }
    }

    /// Says that the procurement is under the law before the Act, so that no fact would decide it here.
    pub(super) const fn is_of_earlier_regime(&mut self) {
        self.earlier_regime = true;
    }

    /// Takes over the reasons of another rule that this one asked, but for those that it has already.
    pub fn take(&mut self, other: Reasons) {
        for step in other.steps {
            if !self.steps.contains(&step) {
                self.steps.push(step);
            }
        }
        other.missing.into_iter().for_each(|missing| self.miss(missing.fact, missing.why));
        self.earlier_regime |= other.earlier_regime;
        self.sureness = self.sureness.weaker(other.sureness);
    }

    /// The steps, in order.
    #[must_use]
    pub fn steps(&self) -> &[Reason] {
        &self.steps
    }

    /// The facts that are missing.
    #[must_use]
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// What was left out, and why.
    pub fn left_out(&self) -> impl Iterator<Item = (&str, &str)> {
        let left = self.steps.iter().filter(|step| matches!(step, Reason::LeftOut { .. }));
        left.map(|step| (step.what(), step.why()))
    }
}

/// An answer of type `T` with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<T> {
    value: Option<T>,
    reasons: Reasons,
}

impl<T> Answer<T> {
    /// An answer by a rule that is so sure. An unchecked rule, or one that leans on something unchecked, only points.
    #[must_use]
    pub fn decided(value: T, mut reasons: Reasons, by: Sureness) -> Self {
        reasons.sureness = reasons.sureness.weaker(by);
        Answer { value: Some(value), reasons }
    }

    /// No answer: the missing facts say why.
    #[must_use]
    pub fn undecided(mut reasons: Reasons, by: Sureness) -> Self {
        reasons.sureness = reasons.sureness.weaker(by);
        Answer { value: None, reasons }
    }

    /// The answer where the rule decides it by itself; none where it only points, or cannot tell.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref().filter(|_| self.standing() == Standing::Decided)
    }

    /// The answer to show to a person, who may have to decide: see [`Answer::standing`].
    #[must_use]
    pub const fn shown(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// How it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match (&self.value, self.reasons.sureness) {
            (None, _) if self.reasons.earlier_regime => Standing::EarlierRegime,
            (None, _) => Standing::Undecided,
            (Some(_), Sureness::Unchecked) => Standing::Indicated,
            (Some(_), _) => Standing::Decided,
        }
    }

    /// How sure it is: as sure as the weakest thing it leans on.
    #[must_use]
    pub const fn sureness(&self) -> Sureness {
        self.reasons.sureness
    }

    /// How it came about.
    #[must_use]
    pub const fn reasons(&self) -> &Reasons {
        &self.reasons
    }

    /// The reasons alone, for a rule that asked this one.
    #[must_use]
    pub fn into_reasons(self) -> Reasons {
        self.reasons
    }
}
