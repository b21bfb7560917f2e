//! Councils that lead in an area and offer to help others with it.

use crate::address::Path;
use crate::components::{Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::{below, below_strategy, day};
use crate::parts::form::Fields;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Filled, Form, Listing, Part, Row, Typed, show_parts_with};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::editions::{Editions, IndexRef, Level};
use domain::strategy::exemplars::{HELP_LEVEL_MIN, HelpOffered};
use publish::lists::Cell;
use std::sync::Arc;
use store::library::OfferedHelp;

const START: &str = "/strategy/exemplars";

async fn book(cx: &Cx) -> Result<Arc<Book>, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?)
}

/// An area by its name, where an edition of the house has it.
fn name_of(editions: &Editions, index: &IndexRef) -> String {
    let found = editions.get(&index.edition).and_then(|edition| edition.index(&index.index));
    found.map_or_else(|| index.to_string(), |found| found.name.clone())
}

fn level_of(editions: &Editions, offer: &OfferedHelp) -> String {
    let edition = editions.get(&offer.help.index.edition);
    let name = edition.zip(Level::new(offer.level)).map(|(edition, level)| edition.levels.name(level).to_owned());
    name.map_or_else(|| offer.level.to_string(), |name| format!("{}, {name}", offer.level))
}

fn row(editions: &Editions, one: &OfferedHelp) -> Row {
    let area = name_of(editions, &one.help.index);
    Row {
        cells: vec![
            Cell::text(&one.council),
            Cell::text(&area),
            Cell::text(level_of(editions, one)),
            Cell::text(&one.help.what),
            Cell::text(&one.help.contact),
            Cell::Date(one.help.from),
        ],
        href: String::new(),
        facets: vec![area],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = book(cx).await?;
    let editions = book.editions();
    let found = store::library::offered_help(&cx.guildhall().store, cx.today()).await?;
    let offer = Button { link: Link::new("Offer help with an area", "/strategy/exemplars/offer"), secondary: false };
    Ok(Listing {
        title: "Councils to learn from".into(),
        address: START.into(),
        breadcrumbs: below_strategy(),
        parts: vec![Part::text(format!(
            "Councils of this Guildhall whose agreed level in an area is {HELP_LEVEL_MIN} or higher and that offer to help others with it. \
             Choose the area in which you want to get on."
        ))],
        columns: vec![
            Column::new("Council"),
            Column::wide("Area"),
            Column::new("Its level"),
            Column::wide("What you can learn"),
            Column::wide("Reached at"),
            Column::new("Since"),
        ],
        facets: vec![Facet { name: "area", label: "Area", all: "All areas" }],
        rows: found.iter().map(|one| row(&editions, one)).collect(),
        empty: format!(
            "No council offers help yet. A council offers it in an area once its agreed level there is {HELP_LEVEL_MIN} or higher."
        ),
        buttons: if cx.may(Action::SettleStrategy) { vec![offer] } else { Vec::new() },
        file: "exemplars",
        said: "Every council that offers help with an area".into(),
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

/// The areas in which the council may offer help.
fn choices(book: &Book, editions: &Editions) -> Vec<Choice> {
    let Some(edition) = book.edition(editions) else { return Vec::new() };
    let levels = book.agreed_levels(&edition.code);
    let far = levels.iter().filter(|(_, level)| level.number() >= HELP_LEVEL_MIN);
    far.map(|(code, level)| {
        let index = edition.reference(code);
        let text = format!("{} ({})", name_of(editions, &index), edition.levels.name(*level));
        Choice::new(&index.to_string(), &text)
    })
    .collect()
}

/// What the council offers, each with the button that ends it.
fn own(cx: &Cx, book: &Book, editions: &Editions) -> Vec<Part> {
    let is_open = |one: &&HelpOffered| one.ended.is_none_or(|ended| ended > cx.today());
    let mut parts = Vec::new();
    for one in book.help_offered.iter().filter(is_open) {
        let name = name_of(editions, &one.index);
        let said = format!("Offered since {}: {}", day(one.from), one.what);
        let form = Form::new("/strategy/exemplars/end", &format!("End the offer of {name}"), Vec::new());
        let form = form.headed(&name).saying(said).looking("govuk-button--secondary");
        parts.push(Part::form(form.with("index", one.index.to_string())));
    }
    if !parts.is_empty() {
        parts.insert(0, Part::heading("What you offer"));
    }
    parts
}

async fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let book = book(cx).await?;
    let editions = book.editions();
    let areas = choices(&book, &editions);
    let mut parts = Vec::new();
    if areas.is_empty() {
        let said = format!(
            "Your agreed level is {HELP_LEVEL_MIN} or higher in no area yet, so that there is nothing to offer."
        );
        parts.push(Part::Way(said, Link::new("See your levels", "/strategy")));
    } else {
        let fill = Filled { sent, errors: &errors };
        let fields = vec![
            fill.radios("index", "In which area?", areas),
            fill.text("what", "What can others learn from you?"),
            fill.line("contact", "How are you reached at work?").hint("An address of a team is better than a name."),
            fill.day("from", "From which day?"),
        ];
        let form = Form::new("/strategy/exemplars/offer", "Offer help", fields).or_leave("Offer nothing", START);
        parts.push(Part::text(
            "Other councils of this Guildhall see your name, your level in the area and what you write here.",
        ));
        parts.push(Part::form(form));
    }
    parts.extend(own(cx, &book, &editions));
    let frame =
        PageFrame { breadcrumbs: below("Councils to learn from", START), ..cx.frame("Offer help with an area") };
    show_parts_with(frame, parts, errors)
}

/// The form, with what the council offers.
pub async fn open_offer(cx: Cx) -> Answer {
    let sent = Fields::default().day("from", Some(cx.today())).sent();
    page(&cx, &sent, FieldErrors::default()).await
}

/// Takes an offer.
pub async fn offer(cx: Cx, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let mut typed = Typed::new(&sent);
    let index = typed.value::<IndexRef>("index", "Select an area");
    let from = typed.needed_day("from", "Enter from which day");
    let (what, contact) = (typed.text("what"), typed.text("contact"));
    let (Some(index), Some(from)) = (index, from) else { return page(&cx, &sent, typed.errors).await };
    let help = HelpOffered { index, what, contact, from, ended: None };
    match actions::library::offer_help(cx.guildhall(), &scope, &help).await {
        Ok(()) => go_to(&format!("{START}?done=help-offered")),
        Err(failure) => page(&cx, &sent, field_errors(failure)?).await,
    }
}

/// Ends an offer.
pub async fn end(cx: Cx, sent: Sent) -> Answer {
    actions::library::end_help(cx.guildhall(), &cx.scope()?, sent.text("index")).await?;
    go_to("/strategy/exemplars/offer?done=help-ended")
}
