//! What becomes of a request.

use super::{FormatRequest, FormatSettings, RequestState, is_to_be_erased};
use crate::strategy::{WrongField, check_line, check_text};
use crate::values::{Date, Pence};

named! {
    /// A state that somebody can bring a request to.
    StepKind {
        InHand "in_hand" "It is in hand";
        Sent "sent" "It was sent";
        NotDone "not_done" "It could not be done";
    }
}

/// What somebody says became of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The state.
    pub to: StepKind,
    /// Who handles it; a post rather than a name.
    pub handler: String,
    /// The day.
    pub on: Date,
    /// What it cost, where it was sent and anybody noted it.
    pub cost: Option<Pence>,
    /// Why, where it could not be done.
    pub why: String,
}

/// The request after a step: Asked or In hand -> In hand, Sent or Could not be done; Could not be done -> any of the three.
/// One that was sent can be taken in hand again, where what was sent did not serve, and nothing else.
///
/// # Errors
/// What is wrong with the step, field by field. Of a request whose asker was erased, or whose asker's time is over, nothing
/// more can become.
pub fn after(
    request: &FormatRequest,
    step: &Step,
    settings: &FormatSettings,
    today: Date,
) -> Result<FormatRequest, Vec<WrongField>> {
    let mut wrong = Vec::new();
    if request.erased_on.is_some() || is_to_be_erased(request, settings, today) {
        wrong.push(WrongField::new("to", "Enter another request: nobody knows any more who asked for this one"));
    }
    check_line(&mut wrong, "handler", &step.handler, Some("Enter who handles it"));
    if step.on > today {
        wrong.push(WrongField::new("on", "Enter a day that has come"));
    } else if step.on < request.came_in {
        wrong.push(WrongField::new("on", "Enter a day on or after the one on which it came in"));
    }
    if step.cost.is_some_and(|cost| cost.get() < 0) {
        wrong.push(WrongField::new("cost", "Enter what it cost, or leave this empty"));
    }
    let is_needed = step.to == StepKind::NotDone;
    check_text(&mut wrong, "why", &step.why, is_needed.then_some("Enter why it could not be done"));
    let is_allowed =
        !matches!((&request.state, step.to), (RequestState::Sent { .. }, StepKind::Sent | StepKind::NotDone));
    if !is_allowed {
        wrong.push(WrongField::new("to", "It was sent. Take it in hand again first"));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let state = match step.to {
        StepKind::InHand => RequestState::InHand { since: step.on },
        StepKind::Sent => RequestState::Sent { on: step.on, cost: step.cost },
        StepKind::NotDone => RequestState::NotDone { on: step.on, why: step.why.trim().to_owned() },
    };
    Ok(FormatRequest { state, handler: step.handler.trim().to_owned(), ..request.clone() })
}
