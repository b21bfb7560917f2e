//! A value of an indicator is entered, with its source, period and day.

use crate::records::{Keeping, keep_in};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::WrongField;
use domain::strategy::measures::Reading;
use domain::strategy::scorecard::{Indicator, IndicatorCode, Origin, Recorded, Way};
use domain::values::Date;
use store::WriteTx;

/// Keeps a value that the council enters for an indicator. One that is entered again for the same period takes the place of the
/// one before, which needs a reason.
///
/// # Errors
/// [`Failure::Invalid`] field by field; [`Failure::Refused`] for an indicator that is worked out by a formula.
pub async fn record(
    guildhall: &Guildhall,
    scope: &Scope,
    code: &IndicatorCode,
    reading: Reading,
    why: &str,
) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let mut tx = guildhall.store.begin_write().await?;
    let indicator = store::records::one::<Indicator>(&tx, scope, code.as_str()).await?.ok_or(Failure::NotFound)?.record;
    if let Way::Formula(formula) = &indicator.way {
        let what =
            format!("{code} is worked out by its formula, {formula}. Enter the figures that it asks for instead.");
        return Err(Failure::Refused(what));
    }
    let mut value = Recorded::of(&indicator, reading, Origin::Entered);
    let known = store::records::one::<Recorded>(&tx, scope, &value.key()).await?.map(|version| version.record);
    let mut wrong = wrong_of(&value.reading, &indicator, today);
    let before = entered_before(&tx, scope, &value).await?;
    if let Some(before) = before.filter(|_| why.trim().is_empty()) {
        let period = value.reading.period.said();
        let what = format!("There is a value of {period} already, {before}. Enter why this one takes its place");
        wrong.push(WrongField::new("why", what));
    }
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    // What was reported of a value stays with it when the value is mended.
    value.reported = known.map(|known| known.reported).unwrap_or_default();
    let shown = value.reading.value.as_ref().map_or_else(|| "not measured".to_owned(), ToString::to_string);
    let said = format!("{code}: {shown}, {}", value.reading.period.said());
    let keeping = Keeping { done: "indicator_value.entered", said, why: why.trim(), seen: None };
    keep_in(&mut tx, scope, &value, &keeping, now).await?;
    Ok(tx.commit().await?)
}

/// What the council entered of the same period before; none where it entered nothing.
async fn entered_before(tx: &WriteTx, scope: &Scope, value: &Recorded) -> Result<Option<String>, Failure> {
    let all: Vec<Recorded> = store::records::all(tx, scope).await?;
    let is_same = |one: &&Recorded| {
        one.code == value.code && one.origin == Origin::Entered && one.reading.period == value.reading.period
    };
    let last = all.iter().filter(is_same).max_by_key(|one| one.reading.as_of);
    let said =
        |one: &Recorded| one.reading.value.as_ref().map_or_else(|| "not measured".to_owned(), ToString::to_string);
    Ok(last.map(said))
}

fn wrong_of(reading: &Reading, indicator: &Indicator, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    match &reading.value {
        Some(value) if value.unit() != indicator.unit => wrong.push(WrongField::new("value", indicator.unit.hint())),
        None if reading.reason.trim().is_empty() => {
            wrong.push(WrongField::new("value", "Enter the value, or below why it was not measured"));
        }
        _ => {}
    }
    if reading.value.is_some() && reading.source.trim().is_empty() {
        wrong.push(WrongField::new("source", "Enter where the value comes from, such as a register or a system"));
    }
    wrong.extend(reading.wrong_scale().map(|message| WrongField::new("scale", message)));
    if reading.as_of > today {
        wrong.push(WrongField::new("as_of", "Enter a day that is not still to come"));
    }
    if reading.period.first_day() > today {
        wrong.push(WrongField::new("period", "Enter a period that has begun"));
    }
    wrong
}
