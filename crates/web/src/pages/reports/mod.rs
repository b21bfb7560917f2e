//! Reports: put together from the records as of a day, written for committees, versions of the strategy, the calendar.

pub mod calendar;
pub mod home;
pub mod papers;
mod shown;
pub mod strategy;
pub mod view;

use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::access::{Action, Scope};
use domain::law::Settings;
use domain::reports::assemble::{self, ReportFacts};
use domain::reports::{Report, ReportKind};
use domain::values::Date;
use store::reports::Reporting;
use store::strategy::Facts;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

fn below_reports() -> Vec<Link> {
    vec![Link::new("Reports", "/reports")]
}

/// What reports are put together from, read once for each request.
pub struct Gathered {
    pub facts: Facts,
    pub reporting: Reporting,
    pub law: Settings,
    pub council: String,
}

impl Gathered {
    /// Reads everything as of a day.
    pub async fn read(cx: &Cx, scope: &Scope, today: Date) -> Result<Gathered, PageFailure> {
        let store = &cx.guildhall().store;
        let council = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.name.clone());
        Ok(Gathered {
            facts: store::strategy::facts(store, scope, today).await?,
            reporting: store::reports::reporting(store, scope).await?,
            law: actions::law::settings_of(store, Some(scope), None).await?,
            council: council.unwrap_or_default(),
        })
    }

    pub fn known(&self) -> ReportFacts<'_> {
        ReportFacts {
            council: &self.council,
            book: &self.facts.book,
            readings: &self.facts.readings,
            schedules: &self.reporting.schedules,
            reported: &self.reporting.reported,
            versions: &self.reporting.versions,
            comments: &self.reporting.comments,
            law: &self.law,
            today: self.facts.today,
        }
    }

    /// The report of a kind that is put together by itself; none for one that somebody has to write.
    pub fn report(&self, kind: ReportKind) -> Option<Report> {
        match kind {
            ReportKind::Strategy => Some(assemble::strategy(self.known())),
            ReportKind::Leadership => Some(assemble::leadership(self.known())),
            ReportKind::Councillor => Some(assemble::councillor(self.known())),
            ReportKind::ChiefExecutive => Some(assemble::chief_executive(self.known())),
            ReportKind::Scrutiny => Some(assemble::scrutiny(self.known())),
            ReportKind::Committee => None,
        }
    }
}

/// The report as the person may see it: whole, or without what is exempt.
fn as_allowed(cx: &Cx, report: Report) -> Report {
    if cx.may(Action::SeeExempt) { report } else { report.public() }
}

/// A report as a Word document.
fn word(report: &Report, name: &str) -> Answer {
    let bytes = publish::report::docx(report).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    let mut answer = Response::new(Body::from(bytes));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(WORD));
    let name = format!("attachment; filename=\"{name}-{}.docx\"", report.as_of);
    if let Ok(value) = HeaderValue::from_str(&name) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}
