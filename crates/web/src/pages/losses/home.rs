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
    let at_risk = |of: &dyn Fn(&Sum) -> bool| total(sums, of, |sum| sum.at_risk);
    let shown = |label, (count, pence): (u64, Pence), confirmed: u64, href: &str| Shown {
        label,
        number: pence.pounds(),
        note: match confirmed {
            0 => candidates(count),
            confirmed => format!("{}, {confirmed} of them confirmed", candidates(count)),
        },
        href: href.to_owned(),
    };
    let of = |harm: Harm, href: &str| {
        let confirmed = at_risk(&|sum| sum.harm == harm && sum.state == State::Confirmed).0;
        shown(harm.label(), at_risk(&|sum| sum.harm == harm && is_waiting(sum)), confirmed, href)
    };
    let back = total(sums, |sum| sum.state == State::Recovered, |sum| sum.recovered);
    let undone = total(sums, |sum| sum.state == State::Open && sum.is_undone, |sum| sum.at_risk);
    vec![
        of(Harm::Overpaid, "/losses/list?state=waiting&harm=overpaid"),
        of(Harm::PastControl, "/losses/list?state=waiting&harm=past_control"),
        shown("Recovered to date", back, 0, "/losses/list?state=recovered"),
        Shown {
            label: "Already undone by a credit",
            number: undone.0.to_string(),
            note: "open, to be cleared".to_owned(),
            href: "/losses/list?state=undone".to_owned(),
        },
    ]
}

/// How many wait for a decision, and how many for money to come back: the figures below count both.
fn waiting_said(open: u64, confirmed: u64) -> String {
    let wait = if open == 1 { "waits" } else { "wait" };
    let is = if confirmed == 1 { "is" } else { "are" };
    match (open, confirmed) {
        (open, 0) => format!("{} {wait} for a decision", candidates(open)),
        (0, confirmed) => {
            format!(
                "Nothing waits for a decision; {} {is} confirmed as a loss of which nothing has come back yet",
                candidates(confirmed)
            )
        }
        (open, confirmed) => format!(
            "{} {wait} for a decision, and {confirmed} more {is} confirmed as a loss of which nothing has come back yet: {} in all",
            candidates(open),
            open + confirmed
        ),
    }
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
        said.push(format!(
            "{}. {} may have been paid in error, and could come back if you ask for it.",
            waiting_said(open.0, confirmed.0),
            overpaid.1.pounds()
        ));
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

#[cfg(test)]
mod tests {
    use super::*;
    use domain::losses::Check;

    fn sum(check: Check, state: State, count: u64, pence: i64) -> Sum {
        let at_risk = Pence::new(pence);
        Sum { harm: check.harm(), state, is_undone: false, count, at_risk, recovered: Pence::ZERO }
    }

    #[test]
    fn words_and_figures_count_the_same_candidates() {
        let sums = [
            sum(Check::SameReference, State::Open, 60, 500_000),
            sum(Check::SameReference, State::Confirmed, 1, 20_000),
            sum(Check::Split, State::Open, 30, 900_000),
        ];
        assert_eq!(
            said(&sums),
            [
                "90 candidates wait for a decision, and 1 more is confirmed as a loss of which nothing has come back yet: 91 in all. £5,200 may have been paid in error, and could come back if you ask for it."
            ]
        );
        let notes: Vec<String> = figures(&sums).into_iter().take(2).map(|figure| figure.note).collect();
        assert_eq!(notes, ["61 candidates, 1 of them confirmed", "30 candidates"]);
    }

    #[test]
    fn what_waits_is_said_whatever_there_is_of_it() {
        for (open, confirmed, said) in [
            (1, 0, "1 candidate waits for a decision"),
            (2, 0, "2 candidates wait for a decision"),
            (
                0,
                2,
                "Nothing waits for a decision; 2 candidates are confirmed as a loss of which nothing has come back yet",
            ),
        ] {
            assert_eq!(waiting_said(open, confirmed), said);
        }
    }
}
