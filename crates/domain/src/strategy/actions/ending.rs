//! A council that ends: what it planned passes to its successor on the vesting day, with its history.

use super::{
    ActionLink, ActionOrigin, ActionState, AuditReview, PlannedAction, PlannedActionId, Recommendation,
    RecommendationState,
};
use crate::councils::CouncilCode;
use crate::strategy::WrongField;
use crate::strategy::rounds::Target;
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// The end of a council at a reorganisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// The council that ends.
    pub council: CouncilCode,
    /// The vesting day: the first day on which its successor answers for everything.
    pub vesting: Date,
    /// Who takes over.
    pub successor: CouncilCode,
}

/// What passes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The actions.
    pub actions: Vec<PlannedAction>,
    /// The targets.
    pub targets: Vec<Target>,
    /// The audit reviews.
    pub reviews: Vec<AuditReview>,
}

/// A plan that has passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The plan as it stays with the council that ended: nothing is taken out, and what was open says where it went.
    pub kept: Plan,
    /// What the successor goes on with. Actions have new numbers and say where they came from.
    pub taken: Plan,
    /// Each action's number before and after.
    pub numbers: Vec<(PlannedActionId, PlannedActionId)>,
}

impl Ending {
    /// Passes what is open to the successor. What was done, stopped or passed before stays as history only, so that passing
    /// a second time passes nothing again.
    ///
    /// `next` is the first number that the successor has not given to an action yet.
    ///
    /// # Errors
    /// Fields that must be mended: before the vesting day, or to itself.
    pub fn pass(&self, plan: &Plan, next: PlannedActionId, today: Date) -> Result<Passed, Vec<WrongField>> {
        if self.council == self.successor {
            return Err(vec![WrongField::new("successor", "Select another council as successor")]);
        }
        if today < self.vesting {
            let day = self.vesting.strftime("%-d %B %Y");
            return Err(vec![WrongField::new("vesting", format!("Wait for the vesting day: it is {day}"))]);
        }
        let open = plan.actions.iter().filter(|action| action.state.is_open());
        let numbers: Vec<(PlannedActionId, PlannedActionId)> =
            open.zip(next.get()..).map(|(action, number)| (action.id, PlannedActionId::new(number))).collect();
        let number_of = |id: PlannedActionId| numbers.iter().find(|(old, _)| *old == id).map(|(_, new)| *new);
        let take = |action: &PlannedAction| {
            let origin = Some(ActionOrigin { council: self.council.clone(), action: action.id });
            Some(PlannedAction { id: number_of(action.id)?, origin, ..action.clone() })
        };
        let passed_on = |target: &Target| Target { passed_from: Some(self.council.clone()), ..target.clone() };
        let taken = Plan {
            actions: plan.actions.iter().filter_map(take).collect(),
            targets: plan.targets.iter().filter(|target| target.passed_to.is_none()).map(passed_on).collect(),
            reviews: plan.reviews.iter().filter_map(|review| open_part(review, number_of)).collect(),
        };
        Ok(Passed { kept: self.left(plan), taken, numbers })
    }

    /// The plan as it stays: what was open says where it went.
    fn left(&self, plan: &Plan) -> Plan {
        let mut kept = plan.clone();
        for action in kept.actions.iter_mut().filter(|action| action.state.is_open()) {
            action.state = ActionState::Passed { on: self.vesting, to: self.successor.clone() };
        }
        for target in kept.targets.iter_mut().filter(|target| target.passed_to.is_none()) {
            target.passed_to = Some(self.successor.clone());
        }
        for one in kept.reviews.iter_mut().flat_map(|review| &mut review.recommendations).filter(|one| passes(one)) {
            one.state = RecommendationState::Passed { on: self.vesting, to: self.successor.clone() };
        }
        kept
    }

    /// The open actions that are due on the vesting day or later: the successor should know of them beforehand.
    pub fn beyond<'a>(&'a self, actions: &'a [PlannedAction]) -> impl Iterator<Item = &'a PlannedAction> {
        let beyond = |action: &&PlannedAction| action.due.is_none_or(|due| due >= self.vesting);
        actions.iter().filter(|action| action.state.is_open()).filter(beyond)
    }

    /// Whether the council can still be given a new action, target or round today.
    #[must_use]
    pub fn lives_on(&self, today: Date) -> bool {
        today < self.vesting
    }
}

/// Whether something is left to do about a recommendation: the council's work, or audit's look at it.
fn passes(one: &Recommendation) -> bool {
    matches!(one.state, RecommendationState::Open | RecommendationState::Done { .. })
}

/// A review with what is still open of it; none where nothing is.
fn open_part(
    review: &AuditReview,
    number_of: impl Fn(PlannedActionId) -> Option<PlannedActionId>,
) -> Option<AuditReview> {
    let mut part = review.clone();
    part.recommendations
        .retain(|one| matches!(one.state, RecommendationState::Open | RecommendationState::Done { .. }));
    for one in &mut part.recommendations {
        one.actions = one.actions.iter().filter_map(|id| number_of(*id)).collect();
    }
    (!part.recommendations.is_empty()).then_some(part)
}

impl PlannedAction {
    /// The action with links that lead to its successor's records, as a person mapped them; a link that nobody mapped stays.
    #[must_use]
    pub fn relinked(&self, map: impl Fn(&ActionLink) -> Option<ActionLink>) -> PlannedAction {
        let links = self.links.iter().map(|link| map(link).unwrap_or_else(|| link.clone())).collect();
        PlannedAction { links, ..self.clone() }
    }
}
