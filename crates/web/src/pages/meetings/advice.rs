//! The log of advice that was given.

use super::{ADVICE, at_top, book};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, KeyFigure, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::advice::Advice;
use publish::lists::Cell;

fn row(one: &Advice, may_edit: bool) -> Row {
    Row {
        cells: vec![
            Cell::text(&one.subject),
            Cell::Date(one.on),
            Cell::text(one.stage.label()),
            Cell::text(&one.said),
            Cell::text(&one.from),
            Cell::text(one.outcome.label()),
            Cell::text(&one.why),
        ],
        href: if may_edit { format!("{ADVICE}/{}/change", one.id) } else { String::new() },
        facets: vec![one.stage.label().to_owned(), one.outcome.label().to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, may_edit) = (book(cx).await?, cx.may(Action::EditStrategy));
    let facts = store::strategy::facts(&cx.guildhall().store, &cx.scope()?, cx.today()).await?;
    let figure = |code: &str, label: &str| KeyFigure::of(&facts.readings, code, label);
    let mut parts = vec![Part::text(
        "What procurement advised officers and managers, at which stage of a project, and what became of it. Advice counts most \
         before the options are looked at.",
    )];
    if !book.advice.is_empty() {
        let shown = vec![
            figure("advice.taken_share", "Advice taken"),
            figure("advice.early_share", "Subjects advised before the options"),
        ];
        parts.push(Part::Figures(shown));
    }
    let mut known: Vec<&Advice> = book.advice.iter().collect();
    known.sort_by_key(|one| (std::cmp::Reverse(one.on), one.id));
    let new = Button { link: Link::new("Enter advice", "/strategy/advice/new"), secondary: false };
    Ok(Listing {
        title: "Advice given".into(),
        address: ADVICE.into(),
        breadcrumbs: at_top(),
        parts,
        columns: vec![
            Column::wide("About"),
            Column::new("Day"),
            Column::new("Stage"),
            Column::wide("What was advised"),
            Column::new("By whom"),
            Column::new("What became of it"),
            Column::wide("Why"),
        ],
        facets: vec![
            Facet { name: "stage", label: "Stage", all: "All stages" },
            Facet { name: "outcome", label: "What became of it", all: "All" },
        ],
        rows: known.into_iter().map(|one| row(one, may_edit)).collect(),
        empty: "No advice yet. Enter the last advice that procurement gave on a project, at which stage it was, and what became \
                of it."
            .into(),
        buttons: if may_edit { vec![new] } else { Vec::new() },
        file: "advice",
        said: "Every advice with its stage and what became of it".into(),
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
