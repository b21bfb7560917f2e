//! One action: what it says, how far it is, what was done about it.

use super::below_actions;
use super::owner::{owner_fields, owner_typed, users};
use super::said::{link, savings, summary};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::evidence::{FOUND_AT, evidence_links, evidence_typed};
use crate::pages::strategy::offered::{offering_all, records};
use crate::pages::versions::history;
use crate::parts::form::{Filling, choices};
use crate::parts::{Button, Field, Filled, Form, Part, Typed, show_parts_with};
use ::actions::Failure;
use ::actions::records::SEEN;
use ::actions::strategy::plan;
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::actions::{ActionChange, ActionState, MergedEffort, PlannedAction, PlannedActionId, same_as};

fn shows(filled: Filled<'_>) -> [Field; 2] {
    [filled.text("evidence", "What shows it?"), filled.line("found_at", "Where is it to be found?").hint(FOUND_AT)]
}

/// A step with an action as a form: where it is sent, its name, its heading, its button and its fields.
fn step_form(base: &str, seen: u32, (step, heading, button): (&str, &str, &str), fields: Vec<Field>) -> Part {
    let form = Form::new(format!("{base}/{step}"), button, fields).headed(heading).with(SEEN, seen.to_string());
    Part::form(form.looking("govuk-button--secondary"))
}

/// Saying how far an action is, and that it is done.
fn reports(base: &str, seen: u32, filling: &Filling<'_>) -> Vec<Part> {
    let filled = filling.of(&format!("{base}/report"));
    let mut report = vec![filled.number("done_per_cent", "How much of it is done?").suffix("%")];
    report.extend(shows(filled));
    let filled = filling.of(&format!("{base}/finish"));
    let mut finish = vec![filled.text("effect", "What came of it, also where it failed?")];
    finish.extend(shows(filled));
    vec![
        step_form(base, seen, ("report", "Say how far it is", "Save how far it is"), report),
        step_form(base, seen, ("finish", "It is done", "Save that it is done"), finish),
    ]
}

fn steps(book: &Book, (action, seen): (&PlannedAction, u32), users: &[String], filling: &Filling<'_>) -> Vec<Part> {
    let base = format!("/strategy/actions/{}/step", action.id);
    match action.state {
        ActionState::Planned | ActionState::UnderWay => {
            let why = |filled: Filled<'_>| filled.text("why", "Why?");
            let filled = filling.of(&format!("{base}/move"));
            let mut moved = vec![filled.day("due", "By which day now?")];
            moved.extend(owner_fields(users, filled, "Who answers for it now?"));
            moved.push(why(filled));
            let mut parts = reports(&base, seen, filling);
            parts.push(step_form(&base, seen, ("move", "Another day or another person", "Save the change"), moved));
            parts.push(step_form(
                &base,
                seen,
                ("stop", "Stop it", "Stop it"),
                vec![why(filling.of(&format!("{base}/stop")))],
            ));
            parts.extend(merge_form(book, action, filling));
            parts
        }
        ActionState::Done { .. } | ActionState::Stopped { .. } => {
            vec![step_form(&base, seen, ("reopen", "Go on with it", "Open it again"), Vec::new())]
        }
        ActionState::Merged { .. } | ActionState::Passed { .. } => Vec::new(),
    }
}

/// What who answers for an action may do with it, also who may change nothing else: say how far it is.
fn own_steps(cx: &Cx, action: &PlannedAction, seen: u32, filling: &Filling<'_>) -> Vec<Part> {
    let name = cx.who.as_ref().and_then(|who| who.person.name.as_deref()).unwrap_or_default();
    if !action.state.is_open() || !action.is_owned_by(name) {
        return Vec::new();
    }
    let mut parts = vec![Part::text("You answer for this action. Say here how far it is.")];
    parts.extend(reports(&format!("/strategy/actions/{}/own", action.id), seen, filling));
    parts
}

fn merge_form(book: &Book, action: &PlannedAction, filling: &Filling<'_>) -> Option<Part> {
    let near = same_as(&book.actions, action);
    if near.is_empty() {
        return None;
    }
    let choice = |id: &PlannedActionId| {
        let other = book.actions.iter().find(|one| one.id == *id)?;
        Some(Choice::new(&id.to_string(), &capitalised(&other.told_apart())))
    };
    let address = format!("/strategy/actions/{}/merge", action.id);
    let filled = filling.of(&address);
    let fields = vec![
        filled.radios("other", "Which action says the same?", near.iter().filter_map(choice).collect()),
        filled.radios("effort", "Which days of work count then?", choices(MergedEffort::NAMES, None)),
        filled.text("why", "Why are the two one?"),
    ];
    let form = Form::new(address, "Make them one", fields)
        .headed("Said twice")
        .saying(format!("This is {}. It keeps the people, links, partners and evidence of both, and the earlier day. The other stays, and points here.", action.told_apart()))
        .looking("govuk-button--secondary");
    Some(Part::form(form))
}

/// The words with a capital at their beginning.
fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

async fn page(cx: Cx, id: i64, sent: Sent, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let kept = store::records::one::<PlannedAction>(&cx.guildhall().store, &scope, &id.to_string()).await?;
    let kept = kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let (action, editions) = (&kept.record, book.editions());
    let edition = book.edition(&editions).ok_or_else(PageFailure::not_found)?;
    let mut parts = Vec::new();
    let may = cx.may(Action::EditStrategy);
    if may && action.state.is_open() {
        let change = Link::new("Change what it says", &format!("/strategy/actions/{id}/change"));
        parts.push(Part::Buttons(vec![Button { link: change, secondary: true }]));
    }
    let users = users(&cx, &scope).await?;
    parts.push(Part::Summary(summary(edition, action, &users, &cx)));
    let missing = action.missing();
    if !missing.is_empty() && may {
        parts.push(Part::Heading("Still to be filled in".to_owned()));
        parts.push(Part::Bullets(missing.into_iter().map(str::to_owned).collect()));
    }
    if !action.links.is_empty() {
        parts.push(Part::Heading("What it serves or belongs to".to_owned()));
        parts.push(Part::Links(action.links.iter().map(|one| link(&cx, &book, &editions, one)).collect()));
    }
    if !action.evidence.is_empty() {
        parts.push(Part::Heading("What shows it".to_owned()));
        parts.push(Part::Links(action.evidence.iter().flat_map(|one| evidence_links(&cx, &book, one)).collect()));
    }
    parts.extend(savings(&cx, &book, action)?);
    let nothing = (Sent::default(), FieldErrors::default());
    let filling = Filling { sent: &sent, errors: &errors, to: &cx.path, nothing: &nothing };
    parts.extend(if may {
        steps(&book, (action, kept.number), &users, &filling)
    } else {
        own_steps(&cx, action, kept.number, &filling)
    });
    parts.push(Part::Table(history::<PlannedAction>(&cx, &id.to_string()).await?));
    let frame = PageFrame { breadcrumbs: below_actions(), ..cx.frame(&action.what) };
    show_parts_with(frame, offering_all(parts, &records(&cx, &book)), errors)
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    page(cx, id, Sent::default(), FieldErrors::default()).await
}

fn read(step: &str, sent: &Sent, cx: &Cx) -> Result<Option<ActionChange>, FieldErrors> {
    let mut typed = Typed::new(sent);
    let evidence = evidence_typed(sent, cx.today())?;
    let change = match step {
        "report" => {
            let done_per_cent = typed.value("done_per_cent", "Enter from 0 to 100").unwrap_or(0);
            ActionChange::Report { done_per_cent, evidence }
        }
        "finish" => ActionChange::Finish { effect: typed.text("effect"), evidence },
        "stop" => ActionChange::Stop { why: typed.text("why") },
        "reopen" => ActionChange::Reopen,
        "move" => {
            let owner = owner_typed(&mut typed);
            ActionChange::Move { due: typed.day("due"), owner, why: typed.text("why") }
        }
        _ => return Ok(None),
    };
    if typed.is_wrong() { Err(typed.errors) } else { Ok(Some(change)) }
}

/// Takes a step.
pub async fn step(cx: Cx, Path((id, step)): Path<(i64, String)>, sent: Sent) -> Answer {
    let change = match read(&step, &sent, &cx) {
        Ok(Some(change)) => change,
        Ok(None) => return Err(PageFailure::not_found().framed(cx.frame(""))),
        Err(errors) => return page(cx, id, sent, errors).await,
    };
    let seen = sent.text(SEEN).parse().unwrap_or(0);
    let came = plan::step(cx.guildhall(), &cx.scope()?, (PlannedActionId::new(id), seen), change).await;
    done(cx, id, sent, came, "action-changed").await
}

/// Takes what who answers for an action says of it.
pub async fn own_step(cx: Cx, Path((id, step)): Path<(i64, String)>, sent: Sent) -> Answer {
    let change = match read(&step, &sent, &cx) {
        Ok(Some(change)) => change,
        Ok(None) => return Err(PageFailure::not_found().framed(cx.frame(""))),
        Err(errors) => return page(cx, id, sent, errors).await,
    };
    let seen = sent.text(SEEN).parse().unwrap_or(0);
    let came = plan::report_own(cx.guildhall(), &cx.scope()?, (PlannedActionId::new(id), seen), change).await;
    done(cx, id, sent, came, "action-changed").await
}

/// Merges another action into this one.
pub async fn merge(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let other = PlannedActionId::new(sent.text("other").parse().unwrap_or(0));
    let (scope, keep) = (cx.scope()?, PlannedActionId::new(id));
    let mut typed = Typed::new(&sent);
    let effort = typed.value("effort", "Select which days of work count");
    let Some(effort) = effort else {
        let errors = typed.errors;
        return page(cx, id, sent, errors).await;
    };
    let came = plan::merge(cx.guildhall(), &scope, (keep, other), effort, sent.text("why")).await;
    done(cx, id, sent, came, "action-merged").await
}

async fn done(cx: Cx, id: i64, sent: Sent, came: Result<(), Failure>, code: &str) -> Answer {
    match came {
        Ok(()) => go_to(&format!("/strategy/actions/{id}?done={code}")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, id, sent, errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
