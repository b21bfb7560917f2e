//! Whether what somebody enters of a risk, its rating, a scale or an appetite can be kept.

use super::{Appetites, Odd, Placing, Rated, Risk, Scale, odd};
use crate::strategy::{WrongField, check_line, check_text};

/// The most controls of one risk.
const CONTROLS_MAX: usize = 40;

/// The longest time from one review to the next, in months.
const REVIEW_MONTHS_MAX: u8 = 60;

/// What is wrong with a risk; nothing where it can be kept. That a part is [missing](super::missing) is no wrong.
#[must_use]
pub fn check(risk: &Risk, scales: &[Scale]) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "title", &risk.title, Some("Enter what people call the risk"));
    let texts = [("cause", &risk.cause), ("event", &risk.event), ("consequence", &risk.consequence)];
    let lines = [("category", &risk.category), ("owner", &risk.owner)];
    texts.into_iter().for_each(|(field, text)| check_text(&mut wrong, field, text, None));
    lines.into_iter().for_each(|(field, text)| check_line(&mut wrong, field, text, None));
    if !scales.iter().any(|scale| scale.code == risk.scale) {
        wrong.push(WrongField::new("scale", "Choose the scale by which the risk is rated"));
    }
    if risk.controls.len() > CONTROLS_MAX {
        wrong.push(WrongField::new("control-0-what", format!("Enter at most {CONTROLS_MAX} controls")));
    }
    for control in &risk.controls {
        check_line(&mut wrong, "control-0-what", &control.what, Some("Enter what each control is"));
        check_line(&mut wrong, "control-0-owner", &control.owner, None);
    }
    wrong
}

/// What is wrong with a review that places a risk anew: its last rating is the new one. Where a placing is [odd] it must be
/// confirmed.
#[must_use]
pub fn check_rated(risk: &Risk, rated: &Rated, scale: &Scale, is_confirmed: bool) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if rated.residual.is_none() {
        wrong.push(WrongField::new("residual-likelihood", "Choose where the risk stands with the controls there are"));
    }
    let placings = [
        ("inherent-likelihood", &rated.inherent),
        ("residual-likelihood", &rated.residual),
        ("target-likelihood", &rated.target),
    ];
    for (field, _) in placings.into_iter().filter(|(_, placing)| is_off(placing.as_ref(), scale)) {
        wrong.push(WrongField::new(field, "Choose a likelihood and an impact of the scale"));
    }
    check_text(&mut wrong, "why", &rated.why, Some("Enter why the risk is rated so"));
    if risk.next_review.is_some_and(|day| day <= rated.on) {
        wrong.push(WrongField::new("next_review", "Enter a day of the next review that is still to come, or none"));
    }
    let oddities = if wrong.is_empty() { odd(risk, scale, rated.on) } else { Vec::new() };
    if !is_confirmed && !oddities.is_empty() {
        let said: Vec<&str> = oddities.into_iter().map(Odd::label).collect();
        wrong.push(WrongField::new("confirmed", said.join(". ")));
    }
    wrong
}

fn is_off(placing: Option<&Placing>, scale: &Scale) -> bool {
    placing.is_some_and(|placing| scale.rating(placing).is_none())
}

/// What is wrong with a scale. Where a graver step leads to a milder rating, that must be confirmed.
#[must_use]
pub fn check_scale(scale: &Scale, is_confirmed: bool) -> Vec<WrongField> {
    let mut wrong: Vec<WrongField> =
        scale.wrong().into_iter().map(|one| WrongField::new("cell-0-0", one.to_string())).collect();
    for rating in &scale.ratings {
        check_line(&mut wrong, "rating-0-name", &rating.name, Some("Enter a name for each rating"));
        check_line(&mut wrong, "rating-0-to", &rating.escalate_to, None);
    }
    if scale.ratings.iter().any(|rating| !(1..=REVIEW_MONTHS_MAX).contains(&rating.review_months)) {
        let message = format!("Enter 1 to {REVIEW_MONTHS_MAX} months from one review to the next");
        wrong.push(WrongField::new("rating-0-months", message));
    }
    let falls = if wrong.is_empty() { scale.falls() } else { Vec::new() };
    if !is_confirmed && !falls.is_empty() {
        wrong.push(WrongField::new("confirmed", falls.join(". ")));
    }
    wrong
}

/// What is wrong with what the council takes of the risks of a scale.
#[must_use]
pub fn check_appetites(appetites: &Appetites, scale: &Scale) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if scale.rank(&appetites.usual).is_none() {
        wrong.push(WrongField::new("usual", "Choose the gravest rating that the council takes in general"));
    }
    for (category, rating) in &appetites.by_category {
        if scale.rank(rating).is_none() {
            let message = format!("Choose the gravest rating that the council takes of {category}");
            wrong.push(WrongField::new("rating-0", message));
        }
        check_line(&mut wrong, "category-0", category, None);
    }
    wrong
}
