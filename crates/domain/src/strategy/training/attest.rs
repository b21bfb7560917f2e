//! Officers' word that they have read the contract procedure rules, and whether somebody may start a procurement.

use super::{Attended, Course, Learner, state};
use crate::access::Role;
use crate::people::PersonId;
use crate::strategy::Quantity;
use crate::strategy::measures::{Reading, Readings};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Somebody's word that they have read an edition of the contract procedure rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// Who.
    pub person: PersonId,
    /// The number of the edition.
    pub edition: u32,
    /// The day.
    pub on: Date,
}

/// The roles that start procurements, and so have to have read the rules.
pub const STARTERS: &[Role] =
    &[Role::HeadOfProcurement, Role::ProcurementOfficer, Role::ContractManager, Role::BudgetHolder];

/// Why somebody may not start a procurement yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartRefusal {
    /// They have not said that they read the edition in force.
    NotAttested {
        /// The number of the edition.
        edition: u32,
    },
    /// A course that the band asks for was never completed, or holds no more.
    NotTrained {
        /// What the course is called.
        course: String,
    },
    /// The band asks for training and nobody knows who they are among those who are trained.
    NotOnTheList,
}

impl std::fmt::Display for StartRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StartRefusal::NotAttested { edition } => {
                write!(f, "Edition {edition} of the contract procedure rules has to be read and attested first")
            }
            StartRefusal::NotTrained { course } => write!(f, "The course {course} has to be completed first"),
            StartRefusal::NotOnTheList => {
                f.write_str("The band asks for training, and this person is not on the list for training")
            }
        }
    }
}

/// What is known of somebody who wants to start a procurement.
#[derive(Clone, Copy, Debug)]
pub struct Starter<'a> {
    /// The person.
    pub person: PersonId,
    /// The same person on the list for training; none where they are not on it.
    pub learner: Option<&'a Learner>,
    /// Every attestation of the council.
    pub attested: &'a [Attestation],
    /// Who completed which course.
    pub attended: &'a [Attended],
}

/// Whether somebody attested an edition by a day.
#[must_use]
pub fn has_attested(attested: &[Attestation], person: PersonId, edition: u32, day: Date) -> bool {
    attested.iter().any(|one| one.person == person && one.edition == edition && one.on <= day)
}

/// Whether somebody may start a procurement on a day: every reason why not, none where they may.
///
/// `edition` is the number of the contract procedure rules in force that day, none where the council has none; `asked` are
/// the courses that the band of its value asks for, none below the first band that asks for any. The rule is the council's:
/// officers attest and are trained before they start anything above the lowest band.
#[must_use]
pub fn may_start(starter: Starter<'_>, edition: Option<u32>, asked: &[&Course], day: Date) -> Vec<StartRefusal> {
    let mut reasons = Vec::new();
    if let Some(edition) = edition.filter(|number| !has_attested(starter.attested, starter.person, *number, day)) {
        reasons.push(StartRefusal::NotAttested { edition });
    }
    match starter.learner {
        None if !asked.is_empty() => reasons.push(StartRefusal::NotOnTheList),
        None => {}
        Some(learner) => {
            let lacking = asked.iter().filter(|course| !state(course, &learner.person, starter.attended, day).is_met());
            reasons.extend(lacking.map(|course| StartRefusal::NotTrained { course: course.name.clone() }));
        }
    }
    reasons
}

/// Those of some people who have not attested an edition by a day, in their order.
#[must_use]
pub fn not_attested(people: &[PersonId], attested: &[Attestation], edition: u32, day: Date) -> Vec<PersonId> {
    people.iter().copied().filter(|person| !has_attested(attested, *person, edition, day)).collect()
}

/// Those who have to attest, each once: whoever holds one of [`STARTERS`].
#[must_use]
pub fn starters(roles: &[(PersonId, Role)]) -> Vec<PersonId> {
    let found: BTreeSet<PersonId> =
        roles.iter().filter(|(_, role)| STARTERS.contains(role)).map(|(person, _)| *person).collect();
    found.into_iter().collect()
}

/// Says how many of those who have to have attested the edition in force on a day.
pub fn read_into(
    readings: &mut Readings,
    roles: &[(PersonId, Role)],
    attested: &[Attestation],
    edition: Option<u32>,
    today: Date,
) {
    let people = starters(roles);
    let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let share = edition.and_then(|edition| {
        let missing = not_attested(&people, attested, edition, today).len();
        Quantity::share(whole(people.len() - missing), whole(people.len()))
    });
    let none = if edition.is_none() {
        "Not measured: no contract procedure rules are in force."
    } else {
        "Not measured: nobody has a role that starts procurements."
    };
    readings.found("training.attested_share", Reading::of(share, none, "Attestations", today));
}

#[cfg(test)]
mod tests {
    use super::super::Audience;
    use super::super::tests::{course, learner};
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn attestation(person: i64, edition: u32, on: &str) -> Attestation {
        Attestation { person: PersonId::new(person), edition, on: day(on) }
    }

    #[test]
    fn who_has_not_read_the_edition_in_force_or_lacks_what_the_band_asks_for_may_not_start() {
        let today = day("2026-06-17");
        let cpr = course("cpr", &[Audience::ContractManagers], Some(12));
        let officer = learner("A. Ash", &[Audience::ContractManagers]);
        let read = |person, edition, on| vec![attestation(person, edition, on)];
        let unread = || StartRefusal::NotAttested { edition: 2 };
        let untrained = || StartRefusal::NotTrained { course: "Course cpr".into() };
        // The course holds for twelve months: what was taken a year and a day ago has run out today.
        let (held, ran_out) = (Some("2025-06-18"), Some("2025-06-17"));
        for (attested, taken, is_asked, expected, reason) in [
            (read(7, 2, "2026-06-17"), held, true, vec![], "both hold today"),
            (read(7, 1, "2026-01-01"), held, true, vec![unread()], "the last edition"),
            (read(8, 2, "2026-01-01"), held, true, vec![unread()], "somebody else"),
            (read(7, 2, "2026-06-18"), held, true, vec![unread()], "tomorrow"),
            (read(7, 2, "2026-06-17"), ran_out, true, vec![untrained()], "it ran out today"),
            (read(7, 2, "2026-06-17"), None, false, vec![], "the band asks for no course"),
            (vec![], None, true, vec![unread(), untrained()], "both reasons are said"),
        ] {
            let attended: Vec<Attended> = taken
                .into_iter()
                .map(|on| Attended { person: "A. Ash".into(), course: "cpr".into(), on: day(on) })
                .collect();
            let asked: Vec<&Course> = is_asked.then_some(&cpr).into_iter().collect();
            let (learner, attested) = (Some(&officer), attested.as_slice());
            let starter = Starter { person: PersonId::new(7), learner, attested, attended: &attended };
            assert_eq!(may_start(starter, Some(2), &asked, today), expected, "{reason}");
        }
    }

    #[test]
    fn who_is_not_on_the_list_may_start_where_no_training_is_asked_for() {
        let today = day("2026-06-17");
        let cpr = course("cpr", &[Audience::ContractManagers], Some(12));
        let attested = [attestation(7, 2, "2026-06-17")];
        let starter = Starter { person: PersonId::new(7), learner: None, attested: &attested, attended: &[] };
        assert_eq!(may_start(starter, Some(2), &[&cpr], today), [StartRefusal::NotOnTheList], "nobody knows");
        assert!(may_start(starter, Some(2), &[], today).is_empty(), "nobody has to know");
        let unread = Starter { attested: &[], ..starter };
        assert!(may_start(unread, None, &[], today).is_empty(), "a council without rules asks for none to be read");
    }

    #[test]
    fn the_share_is_of_those_who_start_procurements() {
        let today = day("2026-06-17");
        let roles = [
            (PersonId::new(1), Role::ProcurementOfficer),
            (PersonId::new(1), Role::ContractManager),
            (PersonId::new(2), Role::BudgetHolder),
            (PersonId::new(3), Role::Councillor),
        ];
        let attested =
            [attestation(1, 2, "2026-06-01"), attestation(3, 2, "2026-06-01"), attestation(2, 1, "2025-06-01")];
        let shown = |roles: &[(PersonId, Role)], edition| {
            let mut readings = Readings::new(today);
            readings.offer(super::super::measures::MEASURES);
            read_into(&mut readings, roles, &attested, edition, today);
            let reading = readings.get("training.attested_share");
            reading.value.map_or(reading.reason, |value| value.to_string())
        };
        assert_eq!(shown(&roles, Some(2)), "50.0%", "one of two, whatever number of roles each has");
        assert_eq!(shown(&roles, None), "Not measured: no contract procedure rules are in force.");
        assert!(shown(&roles[3..], Some(2)).starts_with("Not measured: nobody"));
    }
}
