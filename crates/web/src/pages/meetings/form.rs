//! Entering a meeting, and changing what is said of it.

use super::{START, below_meetings, known};
use crate::address::Path;
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::library::records::{lines, records, records_field};
use crate::pages::versions::{seen, with_seen};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::meetings::{Meeting, MeetingId, MeetingKind};

fn page(cx: &Cx, id: Option<i64>, now: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let fields = vec![
        fill.line("with", "With whom was the meeting?").hint("Such as the name of the network, service or supplier."),
        fill.radios("kind", "What kind of meeting was it?", choices(MeetingKind::NAMES, None)),
        fill.day("on", "When was it?"),
        fill.text("attended", "Who attended for the council?").hint("Each on a line. Posts are better than names."),
        fill.text("outcome", "What came of it?"),
        records_field(fill, "about", "What was it about?"),
    ];
    let (title, action, button) = match id {
        None => ("Enter a meeting", format!("{START}/new"), "Enter the meeting"),
        Some(id) => ("Change a meeting", format!("{START}/{id}/change"), "Save"),
    };
    let form = with_seen(Form::new(action, button, fields).or_leave("Cancel", START), sent, &errors, now);
    show_parts_with(PageFrame { breadcrumbs: below_meetings(), ..cx.frame(title) }, vec![Part::form(form)], errors)
}

fn read(typed: &mut Typed<'_>, id: i64) -> Option<Meeting> {
    let kind = typed.value("kind", "Select what kind of meeting it was");
    let on = typed.needed_day("on", "Enter when the meeting was");
    let about = records(typed, "about");
    let found = Meeting {
        id: MeetingId::new(id),
        kind: kind?,
        with: typed.text("with"),
        on: on?,
        attended: typed.lines("attended"),
        outcome: typed.text("outcome"),
        about,
    };
    Some(found).filter(|_| !typed.is_wrong())
}

/// The empty form; an address can name the record it was about.
pub async fn new(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let sent = Fields::default().maybe("about", asked.entered("about")).day("on", Some(cx.today())).sent();
    page(&cx, None, 0, &sent, FieldErrors::default())
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let Some(meeting) = read(&mut typed, 0) else { return page(&cx, None, 0, &sent, typed.errors) };
    match actions::meetings::enter_meeting(cx.guildhall(), &scope, meeting).await {
        Ok(id) => go_to(&format!("{START}/{id}?done=meeting-entered")),
        Err(failure) => page(&cx, None, 0, &sent, field_errors(failure)?),
    }
}

/// The form of a meeting that is known.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let known = known::<Meeting>(&cx, id).await?;
    let one = &known.record;
    let fields = Fields::default().text("with", &one.with).text("kind", one.kind.name()).day("on", Some(one.on));
    let fields = fields.text("attended", one.attended.join("\n")).text("outcome", &one.outcome);
    let sent = fields.text("about", lines(&one.about)).sent();
    page(&cx, Some(id), known.number, &sent, FieldErrors::default())
}

/// Takes the change.
pub async fn change(cx: Cx, Path(id): Path<i64>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known::<Meeting>(&cx, id).await?);
    let mut typed = Typed::new(&sent);
    let Some(meeting) = read(&mut typed, id) else { return page(&cx, Some(id), known.number, &sent, typed.errors) };
    match actions::meetings::change_meeting(cx.guildhall(), &scope, &meeting, seen(&sent)).await {
        Ok(()) => go_to(&format!("{START}/{id}?done=meeting-changed")),
        Err(failure) => page(&cx, Some(id), known.number, &sent, field_errors(failure)?),
    }
}
