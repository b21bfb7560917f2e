//! Reads a list of procurements from its bytes to its rows.

use super::row::{Column, Columns, one};
use crate::cells::Row;
use crate::failure::ReadFailure;
use crate::source::{self, Opened, Source};
use domain::law::procedure_rules::{Basis, PastPurchase};
use domain::law::thresholds::ContractKind;
use std::path::Path;

/// The headings of a list, as the file to fill in has them. Type, date and route may be left empty.
pub const COLUMNS: [&str; 5] = ["Title", "Type", "Value (£)", "Date", "Route"];

/// The most rows of a list: a large council lets some thousands of contracts in a year.
pub const ROWS_MAX: usize = 20_000;

/// How far down the headings are looked for.
const HEADINGS_WITHIN: usize = 20;

/// The most faults that are said one by one.
const FAULTS_SAID: usize = 200;

/// What the list itself does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wish {
    /// What its values are of, and whether VAT is in them.
    pub basis: Basis,
    /// The type of a procurement whose row does not say it.
    pub kind: ContractKind,
}

/// Something in a row that cannot be read. The row is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// The row as a spreadsheet shows it.
    pub row: u64,
    /// The heading of the column.
    pub column: &'static str,
    /// What to do.
    pub text: String,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcurementsRead {
    /// The procurements, in the order of the file.
    pub purchases: Vec<PastPurchase>,
    /// What is wrong with rows that were left out.
    pub faults: Vec<RowFault>,
    /// How many rows were left out.
    pub left_out: usize,
    /// Why nothing could be read, and what to do; none where something was.
    pub refused: Option<String>,
}

/// Reads a list of procurements: delimited text or a workbook, of which the first sheet with the headings counts.
///
/// # Errors
/// When the disk fails. What is wrong with the file stands in the answer.
pub fn read(path: &Path, wish: Wish) -> Result<ProcurementsRead, ReadFailure> {
    Ok(match source::open(path)? {
        Opened::Empty => refused("The file is empty. Fill in the list, and send it again."),
        Opened::Refused(sentence) => refused(&sentence),
        Opened::Source(Source::Text(text)) => {
            let mut rows = Vec::new();
            let mut found = text.rows()?;
            while let Some(row) = found.next()? {
                if rows.len() > ROWS_MAX + HEADINGS_WITHIN {
                    return Ok(too_many());
                }
                rows.push(row.clone());
            }
            of_rows(&rows, wish)
        }
        Opened::Source(Source::Workbook(workbook)) => {
            let with_headings = workbook.sheets.iter().find(|sheet| headings(&sheet.rows).is_some());
            with_headings
                .or(workbook.sheets.first())
                .map_or_else(|| of_rows(&[], wish), |sheet| of_rows(&sheet.rows, wish))
        }
    })
}

fn refused(why: &str) -> ProcurementsRead {
    ProcurementsRead { refused: Some(why.to_owned()), ..ProcurementsRead::default() }
}

fn too_many() -> ProcurementsRead {
    refused(&format!("The list has more than {ROWS_MAX} rows. Send the procurements of fewer years."))
}

/// The row of the headings, and where each column stands: title and value at least.
fn headings(rows: &[Row]) -> Option<(usize, Columns)> {
    let first = rows.iter().enumerate().filter(|(_, row)| !row.is_blank()).take(HEADINGS_WITHIN);
    first
        .map(|(at, row)| (at, Columns::of(row)))
        .find(|(_, columns)| columns.place(Column::Title).is_some() && columns.place(Column::Value).is_some())
}

fn of_rows(rows: &[Row], wish: Wish) -> ProcurementsRead {
    let Some((header, columns)) = headings(rows) else {
        return refused(
            "No headings were found. The list needs the columns Title and Value, and may have Type, Date and Route. \
             Download the file to fill in, and copy your list into it.",
        );
    };
    let below = rows.get(header + 1..).unwrap_or_default().iter().filter(|row| !row.is_blank());
    let mut read = ProcurementsRead::default();
    for (count, row) in below.enumerate() {
        if count >= ROWS_MAX {
            return too_many();
        }
        match one(row, &columns, wish) {
            Ok(purchase) => read.purchases.push(purchase),
            Err(faults) => {
                read.left_out += 1;
                let room = FAULTS_SAID.saturating_sub(read.faults.len());
                read.faults.extend(faults.into_iter().take(room));
            }
        }
    }
    if read.purchases.is_empty() {
        read.refused = Some(match read.left_out {
            0 => "The list has headings and no procurement below them. Fill it in, and send it again.".to_owned(),
            _ => "No row could be read. Mend the rows below, and send the list again.".to_owned(),
        });
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::law::procedure_rules::{Measure, Route};
    use domain::values::Pence;
    use std::io::Write;

    const WISH: Wish =
        Wish { basis: Basis { measure: Measure::ContractValue, with_vat: false }, kind: ContractKind::Services };

    fn of(content: &str) -> ProcurementsRead {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(content.as_bytes()).unwrap();
        read(file.path(), WISH).unwrap()
    }

    #[test]
    fn a_row_becomes_a_procurement_and_what_is_not_said_is_not_known() {
        let read = of("Our contracts\n\nTitle,Type,Value (£),Date,Route\n\
                       Grass cutting,services,\"£12,000.50\",15/01/2026,3 quotes\nDesks,goods,900,,\n");
        assert_eq!((read.purchases.len(), read.left_out, read.refused.as_deref()), (2, 0, None), "{:?}", read.faults);
        let grass = &read.purchases[0];
        assert_eq!((grass.name.as_str(), grass.taken), ("Grass cutting", Some(Route::Quotes(3))));
        assert_eq!(grass.day, Some("2026-01-15".parse().unwrap()));
        assert_eq!(grass.purchase.value(WISH.basis), Some(Pence::new(1_200_050)));
        let desks = &read.purchases[1];
        assert_eq!((desks.purchase.kind, desks.day, desks.taken), (ContractKind::Goods, None, None));
    }

    #[test]
    fn each_thing_wrong_is_said_with_its_row_and_column_and_the_others_are_taken() {
        for (row, column, reason) in [
            (",services,900,2026-01-15,", Some("Title"), "no title"),
            ("Desks,chairs,900,2026-01-15,", Some("Type"), "no type of ours"),
            ("Desks,goods,,2026-01-15,", Some("Value (£)"), "no value"),
            ("Desks,goods,plenty,2026-01-15,", Some("Value (£)"), "no amount"),
            ("Desks,goods,-1,2026-01-15,", Some("Value (£)"), "below nothing"),
            ("Desks,goods,900,31/02/2026,", Some("Date"), "no day"),
            ("Desks,goods,900,January 2026,", Some("Date"), "a month is no day"),
            ("Desks,goods,900,2026-01-15,auction", Some("Route"), "no route of ours"),
            ("Desks,goods,0,15 January 2026,tender", None, "nothing is an amount"),
        ] {
            let read = of(&format!("Title,Type,Value,Date,Route\n{row}\nWhole,goods,1,,\n"));
            assert_eq!(read.faults.first().map(|fault| fault.column), column, "{reason}: {:?}", read.faults);
            assert_eq!(read.left_out, usize::from(column.is_some()), "{reason}");
            assert!(read.faults.iter().all(|fault| fault.row == 2), "{reason}");
            assert_eq!(read.purchases.len(), 2 - read.left_out, "{reason}");
        }
    }

    #[test]
    fn what_is_no_list_is_refused_with_what_to_do() {
        for (content, why) in [
            ("", "The file is empty"),
            ("Supplier,Amount\nAbel,5\n", "No headings were found"),
            ("Title,Value\n", "no procurement below them"),
            ("Title,Value\nDesks,plenty\n", "No row could be read"),
            ("%PDF-1.7\n\u{1}\u{2}", "not a table"),
        ] {
            let read = of(content);
            assert!(read.refused.as_ref().is_some_and(|said| said.contains(why)), "{content:?}: {:?}", read.refused);
        }
        let mut long = "Title,Value\n".to_owned();
        long.push_str(&"Desks,1\n".repeat(ROWS_MAX));
        assert_eq!(of(&long).purchases.len(), ROWS_MAX, "as many as may be");
        long.push_str("Desks,1\n");
        assert!(of(&long).refused.is_some_and(|said| said.contains("more than 20000 rows")), "one more");
    }
}
