//! The scales of the council, what it takes by each, and those that it can begin with.

use super::{Register, below_risks, matrix, register};
use crate::components::{Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::wrong_fields;
use crate::parts::{Button, Form, Part, show_parts};
use actions::risks::{adopt, shipped};
use domain::access::Action;
use domain::risks::Scale;

/// What a council without a scale is offered first.
pub fn begin(cx: &Cx) -> Vec<Part> {
    if !cx.may(Action::SettleStrategy) {
        let text = "The council has no scale of risk yet. Ask your head of procurement to choose one under Scales and appetite.";
        return vec![Part::text(text)];
    }
    let mut parts = vec![Part::text(
        "Choose the scale by which the council rates its risks first. You can change every cell of it later.",
    )];
    parts.extend(shipped().iter().flat_map(offered));
    parts.push(Part::Buttons(vec![begin_own()]));
    parts
}

fn begin_own() -> Button {
    Button { link: Link::new("Begin a scale of your own", "/risks/scales/new"), secondary: true }
}

/// A scale that can be adopted with one button.
fn offered(scale: &Scale) -> Vec<Part> {
    let button = format!("Use {}", scale.name);
    let form = Form::new("/risks/scales/adopt", &button, Vec::new()).with("code", scale.code.as_str());
    vec![Part::heading(&scale.name), matrix::matrix(scale), matrix::meanings(scale), Part::form(form)]
}

fn appetite(register: &Register, scale: &Scale) -> Part {
    let Some(appetites) = register.appetites.get(&scale.code) else {
        return Part::text(
            "How much risk the council takes by this scale is not settled, so that nobody can tell what is above it.",
        );
    };
    let name =
        |code: &str| scale.ratings.iter().find(|one| one.code == code).map_or(code, |one| one.name.as_str()).to_owned();
    let mut rows = vec![SummaryRow::new("The council takes at most", name(&appetites.usual))];
    let of_category = appetites.by_category.iter().map(|(category, code)| SummaryRow::new(category, name(code)));
    rows.extend(of_category);
    Part::Summary(Summary::new(rows))
}

fn own(cx: &Cx, register: &Register, scale: &Scale) -> Vec<Part> {
    let mut parts =
        vec![Part::heading(&scale.name), matrix::matrix(scale), matrix::ratings(scale), matrix::meanings(scale)];
    let falls = scale.falls();
    if !falls.is_empty() {
        parts.push(Part::Bullets(falls));
    }
    parts.push(appetite(register, scale));
    if cx.may(Action::SettleStrategy) {
        let at = format!("/risks/scales/{}", scale.code);
        let change = Link::new("Change the matrix", &at);
        let settle = Link::new("Settle the appetite", &format!("{at}/appetite"));
        let steps = Link::new("Change the steps", &format!("{at}/steps"));
        parts.push(Part::Buttons([settle, change, steps].map(|link| Button { link, secondary: true }).into()));
    }
    parts
}

/// The scales.
pub async fn open(cx: Cx) -> Answer {
    let register = register(&cx).await?;
    let frame = PageFrame { breadcrumbs: below_risks(), ..cx.frame("Scales and appetite") };
    if register.book.scales.is_empty() {
        return show_parts(frame, begin(&cx));
    }
    let mut parts: Vec<Part> = register.book.scales.iter().flat_map(|scale| own(&cx, &register, scale)).collect();
    if cx.may(Action::SettleStrategy) {
        parts.push(Part::Buttons(vec![begin_own()]));
    }
    let others = shipped();
    let others: Vec<&Scale> = others.iter().filter(|scale| register.scale(&scale.code).is_none()).collect();
    if cx.may(Action::SettleStrategy) && !others.is_empty() {
        parts.push(Part::text("The council can rate by this scale too."));
        parts.extend(others.into_iter().flat_map(offered));
    }
    show_parts(frame, parts)
}

/// Makes a scale the council's own.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    match adopt(cx.guildhall(), &cx.scope()?, sent.text("code")).await {
        Ok(()) => go_to("/risks/scales?done=risk-scale-adopted"),
        Err(failure) => {
            Err(wrong_fields(&cx, failure, "code").err().unwrap_or_else(crate::failure::PageFailure::not_found))
        }
    }
}
