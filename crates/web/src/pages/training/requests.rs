//! What training people asked for.

use super::{WHY_NAMES, below_training, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::strategy::training::TrainingRequest;
use publish::lists::Cell;
use std::collections::BTreeMap;

fn row(one: &TrainingRequest, names: &BTreeMap<i64, String>) -> Row {
    let name = |id: i64| names.get(&id).map_or("", String::as_str);
    let answer = one.answer.as_ref();
    let state = answer.map_or("Waits", |answer| answer.outcome.label());
    Row {
        cells: vec![
            Cell::text(&one.what),
            Cell::text(name(one.by.get())),
            Cell::text(&one.reason),
            Cell::Date(one.on),
            Cell::text(state),
            Cell::text(answer.map_or("", |answer| answer.said.as_str())),
            Cell::text(answer.map_or("", |answer| name(answer.by.get()))),
            Cell::maybe(answer.map(|answer| answer.on), Cell::Date),
        ],
        href: format!("/training/requests/{}", one.id),
        facets: vec![state.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = book(cx).await?;
    let mut known: Vec<&TrainingRequest> = book.training_requests.iter().collect();
    known.sort_by_key(|one| (one.answer.is_some(), std::cmp::Reverse(one.on), one.id));
    let deciders = known.iter().filter_map(|one| one.answer.as_ref()).map(|answer| answer.by.get());
    let ids: Vec<i64> = known.iter().map(|one| one.by.get()).chain(deciders).collect();
    let names = store::people::names(&cx.guildhall().store, &ids).await?;
    Ok(Listing {
        title: "Training that was asked for".into(),
        address: "/training/requests".into(),
        breadcrumbs: below_training(),
        parts: vec![Part::Inset(WHY_NAMES.into())],
        columns: vec![
            Column::wide("What"),
            Column::new("Who asked"),
            Column::wide("What for"),
            Column::new("Asked on"),
            Column::new("Answer"),
            Column::wide("In words"),
            Column::new("Decided by"),
            Column::new("Answered on"),
        ],
        facets: vec![Facet { name: "state", label: "Answer", all: "All" }],
        rows: known.into_iter().map(|one| row(one, &names)).collect(),
        empty: "Nobody has asked for training yet. Everybody who sees the strategy can ask under Training.".into(),
        buttons: vec![Button { link: Link::new("Ask for training", "/training/requests/new"), secondary: true }],
        file: "training-requests",
        said: "Personal details: keep this file only as long as you need it".into(),
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
