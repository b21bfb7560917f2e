//! What is left out of what procurement can influence, by reason, beside what can be influenced: together all payments.

use super::breakdown::{Href, Row};
use super::view::View;
use domain::spend::cube::{Cube, Span};
use domain::spend::{Dimension, SpendScope};
use domain::values::Pence;

/// What the payments are called that no rule leaves out.
pub const INFLUENCEABLE: &str = "Can be influenced";

/// The rows: what can be influenced first, then each reason, largest first. They add up to all payments of the view,
/// whichever scope the view has.
pub fn rows(cube: &Cube, view: &View) -> Vec<Row> {
    let span = Span { scope: SpendScope::Influenceable, ..view.span() };
    let influenceable = cube.figures(Dimension::All, &span);
    let mut inside = View { basis: view.basis.clone(), ..view.clone() };
    inside.basis.scope = SpendScope::Influenceable;
    let mut all = inside.clone();
    all.basis.scope = SpendScope::All;
    let (lines, total) = influenceable.first().map_or((0, Pence::ZERO), |figure| (figure.lines, figure.total));
    let mut rows = vec![Row { label: INFLUENCEABLE.to_owned(), href: Href::At(inside.lines(&[])), lines, total }];
    rows.extend(cube.left_out(&view.span()).into_iter().map(|figure| Row {
        label: figure.label,
        href: Href::At(all.lines(&[("reason", &figure.key)])),
        lines: figure.lines,
        total: figure.total,
    }));
    rows.retain(|row| row.lines > 0);
    rows
}
