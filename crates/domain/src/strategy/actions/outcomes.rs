//! The council's own outcomes as a tree with days: what its corporate plan wants, and what took the place of what.

use super::PlannedAction;
use crate::strategy::WrongField;
use crate::strategy::wrong::needed;
use crate::values::Date;
use serde::{Deserialize, Serialize};

code! {
    /// The code of an outcome, such as `place.2`. It is never given to another.
    OutcomeCode, "an outcome"
}

named! {
    /// What the council calls it.
    OutcomeKind {
        Outcome "outcome" "Outcome";
        Principle "principle" "Principle";
        Value "value" "Value";
    }
}

/// One outcome, a theme, or a principle of the council's corporate plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its code.
    pub code: OutcomeCode,
    /// What the council calls it.
    pub kind: OutcomeKind,
    /// The outcome it is part of; none at the top.
    pub parent: Option<OutcomeCode>,
    /// Its name.
    pub name: String,
    /// The first day it holds.
    pub from: Date,
    /// The last day it holds; none while no end is known.
    pub to: Option<Date>,
    /// What took its place. Links to it stay, and lead on.
    #[serde(default)]
    pub replaced_by: Vec<OutcomeCode>,
}

impl Outcome {
    /// Whether it holds on a day. Its first and its last day both count.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// All outcomes of a council, past ones too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcomes {
    all: Vec<Outcome>,
}

impl Outcomes {
    /// These outcomes.
    ///
    /// # Errors
    /// Every field that must be mended: a code twice, a parent that is not there, one that is part of itself, days that do
    /// not go together.
    pub fn new(all: Vec<Outcome>) -> Result<Outcomes, Vec<WrongField>> {
        let mut wrong = Vec::new();
        for (at, one) in all.iter().enumerate() {
            needed(&mut wrong, "name", &one.name, "Enter the name of the outcome");
            if all.iter().take(at).any(|other| other.code == one.code) {
                wrong.push(WrongField::new("code", format!("Enter another code: {} is taken", one.code)));
            }
            if one.to.is_some_and(|to| to < one.from) {
                wrong.push(WrongField::new("to", format!("Enter a last day of {} after its first", one.name)));
            }
            let known = |code: &OutcomeCode| all.iter().any(|other| other.code == *code);
            if one.parent.iter().chain(&one.replaced_by).any(|code| !known(code)) {
                wrong.push(WrongField::new("parent", format!("Select outcomes that are there for {}", one.name)));
            }
        }
        let outcomes = Outcomes { all };
        for one in outcomes.all.iter().filter(|one| outcomes.path(&one.code).is_none()) {
            wrong.push(WrongField::new("parent", format!("Select another parent: {} is part of itself", one.name)));
        }
        if wrong.is_empty() { Ok(outcomes) } else { Err(wrong) }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Outcome] {
        &self.all
    }

    /// The outcome of that code, past or not.
    #[must_use]
    pub fn get(&self, code: &OutcomeCode) -> Option<&Outcome> {
        self.all.iter().find(|one| one.code == *code)
    }

    /// Those that hold on a day, in order.
    pub fn on(&self, day: Date) -> impl Iterator<Item = &Outcome> {
        self.all.iter().filter(move |one| one.holds_on(day))
    }

    /// An outcome with those that it is part of, the topmost first; none where it is not known or part of itself.
    #[must_use]
    pub fn path(&self, code: &OutcomeCode) -> Option<Vec<&Outcome>> {
        let mut path: Vec<&Outcome> = Vec::new();
        let mut next = Some(code);
        while let Some(code) = next {
            if path.iter().any(|one| one.code == *code) {
                return None;
            }
            let one = self.get(code)?;
            path.push(one);
            next = one.parent.as_ref();
        }
        path.reverse();
        Some(path)
    }

    /// The outcomes that an action serves on a day: those it is linked to, and what took the place of those that ended.
    #[must_use]
    pub fn served(&self, action: &PlannedAction, day: Date) -> Vec<&Outcome> {
        let mut found: Vec<&Outcome> = Vec::new();
        for code in action.outcomes() {
            for one in self.get(code).into_iter().chain(self.meant(code, day)) {
                if !found.iter().any(|other| other.code == one.code) {
                    found.push(one);
                }
            }
        }
        found
    }

    /// What a link to an outcome means on a day: the outcome while it holds, and after that what took its place. Nothing
    /// where nothing did.
    #[must_use]
    pub fn meant(&self, code: &OutcomeCode, day: Date) -> Vec<&Outcome> {
        let mut found: Vec<&Outcome> = Vec::new();
        let mut seen: Vec<&OutcomeCode> = Vec::new();
        let mut open: Vec<&Outcome> = self.get(code).into_iter().collect();
        while let Some(one) = open.pop() {
            if seen.contains(&&one.code) {
                continue;
            }
            seen.push(&one.code);
            if one.to.is_none_or(|to| day <= to) {
                found.push(one);
            } else {
                open.extend(one.replaced_by.iter().rev().filter_map(|code| self.get(code)));
            }
        }
        found
    }
}
