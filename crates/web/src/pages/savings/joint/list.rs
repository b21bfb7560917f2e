//! The joint savings.

use super::address;
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::NumberedJointSaving;
use publish::lists::Cell as FileCell;

const COLUMNS: &[Column] = &[
    Column::wide("Joint saving"),
    Column::wide("Who takes part"),
    Column::new("Apportioned"),
    Column::number("Saved together in a year"),
];

fn row(one: &NumberedJointSaving) -> Row {
    let names: Vec<&str> = one.joint.participants.iter().map(|part| part.name.as_str()).collect();
    let by = one.joint.by.label();
    Row {
        cells: vec![
            FileCell::text(&one.joint.title),
            FileCell::text(names.join(", ")),
            FileCell::text(by),
            one.joint.annual().map_or(FileCell::Empty, FileCell::Money),
        ],
        href: address(one.number),
        facets: vec![by.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let enter = Button { link: Link::new("Enter a joint saving", "/savings/joint/new"), secondary: false };
    Ok(Listing {
        title: "Joint savings".to_owned(),
        address: "/savings/joint".to_owned(),
        breadcrumbs: vec![Link::new("Savings", "/savings")],
        parts: vec![Part::text("What councils save by buying together, with each one's part. The parts come to the joint sum to the penny.")],
        columns: COLUMNS.to_vec(),
        facets: vec![Facet { name: "by", label: "Apportioned", all: "In every way" }],
        rows: book.joint_savings.iter().rev().map(row).collect(),
        empty: "No joint saving was entered yet. Enter what each council paid before, and what it pays with the joint contract.".to_owned(),
        buttons: if cx.may(Action::EditSavings) { vec![enter] } else { Vec::new() },
        file: "joint-savings",
        said: "Each sum is of one year: the prices before less the prices with the joint contract".to_owned(),
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
