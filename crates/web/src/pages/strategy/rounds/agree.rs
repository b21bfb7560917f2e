//! Agreeing one level for an area: the answers with their spread, what the facts say, the level and its reason.

use super::show::{facts, may_see_answers};
use super::{below_round, round};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer as Page, go_to};
use crate::pages::strategy::area::facts_parts;
use crate::pages::strategy::evidence::{FOUND_AT, evidence_links, evidence_said, evidence_typed};
use crate::pages::strategy::offered::{offering_all, records};
use crate::pages::strategy::{day, level_choices};
use crate::pages::versions::{seen, with_seen, wrong_fields};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, show_parts_with, table};
use ::actions::strategy::Heeded;
use domain::access::Action;
use domain::records::Record;
use domain::strategy::Book;
use domain::strategy::checks::propose;
use domain::strategy::editions::{Edition, Index, IndexCode, Level};
use domain::strategy::rounds::{
    Agreed, AskedToAgree, Assessor, LevelWarning, Round, RoundId, RoundState, Spread, agreed_levels, counted,
    groups_told, levels_given, spreads, warnings,
};
use std::collections::BTreeMap;
use store::strategy::Facts;

/// The standard deviation in levels; empty where nobody answered.
fn deviation(spread: &Spread) -> String {
    let shown = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    spread.deviation_hundredths().map_or_else(String::new, shown)
}

/// How many gave each level, group by group; to readers who do not moderate only where five or more did, so that nobody is
/// known by what they said.
fn groups(edition: &Edition, caption: &str, (groups, whole): (&BTreeMap<String, Spread>, &Spread), all: bool) -> Part {
    let row = |name: Option<&str>, spread: &Spread| {
        let name = match name {
            Some("") => "Not said",
            Some(name) => name,
            None => "Groups of fewer than five, with others",
        };
        let mut cells = vec![Cell::new(name)];
        cells.extend(edition.levels.all().map(|level| Cell::number(spread.at(level).to_string())));
        cells.push(Cell::number(spread.points().map_or_else(String::new, |points| points.to_string())));
        cells.push(Cell::number(deviation(spread)));
        cells
    };
    let each = groups.iter().map(|(name, spread)| (Some(name.as_str()), spread.clone()));
    let told = if all { each.collect() } else { groups_told(groups) };
    let mut rows: Vec<Vec<Cell>> = told.iter().map(|(name, spread)| row(*name, spread)).collect();
    rows.push(row(Some("All"), whole));
    let names: Vec<String> = edition.levels.names().iter().map(|name| format!("#{name}")).collect();
    let mut head = vec![caption];
    head.extend(names.iter().map(String::as_str));
    head.extend(["#Spread", "#Standard deviation"]);
    Part::Table(table(&format!("Answers by {}", caption.to_lowercase()), &head, rows))
}

/// What each assessor said, for whoever moderates.
fn answers(edition: &Edition, book: &Book, round: &Round, index: &Index) -> Part {
    let all = book.answers_of(round);
    let given = levels_given(edition, &all);
    let invited = book.invited(round);
    let row = |assessor: &Assessor| {
        let answer =
            all.iter().find(|one| one.assessor == assessor.id && one.index == index.code && one.question.is_none());
        let level = match given.get(&(&index.code, assessor.id)) {
            Some(Some(level)) => edition.levels.name(*level).to_owned(),
            Some(None) => "Cannot say".to_owned(),
            None => "No answer".to_owned(),
        };
        let unmet: Vec<&str> =
            answer.map(|one| one.unmet.iter().map(|level| edition.levels.name(*level)).collect()).unwrap_or_default();
        let shows: Vec<String> = answer.map(|one| one.evidence.iter().map(evidence_said).collect()).unwrap_or_default();
        vec![
            Cell::new(&assessor.name),
            Cell::new(format!("{}, {}", assessor.department, assessor.role)),
            Cell::new(level),
            Cell::new(unmet.join(", ")),
            Cell::new(answer.map_or("", |one| one.comment.as_str())),
            Cell::new(shows.join("; ")),
        ]
    };
    let head = ["Assessor", "Department and role", "Level", "Levels with something not so", "Why", "What shows it"];
    Part::Table(table("What was answered", &head, invited.iter().map(row).collect()))
}

/// What assessors show, with the pages that it can be looked up on; nothing where none leads to a page.
fn to_open(cx: &Cx, book: &Book, round: &Round, index: &Index) -> Vec<Part> {
    let all = book.answers_of(round);
    let invited = book.invited(round);
    let of_this = counted(&all).into_iter().filter(|one| one.index == index.code);
    let mut links = Vec::new();
    for answer in of_this {
        let Some(name) = invited.iter().find(|one| one.id == answer.assessor).map(|one| &one.name) else { continue };
        let shown = answer.evidence.iter().flat_map(|one| evidence_links(cx, book, one));
        let led = shown.filter(|link| !link.href.is_empty());
        links.extend(led.map(|link| Link::new(&format!("{name}: {}", link.text), &link.href)));
    }
    if links.is_empty() { Vec::new() } else { vec![Part::heading("Evidence to open"), Part::Links(links)] }
}

/// What shows an agreed level, as links where there is a page of it.
fn shown_for(cx: &Cx, book: &Book, agreed: &Agreed) -> Vec<Part> {
    let links: Vec<Link> = agreed.evidence.iter().flat_map(|one| evidence_links(cx, book, one)).collect();
    if links.is_empty() { Vec::new() } else { vec![Part::heading("What shows the agreed level"), Part::Links(links)] }
}

/// What whoever moderates sees of the answers, one by one.
fn moderated(cx: &Cx, edition: &Edition, book: &Book, round: &Round, index: &Index) -> Vec<Part> {
    let mut parts = vec![answers(edition, book, round, index)];
    parts.extend(to_open(cx, book, round, index));
    let unmet = unmet_said(edition, book, round, index);
    if !unmet.is_empty() {
        let said = "Some answers give a level and say that something below it is not so. A level stands on those below it, so agree such a level only where what is missing is there after all.";
        parts.push(Part::Warning(said.to_owned()));
        parts.push(Part::Bullets(unmet));
    }
    parts
}

/// The warnings of answers whose level stands on one of which the assessor says that something is not so.
fn unmet_said(edition: &Edition, book: &Book, round: &Round, index: &Index) -> Vec<String> {
    let all = book.answers_of(round);
    let invited = book.invited(round);
    let of_this = counted(&all).into_iter().filter(|one| one.index == index.code);
    let said = of_this.flat_map(|answer| {
        let name = invited.iter().find(|one| one.id == answer.assessor).map(|one| one.name.clone());
        let unmet = warnings(edition, answer).into_iter().filter(|one| matches!(one, LevelWarning::Unmet { .. }));
        unmet.filter_map(move |warning| Some(format!("{}: {warning}", name.as_ref()?))).collect::<Vec<_>>()
    });
    said.collect()
}

fn form(edition: &Edition, index: &Index, round: &Round, at: (Filled<'_>, u32), heed: &[String]) -> Vec<Part> {
    let (filled, version) = at;
    let fields = vec![
        filled.radios("level", "Which level was agreed?", level_choices(edition, |level| index.statement(level))),
        filled.text("why", "Why this level?").hint("So that somebody who was not there can follow it"),
        filled.text("evidence", "What shows it?").hint("Needed above the lowest level"),
        filled.line("found_at", "Where is it to be found?").hint(FOUND_AT),
    ];
    let address = format!("/strategy/rounds/{}/agree/{}/level", round.id, index.code);
    let form = Form::new(address, "Save the level", fields).headed("The agreed level");
    with_seen(form, filled.sent, filled.errors, version).after_thinking_about(heed)
}

/// What the facts say of an area: of a settled round as of the day on which its level was agreed, else as of today.
async fn facts_said(
    cx: &Cx,
    (edition, index): (&Edition, &Index),
    facts: &Facts,
    then: Option<&Agreed>,
) -> Result<Vec<Part>, PageFailure> {
    let (book, reference) = (&facts.book, edition.reference(&index.code));
    let checks = book.checks(&book.editions(), edition);
    let Some(agreed) = then else {
        return Ok(facts_parts(edition, &propose(&reference, &checks, &facts.readings), None));
    };
    let (store, scope) = (&cx.guildhall().store, cx.scope_for(Action::SeeStrategy)?);
    let past = store::strategy::facts_of(store, &scope, agreed.on, facts.today).await?;
    let said = agreed
        .proposed
        .map_or_else(|| "did not say a level".to_owned(), |level| format!("said {}", edition.levels.name(level)));
    let note = format!(
        "As of {}, the day on which the level was agreed, as far as it is known today. When it was agreed, the facts {said}.",
        day(agreed.on)
    );
    Ok(facts_parts(edition, &propose(&reference, &checks, &past.readings), Some(&note)))
}

/// The agreed level in the fields of the form.
fn known(agreed: Option<&Agreed>) -> Sent {
    let shown = agreed.and_then(|one| one.evidence.first());
    Fields::default()
        .maybe("level", agreed.map(|one| one.level))
        .maybe("why", agreed.map(|one| one.why.clone()))
        .maybe("evidence", shown.map(|one| one.text.clone()))
        .maybe("found_at", shown.and_then(|one| one.found_at.clone()))
        .sent()
}

async fn page(cx: &Cx, (id, code): (i64, &str), sent: Option<Sent>, errors: FieldErrors, heed: &[String]) -> Page {
    let facts = facts(cx).await?;
    let (book, editions) = (&facts.book, facts.book.editions());
    let round = round(cx, book, id)?;
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let edition = &book.worded_edition(&editions, &round.edition).ok_or_else(missing)?;
    let code: IndexCode = code.parse().map_err(|_| missing())?;
    let index = edition.index(&code).filter(|index| round.asked.contains(&index.code)).ok_or_else(missing)?;
    let spread =
        spreads(edition, &round.asked, &book.invited(round), &book.answers_of(round)).remove(&code).unwrap_or_default();
    let agreed = agreed_levels(round, &book.agreed).get(&code).copied();
    let mut parts = vec![Part::text(&index.what)];
    if let Some(agreed) = agreed {
        parts.push(Part::Inset(format!("Agreed: {}. {}", edition.levels.name(agreed.level), agreed.why)));
        parts.extend(shown_for(cx, book, agreed));
    }
    let moderates = cx.may(Action::SettleStrategy);
    if may_see_answers(cx, round) && spread.is_few() && !moderates {
        parts.push(Part::Inset(format!(
            "{} gave a level. What fewer than five people said is shown to those who settle the round alone, so that nobody is known by it.",
            spread.whole.answers()
        )));
    } else if may_see_answers(cx, round) {
        parts.push(groups(edition, "Department", (&spread.by_department, &spread.whole), moderates));
        parts.push(groups(edition, "Role", (&spread.by_role, &spread.whole), moderates));
        if !moderates {
            parts.push(Part::text(
                "Groups of fewer than five are shown together, so that nobody is known by what they said.",
            ));
        }
    } else {
        let (count, asked) = (spread.whole.answers() + spread.cannot_say, round.invited.len());
        parts.push(Part::Inset(format!(
            "{count} of {asked} have answered. What they answered is shown once the round is closed, so that each says what they think."
        )));
    }
    if moderates {
        parts.extend(moderated(cx, edition, book, round, index));
    }
    let then = agreed.filter(|_| matches!(round.state, RoundState::Settled { .. }));
    parts.extend(facts_said(cx, (edition, index), &facts, then).await?);
    let can_agree = matches!(round.state, RoundState::Closed { .. }) && cx.may(Action::SettleStrategy);
    if can_agree {
        let version = match agreed {
            Some(agreed) => store::records::one::<Agreed>(&cx.guildhall().store, &cx.scope()?, &agreed.key()).await?,
            None => None,
        };
        let sent = sent.unwrap_or_else(|| known(agreed));
        let at = (Filled { sent: &sent, errors: &errors }, version.map_or(0, |one| one.number));
        parts.extend(offering_all(form(edition, index, round, at, heed), &records(cx, book)));
    }
    let title = format!("{}: one level", index.name);
    show_parts_with(PageFrame { breadcrumbs: below_round(round), ..cx.frame(&title) }, parts, errors)
}

/// The page.
pub async fn open(cx: Cx, Path((id, code)): Path<(i64, String)>) -> Page {
    page(&cx, (id, &code), None, FieldErrors::default(), &[]).await
}

/// Takes the agreed level, and goes on to the next area without one.
pub async fn send(cx: Cx, Path((id, code)): Path<(i64, String)>, sent: Sent) -> Page {
    let index: IndexCode = code.parse().map_err(|_| PageFailure::not_found().framed(cx.frame("")))?;
    let evidence = match evidence_typed(&sent, cx.today()) {
        Ok(evidence) => evidence,
        Err(errors) => return page(&cx, (id, &code), Some(sent), errors, &[]).await,
    };
    let asked = AskedToAgree {
        index: index.clone(),
        level: sent.text("level").parse::<u8>().ok().and_then(Level::new),
        why: sent.text("why").to_owned(),
        evidence,
    };
    let (scope, round_id, at) = (cx.scope()?, RoundId::new(id), (seen(&sent), sent.ticked("confirmed")));
    match ::actions::strategy::rounds::agree(cx.guildhall(), &scope, round_id, &asked, at).await {
        Ok(Heeded::Saved) => go_to(&next(&cx, id, &index).await?),
        Ok(Heeded::ThinkAbout(heed)) => page(&cx, (id, &code), Some(sent), FieldErrors::default(), &heed).await,
        Err(failure) => {
            let errors = wrong_fields(&cx, failure, "level")?;
            page(&cx, (id, &code), Some(sent), errors, &[]).await
        }
    }
}

/// The next area that has no level yet, else the round.
async fn next(cx: &Cx, id: i64, after: &IndexCode) -> Result<String, PageFailure> {
    let facts = facts(cx).await?;
    let round = round(cx, &facts.book, id)?;
    let agreed = agreed_levels(round, &facts.book.agreed);
    let rest = round.asked.iter().skip_while(|code| *code != after).chain(round.asked.iter());
    let open = rest.into_iter().find(|code| !agreed.contains_key(code));
    Ok(match open {
        Some(code) => format!("/strategy/rounds/{id}/agree/{code}?done=level-agreed"),
        None => format!("/strategy/rounds/{id}?done=level-agreed"),
    })
}
