//! A council's settings of the law, as typed into their form.

use crate::typed_day;
use crate::{Failure, FieldError};
use domain::law::calendar::{OneOff, Part};
use domain::law::rules::key_decision::ClearDays;
use domain::law::rules::large_payments::LargePaymentsScope;
use domain::law::rules::reorganisation::ConsentLimits;
use domain::law::{CouncilSettings, HOLIDAYS_MAX};
use domain::values::{Date, Pence};

/// A one-off holiday as typed. One without a day and a name is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedHoliday {
    /// The day.
    pub day: String,
    /// Its name.
    pub name: String,
    /// The names of the parts of the United Kingdom that are ticked.
    pub parts: Vec<String>,
    /// The holiday that it takes the place of; empty for none.
    pub instead_of: String,
}

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedSettings {
    /// The name of how clear days are counted.
    pub clear_days: String,
    /// From which day on a procurement must have begun for its large payments to be published.
    pub large_payments_from: String,
    /// The limits of consent, in pounds.
    pub consent_land: String,
    /// For capital contracts.
    pub consent_capital: String,
    /// For other contracts.
    pub consent_non_capital: String,
    /// After which day contracts count together.
    pub consent_counted_after: String,
    /// The one-off holidays, some of them empty.
    pub holidays: Vec<TypedHoliday>,
    /// Why the settings change.
    pub why: String,
}

impl TypedHoliday {
    fn is_empty(&self) -> bool {
        self.day.trim().is_empty() && self.name.trim().is_empty()
    }
}

impl TypedSettings {
    /// The form of settings that are there.
    #[must_use]
    pub fn of(kept: &CouncilSettings) -> TypedSettings {
        let holiday = |one: &OneOff| TypedHoliday {
            day: one.day.to_string(),
            name: one.name.to_string(),
            parts: one.parts.iter().map(|part| part.name().to_owned()).collect(),
            instead_of: one.instead_of.map(|day| day.to_string()).unwrap_or_default(),
        };
        TypedSettings {
            clear_days: kept.clear_days.name().to_owned(),
            large_payments_from: kept.large_payments.commenced_from.to_string(),
            consent_land: kept.consent.land.plain(),
            consent_capital: kept.consent.capital.plain(),
            consent_non_capital: kept.consent.non_capital.plain(),
            consent_counted_after: kept.consent.counted_after.to_string(),
            holidays: kept.holidays.iter().map(holiday).collect(),
            why: String::new(),
        }
    }

    /// The settings that were typed.
    ///
    /// # Errors
    /// [`Failure::Invalid`] with everything that must be mended. What is wrong with a holiday is said under `holidays`,
    /// with its number in the form.
    pub fn read(&self) -> Result<CouncilSettings, Failure> {
        let mut errors = Vec::new();
        let mut wrong = |field, message: String| errors.push(FieldError { field, message });
        let clear_days = self.clear_days.parse::<ClearDays>();
        if clear_days.is_err() {
            wrong("clear_days", "Select how the clear days are counted".to_owned());
        }
        let mut day = |field, typed: &str| {
            typed_day(typed).unwrap_or_else(|| {
                wrong(field, "Enter a day like 1/4/2027".to_owned());
                Date::default()
            })
        };
        let commenced_from = day("large_payments_from", &self.large_payments_from);
        let counted_after = day("consent_counted_after", &self.consent_counted_after);
        let mut pounds = |field, typed: &str| {
            Pence::from_typed(typed).unwrap_or_else(|what| {
                wrong(field, what);
                Pence::ZERO
            })
        };
        let consent = ConsentLimits {
            land: pounds("consent_land", &self.consent_land),
            capital: pounds("consent_capital", &self.consent_capital),
            non_capital: pounds("consent_non_capital", &self.consent_non_capital),
            counted_after,
        };
        let (numbers, holidays) = self.read_holidays(&mut wrong);
        if self.why.trim().is_empty() || self.why.chars().count() > 2_000 {
            wrong("why", "Enter why the settings change".to_owned());
        }
        let kept = CouncilSettings {
            holidays,
            clear_days: clear_days.unwrap_or_default(),
            large_payments: LargePaymentsScope { commenced_from },
            consent,
        };
        for fault in kept.faults() {
            let known = errors.iter().any(|error| error.field == fault.field);
            match fault.holiday.map(|at| numbers.get(at).copied().unwrap_or(at + 1)) {
                Some(number) => {
                    errors.push(FieldError {
                        field: "holidays",
                        message: format!("Holiday {number}: {}", fault.message),
                    });
                }
                None if !known => errors.push(FieldError { field: fault.field, message: fault.message }),
                None => {}
            }
        }
        if errors.is_empty() { Ok(kept) } else { Err(Failure::Invalid(errors)) }
    }

    /// The holidays that can be read, each with its number in the form.
    fn read_holidays(&self, wrong: &mut impl FnMut(&'static str, String)) -> (Vec<usize>, Vec<OneOff>) {
        let mut read = (Vec::new(), Vec::new());
        let typed = (1..).zip(&self.holidays).filter(|(_, one)| !one.is_empty());
        for (number, one) in typed.take(HOLIDAYS_MAX + 1) {
            let day = typed_day(&one.day);
            if day.is_none() {
                wrong("holidays", format!("Holiday {number}: enter its day, like 4/6/2027"));
            }
            let instead_of = match one.instead_of.trim() {
                "" => Some(None),
                text => typed_day(text).map(Some),
            };
            if instead_of.is_none() {
                wrong("holidays", format!("Holiday {number}: enter the day it takes the place of, or leave it empty"));
            }
            let parts: Vec<Part> = one.parts.iter().filter_map(|part| part.parse().ok()).collect();
            let name = one.name.trim().to_owned().into();
            if let (Some(day), Some(instead_of)) = (day, instead_of) {
                read.0.push(number);
                read.1.push(OneOff { day, name, parts, instead_of });
                continue;
            }
            // What does not hang on its days is still looked at, so that everything is said at once.
            let rest = OneOff { day: day.unwrap_or_default(), name, parts, instead_of: None };
            for (_, fault) in rest.faults_but_of_days() {
                wrong("holidays", format!("Holiday {number}: {fault}"));
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jubilee() -> TypedHoliday {
        TypedHoliday {
            day: "4/6/2027".into(),
            name: "Jubilee".into(),
            parts: vec!["england-and-wales".into()],
            instead_of: String::new(),
        }
    }

    fn with(holidays: Vec<TypedHoliday>) -> TypedSettings {
        TypedSettings { holidays, why: "Proclaimed".into(), ..TypedSettings::of(&CouncilSettings::default()) }
    }

    #[test]
    fn settings_survive_their_form_and_an_empty_holiday_is_none() {
        let kept = with(vec![TypedHoliday::default(), jubilee()]).read().unwrap();
        assert_eq!(kept.holidays.len(), 1);
        let again = TypedSettings { why: "Again".into(), ..TypedSettings::of(&kept) };
        assert_eq!(again.read().unwrap(), kept);
    }

    #[test]
    fn what_is_wrong_with_a_holiday_is_said_by_its_number_in_the_form() {
        for (holiday, said, reason) in [
            (TypedHoliday { day: "June".into(), ..jubilee() }, "Holiday 2: enter its day", "no day"),
            (
                TypedHoliday { day: "5/6/2027".into(), ..jubilee() },
                "Holiday 2: 5 June 2027 is a Saturday",
                "a Saturday",
            ),
            (TypedHoliday { parts: vec!["wessex".into()], ..jubilee() }, "Holiday 2: Select where", "no part of ours"),
            (TypedHoliday { name: String::new(), ..jubilee() }, "Holiday 2: Enter what", "no name"),
            (TypedHoliday { instead_of: "x".into(), ..jubilee() }, "Holiday 2: enter the day it takes", "no day"),
        ] {
            let Err(Failure::Invalid(errors)) = with(vec![TypedHoliday::default(), holiday]).read() else {
                panic!("{reason}")
            };
            assert!(errors[0].message.starts_with(said) && errors[0].field == "holidays", "{reason}: {errors:?}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_said_beside_a_holiday_without_a_day() {
        let nameless = TypedHoliday { day: "June".into(), name: String::new(), parts: Vec::new(), ..jubilee() };
        let typed = TypedSettings {
            consent_land: "much".into(),
            large_payments_from: "soon".into(),
            why: String::new(),
            ..with(vec![nameless, TypedHoliday { instead_of: "x".into(), ..jubilee() }])
        };
        let Err(Failure::Invalid(errors)) = typed.read() else { panic!("it was taken") };
        let said: Vec<(&str, &str)> =
            errors.iter().map(|error| (error.field, error.message.get(..24).unwrap_or(&error.message))).collect();
        assert_eq!(said.iter().filter(|(field, _)| *field == "holidays").count(), 4, "{said:?}");
        for field in ["consent_land", "large_payments_from", "why"] {
            assert!(said.iter().any(|(known, _)| *known == field), "{field}: {said:?}");
        }
    }

    #[test]
    fn a_form_with_nothing_in_it_says_everything_at_once() {
        let Err(Failure::Invalid(errors)) = TypedSettings::default().read() else { panic!("it was taken") };
        let fields: Vec<&str> = errors.iter().map(|error| error.field).collect();
        let days = ["clear_days", "large_payments_from", "consent_counted_after"];
        assert_eq!(fields, [&days[..], &["consent_land", "consent_capital", "consent_non_capital", "why"]].concat());
    }
}
