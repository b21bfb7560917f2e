//! A check is added or changed; the council's own takes the place of a shipped one.

use super::super::quantities::quantity;
use super::super::scorecard::figure_choices;
use super::show::check;
use super::{about, below_checks};
use crate::address::Path;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use actions::records::SEEN;
use actions::strategy::checks::keep_check;
use domain::strategy::checks::{CheckOrigin, Condition, LevelCheck};
use domain::strategy::editions::{Editions, IndexRef, Level, LifeStage};
use domain::strategy::{EnteredFigure, Quantity, Unit};

const COMPARATORS: &[(&str, &str)] = &[
    ("at_least", "At least"),
    ("more_than", "More than"),
    ("at_most", "At most"),
    ("less_than", "Less than"),
    ("known", "It is known at all"),
];

async fn editions(cx: &Cx) -> Result<Editions, PageFailure> {
    Ok(store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?.editions())
}

/// Areas that can be checked, with the edition that each belongs to.
fn area_choices(editions: &Editions) -> Vec<Choice> {
    let mut found = vec![Choice::new("", "Select an area")];
    for edition in editions.all() {
        let living = edition.indices.iter().filter(|index| index.stage != LifeStage::Retired);
        found.extend(living.map(|index| {
            let reference = edition.reference(&index.code).to_string();
            Choice::new(&reference, &format!("{}: {} {}", edition.name, index.code, index.name))
        }));
    }
    found
}

async fn page(cx: &Cx, code: Option<&str>, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let editions = editions(cx).await?;
    let entered: Vec<EnteredFigure> = store::records::all(&cx.guildhall().store, &cx.scope()?).await?;
    let mut fields = Vec::new();
    if code.is_none() {
        fields.push(filled.line("code", "Code").hint("Like SL1.3a. It is kept for ever").wide("govuk-input--width-10"));
        fields.push(filled.select("index", "Area", area_choices(&editions)));
    }
    fields.extend([
        filled.line("level", "Level").hint("Its name in the edition, such as Developing, or its number"),
        filled.text("sentence", "What it shows, as a sentence"),
        filled.select("measure", "Figure", figure_choices(&[], &entered)),
        filled
            .line("other_measure", "Or the code of a figure that has no source yet")
            .hint("Like contracts.with_owner_share"),
        filled.select("comparator", "What is asked of it", choices(COMPARATORS, None)),
        filled.number("value", "Value"),
        filled.select("unit", "Unit, for a figure that has no source yet", choices(Unit::NAMES, None)),
        filled.line("source", "Where the value comes from").hint("A decision, a policy, a benchmark"),
        filled.line("why", "Why"),
    ]);
    let (title, address, leave) = match code {
        None => ("Add a check".to_owned(), "/strategy/checks/new".to_owned(), "/strategy/checks".to_owned()),
        Some(code) => {
            let page = format!("/strategy/checks/{code}");
            (format!("Change check {code}"), format!("{page}/change"), page)
        }
    };
    let form = Form::new(address, "Save the check", fields).with(SEEN, sent.text(SEEN)).or_leave("Cancel", &leave);
    let said = "It counts from now on in what the facts propose. It is the council's own, whoever's it was before.";
    let frame = PageFrame { breadcrumbs: below_checks(), ..cx.frame(&title) };
    show_parts_with(frame, vec![Part::text(said), Part::form(form)], errors)
}

fn read(typed: &mut Typed<'_>, editions: &Editions, before: Option<&LevelCheck>) -> Option<LevelCheck> {
    let code = match before {
        Some(before) => Some(before.code.clone()),
        None => typed.text("code").parse().map_err(|message: String| typed.wrong("code", &message)).ok(),
    };
    let index: Option<IndexRef> = match before {
        Some(before) => Some(before.index.clone()),
        None => typed.value("index", "Select an area"),
    };
    let level = index.as_ref().and_then(|index| level(typed, editions, index));
    let other = typed.text("other_measure");
    let measure = if other.is_empty() { typed.needed("measure", "Select a figure") } else { other };
    let condition = condition(typed, &measure);
    let check = LevelCheck {
        code: code?,
        index: index?,
        level: level?,
        sentence: typed.text("sentence"),
        measure,
        condition: condition?,
        source: typed.text("source"),
        origin: CheckOrigin::Council,
        in_use: before.is_none_or(|before| before.in_use),
    };
    (!typed.is_wrong()).then_some(check)
}

fn level(typed: &mut Typed<'_>, editions: &Editions, index: &IndexRef) -> Option<Level> {
    let edition = editions.get(&index.edition)?;
    let found = edition.levels.find(&typed.text("level"));
    if found.is_none() {
        let names = edition.levels.names().join(", ");
        typed.wrong("level", &format!("Enter one of the levels of {}: {names}", edition.name));
    }
    found
}

fn condition(typed: &mut Typed<'_>, measure: &str) -> Option<Condition> {
    let comparator = typed.text("comparator");
    if comparator == "known" {
        return Some(Condition::Known);
    }
    let offered = domain::offers::measure(measure).map(|one| one.unit);
    let unit = offered.or_else(|| typed.text("unit").parse().ok()).unwrap_or(Unit::Count);
    let value = quantity(typed, "value", unit);
    let Some(value) = value else {
        if typed.errors.of("value").is_empty() {
            typed.wrong("value", unit.hint());
        }
        return None;
    };
    let make: fn(Quantity) -> Condition = match comparator.as_str() {
        "at_least" => Condition::AtLeast,
        "more_than" => Condition::MoreThan,
        "at_most" => Condition::AtMost,
        "less_than" => Condition::LessThan,
        _ => {
            typed.wrong("comparator", "Select what is asked of the figure");
            return None;
        }
    };
    Some(make(value))
}

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let index = Sent::read(&cx.query).text("area").to_owned();
    let sent = Fields::default().text("index", index).text("comparator", "at_least").sent();
    page(&cx, None, &sent, FieldErrors::default()).await
}

/// Adds it.
pub async fn add(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let Some(check) = read(&mut typed, &editions(&cx).await?, None) else {
        return page(&cx, None, &sent, typed.errors).await;
    };
    match keep_check(cx.guildhall(), &cx.scope()?, &check, (None, sent.text("why"))).await {
        Ok(()) => go_to(&format!("/strategy/checks/{}?done=check-kept", check.code)),
        Err(failure) => page(&cx, None, &sent, field_errors(failure)?).await,
    }
}

/// The form of one that is there.
pub async fn open(cx: Cx, Path(code): Path<String>) -> Answer {
    let (check, version) = check(&cx, &code).await?;
    let (_, level) = about(&editions(&cx).await?, &check);
    let value = check.condition.value();
    let comparator = match &check.condition {
        Condition::Known => "known",
        Condition::AtLeast(_) => "at_least",
        Condition::MoreThan(_) => "more_than",
        Condition::AtMost(_) => "at_most",
        Condition::LessThan(_) => "less_than",
    };
    let is_offered = domain::offers::measure(&check.measure).is_some();
    let sent = Fields::default()
        .text("level", level)
        .text("sentence", &check.sentence)
        .text(if is_offered { "measure" } else { "other_measure" }, &check.measure)
        .text("comparator", comparator)
        .maybe("value", value.map(Quantity::plain))
        .maybe("unit", value.map(|value| value.unit().name()))
        .text("source", &check.source)
        .text(SEEN, version.to_string());
    page(&cx, Some(&code), &sent.sent(), FieldErrors::default()).await
}

/// Changes it.
pub async fn send(cx: Cx, Path(code): Path<String>, sent: Sent) -> Answer {
    let (before, _) = check(&cx, &code).await?;
    let mut typed = Typed::new(&sent);
    let seen = typed.value::<u32>(SEEN, "Open the form again: it does not say which version it changes");
    let after = read(&mut typed, &editions(&cx).await?, Some(&before));
    let Some((after, seen)) = after.zip(seen) else { return page(&cx, Some(&code), &sent, typed.errors).await };
    match keep_check(cx.guildhall(), &cx.scope()?, &after, (Some(seen), sent.text("why"))).await {
        Ok(()) => go_to(&format!("/strategy/checks/{code}?done=check-kept")),
        Err(failure) => page(&cx, Some(&code), &sent, field_errors(failure)?).await,
    }
}
