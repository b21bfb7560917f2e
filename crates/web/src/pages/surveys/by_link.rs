//! Answering a survey by a link, for people outside the council. It is open to anybody who has the link, and to nobody else.

use super::answer::{COMMENT_HINT, scores};
use super::questions;
use crate::address::Path;
use crate::components::FieldErrors;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::day;
use crate::parts::{Filled, Form, Part, show_parts, show_parts_with};
use actions::surveys::OpenedLink;
use axum::http::StatusCode;
use domain::strategy::surveys::LinkState;

/// The link of an address. One that nobody made and one that nobody could have made are answered alike.
async fn opened(cx: &Cx, token: &str) -> Result<OpenedLink, PageFailure> {
    let found = actions::surveys::open_link(cx.guildhall(), token).await?;
    found.ok_or_else(|| {
        let text = "Nobody can answer by this link. Copy it anew from the message that you got, from its first character \
                    to its last. If it still leads here, ask whoever sent it for another.";
        PageFailure::new(StatusCode::NOT_FOUND, "This link is not known", text).framed(cx.frame(""))
    })
}

fn form(cx: &Cx, link: &OpenedLink, (token, sent): (&str, &Sent), errors: FieldErrors) -> Answer {
    let survey = &link.survey;
    let fill = Filled { sent, errors: &errors };
    let mut fields = vec![fill.radios("score", &survey.question, scores(survey))];
    fields.extend(questions::answer_fields(survey, fill));
    fields.push(fill.text("comment", "Do you want to add anything in your own words?").hint(COMMENT_HINT));
    let asks = match survey.questions.len() {
        0 => "one question".to_owned(),
        more => format!("{} questions. Only the first needs an answer", more + 1),
    };
    let until = format!("{} asks you {asks}. You can answer until {}.", link.council.name, day(survey.closes));
    let among = if link.group.is_empty() {
        String::new()
    } else {
        format!(" It counts among the answers of the group “{}”, which are shown together from five on.", link.group)
    };
    let parts = vec![
        Part::text(until),
        Part::Inset(format!(
            "Nobody can see what you answer.{among} That your link was used is kept apart from what was answered, so that it \
             counts once. An answer cannot be changed or taken back, for nobody knows which is yours."
        )),
        Part::form(Form::new(format!("/answer/{token}"), "Send my answer", fields)),
    ];
    show_parts_with(cx.frame(&survey.title), parts, errors)
}

/// What is said of a link that takes no answer today.
fn said(link: &OpenedLink) -> String {
    let (survey, council) = (&link.survey, &link.council.name);
    match link.state {
        LinkState::Used => format!(
            "This link was used: an answer came in by it. {council} thanks whoever gave it. Each link counts once, so that \
             nothing more can be sent by it."
        ),
        LinkState::Withdrawn => format!(
            "This link was withdrawn before anybody used it, so that no answer is taken by it. Nothing is wrong on your side: \
             if you still want to answer, ask whoever sent it to you at {council} for another."
        ),
        LinkState::NotBegun => {
            format!("This survey has not begun. {council} takes answers from {} on.", day(survey.opened))
        }
        LinkState::Closed => format!(
            "This survey is closed. {council} took answers until {}, and no answer came in by this link.",
            day(survey.closes)
        ),
        LinkState::Open => format!("{council} takes answers until {}.", day(survey.closes)),
    }
}

/// The form, or why there is none.
pub async fn open(cx: Cx, Path(token): Path<String>) -> Answer {
    let link = opened(&cx, &token).await?;
    if link.state == LinkState::Open {
        return form(&cx, &link, (&token, &Sent::default()), FieldErrors::default());
    }
    show_parts(cx.frame(&link.survey.title), vec![Part::text(said(&link))])
}

/// Takes the answer.
pub async fn send(cx: Cx, Path(token): Path<String>, sent: Sent) -> Answer {
    let link = opened(&cx, &token).await?;
    if link.state != LinkState::Open {
        let failure = PageFailure::new(StatusCode::CONFLICT, "No answer was taken", said(&link));
        return Err(failure.framed(cx.frame("")));
    }
    let Ok(score) = sent.text("score").parse() else {
        let mut errors = FieldErrors::default();
        errors.add("score", "Select a score");
        return form(&cx, &link, (&token, &sent), errors);
    };
    let (given, replies) = ((score, sent.text("comment")), questions::replies(&link.survey, &sent));
    match actions::surveys::answer_by_link(cx.guildhall(), &token, given, replies).await {
        Ok(()) => go_to(&format!("/answer/{token}?done=answered-by-link")),
        Err(failure) => form(&cx, &link, (&token, &sent), field_errors(failure)?),
    }
}
