//! Reports as Word documents and as plain text: a report of the domain in, bytes out.
//!
//! The same report gives the same bytes: every day in it is the report's own. Charts are pictures with alternative text, and
//! their numbers stand below them as a table.
//!
//! ```
//! use domain::reports::{Content, Report, ReportKind, Section, Sentence};
//! let day = "2026-11-21".parse().unwrap();
//! let mut report = Report::new(ReportKind::Leadership, "Procurement this quarter", "Wynmarch", day);
//! let said = Sentence::said("9 waivers were granted.").from("Register of waivers");
//! report.sections.push(Section::new("Compliance").with(Content::said(said)));
//! let bytes = publish::report::docx(&report).unwrap();
//! assert_eq!(bytes.get(..2), Some(&b"PK"[..]));
//! assert!(publish::report::text(&report).contains("9 waivers were granted. [1]"));
//! ```

mod chart;
mod columns;
mod document;
mod markup;
mod package;
mod plain;
mod properties;
mod styles;

pub use plain::text;

use domain::reports::Report;
use std::{error, fmt, io};

/// Why a report could not be written. It is a fault of the program, for the log.
#[derive(Debug)]
pub enum ReportFailure {
    /// A part could not be written.
    Write(io::Error),
    /// The parts could not be put together.
    Package(zip::result::ZipError),
    /// A chart could not be drawn.
    Chart(&'static str),
}

impl fmt::Display for ReportFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReportFailure::Write(source) => write!(f, "could not write the report: {source}"),
            ReportFailure::Package(source) => write!(f, "could not put the document together: {source}"),
            ReportFailure::Chart(why) => write!(f, "could not draw a chart: {why}"),
        }
    }
}

impl error::Error for ReportFailure {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            ReportFailure::Write(source) => Some(source),
            ReportFailure::Package(source) => Some(source),
            ReportFailure::Chart(_) => None,
        }
    }
}

impl From<io::Error> for ReportFailure {
    fn from(source: io::Error) -> Self {
        ReportFailure::Write(source)
    }
}

impl From<zip::result::ZipError> for ReportFailure {
    fn from(source: zip::result::ZipError) -> Self {
        ReportFailure::Package(source)
    }
}

/// How large the letters of a document are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Print {
    /// 11 point in running text.
    #[default]
    Usual,
    /// Nothing below 16 point, for people who see little.
    Large,
}

/// A report as a Word document. What is exempt is in it: for the public, write [`Report::public`].
///
/// # Errors
/// [`ReportFailure`], which no report should bring about.
pub fn docx(report: &Report) -> Result<Vec<u8>, ReportFailure> {
    docx_in(report, Print::Usual)
}

/// The same in letters of a size.
///
/// # Errors
/// As [`docx`].
pub fn docx_in(report: &Report, print: Print) -> Result<Vec<u8>, ReportFailure> {
    let body = document::write(report, print)?;
    package::write(report, &body, print)
}
