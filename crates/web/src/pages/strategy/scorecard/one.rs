//! One indicator: what it is, how it stands, what is shown with it, how it went.

use super::super::drill::page_of;
use super::super::outcomes::outcome_said;
use super::super::quantities::shown;
use super::history as trend;
use super::table::{baseline_said, status_said, target_said};
use super::{below_scorecard, day, facts_asked, indicator, look, off, targets};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::Answer;
use crate::pages::versions::history;
use crate::parts::form::Fields;
use crate::parts::{Button, Filled, Part, show_parts_with, table};
use domain::access::Action;
use domain::strategy::actions::{Outcome, OutcomeCode};
use domain::strategy::measures::in_words;
use domain::strategy::scorecard::balance::companions;
use domain::strategy::scorecard::{Indicator, Row, Status, Way, Worked};

/// The page.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let first = Fields::default().day("on", Some(cx.today())).sent();
    page(cx, &code, &first, FieldErrors::default()).await
}

/// The page, with what was sent to take the indicator off and is wrong with it.
pub async fn page(cx: Cx, code: &str, sent: &Sent, errors: FieldErrors) -> Answer {
    let (_, version) = indicator(&cx, code).await?;
    let facts = facts_asked(&cx).await?;
    let worked = facts.book.scorecard(&facts.readings, facts.today);
    let row = worked.row(code).ok_or_else(PageFailure::not_found)?;
    let mut parts = vec![Part::Tag(status_said(row), look(row.standing.status))];
    if let Some(taken) = &row.indicator.taken_off {
        parts.push(Part::Inset(format!("Not on the scorecard from {}: {}", day(taken.on), taken.why)));
    }
    parts.push(Part::Inset(row.standing.reason.clone()));
    parts.push(Part::Buttons(buttons(&cx, row.indicator)));
    parts.push(Part::Summary(summary(row, &facts.book.outcomes)));
    parts.extend(sources(row, &worked));
    parts.extend(rests_on_it(row.indicator, &worked));
    parts.extend(with_it(row, &worked));
    parts.extend(trend::parts(row));
    parts.extend(targets::over_time(&cx, code).await?);
    parts.push(Part::Table(history::<Indicator>(&cx, code).await?));
    if cx.may(Action::SettleStrategy) {
        parts.push(Part::form(off::form(row.indicator, version, Filled { sent, errors: &errors })));
    }
    let title = format!("{} {}", row.indicator.code, row.indicator.name);
    show_parts_with(PageFrame { breadcrumbs: below_scorecard(), ..cx.frame(&title) }, parts, errors)
}

fn buttons(cx: &Cx, indicator: &Indicator) -> Vec<Button> {
    let address = format!("/strategy/scorecard/{}", indicator.code);
    let mut buttons = Vec::new();
    if cx.may(Action::EditStrategy) && !matches!(indicator.way, Way::Formula(_)) {
        buttons.push(Button { link: Link::new("Enter a value", &format!("{address}/value")), secondary: false });
    }
    if cx.may(Action::SettleStrategy) {
        buttons.push(Button { link: Link::new("Change the indicator", &format!("{address}/change")), secondary: true });
    }
    buttons
}

/// Where the value comes from, in words.
fn way_said(way: &Way, is_measured: bool) -> String {
    match way {
        Way::Measure(code) => match domain::offers::measure(code) {
            Some(measure) => format!("The house's own figure {:?} ({code}). {}", measure.name, measure.definition),
            None if is_measured => {
                format!(
                    "The figure {:?} ({code}), which the council enters, each value with its source",
                    in_words(code)
                )
            }
            None => format!("The figure {:?} ({code}), which has no source yet: it can be entered", in_words(code)),
        },
        Way::Entered => "The council enters it, each value with its source".to_owned(),
        Way::Formula(formula) => format!("By formula: {formula}"),
    }
}

/// The council's own outcomes that an indicator tells of, by their names; what it serves and nobody knows by its code.
pub fn outcomes_said(indicator: &Indicator, outcomes: &[Outcome]) -> String {
    let name = |code: &OutcomeCode| {
        let known = outcomes.iter().find(|one| one.code == *code);
        known.map_or_else(|| code.to_string(), outcome_said)
    };
    indicator.serves.iter().map(name).collect::<Vec<_>>().join("; ")
}

fn summary(row: &Row<'_>, outcomes: &[Outcome]) -> Summary {
    let (one, reading) = (row.indicator, &row.reading);
    let or_none = |text: &str, none: &str| if text.trim().is_empty() { none.to_owned() } else { text.to_owned() };
    let mut rows = vec![
        SummaryRow::new("Value", shown(reading)),
        SummaryRow::new("Definition", &one.definition),
        SummaryRow::new("How it is worked out", or_none(&one.formula, "Not said")),
        SummaryRow::new("Where the value comes from", way_said(&one.way, reading.value.is_some())),
    ];
    if reading.value.is_some() {
        rows.push(SummaryRow::new("Period", reading.period.said()));
        rows.push(SummaryRow::new("Source", format!("{}, as of {}", reading.source, day(reading.as_of))));
    }
    let baseline = one
        .baseline
        .as_ref()
        .map(|baseline| format!("{}. {}, {}", baseline_said(baseline), baseline.source, day(baseline.dated)));
    let target = one.target.as_ref().map(|target| {
        let why = if target.why.trim().is_empty() { String::new() } else { format!(". {}", target.why) };
        format!("{}, tolerance {}{why}", target_said(target), target.tolerance)
    });
    let approved = one.target.as_ref().map_or("", |target| target.approved_by.as_str());
    rows.extend([
        SummaryRow::new("Baseline", baseline.unwrap_or_else(|| "None".to_owned())),
        SummaryRow::new("Target", target.unwrap_or_else(|| "None is set".to_owned())),
        SummaryRow::new("Who approved the target", or_none(approved, "Not said")),
        SummaryRow::new("Direction", one.direction.label()),
        SummaryRow::new("Unit", one.unit.label()),
        SummaryRow::new("Quadrant", format!("{}, {}", one.quadrant.label(), one.kind.label().to_lowercase())),
        SummaryRow::new("How often", one.frequency.label()),
        SummaryRow::new("Outcomes it serves", or_none(&outcomes_said(one, outcomes), "None is said yet")),
        SummaryRow::new("Owner", or_none(&one.owner, "Nobody yet")),
        SummaryRow::new("Reported to", or_none(&one.reported_to, "Nobody yet")),
        SummaryRow::new("Edition of the definition", one.edition.to_string()),
        SummaryRow::new("Seen by everybody", if one.is_public { "Yes" } else { "No" }),
    ]);
    // What is measured needs no plan any more of how it will be.
    if let Some(plan) = one.plan.as_ref().filter(|_| reading.value.is_none()) {
        let by = plan.by.map_or_else(|| "no date is set".to_owned(), |by| format!("by {}", day(by)));
        rows.push(SummaryRow::new("How it will be measured", format!("{} ({by})", plan.how)));
    }
    Summary::new(rows)
}

/// The pages on which its figures are made up.
fn sources(row: &Row<'_>, worked: &Worked<'_>) -> Vec<Part> {
    let codes: Vec<&str> = match &row.indicator.way {
        Way::Measure(code) => vec![code.as_str()],
        Way::Formula(formula) => formula.codes(),
        Way::Entered => Vec::new(),
    };
    let mut links: Vec<Link> = Vec::new();
    for code in codes.into_iter().chain(row.indicator.beside.iter().map(String::as_str)) {
        let link = match code.parse::<domain::strategy::scorecard::IndicatorCode>() {
            Ok(other) => {
                let off = worked.taken_off.iter().find(|row| row.indicator.code == other);
                let off = off.and_then(|row| row.indicator.taken_off.as_ref());
                let text = match off {
                    Some(off) => format!("{other}, which was taken off on {}", day(off.on)),
                    None => other.to_string(),
                };
                Some(Link::new(&text, &format!("/strategy/scorecard/{other}")))
            }
            // A figure that the house does not find is made up where it is entered.
            Err(_) if domain::offers::measure(code).is_none() => {
                Some(Link::new("Figures that the council enters", "/strategy/figures"))
            }
            Err(_) => page_of(code),
        };
        links.extend(link.filter(|link| !links.contains(link)));
    }
    if links.is_empty() { Vec::new() } else { vec![Part::heading("What makes it up"), Part::Links(links)] }
}

/// The indicators whose formulas rest on one, so that who takes it off knows what is not measured any more.
fn rests_on_it(one: &Indicator, worked: &Worked<'_>) -> Vec<Part> {
    let asks = |other: &&Row<'_>| match &other.indicator.way {
        Way::Formula(formula) => formula.codes().contains(&one.code.as_str()),
        Way::Measure(_) | Way::Entered => false,
    };
    let link = |other: &Row<'_>| {
        let text = format!("{} {}", other.indicator.code, other.indicator.name);
        Link::new(&text, &format!("/strategy/scorecard/{}", other.indicator.code))
    };
    let links: Vec<Link> = worked.rows.iter().filter(asks).map(link).collect();
    if links.is_empty() {
        return Vec::new();
    }
    let said = match &one.taken_off {
        Some(off) => format!("These are not measured from {}, for their formulas rest on this one.", day(off.on)),
        None => "These are not measured any more once this one is taken off.".to_owned(),
    };
    vec![Part::heading("Formulas that rest on it"), Part::text(said), Part::Links(links)]
}

/// Figures beside the value, and the outcomes that a compliance indicator is shown with.
fn with_it(row: &Row<'_>, worked: &Worked<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    if !row.beside.is_empty() {
        let cells = row.beside.iter().map(|one| {
            let period = one.reading.value.as_ref().map(|_| one.reading.period.said()).unwrap_or_default();
            vec![
                Cell::new(&one.name).to(page_of(&one.code).map(|link| link.href).unwrap_or_default()),
                Cell::number(shown(&one.reading)),
                Cell::new(period),
                Cell::new(&one.reading.reason),
            ]
        });
        parts.push(Part::Table(table("Figures beside it", &["Figure", "#Value", "Period", "Why"], cells.collect())));
    }
    let outcomes = companions(row, worked);
    if !outcomes.is_empty() {
        let cells = outcomes.into_iter().map(|other| {
            let status = if other.standing.status == Status::NotMeasured { "" } else { other.standing.status.label() };
            vec![
                Cell::new(&other.indicator.name).to(format!("/strategy/scorecard/{}", other.indicator.code)),
                Cell::number(shown(&other.reading)),
                Cell::new(status),
            ]
        });
        let caption = "What was reached for people and money";
        parts.push(Part::Table(table(caption, &["Outcome", "#Value", "How it stands"], cells.collect())));
    }
    parts
}
