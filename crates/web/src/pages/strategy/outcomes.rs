//! The council's own outcomes, principles and values, with what serves them.

use super::{below_strategy, day};
use crate::components::{Cell, Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::query;
use crate::parts::form::choices;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::strategy::plan;
use domain::access::Action;
use domain::strategy::actions::{Outcome, OutcomeCode, OutcomeKind, Outcomes, PlannedAction};
use domain::strategy::scorecard::Worked;
use domain::values::Date;
use std::collections::BTreeMap;

/// An outcome as people find it in lists: its code and its name.
pub fn outcome_said(one: &Outcome) -> String {
    format!("{} {}", one.code, one.name)
}

/// How many actions serve each outcome on a day, with those that serve what it took the place of.
fn serving<'o>(outcomes: &'o Outcomes, actions: &[PlannedAction], today: Date) -> BTreeMap<&'o OutcomeCode, usize> {
    let mut found = BTreeMap::new();
    for one in actions.iter().flat_map(|action| outcomes.served(action, today)) {
        *found.entry(&one.code).or_default() += 1;
    }
    found
}

/// The actions that serve an outcome; where none does and the outcome holds, the way to add one.
fn actions_cell(cx: &Cx, one: &Outcome, count: usize) -> Cell {
    if count > 0 {
        let actions = format!("/strategy/actions{}", query(&[("outcome", &outcome_said(one))]));
        return Cell::number(count.to_string()).to(actions);
    }
    if cx.may(Action::EditStrategy) && one.holds_on(cx.today()) {
        let address = format!("/strategy/actions/new{}", query(&[("outcome", one.code.as_str())]));
        return Cell::number("Add an action").to(address);
    }
    Cell::number("0")
}

fn row(cx: &Cx, count: usize, worked: &Worked, outcomes: &Outcomes, one: &Outcome) -> Vec<Cell> {
    let path = outcomes.path(&one.code).unwrap_or_default();
    let above: Vec<&str> =
        path.iter().filter(|other| other.code != one.code).map(|other| other.name.as_str()).collect();
    let until = one.to.map_or_else(|| "Holds".to_owned(), |to| format!("Until {}", day(to)));
    let next: Vec<&str> =
        one.replaced_by.iter().filter_map(|code| outcomes.get(code)).map(|next| next.name.as_str()).collect();
    let until = if next.is_empty() { until } else { format!("{until}, then {}", next.join(", ")) };
    vec![
        Cell::new(one.code.as_str()),
        Cell::new(&one.name),
        Cell::new(one.kind.label()),
        Cell::new(above.join(", ")),
        Cell::new(format!("From {}", day(one.from))),
        Cell::new(until),
        actions_cell(cx, one, count),
        Cell::new(measured(worked, one)),
    ]
}

/// The indicators that tell whether an outcome is reached, each with its value.
fn measured(worked: &Worked, one: &Outcome) -> String {
    let serving = worked.rows.iter().filter(|row| row.indicator.serves.contains(&one.code));
    let said = serving.map(|row| {
        let value =
            row.reading.value.as_ref().map_or_else(|| "not measured".to_owned(), |value| value.in_tenths().to_string());
        format!("{}: {value}", row.indicator.name)
    });
    said.collect::<Vec<_>>().join("; ")
}

fn forms(outcomes: &Outcomes, filled: Filled<'_>) -> Vec<Part> {
    let named = |one: &Outcome| Choice::new(one.code.as_str(), &format!("{} {}", one.code, one.name));
    let mut parents = vec![Choice::new("", "None: it stands at the top")];
    parents.extend(outcomes.all().iter().map(named));
    let fields = vec![
        filled
            .line("code", "Code")
            .hint("Such as place.2. A code that is there already is changed")
            .wide("govuk-input--width-10"),
        filled.line("name", "Name"),
        filled.radios("kind", "What does the council call it?", choices(OutcomeKind::NAMES, None)),
        filled.select("parent", "Part of", parents),
        filled.day("from", "First day it holds"),
    ];
    let keep = Form::new("/strategy/outcomes/keep", "Save", fields).headed("Add or change one");
    let mut parts = vec![Part::form(keep)];
    if !outcomes.all().is_empty() {
        let all = || outcomes.all().iter().map(named).collect::<Vec<_>>();
        let fields = vec![
            filled.select("ends", "Which one ends?", all()),
            filled.day("last", "Last day it holds"),
            filled.boxes("next", "What takes its place?", all()),
        ];
        let end = Form::new("/strategy/outcomes/end", "Save the end", fields).headed("End one");
        parts.push(Part::form(
            end.saying("Links to it stay, and lead on to what takes its place.").looking("govuk-button--secondary"),
        ));
    }
    parts
}

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let facts = store::strategy::facts(&cx.guildhall().store, &scope, cx.today()).await?;
    let outcomes = Outcomes::new(facts.book.outcomes.clone()).unwrap_or_default();
    let worked = facts.book.scorecard(&facts.readings, cx.today());
    let mut parts = Vec::new();
    if outcomes.all().is_empty() {
        parts.push(Part::text(
            "None is recorded yet. Enter the themes of the council's plan first, then the outcomes below each.",
        ));
    } else {
        parts.push(Part::text(
            "An action that serves what has ended serves what took its place. Indicators are linked on the page of each.",
        ));
        let head = ["Code", "Name", "Kind", "Part of", "From", "Until", "#Actions that serve it", "Indicators"];
        let serving = serving(&outcomes, &facts.book.actions, cx.today());
        let count = |one: &Outcome| serving.get(&one.code).copied().unwrap_or_default();
        let rows = outcomes.all().iter().map(|one| row(cx, count(one), &worked, &outcomes, one)).collect();
        parts.push(Part::Table(table("All that the council wants", &head, rows)));
    }
    if cx.may(Action::SettleStrategy) {
        parts.extend(forms(&outcomes, Filled { sent, errors: &errors }));
    }
    let frame = PageFrame { breadcrumbs: below_strategy(), ..cx.frame("Outcomes, principles and values") };
    show_parts_with(frame, parts, errors)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, &Sent::default(), FieldErrors::default()).await
}

async fn done(cx: &Cx, sent: &Sent, came: Result<(), Failure>) -> Answer {
    match came {
        Ok(()) => go_to("/strategy/outcomes?done=outcome-kept"),
        Err(failure @ Failure::Invalid(_)) => page(cx, sent, field_errors(failure)?).await,
        Err(failure) => Err(failure.into()),
    }
}

/// Keeps an outcome.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let code = typed.value::<OutcomeCode>("code", "Enter a code such as place.2");
    let name = typed.needed("name", "Enter the name");
    let kind = typed.value::<OutcomeKind>("kind", "Select what the council calls it");
    let parent = typed.maybe("parent", "Select what it is part of");
    let from = typed.needed_day("from", "Enter the first day it holds, like 1 4 2026");
    let (Some(code), Some(kind), Some(from), false) = (code, kind, from, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, &sent, errors).await;
    };
    let outcome = Outcome { code, kind, parent, name, from, to: None, replaced_by: Vec::new() };
    let came = plan::keep_outcome(cx.guildhall(), &cx.scope()?, &outcome).await;
    done(&cx, &sent, came).await
}

/// Ends an outcome.
pub async fn end(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let code = typed.value::<OutcomeCode>("ends", "Select which one ends");
    let last = typed.needed_day("last", "Enter the last day it holds, like 31 3 2027");
    let (Some(code), Some(last), false) = (code, last, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, &sent, errors).await;
    };
    let next = typed.values("next");
    let came = plan::end_outcome(cx.guildhall(), &cx.scope()?, &code, (last, next)).await;
    done(&cx, &sent, came).await
}
