//! Entering a strategic supplier, and changing what is said of it.

use super::{address, below_strategic};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::suppliers::{StrategicSupplier, SupplierScope};
use domain::values::SubjectRef;

fn form((sent, errors): (&Sent, &FieldErrors), action: &str, button: &str) -> Form {
    let filled = Filled { sent, errors };
    let fields = vec![
        filled.line("supplier", "Supplier"),
        filled.radios("scope", "On whose behalf is it managed?", choices(SupplierScope::NAMES, None)),
        filled.line("lead", "Who leads the relationship"),
        filled
            .text("objectives", "What is to be reached with it")
            .hint("Such as performance, cost, risk and innovation, each with its measure."),
        filled.day("since", "Since when"),
        filled.day("until", "Until when").hint("Leave it empty while it is so."),
        filled
            .text("subjects", "Its records")
            .hint("Each on a line of its own, such as contracts/C-0012. Savings and risks about them count here."),
    ];
    Form::new(action, button, fields)
}

fn read(typed: &mut Typed<'_>) -> Option<StrategicSupplier> {
    let scope = typed.value("scope", "Choose on whose behalf it is managed");
    let since = typed.needed_day("since", "Enter since when it is managed so");
    let until = typed.day("until");
    let mut subjects: Vec<SubjectRef> = Vec::new();
    for line in typed.lines("subjects") {
        match line.parse() {
            Ok(about) if subjects.contains(&about) => {}
            Ok(about) => subjects.push(about),
            Err(message) => typed.wrong("subjects", &message),
        }
    }
    let one = StrategicSupplier {
        number: 0,
        supplier: typed.text("supplier"),
        scope: scope?,
        lead: typed.text("lead"),
        objectives: typed.text("objectives"),
        since: since?,
        until,
        subjects,
    };
    (!typed.is_wrong()).then_some(one)
}

fn show_new(cx: &Cx, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let own = Fields::default().day("since", Some(cx.today())).sent();
    let form = form((sent.unwrap_or(&own), &errors), "/suppliers/strategic/new", "Enter the supplier");
    let frame = PageFrame { breadcrumbs: below_strategic(), ..cx.frame("Enter a strategic supplier") };
    show_parts_with(frame, vec![Part::form(form.or_leave("Cancel", "/suppliers/strategic"))], errors)
}

/// The form for a new one.
pub async fn open_new(cx: Cx) -> Answer {
    show_new(&cx, None, FieldErrors::default())
}

/// Takes a new one.
pub async fn send_new(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let Some(one) = read(&mut typed) else { return show_new(&cx, Some(&sent), typed.errors) };
    match actions::suppliers::enter_strategic(cx.guildhall(), &cx.scope()?, one).await {
        Ok(number) => go_to(&format!("{}?done=strategic-supplier-entered", address(number))),
        Err(failure) => show_new(&cx, Some(&sent), wrong_fields(&cx, failure, "supplier")?),
    }
}

async fn show_change(cx: &Cx, number: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<StrategicSupplier>(cx, &number.to_string()).await?.now;
    let one = &now.record;
    let records: Vec<String> = one.subjects.iter().map(ToString::to_string).collect();
    let own = Fields::default()
        .text("supplier", &one.supplier)
        .text("scope", one.scope.name())
        .text("lead", &one.lead)
        .text("objectives", &one.objectives)
        .day("since", Some(one.since))
        .day("until", one.until)
        .text("subjects", records.join("\n"))
        .sent();
    let sent = sent.unwrap_or(&own);
    let at = address(number);
    let mut form = form((sent, &errors), &format!("{at}/change"), "Save the change").or_leave("Cancel", &at);
    form.fields.push(Filled { sent, errors: &errors }.line("why", "Why it is changed"));
    let frame = PageFrame { breadcrumbs: below_strategic(), ..cx.frame(&format!("Change {}", one.supplier)) };
    show_parts_with(frame, vec![Part::form(with_seen(form, sent, &errors, now.number))], errors)
}

/// The form for one that was entered.
pub async fn open_change(cx: Cx, Path(number): Path<i64>) -> Answer {
    show_change(&cx, number, None, FieldErrors::default()).await
}

/// Takes a change.
pub async fn send_change(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let Some(one) = read(&mut typed) else { return show_change(&cx, number, Some(&sent), typed.errors).await };
    let why = typed.text("why");
    match actions::suppliers::change_strategic(cx.guildhall(), &cx.scope()?, (number, seen(&sent)), one, &why).await {
        Ok(()) => go_to(&format!("{}?done=strategic-supplier-changed", address(number))),
        Err(failure) => show_change(&cx, number, Some(&sent), wrong_fields(&cx, failure, "supplier")?).await,
    }
}
