//! A list of past procurements: the file to fill in, and sending it.

use super::START;
use super::preview::{self, Wanted};
use crate::address::Path;
use crate::components::FieldErrors;
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::law::notes;
use crate::pages::spend::{download, upload};
use actions::law::{Over, list_to_fill_in};
use axum::extract::Multipart;
use domain::law::procedure_rules::{Basis, Measure};
use domain::law::thresholds::ContractKind;
use publish::lists::{Cell, ColumnHeading, List};

/// The largest list: a row takes some hundred bytes.
const BYTES_MAX: u64 = 10_000_000;

/// How the list's values are to be taken, as typed.
fn wish(sent: &Sent, errors: &mut FieldErrors) -> Option<actions::law::ListWish> {
    let measure = sent.text("list_measure").parse::<Measure>().ok();
    if measure.is_none() {
        errors.add("list_measure", "Select what the values of the list are of");
    }
    let vat = sent.text("list_vat");
    if !matches!(vat, "with" | "without") {
        errors.add("list_vat", "Select whether VAT is in the values of the list");
    }
    let kind = sent.text("list_kind").parse::<ContractKind>().ok();
    if kind.is_none() {
        errors.add("list_kind", "Select what a procurement is where the list does not say it");
    }
    let basis = Basis { measure: measure?, with_vat: vat == "with" };
    Some(actions::law::ListWish { basis, kind: kind? })
}

/// Takes a list.
pub async fn send(cx: Cx, parts: Multipart) -> Answer {
    let scope = cx.scope()?;
    let came = upload::take(&cx, parts).await?;
    let sent = Sent::of(came.fields);
    let mut errors = FieldErrors::default();
    if came.too_large || came.files.iter().any(|(_, received)| received.bytes > BYTES_MAX) {
        errors.add("file", "The list must be smaller than 10 MB. Send the procurements of fewer years");
    } else if came.files.is_empty() {
        errors.add("file", "Select a list of procurements");
    }
    let wish = wish(&sent, &mut errors);
    let mut faults = Vec::new();
    if let (Some(wish), Some((name, received)), true) = (wish, came.files.first(), errors.is_empty()) {
        let read = actions::law::keep_list(cx.guildhall(), &scope, (name, received), wish).await?;
        match read.refused {
            None => return go_to(&format!("{START}/preview?over=list&done=list-sent")),
            Some(why) => {
                errors.add("file", &why);
                faults = read.faults;
            }
        }
    }
    let wanted = Wanted { over: Over::List, sent, faults };
    preview::page(&cx, wanted, errors).await
}

/// The file to fill in, as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let (columns, rows) = list_to_fill_in();
    let list = List {
        title: "Procurements".into(),
        columns: columns.iter().map(|title| ColumnHeading::new(*title)).collect(),
        notes: notes(
            &cx,
            "Past procurements to try contract procedure rules on. Type, date and route may be left empty",
        ),
    };
    download::answer(&form, &list, rows.into_iter().map(|row| row.map(Cell::text).to_vec()), "procurements")
}
