//! A report to a committee: as it is written, and as it was laid.

use super::super::shown::{Around, show_report};
use super::super::{as_allowed, below_reports, gathered, word, wording};
use super::kept;
use crate::address::Path;
use crate::components::{Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::pages::versions::seen;
use crate::parts::{Button, Form, Part};
use actions::records::SEEN;
use domain::access::Action;
use domain::records::Version;
use domain::reports::Report;
use domain::reports::assemble::{Laid, NumberedPaper, committee};
use domain::reports::calendar::Reported;

/// A report as it is to be read, with when it was laid; not laid while it is written.
struct Read {
    whole: Report,
    laid: Option<Laid>,
}

fn address(id: i64) -> String {
    format!("/reports/papers/{id}")
}

/// What the address asks for: the copy laid last unless it names an earlier one by its number, or, for whoever writes
/// reports, the text as it is written now.
async fn read(cx: &Cx, kept: &Version<NumberedPaper>) -> Result<Read, PageFailure> {
    let asked = Sent::read(&cx.query);
    let all = &kept.record.laid;
    let earlier = asked.text("laid").parse::<usize>().ok().and_then(|number| all.get(number.checked_sub(1)?));
    let draft = cx.may(Action::EditReports) && asked.text("text") == "draft";
    match earlier.or(all.last()).filter(|_| !draft) {
        Some(laid) => {
            let whole = actions::reports::laid_copy(cx.guildhall(), laid)?;
            Ok(Read { whole, laid: Some(laid.clone()) })
        }
        None => {
            let gathered = gathered(cx, &cx.scope_for(Action::SeeReports)?, cx.today()).await?;
            Ok(Read { whole: committee(gathered.known(), &kept.record.paper), laid: None })
        }
    }
}

/// The report as it was typed before it was changed last, with the figures of today; none where it was never changed.
async fn as_before(cx: &Cx, id: i64) -> Result<Option<Report>, PageFailure> {
    let scope = cx.scope_for(Action::SeeReports)?;
    let kept = store::records::versions::<NumberedPaper>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    let Some(old) = kept.get(1) else { return Ok(None) };
    let gathered = gathered(cx, &scope, cx.today()).await?;
    Ok(Some(as_allowed(cx, &committee(gathered.known(), &old.record.paper))))
}

/// What the address of the document asks for besides: the same copy as the page shows.
fn asked(cx: &Cx) -> String {
    let sent = Sent::read(&cx.query);
    let of = |name: &str| sent.entered(name).filter(|value| value.chars().all(char::is_alphanumeric));
    let pairs = ["laid", "text"].iter().filter_map(|name| Some(format!("&{name}={}", of(name)?)));
    pairs.collect()
}

fn buttons(cx: &Cx, id: i64, report: &Report) -> Part {
    let (own, asked) = (address(id), asked(cx));
    let link = |text: &str, href: String| Button { link: Link::new(text, &href), secondary: true };
    let mut buttons = vec![
        link("Download as Word", format!("{own}/docx?for=reader{asked}")),
        link("Download as Word in large print", format!("{own}/docx?print=large{asked}")),
    ];
    if !report.exempt_paragraphs().is_empty() {
        buttons.push(link("Download for the public", format!("{own}/docx?for=public{asked}")));
    }
    if cx.may(Action::EditReports) {
        buttons.push(link("Change what it says", format!("{own}/change")));
    }
    Part::Buttons(buttons)
}

/// That the report stays as it was laid, with the ways to what was laid before and to what is written now.
fn laid_said(cx: &Cx, kept: &Version<NumberedPaper>, laid: &Laid) -> Vec<Part> {
    let own = address(kept.record.number);
    let mut parts = vec![Part::Inset(format!(
        "This is what was laid before {} on {} for its meeting on {}, by {}. It stays as it was, with the figures of that day.",
        laid.committee,
        day(laid.on),
        day(laid.meeting),
        laid.by
    ))];
    let others = kept.record.laid.iter().enumerate().filter(|(_, one)| *one != laid);
    let others: Vec<Link> = others
        .map(|(at, one)| Link::new(&format!("As it was laid on {}", day(one.on)), &format!("{own}?laid={}", at + 1)))
        .collect();
    if !others.is_empty() {
        parts.push(Part::Links(others));
    }
    if cx.may(Action::EditReports) {
        let changed =
            if kept.number > laid.version { "Its text was changed since." } else { "Its text is the same still." };
        let link = Link::new("Read it as it is written now, with the figures of today", &format!("{own}?text=draft"));
        parts.push(Part::Way(changed.to_owned(), link));
    }
    parts
}

/// What a report that is written still lacks, or the form that lays it before the committee.
fn before_laying(cx: &Cx, kept: &Version<NumberedPaper>, report: &Report) -> Vec<Part> {
    let missing = report.missing();
    if !missing.is_empty() {
        return vec![
            Part::Warning("The report is not ready to be handed in.".to_owned()),
            Part::Bullets(missing.iter().map(ToString::to_string).collect()),
        ];
    }
    let last = kept.record.laid.last();
    if !cx.may(Action::EditReports) || last.is_some_and(|laid| kept.number <= laid.version) {
        return Vec::new();
    }
    let form = Form::new(format!("{}/lay", address(kept.record.number)), "Lay it before the committee", Vec::new());
    let form = form.with(SEEN, kept.number.to_string()).saying(
        "It is kept as it reads now, with the figures of today. Whoever opens it from then on reads that, whatever is changed later.",
    );
    vec![Part::form(form)]
}

/// A report: as it was laid before the committee, or, until then, as it is written, with what it still lacks.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept(&cx, id).await?;
    let Read { whole, laid } = read(&cx, &kept).await?;
    let mut before = Vec::new();
    match &laid {
        Some(laid) => before.extend(laid_said(&cx, &kept, laid)),
        None => before.extend(before_laying(&cx, &kept, &whole)),
    }
    before.push(buttons(&cx, id, &whole));
    before.extend(reported(&cx, id).await?);
    let shown = as_allowed(&cx, &whole);
    let mut after = Vec::new();
    if laid.is_none() {
        after = wording::parts(&shown);
        after.extend(as_before(&cx, id).await?.and_then(|old| wording::before_and_after(&old, &shown)));
    }
    let above = Link::new("Committee reports", "/reports/papers");
    let breadcrumbs = below_reports().into_iter().chain([above]).collect();
    let frame = PageFrame { breadcrumbs, ..cx.frame(&shown.title) };
    show_report(&cx, frame, &shown, Around { before, after, ..Around::default() })
}

/// The ways to what was recorded as reported of it in the reporting calendar.
async fn reported(cx: &Cx, id: i64) -> Result<Option<Part>, PageFailure> {
    let scope = cx.scope_for(Action::SeeReports)?;
    let all: Vec<Reported> = store::records::all(&cx.guildhall().store, &scope).await?;
    let of = all.iter().filter(|one| one.paper == Some(id) && one.content.is_some());
    let link = |one: &Reported| {
        Link::new(&format!("As it was reported on {}", day(one.meeting)), &format!("/reports/reported/{}", one.id))
    };
    let links: Vec<Link> = of.map(link).collect();
    Ok((!links.is_empty()).then_some(Part::Links(links)))
}

/// Lays it before the committee.
pub async fn lay(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let by = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
    actions::reports::lay(cx.guildhall(), &cx.scope()?, (id, seen(&sent)), &by).await?;
    go_to(&format!("{}?done=paper-laid", address(id)))
}

/// A report as a Word document; with `for=public`, without what is exempt.
pub async fn docx(cx: Cx, Path(id): Path<i64>) -> Answer {
    let Read { whole, .. } = read(&cx, &kept(&cx, id).await?).await?;
    let for_public = Sent::read(&cx.query).text("for") == "public";
    let shown = if for_public { whole.public() } else { as_allowed(&cx, &whole) };
    word(&cx, &shown, "committee-report")
}
