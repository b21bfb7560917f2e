//! One line of a payments file.

use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};

/// One amount paid to one supplier, as a file tells it.
///
/// Text is as published, with white space trimmed and runs of it made one space; an empty text is one the file does not give.
/// Zero and negative amounts are lines too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentLine {
    /// The sheet it stands on, counted from 1; 1 in a file without sheets.
    pub sheet: u32,
    /// The row it stands on, counted from 1 as a spreadsheet shows it.
    pub row: u64,
    /// The day the file gives it; none where the file gives only a month, or nothing.
    pub date: Option<Date>,
    /// The first day of the month it is dated by, where the file gives a month and no day.
    pub month_only: Option<Date>,
    /// The amount: net of VAT where the file gives net, else what the file calls the amount.
    pub amount: Pence,
    /// The VAT, where the file gives it.
    pub vat: Option<Pence>,
    /// The amount with VAT, where the file gives it beside the net one.
    pub gross: Option<Pence>,
    /// The supplier's name as published.
    pub supplier: String,
    /// The supplier's number in the council's ledger.
    pub supplier_number: String,
    /// The department, directorate or service that paid.
    pub service: String,
    /// What was bought: expense type, category or account.
    pub category: String,
    /// What the line says of itself: narrative, description or purpose.
    pub description: String,
    /// The ledger's or the invoice's number for the payment.
    pub reference: String,
    /// The supplier's own invoice number, where the file gives one beside the ledger's.
    pub invoice_number: String,
    /// The date on the invoice, where the file gives one beside the payment date.
    pub invoice_date: Option<Date>,
    /// The company or charity number of whoever was paid, where the file gives one.
    pub registration_number: String,
    /// The time for which a grant is given, in the file's words.
    pub grant_period: String,
}
