//! Withdrawing a saving.

use super::{address, below_saving};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::{Filled, Form, Part, show_parts_with};
use domain::savings::{Saving, SavingId};

async fn show(cx: &Cx, id: i64, sent: &Sent, errors: FieldErrors) -> Answer {
    let now = kept::<Saving>(cx, &id.to_string()).await?.now;
    let at = address(now.record.id);
    let fields = vec![Filled { sent, errors: &errors }.text("why", "Why it counts no more")];
    let form = Form::new(format!("{at}/withdraw"), "Withdraw the saving", fields).looking("govuk-button--warning");
    let form = with_seen(form.or_leave("Cancel", &at), sent, &errors, now.number);
    let said =
        "It stays in the register with its history, and counts in no total from today on, whatever finance signed.";
    let frame = PageFrame { breadcrumbs: below_saving(&now.record), ..cx.frame("Withdraw the saving") };
    let parts = vec![Part::Small(now.record.title), Part::text(said), Part::form(form)];
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    show(&cx, id, &Sent::default(), FieldErrors::default()).await
}

/// Withdraws it.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let at = (SavingId::new(id), seen(&sent));
    match actions::savings::withdraw(cx.guildhall(), &cx.scope()?, at, sent.text("why")).await {
        Ok(()) => go_to(&format!("{}?done=saving-withdrawn", address(at.0))),
        Err(failure) => show(&cx, id, &sent, wrong_fields(&cx, failure, "why")?).await,
    }
}
