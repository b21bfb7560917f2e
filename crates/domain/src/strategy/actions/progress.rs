//! How far the plan is, theme by theme.

use super::{ActionState, PlannedAction};
use crate::law::assessment::Exact;
use crate::strategy::editions::{Edition, cleaned};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// How far the actions of a theme are. One that helps areas of two themes counts in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionProgress {
    /// The theme by its name; none for actions that stand under no theme.
    pub theme: Option<String>,
    /// How many there are, whatever became of them.
    pub actions: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// How many of them were stopped, merged into another, or passed on.
    pub given_up: usize,
    /// The mean of how much of each of the others is done, in per cent; none where there are no others.
    pub done_per_cent: Option<Quantity>,
}

/// The themes under which an action stands: the plan's own where it says one, else those of the areas it helps. A theme of
/// the plan that is one of the edition goes by its name there.
#[must_use]
pub fn themes_of(edition: &Edition, action: &PlannedAction) -> Vec<String> {
    let own = action.theme.as_deref().map(str::trim).filter(|theme| !theme.is_empty());
    if let Some(own) = own {
        let is = |name: &str, code: &str| cleaned(name) == cleaned(own) || code.eq_ignore_ascii_case(own);
        let known = edition.themes.iter().find(|theme| is(&theme.name, theme.code.as_str()));
        return vec![known.map_or_else(|| own.to_owned(), |theme| theme.name.clone())];
    }
    let areas =
        action.indices().filter(|index| index.edition == edition.code).filter_map(|index| edition.index(&index.index));
    let mut found: Vec<String> = Vec::new();
    for theme in areas.filter_map(|area| edition.theme(&area.theme)) {
        if !found.contains(&theme.name) {
            found.push(theme.name.clone());
        }
    }
    found
}

/// How far the plan is by the themes of an edition, then by the plan's own themes, and last what stands under none. Every
/// action counts under its themes, whatever became of it, so that a list of a theme has as many.
#[must_use]
pub fn progress_by_theme(edition: &Edition, actions: &[PlannedAction], today: Date) -> Vec<ActionProgress> {
    let mut tallies: Vec<Tally> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut without = Tally::default();
    let mut place = |tallies: &mut Vec<Tally>, theme: &str| {
        *places.entry(theme.to_owned()).or_insert_with(|| {
            tallies.push(Tally { theme: Some(theme.to_owned()), ..Tally::default() });
            tallies.len() - 1
        })
    };
    for theme in &edition.themes {
        place(&mut tallies, &theme.name);
    }
    for action in actions {
        let themes = themes_of(edition, action);
        if themes.is_empty() {
            without.add(action, today);
        }
        for theme in themes {
            let at = place(&mut tallies, &theme);
            if let Some(tally) = tallies.get_mut(at) {
                tally.add(action, today);
            }
        }
    }
    tallies.into_iter().chain([without]).map(Tally::told).collect()
}

/// The mean of so many parts that are done, in per cent; none of nothing.
fn mean_per_cent(sum: usize, count: usize) -> Option<Quantity> {
    let whole = |number: usize| Exact::whole(i64::try_from(number).unwrap_or(i64::MAX));
    Some(Quantity::new(whole(sum).over(&whole(count))?, Unit::Percentage))
}

/// What is counted of a theme.
#[derive(Default)]
struct Tally {
    theme: Option<String>,
    actions: usize,
    done: usize,
    overdue: usize,
    given_up: usize,
    per_cent: usize,
}

impl Tally {
    fn add(&mut self, action: &PlannedAction, today: Date) {
        let is_done = matches!(action.state, ActionState::Done { .. });
        self.actions += 1;
        self.done += usize::from(is_done);
        self.overdue += usize::from(action.is_overdue(today));
        if is_done || action.state.is_open() {
            self.per_cent += usize::from(action.done_per_cent);
        } else {
            self.given_up += 1;
        }
    }

    fn told(self) -> ActionProgress {
        ActionProgress {
            done_per_cent: mean_per_cent(self.per_cent, self.actions - self.given_up),
            theme: self.theme,
            actions: self.actions,
            done: self.done,
            overdue: self.overdue,
            given_up: self.given_up,
        }
    }
}
