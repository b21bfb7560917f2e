//! What the council has settled about its checks.

use super::check::Check;
use crate::values::Pence;
use serde::{Deserialize, Serialize};

/// A limit of the council's contract procedure rules, below which less competition is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// From here on several quotes are asked for.
    Quote,
    /// From here on a tender is asked for.
    Tender,
}

impl Limit {
    /// Both limits.
    pub const ALL: &[Limit] = &[Limit::Quote, Limit::Tender];

    /// The name in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Limit::Quote => "quote",
            Limit::Tender => "tender",
        }
    }

    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Limit::Quote => "limit for quotes",
            Limit::Tender => "limit for tenders",
        }
    }
}

/// What the checks go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// From this amount on several quotes are asked for.
    pub quote_limit: Pence,
    /// From this amount on a tender is asked for.
    pub tender_limit: Pence,
    /// Days over which invoices of a split order are looked for, counted from the first.
    pub split_days: u32,
    /// How near below a limit an invoice must come to count as just under it, in hundredths of the limit.
    pub near_percent: u32,
    /// Days within which the same amount to the same supplier is looked at.
    pub repeat_days: u32,
    /// Amounts below this are left out of every check.
    pub least: Pence,
    /// Round sums from this amount on are looked at.
    pub round_from: Pence,
    /// Pence by which VAT may be over a fifth because of rounding.
    pub vat_leeway: Pence,
    /// The checks that run.
    pub checks: Vec<Check>,
}

impl Default for Settings {
    /// What a council begins with; it enters its own limits.
    fn default() -> Self {
        Settings {
            quote_limit: Pence::new(500_000),
            tender_limit: Pence::new(5_000_000),
            split_days: 30,
            near_percent: 50,
            repeat_days: 10,
            least: Pence::new(10_000),
            round_from: Pence::new(1_000_000),
            vat_leeway: Pence::new(2),
            checks: Check::ALL.to_vec(),
        }
    }
}

/// What is wrong with one setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSetting {
    /// The setting's name in the form.
    pub field: &'static str,
    /// What to do, as a sentence without a full stop.
    pub message: String,
}

/// Days beyond which a check would compare lines that have nothing to do with each other.
const DAYS_MOST: u32 = 365;

impl Settings {
    /// A limit.
    #[must_use]
    pub const fn limit(&self, limit: Limit) -> Pence {
        match limit {
            Limit::Quote => self.quote_limit,
            Limit::Tender => self.tender_limit,
        }
    }

    /// The least amount that counts as just under a limit.
    #[must_use]
    pub fn near(&self, limit: Limit) -> Pence {
        let pence = i128::from(self.limit(limit).get()) * i128::from(self.near_percent);
        Pence::new(i64::try_from((pence + 99) / 100).unwrap_or(i64::MAX))
    }

    /// Whether a check runs.
    #[must_use]
    pub fn runs(&self, check: Check) -> bool {
        self.checks.contains(&check)
    }

    /// Whether these can be in force.
    ///
    /// # Errors
    /// Every setting that cannot: a limit of nothing or less, a tender limit below the quote limit, no days, no check.
    pub fn check(&self) -> Result<(), Vec<WrongSetting>> {
        let mut wrong = Vec::new();
        let mut add = |field, message: &str| wrong.push(WrongSetting { field, message: message.to_owned() });
        if self.quote_limit <= Pence::ZERO {
            add(
                "quote_limit",
                "Enter a limit for quotes above £0. To stop looking for split orders, untick that check instead",
            );
        }
        if self.tender_limit <= Pence::ZERO {
            add(
                "tender_limit",
                "Enter a limit for tenders above £0. To stop looking for split orders, untick that check instead",
            );
        } else if self.tender_limit <= self.quote_limit {
            add("tender_limit", "Enter a limit for tenders above the limit for quotes");
        }
        if !(1..=DAYS_MOST).contains(&self.split_days) {
            add("split_days", "Enter from 1 to 365 days for split orders");
        }
        if self.repeat_days > DAYS_MOST {
            add("repeat_days", "Enter from 0 to 365 days for the same amount");
        }
        if !(1..=99).contains(&self.near_percent) {
            add("near_percent", "Enter from 1 to 99 per cent of a limit");
        }
        if self.least <= Pence::ZERO {
            add("least", "Enter the least amount to look at, above £0");
        }
        if self.round_from <= Pence::ZERO {
            add("round_from", "Enter the amount from which round sums are looked at, above £0");
        }
        if self.vat_leeway.is_negative() || self.vat_leeway > Pence::new(100) {
            add("vat_leeway", "Enter from £0 to £1 for the rounding of VAT");
        }
        if self.checks.is_empty() {
            add("checks", "Select at least one check");
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_nothing_is_refused_and_says_what_to_do() {
        let with = |quote: i64, tender: i64| Settings {
            quote_limit: Pence::new(quote),
            tender_limit: Pence::new(tender),
            ..Settings::default()
        };
        for (quote, tender, fields, reason) in [
            (1, 2, &[][..], "a penny is a limit"),
            (0, 2, &["quote_limit"], "nothing is none"),
            (-1, 2, &["quote_limit"], "less than nothing is none"),
            (1, 0, &["tender_limit"], "nor for tenders"),
            (0, 0, &["quote_limit", "tender_limit"], "both are said at once"),
            (5, 5, &["tender_limit"], "two limits that are one"),
            (5, 6, &[], "a tender from a penny more"),
        ] {
            let wrong = with(quote, tender).check().err().unwrap_or_default();
            assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}");
            assert!(wrong.iter().all(|one| one.message.starts_with("Enter")), "{wrong:?}");
        }
    }

    #[test]
    fn what_a_council_begins_with_can_be_in_force() {
        assert_eq!(Settings::default().check(), Ok(()));
        assert_eq!(Settings::default().near(Limit::Quote), Pence::new(250_000));
    }
}
