//! Days of work to be had for the plan, against what the open actions take.

use super::{below, day};
use crate::components::{Cell, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::strategy::plan;
use domain::access::Action;
use domain::strategy::actions::{Capacity, CapacityPoint, check_capacity};

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let answer = check_capacity(&book.actions, &book.capacity, cx.today());
    let point = |one: &CapacityPoint| {
        let said = if one.is_short() { "More is planned than can be done" } else { "Can be done" };
        vec![
            Cell::new(day(one.by)),
            Cell::number(one.planned.to_string()),
            Cell::number(one.available.to_string()),
            Cell::new(said),
        ]
    };
    let own = |one: &Capacity| {
        vec![Cell::new(&one.of), Cell::new(day(one.from)), Cell::new(day(one.to)), Cell::number(one.days.to_string())]
    };
    let mut parts = Vec::new();
    if book.capacity.is_empty() {
        parts.push(Part::text(
            "Nobody has said yet how many days of work are to be had. Enter those of the own team first.",
        ));
    } else {
        let head = ["Whose days", "From", "To", "#Days of work"];
        parts.push(Part::Table(table("Days of work to be had", &head, book.capacity.iter().map(own).collect())));
    }
    if !answer.points.is_empty() {
        let head = ["By", "#Days planned", "#Days to be had", "Whether it can be done"];
        parts.push(Part::Table(table("Planned against to be had", &head, answer.points.iter().map(point).collect())));
    }
    if answer.not_estimated + answer.without_day > 0 {
        let (none, undated) = (answer.not_estimated, answer.without_day);
        parts.push(Part::text(format!(
            "On top come {none} open actions that nobody estimated and {undated} without a day."
        )));
    }
    if cx.may(Action::SettleStrategy) {
        let filled = Filled { sent, errors: &errors };
        let fields = vec![
            filled.line("of", "Whose days are they?").hint("Such as Own team, or Shared with the county"),
            filled.day("from", "First day"),
            filled.day("to", "Last day"),
            filled.number("days", "Days of work in that time"),
        ];
        let form = Form::new("/strategy/capacity/keep", "Save the days", fields).headed("Days of work");
        parts.push(Part::form(form));
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
    let days = typed.value("days", "Enter a whole number of days, like 120");
    let (Some(from), Some(to), Some(days), false) = (from, to, days, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, &sent, errors).await;
    };
    match plan::keep_capacity(cx.guildhall(), &cx.scope()?, &Capacity { of, from, to, days }).await {
        Ok(()) => go_to("/strategy/capacity?done=capacity-kept"),
        Err(failure @ Failure::Invalid(_)) => page(&cx, &sent, field_errors(failure)?).await,
        Err(failure) => Err(failure.into()),
    }
}
