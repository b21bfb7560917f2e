//! Bank holidays of the three parts of the United Kingdom, worked out for any year.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The first year whose holidays were held against the published lists.
pub const FIRST_PUBLISHED: i16 = 2024;
/// The last year whose holidays were published when this edition of the rule book was made.
pub const LAST_PROCLAIMED: i16 = 2027;

/// The years for which holidays are worked out.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2200;

named! {
    /// A part of the United Kingdom with bank holidays of its own.
    Part {
        EnglandAndWales "england-and-wales" "England and Wales";
        Scotland "scotland" "Scotland";
        NorthernIreland "northern-ireland" "Northern Ireland";
    }
}

use Part::{EnglandAndWales, NorthernIreland, Scotland};

/// What makes a day a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Schedule 1 to the Banking and Financial Dealings Act 1971.
    Statute,
    /// A holiday by custom where the statute does not name it: Good Friday and Christmas Day outside Scotland.
    Custom,
    /// Proclaimed under the Act, every year so far.
    Proclaimed,
    /// Proclaimed for one year.
    OneOff,
    /// Added by an administrator.
    Added,
}

/// A bank holiday in one or more parts of the United Kingdom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub day: Date,
    /// Its name.
    pub name: Cow<'static, str>,
    /// Where it is a holiday.
    pub parts: Vec<Part>,
    /// What makes it one.
    pub basis: Basis,
}

impl Holiday {
    /// Whether it is only expected: it takes a proclamation that was not yet made for that year.
    #[must_use]
    pub fn is_expected(&self) -> bool {
        self.basis == Basis::Proclaimed && self.day.year() > LAST_PROCLAIMED
    }

    /// Its name and where it is one: `a bank holiday: St Andrew's Day (Scotland)`.
    #[must_use]
    pub fn said(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.label()).collect();
        format!("a bank holiday: {} ({})", self.name, parts.join(", "))
    }

    pub(super) fn added(one: &OneOff) -> Holiday {
        Holiday { day: one.day, name: one.name.clone(), parts: one.parts.clone(), basis: Basis::Added }
    }
}

/// A holiday proclaimed for one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneOff {
    /// The day.
    pub day: Date,
    /// Its name.
    pub name: Cow<'static, str>,
    /// Where it is a holiday.
    pub parts: Vec<Part>,
    /// The holiday that it takes the place of in those parts, where the proclamation moves one.
    pub instead_of: Option<Date>,
}

/// The one-off holidays that the rule book knows: the day and where it is one.
const ONE_OFFS: &[(Date, &str, Part)] =
    &[(date(2026, 6, 15), "one-off holiday for the men's football World Cup", Scotland)];

static BUILT_IN: LazyLock<Vec<Holiday>> = LazyLock::new(|| YEARS.flat_map(holidays_of).collect());

/// The holiday of the rule book on that day.
pub(super) fn built_in(day: Date) -> Option<&'static Holiday> {
    let all: &'static [Holiday] = &BUILT_IN;
    all.binary_search_by_key(&day, |holiday| holiday.day).ok().and_then(|at| all.get(at))
}

/// The bank holidays of a year in the whole United Kingdom, by day, each with the parts that keep it.
///
/// ```
/// use domain::law::calendar::holidays_of;
/// let names: Vec<_> = holidays_of(2026).into_iter().map(|holiday| holiday.name).collect();
/// assert!(names.contains(&"St Andrew's Day".into()));
/// ```
#[must_use]
pub fn holidays_of(year: i16) -> Vec<Holiday> {
    let mut kept: Vec<Holiday> = Vec::new();
    for part in Part::ALL {
        for (day, name, basis) in holidays_in(*part, year) {
            match kept.iter_mut().find(|holiday| holiday.day == day) {
                Some(holiday) => {
                    holiday.parts.push(*part);
                    holiday.basis = holiday.basis.min(basis);
                }
                None => kept.push(Holiday { day, name: name.into(), parts: vec![*part], basis }),
            }
        }
    }
    kept.sort_by_key(|holiday| holiday.day);
    kept
}

type Found = (Date, &'static str, Basis);

/// The holidays of one part in a year, in no order.
fn holidays_in(part: Part, year: i16) -> Vec<Found> {
    let mut found = moving(part, year);
    let mut fixed = fixed(part, year);
    // A holiday that falls on a weekday keeps its day; those at a weekend then take the next free weekdays.
    fixed.sort_by_key(|(day, _, _)| (is_weekend(*day), *day));
    for (day, name, basis) in fixed {
        if is_weekend(day) {
            let free = substitute(day, &found);
            found.push((free, name, basis_of_substitute(part, day, free)));
        } else {
            found.push((day, name, basis));
        }
    }
    found.extend(
        ONE_OFFS.iter().filter(|one| one.0.year() == year && one.2 == part).map(|one| (one.0, one.1, Basis::OneOff)),
    );
    found
}

/// Holidays that always fall on the same day of the week.
fn moving(part: Part, year: i16) -> Vec<Found> {
    let easter = easter_sunday(year);
    let scotland = part == Scotland;
    let by = |statute: bool| if statute { Basis::Statute } else { Basis::Proclaimed };
    let good_friday = if scotland { Basis::Statute } else { Basis::Custom };
    let mut found = vec![
        (easter.saturating_sub(2.days()), "Good Friday", good_friday),
        (first_monday(year, 5), "Early May bank holiday", by(scotland)),
        (last_monday(year, 5), "Spring bank holiday", by(!scotland)),
    ];
    if scotland {
        found.push((first_monday(year, 8), "Summer bank holiday", Basis::Statute));
    } else {
        found.push((easter.saturating_add(1.day()), "Easter Monday", Basis::Statute));
        found.push((last_monday(year, 8), "Summer bank holiday", Basis::Statute));
    }
    found
}

/// Holidays on a date, before any is moved from a weekend.
fn fixed(part: Part, year: i16) -> Vec<Found> {
    let on = |month, day| Date::constant(year, month, day);
    let (new_year, christmas, boxing) = match part {
        Scotland => (Basis::Statute, Basis::Statute, Basis::Proclaimed),
        EnglandAndWales | NorthernIreland => (Basis::Proclaimed, Basis::Custom, Basis::Statute),
    };
    let mut found = vec![
        (on(1, 1), "New Year's Day", new_year),
        (on(12, 25), "Christmas Day", christmas),
        (on(12, 26), "Boxing Day", boxing),
    ];
    match part {
        EnglandAndWales => {}
        Scotland => {
            found.extend([(on(1, 2), "2 January", Basis::Statute), (on(11, 30), "St Andrew's Day", Basis::Statute)])
        }
        NorthernIreland => found.extend([
            (on(3, 17), "St Patrick's Day", Basis::Statute),
            (on(7, 12), "Battle of the Boyne (Orangemen's Day)", Basis::Proclaimed),
        ]),
    }
    found
}

/// The next weekday that is no holiday yet.
fn substitute(day: Date, taken: &[Found]) -> Date {
    let mut free = day;
    while is_weekend(free) || taken.iter().any(|(other, _, _)| *other == free) {
        free = free.saturating_add(1.day());
    }
    free
}

/// Some substitutes stand in the statute: 27 December, 3 January in Scotland, 18 March after a Sunday,
/// the Monday after St Andrew's Day. The others are proclaimed.
fn basis_of_substitute(part: Part, day: Date, free: Date) -> Basis {
    let by_statute = match (part, free.month(), free.day()) {
        (EnglandAndWales | NorthernIreland, 12, 27) | (Scotland, 1, 3) => true,
        (NorthernIreland, 3, 18) => day.weekday() == Weekday::Sunday,
        (Scotland, 12, 1 | 2) => true,
        _ => false,
    };
    if by_statute { Basis::Statute } else { Basis::Proclaimed }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn first_monday(year: i16, month: i8) -> Date {
    first_monday_from(Date::constant(year, month, 1))
}

fn last_monday(year: i16, month: i8) -> Date {
    first_monday_from(Date::constant(year, month, 25))
}

fn first_monday_from(day: Date) -> Date {
    day.saturating_add(i32::from((7 - day.weekday().to_monday_zero_offset()) % 7).days())
}

/// Easter Sunday by the Gregorian reckoning, as the Calendar (New Style) Act 1750 lays down for the United Kingdom.
fn easter_sunday(year: i16) -> Date {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days_after_22_march = epact + weekday - 7 * late;
    Date::constant(year, 3, 22).saturating_add(days_after_22_march.days())
}
