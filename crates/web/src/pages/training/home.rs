//! Where training is there, and where it is missing.

use super::{address_of, book, of_whole, said};
use crate::address::Path;
use crate::components::{Cell as TableCell, Link, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::strategy::Book;
use domain::strategy::training::{Audience, Coverage, Gap, GapState, by_audience, by_team, by_tier, gaps};
use domain::values::Date;
use publish::lists::Cell;
use std::collections::BTreeMap;

/// A group's coverage in words, with its shade.
fn cell(coverage: Option<&Coverage>) -> TableCell {
    let Some(one) = coverage else { return TableCell::new("Nobody needs any") };
    let (word, shade) = match one.trained {
        trained if trained == one.people => ("all trained", "gh-heat"),
        0 => ("none trained", "gh-heat--high"),
        _ => ("some missing", "gh-heat--medium"),
    };
    let text = format!("{}: {word}", of_whole(one.trained, one.people));
    TableCell { classes: shade.to_owned(), ..TableCell::new(text) }
}

/// A map: a row for each team, a column for each part that anybody has, and both sums.
fn map(found: &[Gap<'_>]) -> Table {
    let (audiences, teams) = (by_audience(found), by_team(found));
    let parts: Vec<Audience> = audiences.keys().copied().collect();
    let mut head = vec!["Team", "All parts"];
    head.extend(parts.iter().map(|one| one.label()));
    let mut rows = Vec::new();
    for (team, all) in &teams {
        let of_team: Vec<Gap<'_>> = found.iter().filter(|gap| gap.learner.team == *team).cloned().collect();
        let by_part = by_audience(&of_team);
        let mut row = vec![TableCell::new(*team), cell(Some(all))];
        row.extend(parts.iter().map(|one| cell(by_part.get(one))));
        rows.push(row);
    }
    let mut row = vec![TableCell::new("All teams"), TableCell::new("")];
    row.extend(parts.iter().map(|one| cell(audiences.get(one))));
    rows.push(row);
    table("People whose every training is there, of those who need any", &head, rows)
}

/// Coverage by the tier of what people look after, once anybody who needs training looks after something that has a tier.
fn tiers(book: &Book, found: &[Gap<'_>], today: Date) -> Option<Part> {
    let tiers = by_tier(found, |record| book.tier_of(record, today));
    let row = |(tier, coverage): (String, Coverage)| {
        let needs = of_whole(coverage.met, coverage.needed);
        vec![TableCell::new(tier), cell(Some(&coverage)), TableCell::new(needs)]
    };
    let rows: Vec<Vec<TableCell>> = tiers.into_iter().map(row).collect();
    let head = ["What they look after", "People whose every training is there", "Trainings there, of those needed"];
    (!rows.is_empty()).then(|| Part::Table(table("Those who look after contracts, by tier", &head, rows)))
}

fn state_of(state: GapState) -> &'static str {
    match state {
        GapState::Missing => "Never taken",
        GapState::Expired { .. } => "Expired",
        GapState::Ending { .. } => "Ending soon",
        GapState::Held => "Holds",
    }
}

/// A row for each person and course.
fn with_names(open: &[&Gap<'_>]) -> (Vec<Column>, Vec<Row>) {
    let columns = vec![Column::new("Who"), Column::wide("Course"), Column::new("Team"), Column::new("How it stands")];
    let row = |gap: &&Gap<'_>| Row {
        cells: vec![
            Cell::text(&gap.learner.person),
            Cell::text(&gap.course.name),
            Cell::text(&gap.learner.team),
            Cell::text(said(gap.state)),
        ],
        href: address_of(&gap.learner.person),
        facets: facets(gap),
    };
    (columns, open.iter().map(row).collect())
}

fn facets(gap: &Gap<'_>) -> Vec<String> {
    vec![gap.course.name.clone(), gap.learner.team.clone(), state_of(gap.state).to_owned()]
}

/// A row for each course, team and state, with how many people.
fn without_names(open: &[&Gap<'_>]) -> (Vec<Column>, Vec<Row>) {
    let columns =
        vec![Column::wide("Course"), Column::new("Team"), Column::new("How it stands"), Column::number("People")];
    let mut counts: BTreeMap<Vec<String>, i64> = BTreeMap::new();
    for gap in open {
        *counts.entry(facets(gap)).or_default() += 1;
    }
    let row = |(facets, count): (Vec<String>, i64)| {
        let mut cells: Vec<Cell> = facets.iter().map(Cell::text).collect();
        cells.push(Cell::Count(count));
        Row { cells, href: String::new(), facets }
    };
    (columns, counts.into_iter().map(row).collect())
}

fn buttons(may_edit: bool) -> Vec<Button> {
    let link = |text: &str, href: &str, secondary| Button { link: Link::new(text, href), secondary };
    let mut buttons = Vec::new();
    if may_edit {
        buttons.push(link("Record who completed a course", "/training/attendance/new", false));
        buttons.push(link("People", "/training/people", true));
    }
    buttons.push(link("Courses", "/training/courses", true));
    buttons.push(link("Competences", "/training/competences", true));
    buttons.push(link("Who can be asked", "/training/experts", true));
    buttons.push(link("Ask for training", "/training/requests/new", true));
    if may_edit {
        buttons.push(link("What was asked for", "/training/requests", true));
        buttons.push(link("Who has read the rules", "/training/attested", true));
    }
    buttons
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let (book, today) = (book(cx).await?, cx.today());
    let mut found = gaps(&book.learners, &book.courses, &book.attended, today);
    let rank = |gap: &Gap<'_>| match gap.state {
        GapState::Expired { since } => (0, Some(since)),
        GapState::Missing => (1, None),
        GapState::Ending { on } => (2, Some(on)),
        GapState::Held => (3, None),
    };
    found.sort_by(|a, b| {
        (rank(a), &a.learner.person, &a.course.code).cmp(&(rank(b), &b.learner.person, &b.course.code))
    });
    let open: Vec<&Gap<'_>> = found.iter().filter(|gap| gap.state != GapState::Held).collect();
    let may_edit = cx.may(Action::EditStrategy);
    let (columns, rows) = if may_edit { with_names(&open) } else { without_names(&open) };
    let mut parts = vec![Part::text(
        "Who needs which training for the part they have in buying, and who has it. Below the map stands what is missing.",
    )];
    if !found.is_empty() {
        parts.push(Part::Table(map(&found)));
        parts.extend(tiers(&book, &found, today));
        parts.push(Part::heading("What is missing, has expired or ends soon"));
    }
    let empty = if found.is_empty() {
        "Nobody needs any training yet. Enter the courses with who has to take them, then the people with their parts."
    } else {
        "Nothing is missing. Every training that anybody needs is there and holds for sixty days more."
    };
    Ok(Listing {
        title: "Training".into(),
        address: "/training".into(),
        breadcrumbs: vec![Link::new("Strategy", "/strategy")],
        parts,
        columns,
        facets: vec![
            Facet { name: "course", label: "Course", all: "All courses" },
            Facet { name: "team", label: "Team", all: "All teams" },
            Facet { name: "state", label: "How it stands", all: "Any" },
        ],
        rows,
        empty: empty.into(),
        buttons: buttons(may_edit),
        file: "training-gaps",
        said: "Trainings that are needed and are missing, have expired, or end within sixty days".into(),
    })
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// What is missing, as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
