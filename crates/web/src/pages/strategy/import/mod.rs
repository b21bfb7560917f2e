//! Bringing in earlier rounds, action plans and scorecards from a spreadsheet: sent, looked at, brought in.

mod preview;

use super::actions::owner::users;
use super::{below, below_strategy};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::upload::take;
use crate::parts::form::{Fields, choices};
use crate::parts::{Button, Filled, Form, Part, Typed, show_parts_with, table};
use actions::Failure;
use actions::strategy::{Decided, bring_sheets_in, read_sheets, send_sheets, settle_sheets};
use axum::body::Body;
use axum::extract::Multipart;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::strategy::editions::Edition;
use domain::strategy::sheets::{SheetKind, SheetRead, SheetWish, Sheets, SheetsWish};
use domain::strategy::{Book, SentSheets};
use preview::{pair_read, pair_said, pair_value};
use std::collections::BTreeMap;

async fn sending(cx: &Cx, errors: FieldErrors) -> Answer {
    let files: Vec<SentSheets> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    let sent = Sent::default();
    let filled = Filled { sent: &sent, errors: &errors };
    let file = filled
        .file("file", "Spreadsheet")
        .hint("XLSX, XLS, ODS or CSV, with levels, answers, actions, indicators, risks or savings on its sheets");
    let mut parts = vec![
        Part::text(
            "Bring in what you have: the levels of an earlier round, several people's answers, an action plan, a scorecard, risks, savings. You see what was read before anything is kept.",
        ),
        Part::Buttons(vec![Button {
            link: Link::new("Get a file to fill in", "/strategy/import/template"),
            secondary: true,
        }]),
        Part::form(Form::new("/strategy/import", "Send and read", vec![file])),
    ];
    let row = |one: &SentSheets| {
        let made = one.made.map_or_else(|| "Not brought in yet".to_owned(), |made| format!("{made} records"));
        vec![Cell::new(&one.name).to(format!("/strategy/import/{}", one.number)), Cell::new(made)]
    };
    if !files.is_empty() {
        parts.push(Part::Table(table(
            "Files that were sent",
            &["File", "What came of it"],
            files.iter().rev().map(row).collect(),
        )));
    }
    let frame = PageFrame { breadcrumbs: below_strategy(), ..cx.frame("Bring in earlier rounds and scorecards") };
    show_parts_with(frame, parts, errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    sending(&cx, FieldErrors::default()).await
}

/// Takes a file.
pub async fn send(cx: Cx, parts: Multipart) -> Answer {
    let came = take(&cx, parts).await?;
    let Some((name, received)) = came.files.first() else {
        let mut errors = FieldErrors::default();
        errors.add(
            "file",
            if came.too_large { "The file is too large. Send its sheets one by one" } else { "Select a spreadsheet" },
        );
        return sending(&cx, errors).await;
    };
    let number = send_sheets(cx.guildhall(), &cx.scope()?, name, received).await?;
    go_to(&format!("/strategy/import/{number}"))
}

/// The file to fill in.
pub async fn template(cx: Cx) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let editions = book.editions();
    let edition = book.edition(&editions).ok_or_else(PageFailure::not_found)?;
    let begun = domain::strategy::scorecard::eleven();
    let usual = domain::risks::red_yellow_green();
    let this_year = domain::values::FinancialYear::of(cx.today());
    let form = publish::strategy::Form {
        edition,
        indicators: if book.indicators.is_empty() { &begun } else { &book.indicators },
        scale: book.scales.first().unwrap_or(&usual),
        years: &[this_year.previous(), this_year, this_year.next()],
    };
    let bytes = publish::strategy::to_fill_in(&form).map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    workbook(bytes, "strategy-to-fill-in")
}

/// All that the council recorded, as a workbook.
pub async fn export(cx: Cx) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let council = cx.who.as_ref().and_then(|who| who.council.as_ref()).map(|one| one.name.clone()).unwrap_or_default();
    let bytes = publish::strategy::export(&council, &book, cx.today())
        .map_err(|fault| PageFailure::fault(&fault.to_string()))?;
    workbook(bytes, "strategy")
}

fn workbook(bytes: Vec<u8>, name: &str) -> Answer {
    const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let mut answer = Response::new(Body::from(bytes));
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(XLSX));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.xlsx\"")) {
        answer.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    Ok(answer)
}

fn decide_form(book: &Book, edition: &Edition, (file, sheets): (&SentSheets, &Sheets), filled: Filled<'_>) -> Form {
    let mut fields = Vec::new();
    if sheets.levels.is_empty() && sheets.answers.is_empty() && !sheets.replaces(book).is_empty() {
        fields.push(filled.day("agreed", "Which day is the scorecard of?"));
    }
    if !sheets.levels.is_empty() || !sheets.answers.is_empty() {
        fields.push(filled.line("round", "What is the round called that it tells of?").hint("Such as Autumn 2024"));
        fields.push(
            filled
                .day("agreed", "On which day were these levels agreed?")
                .hint("The newest day is the one that counts"),
        );
    }
    for one in sheets.levels.iter().filter(|one| one.decided().is_none()) {
        let name = edition.index(&one.index).map_or_else(|| one.index.to_string(), |index| index.name.clone());
        let ways = one.said.iter().map(|(pair, places)| {
            let places: Vec<String> = places.iter().map(ToString::to_string).collect();
            Choice::new(&pair_value(pair), &pair_said(edition, pair)).hint(&places.join(", "))
        });
        let mut field =
            filled.radios(&format!("level-{}", one.index), &format!("{name}: which is right?"), ways.collect());
        if field.error.is_empty() {
            filled.errors.of("levels").clone_into(&mut field.error);
        }
        fields.push(field);
    }
    Form::new(format!("/strategy/import/{}/bring-in", file.number), "Bring it in", fields).headed("Bring it in")
}

fn wish_form(file: &SentSheets, sheets: &Sheets, filled: Filled<'_>) -> Form {
    let mut fields = vec![filled.day("dated", "Which day is the file of?").hint("Its values count as of that day")];
    let mut kinds = choices(SheetKind::NAMES, Some("As its headings say"));
    kinds.push(Choice::new("none", "Leave it out"));
    for (at, sheet) in sheets.sheets.iter().enumerate() {
        let name = if sheet.name.is_empty() { "The table" } else { sheet.name.as_str() };
        let found = sheet.kind.map_or("nothing that is known", SheetKind::label);
        fields.push(
            filled
                .select(&format!("sheet-{at}"), &format!("{name}: what does it hold?"), kinds.clone())
                .hint(&format!("Taken for: {found}")),
        );
    }
    Form::new(format!("/strategy/import/{}/settle", file.number), "Read it again", fields)
        .headed("Correct how it is read")
        .looking("govuk-button--secondary")
}

/// What was settled before, as the fields of the form.
fn known(file: &SentSheets, sheets: &Sheets) -> Sent {
    let mut fields = Fields::default().day("dated", file.wish.dated).day("agreed", file.wish.dated);
    for (at, sheet) in sheets.sheets.iter().enumerate() {
        let wish = file.wish.sheets.get(&sheet.name);
        let value = wish.map_or("", |wish| if wish.left_out { "none" } else { wish.kind.map_or("", SheetKind::name) });
        fields = fields.text(&format!("sheet-{at}"), value);
    }
    fields.sent()
}

/// A warning where the same file was brought in before under another number.
async fn brought_in_before(cx: &Cx, file: &SentSheets) -> Result<Option<Part>, PageFailure> {
    let all: Vec<SentSheets> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    let same = all.iter().filter(|one| one.number != file.number && one.sha256 == file.sha256);
    let earlier = same.filter_map(|one| Some((&one.name, one.made.filter(|made| *made > 0)?))).next_back();
    Ok(earlier.map(|(name, made)| {
        let records = if made == 1 { "1 record".to_owned() } else { format!("{made} records") };
        Part::Warning(format!(
            "This same file was brought in before as {name} and made {records}. Bringing it in again would enter \
             its rounds, answers, actions, risks and savings twice."
        ))
    }))
}

async fn page(cx: Cx, number: i64, sent: Option<Sent>, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    let (file, sheets) = read_sheets(cx.guildhall(), &scope, number)
        .await
        .map_err(|failure| PageFailure::from(failure).framed(cx.frame("")))?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let editions = book.editions();
    let edition = book.edition(&editions).ok_or_else(PageFailure::not_found)?;
    let mut parts = Vec::new();
    if file.made.is_none() {
        parts.extend(brought_in_before(&cx, &file).await?);
    }
    if let Some(made) = file.made {
        parts.push(Part::Inset(format!("This file was brought in and made {made} records.")));
        parts.push(Part::Buttons(vec![Button { link: Link::new("See the strategy", "/strategy"), secondary: false }]));
    }
    parts.extend(preview::parts(&book, edition, (&file, &sheets), &users(&cx, &scope).await?));
    if file.made.is_none() {
        let again = Link::new("Send another file", "/strategy/import");
        parts.push(Part::Way("Was something mended in the file?".to_owned(), again));
    }
    if file.made.is_none() && !sheets.is_refused() {
        let sent = sent.unwrap_or_else(|| known(&file, &sheets));
        let filled = Filled { sent: &sent, errors: &errors };
        parts.push(Part::form(decide_form(&book, edition, (&file, &sheets), filled)));
        parts.push(Part::form(wish_form(&file, &sheets, filled)));
    }
    let breadcrumbs = below("Bring in", "/strategy/import");
    show_parts_with(PageFrame { breadcrumbs, ..cx.frame(&file.name) }, parts, errors)
}

/// What was read of a file.
pub async fn show(cx: Cx, Path(number): Path<i64>) -> Answer {
    page(cx, number, None, FieldErrors::default()).await
}

/// Takes what a person corrects.
pub async fn settle(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let (_, sheets) = read_sheets(cx.guildhall(), &scope, number).await?;
    let mut typed = Typed::new(&sent);
    let dated = typed.day("dated");
    if typed.is_wrong() {
        let errors = typed.errors;
        return page(cx, number, Some(sent), errors).await;
    }
    let wish = |(at, sheet): (usize, &SheetRead)| {
        let value = sent.text(&format!("sheet-{at}"));
        let wish = SheetWish { kind: value.parse().ok(), left_out: value == "none", ..SheetWish::default() };
        (sheet.name.clone(), wish)
    };
    let wishes: BTreeMap<String, SheetWish> = sheets.sheets.iter().enumerate().map(wish).collect();
    settle_sheets(cx.guildhall(), &scope, number, SheetsWish { sheets: wishes, dated }).await?;
    go_to(&format!("/strategy/import/{number}"))
}

/// Brings a file in.
pub async fn bring_in(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let level = |(name, value): (&str, &str)| Some((name.strip_prefix("level-")?.parse().ok()?, pair_read(value)?));
    let levels = sent.pairs().filter_map(level).collect();
    let by = cx.who.as_ref().map(|who| who.person.shown_name()).unwrap_or_default();
    let mut typed = Typed::new(&sent);
    let agreed = typed.day("agreed");
    if typed.is_wrong() {
        let errors = typed.errors;
        return page(cx, number, Some(sent), errors).await;
    }
    let decided = Decided { agreed, round: sent.text("round").to_owned(), levels, by };
    match bring_sheets_in(cx.guildhall(), &cx.scope()?, number, &decided).await {
        Ok(_) => go_to(&format!("/strategy/import/{number}?done=sheets-brought-in")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(cx, number, Some(sent), errors).await
        }
        Err(failure) => Err(failure.into()),
    }
}
