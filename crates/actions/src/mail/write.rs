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
use store::mail::{LastDays, NewLetter};
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

/// The digests of a council that go on a day: what is read before anything that they are written from, which is much.
struct Due {
    letters: Vec<(Person, DigestKind)>,
    choices: store::mail::Choices,
    today: Date,
}

impl Due {
    async fn read(guildhall: &Guildhall, scope: &Scope) -> Result<Due, Failure> {
        let (store, today) = (&guildhall.store, guildhall.clock.today());
        let choices = store::mail::choices(store, scope).await?;
        let looked_at = store::mail::last_looked_at(store, scope).await?;
        let law = crate::law::settings_of(store, Some(scope), None).await?;
        let mut letters = Vec::new();
        for person in store::people::of_council(store, scope).await? {
            let is_reached = person.active && person.email.is_some();
            for kind in DigestKind::ALL.iter().copied().filter(|_| is_reached) {
                let last = looked_at.get(&(person.id, kind)).copied();
                if goes(choices.of(person.id, kind), today, last, &law.calendar) {
                    letters.push((person.clone(), kind));
                }
            }
        }
        Ok(Due { letters, choices, today })
    }

    fn tells(&self, kind: DigestKind) -> bool {
        self.letters.iter().any(|(_, other)| *other == kind)
    }
}

/// What the digests of a council are written from, read once for all its people; of each kind only where one goes.
struct Council {
    name: String,
    waiting: Option<WaitingFacts>,
    /// As of the last day that is told of.
    reports: Option<Gathered>,
    grants: BTreeMap<PersonId, Grants>,
    told: LastDays,
}

impl Council {
    async fn read(guildhall: &Guildhall, scope: &Scope, due: &Due) -> Result<Council, Failure> {
        let (store, council) = (&guildhall.store, scope.council());
        let waiting = match due.tells(DigestKind::Waiting) {
            true => Some(WaitingFacts::read(guildhall, scope).await?),
            false => None,
        };
        let reports = match due.tells(DigestKind::Changes) {
            true => Some(Gathered::read(guildhall, scope, digest::until(due.today)).await?),
            false => None,
        };
        let mut roles: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
        for (person, role) in store::people::roles_in(store, scope).await? {
            roles.entry(person).or_default().push((council, role));
        }
        Ok(Council {
            name: store::councils::by_id(store, council).await?.map(|council| council.name).unwrap_or_default(),
            waiting,
            reports,
            grants: roles.into_iter().map(|(person, roles)| (person, Grants::new(person, roles))).collect(),
            told: store::mail::last_told(store, scope).await?,
        })
    }

    async fn compose(
        &self,
        (guildhall, scope): (&Guildhall, &Scope),
        (person, kind): (&Person, DigestKind),
        reading: &Reading<'_>,
    ) -> Result<Option<Written>, Failure> {
        let Some(grants) = self.grants.get(&person.id) else { return Ok(None) };
        let may = |action: Action| grants.allow(scope.council(), action);
        match kind {
            DigestKind::Waiting => {
                let Some(facts) = &self.waiting else { return Ok(None) };
                let answered = facts.answered_by(guildhall, scope, person.id).await?;
                let all = facts.told_to((person.id, &person.shown_name()), &may, &answered);
                Ok(digest::waiting(&all, reading))
            }
            DigestKind::Changes if may(Action::SeeReports) => {
                let since = digest::since(self.told.get(&(person.id, kind)).copied(), reading.today);
                let report = self.reports.as_ref().and_then(|known| known.update_if_changed(since));
                Ok(report.and_then(|report| digest::changes(&report, reading)))
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
    let due = Due::read(guildhall, scope).await?;
    if due.letters.is_empty() {
        return Ok(Vec::new());
    }
    let council = Council::read(guildhall, scope, &due).await?;
    let mut composed = Vec::new();
    for (person, kind) in due.letters {
        let how_often = due.choices.of(person.id, kind);
        let reading = Reading { council: &council.name, house, how_often, today: due.today };
        let written = council.compose((guildhall, scope), (&person, kind), &reading).await?;
        composed.push(Composed { person, kind, written });
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
