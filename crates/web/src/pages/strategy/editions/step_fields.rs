//! The forms of what is done to editions, and reading them.

use crate::components::Choice;
use crate::parts::form::choices;
use crate::parts::{Field, Filled, Typed};
use domain::strategy::editions::{
    Edition, EditionChange, EditionCode, Editions, Index, IndexCode, IndexRef, LifeStage, Mapping, QuestionCode,
    Statement, Theme, ThemeCode,
};

/// Something that is done to an edition.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Its name in the address.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it does.
    pub said: &'static str,
    /// The field at which a refusal is shown.
    pub field: &'static str,
}

const fn step(name: &'static str, title: &'static str, field: &'static str, said: &'static str) -> Step {
    Step { name, title, said, field }
}

/// All of them, in the order in which people need them.
pub const STEPS: &[Step] = &[
    step("confirm", "Confirm the edition and its drafts", "why", "It comes into use with every draft in it."),
    step(
        "draw",
        "Draw up an area",
        "index",
        "It is a draft until it comes into use. A draft of the same code is written anew.",
    ),
    step("activate", "Bring an area into use", "index", "New rounds ask it from that day on."),
    step("retire", "Retire an area", "index", "New rounds ask it no more. Rounds that asked it keep it."),
    step(
        "resume",
        "Bring a retired area back",
        "index",
        "New rounds ask it again, with the sentences it had. Its trend goes on.",
    ),
    step(
        "replace",
        "Replace an area by another",
        "by",
        "The one retires, and the other takes its place; the trend goes on where both ask the same.",
    ),
    step("split", "Split an area", "into", "The area retires, and each of the others takes a part of its place."),
    step("merge", "Merge areas", "into", "The areas retire, and one takes their place."),
    step(
        "weigh",
        "Change the weight of an area",
        "index",
        "How much it counts in its theme beside the others; 0 for not at all.",
    ),
    step(
        "question",
        "Bring a question into use, or retire it",
        "question",
        "A question in use stands below its area in rounds, with a level of its own. Those that are shipped are drafts until somebody has looked at them.",
    ),
    step(
        "retire-edition",
        "Retire the edition",
        "by",
        "New rounds ask it no more. Rounds that asked it, and the levels agreed in them, stay as they are.",
    ),
    step("theme", "Add a theme, or name one anew", "theme", "Areas stand together under a theme."),
];

/// Whether a step makes sense at the stage of an edition.
pub fn may_be_taken(name: &str, edition: &Edition) -> bool {
    match name {
        "confirm" => {
            edition.indices.iter().any(|index| index.stage == LifeStage::Draft) || edition.stage == LifeStage::Draft
        }
        "retire-edition" => edition.stage == LifeStage::Active,
        "resume" => edition.indices.iter().any(|index| index.stage == LifeStage::Retired),
        "question" => edition.indices.iter().any(|index| !index.questions.is_empty()),
        _ => true,
    }
}

/// Every question of the areas that did not retire, with its area and how far it is.
fn questions(edition: &Edition) -> Vec<Choice> {
    let mut found = vec![Choice::new("", "Select a question")];
    for index in edition.indices.iter().filter(|index| index.stage != LifeStage::Retired) {
        found.extend(index.questions.iter().map(|one| {
            let said = format!("{} {} ({})", one.code, one.text, one.stage.label().to_lowercase());
            Choice::new(&format!("{}/{}", index.code, one.code), &said)
        }));
    }
    found
}

/// What can become of a question; the draft that it was it never is again.
const BECOMES: &[(&str, &str)] =
    &[(LifeStage::Active.name(), "Rounds ask it"), (LifeStage::Retired.name(), "Rounds ask it no more")];

fn question(typed: &mut Typed<'_>, edition: &Edition) -> Option<EditionChange> {
    let text = typed.text("question");
    let read = |(index, code): (&str, &str)| Some((index.parse().ok()?, code.parse::<QuestionCode>().ok()?));
    let found: Option<(IndexCode, QuestionCode)> = text.split_once('/').and_then(read);
    if found.is_none() {
        typed.wrong("question", "Select a question");
    }
    let stage = typed.value::<LifeStage>("stage", "Select what becomes of it");
    let ((index, question), stage) = found.zip(stage)?;
    Some(EditionChange::Question { index: edition.reference(&index), question, stage })
}

fn areas(edition: &Edition, stages: &[LifeStage]) -> Vec<Choice> {
    let some = edition.indices.iter().filter(|index| stages.contains(&index.stage));
    some.map(|index| Choice::new(index.code.as_str(), &format!("{} {}", index.code, index.name))).collect()
}

/// Areas of any edition that can take the place of one.
fn successors(editions: &Editions, own: &EditionCode) -> Vec<Choice> {
    let mut found = vec![Choice::new("", "Select an area")];
    for edition in editions.all().iter().filter(|edition| edition.stage != LifeStage::Retired) {
        let living = edition.indices.iter().filter(|index| index.stage != LifeStage::Retired);
        found.extend(living.map(|index| {
            let name = if edition.code == *own { String::new() } else { format!("{}: ", edition.name) };
            let reference = edition.reference(&index.code).to_string();
            Choice::new(&reference, &format!("{name}{} {}", index.code, index.name))
        }));
    }
    found
}

/// Editions in use that can take the place of one.
fn followers(editions: &Editions, own: &EditionCode) -> Vec<Choice> {
    let others = editions.all().iter().filter(|one| one.stage == LifeStage::Active && one.code != *own);
    let mut found = vec![Choice::new("", "Nothing takes its place")];
    found.extend(others.map(|one| Choice::new(one.code.as_str(), &one.name)));
    found
}

/// The fields of a step, the day and the reason last.
pub fn fields(step: &Step, edition: &Edition, editions: &Editions, filled: Filled<'_>) -> Vec<Field> {
    use LifeStage::{Active, Draft, Retired};
    let one = |label: &str, stages: &[LifeStage]| filled.select("index", label, areas(edition, stages));
    let mut fields = match step.name {
        "draw" => draw_fields(edition, filled),
        "activate" => vec![one("Draft", &[Draft])],
        "retire" => vec![one("Area in use", &[Active])],
        "resume" => vec![one("Area that retired", &[Retired])],
        "replace" => vec![
            one("Area that retires", &[Active]),
            filled.select("by", "Area that takes its place", successors(editions, &edition.code)),
            filled.radios("mapping", "How the new one compares with it", choices(Mapping::NAMES, None)),
        ],
        "split" => vec![
            one("Area that retires", &[Active]),
            filled.boxes("into", "Areas that take its place", areas(edition, &[Draft, Active])),
        ],
        "merge" => vec![
            filled.boxes("index", "Areas that retire", areas(edition, &[Active])),
            filled.select("into", "Area that takes their place", successors(editions, &edition.code)),
        ],
        "weigh" => vec![one("Area", &[Draft, Active, Retired]), filled.number("weight", "Weight")],
        "retire-edition" => {
            vec![filled.select("by", "Edition that takes its place", followers(editions, &edition.code))]
        }
        "question" => vec![
            filled.select("question", "Question", questions(edition)),
            filled.radios("stage", "What becomes of it", choices(BECOMES, None)),
        ],
        "theme" => vec![
            filled
                .line("theme", "Code of the theme")
                .hint("Like GR. A theme of that code is named anew")
                .wide("govuk-input--width-10"),
            filled.line("name", "Name"),
            filled.boxes("enables", "Kind", vec![Choice::new("yes", "It is an enabler, on which other areas rest")]),
        ],
        _ => Vec::new(),
    };
    fields.push(filled.day("on", "From which day"));
    fields.push(filled.line("why", "Why").hint("Others can follow it in the history"));
    fields
}

/// The name of the field of a level.
pub fn level_field(level: domain::strategy::editions::Level) -> String {
    format!("level_{level}")
}

fn draw_fields(edition: &Edition, filled: Filled<'_>) -> Vec<Field> {
    let themes = edition.themes.iter().map(|theme| Choice::new(theme.code.as_str(), &theme.name));
    let mut fields = vec![
        filled.line("index", "Code of the area").hint("Like GR1").wide("govuk-input--width-10"),
        filled.select("theme", "Theme", themes.collect()),
        filled.line("name", "Name"),
        filled.text("what", "What it is").hint("Help for people who assess it"),
        filled.text("about", "Why it matters"),
        filled.number("weight", "Weight in its theme").hint("1 unless it shall count more or less than the others"),
    ];
    let levels = edition.levels.all();
    fields.extend(
        levels.map(|level| filled.text(&level_field(level), &format!("What is so at {}", edition.levels.name(level)))),
    );
    fields
}

fn index_of(typed: &mut Typed<'_>, edition: &Edition) -> Option<IndexRef> {
    let code: IndexCode = typed.value("index", "Select an area")?;
    Some(edition.reference(&code))
}

fn draw(typed: &mut Typed<'_>, edition: &Edition) -> Option<Index> {
    let text = typed.text("index");
    let code: Option<IndexCode> = text.parse().map_err(|message: String| typed.wrong("index", &message)).ok();
    let theme = typed.value::<ThemeCode>("theme", "Select a theme. Add one first where there is none");
    let name = typed.needed("name", "Enter the name of the area");
    let weight = typed.maybe::<u32>("weight", "Enter a whole number, like 1").unwrap_or(1);
    let (what, why) = (typed.text("what"), typed.text("about"));
    let texts = edition.levels.all().map(|level| Statement { level, text: typed.text(&level_field(level)) });
    let statements = texts.filter(|one| !one.text.is_empty()).collect();
    let (code, theme) = code.zip(theme)?;
    // What it follows, and the questions below it, stay where a draft is written anew.
    let begun = edition.index(&code).cloned().unwrap_or_else(|| Index::draft(code.clone(), theme.clone(), ""));
    Some(Index { code, theme, name, what, why, statements, weight, ..begun })
}

/// The change that was typed; none where something must be mended first.
pub fn read(typed: &mut Typed<'_>, step: &Step, edition: &Edition) -> Option<EditionChange> {
    let own = || edition.code.clone();
    let change = match step.name {
        "confirm" => EditionChange::Confirm { edition: own() },
        "draw" => EditionChange::Draw { edition: own(), index: Box::new(draw(typed, edition)?) },
        "activate" => EditionChange::Activate { index: index_of(typed, edition)? },
        "resume" => EditionChange::Resume { index: index_of(typed, edition)? },
        "retire" => EditionChange::Retire { index: index_of(typed, edition)? },
        "replace" => {
            let index = index_of(typed, edition);
            let by = typed.value("by", "Select the area that takes its place");
            let mapping = typed.value("mapping", "Select how the new one compares with it");
            EditionChange::Replace { index: index?, by: by?, mapping: mapping? }
        }
        "split" => {
            let into = typed.values::<IndexCode>("into").iter().map(|code| edition.reference(code)).collect();
            EditionChange::Split { index: index_of(typed, edition)?, into }
        }
        "merge" => {
            let indices = typed.values::<IndexCode>("index").iter().map(|code| edition.reference(code)).collect();
            EditionChange::Merge { indices, into: typed.value("into", "Select the area that takes their place")? }
        }
        "weigh" => {
            let weight = typed.value("weight", "Enter a whole number, like 1, or 0 for not at all");
            EditionChange::Weigh { index: index_of(typed, edition)?, weight: weight? }
        }
        "question" => question(typed, edition)?,
        "retire-edition" => {
            let by = typed.maybe("by", "Select an edition from the list, or that nothing takes its place");
            EditionChange::RetireEdition { edition: own(), by }
        }
        "theme" => {
            let code = typed.value("theme", "Enter a code of letters and digits, like GR");
            let name = typed.needed("name", "Enter the name of the theme");
            let theme = Theme { code: code?, name, enables: typed.sent.ticked("enables") };
            EditionChange::Theme { edition: own(), theme }
        }
        _ => return None,
    };
    (!typed.is_wrong()).then_some(change)
}
