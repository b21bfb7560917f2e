//! Answers that others bring in: given on paper, or in a file.

use super::answer::{COMMENT_HINT, scores};
use super::{below, known, questions};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::upload;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use axum::extract::Multipart;
use domain::strategy::surveys::{self, Survey};
use domain::values::Date;

/// The forms, with what was sent by one of them.
fn page(cx: &Cx, survey: &Survey, (paper, file): (&Sent, &Sent), errors: FieldErrors) -> Answer {
    let none = FieldErrors::default();
    let is_file = file.names().next().is_some();
    let (of_paper, of_file) = if is_file { (&none, &errors) } else { (&errors, &none) };
    let here = format!("/surveys/{}/answers", survey.code);
    let fill = Filled { sent: paper, errors: of_paper };
    let mut choices = scores(survey);
    choices.push(Choice::new("none", "No score: the person left it out"));
    let mut fields = vec![fill.radios("score", &survey.question, choices)];
    fields.extend(questions::answer_fields(survey, fill));
    fields.extend([
        fill.line("group", "Service, directorate or kind of supplier").hint("Never a name."),
        fill.text("comment", "What did the person add in their own words?").hint(COMMENT_HINT),
        fill.day("given_on", "When was it given?"),
    ]);
    let one = Form::new(&here, "Enter the answer", fields).headed("An answer on paper");
    let fill = Filled { sent: file, errors: of_file };
    let fields = vec![
        fill.file("file", "A CSV file or a workbook")
            .hint("With a column Score, and a column Group if you have one. Nothing else of it is read or kept."),
        fill.day("file_given_on", "When was the last of them given?"),
    ];
    let many = Form::new(format!("{here}/file"), "Bring in the answers", fields).headed("Answers in a file");
    let frame = PageFrame { breadcrumbs: below(survey), ..cx.frame("Enter answers") };
    show_parts_with(frame, vec![Part::form(one), Part::form(many)], errors)
}

fn fresh(survey: &Survey, today: Date, name: &str) -> Sent {
    Fields::default().day(name, Some(today.min(survey.closes))).sent()
}

/// The forms.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let survey = known(&cx, &code).await?.record;
    let paper = fresh(&survey, cx.today(), "given_on");
    page(&cx, &survey, (&paper, &Sent::default()), FieldErrors::default())
}

/// Takes an answer on paper.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, survey) = (cx.scope()?, known(&cx, &code).await?.record);
    let mut typed = Typed::new(&sent);
    let score: Option<u8> = match typed.text("score").as_str() {
        "none" => None,
        _ => typed.value("score", "Select a score, or that it was left out"),
    };
    let day = typed.needed_day("given_on", "Enter when it was given");
    let Some(day) = day.filter(|_| !typed.is_wrong()) else {
        return page(&cx, &survey, (&sent, &Sent::default()), typed.errors);
    };
    let (group, comment) = (typed.text("group"), typed.text("comment"));
    let replies = questions::replies(&survey, &sent);
    let answer = surveys::Answer { survey: code.clone(), score, group, comment, replies };
    match actions::surveys::take_paper_answer(cx.guildhall(), &scope, answer, day).await {
        Ok(()) => go_to(&format!("/surveys/{code}/answers?done=survey-answer-entered")),
        Err(failure) => page(&cx, &survey, (&sent, &Sent::default()), field_errors(failure)?),
    }
}

/// Takes a file of answers.
pub async fn send_file(cx: Cx, Path(code): Path<String>, parts: Multipart) -> Answer {
    let (scope, survey) = (cx.scope()?, known(&cx, &code).await?.record);
    let came = upload::take(&cx, parts).await?;
    let sent = Sent::of(came.fields);
    let mut typed = Typed::new(&sent);
    let day = typed.needed_day("file_given_on", "Enter when the last of them was given");
    if came.too_large {
        typed.wrong("file", "The file is too large for answers to a survey. Send it in parts");
    } else if came.files.is_empty() {
        typed.wrong("file", "Select a file of answers");
    }
    let errors = match (day, came.files.first()) {
        (Some(day), Some((_, received))) if !typed.is_wrong() => {
            match actions::surveys::take_file(cx.guildhall(), &scope, &code, received, day).await {
                Ok(_) => return go_to(&format!("/surveys/{code}?done=survey-answers-brought")),
                Err(failure) => at_file_fields(&field_errors(failure)?),
            }
        }
        _ => typed.errors,
    };
    let paper = fresh(&survey, cx.today(), "given_on");
    page(&cx, &survey, (&paper, &sent), errors)
}

/// The errors at the fields of the form that sends a file.
fn at_file_fields(errors: &FieldErrors) -> FieldErrors {
    let mut placed = FieldErrors::default();
    for error in errors.iter() {
        let field = if error.field == "given_on" { "file_given_on" } else { &error.field };
        placed.add(field, &error.message);
    }
    placed
}
