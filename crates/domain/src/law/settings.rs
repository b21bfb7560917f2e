//! What an administrator may set about the law: further one-off holidays, and limits that orders can change.

use super::calendar::{Calendar, OneOff, Part};
use super::rules::key_decision::ClearDays;
use super::rules::large_payments::LargePaymentsScope;
use super::rules::reorganisation::ConsentLimits;
use crate::values::{Date, Pence};
use jiff::ToSpan;
use jiff::civil::{Weekday, date};
use serde::{Deserialize, Serialize};

/// What an administrator may set about the law. The default is the law as the rule book has it.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Which days are working days.
    pub calendar: Calendar,
    /// Which contracts the publication of large payments is about.
    pub large_payments: LargePaymentsScope,
    /// Whether the five clear days of a decision count working or calendar days.
    pub clear_days: ClearDays,
    /// From which amounts a dissolving council needs consent.
    pub consent: ConsentLimits,
    /// Whether a council set them, or they are what the rule book assumes.
    pub of_council: bool,
}

/// The same as a council keeps it: the one-off holidays it added, and its choices.
///
/// ```
/// use domain::law::{CouncilSettings, Settings, rules::key_decision::ClearDays};
/// let kept = CouncilSettings { clear_days: ClearDays::Calendar, ..CouncilSettings::default() };
/// assert_eq!(Settings::from(&kept).clear_days, ClearDays::Calendar);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CouncilSettings {
    /// Holidays proclaimed for one year that the rule book does not know yet.
    pub holidays: Vec<OneOff>,
    /// Whether the five clear days of a decision count working or calendar days.
    pub clear_days: ClearDays,
    /// Which contracts the publication of large payments is about.
    pub large_payments: LargePaymentsScope,
    /// From which amounts a dissolving council needs consent.
    pub consent: ConsentLimits,
}

/// Something that cannot be set so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFault {
    /// Which holiday, counted from 0; none where it is about another setting.
    pub holiday: Option<usize>,
    /// The setting, or the part of the holiday: `day`, `name`, `parts`, `instead_of`.
    pub field: &'static str,
    /// What to do.
    pub message: String,
}

/// The most one-off holidays: more than a lifetime has seen.
pub const HOLIDAYS_MAX: usize = 50;

/// The days that count can lie between these.
const DAYS: std::ops::RangeInclusive<Date> = date(1990, 1, 1)..=date(2199, 12, 31);

impl From<&CouncilSettings> for Settings {
    fn from(kept: &CouncilSettings) -> Self {
        Settings {
            calendar: Calendar::with(&kept.holidays),
            large_payments: kept.large_payments,
            clear_days: kept.clear_days,
            consent: kept.consent,
            of_council: true,
        }
    }
}

impl Settings {
    /// The last day for publishing something that stands published for so many clear days before a day; neither end counts.
    #[must_use]
    pub fn last_day_before_clear_days(&self, event: Date, days: u16) -> Date {
        match self.clear_days {
            ClearDays::Calendar => event.saturating_sub((i32::from(days) + 1).days()),
            ClearDays::Working => {
                let first = self.calendar.latest_start_of_working_days(event.saturating_sub(1.day()), days);
                first.saturating_sub(1.day())
            }
        }
    }
}

/// A setting by its name, and how it is said.
type Said = (&'static str, fn(&CouncilSettings) -> String);

const SAID: &[Said] = &[
    ("Five clear days of a decision", |kept| kept.clear_days.label().to_owned()),
    ("Payments of more than £30,000: contracts whose procurement began on or after", |kept| {
        day_said(kept.large_payments.commenced_from)
    }),
    ("Consent in a reorganisation: disposals of land for more than", |kept| kept.consent.land.to_string()),
    ("Consent in a reorganisation: capital contracts for more than", |kept| kept.consent.capital.to_string()),
    ("Consent in a reorganisation: other contracts for more than", |kept| kept.consent.non_capital.to_string()),
    ("Consent in a reorganisation: contracts count together when made after", |kept| {
        day_said(kept.consent.counted_after)
    }),
    ("One-off holidays added", |kept| {
        let all: Vec<String> = kept.holidays.iter().map(holiday_said).collect();
        if all.is_empty() { "none".to_owned() } else { all.join("; ") }
    }),
];

fn day_said(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// A one-off holiday in words: the day, its name, where, and what it takes the place of.
#[must_use]
pub fn holiday_said(one: &OneOff) -> String {
    let parts: Vec<&str> = one.parts.iter().map(|part| part.label()).collect();
    let instead = one.instead_of.map(|day| format!(", instead of {}", day_said(day))).unwrap_or_default();
    format!("{}: {} ({}){instead}", day_said(one.day), one.name, parts.join(", "))
}

impl CouncilSettings {
    /// Every setting in words: what it is called, and what is set.
    #[must_use]
    pub fn said(&self) -> Vec<(&'static str, String)> {
        SAID.iter().map(|(name, said)| (*name, said(self))).collect()
    }

    /// What other settings would change: the setting, as it is, as it would be.
    #[must_use]
    pub fn changes(&self, after: &CouncilSettings) -> Vec<(&'static str, String, String)> {
        let pairs = SAID.iter().map(|(name, said)| (*name, said(self), said(after)));
        pairs.filter(|(_, before, after)| before != after).collect()
    }

    /// What cannot be set so. Nothing is said of settings that can.
    #[must_use]
    pub fn faults(&self) -> Vec<SettingsFault> {
        let mut faults: Vec<SettingsFault> = Vec::new();
        let mut wrong = |field, message: &str| {
            faults.push(SettingsFault { holiday: None, field, message: message.to_owned() });
        };
        for (field, amount) in [
            ("consent_land", self.consent.land),
            ("consent_capital", self.consent.capital),
            ("consent_non_capital", self.consent.non_capital),
        ] {
            if amount.is_negative() || amount > AMOUNT_MAX {
                wrong(field, "Enter an amount of zero or more, up to £1,000,000,000.00");
            }
        }
        for (field, day) in [
            ("large_payments_from", self.large_payments.commenced_from),
            ("consent_counted_after", self.consent.counted_after),
        ] {
            if !DAYS.contains(&day) {
                wrong(field, "Enter a day between 1990 and 2199");
            }
        }
        if self.holidays.len() > HOLIDAYS_MAX {
            wrong("holidays", &format!("Keep to {HOLIDAYS_MAX} holidays: take out those of years long past"));
        }
        for (at, one) in self.holidays.iter().enumerate() {
            let before = self.holidays.get(..at).unwrap_or_default();
            faults.extend(holiday_faults(one, before).into_iter().map(|(field, message)| SettingsFault {
                holiday: Some(at),
                field,
                message,
            }));
        }
        faults
    }
}

impl OneOff {
    /// What is wrong with it whatever its days are: the field, and what to do.
    #[must_use]
    pub fn faults_but_of_days(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if self.name.trim().is_empty() || self.name.chars().count() > 100 {
            faults.push(("name", "Enter what the holiday is called, in up to 100 characters".to_owned()));
        }
        if self.parts.is_empty() {
            faults.push(("parts", "Select where it is a holiday".to_owned()));
        }
        faults
    }
}

const AMOUNT_MAX: Pence = Pence::new(100_000_000_000);

fn holiday_faults(one: &OneOff, before: &[OneOff]) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    if !DAYS.contains(&one.day) {
        faults.push(("day", "Enter a day between 1990 and 2199".to_owned()));
    } else if matches!(one.day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        let weekday = one.day.strftime("%A");
        faults.push(("day", format!("{} is a {weekday}, which never counts: enter a weekday", day_said(one.day))));
    }
    faults.extend(one.faults_but_of_days());
    let shared =
        |other: &&OneOff| other.day == one.day && other.parts.iter().any(|part: &Part| one.parts.contains(part));
    if let Some(other) = before.iter().find(shared) {
        faults.push(("day", format!("{} stands there already as {}", day_said(one.day), other.name)));
    }
    if let Some(day) = one.instead_of {
        let known = super::calendar::holidays_of(day.year());
        let there =
            known.iter().any(|holiday| holiday.day == day && one.parts.iter().any(|part| holiday.parts.contains(part)));
        if !there {
            let message = format!(
                "{} is no bank holiday there: enter the holiday that is moved, or leave it empty",
                day_said(day)
            );
            faults.push(("instead_of", message));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jubilee(day: Date) -> OneOff {
        OneOff { day, name: "Jubilee".into(), parts: Part::ALL.to_vec(), instead_of: None }
    }

    #[test]
    fn a_holiday_that_could_not_count_is_told_by_its_field() {
        let friday = date(2027, 6, 4);
        let unnamed = OneOff { name: " ".into(), ..jubilee(friday) };
        let moved = |instead| OneOff { instead_of: Some(instead), ..jubilee(friday) };
        for (one, field, reason) in [
            (jubilee(friday), None, "a weekday"),
            (jubilee(date(2027, 6, 5)), Some("day"), "a Saturday"),
            (jubilee(date(2200, 1, 1)), Some("day"), "beyond the years that are worked out"),
            (unnamed, Some("name"), "no name"),
            (OneOff { parts: Vec::new(), ..jubilee(friday) }, Some("parts"), "nowhere"),
            (moved(date(2027, 5, 31)), None, "the spring bank holiday is moved"),
            (moved(date(2027, 5, 28)), Some("instead_of"), "the Friday before it is no holiday"),
        ] {
            let kept = CouncilSettings { holidays: vec![one], ..CouncilSettings::default() };
            assert_eq!(kept.faults().first().map(|fault| fault.field), field, "{reason}");
        }
        let twice = CouncilSettings { holidays: vec![jubilee(friday), jubilee(friday)], ..CouncilSettings::default() };
        assert_eq!(twice.faults()[0].holiday, Some(1), "the second is the one to mend");
    }

    #[test]
    fn limits_are_not_negative_and_days_are_those_that_can_be_counted() {
        for (land, large, faults, reason) in [
            (0, date(2026, 4, 1), 0, "nothing is an amount"),
            (-1, date(2026, 4, 1), 1, "a penny below"),
            (AMOUNT_MAX.get(), date(1990, 1, 1), 0, "the largest, the first day"),
            (AMOUNT_MAX.get() + 1, date(1989, 12, 31), 2, "a penny and a day beyond"),
        ] {
            let consent = ConsentLimits { land: Pence::new(land), ..ConsentLimits::default() };
            let large_payments = LargePaymentsScope { commenced_from: large };
            let kept = CouncilSettings { consent, large_payments, ..CouncilSettings::default() };
            assert_eq!(kept.faults().len(), faults, "{reason}");
        }
    }

    #[test]
    fn settings_are_kept_as_they_were_and_what_is_not_kept_is_the_default() {
        let kept = CouncilSettings { holidays: vec![jubilee(date(2027, 6, 4))], ..CouncilSettings::default() };
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<CouncilSettings>(&text).unwrap(), kept);
        assert_eq!(serde_json::from_str::<CouncilSettings>("{}").unwrap(), CouncilSettings::default());
        assert!(!Settings::from(&kept).calendar.is_working_day(date(2027, 6, 4)));
    }

    #[test]
    fn a_change_is_said_by_what_it_changes_and_by_nothing_else() {
        let before = CouncilSettings::default();
        let after = CouncilSettings { clear_days: ClearDays::Calendar, ..CouncilSettings::default() };
        let changes = before.changes(&after);
        assert_eq!(changes, [("Five clear days of a decision", "working days".to_owned(), "calendar days".to_owned())]);
        assert!(before.changes(&before).is_empty());
    }
}
