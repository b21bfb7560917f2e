//! Settling how much risk the council takes by a scale.

use super::{Register, below_risks, register};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::risks::{Appetites, Scale};
use domain::strategy::ScaleAppetites;
use std::collections::{BTreeMap, BTreeSet};

/// The most kinds of risk that a form reads.
const KINDS: usize = 60;

fn category(number: usize) -> String {
    format!("category-{number}")
}

fn rating(number: usize) -> String {
    format!("rating-{number}")
}

fn fields(filled: &Filled<'_>, scale: &Scale) -> Vec<Field> {
    let none = |text: &str| {
        let ratings = scale.ratings.iter().map(|one| Choice::new(&one.code, &one.name));
        [Choice::new("", text)].into_iter().chain(ratings).collect::<Vec<_>>()
    };
    let usual = filled.select("usual", "The gravest rating that the council takes in general", none("Not settled"));
    let mut fields = vec![usual, filled.heading("Kinds of risk of which it takes more or less")];
    let typed =
        (0..KINDS).filter(|number| filled.sent.entered(&category(*number)).is_some()).max().map_or(0, |last| last + 1);
    for number in 0..(typed + 2).min(KINDS) {
        fields.push(filled.line(&category(number), &format!("Kind {}", number + 1)));
        let label = format!("The gravest rating that it takes of kind {}", number + 1);
        fields.push(filled.select(&rating(number), &label, none("As in general")));
    }
    fields.push(filled.text("why", "Why, and who decided"));
    fields
}

/// What stands in the form first: what is settled, and the kinds of risk that the register has.
fn typed_of(register: &Register, scale: &Scale) -> Sent {
    let settled = register.appetites.get(&scale.code);
    let empty = BTreeMap::new();
    let by_category = settled.map_or(&empty, |one| &one.by_category);
    let used = register.book.risks.iter().filter(|risk| risk.scale == scale.code).map(|risk| risk.category.trim());
    let mut kinds: BTreeSet<&str> = used.filter(|kind| !kind.is_empty()).collect();
    kinds.extend(by_category.keys().map(String::as_str));
    let mut fields = Fields::default().maybe("usual", settled.map(|one| &one.usual));
    for (number, kind) in kinds.into_iter().enumerate() {
        fields = fields.text(&category(number), kind).maybe(&rating(number), by_category.get(kind));
    }
    fields.sent()
}

fn read(typed: &mut Typed<'_>) -> Appetites {
    let mut by_category = BTreeMap::new();
    for number in 0..KINDS {
        let (kind, code) = (typed.text(&category(number)), typed.text(&rating(number)));
        if kind.is_empty() && !code.is_empty() {
            typed.wrong(&category(number), "Enter the kind of risk, or choose as in general");
        } else if !code.is_empty() && by_category.insert(kind, code).is_some() {
            typed.wrong(&category(number), "Enter each kind of risk once");
        }
    }
    Appetites { usual: typed.text("usual"), by_category }
}

async fn show(cx: &Cx, code: &str, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let register = register(cx).await?;
    let scale = register.scale(code).ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let now = store::records::one::<ScaleAppetites>(&cx.guildhall().store, &cx.scope()?, code).await?;
    let own = typed_of(&register, scale);
    let sent = sent.unwrap_or(&own);
    let at = format!("/risks/scales/{code}/appetite");
    let form = Form::new(at, "Settle the appetite", fields(&Filled { sent, errors: &errors }, scale));
    let number = now.map_or(0, |version| version.number);
    let form = with_seen(form.or_leave("Cancel", "/risks/scales"), sent, &errors, number);
    let breadcrumbs = [below_risks(), vec![Link::new("Scales and appetite", "/risks/scales")]].concat();
    let frame = PageFrame { breadcrumbs, ..cx.frame("How much risk the council takes") };
    let said = Part::text(
        "A risk that is graver with its controls than this must go to somebody higher, and needs an action.",
    );
    show_parts_with(frame, vec![said, Part::form(form)], errors)
}

/// The form.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    show(&cx, &code, None, FieldErrors::default()).await
}

/// Takes it.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let appetites = ScaleAppetites { scale: code.clone(), appetites: read(&mut typed) };
    if typed.is_wrong() {
        return show(&cx, &code, Some(&sent), typed.errors).await;
    }
    let why = typed.text("why");
    match actions::risks::settle(cx.guildhall(), &cx.scope()?, (&appetites, seen(&sent)), &why).await {
        Ok(()) => go_to("/risks/scales?done=risk-appetite"),
        Err(failure) => show(&cx, &code, Some(&sent), wrong_fields(&cx, failure, "usual")?).await,
    }
}
