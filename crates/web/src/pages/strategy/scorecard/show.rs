//! The scorecard as of a day.

use super::{Shown, day, facts_asked, notes, quadrants};
use crate::components::{Link, PageFrame};
use crate::cx::Cx;
use crate::page::{Answer, go_to};
use crate::pages::strategy::{below_strategy, carried};
use crate::parts::{Button, Form, KeyFigure, Part, show_parts};
use domain::access::Action;
use domain::strategy::scorecard::{Row, Status, Worked};
use domain::values::{Date, FinancialYear};
use store::strategy::Facts;

const TITLE: &str = "Balanced scorecard";

/// How many ends of financial years are offered to look back at.
const YEARS_BACK: usize = 3;

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let facts = facts_asked(&cx).await?;
    let frame = PageFrame { breadcrumbs: below_strategy(), ..cx.frame(TITLE) };
    if facts.book.indicators.is_empty() {
        return show_parts(frame, empty(&cx));
    }
    let worked = facts.book.scorecard(&facts.readings, facts.today);
    let mut parts = head(&cx, &facts, &worked);
    parts.extend(carried::line(&facts.book, &facts.book.editions()));
    parts.extend(quadrants(&worked, Shown::Inside));
    parts.extend(notes(&worked));
    parts.extend(without_owner(&worked));
    parts.extend(taken_off(&worked));
    parts.push(Part::heading("Other days, and files"));
    parts.push(Part::Links(links(&cx, facts.today)));
    show_parts(frame, parts)
}

fn empty(cx: &Cx) -> Vec<Part> {
    let mut parts = vec![
        Part::text("There is no scorecard yet."),
        Part::text(
            "Begin with eleven indicators in four quadrants. Guildhall works out those that it has the records for, and says of the others that they are not measured and how they will be. You can change each of them, and add your own.",
        ),
    ];
    if cx.may(Action::SettleStrategy) {
        let form = Form::new("/strategy/scorecard/begin", "Begin with the eleven indicators", Vec::new());
        parts.push(Part::form(form));
        parts.push(Part::Links(vec![
            Link::new("Write an indicator of your own instead", "/strategy/scorecard/new"),
            Link::new("See the figures that there are", "/strategy/figures"),
        ]));
    } else {
        parts.push(Part::text("The head of procurement can begin it."));
    }
    parts
}

fn head(cx: &Cx, facts: &Facts, worked: &Worked<'_>) -> Vec<Part> {
    let is_past = facts.today < cx.today();
    let said = if is_past {
        format!(
            "As of {}, as far as it is known today, by the definitions, targets and plans that were kept on that day. An indicator that was added later stands here as it was first.",
            day(facts.today)
        )
    } else {
        format!("As of {}.", day(facts.today))
    };
    let mut parts = if is_past { vec![Part::Inset(said)] } else { vec![Part::text(said)] };
    let figure = |label: &str, count: usize| KeyFigure {
        label: label.to_owned(),
        number: count.to_string(),
        ..KeyFigure::default()
    };
    let overdue = worked.rows.iter().filter(|row| row.overdue_since.is_some()).count();
    let mut figures: Vec<KeyFigure> =
        Status::ALL.iter().map(|status| figure(status.label(), worked.count(*status))).collect();
    figures.push(figure("Overdue", overdue));
    parts.push(Part::Figures(figures));
    let button = |text: &str, href: &str, secondary| Button { link: Link::new(text, href), secondary };
    let mut buttons = Vec::new();
    if cx.may(Action::EditStrategy) {
        buttons.push(button("Record what was reported", "/strategy/scorecard/report", false));
    }
    if cx.may(Action::SettleStrategy) {
        buttons.push(button("Add an indicator", "/strategy/scorecard/new", true));
        buttons.push(button("Choose who sees it", "/strategy/scorecard/settings", true));
    }
    if !buttons.is_empty() {
        parts.push(Part::Buttons(buttons));
    }
    parts
}

fn linked(row: &Row<'_>) -> Link {
    let one = row.indicator;
    Link::new(&format!("{} {}", one.code, one.name), &format!("/strategy/scorecard/{}", one.code))
}

/// Indicators for which nobody answers: a suite of indicators has an owner for each.
fn without_owner(worked: &Worked<'_>) -> Vec<Part> {
    let links: Vec<Link> = worked.rows.iter().filter(|row| row.indicator.owner.trim().is_empty()).map(linked).collect();
    let said = match links.len() {
        0 => return Vec::new(),
        1 => "1 indicator has no owner".to_owned(),
        count => format!("{count} indicators have no owner"),
    };
    vec![Part::Heading(said), Part::Links(links)]
}

/// Indicators that were taken off the scorecard, with their history.
fn taken_off(worked: &Worked<'_>) -> Vec<Part> {
    if worked.taken_off.is_empty() {
        return Vec::new();
    }
    vec![Part::heading("Taken off the scorecard"), Part::Links(worked.taken_off.iter().map(linked).collect())]
}

fn links(cx: &Cx, shown: Date) -> Vec<Link> {
    let today = cx.today();
    let mut links = Vec::new();
    if shown < today {
        links.push(Link::new("As of today", "/strategy/scorecard"));
    }
    let mut year = FinancialYear::of(today);
    for _ in 0..YEARS_BACK {
        year = year.previous();
        let last = year.last_day();
        links.push(Link::new(&format!("As of {}", day(last)), &format!("/strategy/scorecard?as-of={last}")));
    }
    for (form, name) in [("csv", "CSV"), ("xlsx", "Excel")] {
        let address = format!("/strategy/scorecard/download/{form}?as-of={shown}");
        links.push(Link::new(&format!("Download as {name}"), &address));
    }
    links.push(Link::new("All figures that indicators and checks can ask for", "/strategy/figures"));
    links
}

/// Begins the scorecard.
pub async fn begin(cx: Cx) -> Answer {
    actions::strategy::scorecard::begin(cx.guildhall(), &cx.scope()?).await?;
    go_to("/strategy/scorecard?done=scorecard-begun")
}
