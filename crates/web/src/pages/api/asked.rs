//! What a program asks for, as its address says.

use super::ApiFailure;
use crate::forms::Sent;
use axum::http::StatusCode;
use domain::feeds::Feed;
use domain::spend::FileKind;
use domain::values::{Date, Month, already};
use jiff::Timestamp;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One JSON object with all rows.
    Json,
    /// A Parquet file.
    Parquet,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub feed: Feed,
    pub form: Form,
    pub months: Option<(Month, Month)>,
    pub kind: Option<FileKind>,
    /// The moment as of which it is answered; now where there is none.
    pub as_of: Option<Timestamp>,
}

const WORDS: [&str; 4] = ["from", "to", "kind", "as-of"];

/// Reads the last part of the path, such as `lines.json`, and the query.
pub fn read(file: &str, query: &str, today: Date) -> Result<Asked, ApiFailure> {
    let nothing = || {
        let known = "There are lines.json, lines.parquet, sums.json and sums.parquet.";
        ApiFailure::new(StatusCode::NOT_FOUND, format!("There is no feed {file:?}. {known}"))
    };
    let (feed, form) = file.rsplit_once('.').ok_or_else(nothing)?;
    let feed = feed.parse::<Feed>().map_err(|_| nothing())?;
    let form = match form {
        "json" => Form::Json,
        "parquet" => Form::Parquet,
        _ => return Err(nothing()),
    };
    let sent = Sent::read(query);
    if let Some(unknown) = sent.names().find(|name| !WORDS.contains(name)) {
        return Err(wrong(&format!("{unknown:?} narrows nothing. There are {}.", WORDS.join(", "))));
    }
    let kind = sent.entered("kind").map(str::parse::<FileKind>).transpose().map_err(|message| wrong(&message))?;
    let moment = |text| {
        domain::values::moment(text)
            .map_err(|_| wrong("Give as-of as a day like 2026-06-30 or a moment like 2026-06-30T12:00:00Z."))
            .and_then(|moment| already(moment, today).map_err(|message| wrong(&format!("{message}."))))
    };
    let as_of = sent.entered("as-of").map(moment).transpose()?;
    Ok(Asked { feed, form, months: months(&sent)?, kind, as_of })
}

pub fn wrong(message: &str) -> ApiFailure {
    ApiFailure::new(StatusCode::UNPROCESSABLE_ENTITY, message)
}

fn months(sent: &Sent) -> Result<Option<(Month, Month)>, ApiFailure> {
    let month = |name: &str| {
        let message = || wrong(&format!("Give {name} as a month like 2026-04."));
        sent.entered(name).map(|text| text.parse::<Month>().map_err(|_| message())).transpose()
    };
    match (month("from")?, month("to")?) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) if from > to => Err(wrong("The first month, from, must not be after the last, to.")),
        (from, to) => Ok(from.or(Month::new(1, 1)).zip(to.or(Month::new(9999, 12)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_said_and_never_passed_over() {
        for (file, query, status, reason) in [
            ("lines.json", "", 200, "all of them"),
            ("sums.parquet", "from=2026-04&to=2026-04", 200, "one month"),
            ("lines.json", "from=2026-04", 200, "one open end"),
            ("lines.json", "from=2026-05&to=2026-04", 422, "the wrong way round"),
            ("lines.json", "from=April", 422, "not a month"),
            ("lines.json", "kind=cheques", 422, "no such kind"),
            ("sums.json", "as-of=2026-06-30", 200, "as of a day"),
            ("sums.json", "as-of=last+week", 422, "neither a day nor a moment"),
            ("sums.json", "as-of=2026-11-21", 200, "as of today"),
            ("sums.json", "as-of=2026-11-22", 422, "as of tomorrow"),
            ("lines.json", "form=2026-04", 422, "a slip of the pen would otherwise answer with everything"),
            ("lines.csv", "", 404, "no such form"),
            ("orders.json", "", 404, "no such feed"),
            ("lines", "", 404, "no form at all"),
        ] {
            let answered = read(file, query, jiff::civil::date(2026, 11, 21))
                .map_or_else(|failure| failure.status.as_u16(), |_| 200);
            assert_eq!(answered, status, "{reason}");
        }
    }
}
