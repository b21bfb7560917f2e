//! An indicator is added or changed.

use super::fields::{Known, fields, of, serves_field};
use super::{below_indicator, below_scorecard, indicator, read};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::{Field, Filled, Form, Part, Typed, show_parts_with, table};
use actions::records::SEEN;
use actions::strategy::scorecard::{IndicatorChange, keep_indicator};
use domain::strategy::actions::Outcome;
use domain::strategy::scorecard::{Indicator, Way};

/// The figures that a formula may ask for, each with its definition, with those that the council enters.
fn figures(known: &Known) -> Part {
    let row = |one: &domain::strategy::measures::Measure| {
        vec![Cell::new(one.code), Cell::new(one.name), Cell::new(one.unit.label()), Cell::new(one.definition)]
    };
    let mut rows: Vec<Vec<Cell>> = domain::offers::measures().map(row).collect();
    let own = known.entered.iter().filter(|one| domain::offers::measure(&one.measure).is_none());
    rows.extend(own.map(|one| {
        let unit = one.reading.value.as_ref().map_or("", |value| value.unit().label());
        let said = format!("Entered by the council, {}. {}", one.reading.period.said(), one.reading.source);
        vec![Cell::new(&one.measure), Cell::new("The council's own"), Cell::new(unit), Cell::new(said)]
    }));
    Part::Table(table("Figures that a formula may ask for", &["Code", "Figure", "Unit", "Definition"], rows))
}

async fn known(cx: &Cx) -> Result<Known, PageFailure> {
    let (store, scope) = (&cx.guildhall().store, cx.scope()?);
    let indicators = store::records::all(store, &scope).await?;
    Ok(Known { indicators, entered: store::records::all(store, &scope).await? })
}

/// The fields of an indicator, with the outcomes that it tells of at the end; `own` is one that is there already.
async fn all_fields(
    cx: &Cx,
    sent: &Sent,
    errors: &FieldErrors,
    (own, known): (Option<&Indicator>, &Known),
) -> Result<Vec<Field>, PageFailure> {
    let outcomes: Vec<Outcome> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    let mut fields = fields(sent, errors, known, own.is_none());
    let serves = own.map(|one| one.serves.as_slice()).unwrap_or_default();
    fields.extend(serves_field(Filled { sent, errors }, &outcomes, serves, cx.today()));
    Ok(fields)
}

async fn new_page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let known = known(cx).await?;
    let fields = all_fields(cx, sent, &errors, (None, &known)).await?;
    let form = Form::new("/strategy/scorecard/new", "Add the indicator", fields)
        .saying("An indicator of the council's own, over the house's figures or with values that are entered.")
        .or_leave("Cancel", "/strategy/scorecard");
    let frame = PageFrame { breadcrumbs: below_scorecard(), ..cx.frame("Add an indicator") };
    show_parts_with(frame, vec![Part::form(form), figures(&known)], errors)
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let begun = [("quadrant", "strategic"), ("kind", "outcome"), ("direction", "higher"), ("frequency", "yearly")];
    let begun = begun.into_iter().chain([("unit", "percentage"), ("way", "formula")]);
    let sent = Sent::of(begun.map(|(name, value)| (name.to_owned(), value.to_owned())).collect());
    new_page(&cx, &sent, FieldErrors::default()).await
}

/// Adds it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let Some(indicator) = read::indicator(&mut typed, None) else { return new_page(&cx, &sent, typed.errors).await };
    match keep_indicator(cx.guildhall(), &cx.scope()?, asked(&sent, indicator, None)).await {
        Ok(kept) => go_to(&format!("/strategy/scorecard/{}?done=indicator-kept", kept.code)),
        Err(failure) => new_page(&cx, &sent, field_errors(failure)?).await,
    }
}

fn asked(sent: &Sent, indicator: Indicator, seen: Option<u32>) -> IndicatorChange {
    IndicatorChange {
        is_same_figure: sent.ticked("same_figure"),
        means_units: sent.ticked("means_units"),
        why: sent.text("why").trim().to_owned(),
        indicator,
        seen,
    }
}

async fn change_page(cx: &Cx, one: &Indicator, sent: &Sent, errors: FieldErrors) -> Answer {
    let known = known(cx).await?;
    let fields = all_fields(cx, sent, &errors, (Some(one), &known)).await?;
    let address = format!("/strategy/scorecard/{}", one.code);
    let form = Form::new(format!("{address}/change"), "Save", fields)
        .saying(format!("{}. The versions before stay in its history.", one.code))
        .with(SEEN, sent.text(SEEN))
        .or_leave("Cancel", &address);
    let frame = PageFrame { breadcrumbs: below_indicator(one), ..cx.frame("Change the indicator") };
    let mut parts = vec![Part::form(form)];
    if matches!(one.way, Way::Formula(_)) {
        parts.push(figures(&known));
    }
    show_parts_with(frame, parts, errors)
}

/// The form of one that is there.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let (one, version) = indicator(&cx, &code).await?;
    let sent = of(&one).text(SEEN, version.to_string()).sent();
    change_page(&cx, &one, &sent, FieldErrors::default()).await
}

/// Changes it.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (before, _) = indicator(&cx, &code).await?;
    let mut typed = Typed::new(&sent);
    let seen = typed.value::<u32>(SEEN, "Open the form again: it does not say which version it changes");
    let after = read::indicator(&mut typed, Some(before.code.clone()));
    let after = after.map(|one| Indicator { taken_off: before.taken_off.clone(), ..one });
    let Some((after, seen)) = after.zip(seen) else { return change_page(&cx, &before, &sent, typed.errors).await };
    match keep_indicator(cx.guildhall(), &cx.scope()?, asked(&sent, after, Some(seen))).await {
        Ok(kept) => go_to(&format!("/strategy/scorecard/{}?done=indicator-kept", kept.code)),
        Err(failure) => change_page(&cx, &before, &sent, field_errors(failure)?).await,
    }
}
