//! Writing an action.

use super::below_actions;
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::{edition, level_choices, record};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use ::actions::Failure;
use ::actions::records::SEEN;
use ::actions::strategy::plan::{self, AskedAction};
use domain::access::Action;
use domain::records::Version;
use domain::strategy::actions::{ActionKind, ActionLink, PlannedAction, PlannedActionId};
use domain::strategy::editions::Level;

/// The fields of an action that is there.
fn fields_of(action: &PlannedAction, seen: u32) -> Sent {
    let links = |pick: fn(&ActionLink) -> Option<String>| action.links.iter().filter_map(pick);
    Fields::default()
        .text("kind", action.kind.name())
        .text("what", &action.what)
        .text("how", &action.how)
        .text("with", action.with.join("\n"))
        .maybe("owner", action.owner.clone())
        .day("due", action.due)
        .maybe("to_level", action.to_level)
        .maybe("days", action.days)
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

async fn page(cx: &Cx, (title, action): (&str, &str), now: Option<u32>, sent: Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let facts = store::strategy::facts(&cx.guildhall().store, &scope, cx.today()).await?;
    let (book, editions) = (&facts.book, facts.book.editions());
    let edition = edition(&facts, &editions)?;
    let filled = Filled { sent: &sent, errors: &errors };
    let areas =
        edition.asked_on(cx.today()).map(|index| Choice::new(&edition.reference(&index.code).to_string(), &index.name));
    let indicators = book.indicators.iter().map(|one| Choice::new(one.code.as_str(), &one.name)).collect();
    let holds =
        |one: &&domain::strategy::actions::Outcome| one.from <= cx.today() && one.to.is_none_or(|to| cx.today() <= to);
    let outcomes = book.outcomes.iter().filter(holds).map(|one| Choice::new(one.code.as_str(), &one.name)).collect();
    let mut levels = vec![Choice::new("", "To none")];
    levels.extend(level_choices(edition, |_| None));
    let mut fields = vec![
        filled.text("what", "What is to be reached?"),
        filled.text("how", "What do we do for it?"),
        filled
            .text("with", "Who works on it with us?")
            .hint("Departments, councils, suppliers: each on a line of its own"),
        filled.line("owner", "Who answers for it?"),
        filled.day("due", "By which day?"),
        filled.number("days", "How many days of work does it take?"),
        filled.radios("kind", "What kind of action is it?", choices(ActionKind::NAMES, None)),
        filled.boxes("area", "Which areas does it help?", areas.collect()),
        filled.select("to_level", "To which level does it lead?", levels),
    ];
    for (name, label, choices) in [
        ("indicator", "Which indicators does it move?", indicators),
        ("outcome", "Which of the council's own outcomes does it serve?", outcomes),
    ] {
        let choices: Vec<Choice> = choices;
        if !choices.is_empty() {
            fields.push(filled.boxes(name, label, choices));
        }
    }
    fields.push(
        filled
            .text("records", "Which records does it belong to?")
            .hint("Each on a line, such as risks/3 or contracts/12"),
    );
    let mut form = Form::new(action, "Save the action", fields).or_leave("Leave it as it is", "/strategy/actions");
    if let Some(now) = now {
        form = with_seen(form, &sent, &errors, now);
    }
    let frame = PageFrame { breadcrumbs: below_actions(), ..cx.frame(title) };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

fn read(sent: &Sent) -> Result<AskedAction, FieldErrors> {
    let mut typed = Typed::new(sent);
    let mut links: Vec<ActionLink> = typed.values("area").into_iter().map(ActionLink::Index).collect();
    links.extend(sent.all("indicator").into_iter().map(|code| ActionLink::Indicator(code.to_owned())));
    links.extend(typed.values("outcome").into_iter().map(ActionLink::Outcome));
    for line in typed.lines("records") {
        match record(&line) {
            Ok(at) => links.push(ActionLink::Record(at)),
            Err(message) => typed.wrong("records", &message),
        }
    }
    let what = typed.needed("what", "Enter what is to be reached");
    let asked = AskedAction {
        kind: typed.value("kind", "Select what kind of action it is").unwrap_or(ActionKind::Change),
        what,
        how: typed.text("how"),
        with: typed.lines("with"),
        owner: Some(typed.text("owner")).filter(|owner| !owner.is_empty()),
        due: typed.day("due"),
        to_level: typed.maybe::<u8>("to_level", "Select a level").and_then(Level::new),
        days: typed.maybe("days", "Enter a whole number of days, like 12"),
        links,
    };
    if typed.is_wrong() { Err(typed.errors) } else { Ok(asked) }
}

/// The empty form; an area, a risk or an indicator in the address is linked already.
pub async fn new(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let risk = asked.entered("risk").map(|risk| format!("risks/{risk}"));
    let records = risk.or_else(|| asked.entered("record").map(str::to_owned));
    let fields = Fields::default()
        .text("kind", ActionKind::Change.name())
        .all("area", asked.entered("area"))
        .all("indicator", asked.entered("indicator"))
        .maybe("records", records);
    page(&cx, NEW, None, fields.sent(), FieldErrors::default()).await
}

const NEW: (&str, &str) = ("Add an action", "/strategy/actions/new");
const CHANGE: &str = "Change an action";

async fn kept(cx: &Cx, id: i64) -> Result<Version<PlannedAction>, PageFailure> {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let kept = store::records::one::<PlannedAction>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// Takes a new action.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let asked = match read(&sent) {
        Ok(asked) => asked,
        Err(errors) => return page(&cx, NEW, None, sent, errors).await,
    };
    match plan::add(cx.guildhall(), &cx.scope()?, &asked).await {
        Ok(id) => go_to(&format!("/strategy/actions/{id}?done=action-added")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, NEW, None, sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The form of an action that is there.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let kept = kept(&cx, id).await?;
    let (sent, address) = (fields_of(&kept.record, kept.number), format!("/strategy/actions/{id}/change"));
    page(&cx, (CHANGE, &address), Some(kept.number), sent, FieldErrors::default()).await
}

/// Takes the change.
pub async fn change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let address = format!("/strategy/actions/{id}/change");
    let now = kept(&cx, id).await?.number;
    let asked = match read(&sent) {
        Ok(asked) => asked,
        Err(errors) => return page(&cx, (CHANGE, &address), Some(now), sent, errors).await,
    };
    let seen = seen(&sent);
    match plan::change(cx.guildhall(), &cx.scope()?, (PlannedActionId::new(id), seen), &asked).await {
        Ok(()) => go_to(&format!("/strategy/actions/{id}?done=action-changed")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, (CHANGE, &address), Some(now), sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
