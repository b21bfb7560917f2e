//! The start of publication: what is due, done and overdue.

use super::standing::{Standing, standings};
use super::{address, day};
use crate::address::Path;
use crate::components::{Cell, Choice, Heading, PageFrame, Table};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use crate::pages::spend::{counted, download};
use askama::Template;
use domain::access::{Action, Scope};
use domain::publication::measures::on_time_said;
use domain::publication::{DataSet, DueState};
use publish::lists::{self, ColumnHeading, List};

#[derive(Template)]
#[template(path = "publication/home.html")]
struct Home {
    page: PageFrame,
    is_empty: bool,
    on_time: String,
    may_import: bool,
    next: Option<Next>,
    open: usize,
    table: Table,
    sets: Vec<Choice>,
    states: Vec<Choice>,
    public: String,
    downloads: Vec<(String, &'static str)>,
}

/// What to do next.
struct Next {
    said: String,
    href: String,
}

const STATES: [(&str, &str); 4] =
    [("", "Any state"), ("open", "To be done"), ("done", "Published"), ("later", "Not over yet")];

fn is_wanted(standing: &Standing, sent: &Sent) -> bool {
    let set = sent.text("set");
    let state = match sent.text("state") {
        "open" => standing.is_open(),
        "done" => standing.version.is_some(),
        "later" => standing.state == DueState::NotOver,
        _ => true,
    };
    state && (set.is_empty() || set == standing.set.name())
}

/// The periods that are asked for.
struct Wanted {
    all: Vec<Standing>,
    /// Whether there is no period at all.
    is_empty: bool,
    /// How many of all periods were published on time; empty where none was due.
    on_time: String,
}

async fn wanted(cx: &Cx, scope: &Scope, sent: &Sent) -> Result<Wanted, PageFailure> {
    let mut all = standings(cx, scope).await?;
    let on_time = on_time_said(all.iter().map(|standing| standing.state));
    let is_empty = all.is_empty();
    all.retain(|standing| is_wanted(standing, sent));
    all.sort_by_key(|standing| (std::cmp::Reverse(standing.due), standing.set));
    Ok(Wanted { all, is_empty, on_time: on_time.unwrap_or_default() })
}

fn row(standing: &Standing) -> Vec<Cell> {
    let content = standing.version.as_ref().and_then(|version| version.standing());
    let class = if standing.is_open() { "gh-state" } else { "" };
    vec![
        Cell::new(standing.period.name()).to(address(standing.set, standing.period)),
        Cell::new(standing.set.label()),
        Cell { classes: "gh-nowrap".into(), ..Cell::new(day(standing.due)) },
        Cell { classes: class.into(), ..Cell::new(standing.said()) },
        Cell::number(content.map(|(number, _)| number.to_string()).unwrap_or_default()),
        Cell::number(
            content.map(|(_, content)| counted(i64::try_from(content.lines).unwrap_or(0))).unwrap_or_default(),
        ),
        Cell::number(content.map(|(_, content)| content.total.to_string()).unwrap_or_default()),
    ]
}

/// The period that waits longest; one whose records differ comes after all that are due.
fn next(all: &[Standing]) -> Option<Next> {
    let due = |standing: &&Standing| !standing.differs();
    let open = || all.iter().filter(|standing| standing.is_open());
    let first = open().filter(due).min_by_key(|one| one.due).or_else(|| open().min_by_key(|one| one.due))?;
    let said = if first.differs() {
        format!("Look at {}, {}: the records now differ", first.set.label().to_lowercase(), first.period.name())
    } else {
        let said = first.said();
        let mut letters = said.chars();
        let small: String =
            letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default();
        format!("Prepare {}, {}: {small}", first.set.label().to_lowercase(), first.period.name())
    };
    Some(Next { said, href: address(first.set, first.period) })
}

fn choices(picked: &str, all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(value, text)| Choice::new(value, text).picked(*value == picked)).collect()
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let sent = Sent::read(&cx.query);
    let Wanted { all, is_empty, on_time } = wanted(&cx, &scope, &sent).await?;
    let mut sets = vec![("", "All data sets")];
    sets.extend(DataSet::ALL.iter().map(|set| (set.name(), set.label())));
    let mut head = ["Period", "Data set", "Due by", "State"].map(Heading::new).to_vec();
    head.extend(["Version", "Lines", "Total"].map(Heading::number));
    let table = Table {
        caption: "Periods".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head,
        rows: all.iter().map(row).collect(),
        first_cell_is_header: true,
    };
    let query = crate::pages::spend::query(&[("set", sent.text("set")), ("state", sent.text("state"))]);
    let council = cx.who.as_ref().and_then(|who| who.council.as_ref());
    show(&Home {
        page: cx.frame("Publication"),
        is_empty,
        on_time,
        may_import: cx.may(Action::ImportPayments),
        next: next(&all),
        open: all.iter().filter(|standing| standing.is_open()).count(),
        table,
        sets: choices(sent.text("set"), &sets),
        states: choices(sent.text("state"), &STATES),
        public: council.map(|council| format!("/public/spend/{}", council.code)).unwrap_or_default(),
        downloads: download::links("/publication/download", &query),
    })
}

/// The same list as CSV or XLSX.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let Wanted { all, .. } = wanted(&cx, &scope, &Sent::read(&cx.query)).await?;
    let columns = ["Period", "Data set", "First day", "Last day", "Due by", "State", "Version", "Lines", "Total (£)"];
    let list = List {
        title: "Publication".into(),
        columns: columns.map(ColumnHeading::new).to_vec(),
        notes: download::notes(&cx, "What is published under the Local Government Transparency Code 2015"),
    };
    let rows = all.iter().map(|standing| {
        let content = standing.version.as_ref().and_then(|version| version.standing());
        vec![
            lists::Cell::text(standing.period.name()),
            lists::Cell::text(standing.set.label()),
            lists::Cell::Date(standing.period.first_day()),
            lists::Cell::Date(standing.period.last_day()),
            lists::Cell::Date(standing.due),
            lists::Cell::text(standing.said()),
            lists::Cell::maybe(content, |(number, _)| lists::Cell::Count(i64::from(number))),
            lists::Cell::maybe(content, |(_, content)| {
                lists::Cell::Count(i64::try_from(content.lines).unwrap_or(i64::MAX))
            }),
            lists::Cell::maybe(content, |(_, content)| lists::Cell::Money(content.total)),
        ]
    });
    download::answer(&form, &list, rows, "publication")
}
