//! Councils that are far in an area and offer to help others with it.

use super::WrongField;
use super::editions::{IndexRef, Level};
use super::wrong::{check_line, check_text};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// The lowest agreed level from which a council may offer help: the fourth of five, "Leader" in the National Procurement
/// Strategy of 2018.
pub const HELP_LEVEL_MIN: u8 = 4;

/// A council's offer to help others with an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpOffered {
    /// The area, with the edition.
    pub index: IndexRef,
    /// What others can learn from it.
    pub what: String,
    /// How it is reached at work.
    pub contact: String,
    /// The first day.
    pub from: Date,
    /// The day from which it is offered no more.
    pub ended: Option<Date>,
}

impl HelpOffered {
    /// Whether it is offered on a day by a council whose agreed level in the area is `level`. An offer rests while the level is
    /// lower than [`HELP_LEVEL_MIN`], and stands again once it is not.
    #[must_use]
    pub fn stands(&self, level: Option<Level>, day: Date) -> bool {
        self.from <= day && self.ended.is_none_or(|ended| ended > day) && is_far(level)
    }
}

fn is_far(level: Option<Level>) -> bool {
    level.is_some_and(|level| level.number() >= HELP_LEVEL_MIN)
}

/// What is wrong with an offer of help by a council whose agreed level in the area is `level`.
#[must_use]
pub fn check_help(help: &HelpOffered, level: Option<Level>) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    if help.ended.is_none() && !is_far(level) {
        let message = format!(
            "Select an area in which your agreed level is {HELP_LEVEL_MIN} or higher: others come to learn from it"
        );
        wrong.push(WrongField::new("index", message));
    }
    check_text(&mut wrong, "what", &help.what, Some("Enter what others can learn from you"));
    check_line(&mut wrong, "contact", &help.contact, Some("Enter how you are reached at work"));
    if help.ended.is_some_and(|ended| ended < help.from) {
        wrong.push(WrongField::new("ended", "Enter a day that is not before the first"));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_leads_in_an_area_offers_help_with_it() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let help = HelpOffered {
            index: "nps-2018/SL1".parse().unwrap(),
            what: "How to write a plan".into(),
            contact: "procurement@wynmarch.example".into(),
            from: day("2026-06-01"),
            ended: None,
        };
        let ended = HelpOffered { ended: Some(day("2026-06-17")), ..help.clone() };
        for (one, level, on, stands, reason) in [
            (&help, Some(4), "2026-06-01", true, "the lowest that may, on the first day"),
            (&help, Some(5), "2036-06-01", true, "higher, years later"),
            (&help, Some(3), "2026-06-17", false, "one lower"),
            (&help, None, "2026-06-17", false, "not assessed"),
            (&help, Some(4), "2026-05-31", false, "the day before"),
            (&ended, Some(4), "2026-06-16", true, "the last day"),
            (&ended, Some(4), "2026-06-17", false, "ended"),
        ] {
            let level = level.and_then(Level::new);
            assert_eq!(one.stands(level, day(on)), stands, "{reason}");
        }
        for (one, level, fields, reason) in [
            (help.clone(), 4, &[][..], "whole"),
            (help.clone(), 3, &["index"], "not far enough"),
            (ended, 3, &[], "an offer can be ended whatever the level is"),
            (HelpOffered { what: String::new(), ..help.clone() }, 4, &["what"], "nothing to learn"),
            (HelpOffered { contact: String::new(), ..help.clone() }, 4, &["contact"], "cannot be reached"),
            (HelpOffered { ended: Some(day("2026-05-31")), ..help }, 4, &["ended"], "ended before it began"),
        ] {
            let wrong: Vec<&str> = check_help(&one, Level::new(level)).iter().map(|one| one.field).collect();
            assert_eq!(wrong, fields, "{reason}");
        }
    }
}
