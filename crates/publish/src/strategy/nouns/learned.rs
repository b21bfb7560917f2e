//! Sheets of surveys, training, competences, the library and its lessons.

use super::super::export::{Table, table};
use super::{count, day, joined, maybe, number, yes};
use crate::lists::Cell;
use domain::strategy::surveys::{SurveyResult, by_group, by_question, result};
use domain::strategy::{Book, Quantity};
use domain::values::Date;

/// What surveys found, as a whole and by group; never what one person said, and nothing while people answer.
pub(super) fn surveys(book: &Book, today: Date) -> Table {
    let answers: Vec<_> = book.survey_answers.iter().map(|one| one.answer.clone()).collect();
    let mut rows = Vec::new();
    for survey in &book.surveys {
        let is_closed = survey.is_closed(today);
        let mut row = |group: Cell, found: &SurveyResult| {
            let note = match (is_closed, found.mean.is_none() && found.answers > 0) {
                (false, _) => "Nothing is shown before the survey is closed",
                (true, true) => "Fewer than five answers are not shown",
                (true, false) => "",
            };
            let score = |value: Option<&Quantity>| number(value.filter(|_| is_closed));
            rows.push(vec![
                Cell::text(&survey.code),
                Cell::text(&survey.title),
                Cell::text(survey.asked.label()),
                Cell::Date(survey.opened),
                Cell::Date(survey.closes),
                group,
                count(found.answers),
                score(found.mean.as_ref()),
                score(found.satisfied.as_ref()),
                number(found.response.as_ref()),
                Cell::text(note),
            ]);
        };
        row(Cell::text("All"), &result(survey, &answers));
        for group in by_group(survey, &answers).into_iter().filter(|_| is_closed) {
            row(Cell::text(group.group.unwrap_or_else(|| "Small groups together".to_owned())), &group.result);
        }
    }
    let headings = [
        "Survey",
        ">Called",
        ">Asked",
        "Opened",
        "Closes",
        ">Group",
        "Answers given",
        "Mean score",
        "Satisfied",
        "Response",
        ">Note on it",
    ];
    table("Surveys", &headings, rows)
}

/// What was replied to the questions beside the main one, as counts of five replies or more, once the survey is closed; what was
/// said in words stays with those who run it.
pub(super) fn survey_questions(book: &Book, today: Date) -> Table {
    let answers: Vec<_> = book.survey_answers.iter().map(|one| one.answer.clone()).collect();
    let mut rows = Vec::new();
    for survey in &book.surveys {
        let results = by_question(survey, &answers, today);
        for question in &survey.questions {
            let found = results.iter().find(|one| one.question == question);
            let counts = found.map(|one| one.counts.iter().map(|(said, count)| format!("{said}: {count}")));
            let note = match found {
                None => "Nothing is shown before the survey is closed",
                Some(one) if !one.is_shown() => "Fewer than five replies are not shown",
                Some(_) => "",
            };
            rows.push(vec![
                Cell::text(&survey.code),
                Cell::text(&question.code),
                Cell::text(&question.text),
                Cell::text(question.kind.label()),
                Cell::maybe(found, |one| count(one.replies)),
                joined(counts.into_iter().flatten()),
                Cell::text(note),
            ]);
        }
    }
    let headings = [
        "Survey",
        "Question number",
        ">Asked beside",
        "Answered",
        "Replies given",
        ">How many gave each",
        ">Note on it",
    ];
    table("Questions of surveys", &headings, rows)
}

pub(super) fn courses(book: &Book) -> Table {
    let rows = book.courses.iter().map(|one| {
        let audiences = joined(one.audiences.iter().map(|audience| audience.label()));
        vec![
            Cell::text(&one.code),
            Cell::text(&one.name),
            audiences,
            Cell::maybe(one.holds_months, count),
            joined(&one.raises),
            Cell::Date(one.from),
            day(one.ended),
            yes(one.qualifies),
        ]
    });
    let headings =
        ["Course", ">Called", ">For", "Holds for months", ">Raises", "From", "Ended", "Gives a qualification"];
    table("Courses", &headings, rows.collect())
}

pub(super) fn learners(book: &Book) -> Table {
    let rows = book.learners.iter().map(|one| {
        let audiences = joined(one.audiences.iter().map(|audience| audience.label()));
        let looks_after = joined(&one.looks_after);
        vec![
            Cell::text(&one.person),
            audiences,
            Cell::text(&one.team),
            Cell::Date(one.since),
            day(one.left),
            looks_after,
        ]
    });
    table("Learners", &["Learner", ">Parts", ">Team of it", "Since", "Left", ">Looks after"], rows.collect())
}

pub(super) fn attended(book: &Book) -> Table {
    let rows =
        book.attended.iter().map(|one| vec![Cell::text(&one.person), Cell::text(&one.course), Cell::Date(one.on)]);
    table("Training completed", &["Learner", "Course", "On"], rows.collect())
}

pub(super) fn competences(book: &Book) -> Table {
    let called = |code: &str| book.competences.iter().find(|one| one.code == code).map_or("", |one| one.name.as_str());
    let rows = book.required.iter().map(|one| {
        vec![
            Cell::text(&one.competence),
            Cell::text(called(&one.competence)),
            Cell::text(one.audience.label()),
            Cell::text(one.level.label()),
        ]
    });
    let alone = book.competences.iter().filter(|known| !book.required.iter().any(|one| one.competence == known.code));
    let alone = alone.map(|one| vec![Cell::text(&one.code), Cell::text(&one.name), Cell::Empty, Cell::Empty]);
    table("Competences", &["Competence", ">Called", ">Needed by", "How far"], rows.chain(alone).collect())
}

pub(super) fn held(book: &Book) -> Table {
    let rows = book.held.iter().map(|one| {
        vec![
            Cell::text(&one.person),
            Cell::text(&one.competence),
            Cell::text(one.level.label()),
            Cell::Date(one.on),
            Cell::text(&one.evidence),
        ]
    });
    table("Competences held", &["Learner", "Competence", "How far", "Found on", ">Shown by"], rows.collect())
}

pub(super) fn documents(book: &Book) -> Table {
    let rows = book.documents.iter().map(|one| {
        vec![
            Cell::text(&one.code),
            Cell::text(&one.title),
            Cell::text(one.kind.label()),
            Cell::text(&one.found_at),
            Cell::text(&one.attribution),
            Cell::text(&one.owner),
            Cell::text(&one.version),
            Cell::Date(one.issued),
            Cell::maybe(one.review_months, count),
            day(one.reviewed),
            joined(&one.about),
            day(one.withdrawn),
            day(one.tried.map(|tried| tried.on)),
            Cell::maybe(one.tried, |tried| yes(tried.works)),
        ]
    });
    let headings = [
        "Document",
        ">Called",
        "Sort",
        ">Found at",
        ">Whose words",
        "Kept by",
        "Version",
        "Issued",
        "Months to review",
        "Reviewed",
        ">Helps with",
        "Withdrawn",
        "Link tried",
        "Link works",
    ];
    table("Library", &headings, rows.collect())
}

pub(super) fn lessons(book: &Book) -> Table {
    let rows = book.lessons.iter().map(|one| {
        let used = one.used_in.iter().map(|(subject, on)| format!("{subject}, {on}"));
        let shared = one.shared_with.iter().map(|(with, on)| format!("{with}, {on}"));
        vec![
            Cell::text(&one.code),
            Cell::text(&one.title),
            Cell::text(&one.happened),
            Cell::text(&one.learned),
            maybe(one.from.as_ref()),
            Cell::Date(one.on),
            joined(used),
            joined(shared),
            yes(one.is_open),
        ]
    });
    let headings = [
        "Lesson",
        ">Called",
        ">What happened",
        ">What to do another time",
        "Learned from",
        "On",
        ">Used in",
        ">Shared with",
        "Open to other councils",
    ];
    table("Lessons", &headings, rows.collect())
}
