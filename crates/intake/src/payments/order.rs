//! Whether the day or the month comes first in dates such as 03/04/2025: the whole column decides.

use super::date::DateText;
use domain::values::{Date, Month};
use std::collections::BTreeMap;

/// What the dates of a file say of their own order.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderEvidence {
    first_over_twelve: u64,
    second_over_twelve: u64,
    /// Dates that both orders allow, and that the orders put on different days.
    open: u64,
    /// Dates that a workbook stores as such, and those of them after the 12th.
    stored: u64,
    stored_over_twelve: u64,
    day_first: BTreeMap<Month, u64>,
    month_first: BTreeMap<Month, u64>,
    /// The months of dates that can only have the day first.
    certain: BTreeMap<Month, u64>,
}

/// The order taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    pub day_first: bool,
    pub doubt: OrderDoubt,
}

/// How sure the order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrderDoubt {
    /// The dates themselves or their months settle it.
    None,
    /// Nothing settles it.
    Open,
    /// Some dates allow only one order and some only the other.
    Contradiction,
}

impl OrderEvidence {
    pub fn add(&mut self, date: DateText) {
        let DateText::Numbers { first, second, year } = date else { return };
        match (first > 12, second > 12) {
            (true, false) => {
                self.first_over_twelve += 1;
                if let Some(month) = Month::new(year, second) {
                    *self.certain.entry(month).or_insert(0) += 1;
                }
            }
            (false, true) => self.second_over_twelve += 1,
            (false, false) if first != second => {
                self.open += 1;
                for (month, tally) in [(second, &mut self.day_first), (first, &mut self.month_first)] {
                    if let Some(month) = Month::new(year, month) {
                        *tally.entry(month).or_insert(0) += 1;
                    }
                }
            }
            _ => {}
        }
    }

    /// Adds a date that a workbook stores as one.
    pub fn add_stored(&mut self, date: DateText) {
        if let DateText::Day(day) = date {
            self.stored += 1;
            self.stored_over_twelve += u64::from(day.day() > 12);
        }
    }

    /// Whether a spreadsheet seems to have turned round the dates that it could, and left the others as text.
    pub fn is_half_converted(&self) -> bool {
        self.stored >= 2 && self.stored_over_twelve == 0 && self.first_over_twelve >= 2 && self.open == 0
    }

    /// Whether the dates up to the 12th lie in the months of the others only with the month first.
    pub fn is_half_turned(&self) -> bool {
        let within = |tally: &BTreeMap<Month, u64>| -> u64 {
            tally.iter().filter(|(month, _)| self.certain.contains_key(month)).map(|(_, count)| count).sum()
        };
        self.second_over_twelve == 0
            && self.first_over_twelve >= 2
            && self.open >= 3
            && within(&self.month_first) * 20 >= self.open * 19
            && within(&self.day_first) * 2 <= self.open
    }

    pub fn merge(&mut self, other: &OrderEvidence) {
        self.first_over_twelve += other.first_over_twelve;
        self.second_over_twelve += other.second_over_twelve;
        self.open += other.open;
        self.stored += other.stored;
        self.stored_over_twelve += other.stored_over_twelve;
        for (tally, more) in [
            (&mut self.day_first, &other.day_first),
            (&mut self.month_first, &other.month_first),
            (&mut self.certain, &other.certain),
        ] {
            more.iter().for_each(|(month, count)| *tally.entry(*month).or_insert(0) += count);
        }
    }

    /// Whether any date allows two orders.
    pub fn is_open(&self) -> bool {
        self.open > 0
    }

    /// Whether no later date could change the order, save by contradicting it.
    pub fn is_settled(&self) -> bool {
        self.first_over_twelve > 0 || self.second_over_twelve > 0
    }

    /// Decides, with the month that the file's name or title speaks of.
    pub fn decide(&self, hint: Option<Month>) -> Order {
        let order = |day_first, doubt| Order { day_first, doubt };
        match (self.first_over_twelve, self.second_over_twelve) {
            (0, 0) if self.open == 0 => order(true, OrderDoubt::None),
            (0, 0) => self.decide_by_months(hint),
            (_, 0) => order(true, OrderDoubt::None),
            (0, _) => order(false, OrderDoubt::None),
            (first, second) => order(second <= first, OrderDoubt::Contradiction),
        }
    }

    /// All dates in one month under one order, and scattered under the other.
    fn decide_by_months(&self, hint: Option<Month>) -> Order {
        let within = |tally: &BTreeMap<Month, u64>| hint.and_then(|hint| tally.get(&hint)).copied().unwrap_or(0);
        let (day_first, month_first) = (within(&self.day_first), within(&self.month_first));
        let most = |count: u64| count * 20 >= self.open * 19;
        let few = |count: u64| count * 2 <= self.open;
        if most(day_first) && few(month_first) {
            return Order { day_first: true, doubt: OrderDoubt::None };
        }
        if most(month_first) && few(day_first) && self.open >= 3 {
            return Order { day_first: false, doubt: OrderDoubt::None };
        }
        match (self.day_first.len(), self.month_first.len()) {
            (1, 3..) => Order { day_first: true, doubt: OrderDoubt::None },
            // A year of payments on one day of each month looks the same, so this is asked.
            (6.., 1) => Order { day_first: false, doubt: OrderDoubt::Open },
            _ => Order { day_first: true, doubt: OrderDoubt::Open },
        }
    }
}

/// The day that two numbers and a year stand for in an order; none where there is no such day.
pub(crate) fn day_in_order(first: i8, second: i8, year: i16, day_first: bool) -> Option<Date> {
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cells::Kind;

    fn decide(dates: &[&str], hint: Option<&str>) -> (bool, OrderDoubt) {
        let mut evidence = OrderEvidence::default();
        dates.iter().for_each(|text| evidence.add(super::super::date::parse(text, Kind::Text)));
        let order = evidence.decide(hint.map(|month| month.parse().unwrap()));
        (order.day_first, order.doubt)
    }

    #[test]
    fn dates_turned_up_to_the_twelfth_are_noticed() {
        for (dates, turned, reason) in [
            (
                &["04/05/2025", "04/06/2025", "04/07/2025", "13/04/2025", "14/04/2025"][..],
                true,
                "turned up to the 12th",
            ),
            (&["05/04/2025", "06/04/2025", "07/04/2025", "13/04/2025", "14/04/2025"], false, "all in one month"),
            (&["04/05/2025", "05/04/2025", "06/05/2025", "13/04/2025", "14/05/2025"], false, "over two months"),
        ] {
            let mut evidence = OrderEvidence::default();
            dates.iter().for_each(|text| evidence.add(super::super::date::parse(text, Kind::Text)));
            assert_eq!(evidence.is_half_turned(), turned, "{reason}");
        }
    }

    #[test]
    fn the_whole_column_decides_the_order() {
        use OrderDoubt::{Contradiction, Open};
        for (dates, hint, expected, reason) in [
            (&["03/04/2025", "13/04/2025"][..], None, (true, OrderDoubt::None), "one day over twelve decides"),
            (&["04/03/2025", "04/13/2025"], None, (false, OrderDoubt::None), "one month-first date decides"),
            (&["13/04/2025", "04/13/2025"], None, (true, Contradiction), "both kinds contradict"),
            (&["03/04/2025", "05/06/2025"], None, (true, Open), "nothing decides"),
            (&["01/04/2025", "02/04/2025", "03/04/2025"], None, (true, OrderDoubt::None), "one month under one order"),
            (&["03/04/2025"], Some("2025-04"), (true, OrderDoubt::None), "the file's month"),
            (
                &["04/03/2025", "04/05/2025", "04/06/2025"],
                Some("2025-04"),
                (false, OrderDoubt::None),
                "the file's month, month first",
            ),
            (&["04/03/2025"], Some("2025-04"), (true, Open), "too few to turn the order round"),
            (&["04/04/2025"], None, (true, OrderDoubt::None), "the same day either way"),
            (&["2025-04-03"], None, (true, OrderDoubt::None), "nothing to decide"),
        ] {
            assert_eq!(decide(dates, hint), expected, "{reason}");
        }
    }
}
