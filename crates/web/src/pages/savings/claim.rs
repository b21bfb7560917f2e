//! Claiming what was delivered of a year.

use super::list::doubles;
use super::{address, below_saving, sent_back_said, standing_said, year_address};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::savings::Claiming;
use domain::records::Version;
use domain::savings::{Saving, SavingId, YearPart, standing};
use domain::values::FinancialYear;

/// A saving with its part of a year; an address that has no year in it, or one that is not in the profile, is no page.
pub async fn part_of(cx: &Cx, (id, year): &(i64, String)) -> Result<(Version<Saving>, YearPart), PageFailure> {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let year: FinancialYear = year.parse().map_err(|_| missing())?;
    let now = kept::<Saving>(cx, &id.to_string()).await?.now;
    let part = now.record.part(year).cloned().ok_or_else(missing)?;
    Ok((now, part))
}

async fn show(cx: &Cx, at: &(i64, String), sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let (now, part) = part_of(cx, at).await?;
    let saving = &now.record;
    let claimed = part.delivered.as_ref();
    let own = Fields::default()
        .maybe("amount", claimed.map(|one| one.amount.plain()))
        .maybe("evidence", claimed.map(|one| &one.evidence))
        .sent();
    let sent = sent.unwrap_or(&own);
    let filled = Filled { sent, errors: &errors };
    let fields = vec![
        filled.money("amount", "What was delivered in the year"),
        filled
            .text("evidence", "What shows it")
            .hint("Such as invoices, the ledger, or a report, so that finance can find it."),
    ];
    let form =
        Form::new(year_address(saving.id, part.year), "Claim it", fields).or_leave("Cancel", &address(saving.id));
    let summary = Summary::new(vec![
        SummaryRow::new("Planned", part.forecast.to_string()),
        SummaryRow::new("How it stands", standing_said(standing(&part, cx.today()))),
        SummaryRow::new(
            "Baseline",
            saving.baseline.as_ref().map_or_else(|| "None".to_owned(), |one| one.amount.to_string()),
        ),
    ]);
    let frame =
        PageFrame { breadcrumbs: below_saving(saving), ..cx.frame(&format!("Claim what {} delivered", part.year)) };
    let sent_back = part.sent_back.as_ref().map(|one| Part::Inset(sent_back_said(one)));
    let said = "It counts as forecast until somebody else signs it off for finance. A claim of another sum, or with other evidence, is signed anew.";
    let form = Part::form(with_seen(form, sent, &errors, now.number));
    let mut parts = vec![Part::Small(saving.title.clone())];
    parts.extend(sent_back);
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    parts.extend(doubles(&book.savings, (Some(saving.id), Some(part.year)), cx.today()));
    parts.extend([Part::Summary(summary), Part::text(said), form]);
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(at): Path<(i64, String)>) -> Answer {
    show(&cx, &at, None, FieldErrors::default()).await
}

/// Takes the claim.
pub async fn send(cx: Cx, Path(at): Path<(i64, String)>, sent: Sent) -> Answer {
    let (now, part) = part_of(&cx, &at).await?;
    let mut typed = Typed::new(&sent);
    if typed.text("amount").is_empty() {
        typed.wrong("amount", "Enter what was delivered, 0 where nothing was");
    }
    let amount = typed.money("amount");
    let Some(amount) = amount.filter(|_| !typed.is_wrong()) else {
        return show(&cx, &at, Some(&sent), typed.errors).await;
    };
    let claiming = Claiming { year: part.year, amount, evidence: typed.text("evidence") };
    let id: SavingId = now.record.id;
    match actions::savings::claim(cx.guildhall(), &cx.scope()?, (id, seen(&sent)), &claiming).await {
        Ok(()) => go_to(&format!("{}?done=saving-claimed", address(id))),
        Err(failure) => show(&cx, &at, Some(&sent), wrong_fields(&cx, failure, "amount")?).await,
    }
}
