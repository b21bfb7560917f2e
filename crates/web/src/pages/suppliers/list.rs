//! Every supplier that was paid, with what is known of it.

use super::shown::{Known, day, known, notes, place, roles, sme, vcse, yes};
use crate::address::Path;
use crate::components::{Cell, Choice, Heading, PageFrame, Pagination, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::{counted, download, query};
use askama::Template;
use domain::access::Action;
use domain::spend::REDACTED_KEY;
use domain::suppliers::{Fact, Paid, Ring, SupplierFacts};
use publish::lists::{self, ColumnHeading, List};

/// Rows of a page.
const ROWS: usize = 100;

#[derive(Template)]
#[template(path = "suppliers/list.html")]
struct Suppliers {
    page: PageFrame,
    is_nothing_in: bool,
    has_area: bool,
    edition: String,
    may_manage: bool,
    may_set_area: bool,
    table: Table,
    count: String,
    q: String,
    shows: Vec<Choice>,
    sorts: Vec<Choice>,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

const SHOWS: [(&str, &str); 6] = [
    ("", "All suppliers"),
    ("known", "Those of whom all is known"),
    ("unknown", "Those of whom something is not known"),
    ("place", "Place not known"),
    ("sme", "SME not known"),
    ("vcse", "VCSE not known"),
];

const SORTS: [(&str, &str); 3] = [("", "Most money first"), ("name", "By name"), ("lines", "Most payment lines first")];

fn is_shown(facts: Option<&SupplierFacts>, filter: &str) -> bool {
    let knows = |fact: &Fact| facts.is_some_and(|facts| fact.is_known(facts));
    match filter {
        "known" => Fact::ALL.iter().all(knows),
        "unknown" => !Fact::ALL.iter().all(knows),
        "" => true,
        name => name.parse::<Fact>().map_or(true, |fact| !knows(&fact)),
    }
}

/// The suppliers that a query asks for. Redacted payees and lines that name nobody are no suppliers.
fn wanted<'a>(known: &'a Known, sent: &Sent) -> Vec<(&'a Paid, Option<&'a SupplierFacts>)> {
    let sought = sent.text("q").trim().to_lowercase();
    let ring = sent.text("ring");
    let mut rows: Vec<(&Paid, Option<&SupplierFacts>)> = known
        .paid
        .iter()
        .filter(|paid| paid.key != REDACTED_KEY && !paid.key.is_empty())
        .filter(|paid| sought.is_empty() || paid.label.to_lowercase().contains(&sought))
        .map(|paid| (paid, known.book.of_paid(paid)))
        .filter(|(_, facts)| is_shown(*facts, sent.text("show")))
        .filter(|(_, facts)| {
            let found = facts.and_then(|facts| facts.ring);
            ring.is_empty() || Ring::ALL.iter().any(|known| known.name() == ring && found == Some(*known))
        })
        .collect();
    match sent.text("sort") {
        "name" => rows.sort_by_key(|(paid, _)| paid.label.to_lowercase()),
        "lines" => rows.sort_by_key(|(paid, _)| std::cmp::Reverse(paid.lines)),
        _ => {}
    }
    rows
}

fn choices(all: &[(&str, &str)], picked: &str) -> Vec<Choice> {
    all.iter().map(|(value, text)| Choice::new(value, text).picked(*value == picked)).collect()
}

fn row(paid: &Paid, facts: Option<&SupplierFacts>) -> Vec<Cell> {
    let source = facts.map(|facts| facts.source.clone()).unwrap_or_default();
    let as_at = day(facts.and_then(|facts| facts.as_at));
    vec![
        Cell::new(&paid.label).to(format!("/suppliers/supplier{}", query(&[("key", &paid.key)]))),
        Cell::number(paid.total.to_string()),
        Cell::new(place(facts)),
        Cell::new(sme(facts)),
        Cell::new(vcse(facts)),
        Cell { classes: "gh-breakable".into(), ..Cell::new(source) },
        Cell { classes: "gh-nowrap".into(), ..Cell::new(as_at) },
    ]
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let sent = Sent::read(&cx.query);
    let known = known(&cx, &scope).await?;
    let rows = wanted(&known, &sent);
    let current: usize = sent.text("page").parse().unwrap_or(1).max(1);
    let heads = ["Supplier", "", "Where it is", "SME", "VCSE", "Source", "As at"];
    let head = heads.iter().map(|text| if text.is_empty() { Heading::number("Paid") } else { Heading::new(text) });
    let table = Table {
        caption: "Suppliers".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: head.collect(),
        rows: rows.iter().skip((current - 1) * ROWS).take(ROWS).map(|(paid, facts)| row(paid, *facts)).collect(),
        first_cell_is_header: true,
    };
    let asked = |page: &str| {
        let fields = ["q", "show", "sort", "ring"].map(|name| (name, sent.text(name)));
        query(&fields.into_iter().chain([("page", page)]).collect::<Vec<_>>())
    };
    let pages = u64::try_from(rows.len().div_ceil(ROWS)).unwrap_or(1);
    show(&Suppliers {
        page: cx.frame("Suppliers"),
        is_nothing_in: known.paid.is_empty(),
        has_area: known.book.area().is_some(),
        edition: known.edition.as_ref().map(|edition| edition.month.name()).unwrap_or_default(),
        may_manage: cx.may(Action::ManageSupplierFacts),
        may_set_area: cx.may(Action::ManageCouncil),
        table,
        count: counted(i64::try_from(rows.len()).unwrap_or(0)),
        q: sent.text("q").to_owned(),
        shows: choices(&SHOWS, sent.text("show")),
        sorts: choices(&SORTS, sent.text("sort")),
        pages: Pagination::of(u64::try_from(current).unwrap_or(1), pages, |page| {
            format!("/suppliers{}", asked(&page.to_string()))
        }),
        downloads: download::links("/suppliers/download", &asked("")),
    })
}

/// The same list as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let known = known(&cx, &scope).await?;
    let rows = wanted(&known, &Sent::read(&cx.query));
    let mut columns = vec![ColumnHeading::wide("Supplier")];
    let more = [
        "Paid (£)",
        "Lines",
        "Where it is",
        "Postcode",
        "Ward",
        "Company number",
        "Charity number",
        "SME",
        "VCSE",
        "Kind of VCSE",
        "Role of VCSE",
        "Part of a larger group",
        "As at",
        "Source",
    ];
    columns.extend(more.map(ColumnHeading::new));
    let list = List {
        title: "Suppliers".into(),
        columns,
        notes: notes(&cx, known.edition.as_ref(), "Suppliers that were paid, for all time"),
    };
    let cells = rows.into_iter().map(|(paid, facts)| {
        let text = |of: fn(&SupplierFacts) -> Option<String>| lists::Cell::text(facts.and_then(of).unwrap_or_default());
        vec![
            lists::Cell::text(&paid.label),
            lists::Cell::Money(paid.total),
            lists::Cell::Count(i64::try_from(paid.lines).unwrap_or(i64::MAX)),
            lists::Cell::text(place(facts)),
            text(|facts| facts.postcode.map(|postcode| postcode.to_string())),
            text(|facts| facts.ward.clone()),
            text(|facts| facts.company_number.clone()),
            text(|facts| facts.charity_number.clone()),
            lists::Cell::text(sme(facts)),
            lists::Cell::text(vcse(facts)),
            text(|facts| facts.vcse_kind.map(|kind| kind.label().to_owned())),
            text(|facts| Some(roles(&facts.vcse_roles))),
            text(|facts| facts.in_group.map(|is| yes(Some(is)).to_owned())),
            lists::Cell::maybe(facts.and_then(|facts| facts.as_at), lists::Cell::Date),
            text(|facts| Some(facts.source.clone())),
        ]
    });
    download::answer(&form, &list, cells, "suppliers")
}
