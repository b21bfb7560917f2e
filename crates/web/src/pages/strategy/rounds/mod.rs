//! Rounds of assessment.

pub mod agree;
pub mod answer;
pub mod list;
pub mod prepare;
pub mod show;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::strategy::below;
use domain::strategy::Book;
use domain::strategy::rounds::{Round, RoundId, RoundState};

/// The way to pages of a round.
fn below_round(round: &Round) -> Vec<Link> {
    below_rounds().into_iter().chain([Link::new(&round.name, &format!("/strategy/rounds/{}", round.id))]).collect()
}

fn below_rounds() -> Vec<Link> {
    below("Rounds", "/strategy/rounds")
}

fn round<'b>(cx: &Cx, book: &'b Book, id: i64) -> Result<&'b Round, PageFailure> {
    book.round(RoundId::new(id)).ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// How far a round is, with its day.
fn state_said(round: &Round) -> String {
    match &round.state {
        RoundState::Open { last_day: Some(last) } => format!("Open until {}", super::day(*last)),
        RoundState::Closed { at, why } => format!("Closed on {}: {why}", domain::values::moment_said(*at)),
        RoundState::Settled { on } => format!("Settled on {}", super::day(*on)),
        other => other.label().to_owned(),
    }
}
