//! Letters are written: for everybody whose digest goes on a day, where there is something to say.

use super::Mailing;
use crate::reports::Gathered;
use crate::waiting::WaitingFacts;
use crate::{Failure, Guildhall};
use domain::access::{Action, Grants, Scope};
use domain::digest::{self, DigestKind, Reading, Written, goes};
use domain::people::PersonId;
use domain::values::Date;
use std::collections::BTreeMap;
use store::mail::NewLetter;
use store::people::Person;

/// A digest that goes on a day.
#[derive(Clone, Debug)]
pub struct Composed {
    /// To whom.
    pub person: Person,
    /// What it tells.
    pub kind: DigestKind,
    /// What it says; none where there is nothing to say.
    pub written: Option<Written>,
}

/// What the digests of a council are written from, read once for all its people.
struct Council {
    waiting: WaitingFacts,
    reports: Gathered,
    people: Vec<Person>,
    grants: BTreeMap<PersonId, Grants>,
    choices: store::mail::Choices,
    last: BTreeMap<(PersonId, DigestKind), Date>,
    today: Date,
}

impl Council {
    async fn read(guildhall: &Guildhall, scope: &Scope) -> Result<Council, Failure> {
        let (store, today, council) = (&guildhall.store, guildhall.clock.today(), scope.council());
        let mut roles: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
        for (person, role) in store::people::roles_in(store, scope).await? {
            roles.entry(person).or_default().push((council, role));
        }
        Ok(Council {
            waiting: WaitingFacts::read(guildhall, scope).await?,
            reports: Gathered::read(guildhall, scope, today).await?,
            people: store::people::of_council(store, scope).await?,
            grants: roles.into_iter().map(|(person, roles)| (person, Grants::new(person, roles))).collect(),
            choices: store::mail::choices(store, scope).await?,
            last: store::mail::last_looked_at(store, scope).await?,
            today,
        })
    }

    /// The digests of a person that go on the day.
    fn kinds(&self, person: &Person) -> Vec<DigestKind> {
        let is_reached = person.active && person.email.is_some();
        let goes = |kind: &&DigestKind| {
            let last = self.last.get(&(person.id, **kind)).copied();
            is_reached && goes(self.choices.of(person.id, **kind), self.today, last, &self.waiting.law.calendar)
        };
        DigestKind::ALL.iter().filter(goes).copied().collect()
    }

    async fn compose(
        &self,
        guildhall: &Guildhall,
        scope: &Scope,
        (person, kind): (&Person, DigestKind),
        house: &str,
    ) -> Result<Option<Written>, Failure> {
        let Some(grants) = self.grants.get(&person.id) else { return Ok(None) };
        let may = |action: Action| grants.allow(scope.council(), action);
        let how_often = self.choices.of(person.id, kind);
        let reading = Reading { council: &self.reports.council, house, how_often, today: self.today };
        match kind {
            DigestKind::Waiting => {
                let answered = self.waiting.answered_by(guildhall, scope, person.id).await?;
                let all = self.waiting.told_to((person.id, &person.shown_name()), &may, &answered);
                Ok(digest::waiting(&all, &reading))
            }
            DigestKind::Changes if may(Action::SeeReports) => {
                let since = digest::since(self.last.get(&(person.id, kind)).copied(), self.today);
                let report = self.reports.update_if_changed(since);
                Ok(report.and_then(|report| digest::changes(&report, &reading)))
            }
            DigestKind::Changes => Ok(None),
        }
    }
}

/// The digests of a council that go today, those with nothing to say among them. Nothing is kept.
///
/// # Errors
/// When the records cannot be read.
pub async fn compose_due(guildhall: &Guildhall, scope: &Scope, house: &str) -> Result<Vec<Composed>, Failure> {
    let council = Council::read(guildhall, scope).await?;
    let mut composed = Vec::new();
    for person in &council.people {
        for kind in council.kinds(person) {
            let written = council.compose(guildhall, scope, (person, kind), house).await?;
            composed.push(Composed { person: person.clone(), kind, written });
        }
    }
    Ok(composed)
}

/// Writes the letters of a council that go today, each once however often this runs. Answers how many were written.
///
/// # Errors
/// When the records cannot be read or written.
pub async fn write_due(guildhall: &Guildhall, scope: &Scope, mailing: &Mailing) -> Result<usize, Failure> {
    let (now, day) = (guildhall.clock.now(), guildhall.clock.today());
    let mut count = 0;
    for one in compose_due(guildhall, scope, &mailing.house).await? {
        let message_id = mailing.message_id()?;
        let (person, written) = (one.person.id, one.written.as_ref());
        let letter = NewLetter { person, kind: one.kind, day, written, message_id: &message_id };
        let mut tx = guildhall.store.begin_write().await?;
        match store::mail::add(&mut tx, scope, &letter, now).await {
            Ok(_) => tx.commit_bookkeeping().await?,
            // Another program wrote it meanwhile.
            Err(fault) if fault.is_taken() => continue,
            Err(fault) => return Err(fault.into()),
        }
        count += usize::from(written.is_some());
    }
    Ok(count)
}
