//! The figures of spend that checks, indicators and reports ask for, of one financial year and equal to the pages' own.

use super::Calendar;
use super::cube::Cube;
use super::figures::{
    Area, DayCount, Extent, Known, PaymentDays, Percent, Question, Split, UnknownAs, concentration, payment_days,
    share, supplier_count, whole_years,
};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Period, Quantity, Unit};
use crate::suppliers::SmeDefinition;
use crate::values::{Date, FinancialYear};

const SOURCE: &str = "Payments that were brought in, and supplier facts";

const fn measure(code: &'static str, name: &'static str, unit: Unit, definition: &'static str) -> Measure {
    Measure { code, name, unit, subject: "spend", definition }
}

const fn percentage(code: &'static str, name: &'static str, definition: &'static str) -> Measure {
    measure(code, name, Unit::Percentage, definition)
}

/// What spend offers.
pub const MEASURES: &[Measure] = &[
    measure("spend.total", "Spend", Unit::Pounds, "Sum of the payment lines in scope."),
    measure("spend.supplier_count", "Suppliers paid", Unit::Count, "Named suppliers with a payment line in scope."),
    percentage(
        "spend.local_share",
        "Spend with suppliers in the area",
        "Sum paid to suppliers whose postcode lies in the council's area ÷ sum paid in scope × 100, to a tenth of a per cent. Money of which the place is not known counts as not.",
    ),
    percentage(
        "spend.local_unknown_share",
        "Spend of which the place is not known",
        "Sum paid where the supplier's place is not known ÷ sum paid in scope × 100.",
    ),
    percentage(
        "spend.sme_share",
        "Spend with small and medium-sized enterprises",
        "Sum paid to suppliers of that size, under the definition that is named beside it ÷ sum paid in scope × 100. Money of which the size is not known counts as not.",
    ),
    percentage(
        "spend.local_sme_share",
        "Spend with small and medium-sized enterprises in the area",
        "Sum paid to suppliers that are both ÷ sum paid in scope × 100. Money of which one is not known counts as not.",
    ),
    percentage(
        "spend.vcse_share",
        "Spend with voluntary, community and social enterprise organisations",
        "Sum paid to these organisations ÷ sum paid in scope × 100. Money of which it is not known counts as not.",
    ),
    percentage(
        "spend.local_vcse_share",
        "Spend with voluntary, community and social enterprise organisations in the area",
        "Sum paid to organisations that are both ÷ sum paid in scope × 100. Money of which one is not known counts as not.",
    ),
    percentage(
        "spend.largest_20_share",
        "Spend with the twenty largest suppliers",
        "Sum paid to the twenty named suppliers that were paid most ÷ sum paid to named suppliers × 100.",
    ),
    percentage(
        "spend.payments_within_30",
        "Payments within 30 days, by count",
        "Payment lines paid by day 30 ÷ payment lines with both dates × 100. Lines paid before the invoice date are in neither.",
    ),
    percentage(
        "spend.payments_within_30_by_value",
        "Payments within 30 days, by value",
        "Pounds paid by day 30 ÷ pounds with both dates × 100.",
    ),
    percentage(
        "spend.payments_within_30_suppliers",
        "Suppliers paid within 30 days each time",
        "Named suppliers all of whose measured lines were paid by day 30 ÷ named suppliers with a measured line × 100.",
    ),
];

/// What is read for the figures of spend.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// The payments.
    pub cube: &'a Cube,
    /// What is known of their suppliers.
    pub known: &'a Known<'a>,
    /// Which months were brought in.
    pub calendars: &'a [Calendar],
    /// The lines that count, over all time.
    pub ever: &'a Extent,
    /// The definition of a small or medium-sized enterprise.
    pub sme: SmeDefinition,
    /// How days to payment are counted.
    pub count: DayCount,
}

/// The financial year that the figures are of: the last one that is over and wholly brought in, else the last of which
/// anything was. The second part says whether it is whole; none where nothing was brought in.
#[must_use]
pub fn year_of(records: &Records<'_>, today: Date) -> Option<(FinancialYear, bool)> {
    let whole = whole_years(records.calendars, records.ever.kind, today).last().copied();
    let any = || records.ever.sums(records.cube).filter_map(|sum| sum.month).max().map(FinancialYear::of_month);
    whole.map(|year| (year, true)).or_else(|| any().map(|year| (year, false)))
}

/// Offers the figures of spend and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, records: &Records<'_>, today: Date) {
    readings.offer(MEASURES);
    let Some((year, is_whole)) = year_of(records, today) else {
        let none = Reading::not_measured("Not measured: no payments were brought in yet.", SOURCE, today);
        MEASURES.iter().for_each(|measure| readings.found(measure.code, none.clone()));
        return;
    };
    let extent = records.ever.year(year);
    let partly = format!("Months of {year} are not over or were not brought in, so that it is not of the whole year.");
    let mut keep = |code: &str, reading: Reading, said: &str| {
        let parts = [reading.reason.as_str(), said, if is_whole { "" } else { &partly }];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let reason = said.join(" ");
        readings.found(code, Reading { reason, ..reading }.over(Period::Year(year)));
    };
    for (code, reading, said) in sums(records, &extent, today) {
        keep(code, reading, &said);
    }
    for (code, reading) in days(records, &extent, today) {
        keep(code, reading, records.count.said());
    }
}

type Found = (&'static str, Reading, String);

fn sums(records: &Records<'_>, extent: &Extent, today: Date) -> Vec<Found> {
    let (lines, total) = extent.total(records.cube);
    let none = "Not measured: no payment line counts here.";
    let some = |value: Quantity| Reading::of((lines > 0).then_some(value), none, SOURCE, today);
    let suppliers = i64::try_from(supplier_count(records.cube, extent)).unwrap_or(i64::MAX);
    let largest = match concentration(records.cube, extent) {
        Ok(found) => {
            Reading::of(Quantity::share(found.top_total().get(), found.base.get()).map(tenths), none, SOURCE, today)
        }
        Err(why) => Reading::not_measured(why.to_string(), SOURCE, today),
    };
    let mut found = vec![
        ("spend.total", some(Quantity::pounds(total)), String::new()),
        ("spend.supplier_count", some(Quantity::count(suppliers)), String::new()),
        ("spend.largest_20_share", largest, String::new()),
    ];
    let sme = records.sme;
    for (code, question, definition) in [
        ("spend.local_share", Question::Within(Area::DISTRICT), ""),
        ("spend.sme_share", Question::Sme(sme), sme.sentence()),
        ("spend.local_sme_share", Question::SmeWithin(sme, Area::DISTRICT), sme.sentence()),
        ("spend.vcse_share", Question::Vcse, ""),
        ("spend.local_vcse_share", Question::VcseWithin(Area::DISTRICT), ""),
    ] {
        let split = share(records.cube, records.known, extent, question);
        let reading = shared(&split, today);
        let definition = if definition.is_empty() { String::new() } else { format!("{definition}.") };
        let said = [unknown(&split), definition].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        found.push((code, reading, said.join(" ")));
        if question == Question::Within(Area::DISTRICT) {
            let share = split.unknown_share().map(Quantity::tenths);
            found.push(("spend.local_unknown_share", Reading::of(share, none, SOURCE, today), String::new()));
        }
    }
    found
}

fn shared(split: &Split, today: Date) -> Reading {
    let share = split.share(UnknownAs::Not).map(Percent::low).map(Quantity::tenths);
    Reading::of(share, "Not measured: the fact is not known of any supplier that was paid.", SOURCE, today)
}

/// How much is not known, where anything is.
fn unknown(split: &Split) -> String {
    let unknown = split.unknown_share().filter(|share| *share != 0).map(Quantity::tenths);
    unknown.map_or_else(String::new, |share| format!("Not known of {share}, which counts as not."))
}

/// A share to a tenth of a per cent, as the pages show it.
fn tenths(share: Quantity) -> Quantity {
    Quantity::new(share.number().rounded(1), share.unit())
}

fn days(records: &Records<'_>, extent: &Extent, today: Date) -> Vec<(&'static str, Reading)> {
    type Pick = fn(&PaymentDays) -> Option<i64>;
    let ways: [(&str, Pick); 3] = [
        ("spend.payments_within_30", |found| found.by_count(found.within_30)),
        ("spend.payments_within_30_by_value", |found| found.by_value(found.within_30)),
        ("spend.payments_within_30_suppliers", PaymentDays::by_supplier),
    ];
    let found = payment_days(records.cube, extent, records.count);
    ways.into_iter()
        .map(|(code, pick)| match &found {
            Ok(days) => {
                let share = pick(days).map(Quantity::tenths);
                (code, Reading::of(share, "Not measured: no line with both dates can be shared out.", SOURCE, today))
            }
            Err(why) => (code, Reading::not_measured(why.to_string(), SOURCE, today)),
        })
        .collect()
}
