//! What waits for somebody is gathered: for the page Today, and for mails.

use crate::{Failure, Guildhall};
use domain::access::{Action, Scope};
use domain::law::Settings;
use domain::losses::State;
use domain::people::PersonId;
use domain::reports::calendar::{Reported, Schedule};
use domain::reports::versions::Version;
use domain::waiting::{self, Facts, Waiting};
use jiff::ToSpan;
use std::collections::BTreeSet;
use store::losses::{Filter, Which};
use store::surveys::Replier;

/// So many days long an administrator is told of mails that could not be sent: until the next but one weekly mail.
const MAILS_FAILED_DAYS: i64 = 14;

/// All of a council that anything can wait in, as of today.
#[derive(Clone, Debug)]
pub struct WaitingFacts {
    /// The council's strategy, risks and savings, with the figures.
    pub facts: store::strategy::Facts,
    /// The law as the council has set it.
    pub law: Settings,
    schedules: Vec<Schedule>,
    reported: Vec<Reported>,
    versions: Vec<Version>,
    losses_waiting: u64,
    mails_failed: u64,
}

impl WaitingFacts {
    /// Reads it.
    ///
    /// # Errors
    /// When the records cannot be read, or a batch waits for its cube.
    pub async fn read(guildhall: &Guildhall, scope: &Scope) -> Result<WaitingFacts, Failure> {
        let (store, today) = (&guildhall.store, guildhall.clock.today());
        let undecided = Filter { which: Which::In(State::Open), ..Filter::default() };
        Ok(WaitingFacts {
            facts: store::strategy::facts(store, scope, today).await?,
            law: crate::law::settings_of(store, Some(scope), None).await?,
            schedules: store::records::all(store, scope).await?,
            reported: store::records::all(store, scope).await?,
            versions: store::records::all(store, scope).await?,
            losses_waiting: store::losses::count(store, scope, &undecided).await?,
            mails_failed: store::mail::failed_since(store, scope, today.saturating_sub(MAILS_FAILED_DAYS.days()))
                .await?,
        })
    }

    /// The codes of the open surveys that somebody has answered.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn answered_by(
        &self,
        guildhall: &Guildhall,
        scope: &Scope,
        person: PersonId,
    ) -> Result<BTreeSet<String>, Failure> {
        let mut answered = BTreeSet::new();
        let open = self.facts.book.surveys.iter().filter(|one| one.asked.is_inside() && one.is_open(self.facts.today));
        for survey in open {
            let replier = Replier::Person(person);
            if store::surveys::has_replied(&guildhall.store, scope, &survey.code, replier).await? {
                answered.insert(survey.code.clone());
            }
        }
        Ok(answered)
    }

    /// All that waits for a person by number and name, who may do some things and has answered some surveys.
    #[must_use]
    pub fn told_to(
        &self,
        (person, name): (PersonId, &str),
        may: &dyn Fn(Action) -> bool,
        answered: &BTreeSet<String>,
    ) -> Vec<Waiting> {
        waiting::waiting(&Facts {
            person,
            name,
            may,
            book: &self.facts.book,
            readings: &self.facts.readings,
            schedules: &self.schedules,
            reported: &self.reported,
            versions: &self.versions,
            law: &self.law,
            answered,
            losses_waiting: self.losses_waiting,
            mails_failed: self.mails_failed,
            today: self.facts.today,
        })
    }
}
