//! Settings that are in force from a day on.

use super::settings::{Limit, Settings};
use crate::values::{Date, Pence};

/// Settings with the day from which they hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The first day on which payments are held against them.
    pub from: Date,
    /// The settings.
    pub settings: Settings,
}

/// All settings of a council, so that a payment is held against those of its own day: a limit that was raised does not
/// hide what was split under the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editions {
    /// In the order of days, at least one.
    sorted: Vec<Edition>,
}

impl Editions {
    /// These editions; those that every council begins with hold before the first, and where there is none.
    /// Of two from the same day the later entered holds.
    #[must_use]
    pub fn new(entered: Vec<Edition>) -> Editions {
        let mut sorted: Vec<Edition> = Vec::new();
        for edition in entered {
            sorted.retain(|known| known.from != edition.from);
            sorted.push(edition);
        }
        sorted.sort_by_key(|edition| edition.from);
        let first = sorted.first().map(|edition| edition.settings.clone()).unwrap_or_default();
        // Lines older than the first settings are held against those: a council enters what it knows.
        sorted.insert(0, Edition { from: Date::MIN, settings: first });
        Editions { sorted }
    }

    /// The settings for a line of a day; the newest for one without a day.
    #[must_use]
    pub fn on(&self, day: Option<Date>) -> &Settings {
        let held = match day {
            None => self.sorted.last(),
            Some(day) => self.sorted.iter().rev().find(|edition| edition.from <= day).or(self.sorted.first()),
        };
        held.map_or(&DEFAULTS, |edition| &edition.settings)
    }

    /// The least of an amount over all editions.
    #[must_use]
    pub fn least(&self, of: impl Fn(&Settings) -> Pence) -> Pence {
        self.sorted.iter().map(|edition| of(&edition.settings)).min().unwrap_or(Pence::ZERO)
    }

    /// The amounts between which a line can be just under a limit in any edition: from the first, below the second.
    #[must_use]
    pub fn band(&self, limit: Limit) -> (Pence, Pence) {
        let most = self.sorted.iter().map(|edition| edition.settings.limit(limit)).max().unwrap_or(Pence::ZERO);
        (self.least(|settings| settings.near(limit)), most)
    }

    /// Whether any edition runs a check.
    #[must_use]
    pub fn run(&self, check: super::check::Check) -> bool {
        self.sorted.iter().any(|edition| edition.settings.runs(check))
    }
}

static DEFAULTS: std::sync::LazyLock<Settings> = std::sync::LazyLock::new(Settings::default);

#[cfg(test)]
mod tests {
    use super::*;

    fn edition(from: &str, quote: i64) -> Edition {
        let settings = Settings { quote_limit: Pence::new(quote), ..Settings::default() };
        Edition { from: from.parse().unwrap(), settings }
    }

    #[test]
    fn a_payment_is_held_against_the_settings_of_its_own_day() {
        let editions =
            Editions::new(vec![edition("2025-04-01", 100), edition("2026-04-01", 300), edition("2026-04-01", 200)]);
        for (day, quote, reason) in [
            (Some("2024-01-01"), 100, "before the first settings, those"),
            (Some("2025-04-01"), 100, "their first day"),
            (Some("2026-03-31"), 100, "their last day"),
            (Some("2026-04-01"), 200, "of two from one day the one entered last"),
            (None, 200, "without a day, the newest"),
        ] {
            let day = day.map(|day| day.parse().unwrap());
            assert_eq!(editions.on(day).quote_limit, Pence::new(quote), "{reason}");
        }
        assert_eq!(editions.band(Limit::Quote), (Pence::new(50), Pence::new(200)));
        assert_eq!(Editions::new(vec![]).on(None), &Settings::default());
    }
}
