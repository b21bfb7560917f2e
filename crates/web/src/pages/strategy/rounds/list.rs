//! All rounds.

use super::{below_rounds, state_said};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::below_strategy;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::rounds::Round;
use publish::lists::Cell;

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let count = |number: usize| Cell::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let row = |round: &Round| {
        let mut answered: Vec<_> = book.answers_of(round).iter().map(|answer| answer.assessor).collect();
        answered.sort_unstable();
        answered.dedup();
        Row {
            cells: vec![
                Cell::text(&round.name),
                Cell::text(state_said(round)),
                Cell::text(round.edition.as_str()),
                count(round.invited.len()),
                count(answered.len()),
            ],
            href: format!("/strategy/rounds/{}", round.id),
            facets: vec![round.state.label().to_owned()],
        }
    };
    let mut buttons = Vec::new();
    if cx.may(Action::SettleStrategy) {
        buttons.push(Button { link: Link::new("Prepare a round", "/strategy/rounds/new"), secondary: false });
    }
    Ok(Listing {
        title: "Rounds of assessment".into(),
        address: "/strategy/rounds".into(),
        breadcrumbs: below_strategy(),
        parts: vec![Part::text(
            "In a round several people say where the council stands, area by area. Then one level is agreed for each.",
        )],
        columns: vec![
            Column::new("Round"),
            Column::new("How far"),
            Column::new("Edition"),
            Column::number("Invited"),
            Column::number("Answered"),
        ],
        facets: vec![Facet { name: "state", label: "State", all: "Any state" }],
        rows: book.rounds.iter().rev().map(row).collect(),
        empty: "There was no round yet. Prepare one, invite people of several departments, and open it.".into(),
        buttons,
        file: "rounds",
        said: "Rounds of assessment".into(),
    })
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}

/// The way to pages below the list, for the page that prepares a round.
pub fn way() -> Vec<Link> {
    below_rounds()
}
