//! A survey and what it found.

use super::answer::has_answered;
use super::{below_surveys, comments, known, questions, state};
use crate::address::Path;
use crate::charts::{Chart, Kind, Label, Series, Unit};
use crate::components::{Cell, Link, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::strategy::day;
use crate::pages::versions::history;
use crate::parts::{Button, KeyFigure, Part, show_parts, table};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::surveys::{self, ANSWERS_MIN, GroupResult, LinkGroup, Survey, SurveyResult};
use domain::values::Date;

fn summary(survey: &Survey, found: &SurveyResult, links: &[LinkGroup], today: Date) -> Part {
    let all = |pick: fn(&LinkGroup) -> usize| links.iter().map(pick).sum::<usize>();
    let (made, used, withdrawn) = (all(|one| one.made), all(|one| one.used), all(|one| one.withdrawn));
    let taken_back = if withdrawn == 0 { String::new() } else { format!(", {withdrawn} withdrawn unused") };
    let links = if made == 0 { "None".to_owned() } else { format!("{made} made, {used} of them used{taken_back}") };
    let response = found.response.as_ref().map(|share| format!(", {}", share.in_tenths())).unwrap_or_default();
    Part::Summary(Summary::new(vec![
        SummaryRow::new("State", state(survey, today)),
        SummaryRow::new("Who is asked", survey.asked.label()),
        SummaryRow::new("Question", &survey.question),
        SummaryRow::new("Further questions", further(survey)),
        SummaryRow::new(
            "Scores",
            format!("1 to {}; from {} on somebody counts as satisfied", survey.highest, survey.satisfied_from),
        ),
        SummaryRow::new("Answers are taken", format!("{} to {}", day(survey.opened), day(survey.closes))),
        SummaryRow::new("Answers", format!("{} of {} asked{response}", found.answers, survey.invited)),
        SummaryRow::new("Links for people outside", links),
    ]))
}

/// What is asked beside the main question.
fn further(survey: &Survey) -> String {
    if survey.questions.is_empty() {
        return "None".to_owned();
    }
    let said = |one: &surveys::Question| format!("{} ({})", one.text, one.kind.label().to_lowercase());
    survey.questions.iter().map(said).collect::<Vec<_>>().join(" ")
}

fn score(value: Option<&domain::strategy::Quantity>) -> String {
    value.map_or_else(|| format!("Fewer than {ANSWERS_MIN} answers"), ToString::to_string)
}

fn figures(survey: &Survey, found: &SurveyResult) -> Part {
    let figure = |label: &str, value: Option<&domain::strategy::Quantity>, note: String| KeyFigure {
        label: label.to_owned(),
        number: value.map_or_else(|| "–".to_owned(), ToString::to_string),
        note,
        unknown: value.is_none(),
        ..KeyFigure::default()
    };
    Part::Figures(vec![
        figure("Mean score", found.mean.as_ref(), format!("of {} at most", survey.highest)),
        figure("Satisfied", found.satisfied.as_ref(), format!("gave {} or more", survey.satisfied_from)),
        figure("Response", found.response.as_ref(), format!("{} of {} asked", found.answers, survey.invited)),
    ])
}

fn chart(survey: &Survey, found: &SurveyResult) -> Part {
    let count = |count: &usize| i64::try_from(*count).ok();
    let most = found.distribution.iter().zip(1..).max_by_key(|(count, _)| **count).map_or(1, |(_, score)| score);
    let chart = Chart {
        id: "scores".into(),
        title: "How many gave each score".into(),
        summary: format!("The score given most often is {most}."),
        kind: Kind::Columns,
        unit: Unit::Count,
        labels: (1..=survey.highest).map(|score| Label::new(&score.to_string())).collect(),
        series: vec![Series::new("Answers", found.distribution.iter().map(count).collect())],
        first_heading: "Score".into(),
    };
    let figure = chart.figure().made("Each score that was given, counted once.").source(&survey.title);
    Part::Figure(Box::new(figure))
}

fn groups(found: &[GroupResult]) -> Table {
    let row = |one: &GroupResult| {
        let name = match one.group.as_deref() {
            None => "Smaller groups, together",
            Some("") => "Not said",
            Some(name) => name,
        };
        vec![
            Cell::new(name),
            Cell::number(one.result.answers.to_string()),
            Cell::number(score(one.result.mean.as_ref())),
            Cell::number(score(one.result.satisfied.as_ref())),
        ]
    };
    table("By group", &["Group", "#Answers", "#Mean score", "#Satisfied"], found.iter().map(row).collect())
}

/// What was found, as far as nobody is known by it.
fn found_parts(survey: &Survey, answers: &[surveys::Answer], found: &SurveyResult, today: Date) -> Vec<Part> {
    if today <= survey.closes {
        let from = survey.closes.tomorrow().unwrap_or(survey.closes);
        let said = format!(
            "Results are shown from {} on. While people answer nothing is shown, so that nobody can see what the last of them said.",
            day(from)
        );
        return vec![Part::Inset(said)];
    }
    if found.mean.is_none() {
        let said = format!(
            "{} answered. What fewer than {ANSWERS_MIN} people said is never shown, so that nobody is known by it.",
            if found.answers == 0 { "Nobody has".to_owned() } else { format!("Only {} have", found.answers) }
        );
        return vec![Part::Inset(said)];
    }
    let by_group = surveys::by_group(survey, answers);
    vec![figures(survey, found), chart(survey, found), Part::Table(groups(&by_group))]
}

/// The actions that came of it.
fn done(book: &Book, survey: &Survey, may_edit: bool) -> Vec<Part> {
    let is_of = |one: &&domain::strategy::actions::PlannedAction| {
        one.records("surveys").any(|record| record.id() == survey.code)
    };
    let row = |one: &domain::strategy::actions::PlannedAction| {
        vec![
            Cell::new(&one.what).to(format!("/strategy/actions/{}", one.id)),
            Cell::new(one.state.label()),
            Cell::new(one.due.map(day).unwrap_or_default()),
            Cell::new(&one.effect),
        ]
    };
    let rows: Vec<Vec<Cell>> = book.actions.iter().filter(is_of).map(row).collect();
    let mut parts = vec![Part::heading("You said, we did")];
    if rows.is_empty() {
        parts.push(Part::text("No action has come of this survey yet."));
    } else {
        parts.push(Part::Table(table("Actions", &["Action", "State", "Due", "What came of it"], rows)));
    }
    if may_edit {
        let href = format!("/strategy/actions/new?record=surveys/{}", survey.code);
        let link = Link::new("Add an action that comes of it", &href);
        parts.push(Part::Buttons(vec![Button { link, secondary: true }]));
    }
    parts
}

/// The survey.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let survey = known(&cx, &code).await?.record;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let answers: Vec<surveys::Answer> = book.survey_answers.iter().map(|one| one.answer.clone()).collect();
    let found = surveys::result(&survey, &answers);
    let links = store::surveys::links(&cx.guildhall().store, &cx.scope()?, &code).await?;
    let may_edit = cx.may(Action::EditStrategy);
    let mut buttons = Vec::new();
    let mut button = |text: &str, verb: &str| {
        let link = Link::new(text, &format!("/surveys/{code}/{verb}"));
        buttons.push(Button { link, secondary: !buttons.is_empty() });
    };
    if survey.asked.is_inside() && survey.is_open(cx.today()) && !has_answered(&cx, &survey).await? {
        button("Answer this survey", "answer");
    }
    if may_edit {
        if !survey.is_closed(cx.today()) {
            button("Make links for people outside", "links");
        }
        button("Enter answers", "answers");
        button("Change the survey", "change");
    }
    let mut parts = vec![summary(&survey, &found, &links, cx.today())];
    if !buttons.is_empty() {
        parts.push(Part::Buttons(buttons));
    }
    parts.push(Part::heading("What was found"));
    parts.extend(found_parts(&survey, &answers, &found, cx.today()));
    parts.extend(questions::parts(&cx, &survey, &answers));
    parts.extend(comments::parts(&cx, &survey, &answers));
    parts.extend(done(&book, &survey, may_edit));
    parts.push(Part::Table(history::<Survey>(&cx, &code).await?));
    show_parts(PageFrame { breadcrumbs: below_surveys(), ..cx.frame(&survey.title) }, parts)
}
