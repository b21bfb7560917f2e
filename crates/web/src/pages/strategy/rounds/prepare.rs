//! Preparing a round.

use super::list::way;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::Fields;
use crate::parts::{Field, Filled, Form, Part, Typed, show_parts_with};
use actions::Failure;
use actions::strategy::rounds::NewRound;
use domain::access::Action;
use domain::strategy::editions::{Edition, EditionCode, Editions, IndexCode, LifeStage, Theme};
use domain::values::Date;

/// The fields of the areas begin with this, then comes the code of the theme.
const ASKED: &str = "asked_";
/// Unseen: the edition whose areas the form shows.
const AREAS_OF: &str = "areas_of";

fn asked_field(theme: &Theme) -> String {
    format!("{ASKED}{}", theme.code)
}

/// The areas in use, theme by theme, all ticked at first.
fn area_fields(edition: &Edition, today: Date, filled: Filled<'_>) -> Vec<Field> {
    let mut fields = Vec::new();
    for theme in &edition.themes {
        let of = edition.asked_on(today).filter(|index| index.theme == theme.code);
        let choices: Vec<Choice> = of.map(|index| Choice::new(index.code.as_str(), &index.name)).collect();
        if !choices.is_empty() {
            fields.push(filled.boxes(&asked_field(theme), &theme.name, choices));
        }
    }
    if let Some(first) = fields.first_mut() {
        *first = first.clone().hint("An area that is not ticked stands as the last round left it that asked it");
        if first.error.is_empty() {
            filled.errors.of("asked").clone_into(&mut first.error);
        }
    }
    fields
}

/// Every area in use as it is ticked at first.
fn all_ticked(fields: Fields, edition: &Edition, today: Date) -> Fields {
    let mut fields = fields;
    for theme in &edition.themes {
        let of = edition.asked_on(today).filter(|index| index.theme == theme.code);
        fields = fields.all(&asked_field(theme), of.map(|index| index.code.as_str()));
    }
    fields
}

async fn editions(cx: &Cx) -> Result<(Editions, Option<EditionCode>), PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope_for(Action::SeeStrategy)?, None).await?;
    let editions = book.editions();
    let usual = book.edition(&editions).map(|edition| edition.code.clone());
    Ok((editions, usual))
}

/// The page with the areas of an edition; none is shown before one is chosen.
fn page(cx: &Cx, editions: &Editions, shown: Option<&Edition>, sent: &Sent, errors: FieldErrors) -> Answer {
    let today = cx.today();
    let in_use = |edition: &&Edition| edition.stage == LifeStage::Active && edition.asked_on(today).next().is_some();
    let choice = |edition: &Edition| {
        let areas = edition.asked_on(today).count();
        let hint = format!("{areas} areas, {} levels", edition.levels.count());
        Choice::new(edition.code.as_str(), &edition.name).hint(&hint)
    };
    let choices: Vec<Choice> = editions.all().iter().filter(in_use).map(choice).collect();
    let filled = Filled { sent, errors: &errors };
    let mut fields = vec![
        filled.line("name", "What is the round called?").hint("For example Autumn 2026"),
        filled
            .radios("edition", "By which edition does it ask?", choices)
            .hint("Choose another one, and its areas are shown next"),
    ];
    if let Some(edition) = shown {
        fields.push(filled.heading("Which areas does it ask?"));
        fields.extend(area_fields(edition, today, filled));
    }
    let form = Form::new("/strategy/rounds/new", "Prepare the round", fields)
        .with(AREAS_OF, shown.map_or_else(String::new, |edition| edition.code.to_string()))
        .or_leave("Do not prepare one", "/strategy/rounds");
    let parts =
        vec![Part::text("Nobody is asked yet: next you invite people, then you open the round."), Part::form(form)];
    show_parts_with(PageFrame { breadcrumbs: way(), ..cx.frame("Prepare a round") }, parts, errors)
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let (editions, usual) = editions(&cx).await?;
    let shown = usual.and_then(|code| editions.get(&code));
    let mut fields = Fields::default().maybe("edition", shown.map(|edition| &edition.code));
    if let Some(edition) = shown {
        fields = all_ticked(fields, edition, cx.today());
    }
    page(&cx, &editions, shown, &fields.sent(), FieldErrors::default())
}

/// Takes the form. Where another edition was chosen than the one whose areas were shown, its areas are shown first.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let (editions, _) = editions(&cx).await?;
    let mut typed = Typed::new(&sent);
    let code = typed.value::<EditionCode>("edition", "Select an edition");
    let name = typed.needed("name", "Enter what the round is called, such as Autumn 2026");
    let chosen = code.and_then(|code| editions.get(&code));
    if let Some(edition) = chosen.filter(|edition| edition.code.as_str() != sent.text(AREAS_OF)) {
        let fields = Fields::default().text("name", name).text("edition", edition.code.as_str());
        let fields = all_ticked(fields, edition, cx.today()).sent();
        return page(&cx, &editions, Some(edition), &fields, FieldErrors::default());
    }
    let names = sent.names().filter(|name| name.starts_with(ASKED));
    let names: std::collections::BTreeSet<&str> = names.collect();
    let asked: Vec<IndexCode> = names.into_iter().flat_map(|name| typed.values(name)).collect();
    let first =
        chosen.and_then(|edition| edition.asked_on(cx.today()).next().and_then(|one| edition.theme(&one.theme)));
    if let Some(first) = first.filter(|_| asked.is_empty()) {
        typed.wrong(&asked_field(first), "Select at least one area");
    }
    let (Some(edition), false) = (chosen, typed.is_wrong()) else {
        let errors = typed.errors;
        return page(&cx, &editions, chosen, &sent, errors);
    };
    let new = NewRound { name, edition: edition.code.clone(), asked };
    match actions::strategy::rounds::prepare(cx.guildhall(), &cx.scope()?, &new).await {
        Ok(id) => go_to(&format!("/strategy/rounds/{id}?done=round-prepared")),
        Err(failure @ Failure::Invalid(_)) => {
            let errors = field_errors(failure)?;
            page(&cx, &editions, Some(edition), &sent, errors)
        }
        Err(failure) => Err(failure.into()),
    }
}
