//! The plan of action, and whether it can be done.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{ACTIONS, TRAINING, capital, day, so_many};
use crate::reports::{Cell, Content, Sentence, Table};
use crate::strategy::actions::{ActionState, AgreedBy, PlannedAction, check_capacity, themes_of};
use crate::strategy::editions::Edition;
use crate::strategy::training::{GapState, gaps};
use crate::strategy::{Quantity, Unit};

impl Known<'_> {
    /// The actions that are overdue, the longest first.
    pub(in crate::reports::assemble) fn late_actions(&self) -> Vec<&PlannedAction> {
        let today = self.facts.today;
        let mut late: Vec<&PlannedAction> =
            self.facts.book.actions.iter().filter(|action| action.is_overdue(today)).collect();
        late.sort_by_key(|action| (action.due, action.id));
        late
    }

    /// How many actions are open, done and overdue.
    pub(in crate::reports::assemble) fn plan_said(&self) -> Sentence {
        let (book, today) = (self.facts.book, self.facts.today);
        let open = book.actions.iter().filter(|action| action.is_open_on(today)).count();
        let done =
            book.actions.iter().filter(|one| matches!(one.state, ActionState::Done { on } if on <= today)).count();
        let late = self.late_actions().len();
        let open = capital(&so_many(open, "action of the plan is open", "actions of the plan are open"));
        ACTIONS.say(format!("{open}, {done} done; {late} overdue."))
    }

    /// Every action that is open, or done.
    pub(in crate::reports::assemble) fn plan_table(&self) -> Content {
        let today = self.facts.today;
        let headings = [
            "What",
            "What we do",
            "Theme",
            "Who answers for it",
            "With",
            "By",
            "Status",
            "Done",
            "Leads to",
            "Evidence",
        ];
        let mut table = Table::new("Action plan", &headings);
        let is_shown = |one: &&PlannedAction| {
            one.added <= today && (one.state.is_open() || matches!(one.state, ActionState::Done { .. }))
        };
        let mut actions: Vec<&PlannedAction> = self.facts.book.actions.iter().filter(is_shown).collect();
        actions.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
        let editions = self.facts.book.editions();
        let edition = self.facts.book.edition(&editions);
        table.rows = actions.into_iter().map(|action| self.action_row(edition, action)).collect();
        table.note = Some(ACTIONS.say("Each action stands once, wherever it is shown."));
        Content::Table(table)
    }

    fn action_row(&self, edition: Option<&Edition>, action: &PlannedAction) -> Vec<Cell> {
        let themes = edition.map(|edition| themes_of(edition, action)).unwrap_or_default();
        let status = if action.is_overdue(self.facts.today) { "Overdue" } else { action.state.label() };
        let done = Quantity::new(crate::law::assessment::Exact::whole(action.done_per_cent.into()), Unit::Percentage);
        vec![
            Cell::text(&action.what),
            Cell::text(&action.how),
            Cell::text(themes.join(", ")),
            Cell::text(action.owner.as_deref().unwrap_or("Nobody yet")),
            Cell::text(action.with.join(", ")),
            Cell::day(action.due),
            Cell::text(status),
            Cell::Number(done),
            Cell::text(self.leads_to(action)),
            Cell::text(action.evidence.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("; ")),
        ]
    }

    /// The open actions that a meeting minuted: how many, and the one due next. None where there is none.
    pub(in crate::reports::assemble) fn minuted_said(&self) -> Option<Sentence> {
        let today = self.facts.today;
        let is_minuted = |action: &&PlannedAction| {
            action.is_open_on(today) && action.agreed.as_ref().is_some_and(AgreedBy::is_minuted)
        };
        let minuted: Vec<&PlannedAction> = self.facts.book.actions.iter().filter(is_minuted).collect();
        let next = minuted.iter().min_by_key(|action| (action.due.is_none(), action.due, action.id))?;
        let agreed = next.agreed.as_ref()?;
        let due = next.due.map(|due| format!(", due {}", day(due))).unwrap_or_default();
        let open = capital(&so_many(minuted.len(), "minuted action is", "minuted actions are"));
        let what = next.what.trim_end_matches('.');
        Some(ACTIONS.say(format!("{open} open, first: {what} ({}, {}{due}).", agreed.by, agreed.minute)))
    }

    /// The areas that an action helps by name, or what else it leads to.
    fn leads_to(&self, action: &PlannedAction) -> String {
        let areas = self.levels.iter().flat_map(|levels| &levels.areas);
        let helps = |code: &str| action.indices().any(|index| index.index.as_str() == code);
        areas.filter(|area| helps(&area.code)).map(|area| area.name.clone()).collect::<Vec<_>>().join(", ")
    }

    /// Whether the people there are can do what is planned.
    pub(in crate::reports::assemble) fn capacity_said(&self) -> Sentence {
        let (book, today) = (self.facts.book, self.facts.today);
        let answer = check_capacity(&book.actions, &book.capacity, today);
        let unknown = match answer.not_estimated {
            0 => String::new(),
            count => format!(" Nobody estimated {}.", so_many(count, "action", "actions")),
        };
        ACTIONS.say(format!("{}{unknown}", answer.said()))
    }

    /// How much of the training that people need is missing.
    pub(in crate::reports::assemble) fn training_said(&self) -> Sentence {
        let (book, today) = (self.facts.book, self.facts.today);
        let gaps = gaps(&book.learners, &book.courses, &book.attended, today);
        let lacks = gaps.iter().filter(|gap| matches!(gap.state, GapState::Missing | GapState::Expired { .. })).count();
        match gaps.len() {
            0 => TRAINING.say("Nobody is recorded as needing training yet."),
            all => {
                let all = so_many(all, "training", "trainings");
                let lacks = match lacks {
                    0 => "none is missing or has run out".to_owned(),
                    1 => "1 is missing or has run out".to_owned(),
                    more => format!("{more} are missing or have run out"),
                };
                TRAINING.say(format!("Of {all} that people need, {lacks}."))
            }
        }
    }
}
