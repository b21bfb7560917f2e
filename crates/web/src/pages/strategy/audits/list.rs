//! All audit reviews, with what is overdue first.

use crate::address::Path;
use crate::components::{Cell as Shown, Link};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::pages::strategy::{below_strategy, day};
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row, table};
use domain::access::Action;
use domain::strategy::actions::{AuditReview, RecommendationState, assurance_trend, overdue};
use publish::lists::Cell;

fn row(review: &AuditReview, today: domain::values::Date) -> Row {
    let open = review.recommendations.iter().filter(|one| one.state == RecommendationState::Open).count();
    let late = review.recommendations.iter().filter(|one| one.is_overdue(today)).count();
    let count = |number: usize| Cell::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let opinion = review.assurance.map_or("No opinion", |one| one.label());
    Row {
        cells: vec![
            Cell::text(&review.subject),
            Cell::Date(review.on),
            Cell::text(opinion),
            count(review.recommendations.len()),
            count(open),
            count(late),
        ],
        href: format!("/strategy/audits/{}", review.id),
        facets: vec![opinion.to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let today = cx.today();
    let mut parts = Vec::new();
    let late = overdue(&book.reviews, today);
    if !late.is_empty() {
        let row = |(review, one): &(&AuditReview, &domain::strategy::actions::Recommendation)| {
            let days = one.days_overdue(today).unwrap_or(0);
            let classes = "gh-late".to_owned();
            vec![
                Shown::new(&one.text).to(format!("/strategy/audits/{}", review.id)),
                Shown::new(one.priority.label()),
                Shown::new(one.owner.as_deref().unwrap_or("Nobody yet")),
                Shown { classes, ..Shown::new(format!("Overdue by {days} days")) },
            ]
        };
        let head = ["Overdue recommendation", "Priority", "Who answers for it", "How far"];
        parts.push(Part::Table(table("Overdue", &head, late.iter().map(row).collect())));
    }
    let trend: Vec<String> =
        assurance_trend(&book.reviews).iter().map(|(on, one)| format!("{} on {}", one.label(), day(*on))).collect();
    if trend.len() > 1 {
        parts.push(Part::text(format!("Opinions over time: {}.", trend.join(", then "))));
    }
    let mut buttons = Vec::new();
    if cx.may(Action::RecordAudit) {
        buttons.push(Button { link: Link::new("Record a review", "/strategy/audits/new"), secondary: false });
    }
    let mut reviews: Vec<&AuditReview> = book.reviews.iter().collect();
    reviews.sort_by_key(|one| std::cmp::Reverse((one.on, one.id)));
    Ok(Listing {
        title: "Audit reviews".into(),
        address: "/strategy/audits".into(),
        breadcrumbs: below_strategy(),
        parts,
        columns: vec![
            Column::wide("What was reviewed"),
            Column::new("On"),
            Column::new("Opinion"),
            Column::number("Recommendations"),
            Column::number("Open"),
            Column::number("Overdue"),
        ],
        facets: vec![Facet { name: "opinion", label: "Opinion", all: "Any opinion" }],
        rows: reviews.into_iter().map(|one| row(one, today)).collect(),
        empty: "No audit review is recorded. Record the last one with what it recommends.".into(),
        buttons,
        file: "audit-reviews",
        said: "Audit reviews of procurement".into(),
    })
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
