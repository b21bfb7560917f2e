//! One check: how it came out today, and putting it aside.

use super::super::{drill::page_of, facts};
use super::{about, answer, below_checks, figure_name};
use crate::address::Path;
use crate::components::{FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::versions::history;
use crate::parts::{Button, Filled, Form, Part, show_parts_with};
use actions::records::SEEN;
use actions::strategy::checks::keep_check;
use domain::access::Action;
use domain::strategy::checks::{CheckState, LevelCheck};

/// The check of a code, with the number of the council's own version: 0 where it is as shipped.
pub async fn check(cx: &Cx, code: &str) -> Result<(LevelCheck, u32), PageFailure> {
    let (store, scope) = (&cx.guildhall().store, cx.scope()?);
    let book = store::strategy::book(store, &scope, None).await?;
    let found = book.all_checks().into_iter().find(|one| one.code.as_str() == code);
    let found = found.ok_or_else(|| PageFailure::not_found().framed(cx.frame("")))?;
    let own = store::records::one::<LevelCheck>(store, &scope, code).await?;
    Ok((found, own.map_or(0, |version| version.number)))
}

async fn page(cx: &Cx, code: &str, sent: &Sent, errors: FieldErrors) -> Answer {
    let (check, version) = check(cx, code).await?;
    let facts = facts(cx).await?;
    let editions = facts.book.editions();
    let (area, level) = about(&editions, &check);
    let mut parts = vec![Part::text(&check.sentence)];
    if let Some(answer) = answer(&check, &facts.readings) {
        let look = match answer.state {
            CheckState::Holds => "govuk-tag--green",
            CheckState::FallsShort => "govuk-tag--yellow",
            CheckState::NotMeasured | CheckState::NoSource => "govuk-tag--grey",
        };
        parts.push(Part::Tag(answer.state.label().to_owned(), look));
        parts.push(Part::Inset(answer.said()));
    }
    let area_page = format!("/strategy/areas/{}/{}", check.index.edition, check.index.index);
    let measure = domain::offers::measure(&check.measure);
    parts.push(Part::Summary(Summary::new(vec![
        SummaryRow::new("Area", area).with("See", &area_page, "the area"),
        SummaryRow::new("Level", level),
        SummaryRow::new("Figure", format!("{}. Its code is {}", figure_name(&check.measure), check.measure)),
        SummaryRow::new(
            "What the figure counts",
            measure.map_or("It has no source yet, and can be entered", |one| one.definition),
        ),
        SummaryRow::new("What is asked", check.condition.to_string()),
        SummaryRow::new("Where that comes from", &check.source),
        SummaryRow::new("Whose check it is", check.origin.label()),
        SummaryRow::new("In use", if check.in_use { "Yes" } else { "No, it is put aside" }),
    ])));
    let mut links: Vec<Link> = page_of(&check.measure).into_iter().collect();
    links.push(Link::new("Enter the figure with its source", &format!("/strategy/figures/new?code={}", check.measure)));
    parts.push(Part::Links(links));
    if cx.may(Action::SettleStrategy) {
        let link = Link::new("Change the check", &format!("/strategy/checks/{code}/change"));
        parts.push(Part::Buttons(vec![Button { link, secondary: false }]));
        parts.push(Part::form(aside(&check, version, sent, &errors)));
    }
    if version > 0 {
        parts.push(Part::Table(history::<LevelCheck>(cx, code).await?));
    }
    let frame = PageFrame { breadcrumbs: below_checks(), ..cx.frame(&format!("Check {code}")) };
    show_parts_with(frame, parts, errors)
}

fn aside(check: &LevelCheck, version: u32, sent: &Sent, errors: &FieldErrors) -> Form {
    let filled = Filled { sent, errors };
    let (button, heading) =
        if check.in_use { ("Put it aside", "Put the check aside") } else { ("Use it again", "Use the check again") };
    let address = format!("/strategy/checks/{}/aside", check.code);
    Form::new(address, button, vec![filled.line("why", "Why")])
        .headed(heading)
        .with(SEEN, version.to_string())
        .looking("govuk-button--secondary")
}

/// The page.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    page(&cx, &code, &Sent::default(), FieldErrors::default()).await
}

/// Puts it aside, or uses it again.
pub async fn put_aside(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (found, version) = check(&cx, &code).await?;
    let seen = sent.text(SEEN).parse::<u32>().unwrap_or(version);
    let after = LevelCheck { in_use: !found.in_use, ..found };
    match keep_check(cx.guildhall(), &cx.scope()?, &after, (Some(seen), sent.text("why"))).await {
        Ok(()) => go_to(&format!("/strategy/checks/{code}?done=check-kept")),
        Err(failure) => page(&cx, &code, &sent, field_errors(failure)?).await,
    }
}
