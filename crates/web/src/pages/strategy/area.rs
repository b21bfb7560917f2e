//! One area: what it is, its levels side by side, what the facts say, its target, the actions that lead there.

use super::area_trend::{area_name, trend_drawing, trend_part};
use super::evidence::evidence_links;
use super::{below_strategy, carried, day, level_choices};
use crate::address::Path;
use crate::components::{Cell, FieldErrors, Link, PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::Sent;
use crate::page::{Answer, go_to};
use crate::pages::versions::{seen, with_seen, wrong_fields};
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, Typed, show_parts_with, table};
use actions::strategy::Heeded;
use domain::access::Action;
use domain::records::Record;
use domain::strategy::actions::PlannedAction;
use domain::strategy::checks::{CheckState, Proposal, propose};
use domain::strategy::editions::{Edition, Editions, Index, IndexRef, Level, LifeStage, LocalWording};
use domain::strategy::rounds::{Agreed, AskedTarget, Target, TargetState};
use domain::strategy::{Book, Evidence, library};
use domain::values::SubjectRef;

/// The noun under which documents are tagged with an area, or with a level of it.
const AREAS: &str = "areas";

fn not_found(cx: &Cx) -> PageFailure {
    PageFailure::not_found().framed(cx.frame(""))
}

fn wording(book: &Book, edition: &Edition) -> Vec<LocalWording> {
    book.wording.iter().filter(|one| one.edition == edition.code).map(|one| one.wording.clone()).collect()
}

/// The levels side by side, with what is so at each.
fn side_by_side(
    edition: &Edition,
    index: &Index,
    local: &[LocalWording],
    current: Option<Level>,
    target: Option<Level>,
) -> Part {
    let row = |level: Level| {
        let mark = match (current == Some(level), target == Some(level)) {
            (true, true) => "Where we are and want to be",
            (true, false) => "Where we are",
            (false, true) => "Where we want to be",
            (false, false) => "",
        };
        let own =
            local.iter().filter(|one| one.index == index.code && one.level == Some(level)).max_by_key(|one| one.on);
        let own = own.map_or_else(String::new, |one| format!("{} ({})", one.text, one.source));
        let mut cells = vec![
            Cell::new(edition.levels.name(level)),
            Cell::new(mark),
            Cell::new(index.statement(level).unwrap_or_default()),
        ];
        if local.iter().any(|one| one.index == index.code) {
            cells.push(Cell::new(own));
        }
        cells
    };
    let mut head = vec!["Level", "Where we stand", "What is so"];
    if local.iter().any(|one| one.index == index.code) {
        head.push("In the wording that the council brought in");
    }
    Part::Table(table("The levels", &head, edition.levels.all().map(row).collect()))
}

/// What the facts say, check by check, after a note on the day where they are not those of today.
pub fn facts_parts(edition: &Edition, proposal: &Proposal<'_>, note: Option<&str>) -> Vec<Part> {
    let mut parts = vec![Part::heading("What the facts say")];
    parts.extend(note.map(Part::text));
    parts.push(Part::Text(proposal.said(&edition.levels)));
    if let Some(next) = proposal.next_missing() {
        parts.push(Part::Inset(format!("The next missing fact: {}", next.said())));
    }
    if proposal.answers.is_empty() {
        return parts;
    }
    let row = |one: &domain::strategy::checks::CheckAnswer<'_>| {
        let state = if one.state == CheckState::FallsShort { "Not yet" } else { one.state.label() };
        vec![
            Cell::new(edition.levels.name(one.check.level)),
            Cell::new(one.said()).to(format!("/strategy/checks/{}", one.check.code)),
            Cell::new(state),
            Cell::new(&one.reading.source),
        ]
    };
    let rows = proposal.answers.iter().map(row).collect();
    parts.push(Part::Table(table("The checks", &["Level", "Check", "How it came out", "Source"], rows)));
    parts.push(Part::text("The checks are Guildhall's or the council's own, not those of whoever drew up the edition. They propose, and people agree."));
    parts
}

/// A target that is met, on green; what nobody said yet, on grey. No state stands on a colour of failure.
fn flags(agreed: Option<&Agreed>, target: Option<&Target>, state: TargetState, has_actions: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    if state == TargetState::Met {
        parts.push(Part::Tag(state.label().to_owned(), "govuk-tag--green"));
    }
    if state == TargetState::Beyond {
        let said = "The agreed level is higher than the target. Either the council needs less here than it has, and can spend the effort elsewhere, or the target is to be chosen anew.";
        parts.push(Part::Inset(said.to_owned()));
    }
    let missing =
        [(agreed.is_none(), "Not assessed"), (target.is_none(), "Not chosen"), (!has_actions, "No action leads there")];
    let said = missing.into_iter().filter(|(is_missing, _)| *is_missing);
    parts.extend(said.map(|(_, words)| Part::Tag(words.to_owned(), "govuk-tag--grey")));
    parts
}

/// What is said where the agreed level lies above what the facts say: whoever reads one beside the other asks which is so.
fn beside_facts(edition: &Edition, agreed: Option<&Agreed>, proposed: Option<Level>) -> Option<Part> {
    let (agreed, proposed) = (agreed?, proposed?);
    let name = |level: Level| edition.levels.name(level);
    (agreed.level > proposed).then(|| {
        Part::Inset(format!(
            "People agreed {}, and the facts say {}: the agreed level counts, and why it lies above the facts stands with it.",
            name(agreed.level),
            name(proposed)
        ))
    })
}

fn standing(
    (edition, sees_all): (&Edition, bool),
    agreed: Option<&Agreed>,
    target: Option<&Target>,
    state: &str,
) -> Part {
    let name = |level: Level| edition.levels.name(level).to_owned();
    let mut rows = vec![SummaryRow::new(
        "Where we are",
        agreed.map_or_else(
            || "Not assessed yet".to_owned(),
            |one| format!("{}, agreed on {}", name(one.level), day(one.on)),
        ),
    )];
    if let Some(agreed) = agreed {
        rows.push(SummaryRow::new("Why", &agreed.why));
        let spread = agreed.spread.points().map_or_else(
            || "Nobody answered".to_owned(),
            |points| {
                let ends = agreed.spread.low().zip(agreed.spread.high());
                let ends = ends.filter(|_| sees_all || agreed.spread.names_nobody());
                let ends =
                    ends.map_or_else(String::new, |(low, high)| format!(", from {} to {}", name(low), name(high)));
                format!("{points} levels apart over {} answers{ends}", agreed.spread.answers())
            },
        );
        rows.push(SummaryRow::new("Spread of the answers", spread));
    }
    rows.push(SummaryRow::new(
        "Where we want to be",
        target.map_or_else(
            || "Not chosen yet".to_owned(),
            |one| format!("{} by {}. {}", name(one.level), day(one.by), one.why),
        ),
    ));
    rows.push(SummaryRow::new("How it stands", state));
    Part::Summary(Summary::new(rows))
}

/// What is said of an area that is asked no more, with what took its place.
fn retired(editions: &Editions, edition: &Edition, index: &Index) -> Vec<Part> {
    let followed = editions.replaced_by(&edition.reference(&index.code));
    let by: Vec<String> = followed
        .iter()
        .map(|(by, mapping)| format!("{} ({})", area_name(editions, by), mapping.label().to_lowercase()))
        .collect();
    let followed = if by.is_empty() { String::new() } else { format!(" It is followed by {}.", by.join(", ")) };
    let said = match (index.stage, index.to, edition.to) {
        (LifeStage::Retired, Some(to), _) => {
            format!("This area retired: it was last asked on {}.{followed}", day(to))
        }
        (LifeStage::Retired, None, _) => format!("This area retired before anybody asked it.{followed}"),
        (_, _, Some(to)) if edition.stage == LifeStage::Retired => {
            let place = edition.replaced_by.as_ref().and_then(|code| editions.get(code));
            let place = place.map_or_else(String::new, |next| format!(" {} took its place.", next.name));
            format!("The edition of this area retired: it was last asked on {}.{place}", day(to))
        }
        _ => return Vec::new(),
    };
    let mut parts = vec![Part::Inset(said)];
    let links: Vec<Link> = followed_links(editions, &edition.reference(&index.code));
    if !links.is_empty() {
        parts.push(Part::Links(links));
    }
    parts
}

fn followed_links(editions: &Editions, index: &IndexRef) -> Vec<Link> {
    let named = editions.replaced_by(index).into_iter().filter_map(|(by, _)| {
        let name = editions.index(&by)?.name.clone();
        Some(Link::new(&format!("{name}, which follows it"), &format!("/strategy/areas/{by}")))
    });
    named.collect()
}

fn actions_part(cx: &Cx, book: &Book, edition: &Edition, reference: &IndexRef) -> Vec<Part> {
    let here = book.actions.iter().filter(|action| action.indices().any(|index| index == reference));
    let row = |action: &PlannedAction| {
        let to = action.to_level.map_or_else(String::new, |level| edition.levels.name(level).to_owned());
        vec![
            Cell::new(&action.what).to(format!("/strategy/actions/{}", action.id)),
            Cell::new(&action.how),
            Cell::new(to),
            Cell::new(action.owner.as_deref().unwrap_or("Nobody yet")),
            Cell::new(action.due.map_or_else(|| "No day yet".to_owned(), day)),
            Cell::new(if action.is_overdue(cx.today()) { "Overdue" } else { action.state.label() }),
        ]
    };
    let rows: Vec<Vec<Cell>> = here.map(row).collect();
    let mut parts = Vec::new();
    if rows.is_empty() {
        parts.push(Part::heading("How we get there"));
        parts.push(Part::text("No action leads here yet."));
    } else {
        let head = ["What to reach", "What we do", "Leads to", "Who answers for it", "By", "How far"];
        parts.push(Part::Table(table("How we get there", &head, rows)));
    }
    if cx.may(Action::EditStrategy) {
        let address = format!("/strategy/actions/new?area={reference}");
        parts.push(Part::Way(String::new(), Link::new("Add an action for this area", &address)));
    }
    parts
}

/// Documents that help with the area, those for its next level first.
fn help(book: &Book, reference: &IndexRef, current: Option<Level>, today: domain::values::Date) -> Option<Part> {
    let next = current.map_or(1, |level| level.number() + 1);
    let ids = [format!("{}/{next}", reference.index), reference.index.to_string(), reference.to_string()];
    let mut links: Vec<Link> = Vec::new();
    for subject in ids.iter().filter_map(|id| SubjectRef::new(AREAS, id).ok()) {
        for one in library::about(&book.documents, &subject, today) {
            let link = Link::new(&one.title, &format!("/library/{}", one.code));
            if !links.contains(&link) {
                links.push(link);
            }
        }
    }
    (!links.is_empty()).then_some(Part::Links(links))
}

fn target_form(
    edition: &Edition,
    index: &Index,
    action: &str,
    (filled, version): (Filled<'_>, u32),
    heed: &[String],
) -> Vec<Part> {
    let choices = level_choices(edition, |level| index.statement(level));
    let fields = vec![
        filled.radios("level", "Which level do you want the area to have?", choices),
        filled.day("by", "By which day?"),
        filled.text("why", "Why this level and this day?").hint("For example what matters most to the council, who can do it, what it costs. A low target can be quite right"),
    ];
    let form = Form::new(action, "Save the target", fields).headed("Where we want to be");
    with_seen(form, filled.sent, filled.errors, version).after_thinking_about(heed)
}

/// The page, with what was sent of a target and is wrong with it.
async fn page(cx: Cx, at: &IndexRef, sent: Option<Sent>, errors: FieldErrors, heed: &[String]) -> Answer {
    let facts = store::strategy::facts(&cx.guildhall().store, &cx.scope_for(Action::SeeStrategy)?, cx.today()).await?;
    let editions = facts.book.editions();
    let edition = editions.get(&at.edition).ok_or_else(|| not_found(&cx))?;
    let index = edition.index(&at.index).ok_or_else(|| not_found(&cx))?;
    let book = &facts.book;
    let agreed = book.agreed_of(&edition.code).get(&index.code).copied();
    let target = book.target(at);
    let state = domain::strategy::rounds::target_state(agreed.map(|one| one.level), target, facts.today);
    let checks = book.checks(&editions, edition);
    let proposal = propose(at, &checks, &facts.readings);
    let mut parts = retired(&editions, edition, index);
    parts.extend([Part::text(&index.what), Part::text(&index.why)]);
    let leads = |action: &PlannedAction| action.state.is_open() && action.indices().any(|one| one == at);
    parts.extend(flags(agreed, target, state, book.actions.iter().any(leads)));
    parts.push(standing((edition, cx.may(Action::SettleStrategy)), agreed, target, state.label()));
    parts.extend(beside_facts(edition, agreed, proposal.level));
    if let Some(agreed) = agreed.filter(|one| one.evidence.iter().any(Evidence::tells)) {
        let links = agreed.evidence.iter().flat_map(|one| evidence_links(&cx, book, one)).collect();
        parts.extend([Part::heading("What shows where we are"), Part::Links(links)]);
    }
    parts.extend(carried::of_area(book, &editions, edition, at));
    let (current, wanted) = (agreed.map(|one| one.level), target.map(|one| one.level));
    parts.push(side_by_side(edition, index, &wording(book, edition), current, wanted));
    parts.extend(facts_parts(edition, &proposal, None));
    parts.extend(actions_part(&cx, book, edition, at));
    if let Some(links) = help(book, at, current, facts.today) {
        parts.extend([Part::heading("What can help"), links]);
    }
    parts.extend(trend_drawing(&facts, &editions, edition, at));
    parts.extend(trend_part(&facts, &editions, edition, at));
    if cx.may(Action::SettleStrategy) {
        let known = Fields::default()
            .maybe("level", target.map(|one| one.level))
            .day("by", target.map(|one| one.by))
            .maybe("why", target.map(|one| one.why.clone()))
            .sent();
        let sent = sent.unwrap_or(known);
        let filled = Filled { sent: &sent, errors: &errors };
        let address = format!("/strategy/areas/{}/{}/target", at.edition, at.index);
        let version = match target {
            Some(target) => store::records::one::<Target>(&cx.guildhall().store, &cx.scope()?, &target.key()).await?,
            None => None,
        };
        let at = (filled, version.map_or(0, |one| one.number));
        parts.extend(target_form(edition, index, &address, at, heed));
    }
    parts.push(Part::text(&edition.attribution));
    let frame = PageFrame { breadcrumbs: below_strategy(), ..cx.frame(&index.name) };
    show_parts_with(frame, parts, errors)
}

fn reference(cx: &Cx, (edition, index): &(String, String)) -> Result<IndexRef, PageFailure> {
    format!("{edition}/{index}").parse().map_err(|_| not_found(cx))
}

/// The page.
pub async fn open(cx: Cx, Path(at): Path<(String, String)>) -> Answer {
    let at = reference(&cx, &at)?;
    page(cx, &at, None, FieldErrors::default(), &[]).await
}

/// Takes a target.
pub async fn send(cx: Cx, Path(at): Path<(String, String)>, sent: Sent) -> Answer {
    let at = reference(&cx, &at)?;
    let mut typed = Typed::new(&sent);
    let level = typed.maybe::<u8>("level", "Select one of the levels").and_then(Level::new);
    let by = typed.day("by");
    let asked = AskedTarget { level, by, why: typed.text("why") };
    if typed.is_wrong() {
        let errors = typed.errors;
        return page(cx, &at, Some(sent), errors, &[]).await;
    }
    let confirmed = (seen(&sent), sent.ticked("confirmed"));
    match actions::strategy::set_target(cx.guildhall(), &cx.scope()?, &at, &asked, confirmed).await {
        Ok(Heeded::Saved) => go_to(&format!("/strategy/areas/{}/{}?done=target-set", at.edition, at.index)),
        Ok(Heeded::ThinkAbout(heed)) => page(cx, &at, Some(sent), FieldErrors::default(), &heed).await,
        Err(failure) => {
            let errors = wrong_fields(&cx, failure, "level")?;
            page(cx, &at, Some(sent), errors, &[]).await
        }
    }
}
