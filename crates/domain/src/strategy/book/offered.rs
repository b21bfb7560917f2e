//! The records that something can be said to belong to.

use super::Book;
use crate::strategy::actions::ActionState;
use crate::values::{Date, SubjectRef};

impl Book {
    /// The council's own records to which an action, a risk, a saving or evidence can be attached on a day, by noun and number.
    /// What has ended (a closed risk, a saving that was withdrawn, an action merged or passed on) is not among them: it can be
    /// typed all the same.
    #[must_use]
    pub fn offered_records(&self, today: Date) -> Vec<SubjectRef> {
        let mut found = Vec::new();
        let mut add = |noun: &str, id: String| found.extend(SubjectRef::new(noun, &id));
        let is_open = |risk: &&crate::risks::Risk| risk.closed.is_none();
        self.risks.iter().filter(is_open).for_each(|one| add("risks", one.id.get().to_string()));
        let stands = |saving: &&crate::savings::Saving| saving.stands(today);
        self.savings.iter().filter(stands).for_each(|one| add("savings", one.id.get().to_string()));
        self.joint_savings.iter().for_each(|one| add("joint_savings", one.number.to_string()));
        let goes_on = |state: &ActionState| state.is_open() || matches!(state, ActionState::Done { .. });
        let actions = self.actions.iter().filter(|one| goes_on(&one.state));
        actions.for_each(|one| add("actions", one.id.get().to_string()));
        self.reviews.iter().for_each(|one| add("audits", one.id.get().to_string()));
        self.rounds.iter().for_each(|one| add("rounds", one.id.get().to_string()));
        self.indicators.iter().for_each(|one| add("indicators", one.code.to_string()));
        self.surveys.iter().for_each(|one| add("surveys", one.code.clone()));
        self.meetings.iter().for_each(|one| add("meetings", one.id.get().to_string()));
        self.lessons.iter().for_each(|one| add("lessons", one.code.clone()));
        self.documents.iter().for_each(|one| add("library", one.code.clone()));
        self.strategic_suppliers.iter().for_each(|one| add("strategic-suppliers", one.number.to_string()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategy::actions::{PlannedAction, PlannedActionId};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 21);

    #[test]
    fn what_goes_on_is_offered_and_what_was_stopped_is_not() {
        let action = |id, state| PlannedAction { state, ..PlannedAction::new(PlannedActionId::new(id), TODAY, "x") };
        let why = || "Other work comes first".to_owned();
        let book = Book {
            actions: vec![
                action(1, ActionState::Planned),
                action(2, ActionState::Done { on: TODAY }),
                action(3, ActionState::Stopped { on: TODAY, why: why() }),
            ],
            ..Book::default()
        };
        let offered: Vec<String> = book.offered_records(TODAY).iter().map(ToString::to_string).collect();
        assert_eq!(offered, ["actions/1", "actions/2"]);
        assert!(book.offered_records(TODAY).iter().all(|one| book.holds(one) == Some(true)), "each is there");
        assert_eq!(Book::default().offered_records(TODAY), []);
    }
}
