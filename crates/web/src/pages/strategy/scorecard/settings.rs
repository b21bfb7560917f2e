//! The council's aim, and whether everybody may see its scorecard.

use super::below_scorecard;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::records::SEEN;
use domain::records::Version;
use domain::strategy::StrategySettings;

/// The settings with the number of their version, 0 where there are none yet.
pub async fn settings(cx: &Cx) -> Result<(StrategySettings, u32), crate::failure::PageFailure> {
    let found: Option<Version<StrategySettings>> =
        store::records::one(&cx.guildhall().store, &cx.scope()?, "settings").await?;
    Ok(found.map_or_else(|| (StrategySettings::default(), 0), |version| (version.record, version.number)))
}

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let shows = Choice::new("yes", "Everybody may see the scorecard")
        .hint("Only the indicators that are ticked as seen by everybody, and compliance never without an outcome");
    let fields = vec![
        filled.text("aim", "What the council wants to reach by buying").hint("In a sentence or two"),
        filled.boxes("shows_scorecard", "Public page", vec![shows]),
    ];
    let form = Form::new("/strategy/scorecard/settings", "Save", fields)
        .with(SEEN, sent.text(SEEN))
        .or_leave("Cancel", "/strategy/scorecard");
    let mut parts = vec![Part::form(form)];
    if let Some(council) = cx.who.as_ref().and_then(|who| who.council.as_ref()) {
        let link = Link::new("See the public page", &format!("/public/strategy/{}", council.code));
        parts.push(Part::Way("It is there only while it is shown.".to_owned(), link));
    }
    let frame = PageFrame { breadcrumbs: below_scorecard(), ..cx.frame("Aim, and who sees the scorecard") };
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let (settings, version) = settings(&cx).await?;
    let sent = Fields::default()
        .text("aim", &settings.aim)
        .maybe("shows_scorecard", settings.shows_scorecard.then_some("yes"))
        .text(SEEN, version.to_string());
    page(&cx, &sent.sent(), FieldErrors::default()).await
}

/// Keeps them.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let (before, _) = settings(&cx).await?;
    let mut typed = Typed::new(&sent);
    let seen = typed.value::<u32>(SEEN, "Open the form again: it does not say which version it changes");
    let Some(seen) = seen else { return page(&cx, &sent, typed.errors).await };
    let after = StrategySettings { aim: typed.text("aim"), shows_scorecard: sent.ticked("shows_scorecard"), ..before };
    match actions::strategy::scorecard::settle(cx.guildhall(), &cx.scope()?, &after, (seen, "")).await {
        Ok(()) => go_to("/strategy/scorecard?done=strategy-settled"),
        Err(failure) => page(&cx, &sent, field_errors(failure)?).await,
    }
}
