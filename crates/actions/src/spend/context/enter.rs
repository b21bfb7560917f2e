//! Somebody enters a number with its year, source and date.

use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::spend::context::{ContextFact, Measure, check};
use domain::trail::Event;
use domain::values::{Date, FinancialYear};

/// Why an entry ended that another one took the place of.
const REPLACED: &str = "replaced by a later entry";

/// The longest name or source that is kept.
const LONGEST: usize = 300;

/// A number as typed.
#[derive(Clone, Debug, Default)]
pub struct NewContext {
    /// What it is of.
    pub measure: String,
    /// Which index, which demand.
    pub name: String,
    /// The service.
    pub service: String,
    /// The financial year.
    pub year: String,
    /// The number.
    pub number: String,
    /// The base year of an index.
    pub base: String,
    /// Where it comes from.
    pub source: String,
    /// The day of the source: day, month, year.
    pub dated: [String; 3],
}

/// Text with single spaces; none where it is longer than can be kept.
fn tidied(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (text.chars().count() <= LONGEST).then_some(text)
}

impl NewContext {
    /// Reads what was typed.
    fn read(&self) -> Result<ContextFact, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field, message: &str| errors.push(FieldError { field, message: message.to_owned() });
        let measure = self.measure.parse::<Measure>().ok();
        if measure.is_none() {
            wrong("measure", "Select what the number is of");
        }
        let year = self.year.trim().parse::<FinancialYear>().ok();
        if year.is_none() {
            wrong("year", "Enter a financial year, like 2025-26");
        }
        let number = measure.map(|measure| measure.unit().read(self.number.trim()));
        if let Some(Err(message)) = &number {
            wrong("number", message);
        } else if number.is_none() && self.number.trim().is_empty() {
            wrong("number", "Enter the number");
        }
        let base_typed = measure == Some(Measure::PriceIndex) && !self.base.trim().is_empty();
        let base = if base_typed { self.base.trim().parse::<FinancialYear>().ok() } else { None };
        if base_typed && base.is_none() {
            wrong("base", "Enter a financial year, like 2023-24");
        }
        let dated = day(&self.dated);
        if dated.is_none() {
            wrong("dated", "Enter the date of the source, like 27 3 2026");
        }
        let mut text = |field, typed: &str| {
            tidied(typed).or_else(|| {
                wrong(field, "Enter 300 characters or fewer");
                None
            })
        };
        let [name, service, source] = [("name", &self.name), ("service", &self.service), ("source", &self.source)]
            .map(|(field, typed)| text(field, typed));
        let all = (measure, year, number.and_then(Result::ok), dated, name, service, source);
        let (Some(measure), Some(year), Some(number), Some(dated), Some(name), Some(service), Some(source)) = all
        else {
            return Err(errors);
        };
        if !errors.is_empty() {
            return Err(errors);
        }
        // What a measure has no use for is left out, so that the same fact is known again.
        let name = if measure.needs_name() { name } else { String::new() };
        let service = if measure.needs_service() { service } else { String::new() };
        Ok(ContextFact { measure, name, service, year, number, base, source, dated })
    }
}

/// A day as typed in three boxes.
fn day([day, month, year]: &[String; 3]) -> Option<Date> {
    Date::new(year.trim().parse().ok()?, month.trim().parse().ok()?, day.trim().parse().ok()?).ok()
}

/// Enters a number. Where the same one of the same year was entered before, it is replaced; the earlier one stays in the history.
///
/// # Errors
/// [`Failure::Invalid`] when something must be mended.
pub async fn enter(guildhall: &Guildhall, scope: &Scope, typed: &NewContext) -> Result<i64, Failure> {
    enter_fact(guildhall, scope, &typed.read().map_err(Failure::Invalid)?).await
}

/// Enters a fact.
///
/// # Errors
/// [`Failure::Invalid`] when something must be mended.
pub async fn enter_fact(guildhall: &Guildhall, scope: &Scope, fact: &ContextFact) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::spend::context::entries(&tx, scope, None).await?;
    let facts: Vec<ContextFact> = known.iter().map(|entry| entry.fact.clone()).collect();
    let wrong = check(fact, &facts, guildhall.clock.today());
    if !wrong.is_empty() {
        let errors = wrong.iter().map(|wrong| FieldError { field: wrong.field(), message: wrong.to_string() });
        return Err(Failure::Invalid(errors.collect()));
    }
    let before = known.iter().find(|entry| fact.replaces(&entry.fact));
    if let Some(before) = before {
        store::spend::context::end(&mut tx, scope, before.id, REPLACED, now).await?;
    }
    let id = store::spend::context::enter(&mut tx, scope, fact, now).await?;
    let shown = |fact: &ContextFact| format!("{} ({}, {})", fact.shown(), fact.source, fact.dated);
    let said = before.map(|entry| shown(&entry.fact));
    let event = Event::new("spend_context.entered", id, format!("{} was entered", fact.said())).change(
        "number",
        said.as_deref(),
        Some(&shown(fact)),
    );
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(id)
}
