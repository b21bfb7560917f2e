//! The checks that hold levels against figures: which there are, how each came out, and changing them.

pub mod change;
pub mod show;

use super::below_strategy;
use super::quantities::shown;
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::checks::{CheckAnswer, CheckState, LevelCheck, propose};
use domain::strategy::editions::Editions;
use domain::strategy::measures::{Readings, in_words};
use publish::lists::Cell;

/// The way to a check.
pub fn below_checks() -> Vec<Link> {
    super::below("Checks", "/strategy/checks")
}

/// What a check is about, by the names of its edition: area and level.
pub fn about(editions: &Editions, check: &LevelCheck) -> (String, String) {
    let area = editions.index(&check.index).map_or_else(|| check.index.to_string(), |index| index.name.clone());
    let level = editions.get(&check.index.edition).map(|edition| edition.levels.name(check.level).to_owned());
    (area, level.unwrap_or_else(|| check.level.to_string()))
}

/// The name of the figure that a check asks for.
pub fn figure_name(code: &str) -> String {
    domain::offers::measure(code).map_or_else(|| in_words(code), |one| one.name.to_owned())
}

/// How a check comes out today, whether or not it counts.
pub fn answer<'a>(check: &'a LevelCheck, readings: &Readings) -> Option<CheckAnswer<'a>> {
    propose(&check.index, [check], readings).answers.into_iter().next()
}

fn row(check: &LevelCheck, editions: &Editions, readings: &Readings) -> Row {
    let (area, level) = about(editions, check);
    let answer = answer(check, readings);
    let state = answer.as_ref().map_or(CheckState::NoSource, |one| one.state).label();
    let used = if check.in_use { "In use" } else { "Put aside" };
    let edition = check.index.edition.to_string();
    Row {
        href: format!("/strategy/checks/{}", check.code),
        cells: vec![
            Cell::text(check.code.as_str()),
            Cell::text(&area),
            Cell::text(&level),
            Cell::text(&check.sentence),
            Cell::text(figure_name(&check.measure)),
            Cell::text(check.condition.to_string()),
            Cell::text(answer.as_ref().map(|one| shown(&one.reading)).unwrap_or_default()),
            Cell::text(state),
            Cell::text(&check.source),
            Cell::text(check.origin.label()),
            Cell::text(used),
        ],
        facets: vec![edition, area, level, state.to_owned(), check.origin.label().to_owned(), used.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let facts = super::facts(cx).await?;
    let editions = facts.book.editions();
    let checks = facts.book.all_checks();
    let facet = |name, label, all| Facet { name, label, all };
    let button = Button { link: Link::new("Add a check", "/strategy/checks/new"), secondary: false };
    Ok(Listing {
        title: "Checks of levels".into(),
        address: "/strategy/checks".into(),
        breadcrumbs: below_strategy(),
        parts: vec![Part::text(
            "A check says what a figure must show where an area has reached a level. The shipped ones are Guildhall's, and not of whoever drew up an edition. Change them to what your council means, or put them aside: people agree levels, and checks only say what the facts bear out.",
        )],
        columns: vec![
            Column::new("Check"),
            Column::wide("Area"),
            Column::new("Level"),
            Column::wide("What it shows"),
            Column::new("Figure"),
            Column::new("What is asked"),
            Column::new("Today"),
            Column::new("How it came out"),
            Column::wide("Source"),
            Column::wide("Whose"),
            Column::new("In use"),
        ],
        facets: vec![
            facet("edition", "Edition", "All editions"),
            facet("area", "Area", "All areas"),
            facet("level", "Level", "All levels"),
            facet("state", "How it came out", "All"),
            facet("whose", "Whose", "All"),
            facet("used", "In use", "All"),
        ],
        rows: checks.iter().map(|check| row(check, &editions, &facts.readings)).collect(),
        empty: "There is no check yet. Add one.".into(),
        buttons: if cx.may(Action::SettleStrategy) { vec![button] } else { Vec::new() },
        file: "level-checks",
        said: format!("Checks as they came out on {}", facts.today),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
