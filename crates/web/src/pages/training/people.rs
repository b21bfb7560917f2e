//! The list of those who may need training.

use super::{WHY_NAMES, address_of, audiences_said, below_training, book, of_whole};
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::strategy::Book;
use domain::strategy::training::{Learner, gaps};
use domain::values::Date;
use publish::lists::Cell;

fn row(book: &Book, one: &Learner, today: Date) -> Row {
    let this = std::slice::from_ref(one);
    let needed = gaps(this, &book.courses, &book.attended, today);
    let met = needed.iter().filter(|gap| gap.state.is_met()).count();
    let is_here = one.left.is_none_or(|left| left > today);
    Row {
        cells: vec![
            Cell::text(&one.person),
            Cell::text(audiences_said(&one.audiences)),
            Cell::text(&one.team),
            Cell::Date(one.since),
            Cell::maybe(one.left, Cell::Date),
            Cell::text(if is_here { of_whole(met, needed.len()) } else { "Has left".to_owned() }),
        ],
        href: address_of(&one.person),
        facets: vec![one.team.clone(), if is_here { "Here" } else { "Left" }.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = book(cx).await?;
    let mut people: Vec<&Learner> = book.learners.iter().collect();
    people.sort_by(|a, b| (&a.team, &a.person).cmp(&(&b.team, &b.person)));
    Ok(Listing {
        title: "People and training".into(),
        address: "/training/people".into(),
        breadcrumbs: below_training(),
        parts: vec![Part::Inset(WHY_NAMES.into())],
        columns: vec![
            Column::new("Who"),
            Column::wide("Parts"),
            Column::new("Team"),
            Column::new("Since"),
            Column::new("Left"),
            Column::new("Trainings there, of those needed"),
        ],
        facets: vec![
            Facet { name: "team", label: "Team", all: "All teams" },
            Facet { name: "here", label: "Whether they are here", all: "All" },
        ],
        rows: people.into_iter().map(|one| row(&book, one, cx.today())).collect(),
        empty: "Nobody is on the list yet. Put those on it who buy, look after contracts, or decide about them.".into(),
        buttons: vec![Button { link: Link::new("Put somebody on the list", "/training/people/new"), secondary: false }],
        file: "training-people",
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
