//! The questions of a survey beside its main one: writing them, answering them, and what was replied.

use crate::components::{Cell, Choice};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::parts::form::{Fields, choices};
use crate::parts::{Field, Filled, Part, Typed, table};
use domain::access::Action;
use domain::strategy::surveys::{
    self, ANSWERS_MIN, QUESTION_PLACES, Question, QuestionKind, QuestionResult, REPLY_HIGHEST, Replied, Reply, Survey,
    by_question, comment_of,
};

/// How many empty places stand below those that are filled, so that more can be written without a script.
const EMPTY_PLACES: usize = 2;

/// The name of the field that says how a question is answered.
fn kind_name(code: &str) -> String {
    format!("kind_{code}")
}

/// Puts the questions of a survey into the fields of its form.
pub fn of(survey: &Survey, fields: Fields) -> Fields {
    let place = |code: &str| QUESTION_PLACES.iter().find(|(known, _)| *known == code).map(|(_, field)| *field);
    survey.questions.iter().fold(fields, |fields, one| match place(&one.code) {
        Some(field) => fields.text(field, &one.text).text(&kind_name(&one.code), one.kind.name()),
        None => fields,
    })
}

/// The fields in which the questions are written: those that stand there, and a few more.
pub fn write_fields(fill: Filled<'_>) -> Vec<Field> {
    let is_filled = |(_, field): &(&str, &str)| !fill.sent.text(field).trim().is_empty();
    let filled = QUESTION_PLACES.iter().rposition(is_filled).map_or(0, |at| at + 1);
    let mut fields = vec![fill.heading("More questions, if you want to ask any")];
    for (at, (code, field)) in QUESTION_PLACES.into_iter().enumerate().take(filled + EMPTY_PLACES) {
        let number = at + 2;
        let text = fill.line(field, &format!("Question {number}"));
        let is_last = at + 1 == filled + EMPTY_PLACES && at + 1 < QUESTION_PLACES.len();
        fields.push(if is_last { text.hint("Save to get room for more.") } else { text });
        let how = format!("How is question {number} answered?");
        fields.push(fill.select(&kind_name(code), &how, choices(QuestionKind::NAMES, Some("It is not asked"))));
    }
    fields
}

/// The questions as they were written; what is half written is said at its field.
pub fn written(typed: &mut Typed<'_>) -> Vec<Question> {
    let mut found = Vec::new();
    for (code, field) in QUESTION_PLACES {
        let text = typed.text(field);
        let kind: Option<QuestionKind> = typed.maybe(&kind_name(code), "Select how the question is answered");
        match (kind, text.is_empty()) {
            (Some(kind), _) => found.push(Question { code: code.to_owned(), text, kind }),
            (None, false) => typed.wrong(&kind_name(code), "Select how the question is answered"),
            (None, true) => {}
        }
    }
    found
}

/// The fields in which the questions are answered. Each may be left out.
pub fn answer_fields(survey: &Survey, fill: Filled<'_>) -> Vec<Field> {
    let none = || Choice::new("", "I would rather not say");
    let field = |one: &Question| match one.kind {
        QuestionKind::Score => {
            let said = |score: u8| match score {
                1 => "1, the lowest".to_owned(),
                REPLY_HIGHEST => format!("{score}, the highest"),
                score => score.to_string(),
            };
            let scores = (1..=REPLY_HIGHEST).map(|score| Choice::new(&score.to_string(), &said(score)));
            fill.radios(&one.code, &one.text, scores.chain([none()]).collect())
        }
        QuestionKind::YesNo => {
            let both = vec![Choice::new("yes", "Yes"), Choice::new("no", "No"), none()];
            fill.radios(&one.code, &one.text, both)
        }
        QuestionKind::Words => fill.text(&one.code, &one.text).hint("You can leave this empty. Name nobody."),
    };
    survey.questions.iter().map(field).collect()
}

/// What was replied to the questions of a survey. What does not fit is refused where it is kept.
pub fn replies(survey: &Survey, sent: &Sent) -> Vec<Replied> {
    let read = |one: &Question| {
        let text = sent.text(&one.code).trim();
        let reply = match one.kind {
            _ if text.is_empty() => return None,
            QuestionKind::Words => Reply::Words(comment_of(text)),
            // A score below the scale stands for what is none.
            QuestionKind::Score => Reply::Score(text.parse().unwrap_or(0)),
            QuestionKind::YesNo => match text {
                "yes" => Reply::YesNo(true),
                "no" => Reply::YesNo(false),
                _ => Reply::Score(0),
            },
        };
        Some(Replied { question: one.code.clone(), reply })
    };
    survey.questions.iter().filter_map(read).collect()
}

fn counts(found: &QuestionResult<'_>) -> String {
    if !found.is_shown() {
        return format!("Fewer than {ANSWERS_MIN} replies are not shown");
    }
    match found.question.kind {
        QuestionKind::Words => "In words".to_owned(),
        QuestionKind::Score | QuestionKind::YesNo => {
            found.counts.iter().map(|(said, count)| format!("{said}: {count}")).collect::<Vec<_>>().join(", ")
        }
    }
}

/// What was replied to each question, with counts; what was said in words for those who run surveys alone. Nothing where the
/// main question stands alone, and while people answer.
pub fn parts(cx: &Cx, survey: &Survey, answers: &[surveys::Answer]) -> Vec<Part> {
    let found = by_question(survey, answers, cx.today());
    if found.is_empty() {
        return Vec::new();
    }
    let row = |one: &QuestionResult<'_>| {
        vec![Cell::new(&one.question.text), Cell::number(one.replies.to_string()), Cell::new(counts(one))]
    };
    let head = ["Question", "#Replies", "How many gave each reply"];
    let mut parts = vec![
        Part::heading("Question by question"),
        Part::Table(table("Replies to each further question", &head, found.iter().map(row).collect())),
    ];
    if cx.may(Action::EditStrategy) {
        for one in found.iter().filter(|one| !one.words.is_empty()) {
            let words = one.words.iter().map(|said| (*said).to_owned()).collect();
            parts.push(Part::Details(format!("What was said to “{}”", one.question.text), words));
        }
    }
    parts
}
