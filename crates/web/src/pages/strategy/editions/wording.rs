//! Wording of an edition: what is shipped beside what the council brought in.

use super::show::local;
use super::{below_edition, edition};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::upload;
use crate::pages::strategy::day;
use crate::parts::form::choices;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::Received;
use actions::strategy::editions::{NewWording, bring_in_wording, read_file};
use axum::extract::Multipart;
use domain::access::Action;
use domain::findings::Finding;
use domain::strategy::editions::{Edition, LocalWording, Wording, WordingRow};

/// The most findings that are shown of a file.
const FINDINGS_SHOWN: usize = 30;

/// The choices of whose words: those that a council can bring in.
const WORDS: &[(&str, &str)] = &[("official", "Official wording"), ("own", "The council's own wording")];

fn form(edition: &Edition, sent: &Sent, errors: &FieldErrors) -> Form {
    let filled = Filled { sent, errors };
    let mut areas = vec![Choice::new("", "From the file")];
    areas.extend(
        edition.indices.iter().map(|index| Choice::new(index.code.as_str(), &format!("{} {}", index.code, index.name))),
    );
    let mut levels = vec![Choice::new("", "What the area is")];
    levels.extend(edition.levels.names().iter().map(|name| Choice::new(name, name)));
    let fields = vec![
        filled.radios("wording", "Whose words they are", choices(WORDS, None)),
        filled.line("source", "Where they come from, and on what terms the council uses them"),
        filled
            .file("file", "A file")
            .hint("CSV or a workbook with the headings Area, Level and Wording, or Area and a column for each level"),
        filled.heading("Or one sentence"),
        filled.select("area", "Area", areas),
        filled.select("level", "Level", levels),
        filled.text("text", "Wording"),
    ];
    let mut form = Form::new(format!("/strategy/editions/{}/wording", edition.code), "Bring the wording in", fields)
        .headed("Bring wording in")
        .or_leave("Cancel", &format!("/strategy/editions/{}", edition.code));
    form.sends_file = true;
    form
}

/// Ours and theirs side by side, area by area.
fn beside(edition: &Edition, local: &[LocalWording]) -> Part {
    let mut rows = Vec::new();
    for index in &edition.indices {
        let what = std::iter::once((None, Some(index.what.as_str())));
        let levels = edition.levels.all().map(|level| (Some(level), index.statement(level)));
        for (level, ours) in what.chain(levels) {
            let brought = local.iter().filter(|one| one.index == index.code && one.level == level);
            let theirs = brought.max_by_key(|one| one.on);
            let name = level.map_or("What it is", |level| edition.levels.name(level));
            rows.push(vec![
                Cell::new(format!("{} {}", index.code, index.name)),
                Cell::new(name),
                Cell::new(ours.unwrap_or_default()),
                Cell::new(theirs.map(|one| one.text.as_str()).unwrap_or_default()),
                Cell::new(theirs.map_or_else(String::new, |one| {
                    format!("{}. {}, {}", one.wording.label(), one.source, day(one.on))
                })),
            ]);
        }
    }
    let ours = edition.wording.label();
    Part::Table(table("Side by side", &["Area", "Level", ours, "Brought in", "Whose words"], rows))
}

async fn page(cx: &Cx, edition: &Edition, sent: &Sent, errors: FieldErrors, said: Vec<Part>) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let mut parts = said;
    parts.push(Part::text(
        "The sentences that are shipped are a paraphrase. A council that holds the official wording can bring it in, and sees it in the place of the paraphrase. It stays with this council.",
    ));
    if cx.may(Action::SettleStrategy) {
        parts.push(Part::form(form(edition, sent, &errors)));
    }
    parts.push(beside(edition, &local(&book, edition)));
    let title = format!("Wording of {}", edition.name);
    show_parts_with(PageFrame { breadcrumbs: below_edition(edition), ..cx.frame(&title) }, parts, errors)
}

/// The page.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let (_, edition) = edition(&cx, &code).await?;
    page(&cx, &edition, &Sent::default(), FieldErrors::default(), Vec::new()).await
}

async fn rows(
    cx: &Cx,
    edition: &Edition,
    sent: &Sent,
    file: Option<&Received>,
) -> Result<Vec<WordingRow>, actions::Failure> {
    let scope = cx.scope().map_err(|_| actions::Failure::NotFound)?;
    match file {
        Some(received) => read_file(cx.guildhall(), &scope, &edition.code, received).await,
        None => Ok(vec![WordingRow {
            row: 1,
            area: sent.text("area").trim().to_owned(),
            level: sent.text("level").trim().to_owned(),
            text: sent.text("text").trim().to_owned(),
        }]),
    }
}

fn found_parts(count: usize, findings: &[Finding]) -> Vec<Part> {
    let sentences = if count == 1 { "1 sentence was".to_owned() } else { format!("{count} sentences were") };
    let mut parts = vec![Part::Inset(format!("{sentences} brought in."))];
    let lines: Vec<String> =
        findings.iter().take(FINDINGS_SHOWN).map(|one| format!("{}: {}", one.at, one.text)).collect();
    parts
        .push(Part::Warning(format!("{} of the rows need a look. Mend them and send the file again.", findings.len())));
    parts.push(Part::Bullets(lines));
    parts
}

/// Takes a file or a sentence.
pub async fn send(cx: Cx, Path(code): Path<String>, parts: Multipart) -> Answer {
    let (_, edition) = edition(&cx, &code).await?;
    let came = upload::take(&cx, parts).await?;
    let sent = Sent::of(came.fields);
    let mut typed = Typed::new(&sent);
    let wording = typed.value::<Wording>("wording", "Select whose words they are");
    let file = came.files.first().map(|(_, received)| received);
    if came.too_large {
        typed.wrong("file", "The file is too large for a table of wording. Send it in parts");
    } else if file.is_none() && typed.text("text").is_empty() {
        typed.wrong("file", "Select a file, or enter one sentence below");
    }
    let Some(wording) = wording.filter(|_| !typed.is_wrong()) else {
        return page(&cx, &edition, &sent, typed.errors, Vec::new()).await;
    };
    let rows = match rows(&cx, &edition, &sent, file).await {
        Ok(rows) => rows,
        Err(failure) => return page(&cx, &edition, &sent, field_errors(failure)?, Vec::new()).await,
    };
    let new = NewWording { edition: edition.code.clone(), rows, wording, source: typed.text("source") };
    match bring_in_wording(cx.guildhall(), &cx.scope()?, &new).await {
        Ok((_, found)) if found.is_empty() => {
            go_to(&format!("/strategy/editions/{code}/wording?done=wording-brought-in"))
        }
        Ok((count, found)) => {
            page(&cx, &edition, &Sent::default(), FieldErrors::default(), found_parts(count, &found)).await
        }
        Err(failure) => page(&cx, &edition, &sent, field_errors(failure)?, Vec::new()).await,
    }
}
