//! An indicator is taken off the scorecard, or put on it again. Its values and versions stay.

use super::{indicator, one};
use crate::address::Path;
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::{Filled, Form, Typed};
use actions::records::SEEN;
use actions::strategy::scorecard::{IndicatorChange, keep_indicator};
use domain::strategy::scorecard::{Indicator, TakenOff};

/// The form below an indicator.
pub fn form(one: &Indicator, version: u32, filled: Filled<'_>) -> Form {
    let address = format!("/strategy/scorecard/{}/off", one.code);
    let why = filled.line("why", "Why").hint("Others can follow it in the versions");
    let form = if one.taken_off.is_some() {
        Form::new(address, "Put it on the scorecard again", vec![why]).headed("Put it on the scorecard again")
    } else {
        let fields = vec![filled.day("on", "From which day is it not on the scorecard?"), why];
        Form::new(address, "Take it off the scorecard", fields)
            .headed("Take it off the scorecard")
            .saying("Its values and its versions stay here, and scorecards of earlier days still show it.")
    };
    form.with(SEEN, version.to_string()).looking("govuk-button--secondary")
}

/// Takes it off, or puts it on again where it was off.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (before, version) = indicator(&cx, &code).await?;
    let mut typed = Typed::new(&sent);
    let why = typed.needed("why", "Enter why, so that others can follow it");
    let taken_off = if before.taken_off.is_some() {
        None
    } else {
        let on = typed.needed_day("on", "Enter the first day on which it is not on the scorecard");
        on.map(|on| TakenOff { on, why: why.clone() })
    };
    if typed.is_wrong() {
        let errors = typed.errors;
        return one::page(cx, &code, &sent, errors).await;
    }
    let change = IndicatorChange {
        indicator: Indicator { taken_off, ..before },
        is_same_figure: true,
        means_units: true,
        why,
        seen: Some(sent.text(SEEN).parse().unwrap_or(version)),
    };
    match keep_indicator(cx.guildhall(), &cx.scope()?, change).await {
        Ok(_) => go_to(&format!("/strategy/scorecard/{code}?done=indicator-kept")),
        Err(failure) => {
            let errors = field_errors(failure)?;
            one::page(cx, &code, &sent, errors).await
        }
    }
}
