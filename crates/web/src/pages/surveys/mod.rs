//! Surveys: who is asked, what they answered, and what was done about it.

pub mod answer;
pub mod answers;
pub mod by_link;
pub mod change;
mod comments;
mod form;
pub mod links;
pub mod list;
pub mod new;
mod questions;
pub mod show;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::records::Version;
use domain::strategy::surveys::Survey;
use domain::values::Date;

/// The way to pages below the surveys.
fn below_surveys() -> Vec<Link> {
    vec![Link::new("Strategy", "/strategy"), Link::new("Surveys", "/surveys")]
}

/// The way to pages below a survey.
fn below(survey: &Survey) -> Vec<Link> {
    let here = Link::new(&survey.title, &format!("/surveys/{}", survey.code));
    below_surveys().into_iter().chain([here]).collect()
}

/// A survey of the council with its version.
async fn known(cx: &Cx, code: &str) -> Result<Version<Survey>, PageFailure> {
    let found = store::records::one::<Survey>(&cx.guildhall().store, &cx.scope()?, code).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// How far a survey is, in a word.
fn state(survey: &Survey, today: Date) -> &'static str {
    if survey.is_open(today) {
        "Open"
    } else if survey.is_closed(today) {
        "Closed"
    } else {
        "Not begun"
    }
}
