//! What changed, in words: what it is, why it matters, and where to look next.

use super::change::PartChange;
use super::{
    Area, Comparison, DayCount, Extent, Known, Question, Split, UnknownAs, arrivals, compare, payment_days, share,
};
use crate::spend::cube::Cube;
use crate::spend::{Calendar, Dimension, REDACTED_KEY, share as tenths};
use crate::values::{Date, FinancialYear, Month, Pence};

/// Where to look next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// What changed from year to year.
    OverTime,
    /// One supplier, by its key.
    Supplier(String),
    /// New suppliers and concentration.
    Concentration,
    /// The share paid to local suppliers.
    Local,
    /// How long suppliers wait.
    PaymentDays,
    /// The suppliers of whom nothing is known.
    SupplierFacts,
}

/// One thing worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// What it is, with its numbers.
    pub text: String,
    /// Why it matters.
    pub why: &'static str,
    /// Where to look next.
    pub next: NextStep,
}

/// A tenth of all money or more that nobody knows the place of makes a share of local spend doubtful.
const MUCH_UNKNOWN: i64 = 100;

/// What there is to tell of a financial year beside the one before it, the change first.
#[must_use]
pub fn telling(
    cube: &Cube,
    known: &Known<'_>,
    extent: &Extent,
    year: FinancialYear,
    calendars: &[Calendar],
    today: Date,
) -> Vec<Telling> {
    let mut told = Vec::new();
    if let Ok(comparison) = compare(cube, extent, year, calendars, today) {
        told.push(of_change(cube, &comparison));
        told.extend(of_supplier(cube, &comparison));
        told.extend(of_places(cube, known, &comparison));
    }
    told.extend(of_arrivals(cube, extent, year));
    told.extend(of_days(cube, &extent.year(year), year));
    told.extend(of_unknown(&share(cube, known, &extent.year(year), Question::Within(Area::DISTRICT)), year));
    told
}

fn percent(tenths: i64) -> String {
    format!("{}.{}%", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
}

fn size(money: Pence) -> String {
    Pence::new(money.get().saturating_abs()).pounds()
}

fn of_change(cube: &Cube, comparison: &Comparison) -> Telling {
    let Comparison { before, after, change, .. } = comparison;
    let (of, same) = if comparison.is_whole() {
        (format!("In {after}"), format!("in {before}"))
    } else {
        (format!("In {after} ({})", comparison.compared_said()), format!("in the same months of {before}"))
    };
    let more = if change.difference().is_negative() { "less" } else { "more" };
    let by = change.tenths().map_or_else(String::new, |tenths| format!(" ({})", percent(tenths)));
    let mut text = if change.difference() == Pence::ZERO {
        format!("{of}, {} was paid, as much as {same}.", change.after.pounds())
    } else {
        format!("{of}, {} was paid: {}{by} {more} than {same}.", change.after.pounds(), size(change.difference()))
    };
    for (what, by) in [("services", Dimension::Service), ("categories", Dimension::Category)] {
        text.push_str(&makers(&comparison.parts(cube, by), change.difference(), what));
    }
    let why =
        "A change that the budget did not foresee has to be met from somewhere, or is money that can be put to use.";
    Telling { text, why, next: NextStep::OverTime }
}

/// The parts that make most of a change, as a sentence; nothing where no part has a name.
fn makers(parts: &[PartChange], whole: Pence, what: &str) -> String {
    let goes_along = |part: &&PartChange| part.change.difference().is_negative() == whole.is_negative();
    let named = parts.iter().filter(|part| !part.key.is_empty() && part.change.difference() != Pence::ZERO);
    let most: Vec<String> = named
        .filter(goes_along)
        .take(3)
        .map(|part| {
            let more = if part.change.difference().is_negative() { "less" } else { "more" };
            format!("{} ({} {more})", part.label, size(part.change.difference()))
        })
        .collect();
    let listed = match most.as_slice() {
        [] => return String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    format!(" The {what} that make most of it: {listed}.")
}

fn of_supplier(cube: &Cube, comparison: &Comparison) -> Option<Telling> {
    let parts = comparison.parts(cube, Dimension::Supplier);
    let part = parts.into_iter().find(|part| !part.key.is_empty() && part.key != REDACTED_KEY)?;
    let difference = part.change.difference();
    if difference == Pence::ZERO {
        return None;
    }
    let more = if difference.is_negative() { "less" } else { "more" };
    let text = format!(
        "The supplier with the largest change is {}: {} {more}, from {} to {}.",
        part.label,
        size(difference),
        part.change.before.pounds(),
        part.change.after.pounds()
    );
    let why =
        "A rise should be covered by its contract, or by a modification of it; a fall can mean that a contract ended.";
    Some(Telling { text, why, next: NextStep::Supplier(part.key) })
}

fn of_places(cube: &Cube, known: &Known<'_>, comparison: &Comparison) -> Option<Telling> {
    let local = |extent: &Extent| {
        share(cube, known, extent, Question::Within(Area::DISTRICT)).share(UnknownAs::Not).map(|share| share.low())
    };
    let (before, after) = (local(comparison.earlier())?, local(comparison.later())?);
    let moved = match after - before {
        0 => "as in the year before".to_owned(),
        up @ 1.. => format!("{} points more than the year before", percent(up).trim_end_matches('%')),
        down => format!("{} points less than the year before", percent(down).trim_end_matches('%')),
    };
    let text = format!("{} of it went to suppliers in the district, {moved}.", percent(after));
    let why =
        "Money paid nearby can stay nearby; what one area gains another may lose, so read it beside the wider area.";
    Some(Telling { text, why, next: NextStep::Local })
}

fn of_arrivals(cube: &Cube, extent: &Extent, year: FinancialYear) -> Option<Telling> {
    let of = |year: FinancialYear| (Month::of(year.first_day()), Month::of(year.last_day()));
    let found = arrivals(cube, extent, of(year), of(year.previous())).ok()?;
    if found.new.is_empty() {
        return None;
    }
    let paid: i64 = found.new.iter().fold(0, |sum, one| sum.saturating_add(one.total.get()));
    let count = found.new.len();
    let text = match found.new.as_slice() {
        [one] => format!("In {year} one supplier was paid for the first time: {}, {}.", one.label, one.total.pounds()),
        _ => {
            format!("In {year} {count} suppliers were paid for the first time, {} together.", Pence::new(paid).pounds())
        }
    };
    let why = "Each new supplier is worth a look: how it was chosen, and whether a contract that is already there would have served.";
    Some(Telling { text, why, next: NextStep::Concentration })
}

fn of_days(cube: &Cube, extent: &Extent, year: FinancialYear) -> Option<Telling> {
    let days = payment_days(cube, extent, DayCount::default()).ok()?;
    let late = days.measured().lines - days.within_30.lines;
    if late == 0 {
        return None;
    }
    let whole = Pence::new(i64::try_from(days.measured().lines).ok()?);
    let late_share = tenths(Pence::new(i64::try_from(late).ok()?), whole)?;
    let text =
        format!("In {year} {} of the payment lines that can be measured were paid after day 30.", percent(late_share));
    let why = "Undisputed invoices are to be paid within 30 days (Procurement Act 2023, section 68); late ones bear interest and weigh most on small firms.";
    Some(Telling { text, why, next: NextStep::PaymentDays })
}

fn of_unknown(split: &Split, year: FinancialYear) -> Option<Telling> {
    let unknown = split.unknown_share().filter(|unknown| *unknown >= MUCH_UNKNOWN)?;
    let text = format!("For {} of what was paid in {year} it is not known where the supplier is.", percent(unknown));
    let why = "Shares of local spend, small firms and the voluntary sector are only as good as what is known of the suppliers.";
    Some(Telling { text, why, next: NextStep::SupplierFacts })
}
