//! Ideas for savings and income, and what was decided of them.

use super::{Kind, Saving};
use crate::strategy::{WrongField, check_line, check_text};
use crate::values::Date;
use serde::{Deserialize, Serialize};

named! {
    /// What was decided of an idea.
    Verdict {
        Go "go" "Go: it is made, and counts from then on";
        Later "later" "Later: it stays an idea";
        No "no" "No: it is not made";
    }
}

/// A decision on an idea.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided, such as a person or a board.
    pub by: String,
    /// The day.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// A saving or an income that somebody thought of and that has to be decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idea {
    /// What was decided of it, in the order in which it was; the last counts.
    pub decided: Vec<Decided>,
}

impl Idea {
    /// The decision that holds on a day: the last of those that were made by then; none while nobody decided.
    #[must_use]
    pub fn decision(&self, day: Date) -> Option<&Decided> {
        self.decided.iter().rev().find(|one| one.on <= day)
    }

    /// Whether it is made, as of a day.
    #[must_use]
    pub fn is_go(&self, day: Date) -> bool {
        self.decision(day).is_some_and(|one| one.verdict == Verdict::Go)
    }
}

/// The saving with a decision on it.
///
/// # Errors
/// What is wrong: a saving that was no idea has nothing to decide, what was claimed already is not undone by a decision, and
/// each decision says who made it and why.
pub fn decide(saving: &Saving, decided: Decided, today: Date) -> Result<Saving, Vec<WrongField>> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "by", &decided.by, Some("Enter who decided, such as a person or a board"));
    check_text(&mut wrong, "reason", &decided.why, Some("Enter why it was decided so"));
    let Some(idea) = &saving.idea else {
        wrong.push(WrongField::new("verdict", "This saving was entered as decided. Withdraw it where it is not made"));
        return Err(wrong);
    };
    if decided.on > today {
        wrong.push(WrongField::new("on", "Enter a day that is not after today"));
    }
    if decided.on < saving.entered {
        wrong.push(WrongField::new("on", "Enter a day on or after the one on which the idea was entered"));
    }
    if idea.decided.last().is_some_and(|last| last.on > decided.on) {
        wrong.push(WrongField::new("on", "Enter a day on or after the decision before it"));
    }
    if decided.verdict != Verdict::Go && saving.years.iter().any(|part| part.delivered.is_some()) {
        wrong.push(WrongField::new(
            "verdict",
            "Something was claimed of it already. Withdraw it instead, with the reason",
        ));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let mut idea = idea.clone();
    idea.decided.push(decided);
    Ok(Saving { idea: Some(idea), ..saving.clone() })
}

named! {
    /// What a social benefit comes from.
    SocialFrom {
        Service "service" "The service itself, such as homes made warm";
        Addition "addition" "Added to it, such as apprentices of the supplier";
    }
}

impl SocialFrom {
    /// The word for it in sheets.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            SocialFrom::Service => "Service",
            SocialFrom::Addition => "Addition",
        }
    }
}

/// What is wrong with where a saving says that its social benefit comes from: a social benefit has to say it.
#[must_use]
pub fn check_social(saving: &Saving) -> Option<WrongField> {
    let is_missing = saving.kind == Kind::Social && saving.social_from.is_none();
    is_missing.then(|| {
        WrongField::new("social_from", "Choose whether the social benefit is of the service itself or added to it")
    })
}
