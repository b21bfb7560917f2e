//! What the columns of a payments file mean.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::{fmt, str::FromStr};

macro_rules! columns {
    ($($variant:ident $name:literal $label:literal $doc:literal;)*) => {
        /// A meaning that a column of a payments file can have.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Column {
            $(#[doc = $doc] $variant,)*
        }

        impl Column {
            /// Every meaning, in the order in which people are asked.
            pub const ALL: &[Column] = &[$(Column::$variant,)*];

            /// The name in files, forms and the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Column::$variant => $name,)* }
            }

            /// The name shown to people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Column::$variant => $label,)* }
            }
        }
    };
}

columns! {
    Date "date" "Payment date" "The day, or the month, of the payment.";
    Amount "amount" "Amount (net of VAT if given)" "The amount: net of VAT where the file has a net column.";
    Vat "vat" "VAT" "The VAT on the amount.";
    Gross "gross" "Amount with VAT" "The amount with VAT, beside a net one.";
    Credit "credit" "Money back" "Money that came back, in a column of its own beside the amount; it is subtracted.";
    Sign "sign" "Debit or credit mark" "A mark in a column of its own that says whether the amount went out or came back.";
    Supplier "supplier" "Supplier" "The supplier's name as published.";
    SupplierNumber "supplier_number" "Supplier number" "The supplier's number in the council's ledger.";
    Service "service" "Service" "The department, directorate or service that paid.";
    Category "category" "Category" "What was bought: expense type, category or account.";
    Description "description" "Description" "Narrative, description or purpose.";
    Reference "reference" "Payment reference" "The ledger's number for the payment or transaction.";
    InvoiceNumber "invoice_number" "Invoice number" "The supplier's own number for the invoice.";
    InvoiceDate "invoice_date" "Invoice date" "The date on the invoice, beside the payment date.";
    RegistrationNumber "registration_number" "Registration number" "The company or charity number of whoever was paid.";
    GrantPeriod "grant_period" "Period of the grant" "The time for which a grant is given, in the file's words.";
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Column {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Column::ALL
            .iter()
            .copied()
            .find(|column| column.name() == text)
            .ok_or_else(|| format!("{text:?} is not a column that Guildhall knows"))
    }
}

/// What kind of payments a file holds (Local Government Transparency Code 2015, paragraphs 28, 30 and 42).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// Payments to suppliers through the ledger.
    #[default]
    Payments,
    /// Transactions on procurement cards.
    Cards,
    /// Grants to voluntary, community and social enterprise organisations. Only a person says that a file holds them.
    Grants,
}

impl FileKind {
    /// Every kind.
    pub const ALL: &[FileKind] = &[FileKind::Payments, FileKind::Cards, FileKind::Grants];

    /// Whether its lines count in figures of all spending. A list of grants does not: the payments file holds the same
    /// money already.
    #[must_use]
    pub const fn counts_as_spending(self) -> bool {
        !matches!(self, FileKind::Grants)
    }

    /// Whether its lines count where this kind is asked for; where none is, those do that count as spending.
    #[must_use]
    pub fn counts_where(self, asked: Option<FileKind>) -> bool {
        asked.map_or(self.counts_as_spending(), |asked| asked == self)
    }

    /// Whether each month is expected to have lines. Grants are given in rounds, so that a month may well have none.
    #[must_use]
    pub const fn is_monthly(self) -> bool {
        !matches!(self, FileKind::Grants)
    }

    /// The name in files and forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            FileKind::Payments => "payments",
            FileKind::Cards => "cards",
            FileKind::Grants => "grants",
        }
    }

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            FileKind::Payments => "Payments to suppliers",
            FileKind::Cards => "Procurement card transactions",
            FileKind::Grants => "Grants to voluntary, community and social enterprise organisations",
        }
    }
}

impl FromStr for FileKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        FileKind::ALL
            .iter()
            .copied()
            .find(|kind| kind.name() == text)
            .ok_or_else(|| format!("{text:?} is none of payments, cards and grants"))
    }
}

/// How a person, or an earlier import of the same layout, says that a file is to be read.
/// What it leaves out is worked out from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The heading, as the file has it, for each meaning that the person has settled.
    /// A heading that stands twice is told apart as `Heading (2)`; a missing one is `Column C`.
    /// An empty heading says that the file has no such column.
    pub columns: BTreeMap<Column, String>,
    /// Whether dates such as 03/04/2025 have the day first; asked when the file cannot tell.
    pub day_first: Option<bool>,
    /// The month or day that every line without a date belongs to.
    pub date_for_all: Option<crate::values::Date>,
    /// The kind of payments.
    pub kind: Option<FileKind>,
    /// The sheets to read, by name; all that hold lines where none is named.
    pub sheets: Vec<String>,
    /// The row of the header on the first sheet, counted from 1, where the proposal was wrong.
    pub header_row: Option<u64>,
}

impl Mapping {
    /// What of it holds for every file of the layout: a month, the names of sheets and the place of the header belong to
    /// one file alone, and the next must not silently be given them.
    ///
    /// ```
    /// use domain::spend::Mapping;
    /// let april = Mapping { day_first: Some(true), date_for_all: "2026-04-01".parse().ok(), ..Mapping::default() };
    /// assert_eq!(april.of_layout(), Mapping { day_first: Some(true), ..Mapping::default() });
    /// ```
    #[must_use]
    pub fn of_layout(&self) -> Mapping {
        Mapping { date_for_all: None, sheets: Vec::new(), header_row: None, ..self.clone() }
    }
}
