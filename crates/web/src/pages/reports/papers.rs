//! Reports to committees: what an officer writes, with what the records say below it.

use super::shown::{Around, show_report};
use super::{as_allowed, below_reports, gathered, word, wording};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::Fields;
use crate::parts::listing::Column;
use crate::parts::{Button, Field, Filled, Form, Listing, Part, Row, Typed as Read, show_parts_with};
use actions::Failure;
use actions::records::SEEN;
use domain::access::Action;
use domain::reports::assemble::{CommitteePaper, NumberedPaper, Typed, committee};
use domain::reports::{COMMITTEE_PARTS, ExemptParagraph, Exemption, Report};
use publish::lists::Cell;

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let papers: Vec<NumberedPaper> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    let row = |one: &NumberedPaper| Row {
        cells: vec![
            Cell::text(&one.paper.title),
            Cell::text(&one.paper.committee),
            Cell::maybe(one.paper.date, Cell::Date),
            Cell::text(match one.paper.key_decision {
                Some(true) => "Yes",
                Some(false) => "No",
                None => "",
            }),
        ],
        href: format!("/reports/papers/{}", one.number),
        facets: vec![one.paper.committee.clone()],
    };
    let mut buttons = Vec::new();
    if cx.may(Action::EditReports) {
        buttons.push(Button { link: Link::new("Write a committee report", "/reports/papers/new"), secondary: false });
    }
    Ok(Listing {
        title: "Committee reports".into(),
        address: "/reports/papers".into(),
        breadcrumbs: below_reports(),
        parts: Vec::new(),
        columns: vec![
            Column::wide("Report"),
            Column::new("Committee"),
            Column::new("Meeting"),
            Column::new("Key decision"),
        ],
        facets: vec![crate::parts::Facet { name: "committee", label: "Committee", all: "Any committee" }],
        rows: papers.iter().rev().map(row).collect(),
        empty: "No committee report is written yet. Begin one: the figures come from the records.".into(),
        buttons,
        file: "committee-reports",
        said: "Committee reports".into(),
    })
}

/// The list.
pub async fn list(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}

fn fields_of(paper: &CommitteePaper, seen: u32) -> Sent {
    let key = paper.key_decision.map(|key| if key { "yes" } else { "no" });
    let mut fields = Fields::default()
        .text("title", &paper.title)
        .text("cabinet_member", &paper.cabinet_member)
        .day("date", paper.date)
        .text("agenda_item", &paper.agenda_item)
        .text("contact_officer", &paper.contact_officer)
        .maybe("key_decision", key)
        .text("wards", &paper.wards)
        .text("committee", &paper.committee);
    for one in &paper.typed {
        let name = one.part.name();
        fields = fields.text(&format!("text-{name}"), &one.text).maybe(&format!("source-{name}"), one.source.clone());
        if let Some(exempt) = &one.exempt {
            fields = fields
                .text(&format!("exempt-{name}"), exempt.paragraph.name())
                .text(&format!("reason-{name}"), &exempt.reason);
        }
    }
    fields.text(SEEN, seen.to_string()).sent()
}

fn fields(filled: Filled<'_>) -> Vec<Field> {
    let mut fields = vec![
        filled.line("title", "Title of the report"),
        filled.heading("Front sheet"),
        filled.line("cabinet_member", "Cabinet member"),
        filled.day("date", "Date of the meeting"),
        filled.line("agenda_item", "Agenda item").wide("govuk-input--width-5"),
        filled.line("contact_officer", "Contact officer"),
        filled.radios(
            "key_decision",
            "Is it a key decision?",
            vec![Choice::new("yes", "Yes"), Choice::new("no", "No")],
        ),
        filled.line("wards", "Wards affected"),
        filled.line("committee", "Committee"),
    ];
    for part in COMMITTEE_PARTS {
        let name = part.name();
        let paragraphs = ExemptParagraph::ALL
            .iter()
            .map(|one| Choice::new(one.name(), &format!("Paragraph {}: information {}", one.name(), one.label())));
        let mut exempt = vec![Choice::new("", "Nothing: everybody may read it")];
        exempt.extend(paragraphs);
        fields.push(filled.heading(part.label()));
        fields.push(filled.text(&format!("text-{name}"), "Text").hint("An empty line begins another paragraph"));
        fields.push(filled.line(&format!("source-{name}"), "Where it comes from").hint("May be left empty"));
        fields.push(filled.select(&format!("exempt-{name}"), "What of this text is exempt from publication?", exempt));
        fields.push(
            filled
                .line(&format!("reason-{name}"), "Why keeping it back serves the public more")
                .hint("Only where it is exempt"),
        );
    }
    fields
}

fn form_page(cx: &Cx, (title, address): (&str, &str), now: Option<u32>, sent: &Sent, errors: FieldErrors) -> Answer {
    let mut form = Form::new(address, "Save the report", fields(Filled { sent, errors: &errors }));
    if let Some(now) = now {
        form = with_seen(form, sent, &errors, now);
    }
    let parts = vec![
        Part::text(
            "Write what only people know. The figures come from the records as of the day the report is read. It can be saved with parts that are still empty.",
        ),
        Part::form(form.or_leave("Leave it as it is", "/reports/papers")),
    ];
    let frame = PageFrame { breadcrumbs: super::below_reports(), ..cx.frame(title) };
    show_parts_with(frame, parts, errors)
}

fn read(sent: &Sent) -> Result<CommitteePaper, FieldErrors> {
    let mut typed = Read::new(sent);
    let mut texts = Vec::new();
    for part in COMMITTEE_PARTS {
        let name = part.name();
        let text = sent.text(&format!("text-{name}")).replace("\r\n", "\n").trim().to_owned();
        if text.is_empty() {
            continue;
        }
        let field = format!("exempt-{name}");
        let paragraph = typed.maybe::<ExemptParagraph>(&field, "Select a paragraph");
        let reason = typed.text(&format!("reason-{name}"));
        let exempt = paragraph.map(|paragraph| Exemption { paragraph, reason });
        let source = Some(typed.text(&format!("source-{name}"))).filter(|text| !text.is_empty());
        texts.push(Typed { part: *part, text, source, exempt });
    }
    let paper = CommitteePaper {
        title: typed.needed("title", "Enter the title of the report"),
        cabinet_member: typed.text("cabinet_member"),
        date: typed.day("date"),
        agenda_item: typed.text("agenda_item"),
        contact_officer: typed.text("contact_officer"),
        key_decision: match sent.text("key_decision") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        wards: typed.text("wards"),
        committee: typed.text("committee"),
        typed: texts,
    };
    if typed.is_wrong() { Err(typed.errors) } else { Ok(paper) }
}

const NEW: (&str, &str) = ("Write a committee report", "/reports/papers/new");

/// The empty form.
pub async fn new(cx: Cx) -> Answer {
    form_page(&cx, NEW, None, &Sent::default(), FieldErrors::default())
}

async fn keep(cx: &Cx, at: Option<(i64, u32)>, now: Option<u32>, sent: &Sent, page: (&str, &str)) -> Answer {
    let paper = match read(sent) {
        Ok(paper) => paper,
        Err(errors) => return form_page(cx, page, now, sent, errors),
    };
    match actions::reports::keep_paper(cx.guildhall(), &cx.scope()?, at, &paper).await {
        Ok(number) => go_to(&format!("/reports/papers/{number}?done=paper-kept")),
        Err(failure @ Failure::Invalid(_)) => form_page(cx, page, now, sent, field_errors(failure)?),
        Err(failure) => Err(failure.into()),
    }
}

/// Takes a new report.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    keep(&cx, None, None, &sent, NEW).await
}

async fn kept(cx: &Cx, id: i64) -> Result<domain::records::Version<NumberedPaper>, PageFailure> {
    let scope = cx.scope_for(Action::SeeReports)?;
    let kept = store::records::one::<NumberedPaper>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// The form of a report that is there.
pub async fn change(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept(&cx, id).await?;
    let address = format!("/reports/papers/{id}/change");
    form_page(
        &cx,
        ("Change a committee report", &address),
        Some(kept.number),
        &fields_of(&kept.record.paper, kept.number),
        FieldErrors::default(),
    )
}

/// Takes the change.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let now = kept(&cx, id).await?.number;
    let address = format!("/reports/papers/{id}/change");
    keep(&cx, Some((id, seen(&sent))), Some(now), &sent, ("Change a committee report", &address)).await
}

async fn report(cx: &Cx, id: i64) -> Result<Report, PageFailure> {
    let kept = kept(cx, id).await?;
    let gathered = gathered(cx, &cx.scope()?, cx.today()).await?;
    Ok(committee(gathered.known(), &kept.record.paper))
}

/// The report as it was typed before it was changed last, with the figures of today; none where it was never changed.
async fn as_before(cx: &Cx, id: i64) -> Result<Option<Report>, PageFailure> {
    let scope = cx.scope_for(Action::SeeReports)?;
    let kept = store::records::versions::<NumberedPaper>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    let Some(old) = kept.get(1) else { return Ok(None) };
    let gathered = gathered(cx, &scope, cx.today()).await?;
    Ok(Some(as_allowed(cx, committee(gathered.known(), &old.record.paper))))
}

/// A report, with what it still lacks.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let report = report(&cx, id).await?;
    let missing = report.missing();
    let link = |text: &str, href: String| Button { link: Link::new(text, &href), secondary: true };
    let mut buttons = vec![
        link("Download as Word", format!("/reports/papers/{id}/docx")),
        link("Download as Word in large print", format!("/reports/papers/{id}/docx?print=large")),
    ];
    if !report.exempt_paragraphs().is_empty() {
        buttons.push(link("Download for the public", format!("/reports/papers/{id}/docx?for=public")));
    }
    if cx.may(Action::EditReports) {
        buttons.push(link("Change what it says", format!("/reports/papers/{id}/change")));
    }
    let mut before = vec![Part::Buttons(buttons)];
    if !missing.is_empty() {
        before.push(Part::Warning("The report is not ready to be handed in.".to_owned()));
        before.push(Part::Bullets(missing.iter().map(ToString::to_string).collect()));
    }
    let shown = as_allowed(&cx, report);
    let mut after = wording::parts(&shown);
    after.extend(as_before(&cx, id).await?.and_then(|old| wording::before_and_after(&old, &shown)));
    let breadcrumbs =
        super::below_reports().into_iter().chain([Link::new("Committee reports", "/reports/papers")]).collect();
    show_report(
        &cx,
        PageFrame { breadcrumbs, ..cx.frame(&shown.title) },
        &shown,
        Around { before, after, ..Around::default() },
    )
}

/// A report as a Word document; with `for=public`, without what is exempt.
pub async fn docx(cx: Cx, Path(id): Path<i64>) -> Answer {
    let report = report(&cx, id).await?;
    let for_public = Sent::read(&cx.query).text("for") == "public";
    let shown = if for_public { report.public() } else { as_allowed(&cx, report) };
    word(&cx, &shown, "committee-report")
}
