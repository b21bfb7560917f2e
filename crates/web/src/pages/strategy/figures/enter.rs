//! A figure is entered for want of a source.

use super::super::below;
use super::super::quantities::{PERIOD_HINT, SCALE_HINT, period, quantity, scale};
use crate::components::{FieldErrors, PageFrame};
use crate::cx::{Cx, form_urlencoded};
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::records::SEEN;
use domain::records::Version;
use domain::strategy::measures::Reading;
use domain::strategy::{EnteredFigure, Unit};

fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let offered = domain::offers::measure(sent.text("measure").trim());
    let fields = vec![
        filled.line("measure", "Code of the figure").hint("Like waivers.count: the subject, a dot, what is counted"),
        filled.select("unit", "Unit", choices(Unit::NAMES, None)),
        filled.number("value", "Figure"),
        filled.number("scale", "For a score, the highest score of its scale").hint(SCALE_HINT),
        filled.line("period", "Period").hint(PERIOD_HINT).wide("govuk-input--width-20"),
        filled.day("as_of", "Day of the source"),
        filled.line("source", "Source").hint("A register, a system, a report"),
        filled.text("reason", "What must be known with it"),
    ];
    let form = Form::new("/strategy/figures/new", "Save the figure", fields)
        .with(SEEN, sent.text(SEEN))
        .or_leave("Cancel", "/strategy/figures");
    let mut parts = vec![Part::text(
        "What you enter counts in indicators, formulas and checks for as long as the house finds no such figure itself.",
    )];
    if let Some(measure) = offered {
        parts.push(Part::text(format!("{}: {}", measure.name, measure.definition)));
    }
    parts.push(Part::form(form));
    show_parts_with(
        PageFrame { breadcrumbs: below("Figures", "/strategy/figures"), ..cx.frame("Enter a figure") },
        parts,
        errors,
    )
}

async fn known(cx: &Cx, code: &str) -> Result<Option<Version<EnteredFigure>>, PageFailure> {
    Ok(store::records::one(&cx.guildhall().store, &cx.scope()?, code).await?)
}

/// The form, with what was entered before for the code in the address.
pub async fn open(cx: Cx) -> Answer {
    let code = form_urlencoded(&cx.query).find(|(name, _)| name == "code").map(|(_, code)| code).unwrap_or_default();
    let fields = Fields::default().text("measure", &code);
    let offered = domain::offers::measure(&code).map(|measure| measure.unit.name());
    let fields = match known(&cx, &code).await? {
        None => fields.text("unit", offered.unwrap_or(Unit::Count.name())).text(SEEN, "0"),
        Some(version) => {
            let reading = version.record.reading;
            let value = reading.value.as_ref();
            fields
                .maybe("unit", value.map(|value| value.unit().name()))
                .maybe("value", value.map(domain::strategy::Quantity::plain))
                .maybe("scale", reading.scale)
                .text("period", reading.period.to_string())
                .day("as_of", Some(reading.as_of))
                .text("source", reading.source)
                .text("reason", reading.reason)
                .text(SEEN, version.number.to_string())
        }
    };
    page(&cx, &fields.sent(), FieldErrors::default())
}

/// Keeps it.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let measure = typed.needed("measure", "Enter the figure's code, like waivers.count");
    let unit = typed.value::<Unit>("unit", "Select a unit");
    let unit = domain::offers::measure(&measure).map(|one| one.unit).or(unit).unwrap_or(Unit::Count);
    let value = quantity(&mut typed, "value", unit);
    if value.is_none() && typed.errors.of("value").is_empty() {
        typed.wrong("value", unit.hint());
    }
    let period = period(&mut typed, "period");
    let as_of = typed.needed_day("as_of", "Enter the day of the source");
    let seen = typed.text(SEEN).parse::<u32>().unwrap_or(0);
    if seen == 0 && known(&cx, &measure).await?.is_some() {
        typed.wrong("measure", "This figure was entered before. Choose it from the list of figures to change it");
    }
    let scale = scale(&mut typed);
    let (source, reason) = (typed.text("source"), typed.text("reason"));
    let Some((period, as_of)) = period.zip(as_of).filter(|_| !typed.is_wrong()) else {
        return page(&cx, &sent, typed.errors);
    };
    let figure = EnteredFigure { measure, reading: Reading { value, reason, source, as_of, period, scale } };
    match actions::strategy::scorecard::enter(cx.guildhall(), &cx.scope()?, &figure, seen).await {
        Ok(()) => go_to("/strategy/figures?done=figure-entered"),
        Err(failure) => page(&cx, &sent, field_errors(failure)?),
    }
}
