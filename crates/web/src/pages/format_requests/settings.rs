//! When requests are due, and how long who asked is kept.

use super::{LAW, START, below};
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::{history, seen, with_seen};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::format_requests::FormatSettings;
use domain::records::{Record, Version};

const CONTEXT: &str = "What a website cannot show accessibly without a disproportionate burden is, where appropriate, to be \
                       had otherwise (the accessibility regulations of 2018, SI 2018/952, regulation 7). No period stands \
                       there either.";

async fn known(cx: &Cx) -> Result<Option<Version<FormatSettings>>, PageFailure> {
    let key = FormatSettings::default().key();
    Ok(store::records::one::<FormatSettings>(&cx.guildhall().store, &cx.scope()?, &key).await?)
}

async fn page(cx: &Cx, now: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.number("days", "Within how many working days is a request to be answered?")
            .suffix("working days")
            .hint("Counted from the day after it came in. Requests that came in before keep their day."),
        fill.number("months", "After how many months is who asked erased?")
            .suffix("months")
            .hint("Counted from the day on which a request was closed. The request itself stays and counts."),
        fill.text("other_ways", "How else can somebody ask?")
            .hint("Such as a telephone number and a postal address. Everybody reads this beside the public form."),
    ];
    let form = Form::new(format!("{START}/settings"), "Save", fields).or_leave("Leave it as it is", START);
    let mut parts = vec![Part::text(format!("{LAW} {CONTEXT}")), Part::form(with_seen(form, sent, &errors, now))];
    if now > 0 {
        parts.push(Part::Table(history::<FormatSettings>(cx, &FormatSettings::default().key()).await?));
    }
    let frame = PageFrame { breadcrumbs: below(), ..cx.frame("Periods of requests for other formats") };
    show_parts_with(frame, parts, errors)
}

/// The form with what is settled.
pub async fn open(cx: Cx) -> Answer {
    let known = known(&cx).await?;
    let now = known.as_ref().map_or(0, |one| one.number);
    let settings = known.map(|one| one.record).unwrap_or_default();
    let fields = Fields::default()
        .text("days", settings.days.to_string())
        .text("months", settings.months.to_string())
        .text("other_ways", settings.other_ways);
    page(&cx, now, &fields.sent(), FieldErrors::default()).await
}

/// Takes the change.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let now = known(&cx).await?.map_or(0, |one| one.number);
    let mut typed = Typed::new(&sent);
    let days = typed.value("days", "Enter a number of working days");
    let months = typed.value("months", "Enter a number of months");
    let (Some(days), Some(months)) = (days, months) else { return page(&cx, now, &sent, typed.errors).await };
    let settings = FormatSettings { days, months, other_ways: typed.text("other_ways") };
    match actions::format_requests::settle(cx.guildhall(), &scope, &settings, seen(&sent)).await {
        Ok(()) => go_to(&format!("{START}?done=format-settled")),
        Err(failure) => page(&cx, now, &sent, field_errors(failure)?).await,
    }
}
