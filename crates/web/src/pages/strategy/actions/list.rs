//! The whole plan: what can be done by when, what is late, what is said twice.

use crate::address::Path;
use crate::components::{Cell as Shown, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::{below_strategy, day, edition};
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::actions::{
    PlannedAction, PlannedActionId, check_capacity, check_order, likely_same, progress_by_theme,
};
use domain::strategy::editions::Edition;
use domain::values::Date;
use publish::lists::Cell;

/// What an action helps, in words: areas by their names, everything else as it is linked.
fn helps(edition: &Edition, action: &PlannedAction) -> String {
    let names = action.indices().map(|index| {
        let known = edition.index(&index.index).filter(|_| index.edition == edition.code);
        known.map_or_else(|| index.to_string(), |area| area.name.clone())
    });
    names.collect::<Vec<_>>().join("; ")
}

fn row(edition: &Edition, action: &PlannedAction, today: Date) -> Row {
    let is_late = action.is_overdue(today);
    let state = if is_late { "Overdue" } else { action.state.label() };
    let first = action.indices().find_map(|index| edition.index(&index.index));
    let theme = first.and_then(|index| edition.theme(&index.theme)).map_or("No area", |theme| theme.name.as_str());
    Row {
        cells: vec![
            Cell::text(&action.what),
            Cell::text(&action.how),
            Cell::text(helps(edition, action)),
            Cell::text(action.with.join("; ")),
            Cell::text(action.owner.as_deref().unwrap_or("Nobody yet")),
            Cell::maybe(action.due, Cell::Date),
            Cell::text(state),
            Cell::Count(i64::from(action.done_per_cent)),
            Cell::text(&action.effect),
        ],
        href: format!("/strategy/actions/{}", action.id),
        facets: vec![
            state.to_owned(),
            theme.to_owned(),
            action.owner.clone().unwrap_or_default(),
            action.kind.label().to_owned(),
        ],
    }
}

fn name(book: &Book, id: PlannedActionId) -> String {
    book.actions.iter().find(|one| one.id == id).map_or_else(String::new, |one| one.what.clone())
}

fn warnings(book: &Book, edition: &Edition, today: Date) -> Vec<Part> {
    let mut parts = Vec::new();
    let capacity = check_capacity(&book.actions, &book.capacity, today);
    // What is overdue is to be done today, for which no days of work are ever to be had.
    let short = capacity.points.iter().find(|point| point.is_short() && point.by > today);
    if let Some(short) = short.filter(|_| !book.capacity.is_empty()) {
        let said = format!(
            "By {} the open actions take {} days of work, and {} are to be had.",
            day(short.by),
            short.planned,
            short.available
        );
        parts.push(Part::Way(said, Link::new("See the days of work", "/strategy/capacity")));
    }
    let agreed = book.agreed_levels(&edition.code);
    let order = check_order(edition, &agreed, &book.targets, &book.actions);
    if !order.is_empty() {
        let said = order.iter().map(ToString::to_string).collect();
        parts.push(Part::Details(format!("{} things to think about in the order of the targets", order.len()), said));
    }
    for same in likely_same(&book.actions) {
        let said = format!("{:?} and {:?} say the same.", name(book, same.first), name(book, same.second));
        let address = format!("/strategy/actions/{}#merge", same.first);
        parts.push(Part::Way(said, Link::new("Look whether they are one", &address)));
    }
    parts
}

fn progress(book: &Book, edition: &Edition, today: Date) -> Part {
    let found = progress_by_theme(edition, &book.actions, today);
    let row = |one: &domain::strategy::actions::ActionProgress| {
        let theme = one.theme.as_ref().and_then(|code| edition.theme(code));
        let per_cent = one.done_per_cent.map_or_else(String::new, |share| format!("{share}%"));
        vec![
            Shown::new(theme.map_or("No area", |theme| theme.name.as_str())),
            Shown::number(one.actions.to_string()),
            Shown::number(one.done.to_string()),
            Shown::number(one.overdue.to_string()),
            Shown::number(per_cent),
        ]
    };
    let rows = found.iter().filter(|one| one.actions > 0).map(row).collect();
    Part::Table(table("How far the plan is", &["Theme", "#Actions", "#Done", "#Overdue", "#Done on average"], rows))
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let facts = crate::pages::strategy::facts(cx).await?;
    let editions = facts.book.editions();
    let edition = edition(&facts, &editions)?;
    let (book, today) = (&facts.book, cx.today());
    let mut actions: Vec<&PlannedAction> = book.actions.iter().collect();
    // What is late comes first, then what is due soonest; what has ended comes last.
    actions.sort_by_key(|one| (!one.state.is_open(), !one.is_overdue(today), one.due.is_none(), one.due, one.id));
    let mut parts = Vec::new();
    if !book.actions.is_empty() {
        parts.push(progress(book, edition, today));
    }
    parts.extend(warnings(book, edition, today));
    let mut buttons = Vec::new();
    if cx.may(Action::EditStrategy) {
        buttons.push(Button { link: Link::new("Add an action", "/strategy/actions/new"), secondary: false });
    }
    Ok(Listing {
        title: "Action plan".into(),
        address: "/strategy/actions".into(),
        breadcrumbs: below_strategy(),
        parts,
        columns: vec![
            Column::wide("What to reach"),
            Column::wide("What we do"),
            Column::new("Area"),
            Column::new("Who with"),
            Column::new("Who answers for it"),
            Column::new("By"),
            Column::new("How far"),
            Column::number("Done, %"),
            Column::wide("What came of it"),
        ],
        facets: vec![
            Facet { name: "state", label: "How far", all: "Any" },
            Facet { name: "theme", label: "Theme", all: "Any theme" },
            Facet { name: "owner", label: "Who answers for it", all: "Anybody" },
            Facet { name: "kind", label: "Kind", all: "Any kind" },
        ],
        rows: actions.into_iter().map(|action| row(edition, action, today)).collect(),
        empty: "There is no action yet. Add the first, or bring in the action plan you have as a spreadsheet.".into(),
        buttons,
        file: "actions",
        said: "The plan of action".into(),
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
