//! Lines made into published rows, with what was noticed about each.

use super::redaction::{RedactionRule, plain, rule_for};
use super::schema::{Field, SchemaColumn, columns};
use super::{DataSet, IrrecoverableVat, Settings, Survey, Value};
use crate::spend::{PaymentLine, is_redacted};
use crate::values::{Date, Pence};
use std::collections::BTreeMap;

/// Something noticed about a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A required value is missing.
    Missing(Field),
    /// A value is none that the column may hold.
    Unfit(Field),
    /// The amount is not above the limit, so the line is left out.
    BelowLimit,
    /// A rule hides the payee: the rule's number.
    Hidden(i64),
    /// The council's file hides the payee already.
    AlreadyHidden,
    /// The purpose or category speaks of a hidden name, and is hidden too.
    Scrubbed,
    /// The purpose is the category, because the line says nothing of itself.
    PurposeFromCategory,
    /// The payee is named here and hidden on another line.
    NamedInPart,
}

impl Mark {
    /// A name for addresses.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Mark::Missing(field) => format!("missing-{}", super::schema::column(field).name),
            Mark::Unfit(field) => format!("unfit-{}", super::schema::column(field).name),
            Mark::BelowLimit => "below-limit".to_owned(),
            Mark::Hidden(rule) => format!("hidden-{rule}"),
            Mark::AlreadyHidden => "already-hidden".to_owned(),
            Mark::Scrubbed => "purpose-hidden".to_owned(),
            Mark::PurposeFromCategory => "purpose-from-category".to_owned(),
            Mark::NamedInPart => "named-in-part".to_owned(),
        }
    }
}

/// What a line became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The row; none for a line that is left out.
    pub row: Option<Vec<Value>>,
    /// What was noticed.
    pub marks: Vec<Mark>,
}

/// How many lines bear a mark, what they come to, and some of their payees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkSum {
    /// How many lines.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The first few payees, for those who may see names.
    pub examples: Vec<String>,
}

/// How many payees stand as examples.
const EXAMPLES: usize = 3;

impl MarkSum {
    fn add(&mut self, line: &PaymentLine) {
        self.lines += 1;
        // A batch's amounts are bounded when it comes in, far below what 64 bits hold.
        self.total = self.total.plus(line.amount).unwrap_or(self.total);
        if self.examples.len() < EXAMPLES && !line.supplier.is_empty() && !self.examples.contains(&line.supplier) {
            self.examples.push(line.supplier.clone());
        }
    }
}

/// What all lines of a period came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows to be published, and their sum.
    pub rows: MarkSum,
    /// What was noticed.
    pub marks: BTreeMap<Mark, MarkSum>,
}

impl Tally {
    /// What bears a mark.
    #[must_use]
    pub fn of(&self, mark: Mark) -> MarkSum {
        self.marks.get(&mark).cloned().unwrap_or_default()
    }

    /// The lines whose payee a rule hides, over all rules, and their sum.
    #[must_use]
    pub fn hidden(&self) -> (u64, Pence) {
        let hidden = self.marks.iter().filter(|(mark, _)| matches!(mark, Mark::Hidden(_)));
        hidden.fold((0, Pence::ZERO), |(lines, total), (_, sum)| {
            (lines + sum.lines, total.plus(sum.total).unwrap_or(total))
        })
    }
}

/// Makes rows of lines.
#[derive(Debug)]
pub struct Publisher<'a> {
    /// The data set.
    pub set: DataSet,
    /// The council's name.
    pub council: &'a str,
    /// The settings that hold for the period.
    pub settings: &'a Settings,
    /// The council's rules.
    pub rules: &'a [RedactionRule],
    /// The day of publication.
    pub today: Date,
    /// What the first look over all lines found.
    pub survey: &'a Survey,
    columns: Vec<SchemaColumn>,
    tally: Tally,
}

impl<'a> Publisher<'a> {
    /// A publisher that has made no row yet.
    #[must_use]
    pub fn new(
        set: DataSet,
        council: &'a str,
        settings: &'a Settings,
        rules: &'a [RedactionRule],
        today: Date,
        survey: &'a Survey,
    ) -> Self {
        Publisher { set, council, settings, rules, today, survey, columns: columns(set), tally: Tally::default() }
    }

    /// The columns of its rows.
    #[must_use]
    pub fn columns(&self) -> &[SchemaColumn] {
        &self.columns
    }

    /// What all lines so far came to.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Makes a line's row and counts what is noticed about it.
    pub fn judge(&mut self, line: &PaymentLine) -> Judged {
        let judged = self.judged(line);
        for mark in &judged.marks {
            self.tally.marks.entry(*mark).or_default().add(line);
        }
        if judged.row.is_some() {
            self.tally.rows.add(line);
        }
        judged
    }

    fn judged(&self, line: &PaymentLine) -> Judged {
        if !self.settings.takes(self.set, line.amount) {
            return Judged { row: None, marks: vec![Mark::BelowLimit] };
        }
        let mut marks = Vec::new();
        let rule = rule_for(self.rules, line, self.today);
        match rule {
            Some(rule) => marks.push(Mark::Hidden(rule.id)),
            None if is_redacted(&line.supplier) => marks.push(Mark::AlreadyHidden),
            None if self.survey.is_hidden_elsewhere(line) => marks.push(Mark::NamedInPart),
            None => {}
        }
        if line.description.is_empty() && !line.category.is_empty() {
            marks.push(Mark::PurposeFromCategory);
        }
        let row: Vec<Value> =
            self.columns.iter().map(|column| self.value(column.field, line, rule, &mut marks)).collect();
        for (column, value) in self.columns.iter().zip(&row) {
            if column.required && value.is_empty() {
                marks.push(Mark::Missing(column.field));
            } else if !column.takes(&value.written()) {
                marks.push(Mark::Unfit(column.field));
            }
        }
        Judged { row: Some(row), marks }
    }

    fn value(&self, field: Field, line: &PaymentLine, rule: Option<&RedactionRule>, marks: &mut Vec<Mark>) -> Value {
        let unless_hidden = |text: &str| if rule.is_some() { Value::Empty } else { Value::text(text) };
        match field {
            Field::OrganisationLabel => Value::text(self.council),
            Field::OrganisationUri => Value::text(&self.settings.organisation_uri),
            Field::OrganisationalUnit => self.spoken(&line.service, line, rule, marks),
            Field::BeneficiaryName => match rule {
                Some(rule) => Value::text(rule.shown.text()),
                None => Value::text(&line.supplier),
            },
            Field::BeneficiaryOtherId => unless_hidden(&line.supplier_number),
            Field::CompaniesHouseNumber => unless_hidden(company_number(&line.registration_number).unwrap_or_default()),
            Field::CharityNumber => unless_hidden(charity_number(&line.registration_number).unwrap_or_default()),
            Field::VcseGrant if self.set == DataSet::Grants => Value::Yes,
            Field::PaymentDate => line.date.map_or(Value::Empty, Value::Day),
            Field::TransactionNumber if self.settings.transaction_numbers => unless_hidden(&line.reference),
            Field::Amount => Value::Amount(line.amount),
            Field::IrrecoverableVat => self.irrecoverable_vat(line),
            Field::Purpose => self.purpose(line, rule, marks),
            Field::Category => self.spoken(&line.category, line, rule, marks),
            Field::CardTransaction => Value::text(if self.set == DataSet::Cards { "GPC" } else { "None" }),
            Field::GrantPeriod => self.spoken(&line.grant_period, line, rule, marks),
            Field::ServiceCategoryLabel
            | Field::ServiceCategoryUri
            | Field::VcseGrant
            | Field::TransactionNumber
            | Field::CpvLabel
            | Field::CpvCode
            | Field::ProclassLabel
            | Field::ProclassCode
            | Field::ContractRef => Value::Empty,
        }
    }

    fn irrecoverable_vat(&self, line: &PaymentLine) -> Value {
        match self.settings.irrecoverable_vat {
            IrrecoverableVat::NotSaid => Value::Empty,
            IrrecoverableVat::AllRecovered => Value::Amount(Pence::ZERO),
            IrrecoverableVat::VatColumn => line.vat.map_or(Value::Empty, Value::Amount),
        }
    }

    fn purpose(&self, line: &PaymentLine, rule: Option<&RedactionRule>, marks: &mut Vec<Mark>) -> Value {
        let said = if line.description.is_empty() { &line.category } else { &line.description };
        match rule.filter(|rule| rule.hides_purpose && !said.is_empty()) {
            Some(rule) => Value::text(rule.shown.text()),
            None => self.spoken(said, line, rule, marks),
        }
    }

    /// A text of the line, unless it speaks of a hidden name: of any word of its own payee's, or of all words of another's.
    fn spoken(&self, text: &str, line: &PaymentLine, rule: Option<&RedactionRule>, marks: &mut Vec<Mark>) -> Value {
        let own = rule.filter(|_| speaks_of(text, &line.supplier)).map(|rule| rule.shown.text());
        match own.or_else(|| self.survey.instead_of(text)) {
            Some(instead) => {
                if !marks.contains(&Mark::Scrubbed) {
                    marks.push(Mark::Scrubbed);
                }
                Value::text(instead)
            }
            None => Value::text(text),
        }
    }
}

/// Whether a text has a telling word of a name: one of four letters or more.
fn speaks_of(text: &str, name: &str) -> bool {
    let padded = format!(" {} ", plain(text));
    let name = plain(name);
    name.split(' ').any(|word| word.chars().count() >= 4 && padded.contains(&format!(" {word} ")))
}

/// A registration number that is a company's: eight signs, of which the last six are digits.
fn company_number(text: &str) -> Option<&str> {
    let shape = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let digits = text.get(2..).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    (shape && digits).then_some(text)
}

/// Any other registration number is taken for a charity's: six or seven digits, some with a part after a hyphen.
fn charity_number(text: &str) -> Option<&str> {
    (!text.is_empty() && company_number(text).is_none()).then_some(text)
}

#[cfg(test)]
#[path = "publisher_tests.rs"]
mod tests;
