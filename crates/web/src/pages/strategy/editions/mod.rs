//! The editions by which a council can look at itself: choosing one, changing them, bringing wording in.

pub mod add;
pub mod show;
pub mod step;
mod step_fields;
pub mod wording;

use super::below_strategy;
use super::scorecard::settings::settings;
use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Filled, Form, Listing, Part, Row};
use actions::records::SEEN;
use domain::access::Action;
use domain::strategy::StrategySettings;
use domain::strategy::editions::{Edition, EditionCode, Editions, LifeStage};
use publish::lists::Cell;

/// The way to pages below the editions.
pub fn below_editions() -> Vec<Link> {
    super::below("Editions", "/strategy/editions")
}

/// The way to pages below an edition.
pub fn below_edition(edition: &Edition) -> Vec<Link> {
    let mut links = below_editions();
    links.push(Link::new(&edition.name, &format!("/strategy/editions/{}", edition.code)));
    links
}

/// The council's editions, and the one of an address.
async fn edition(cx: &Cx, code: &str) -> Result<(Editions, Edition), PageFailure> {
    let missing = || PageFailure::not_found().framed(cx.frame(""));
    let code: EditionCode = code.parse().map_err(|_| missing())?;
    let editions = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?.editions();
    let found = editions.get(&code).cloned().ok_or_else(missing)?;
    Ok((editions, found))
}

fn row(edition: &Edition, in_use: Option<&EditionCode>) -> Row {
    let areas = edition.indices.iter().filter(|index| index.stage != LifeStage::Retired).count();
    Row {
        href: format!("/strategy/editions/{}", edition.code),
        cells: vec![
            Cell::text(&edition.name),
            Cell::text(edition.code.as_str()),
            Cell::text(edition.kind.label()),
            Cell::text(&edition.owner),
            Cell::text(&edition.published),
            Cell::text(edition.stage.label()),
            Cell::Count(i64::try_from(areas).unwrap_or(i64::MAX)),
            Cell::text(edition.levels.names().join(", ")),
            Cell::text(if in_use == Some(&edition.code) { "Yes" } else { "" }),
            Cell::text(&edition.attribution),
        ],
        facets: vec![edition.kind.label().to_owned(), edition.stage.label().to_owned()],
    }
}

async fn choosing(cx: &Cx, editions: &Editions, sent: &Sent, errors: &FieldErrors) -> Result<Form, PageFailure> {
    let (settings, version) = settings(cx).await?;
    let active = editions.all().iter().filter(|edition| edition.stage == LifeStage::Active);
    let picked = settings.edition.as_ref().map(EditionCode::as_str).unwrap_or_default();
    let mut field = Filled { sent, errors }.select(
        "edition",
        "The edition by which the council assesses itself",
        active.map(|edition| Choice::new(edition.code.as_str(), &edition.name)).collect(),
    );
    for choice in &mut field.choices {
        choice.picked = choice.picked || (sent.text("edition").is_empty() && choice.value == picked);
    }
    let form = Form::new(
        "/strategy/editions/choose",
        "Assess by this edition",
        vec![field.hint("New rounds ask its areas. Earlier rounds stay as they are")],
    );
    Ok(form.with(SEEN, version.to_string()).looking("govuk-button--secondary"))
}

async fn listing(cx: &Cx, sent: &Sent, errors: &FieldErrors) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let editions = book.editions();
    let in_use = book.edition(&editions).map(|edition| edition.code.clone());
    let may = cx.may(Action::SettleStrategy);
    let mut parts = vec![Part::text(
        "An edition is a set of themes, areas and levels by which a council looks at itself. None is forced on anybody: each can be confirmed, changed, and put beside the council's or the region's own.",
    )];
    if may {
        parts.push(Part::form(choosing(cx, &editions, sent, errors).await?));
    }
    let button = Button { link: Link::new("Add an edition", "/strategy/editions/new"), secondary: true };
    Ok(Listing {
        title: "Editions".into(),
        address: "/strategy/editions".into(),
        breadcrumbs: below_strategy(),
        parts,
        columns: vec![
            Column::wide("Edition"),
            Column::new("Code"),
            Column::new("Kind"),
            Column::new("Owner"),
            Column::new("Published"),
            Column::new("Stage"),
            Column::number("Areas"),
            Column::wide("Levels"),
            Column::new("In use here"),
            Column::wide("Attribution"),
        ],
        facets: vec![
            Facet { name: "kind", label: "Kind", all: "All kinds" },
            Facet { name: "stage", label: "Stage", all: "All stages" },
        ],
        rows: editions.all().iter().map(|edition| row(edition, in_use.as_ref())).collect(),
        empty: "There is no edition. Add one.".into(),
        buttons: if may { vec![button] } else { Vec::new() },
        file: "editions",
        said: "Editions of maturity models".into(),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx, &Sent::default(), &FieldErrors::default()).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx, &Sent::default(), &FieldErrors::default()).await?.send_file(&cx, &form)
}

/// Chooses the edition by which the council assesses itself.
pub async fn choose(cx: Cx, sent: Sent) -> Answer {
    let (before, version) = settings(&cx).await?;
    let seen = sent.text(SEEN).parse::<u32>().unwrap_or(version);
    let after = StrategySettings { edition: sent.text("edition").parse().ok(), ..before };
    match actions::strategy::scorecard::settle(cx.guildhall(), &cx.scope()?, &after, (seen, "")).await {
        Ok(()) => go_to("/strategy/editions?done=edition-chosen"),
        Err(failure) => {
            let errors = field_errors(failure)?;
            let mut listing = listing(&cx, &sent, &errors).await?;
            let said = errors.iter().map(|error| error.message.clone());
            listing.parts.splice(0..0, said.map(Part::Warning));
            listing.page(&cx)
        }
    }
}
