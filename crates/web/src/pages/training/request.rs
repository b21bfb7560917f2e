//! Asking for training, and answering who asked.

use super::{below, below_training, book};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::choices;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use domain::records::Version;
use domain::strategy::Book;
use domain::strategy::training::{RequestId, RequestOutcome, TrainingRequest};

/// What the person asked for before, with the answers.
fn own(cx: &Cx, book: &Book) -> Option<Part> {
    let person = cx.who.as_ref()?.person.id;
    let mut mine: Vec<&TrainingRequest> = book.training_requests.iter().filter(|one| one.by == person).collect();
    mine.sort_by_key(|one| (std::cmp::Reverse(one.on), one.id));
    let row = |one: &&TrainingRequest| {
        let answer = match &one.answer {
            None => "Waits for an answer".to_owned(),
            Some(answer) => format!("{}: {} ({})", answer.outcome.label(), answer.said, day(answer.on)),
        };
        vec![Cell::new(&one.what), Cell::new(day(one.on)), Cell::new(answer)]
    };
    let rows: Vec<Vec<Cell>> = mine.iter().map(row).collect();
    (!rows.is_empty()).then(|| Part::Table(table("What you asked for", &["What", "Asked on", "Answer"], rows)))
}

async fn page_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let book = book(cx).await?;
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.line("what", "What would you like to learn?"),
        fill.text("reason", "What is it for?").hint("Such as a contract that is renewed next year."),
    ];
    let form = Form::new("/training/requests/new", "Ask for it", fields).or_leave("Ask for nothing", "/training");
    let mut parts = vec![
        Part::text(
            "Ask for training that you need for your part in buying. Those who keep the records of training answer.",
        ),
        Part::form(form),
    ];
    parts.extend(own(cx, &book));
    show_parts_with(PageFrame { breadcrumbs: below_training(), ..cx.frame("Ask for training") }, parts, errors)
}

/// The form, with what the person asked for before.
pub async fn new(cx: Cx) -> Answer {
    page_new(&cx, &Sent::default(), FieldErrors::default()).await
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let typed = Typed::new(&sent);
    let (what, reason) = (typed.text("what"), typed.text("reason"));
    match actions::training::request_training(cx.guildhall(), &scope, (&what, &reason)).await {
        Ok(_) => go_to("/training/requests/new?done=training-requested"),
        Err(failure) => page_new(&cx, &sent, field_errors(failure)?).await,
    }
}

async fn known(cx: &Cx, id: i64) -> Result<Version<TrainingRequest>, PageFailure> {
    let found = store::records::one::<TrainingRequest>(&cx.guildhall().store, &cx.scope()?, &id.to_string()).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

async fn page(cx: &Cx, known: &Version<TrainingRequest>, sent: &Sent, errors: FieldErrors) -> Answer {
    let one = &known.record;
    let names = store::people::names(&cx.guildhall().store, &[one.by.get()]).await?;
    let mut rows = vec![
        SummaryRow::new("What", &one.what),
        SummaryRow::new("What for", &one.reason),
        SummaryRow::new("Who asked", names.get(&one.by.get()).cloned().unwrap_or_default()),
        SummaryRow::new("Asked on", day(one.on)),
    ];
    if let Some(answer) = &one.answer {
        rows.push(SummaryRow::new("Answer", format!("{}: {}", answer.outcome.label(), answer.said)));
    }
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.radios("outcome", "What is the answer?", choices(RequestOutcome::NAMES, None)),
        fill.text("said", "In words").hint("Such as which course, when, or why not now."),
    ];
    let form = Form::new(format!("/training/requests/{}", one.id), "Answer it", fields)
        .or_leave("Leave it", "/training/requests");
    let form = with_seen(form, sent, &errors, known.number);
    let frame = PageFrame {
        breadcrumbs: below("Training that was asked for", "/training/requests"),
        ..cx.frame("Answer a request for training")
    };
    show_parts_with(frame, vec![Part::Summary(Summary::new(rows)), Part::form(form)], errors)
}

/// The form of an answer.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let known = known(&cx, id).await?;
    page(&cx, &known, &Sent::default(), FieldErrors::default()).await
}

/// Takes the answer.
pub async fn answer(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known(&cx, id).await?);
    let mut typed = Typed::new(&sent);
    let Some(outcome) = typed.value::<RequestOutcome>("outcome", "Select an answer") else {
        return page(&cx, &known, &sent, typed.errors).await;
    };
    let asked = (RequestId::new(id), seen(&sent));
    match actions::training::answer_request(cx.guildhall(), &scope, asked, (outcome, &typed.text("said"))).await {
        Ok(()) => go_to("/training/requests?done=request-answered"),
        Err(failure) => page(&cx, &known, &sent, field_errors(failure)?).await,
    }
}
