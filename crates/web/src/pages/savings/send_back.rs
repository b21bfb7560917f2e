//! Finance sends a claim back with a reason, or withdraws what it signed.

use super::claim::part_of;
use super::{address, below_saving, day, standing_said, year_address};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen, wrong_fields};
use crate::parts::{Filled, Form, Part, show_parts_with};
use domain::savings::{YearPart, standing};

/// What is done to a year's part: a sign-off is withdrawn where there is one, else the claim is sent back.
pub fn said(part: &YearPart) -> String {
    let what = if part.signed.is_some() { "Withdraw the sign-off of" } else { "Send back" };
    format!("{what} {}", part.year)
}

async fn show(cx: &Cx, at: &(i64, String), sent: &Sent, errors: FieldErrors) -> Answer {
    let (now, part) = part_of(cx, at).await?;
    let saving = &now.record;
    let standing = standing_said(standing(&part, cx.today()));
    let mut rows =
        vec![SummaryRow::new("Planned", part.forecast.to_string()), SummaryRow::new("How it stands", standing)];
    if let Some(claimed) = &part.delivered {
        rows.push(SummaryRow::new("Claimed", claimed.amount.to_string()));
        rows.push(SummaryRow::new("Claimed by", format!("{}, {}", claimed.by, day(claimed.on))));
        rows.push(SummaryRow::new("Evidence", claimed.evidence.as_str()));
    }
    let why = Filled { sent, errors: &errors }.text("why", "Why, and what is missing");
    let fields = vec![why.hint("Whoever claimed it reads this on Today and on the saving's page.")];
    let (title, address_here) = (said(&part), format!("{}/send-back", year_address(saving.id, part.year)));
    let form = Form::new(address_here, &title, fields).or_leave("Cancel", &address(saving.id));
    let form = with_seen(form.looking("govuk-button--warning"), sent, &errors, now.number);
    let frame = PageFrame { breadcrumbs: below_saving(saving), ..cx.frame(&title) };
    let text = "The year counts as forecast again, as it was planned, until it is claimed anew and signed off.";
    let summary = Part::Summary(Summary::new(rows));
    let parts = vec![Part::Small(saving.title.clone()), summary, Part::text(text), Part::form(form)];
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(at): Path<(i64, String)>) -> Answer {
    show(&cx, &at, &Sent::default(), FieldErrors::default()).await
}

/// Sends it back.
pub async fn send(cx: Cx, Path(at): Path<(i64, String)>, sent: Sent) -> Answer {
    let (now, part) = part_of(&cx, &at).await?;
    let id = now.record.id;
    let (scope, seen) = (cx.scope()?, seen(&sent));
    match actions::savings::send_back(cx.guildhall(), &scope, (id, seen), part.year, sent.text("why")).await {
        Ok(()) => go_to(&format!("{}?done=saving-sent-back", address(id))),
        Err(failure) => show(&cx, &at, &sent, wrong_fields(&cx, failure, "why")?).await,
    }
}
