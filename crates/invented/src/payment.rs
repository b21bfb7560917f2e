//! An invented payment, before it is written into a file.

use domain::spend::FileKind;
use domain::values::{Date, Pence};

/// One invented payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Payment {
    pub kind: FileKind,
    /// The day it was paid.
    pub day: Date,
    pub invoice_day: Date,
    /// The name as this payment spells it.
    pub supplier: String,
    pub supplier_number: String,
    pub service: &'static str,
    pub category: &'static str,
    pub purpose: &'static str,
    pub invoice: String,
    /// The ledger's number, given in the order of days.
    pub reference: String,
    /// The amount without VAT.
    pub net: Pence,
    /// VAT beyond a fifth, planted for a check to find.
    pub vat_over: Pence,
    /// The planted case it is of, by its place in the list of cases.
    pub planted: Option<usize>,
}
