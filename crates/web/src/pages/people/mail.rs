//! The mails that go to people: whether any are sent, what became of the last ones, and a test.

use crate::address::Path;
use crate::components::{Link, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::{Answer, go_to};
use crate::parts::listing::Column;
use crate::parts::{Facet, Form, Listing, Part, Row};
use actions::Failure;
use actions::mail::SEND_DIGESTS;
use domain::values::moment_said;
use publish::lists::Cell;
use std::collections::BTreeMap;
use store::jobs::JobState;
use store::mail::{KeptLetter, LetterState};

/// Where the page stands.
const ADDRESS: &str = "/people/mail";

/// So many letters are shown: those of some weeks in a council of a hundred people.
const SHOWN_MOST: u64 = 1_000;

const fn said(state: LetterState) -> &'static str {
    match state {
        LetterState::Waiting => "To be sent",
        LetterState::Sent => "Sent",
        LetterState::Failed => "Given up",
        LetterState::Dropped => "Not wanted any more",
        LetterState::Nothing => "Nothing to say",
    }
}

fn row(names: &BTreeMap<i64, String>, one: &KeptLetter) -> Row {
    let name = names.get(&one.person.get()).cloned().unwrap_or_default();
    Row {
        cells: vec![
            Cell::text(name),
            Cell::Date(one.day),
            Cell::text(one.kind.label()),
            Cell::text(said(one.state)),
            Cell::Count(i64::from(one.tries)),
            Cell::text(one.trouble.clone().unwrap_or_default()),
        ],
        href: format!("/people/{}", one.person.get()),
        facets: vec![said(one.state).to_owned(), one.kind.label().to_owned()],
    }
}

/// What is set up, and what became of mails.
async fn standing(cx: &Cx, letters: &[KeptLetter]) -> Result<Vec<Part>, PageFailure> {
    let Some(mailing) = &cx.guildhall().mailing else {
        return Ok(vec![Part::Inset(
            "No mail is set up, so none is sent. Whoever runs Guildhall sets it up with GUILDHALL_MAIL_URL, \
             GUILDHALL_MAIL_FROM and GUILDHALL_PUBLIC_ADDRESS, or with the same keys in guildhall.toml; `guildhall serve --help` \
             says how."
                .to_owned(),
        )]);
    };
    let (store, scope) = (&cx.guildhall().store, cx.scope()?);
    let last = letters.iter().filter_map(|one| one.sent_at).max();
    let waiting = store::mail::count(store, &scope, LetterState::Waiting).await?;
    let given_up = store::mail::count(store, &scope, LetterState::Failed).await?;
    let mut rows = vec![
        SummaryRow::new("Mails go to", mailing.post.said()),
        SummaryRow::new("Their links lead to", &mailing.house),
        SummaryRow::new("Last sent", last.map_or_else(|| "None yet".to_owned(), moment_said)),
        SummaryRow::new("To be sent", waiting.to_string()),
        SummaryRow::new("Given up", given_up.to_string()),
    ];
    let run = store::jobs::last_of_kind(store, &scope, SEND_DIGESTS).await?;
    if run.is_some_and(|job| job.state == JobState::Failed) {
        rows.push(SummaryRow::new("Last run", "It failed, and is tried again within half an hour"));
    }
    Ok(vec![
        Part::Summary(Summary::new(rows)),
        Part::form(
            Form::new("/people/mail/test", "Send me a test mail", Vec::new()).looking("govuk-button--secondary"),
        ),
    ])
}

async fn listing(cx: &Cx, trouble: Option<String>) -> Result<Listing, PageFailure> {
    let (store, scope) = (&cx.guildhall().store, cx.scope()?);
    let letters = store::mail::last(store, &scope, SHOWN_MOST).await?;
    let ids: Vec<i64> = letters.iter().map(|one| one.person.get()).collect();
    let names = store::people::names(store, &ids).await?;
    let mut parts = vec![Part::text(
        "Everybody who works for the council is reminded by mail of what waits for them, as often as they choose on their \
         account; once a week unless they choose otherwise.",
    )];
    parts.extend(trouble.map(Part::Warning));
    parts.extend(standing(cx, &letters).await?);
    Ok(Listing {
        title: "Mails to people".into(),
        address: ADDRESS.into(),
        breadcrumbs: vec![Link::new("People", "/people")],
        parts,
        columns: vec![
            Column::wide("To"),
            Column::new("For the day"),
            Column::new("What it tells"),
            Column::new("State"),
            Column::number("Tries"),
            Column::wide("Why it was not sent"),
        ],
        facets: vec![
            Facet { name: "state", label: "State", all: "All states" },
            Facet { name: "kind", label: "What it tells", all: "All kinds" },
        ],
        rows: letters.iter().map(|one| row(&names, one)).collect(),
        empty: "No mail was written yet. The first goes on the morning of a working day, to whoever has something waiting for \
                them."
            .into(),
        buttons: Vec::new(),
        file: "mails",
        said: "Mails to people of the council, and what became of them".into(),
    })
}

/// The page.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx, None).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx, None).await?.send_file(&cx, &form)
}

/// Sends a test mail to whoever asks.
pub async fn test(cx: Cx) -> Answer {
    match actions::mail::send_test(cx.guildhall(), &cx.scope()?).await {
        Ok(_) => go_to("/people/mail?done=mail-tested"),
        Err(Failure::Refused(why)) => listing(&cx, Some(why)).await?.page(&cx),
        Err(failure) => Err(failure.into()),
    }
}
