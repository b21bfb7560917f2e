//! A day that somebody typed into one field of a form.

use domain::values::Date;

/// A day as typed, such as `2027-04-01`, `1/4/2027` or `1 April 2027`, within the years that days are counted in.
#[must_use]
pub fn typed_day(text: &str) -> Option<Date> {
    intake::law::day(text.trim()).filter(|day| (1990..=2199).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_as_people_type_it_and_never_guessed() {
        for (text, day, reason) in [
            ("2027-04-01", Some(date(2027, 4, 1)), "as programs write it"),
            ("1/4/2027", Some(date(2027, 4, 1)), "the day first"),
            (" 01 04 2027 ", Some(date(2027, 4, 1)), "with spaces"),
            ("29/2/2028", Some(date(2028, 2, 29)), "a leap year"),
            ("29/2/2027", None, "none"),
            ("13/13/2027", None, "no month"),
            ("1/4/27", None, "which century is not said"),
            ("1 April 2027", Some(date(2027, 4, 1)), "in words"),
            ("1/1/1989", None, "before the days that count"),
            ("31/12/2199", Some(date(2199, 12, 31)), "the last of them"),
            ("soon", None, "no day"),
        ] {
            assert_eq!(typed_day(text), day, "{reason}");
        }
    }
}
