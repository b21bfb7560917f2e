//! The versions of the strategy: begun, consulted on, approved and frozen, with what changed from one to the next.

use super::shown::{Around, show_report};
use super::steps::Steps;
use super::{as_allowed, below_reports, gathered, redline, word, wording};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::parts::{Button, Form, Part, Typed, show_parts, table};
use actions::Failure;
use actions::records::SEEN;
use actions::reports::{self as act, Gathered};
use domain::access::Action;
use domain::reports::ReportKind;
use domain::reports::versions::{Comment, CommentId, Disposition, Version, VersionId, VersionState, in_force};

pub(super) fn below() -> Vec<Link> {
    below_reports().into_iter().chain([Link::new("Versions of the strategy", "/reports/strategy")]).collect()
}

fn state_said(version: &Version) -> String {
    match &version.state {
        VersionState::Draft => "Draft".to_owned(),
        VersionState::Consultation { from, until } => {
            format!("Out for comments from {} to {}", day(*from), day(*until))
        }
        VersionState::Approved(approval) => {
            format!("Approved by {} on {}, in date until {}", approval.by, day(approval.on), day(approval.review_by))
        }
        VersionState::Superseded { approval, on, .. } => {
            format!("Approved by {} on {}, superseded on {}", approval.by, day(approval.on), day(*on))
        }
    }
}

/// Whether the person may read the text of a version.
fn may_read(cx: &Cx, version: &Version) -> bool {
    version.may_be_read(cx.may(Action::EditReports), cx.today())
}

/// What stands in place of a version that the person may not read yet, with the way to the one in force.
fn not_yet(cx: &Cx, gathered: &Gathered, version: &Version) -> Answer {
    let said = "It is being written. You can read it, and say what you think of it, once it is out for comments.";
    let now = in_force(&gathered.reporting.versions, cx.today());
    let way = match now {
        Some(now) => Part::Way(
            "The strategy in force is another.".to_owned(),
            Link::new(&format!("Read version {}", now.number), &format!("/reports/strategy/{}", now.id)),
        ),
        None => Part::text("No version of the strategy is in force yet."),
    };
    let title = format!("Version {} of the strategy", version.number);
    show_parts(PageFrame { breadcrumbs: below(), ..cx.frame(&title) }, vec![Part::text(said), way])
}

/// All versions.
pub async fn open(cx: Cx) -> Answer {
    let gathered = gathered(&cx, &cx.scope()?, cx.today()).await?;
    let row = |one: &Version| {
        let name = Cell::new(format!("Version {}", one.number));
        let (name, note) = if may_read(&cx, one) {
            (name.to(format!("/reports/strategy/{}", one.id)), "")
        } else {
            (name, ": you can read it once it is out for comments")
        };
        vec![name, Cell::new(format!("{}{note}", state_said(one))), Cell::new(&one.author), Cell::new(day(one.begun))]
    };
    let versions = &gathered.reporting.versions;
    let mut parts = vec![Part::Way(
        "The strategy is put together from the records.".to_owned(),
        Link::new("Read it as they make it today", "/reports/view/strategy"),
    )];
    if versions.is_empty() {
        parts.push(Part::text(
            "No version is kept yet. Begin one: it holds the strategy as it is today, for comments and approval.",
        ));
    } else {
        let rows = versions.iter().rev().map(row).collect();
        parts.push(Part::Table(table("Versions", &["Version", "How far", "Author", "Begun"], rows)));
    }
    let has_draft = versions.iter().any(|one| one.approval().is_none());
    if cx.may(Action::EditReports) && !has_draft {
        parts.push(Part::form(Form::new("/reports/strategy/begin", "Begin a version", Vec::new())));
    }
    show_parts(PageFrame { breadcrumbs: below_reports(), ..cx.frame("Versions of the strategy") }, parts)
}

/// Begins a version with the strategy as it is today.
pub async fn begin(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let gathered = gathered(&cx, &scope, cx.today()).await?;
    let report = gathered.report(ReportKind::Strategy).ok_or_else(PageFailure::not_found)?;
    let author = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
    let id = act::begin(cx.guildhall(), &scope, &report, &author).await?;
    go_to(&format!("/reports/strategy/{id}?done=strategy-begun"))
}

fn comments(all: &[Comment], id: VersionId) -> Option<Part> {
    let row = |one: &Comment| {
        let (became, reply) = one.reply.as_ref().map_or_else(
            || ("No reply yet".to_owned(), String::new()),
            |reply| (reply.disposition.label().to_owned(), format!("{} ({}, {})", reply.text, reply.by, day(reply.on))),
        );
        vec![
            Cell::new(&one.who),
            Cell::new(one.section.map_or("All of it", |part| part.label())),
            Cell::new(&one.text),
            Cell::new(became),
            Cell::new(reply),
        ]
    };
    let rows: Vec<Vec<Cell>> = all.iter().filter(|one| one.version == id).map(row).collect();
    let head = ["Who", "About", "Comment", "What became of it", "Reply"];
    (!rows.is_empty()).then(|| Part::Table(table("Comments", &head, rows)))
}

async fn page(cx: Cx, id: i64, sent: Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeReports)?;
    let gathered = gathered(&cx, &scope, cx.today()).await?;
    let version = found(&cx, &gathered, id)?;
    if !may_read(&cx, version) {
        return not_yet(&cx, &gathered, version);
    }
    let docx = format!("/reports/strategy/{id}/docx");
    let link = |text: &str, href: &str| Button { link: Link::new(text, href), secondary: true };
    let mut buttons =
        vec![link("Download as Word", &docx), link("Download as Word in large print", &format!("{docx}?print=large"))];
    if version.follows.is_some() {
        let link = Link::new("What changed from the version before", &format!("/reports/strategy/{id}/changes"));
        buttons.push(Button { link, secondary: true });
    }
    if redline::consulted(&cx, &scope, version).await?.is_some() {
        let address = format!("/reports/strategy/{id}/since-consultation");
        buttons.push(Button { link: Link::new("What changed since the consultation", &address), secondary: true });
    }
    let mut before =
        vec![Part::text(format!("Version {}. {}.", version.number, state_said(version))), Part::Buttons(buttons)];
    before.extend(crate::pages::format_requests::way_to_ask(&cx, domain::format_requests::AskedFor::Strategy));
    let mut after: Vec<Part> = comments(&gathered.reporting.comments, version.id).into_iter().collect();
    let kept = store::records::one::<Version>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    let seen = kept.map_or(0, |kept| kept.number);
    let comments = &gathered.reporting.comments;
    let steps = Steps { version, seen, comments, sent: &sent, errors: &errors, today: cx.today() };
    if cx.may(Action::EditReports) {
        after.extend(steps.of_writer());
    } else {
        after.extend(steps.of_reader());
    }
    let shown = as_allowed(&cx, &version.report);
    after.extend(wording::parts(&shown));
    let title = format!("{}, version {}", shown.title, version.number);
    let frame = PageFrame { breadcrumbs: below(), ..cx.frame(&title) };
    show_report(&cx, frame, &shown, Around { before, after, errors, ..Around::default() })
}

fn found<'g>(cx: &Cx, gathered: &'g Gathered, id: i64) -> Result<&'g Version, PageFailure> {
    let version = gathered.reporting.versions.iter().find(|one| one.id.get() == id);
    version.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// The version, where the person may read its text.
pub(super) fn readable<'g>(cx: &Cx, gathered: &'g Gathered, id: i64) -> Result<&'g Version, PageFailure> {
    let version = found(cx, gathered, id)?;
    if may_read(cx, version) { Ok(version) } else { Err(PageFailure::not_found().framed(cx.frame(""))) }
}

/// A version.
pub async fn version(cx: Cx, Path(id): Path<i64>) -> Answer {
    page(cx, id, Sent::default(), FieldErrors::default()).await
}

/// A version as a Word document.
pub async fn docx(cx: Cx, Path(id): Path<i64>) -> Answer {
    let gathered = gathered(&cx, &cx.scope()?, cx.today()).await?;
    word(&cx, &as_allowed(&cx, &readable(&cx, &gathered, id)?.report), "procurement-strategy")
}

async fn done(cx: Cx, id: i64, sent: Sent, came: Result<(), Failure>) -> Answer {
    match came {
        Ok(()) => go_to(&format!("/reports/strategy/{id}?done=strategy-saved")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, id, sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// A comment of somebody who may read it, under their own name.
pub async fn say(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let who = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
    let said = (who.as_str(), sent.text("section").parse().ok(), sent.text("text"));
    let came = act::comment_as_reader(cx.guildhall(), &scope, VersionId::new(id), said).await;
    done(cx, id, sent, came).await
}

/// Takes a step: introduce, rewrite, consult, take back, approve, comment, reply.
pub async fn step(cx: Cx, Path((id, step)): Path<(i64, String)>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let (guildhall, version) = (cx.guildhall(), VersionId::new(id));
    let mut typed = Typed::new(&sent);
    let came = match step.as_str() {
        "rewrite" => {
            let gathered = gathered(&cx, &scope, cx.today()).await?;
            let report = gathered.report(ReportKind::Strategy).ok_or_else(PageFailure::not_found)?;
            act::rewrite(guildhall, &scope, version, &report).await
        }
        "consult" => {
            let from = typed.needed_day("from", "Enter the first day");
            let until = typed.needed_day("until", "Enter the last day");
            match from.zip(until).filter(|_| !typed.is_wrong()) {
                Some(days) => act::consult(guildhall, &scope, version, days).await,
                None => return page(cx, id, sent.clone(), typed.errors).await,
            }
        }
        "take-back" => act::take_back(guildhall, &scope, version).await,
        "introduce" => {
            let seen = sent.text(SEEN).parse().unwrap_or(0);
            act::introduce(guildhall, &scope, version, (sent.text("introduction"), seen)).await
        }
        "approve" => {
            let on = typed.day("on");
            let review_by = typed.needed_day("review_by", "Enter the day by which it is looked at again");
            match review_by.filter(|_| !typed.is_wrong()) {
                Some(review_by) => act::approve(guildhall, &scope, version, (sent.text("by"), on, review_by)).await,
                None => return page(cx, id, sent.clone(), typed.errors).await,
            }
        }
        "comment" => {
            let section = sent.text("section").parse().ok();
            act::comment(guildhall, &scope, version, (sent.text("who"), section, sent.text("text"))).await
        }
        "reply" => match typed.value::<Disposition>("disposition", "Select what became of it") {
            Some(disposition) => {
                let by = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
                let comment = CommentId::new(sent.text("comment").parse().unwrap_or(0));
                act::reply(guildhall, &scope, comment, (disposition, sent.text("reply"), &by)).await
            }
            None => return page(cx, id, sent.clone(), typed.errors).await,
        },
        _ => return Err(PageFailure::not_found().framed(cx.frame(""))),
    };
    done(cx, id, sent, came).await
}
