//! Levels of other councils that the council brought in by files.

use crate::address::Path;
use crate::components::{Cell, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::spend::upload;
use crate::pages::strategy::below;
use crate::parts::{Filled, Form, Part, show_parts_with, table};
use axum::extract::Multipart;
use domain::strategy::{COUNCILS_MIN, OutsideLevels};

fn row(one: &OutsideLevels) -> Vec<Cell> {
    let state =
        one.withdrawn.map_or_else(|| "Counts".to_owned(), |day| format!("Taken out on {}", day.strftime("%-d %B %Y")));
    vec![
        Cell::new(one.file.as_str()),
        Cell::number(one.councils().to_string()),
        Cell::number(one.levels.len().to_string()),
        Cell::new(one.sources().join("; ")),
        Cell::new(state),
    ]
}

async fn page(cx: &Cx, (sent, of): (&Sent, Option<i64>), errors: FieldErrors) -> Answer {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let none = FieldErrors::default();
    let fill = Filled { sent, errors: if of.is_none() { &errors } else { &none } };
    let fields =
        vec![fill.file("file", "A CSV file or a workbook").hint(
            "Columns: Council, Kind, Group, Edition, Area, Level, Source, Date. A row for each area of a council.",
        )];
    let bring = Form::new("/strategy/compare/outside", "Bring in the levels", fields);
    let mut parts = vec![Part::text(format!(
        "Results that others published, such as those of an earlier edition by region, can count beside the councils that share their levels here. No council of a file is ever named, and nothing is shown of fewer than {COUNCILS_MIN}."
    ))];
    parts.push(Part::form(bring));
    let files: Vec<&OutsideLevels> = book.outside_levels.iter().rev().collect();
    if files.is_empty() {
        parts.push(Part::text("No file was brought in yet."));
    } else {
        let head = ["File", "#Councils", "#Levels", "Sources", "State"];
        parts.push(Part::Table(table("Files of levels", &head, files.iter().map(|one| row(one)).collect())));
    }
    for one in files.iter().filter(|one| one.withdrawn.is_none()) {
        let own = of == Some(one.number);
        let (blank, fine) = (Sent::default(), FieldErrors::default());
        let fill = Filled { sent: if own { sent } else { &blank }, errors: if own { &errors } else { &fine } };
        let fields = vec![fill.line("why", "Why they count no more")];
        let at = format!("/strategy/compare/outside/{}/withdraw", one.number);
        let button = format!("Take out file {}", one.number);
        let form = Form::new(at, &button, fields).headed(&format!("File {}: {}", one.number, one.file));
        parts.push(Part::form(form.looking("govuk-button--warning")));
    }
    let breadcrumbs = below("How other councils stand", "/strategy/compare");
    let frame = PageFrame { breadcrumbs, ..cx.frame("Levels of other councils from files") };
    show_parts_with(frame, parts, errors)
}

/// The files, with a form for another.
pub async fn open(cx: Cx) -> Answer {
    page(&cx, (&Sent::default(), None), FieldErrors::default()).await
}

/// Takes a file.
pub async fn send(cx: Cx, parts: Multipart) -> Answer {
    let scope = cx.scope()?;
    let came = upload::take(&cx, parts).await?;
    let sent = Sent::of(came.fields);
    let mut errors = FieldErrors::default();
    match came.files.first() {
        _ if came.too_large => errors.add("file", "The file is too large. Send it in parts"),
        None => errors.add("file", "Select a file of levels"),
        Some((name, received)) => {
            match actions::strategy::bring_in_outside(cx.guildhall(), &scope, name, received).await {
                Ok(_) => return go_to("/strategy/compare/outside?done=outside-levels-brought"),
                Err(failure) => errors = field_errors(failure)?,
            }
        }
    }
    page(&cx, (&sent, None), errors).await
}

/// Takes the levels of a file out.
pub async fn withdraw(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    match actions::strategy::withdraw_outside(cx.guildhall(), &cx.scope()?, number, sent.text("why")).await {
        Ok(()) => go_to("/strategy/compare/outside?done=outside-levels-withdrawn"),
        Err(failure) => page(&cx, (&sent, Some(number)), field_errors(failure)?).await,
    }
}
