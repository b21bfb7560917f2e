//! What reports are put together from.

use super::committee::NumberedPaper;
use crate::law::Settings;
use crate::reports::calendar::{Reported, Schedule};
use crate::reports::versions::{Comment, Version};
use crate::reports::{Report, ReportKind};
use crate::strategy::editions::Edition;
use crate::strategy::measures::Readings;
use crate::strategy::scorecard::{Row, Way, Worked};
use crate::strategy::{Book, CouncilLevels, LevelsAnswer};
use crate::values::Date;

/// What other subjects know and only some reports tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others {
    /// The levels of the councils that let themselves be compared, this one's among them where it does.
    pub shared: Vec<CouncilLevels>,
    /// How many councils there are that could let themselves be compared.
    pub councils: usize,
    /// How many finds of money that may have been lost wait for somebody to decide; none where it is not known of the day.
    pub losses_waiting: Option<u64>,
}

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
    /// The reports that officers write for committees.
    pub papers: &'a [NumberedPaper],
    /// The versions of the strategy.
    pub versions: &'a [Version],
    /// The comments on them.
    pub comments: &'a [Comment],
    /// What other subjects know.
    pub others: &'a Others,
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
    /// That edition.
    pub(super) edition: Option<Edition>,
    pub(super) worked: Worked<'a>,
}

impl<'a> Known<'a> {
    pub(super) fn of(facts: ReportFacts<'a>) -> Known<'a> {
        let ReportFacts { book, readings, today, .. } = facts;
        let editions = book.editions();
        let edition = book.edition(&editions);
        let levels = edition.map(|edition| book.levels(&editions, edition, readings, today));
        Known { facts, levels, edition: edition.cloned(), worked: book.scorecard(readings, today) }
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
