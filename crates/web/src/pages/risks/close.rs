//! Closing a risk.

use super::{address, below_risk};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::{Filled, Form, Part, show_parts_with};
use domain::risks::{Risk, RiskId};

async fn show(cx: &Cx, id: i64, sent: &Sent, errors: FieldErrors) -> Answer {
    let now = kept::<Risk>(cx, &id.to_string()).await?.now;
    let at = address(now.record.id);
    let fields = vec![Filled { sent, errors: &errors }.text("why", "Why it counts no more")];
    let form = Form::new(format!("{at}/close"), "Close the risk", fields).looking("govuk-button--warning");
    let form = with_seen(form.or_leave("Cancel", &at), sent, &errors, now.number);
    let said = "It stays in the register with its ratings, and counts in no figure from today on.";
    let frame = PageFrame { breadcrumbs: below_risk(&now.record), ..cx.frame("Close the risk") };
    let parts = vec![Part::Small(now.record.title), Part::text(said), Part::form(form)];
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    show(&cx, id, &Sent::default(), FieldErrors::default()).await
}

/// Closes it.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let at = (RiskId::new(id), seen(&sent));
    match actions::risks::close(cx.guildhall(), &cx.scope()?, at, sent.text("why")).await {
        Ok(()) => go_to(&format!("{}?done=risk-closed", address(at.0))),
        Err(failure) => show(&cx, id, &sent, wrong_fields(&cx, failure, "why")?).await,
    }
}
