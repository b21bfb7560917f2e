//! A set-up that was sent: what would become of the council's own, line by line, and bringing chosen parts in.

use super::{ADDRESS, day};
use crate::address::Path;
use crate::components::{Cell, Choice, FieldErrors, Link, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::pages::strategy::below;
use crate::parts::form::Fields;
use crate::parts::{Filled, Form, Part, show_parts_with, table};
use actions::records::SEEN;
use actions::strategy::configuration::{Bringing, bring_in as bring, preview, seen, sent as sent_file};
use domain::strategy::SentConfiguration;
use domain::strategy::configuration::{Configuration, ConfigurationPart, Line, LineState, Plan};

/// The most rows that are shown of a part; the file itself holds the rest.
const ROWS_SHOWN: usize = 300;

fn brought(file: &SentConfiguration) -> Vec<Part> {
    let Some(on) = file.brought_on else { return Vec::new() };
    let lines = file.brought.iter().map(|(part, count)| match count {
        1 => format!("{}: 1 thing was new or changed", part.label()),
        _ => format!("{}: {count} things were new or changed", part.label()),
    });
    vec![
        Part::Inset(format!("Parts of this file were brought in, last on {}.", day(on))),
        Part::Bullets(lines.collect()),
        Part::button("See the strategy", "/strategy"),
    ]
}

fn from(given: &Configuration) -> Option<Part> {
    let as_of = given.on.map(|on| format!(" as of {}", day(on))).unwrap_or_default();
    (!given.council.is_empty()).then(|| Part::text(format!("This is the set-up of {}{as_of}.", given.council)))
}

/// A row for each sentence about a line, what must be mended first.
fn rows(line: &Line) -> Vec<Vec<Cell>> {
    let mend = line.problems.iter().map(|text| format!("Mend first: {text}"));
    let know = line.heed.iter().map(|text| format!("To know: {text}"));
    let mut said: Vec<String> = mend.chain(line.said.iter().cloned()).chain(know).collect();
    if said.is_empty() {
        said.push("As the file has it".to_owned());
    }
    said.into_iter().map(|text| vec![Cell::new(&line.name), Cell::new(line.state.label()), Cell::new(text)]).collect()
}

fn of_part(plan: &Plan, part: ConfigurationPart) -> Vec<Part> {
    let is_told = |line: &&Line| !matches!(line.state, LineState::Same | LineState::Stays);
    let all: Vec<Vec<Cell>> = plan.of(part).filter(is_told).flat_map(rows).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let more = all.len().saturating_sub(ROWS_SHOWN);
    let head = ["What", "What becomes of it", "In words"];
    let shown = all.into_iter().take(ROWS_SHOWN).collect();
    let mut parts = vec![Part::Table(table(part.label(), &head, shown))];
    if more > 0 {
        parts.push(Part::text(format!("{more} more rows of this part are in the file.")));
    }
    parts
}

fn untouched(plan: &Plan, state: LineState, title: &str) -> Option<Part> {
    let of: Vec<String> = plan.lines.iter().filter(|line| line.state == state).map(|line| line.name.clone()).collect();
    (!of.is_empty()).then(|| Part::Details(format!("{title} ({})", of.len()), of))
}

/// The parts of which something would come in.
fn offered(plan: &Plan) -> Vec<ConfigurationPart> {
    let comes = |part: &ConfigurationPart| plan.of(*part).any(Line::comes_in);
    ConfigurationPart::ALL.iter().copied().filter(comes).collect()
}

fn is_sound(plan: &Plan, part: ConfigurationPart) -> bool {
    plan.of(part).all(|line| line.problems.is_empty())
}

fn form(file: &SentConfiguration, plan: &Plan, filled: Filled<'_>) -> Form {
    let choice = |part: ConfigurationPart| {
        let of = |state: LineState| plan.of(part).filter(|line| line.state == state).count();
        let mend = if is_sound(plan, part) { "" } else { ". Something in it must be mended first" };
        let hint = format!("{} new, {} changed{mend}", of(LineState::New), of(LineState::Changed));
        Choice::new(part.name(), part.label()).hint(&hint)
    };
    let fields = vec![
        filled
            .boxes("parts", "What is to be brought in?", offered(plan).into_iter().map(choice).collect())
            .hint("All of what you tick comes in, or nothing of it"),
        filled.line("why", "Why").hint("Others can follow it in the history"),
    ];
    Form::new(format!("{ADDRESS}/{}/bring-in", file.number), "Bring it in", fields)
        .headed("Bring it in")
        .with(SEEN, seen(plan, ConfigurationPart::ALL))
        .or_leave("Send another file", ADDRESS)
}

async fn page(cx: &Cx, number: i64, sent: Option<Sent>, errors: FieldErrors) -> Answer {
    let scope = cx.scope()?;
    let found = sent_file(cx.guildhall(), &scope, number).await;
    let (file, given) = found.map_err(|failure| PageFailure::from(failure).framed(cx.frame("")))?;
    let plan = preview(cx.guildhall(), &scope, &given, ConfigurationPart::ALL).await?;
    let mut parts = brought(&file);
    parts.extend(from(&given));
    let mend = plan.problems().len();
    if mend > 0 {
        let things = if mend == 1 { "One thing" } else { "Some things" };
        parts.push(Part::Warning(format!(
            "{things} in the file must be mended before the part comes in. Mend it and send the file again, or leave the part out."
        )));
    }
    for part in ConfigurationPart::ALL {
        parts.extend(of_part(&plan, *part));
    }
    parts.extend(untouched(&plan, LineState::Same, "The same here and in the file"));
    parts.extend(untouched(&plan, LineState::Stays, "Not in the file, and stays as it is"));
    let offers = offered(&plan);
    if offers.is_empty() {
        parts.push(Part::Inset("Nothing in the file would change the council's set-up.".to_owned()));
        parts.push(Part::Links(vec![Link::new("Send another file", ADDRESS)]));
    } else {
        let ready = offers.iter().filter(|part| is_sound(&plan, **part)).map(|part| part.name());
        let sent = sent.unwrap_or_else(|| Fields::default().all("parts", ready).sent());
        parts.push(Part::form(form(&file, &plan, Filled { sent: &sent, errors: &errors })));
    }
    let breadcrumbs = below("Set-up of the strategy", ADDRESS);
    show_parts_with(PageFrame { breadcrumbs, ..cx.frame(&file.name) }, parts, errors)
}

/// What would become of everything.
pub async fn open(cx: Cx, Path(number): Path<i64>) -> Answer {
    page(&cx, number, None, FieldErrors::default()).await
}

/// Brings the chosen parts in.
pub async fn bring_in(cx: Cx, Path(number): Path<i64>, sent: Sent) -> Answer {
    let scope = cx.scope()?;
    let (_, given) = sent_file(cx.guildhall(), &scope, number).await?;
    let chosen: Vec<ConfigurationPart> = sent.all("parts").into_iter().filter_map(|name| name.parse().ok()).collect();
    let bringing = Bringing { chosen: &chosen, why: sent.text("why"), seen: sent.entered(SEEN) };
    match bring(cx.guildhall(), &scope, &given, Some(number), &bringing).await {
        Ok(_) => go_to(&format!("{ADDRESS}/{number}?done=configuration-brought-in")),
        Err(failure) => {
            let errors = field_errors(failure)?;
            page(&cx, number, Some(sent), errors).await
        }
    }
}
