//! Savings of the year, social benefits beside them and never among them.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::SAVINGS;
use crate::reports::{Cell, Content, Figure, Sentence, Series, Table};
use crate::savings::{Saving, YearTotal, year_total};
use crate::strategy::{Quantity, Unit};
use crate::values::{FinancialYear, Pence, SubjectRef};

impl Known<'_> {
    /// What was delivered and is awaited in the year.
    pub(in crate::reports::assemble) fn savings_said(&self) -> Sentence {
        let (delivered, awaited) = (self.reading("savings.delivered"), self.reading("savings.forecast"));
        match (&delivered.value, &awaited.value) {
            (Some(done), Some(left)) => {
                SAVINGS.say(format!("Savings of {}: {done} delivered, {left} awaited.", delivered.period.said()))
            }
            _ => SAVINGS.say(delivered.reason),
        }
    }

    fn totals(&self) -> Option<Vec<YearTotal>> {
        let (book, today) = (self.facts.book, self.facts.today);
        year_total(&book.savings, FinancialYear::of(today), today).ok().filter(|_| !book.savings.is_empty())
    }

    /// Each kind of saving in the year; none where no saving is recorded.
    pub(in crate::reports::assemble) fn savings_table(&self) -> Option<Content> {
        let totals = self.totals()?;
        let year = FinancialYear::of(self.facts.today);
        let headings = ["Kind", "Planned", "Delivered", "Claimed, not signed off", "Awaited in all"];
        let mut table = Table::new(format!("Savings and benefits of {year}"), &headings);
        let money = |amount: Pence| Cell::Number(Quantity::pounds(amount));
        let row = |one: &YearTotal| {
            let sums = [one.planned, one.delivered, one.claimed, one.awaited].map(money);
            [vec![Cell::text(one.kind.label())], sums.to_vec()].concat()
        };
        table.rows = totals.iter().map(row).collect();
        table.note =
            Some(SAVINGS.say("Delivered is what finance signed off. Social benefits are in no sum of money saved."));
        Some(Content::Table(table))
    }

    /// What each procurement or contract brought in the year, money and social benefits beside one another; what is attached
    /// to none of them comes last. None where no saving is recorded.
    pub(in crate::reports::assemble) fn savings_by_subject(&self) -> Option<Content> {
        let (savings, today) = (&self.facts.book.savings, self.facts.today);
        let year = FinancialYear::of(today);
        let mut subjects: Vec<Option<&SubjectRef>> =
            savings.iter().filter(|one| one.counts(today)).map(|one| one.about.as_ref()).collect();
        subjects.sort_by_key(|about| (about.is_none(), about.map(ToString::to_string)));
        subjects.dedup();
        let headings =
            ["Attached to", "Money planned", "Money delivered", "Social benefits planned", "Social benefits delivered"];
        let mut table = Table::new(format!("Savings and social benefits of {year} by what they come from"), &headings);
        for about in subjects {
            let of: Vec<Saving> = savings.iter().filter(|one| one.about.as_ref() == about).cloned().collect();
            let totals = year_total(&of, year, today).ok()?;
            let sum = |is_money: bool, pick: fn(&YearTotal) -> Pence| {
                let mut parts = totals.iter().filter(|one| one.kind.is_financial() == is_money).map(pick);
                parts.try_fold(Pence::ZERO, |sum: Pence, part| sum.plus(part))
            };
            let sums = [
                sum(true, |one| one.planned),
                sum(true, |one| one.delivered),
                sum(false, |one| one.planned),
                sum(false, |one| one.delivered),
            ];
            let mut row = vec![Cell::text(about.map_or_else(|| "Not attached".to_owned(), SubjectRef::said))];
            for sum in sums {
                row.push(Cell::Number(Quantity::pounds(sum.ok()?)));
            }
            table.rows.push(row);
        }
        table.note =
            Some(SAVINGS.say("Delivered is what finance signed off. Money and social benefits are never added up."));
        (!table.rows.is_empty()).then_some(Content::Table(table))
    }

    /// Planned and delivered as a chart; none where no saving is recorded.
    pub(in crate::reports::assemble) fn savings_figure(&self) -> Option<Content> {
        let totals = self.totals()?;
        let series = |name: &str, of: fn(&YearTotal) -> Pence| Series {
            name: name.to_owned(),
            values: totals.iter().map(|one| Some(Quantity::pounds(of(one)))).collect(),
        };
        Some(Content::Figure(Figure {
            title: format!("Savings and benefits of {}, planned and delivered", FinancialYear::of(self.facts.today)),
            summary: "For each kind of saving what was planned for the year and what finance signed off.".into(),
            unit: Unit::Pounds,
            labels: totals.iter().map(|one| one.kind.label().to_owned()).collect(),
            series: vec![series("Planned", |one| one.planned), series("Delivered", |one| one.delivered)],
            note: None,
        }))
    }
}
