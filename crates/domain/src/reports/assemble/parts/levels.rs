//! Where the council stands and wants to be.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{self, LEVELS, listed, so_many};
use crate::reports::{Cell, Content, Figure, Sentence, Series, Table};
use crate::strategy::{AreaLevel, LevelsAnswer, Quantity, Unit};

impl Known<'_> {
    /// How many areas have which level, and how many none.
    pub(in crate::reports::assemble) fn levels_said(&self) -> Sentence {
        let Some(levels) = &self.levels else {
            return LEVELS.say("The council has no maturity model in use yet.");
        };
        let of = |name: &String| levels.areas.iter().filter(|area| area.level.as_ref() == Some(name)).count();
        let counts = levels.levels.iter().map(|name| (of(name), name)).filter(|(count, _)| *count > 0);
        let mut said: Vec<String> = counts.map(|(count, name)| format!("{count} at {name}")).collect();
        let none = levels.areas.iter().filter(|area| area.level.is_none()).count();
        if none > 0 {
            said.push(format!("{none} without an agreed level"));
        }
        let of = match (levels.several_rounds(), &levels.round) {
            (Some(rounds), _) => format!(", as agreed in {rounds}"),
            (None, Some(round)) => format!(" ({round})"),
            (None, None) => String::new(),
        };
        let areas = sources::capital(&so_many(levels.areas.len(), "area", "areas"));
        LEVELS.say(format!("{areas} of procurement{of}: {}.", listed(&said)))
    }

    /// Every area with its level, what the facts say, and the target.
    pub(in crate::reports::assemble) fn levels_table(&self) -> Option<Content> {
        let levels = self.levels.as_ref()?;
        let headings = ["Theme", "Area", "Level", "The facts say", "Target", "By", "Points between answers"];
        let mut table = Table::new("Where each area stands and is meant to be", &headings);
        let or = |name: &Option<String>, none: &str| Cell::text(name.as_deref().unwrap_or(none));
        let row = |area: &AreaLevel| {
            let spread = area.spread.map(|points| Quantity::count(points.into()));
            vec![
                Cell::text(&area.theme),
                Cell::text(&area.name),
                or(&area.level, "None agreed"),
                or(&area.proposed, "Nothing yet"),
                or(&area.target, "None chosen"),
                Cell::day(area.date),
                spread.map_or_else(|| Cell::text(""), Cell::Number),
            ]
        };
        table.rows = levels.areas.iter().map(row).collect();
        table.note = Some(LEVELS.say(levels.attribution.clone()));
        Some(Content::Table(table))
    }

    /// The levels and targets as a chart.
    pub(in crate::reports::assemble) fn levels_figure(&self) -> Option<Content> {
        let levels = self.levels.as_ref().filter(|levels| !levels.areas.is_empty())?;
        let number =
            |level: Option<crate::strategy::editions::Level>| level.map(|one| Quantity::count(one.number().into()));
        let series = |name: &str, of: &dyn Fn(&AreaLevel) -> Option<Quantity>| Series {
            name: name.to_owned(),
            values: levels.areas.iter().map(of).collect(),
        };
        Some(Content::Figure(Figure {
            title: "Levels and targets".into(),
            summary: format!(
                "For each area its level and its target. {}. The table gives every number.",
                steps(levels)
            ),
            unit: Unit::Count,
            labels: levels.areas.iter().map(|area| area.name.clone()).collect(),
            series: vec![
                series("Level", &|area| number(area.level_number)),
                series("Target", &|area| number(area.target_number)),
            ],
            note: Some(LEVELS.say(format!("{}.", steps(levels)))),
        }))
    }

    /// What the facts still lack, area by area.
    pub(in crate::reports::assemble) fn next_facts(&self) -> Option<Content> {
        let areas = self.levels.as_ref()?.areas.iter();
        let said = areas.filter_map(|area| Some(format!("{}: {}", area.name, area.next_fact.as_ref()?)));
        let said: Vec<Sentence> = said.map(|text| LEVELS.say(text)).collect();
        (!said.is_empty()).then_some(Content::List(said))
    }
}

fn steps(levels: &LevelsAnswer) -> String {
    let named: Vec<String> =
        levels.levels.iter().zip(1..).map(|(name, number)| format!("{number} is {name}")).collect();
    listed(&named)
}
