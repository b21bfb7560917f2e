//! What a period is made from: the council's name, settings, rules, and the batches that hold its lines.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::councils::Council;
use domain::publication::{Basis, DataSet, PublicationPeriod, RedactionRule, Settings, in_force};
use domain::values::Date;
use ledger::Wanted;
use store::spend::Batch;

/// What a period is made from, at this moment.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The council.
    pub council: Council,
    /// The data set.
    pub set: DataSet,
    /// The period.
    pub period: PublicationPeriod,
    /// The settings that hold for the period.
    pub settings: Settings,
    /// The number of their edition; 0 where nobody settled anything.
    pub edition: i64,
    /// The rules that hold today.
    pub rules: Vec<RedactionRule>,
    /// Every live batch of the kind.
    pub batches: Vec<Batch>,
    /// Today.
    pub today: Date,
}

impl Ground {
    /// Gathers it.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn of(
        guildhall: &Guildhall,
        scope: &Scope,
        set: DataSet,
        period: PublicationPeriod,
    ) -> Result<Ground, Failure> {
        let store = &guildhall.store;
        let council = store::councils::all(store).await?.into_iter().find(|council| council.id == scope.council());
        let editions = store::publication::editions(store, scope).await?;
        let edition = in_force(&editions, period.span().0);
        let today = guildhall.clock.today();
        let mut rules = store::publication::rules(store, scope).await?;
        rules.retain(|rule| rule.holds_on(today));
        let mut batches = store::spend::batches(store, scope).await?;
        batches.retain(|batch| batch.undone.is_none() && batch.kind == set.kind());
        Ok(Ground {
            council: council.ok_or(Failure::NotFound)?,
            set,
            period,
            settings: edition.map(|edition| edition.settings.clone()).unwrap_or_default(),
            edition: edition.map_or(0, |edition| edition.id),
            rules,
            batches,
            today,
        })
    }

    /// What of it decides which rows there are: while this stays the same, so do they.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let (first, last) = self.period.span();
        let within = |batch: &&Batch| {
            batch.first_month.is_some_and(|month| month <= last) && batch.last_month.is_some_and(|month| month >= first)
        };
        let mut batches: Vec<i64> = self.batches.iter().filter(within).map(|batch| batch.id).collect();
        batches.sort_unstable();
        Basis {
            batches,
            settings: self.edition,
            rules: self.rules.iter().map(|rule| rule.id).collect(),
            council: self.council.name.clone(),
        }
    }

    /// The question for the lines of the period.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        Wanted {
            council: self.council.id.get(),
            batches: self.basis().batches,
            kind: Some(self.set.kind()),
            months: Some(self.period.span()),
            ..Wanted::default()
        }
    }

    /// The question for lines of the kind that have neither day nor month.
    #[must_use]
    pub fn undated(&self) -> Wanted {
        let batches = self.batches.iter().filter(|batch| batch.undated_lines > 0).map(|batch| batch.id).collect();
        Wanted {
            council: self.council.id.get(),
            batches,
            kind: Some(self.set.kind()),
            undated: true,
            ..Wanted::default()
        }
    }
}
