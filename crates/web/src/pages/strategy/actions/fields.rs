//! The fields of an action: what can be chosen, what stands in them, and reading what was typed.

use super::owner::{owner_fields, owner_known, owner_typed};
use crate::components::{Choice, FieldErrors};
use crate::forms::Sent;
use crate::pages::strategy::{level_choices, record};
use crate::parts::form::{Fields, choices};
use crate::parts::{Field, Filled, Typed};
use ::actions::records::SEEN;
use domain::strategy::Book;
use domain::strategy::actions::{
    ActionKind, ActionLink, AgreedBy, OutcomeCode, PlannedAction, PlannedActionId, own_departments,
};
use domain::strategy::editions::{Edition, Editions, IndexRef, Level};
use domain::values::Date;

/// What an action can be linked to today, and what it is linked to already.
pub struct Offered<'a> {
    pub book: &'a Book,
    pub editions: &'a Editions,
    pub edition: &'a Edition,
    pub today: Date,
    /// The names of those who use Guildhall at the council.
    pub users: &'a [String],
    /// The links of the action as it was kept. They stay among the choices, also where nobody could choose them today: an
    /// outcome that has ended, an area that is asked no more, another edition.
    pub own: &'a [ActionLink],
}

/// Adds what an action has and what was chosen before to what can be chosen today.
fn with_own(mut offered: Vec<Choice>, own: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    for choice in own {
        if !offered.iter().any(|known| known.value == choice.value) {
            offered.push(choice);
        }
    }
    offered
}

impl Offered<'_> {
    fn areas(&self) -> Vec<Choice> {
        let asked = self.edition.asked_on(self.today);
        let asked = asked.map(|index| Choice::new(&self.edition.reference(&index.code).to_string(), &index.name));
        let own = self.own.iter().filter_map(|link| match link {
            ActionLink::Index(index) => Some(self.other_area(index)),
            _ => None,
        });
        with_own(asked.collect(), own)
    }

    fn other_area(&self, index: &IndexRef) -> Choice {
        let name = self.editions.index(index).map_or_else(|| index.to_string(), |one| one.name.clone());
        let edition = self.editions.get(&index.edition).filter(|edition| edition.code != self.edition.code);
        let said = edition
            .map_or_else(|| "It is not asked today".to_owned(), |edition| format!("It is an area of {}", edition.name));
        Choice::new(&index.to_string(), &name).hint(&said)
    }

    fn indicators(&self) -> Vec<Choice> {
        let known = self.book.indicators.iter().map(|one| Choice::new(one.code.as_str(), &one.name));
        let own = self.own.iter().filter_map(|link| match link {
            ActionLink::Indicator(code) => Some(Choice::new(code, code).hint("It is not on the scorecard")),
            _ => None,
        });
        with_own(known.collect(), own)
    }

    fn outcomes(&self) -> Vec<Choice> {
        let holds = self.book.outcomes.iter().filter(|one| one.holds_on(self.today));
        let own = self.own.iter().filter_map(|link| match link {
            ActionLink::Outcome(code) => Some(self.other_outcome(code)),
            _ => None,
        });
        with_own(holds.map(|one| Choice::new(one.code.as_str(), &one.name)).collect(), own)
    }

    fn other_outcome(&self, code: &OutcomeCode) -> Choice {
        let known = self.book.outcomes.iter().find(|one| one.code == *code);
        let name = known.map_or(code.as_str(), |one| one.name.as_str());
        Choice::new(code.as_str(), name).hint("It does not hold today. The link leads on to what took its place")
    }
}

/// The fields of an action that is there.
pub fn fields_of(action: &PlannedAction, users: &[String], seen: u32) -> Sent {
    let links = |pick: fn(&ActionLink) -> Option<String>| action.links.iter().filter_map(pick);
    let agreed = action.agreed.as_ref();
    owner_known(Fields::default(), users, action.owner.as_ref())
        .text("kind", action.kind.name())
        .text("what", &action.what)
        .text("how", &action.how)
        .text("with", action.with.join("\n"))
        .day("due", action.due)
        .maybe("to_level", action.to_level)
        .maybe("days", action.days)
        .maybe("theme", action.theme.as_ref())
        .maybe("sponsor", action.sponsor.as_ref())
        .text("hypothesis", &action.hypothesis)
        .maybe("budget", action.budget.map(|budget| budget.plain()))
        .text("departments", action.departments.join("\n"))
        .maybe("agreed_by", agreed.map(|one| &one.by))
        .day("agreed_on", agreed.map(|one| one.on))
        .maybe("minute", agreed.map(|one| &one.minute))
        .all("area", links(|link| if let ActionLink::Index(index) = link { Some(index.to_string()) } else { None }))
        .all("indicator", links(|link| if let ActionLink::Indicator(code) = link { Some(code.clone()) } else { None }))
        .all("outcome", links(|link| if let ActionLink::Outcome(code) = link { Some(code.to_string()) } else { None }))
        .text(
            "records",
            links(|link| if let ActionLink::Record(at) = link { Some(at.to_string()) } else { None })
                .collect::<Vec<_>>()
                .join("\n"),
        )
        .text(SEEN, seen.to_string())
        .sent()
}

/// The fields to fill in, in five sections.
pub fn fields(offered: &Offered<'_>, filled: Filled<'_>) -> Vec<Field> {
    let mut fields = vec![
        filled.text("what", "What is to be reached?"),
        filled.text("how", "What do we do for it?"),
        filled.radios("kind", "What kind of action is it?", choices(ActionKind::NAMES, None)),
        filled.line("theme", "Under which theme of the plan?").hint("Leave this empty where its areas tell"),
    ];
    fields.extend(people_fields(offered, filled));
    fields.extend(link_fields(offered, filled));
    fields.extend([
        filled.heading("If it was agreed at a meeting"),
        filled.line("agreed_by", "Who agreed it?").hint("A committee or a person"),
        filled.day("agreed_on", "On which day?"),
        filled.line("minute", "Reference of the minute").wide("govuk-input--width-20"),
        filled.heading("If it is a trial"),
        filled.text("hypothesis", "What shall it show?").hint("So that one can tell afterwards whether it failed"),
        filled.money("budget", "How much money may be lost on it?"),
    ]);
    fields
}

fn people_fields(offered: &Offered<'_>, filled: Filled<'_>) -> Vec<Field> {
    let known: Vec<&str> = own_departments(&offered.book.learners, offered.today).into_iter().take(6).collect();
    let such = if known.is_empty() { String::new() } else { format!(", such as {}", known.join(", ")) };
    let mut fields = vec![filled.heading("Who and when")];
    fields.extend(owner_fields(offered.users, filled, "Who answers for it?"));
    fields.extend([
        filled.line("sponsor", "Who among the senior leaders stands up for it?"),
        filled
            .text("with", "Who works on it with us?")
            .hint("Departments, councils, suppliers: each on a line of its own"),
        filled
            .text("departments", "Which departments does it reach?")
            .hint(&format!("Each on a line of its own, as the council calls it{such}")),
        filled.day("due", "By which day?"),
        filled.number("days", "How many days of work does it take?"),
    ]);
    fields
}

fn link_fields(offered: &Offered<'_>, filled: Filled<'_>) -> Vec<Field> {
    let mut levels = vec![Choice::new("", "To none")];
    levels.extend(level_choices(offered.edition, |_| None));
    let mut fields = vec![
        filled.heading("What it serves"),
        filled.boxes("area", "Which areas does it help?", offered.areas()),
        filled.select("to_level", "To which level does it lead?", levels),
    ];
    for (name, label, choices) in [
        ("indicator", "Which indicators does it move?", offered.indicators()),
        ("outcome", "Which of the council's own outcomes does it serve?", offered.outcomes()),
    ] {
        if !choices.is_empty() {
            fields.push(filled.boxes(name, label, choices));
        }
    }
    fields.push(
        filled
            .text("records", "Which records does it belong to?")
            .hint("Each risk, saving or other record on a line, such as risks/4"),
    );
    let hint = "Type a part of its name to choose it, or its code such as risks/4. May be left empty";
    fields.push(filled.line("record", "One more record it belongs to").hint(hint));
    fields
}

/// The action as it was typed. What nobody types of an action, such as its number, stands as in a new one.
pub fn read(sent: &Sent, today: Date) -> Result<PlannedAction, FieldErrors> {
    let mut typed = Typed::new(sent);
    let mut links: Vec<ActionLink> = typed.values("area").into_iter().map(ActionLink::Index).collect();
    links.extend(sent.all("indicator").into_iter().map(|code| ActionLink::Indicator(code.to_owned())));
    links.extend(typed.values("outcome").into_iter().map(ActionLink::Outcome));
    for name in ["records", "record"] {
        for line in typed.lines(name) {
            match record(&line).map(ActionLink::Record) {
                Ok(link) if links.contains(&link) => {}
                Ok(link) => links.push(link),
                Err(message) => typed.wrong(name, &message),
            }
        }
    }
    let what = typed.needed("what", "Enter what is to be reached");
    let line = |name: &str| Some(sent.text(name).trim().to_owned()).filter(|text| !text.is_empty());
    let written = PlannedAction {
        kind: typed.value("kind", "Select what kind of action it is").unwrap_or(ActionKind::Change),
        how: typed.text("how"),
        with: typed.lines("with"),
        owner: owner_typed(&mut typed),
        due: typed.day("due"),
        to_level: typed.maybe::<u8>("to_level", "Select a level").and_then(Level::new),
        days: typed.maybe("days", "Enter a whole number of days, like 12"),
        links,
        theme: line("theme"),
        sponsor: line("sponsor"),
        hypothesis: typed.text("hypothesis"),
        budget: typed.money("budget"),
        agreed: agreed(&mut typed),
        departments: typed.lines("departments"),
        ..PlannedAction::new(PlannedActionId::new(0), today, what)
    };
    if typed.is_wrong() { Err(typed.errors) } else { Ok(written) }
}

/// Who agreed it and when: both, or neither.
fn agreed(typed: &mut Typed<'_>) -> Option<AgreedBy> {
    let (by, minute) = (typed.text("agreed_by"), typed.text("minute"));
    let on = typed.day("agreed_on");
    if by.is_empty() && minute.is_empty() && on.is_none() {
        return None;
    }
    let by = typed.needed("agreed_by", "Enter who agreed it");
    if on.is_none() && typed.errors.of("agreed_on").is_empty() {
        typed.needed_day("agreed_on", "Enter the day on which it was agreed");
    }
    Some(AgreedBy { by, on: on?, minute })
}
