//! Where each area stands: its level and the next one in words, side by side, with the actions that lead there.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::LEVELS;
use crate::reports::{Cell, Content, Table};
use crate::strategy::AreaLevel;
use crate::strategy::actions::{ActionState, PlannedAction};
use crate::strategy::editions::{Edition, Index, Level};

impl Known<'_> {
    /// Every area in four columns: its level now and the next, each with what is so at it, and the actions with how they stand.
    /// None where the council has no maturity model in use.
    pub(in crate::reports::assemble) fn areas_table(&self) -> Option<Content> {
        let (levels, edition) = (self.levels.as_ref()?, self.edition.as_ref()?);
        let headings = ["Area", "Where it stands", "The next level", "Actions"];
        let mut table = Table::new("Where each area stands, and what comes next", &headings);
        table.rows = levels.areas.iter().map(|area| self.area_row(edition, area)).collect();
        table.note = Some(LEVELS.say(edition.attribution.clone()));
        (!table.rows.is_empty()).then_some(Content::Table(table))
    }

    fn area_row(&self, edition: &Edition, area: &AreaLevel) -> Vec<Cell> {
        let index = edition.indices.iter().find(|index| index.code.as_str() == area.code);
        let said = |level: Level| described(edition, index, level);
        let now = area.level_number.map_or_else(|| "No level is agreed yet.".to_owned(), said);
        let next = match area.level_number {
            None => Some(Level::LOWEST),
            Some(level) => Level::new(level.number().saturating_add(1)).filter(|level| edition.levels.has(*level)),
        };
        let next = next.map_or_else(|| "It is at the highest level there is.".to_owned(), said);
        [area.name.clone(), now, next, self.area_actions(edition, area)].map(Cell::Text).to_vec()
    }

    /// The actions that help an area, each with its status.
    fn area_actions(&self, edition: &Edition, area: &AreaLevel) -> String {
        let today = self.facts.today;
        let helps = |action: &&PlannedAction| {
            action.indices().any(|index| index.edition == edition.code && index.index.as_str() == area.code)
        };
        let is_shown = |one: &&PlannedAction| {
            one.added <= today && (one.state.is_open() || matches!(one.state, ActionState::Done { .. }))
        };
        let status = |one: &PlannedAction| if one.is_overdue(today) { "Overdue" } else { one.state.label() };
        let actions = self.facts.book.actions.iter().filter(is_shown).filter(helps);
        let said: Vec<String> =
            actions.map(|one| format!("{} ({})", one.what.trim_end_matches('.'), status(one))).collect();
        if said.is_empty() { "None yet".to_owned() } else { said.join("; ") }
    }
}

/// A level by its name with what is so at it, where the edition says it.
fn described(edition: &Edition, index: Option<&Index>, level: Level) -> String {
    let name = edition.levels.name(level);
    match index.and_then(|index| index.statement(level)) {
        Some(statement) => format!("{name}: {statement}"),
        None => name.to_owned(),
    }
}
