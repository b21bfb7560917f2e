//! The days of work that are to be had for the plan.

use crate::records::{Keeping, keep};
use crate::{Failure, FieldError, Guildhall};
use domain::access::Scope;
use domain::strategy::actions::Capacity;

/// Keeps the days of work of somebody in a span of days; the same span again takes the place of what was said before.
///
/// # Errors
/// [`Failure::Invalid`] where something must be mended.
pub async fn keep_capacity(guildhall: &Guildhall, scope: &Scope, capacity: &Capacity) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    if capacity.of.trim().is_empty() {
        wrong.push(FieldError { field: "of", message: "Enter whose days they are, such as Own team".to_owned() });
    }
    if capacity.to < capacity.from {
        wrong.push(FieldError { field: "to", message: "Enter a last day after the first".to_owned() });
    }
    if !wrong.is_empty() {
        return Err(Failure::Invalid(wrong));
    }
    let said = format!("{} have {} days of work from {}", capacity.of, capacity.days, capacity.from);
    keep(guildhall, scope, capacity, &Keeping { done: "capacity.kept", said, why: "", seen: None }).await
}
