//! Training and competence: who needs what, who has it, and where it is missing.
//!
//! Names of people stand only on pages for those who keep the records of training; everybody else sees numbers.

pub mod attendance;
pub mod attested;
pub mod competences;
pub mod course;
pub mod courses;
pub mod enrolment;
pub mod expert_form;
pub mod experts;
pub mod home;
pub mod learner_form;
pub mod people;
pub mod person;
pub mod request;
pub mod requests;

use crate::components::{Choice, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use domain::strategy::Book;
use domain::strategy::training::{Audience, GapState};
use std::sync::Arc;

/// What a name is kept for, said wherever one is typed.
const WHY_NAMES: &str = "Names are kept to see who needs which training, and for nothing else. Enter a name or a number of the \
                         staff records, and nothing more about the person. Only those who keep these records see names.";

/// The way to pages below training.
fn below_training() -> Vec<Link> {
    vec![Link::new("Strategy", "/strategy"), Link::new("Training", "/training")]
}

/// The way to pages below a page of training.
fn below(text: &str, href: &str) -> Vec<Link> {
    below_training().into_iter().chain([Link::new(text, href)]).collect()
}

/// All that the council recorded.
async fn book(cx: &Cx) -> Result<Arc<Book>, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?)
}

/// The address of somebody's page.
fn address_of(person: &str) -> String {
    let encoded = serde_urlencoded::to_string([("p", person)]).unwrap_or_default();
    format!("/training/people/{}", encoded.trim_start_matches("p=").replace('+', "%20"))
}

/// How somebody stands with a course, in words.
fn said(state: GapState) -> String {
    match state {
        GapState::Missing => "Never taken".to_owned(),
        GapState::Expired { since } => format!("Expired on {}", crate::pages::strategy::day(since)),
        GapState::Ending { on } => format!("Ends on {}", crate::pages::strategy::day(on)),
        GapState::Held => "Holds".to_owned(),
    }
}

/// Parts in the council, in words.
fn audiences_said(audiences: &[Audience]) -> String {
    audiences.iter().map(|one| one.label()).collect::<Vec<_>>().join("; ")
}

/// The competences to choose from.
fn competence_choices(book: &Book) -> Vec<Choice> {
    book.competences.iter().map(|one| Choice::new(&one.code, &one.name)).collect()
}

/// How many of a whole, with the share in per cent; without one where the whole is nothing.
fn of_whole(part: usize, whole: usize) -> String {
    match domain::strategy::Quantity::share(i64::try_from(part).unwrap_or(0), i64::try_from(whole).unwrap_or(0)) {
        Some(share) => format!("{part} of {whole}, {}", share.in_tenths()),
        None => format!("{part} of {whole}"),
    }
}
