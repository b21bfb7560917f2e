//! The usual figures of a council, made of its cube.

use super::cube;
use crate::{Reads, StoreFailure};
use domain::access::Scope;
use domain::spend::Dimension;
use domain::spend::cube::{Figure, Span};
use domain::values::Pence;

/// Figures by the keys of a dimension, largest first.
///
/// # Errors
/// As [`cube`].
pub async fn figures(
    from: &impl Reads,
    scope: &Scope,
    dimension: Dimension,
    span: &Span,
) -> Result<Vec<Figure>, StoreFailure> {
    Ok(cube(from, scope, span.as_of).await?.figures(dimension, span))
}

/// Figures by month for a dimension's key, or for all lines; the key of a figure is its month, empty for undated lines.
///
/// # Errors
/// As [`cube`].
pub async fn by_month(
    from: &impl Reads,
    scope: &Scope,
    dimension: Dimension,
    span: &Span,
) -> Result<Vec<Figure>, StoreFailure> {
    Ok(cube(from, scope, span.as_of).await?.by_month(dimension, span))
}

/// The sum of all lines of a span.
///
/// # Errors
/// As [`cube`].
pub async fn total(from: &impl Reads, scope: &Scope, span: &Span) -> Result<Figure, StoreFailure> {
    let found = figures(from, scope, Dimension::All, span).await?;
    let none = Figure { key: String::new(), label: String::new(), lines: 0, total: Pence::ZERO };
    Ok(found.into_iter().next().unwrap_or(none))
}
