//! The council's tokens, and making one.

use crate::address::Path;
use crate::components::{Cell, FieldErrors, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, show, show_with};
use crate::pages::spend::download;
use actions::feeds::MadeToken;
use askama::Template;
use axum::http::StatusCode;
use publish::lists::{self, ColumnHeading, List};
use store::feeds::KeptToken;

#[derive(Template)]
#[template(path = "feeds/list.html")]
struct Feeds {
    page: PageFrame,
    errors: FieldErrors,
    typed: String,
    made: Option<MadeToken>,
    table: Option<Table>,
    downloads: Vec<(String, &'static str)>,
}

fn moment(at: jiff::Timestamp) -> String {
    at.strftime("%-d %b %Y at %H:%M UTC").to_string()
}

/// A token's state in words.
fn state(token: &KeptToken) -> String {
    match &token.withdrawn {
        Some((at, why)) => format!("Withdrawn on {}: {why}", at.strftime("%-d %b %Y")),
        None => "Reads".to_owned(),
    }
}

fn table(tokens: &[KeptToken]) -> Table {
    let rows = tokens.iter().map(|kept| {
        let address = format!("/feeds/{}/withdraw", kept.token.id.get());
        let end = if kept.token.withdrawn { Cell::default() } else { Cell::new("Withdraw").to(address) };
        vec![
            Cell::new(&kept.token.name),
            Cell::new(moment(kept.made_at)),
            Cell::new(kept.used_at.map_or_else(|| "Never".to_owned(), moment)),
            Cell::new(state(kept)),
            end,
        ]
    });
    Table {
        caption: "Tokens".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: ["Name", "Made", "Last used", "State", "What you can do"].map(Heading::new).to_vec(),
        rows: rows.collect(),
        first_cell_is_header: true,
    }
}

async fn page(cx: &Cx, errors: FieldErrors, typed: String, made: Option<MadeToken>) -> Result<Feeds, PageFailure> {
    let tokens = store::feeds::tokens(&cx.guildhall().store, &cx.scope()?).await?;
    let page = PageFrame { has_errors: !errors.is_empty(), ..cx.frame("Feeds") };
    let table = (!tokens.is_empty()).then(|| table(&tokens));
    Ok(Feeds { page, errors, typed, made, table, downloads: download::links("/feeds/download", "") })
}

/// The list, with the form.
pub async fn open(cx: Cx) -> Answer {
    show(&page(&cx, FieldErrors::default(), String::new(), None).await?)
}

/// Makes a token and shows its secret, this once.
pub async fn make(cx: Cx, sent: Sent) -> Answer {
    let typed = sent.text("name").to_owned();
    match actions::feeds::make(cx.guildhall(), &cx.scope()?, &typed).await {
        Ok(made) => show(&page(&cx, FieldErrors::default(), String::new(), Some(made)).await?),
        Err(failure) => {
            let again = page(&cx, field_errors(failure)?, typed, None).await?;
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
    }
}

/// The same list as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let tokens = store::feeds::tokens(&cx.guildhall().store, &cx.scope()?).await?;
    let list = List {
        title: "Feed tokens".into(),
        columns: ["Name", "Made", "Last used", "State"].map(ColumnHeading::wide).to_vec(),
        notes: download::notes(&cx, "Tokens that programs read the council's feeds with"),
    };
    let rows = tokens.iter().map(|kept| {
        vec![
            lists::Cell::text(&kept.token.name),
            lists::Cell::text(moment(kept.made_at)),
            lists::Cell::maybe(kept.used_at, |at| lists::Cell::text(moment(at))),
            lists::Cell::text(state(kept)),
        ]
    });
    download::answer(&form, &list, rows, "feed-tokens")
}
