//! The trail: who did what, when and why.

use super::spend::{counted, download, query};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame, Pagination};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, show};
use askama::Template;
use publish::lists::{self, ColumnHeading, List};
use std::collections::BTreeMap;
use store::trail::{Filter, Line};

/// Entries of a page.
const ENTRIES: u64 = 50;

#[derive(Template)]
#[template(path = "trail.html")]
struct Trail {
    page: PageFrame,
    errors: FieldErrors,
    entries: Vec<Entry>,
    count: String,
    actors: Vec<Choice>,
    actions: Vec<Choice>,
    from: String,
    to: String,
    pages: Pagination,
    downloads: Vec<(String, &'static str)>,
}

/// An entry as the page shows it.
struct Entry {
    line: Line,
    when: String,
    who: String,
    what: String,
}

/// What was done, in words: `payments file: received`.
fn said(action: &str) -> String {
    action.replace('.', ": ").replace('_', " ")
}

fn filter(sent: &Sent, errors: &mut FieldErrors) -> Filter {
    let mut day = |name: &'static str| {
        let typed = sent.entered(name)?;
        let day = actions::typed_day(typed);
        if day.is_none() {
            errors.add(name, "Enter a date like 2026-04-30");
        }
        day.map(|day| day.to_string())
    };
    Filter {
        from: day("from"),
        to: day("to"),
        actor: sent.text("actor").parse().ok(),
        action: sent.entered("action").map(str::to_owned),
    }
}

async fn names(cx: &Cx, lines: &[Line]) -> Result<BTreeMap<i64, String>, PageFailure> {
    let ids: Vec<i64> = lines.iter().map(|line| line.actor).collect();
    Ok(store::people::names(&cx.guildhall().store, &ids).await?)
}

async fn actors(cx: &Cx, picked: Option<i64>) -> Result<Vec<Choice>, PageFailure> {
    let people = store::people::of_council(&cx.guildhall().store, &cx.scope()?).await?;
    let mut actors = vec![Choice::new("", "Anybody").picked(picked.is_none())];
    actors.extend(people.iter().map(|person| {
        Choice::new(&person.id.get().to_string(), &person.shown_name()).picked(picked == Some(person.id.get()))
    }));
    actors.push(Choice::new("0", "The operator of the machine").picked(picked == Some(0)));
    Ok(actors)
}

fn entry(line: Line, names: &BTreeMap<i64, String>) -> Entry {
    let when = store::moment_from_text(&line.at).map(|at| at.strftime("%-d %b %Y, %H:%M:%S UTC").to_string());
    Entry {
        when: when.unwrap_or_else(|_| line.at.clone()),
        who: names.get(&line.actor).cloned().unwrap_or_else(|| format!("Person {}", line.actor)),
        what: said(&line.action),
        line,
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let sent = Sent::read(&cx.query);
    let mut errors = FieldErrors::default();
    let filter = filter(&sent, &mut errors);
    let current: u64 = sent.text("page").parse().unwrap_or(1).max(1);
    let skip = (current - 1).saturating_mul(ENTRIES);
    let store = &cx.guildhall().store;
    let (lines, count) = store::trail::list(store, &scope, &filter, skip, ENTRIES).await?;
    let names = names(&cx, &lines).await?;
    let seen = store::trail::actions_seen(store, &scope).await?;
    let picked = filter.action.clone().unwrap_or_default();
    let mut actions = vec![Choice::new("", "Anything").picked(picked.is_empty())];
    actions.extend(seen.iter().map(|action| Choice::new(action, &said(action)).picked(*action == picked)));
    let asked = |page: &str| {
        let [actor, action, from, to] = ["actor", "action", "from", "to"].map(|name| (name, sent.text(name)));
        query(&[actor, action, from, to, ("page", page)])
    };
    show(&Trail {
        page: PageFrame { has_errors: !errors.is_empty(), ..cx.frame("Trail") },
        errors,
        entries: lines.into_iter().map(|line| entry(line, &names)).collect(),
        count: counted(i64::try_from(count).unwrap_or(i64::MAX)),
        actors: actors(&cx, filter.actor).await?,
        actions,
        from: sent.text("from").to_owned(),
        to: sent.text("to").to_owned(),
        pages: Pagination::of(current, count.div_ceil(ENTRIES), |page| format!("/trail{}", asked(&page.to_string()))),
        downloads: download::links("/trail/download", &asked("")),
    })
}

/// The same entries as CSV or XLSX, all of them.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    let scope = cx.scope()?;
    let filter = filter(&Sent::read(&cx.query), &mut FieldErrors::default());
    let (lines, _) = store::trail::list(&cx.guildhall().store, &scope, &filter, 0, u64::from(u32::MAX)).await?;
    let names = names(&cx, &lines).await?;
    let columns = ["Entry", "When (UTC)", "Who", "Action", "Record", "What", "Changes", "Why", "Hash"];
    let list = List {
        title: "Trail".into(),
        columns: columns.iter().map(|title| ColumnHeading::new(*title)).collect(),
        notes: download::notes(&cx, "Entries of the trail, newest first"),
    };
    let rows = lines.into_iter().map(|line| {
        let changes: Vec<String> = line
            .changes
            .iter()
            .map(|change| {
                format!(
                    "{}: {} → {}",
                    change.field,
                    change.before.as_deref().unwrap_or("–"),
                    change.after.as_deref().unwrap_or("–")
                )
            })
            .collect();
        vec![
            lists::Cell::Count(line.place),
            lists::Cell::text(&line.at),
            lists::Cell::text(names.get(&line.actor).cloned().unwrap_or_default()),
            lists::Cell::text(&line.action),
            lists::Cell::Count(line.subject),
            lists::Cell::text(&line.summary),
            lists::Cell::text(changes.join("; ")),
            lists::Cell::text(line.why.clone().unwrap_or_default()),
            lists::Cell::text(&line.hash),
        ]
    });
    download::answer(&form, &list, rows, "trail")
}
