//! The home page of whoever signed in: outcomes first, then what waits for them, then whether rules are kept.

use crate::components::Task;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::{day, quantities};
use crate::parts::{KeyFigure, Part, show_parts};
use domain::access::Action;
use domain::reports::versions::{ReviewState, Version};
use domain::strategy::Book;
use domain::strategy::actions::{PlannedAction, overdue};
use domain::strategy::rounds::{RoundState, levels_given};
use store::strategy::Facts;

/// A figure with its address, where the house has a page for it.
const OUTCOMES: [(&str, &str, &str); 7] = [
    ("spend.local_share", "Spend in our area", "/spend/local"),
    ("savings.delivered", "Savings delivered this year", "/savings"),
    ("spend.sme_share", "Spend with smaller firms", "/spend/smaller-firms"),
    ("surveys.service_satisfaction", "Services' satisfaction", "/surveys"),
    ("savings.social_delivered", "Social value delivered", "/savings"),
    ("savings.income", "Income earned", "/savings"),
    ("actions.trials_count", "Things tried out", "/strategy/actions?kind=Trial"),
];

/// The figures of compliance, which never stand without the outcomes above them.
const COMPLIANCE: [(&str, &str, &str); 4] = [
    ("spend.payments_within_30", "Paid within 30 days", "/spend/payment-days"),
    ("risks.open_above_appetite", "Risks above what we take", "/risks"),
    ("actions.overdue_count", "Actions overdue", "/strategy/actions"),
    ("publication.on_time_share", "Published on time", "/publication"),
];

fn figures(cx: &Cx, facts: &Facts, wanted: &[(&str, &str, &str)]) -> Part {
    let may = |address: &str| match address {
        "/risks" => cx.may(Action::SeeRisks),
        "/savings" => cx.may(Action::SeeSavings),
        "/publication" => cx.may(Action::PreparePublication),
        _ => true,
    };
    let figure = |(code, label, address): &(&str, &str, &str)| {
        let reading = facts.readings.get(code);
        let note = match &reading.value {
            Some(_) => reading.period.said(),
            None => reading.reason.clone(),
        };
        KeyFigure {
            label: (*label).to_owned(),
            unknown: reading.value.is_none(),
            number: quantities::shown(&reading),
            note,
            href: if may(address) { (*address).to_owned() } else { String::new() },
        }
    };
    Part::Figures(wanted.iter().map(figure).collect())
}

fn task(title: String, href: &str, hint: String, status: &str, tag: &str) -> Task {
    let tag = (!tag.is_empty()).then(|| tag.to_owned());
    Task { title, href: href.to_owned(), hint, status: status.to_owned(), tag }
}

/// Rounds that wait for the person's answers.
fn to_answer(cx: &Cx, book: &Book) -> Vec<Task> {
    let person = cx.who.as_ref().map(|who| who.person.id);
    let editions = book.editions();
    let open = book.rounds.iter().filter(|round| matches!(round.state, RoundState::Open { .. }));
    open.filter_map(|round| {
        let assessor = book.invited(round).into_iter().find(|one| person.is_some() && one.person == person)?;
        let edition = editions.get(&round.edition)?;
        let answers = book.answers_of(round);
        let done = levels_given(edition, &answers).keys().filter(|(_, by)| *by == assessor.id).count();
        let left = round.asked.len().saturating_sub(done);
        let last = match round.state {
            RoundState::Open { last_day: Some(last) } => format!("Until {}", day(last)),
            _ => String::new(),
        };
        let href = format!("/strategy/rounds/{}/answer", round.id);
        (left > 0).then(|| {
            task(format!("Answer {}", round.name), &href, last, &format!("{left} areas left"), "govuk-tag--blue")
        })
    })
    .collect()
}

/// The person's own open actions that are late, or due within a month.
fn own_actions(cx: &Cx, facts: &Facts) -> Vec<Task> {
    let name = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
    let soon = facts.today.saturating_add(jiff::ToSpan::days(30));
    let is_own =
        |one: &&PlannedAction| one.state.is_open() && one.owner.as_deref().is_some_and(|owner| owner.contains(&name));
    let due = |one: &&PlannedAction| one.due.is_some_and(|due| due <= soon);
    let mut own: Vec<&PlannedAction> =
        facts.book.actions.iter().filter(|_| !name.is_empty()).filter(is_own).filter(due).collect();
    own.sort_by_key(|one| one.due);
    own.into_iter()
        .map(|one| {
            let (status, tag) =
                if one.is_overdue(facts.today) { ("Overdue", "govuk-tag--red") } else { ("Due soon", "") };
            let due = one.due.map_or_else(String::new, |due| format!("By {}", day(due)));
            task(one.what.clone(), &format!("/strategy/actions/{}", one.id), due, status, tag)
        })
        .collect()
}

/// What waits for those who settle the strategy.
fn to_settle(cx: &Cx, facts: &Facts) -> Vec<Task> {
    if !cx.may(Action::SettleStrategy) {
        return Vec::new();
    }
    let book = &facts.book;
    let mut tasks = Vec::new();
    for round in &book.rounds {
        let href = format!("/strategy/rounds/{}", round.id);
        match round.state {
            RoundState::Closed { .. } => {
                tasks.push(task(
                    format!("Agree the levels of {}", round.name),
                    &href,
                    String::new(),
                    "Closed",
                    "govuk-tag--blue",
                ));
            }
            RoundState::Open { .. } => {
                let answers = book.answers_of(round);
                let answered: std::collections::BTreeSet<_> = answers.iter().map(|one| one.assessor).collect();
                let left = round.invited.iter().filter(|one| !answered.contains(one)).count();
                let status = format!("{left} of {} have not begun", round.invited.len());
                tasks.push(task(format!("See who answers {}", round.name), &href, String::new(), &status, ""));
            }
            RoundState::Planned => {
                tasks.push(task(format!("Open {}", round.name), &href, String::new(), "Being prepared", ""));
            }
            _ => {}
        }
    }
    let late = book.actions.iter().filter(|one| one.is_overdue(facts.today)).count();
    if late > 0 {
        let href = "/strategy/actions?state=Overdue";
        tasks.push(task(
            "Look at the overdue actions".to_owned(),
            href,
            String::new(),
            &format!("{late} overdue"),
            "govuk-tag--red",
        ));
    }
    tasks
}

/// What audit recommended and is late, for those who follow it up.
fn audit(cx: &Cx, facts: &Facts) -> Vec<Task> {
    let late = overdue(&facts.book.reviews, facts.today).len();
    let shown = late > 0 && cx.may(Action::RecordAudit);
    let one = || {
        task(
            "Follow up what audit recommended".to_owned(),
            "/strategy/audits",
            String::new(),
            &format!("{late} overdue"),
            "govuk-tag--red",
        )
    };
    shown.then(one).into_iter().collect()
}

/// What the person claimed and finance sent back.
fn sent_back(cx: &Cx, facts: &Facts) -> Vec<Task> {
    let name = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
    let mut tasks = Vec::new();
    for saving in facts.book.savings.iter().filter(|_| cx.may(Action::EditSavings)) {
        let own = domain::savings::waits_for_claim(saving, facts.today)
            .filter(|part| part.delivered.as_ref().is_some_and(|claimed| claimed.by == name));
        for part in own {
            let title = format!("Claim anew what {} of {} delivered", part.year, saving.title);
            let href = format!("/savings/{}/years/{}", saving.id.get(), part.year);
            let why = part.sent_back.as_ref().map(|one| one.why.clone()).unwrap_or_default();
            tasks.push(task(title, &href, why, "Sent back by finance", "govuk-tag--yellow"));
        }
    }
    tasks
}

/// What finance is asked for.
fn sign_offs(cx: &Cx, facts: &Facts) -> Vec<Task> {
    let is_waiting = |saving: &&domain::savings::Saving| domain::savings::waits_for_finance(saving, facts.today);
    let waiting = facts.book.savings.iter().filter(is_waiting).count();
    let shown = waiting > 0 && cx.may(Action::SignOffSavings);
    let one = || {
        task(
            "Sign off savings that were claimed".to_owned(),
            "/savings?waits=Finance",
            String::new(),
            &if waiting == 1 { "1 waits".to_owned() } else { format!("{waiting} wait") },
            "govuk-tag--blue",
        )
    };
    shown.then(one).into_iter().collect()
}

/// The review of the strategy, for those who write it: from half a year before it is due.
async fn strategy_review(cx: &Cx) -> Result<Vec<Task>, PageFailure> {
    if !cx.may(Action::EditReports) {
        return Ok(Vec::new());
    }
    let versions: Vec<Version> =
        store::records::all(&cx.guildhall().store, &cx.scope_for(Action::EditReports)?).await?;
    let (by, status, tag) = match domain::reports::measures::strategy_review(&versions, cx.today()) {
        ReviewState::DueSoon { until, days } => (until, format!("{days} days left"), "govuk-tag--yellow"),
        ReviewState::Expired { on, days } => (on, format!("{days} days overdue"), "govuk-tag--red"),
        ReviewState::InDate { .. } | ReviewState::NotApproved => return Ok(Vec::new()),
    };
    let title = "Review the procurement strategy".to_owned();
    Ok(vec![task(title, "/reports/strategy", format!("By {}", day(by)), &status, tag)])
}

/// Money that may have been lost, for those who decide about it.
async fn losses(cx: &Cx) -> Result<Vec<Task>, PageFailure> {
    if !cx.may(Action::DecideLosses) {
        return Ok(Vec::new());
    }
    let scope = cx.scope_for(Action::SeeLosses)?;
    let waiting = store::losses::Filter { which: store::losses::Which::Waiting, ..store::losses::Filter::default() };
    let count = store::losses::count(&cx.guildhall().store, &scope, &waiting).await?;
    let one = || {
        task("Look at money that may have been lost".to_owned(), "/losses", String::new(), &format!("{count} wait"), "")
    };
    Ok((count > 0).then(one).into_iter().collect())
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let facts = store::strategy::facts(&cx.guildhall().store, &scope, cx.today()).await?;
    let mut tasks = to_answer(&cx, &facts.book);
    tasks.extend(crate::pages::surveys::tasks::tasks(&cx, &scope, &facts.book).await?);
    tasks.extend(own_actions(&cx, &facts));
    tasks.extend(sent_back(&cx, &facts));
    tasks.extend(sign_offs(&cx, &facts));
    tasks.extend(audit(&cx, &facts));
    tasks.extend(crate::pages::library::tasks::tasks(&cx, &facts.book, facts.today));
    tasks.extend(crate::pages::training::tasks::tasks(&cx, &facts.book, facts.today));
    tasks.extend(to_settle(&cx, &facts));
    tasks.extend(strategy_review(&cx).await?);
    tasks.extend(losses(&cx).await?);
    let mut parts =
        vec![Part::heading("What we reach"), figures(&cx, &facts, &OUTCOMES), Part::heading("What waits for you")];
    if tasks.is_empty() {
        parts.push(Part::text("Nothing waits for you today."));
    } else {
        parts.push(Part::Tasks(tasks));
    }
    parts.extend([Part::heading("Whether we keep to the rules"), figures(&cx, &facts, &COMPLIANCE)]);
    let role = cx.who.as_ref().map(|who| who.grants.said_in(scope.council())).unwrap_or_default();
    parts.push(Part::text(format!("You see this as: {role}.")));
    show_parts(cx.frame("Today"), parts)
}
