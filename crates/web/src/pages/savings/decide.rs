//! Deciding on an idea.

use super::{address, below_saving, day};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use domain::savings::{Decided, Idea, Saving, SavingId, Verdict};

/// The decisions on an idea, the first first; none while nobody decided.
pub fn decisions(idea: &Idea) -> Option<Table> {
    let row = |one: &Decided| {
        let said = [one.verdict.label(), one.by.as_str(), one.why.as_str()];
        let [verdict, by, why] = said.map(Cell::new);
        vec![Cell::new(day(one.on)), verdict, by, why]
    };
    let rows: Vec<Vec<Cell>> = idea.decided.iter().map(row).collect();
    (!rows.is_empty()).then(|| table("Decisions on the idea", &["On", "Decision", "By", "Why"], rows))
}

async fn show(cx: &Cx, id: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Saving>(cx, &id.to_string()).await?.now;
    let own = Fields::default().day("on", Some(cx.today())).sent();
    let sent = sent.unwrap_or(&own);
    let at = address(now.record.id);
    let filled = Filled { sent, errors: &errors };
    let fields = vec![
        filled.radios("verdict", "What was decided?", choices(Verdict::NAMES, None)),
        filled.line("by", "Who decided").hint("Such as a person, a board or a committee."),
        filled.day("on", "When was it decided?"),
        filled.text("reason", "Why it was decided so"),
    ];
    let form = Form::new(format!("{at}/decide"), "Save the decision", fields).or_leave("Cancel", &at);
    let form = with_seen(form, sent, &errors, now.number);
    let said = "Until it is decided with a go, it is an idea and counts in no total.";
    let mut parts = vec![Part::Small(now.record.title.clone()), Part::text(said)];
    parts.extend(now.record.idea.as_ref().and_then(decisions).map(Part::Table));
    parts.push(Part::form(form));
    let frame = PageFrame { breadcrumbs: below_saving(&now.record), ..cx.frame("Decide on the idea") };
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    show(&cx, id, None, FieldErrors::default()).await
}

/// Takes the decision.
pub async fn send(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let verdict = typed.value::<Verdict>("verdict", "Choose what was decided");
    let on = typed.needed_day("on", "Enter when it was decided");
    let (by, why) = (typed.text("by"), typed.text("reason"));
    let (Some(verdict), Some(on)) = (verdict, on) else {
        return show(&cx, id, Some(&sent), typed.errors).await;
    };
    let at = (SavingId::new(id), seen(&sent));
    let decided = Decided { verdict, by, on, why };
    match actions::savings::decide(cx.guildhall(), &cx.scope()?, at, decided).await {
        Ok(()) => go_to(&format!("{}?done=saving-decided", address(at.0))),
        Err(failure) => show(&cx, id, Some(&sent), wrong_fields(&cx, failure, "verdict")?).await,
    }
}
