//! Whether the council is ready for a supplier's failure, read from the areas that count for it.

use super::{below_strategy, day, edition, facts};
use crate::components::{Cell, PageFrame};
use crate::cx::Cx;
use crate::page::Answer;
use crate::parts::{Part, show_parts, table};
use domain::strategy::editions::Edition;
use domain::strategy::{Book, ReadyArea, ready_for_failure};

const TITLE: &str = "Ready for a supplier's failure";

fn row(book: &Book, edition: &Edition, one: &ReadyArea<'_>) -> Vec<Cell> {
    let area = one.area;
    let leads = |action: &&domain::strategy::actions::PlannedAction| {
        action.state.is_open()
            && action.indices().any(|index| index.edition == edition.code && index.index.as_str() == area.code)
    };
    let open = book.actions.iter().filter(leads).count();
    let grey = "govuk-tag--grey";
    let wanted = match (&area.target, area.date) {
        (Some(target), Some(by)) => Cell::new(format!("{target} by {}", day(by))),
        _ => Cell::new("Not chosen").tagged(grey),
    };
    let gap = match area.gap {
        Some(gap) if gap > 0 => format!("{gap} below its target"),
        Some(_) => "None".to_owned(),
        None => "Not known".to_owned(),
    };
    vec![
        Cell::new(&area.name).to(format!("/strategy/areas/{}/{}", edition.code, area.code)),
        Cell::new(one.does),
        area.level.as_deref().map_or_else(|| Cell::new("Not assessed").tagged(grey), Cell::new),
        wanted,
        Cell::new(gap),
        Cell::new(area.next_fact.as_deref().unwrap_or("Nothing that is checked")),
        if open == 0 { Cell::new("No action leads there").tagged(grey) } else { Cell::new(format!("{open} open")) },
    ]
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let edition = edition(&facts, &editions)?;
    let levels = facts.book.levels(&editions, edition, &facts.readings, facts.today);
    let areas = ready_for_failure(&levels);
    let mut parts = vec![Part::text(
        "When a supplier fails on whom a service rests, several areas must hold together. The weakest of them says how ready the council is.",
    )];
    if areas.is_empty() {
        parts.push(Part::text(format!(
            "The {} has none of these areas. Assess the council by an edition of the National Procurement Strategy to see them.",
            edition.name
        )));
    } else {
        let lowest = areas.iter().filter_map(|one| Some((one.area.level_number?, one.area))).min_by_key(|one| one.0);
        parts.push(Part::Inset(match lowest {
            Some((_, area)) => {
                format!("The lowest level is {} in {}.", area.level.as_deref().unwrap_or_default(), area.name)
            }
            None => "None of them was assessed yet.".to_owned(),
        }));
        let rows = areas.iter().map(|one| row(&facts.book, edition, one)).collect();
        let head = [
            "Area",
            "What it does then",
            "Where we are",
            "Where we want to be",
            "Gap",
            "What the facts miss next",
            "Actions",
        ];
        parts.push(Part::Table(table("The areas that count", &head, rows)));
    }
    parts.push(Part::text(&levels.attribution));
    show_parts(PageFrame { breadcrumbs: below_strategy(), ..cx.frame(TITLE) }, parts)
}
