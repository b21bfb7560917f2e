//! Entering advice, and saying what became of it.

use super::{ADVICE, known};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::library::records::{lines, records, records_field};
use crate::pages::strategy::below;
use crate::pages::versions::{history, seen, with_seen};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::advice::{Advice, AdviceId, AdviceOutcome, AdviceStage};

fn form(id: Option<i64>, now: u32, (sent, errors): (&Sent, &FieldErrors)) -> Form {
    let fill = Filled { sent, errors };
    let fields = vec![
        fill.line("subject", "What was the advice about?").hint("Call a project by the same name each time."),
        fill.radios("stage", "At which stage was it given?", choices(AdviceStage::NAMES, None)),
        fill.day("on", "When was it given?"),
        fill.text("said", "What was advised?"),
        fill.line("from", "Who gave it?").hint("A post is better than a name."),
        fill.radios("outcome", "What became of it?", choices(AdviceOutcome::NAMES, None)),
        fill.text("why", "Why was it not taken as it was given?")
            .hint("Leave this empty where it was, or where nobody knows yet."),
        records_field(fill, "about", "Which records does it belong to?"),
    ];
    let (action, button) = match id {
        None => (format!("{ADVICE}/new"), "Enter the advice"),
        Some(id) => (format!("{ADVICE}/{id}/change"), "Save"),
    };
    with_seen(Form::new(action, button, fields).or_leave("Cancel", ADVICE), sent, errors, now)
}

fn page_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let frame = PageFrame { breadcrumbs: below("Advice given", ADVICE), ..cx.frame("Enter advice") };
    show_parts_with(frame, vec![Part::form(form(None, 0, (sent, &errors)))], errors)
}

async fn page(cx: &Cx, id: i64, now: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let frame = PageFrame { breadcrumbs: below("Advice given", ADVICE), ..cx.frame("Change advice") };
    let versions = history::<Advice>(cx, &id.to_string()).await?;
    show_parts_with(frame, vec![Part::form(form(Some(id), now, (sent, &errors))), Part::Table(versions)], errors)
}

fn read(typed: &mut Typed<'_>, id: i64) -> Option<Advice> {
    let stage = typed.value("stage", "Select at which stage it was given");
    let on = typed.needed_day("on", "Enter when it was given");
    let outcome = typed.value("outcome", "Select what became of it");
    let about = records(typed, "about");
    let found = Advice {
        id: AdviceId::new(id),
        on: on?,
        stage: stage?,
        subject: typed.text("subject"),
        said: typed.text("said"),
        from: typed.text("from"),
        outcome: outcome?,
        why: typed.text("why"),
        about,
    };
    Some(found).filter(|_| !typed.is_wrong())
}

/// The empty form.
pub async fn new(cx: Cx) -> Answer {
    let fields = Fields::default().text("outcome", AdviceOutcome::Open.name()).day("on", Some(cx.today()));
    page_new(&cx, &fields.sent(), FieldErrors::default())
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let Some(advice) = read(&mut typed, 0) else { return page_new(&cx, &sent, typed.errors) };
    match actions::meetings::enter_advice(cx.guildhall(), &scope, advice).await {
        Ok(_) => go_to(&format!("{ADVICE}?done=advice-entered")),
        Err(failure) => page_new(&cx, &sent, field_errors(failure)?),
    }
}

/// The form of advice that is known.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let known = known::<Advice>(&cx, id).await?;
    let one = &known.record;
    let fields = Fields::default()
        .text("subject", &one.subject)
        .text("stage", one.stage.name())
        .day("on", Some(one.on))
        .text("said", &one.said)
        .text("from", &one.from)
        .text("outcome", one.outcome.name())
        .text("why", &one.why)
        .text("about", lines(&one.about));
    page(&cx, id, known.number, &fields.sent(), FieldErrors::default()).await
}

/// Takes the change.
pub async fn change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Advice>(&cx, id).await?);
    let mut typed = Typed::new(&sent);
    let Some(advice) = read(&mut typed, id) else { return page(&cx, id, known.number, &sent, typed.errors).await };
    match actions::meetings::change_advice(cx.guildhall(), &scope, &advice, seen(&sent)).await {
        Ok(()) => go_to(&format!("{ADVICE}?done=advice-changed")),
        Err(failure) => page(&cx, id, known.number, &sent, field_errors(failure)?).await,
    }
}
