//! The way in: to the council's pages, or to the choice of a council.

pub mod today;

use crate::components::{Choice, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to, show};
use askama::Template;
use domain::councils::CouncilCode;

/// Sends everybody to where they begin.
pub async fn open(cx: Cx) -> Answer {
    match &cx.who {
        Some(who) if who.council.is_some() => go_to("/today"),
        Some(_) => go_to("/choose-council"),
        None => go_to("/sign-in"),
    }
}

#[derive(Template)]
#[template(path = "choose_council.html")]
struct ChooseCouncil {
    page: PageFrame,
    councils: Vec<Choice>,
}

/// Asks a person of several councils for which one they work now.
pub async fn choose(cx: Cx) -> Answer {
    let who = cx.who.as_ref().ok_or_else(PageFailure::not_found)?;
    let mut councils: Vec<Choice> =
        who.councils.iter().map(|council| Choice::new(council.code.as_str(), &council.name)).collect();
    if let Some(first) = councils.first_mut() {
        first.picked = true;
    }
    show(&ChooseCouncil { page: cx.frame("Which council are you working for?"), councils })
}

/// Moves to another council of theirs.
pub async fn switch(cx: Cx, sent: Sent) -> Answer {
    let who = cx.who.as_ref().ok_or_else(PageFailure::not_found)?;
    let code: CouncilCode = sent.text("council").parse().map_err(|_| PageFailure::not_found())?;
    let council = who.councils.iter().find(|council| council.code == code).ok_or_else(PageFailure::not_found)?;
    actions::people::choose_council(cx.guildhall(), who, council.id).await?;
    go_to("/today")
}
