//! How often somebody wants mails.

use crate::components::{FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::access::{Action, Scope};
use domain::digest::{DigestKind, HowOften};

/// Where the page stands; mails lead there.
const ADDRESS: &str = "/account/mail";

fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let ask = |kind: DigestKind, label: &str, hint: &str| {
        fill.radios(kind.name(), label, choices(HowOften::NAMES, None)).hint(hint)
    };
    let fields = vec![
        ask(
            DigestKind::Waiting,
            "How often shall a mail tell you what waits for you?",
            "What you answer for and is late or due within a month, and what you are asked to answer, as on the page Today.",
        ),
        ask(
            DigestKind::Changes,
            "How often shall a mail tell you what changed in procurement?",
            "Meetings, decisions, actions, policies and lessons of the whole days since the last such mail, and figures as of one of \
             those days.",
        ),
    ];
    let form = Form::new(ADDRESS, "Save", fields).or_leave("Leave it as it is", "/account");
    let mut parts = vec![Part::text(
        "A mail goes in the morning of a working day, and only where there is something to say. It names nothing that only \
         some may see: it says how much waits, and links to it.",
    )];
    if cx.guildhall().mailing.is_none() {
        parts.push(Part::Inset(
            "This Guildhall sends no mails yet. Whoever runs it can set that up; what you choose here counts from then on."
                .to_owned(),
        ));
    }
    parts.push(Part::form(form));
    let breadcrumbs = vec![Link::new("Your account", "/account")];
    show_parts_with(PageFrame { breadcrumbs, ..cx.frame("Mails to you") }, parts, errors)
}

/// In whose name it is chosen: whoever works for the council may.
fn scope(cx: &Cx) -> Result<Scope, PageFailure> {
    cx.scope_for(Action::SeeSpend)
}

/// The form, with what holds.
pub async fn open(cx: Cx) -> Answer {
    let who = cx.who.as_ref().ok_or_else(PageFailure::not_found)?;
    let known = store::mail::choices(&cx.guildhall().store, &scope(&cx)?).await?;
    let mut fields = Fields::default();
    for kind in DigestKind::ALL {
        fields = fields.text(kind.name(), known.of(who.person.id, *kind).name());
    }
    page(&cx, &fields.sent(), FieldErrors::default())
}

/// Takes what was chosen.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let mut chosen: Vec<(DigestKind, HowOften)> = Vec::new();
    for kind in DigestKind::ALL {
        let often = typed.value(kind.name(), &format!("Select how often to tell you: {}", kind.label().to_lowercase()));
        chosen.extend(often.map(|often| (*kind, often)));
    }
    if typed.is_wrong() {
        return page(&cx, &sent, typed.errors);
    }
    match actions::mail::choose(cx.guildhall(), &scope(&cx)?, &chosen).await {
        Ok(()) => go_to("/account?done=mail-chosen"),
        Err(failure) => page(&cx, &sent, field_errors(failure)?),
    }
}
