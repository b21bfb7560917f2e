//! What pages of shares have in common: the share in words, by year, by service, by supplier.

use super::super::percent;
use super::asked::Asked;
use super::gathered::Gathered;
use super::listing::{Listing, Row, share_cell};
use crate::charts::{Chart, Figure, Kind, Label, Series, Unit};
use domain::spend::Dimension;
use domain::spend::figures::{Known, NamedSplit, Percent, Question, Split, UnknownAs, mean, share, share_by};
use domain::values::{FinancialYear, Pence};
use publish::lists::Cell;

/// A page of shares: what was gathered, what is asked, what is known of the suppliers.
pub struct Shares<'a> {
    pub gathered: &'a Gathered,
    pub asked: &'a Asked,
    pub known: Known<'a>,
}

/// A share as people read it: `12.3%`, `12.0% to 14.1%`; none where it is not measured.
pub fn said(share: Option<Percent>) -> Option<String> {
    share.map(|share| match share {
        Percent::One(one) => percent(Some(one)),
        Percent::Between(low, high) => format!("{} to {}", percent(Some(low)), percent(Some(high))),
    })
}

/// The columns of a list of shares.
pub fn columns(first: &'static str, theirs: &'static str, asked: &Asked) -> Vec<&'static str> {
    let mut columns = vec![first, theirs, "Others (£)", "Not known (£)", "All (£)"];
    columns.extend(if asked.unknown() == UnknownAs::Range {
        vec!["At least (%)", "At most (%)"]
    } else {
        vec!["Share (%)"]
    });
    columns
}

/// The cells of a split, as the columns have them.
pub fn cells(name: String, split: &Split, asked: &Asked) -> Vec<Cell> {
    let money = [split.yes, split.no, split.unknown, split.whole()].map(Cell::Money);
    let mut cells = vec![Cell::text(name)];
    cells.extend(money);
    let share = split.share(asked.unknown());
    cells.push(share_cell(share.map(Percent::low)));
    if asked.unknown() == UnknownAs::Range {
        cells.push(share_cell(share.map(Percent::high)));
    }
    cells
}

fn heading(by: Dimension) -> &'static str {
    match by {
        Dimension::All => "All",
        Dimension::Service => "Service",
        Dimension::Category => "Category",
        Dimension::Supplier => "Supplier",
    }
}

/// What a key is called; one that is blank says that the file did not say.
pub fn named(label: &str) -> String {
    if label.is_empty() { "Not given in the file".to_owned() } else { label.to_owned() }
}

impl<'a> Shares<'a> {
    pub fn new(gathered: &'a Gathered, asked: &'a Asked) -> Shares<'a> {
        Shares { gathered, asked, known: Known::of(&gathered.cube, &gathered.book) }
    }

    /// The split of the period.
    pub fn split(&self, question: Question) -> Split {
        share(&self.gathered.cube, &self.known, &self.asked.extent(), question)
    }

    /// The share of the period in words.
    pub fn share(&self, question: Question) -> Option<String> {
        said(self.split(question).share(self.asked.unknown()))
    }

    /// The split of each year, and of the part of a year that is in.
    pub fn years(&self, question: Question) -> Vec<(FinancialYear, Split)> {
        let of = |year: &FinancialYear| {
            (*year, share(&self.gathered.cube, &self.known, &self.asked.ever().year(*year), question))
        };
        self.gathered.years.iter().map(of).collect()
    }

    /// The mean of the last three whole years, with what it is over.
    pub fn mean(&self, question: Question) -> (Option<String>, String) {
        let three = self.gathered.last_three();
        let years = self.years(question);
        let splits: Vec<Split> =
            years.iter().filter(|(year, _)| three.contains(year)).map(|(_, split)| *split).collect();
        let over = match three {
            [] => "no year is wholly brought in".to_owned(),
            [one] => format!("only {one} is wholly brought in"),
            [first, .., last] => format!("{first} to {last}, {}", self.asked.mean().label().to_lowercase()),
        };
        (said(mean(&splits, self.asked.mean(), self.asked.unknown())), over)
    }

    /// The share year by year as a chart.
    pub fn years_chart(&self, id: &str, title: &str, question: Question) -> Figure {
        let years = self.years(question);
        let label = |(year, _): &(FinancialYear, Split)| {
            let href = self.asked.query(&["year", "part"], &[("year", &year.to_string())]);
            Label::new(&self.gathered.named(*year)).short(&year.to_string()).to(&href)
        };
        let shares: Vec<Option<Percent>> = years.iter().map(|(_, split)| split.share(self.asked.unknown())).collect();
        let ends = |end: fn(Percent) -> i64| shares.iter().map(|share| share.map(end)).collect();
        let series = if self.asked.unknown() == UnknownAs::Range {
            vec![Series::new("At least", ends(Percent::low)), Series::new("At most", ends(Percent::high))]
        } else {
            vec![Series::new("Share", ends(Percent::low))]
        };
        let chart = Chart {
            id: id.to_owned(),
            title: title.to_owned(),
            summary: "The share of each financial year. A year that is not whole is marked so; one of which nothing is known has no data, which is not nought.".into(),
            kind: Kind::Columns,
            unit: Unit::Percent,
            labels: years.iter().map(label).collect(),
            series,
            first_heading: "Financial year".into(),
        };
        chart.figure().made(question.definition().formula).source(self.asked.unknown().said())
    }

    /// The share year by year as a list.
    pub fn years_list(&self, name: &'static str, title: &str, theirs: &'static str, question: Question) -> Listing {
        let row = |(year, split): (FinancialYear, Split)| {
            let href = self.asked.query(&["year", "part"], &[("year", &year.to_string())]);
            Row::new(href, cells(self.gathered.named(year), &split, self.asked))
        };
        Listing {
            name,
            title: title.to_owned(),
            columns: columns("Financial year", theirs, self.asked),
            rows: self.years(question).into_iter().map(row).collect(),
            note: "A year in part holds only the months that were brought in, and is no year to compare with.".into(),
        }
    }

    /// The share by service or category as a list; each leads to its lines.
    pub fn by(
        &self,
        name: &'static str,
        title: &str,
        theirs: &'static str,
        question: Question,
        by: Dimension,
    ) -> Listing {
        let rows = share_by(&self.gathered.cube, &self.known, &self.asked.extent(), question, by);
        let row = |row: NamedSplit| {
            let narrowed = if row.key.is_empty() { ("blank", by.name()) } else { (by.name(), row.key.as_str()) };
            Row::new(self.asked.lines(&[narrowed]), cells(named(&row.label), &row.split, self.asked))
        };
        Listing {
            name,
            title: title.to_owned(),
            columns: columns(heading(by), theirs, self.asked),
            rows: rows.into_iter().map(row).collect(),
            note: "The rows add up to the whole of the period.".into(),
        }
    }

    /// The suppliers that answer the question with yes, most money first.
    pub fn suppliers(&self, name: &'static str, title: &str, question: Question) -> Listing {
        let rows = share_by(&self.gathered.cube, &self.known, &self.asked.extent(), question, Dimension::Supplier);
        let theirs = rows.into_iter().filter(|row| row.split.yes != Pence::ZERO);
        let row = |row: NamedSplit| {
            let href = self.asked.supplier(&row.key);
            Row::new(href, vec![Cell::text(named(&row.label)), Cell::Money(row.split.yes)])
        };
        Listing {
            name,
            title: title.to_owned(),
            columns: vec!["Supplier", "Paid (£)"],
            rows: theirs.map(row).collect(),
            note: String::new(),
        }
    }

    /// What is not known, in a sentence; nothing where all is.
    pub fn unknown_said(&self, split: &Split) -> String {
        let Some(unknown) = split.unknown_share().filter(|unknown| *unknown != 0) else { return String::new() };
        format!(
            "Of {} ({}) it is not known: {}.",
            split.unknown.pounds(),
            percent(Some(unknown)),
            self.asked.unknown().said()
        )
    }
}
