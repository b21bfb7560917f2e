//! The action plan of the first council, the outcomes that it serves, and the days of work there are for it.

use super::records::{Record, given, records, several, table};
use super::setting::Setting;
use crate::{pool, words};
use domain::spend::supplier_name;
use domain::strategy::actions::{
    ActionKind, ActionLink, ActionState, AgreedBy, Capacity, Outcome, OutcomeCode, OutcomeKind, PlannedAction,
    PlannedActionId,
};
use domain::strategy::editions::{Edition, Level};
use domain::values::{Pence, SubjectRef};

const ACTIONS: &str = include_str!("../../data/strategy/actions.txt");
const OUTCOMES: &str = include_str!("../../data/strategy/outcomes.txt");
const CAPACITY: &str = include_str!("../../data/strategy/capacity.txt");

/// The actions, numbered in the order of their list.
pub(super) fn actions(of: &Setting, edition: &Edition) -> Vec<PlannedAction> {
    let suppliers = largest(of);
    let read = |(number, record): (i64, Record<'_>)| action(of, edition, &suppliers, number, &record);
    (1..).zip(records(of, ACTIONS)).filter_map(read).collect()
}

fn action(
    of: &Setting,
    edition: &Edition,
    suppliers: &[SubjectRef],
    number: i64,
    record: &Record<'_>,
) -> Option<PlannedAction> {
    let link = |text: &'static str| link(edition, suppliers, text);
    Some(PlannedAction {
        kind: record.read("kind").unwrap_or(ActionKind::Change),
        how: record.text("how"),
        with: record.get("with").map(several).unwrap_or_default().into_iter().map(str::to_owned).collect(),
        owner: record.person("owner"),
        due: record.day("due"),
        to_level: record.read("level").and_then(Level::new),
        days: record.read("days"),
        done_per_cent: record.read("done").unwrap_or(0),
        state: state(of, record.get("state")?)?,
        evidence: record.shown(),
        effect: record.text("effect"),
        links: record.all("link").filter_map(link).collect(),
        theme: record.get("theme").map(str::to_owned),
        sponsor: record.person("sponsor"),
        hypothesis: record.text("hypothesis"),
        budget: record.read("budget").map(Pence::new),
        departments: record
            .get("departments")
            .map(several)
            .unwrap_or_default()
            .into_iter()
            .map(str::to_owned)
            .collect(),
        agreed: agreed(of, record.get("agreed").unwrap_or_default()),
        ..PlannedAction::new(PlannedActionId::new(number), record.day("added")?, record.text("what"))
    })
}

/// Who agreed an action, as the list writes it: the day, the committee and the minute.
fn agreed(of: &Setting, text: &'static str) -> Option<AgreedBy> {
    let parts = words::parts(text);
    let [day, by, minute] = parts.as_slice() else { return None };
    Some(AgreedBy { by: (*by).to_owned(), on: of.day_of(day)?, minute: (*minute).to_owned() })
}

/// A state as the list writes it: its name, with the day and the reason where it has ended.
fn state(of: &Setting, text: &'static str) -> Option<ActionState> {
    let parts = words::parts(text);
    let mut first = parts.first()?.split(' ');
    let name = first.next()?;
    let mut number = || first.next().and_then(|text| text.parse::<i64>().ok());
    let why = || parts.get(1).map(|why| (*why).to_owned());
    Some(match name {
        "planned" => ActionState::Planned,
        "under_way" => ActionState::UnderWay,
        "done" => ActionState::Done { on: of.day(number()?) },
        "stopped" => ActionState::Stopped { on: of.day(number()?), why: why()? },
        "merged" => {
            let into = PlannedActionId::new(number()?);
            ActionState::Merged { into, on: of.day(number()?), why: why()? }
        }
        _ => return None,
    })
}

fn link(edition: &Edition, suppliers: &[SubjectRef], text: &'static str) -> Option<ActionLink> {
    let (kind, to) = text.split_once(' ')?;
    Some(match kind {
        "index" => ActionLink::Index(edition.reference(&to.parse().ok()?)),
        "indicator" => ActionLink::Indicator(to.to_owned()),
        "outcome" => ActionLink::Outcome(to.parse().ok()?),
        "record" => ActionLink::Record(to.parse().ok()?),
        "supplier" => ActionLink::Record(suppliers.get(to.parse::<usize>().ok()?)?.clone()),
        _ => return None,
    })
}

/// The council's largest suppliers, as they are named in addresses.
fn largest(of: &Setting) -> Vec<SubjectRef> {
    let categories = words::categories(pool::SHARES.iter().map(|share| share.category));
    let first = pool::suppliers(of.seed, &categories).into_iter().take(2);
    let names = first.filter_map(|supplier| supplier.spellings.into_iter().next());
    names.filter_map(|name| SubjectRef::new("suppliers", &supplier_name::clean(&name)).ok()).collect()
}

/// The council's own tree of outcomes: four themes, each with three that hold, and one that another took the place of; beside
/// them three principles and three values.
pub(super) fn outcomes(of: &Setting) -> Vec<Outcome> {
    let read = |row: Vec<&'static str>| {
        let [kind, code, parent, name, from, to, replaced] = row.as_slice() else { return None };
        let codes = several(replaced).into_iter().filter_map(|code| code.parse::<OutcomeCode>().ok());
        // Days that follow each other must not both move to the same weekday.
        let day = |text: &str| text.parse().ok().map(|days| crate::calendar::later(of.today, days));
        Some(Outcome {
            code: code.parse().ok()?,
            kind: kind.parse::<OutcomeKind>().ok()?,
            parent: given(parent).and_then(|code| code.parse().ok()),
            name: (*name).to_owned(),
            from: day(from)?,
            to: given(to).and_then(day),
            replaced_by: codes.collect(),
        })
    };
    table(OUTCOMES).filter_map(read).collect()
}

/// The days of work there are in the present financial year and the next.
pub(super) fn capacity(of: &Setting) -> Vec<Capacity> {
    let mut found = Vec::new();
    for year in [of.year(0), of.year(1)] {
        let read = |row: Vec<&'static str>| match row.as_slice() {
            [whose, days, model, people, each] => {
                let (full_time, working_days) = (people.parse().ok(), each.parse().ok());
                let days = Capacity::days_of(days.parse().ok(), full_time, working_days)?;
                let had = Capacity::new(*whose, (year.first_day(), year.last_day()), days);
                Some(Capacity { model: model.parse().ok(), full_time, working_days, ..had })
            }
            _ => None,
        };
        found.extend(table(CAPACITY).filter_map(read));
    }
    found
}
