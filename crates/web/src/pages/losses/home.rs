//! The overview: money at risk, what came back, what to look at next, and where it lies.

use super::{candidates, map, moment};
use crate::components::{PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, go_to, show};
use crate::pages::spend::download;
use actions::jobs::CHECK_LOSSES;
use askama::Template;
use domain::access::{Action, Scope};
use domain::losses::{Harm, HeatMap, State};
use domain::values::Pence;
use store::jobs::JobState;
use store::losses::{Filter, Kept, Sum, Which};

/// Seconds after which the page asks for itself again while the checks run.
const REFRESH_SECONDS: u32 = 2;

#[derive(Template)]
#[template(path = "losses/home.html")]
struct Home {
    page: PageFrame,
    /// The overview in words.
    said: Vec<String>,
    figures: Vec<Shown>,
    next: Option<Next>,
    /// How the last run went, and whether one goes on.
    last: String,
    trouble: String,
    is_running: bool,
    is_nothing_in: bool,
    has_run: bool,
    map: Table,
    may_decide: bool,
    downloads: Vec<(String, &'static str)>,
}

struct Shown {
    label: &'static str,
    number: String,
    note: String,
    href: String,
}

/// What to look at next.
struct Next {
    id: i64,
    title: String,
    why: String,
}

fn total(sums: &[Sum], of: impl Fn(&Sum) -> bool, what: impl Fn(&Sum) -> Pence) -> (u64, Pence) {
    let chosen = sums.iter().filter(|sum| of(sum));
    chosen.fold((0, Pence::ZERO), |(count, pence), sum| (count + sum.count, pence.plus(what(sum)).unwrap_or(pence)))
}

fn is_waiting(sum: &Sum) -> bool {
    matches!(sum.state, State::Open | State::Confirmed)
}

fn figures(sums: &[Sum]) -> Vec<Shown> {
    let of = |harm: Harm| total(sums, |sum| sum.harm == harm && is_waiting(sum), |sum| sum.at_risk);
    let shown = |label, (count, pence): (u64, Pence), href: &str| Shown {
        label,
        number: pence.pounds(),
        note: candidates(count),
        href: href.to_owned(),
    };
    let back = total(sums, |sum| sum.state == State::Recovered, |sum| sum.recovered);
    let undone = total(sums, |sum| sum.state == State::Open && sum.is_undone, |sum| sum.at_risk);
    vec![
        shown(Harm::Overpaid.label(), of(Harm::Overpaid), "/losses/list?state=waiting&harm=overpaid"),
        shown(Harm::PastControl.label(), of(Harm::PastControl), "/losses/list?state=waiting&harm=past_control"),
        shown("Recovered to date", back, "/losses/list?state=recovered"),
        Shown {
            label: "Already undone by a credit",
            number: undone.0.to_string(),
            note: "open, to be cleared".to_owned(),
            href: "/losses/list?state=undone".to_owned(),
        },
    ]
}

fn said(sums: &[Sum]) -> Vec<String> {
    let open = total(sums, |sum| sum.state == State::Open, |sum| sum.at_risk);
    let confirmed = total(sums, |sum| sum.state == State::Confirmed, |sum| sum.at_risk);
    let overpaid = total(sums, |sum| is_waiting(sum) && sum.harm == Harm::Overpaid, |sum| sum.at_risk);
    let back = total(sums, |sum| sum.state == State::Recovered, |sum| sum.recovered);
    let mut said = Vec::new();
    if open.0 + confirmed.0 == 0 {
        said.push("Nothing waits for a decision.".to_owned());
    } else {
        let wait = if open.0 == 1 { "waits" } else { "wait" };
        said.push(format!(
            "{} {wait} for a decision. {} may have been paid in error, and could come back if you ask for it.",
            candidates(open.0),
            overpaid.1.pounds()
        ));
    }
    if confirmed.0 > 0 {
        said.push(format!("{} confirmed as a loss; nothing has come back for them yet.", candidates(confirmed.0)));
    }
    if back.0 > 0 {
        said.push(format!("{} came back so far.", back.1));
    }
    said
}

async fn next(cx: &Cx, scope: &Scope) -> Result<Option<Next>, PageFailure> {
    let filter = Filter { which: Which::In(State::Open), ..Filter::default() };
    let open: Vec<Kept> = store::losses::list(&cx.guildhall().store, scope, &filter, (0, 50)).await?;
    // An overpayment can come back; what went past a control can only be explained.
    let first =
        open.iter().min_by_key(|kept| (kept.at_risk == Pence::ZERO, kept.harm(), kept.check, -kept.at_risk.get()));
    Ok(first.map(|kept| Next {
        id: kept.id,
        title: format!("{}: {}, {}", kept.check.label(), kept.supplier, kept.at_risk),
        why: kept.content.reasons.first().map(|reason| reason.text.clone()).unwrap_or_default(),
    }))
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let sums = store::losses::by_state(store, &scope).await?;
    let job = store::jobs::last_of_kind(store, &scope, CHECK_LOSSES).await?;
    let run = store::losses::last_run(store, &scope).await?;
    let is_running = job.as_ref().is_some_and(|job| matches!(job.state, JobState::Waiting | JobState::Running));
    let failed = job.filter(|job| job.state == JobState::Failed).and_then(|job| job.trouble);
    let map = HeatMap::of(&store::losses::by_service_and_check(store, &scope).await?);
    let areas = store::losses::areas(store, &scope).await?;
    let may_decide = cx.may(Action::DecideLosses);
    let mut page = cx.frame("Losses");
    page.refresh_seconds = is_running.then_some(REFRESH_SECONDS);
    let last = run.map(|run| {
        let left = if run.left_out > 0 {
            format!(
                " {} more, with the least money, were left out: look first whether a file came in twice.",
                run.left_out
            )
        } else {
            String::new()
        };
        format!(
            "The checks ran last on {} and found {} candidates, {} of them new.{left}",
            moment(run.ended_at),
            run.found,
            run.new_ones
        )
    });
    show(&Home {
        page,
        said: said(&sums),
        figures: figures(&sums),
        next: next(&cx, &scope).await?,
        has_run: run.is_some(),
        last: last.unwrap_or_default(),
        trouble: failed.unwrap_or_default(),
        is_running,
        is_nothing_in: store::spend::live_batches(store, &scope).await?.is_empty(),
        map: map::table(&map, &areas, cx.today(), may_decide),
        may_decide,
        downloads: download::links("/losses/map/download", ""),
    })
}

/// Asks that the checks run.
pub async fn run(cx: Cx) -> Answer {
    actions::losses::ask(cx.guildhall(), &cx.scope()?).await?;
    go_to("/losses?done=losses-asked")
}
