//! A check of a level: what a figure must say where an area has reached it.

use crate::strategy::editions::{Edition, Editions, Index, IndexRef, Level, Mapping};
use crate::strategy::measures::{self, Readings};
use crate::strategy::wrong::needed;
use crate::strategy::{Quantity, Unit, WrongField};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

code! {
    /// The code of a check, such as `SL1.2a`. A council's own check with the code of a shipped one takes its place.
    CheckCode, "a check"
}

named! {
    /// Whose check it is.
    CheckOrigin {
        Shipped "shipped" "Guildhall's, and not of whoever drew up the edition";
        Council "council" "The council's own";
    }
}

/// What is asked of a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "comparator", content = "value")]
pub enum Condition {
    /// That it is measured at all.
    Known,
    /// The value or more.
    AtLeast(Quantity),
    /// More than the value.
    MoreThan(Quantity),
    /// The value or less.
    AtMost(Quantity),
    /// Less than the value.
    LessThan(Quantity),
}

/// A check of a level. It is data, and a council changes it without code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelCheck {
    /// Its code.
    pub code: CheckCode,
    /// The area it is about.
    pub index: IndexRef,
    /// The level that it stands for; above the lowest, which asks nothing.
    pub level: Level,
    /// What it shows, as a sentence.
    pub sentence: String,
    /// The code of the figure it looks at.
    pub measure: String,
    /// What is asked of the figure.
    pub condition: Condition,
    /// Where the figure that is asked comes from: a decision, a policy, or Guildhall.
    pub source: String,
    /// Whose check it is.
    pub origin: CheckOrigin,
    /// Whether it is in use.
    pub in_use: bool,
}

impl Condition {
    /// The value that a figure is held against; none where it need only be known.
    #[must_use]
    pub const fn value(&self) -> Option<&Quantity> {
        match self {
            Condition::Known => None,
            Condition::AtLeast(value)
            | Condition::MoreThan(value)
            | Condition::AtMost(value)
            | Condition::LessThan(value) => Some(value),
        }
    }

    /// Whether a figure fulfils it; none where the two are of different units and cannot be compared.
    #[must_use]
    pub fn holds(&self, figure: &Quantity) -> Option<bool> {
        if self.value().is_some_and(|value| value.unit() != figure.unit()) {
            return None;
        }
        let number = figure.number();
        Some(match self {
            Condition::Known => true,
            Condition::AtLeast(value) => number >= value.number(),
            Condition::MoreThan(value) => number > value.number(),
            Condition::AtMost(value) => number <= value.number(),
            Condition::LessThan(value) => number < value.number(),
        })
    }
}

type MakeCondition = fn(Quantity) -> Condition;

/// Each comparison as it is written.
const WORDS: [(&str, MakeCondition); 4] = [
    ("at least", Condition::AtLeast),
    ("more than", Condition::MoreThan),
    ("at most", Condition::AtMost),
    ("less than", Condition::LessThan),
];

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Known => f.write_str("is known"),
            Condition::AtLeast(value) => write!(f, "at least {value}"),
            Condition::MoreThan(value) => write!(f, "more than {value}"),
            Condition::AtMost(value) => write!(f, "at most {value}"),
            Condition::LessThan(value) => write!(f, "less than {value}"),
        }
    }
}

impl FromStr for Condition {
    type Err = String;
    /// A condition as it is written: `at least 25%`, `more than £0`, `at most 10`, `less than 30 days`, `is known`.
    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == "is known" {
            return Ok(Condition::Known);
        }
        let found = WORDS.iter().find_map(|(words, make)| Some((text.strip_prefix(words)?, make)));
        let (value, make) = found.ok_or_else(|| format!("Write \"at least 25%\" or \"is known\", not {text:?}"))?;
        let value = value.trim();
        let unit = match value {
            _ if value.ends_with('%') => Unit::Percentage,
            _ if value.contains('£') => Unit::Pounds,
            _ if value.ends_with("day") || value.ends_with("days") => Unit::Days,
            _ if value.contains('.') => Unit::Score,
            _ => Unit::Count,
        };
        Quantity::from_typed(unit, value).map(make)
    }
}

impl LevelCheck {
    /// What must be mended before it can be used: against the editions, and the figures that are offered.
    ///
    /// A figure that no subject offers yet is allowed: the check then says that there is no source yet.
    #[must_use]
    pub fn wrong(&self, editions: &Editions, readings: &Readings) -> Vec<WrongField> {
        let mut wrong = Vec::new();
        needed(&mut wrong, "sentence", &self.sentence, "Enter what the check shows, as a sentence");
        needed(&mut wrong, "source", &self.source, "Enter where the figure that is asked comes from");
        match editions.get(&self.index.edition).filter(|_| editions.index(&self.index).is_some()) {
            None => wrong.push(WrongField::new("index", "Select an area of an edition")),
            Some(edition) if self.level == Level::LOWEST || !edition.levels.has(self.level) => {
                let lowest = edition.levels.name(Level::LOWEST);
                wrong.push(WrongField::new("level", format!("Select a level above {lowest}, which asks nothing")));
            }
            Some(_) => {}
        }
        if !measures::is_code(&self.measure) {
            wrong.push(WrongField::new("measure", "Select a figure, or enter its code like spend.local_share"));
        }
        let unit = readings.measure(&self.measure).map(|measure| measure.unit);
        if let (Some(unit), Some(value)) = (unit, self.condition.value())
            && unit != value.unit()
        {
            wrong.push(WrongField::new("value", unit.hint()));
        }
        wrong
    }
}

/// The checks that count: those in use, the council's own in the place of shipped ones with the same code.
#[must_use]
pub fn in_use<'a>(shipped: &'a [LevelCheck], own: &'a [LevelCheck]) -> Vec<&'a LevelCheck> {
    let replaced = |check: &&LevelCheck| !own.iter().any(|mine| mine.code == check.code);
    shipped.iter().filter(replaced).chain(own).filter(|check| check.in_use).collect()
}

/// The checks of an edition's areas, with those of the areas that they follow and that ask the same: an edition that took
/// the place of another is checked from its first day. An area with checks of its own takes none over.
#[must_use]
pub fn with_followed(editions: &Editions, edition: &Edition, checks: &[&LevelCheck]) -> Vec<LevelCheck> {
    let of =
        |index: &IndexRef| checks.iter().filter(|check| check.index == *index).copied().cloned().collect::<Vec<_>>();
    let mut found = Vec::new();
    for index in &edition.indices {
        let reference = edition.reference(&index.code);
        let mut at = reference.clone();
        let mut here = of(&at);
        // No more steps than there are editions, so that areas that follow each other in a ring come to an end.
        for _ in editions.all() {
            let same = |index: &Index| {
                index.follows.iter().find(|one| one.mapping == Mapping::Same).map(|one| one.index.clone())
            };
            let Some(before) = editions.index(&at).and_then(same).filter(|_| here.is_empty()) else { break };
            here = of(&before);
            at = before;
        }
        found.extend(here.into_iter().map(|check| LevelCheck { index: reference.clone(), ..check }));
    }
    found
}
