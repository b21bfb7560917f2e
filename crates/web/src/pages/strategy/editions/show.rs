//! One edition: its areas with what is so at each level, whose words those are, and what was done to it.

use super::step_fields::{STEPS, may_be_taken};
use super::{below_editions, edition};
use crate::address::Path;
use crate::components::{Cell, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::day;
use crate::parts::{Part, show_parts, table};
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::access::Action;
use domain::strategy::editions::{Edition, EditionChange, Editions, Index, LifeStage, LocalWording, Question};
use domain::strategy::{Book, EditionStep};

/// The page.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let (editions, edition) = edition(&cx, &code).await?;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let mut parts = head(&edition);
    parts.extend(to_confirm(&edition));
    parts.extend(areas(&edition, &editions, &local(&book, &edition)));
    parts.extend(questions(&edition));
    if cx.may(Action::SettleStrategy) {
        parts.extend(steps(&edition));
    }
    parts.push(Part::Links(vec![
        Link::new("Wording, ours and theirs side by side", &format!("/strategy/editions/{code}/wording")),
        Link::new(
            "Download the edition as text, to bring it into another house",
            &format!("/strategy/editions/{code}/text"),
        ),
        Link::new("Download the edition as JSON, for programs", &format!("/strategy/editions/{code}/json")),
    ]));
    parts.extend(done(&book, &edition));
    let frame = PageFrame { breadcrumbs: below_editions(), ..cx.frame(&edition.name) };
    show_parts(frame, parts)
}

fn head(edition: &Edition) -> Vec<Part> {
    let look = match edition.stage {
        LifeStage::Draft => "govuk-tag--yellow",
        LifeStage::Active => "govuk-tag--green",
        LifeStage::Retired => "govuk-tag--grey",
    };
    let or_none = |text: &str| if text.trim().is_empty() { "Not said".to_owned() } else { text.to_owned() };
    let mut rows = vec![
        SummaryRow::new("Kind", edition.kind.label()),
        SummaryRow::new("Drawn up by", or_none(&edition.owner)),
        SummaryRow::new("Published", or_none(&edition.published)),
        SummaryRow::new("Licence", or_none(&edition.licence)),
        SummaryRow::new("Attribution", or_none(&edition.attribution)),
        SummaryRow::new("Whose words", edition.wording.label()),
        SummaryRow::new("Levels", edition.levels.names().join(", ")),
    ];
    if let Some(from) = edition.from {
        rows.push(SummaryRow::new("In use from", day(from)));
    }
    if let Some(to) = edition.to {
        let by = edition.replaced_by.as_ref().map_or_else(String::new, |by| format!(". {by} took its place"));
        rows.push(SummaryRow::new("Last asked", format!("{}{by}", day(to))));
    }
    vec![Part::Tag(edition.stage.label().to_owned(), look), Part::Summary(Summary::new(rows))]
}

/// What the council should look at before it confirms a draft.
fn to_confirm(edition: &Edition) -> Vec<Part> {
    let whole = edition.confirm.iter().map(|text| format!("The edition: {text}"));
    let drafts = edition.indices.iter().filter(|index| index.stage == LifeStage::Draft);
    let areas = drafts.filter_map(|index| Some(format!("{} {}: {}", index.code, index.name, index.confirm.as_ref()?)));
    let mut lines: Vec<String> = whole.chain(areas).collect();
    if edition.stage == LifeStage::Draft {
        lines.extend(edition.missing());
    }
    if lines.is_empty() {
        return Vec::new();
    }
    vec![Part::heading("To be confirmed"), Part::Bullets(lines)]
}

/// The wording that the council brought in for an edition.
pub fn local(book: &Book, edition: &Edition) -> Vec<LocalWording> {
    book.wording.iter().filter(|one| one.edition == edition.code).map(|one| one.wording.clone()).collect()
}

fn areas(edition: &Edition, editions: &Editions, local: &[LocalWording]) -> Vec<Part> {
    let mut head = vec!["Area", "Stage", "#Weight"];
    head.extend(edition.levels.names().iter().map(String::as_str));
    let mut parts = Vec::new();
    for theme in &edition.themes {
        let rows: Vec<Vec<Cell>> =
            edition.of_theme(&theme.code).map(|index| cells(edition, editions, index, local)).collect();
        let name = if theme.enables { format!("{}, an enabler", theme.name) } else { theme.name.clone() };
        if rows.is_empty() {
            parts.push(Part::heading(&name));
            parts.push(Part::text("No area belongs to this theme yet."));
        } else {
            parts.push(Part::Table(table(&name, &head, rows)));
        }
    }
    parts
}

fn cells(edition: &Edition, editions: &Editions, index: &Index, local: &[LocalWording]) -> Vec<Cell> {
    let followers = editions.replaced_by(&edition.reference(&index.code));
    let followed: Vec<String> =
        followers.iter().map(|(by, mapping)| format!("{by} ({})", mapping.label().to_lowercase())).collect();
    let stage = match (index.stage, index.to) {
        (LifeStage::Retired, Some(to)) if !followed.is_empty() => {
            format!("Retired, last asked {}. Followed by {}", day(to), followed.join(", "))
        }
        (LifeStage::Retired, Some(to)) => format!("Retired, last asked {}", day(to)),
        (stage, _) => stage.label().to_owned(),
    };
    let mut cells = vec![
        Cell::new(format!("{} {}", index.code, index.name))
            .to(format!("/strategy/areas/{}/{}", edition.code, index.code)),
        Cell::new(stage),
        Cell::number(index.weight.to_string()),
    ];
    let sentence = |level| edition.worded(index, level, local).map_or_else(String::new, |(text, _)| text.to_owned());
    cells.extend(edition.levels.all().map(|level| Cell::new(sentence(level))));
    cells
}

/// The questions below its areas; a draft is asked by nobody.
fn questions(edition: &Edition) -> Option<Part> {
    let all = edition.indices.iter().flat_map(|index| index.questions.iter().map(move |one| (index, one)));
    let row = |(index, one): (&Index, &Question)| {
        vec![
            Cell::new(one.code.as_str()),
            Cell::new(&one.text),
            Cell::new(format!("{} {}", index.code, index.name)),
            Cell::new(one.stage.label()),
        ]
    };
    let rows: Vec<Vec<Cell>> = all.map(row).collect();
    let head = ["Question", "What is asked", "Area", "Stage"];
    (!rows.is_empty()).then(|| Part::Table(table("Questions below the areas", &head, rows)))
}

/// What can be done to it.
fn steps(edition: &Edition) -> Vec<Part> {
    let links = STEPS.iter().filter(|step| may_be_taken(step.name, edition));
    let links =
        links.map(|step| Link::new(step.title, &format!("/strategy/editions/{}/step/{}", edition.code, step.name)));
    vec![Part::heading("What can be done"), Part::Links(links.collect())]
}

fn is_about(step: &EditionStep, edition: &Edition) -> bool {
    let code = &edition.code;
    match &step.change {
        EditionChange::Add { edition } => edition.code == *code,
        EditionChange::RetireEdition { edition, by } => edition == code || by.as_ref() == Some(code),
        EditionChange::Confirm { edition }
        | EditionChange::Draw { edition, .. }
        | EditionChange::Theme { edition, .. } => edition == code,
        EditionChange::Weigh { index, .. }
        | EditionChange::Question { index, .. }
        | EditionChange::Activate { index }
        | EditionChange::Resume { index }
        | EditionChange::Retire { index } => index.edition == *code,
        EditionChange::Replace { index, by, .. } => index.edition == *code || by.edition == *code,
        EditionChange::Split { index, into } => index.edition == *code || into.iter().any(|one| one.edition == *code),
        EditionChange::Merge { indices, into } => {
            into.edition == *code || indices.iter().any(|one| one.edition == *code)
        }
    }
}

/// What was done to it, the last first.
fn done(book: &Book, edition: &Edition) -> Vec<Part> {
    let steps: Vec<&EditionStep> = book.steps.iter().filter(|step| is_about(step, edition)).collect();
    if steps.is_empty() {
        return vec![Part::text("Nothing was done to it yet: it is as shipped.")];
    }
    let row = |step: &&EditionStep| {
        vec![Cell::new(step.number.to_string()), Cell::new(day(step.on)), Cell::new(&step.said), Cell::new(&step.why)]
    };
    let rows = steps.iter().rev().map(row).collect();
    vec![Part::Table(table("What was done to it", &["Step", "From", "What", "Why"], rows))]
}

/// The edition as text that another house reads.
pub async fn send_text(cx: Cx, Path(code): Path<String>) -> Answer {
    let (_, edition) = edition(&cx, &code).await?;
    file(edition.to_text(), "text/plain; charset=utf-8", &format!("{}.txt", edition.code))
}

/// The edition as JSON.
pub async fn send_json(cx: Cx, Path(code): Path<String>) -> Answer {
    let (_, edition) = edition(&cx, &code).await?;
    file(edition.to_json(), "application/json", &format!("{}.json", edition.code))
}

fn file(content: String, kind: &'static str, name: &str) -> Answer {
    let mut answer = Response::new(Body::from(content));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.insert(header::CONTENT_DISPOSITION, name.map_err(|fault| PageFailure::fault(&fault.to_string()))?);
    Ok(answer)
}
