//! What the checks go by: the settings in force, and those that wait to be.

use super::{below_losses, moment};
use crate::components::{Cell, Heading, PageFrame, Summary, SummaryRow, Table};
use crate::cx::Cx;
use crate::page::{Answer, go_to, show};
use askama::Template;
use domain::access::Action;
use domain::losses::{Check, Settings};
use store::losses::{Draft, Preview};

/// Seconds after which the page asks for itself again while a change is counted.
const REFRESH_SECONDS: u32 = 2;

#[derive(Template)]
#[template(path = "losses/settings.html")]
struct SettingsPage {
    page: PageFrame,
    summary: Summary,
    checks: Table,
    since: String,
    history: Table,
    draft: Option<ShownDraft>,
    may_decide: bool,
}

/// Settings that wait.
struct ShownDraft {
    said: String,
    changes: Table,
    counted: String,
    preview: Option<Table>,
}

/// A setting: its name, and how it is said.
type Field = (&'static str, fn(&Settings) -> String);

const FIELDS: &[Field] = &[
    ("Limit for quotes", |settings| settings.quote_limit.to_string()),
    ("Limit for tenders", |settings| settings.tender_limit.to_string()),
    ("Just below a limit begins at", |settings| format!("{}% of it", settings.near_percent)),
    ("Days over which an order may be split", |settings| settings.split_days.to_string()),
    ("Days for the same amount to the same supplier", |settings| settings.repeat_days.to_string()),
    ("Amounts below this are left out", |settings| settings.least.to_string()),
    ("Round sums from", |settings| settings.round_from.to_string()),
    ("Rounding allowed for VAT", |settings| settings.vat_leeway.to_string()),
    ("Checks that run", |settings| {
        let on: Vec<&str> =
            Check::ALL.iter().filter(|check| settings.runs(**check)).map(|check| check.label()).collect();
        on.join("; ")
    }),
];

fn summary(settings: &Settings) -> Summary {
    Summary::new(FIELDS.iter().map(|(title, of)| SummaryRow::new(title, of(settings))).collect())
}

fn hidden(caption: &str, heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        caption: caption.to_owned(),
        caption_classes: "govuk-table__caption--s".into(),
        head: heads.iter().map(|head| Heading::new(head)).collect(),
        rows,
        first_cell_is_header: true,
    }
}

fn changes(now: &Settings, then: &Settings) -> Table {
    let changed = FIELDS.iter().filter(|(_, of)| of(now) != of(then));
    let rows = changed.map(|(title, of)| vec![Cell::new(*title), Cell::new(of(now)), Cell::new(of(then))]);
    hidden("What changes", &["Setting", "Now", "Then"], rows.collect())
}

fn counted(preview: &Preview) -> Table {
    let row = |(name, now, then): &(String, u64, u64)| {
        let label = name.parse::<Check>().map_or(name.clone(), |check| check.label().to_owned());
        vec![Cell::new(label), Cell::number(now.to_string()), Cell::number(then.to_string())]
    };
    let mut table = hidden("Candidates by check", &["Check"], preview.checks.iter().map(row).collect());
    table.head.extend([Heading::number("Now"), Heading::number("Then")]);
    table
}

fn shown(draft: &Draft, now: &Settings) -> ShownDraft {
    ShownDraft {
        said: format!("They would hold for payments from {}. Reason: {}", draft.from.strftime("%-d %B %Y"), draft.why),
        changes: changes(now, &draft.settings),
        counted: draft.preview.as_ref().map_or_else(String::new, |preview| {
            format!("The checks would find {} candidates more and {} fewer.", preview.more, preview.fewer)
        }),
        preview: draft.preview.as_ref().map(counted),
    }
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    let scope = cx.scope()?;
    let store = &cx.guildhall().store;
    let editions = store::losses::editions(store, &scope).await?;
    let all = store::losses::all_settings(store, &scope).await?;
    let draft = store::losses::draft(store, &scope).await?;
    let now = editions.on(Some(cx.today()));
    let ids: Vec<i64> = all.iter().map(|one| one.by).collect();
    let names = store::people::names(store, &ids).await?;
    let rows = all.iter().rev().map(|one| {
        let from = one.from.strftime("%-d %B %Y").to_string();
        let by = names.get(&one.by).cloned().unwrap_or_default();
        [from, moment(one.at), by, one.why.clone()].map(Cell::new).to_vec()
    });
    let definitions = Check::ALL.iter().map(|check| {
        let on = if now.runs(*check) { "Runs" } else { "Does not run" };
        [check.label(), on, check.definition()].map(Cell::new).to_vec()
    });
    let mut page = PageFrame { breadcrumbs: below_losses(), ..cx.frame("What the checks go by") };
    page.refresh_seconds = draft.as_ref().filter(|draft| draft.preview.is_none()).map(|_| REFRESH_SECONDS);
    let since = if all.is_empty() {
        "These are what every council begins with. Enter your own limits: those of your contract procedure rules."
    } else {
        "A payment is held against the settings of its own day."
    };
    show(&SettingsPage {
        page,
        summary: summary(now),
        checks: hidden("How each check works", &["Check", "State", "How it works"], definitions.collect()),
        since: since.to_owned(),
        history: hidden("Settings over time", &["Holds from", "Entered", "By", "Why"], rows.collect()),
        draft: draft.map(|draft| shown(&draft, now)),
        may_decide: cx.may(Action::DecideLosses),
    })
}

/// Puts the settings that wait in force.
pub async fn put_in_force(cx: Cx) -> Answer {
    actions::losses::put_settings_in_force(cx.guildhall(), &cx.scope()?).await?;
    go_to("/losses/settings?done=losses-settings")
}

/// Puts them aside.
pub async fn put_aside(cx: Cx) -> Answer {
    actions::losses::drop_settings(cx.guildhall(), &cx.scope()?).await?;
    go_to("/losses/settings?done=losses-settings-dropped")
}
