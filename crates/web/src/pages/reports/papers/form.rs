//! A report to a committee is written and changed.

use super::super::below_reports;
use super::kept;
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::{Fields, choices};
use crate::parts::{Field, Filled, Form, Part, Typed as Read, show_parts_with};
use actions::Failure;
use actions::records::SEEN;
use domain::access::{Action, Role};
use domain::people::PersonId;
use domain::reports::assemble::{CommitteePaper, Typed};
use domain::reports::{COMMITTEE_PARTS, ExemptParagraph, Exemption, Readers};

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
                .text(&format!("reason-{name}"), &exempt.reason)
                .text(&format!("readers-{name}"), exempt.readers.name());
        }
    }
    let members = paper.members.iter().map(|one| one.get());
    fields.all("members", members).text(SEEN, seen.to_string()).sent()
}

/// The members of the council who have a way in, to be ticked where they sit on the committee.
async fn members(cx: &Cx) -> Result<Vec<Choice>, PageFailure> {
    let (store, scope) = (&cx.guildhall().store, cx.scope_for(Action::EditReports)?);
    let roles = store::people::roles_in(store, &scope).await?;
    let is_member = |id: PersonId| roles.contains(&(id, Role::Councillor));
    let people = store::people::of_council(store, &scope).await?;
    let members = people.iter().filter(|person| is_member(person.id));
    Ok(members.map(|person| Choice::new(&person.id.get().to_string(), &person.shown_name())).collect())
}

fn fields(filled: Filled<'_>, members: &[Choice]) -> Vec<Field> {
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
    if !members.is_empty() {
        let boxes = filled.boxes("members", "Which members sit on the committee?", members.to_vec());
        fields.push(boxes.hint("They read the exempt parts that are for the members of the committee"));
    }
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
        fields.push(filled.select(&format!("readers-{name}"), "Who reads what is exempt?", choices(Readers::NAMES, None)).hint(
            "Every member has a right to read what is exempt under paragraph 6, and under paragraph 3 but for terms proposed in the negotiation of a contract. Leave those terms to officers.",
        ));
    }
    fields
}

/// What stands around the form: its title, where it is sent, and what the way out says and leads to.
type Around<'a> = (&'a str, &'a str, (&'a str, &'a str));

fn own(id: i64) -> String {
    format!("/reports/papers/{id}")
}

async fn form_page(
    cx: &Cx,
    (title, address, leave): Around<'_>,
    now: Option<u32>,
    sent: &Sent,
    errors: FieldErrors,
) -> Answer {
    let members = members(cx).await?;
    let mut form = Form::new(address, "Save the report", fields(Filled { sent, errors: &errors }, &members));
    if let Some(now) = now {
        form = with_seen(form, sent, &errors, now);
    }
    let parts = vec![
        Part::text(
            "Write what only people know. The figures come from the records: as of the day the report is read, until it is laid before the committee, and as of that day from then on. It can be saved with parts that are still empty.",
        ),
        Part::form(form.or_leave(leave.0, leave.1)),
    ];
    let frame = PageFrame { breadcrumbs: below_reports(), ..cx.frame(title) };
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
        let readers = typed.maybe::<Readers>(&format!("readers-{name}"), "Select who reads it").unwrap_or_default();
        let exempt = paragraph.map(|paragraph| Exemption { readers, ..Exemption::new(paragraph, reason) });
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
        members: typed.values::<i64>("members").into_iter().map(PersonId::new).collect(),
    };
    if typed.is_wrong() { Err(typed.errors) } else { Ok(paper) }
}

const NEW: Around<'static> = ("Write a committee report", "/reports/papers/new", ("Write none", "/reports/papers"));

/// The empty form.
pub async fn new(cx: Cx) -> Answer {
    form_page(&cx, NEW, None, &Sent::default(), FieldErrors::default()).await
}

async fn keep(cx: &Cx, at: Option<(i64, u32)>, now: Option<u32>, sent: &Sent, page: Around<'_>) -> Answer {
    let paper = match read(sent) {
        Ok(paper) => paper,
        Err(errors) => return form_page(cx, page, now, sent, errors).await,
    };
    match actions::reports::keep_paper(cx.guildhall(), &cx.scope()?, at, &paper).await {
        Ok(number) => go_to(&format!("/reports/papers/{number}?done=paper-kept")),
        Err(failure @ Failure::Invalid(_)) => form_page(cx, page, now, sent, field_errors(failure)?).await,
        Err(failure) => Err(failure.into()),
    }
}

/// Takes a new report.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    keep(&cx, None, None, &sent, NEW).await
}

/// The form of a report that is there.
pub async fn change(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept(&cx, id).await?;
    let address = format!("/reports/papers/{id}/change");
    form_page(
        &cx,
        ("Change a committee report", &address, ("Leave it as it is", &own(id))),
        Some(kept.number),
        &fields_of(&kept.record.paper, kept.number),
        FieldErrors::default(),
    )
    .await
}

/// Takes the change.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let now = kept(&cx, id).await?.number;
    let (address, own) = (format!("/reports/papers/{id}/change"), own(id));
    let page: Around<'_> = ("Change a committee report", &address, ("Leave it as it is", &own));
    keep(&cx, Some((id, seen(&sent))), Some(now), &sent, page).await
}
