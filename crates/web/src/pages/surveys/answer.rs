//! Answering a survey oneself.

use super::{below, known, questions};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::{Filled, Form, Part, show_parts, show_parts_with};
use domain::access::Actor;
use domain::strategy::surveys::{self, Survey};
use store::surveys::{Replier, has_replied};

/// What is said below the box for one's own words.
pub const COMMENT_HINT: &str = "At most 2,000 characters. Those who run the survey read it without who said it, once the \
    survey is closed and five or more answered. Name nobody, and nothing by which somebody is known.";

/// The scores of a survey to choose from.
pub fn scores(survey: &Survey) -> Vec<Choice> {
    let said = |score: u8| match score {
        1 => "1, the lowest".to_owned(),
        score if score == survey.highest => format!("{score}, the highest"),
        score => score.to_string(),
    };
    (1..=survey.highest).map(|score| Choice::new(&score.to_string(), &said(score))).collect()
}

fn page(cx: &Cx, survey: &Survey, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let mut fields = vec![fill.radios("score", &survey.question, scores(survey))];
    fields.extend(questions::answer_fields(survey, fill));
    fields.extend([
        fill.line("group", "Which service or directorate do you work for?")
            .hint("Leave this empty if you do not want to say it. Groups of fewer than five are only shown together."),
        fill.text("comment", "Do you want to add anything in your own words?").hint(COMMENT_HINT),
    ]);
    let form = Form::new(format!("/surveys/{}/answer", survey.code), "Send my answer", fields)
        .or_leave("Do not answer", &format!("/surveys/{}", survey.code));
    let parts = vec![
        Part::Inset(
            "Nobody can see what you answer: that you answered is kept apart from what was answered, so that you can \
             answer once. An answer cannot be changed or taken back, for nobody knows which is yours."
                .into(),
        ),
        Part::form(form),
    ];
    let frame = PageFrame { breadcrumbs: below(survey), ..cx.frame(&survey.title) };
    show_parts_with(frame, parts, errors)
}

/// Whether the person has answered.
pub async fn has_answered(cx: &Cx, survey: &Survey) -> Result<bool, PageFailure> {
    let scope = cx.scope()?;
    let Actor::Person(person) = scope.actor() else { return Ok(false) };
    Ok(has_replied(&cx.guildhall().store, &scope, &survey.code, Replier::Person(person)).await?)
}

/// The form, or why there is none.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let survey = known(&cx, &code).await?.record;
    let why = if !survey.asked.is_inside() {
        "This survey asks people outside the council. They answer by a link, on paper or by a file."
    } else if !survey.is_open(cx.today()) {
        "This survey takes no answers today."
    } else if has_answered(&cx, &survey).await? {
        "You have answered this survey. Thank you."
    } else {
        return page(&cx, &survey, &Sent::default(), FieldErrors::default());
    };
    let frame = PageFrame { breadcrumbs: below(&survey), ..cx.frame(&survey.title) };
    show_parts(frame, vec![Part::text(why), Part::button("See the survey", &format!("/surveys/{code}"))])
}

/// Takes the answer.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, survey) = (cx.scope()?, known(&cx, &code).await?.record);
    let mut errors = FieldErrors::default();
    let score = sent.text("score").parse().ok();
    if score.is_none() {
        errors.add("score", "Select a score");
        return page(&cx, &survey, &sent, errors);
    }
    let group = sent.text("group").trim().to_owned();
    let (comment, replies) = (sent.text("comment").to_owned(), questions::replies(&survey, &sent));
    let answer = surveys::Answer { survey: code.clone(), score, group, comment, replies };
    match actions::surveys::give_answer(cx.guildhall(), &scope, answer).await {
        Ok(()) => go_to(&format!("/surveys/{code}?done=survey-answered")),
        Err(failure) => page(&cx, &survey, &sent, field_errors(failure)?),
    }
}
