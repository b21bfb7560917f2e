//! A request and its states.

use super::AskedFor;
use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};

crate::strategy::ids::record_id! {
    /// The number of a request for another format in the council's records.
    FormatRequestId
}

named! {
    /// A format in which a document can be asked for.
    Format {
        Braille "braille" "Braille";
        LargePrint "large_print" "Large print";
        Audio "audio" "Audio";
        EasyRead "easy_read" "Easy Read";
        SignLanguage "sign_language" "British Sign Language";
        OtherLanguage "other_language" "Another language";
        PlainText "plain_text" "Plain text, for a screen reader";
    }
}

named! {
    /// The way on which a request came in.
    Channel {
        PublicPage "public_page" "Public page";
        Telephone "telephone" "Telephone";
        Email "email" "Email";
        Letter "letter" "Letter";
        InPerson "in_person" "In person";
    }
}

/// How far a request is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum RequestState {
    /// It came in, and nobody has taken it yet.
    Asked,
    /// Somebody makes or orders the document.
    InHand {
        /// Since this day.
        since: Date,
    },
    /// The document was sent.
    Sent {
        /// On this day.
        on: Date,
        /// What it cost, where anybody noted it.
        cost: Option<Pence>,
    },
    /// It could not be done.
    NotDone {
        /// Settled on this day.
        on: Date,
        /// Why, as who asked is told.
        why: String,
    },
}

impl RequestState {
    /// What people read.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            RequestState::Asked => "Asked",
            RequestState::InHand { .. } => "In hand",
            RequestState::Sent { .. } => "Sent",
            RequestState::NotDone { .. } => "Could not be done",
        }
    }

    /// The day on which it was sent or given up; none while it is open.
    #[must_use]
    pub const fn closed_on(&self) -> Option<Date> {
        match self {
            RequestState::Asked | RequestState::InHand { .. } => None,
            RequestState::Sent { on, .. } | RequestState::NotDone { on, .. } => Some(*on),
        }
    }

    /// Whether something is still to be done.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.closed_on().is_none()
    }
}

/// Somebody asked for a document in another format. Who asked stands apart, in an [`Asker`](super::Asker).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormatRequest {
    /// Its number.
    pub id: FormatRequestId,
    /// What the person was told to ask by: letters and digits that nobody guesses.
    pub reference: String,
    /// The document.
    pub asked_for: AskedFor,
    /// The format.
    pub format: Format,
    /// The day on which it came in.
    pub came_in: Date,
    /// How it came in.
    pub channel: Channel,
    /// The day by which it is to be answered. It is worked out when the request comes in and stays, for the person was told it.
    pub due: Date,
    /// The working days by which that day was worked out.
    pub days: u16,
    /// Who handles it, a post rather than a name; empty while nobody does.
    pub handler: String,
    /// How far it is.
    pub state: RequestState,
    /// The day on which who asked was erased; none while they are kept.
    #[serde(default)]
    pub erased_on: Option<Date>,
}

record! {
    FormatRequest, "format_request", |one| one.id.to_string(), format!("Request {} for another format", one.id);
}
