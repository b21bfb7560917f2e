//! Competences: which part needs which, and how far.

use super::{below, below_training, book, of_whole};
use crate::address::Path;
use crate::components::{Cell as TableCell, FieldErrors, Link, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::history;
use crate::parts::form::{Fields, choices};
use crate::parts::listing::Column;
use crate::parts::{Button, Filled, Form, Listing, Part, Row, Typed, show_parts_with, table};
use actions::training::Need;
use domain::access::Action;
use domain::records::Version;
use domain::strategy::Book;
use domain::strategy::training::{Audience, Competence, Lacking, Level, competence_gaps, lacking_by_team};
use domain::values::Date;
use publish::lists::Cell;

fn level(book: &Book, code: &str, audience: Audience) -> Option<Level> {
    let need = book.required.iter().find(|need| need.competence == code && need.audience == audience);
    need.map(|need| need.level)
}

fn row(book: &Book, one: &Competence, today: Date, may_edit: bool) -> Row {
    let lacking = competence_gaps(&book.learners, &book.required, &book.held, &book.courses, today);
    let lacking = lacking.iter().filter(|gap| gap.competence == one.code).count();
    let courses: Vec<&str> = book
        .courses
        .iter()
        .filter(|course| course.raises.contains(&one.code))
        .map(|course| course.name.as_str())
        .collect();
    let mut cells = vec![Cell::text(&one.name)];
    let need = |audience: &Audience| level(book, &one.code, *audience).map_or("Not needed", Level::label);
    cells.extend(Audience::ALL.iter().map(|audience| Cell::text(need(audience))));
    cells.push(Cell::Count(i64::try_from(lacking).unwrap_or(i64::MAX)));
    cells.push(Cell::text(courses.join("; ")));
    let href = if may_edit { format!("/training/competences/{}/change", one.code) } else { String::new() };
    Row { cells, href, facets: Vec::new() }
}

/// A team's people who lack a competence, of those who need it, with its shade.
fn lacking_cell(lacking: Option<&Lacking>) -> TableCell {
    let Some(one) = lacking else { return TableCell::new("Nobody needs it") };
    let (word, shade) = match one.lacking {
        0 => ("nobody lacks it", "gh-heat"),
        lacking if lacking == one.needed => ("all lack it", "gh-heat--high"),
        _ => ("some lack it", "gh-heat--medium"),
    };
    let text = format!("{}: {word}", of_whole(one.lacking, one.needed));
    TableCell { classes: shade.to_owned(), ..TableCell::new(text) }
}

/// A map: a row for each team, a column for each competence that anybody needs.
fn map(book: &Book, today: Date) -> Option<Table> {
    let found = lacking_by_team(&book.learners, &book.required, &book.held, today);
    let needed: Vec<&Competence> =
        book.competences.iter().filter(|one| found.keys().any(|(_, code)| *code == one.code)).collect();
    let mut teams: Vec<&str> = found.keys().map(|(team, _)| *team).collect();
    teams.dedup();
    if needed.is_empty() || teams.is_empty() {
        return None;
    }
    let mut head = vec!["Team"];
    head.extend(needed.iter().map(|one| one.name.as_str()));
    let row = |team: &&str| {
        let cells = needed.iter().map(|one| lacking_cell(found.get(&(*team, one.code.as_str()))));
        std::iter::once(TableCell::new(*team)).chain(cells).collect()
    };
    let rows = teams.iter().map(row).collect();
    Some(table("Who lacks what, of those who need it", &head, rows))
}

fn above(book: &Book, today: Date) -> Vec<Part> {
    let said = "What people must be able to do for their part in buying, how far, and how many lack it.";
    let mut parts = vec![Part::text(said)];
    if let Some(map) = map(book, today) {
        parts.push(Part::Table(map));
        parts.push(Part::heading("Each competence"));
    }
    parts
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, may_edit) = (book(cx).await?, cx.may(Action::EditStrategy));
    let mut columns = vec![Column::wide("Competence")];
    columns.extend(Audience::ALL.iter().map(|audience| Column::new(audience.label())));
    columns.push(Column::number("People who lack it"));
    columns.push(Column::wide("Courses that raise it"));
    let new = Button { link: Link::new("Enter a competence", "/training/competences/new"), secondary: false };
    Ok(Listing {
        title: "Competences".into(),
        address: "/training/competences".into(),
        breadcrumbs: below_training(),
        parts: above(&book, cx.today()),
        columns,
        facets: Vec::new(),
        rows: book.competences.iter().map(|one| row(&book, one, cx.today(), may_edit)).collect(),
        empty: "No competence yet. Enter what people must be able to do, such as managing contracts, and who needs it."
            .into(),
        buttons: if may_edit { vec![new] } else { Vec::new() },
        file: "competences",
        said: "Every competence with the level that each part needs".into(),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}

fn form((action, button): (&str, &str), seen: u32, sent: &Sent, errors: &FieldErrors) -> Form {
    let fill = Filled { sent, errors };
    let mut fields = vec![fill.line("name", "What can people do who have it?"), fill.heading("How far is it needed?")];
    let needed =
        |audience: &Audience| fill.select(audience.name(), audience.label(), choices(Level::NAMES, Some("Not needed")));
    fields.extend(Audience::ALL.iter().map(needed));
    Form::new(action, button, fields).with("seen", seen.to_string()).or_leave("Cancel", "/training/competences")
}

fn needs(typed: &mut Typed<'_>) -> Vec<Need> {
    Audience::ALL
        .iter()
        .map(|audience| (*audience, typed.maybe(audience.name(), "Select a level of the list")))
        .collect()
}

fn frame(cx: &Cx, title: &str) -> PageFrame {
    PageFrame { breadcrumbs: below("Competences", "/training/competences"), ..cx.frame(title) }
}

fn page_new(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let form = form(("/training/competences/new", "Enter the competence"), 0, sent, &errors);
    show_parts_with(frame(cx, "Enter a competence"), vec![Part::form(form)], errors)
}

/// The form of a competence that is entered.
pub async fn new(cx: Cx) -> Answer {
    page_new(&cx, &Sent::default(), FieldErrors::default())
}

/// Takes it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let (name, needs) = (typed.text("name"), needs(&mut typed));
    if typed.is_wrong() {
        return page_new(&cx, &sent, typed.errors);
    }
    match actions::training::enter_competence(cx.guildhall(), &scope, &name, &needs).await {
        Ok(_) => go_to("/training/competences?done=competence-entered"),
        Err(failure) => page_new(&cx, &sent, field_errors(failure)?),
    }
}

async fn known(cx: &Cx, code: &str) -> Result<Version<Competence>, PageFailure> {
    let found = store::records::one::<Competence>(&cx.guildhall().store, &cx.scope()?, code).await?;
    found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))
}

async fn page_change(cx: &Cx, code: &str, seen: u32, sent: &Sent, errors: FieldErrors) -> Answer {
    let form = form((&format!("/training/competences/{code}/change"), "Save"), seen, sent, &errors);
    let parts = vec![Part::form(form), Part::Table(history::<Competence>(cx, code).await?)];
    show_parts_with(frame(cx, "Change a competence"), parts, errors)
}

/// The form of a competence that is known.
pub async fn open_change(cx: Cx, Path(code): Path<String>) -> Answer {
    let (known, book) = (known(&cx, &code).await?, book(&cx).await?);
    let with = |fields: Fields, audience: &Audience| fields.maybe(audience.name(), level(&book, &code, *audience));
    let sent = Audience::ALL.iter().fold(Fields::default().text("name", &known.record.name), with).sent();
    page_change(&cx, &code, known.number, &sent, FieldErrors::default()).await
}

/// Takes it.
pub async fn change(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (scope, known) = (cx.scope()?, known(&cx, &code).await?);
    let mut typed = Typed::new(&sent);
    let (name, needs) = (typed.text("name"), needs(&mut typed));
    let seen = sent.text("seen").parse().unwrap_or(0);
    if typed.is_wrong() {
        return page_change(&cx, &code, seen, &sent, typed.errors).await;
    }
    let competence = Competence { code: code.clone(), name };
    match actions::training::change_competence(cx.guildhall(), &scope, (&competence, &needs), seen).await {
        Ok(()) => go_to("/training/competences?done=competence-changed"),
        Err(failure) => page_change(&cx, &code, known.number, &sent, field_errors(failure)?).await,
    }
}
