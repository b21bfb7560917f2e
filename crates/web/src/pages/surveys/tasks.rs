//! What waits in surveys: an answer of one's own, and what closed surveys found, for those who run them.

use super::answer::has_answered_here;
use crate::components::Task;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::pages::strategy::day;
use domain::access::{Action, Scope};
use domain::strategy::Book;
use domain::strategy::surveys::{Survey, waits};

/// Whether an action came of a survey.
fn led_to_action(book: &Book, survey: &Survey) -> bool {
    book.actions.iter().any(|one| one.records("surveys").any(|record| record.id() == survey.code))
}

/// The person's tasks: surveys that ask those who work for the council and that they have not answered, then surveys that
/// closed and led to nothing yet.
pub async fn tasks(cx: &Cx, scope: &Scope, book: &Book) -> Result<Vec<Task>, PageFailure> {
    let today = cx.today();
    let mut tasks = Vec::new();
    for survey in book.surveys.iter().filter(|one| one.asked.is_inside() && one.is_open(today)) {
        if !has_answered_here(cx, scope, survey).await? {
            tasks.push(Task {
                title: format!("Answer the survey: {}", survey.title),
                href: format!("/surveys/{}/answer", survey.code),
                hint: format!("Until {}. Nobody can see what you answer", day(survey.closes)),
                status: "Not answered".to_owned(),
                tag: Some("govuk-tag--blue".to_owned()),
            });
        }
    }
    if cx.may(Action::EditStrategy) {
        let waiting = book.surveys.iter().filter(|one| waits(one, led_to_action(book, one), today));
        tasks.extend(waiting.map(|survey| Task {
            title: format!("Act on what the survey found: {}", survey.title),
            href: format!("/surveys/{}", survey.code),
            hint: format!("It closed on {}, and no action has come of it yet", day(survey.closes)),
            status: "Closed".to_owned(),
            tag: None,
        }));
    }
    Ok(tasks)
}
