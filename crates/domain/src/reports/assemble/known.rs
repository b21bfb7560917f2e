//! What reports are put together from.

use crate::law::Settings;
use crate::reports::calendar::{Reported, Schedule};
use crate::reports::versions::{Comment, Version};
use crate::reports::{Report, ReportKind};
use crate::strategy::measures::Readings;
use crate::strategy::scorecard::{Row, Way, Worked};
use crate::strategy::{Book, LevelsAnswer};
use crate::values::Date;

/// All that is recorded, as of a day.
#[derive(Clone, Copy, Debug)]
pub struct ReportFacts<'a> {
    /// The name of the council.
    pub council: &'a str,
    /// Its strategy, risks and savings.
    pub book: &'a Book,
    /// The figures of every subject.
    pub readings: &'a Readings,
    /// The reporting calendar.
    pub schedules: &'a [Schedule],
    /// What was reported.
    pub reported: &'a [Reported],
    /// The versions of the strategy.
    pub versions: &'a [Version],
    /// The comments on them.
    pub comments: &'a [Comment],
    /// The law as the council has set it: which days count.
    pub law: &'a Settings,
    /// The day.
    pub today: Date,
}

/// The same with what is worked out of it once for all parts of a report.
pub(super) struct Known<'a> {
    pub(super) facts: ReportFacts<'a>,
    /// The levels of the edition by which the council assesses itself; none where it has none.
    pub(super) levels: Option<LevelsAnswer>,
    pub(super) worked: Worked<'a>,
}

impl<'a> Known<'a> {
    pub(super) fn of(facts: ReportFacts<'a>) -> Known<'a> {
        let ReportFacts { book, readings, today, .. } = facts;
        let editions = book.editions();
        let levels = book.edition(&editions).map(|edition| book.levels(&editions, edition, readings, today));
        Known { facts, levels, worked: book.scorecard(readings, today) }
    }

    /// A report with nothing in it yet.
    pub(super) fn report(&self, kind: ReportKind, title: &str) -> Report {
        Report::new(kind, title, self.facts.council, self.facts.today)
    }

    /// The row of the scorecard that shows a figure of the house; none where the council's scorecard has none.
    pub(super) fn row_of(&self, measure: &str) -> Option<&Row<'a>> {
        self.worked.rows.iter().find(|row| matches!(&row.indicator.way, Way::Measure(code) if code == measure))
    }
}
