//! A value of an indicator is entered.

use super::super::quantities::{PERIOD_HINT, SCALE_HINT, period, quantity, scale};
use super::{below_indicator, indicator};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::Unit;
use domain::strategy::measures::Reading;
use domain::strategy::scorecard::{Indicator, Way};

fn page(cx: &Cx, one: &Indicator, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let mut fields = vec![
        filled.number("value", "Value").hint(&format!("{}. Leave empty where it was not measured", one.unit.hint())),
        filled.line("period", "Period").hint(PERIOD_HINT).wide("govuk-input--width-20"),
        filled.day("as_of", "As of which day it is known"),
        filled.line("source", "Source").hint("A register, a system, a report"),
        filled.text("reason", "What must be known with it, or why it was not measured"),
        filled.line("why", "Why, where it takes the place of a value that was entered"),
    ];
    if one.unit == Unit::Score {
        fields.insert(1, filled.number("scale", "Highest score of its scale").hint(SCALE_HINT));
    }
    let address = format!("/strategy/scorecard/{}", one.code);
    let form = Form::new(format!("{address}/value"), "Save the value", fields).or_leave("Cancel", &address);
    let said = match &one.way {
        Way::Measure(_) => {
            "The house works this indicator out where it has the records. What you enter counts for as long as it has none."
        }
        Way::Entered => "Values that were entered before stay in the history.",
        Way::Formula(_) => "This indicator is worked out by its formula: enter the figures that it asks for instead.",
    };
    let title = format!("Enter a value of {}", one.name);
    let frame = PageFrame { breadcrumbs: below_indicator(one), ..cx.frame(&title) };
    show_parts_with(frame, vec![Part::text(&one.definition), Part::text(said), Part::form(form)], errors)
}

/// The form.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let (one, _) = indicator(&cx, &code).await?;
    page(&cx, &one, &Sent::default(), FieldErrors::default())
}

/// Keeps it.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (one, _) = indicator(&cx, &code).await?;
    let mut typed = Typed::new(&sent);
    let value = quantity(&mut typed, "value", one.unit);
    let period = period(&mut typed, "period");
    let as_of = typed.needed_day("as_of", "Enter the day as of which the value is known");
    let scale = scale(&mut typed);
    let (source, reason) = (typed.text("source"), typed.text("reason"));
    let Some((period, as_of)) = period.zip(as_of).filter(|_| !typed.is_wrong()) else {
        return page(&cx, &one, &sent, typed.errors);
    };
    let reading = Reading { value, reason, source, as_of, period, scale };
    let why = typed.text("why");
    match actions::strategy::scorecard::record(cx.guildhall(), &cx.scope()?, &one.code, reading, &why).await {
        Ok(()) => go_to(&format!("/strategy/scorecard/{}?done=value-entered", one.code)),
        Err(failure) => page(&cx, &one, &sent, field_errors(failure)?),
    }
}
