//! Finance signs off what was delivered of a year.

use super::claim::part_of;
use super::list::doubles;
use super::{address, below_saving, day, standing_said, year_address};
use crate::address::Path;
use crate::components::{FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen, wrong_fields};
use crate::parts::{Filled, Form, Part, show_parts_with};
use domain::savings::standing;

async fn show(cx: &Cx, at: &(i64, String), sent: &Sent, errors: FieldErrors) -> Answer {
    let (now, part) = part_of(cx, at).await?;
    let saving = &now.record;
    let mut rows = vec![
        SummaryRow::new("Planned", part.forecast.to_string()),
        SummaryRow::new("How it stands", standing_said(standing(&part, cx.today()))),
        SummaryRow::new("How it is worked out", saving.how.as_str()),
    ];
    if let Some(baseline) = &saving.baseline {
        let said = format!("{}: {}. Source: {}", baseline.amount, baseline.what, baseline.source);
        rows.push(SummaryRow::new("Baseline of a year", said));
    }
    if let Some(claimed) = &part.delivered {
        rows.push(SummaryRow::new("Claimed", claimed.amount.to_string()));
        rows.push(SummaryRow::new("Claimed by", format!("{}, {}", claimed.by, day(claimed.on))));
        rows.push(SummaryRow::new("Evidence", claimed.evidence.as_str()));
    }
    let filled = Filled { sent, errors: &errors };
    let mut fields = vec![filled.line("why", "What you looked at").hint("Such as the ledger of the year.")];
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let doubles = doubles(&book.savings, (Some(saving.id), Some(part.year)), cx.today());
    if !doubles.is_empty() {
        let hint = "Your reason stands in the history. Where it is the same money, send the claim back.";
        fields.push(filled.line("apart", "Why it is not the same money as the other saving").hint(hint));
    }
    let address_here = format!("{}/sign-off", year_address(saving.id, part.year));
    let form = Form::new(address_here, "Sign it off", fields).or_leave("Cancel", &address(saving.id));
    let form = with_seen(form, sent, &errors, now.number);
    let back = format!("{}/send-back", year_address(saving.id, part.year));
    let frame = PageFrame { breadcrumbs: below_saving(saving), ..cx.frame(&format!("Sign off {}", part.year)) };
    let said = "With your word the sum counts as delivered. Whoever claimed it does not sign it off.";
    let mut parts = vec![Part::Small(saving.title.clone()), Part::Summary(Summary::new(rows))];
    parts.extend(doubles);
    parts.extend([
        Part::text(said),
        Part::form(form),
        Part::Links(vec![Link::new("Send it back to whoever claimed it", &back)]),
    ]);
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(at): Path<(i64, String)>) -> Answer {
    show(&cx, &at, &Sent::default(), FieldErrors::default()).await
}

/// Signs.
pub async fn send(cx: Cx, Path(at): Path<(i64, String)>, sent: Sent) -> Answer {
    let (now, part) = part_of(&cx, &at).await?;
    let id = now.record.id;
    let (scope, seen) = (cx.scope()?, seen(&sent));
    let said = (sent.text("why"), sent.text("apart"));
    match actions::savings::sign_off(cx.guildhall(), &scope, (id, seen), part.year, said).await {
        Ok(()) => go_to(&format!("{}?done=saving-signed-off", address(id))),
        Err(failure) => show(&cx, &at, &sent, wrong_fields(&cx, failure, "why")?).await,
    }
}
