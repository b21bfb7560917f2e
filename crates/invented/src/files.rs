//! Payments written as the files a council would have.

use crate::council::{InventedCouncil, Layout};
use crate::dirt::vat_on;
use crate::payment::Payment;
use domain::spend::FileKind;
use domain::values::{Date, Month, Pence};

/// A payments file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InventedFile {
    /// Its name.
    pub name: String,
    /// The kind of payments in it.
    pub kind: FileKind,
    /// The month it is of.
    pub month: Month,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A month's payments of one kind in the council's layout.
pub(crate) fn file(council: &InventedCouncil, month: Month, kind: FileKind, payments: &[&Payment]) -> InventedFile {
    let (rows, separator) = match (kind, council.plan.layout) {
        (FileKind::Cards, _) => (cards(payments), b','),
        (FileKind::Grants, _) => (grants(payments), b','),
        (FileKind::Payments, Layout::Extract) => (extract(council, payments), b','),
        (FileKind::Payments, Layout::Report) => (report(council, month, payments), b','),
        (FileKind::Payments, Layout::NetVatGross) => (net_vat_gross(payments), b','),
        (FileKind::Payments, Layout::Semicolons) => (semicolons(payments), b';'),
    };
    let text = text_of(&rows, separator);
    let bytes = if council.plan.layout == Layout::Report && kind == FileKind::Payments {
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
    } else {
        text.into_bytes()
    };
    InventedFile { name: format!("{}-{}-{month}.csv", council.code, kind.name()), kind, month, bytes }
}

type Rows = Vec<Vec<String>>;

fn text_of(rows: &Rows, separator: u8) -> String {
    let mut out = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail.
        let _ = out.write_record(row);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn heading(titles: &[&str]) -> Vec<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}

fn slashes(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

fn extract(council: &InventedCouncil, payments: &[&Payment]) -> Rows {
    let mut rows = vec![heading(&[
        "Body Name",
        "Service Area",
        "Expense Category",
        "Narrative",
        "Supplier Number",
        "Supplier Name",
        "Invoice Number",
        "Invoice Date",
        "Transaction Number",
        "Payment Date",
        "Net Amount (£)",
        "VAT (£)",
    ])];
    rows.extend(payments.iter().map(|payment| {
        vec![
            council.name.to_owned(),
            payment.service.to_owned(),
            payment.category.to_owned(),
            payment.purpose.to_owned(),
            payment.supplier_number.clone(),
            payment.supplier.clone(),
            payment.invoice.clone(),
            slashes(payment.invoice_day),
            payment.reference.clone(),
            slashes(payment.day),
            payment.net.plain(),
            vat_on(payment).plain(),
        ]
    }));
    rows
}

fn report(council: &InventedCouncil, month: Month, payments: &[&Payment]) -> Rows {
    let mut rows = vec![
        vec![council.name.to_owned()],
        vec![format!("All payments to suppliers, {}", month.name())],
        vec![String::new(); 6],
        heading(&["Paid On", "Payee", "Directorate", "Type of Expenditure", "Payment Reference", "Amount £"]),
    ];
    rows.extend(payments.iter().map(|payment| {
        vec![
            slashes(payment.day),
            payment.supplier.clone(),
            payment.service.to_owned(),
            payment.purpose.to_owned(),
            payment.reference.clone(),
            in_brackets(payment.net),
        ]
    }));
    let total = payments.iter().fold(Pence::ZERO, |sum, payment| sum.plus(payment.net).unwrap_or(sum));
    let mut last = vec![String::new(); 4];
    last.extend(["Total".to_owned(), in_brackets(total)]);
    rows.push(last);
    rows
}

/// Pounds with sign and commas, negatives in brackets.
fn in_brackets(pence: Pence) -> String {
    let shown = pence.to_string();
    shown.strip_prefix('-').map_or(shown.clone(), |amount| format!("({amount})"))
}

fn net_vat_gross(payments: &[&Payment]) -> Rows {
    let mut rows = vec![heading(&["Cost Centre", "Supplier", "Date Paid", "Purpose", "Ref", "Net", "VAT", "Gross"])];
    rows.extend(payments.iter().map(|payment| {
        let vat = vat_on(payment);
        let month = Month::of(payment.day).short_name();
        vec![
            payment.service.to_owned(),
            payment.supplier.clone(),
            format!("{:02}-{}", payment.day.day(), month.replace(' ', "-")),
            payment.purpose.to_owned(),
            payment.reference.clone(),
            payment.net.plain(),
            vat.plain(),
            payment.net.plus(vat).unwrap_or(payment.net).plain(),
        ]
    }));
    rows
}

fn semicolons(payments: &[&Payment]) -> Rows {
    let titles =
        ["PaymentDate", "TransactionNumber", "Department", "Category", "SupplierID", "SupplierName", "AmountNetGBP"];
    let mut rows = vec![heading(&titles)];
    rows.extend(payments.iter().map(|payment| {
        vec![
            payment.day.to_string(),
            payment.reference.clone(),
            payment.service.to_owned(),
            payment.category.to_owned(),
            payment.supplier_number.clone(),
            payment.supplier.clone(),
            payment.net.plain(),
        ]
    }));
    rows
}

fn cards(payments: &[&Payment]) -> Rows {
    let titles = [
        "Card Transaction Date",
        "Card Transaction Number",
        "Merchant",
        "Merchant Category",
        "Service Area",
        "Amount (£)",
    ];
    let mut rows = vec![heading(&titles)];
    rows.extend(payments.iter().map(|payment| {
        vec![
            slashes(payment.day),
            payment.reference.clone(),
            payment.supplier.clone(),
            payment.category.to_owned(),
            payment.service.to_owned(),
            payment.net.plain(),
        ]
    }));
    rows
}

fn grants(payments: &[&Payment]) -> Rows {
    let titles = [
        "Date Awarded",
        "Time Period of Grant",
        "Department",
        "Beneficiary",
        "Registration Number",
        "Purpose of Grant",
        "Amount (£)",
    ];
    let mut rows = vec![heading(&titles)];
    rows.extend(payments.iter().map(|payment| {
        vec![
            slashes(payment.day),
            payment.invoice.clone(),
            payment.service.to_owned(),
            payment.supplier.clone(),
            payment.supplier_number.clone(),
            payment.purpose.to_owned(),
            payment.net.plain(),
        ]
    }));
    rows
}
