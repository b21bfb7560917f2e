//! Who answers for an action: somebody of the council's users, whom Today reminds of it, or somebody else in words.

use crate::components::Choice;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::parts::form::Fields;
use crate::parts::{Field, Filled, Typed};
use domain::access::Scope;
use domain::strategy::actions::PlannedAction;

/// The field of a user who is chosen.
const PERSON: &str = "person";
/// The field of somebody else in words.
const OWNER: &str = "owner";

/// The names of the council's users.
pub async fn users(cx: &Cx, scope: &Scope) -> Result<Vec<String>, PageFailure> {
    let people = store::people::of_council(&cx.guildhall().store, scope).await?;
    Ok(people.into_iter().filter_map(|one| one.name).collect())
}

/// The two fields: whom of the users, or who else.
pub fn owner_fields(users: &[String], filled: Filled<'_>, label: &str) -> [Field; 2] {
    let mut choices = vec![Choice::new("", "Nobody of these")];
    choices.extend(users.iter().map(|name| Choice::new(name, name)));
    [
        filled.select(PERSON, label, choices).hint("Today reminds who is chosen here of the day by which it is done"),
        filled
            .line(OWNER, "Or who else?")
            .hint("A post, or somebody who does not use Guildhall: nobody is reminded. May be left empty"),
    ]
}

/// The owner in those fields: chosen where it is the name of a user, else in words.
pub fn owner_known(fields: Fields, users: &[String], owner: Option<&String>) -> Fields {
    let name = if owner.is_some_and(|owner| users.contains(owner)) { PERSON } else { OWNER };
    fields.maybe(name, owner)
}

/// The owner as it was typed. A user who is chosen may be named again in words, with what they are.
pub fn owner_typed(typed: &mut Typed<'_>) -> Option<String> {
    let (person, other) = (typed.text(PERSON), typed.text(OWNER));
    if person.is_empty() {
        return Some(other).filter(|other| !other.is_empty());
    }
    if other.is_empty() {
        return Some(person);
    }
    if !domain::strategy::is_owner(&other, &person) {
        typed.wrong(OWNER, "Choose a user or enter somebody else, not both");
    }
    Some(other)
}

/// Who answers for an action as its page says it: with a word where nobody of the users does.
pub fn owner_said(action: &PlannedAction, users: &[String]) -> String {
    let Some(owner) = action.owner.as_deref().filter(|owner| !owner.trim().is_empty()) else {
        return "Not said yet".to_owned();
    };
    let is_user = users.iter().any(|name| action.is_owned_by(name));
    if is_user || !action.state.is_open() {
        return owner.to_owned();
    }
    format!("{owner} (no user of Guildhall: Today reminds nobody of it)")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Sent;
    use domain::strategy::actions::{ActionState, PlannedActionId};

    #[test]
    fn an_owner_is_chosen_or_entered_in_words() {
        for (sent, owner, is_wrong, reason) in [
            ("person=Sam+Holt&owner=", Some("Sam Holt"), false, "a user"),
            ("person=&owner=Head+of+Housing", Some("Head of Housing"), false, "a post"),
            ("person=&owner=+", None, false, "nobody yet"),
            (
                "person=Sam+Holt&owner=Sam+Holt,+Head+of+Housing",
                Some("Sam Holt, Head of Housing"),
                false,
                "both are one",
            ),
            ("person=Sam+Holt&owner=Ann+Other", Some("Ann Other"), true, "two people"),
        ] {
            let sent = Sent::read(sent);
            let mut typed = Typed::new(&sent);
            assert_eq!(owner_typed(&mut typed).as_deref(), owner, "{reason}");
            assert_eq!(typed.is_wrong(), is_wrong, "{reason}");
        }
    }

    #[test]
    fn an_owner_whom_nothing_reminds_is_marked_while_there_is_something_to_do() {
        let day = "2026-06-17".parse().unwrap();
        let with = |owner: Option<&str>, state| PlannedAction {
            owner: owner.map(str::to_owned),
            state,
            ..PlannedAction::new(PlannedActionId::new(1), day, "Mend the lifts")
        };
        let users = ["Sam Holt".to_owned()];
        for (owner, state, marked, reason) in [
            (Some("Sam Holt, Head of Housing"), ActionState::Planned, false, "a user with what they are"),
            (Some("Nobody Known"), ActionState::UnderWay, true, "no user"),
            (Some("Head of Housing"), ActionState::Planned, true, "a post names nobody"),
            (Some("Nobody Known"), ActionState::Done { on: day }, false, "nothing is left to be reminded of"),
            (None, ActionState::Planned, false, "nobody yet"),
        ] {
            assert_eq!(owner_said(&with(owner, state), &users).contains("no user"), marked, "{reason}");
        }
    }
}
