//! What a report is put together from, read once for each report.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::law::Settings;
use domain::losses::State;
use domain::reports::assemble::{self, Others, ReportFacts};
use domain::reports::{Report, ReportKind};
use domain::values::Date;
use jiff::ToSpan;
use store::losses::{Filter, Which};
use store::reports::Reporting;
use store::strategy::Facts;

/// An update tells of so many days unless somebody asks for others: it goes out each month.
const UPDATE_DAYS: i32 = 30;

/// What is known of a council as of a day.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// Its strategy, risks and savings, and the figures.
    pub facts: Facts,
    /// The calendar, and the versions of the strategy.
    pub reporting: Reporting,
    /// The law as the council has set it.
    pub law: Settings,
    /// The name of the council.
    pub council: String,
    /// What other subjects know; nothing unless a report asks for it.
    pub others: Others,
}

impl Gathered {
    /// Reads everything as of a day that has come, as far as it is known today: the same facts that the scorecard of the day
    /// is made from.
    ///
    /// # Errors
    /// When the records cannot be read, or a batch waits for its cube.
    pub async fn read(guildhall: &Guildhall, scope: &Scope, day: Date) -> Result<Gathered, Failure> {
        let (store, today) = (&guildhall.store, guildhall.clock.today());
        let reporting = store::reports::reporting(store, scope).await?;
        let council = store::councils::by_id(store, scope.council()).await?;
        Ok(Gathered {
            facts: store::strategy::facts_of(store, scope, day, today).await?,
            reporting: if day < today { reporting.known_by(day) } else { reporting },
            law: crate::law::settings_of(store, Some(scope), None).await?,
            council: council.map(|council| council.name).unwrap_or_default(),
            others: Others::default(),
        })
    }

    /// Reads everything that a report of a kind tells, what other subjects know among it.
    ///
    /// # Errors
    /// As [`Gathered::read`].
    pub async fn read_for(
        guildhall: &Guildhall,
        scope: &Scope,
        day: Date,
        kind: ReportKind,
    ) -> Result<Gathered, Failure> {
        let mut gathered = Gathered::read(guildhall, scope, day).await?;
        // Neither the levels that others share nor what waits is known of a day of the past.
        if day < guildhall.clock.today() {
            return Ok(gathered);
        }
        match kind {
            ReportKind::ChiefExecutive => gathered.read_shared(guildhall).await?,
            ReportKind::Compliance => {
                let waiting = Filter { which: Which::In(State::Open), ..Filter::default() };
                let count = store::losses::count(&guildhall.store, scope, &waiting).await?;
                gathered.others.losses_waiting = Some(count);
            }
            _ => {}
        }
        Ok(gathered)
    }

    async fn read_shared(&mut self, guildhall: &Guildhall) -> Result<(), Failure> {
        let editions = self.facts.book.editions();
        if let Some(edition) = self.facts.book.edition(&editions) {
            self.others.shared = store::strategy::shared_levels(&guildhall.store, &edition.code).await?;
            self.others.councils = store::councils::all(&guildhall.store).await?.len();
        }
        Ok(())
    }

    /// The facts of a report.
    #[must_use]
    pub fn known(&self) -> ReportFacts<'_> {
        ReportFacts {
            council: &self.council,
            book: &self.facts.book,
            readings: &self.facts.readings,
            schedules: &self.reporting.schedules,
            reported: &self.reporting.reported,
            papers: &self.reporting.papers,
            versions: &self.reporting.versions,
            comments: &self.reporting.comments,
            others: &self.others,
            law: &self.law,
            today: self.facts.today,
        }
    }

    /// The report of a kind that is put together by itself; none for one that somebody has to write.
    #[must_use]
    pub fn report(&self, kind: ReportKind) -> Option<Report> {
        match kind {
            ReportKind::Strategy => Some(assemble::strategy(self.known())),
            ReportKind::Leadership => Some(assemble::leadership(self.known())),
            ReportKind::Councillor => Some(assemble::councillor(self.known())),
            ReportKind::ChiefExecutive => Some(assemble::chief_executive(self.known())),
            ReportKind::Scrutiny => Some(assemble::scrutiny(self.known())),
            ReportKind::Compliance => Some(assemble::compliance(self.known())),
            ReportKind::Update => Some(self.update(self.facts.today.saturating_sub(UPDATE_DAYS.days()))),
            ReportKind::Committee => None,
        }
    }

    /// What changed since a day; none where nothing did.
    #[must_use]
    pub fn update_if_changed(&self, since: Date) -> Option<Report> {
        assemble::update_if_changed(self.known(), since)
    }

    /// What changed since a day.
    #[must_use]
    pub fn update(&self, since: Date) -> Report {
        assemble::update(self.known(), since)
    }
}
