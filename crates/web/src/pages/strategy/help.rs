//! Asking procurement for help, and what became of one's own requests.

use super::{below_strategy, day};
use crate::components::{Cell, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::strategy::plan;
use domain::access::{Action, Actor};
use domain::strategy::Book;
use domain::strategy::actions::{HelpWanted, PlannedAction, own_departments};

/// The requests of the person who asks, the newest first.
fn own(cx: &Cx, book: &Book, actor: Actor) -> Part {
    let Actor::Person(person) = actor else { return Part::text("Sign in to see your requests.") };
    let mut mine: Vec<&PlannedAction> =
        book.actions.iter().filter(|one| one.asked.as_ref().is_some_and(|asked| asked.person == person)).collect();
    mine.sort_by_key(|one| std::cmp::Reverse(one.id));
    if mine.is_empty() {
        return Part::text("You have not asked for anything yet. What you ask stands here, with how far it is.");
    }
    let row = |one: &&PlannedAction| {
        let late = if one.is_overdue(cx.today()) { ", overdue" } else { "" };
        vec![
            Cell::new(&one.what).to(format!("/strategy/actions/{}", one.id)),
            Cell::new(one.asked.as_ref().map_or("", |asked| asked.department.as_str())),
            Cell::new(day(one.added)),
            Cell::new(one.due.map_or_else(|| "No hurry".to_owned(), day)),
            Cell::new(one.owner.as_deref().unwrap_or("Nobody named yet")),
            Cell::new(format!("{}{late}", one.state.label())),
            Cell::new(&one.effect),
        ]
    };
    let head = ["What you asked for", "Department", "Asked on", "By", "Who answers for it", "How far", "Answer"];
    Part::Table(table("Your requests", &head, mine.iter().map(row).collect()))
}

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::AskForHelp)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let filled = Filled { sent, errors: &errors };
    let known: Vec<&str> = own_departments(&book.learners, cx.today()).into_iter().take(6).collect();
    let such = if known.is_empty() { String::new() } else { format!("Such as {}", known.join(", ")) };
    let fields = vec![
        filled.text("what", "What do you need?").hint("In a sentence or two, such as a tender for lift repairs"),
        filled.line("department", "For which department?").hint(&such),
        filled.day("by", "By when?").hint("Leave this empty where there is no hurry"),
    ];
    let form = Form::new("/strategy/help", "Send the request", fields)
        .saying("Your request stands in the plan of action at once. The procurement team names who answers for it.");
    let parts = vec![Part::form(form), Part::heading("What became of it"), own(cx, &book, scope.actor())];
    let frame = PageFrame { breadcrumbs: below_strategy(), ..cx.frame("Ask procurement for help") };
    show_parts_with(frame, parts, errors)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, &Sent::default(), FieldErrors::default()).await
}

/// Takes a request.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let wanted = HelpWanted { what: typed.text("what"), department: typed.text("department"), by: typed.day("by") };
    if typed.is_wrong() {
        let errors = typed.errors;
        return page(&cx, &sent, errors).await;
    }
    let name = cx.who.as_ref().and_then(|who| who.person.name.clone()).unwrap_or_default();
    match plan::ask_for_help(cx.guildhall(), &cx.scope()?, &name, &wanted).await {
        Ok(_) => go_to("/strategy/help?done=help-asked"),
        Err(failure @ Failure::Invalid(_)) => page(&cx, &sent, field_errors(failure)?).await,
        Err(failure) => Err(failure.into()),
    }
}
