//! Who asked for an action, and who agreed it.

use crate::people::PersonId;
use crate::strategy::WrongField;
use crate::strategy::wrong::{check_line, check_text};
use crate::values::Date;
use serde::{Deserialize, Serialize};

/// Who agreed an action: a committee or a person, when, and where it is minuted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedBy {
    /// The committee or the person.
    pub by: String,
    /// The day of the decision.
    pub on: Date,
    /// The reference of the minute, such as AUD 26/14; empty where it was not minuted.
    #[serde(default)]
    pub minute: String,
}

impl AgreedBy {
    /// Whether it stands in the minutes of a meeting.
    #[must_use]
    pub fn is_minuted(&self) -> bool {
        !self.minute.trim().is_empty()
    }
}

/// Who asked procurement for help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpAsked {
    /// The person.
    pub person: PersonId,
    /// Their name at that time.
    pub name: String,
    /// The department for which they asked.
    pub department: String,
}

/// What somebody asks of procurement: enough to begin with, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpWanted {
    /// What they need.
    pub what: String,
    /// For which department.
    pub department: String,
    /// By when; none where there is no hurry.
    pub by: Option<Date>,
}

impl HelpWanted {
    /// What must be mended before it can be sent. The day itself may be today.
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<WrongField> {
        let mut wrong = Vec::new();
        check_text(&mut wrong, "what", &self.what, Some("Enter what you need"));
        check_line(&mut wrong, "department", &self.department, Some("Enter for which department"));
        if self.by.is_some_and(|by| by < today) {
            wrong.push(WrongField::new("by", "Enter a day that is not over"));
        }
        wrong
    }
}
