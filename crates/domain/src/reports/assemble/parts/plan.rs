//! The plan of action, and whether it can be done.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{ACTIONS, TRAINING, capital, day, so_many};
use crate::reports::{Cell, Content, Sentence, Table};
use crate::strategy::actions::{ActionState, AgreedBy, PlannedAction, check_capacity, themes_of};
use crate::strategy::training::{GapState, gaps};

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

    /// Every action that is open or done, area by area in three columns: what, with what is done for it and what came of it;
    /// who; and when. Each stands once, under the first area that it helps.
    pub(in crate::reports::assemble) fn plan_tables(&self) -> Vec<Content> {
        let today = self.facts.today;
        let is_shown = |one: &&PlannedAction| {
            one.added <= today && (one.state.is_open() || matches!(one.state, ActionState::Done { .. }))
        };
        let mut actions: Vec<&PlannedAction> = self.facts.book.actions.iter().filter(is_shown).collect();
        actions.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
        let mut by_area: Vec<(Option<String>, Vec<&PlannedAction>)> = Vec::new();
        for action in actions {
            let area = self.leads_to(action).into_iter().next();
            match by_area.iter_mut().find(|(known, _)| *known == area) {
                Some((_, those)) => those.push(action),
                None => by_area.push((area, vec![action])),
            }
        }
        let areas: Vec<&str> =
            self.levels.iter().flat_map(|levels| &levels.areas).map(|area| area.name.as_str()).collect();
        let place = |area: &Option<String>| areas.iter().position(|name| area.as_deref() == Some(*name));
        // What helps no area comes last.
        by_area.sort_by_key(|(area, _)| place(area).unwrap_or(areas.len()));
        let last = by_area.len().saturating_sub(1);
        let table = |(at, (area, actions)): (usize, (Option<String>, Vec<&PlannedAction>))| {
            let of = area.as_deref().unwrap_or("actions that belong to no area");
            let mut table = Table::new(format!("Action plan: {of}"), &["What", "Who", "When"]);
            table.rows = actions.into_iter().map(|action| self.action_row(action)).collect();
            table.note =
                (at == last).then(|| ACTIONS.say("Each action stands once, under the first area that it helps."));
            Content::Table(table)
        };
        by_area.into_iter().enumerate().map(table).collect()
    }

    fn action_row(&self, action: &PlannedAction) -> Vec<Cell> {
        let said = |name: &str, text: &str| match text.trim() {
            "" => String::new(),
            text => format!("{name}: {text}"),
        };
        let themes = self.edition.as_ref().map(|edition| themes_of(edition, action)).unwrap_or_default();
        let evidence = action.evidence.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("; ");
        let others = self.leads_to(action).into_iter().skip(1).collect::<Vec<_>>().join(", ");
        let what = [
            action.what.clone(),
            said("What we do", &action.how),
            said("What came of it", &action.effect),
            said("What shows it", &evidence),
            said("Theme", &themes.join(", ")),
            said("Leads to as well", &others),
        ];
        let who = [
            action.owner.clone().unwrap_or_else(|| "Nobody yet".to_owned()),
            said("With", &action.with.join(", ")),
            said("Sponsor", action.sponsor.as_deref().unwrap_or_default()),
        ];
        let status = if action.is_overdue(self.facts.today) { "Overdue" } else { action.state.label() };
        let due = action.due.map_or_else(|| "No day is set".to_owned(), day);
        let when = [due, status.to_owned(), format!("{}% done", action.done_per_cent)];
        vec![Cell::lines(what), Cell::lines(who), Cell::lines(when)]
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

    /// The areas that an action helps, by name.
    fn leads_to(&self, action: &PlannedAction) -> Vec<String> {
        let areas = self.levels.iter().flat_map(|levels| &levels.areas);
        let helps = |code: &str| action.indices().any(|index| index.index.as_str() == code);
        areas.filter(|area| helps(&area.code)).map(|area| area.name.clone()).collect()
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
