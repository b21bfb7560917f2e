//! Bringing in earlier rounds, action plans and scorecards from a spreadsheet: sent, looked at, brought in.

use super::{below, below_strategy, day};
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
use domain::findings::{Finding, Severity};
use domain::strategy::editions::{Edition, Level};
use domain::strategy::rounds::{EarlierLevel, LevelPair, RoundState};
use domain::strategy::sheets::{Replaced, SheetKind, SheetRead, SheetWish, Sheets, SheetsWish};
use domain::strategy::{Book, SentSheets};
use std::collections::BTreeMap;

/// Findings of a sheet that are shown; the file itself holds the rest.
const FINDINGS_SHOWN: usize = 60;

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

fn findings(caption: &str, all: &[Finding]) -> Option<Part> {
    let said = |severity: Severity| match severity {
        Severity::Stop => "Cannot be read",
        Severity::Fix => "Mend it, or go on without it",
        Severity::Confirm => "Look whether it is right",
        Severity::Note => "To know",
    };
    let mut sorted: Vec<&Finding> = all.iter().collect();
    sorted.sort_by_key(|one| std::cmp::Reverse(one.severity));
    let row = |one: &&Finding| vec![Cell::new(one.at.to_string()), Cell::new(said(one.severity)), Cell::new(&one.text)];
    let rows: Vec<Vec<Cell>> = sorted.iter().take(FINDINGS_SHOWN).map(row).collect();
    (!rows.is_empty()).then(|| Part::Table(table(caption, &["Where", "What to do", "What was found"], rows)))
}

fn counted(sheets: &Sheets) -> Part {
    let row = |what: &str, count: usize| vec![Cell::new(what), Cell::number(count.to_string())];
    Part::Table(table(
        "What was read",
        &["What", "#How many"],
        vec![
            row("Levels of areas", sheets.levels.len()),
            row("Assessors", sheets.assessors.len()),
            row("Answers", sheets.answers.len()),
            row("Actions", sheets.actions.len()),
            row("Indicators", sheets.indicators.len()),
            row("Risks", sheets.risks.len()),
            row("Savings", sheets.savings.len()),
        ],
    ))
}

/// The indicators as they were read: what is not measured stands as that.
fn indicators(sheets: &Sheets) -> Option<Part> {
    let row = |one: &domain::strategy::sheets::IndicatorRead| {
        let baseline = one.baseline.as_ref().map(|known| format!("{}, {}", known.value, known.period.said()));
        let baseline = baseline.or_else(|| one.not_measured.as_ref().map(|_| "Not measured".to_owned()));
        let target = one.target.as_ref().map_or_else(String::new, |target| target.value.to_string());
        let code = one.code.as_ref().map_or_else(|| "New".to_owned(), ToString::to_string);
        vec![Cell::new(&one.name), Cell::new(code), Cell::new(baseline.unwrap_or_default()), Cell::new(target)]
    };
    let head = ["Indicator", "On the scorecard", "Baseline", "Target"];
    let rows: Vec<Vec<Cell>> = sheets.indicators.iter().map(row).collect();
    (!rows.is_empty()).then(|| Part::Table(table("Indicators", &head, rows)))
}

fn pair_said(edition: &Edition, (current, next): &LevelPair) -> String {
    let name = |level: Option<Level>| level.map_or("none", |level| edition.levels.name(level)).to_owned();
    format!("{} to {}", name(*current), name(*next))
}

fn pair_value((current, next): &LevelPair) -> String {
    let number = |level: Option<Level>| level.map_or_else(String::new, |level| level.to_string());
    format!("{}-{}", number(*current), number(*next))
}

fn pair_read(text: &str) -> Option<LevelPair> {
    let (current, next) = text.split_once('-')?;
    let level = |text: &str| text.parse::<u8>().ok().and_then(Level::new);
    Some((level(current), level(next)))
}

/// What stands today, and that a newer round takes its place.
fn stands_now(book: &Book, edition: &Edition) -> Option<Part> {
    let round = book.settled(&edition.code)?;
    let RoundState::Settled { on } = round.state else { return None };
    Some(Part::Inset(format!(
        "Today the levels of {} count, settled on {}. Levels of a later day take their place; those of an earlier day \
         stand before them in the history, and targets chosen since stay as they are.",
        round.name,
        day(on)
    )))
}

fn levels(book: &Book, edition: &Edition, sheets: &Sheets) -> Option<Part> {
    let now = book.agreed_levels(&edition.code);

    let name = |one: &EarlierLevel| {
        edition.index(&one.index).map_or_else(|| one.index.to_string(), |index| index.name.clone())
    };
    let row = |one: &EarlierLevel| {
        let said: Vec<String> = one.said.iter().map(|(pair, _)| pair_said(edition, pair)).collect();
        vec![
            Cell::new(name(one)),
            Cell::new(now.get(&one.index).map_or("Not assessed", |level| edition.levels.name(*level))),
            Cell::new(said.join(" or ")),
            Cell::new(if one.decided().is_some() { "" } else { "Says two things" }),
        ]
    };
    let rows: Vec<Vec<Cell>> = sheets.levels.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        Part::Table(table("Levels", &["Area", "As it stands today", "From and to in the file", "To decide"], rows))
    })
}

/// What of the scorecard the file says otherwise than it stands today.
fn replaced(book: &Book, sheets: &Sheets) -> Vec<Part> {
    let found = sheets.replaces(book);
    if found.is_empty() {
        return Vec::new();
    }
    let row = |one: &Replaced<'_>| {
        let name = format!("{}, {}", one.indicator.code, one.indicator.name);
        vec![Cell::new(name), Cell::new(one.what), Cell::new(&one.now), Cell::new(&one.said)]
    };
    let head = ["Indicator", "What of it", "As it stands today", "In the file"];
    vec![
        Part::Table(table("What the file says otherwise", &head, found.iter().map(row).collect())),
        Part::text(
            "A file of an earlier day leaves these as they stand, and fills in only what is open. A file of today puts its own in their place.",
        ),
    ]
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

async fn page(cx: Cx, number: i64, sent: Option<Sent>, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    let (file, sheets) = read_sheets(cx.guildhall(), &scope, number)
        .await
        .map_err(|failure| PageFailure::from(failure).framed(cx.frame("")))?;
    let book = store::strategy::book(&cx.guildhall().store, &scope, None).await?;
    let editions = book.editions();
    let edition = book.edition(&editions).ok_or_else(PageFailure::not_found)?;
    let mut parts = Vec::new();
    if let Some(made) = file.made {
        parts.push(Part::Inset(format!("This file was brought in and made {made} records.")));
        parts.push(Part::Buttons(vec![Button { link: Link::new("See the strategy", "/strategy"), secondary: false }]));
    }
    parts.extend(findings("What was found in the file", &sheets.findings));
    if !sheets.is_refused() {
        parts.push(counted(&sheets));
        if file.made.is_none() && !sheets.levels.is_empty() {
            parts.extend(stands_now(&book, edition));
        }
        parts.extend(levels(&book, edition, &sheets));
        parts.extend(indicators(&sheets));
        if file.made.is_none() {
            parts.extend(replaced(&book, &sheets));
        }
    }
    for sheet in &sheets.sheets {
        parts.extend(findings(&format!("What was found in {}", sheet_name(sheet)), &sheet.findings));
    }
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

fn sheet_name(sheet: &SheetRead) -> String {
    if sheet.name.is_empty() { "the table".to_owned() } else { format!("the sheet {}", sheet.name) }
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
