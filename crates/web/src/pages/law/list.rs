//! The table of rules.

use super::table;
use crate::address::Path;
use crate::components::{Cell, PageFrame, Table};
use crate::cx::Cx;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::{download, query};
use askama::Template;
use domain::law::calendar::said;
use domain::law::list::RULES;
use domain::law::{AnyRule, Entry, NOT_ADVICE};
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "law/list.html")]
struct Rules {
    page: PageFrame,
    words: String,
    rules: Table,
    downloads: Vec<(String, &'static str)>,
}

/// The rules of whose name, code, sentence and source every word asked for is a part.
fn found(words: &str) -> impl Iterator<Item = &'static dyn AnyRule> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    RULES.iter().copied().filter(move |rule| {
        let entry = rule.entry();
        let text = [entry.name, entry.code, entry.sentence, entry.source].join(" ").to_lowercase();
        words.iter().all(|word| text.contains(word))
    })
}

fn in_force(entry: &Entry) -> String {
    let to = entry.to.map(|day| format!(" to {}", said(day))).unwrap_or_default();
    format!("From {}{to}", said(entry.from))
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let words = Sent::read(&cx.query).text("q").trim().to_owned();
    let row = |rule: &'static dyn AnyRule| {
        let entry = rule.entry();
        vec![
            Cell::new(entry.name).to(format!("/law/{}", entry.code)),
            Cell::new(entry.sentence),
            Cell::new(entry.source),
            Cell::new(entry.sureness.label()),
            Cell::new(in_force(entry)),
        ]
    };
    let head = ["Rule", "In one sentence", "Source", "How sure", "In force"];
    let rules = table("Rules", &head, found(&words).map(row).collect());
    let downloads = download::links("/law/download", &query(&[("q", &words)]));
    show(&Rules { page: cx.frame("Procurement law"), words, rules, downloads })
}

/// The table as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let words = Sent::read(&cx.query).text("q").trim().to_owned();
    let mut columns: Vec<ColumnHeading> = ["Number", "Code", "Rule"].map(ColumnHeading::new).to_vec();
    columns.extend(["In one sentence", "Source", "How sure"].map(ColumnHeading::wide));
    columns.extend(["In force from", "In force to"].map(ColumnHeading::new));
    let notes = vec![NOT_ADVICE.to_owned(), format!("Made with Guildhall on {}", cx.today())];
    let list = List { title: "Rules of procurement law".into(), columns, notes };
    let rows = found(&words).map(|rule| {
        let entry = rule.entry();
        let mut row = vec![lists::Cell::Count(i64::from(entry.number))];
        row.extend(
            [entry.code, entry.name, entry.sentence, entry.source, entry.sureness.label()].map(lists::Cell::text),
        );
        row.push(lists::Cell::Date(entry.from));
        row.push(lists::Cell::maybe(entry.to, lists::Cell::Date));
        row
    });
    download::answer(&form, &list, rows, "rules-of-procurement-law")
}
