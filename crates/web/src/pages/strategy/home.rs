//! The strategy at a glance: where the council stands, where it wants to be, how it gets there, and what is next.

use super::overview::{overview, score_said, scores, since, trends, two_rounds};
use super::{day, edition, facts};
use crate::charts::{Chart, Kind, Label, Series, Unit};
use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::Answer;
use crate::pages::reports::home::in_date;
use crate::parts::{Button, KeyFigure, Part, show_parts, table};
use domain::access::Action;
use domain::reports::versions::Version;
use domain::strategy::editions::{Edition, Editions, IndexCode, Level, LifeStage, Trend};
use domain::strategy::rounds::{Round, RoundState, TargetState};
use domain::strategy::{AreaLevel, Book, LevelsAnswer};
use std::collections::BTreeMap;
use store::strategy::Facts;

/// The most areas in one drawing that can still be read.
const DRAWN_MOST: usize = 20;

/// What to do next: a sentence and where.
fn next(cx: &Cx, book: &Book, edition: &Edition, levels: &LevelsAnswer) -> (String, Link) {
    let may_settle = cx.may(Action::SettleStrategy);
    if let Some(round) = book.under_way(&edition.code) {
        let address = format!("/strategy/rounds/{}", round.id);
        let said = match round.state {
            RoundState::Closed { .. } => format!("{} is closed: agree the levels.", round.name),
            _ => format!("{} is open.", round.name),
        };
        return (said, Link::new("Go to the round", &address));
    }
    let planned = book.rounds.iter().rev().find(|round| round.state == RoundState::Planned);
    if let Some(round) = planned.filter(|_| may_settle) {
        let address = format!("/strategy/rounds/{}", round.id);
        return (
            format!("{} is being prepared: invite people and open it.", round.name),
            Link::new("Go to the round", &address),
        );
    }
    let is_assessed = levels.areas.iter().any(|area| area.level.is_some());
    if !is_assessed && may_settle {
        let said = "Nobody has said yet where the council stands. Begin with a round of assessment.".to_owned();
        return (said, Link::new("Prepare a round", "/strategy/rounds/new"));
    }
    let missing = levels.areas.iter().find(|area| area.level.is_some() && area.target.is_none());
    if let Some(area) = missing.filter(|_| may_settle) {
        let address = format!("/strategy/areas/{}/{}", edition.code, area.code);
        return (format!("{} has no target yet.", area.name), Link::new("Choose where it shall be", &address));
    }
    if book.actions.iter().all(|action| !action.state.is_open()) && cx.may(Action::EditStrategy) {
        let said = "No action is open. Write down how the council gets to its targets.".to_owned();
        return (said, Link::new("Add an action", "/strategy/actions/new"));
    }
    ("The plan is under way.".to_owned(), Link::new("See the actions", "/strategy/actions"))
}

/// What stands in grey because nobody said it yet: it is to be filled in, and no failure.
const MISSING: &str = "govuk-tag--grey";

fn target_cell(area: &AreaLevel) -> Cell {
    match (&area.target, area.date) {
        (Some(target), Some(by)) => Cell::new(format!("{target} by {}", day(by))),
        _ => Cell::new("Not chosen").tagged(MISSING),
    }
}

/// How an area stands: a target that is met stands on green, and nothing stands on another colour.
fn state_cell(state: TargetState) -> Cell {
    let cell = Cell::new(state.label());
    if state == TargetState::Met { cell.tagged("govuk-tag--green") } else { cell }
}

/// What the facts say, and that it lies far from what was agreed.
fn facts_said(edition: &Edition, area: &AreaLevel) -> String {
    let said = area.proposed.as_deref().unwrap_or("Do not say");
    match area.facts_apart(&edition.levels) {
        Some(steps) => {
            let side = if steps > 0 { "above" } else { "below" };
            format!("{said}: {} levels {side} where we are, look into it", steps.abs())
        }
        None => said.to_owned(),
    }
}

fn row(edition: &Edition, book: &Book, area: &AreaLevel, trend: Option<&Trend>) -> Vec<Cell> {
    let helps = |action: &&domain::strategy::actions::PlannedAction| {
        action.indices().any(|index| index.edition == edition.code && index.index.as_str() == area.code)
    };
    let open = book.actions.iter().filter(|action| action.state.is_open()).filter(helps).count();
    let spread = area.spread.map_or_else(String::new, |points| points.to_string());
    let address = format!("/strategy/areas/{}/{}", edition.code, area.code);
    let level = area.level.as_deref().map_or_else(|| Cell::new("Not assessed").tagged(MISSING), Cell::new);
    let actions = match open {
        0 => Cell::new("No action leads there").tagged(MISSING),
        count => Cell::new(format!("{count} open")).to(&address),
    };
    vec![
        Cell::new(&area.name).to(address),
        level,
        Cell::new(facts_said(edition, area)),
        target_cell(area),
        state_cell(area.state),
        Cell::new(since(trend)),
        Cell::number(spread),
        actions,
    ]
}

const HEAD: [&str; 8] = [
    "Area",
    "Where we are",
    "The facts say",
    "Where we want to be",
    "How it stands",
    "Since the round before",
    "#Spread of answers",
    "Actions",
];

fn themes(edition: &Edition, book: &Book, levels: &LevelsAnswer, trends: &BTreeMap<IndexCode, Trend>) -> Vec<Part> {
    let mut parts = Vec::new();
    let scores = scores(book, edition, levels);
    // Enablers stand last: the base on which the themes rest.
    let ordered =
        edition.themes.iter().filter(|theme| !theme.enables).chain(edition.themes.iter().filter(|theme| theme.enables));
    for theme in ordered {
        let of = levels.areas.iter().filter(|area| area.theme == theme.name);
        let trend = |area: &AreaLevel| area.code.parse().ok().and_then(|code: IndexCode| trends.get(&code));
        let rows: Vec<Vec<Cell>> = of.map(|area| row(edition, book, area, trend(area))).collect();
        if !rows.is_empty() {
            parts.push(Part::Table(table(&theme.name, &HEAD, rows)));
        }
        let score = scores.iter().find(|score| score.theme == theme.code);
        parts.extend(score.and_then(|score| score_said(edition, score)).map(Part::Text));
    }
    parts
}

/// Levels and targets as a drawing.
fn drawing(edition: &Edition, levels: &LevelsAnswer) -> Option<Part> {
    let number = |level: Option<Level>| level.map(|level| i64::from(level.number()));
    let areas: Vec<&AreaLevel> = levels.areas.iter().take(DRAWN_MOST).collect();
    if areas.iter().all(|area| area.level_number.is_none() && area.target_number.is_none()) {
        return None;
    }
    let names: Vec<String> =
        edition.levels.all().map(|level| format!("{level} {}", edition.levels.name(level))).collect();
    let label = |area: &&AreaLevel| {
        let address = format!("/strategy/areas/{}/{}", edition.code, area.code);
        Label::new(&area.name).short(&area.code).to(&address)
    };
    let reached = areas.iter().filter(|area| area.state.is_reached()).count();
    let chart = Chart {
        id: "levels".into(),
        title: "Levels and targets".into(),
        summary: format!("{reached} of {} areas are where the council wants them to be, or above.", areas.len()),
        kind: Kind::Bars,
        unit: Unit::Count,
        labels: areas.iter().map(label).collect(),
        series: vec![
            Series::new("Where we are", areas.iter().map(|area| number(area.level_number)).collect()),
            Series::new("Where we want to be", areas.iter().map(|area| number(area.target_number)).collect()),
        ],
        first_heading: "Area".into(),
    };
    let made = format!("The levels are counted from the lowest: {}.", names.join(", "));
    Some(Part::Figure(Box::new(chart.figure().made(&made).source(&levels.attribution))))
}

/// What the codes in the drawings stand for, in a line below them.
fn codes(levels: &LevelsAnswer) -> Part {
    let said: Vec<String> =
        levels.areas.iter().take(DRAWN_MOST).map(|area| format!("{} {}", area.code, area.name)).collect();
    Part::text(format!("The codes in the drawings: {}.", said.join("; ")))
}

/// Why the open actions of all areas together are not as many as there are: some stand at several areas, some at none.
fn counted_at_areas(book: &Book, edition: &Edition) -> String {
    let open = book.actions.iter().filter(|action| action.state.is_open());
    let areas: Vec<usize> =
        open.map(|action| action.indices().filter(|index| index.edition == edition.code).count()).collect();
    let none = areas.iter().filter(|count| **count == 0).count();
    let several = areas.iter().filter(|count| **count > 1).count();
    let things = |count: usize, one: &str, more: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {more}")),
    };
    let said = [
        things(several, "helps several areas and is counted at each", "help several areas and are counted at each"),
        things(none, "helps no area", "help no area"),
    ];
    said.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn figures(facts: &Facts, edition: &Edition, levels: &LevelsAnswer) -> Part {
    let (book, today) = (&facts.book, facts.today);
    let assessed = levels.areas.iter().filter(|area| area.level.is_some()).count();
    let met = levels.areas.iter().filter(|area| area.state.is_reached()).count();
    let open = book.actions.iter().filter(|action| action.state.is_open()).count();
    let late = book.actions.iter().filter(|action| action.is_overdue(today)).count();
    let recommended = domain::strategy::actions::overdue(&book.reviews, today).len();
    let at_areas = counted_at_areas(book, edition);
    let noted = if at_areas.is_empty() { format!("{late} overdue") } else { format!("{late} overdue; {at_areas}") };
    let figure = |label: &str, number: String, note: String, href: &str| KeyFigure {
        label: label.to_owned(),
        number,
        note,
        href: href.to_owned(),
        unknown: false,
    };
    Part::Figures(vec![
        figure("Areas at their target", format!("{met} of {assessed}"), "of those assessed".to_owned(), ""),
        figure("Open actions", open.to_string(), noted, "/strategy/actions"),
        figure("Audit recommendations overdue", recommended.to_string(), String::new(), "/strategy/audits"),
    ])
}

fn ways(cx: &Cx) -> Vec<Link> {
    let mut links = vec![
        Link::new("Rounds of assessment", "/strategy/rounds"),
        Link::new("Action plan", "/strategy/actions"),
        Link::new("How other councils stand", "/strategy/compare"),
        Link::new("Balanced scorecard", "/strategy/scorecard"),
        Link::new("Strategy document", "/reports/strategy"),
        Link::new("Audit reviews", "/strategy/audits"),
        Link::new("Outcomes, principles and values of the council", "/strategy/outcomes"),
        Link::new("Ask procurement for help", "/strategy/help"),
        Link::new("Days of work for the plan", "/strategy/capacity"),
        Link::new("Ready for a supplier's failure", "/strategy/supplier-failure"),
        Link::new("Checks against facts", "/strategy/checks"),
        Link::new("Editions of maturity models", "/strategy/editions"),
        Link::new("Surveys", "/surveys"),
        Link::new("Training", "/training"),
        Link::new("Library", "/library"),
        Link::new("Meetings", "/strategy/meetings"),
        Link::new("Advice given", "/strategy/advice"),
        Link::new("Councils to learn from", "/strategy/exemplars"),
    ];
    if cx.may(Action::SettleStrategy) {
        links.push(Link::new("Bring in earlier rounds and scorecards", "/strategy/import"));
        links.push(Link::new("Set-up of the strategy, to change or to take over", "/strategy/configuration"));
        links.push(Link::new("Everything as one workbook", "/strategy/export"));
        links.push(Link::new("When the council ends", "/strategy/ending"));
    }
    links
}

/// The last round that was settled, in words, and those before it from which some of the levels come.
fn basis(round: Option<&Round>, levels: &LevelsAnswer, edition: &Edition) -> String {
    match round.map(|round| (&round.name, &round.state)) {
        Some((name, RoundState::Settled { on })) => {
            let (rounds, last) = match levels.several_rounds() {
                Some(rounds) => (rounds, "the last "),
                None => (name.clone(), ""),
            };
            format!("Levels as agreed in {rounds}, {last}settled on {}, by the {}.", day(*on), edition.name)
        }
        _ => format!("No level is agreed yet. The council assesses itself by the {}.", edition.name),
    }
}

/// What is said where the edition in use has retired.
fn retired(edition: &Edition, editions: &Editions) -> Vec<Part> {
    let Some(to) = edition.to.filter(|_| edition.stage == LifeStage::Retired) else { return Vec::new() };
    let next = edition.replaced_by.as_ref().and_then(|code| editions.get(code));
    let next = next.map_or_else(String::new, |next| format!(" {} took its place.", next.name));
    let said = format!("The {} retired: it was last asked on {}.{next}", edition.name, day(to));
    vec![Part::Way(said, Link::new("Choose the edition to go on with", "/strategy/editions"))]
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let facts = facts(&cx).await?;
    let editions = facts.book.editions();
    let edition = edition(&facts, &editions)?;
    let levels = facts.book.levels(&editions, edition, &facts.readings, facts.today);
    let (said, link) = next(&cx, &facts.book, edition, &levels);
    let settled = facts.book.settled(&edition.code);
    let mut parts = retired(edition, &editions);
    if !facts.book.settings.aim.is_empty() {
        parts.push(Part::Inset(facts.book.settings.aim.clone()));
    }
    parts.extend([
        Part::text(basis(settled, &levels, edition)),
        Part::Text(said),
        Part::Buttons(vec![Button { link, secondary: false }]),
        overview(edition, &levels, Sent::read(&cx.query).text("show")),
        figures(&facts, edition, &levels),
    ]);
    let versions: Vec<Version> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    parts.extend(in_date(&versions, cx.today()));
    let trends = trends(&facts.book, &editions, edition);
    parts.extend(themes(edition, &facts.book, &levels, &trends));
    parts.extend(super::carried::parts(&facts.book, &editions, edition));
    parts.push(Part::text("A target is the council's own choice: a low one is as good as a high one."));
    let drawings: Vec<Part> =
        drawing(edition, &levels).into_iter().chain(two_rounds(edition, &trends, settled, DRAWN_MOST)).collect();
    if !drawings.is_empty() {
        parts.extend(drawings);
        parts.push(codes(&levels));
    }
    parts.extend([Part::Heading("Everything about the strategy".into()), Part::Links(ways(&cx))]);
    parts.push(Part::text(&levels.attribution));
    show_parts(cx.frame("Strategy"), parts)
}
