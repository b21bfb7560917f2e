//! What waits in the library for those who keep it.

use crate::components::Task;
use crate::cx::Cx;
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::library::{LinkState, links_to_see_to, overdue};
use domain::values::Date;

fn task(title: &str, href: &str, status: String) -> Task {
    Task {
        title: title.to_owned(),
        href: href.to_owned(),
        hint: String::new(),
        status,
        tag: Some("govuk-tag--red".to_owned()),
    }
}

/// Documents to review, and links that are broken or have to be tried; none for who does not keep the library.
pub fn tasks(cx: &Cx, book: &Book, today: Date) -> Vec<Task> {
    if !cx.may(Action::EditStrategy) {
        return Vec::new();
    }
    let mut tasks = Vec::new();
    let late = overdue(&book.documents, today).len();
    if late > 0 {
        tasks.push(task("Review documents of the library", "/library?review=Overdue", format!("{late} overdue")));
    }
    let links = links_to_see_to(&book.documents, today, |record| book.holds(record));
    let broken = links.iter().filter(|(_, state)| *state == LinkState::Broken).count();
    if broken > 0 {
        tasks.push(task("Mend links of the library", "/library?link=Broken", format!("{broken} broken")));
    }
    let untried = links.len() - broken;
    if untried > 0 {
        let status = format!("{untried} to try");
        tasks.push(Task { tag: None, ..task("Try links of the library", "/library?link=To+be+tried", status) });
    }
    tasks
}
