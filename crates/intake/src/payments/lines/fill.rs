//! Fills a payment line from the cells of its row.

use super::{DATES_REMEMBERED, SheetReader, short};
use crate::cells::{Kind, Row};
use crate::payments::amount::{self, Money};
use crate::payments::date::{self, DateText, YEARS};
use crate::payments::messages as say;
use crate::payments::notices::Notices;
use crate::payments::order::day_in_order;
use domain::values::{Date, Month, Pence};

impl SheetReader {
    pub(super) fn fill(&mut self, row: &Row, pence: i64, notices: &mut Notices) {
        self.line.row = row.number;
        self.line.amount = Pence::new(pence);
        let vat = self.money_beside(row, self.at.vat);
        let gross = self.money_beside(row, self.at.gross);
        if let (Some(vat), Some(gross)) = (vat, gross)
            && pence.saturating_add(vat) != gross
        {
            notices.add(say::VAT_SUM, || self.place(row, self.at.gross), String::new);
        }
        self.line.vat = vat.map(Pence::new);
        self.line.gross = gross.map(Pence::new);
        let line = &mut self.line;
        let texts = [
            &mut line.supplier,
            &mut line.supplier_number,
            &mut line.service,
            &mut line.category,
            &mut line.description,
            &mut line.reference,
            &mut line.invoice_number,
            &mut line.registration_number,
            &mut line.grant_period,
        ];
        for (text, at) in texts.into_iter().zip(self.at.texts) {
            text.clear();
            text.push_str(at.map_or("", |at| row.cell(at)));
        }
        self.line.invoice_date = self.at.invoice_date.and_then(|at| self.day(row, at));
        self.date(row, notices);
        self.check_width(row, notices);
    }

    /// A row that fills more cells than most, beyond the last heading, may have had its cells moved.
    pub(super) fn check_width(&self, row: &Row, notices: &mut Notices) {
        let Some(width) = self.layout.width.filter(|_| self.split_amount(row).is_none()) else { return };
        if row.len() > width && (width..row.len()).any(|at| !row.cell(at).is_empty() && self.layout.rarely_fills(at)) {
            notices.add(say::RAGGED, || self.place(row, None), String::new);
        }
    }

    fn money_beside(&self, row: &Row, at: Option<usize>) -> Option<i64> {
        match amount::parse(row.cell(at?), self.layout.decimal_comma) {
            Money::Amount(amount) => Some(amount.pence),
            _ => None,
        }
    }

    /// The text of a date cell, read once for each text.
    fn date_text(&mut self, row: &Row, at: usize) -> DateText {
        let cell = row.cell(at);
        if row.kind(at) != Kind::Text {
            return date::parse(cell, row.kind(at));
        }
        if let Some(known) = self.dates.get(cell) {
            return *known;
        }
        let read = date::parse(cell, Kind::Text);
        if self.dates.len() >= DATES_REMEMBERED {
            self.dates.clear();
        }
        self.dates.insert(cell.to_owned(), read);
        read
    }

    fn day(&mut self, row: &Row, at: usize) -> Option<Date> {
        match self.date_text(row, at) {
            DateText::Day(day) | DateText::Serial(day) => Some(day),
            DateText::Numbers { first, second, year } => day_in_order(first, second, year, self.plan.day_first),
            _ => None,
        }
    }

    /// Dates the line: by its own day, its own month, or what holds for the whole file.
    fn date(&mut self, row: &Row, notices: &mut Notices) {
        self.line.date = None;
        self.line.month_only = None;
        if let Some(at) = self.at.date {
            let text = self.date_text(row, at);
            self.own_date(text, row, at, notices);
        } else if let Some(columns) = self.layout.month_columns {
            self.own_date(columns.read(row), row, columns.month, notices);
        }
        if self.line.date.is_none() && self.line.month_only.is_none() {
            self.line.date = self.plan.date_for_all;
            if self.line.date.is_none() {
                self.line.month_only = self.plan.month_for_all.map(Month::first_day);
            }
        }
    }

    fn own_date(&mut self, text: DateText, row: &Row, at: usize, notices: &mut Notices) {
        let kind = match text {
            DateText::Day(day) | DateText::Serial(day) => return self.take_day(day, row, at, notices),
            DateText::Numbers { first, second, year } => match day_in_order(first, second, year, self.plan.day_first) {
                Some(day) => return self.take_day(day, row, at, notices),
                None if day_in_order(first, second, year, !self.plan.day_first).is_some() => {
                    say::DAY_MONTH_CONTRADICTION
                }
                None => say::DATE_IMPOSSIBLE,
            },
            DateText::YearAndNumber(_) if self.layout.month_columns.is_some() || !self.layout.numbers_are_months => {
                say::PERIOD_MEANING
            }
            DateText::Month(month) | DateText::Period(month) | DateText::YearAndNumber(month) => {
                self.line.month_only = Some(month.first_day());
                notices.add(say::MONTHS_ONLY, || self.place(row, Some(at)), String::new);
                return;
            }
            DateText::Impossible => say::DATE_IMPOSSIBLE,
            DateText::Blank => say::DATE_MISSING,
            DateText::None => say::DATE_UNREADABLE,
        };
        notices.add(kind, || self.place(row, Some(at)), || format!("“{}”", short(row.cell(at))));
    }

    fn take_day(&mut self, day: Date, row: &Row, at: usize, notices: &mut Notices) {
        if YEARS.contains(&day.year()) {
            self.line.date = Some(day);
        } else {
            notices.add(say::DATE_FAR_OFF, || self.place(row, Some(at)), || format!("“{}”", short(row.cell(at))));
        }
    }
}
