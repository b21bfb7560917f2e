//! A figure is entered that the house cannot find.

use crate::records::{Keeping, keep};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::offers;
use domain::strategy::measures::is_code;
use domain::strategy::{EnteredFigure, WrongField};

/// Keeps a figure that the council enters. It counts for as long as the house finds none itself.
///
/// # Errors
/// [`Failure::Invalid`] field by field, and where somebody else changed it meanwhile.
pub async fn enter(guildhall: &Guildhall, scope: &Scope, figure: &EnteredFigure, seen: u32) -> Result<(), Failure> {
    let today = guildhall.clock.today();
    let mut wrong = Vec::new();
    if !is_code(&figure.measure) {
        wrong.push(WrongField::new("measure", "Enter the figure's code, like waivers.count"));
    }
    let Some(value) = &figure.reading.value else {
        return Err(Failure::field("value", "Enter the figure"));
    };
    if let Some(measure) = offers::measure(&figure.measure).filter(|measure| measure.unit != value.unit()) {
        wrong.push(WrongField::new("value", measure.unit.hint()));
    }
    if figure.reading.source.trim().is_empty() {
        wrong.push(WrongField::new("source", "Enter where the figure comes from, such as a register or a system"));
    }
    wrong.extend(figure.reading.wrong_scale().map(|message| WrongField::new("scale", message)));
    if figure.reading.as_of > today {
        wrong.push(WrongField::new("as_of", "Enter a day that is not still to come"));
    }
    if figure.reading.period.first_day() > today {
        wrong.push(WrongField::new("period", "Enter a period that has begun"));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let said = format!("{}: {value}, {}", figure.measure, figure.reading.period.said());
    let keeping = Keeping { done: "figure.entered", said, why: "", seen: Some(seen) };
    keep(guildhall, scope, figure, &keeping).await
}
