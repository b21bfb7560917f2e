//! The council's own part of a joint saving: the saving in its register that counts it, or the way to enter it.

use crate::components::{Cell, Link};
use crate::cx::Cx;
use crate::pages::savings::{address, state_said};
use crate::pages::spend::query;
use crate::parts::{Part, table};
use domain::access::Action;
use domain::savings::{JointSaving, Method, Participant, Recurrence, Saving};
use domain::strategy::NumberedJointSaving;
use domain::values::{FinancialYear, Pence, SubjectRef};

/// The noun by which a saving names the joint saving that it is a part of.
const NOUN: &str = "joint_savings";

/// The savings of the register that are parts of a joint saving, those that were withdrawn last.
fn own_parts<'a>(savings: &'a [Saving], number: i64, cx: &Cx) -> Vec<&'a Saving> {
    let id = number.to_string();
    let is_part = |about: &SubjectRef| about.noun() == NOUN && about.id() == id;
    let mut found: Vec<&Saving> = savings.iter().filter(|one| one.about.as_ref().is_some_and(is_part)).collect();
    found.sort_by_key(|one| !one.stands(cx.today()));
    found
}

/// The form for a saving, filled with a participant's part: nothing is kept until somebody has read and sent it.
fn filled_form(cx: &Cx, one: &NumberedJointSaving, participant: &Participant, part: Pence) -> String {
    let (joint, year) = (&one.joint, FinancialYear::of(cx.today()));
    let name = &participant.name;
    let how = format!("The part of {name} in what is saved together, apportioned: {}", joint.by.label().to_lowercase());
    let fields = [
        ("title", format!("{}: the part of {name}", joint.title)),
        ("decided", "go".to_owned()),
        ("about", format!("{NOUN}/{}", one.number)),
        ("kind", "cashable".to_owned()),
        ("method", Method::Joint.name().to_owned()),
        ("how", how),
        ("recurrence", Recurrence::Recurring.name().to_owned()),
        ("baseline-amount", participant.before.plain()),
        ("baseline-what", format!("What {name} paid in a year before")),
        ("baseline-period", year.previous().to_string()),
        ("baseline-source", format!("The joint saving {:?}", joint.title)),
        ("year-0", year.to_string()),
        ("forecast-0", part.plain()),
    ];
    let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("/savings/new{}", query(&pairs))
}

/// The ways to enter the council's own part: one where it is known which of the participants it is, else one for each.
fn ways(cx: &Cx, one: &NumberedJointSaving, council: &str, parts: &[Pence]) -> Vec<Part> {
    let all: Vec<(&Participant, &Pence)> = one.joint.participants.iter().zip(parts).collect();
    if let Some((participant, part)) = one.joint.participant_of(council).and_then(|at| all.get(at)) {
        let said = format!("Our part is {part} in a year. It counts in no total until it stands in our register.");
        let button = Part::button("Enter our own part", &filled_form(cx, one, participant, **part));
        return vec![Part::text(said), button];
    }
    let link = |(participant, part): &(&Participant, &Pence)| {
        Link::new(&format!("Enter the part of {}", participant.name), &filled_form(cx, one, participant, **part))
    };
    let said = "None of those who take part has the name of this council. Enter the part that is ours:";
    vec![Part::text(said), Part::Links(all.iter().map(link).collect())]
}

/// What stands in the register of the joint saving, and how it can be entered where nothing does.
pub fn shown(cx: &Cx, one: &NumberedJointSaving, savings: &[Saving]) -> Vec<Part> {
    let joint: &JointSaving = &one.joint;
    let council = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.name.clone());
    let council = council.unwrap_or_default();
    let Ok(parts) = joint.annual().and_then(|annual| joint.parts(annual)) else { return Vec::new() };
    let own = own_parts(savings, one.number, cx);
    let mut shown = vec![Part::heading("Our own part")];
    let part = joint.participant_of(&council).and_then(|at| parts.get(at)).copied();
    let row = |saving: &&Saving| {
        let title = Cell::new(saving.title.as_str()).to(address(saving.id));
        let years: Vec<String> =
            saving.years.iter().map(|year| format!("{} in {}", year.forecast, year.year)).collect();
        vec![title, Cell::new(state_said(saving, cx.today())), Cell::new(years.join(", "))]
    };
    if !own.is_empty() {
        let head = ["Saving", "State", "Planned"];
        shown.push(Part::Table(table("In our register", &head, own.iter().map(row).collect())));
        shown.push(Part::text("The joint sum itself counts in no total: what stands in our register does, once."));
    }
    let standing: Vec<&&Saving> = own.iter().filter(|saving| saving.stands(cx.today())).collect();
    // What was planned of earlier years may have followed other prices: the last year says what is planned now.
    let differs = |saving: &&&Saving| saving.years.iter().max_by_key(|one| one.year).map(|one| one.forecast) != part;
    if let Some(part) = part.filter(|_| standing.iter().any(differs)) {
        let said = format!("By the joint saving our part is {part} in a year, and the register says another sum.");
        shown.push(Part::Inset(said));
    }
    if standing.is_empty() && cx.may(Action::EditSavings) {
        shown.extend(ways(cx, one, &council, &parts));
    } else if own.is_empty() {
        shown.push(Part::text("Our part is not in our register yet."));
    }
    shown
}
