//! One candidate: its lines, why it was found, what was decided.

use super::{below_losses, lines, list, moment};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show_with};
use askama::Template;
use axum::http::StatusCode;
use domain::access::{Action, Scope};
use domain::losses::State;
use domain::values::Pence;
use std::collections::BTreeMap;
use store::losses::{Decided, Kept};

#[derive(Template)]
#[template(path = "losses/show.html")]
struct Shown {
    page: PageFrame,
    errors: FieldErrors,
    id: i64,
    summary: Summary,
    reasons: Vec<(&'static str, String)>,
    undone: String,
    quiet: String,
    withdrawn: String,
    lines: Table,
    more: usize,
    history: Table,
    states: Vec<Choice>,
    pattern: String,
    keeps_quiet: bool,
    may_decide: bool,
    sent: Sent,
}

fn summary(kept: &Kept) -> Summary {
    let mut rows = vec![
        SummaryRow::new("State", list::state_said(kept)),
        SummaryRow::new("At risk", kept.at_risk.to_string()),
        SummaryRow::new("Found by", list::checks_said(kept)),
        SummaryRow::new("What it is about", kept.harm().label()),
        SummaryRow::new("Service", super::service_said(&kept.service)),
        SummaryRow::new("Found on", moment(kept.found_at)),
    ];
    if kept.counted_elsewhere > Pence::ZERO {
        let text = format!("{} of {} is counted by another candidate", kept.counted_elsewhere, kept.amount);
        rows.insert(2, SummaryRow::new("Counted elsewhere", text));
    }
    if kept.recovered > Pence::ZERO {
        rows.insert(2, SummaryRow::new("Recovered", format!("{} of {}", kept.recovered, kept.amount)));
    }
    Summary::new(rows)
}

fn history(decided: &[Decided], names: &BTreeMap<i64, String>) -> Table {
    let heads = ["When", "Who", "Decision", "Recovered", "Why"];
    let row = |one: &Decided| {
        let back = if one.recovered > Pence::ZERO { one.recovered.to_string() } else { String::new() };
        let who = names.get(&one.by).cloned().unwrap_or_default();
        let to = if one.to == State::Open { "Opened again" } else { one.to.label() };
        [moment(one.at), who, to.to_owned(), back, one.why.clone()].map(crate::components::Cell::new).to_vec()
    };
    Table {
        caption: "What was decided".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: heads.map(crate::components::Heading::new).to_vec(),
        rows: decided.iter().map(row).collect(),
        first_cell_is_header: false,
    }
}

/// What can be decided from a state.
fn states(from: State, picked: &str) -> Vec<Choice> {
    let all = [
        (State::Recovered, "The money came back, all or part of it", "Enter the sum below"),
        (State::Confirmed, "It is a loss, and nothing has come back yet", "It stays on the list until it does"),
        (State::Cleared, "It is as it should be", "Say why below, so that an auditor can follow it"),
        (State::Open, "Open it again", "Nothing is decided any more"),
    ];
    let can_be = all.into_iter().filter(|(to, ..)| *to != from || from == State::Recovered);
    can_be.map(|(to, text, hint)| Choice::new(to.name(), text).hint(hint).picked(picked == to.name())).collect()
}

async fn known(cx: &Cx, scope: &Scope, id: i64) -> Result<Kept, PageFailure> {
    let kept = store::losses::kept(&cx.guildhall().store, scope, id).await?;
    kept.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

/// The page, with what was sent and is wrong with it.
pub async fn again(cx: Cx, id: i64, errors: FieldErrors, sent: Sent) -> Answer {
    let scope = cx.scope_for(Action::SeeLosses)?;
    let kept = known(&cx, &scope, id).await?;
    let (lines, more) = lines::beside(&cx, &scope, &kept).await?;
    let decided = store::losses::decisions(&cx.guildhall().store, &scope, id).await?;
    let ids: Vec<i64> = decided.iter().map(|one| one.by).collect();
    let names = store::people::names(&cx.guildhall().store, &ids).await?;
    let title = format!("{}: {}", kept.check.label(), kept.supplier);
    let telling = kept.content.reasons.iter().filter(|reason| reason.pattern.is_telling());
    let pattern: Vec<String> = telling.map(|reason| reason.pattern.said()).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let withdrawn = kept.withdrawn.as_ref();
    show_with(
        status,
        &Shown {
            page: PageFrame { breadcrumbs: below_losses(), has_errors: !errors.is_empty(), ..cx.frame(&title) },
            id,
            summary: summary(&kept),
            reasons: kept.content.reasons.iter().map(|one| (one.check.label(), one.text.clone())).collect(),
            undone: kept.content.undone.as_ref().map(|undone| undone.text.clone()).unwrap_or_default(),
            quiet: kept.quiet_why.clone().unwrap_or_default(),
            withdrawn: withdrawn.map(|(at, why)| format!("Withdrawn on {}. {why}", moment(*at))).unwrap_or_default(),
            lines,
            more,
            history: history(&decided, &names),
            states: states(kept.state, sent.text("state")),
            pattern: pattern.join("; "),
            keeps_quiet: sent.ticked("keeps_quiet"),
            may_decide: cx.may(Action::DecideLosses) && kept.withdrawn.is_none(),
            errors,
            sent,
        },
    )
}

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    again(cx, id, FieldErrors::default(), Sent::default()).await
}
