//! The figures of every subject as of a day, read once for each request.

use super::book::book;
use crate::{Store, StoreFailure, law, people, publication, spend, suppliers};
use domain::access::{Role, Scope};
use domain::people::PersonId;
use domain::publication::{DataSet, PublicationPeriod, expected};
use domain::spend::Calendar;
use domain::spend::figures::{DayCount, Extent, Known, Months};
use domain::spend::scope::SpendScope;
use domain::strategy::Book;
use domain::strategy::measures::Readings;
use domain::suppliers::SmeDefinition;
use domain::values::{Date, day_of};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What pages of strategy are made from.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The council's records.
    pub book: Arc<Book>,
    /// The figures as of the day.
    pub readings: Readings,
    /// The day.
    pub today: Date,
}

/// What is recorded of a council, and the figures of every subject as of a day.
///
/// # Errors
/// When the records cannot be read, or a batch waits for its cube.
pub async fn facts(store: &Store, scope: &Scope, today: Date) -> Result<Facts, StoreFailure> {
    let book = book(store, scope, None).await?;
    let readings = known_on(store, scope, &book, today).await?;
    Ok(Facts { book, readings, today })
}

/// The figures of every subject as of a day, with a book that was read before.
///
/// # Errors
/// When the records cannot be read, or a batch waits for its cube.
pub async fn known_on(store: &Store, scope: &Scope, book: &Book, today: Date) -> Result<Readings, StoreFailure> {
    let mut readings = Readings::new(today);
    of_spend(store, scope, &mut readings, today).await?;
    of_publication(store, scope, &mut readings, today).await?;
    let mut roles: BTreeMap<PersonId, Vec<Role>> = BTreeMap::new();
    for (person, role) in people::roles_in(store, scope).await? {
        roles.entry(person).or_default().push(role);
    }
    domain::people::measures::read_into(&mut readings, roles.values().map(Vec::as_slice), today);
    let reporting = crate::reports::calendar(store, scope).await?;
    let crate::reports::Reporting { schedules, reported, versions, .. } = &reporting;
    domain::reports::measures::read_into(&mut readings, schedules, reported, versions, today);
    book.read_into(&mut readings, today);
    let editions = law::in_force(store, scope).await?;
    let held: Vec<(PersonId, Role)> =
        roles.iter().flat_map(|(person, roles)| roles.iter().map(|role| (*person, *role))).collect();
    let edition = editions.in_force(today).map(|edition| edition.number);
    domain::strategy::training::read_attested(&mut readings, &held, &book.attested, edition, today);
    Ok(readings)
}

async fn of_spend(store: &Store, scope: &Scope, readings: &mut Readings, today: Date) -> Result<(), StoreFailure> {
    let cube = spend::cube(store, scope, None).await?;
    let suppliers = suppliers::book(store, scope, None).await?;
    let calendars = Calendar::all(&spend::months_held(store, scope).await?, today);
    let records = domain::spend::measures::Records {
        cube: &cube,
        known: &Known::of(&cube, &suppliers),
        calendars: &calendars,
        ever: &Extent { scope: SpendScope::default(), kind: None, months: Months::All },
        sme: SmeDefinition::default(),
        count: DayCount::default(),
    };
    domain::spend::measures::read_into(readings, &records, today);
    Ok(())
}

async fn of_publication(
    store: &Store,
    scope: &Scope,
    readings: &mut Readings,
    today: Date,
) -> Result<(), StoreFailure> {
    let editions = publication::editions(store, scope).await?;
    let held = spend::months_held(store, scope).await?;
    let versions = publication::versions(store, scope).await?;
    let mut periods: Vec<(PublicationPeriod, Option<Date>)> = Vec::new();
    for set in DataSet::ALL {
        for period in expected(*set, &editions, &held, &versions, today) {
            let of_period = || versions.iter().filter(|one| one.set == *set && one.period == period);
            let first = of_period().filter_map(|one| one.published_at).min().map(day_of);
            periods.push((period, first.filter(|_| of_period().any(domain::publication::Version::stands))));
        }
    }
    domain::publication::measures::read_into(readings, &periods, today);
    Ok(())
}
