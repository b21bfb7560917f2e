//! Lines of the ledger as rows of a feed.

use domain::feeds::Value;
use domain::spend::cube::{Cube, CubeSum};
use domain::suppliers::Book;
use domain::values::{FinancialYear, Month, Pence, Quarter};
use ledger::LedgerLine;

/// A line as a row of [`domain::feeds::Feed::Lines`], in the order of its fields.
pub fn of_line(council: &str, line: &LedgerLine, left_out: &str) -> Vec<Value> {
    let from = &line.line;
    let text = |text: &str| Value::Text(text.to_owned());
    let pence = |pence: Pence| Value::Whole(pence.get());
    vec![
        text(council),
        text(line.kind.name()),
        financial_year(line.month),
        quarter(line.month),
        Value::maybe(line.month, Value::Month),
        Value::maybe(from.date, Value::Date),
        text(&from.supplier),
        text(if line.redacted { domain::spend::REDACTED_KEY } else { &line.supplier_key }),
        Value::YesNo(line.redacted),
        text(&from.supplier_number),
        text(&from.service),
        text(&from.category),
        text(&from.description),
        text(&from.reference),
        text(&from.invoice_number),
        Value::maybe(from.invoice_date, Value::Date),
        pence(from.amount),
        from.vat.map_or(Value::Absent, pence),
        from.gross.map_or(Value::Absent, pence),
        text(left_out),
        Value::Whole(line.batch),
        Value::Whole(i64::from(from.sheet)),
        Value::Whole(i64::try_from(from.row).unwrap_or(i64::MAX)),
    ]
}

/// A sum of a cube as a row of [`domain::feeds::Feed::Sums`], in the order of its fields.
pub fn of_sum(council: &str, cube: &Cube, book: &Book, sum: &CubeSum) -> Vec<Value> {
    let name = |names: &[String], number: u32| {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        Value::Text(names.get(place).cloned().unwrap_or_default())
    };
    let supplier = usize::try_from(sum.supplier).ok().and_then(|place| cube.suppliers.get(place));
    let key = supplier.map_or("", |supplier| supplier.key.as_str());
    let facts = supplier.and_then(|supplier| book.of(supplier));
    vec![
        Value::Text(council.to_owned()),
        Value::Text(sum.kind.name().to_owned()),
        financial_year(sum.month),
        quarter(sum.month),
        Value::maybe(sum.month, Value::Month),
        Value::Text(supplier.map(|supplier| supplier.label.clone()).unwrap_or_default()),
        Value::Text(key.to_owned()),
        Value::YesNo(key == domain::spend::REDACTED_KEY),
        name(&cube.services, sum.service),
        name(&cube.categories, sum.category),
        Value::Text(cube.reason(sum).to_owned()),
        Value::Whole(i64::try_from(sum.lines).unwrap_or(i64::MAX)),
        Value::Whole(sum.total.get()),
        Value::Text(facts.and_then(|facts| facts.ring).map_or("", |ring| ring.name()).to_owned()),
        Value::maybe(facts.and_then(|facts| facts.sme), Value::YesNo),
        Value::maybe(facts.and_then(|facts| facts.vcse), Value::YesNo),
    ]
}

fn financial_year(month: Option<Month>) -> Value {
    Value::Text(month.map(|month| FinancialYear::of_month(month).to_string()).unwrap_or_default())
}

fn quarter(month: Option<Month>) -> Value {
    let said = |month| {
        let quarter = Quarter::of_month(month);
        format!("{} Q{}", quarter.year(), quarter.number())
    };
    Value::Text(month.map(said).unwrap_or_default())
}
