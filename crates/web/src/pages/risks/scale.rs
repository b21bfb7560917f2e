//! Changing a scale: the rating of each cell, and what follows from each rating.

use super::{below_risks, matrix};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::risks::{Rating, Scale};

fn cell(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

fn rating(number: usize, of: &str) -> String {
    format!("rating-{number}-{of}")
}

fn fields(filled: &Filled<'_>, scale: &Scale) -> Vec<Field> {
    let ratings = || scale.ratings.iter().map(|one| Choice::new(&one.code, &one.name)).collect::<Vec<_>>();
    let mut fields = vec![filled.heading("The rating of each pair")];
    for (row, likelihood) in scale.likelihoods.iter().enumerate().rev() {
        for (column, impact) in scale.impacts.iter().enumerate() {
            let label = format!("Likelihood {}, impact {}", likelihood.name, impact.name);
            fields.push(filled.select(&cell(row, column), &label, ratings()));
        }
    }
    fields.push(filled.heading("What follows from each rating"));
    for (number, one) in scale.ratings.iter().enumerate().rev() {
        fields.push(filled.line(&rating(number, "name"), &format!("{}: what people read, colour and word", one.name)));
        let months =
            filled.number(&rating(number, "months"), &format!("{}: months from one review to the next", one.name));
        fields.push(months.wide("govuk-input--width-3"));
        let to = filled.line(&rating(number, "to"), &format!("{}: who must know", one.name));
        fields.push(to.hint("Leave it empty where its owner is enough."));
    }
    if !filled.errors.of("confirmed").is_empty() || filled.sent.ticked("confirmed") {
        let choice = Choice::new("yes", "It is meant so");
        fields.push(filled.boxes("confirmed", "Confirm that a graver step leads to a milder rating", vec![choice]));
    }
    fields.push(filled.text("why", "Why it is changed, and who decided"));
    fields
}

fn typed_of(scale: &Scale) -> Sent {
    let mut fields = Fields::default();
    for (row, codes) in scale.matrix.iter().enumerate() {
        for (column, code) in codes.iter().enumerate() {
            fields = fields.text(&cell(row, column), code);
        }
    }
    for (number, one) in scale.ratings.iter().enumerate() {
        fields = fields
            .text(&rating(number, "name"), &one.name)
            .text(&rating(number, "months"), one.review_months.to_string())
            .text(&rating(number, "to"), &one.escalate_to);
    }
    fields.sent()
}

/// The scale with the cells and ratings that were typed; its steps and the codes of its ratings stay, for records hold them.
fn read(typed: &mut Typed<'_>, scale: &Scale) -> Scale {
    let of_row = |row: usize| (0..scale.impacts.len()).map(|column| typed.text(&cell(row, column))).collect();
    let matrix = (0..scale.likelihoods.len()).map(of_row).collect();
    let mut ratings = Vec::new();
    for (number, one) in scale.ratings.iter().enumerate() {
        let months = typed.value(&rating(number, "months"), "Enter the months from one review to the next as a number");
        ratings.push(Rating {
            code: one.code.clone(),
            name: typed.text(&rating(number, "name")),
            review_months: months.unwrap_or(one.review_months),
            escalate_to: typed.text(&rating(number, "to")),
        });
    }
    Scale { matrix, ratings, ..scale.clone() }
}

async fn show(cx: &Cx, code: &str, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Scale>(cx, code).await?;
    let scale = &now.now.record;
    let own = typed_of(scale);
    let sent = sent.unwrap_or(&own);
    let at = format!("/risks/scales/{}", scale.code);
    let form = Form::new(at, "Save the scale", fields(&Filled { sent, errors: &errors }, scale));
    let form = with_seen(form.or_leave("Cancel", "/risks/scales"), sent, &errors, now.now.number);
    let breadcrumbs = [below_risks(), vec![Link::new("Scales and appetite", "/risks/scales")]].concat();
    let frame = PageFrame { breadcrumbs, ..cx.frame(&format!("Change the scale {}", scale.name)) };
    let said = Part::text(
        "Every risk of this scale is read by the new cells from today on. The ratings that were given stay in each risk's history.",
    );
    show_parts_with(frame, vec![said, matrix::matrix(scale), Part::form(form), Part::Table(now.versions)], errors)
}

/// The form.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    show(&cx, &code, None, FieldErrors::default()).await
}

/// Takes the changed scale.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let now = kept::<Scale>(&cx, &code).await?.now;
    let mut typed = Typed::new(&sent);
    let scale = read(&mut typed, &now.record);
    if typed.is_wrong() {
        return show(&cx, &code, Some(&sent), typed.errors).await;
    }
    let why = (typed.text("why"), sent.ticked("confirmed"));
    match actions::risks::change_scale(cx.guildhall(), &cx.scope()?, (&scale, seen(&sent)), (&why.0, why.1)).await {
        Ok(()) => go_to("/risks/scales?done=risk-scale-changed"),
        Err(failure) => show(&cx, &code, Some(&sent), wrong_fields(&cx, failure, "cell-0-0")?).await,
    }
}
