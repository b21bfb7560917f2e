//! What waits in the records of training.

use crate::components::Task;
use crate::cx::Cx;
use crate::pages::strategy::day;
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::training::{GapState, gaps, running_out};
use domain::values::Date;

fn task(title: &str, href: &str, hint: String, status: String, tag: &str) -> Task {
    let tag = (!tag.is_empty()).then(|| tag.to_owned());
    Task { title: title.to_owned(), href: href.to_owned(), hint, status, tag }
}

/// Trainings that expired or end within sixty days, and requests that wait; for those who keep the records.
pub fn tasks(cx: &Cx, book: &Book, today: Date) -> Vec<Task> {
    if !cx.may(Action::EditStrategy) {
        return Vec::new();
    }
    let mut tasks = Vec::new();
    let all = gaps(&book.learners, &book.courses, &book.attended, today);
    let found = running_out(&all);
    let expired = found.iter().filter(|gap| matches!(gap.state, GapState::Expired { .. })).count();
    if expired > 0 {
        let status = format!("{expired} expired");
        tasks.push(task(
            "Renew trainings that expired",
            "/training?state=Expired",
            String::new(),
            status,
            "govuk-tag--red",
        ));
    }
    let ending: Vec<Date> = found
        .iter()
        .filter_map(|gap| match gap.state {
            GapState::Ending { on } => Some(on),
            _ => None,
        })
        .collect();
    if let Some(first) = ending.first() {
        let (hint, status) = (format!("The first ends on {}", day(*first)), format!("{} end soon", ending.len()));
        tasks.push(task("Renew trainings that end within sixty days", "/training?state=Ending+soon", hint, status, ""));
    }
    let waiting = book.training_requests.iter().filter(|one| one.answer.is_none()).count();
    if waiting > 0 {
        let status = format!("{waiting} wait");
        let href = "/training/requests?state=Waits";
        tasks.push(task("Answer requests for training", href, String::new(), status, "govuk-tag--blue"));
    }
    tasks
}
