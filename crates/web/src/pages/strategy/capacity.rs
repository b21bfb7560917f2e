//! Days of work to be had for the plan, against what the open actions take.

use super::{below, day};
use crate::components::{Cell, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::choices;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::strategy::plan;
use domain::access::Action;
use domain::strategy::actions::{Capacity, CapacityAnswer, CapacityPoint, DeliveryModel, check_capacity};

/// The days of work that are to be had, by whose they are.
fn had(capacity: &[Capacity]) -> Part {
    if capacity.is_empty() {
        let said = "Nobody has said yet how many days of work are to be had. Enter those of the own team first.";
        return Part::text(said);
    }
    let row = |one: &Capacity| {
        let people = one.full_time.map_or_else(String::new, |people| people.to_string());
        vec![
            Cell::new(&one.of),
            Cell::new(one.model.map_or("Not said", DeliveryModel::label)),
            Cell::new(day(one.from)),
            Cell::new(day(one.to)),
            Cell::number(people),
            Cell::number(one.working_days.map_or_else(String::new, |days| days.to_string())),
            Cell::number(one.days.to_string()),
        ]
    };
    let head = [
        "Whose days",
        "How it is provided",
        "From",
        "To",
        "#Full-time equivalents",
        "#Days that each works",
        "#Days of work",
    ];
    Part::Table(table("Days of work to be had", &head, capacity.iter().map(row).collect()))
}

/// Whether the plan can be done: in words, due day by due day, and what comes on top.
fn held_against(answer: &CapacityAnswer) -> Vec<Part> {
    let row = |one: &CapacityPoint| {
        let said = match (answer.is_known, one.is_short()) {
            (false, _) => "Nobody has said how many are to be had",
            (true, true) => "More is planned than can be done",
            (true, false) => "Can be done",
        };
        vec![
            Cell::new(day(one.by)),
            Cell::number(one.planned.to_string()),
            Cell::number(one.available.to_string()),
            Cell::new(said),
        ]
    };
    let mut parts = vec![Part::text(answer.said())];
    if !answer.points.is_empty() {
        let head = ["By", "#Days planned", "#Days to be had", "Whether it can be done"];
        parts.push(Part::Table(table("Planned against to be had", &head, answer.points.iter().map(row).collect())));
    }
    let (none, undated) = (answer.not_estimated, answer.without_day);
    if none + undated > 0 {
        let actions =
            |count: usize| if count == 1 { "1 open action".to_owned() } else { format!("{count} open actions") };
        let (none, undated) = (actions(none), actions(undated));
        parts.push(Part::text(format!("On top: {none} that nobody estimated, and {undated} without a day.")));
    }
    parts
}

fn form(filled: Filled<'_>) -> Form {
    let fields = vec![
        filled.line("of", "Whose days are they?").hint("Such as Own team, or Shared with the county"),
        filled.day("from", "First day"),
        filled.day("to", "Last day"),
        filled.radios("model", "How is the work provided?", choices(DeliveryModel::NAMES, None)),
        filled.number("days", "Days of work in that time").hint("Leave this empty to have them worked out from people"),
        filled.number("full_time", "How many people, as full-time equivalents?").hint("Such as 2.5"),
        filled
            .number("working_days", "How many days does each full-time person work on the plan in that time?")
            .hint("Such as 40 in a year, where the rest goes into the daily work"),
    ];
    Form::new("/strategy/capacity/keep", "Save the days", fields)
        .headed("Days of work")
        .saying("The same people from the same day again take the place of what was said before.")
}

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let mut parts = vec![had(&book.capacity)];
    parts.extend(held_against(&check_capacity(&book.actions, &book.capacity, cx.today())));
    if cx.may(Action::SettleStrategy) {
        parts.push(Part::form(form(Filled { sent, errors: &errors })));
    }
    let frame =
        PageFrame { breadcrumbs: below("Action plan", "/strategy/actions"), ..cx.frame("Days of work for the plan") };
    show_parts_with(frame, parts, errors)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, &Sent::default(), FieldErrors::default()).await
}

/// Keeps days of work.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let of = typed.needed("of", "Enter whose days they are, such as Own team");
    let from = typed.needed_day("from", "Enter the first day, like 1 4 2026");
    let to = typed.needed_day("to", "Enter the last day, like 31 3 2027");
    let model = typed.maybe("model", "Select how the work is provided");
    let entered = typed.maybe("days", "Enter a whole number of days, like 120");
    let full_time = typed.maybe("full_time", "Enter a number with two decimals at most, like 2.5");
    let working_days = typed.maybe("working_days", "Enter a whole number of days, like 40");
    let days = Capacity::days_of(entered, full_time, working_days);
    if days.is_none() && !typed.is_wrong() {
        typed.wrong("days", "Enter the days of work, or how many people there are and how many days each works");
    }
    let (Some(from), Some(to), Some(days), false) = (from, to, days, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, &sent, errors).await;
    };
    let capacity = Capacity { model, full_time, working_days, ..Capacity::new(of, (from, to), days) };
    match plan::keep_capacity(cx.guildhall(), &cx.scope()?, &capacity).await {
        Ok(()) => go_to("/strategy/capacity?done=capacity-kept"),
        Err(failure @ Failure::Invalid(_)) => page(&cx, &sent, field_errors(failure)?).await,
        Err(failure) => Err(failure.into()),
    }
}
