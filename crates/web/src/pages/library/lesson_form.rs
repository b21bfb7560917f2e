//! Writing a lesson down, and changing what it says.

use super::{below, known};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::record;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::library::Lesson;

fn page(cx: &Cx, code: Option<&str>, seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.line("title", "What is the lesson called?"),
        fill.text("happened", "What happened?").hint("Name nobody."),
        fill.text("learned", "What would you do another time?"),
        fill.line("from", "What was it learned from?")
            .hint("The action, saving or other record, such as actions/24. Leave this empty if there is none."),
        fill.day("on", "When was it written down?"),
    ];
    let (title, action, button) = match code {
        None => ("Write a lesson down", "/library/lessons/new".to_owned(), "Write it down"),
        Some(code) => ("Change a lesson", format!("/library/lessons/{code}/change"), "Save"),
    };
    let form = Form::new(action, button, fields).with("seen", seen.to_string()).or_leave("Cancel", "/library/lessons");
    let frame = PageFrame { breadcrumbs: below("Lessons", "/library/lessons"), ..cx.frame(title) };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

fn read(typed: &mut Typed<'_>, code: &str) -> Option<Lesson> {
    let on = typed.needed_day("on", "Enter when it was written down");
    let from = match typed.text("from").as_str() {
        "" => None,
        text => match record(text) {
            Ok(found) => Some(found),
            Err(message) => {
                typed.wrong("from", &message);
                None
            }
        },
    };
    Some(Lesson {
        code: code.to_owned(),
        title: typed.text("title"),
        happened: typed.text("happened"),
        learned: typed.text("learned"),
        from,
        on: on?,
        used_in: Vec::new(),
        shared_with: Vec::new(),
        is_open: false,
    })
    .filter(|_| !typed.is_wrong())
}

/// The empty form; an address can name what it was learned from.
pub async fn new(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let sent = Fields::default().maybe("from", asked.entered("from")).day("on", Some(cx.today())).sent();
    page(&cx, None, 0, &sent, FieldErrors::default())
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let Some(lesson) = read(&mut typed, "") else { return page(&cx, None, 0, &sent, typed.errors) };
    match actions::library::enter_lesson(cx.guildhall(), &scope, lesson).await {
        Ok(code) => go_to(&format!("/library/lessons/{code}?done=lesson-entered")),
        Err(failure) => page(&cx, None, 0, &sent, field_errors(failure)?),
    }
}

/// The form of a lesson that is known.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known::<Lesson>(&cx, &code).await?;
    let one = &known.record;
    let fields =
        Fields::default().text("title", &one.title).text("happened", &one.happened).text("learned", &one.learned);
    let sent = fields.maybe("from", one.from.as_ref()).day("on", Some(one.on)).sent();
    page(&cx, Some(&code), known.number, &sent, FieldErrors::default())
}

/// Takes the change.
pub async fn change(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Lesson>(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let seen = sent.text("seen").parse().unwrap_or(0);
    let Some(lesson) = read(&mut typed, &code) else { return page(&cx, Some(&code), seen, &sent, typed.errors) };
    match actions::library::change_lesson(cx.guildhall(), &scope, lesson, seen).await {
        Ok(()) => go_to(&format!("/library/lessons/{code}?done=lesson-changed")),
        Err(failure) => page(&cx, Some(&code), known.number, &sent, field_errors(failure)?),
    }
}
