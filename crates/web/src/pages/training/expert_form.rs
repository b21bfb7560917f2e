//! Entering somebody who can be asked, and changing what is known of them.

use super::below;
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::records::Version;
use domain::strategy::training::Expert;

const START: &str = "/training/experts";

fn page(cx: &Cx, code: Option<&str>, now: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.line("person", "Who can be asked?").hint("Only somebody who agreed to be named here."),
        fill.text("categories", "What does the person know?")
            .hint("Each category on a line, such as Waste or Social care."),
        fill.text("helps_with", "What can the person help with?")
            .hint("Such as writing a specification or weighing tenders."),
        fill.line("contact", "How is the person reached at work?"),
        fill.day("until", "Until when?").hint("Leave this empty where there is no last day."),
    ];
    let (title, action, button) = match code {
        None => ("Enter somebody who can be asked", format!("{START}/new"), "Enter"),
        Some(code) => ("Change somebody who can be asked", format!("{START}/{code}/change"), "Save"),
    };
    let form = with_seen(Form::new(action, button, fields).or_leave("Cancel", START), sent, &errors, now);
    let frame = PageFrame { breadcrumbs: below("Who can be asked", START), ..cx.frame(title) };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

fn read(typed: &mut Typed<'_>, code: &str) -> Option<Expert> {
    let until = typed.day("until");
    let mut categories = typed.lines("categories");
    categories.sort();
    categories.dedup();
    let found = Expert {
        code: code.to_owned(),
        person: typed.text("person"),
        categories,
        helps_with: typed.text("helps_with"),
        contact: typed.text("contact"),
        until,
    };
    Some(found).filter(|_| !typed.is_wrong())
}

/// The empty form.
pub async fn new(cx: Cx) -> Answer {
    page(&cx, None, 0, &Sent::default(), FieldErrors::default())
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let Some(expert) = read(&mut typed, "") else { return page(&cx, None, 0, &sent, typed.errors) };
    match actions::training::enter_expert(cx.guildhall(), &scope, expert).await {
        Ok(_) => go_to(&format!("{START}?done=expert-entered")),
        Err(failure) => page(&cx, None, 0, &sent, field_errors(failure)?),
    }
}

async fn known(cx: &Cx, code: &str) -> Result<Version<Expert>, PageFailure> {
    let found = store::records::one::<Expert>(&cx.guildhall().store, &cx.scope()?, code).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// The form of somebody who is known.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let known = known(&cx, &code).await?;
    let one = &known.record;
    let fields = Fields::default().text("person", &one.person).text("categories", one.categories.join("\n"));
    let fields = fields.text("helps_with", &one.helps_with).text("contact", &one.contact).day("until", one.until);
    page(&cx, Some(&code), known.number, &fields.sent(), FieldErrors::default())
}

/// Takes the change.
pub async fn change(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let Some(expert) = read(&mut typed, &code) else {
        return page(&cx, Some(&code), known.number, &sent, typed.errors);
    };
    match actions::training::change_expert(cx.guildhall(), &scope, &expert, seen(&sent)).await {
        Ok(()) => go_to(&format!("{START}?done=expert-changed")),
        Err(failure) => page(&cx, Some(&code), known.number, &sent, field_errors(failure)?),
    }
}
