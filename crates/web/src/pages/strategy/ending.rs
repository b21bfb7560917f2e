//! The end of the council at a reorganisation: what goes beyond it, and passing it on.

use super::{below_strategy, day};
use crate::components::{Cell, Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::strategy::plan;
use domain::access::Action;
use domain::strategy::actions::{Ending, PlannedAction};

async fn page(cx: &Cx, sent: Option<Sent>, errors: FieldErrors) -> Answer {
    let scope = cx.scope_for(Action::SeeStrategy)?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let mut parts = vec![Part::text(
        "At a reorganisation of local government a council ends on a vesting day, and a successor answers for everything from then on. Actions, targets and recommendations that are open pass to it with their history.",
    )];
    if let Some(ending) = &book.ending {
        let beyond: Vec<&PlannedAction> = ending.beyond(&book.actions).collect();
        let said =
            format!("The council ends on {}, and {} takes over.", day(ending.vesting), ending.successor.as_str());
        parts.push(Part::Inset(said));
        let row = |one: &&PlannedAction| {
            let due = one.due.map_or_else(|| "No day".to_owned(), day);
            vec![Cell::new(&one.what).to(format!("/strategy/actions/{}", one.id)), Cell::new(due)]
        };
        let caption = "Open actions that go beyond the vesting day";
        parts.push(Part::Table(table(caption, &["Action", "By"], beyond.iter().map(row).collect())));
        if ending.lives_on(cx.today()) {
            parts.push(Part::text("They can be passed on from the vesting day."));
        } else {
            let form = Form::new("/strategy/ending/pass", "Pass everything that is open", Vec::new());
            parts.push(Part::form(form.headed("Pass it to the successor")));
        }
    }
    let known = || {
        let ending = book.ending.as_ref();
        let fields = Fields::default().maybe("successor", ending.map(|one| one.successor.as_str().to_owned()));
        fields.day("vesting", ending.map(|one| one.vesting)).sent()
    };
    let sent = sent.unwrap_or_else(known);
    let filled = Filled { sent: &sent, errors: &errors };
    let current = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.id);
    let others = cx.who.iter().flat_map(|who| &who.councils).filter(|council| Some(council.id) != current);
    let choices: Vec<Choice> = others.map(|one| Choice::new(one.code.as_str(), &one.name)).collect();
    if choices.is_empty() {
        parts.push(Part::text(
            "You work for one council only. To pass anything on, you need a role in the successor too.",
        ));
    } else {
        let fields = vec![
            filled.day("vesting", "Vesting day").hint("The first day on which the successor answers for everything"),
            filled.radios("successor", "Which council takes over?", choices),
        ];
        let form = Form::new("/strategy/ending", "Save", fields).headed("When does the council end?");
        parts.push(Part::form(form.looking("govuk-button--secondary")));
    }
    show_parts_with(PageFrame { breadcrumbs: below_strategy(), ..cx.frame("When the council ends") }, parts, errors)
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, None, FieldErrors::default()).await
}

/// Says when the council ends.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let vesting = typed.needed_day("vesting", "Enter the vesting day, like 1 4 2028");
    let successor = typed.value("successor", "Select which council takes over");
    let own = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|council| council.code.clone());
    let (Some(vesting), Some(successor), Some(council), false) = (vesting, successor, own, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, Some(sent), errors).await;
    };
    let ending = Ending { council, vesting, successor };
    match plan::set_ending(cx.guildhall(), &cx.scope()?, &ending).await {
        Ok(()) => go_to("/strategy/ending?done=ending-set"),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, Some(sent), errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Passes everything that is open to the successor, where the person may change the strategy of both councils.
pub async fn pass(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let who = cx.who.as_ref().ok_or_else(crate::failure::PageFailure::not_found)?;
    let named = book.ending.as_ref().and_then(|one| who.councils.iter().find(|council| council.code == one.successor));
    let Some(council) = named else {
        let mut errors = FieldErrors::default();
        errors.add("successor", "Ask somebody with a role in the successor to pass it on");
        return page(&cx, None, errors).await;
    };
    let successor = who.grants.scope(council.id, Action::SettleStrategy).map_err(Failure::from)?;
    match plan::pass(cx.guildhall(), &scope, &successor).await {
        Ok(_) => go_to("/strategy/ending?done=ending-passed"),
        Err(failure @ Failure::Invalid(_)) => page(&cx, None, field_errors(failure)?).await,
        Err(failure) => Err(failure.into()),
    }
}
