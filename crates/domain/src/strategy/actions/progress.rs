//! How far the plan is, theme by theme.

use super::{ActionState, PlannedAction};
use crate::strategy::editions::{Edition, cleaned};
use crate::values::Date;
use serde::Serialize;

/// How far the actions of a theme are. One that helps areas of two themes counts in both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionProgress {
    /// The theme by its name; none for actions that stand under no theme.
    pub theme: Option<String>,
    /// How many there are, without those stopped, merged or passed on.
    pub actions: usize,
    /// How many of them are done.
    pub done: usize,
    /// How many are overdue.
    pub overdue: usize,
    /// The mean of how much of each is done, in per cent, rounded down; none without actions.
    pub done_per_cent: Option<usize>,
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

/// How far the plan is by the themes of an edition, then by the plan's own themes, and last what stands under none.
#[must_use]
pub fn progress_by_theme(edition: &Edition, actions: &[PlannedAction], today: Date) -> Vec<ActionProgress> {
    let is_counted =
        |action: &&PlannedAction| action.state.is_open() || matches!(action.state, ActionState::Done { .. });
    let counted: Vec<(&PlannedAction, Vec<String>)> =
        actions.iter().filter(is_counted).map(|action| (action, themes_of(edition, action))).collect();
    let mut names: Vec<&str> = edition.themes.iter().map(|theme| theme.name.as_str()).collect();
    for name in counted.iter().flat_map(|(_, themes)| themes) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let of = |theme: Option<&str>| {
        let stands = |themes: &[String]| match theme {
            Some(theme) => themes.iter().any(|one| one == theme),
            None => themes.is_empty(),
        };
        let here: Vec<&PlannedAction> =
            counted.iter().filter(|(_, themes)| stands(themes)).map(|(action, _)| *action).collect();
        let per_cent: usize = here.iter().map(|action| usize::from(action.done_per_cent)).sum();
        ActionProgress {
            theme: theme.map(str::to_owned),
            actions: here.len(),
            done: here.iter().filter(|action| !action.state.is_open()).count(),
            overdue: here.iter().filter(|action| action.is_overdue(today)).count(),
            done_per_cent: per_cent.checked_div(here.len()),
        }
    };
    names.iter().map(|name| of(Some(name))).chain([of(None)]).collect()
}
