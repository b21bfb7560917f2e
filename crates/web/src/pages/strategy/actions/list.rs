//! The whole plan: what can be done by when, what is late, what is said twice.

use crate::address::Path;
use crate::components::{Cell as Shown, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::spend::query;
use crate::pages::strategy::outcomes::outcome_said;
use crate::pages::strategy::{below_strategy, carried, day};
use crate::parts::listing::{AND, Column};
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::strategy::actions::{
    DepartmentReached, LikelySame, Outcomes, PlannedAction, PlannedActionId, check_capacity, check_order,
    departments_reached, likely_same, own_departments, progress_by_theme, themes_of,
};
use domain::strategy::editions::Edition;
use domain::strategy::{Book, Quantity};
use domain::values::Date;
use publish::lists::Cell;
use std::collections::BTreeMap;

/// What stands for the theme of an action that has none.
const NO_THEME: &str = "No theme";

/// What an action helps, in words: areas by their names, everything else as it is linked.
fn helps(edition: &Edition, action: &PlannedAction) -> String {
    let names = action.indices().map(|index| {
        let known = edition.index(&index.index).filter(|_| index.edition == edition.code);
        known.map_or_else(|| index.to_string(), |area| area.name.clone())
    });
    names.collect::<Vec<_>>().join("; ")
}

fn row(edition: &Edition, outcomes: &Outcomes, action: &PlannedAction, today: Date) -> Row {
    let is_late = action.is_overdue(today);
    let state = if is_late { "Overdue" } else { action.state.label() };
    let mut themes = themes_of(edition, action);
    if themes.is_empty() {
        themes.push(NO_THEME.to_owned());
    }
    let served: Vec<String> = outcomes.served(action, today).into_iter().map(outcome_said).collect();
    let agreed = action.agreed.as_ref().map(|one| format!("{}, {} {}", one.by, day(one.on), one.minute));
    let came_from = action.origin.as_ref().map(|one| format!("action {} of {}", one.action, one.council.as_str()));
    Row {
        cells: vec![
            Cell::text(&action.what),
            Cell::text(&action.how),
            Cell::text(themes.join("; ")),
            Cell::text(helps(edition, action)),
            Cell::text(action.with.join("; ")),
            Cell::text(action.owner.as_deref().unwrap_or("Nobody yet")),
            Cell::text(action.sponsor.as_deref().unwrap_or_default()),
            Cell::maybe(action.due, Cell::Date),
            Cell::text(state),
            Cell::Count(i64::from(action.done_per_cent)),
            Cell::text(&action.effect),
            Cell::text(agreed.as_deref().unwrap_or_default().trim()),
            Cell::text(came_from.unwrap_or_default()),
        ],
        href: format!("/strategy/actions/{}", action.id),
        facets: vec![
            state.to_owned(),
            themes.join(&AND.to_string()),
            action.owner.clone().unwrap_or_default(),
            action.kind.label().to_owned(),
            action.sponsor.clone().unwrap_or_default(),
            served.join(&AND.to_string()),
        ],
    }
}

/// The most pairs that are shown as said twice; each action's page has its own.
const SAME_MOST: usize = 10;

/// Actions that say the same, pair by pair.
fn said_twice(book: &Book) -> Vec<Part> {
    let found = likely_same(&book.actions);
    let names: BTreeMap<PlannedActionId, &str> = book.actions.iter().map(|one| (one.id, one.what.as_str())).collect();
    let name = |id: PlannedActionId| names.get(&id).copied().unwrap_or_default();
    let way = |same: &LikelySame| {
        let said = format!("{:?} and {:?} say the same.", name(same.first), name(same.second));
        let address = format!("/strategy/actions/{}#merge", same.first);
        Part::Way(said, Link::new("Look whether they are one", &address))
    };
    let mut parts: Vec<Part> = found.iter().take(SAME_MOST).map(way).collect();
    if let Some(more) = found.len().checked_sub(SAME_MOST).filter(|more| *more > 0) {
        let pairs = if more == 1 { "pair says" } else { "pairs say" };
        parts.push(Part::text(format!("{more} more {pairs} the same: the page of each action asks about its own.")));
    }
    parts
}

fn warnings(book: &Book, edition: &Edition, today: Date) -> Vec<Part> {
    let mut parts = Vec::new();
    let capacity = check_capacity(&book.actions, &book.capacity, today);
    if capacity.first_short().is_some() {
        parts.push(Part::Way(capacity.said(), Link::new("See the days of work", "/strategy/capacity")));
    }
    let agreed = book.agreed_levels(&edition.code);
    let order = check_order(edition, &agreed, &book.targets, &book.actions);
    if !order.is_empty() {
        let said = order.iter().map(|one| one.said(edition)).collect();
        let things = if order.len() == 1 { "1 thing".to_owned() } else { format!("{} things", order.len()) };
        parts.push(Part::Details(format!("{things} to think about in the order of the targets"), said));
    }
    parts.extend(said_twice(book));
    parts
}

fn progress(book: &Book, edition: &Edition, today: Date) -> Part {
    let found = progress_by_theme(edition, &book.actions, today);
    let row = |one: &domain::strategy::actions::ActionProgress| {
        let per_cent = one.done_per_cent.as_ref().map_or_else(String::new, |share| share.in_tenths().to_string());
        let theme = one.theme.as_deref().unwrap_or(NO_THEME);
        vec![
            Shown::new(theme).to(format!("/strategy/actions{}", query(&[("theme", theme)]))),
            Shown::number(one.actions.to_string()),
            Shown::number(one.done.to_string()),
            Shown::number(one.overdue.to_string()),
            Shown::number(one.given_up.to_string()),
            Shown::number(per_cent),
        ]
    };
    let rows = found.iter().filter(|one| one.actions > 0).map(row).collect();
    let head = ["Theme", "#Actions", "#Done", "#Overdue", "#Stopped, merged or passed on", "#Done on average"];
    Part::Table(table("How far the plan is", &head, rows))
}

/// Which departments the changes reach, where any action names one.
fn coverage(book: &Book, today: Date) -> Vec<Part> {
    let own = own_departments(&book.learners, today);
    let is_known = !own.is_empty();
    let found = departments_reached(own, &book.actions);
    let reached = found.iter().filter(|one| one.actions > 0).count();
    if reached == 0 {
        return Vec::new();
    }
    let row = |one: &DepartmentReached| {
        vec![Shown::new(&one.department), Shown::number(one.actions.to_string()), Shown::number(one.done.to_string())]
    };
    let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let share = Quantity::share(whole(reached), whole(found.len()));
    let share = share.map_or_else(String::new, |share| format!(", {}", share.in_tenths()));
    let departments = if found.len() == 1 { "1 department".to_owned() } else { format!("{} departments", found.len()) };
    let said = if is_known {
        format!(
            "Changes and trials reach {reached} of {departments}{share}. These are the services of the people on the list for training, and those that the plan names."
        )
    } else {
        format!(
            "Changes and trials reach {departments}. Which others the council has is not known: the list of people who need training would say so."
        )
    };
    let head = ["Department", "#Changes and trials", "#Done"];
    vec![
        Part::Table(table("Departments that the plan reaches", &head, found.iter().map(row).collect())),
        Part::text(said),
    ]
}

/// How many actions other councils had before, council by council; nothing where none did.
fn came_from(book: &Book) -> Option<Part> {
    let mut by_council: BTreeMap<&str, usize> = BTreeMap::new();
    for origin in book.actions.iter().filter_map(|one| one.origin.as_ref()) {
        *by_council.entry(origin.council.as_str()).or_default() += 1;
    }
    let said = by_council.into_iter().map(|(council, actions)| match actions {
        1 => format!("1 action passed from {council}, which ended."),
        several => format!("{several} actions passed from {council}, which ended."),
    });
    let said = said.collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then(|| Part::text(format!("{said} Each says so on its page.")))
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let (book, today, editions) = (&*book, cx.today(), book.editions());
    let edition = book.edition(&editions).ok_or_else(PageFailure::not_found)?;
    let outcomes = Outcomes::new(book.outcomes.clone()).unwrap_or_default();
    let mut actions: Vec<&PlannedAction> = book.actions.iter().collect();
    // What is late comes first, then what is due soonest; what has ended comes last.
    actions.sort_by_key(|one| (!one.state.is_open(), !one.is_overdue(today), one.due.is_none(), one.due, one.id));
    let mut parts = Vec::new();
    if !book.actions.is_empty() {
        parts.push(progress(book, edition, today));
        parts.extend(coverage(book, today));
    }
    parts.extend(warnings(book, edition, today));
    parts.extend(carried::line(book, &editions));
    parts.extend(came_from(book));
    let mut buttons = Vec::new();
    if cx.may(Action::EditStrategy) {
        buttons.push(Button { link: Link::new("Add an action", "/strategy/actions/new"), secondary: false });
    }
    let secondary = cx.may(Action::EditStrategy);
    buttons.push(Button { link: Link::new("Ask procurement for help", "/strategy/help"), secondary });
    Ok(Listing {
        title: "Action plan".into(),
        address: "/strategy/actions".into(),
        breadcrumbs: below_strategy(),
        parts,
        columns: vec![
            Column::wide("What to reach"),
            Column::wide("What we do"),
            Column::new("Theme"),
            Column::new("Area"),
            Column::new("Who with").in_file(),
            Column::new("Who answers for it"),
            Column::new("Sponsor").in_file(),
            Column::new("By"),
            Column::new("How far"),
            Column::number("Done, %"),
            Column::wide("What came of it").in_file(),
            Column::new("Agreed").in_file(),
            Column::new("Came from").in_file(),
        ],
        facets: vec![
            Facet { name: "state", label: "How far", all: "Any" },
            Facet { name: "theme", label: "Theme", all: "Any theme" },
            Facet { name: "owner", label: "Who answers for it", all: "Anybody" },
            Facet { name: "kind", label: "Kind", all: "Any kind" },
            Facet { name: "sponsor", label: "Sponsor", all: "Any sponsor" },
            Facet { name: "outcome", label: "Outcome", all: "Any outcome" },
        ],
        rows: actions.into_iter().map(|action| row(edition, &outcomes, action, today)).collect(),
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
