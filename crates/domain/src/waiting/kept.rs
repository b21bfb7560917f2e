//! What waits in registers for those who keep them: savings to sign off, audit, the library, training, requests
//! for other formats.

use super::{Facts, Press, Subject, Waiting, day};
use crate::access::Action;
use crate::format_requests::{Standing, in_order, standing};
use crate::strategy::actions::overdue as overdue_recommendations;
use crate::strategy::library::{LinkState, links_to_see_to, overdue as overdue_documents};
use crate::strategy::training::{GapState, gaps, running_out};
use crate::values::Date;

/// What finance is asked for.
pub(super) fn sign_offs(facts: &Facts<'_>) -> Vec<Waiting> {
    let is_waiting = |saving: &&crate::savings::Saving| crate::savings::waits_for_finance(saving, facts.today);
    let waiting = facts.book.savings.iter().filter(is_waiting).count();
    if waiting == 0 || !(facts.may)(Action::SignOffSavings) {
        return Vec::new();
    }
    let standing = if waiting == 1 { "1 waits".to_owned() } else { format!("{waiting} wait") };
    let one = Waiting::new(Subject::Savings, "Sign off savings that were claimed", "/savings?waits=Finance");
    vec![one.standing(standing, Press::Asked)]
}

/// What audit recommended and is late, for those who follow it up.
pub(super) fn audit(facts: &Facts<'_>) -> Vec<Waiting> {
    let late = overdue_recommendations(&facts.book.reviews, facts.today).len();
    if late == 0 || !(facts.may)(Action::RecordAudit) {
        return Vec::new();
    }
    let one = Waiting::new(Subject::Audit, "Follow up what audit recommended", "/strategy/audits");
    vec![one.standing(format!("{late} overdue"), Press::Overdue)]
}

/// Documents to review, and links that are broken or have to be tried; none for who does not keep the library.
pub(super) fn library(facts: &Facts<'_>) -> Vec<Waiting> {
    let (book, today) = (facts.book, facts.today);
    if !(facts.may)(Action::EditStrategy) {
        return Vec::new();
    }
    let links = links_to_see_to(&book.documents, today, |record| book.holds(record));
    let broken = links.iter().filter(|(_, state)| *state == LinkState::Broken).count();
    let late = overdue_documents(&book.documents, today).len();
    let tell = |count: usize, what: &str, address: &str, standing: &str, press: Press| {
        let one = Waiting::new(Subject::Library, what, address).standing(format!("{count} {standing}"), press);
        (count > 0).then_some(one)
    };
    let told = [
        tell(late, "Review documents of the library", "/library?review=Overdue", "overdue", Press::Overdue),
        tell(broken, "Mend links of the library", "/library?link=Broken", "broken", Press::Overdue),
        tell(links.len() - broken, "Try links of the library", "/library?link=To+be+tried", "to try", Press::InTime),
    ];
    told.into_iter().flatten().collect()
}

/// Trainings that expired or end within sixty days, and requests that wait; for those who keep the records.
pub(super) fn trainings(facts: &Facts<'_>) -> Vec<Waiting> {
    let book = facts.book;
    if !(facts.may)(Action::EditStrategy) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let all = gaps(&book.learners, &book.courses, &book.attended, facts.today);
    let ends = running_out(&all);
    let expired = ends.iter().filter(|gap| matches!(gap.state, GapState::Expired { .. })).count();
    if expired > 0 {
        let one = Waiting::new(Subject::Training, "Renew trainings that expired", "/training?state=Expired");
        found.push(one.standing(format!("{expired} expired"), Press::Overdue));
    }
    let ending: Vec<Date> = ends
        .iter()
        .filter_map(|gap| match gap.state {
            GapState::Ending { on } => Some(on),
            _ => None,
        })
        .collect();
    if let Some(first) = ending.first() {
        let what = "Renew trainings that end within sixty days";
        let one = Waiting::new(Subject::Training, what, "/training?state=Ending+soon");
        let one = one.noting(format!("The first ends on {}", day(*first)));
        found.push(one.standing(format!("{} end soon", ending.len()), Press::InTime));
    }
    let waiting = book.training_requests.iter().filter(|one| one.answer.is_none()).count();
    if waiting > 0 {
        let one = Waiting::new(Subject::Training, "Answer requests for training", "/training/requests?state=Waits");
        found.push(one.standing(format!("{waiting} wait"), Press::Asked));
    }
    found
}

/// Open requests for documents in other formats, for those who handle them.
pub(super) fn format_requests(facts: &Facts<'_>) -> Vec<Waiting> {
    if !(facts.may)(Action::HandleFormatRequests) {
        return Vec::new();
    }
    let requests = in_order(&facts.book.format_requests);
    let open: Vec<_> = requests.into_iter().filter(|one| one.state.is_open()).collect();
    let Some(first) = open.first() else { return Vec::new() };
    let overdue = open.iter().filter(|one| standing(one, facts.today) == Standing::Overdue).count();
    let (said, press, query) = if overdue > 0 {
        (format!("{overdue} overdue"), Press::Overdue, "?stands=Overdue")
    } else {
        let said = if open.len() == 1 { "1 waits".to_owned() } else { format!("{} wait", open.len()) };
        (said, Press::Asked, "")
    };
    let what = "Answer requests for documents in other formats";
    let one = Waiting::new(Subject::Library, what, format!("/format-requests{query}"));
    vec![one.noting(format!("The first is due on {}", day(first.due))).standing(said, press)]
}
