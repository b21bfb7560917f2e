//! What would become of a council's set-up if it brought a file in: line by line, and nothing is kept yet.
//!
//! Every rule is the one that the pages ask; what a rule refuses is said at its line. A part is brought in whole or not at all.

mod checks;
mod editions;
mod indicators;
mod risks;
mod settled;

use super::describe::{Named, differences};
use super::{Configuration, ConfigurationPart};
use crate::strategy::Book;
use crate::strategy::editions::{Edition, EditionCode, Editions, LifeStage};
use crate::values::Date;

named! {
    /// What would become of one thing.
    LineState {
        New "new" "New";
        Changed "changed" "Changed";
        Same "same" "The same";
        Differs "differs" "Differs, and stays as it is here";
        Stays "stays" "Not in the file: stays as it is";
    }
}

/// One thing of a file, or of the council, with what would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The part it belongs to.
    pub part: ConfigurationPart,
    /// Its code and its name.
    pub name: String,
    /// What would become of it.
    pub state: LineState,
    /// What would change, from what to what, as sentences.
    pub said: Vec<String>,
    /// What to know or to think about; it can be brought in all the same.
    pub heed: Vec<String>,
    /// What must be mended in the file, or left out with its part, before anything is brought in.
    pub problems: Vec<String>,
}

impl Line {
    pub(super) fn new(part: ConfigurationPart, name: impl Into<String>, state: LineState) -> Line {
        Line { part, name: name.into(), state, said: Vec::new(), heed: Vec::new(), problems: Vec::new() }
    }

    /// A thing of the file beside the same of the council where it has it; changed where they differ.
    pub(super) fn beside(
        part: ConfigurationPart,
        name: impl Into<String>,
        here: Option<&[Named]>,
        there: &[Named],
    ) -> Line {
        let Some(here) = here else { return Line::new(part, name, LineState::New) };
        let said = differences(here, there, true);
        let state = if said.is_empty() { LineState::Same } else { LineState::Changed };
        Line { said, ..Line::new(part, name, state) }
    }

    /// Whether it would make a version of a record.
    #[must_use]
    pub const fn comes_in(&self) -> bool {
        matches!(self.state, LineState::New | LineState::Changed)
    }
}

/// What would become of everything, and the records that it takes.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// A line for each thing, part by part.
    pub lines: Vec<Line>,
    /// The records to be kept; nothing else stands in it.
    pub coming: Book,
}

impl Plan {
    /// The lines of a part.
    pub fn of(&self, part: ConfigurationPart) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.part == part)
    }

    /// Everything that must be mended first, each with the thing that it is about.
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        let of = |line: &Line| line.problems.iter().map(|text| format!("{}: {text}", line.name)).collect::<Vec<_>>();
        self.lines.iter().flat_map(of).collect()
    }

    /// How many things would be new or changed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.lines.iter().filter(|line| line.comes_in()).count()
    }
}

/// What would become of the chosen parts of a file on a day, for a reason that the history keeps.
#[must_use]
pub fn plan(book: &Book, given: &Configuration, chosen: &[ConfigurationPart], (today, why): (Date, &str)) -> Plan {
    let editions = book.editions();
    let is_over = |one: &&Edition| one.stage == LifeStage::Retired && editions.get(&one.code).is_none();
    let over = given.editions.iter().filter(is_over).map(|one| one.code.clone()).collect();
    let mut work = Work { book, today, why, editions, over, lines: Vec::new(), coming: Book::default() };
    for part in ConfigurationPart::ALL.iter().filter(|part| chosen.contains(part)) {
        match part {
            ConfigurationPart::Editions => editions::plan(&mut work, &given.editions),
            ConfigurationPart::Settings => settled::settings(&mut work, &given.settings),
            ConfigurationPart::Wording => settled::wording(&mut work, &given.wording),
            ConfigurationPart::Checks => checks::plan(&mut work, &given.checks),
            ConfigurationPart::Outcomes => settled::outcomes(&mut work, &given.outcomes),
            ConfigurationPart::Indicators => indicators::plan(&mut work, &given.indicators),
            ConfigurationPart::Scales => risks::scales(&mut work, &given.scales),
            ConfigurationPart::Appetites => risks::appetites(&mut work, &given.appetites),
        }
    }
    risks::staying(&mut work);
    Plan { lines: work.lines, coming: work.coming }
}

/// What a plan is made on: the council's records, and what the parts before would make of them.
struct Work<'a> {
    book: &'a Book,
    today: Date,
    why: &'a str,
    /// The editions as the steps so far leave them.
    editions: Editions,
    /// The editions of the file that are not here and that nobody asks any more: they stay out, with what stands on them.
    over: Vec<EditionCode>,
    lines: Vec<Line>,
    coming: Book,
}

impl Work<'_> {
    /// A line for each thing of the council that the file says nothing of.
    fn stays(&mut self, part: ConfigurationPart, names: impl IntoIterator<Item = String>) {
        self.lines.extend(names.into_iter().map(|name| Line::new(part, name, LineState::Stays)));
    }

    /// A line for a thing that belongs to an edition which stays out; none where it does not.
    fn left_out(&self, part: ConfigurationPart, name: &str, edition: &EditionCode) -> Option<Line> {
        let heed = || vec![format!("{edition} has retired where the file comes from, and is not here: it stays out")];
        let is_over = self.over.contains(edition);
        is_over.then(|| Line { heed: heed(), ..Line::new(part, name, LineState::Differs) })
    }

    /// Whether a figure has a source: a subject of the house, or what the council enters.
    fn is_offered(&self, code: &str) -> bool {
        crate::offers::measure(code).is_some() || self.book.entered.iter().any(|one| one.measure == code)
    }

    /// What is said of a figure that has no source yet.
    fn no_source(&self, code: &str) -> Option<String> {
        let said = || {
            format!(
                "The figure {code} is offered by no subject of the house and was never entered: it says “no source yet” until it is"
            )
        };
        (!self.is_offered(code)).then(said)
    }
}

/// The things of the council with those that would come in their place, in the order of the council.
fn with_coming<T: Clone, K: PartialEq>(here: &[T], coming: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let is_replaced = |one: &&T| !coming.iter().any(|other| key(other) == key(one));
    here.iter().filter(is_replaced).chain(coming).cloned().collect()
}
