//! A value of a published row.

use crate::values::{Date, Pence};
use std::borrow::Cow;

/// A value, before it is written into a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// Text.
    Text(String),
    /// A day.
    Day(Date),
    /// An amount.
    Amount(Pence),
    /// Yes, as a boolean.
    Yes,
}

impl Value {
    /// A text; nothing for an empty one. Control characters, which no cell should hold, become blanks.
    #[must_use]
    pub fn text(text: &str) -> Value {
        let plain: String = text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        let trimmed = plain.trim();
        if trimmed.is_empty() { Value::Empty } else { Value::Text(trimmed.to_owned()) }
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Value::Empty
    }

    /// The value as the file has it: days as dd/mm/yyyy, amounts as plain decimals.
    #[must_use]
    pub fn written(&self) -> Cow<'_, str> {
        match self {
            Value::Empty => "".into(),
            Value::Text(text) => text.into(),
            Value::Day(day) => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()).into(),
            Value::Amount(pence) => pence.plain().into(),
            Value::Yes => "true".into(),
        }
    }

    /// Whether a text is a day written dd/mm/yyyy.
    pub(super) fn is_day(text: &str) -> bool {
        let parts: Vec<&str> = text.split('/').collect();
        let [day, month, year] = parts.as_slice() else { return false };
        let lengths = (day.len(), month.len(), year.len()) == (2, 2, 4);
        let numbers = (year.parse::<i16>(), month.parse::<i8>(), day.parse::<i8>());
        lengths && matches!(numbers, (Ok(year), Ok(month), Ok(day)) if Date::new(year, month, day).is_ok())
    }

    /// Whether a text is a plain decimal with two places.
    pub(super) fn is_amount(text: &str) -> bool {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let Some((whole, part)) = digits.split_once('.') else { return false };
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        all_digits(whole) && all_digits(part) && part.len() == 2 && (whole.len() == 1 || !whole.starts_with('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_guide_has_them() {
        for (value, written) in [
            (Value::Day("2026-04-09".parse().unwrap()), "09/04/2026"),
            (Value::Amount(Pence::new(2_512_300)), "25123.00"),
            (Value::Amount(Pence::new(-5)), "-0.05"),
            (Value::Yes, "true"),
            (Value::text("  two\nlines "), "two lines"),
            (Value::text(" "), ""),
        ] {
            assert_eq!(value.written(), written);
        }
        assert!(Value::text("\t").is_empty());
    }
}
