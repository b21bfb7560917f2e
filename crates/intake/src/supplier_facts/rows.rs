//! A row becomes a statement, and what is odd about it is said with its cell.

use super::answers::{self, Answer};
use super::layout::Layout;
use super::messages as say;
use super::{cells, countries};
use crate::cells::{Kind as CellKind, Row};
use crate::payments::notices::{Kind, Notices};
use domain::findings::Place;
use domain::spend::is_redacted;
use domain::suppliers::{
    CharityNumber, CompanyNumber, FactsColumn, FactsMapping, PostcodeKind, Ring, SmeDefinition, Statement,
};
use std::collections::BTreeMap;

/// Reads rows by a layout.
pub(super) struct RowReader<'a> {
    pub layout: &'a Layout,
    pub mapping: &'a FactsMapping,
    pub sheet: &'a str,
    pub notices: Notices,
    pub left_out: BTreeMap<String, u64>,
}

impl RowReader<'_> {
    /// What a row says; none for one that says nothing.
    pub(super) fn row(&mut self, row: &Row) -> Option<Statement> {
        if row.is_blank() {
            return self.leave_out("blank");
        }
        let mut said = Statement {
            number: self.text(row, FactsColumn::Number).to_owned(),
            name: self.text(row, FactsColumn::Name).to_owned(),
            source: self.text(row, FactsColumn::Source).to_owned(),
            as_at: self.mapping.as_at,
            ..Statement::default()
        };
        if said.source.is_empty() {
            said.source.clone_from(&self.mapping.source);
        }
        self.place(row, &mut said);
        self.registers(row, &mut said);
        self.flags(row, &mut said);
        self.size(row, &mut said);
        self.date(row, &mut said);
        if !said.says_something() {
            return self.leave_out("nothing_said");
        }
        if said.number.is_empty() && said.name.is_empty() {
            self.find(say::NOBODY, row, None, "");
            return self.leave_out("no_supplier");
        }
        if !said.name.is_empty() && is_redacted(&said.name) {
            self.find(say::REDACTED, row, Some(FactsColumn::Name), "");
            return self.leave_out("redacted");
        }
        Some(said)
    }

    fn leave_out<T>(&mut self, reason: &str) -> Option<T> {
        *self.left_out.entry(reason.to_owned()).or_insert(0) += 1;
        None
    }

    fn at(&self, column: FactsColumn) -> Option<usize> {
        self.layout.columns.get(&column).copied()
    }

    fn text<'r>(&self, row: &'r Row, column: FactsColumn) -> &'r str {
        self.at(column).map_or("", |at| row.cell(at))
    }

    fn find(&mut self, kind: &'static Kind, row: &Row, column: Option<FactsColumn>, detail: &str) {
        let place = self.place_of(row.number, column);
        self.notices.add(kind, || place, || detail.to_owned());
    }

    pub(super) fn place_of(&self, row: u64, column: Option<FactsColumn>) -> Place {
        let column = column.and_then(|column| self.at(column)).and_then(|at| u32::try_from(at + 1).ok());
        let sheet = Some(self.sheet.to_owned()).filter(|name| !name.is_empty());
        Place { sheet, row: Some(row), column }
    }

    /// The text of a cell that must be a value; an error of the spreadsheet is said and taken as nothing.
    fn value<'r>(&mut self, row: &'r Row, column: FactsColumn) -> &'r str {
        let Some(at) = self.at(column) else { return "" };
        let text = row.cell(at);
        if row.kind(at) == CellKind::Error {
            self.find(say::CELL_ERROR, row, Some(column), text);
            return "";
        }
        text
    }

    fn place(&mut self, row: &Row, said: &mut Statement) {
        let postcode = self.value(row, FactsColumn::Postcode);
        let country = self.value(row, FactsColumn::Country);
        if !country.is_empty() {
            match countries::is_abroad(country) {
                Some(true) => said.abroad = Some(Ring::Abroad),
                Some(false) => {}
                None => self.find(say::COUNTRY_UNKNOWN, row, Some(FactsColumn::Country), &quoted(country)),
            }
        }
        if postcode.is_empty() || is_nothing(postcode) {
            return;
        }
        match postcode.parse() {
            Ok(postcode) => {
                said.postcode = Some(postcode);
                said.postcode_kind = self.mapping.postcode_kind.unwrap_or(PostcodeKind::Unsaid);
            }
            // Another country's postcode has its own shape.
            Err(_) if said.abroad.is_some() => {}
            Err(_) => self.find(say::BAD_POSTCODE, row, Some(FactsColumn::Postcode), &quoted(postcode)),
        }
    }

    fn registers(&mut self, row: &Row, said: &mut Statement) {
        let company = self.value(row, FactsColumn::CompanyNumber);
        if !is_nothing(company) {
            match CompanyNumber::read(company) {
                Some((number, completed)) => {
                    if completed {
                        let detail = format!("{}, taken as {number}", quoted(company));
                        self.find(say::COMPLETED, row, Some(FactsColumn::CompanyNumber), &detail);
                    }
                    said.company_number = Some(number.to_string());
                }
                None => self.find(say::BAD_COMPANY, row, Some(FactsColumn::CompanyNumber), &quoted(company)),
            }
        }
        let charity = self.value(row, FactsColumn::CharityNumber);
        if !is_nothing(charity) {
            match CharityNumber::read(charity) {
                Some(number) => said.charity_number = Some(number.to_string()),
                None => self.find(say::BAD_CHARITY, row, Some(FactsColumn::CharityNumber), &quoted(charity)),
            }
        }
    }

    fn flags(&mut self, row: &Row, said: &mut Statement) {
        let sme = self.value(row, FactsColumn::Sme);
        said.sme = self.answer(row, FactsColumn::Sme, sme, answers::sme(sme));
        said.sme_definition = self.mapping.sme_definition.unwrap_or(SmeDefinition::AsStated);
        let vcse = self.value(row, FactsColumn::Vcse);
        said.vcse = self.answer(row, FactsColumn::Vcse, vcse, answers::vcse(vcse));
        let kind = self.value(row, FactsColumn::VcseKind);
        said.vcse_kind = answers::kind(kind).or_else(|| answers::kind(vcse));
        if answers::kind(kind).is_none() && !is_nothing(kind) {
            self.unknown_word(row, FactsColumn::VcseKind, kind);
        }
        let role = self.value(row, FactsColumn::VcseRole);
        said.vcse_roles = answers::roles(role);
        if said.vcse_roles.is_empty() && !is_nothing(role) {
            self.unknown_word(row, FactsColumn::VcseRole, role);
        }
        let group = self.value(row, FactsColumn::Group);
        said.in_group = self.answer(row, FactsColumn::Group, group, answers::group(group));
    }

    fn answer(&mut self, row: &Row, column: FactsColumn, cell: &str, answer: Answer) -> Option<bool> {
        match answer {
            Answer::Yes => Some(true),
            Answer::No => Some(false),
            Answer::NotSaid => None,
            Answer::Else => {
                self.unknown_word(row, column, cell);
                None
            }
        }
    }

    fn unknown_word(&mut self, row: &Row, column: FactsColumn, cell: &str) {
        let detail = format!("{}, the first being {}", column.label(), quoted(cell));
        self.find(say::UNKNOWN_WORD, row, Some(column), &detail);
    }

    fn size(&mut self, row: &Row, said: &mut Statement) {
        let staff = self.value(row, FactsColumn::Headcount);
        said.size.headcount = self.number(row, FactsColumn::Headcount, staff, cells::people(staff));
        let turnover = self.value(row, FactsColumn::Turnover);
        said.size.turnover = self.number(row, FactsColumn::Turnover, turnover, cells::pounds(turnover));
        let total = self.value(row, FactsColumn::BalanceSheet);
        said.size.balance_sheet = self.number(row, FactsColumn::BalanceSheet, total, cells::pounds(total));
    }

    fn number<T>(&mut self, row: &Row, column: FactsColumn, cell: &str, read: Result<Option<T>, ()>) -> Option<T> {
        if is_nothing(cell) {
            return None;
        }
        read.unwrap_or_else(|()| {
            self.find(say::BAD_NUMBER, row, Some(column), &quoted(cell));
            None
        })
    }

    fn date(&mut self, row: &Row, said: &mut Statement) {
        let Some(at) = self.at(FactsColumn::AsAt) else { return };
        let cell = row.cell(at);
        match cells::day(cell, row.kind(at), self.mapping.day_first.unwrap_or(true)) {
            Ok(Some(day)) => said.as_at = Some(day),
            Ok(None) => {}
            Err(()) if is_nothing(cell) => {}
            Err(()) => self.find(say::BAD_DATE, row, Some(FactsColumn::AsAt), &quoted(cell)),
        }
    }
}

/// Whether a cell says that there is nothing.
fn is_nothing(cell: &str) -> bool {
    let plain: String = cell.chars().filter(|c| c.is_alphanumeric()).collect();
    plain.is_empty()
        || matches!(plain.to_lowercase().as_str(), "na" | "nk" | "none" | "unknown" | "notknown" | "tbc" | "nil")
}

fn quoted(cell: &str) -> String {
    let short: String = cell.chars().take(30).collect();
    format!("“{short}{}”", if short.len() < cell.len() { "…" } else { "" })
}
