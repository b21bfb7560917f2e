//! A risk: what may happen, how grave it is, and what is done about it.

use super::Scale;
use crate::values::{Date, SubjectRef};
use serde::{Deserialize, Serialize};

/// The number of a risk's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RiskId(i64);

impl RiskId {
    /// The id of the record with this number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        RiskId(number)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// A likelihood and an impact, by the codes of their steps.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Placing {
    /// The likelihood's code.
    pub likelihood: String,
    /// The impact's code.
    pub impact: String,
}

/// Where a risk was placed on a day, which is a review of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rated {
    /// The day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// Before any control.
    pub inherent: Option<Placing>,
    /// With the controls there are.
    pub residual: Option<Placing>,
    /// Where it shall be once its actions are done.
    pub target: Option<Placing>,
    /// Why.
    pub why: String,
}

named! {
    /// How soon it may happen.
    Proximity {
        Month "month" "Within a month";
        Quarter "quarter" "Within three months";
        Year "year" "Within a year";
        Later "later" "Later than a year";
    }
}

named! {
    /// What the council does about it.
    Response {
        Treat "treat" "Treat: lower its likelihood or impact";
        Tolerate "tolerate" "Tolerate: accept it as it is";
        Transfer "transfer" "Transfer: let another bear it";
        Terminate "terminate" "Terminate: stop what causes it";
    }
}

named! {
    /// How well a control works.
    Strength {
        Effective "effective" "Effective";
        Partial "partial" "Works in part";
        Weak "weak" "Weak";
        Untested "untested" "Not tested";
    }
}

/// What stands already between the cause and the harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// What it is.
    pub what: String,
    /// Who keeps it up.
    pub owner: String,
    /// How well it works.
    pub strength: Strength,
    /// The day by which it must be tested, such as the test of a contingency plan.
    pub test_due: Option<Date>,
}

/// When a risk was closed and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The day from which it counts no more.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// A risk of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// Its record.
    pub id: RiskId,
    /// What people call it.
    pub title: String,
    /// What may bring it about.
    pub cause: String,
    /// What may happen.
    pub event: String,
    /// What would follow.
    pub consequence: String,
    /// What it is a risk of, such as one contract; none for the procurement function as a whole.
    pub about: Option<SubjectRef>,
    /// The kind of risk in the council's words, by which its appetite may differ.
    pub category: String,
    /// Who answers for it.
    pub owner: String,
    /// The code of its scale.
    pub scale: String,
    /// How soon it may happen.
    pub proximity: Option<Proximity>,
    /// What the council does about it.
    pub response: Option<Response>,
    /// Whether a supplier shares it and sees it.
    pub is_shared: bool,
    /// What stands against it already.
    pub controls: Vec<Control>,
    /// The day it was entered.
    pub raised: Date,
    /// Where it was placed, each time it was reviewed.
    pub rated: Vec<Rated>,
    /// The day of the next review, where somebody set one; else it follows from the rating.
    pub next_review: Option<Date>,
    /// When it was closed.
    pub closed: Option<Closing>,
}

impl Risk {
    /// Whether it counted on a day: entered by then and not closed.
    #[must_use]
    pub fn is_open(&self, day: Date) -> bool {
        self.raised <= day && self.closed.as_ref().is_none_or(|closing| closing.on > day)
    }

    /// Where it was placed last, as of a day.
    #[must_use]
    pub fn rated_on(&self, day: Date) -> Option<&Rated> {
        // Of two reviews on one day the one recorded later counts, which is what `max_by_key` takes.
        self.rated.iter().filter(|rated| rated.on <= day).max_by_key(|rated| rated.on)
    }

    /// What it is in one run, each part by its name: "Cause: …. Event: …. Consequence: …."; parts that nobody entered are left
    /// out.
    #[must_use]
    pub fn told(&self) -> String {
        let parts = [("Cause", &self.cause), ("Event", &self.event), ("Consequence", &self.consequence)];
        let parts = parts.into_iter().filter(|(_, text)| !text.trim().is_empty());
        let said = parts.map(|(name, text)| {
            let text = text.trim();
            let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
            format!("{name}: {text}{end}")
        });
        said.collect::<Vec<_>>().join(" ")
    }

    /// Where it was placed with its controls, as of a day.
    #[must_use]
    pub fn residual_on(&self, day: Date) -> Option<&Placing> {
        self.rated_on(day)?.residual.as_ref()
    }
}

named! {
    /// What a risk still lacks. It is kept all the same, and counted as incomplete.
    MissingPart {
        Cause "cause" "Cause";
        Event "event" "Event";
        Consequence "consequence" "Consequence";
        Owner "owner" "Owner";
        Residual "residual" "Rating with the controls there are";
        Target "target" "Rating it shall have";
        Response "response" "What is done about it";
        Controls "controls" "Controls";
    }
}

/// What a risk still lacks on a day.
#[must_use]
pub fn missing(risk: &Risk, day: Date) -> Vec<MissingPart> {
    let rated = risk.rated_on(day);
    let empty = |text: &str| text.trim().is_empty();
    let lacks = [
        (empty(&risk.cause), MissingPart::Cause),
        (empty(&risk.event), MissingPart::Event),
        (empty(&risk.consequence), MissingPart::Consequence),
        (empty(&risk.owner), MissingPart::Owner),
        (rated.is_none_or(|rated| rated.residual.is_none()), MissingPart::Residual),
        (rated.is_none_or(|rated| rated.target.is_none()), MissingPart::Target),
        (risk.response.is_none(), MissingPart::Response),
        (risk.controls.is_empty(), MissingPart::Controls),
    ];
    lacks.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, part)| part).collect()
}

named! {
    /// What is odd about where a risk was placed, and must be confirmed.
    Odd {
        NotOnScale "not_on_scale" "A likelihood or an impact is no step of the scale any more: place it again";
        ResidualAboveInherent "residual_above_inherent" "With its controls it is graver than without: confirm it, or place it again";
        TargetAboveResidual "target_above_residual" "It shall be graver than it is: confirm it, or place it again";
        TreatedAtTarget "treated_at_target" "It is where it shall be: say tolerate, or choose a lower target";
    }
}

/// The rank of a placing's rating, and its score where the scale shows scores.
type Gravity = Option<(usize, Option<usize>)>;

/// What is odd about where a risk is placed on a day: graver with controls than without, a target above where it stands, or at
/// it, so that nothing would come of treating it. Of two placings with one rating the score tells, where the scale shows scores.
#[must_use]
pub fn odd(risk: &Risk, scale: &Scale, day: Date) -> Vec<Odd> {
    let Some(rated) = risk.rated_on(day) else { return Vec::new() };
    let placings = [&rated.inherent, &rated.residual, &rated.target];
    if placings.iter().any(|placing| placing.as_ref().is_some_and(|placing| scale.rating(placing).is_none())) {
        return vec![Odd::NotOnScale];
    }
    let [inherent, residual, target] = placings.map(|placing| {
        let placing = placing.as_ref()?;
        Some((scale.rank_of(placing)?, scale.score(placing)))
    });
    let is_graver = |one: Gravity, other: Gravity| one.zip(other).is_some_and(|(one, other)| one > other);
    let is_there = residual.is_some() && risk.response != Some(Response::Tolerate);
    let oddities = [
        (is_graver(residual, inherent), Odd::ResidualAboveInherent),
        (is_graver(target, residual), Odd::TargetAboveResidual),
        (is_there && rated.residual == rated.target, Odd::TreatedAtTarget),
    ];
    oddities.into_iter().filter(|(is_so, _)| *is_so).map(|(_, odd)| odd).collect()
}
