//! The document that is asked for.

use crate::publication::{DataSet, PublicationPeriod};
use crate::reports::ReportKind;
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The document that somebody asks for in another format.
///
/// ```
/// use domain::format_requests::AskedFor;
/// let period: AskedFor = "payments/2026-Q1".parse().unwrap();
/// assert_eq!(period.to_string(), "payments/2026-Q1");
/// assert_eq!("report/councillor/2026-03-31".parse::<AskedFor>().unwrap().said(), "Councillor's page as of 31 March 2026");
/// assert!("report/nothing".parse::<AskedFor>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum AskedFor {
    /// The strategy as it is in force.
    Strategy,
    /// The scorecard that everybody may see.
    Scorecard,
    /// The list of all that is published of spending.
    Spending,
    /// A published period of a data set.
    Period(DataSet, PublicationPeriod),
    /// A report as of a day.
    Report(ReportKind, Date),
    /// Another one, which the person describes in words.
    Words,
}

impl AskedFor {
    /// What people read.
    #[must_use]
    pub fn said(self) -> String {
        match self {
            AskedFor::Strategy => "Procurement strategy".to_owned(),
            AskedFor::Scorecard => "Scorecard of procurement".to_owned(),
            AskedFor::Spending => "What is published of spending".to_owned(),
            AskedFor::Period(set, period) => format!("{}, {}", set.label(), period.name()),
            AskedFor::Report(kind, day) => format!("{} as of {}", kind.label(), day.strftime("%-d %B %Y")),
            AskedFor::Words => "Another document".to_owned(),
        }
    }
}

impl fmt::Display for AskedFor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AskedFor::Strategy => f.write_str("strategy"),
            AskedFor::Scorecard => f.write_str("scorecard"),
            AskedFor::Spending => f.write_str("spending"),
            AskedFor::Period(set, period) => write!(f, "{}/{period}", set.name()),
            AskedFor::Report(kind, day) => write!(f, "report/{kind}/{day}"),
            AskedFor::Words => f.write_str("words"),
        }
    }
}

impl FromStr for AskedFor {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = match text.split_once('/') {
            None => match text {
                "strategy" => Some(AskedFor::Strategy),
                "scorecard" => Some(AskedFor::Scorecard),
                "spending" => Some(AskedFor::Spending),
                "words" => Some(AskedFor::Words),
                _ => None,
            },
            Some(("report", rest)) => rest.split_once('/').and_then(|(kind, day)| {
                let (kind, day) = (kind.parse().ok()?, day.parse().ok()?);
                Some(AskedFor::Report(kind, day))
            }),
            Some((set, period)) => {
                let known = set.parse::<DataSet>().ok().zip(period.parse::<PublicationPeriod>().ok());
                known.map(|(set, period)| AskedFor::Period(set, period))
            }
        };
        // One way to write each, so that what is compared as text is the same document.
        found.filter(|one| one.to_string() == text).ok_or_else(|| format!("{text:?} is no document of the council"))
    }
}

as_text!(AskedFor);
