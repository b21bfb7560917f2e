//! What the council lets others know of its levels.

use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::below;
use crate::pages::strategy::scorecard::settings::settings;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::records::SEEN;
use domain::strategy::{COUNCILS_MIN, ORGANISATION_KINDS, Sharing, StrategySettings};

/// The choice beside which another kind is typed.
const ANOTHER: &str = "another";

fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let kinds = ORGANISATION_KINDS.iter().map(|kind| Choice::new(kind, kind));
    let none = Choice::new("", "Not said");
    let kinds = std::iter::once(none).chain(kinds).chain([Choice::new(ANOTHER, "Another kind")]).collect();
    let shares = Choice::new("yes", "Our agreed levels may count where levels are compared").hint(&format!(
        "Others see how many councils are at each level, never which, and nothing at all of fewer than {COUNCILS_MIN}"
    ));
    let named = Choice::new("yes", "Others may read our name where our level is among the highest or the lowest")
        .hint("So that they can ask us how we do it, or we can ask for help");
    let fields = vec![
        filled.select("kind", "What kind of organisation this is", kinds),
        filled.line("another_kind", "Another kind").hint("Only where the list does not have it"),
        filled.line("group", "Region or group").hint("Such as a regional procurement group; spell it as the others do"),
        filled.boxes("shares", "Levels", vec![shares]),
        filled.boxes("named", "Name", vec![named]),
    ];
    let form = Form::new("/strategy/compare/settings", "Save", fields)
        .with(SEEN, sent.text(SEEN))
        .or_leave("Cancel", "/strategy/compare");
    let breadcrumbs = below("How other councils stand", "/strategy/compare");
    let frame = PageFrame { breadcrumbs, ..cx.frame("What others may know of our levels") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let (StrategySettings { sharing, .. }, version) = settings(&cx).await?;
    let is_known = sharing.kind.is_empty() || ORGANISATION_KINDS.contains(&sharing.kind.as_str());
    let (kind, other) = if is_known { (sharing.kind.as_str(), "") } else { (ANOTHER, sharing.kind.as_str()) };
    let sent = Fields::default()
        .text("kind", kind)
        .text("another_kind", other)
        .text("group", &sharing.group)
        .maybe("shares", sharing.shares_levels.then_some("yes"))
        .maybe("named", sharing.is_named.then_some("yes"))
        .text(SEEN, version.to_string());
    page(&cx, &sent.sent(), FieldErrors::default())
}

/// Keeps it.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let (before, _) = settings(&cx).await?;
    let mut typed = Typed::new(&sent);
    let seen = typed.value::<u32>(SEEN, "Open the form again: it does not say which version it changes");
    let Some(seen) = seen else { return page(&cx, &sent, typed.errors) };
    let kind = match sent.text("kind") {
        ANOTHER => typed.text("another_kind"),
        chosen => chosen.to_owned(),
    };
    let sharing = Sharing {
        kind,
        group: typed.text("group"),
        shares_levels: sent.ticked("shares"),
        is_named: sent.ticked("named"),
    };
    let after = StrategySettings { sharing, ..before };
    match actions::strategy::scorecard::settle(cx.guildhall(), &cx.scope()?, &after, (seen, "")).await {
        Ok(()) => go_to("/strategy/compare?done=sharing-settled"),
        Err(failure) => page(&cx, &sent, field_errors(failure)?),
    }
}
