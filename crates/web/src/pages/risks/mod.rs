//! The register of risks: the map, what must be escalated, each risk with its ratings, the scales and the appetite.

pub mod appetite;
pub mod close;
pub mod enter;
pub mod list;
pub mod matrix;
pub mod review;
pub mod scale;
pub mod scales;
pub mod show;
pub mod steps;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::risks::{Appetites, Escalation, Facts, LinkedAction, Placing, Rating, ReviewState, Risk, RiskId, Scale};
use domain::strategy::Book;
use domain::values::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a register is called that is of no contract or other subject.
pub const FUNCTION: &str = "The procurement function";

/// What is said of a risk without a rating.
const NOT_RATED: &str = "Not rated";

/// The way to pages below the register.
fn below_risks() -> Vec<Link> {
    vec![Link::new("Risks", "/risks")]
}

/// The way to pages below one risk.
fn below_risk(risk: &Risk) -> Vec<Link> {
    vec![Link::new("Risks", "/risks"), Link::new(&risk.title, &address(risk.id))]
}

/// Where a risk is shown.
fn address(id: RiskId) -> String {
    format!("/risks/{}", id.get())
}

/// A day as people read it.
fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// The register as of a day, with what is read beside each risk.
struct Register {
    book: Arc<Book>,
    appetites: BTreeMap<String, Appetites>,
    actions: BTreeMap<RiskId, Vec<LinkedAction>>,
    today: Date,
}

/// The register of the council.
async fn register(cx: &Cx) -> Result<Register, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let (appetites, actions) = (book.appetites_by_scale(), book.actions_by_risk());
    Ok(Register { book, appetites, actions, today: cx.today() })
}

impl Register {
    /// The scale of a code; none where the council has none of it.
    fn scale(&self, code: &str) -> Option<&Scale> {
        self.book.scales.iter().find(|scale| scale.code == code)
    }

    /// How grave a risk is with its controls.
    fn rating(&self, risk: &Risk) -> Option<&Rating> {
        self.scale(&risk.scale)?.rating(risk.residual_on(self.today)?)
    }

    fn review(&self, risk: &Risk) -> Option<ReviewState> {
        Some(domain::risks::review_state(risk, self.scale(&risk.scale)?, self.today))
    }

    /// Why somebody higher must know of a risk.
    fn escalations(&self, risk: &Risk) -> Vec<Escalation> {
        let Some(scale) = self.scale(&risk.scale) else { return Vec::new() };
        // Of a scale without an appetite nobody can tell what is above it.
        let unknown = Appetites { usual: String::new(), by_category: BTreeMap::new() };
        let appetites = self.appetites.get(&scale.code).unwrap_or(&unknown);
        let actions = self.actions.get(&risk.id).map(Vec::as_slice).unwrap_or_default();
        domain::risks::escalations(risk, Facts { scale, appetites, actions }, self.today)
    }
}

/// The classes of a rating: of a tag and of a cell. Its name is always said with it.
fn looks(scale: &Scale, code: &str) -> (&'static str, &'static str) {
    match scale.rank(code) {
        Some(0) => ("govuk-tag--green", "gh-rating gh-rating--low"),
        Some(_) if scale.is_gravest(code) => ("govuk-tag--red", "gh-rating gh-rating--high"),
        Some(_) => ("govuk-tag--yellow", "gh-rating gh-rating--medium"),
        None => ("govuk-tag--grey", ""),
    }
}

/// The names of the steps of a placing; the code where the scale has no such step any more.
fn steps_said(scale: &Scale, placing: &Placing) -> (String, String) {
    let name = |steps: &[domain::risks::Step], code: &str| {
        steps.iter().find(|step| step.code == code).map_or_else(|| code.to_owned(), |step| step.name.clone())
    };
    (name(&scale.likelihoods, &placing.likelihood), name(&scale.impacts, &placing.impact))
}

/// How a risk stands with its review, in words.
fn review_said(state: ReviewState) -> String {
    match state {
        ReviewState::Later { on } => format!("By {}", day(on)),
        ReviewState::Due { on } => format!("Due by {}", day(on)),
        ReviewState::Overdue { on, days: 1 } => format!("Overdue: it was due on {}, yesterday", day(on)),
        ReviewState::Overdue { on, days } => format!("Overdue: it was due on {}, {days} days ago", day(on)),
    }
}
