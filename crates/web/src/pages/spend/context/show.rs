//! Spend beside what the council entered, and everything that was entered, with its history.

use super::super::{below_spend, download, percent};
use crate::address::Path;
use crate::components::{Cell, Heading, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::page::{Answer, show};
use crate::pages::spend::figures::{Asked, Gathered};
use askama::Template;
use domain::access::Action;
use domain::spend::context::{Beside, ContextFact, beside};
use domain::spend::figures::Definition;
use domain::values::{FinancialYear, Pence};
use publish::lists::{self, ColumnHeading, List};
use std::collections::{BTreeMap, BTreeSet};
use store::spend::context::ContextEntry;

#[derive(Template)]
#[template(path = "spend/context.html")]
struct Context {
    page: PageFrame,
    may_edit: bool,
    is_empty: bool,
    beside: Table,
    entered: Table,
    history: Table,
    made: Summary,
    downloads: Vec<(String, &'static str)>,
    as_of: String,
    lasting: String,
}

/// What is not there is not measured, which is not nought.
fn or_not(text: Option<String>) -> Cell {
    Cell::number(text.unwrap_or_else(|| "Not measured".to_owned()))
}

fn years(gathered: &Gathered) -> BTreeSet<FinancialYear> {
    gathered.facts.iter().map(|fact| fact.year).chain(gathered.years.iter().copied()).collect()
}

fn beside_table(gathered: &Gathered, asked: &Asked) -> Table {
    let row = |year: FinancialYear| {
        let paid = gathered.whole.contains(&year).then(|| asked.ever().year(year).total(&gathered.cube).1);
        let found: Beside<'_> = beside(&gathered.facts, year, paid);
        let shown = |fact: Option<&ContextFact>| or_not(fact.map(ContextFact::shown));
        vec![
            Cell::new(year.to_string()),
            or_not(paid.map(|paid: Pence| paid.to_string())),
            shown(found.population),
            or_not(found.per_head.map(|money| money.to_string())),
            shown(found.net_budget),
            or_not(found.of_net_budget.map(|share| percent(Some(share)))),
            shown(found.inflation),
            shown(found.grant_change),
            shown(found.funding_gap),
        ]
    };
    let numbers = [
        "Paid",
        "Population",
        "Paid per head",
        "Net budget",
        "Paid, as a share of it",
        "Inflation",
        "Change of grant",
        "Funding gap",
    ];
    let mut head = vec![Heading::new("Financial year")];
    head.extend(numbers.map(Heading::number));
    Table {
        caption: "Spend beside what the council entered".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head,
        rows: years(gathered).into_iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

fn row(entry: &ContextEntry, who: &BTreeMap<i64, String>) -> Vec<Cell> {
    let fact = &entry.fact;
    let base = fact.base.map_or_else(String::new, |base| format!(" (100 in {base})"));
    let by = who.get(&entry.entered_by).cloned().unwrap_or_else(|| "Operator of the machine".to_owned());
    vec![
        Cell::new(fact.said()),
        Cell::number(format!("{}{base}", fact.shown())),
        Cell::new(&fact.source),
        Cell::new(fact.dated.to_string()),
        Cell::new(format!("{by}, {}", entry.entered_at.strftime("%Y-%m-%d"))),
    ]
}

fn headings(last: &str) -> Vec<Heading> {
    let mut head = vec![Heading::new("What"), Heading::number("Number")];
    head.extend(["Source", "Date of the source", "Entered", last].map(Heading::new));
    head
}

fn entered_table(entries: &[ContextEntry], may_edit: bool, who: &BTreeMap<i64, String>) -> Table {
    let row = |entry: &ContextEntry| {
        let mut cells = row(entry, who);
        if may_edit {
            cells.push(
                Cell::new(format!("Withdraw {}", entry.fact.said()))
                    .to(format!("/spend/context/{}/withdraw", entry.id)),
            );
        }
        cells
    };
    let mut head = headings("");
    if may_edit {
        head.pop();
        head.push(Heading::new("Change"));
    } else {
        head.pop();
    }
    Table {
        caption: "What was entered".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head,
        rows: entries.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

fn history_table(entries: &[ContextEntry], who: &BTreeMap<i64, String>) -> Table {
    let row = |entry: &ContextEntry| {
        let mut cells = row(entry, who);
        let ended = entry.ended.as_ref();
        cells
            .push(Cell::new(ended.map_or_else(String::new, |(at, why)| format!("{}: {why}", at.strftime("%Y-%m-%d")))));
        cells
    };
    Table {
        caption: "What was replaced or withdrawn".into(),
        caption_classes: "govuk-table__caption--m".into(),
        head: headings("Ended"),
        rows: entries.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let (gathered, asked) = Gathered::read(&cx, &scope, Asked::read(&cx.query)).await?;
    let store = &cx.guildhall().store;
    let entries = store::spend::context::entries(store, &scope, gathered.as_of).await?;
    let ended = store::spend::context::ended(store, &scope).await?;
    let people = store::people::of_council(store, &scope).await?;
    let who: BTreeMap<i64, String> = people.iter().map(|person| (person.id.get(), person.shown_name())).collect();
    let may_edit = cx.may(Action::EditContext);
    let definition = Definition::CONTEXT;
    let moment = gathered.as_of.unwrap_or_else(|| cx.guildhall().clock.now());
    show(&Context {
        page: PageFrame { breadcrumbs: below_spend(), ..cx.frame("Spend in context") },
        may_edit,
        is_empty: entries.is_empty() && ended.is_empty(),
        beside: beside_table(&gathered, &asked),
        entered: entered_table(&entries, may_edit, &who),
        history: history_table(&ended, &who),
        made: Summary::new(vec![
            SummaryRow::new("Scope", asked.scope().label()),
            SummaryRow::new("What it means", definition.meaning),
            SummaryRow::new("How it is worked out", definition.formula),
            SummaryRow::new("What is left out or not known", definition.leaves_out),
            SummaryRow::new("Source", definition.source),
        ]),
        downloads: download::links("/spend/context/download", &asked.query(&[], &[])),
        as_of: gathered.as_of.map(|_| gathered.today.to_string()).unwrap_or_default(),
        lasting: format!("/spend/context{}", asked.query(&["as-of"], &[("as-of", &moment.to_string())])),
    })
}

const COLUMNS: [&str; 9] =
    ["What", "Name", "Service", "Financial year", "Number", "Base year", "Source", "Date of the source", "Entered on"];

/// What was entered and counts, as CSV or XLSX.
pub async fn download(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let as_of = crate::pages::spend::basis::Basis::read(&cx.query, cx.today())?.moment();
    let entries = store::spend::context::entries(&cx.guildhall().store, &scope, as_of).await?;
    let mut notes = download::notes(&cx, "What the council entered beside its payments");
    notes.extend(as_of.map(|moment| format!("As it stood at {moment}")));
    let list = List { title: "Spend in context".into(), columns: COLUMNS.map(ColumnHeading::new).to_vec(), notes };
    let row = |entry: ContextEntry| {
        let fact = entry.fact;
        vec![
            lists::Cell::text(fact.measure.label()),
            lists::Cell::text(fact.name.clone()),
            lists::Cell::text(fact.service.clone()),
            lists::Cell::text(fact.year.to_string()),
            lists::Cell::text(fact.measure.unit().plain(fact.number)),
            lists::Cell::text(fact.base.map(String::from).unwrap_or_default()),
            lists::Cell::text(fact.source.clone()),
            lists::Cell::Date(fact.dated),
            lists::Cell::text(entry.entered_at.strftime("%Y-%m-%d").to_string()),
        ]
    };
    download::answer(&form, &list, entries.into_iter().map(row), "spend-context")
}
