//! How far the plan is, theme by theme.

use super::{ActionState, PlannedAction};
use crate::strategy::editions::{Edition, ThemeCode};
use crate::values::Date;
use serde::Serialize;

/// How far the actions of a theme are. One that helps areas of two themes counts in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionProgress {
    /// The theme; none for actions that help no area of the edition.
    pub theme: Option<ThemeCode>,
    /// How many there are, without those stopped, merged or passed on.
    pub actions: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// The mean of how much of each is done, in per cent, rounded down; none without actions.
    pub done_per_cent: Option<usize>,
}

/// How far the plan is by the themes of an edition, and last what helps no area of it.
#[must_use]
pub fn progress_by_theme(edition: &Edition, actions: &[PlannedAction], today: Date) -> Vec<ActionProgress> {
    let is_counted =
        |action: &&PlannedAction| action.state.is_open() || matches!(action.state, ActionState::Done { .. });
    let counted: Vec<&PlannedAction> = actions.iter().filter(is_counted).collect();
    let helps = |action: &PlannedAction, theme: Option<&ThemeCode>| {
        let mut themes = action
            .indices()
            .filter(|index| index.edition == edition.code)
            .filter_map(|index| edition.index(&index.index))
            .map(|index| &index.theme);
        match theme {
            Some(theme) => themes.any(|one| one == theme),
            None => themes.next().is_none(),
        }
    };
    let themes = edition.themes.iter().map(|theme| Some(&theme.code)).chain([None]);
    let of = |theme: Option<&ThemeCode>| {
        let here: Vec<&PlannedAction> = counted.iter().copied().filter(|action| helps(action, theme)).collect();
        let per_cent: usize = here.iter().map(|action| usize::from(action.done_per_cent)).sum();
        ActionProgress {
            theme: theme.cloned(),
            actions: here.len(),
            done: here.iter().filter(|action| !action.state.is_open()).count(),
            overdue: here.iter().filter(|action| action.is_overdue(today)).count(),
            done_per_cent: per_cent.checked_div(here.len()),
        }
    };
    themes.map(of).collect()
}
