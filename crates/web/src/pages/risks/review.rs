//! Reviewing a risk: where it stands, why, and when it is looked at again.

use super::{address, below_risk, matrix, register};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields};
use crate::parts::{Filled, Form, Part, Typed, show_parts, show_parts_with};
use actions::risks::NewRating;
use domain::risks::{Placing, Risk, RiskId, Scale, Step};
use domain::values::Date;

const PLACINGS: [(&str, &str); 3] = [
    ("inherent", "Before any control"),
    ("residual", "With the controls there are"),
    ("target", "Where it shall be once its actions are done"),
];

fn steps(steps: &[Step]) -> Vec<Choice> {
    let step = |step: &Step| Choice::new(&step.code, &format!("{}: {}", step.name, step.meaning));
    [Choice::new("", "Not rated")].into_iter().chain(steps.iter().map(step)).collect()
}

fn fields(filled: &Filled<'_>, scale: &Scale) -> Vec<Field> {
    let mut fields = Vec::new();
    for (name, label) in PLACINGS {
        fields.push(filled.heading(label));
        let (likelihood, impact) = (format!("{name}-likelihood"), format!("{name}-impact"));
        fields.push(filled.select(&likelihood, "Likelihood", steps(&scale.likelihoods)));
        fields.push(filled.select(&impact, "Impact", steps(&scale.impacts)));
    }
    fields.push(filled.heading("The review"));
    fields.push(filled.text("why", "Why it is rated so"));
    let next = filled.day("next_review", "Next review");
    fields.push(next.hint("Leave it empty to let it follow from the rating."));
    let is_asked = !filled.errors.of("confirmed").is_empty() || filled.sent.ticked("confirmed");
    if is_asked {
        let choice = Choice::new("yes", "It is meant so");
        fields.push(filled.boxes("confirmed", "Confirm what is odd", vec![choice]));
    }
    fields
}

fn typed_of(risk: &Risk, today: Date) -> Sent {
    let rated = risk.rated_on(today);
    let placings = rated.map(|rated| [&rated.inherent, &rated.residual, &rated.target]).into_iter().flatten();
    let mut fields = Fields::default();
    for ((name, _), placing) in PLACINGS.into_iter().zip(placings) {
        let placing = placing.as_ref();
        fields = fields
            .maybe(&format!("{name}-likelihood"), placing.map(|placing| &placing.likelihood))
            .maybe(&format!("{name}-impact"), placing.map(|placing| &placing.impact));
    }
    fields.sent()
}

fn placing(typed: &mut Typed<'_>, name: &str) -> Option<Placing> {
    let field = format!("{name}-likelihood");
    let (likelihood, impact) = (typed.text(&field), typed.text(&format!("{name}-impact")));
    match (likelihood.is_empty(), impact.is_empty()) {
        (true, true) => None,
        (false, false) => Some(Placing { likelihood, impact }),
        _ => {
            typed.wrong(&field, "Choose both a likelihood and an impact, or neither");
            None
        }
    }
}

async fn show(cx: &Cx, id: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Risk>(cx, &id.to_string()).await?.now;
    let register = register(cx).await?;
    let risk = &now.record;
    let frame = PageFrame { breadcrumbs: below_risk(risk), ..cx.frame("Review the risk") };
    let Some(scale) = register.scale(&risk.scale) else {
        let text =
            "The council has no scale any more by which this risk was rated. Change the risk and choose one first.";
        return show_parts(
            frame,
            vec![Part::text(text), Part::button("Change the risk", &format!("{}/change", address(risk.id)))],
        );
    };
    let own = typed_of(risk, register.today);
    let sent = sent.unwrap_or(&own);
    let filled = Filled { sent, errors: &errors };
    let at = address(risk.id);
    let form = Form::new(format!("{at}/review"), "Save the review", fields(&filled, scale)).or_leave("Cancel", &at);
    let form = Part::form(with_seen(form, sent, &errors, now.number));
    let mut parts = vec![Part::Small(risk.title.clone())];
    parts.extend(Some(risk.told()).filter(|told| !told.is_empty()).map(Part::Text));
    parts.extend([matrix::matrix(scale), form]);
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    show(&cx, id, None, FieldErrors::default()).await
}

/// Takes the review.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let [inherent, residual, target] = PLACINGS.map(|(name, _)| placing(&mut typed, name));
    let next_review = typed.day("next_review");
    if typed.is_wrong() {
        return show(&cx, id, Some(&sent), typed.errors).await;
    }
    let is_confirmed = sent.ticked("confirmed");
    let rating = NewRating { inherent, residual, target, why: typed.text("why"), next_review, is_confirmed };
    let at = (RiskId::new(id), seen(&sent));
    match actions::risks::rate(cx.guildhall(), &cx.scope()?, at, rating).await {
        Ok(()) => go_to(&format!("{}?done=risk-rated", address(at.0))),
        Err(failure) => show(&cx, id, Some(&sent), wrong_fields(&cx, failure, "residual-likelihood")?).await,
    }
}
