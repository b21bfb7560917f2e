//! Entering a risk and changing what is said of it.

use super::{Register, address, below_risk, below_risks, register};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::strategy::offered::{offering, records};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts, show_parts_with};
use domain::risks::{Control, Proximity, Response, Risk, RiskId, Strength};
use domain::values::{Date, SubjectRef};

/// The most controls that a form reads.
const CONTROLS: usize = 41;

fn control(number: usize, of: &str) -> String {
    format!("control-{number}-{of}")
}

/// Whether anything was typed of a control.
fn is_typed(sent: &Sent, number: usize) -> bool {
    let parts = ["what", "owner", "strength", "test-day", "test-month", "test-year"];
    parts.iter().any(|of| sent.entered(&control(number, of)).is_some())
}

fn control_fields(filled: &Filled<'_>) -> Vec<Field> {
    let typed = (0..CONTROLS).filter(|number| is_typed(filled.sent, *number)).max().map_or(0, |last| last + 1);
    let mut fields = vec![filled.heading("Controls: what stands against it already")];
    for number in 0..(typed + 2).min(CONTROLS) {
        let label = |of: &str| format!("Control {}: {of}", number + 1);
        fields.push(filled.line(&control(number, "what"), &label("what it is")));
        fields.push(filled.line(&control(number, "owner"), &label("who keeps it up")));
        let strengths = choices(Strength::NAMES, Some("Not said"));
        fields.push(filled.select(&control(number, "strength"), &label("how well it works"), strengths));
        let test = filled.day(&control(number, "test"), &label("to be tested by"));
        fields.push(test.hint("Such as the next test of a contingency plan. Leave it empty where none is needed."));
    }
    fields
}

fn form(cx: &Cx, register: &Register, (sent, errors): (&Sent, &FieldErrors), (action, button): (&str, &str)) -> Form {
    let records = &records(cx, &register.book);
    let filled = Filled { sent, errors };
    let scales = register.book.scales.iter().map(|scale| Choice::new(&scale.code, &scale.name)).collect();
    let shared = vec![Choice::new("yes", "A supplier shares this risk and must know of it")];
    let mut fields = vec![
        filled.line("title", "What people call the risk"),
        filled.text("cause", "Cause: what may bring it about"),
        filled.text("event", "Event: what may happen"),
        filled.text("consequence", "Consequence: what would follow"),
        filled
            .line("about", "What it is a risk of")
            .hint("The contract, saving or other record it belongs to: type a part of its name to choose it, or its code such as savings/4. Leave it empty for the procurement function as a whole."),
        filled.line("category", "Kind of risk").hint("In the council's words, such as Supply. The appetite may differ by kind."),
        filled.line("owner", "Who answers for it"),
        filled.select("scale", "Scale by which it is rated", scales),
        filled.select("proximity", "How soon it may happen", choices(Proximity::NAMES, Some("Not said"))),
        filled.select("response", "What the council does about it", choices(Response::NAMES, Some("Not said"))),
        filled.boxes("shared", "Shared", shared),
    ];
    fields.extend(control_fields(&filled));
    offering(Form::new(action, button, fields), records)
}

fn read_controls(typed: &mut Typed<'_>) -> Vec<Control> {
    let mut found = Vec::new();
    for number in (0..CONTROLS).filter(|number| is_typed(typed.sent, *number)) {
        let what = typed.needed(&control(number, "what"), "Enter what the control is, or clear its other fields");
        let strength = typed.maybe(&control(number, "strength"), "Choose how well the control works");
        let test_due = typed.day(&control(number, "test"));
        let owner = typed.text(&control(number, "owner"));
        found.push(Control { what, owner, strength: strength.unwrap_or(Strength::Untested), test_due });
    }
    found
}

/// The risk as it was typed; its number, its days and its ratings are not the form's to say.
fn read(typed: &mut Typed<'_>, today: Date) -> Risk {
    let about =
        typed.maybe::<SubjectRef>("about", "Enter the risk, saving or other record it belongs to, such as risks/4");
    Risk {
        id: RiskId::new(0),
        title: typed.text("title"),
        cause: typed.text("cause"),
        event: typed.text("event"),
        consequence: typed.text("consequence"),
        about,
        category: typed.text("category"),
        owner: typed.text("owner"),
        scale: typed.text("scale"),
        proximity: typed.maybe("proximity", "Choose how soon it may happen"),
        response: typed.maybe("response", "Choose what is done about it"),
        is_shared: typed.sent.ticked("shared"),
        controls: read_controls(typed),
        raised: today,
        rated: Vec::new(),
        next_review: None,
        closed: None,
    }
}

fn typed_of(risk: &Risk) -> Sent {
    let mut fields = Fields::default()
        .text("title", &risk.title)
        .text("cause", &risk.cause)
        .text("event", &risk.event)
        .text("consequence", &risk.consequence)
        .maybe("about", risk.about.as_ref())
        .text("category", &risk.category)
        .text("owner", &risk.owner)
        .text("scale", &risk.scale)
        .maybe("proximity", risk.proximity)
        .maybe("response", risk.response)
        .maybe("shared", risk.is_shared.then_some("yes"));
    for (number, one) in risk.controls.iter().enumerate() {
        fields = fields
            .text(&control(number, "what"), &one.what)
            .text(&control(number, "owner"), &one.owner)
            .text(&control(number, "strength"), one.strength.name())
            .day(&control(number, "test"), one.test_due);
    }
    fields.sent()
}

async fn show_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let register = register(cx).await?;
    let frame = PageFrame { breadcrumbs: below_risks(), ..cx.frame("Enter a risk") };
    if register.book.scales.is_empty() {
        return show_parts(frame, super::scales::begin(cx));
    }
    let form = form(cx, &register, (sent, &errors), ("/risks/new", "Enter the risk")).or_leave("Cancel", "/risks");
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The form for a new risk; an address can say what it is a risk of: `?about=contracts/12`.
pub async fn open_new(cx: Cx) -> Answer {
    show_new(&cx, &Sent::read(&cx.query), FieldErrors::default()).await
}

/// Takes a new risk.
pub async fn send_new(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let risk = read(&mut typed, cx.today());
    if typed.is_wrong() {
        return show_new(&cx, &sent, typed.errors).await;
    }
    match actions::risks::enter(cx.guildhall(), &cx.scope()?, risk).await {
        Ok(id) => go_to(&format!("{}/review?done=risk-entered", address(id))),
        Err(failure) => show_new(&cx, &sent, wrong_fields(&cx, failure, "title")?).await,
    }
}

async fn show_change(cx: &Cx, id: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<Risk>(cx, &id.to_string()).await?.now;
    let register = register(cx).await?;
    let own = typed_of(&now.record);
    let sent = sent.unwrap_or(&own);
    let at = address(now.record.id);
    let mut form =
        form(cx, &register, (sent, &errors), (&format!("{at}/change"), "Save the change")).or_leave("Cancel", &at);
    form.fields.push(Filled { sent, errors: &errors }.line("why", "Why it is changed"));
    let frame = PageFrame { breadcrumbs: below_risk(&now.record), ..cx.frame("Change the risk") };
    show_parts_with(frame, vec![Part::form(with_seen(form, sent, &errors, now.number))], errors)
}

/// The form for a risk that was entered.
pub async fn open_change(cx: Cx, Path(id): Path<i64>) -> Answer {
    show_change(&cx, id, None, FieldErrors::default()).await
}

/// Takes a change.
pub async fn send_change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let risk = read(&mut typed, cx.today());
    if typed.is_wrong() {
        return show_change(&cx, id, Some(&sent), typed.errors).await;
    }
    let why = typed.text("why");
    let at = (RiskId::new(id), seen(&sent));
    match actions::risks::change(cx.guildhall(), &cx.scope()?, at, risk, &why).await {
        Ok(()) => go_to(&format!("{}?done=risk-changed", address(at.0))),
        Err(failure) => show_change(&cx, id, Some(&sent), wrong_fields(&cx, failure, "title")?).await,
    }
}
