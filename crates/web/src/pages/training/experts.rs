//! Who can be asked about a category.

use super::{below_training, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::training::Expert;
use domain::values::Date;
use publish::lists::Cell;

fn rows(one: &Expert, today: Date, may_edit: bool) -> Vec<Row> {
    let can_be_asked = one.can_be_asked(today);
    let row = |category: &String| Row {
        cells: vec![
            Cell::text(&one.person),
            Cell::text(category),
            Cell::text(&one.helps_with),
            Cell::text(&one.contact),
            Cell::maybe(one.until, Cell::Date),
        ],
        href: if may_edit { format!("/training/experts/{}/change", one.code) } else { String::new() },
        facets: vec![category.clone(), if can_be_asked { "Can be asked" } else { "No more" }.to_owned()],
    };
    one.categories.iter().map(row).collect()
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, today, may_edit) = (book(cx).await?, cx.today(), cx.may(Action::EditStrategy));
    // Who can be asked no more is of use to those who keep the list alone.
    let shown = book.experts.iter().filter(|one| may_edit || one.can_be_asked(today));
    let mut known: Vec<&Expert> = shown.collect();
    known.sort_by_key(|one| (!one.can_be_asked(today), one.person.to_lowercase()));
    let new = Button { link: Link::new("Enter somebody who can be asked", "/training/experts/new"), secondary: false };
    let category = Sent::read(&cx.query).text("category").to_owned();
    let said = if category.is_empty() {
        "People who know a category well and help others with it. Choose the category to see whom to ask.".to_owned()
    } else {
        format!("People who know {category} and help others with it.")
    };
    Ok(Listing {
        title: "Who can be asked".into(),
        address: "/training/experts".into(),
        breadcrumbs: below_training(),
        parts: vec![Part::Text(said)],
        columns: vec![
            Column::new("Who"),
            Column::new("Category"),
            Column::wide("Helps with"),
            Column::wide("Reached at"),
            Column::new("Until"),
        ],
        facets: vec![
            Facet { name: "category", label: "Category", all: "All categories" },
            Facet { name: "asked", label: "Whether they can be asked", all: "All" },
        ],
        rows: known.into_iter().flat_map(|one| rows(one, today, may_edit)).collect(),
        empty:
            "Nobody is entered yet. Begin with those whom others ask anyway, each with what they know and until when."
                .into(),
        buttons: if may_edit { vec![new] } else { Vec::new() },
        file: "experts",
        said: "People at work who agreed to be asked".into(),
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
