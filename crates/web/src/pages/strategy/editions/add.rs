//! An edition is added: the council's own, a region's, or one written as text in another house.

use super::below_editions;
use crate::components::{Choice, FieldErrors, PageFrame};
use crate::cx::Cx;
use crate::forms::{Sent, field_errors};
use crate::page::{Answer, go_to};
use crate::parts::form::{Fields, choices};
use crate::parts::{Filled, Form, Part, Typed, show_parts_with};
use domain::strategy::editions::{Edition, EditionChange, EditionCode, EditionKind, Levels, Theme, read};

fn page(cx: &Cx, sent: &Sent, errors: FieldErrors) -> Answer {
    let filled = Filled { sent, errors: &errors };
    let kinds: Vec<Choice> = choices(EditionKind::NAMES, None);
    let fields = vec![
        filled.line("code", "Code").hint("Like east-2027. It is kept for ever").wide("govuk-input--width-20"),
        filled.line("name", "Name"),
        filled.radios("kind", "Whose it is", kinds),
        filled.line("owner", "Who draws it up"),
        filled.text("levels", "Names of its levels, the lowest first").hint("One on each line, from 2 to 9"),
        filled
            .text("themes", "Themes")
            .hint("One on each line: a code, then its name, like GR Green buying. An enabler begins with +"),
        filled.heading("Or bring one in as text"),
        filled
            .text("text", "The edition as text or as JSON")
            .hint("As another Guildhall gives it under “Download the edition”. What is typed above is then left aside"),
        filled.heading("For the history"),
        filled.day("on", "From which day"),
        filled.line("why", "Why"),
    ];
    let form = Form::new("/strategy/editions/new", "Add the edition", fields)
        .saying("It is a draft until it is confirmed. Draw up its areas next.")
        .or_leave("Cancel", "/strategy/editions");
    let frame = PageFrame { breadcrumbs: below_editions(), ..cx.frame("Add an edition") };
    show_parts_with(frame, vec![Part::form(form)], errors)
}

fn typed_edition(typed: &mut Typed<'_>) -> Option<Edition> {
    let text = typed.text("code");
    let code: Option<EditionCode> = text.parse().map_err(|message: String| typed.wrong("code", &message)).ok();
    let name = typed.needed("name", "Enter the name of the edition");
    let kind = typed.value("kind", "Select whose it is");
    let owner = typed.needed("owner", "Enter who draws it up");
    let levels = Levels::new(typed.lines("levels")).map_err(|message| typed.wrong("levels", &message)).ok();
    let mut themes = Vec::new();
    for line in typed.lines("themes") {
        let (line, enables) = line.strip_prefix('+').map_or((line.as_str(), false), |rest| (rest.trim(), true));
        let (code, name) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match code.parse() {
            Ok(code) if !name.trim().is_empty() => themes.push(Theme { code, name: name.trim().to_owned(), enables }),
            _ => {
                typed.wrong("themes", &format!("Enter a code and a name on each line, like GR Green buying: {line:?}"))
            }
        }
    }
    let draft = Edition::draft(code?, &name, kind?, &owner, levels?);
    (!typed.is_wrong()).then_some(Edition { themes, ..draft })
}

fn text_edition(typed: &mut Typed<'_>) -> Option<Edition> {
    let text = typed.text("text");
    if text.starts_with('{') {
        let wrong = |all: Vec<String>| all.iter().for_each(|one| typed.wrong("text", one));
        return Edition::from_json(&text).map_err(wrong).ok();
    }
    let found = read(&text);
    for finding in &found.findings {
        typed.wrong("text", &format!("{}: {}", finding.at, finding.text));
    }
    found.edition.filter(|_| !typed.is_wrong())
}

/// The form.
pub async fn open(cx: Cx) -> Answer {
    let sent = Fields::default().text("kind", EditionKind::Council.name()).day("on", Some(cx.today())).sent();
    page(&cx, &sent, FieldErrors::default())
}

/// Adds it.
pub async fn send(cx: Cx, sent: Sent) -> Answer {
    let mut typed = Typed::new(&sent);
    let is_text = !typed.text("text").is_empty();
    let edition = if is_text { text_edition(&mut typed) } else { typed_edition(&mut typed) };
    let on = typed.needed_day("on", "Enter the day from which it is there");
    let Some((edition, on)) = edition.zip(on).filter(|_| !typed.is_wrong()) else {
        return page(&cx, &sent, typed.errors);
    };
    let code = edition.code.clone();
    let change = EditionChange::Add { edition: Box::new(edition) };
    let scope = cx.scope()?;
    match actions::strategy::editions::change(cx.guildhall(), &scope, change, (on, sent.text("why")), "code").await {
        Ok(_) => go_to(&format!("/strategy/editions/{code}?done=edition-changed")),
        Err(failure) => page(&cx, &sent, field_errors(failure)?),
    }
}
