//! The home page of whoever signed in: outcomes first, then what waits for them, then whether rules are kept.

use crate::components::Task;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::quantities;
use crate::parts::{KeyFigure, Part, show_parts};
use actions::waiting::WaitingFacts;
use domain::access::Action;
use domain::waiting::{Press, Waiting};
use store::strategy::Facts;

/// A figure with its address, where the house has a page for it.
const OUTCOMES: [(&str, &str, &str); 7] = [
    ("spend.local_share", "Spend in our area", "/spend/local"),
    ("savings.delivered", "Savings delivered this year", "/savings"),
    ("spend.sme_share", "Spend with smaller firms", "/spend/smaller-firms"),
    ("surveys.service_satisfaction", "Services' satisfaction", "/surveys"),
    ("savings.social_delivered", "Social value delivered", "/savings"),
    ("savings.income", "Income earned", "/savings"),
    ("actions.trials_count", "Trials begun or done", "/strategy/actions?kind=Trial%2C+which+may+fail"),
];

/// The figures of compliance, which never stand without the outcomes above them.
const COMPLIANCE: [(&str, &str, &str); 4] = [
    ("spend.payments_within_30", "Paid within 30 days", "/spend/payment-days"),
    ("risks.open_above_appetite", "Risks above what we take", "/risks"),
    ("actions.overdue_count", "Actions overdue", "/strategy/actions?state=Overdue"),
    ("publication.on_time_share", "Published on time", "/publication"),
];

fn figures(cx: &Cx, facts: &Facts, wanted: &[(&str, &str, &str)]) -> Part {
    // A tile without a way says why: the records behind its figure are not open to everybody.
    let may = |address: &str| match address {
        "/risks" => cx.may(Action::SeeRisks),
        "/savings" => cx.may(Action::SeeSavings),
        "/publication" => cx.may(Action::PreparePublication),
        _ => true,
    };
    let figure = |(code, label, address): &(&str, &str, &str)| {
        let reading = facts.readings.get(code);
        let mut note = match &reading.value {
            Some(_) => reading.period.said(),
            None => reading.reason.clone(),
        };
        if *code == "savings.delivered" && reading.value.is_some() {
            note.push_str(", income earned among them");
        }
        if !may(address) {
            let stop = if note.is_empty() || note.ends_with('.') { "" } else { "." };
            note = format!("{note}{stop} The records behind it are not open to your role.");
        }
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

/// How the status of what presses so is coloured; its words say it too.
const fn tag(press: Press) -> Option<&'static str> {
    match press {
        Press::Overdue => Some("govuk-tag--red"),
        Press::Asked => Some("govuk-tag--blue"),
        Press::Near => Some("govuk-tag--yellow"),
        Press::InTime => None,
    }
}

fn task(one: Waiting) -> Task {
    let tag = tag(one.press).map(str::to_owned);
    Task { title: one.what, href: one.address, hint: one.note, status: one.standing, tag }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let who = cx.who.as_ref().ok_or_else(PageFailure::not_found)?;
    let waiting = WaitingFacts::read(cx.guildhall(), &scope).await?;
    let answered = waiting.answered_by(cx.guildhall(), &scope, who.person.id).await?;
    let may = |action: Action| cx.may(action);
    let told = waiting.told_to((who.person.id, &who.person.shown_name()), &may, &answered);
    let tasks: Vec<Task> = told.into_iter().map(task).collect();
    let facts = &waiting.facts;
    let mut parts =
        vec![Part::heading("What we reach"), figures(&cx, facts, &OUTCOMES), Part::heading("What waits for you")];
    if tasks.is_empty() {
        parts.push(Part::text("Nothing waits for you today."));
    } else {
        parts.push(Part::Tasks(tasks));
    }
    parts.extend([Part::heading("Whether we keep to the rules"), figures(&cx, facts, &COMPLIANCE)]);
    let role = cx.who.as_ref().map(|who| who.grants.said_in(scope.council())).unwrap_or_default();
    parts.push(Part::text(format!("You see this as: {role}.")));
    show_parts(cx.frame("Today"), parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::spend::query;
    use domain::strategy::actions::ActionKind;

    #[test]
    fn the_tile_of_what_is_tried_out_leads_to_the_trials() {
        let address = format!("/strategy/actions{}", query(&[("kind", ActionKind::Trial.label())]));
        let tile = OUTCOMES.iter().find(|(code, _, _)| *code == "actions.trials_count");
        assert_eq!(
            tile.map(|(_, _, to)| *to),
            Some(address.as_str()),
            "the list is narrowed by what it says of a kind"
        );
    }
}
