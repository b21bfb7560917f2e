//! A request: what was asked for, who asked, what became of it.

use super::{START, below, book};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::pages::versions::{Kept, kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::access::Action;
use domain::format_requests::{
    Asker, FormatRequest, FormatRequestId, FormatSettings, RequestState, Standing, Step, StepKind, is_to_be_erased,
    standing,
};

/// What became of a request so far, in words.
fn state_said(one: &FormatRequest) -> String {
    match &one.state {
        RequestState::Asked => "Nobody has taken it yet".to_owned(),
        RequestState::InHand { since } => format!("In hand since {}", day(*since)),
        RequestState::Sent { on, cost: Some(cost) } => format!("Sent on {}; it cost {cost}", day(*on)),
        RequestState::Sent { on, cost: None } => format!("Sent on {}", day(*on)),
        RequestState::NotDone { on, why } => format!("Could not be done, {}: {why}", day(*on)),
    }
}

fn summary(one: &FormatRequest) -> Summary {
    let due = format!("{}, {} working days after it came in", day(one.due), one.days);
    let handler = if one.handler.is_empty() { "Nobody yet" } else { one.handler.as_str() };
    Summary::new(vec![
        SummaryRow::new("Document", one.asked_for.said()),
        SummaryRow::new("Format", one.format.label()),
        SummaryRow::new("Reference", &one.reference),
        SummaryRow::new("Came in", format!("{}, {}", day(one.came_in), one.channel.label().to_lowercase())),
        SummaryRow::new("Due", due),
        SummaryRow::new("Handled by", handler),
        SummaryRow::new("State", state_said(one)),
    ])
}

/// Who asked, or since when nobody knows.
fn asker(one: &FormatRequest, known: Option<Asker>, settings: &FormatSettings) -> Vec<Part> {
    let heading = Part::heading("Who asked");
    let Some(known) = known else {
        let said = one.erased_on.map_or_else(
            || "Who asked is kept no longer.".to_owned(),
            |on| format!("Who asked was erased on {}. The request stays and counts.", day(on)),
        );
        return vec![heading, Part::text(said)];
    };
    let rows = [
        ("Name", known.name),
        ("Reached at", known.reach),
        ("Language", known.language),
        ("In their words", known.words),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(key, value)| SummaryRow::new(key, value)).collect();
    let until = format!("This is erased {} months after the request is closed.", settings.months);
    vec![heading, Part::Summary(Summary::new(rows)), Part::text(until)]
}

fn step_form(one: &FormatRequest, now: u32, (sent, errors): (&Sent, &FieldErrors)) -> Form {
    let fill = Filled { sent, errors };
    let fields = vec![
        fill.radios("to", "What became of it?", choices(StepKind::NAMES, None)),
        fill.line("handler", "Who handles it?").hint("A post is better than a name."),
        fill.day("on", "On which day?"),
        fill.money("cost", "What did it cost?").hint("Where it was sent. Leave this empty where nobody noted it."),
        fill.text("why", "Why could it not be done?")
            .hint("Who asked reads this by their reference. Name nobody: it stays when who asked is erased."),
    ];
    let form = Form::new(format!("{START}/{}", one.id), "Save", fields).headed("Say what became of it");
    with_seen(form.or_leave("Leave it as it is", START), sent, errors, now)
}

/// The form that erases who asked, for those who may, once the request is closed.
fn erase_form(cx: &Cx, one: &FormatRequest, (sent, errors): (&Sent, &FieldErrors)) -> Option<Part> {
    let is_open_to = cx.may(Action::ErasePersonalData) && !one.state.is_open() && one.erased_on.is_none();
    let fill = Filled { sent, errors };
    // The other form of the page has a reason of its own.
    let why = fill.text("erase_why", "Why now?").hint("Such as that they wish it, and since when. Name nobody.");
    let form = Form::new(format!("{START}/{}/erase", one.id), "Erase who asked", vec![why])
        .headed("Erase who asked before the time is over")
        .looking("govuk-button--warning");
    is_open_to.then(|| Part::form(form))
}

async fn page(cx: &Cx, known: Kept<FormatRequest>, sent: &Sent, errors: FieldErrors) -> Answer {
    let one = &known.now.record;
    let scope = cx.scope_for(Action::HandleFormatRequests)?;
    let settings = book_settings(cx).await?;
    let who = store::format_requests::asker(&cx.guildhall().store, &scope, one.id).await?;
    // Whose time is over is shown to nobody, also where the next sweep has still to come.
    let is_over = one.erased_on.is_some() || is_to_be_erased(one, &settings, cx.today());
    let who = who.filter(|_| !is_over);
    let mut parts = Vec::new();
    if standing(one, cx.today()) == Standing::Overdue {
        parts.push(Part::Tag("Overdue".to_owned(), "govuk-tag--red"));
    }
    parts.push(Part::Summary(summary(one)));
    parts.extend(asker(one, who, &settings));
    if !is_over {
        parts.push(Part::form(step_form(one, known.now.number, (sent, &errors))));
    }
    parts.extend(erase_form(cx, one, (sent, &errors)));
    parts.push(Part::Table(known.versions));
    let title = format!("Request {}: {}", one.id, one.asked_for.said());
    show_parts_with(PageFrame { breadcrumbs: below(), ..cx.frame(&title) }, parts, errors)
}

async fn book_settings(cx: &Cx) -> Result<FormatSettings, PageFailure> {
    Ok(book(cx).await?.format_settings.clone())
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let known = kept::<FormatRequest>(&cx, &id.to_string()).await?;
    let fields = Fields::default().text("handler", &known.now.record.handler).day("on", Some(cx.today()));
    page(&cx, known, &fields.sent(), FieldErrors::default()).await
}

/// Takes what became of it.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let known = kept::<FormatRequest>(&cx, &id.to_string()).await?;
    let mut typed = Typed::new(&sent);
    let to = typed.value::<StepKind>("to", "Select what became of it");
    let on = typed.needed_day("on", "Enter the day");
    let cost = typed.money("cost");
    let (handler, why) = (typed.text("handler"), typed.text("why"));
    let (Some(to), Some(on), false) = (to, on, typed.is_wrong()) else {
        return page(&cx, known, &sent, typed.errors).await;
    };
    let step = Step { to, handler, on, cost, why };
    let asked = (FormatRequestId::new(id), seen(&sent));
    match actions::format_requests::handle(cx.guildhall(), &scope, asked, &step).await {
        Ok(()) => go_to(&format!("{START}/{id}?done=format-handled")),
        Err(failure) => {
            let errors = wrong_fields(&cx, failure, "to")?;
            page(&cx, known, &sent, errors).await
        }
    }
}

/// Erases who asked.
pub async fn erase(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let known = kept::<FormatRequest>(&cx, &id.to_string()).await?;
    let why = sent.text("erase_why");
    match actions::format_requests::erase(cx.guildhall(), &scope, FormatRequestId::new(id), why).await {
        Ok(()) => go_to(&format!("{START}/{id}?done=asker-erased")),
        Err(failure) => {
            let mut errors = FieldErrors::default();
            field_errors(failure)?.iter().for_each(|error| errors.add("erase_why", &error.message));
            page(&cx, known, &sent, errors).await
        }
    }
}
