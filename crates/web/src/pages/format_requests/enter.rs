//! Entering a request that came by telephone, by letter or in person.

use super::{START, asking, below, book, fields};
use crate::components::{FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::wrong_fields;
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::format_requests::{AskedFor, Channel};

/// The documents that a request is mostly about.
const OFFERED: [AskedFor; 4] = [AskedFor::Strategy, AskedFor::Scorecard, AskedFor::Spending, AskedFor::Words];

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let days = book(cx).await?.format_settings.days;
    let fill = Filled { sent, errors: &errors };
    let by_staff: Vec<(&str, &str)> =
        Channel::NAMES.iter().copied().filter(|(name, _)| *name != Channel::PublicPage.name()).collect();
    let mut all = fields(fill, &OFFERED);
    all.push(fill.radios("channel", "How did it come in?", choices(&by_staff, None)));
    all.push(
        fill.day("came_in", "When did it come in?").hint(&format!("It is due {days} working days after this day.")),
    );
    let form = Form::new(format!("{START}/new"), "Enter the request", all).or_leave("Enter nothing", START);
    let frame = PageFrame { breadcrumbs: below(), ..cx.frame("Enter a request for another format") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The empty form; an address can name the document.
pub async fn open(cx: Cx) -> Answer {
    let asked = Sent::read(&cx.query);
    let fields = Fields::default().maybe("asked_for", asked.entered("about")).day("came_in", Some(cx.today()));
    page(&cx, &fields.sent(), FieldErrors::default()).await
}

/// Takes it.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let asking = asking(&mut typed);
    let channel = typed.value::<Channel>("channel", "Select how it came in");
    let came_in = typed.needed_day("came_in", "Enter when it came in");
    let (Some(asking), Some(channel), Some(came_in)) = (asking, channel, came_in) else {
        return page(&cx, &sent, typed.errors).await;
    };
    match actions::format_requests::enter(cx.guildhall(), &scope, &asking, (came_in, channel)).await {
        Ok(request) => go_to(&format!("{START}/{}?done=format-entered", request.id)),
        Err(failure) => {
            let errors = wrong_fields(&cx, failure, "asked_for")?;
            page(&cx, &sent, errors).await
        }
    }
}
