//! Comments of a consultation, each with what became of it.

use super::VersionId;
use crate::reports::Part;
use crate::strategy::WrongField;
use crate::strategy::ids::record_id;
use crate::values::Date;
use serde::{Deserialize, Serialize};

record_id! {
    /// The number of a comment in a council.
    CommentId
}

named! {
    /// What became of a comment.
    Disposition {
        Accepted "accepted" "Accepted";
        Rejected "rejected" "Rejected";
        Noted "noted" "Noted";
    }
}

/// What somebody said of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Its number.
    pub id: CommentId,
    /// The version it is about.
    pub version: VersionId,
    /// Who said it: a committee, a person, a group of residents.
    pub who: String,
    /// The day of it.
    pub on: Date,
    /// The part it is about; none where it is about all of it.
    pub section: Option<Part>,
    /// What was said.
    pub text: String,
    /// What became of it; none until somebody replied.
    pub reply: Option<Reply>,
}

/// What became of a comment, and what its author is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What became of it.
    pub disposition: Disposition,
    /// What its author is told.
    pub text: String,
    /// Who replied.
    pub by: String,
    /// The day of it.
    pub on: Date,
}

record! {
    Comment, "strategy_comment", |one| one.id.to_string(), format!("A comment of {}", one.who);
}

impl Reply {
    /// A reply as it is typed.
    ///
    /// # Errors
    /// The fields to mend: whoever commented is told something, whatever became of it.
    pub fn from_typed(disposition: Disposition, text: &str, by: &str, on: Date) -> Result<Self, Vec<WrongField>> {
        let (text, by) = (text.trim().to_owned(), by.trim().to_owned());
        let mut wrong = Vec::new();
        if text.is_empty() {
            wrong.push(WrongField::new("reply", "Enter what whoever commented is told"));
        }
        if by.is_empty() {
            wrong.push(WrongField::new("by", "Enter who replies"));
        }
        if wrong.is_empty() { Ok(Reply { disposition, text, by, on }) } else { Err(wrong) }
    }
}
