//! What the scorecard says is recorded as reported to a committee.

use super::super::quantities::shown;
use super::{below_scorecard, day};
use crate::components::{Cell, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::facts;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use domain::strategy::scorecard::Reported;
use domain::values::Date;
use std::collections::BTreeMap;
use store::strategy::Facts;

/// What was reported before: to whom, on which day, how many values; the last first.
fn before(facts: &Facts) -> Part {
    let mut told: BTreeMap<(Date, &str), usize> = BTreeMap::new();
    for one in facts.book.recorded.iter().flat_map(|value| &value.reported) {
        *told.entry((one.on, one.to.as_str())).or_default() += 1;
    }
    if told.is_empty() {
        return Part::text("Nothing was recorded as reported yet.");
    }
    let row = |((on, to), count): (&(Date, &str), &usize)| {
        vec![Cell::new(day(*on)), Cell::new(*to), Cell::number(count.to_string())]
    };
    let rows = told.iter().rev().map(row).collect();
    Part::Table(table("What was reported before", &["Day", "To", "#Values"], rows))
}

fn now(facts: &Facts) -> Part {
    let worked = facts.book.scorecard(&facts.readings, facts.today);
    let row = |row: &domain::strategy::scorecard::Row<'_>| {
        let period = row.reading.value.as_ref().map(|_| row.reading.period.said()).unwrap_or_default();
        vec![
            Cell::new(format!("{} {}", row.indicator.code, row.indicator.name)),
            Cell::number(shown(&row.reading)),
            Cell::new(period),
        ]
    };
    let rows = worked.rows.iter().map(row).collect();
    Part::Table(table("What will be recorded", &["Indicator", "#Value", "Period"], rows))
}

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let facts = facts(cx).await?;
    let filled = Filled { sent, errors: &errors };
    let fields = vec![
        filled.line("to", "To whom it was reported").hint("A committee or a team, like Audit Committee"),
        filled.day("on", "On which day"),
    ];
    let form = Form::new("/strategy/scorecard/report", "Record it as reported", fields)
        .saying("The values of today are kept as they were reported, so that they can be found again when they have changed.")
        .or_leave("Cancel", "/strategy/scorecard");
    let frame = PageFrame { breadcrumbs: below_scorecard(), ..cx.frame("Record what was reported") };
    show_parts_with(frame, vec![Part::form(form), now(&facts), before(&facts)], errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let sent = Fields::default().day("on", Some(cx.today())).sent();
    page(&cx, &sent, FieldErrors::default()).await
}

/// Records it.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let to = typed.needed("to", "Enter to whom it was reported, such as Audit Committee");
    let on = typed.needed_day("on", "Enter the day on which it was reported");
    let Some(on) = on.filter(|_| !typed.is_wrong()) else { return page(&cx, &sent, typed.errors).await };
    match actions::strategy::scorecard::report(cx.guildhall(), &cx.scope()?, &Reported { to, on }).await {
        Ok(_) => go_to("/strategy/scorecard?done=scorecard-reported"),
        Err(failure) => page(&cx, &sent, field_errors(failure)?).await,
    }
}
