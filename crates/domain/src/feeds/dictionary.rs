//! The data dictionary of the feeds.

use crate::values::{Date, Month};
use std::{fmt, str::FromStr};

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    /// Every payment line.
    Lines,
    /// Sums by month, supplier, service and category, with what is known of the supplier.
    Sums,
}

/// Of what kind the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// Text, as published or as explained.
    Text,
    /// A whole number.
    Whole,
    /// Money as a whole number of pence.
    Pence,
    /// A day, such as 2026-04-23.
    Date,
    /// A month, such as 2026-04.
    Month,
    /// True or false.
    YesNo,
}

/// A field of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in JSON and Parquet.
    pub name: &'static str,
    /// Of what kind its values are.
    pub kind: FieldKind,
    /// Whether it can be absent: null in JSON and Parquet. Text is never absent but may be empty.
    pub may_be_absent: bool,
    /// What it means.
    pub meaning: &'static str,
}

/// A value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The value is not known or not given.
    Absent,
    /// Text.
    Text(String),
    /// A whole number, or pence.
    Whole(i64),
    /// A day.
    Date(Date),
    /// A month.
    Month(Month),
    /// True or false.
    YesNo(bool),
}

impl Value {
    /// A value, or none.
    pub fn maybe<T>(value: Option<T>, of: fn(T) -> Value) -> Value {
        value.map_or(Value::Absent, of)
    }
}

const fn field(name: &'static str, kind: FieldKind, meaning: &'static str) -> Field {
    Field { name, kind, may_be_absent: false, meaning }
}

const fn maybe(name: &'static str, kind: FieldKind, meaning: &'static str) -> Field {
    Field { name, kind, may_be_absent: true, meaning }
}

use FieldKind::{Month as AMonth, Pence, Text, Whole, YesNo};

const COUNCIL: Field = field("council", Text, "The council's short name in this Guildhall");
const KIND: Field =
    field("kind", Text, "What kind of payments: payments (through the ledger), cards (procurement cards) or grants");
const YEAR: Field =
    field("financial_year", Text, "The financial year, such as 2026-27; empty for lines without a date");
const QUARTER: Field =
    field("quarter", Text, "The quarter of the financial year, such as 2026-27 Q1; empty without a date");
const MONTH: Field = maybe("month", AMonth, "The month of the payment; absent where the file gives none");
const SUPPLIER_KEY: Field = field(
    "supplier_key",
    Text,
    "The supplier's cleaned name, the same for every spelling that differs in case, stops and legal form; (redacted) for all redacted payees together",
);
const REDACTED: Field =
    field("redacted", YesNo, "Whether the payee is hidden; redacted payees are unknown persons, not one supplier");
const SERVICE: Field = field("service", Text, "The department or service that paid, as published; may be empty");
const CATEGORY: Field =
    field("category", Text, "What was bought, as published: expense type, category or account; may be empty");
const LEFT_OUT: Field = field(
    "left_out",
    Text,
    "Why it is left out of what procurement can influence, by the council's rules; empty where it counts",
);
const AMOUNT: Field =
    field("amount_pence", Pence, "The amount in pence, net of VAT where the file gives net; money back is negative");

const LINES: &[Field] = &[
    COUNCIL,
    KIND,
    YEAR,
    QUARTER,
    MONTH,
    maybe("date", FieldKind::Date, "The day of the payment; absent where the file gives only a month, or nothing"),
    field("supplier", Text, "The supplier's name as published"),
    SUPPLIER_KEY,
    REDACTED,
    field("supplier_number", Text, "The supplier's number in the council's ledger; may be empty"),
    SERVICE,
    CATEGORY,
    field("description", Text, "What the line says of itself; may be empty"),
    field("reference", Text, "The ledger's number for the payment; may be empty"),
    field("invoice_number", Text, "The supplier's own number for the invoice; may be empty"),
    maybe("invoice_date", FieldKind::Date, "The date on the invoice"),
    AMOUNT,
    maybe("vat_pence", Pence, "The VAT in pence, where the file gives it"),
    maybe("gross_pence", Pence, "The amount with VAT in pence, where the file gives it beside the net one"),
    LEFT_OUT,
    field("batch", Whole, "The number of the import it came in with"),
    field("sheet", Whole, "The sheet of the file it stands on, counted from 1"),
    field("row", Whole, "The row it stands on, counted from 1 as a spreadsheet shows it"),
];

const SUMS: &[Field] = &[
    COUNCIL,
    KIND,
    YEAR,
    QUARTER,
    MONTH,
    field("supplier", Text, "The supplier's name: of its spellings the first by letter"),
    SUPPLIER_KEY,
    REDACTED,
    SERVICE,
    CATEGORY,
    LEFT_OUT,
    field("lines", Whole, "How many payment lines make the sum"),
    AMOUNT,
    field(
        "ring",
        Text,
        "Where the supplier is, by its postcode: district, county, region, uk or abroad; empty where it is not known",
    ),
    maybe("sme", YesNo, "Whether the supplier is a small or medium-sized enterprise; absent where it is not known"),
    maybe(
        "vcse",
        YesNo,
        "Whether the supplier is a voluntary, community or social enterprise; absent where it is not known",
    ),
];

impl Feed {
    /// Every feed.
    pub const ALL: &[Feed] = &[Feed::Lines, Feed::Sums];

    /// The name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Feed::Lines => "lines",
            Feed::Sums => "sums",
        }
    }

    /// What it holds, in a sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Feed::Lines => "Every payment line, as it was published.",
            Feed::Sums => {
                "Sums by month, supplier, service and category, with what is known of the supplier. They add up to the lines."
            }
        }
    }

    /// Its fields, in order.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Feed::Lines => LINES,
            Feed::Sums => SUMS,
        }
    }
}

impl FromStr for Feed {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Feed::ALL.iter().copied().find(|feed| feed.name() == text);
        found.ok_or_else(|| format!("{text:?} is not a feed; there are lines and sums"))
    }
}

impl FieldKind {
    /// What values look like, for people.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            FieldKind::Text => "Text",
            FieldKind::Whole => "Whole number",
            FieldKind::Pence => "Whole number of pence",
            FieldKind::Date => "Date, such as 2026-04-23",
            FieldKind::Month => "Month, such as 2026-04",
            FieldKind::YesNo => "True or false",
        }
    }

    /// Whether a value is of this kind.
    #[must_use]
    pub const fn holds(self, value: &Value) -> bool {
        matches!(
            (self, value),
            (FieldKind::Text, Value::Text(_))
                | (FieldKind::Whole | FieldKind::Pence, Value::Whole(_))
                | (FieldKind::Date, Value::Date(_))
                | (FieldKind::Month, Value::Month(_))
                | (FieldKind::YesNo, Value::YesNo(_))
        )
    }
}

impl fmt::Display for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_field_means_one_thing_wherever_it_stands() {
        for feed in Feed::ALL {
            let names: BTreeSet<&str> = feed.fields().iter().map(|field| field.name).collect();
            assert_eq!(names.len(), feed.fields().len(), "no name stands twice in {feed}");
            assert_eq!(feed.name().parse(), Ok(*feed));
        }
        for field in LINES {
            let same = SUMS.iter().filter(|other| other.name == field.name && other.name != "supplier");
            assert!(same.into_iter().all(|other| other == field), "{}", field.name);
        }
    }
}
