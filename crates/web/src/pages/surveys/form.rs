//! The form of a survey.

use super::questions;
use crate::components::{FieldErrors, PageFrame};
use crate::forms::Sent;
use crate::page::Answer;
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::surveys::{Asked, Survey};

/// What stands in the form of a survey that is known.
pub fn of(survey: &Survey) -> Sent {
    let fields = Fields::default()
        .text("title", &survey.title)
        .text("asked", survey.asked.name())
        .text("question", &survey.question)
        .text("highest", survey.highest.to_string())
        .text("satisfied_from", survey.satisfied_from.to_string())
        .text("invited", survey.invited.to_string())
        .day("opened", Some(survey.opened))
        .day("closes", Some(survey.closes));
    questions::of(survey, fields).sent()
}

/// What stands in the form of a survey that is begun.
pub fn fresh() -> Sent {
    let question = "How satisfied are you with procurement, all in all?";
    Fields::default().text("question", question).text("highest", "5").text("satisfied_from", "4").sent()
}

/// The page with the form.
pub fn page(frame: PageFrame, (action, button): (&str, &str), seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let fill = Filled { sent, errors: &errors };
    let mut fields = vec![
        fill.line("title", "What is this survey called?"),
        fill.radios("asked", "Who is asked?", choices(Asked::NAMES, None))
            .hint("Those who work for the council can answer here themselves. Others answer by a link, on paper or by a file."),
        fill.text("question", "Which question is answered with a score?"),
        fill.number("highest", "The highest score").hint("The lowest is 1. Most surveys end at 5."),
        fill.number("satisfied_from", "The score from which somebody counts as satisfied")
            .hint("With scores up to 5, mostly 4."),
        fill.number("invited", "How many people are asked?").hint("So that the response can be worked out."),
        fill.day("opened", "The first day on which answers are taken"),
        fill.day("closes", "The last day on which answers are taken").hint("Results are shown from the day after."),
    ];
    fields.extend(questions::write_fields(fill));
    let form = Form::new(action, button, fields).with("seen", seen.to_string()).or_leave("Cancel", "/surveys");
    show_parts_with(frame, vec![Part::form(form)], errors)
}

/// The survey as it was typed; none where something cannot be read.
pub fn read(typed: &mut Typed<'_>, code: &str) -> Option<Survey> {
    let asked = typed.value("asked", "Select who is asked");
    let highest = typed.value("highest", "Enter the highest score as a whole number, like 5");
    let satisfied_from = typed.value("satisfied_from", "Enter a whole score, like 4");
    let invited = typed.value("invited", "Enter how many people are asked, as a whole number");
    let opened = typed.needed_day("opened", "Enter the first day");
    let closes = typed.needed_day("closes", "Enter the last day");
    let questions = questions::written(typed);
    Some(Survey {
        code: code.to_owned(),
        title: typed.text("title"),
        asked: asked?,
        question: typed.text("question"),
        highest: highest?,
        satisfied_from: satisfied_from?,
        invited: invited?,
        opened: opened?,
        closes: closes?,
        questions,
    })
}
