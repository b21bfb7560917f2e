//! One period of a data set: what was found, what is hidden, the preview, publication, its versions.

use super::shown::{self, ShownFinding, ShownVersion};
use super::{address, below, day, place};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame, Summary, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to, show_with};
use actions::jobs::PUBLISH_PERIOD;
use actions::publication::{Prepared, Wish, prepare};
use askama::Template;
use axum::http::StatusCode;
use domain::access::{Action, Scope};
use domain::findings::Severity;
use domain::publication::{DataSet, PublicationPeriod, due};
use store::jobs::JobState;

/// Seconds after which the page asks for itself again while a version is being made.
const REFRESH_SECONDS: u32 = 1;

#[derive(Template)]
#[template(path = "publication/period.html")]
struct PeriodPage {
    page: PageFrame,
    errors: FieldErrors,
    address: String,
    due: String,
    working: String,
    trouble: String,
    published: String,
    summary: Summary,
    findings: Vec<ShownFinding>,
    hidden: Table,
    preview: Table,
    versions: Vec<ShownVersion>,
    public: String,
    may_publish: bool,
    can_publish: bool,
    asks_findings: bool,
    asks_why: bool,
    is_correction: bool,
    sent: Sent,
}

/// What a job that ended without effect said, and how far one is that goes on.
async fn job(cx: &Cx, scope: &Scope, prepared: &Prepared) -> Result<(String, String), PageFailure> {
    let Some(last) = prepared.versions.first() else { return Ok(Default::default()) };
    let job = store::jobs::last_of(&cx.guildhall().store, scope, &[PUBLISH_PERIOD], last.id).await?;
    Ok(match job {
        Some(job) if job.state == JobState::Waiting => ("Waiting for its turn".to_owned(), String::new()),
        Some(job) if job.state == JobState::Running => {
            (format!("{} lines so far", shown::count(job.lines_done.unsigned_abs())), String::new())
        }
        Some(job) => (String::new(), job.trouble.unwrap_or_default()),
        None => Default::default(),
    })
}

async fn names(cx: &Cx, prepared: &Prepared) -> Result<std::collections::BTreeMap<i64, String>, PageFailure> {
    let mut ids: Vec<i64> = prepared.versions.iter().map(|version| version.asked_by).collect();
    ids.extend(prepared.versions.iter().filter_map(|version| Some(version.withdrawn.as_ref()?.0)));
    Ok(store::people::names(&cx.guildhall().store, &ids).await?)
}

async fn again(cx: Cx, set: DataSet, period: PublicationPeriod, errors: FieldErrors, sent: Sent) -> Answer {
    let scope = cx.scope_for(Action::PreparePublication)?;
    let prepared = prepare(cx.guildhall(), &scope, set, period).await?;
    let (working, trouble) = job(&cx, &scope, &prepared).await?;
    let names = names(&cx, &prepared).await?;
    let is_being_made = prepared.is_being_made();
    let page = PageFrame {
        breadcrumbs: below(),
        has_errors: !errors.is_empty(),
        refresh_seconds: is_being_made.then_some(REFRESH_SECONDS),
        ..cx.frame(&format!("{}, {}", set.label(), period.name()))
    };
    let stops = prepared.findings.iter().any(|finding| finding.severity == Severity::Stop);
    let asks_findings = prepared.findings.iter().any(|finding| finding.severity == Severity::Confirm);
    let is_correction = prepared.is_correction();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    show_with(
        status,
        &PeriodPage {
            page,
            errors,
            address: address(set, period),
            due: day(due(period)),
            working,
            trouble,
            published: shown::published(&prepared),
            summary: shown::summary(&prepared),
            findings: shown::findings(&prepared),
            hidden: shown::hidden(&prepared),
            preview: shown::preview(&prepared),
            versions: shown::versions(&prepared, &names),
            public: format!("/public/spend/{}", prepared.ground.council.code),
            may_publish: cx.may(Action::Publish),
            can_publish: !stops && !is_being_made && prepared.differs(),
            asks_findings,
            asks_why: asks_findings || is_correction,
            is_correction,
            sent,
        },
    )
}

/// The page.
pub async fn open(cx: Cx, Path((set, period)): Path<(String, String)>) -> Answer {
    let (set, period) = place(&set, &period)?;
    again(cx, set, period, FieldErrors::default(), Sent::default()).await
}

/// Asks for publication.
pub async fn publish(cx: Cx, Path((set, period)): Path<(String, String)>, sent: Sent) -> Answer {
    let (set, period) = place(&set, &period)?;
    let wish = Wish { accepted: sent.ticked("accept_findings"), why: sent.text("why").to_owned() };
    match actions::publication::ask_publish(cx.guildhall(), &cx.scope()?, set, period, &wish).await {
        Ok(_) => go_to(&address(set, period)),
        Err(failure) => again(cx, set, period, field_errors(failure)?, sent).await,
    }
}

/// Takes a version back.
pub async fn withdraw(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let known = store::publication::version(&cx.guildhall().store, &scope, id).await?;
    let (version, _) = known.ok_or_else(PageFailure::not_found)?;
    match actions::publication::withdraw(cx.guildhall(), &scope, id, sent.text("why")).await {
        Ok(()) => go_to(&format!("{}?done=version-withdrawn", address(version.set, version.period))),
        Err(failure) => {
            let mut errors = FieldErrors::default();
            for error in field_errors(failure)?.iter() {
                errors.add_at("withdraw_why", &format!("withdraw-{id}"), &error.message);
            }
            again(cx, version.set, version.period, errors, sent).await
        }
    }
}
