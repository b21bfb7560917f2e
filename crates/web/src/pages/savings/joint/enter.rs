//! Entering what councils save together, and changing it.

use super::{address, below_joint};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{kept, seen, with_seen, wrong_fields};
use crate::parts::form::{Field, Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::savings::{ApportionBy, JointSaving, Participant};
use domain::strategy::NumberedJointSaving;
use domain::values::Pence;

/// The most councils that a form reads.
const COUNCILS: usize = 101;

const PARTS: [&str; 4] = ["name", "before", "after", "agreed"];

fn field(of: &str, number: usize) -> String {
    format!("{of}-{number}")
}

fn is_typed(sent: &Sent, number: usize) -> bool {
    PARTS.iter().any(|of| sent.entered(&field(of, number)).is_some())
}

fn council_fields(filled: &Filled<'_>) -> Vec<Field> {
    let typed = (0..COUNCILS).filter(|number| is_typed(filled.sent, *number)).max().map_or(0, |last| last + 1);
    let mut fields = Vec::new();
    for number in 0..(typed + 2).clamp(3, COUNCILS) {
        fields.push(filled.heading(&format!("Council {}", number + 1)));
        fields.push(filled.line(&field("name", number), "Its name"));
        fields.push(filled.money(&field("before", number), "What it paid in a year before"));
        fields.push(filled.money(&field("after", number), "What it pays in a year with the joint contract"));
        let agreed = filled.number(&field("agreed", number), "Percentage that was agreed").suffix("%");
        fields.push(agreed.hint("Only where the saving is apportioned by percentages, such as 33.33."));
    }
    fields
}

fn form((sent, errors): (&Sent, &FieldErrors), action: &str, button: &str) -> Form {
    let filled = Filled { sent, errors };
    let mut fields = vec![
        filled.line("title", "What people call the joint saving"),
        filled.radios(
            "by",
            "How it is apportioned, as those who save together agreed",
            choices(ApportionBy::NAMES, None),
        ),
    ];
    fields.extend(council_fields(&filled));
    Form::new(action, button, fields)
}

/// A percentage as typed, in hundredths of a per cent: it has two decimals as an amount has.
fn read_percentage(typed: &mut Typed<'_>, name: &str) -> Option<u32> {
    let text = typed.text(name);
    if text.is_empty() {
        return None;
    }
    let hundredths = Pence::from_typed(text.trim_end_matches('%')).ok().and_then(|read| u32::try_from(read.get()).ok());
    let found = hundredths.filter(|hundredths| *hundredths <= 10_000);
    if found.is_none() {
        typed.wrong(name, "Enter a percentage from 0 to 100, such as 33.33");
    }
    found
}

fn read_price(typed: &mut Typed<'_>, name: &str, message: &str) -> Pence {
    if typed.text(name).is_empty() {
        typed.wrong(name, message);
    }
    typed.money(name).unwrap_or(Pence::ZERO)
}

fn read(typed: &mut Typed<'_>) -> JointSaving {
    let title = typed.text("title");
    let by = typed.value("by", "Choose how the saving is apportioned");
    let mut participants = Vec::new();
    for number in (0..COUNCILS).filter(|number| is_typed(typed.sent, *number)) {
        participants.push(Participant {
            name: typed.needed(&field("name", number), "Enter the council's name, or clear its prices"),
            before: read_price(typed, &field("before", number), "Enter what it paid in a year before"),
            after: read_price(typed, &field("after", number), "Enter what it pays in a year now"),
            agreed: read_percentage(typed, &field("agreed", number)),
        });
    }
    JointSaving { title, by: by.unwrap_or(ApportionBy::Equal), participants }
}

fn typed_of(joint: &JointSaving) -> Sent {
    let mut fields = Fields::default().text("title", &joint.title).text("by", joint.by.name());
    for (number, one) in joint.participants.iter().enumerate() {
        fields = fields
            .text(&field("name", number), &one.name)
            .text(&field("before", number), one.before.plain())
            .text(&field("after", number), one.after.plain())
            .maybe(&field("agreed", number), one.agreed.map(|part| Pence::new(i64::from(part)).plain()));
    }
    fields.sent()
}

fn show_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let form =
        form((sent, &errors), "/savings/joint/new", "Enter the joint saving").or_leave("Cancel", "/savings/joint");
    let frame = PageFrame { breadcrumbs: below_joint(), ..cx.frame("Enter a joint saving") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The form for a new one.
pub async fn open_new(cx: Cx) -> Answer {
    show_new(&cx, &Sent::default(), FieldErrors::default())
}

/// Takes a new one.
pub async fn send_new(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let joint = read(&mut typed);
    if typed.is_wrong() {
        return show_new(&cx, &sent, typed.errors);
    }
    match actions::savings::enter_joint(cx.guildhall(), &cx.scope()?, joint).await {
        Ok(number) => go_to(&format!("{}?done=joint-saving-entered", address(number))),
        Err(failure) => show_new(&cx, &sent, wrong_fields(&cx, failure, "title")?),
    }
}

async fn show_change(cx: &Cx, number: i64, sent: Option<&Sent>, errors: FieldErrors) -> Answer {
    let now = kept::<NumberedJointSaving>(cx, &number.to_string()).await?.now;
    let own = typed_of(&now.record.joint);
    let sent = sent.unwrap_or(&own);
    let at = address(number);
    let mut form = form((sent, &errors), &format!("{at}/change"), "Save the change").or_leave("Cancel", &at);
    form.fields.push(Filled { sent, errors: &errors }.line("why", "Why it is changed"));
    let frame = PageFrame { breadcrumbs: below_joint(), ..cx.frame("Change the joint saving") };
    show_parts_with(frame, vec![Part::form(with_seen(form, sent, &errors, now.number))], errors)
}

/// The form for one that was entered.
pub async fn open_change(cx: Cx, Path(number): Path<i64>) -> Answer {
    show_change(&cx, number, None, FieldErrors::default()).await
}

/// Takes a change.
pub async fn send_change(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let joint = read(&mut typed);
    if typed.is_wrong() {
        return show_change(&cx, number, Some(&sent), typed.errors).await;
    }
    let why = typed.text("why");
    match actions::savings::change_joint(cx.guildhall(), &cx.scope()?, (number, seen(&sent)), joint, &why).await {
        Ok(()) => go_to(&format!("{}?done=joint-saving-changed", address(number))),
        Err(failure) => show_change(&cx, number, Some(&sent), wrong_fields(&cx, failure, "title")?).await,
    }
}
