//! One round: who is asked, how far they are, and what is next.

use super::{below_rounds, round, state_said};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::surveys::links::site;
use crate::parts::{Button, Filled, Form, Part, Typed, show_parts_with, table};
use ::actions::Failure;
use ::actions::strategy::rounds as act;
use ::actions::strategy::rounds::NewAssessor;
use axum::http::HeaderMap;
use domain::access::{Action, Scope};
use domain::people::PersonId;
use domain::strategy::editions::Edition;
use domain::strategy::rounds::{AreaSpread, Assessor, AssessorId, Round, RoundId, RoundState, agreed_levels, spreads};
use domain::strategy::{Book, rounds::levels_given};
use store::strategy::Facts;

/// How many areas an assessor answered.
fn answered(edition: &Edition, book: &Book, round: &Round, assessor: AssessorId) -> usize {
    let answers = book.answers_of(round);
    levels_given(edition, &answers).keys().filter(|(_, by)| *by == assessor).count()
}

fn people(cx: &Cx, edition: &Edition, book: &Book, round: &Round) -> Part {
    let may = cx.may(Action::SettleStrategy);
    let row = |one: &Assessor| {
        let far = format!("{} of {}", answered(edition, book, round, one.id), asked(edition, round, cx));
        let name = Cell::new(&one.name);
        let address = format!("/strategy/rounds/{}/assessors/{}", round.id, one.id);
        vec![
            if may { name.to(address) } else { name },
            Cell::new(&one.department),
            Cell::new(&one.role),
            Cell::new(far),
        ]
    };
    let rows = book.invited(round).iter().map(row).collect();
    Part::Table(table("Who is asked", &["Assessor", "Department", "Role", "Areas answered"], rows))
}

/// How many areas a round asks.
fn asked(edition: &Edition, round: &Round, cx: &Cx) -> usize {
    if round.asked.is_empty() { edition.asked_on(cx.today()).count() } else { round.asked.len() }
}

/// Which areas a round asks, where it does not ask all that are in use.
fn some_areas(edition: &Edition, round: &Round, cx: &Cx) -> Option<Part> {
    let in_use = edition.asked_on(cx.today()).count();
    let names = round.asked.iter().filter_map(|code| edition.index(code)).map(|index| index.name.as_str());
    let names: Vec<&str> = names.collect();
    let some = !names.is_empty() && names.len() < in_use;
    some.then(|| Part::text(format!("It asks {} of {in_use} areas: {}.", names.len(), names.join(", "))))
}

/// The areas with the spread of the answers and the level that was agreed.
fn areas(cx: &Cx, edition: &Edition, book: &Book, round: &Round) -> Vec<Part> {
    let found = spreads(edition, &round.asked, &book.invited(round), &book.answers_of(round));
    let agreed = agreed_levels(round, &book.agreed);
    let may_agree = matches!(round.state, RoundState::Closed { .. } | RoundState::Settled { .. });
    let hides = |area: &AreaSpread| area.is_few() && !cx.may(Action::SettleStrategy);
    let row = |(code, area): (&domain::strategy::editions::IndexCode, &AreaSpread)| {
        let name = edition.index(code).map_or_else(|| code.to_string(), |index| index.name.clone());
        let level = |level: Option<domain::strategy::editions::Level>| {
            level.map_or_else(String::new, |level| edition.levels.name(level).to_owned())
        };
        let cell = Cell::new(name);
        let address = format!("/strategy/rounds/{}/agree/{code}", round.id);
        let is_told = !hides(area);
        let told = |text: String| if is_told { text } else { "Fewer than five".to_owned() };
        vec![
            if may_agree { cell.to(address) } else { cell },
            Cell::number(told(area.whole.answers().to_string())),
            Cell::new(told(level(area.whole.low()))),
            Cell::new(told(level(area.whole.high()))),
            Cell::number(told(area.whole.points().map_or_else(String::new, |points| points.to_string()))),
            Cell::number(told(area.cannot_say.to_string())),
            Cell::number(area.silent.to_string()),
            Cell::number(told(area.contradict.to_string())),
            Cell::new(agreed.get(code).map_or("Not agreed yet", |one| edition.levels.name(one.level))),
        ]
    };
    let order = edition.indices.iter().filter_map(|index| found.get_key_value(&index.code));
    let head = [
        "Area",
        "#Levels given",
        "Lowest",
        "Highest",
        "#Spread",
        "#Cannot say",
        "#Has not answered",
        "#Contradict themselves",
        "Agreed",
    ];
    let mut parts = vec![Part::Table(table("What was answered", &head, order.map(row).collect()))];
    if found.values().any(hides) {
        let said = "What fewer than five people said is shown to those who settle the round alone, so that nobody is known by it.";
        parts.push(Part::text(said));
    }
    if found.values().any(|area| area.contradict > 0 && !hides(area)) {
        let said = "An answer contradicts itself where it gives a level and says that something up to that level is not so. It counts as it was given: the page of the area says what is missing.";
        parts.push(Part::text(said));
    }
    parts
}

async fn invite_form(cx: &Cx, round: &Round, filled: Filled<'_>) -> Result<Part, crate::failure::PageFailure> {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let people = store::people::of_council(&cx.guildhall().store, &scope).await?;
    let mut choices = vec![Choice::new("", "Nobody who signs in: their answers are entered for them")];
    choices.extend(people.iter().map(|one| Choice::new(&one.id.get().to_string(), &one.shown_name())));
    let fields = vec![
        filled.select("person", "Who signs in to answer?", choices),
        filled.line("name", "Name").hint("May be left empty for somebody who signs in"),
        filled.line("department", "Department"),
        filled.line("role", "Role").hint("For example head of service, budget holder, councillor"),
    ];
    let form = Form::new(format!("/strategy/rounds/{}/invite", round.id), "Invite", fields);
    Ok(Part::form(form.headed("Invite somebody").looking("govuk-button--secondary")))
}

/// The box by which somebody says that a round is to be settled.
const SURE: &str = "sure";

fn steps(round: &Round, filled: Filled<'_>, is_agreed: bool) -> Vec<Part> {
    let address = |step: &str| format!("/strategy/rounds/{}/step/{step}", round.id);
    let last_day = || filled.day("last_day", "Last day to answer").hint("May be left empty");
    match round.state {
        RoundState::Planned if round.invited.is_empty() => {
            vec![Part::text("Next: invite people of several departments.")]
        }
        RoundState::Planned => {
            vec![Part::form(
                Form::new(address("open"), "Open the round", vec![last_day()]).headed("Open it for answers"),
            )]
        }
        RoundState::Open { .. } => {
            let why = filled.line("why", "Why is it closed?").hint("For example: everybody has answered");
            vec![Part::form(
                Form::new(address("close"), "Close the round", vec![why])
                    .headed("Close it")
                    .saying("Answers stop, and the levels can be agreed. It can be opened again.")
                    .looking("govuk-button--secondary"),
            )]
        }
        RoundState::Closed { .. } => {
            let mut parts = Vec::new();
            let sure =
                filled.boxes(SURE, "Shall it be settled?", vec![Choice::new("yes", "Yes, the levels are final")]);
            if is_agreed {
                parts.push(Part::form(
                    Form::new(address("settle"), "Settle the round", vec![sure])
                        .headed("Settle it")
                        .saying("The agreed levels count from today, and cannot be changed any more: a settled round is not opened again. Another round can be prepared at any time."),
                ));
            } else {
                parts.push(Part::Inset("Next: agree a level for each area in the table.".to_owned()));
            }
            parts.push(Part::form(
                Form::new(address("reopen"), "Open it again", vec![last_day()])
                    .headed("Open it again for answers")
                    .looking("govuk-button--secondary"),
            ));
            parts
        }
        RoundState::Settled { .. } => {
            let said = "Its levels are final. To look again at any area, prepare another round.";
            let button = Button { link: Link::new("See where the council stands", "/strategy"), secondary: false };
            vec![
                Part::Way(said.to_owned(), Link::new("Prepare another round", "/strategy/rounds/new")),
                Part::Buttons(vec![button]),
            ]
        }
    }
}

/// Whether somebody sees what others answered. Until a round is closed only who settles it does: each says what they think.
pub fn may_see_answers(cx: &Cx, round: &Round) -> bool {
    matches!(round.state, RoundState::Closed { .. } | RoundState::Settled { .. }) || cx.may(Action::SettleStrategy)
}

/// The assessor that the person is, where they are invited.
pub fn own(cx: &Cx, book: &Book, round: &Round) -> Option<AssessorId> {
    let person = cx.who.as_ref().map(|who| who.person.id)?;
    book.invited(round).iter().find(|one| one.person == Some(person)).map(|one| one.id)
}

/// Where assessors answer, for whoever tells them: nobody is written to.
fn to_hand_on(site: &str, round: &Round) -> Vec<Part> {
    vec![
        Part::text(
            "Guildhall writes to nobody. Give this address to those who sign in to answer; for the others, choose them in the table and enter their answers.",
        ),
        Part::Inset(format!("{site}/strategy/rounds/{}/answer", round.id)),
    ]
}

async fn page(cx: Cx, id: i64, sent: Sent, errors: FieldErrors, site: &str) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let editions = book.editions();
    let round = round(&cx, &book, id)?;
    let edition = editions.get(&round.edition).ok_or_else(crate::failure::PageFailure::not_found)?;
    let mut parts = vec![Part::text(format!("{}. It asks by the {}.", state_said(round), edition.name))];
    parts.extend(some_areas(edition, round, &cx));
    if let (Some(assessor), RoundState::Open { .. }) = (own(&cx, &book, round), &round.state) {
        let far = answered(edition, &book, round, assessor);
        let (total, address) = (asked(edition, round, &cx), format!("/strategy/rounds/{id}/answer"));
        let said = if far < total { "Give your answers" } else { "Change your answers" };
        parts.push(Part::text(format!("You have answered {far} of {total} areas.")));
        parts.push(Part::button(said, &address));
    }
    let filled = Filled { sent: &sent, errors: &errors };
    if cx.may(Action::SettleStrategy) {
        let levels = agreed_levels(round, &book.agreed);
        let is_agreed = round.asked.iter().all(|code| levels.contains_key(code));
        parts.extend(steps(round, filled, is_agreed));
    }
    let is_begun = !matches!(round.state, RoundState::Planned);
    if is_begun && may_see_answers(&cx, round) {
        parts.extend(areas(&cx, edition, &book, round));
    }
    if round.invited.is_empty() {
        parts.push(Part::text("Nobody is invited yet."));
    } else {
        parts.push(people(&cx, edition, &book, round));
    }
    let is_asked = matches!(round.state, RoundState::Planned | RoundState::Open { .. }) && !round.invited.is_empty();
    if is_asked && !site.is_empty() && cx.may(Action::SettleStrategy) {
        parts.extend(to_hand_on(site, round));
    }
    let takes_people = matches!(round.state, RoundState::Planned | RoundState::Open { .. });
    if takes_people && cx.may(Action::SettleStrategy) {
        parts.push(invite_form(&cx, round, filled).await?);
    }
    let frame = PageFrame { breadcrumbs: below_rounds(), ..cx.frame(&round.name) };
    show_parts_with(frame, parts, errors)
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>, headers: HeaderMap) -> Answer {
    let site = site(&cx, &headers);
    page(cx, id, Sent::default(), FieldErrors::default(), &site).await
}

async fn done(cx: Cx, id: i64, sent: Sent, came: Result<(), Failure>, code: &str) -> Answer {
    match came {
        Ok(()) => go_to(&format!("/strategy/rounds/{id}?done={code}")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, id, sent, errors, "").await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Invites somebody. Of a person who signs in, the name is known.
pub async fn invite(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let person = sent.text("person").parse().ok().map(PersonId::new);
    let name = known_name(&cx, &scope, person).await?.filter(|_| sent.entered("name").is_none());
    let new = NewAssessor {
        person,
        name: name.unwrap_or_else(|| sent.text("name").to_owned()),
        department: sent.text("department").to_owned(),
        role: sent.text("role").to_owned(),
    };
    let came = act::invite(cx.guildhall(), &scope, RoundId::new(id), &new).await.map(|_| ());
    done(cx, id, sent, came, "assessor-invited").await
}

async fn known_name(
    cx: &Cx,
    scope: &Scope,
    person: Option<PersonId>,
) -> Result<Option<String>, crate::failure::PageFailure> {
    let people = store::people::of_council(&cx.guildhall().store, scope).await?;
    Ok(person.and_then(|id| people.iter().find(|one| one.id == id)).map(|one| one.shown_name()))
}

/// Releases an assessor.
pub async fn release(cx: Cx, Path((id, assessor)): Path<(i64, i64)>, sent: Sent) -> Answer {
    let came = act::release(cx.guildhall(), &cx.scope()?, RoundId::new(id), AssessorId::new(assessor)).await;
    done(cx, id, sent, came, "assessor-released").await
}

/// Takes a step: open, close, reopen, settle.
pub async fn step(cx: Cx, Path((id, step)): Path<(i64, String)>, sent: Sent) -> Answer {
    let (scope, round) = (cx.scope()?, RoundId::new(id));
    let mut typed = Typed::new(&sent);
    let last_day = typed.day("last_day");
    if step == "settle" && !sent.ticked(SURE) {
        typed.wrong(SURE, "Tick the box if the levels are final: a settled round is not opened again");
    }
    if typed.is_wrong() {
        let errors = typed.errors;
        return page(cx, id, sent, errors, "").await;
    }
    let (came, code) = match step.as_str() {
        "open" => (act::open(cx.guildhall(), &scope, round, last_day).await, "round-opened"),
        "close" => (act::close(cx.guildhall(), &scope, round, sent.text("why")).await, "round-closed"),
        "reopen" => (act::reopen(cx.guildhall(), &scope, round, last_day).await, "round-opened"),
        "settle" => (act::settle(cx.guildhall(), &scope, round).await, "round-settled"),
        _ => return Err(crate::failure::PageFailure::not_found().framed(cx.frame(""))),
    };
    done(cx, id, sent, came, code).await
}

/// What the pages of a round are made from.
pub async fn facts(cx: &Cx) -> Result<Facts, crate::failure::PageFailure> {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    Ok(store::strategy::facts(&cx.guildhall().store, &scope, cx.today()).await?)
}
