//! The levels of an edition: how many there are, in which order, and what they are called.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The most levels of an edition.
pub const LEVELS_MAX: usize = 9;

/// A step of the levels of an edition, counted from 1 for the lowest. What it is called is the edition's to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    /// The lowest level.
    pub const LOWEST: Level = Level(1);

    /// The level of that number, from 1 to [`LEVELS_MAX`]; none for any other.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number as usize <= LEVELS_MAX { Some(Level(number)) } else { None }
    }

    /// The number, 1 for the lowest.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The level below; none below the lowest.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        Level::new(self.0 - 1)
    }

    /// By how many levels the other lies higher; below nought where it lies lower.
    #[must_use]
    pub fn steps_to(self, other: Level) -> i8 {
        // Both are at most 9, so that the difference always fits.
        i8::try_from(i16::from(other.0) - i16::from(self.0)).unwrap_or_default()
    }
}

impl TryFrom<u8> for Level {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        Level::new(number).ok_or_else(|| format!("{number} is not a level from 1 to {LEVELS_MAX}"))
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.0
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The names of an edition's levels, the lowest first.
///
/// ```
/// use domain::strategy::editions::{Level, Levels};
/// let levels = Levels::new(["Developing", "Good", "Better", "Best"]).unwrap();
/// assert_eq!(levels.name(Level::LOWEST), "Developing");
/// assert_eq!(levels.find("best"), Level::new(4));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Levels(Vec<String>);

impl Levels {
    /// Levels of these names, the lowest first.
    ///
    /// # Errors
    /// In words, where there are fewer than two or more than [`LEVELS_MAX`], or two have one name.
    pub fn new<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Result<Levels, String> {
        let names: Vec<String> = names.into_iter().map(|name| one_line(&name.into())).collect();
        if !(2..=LEVELS_MAX).contains(&names.len()) {
            return Err(format!("Enter from 2 to {LEVELS_MAX} names of levels, the lowest first"));
        }
        for (at, name) in names.iter().enumerate() {
            if name.is_empty() {
                return Err(format!("Enter the name of level {}", at + 1));
            }
            if name.contains('|') {
                return Err(format!("Take the sign | out of {name:?}: it parts names of levels"));
            }
            if names.iter().take(at).any(|other| other.eq_ignore_ascii_case(name)) {
                return Err(format!("{name:?} is the name of two levels: give one of them another"));
            }
        }
        Ok(Levels(names))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Every level, the lowest first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = Level> + '_ {
        (1..=self.count()).filter_map(|number| u8::try_from(number).ok().and_then(Level::new))
    }

    /// Whether the edition has that level.
    #[must_use]
    pub fn has(&self, level: Level) -> bool {
        usize::from(level.number()) <= self.count()
    }

    /// The highest level.
    #[must_use]
    pub fn highest(&self) -> Level {
        self.all().next_back().unwrap_or(Level::LOWEST)
    }

    /// The name of a level; empty for one that the edition does not have.
    #[must_use]
    pub fn name(&self, level: Level) -> &str {
        self.0.get(usize::from(level.number()) - 1).map_or("", String::as_str)
    }

    /// The level of that name, or of that number, as people type it.
    #[must_use]
    pub fn find(&self, typed: &str) -> Option<Level> {
        let typed = typed.trim();
        let by_number = || typed.parse().ok().and_then(Level::new).filter(|level| self.has(*level));
        self.all().find(|level| self.name(*level).eq_ignore_ascii_case(typed)).or_else(by_number)
    }

    /// The names, the lowest first.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.0
    }
}

/// A name with one space between its words.
fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl TryFrom<Vec<String>> for Levels {
    type Error = String;
    fn try_from(names: Vec<String>) -> Result<Self, String> {
        Levels::new(names)
    }
}

impl From<Levels> for Vec<String> {
    fn from(levels: Levels) -> Vec<String> {
        levels.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_from_two_to_nine_with_a_name_each() {
        let nine: Vec<String> = (1..=9).map(|number| format!("Level {number}")).collect();
        let ten: Vec<String> = (1..=10).map(|number| format!("Level {number}")).collect();
        for (names, ok, reason) in [
            (vec!["Yes".to_owned()], false, "one level tells nothing"),
            (vec!["No".into(), "Yes".into()], true, "two do"),
            (nine, true, "the most"),
            (ten, false, "one more"),
            (vec!["Good".into(), "good".into()], false, "one name twice, however written"),
            (vec!["Good".into(), " ".into()], false, "a level without a name"),
        ] {
            assert_eq!(Levels::new(names).is_ok(), ok, "{reason}");
        }
    }

    #[test]
    fn a_level_is_found_by_its_name_or_number_within_its_edition() {
        let levels = Levels::new(["Developing", "Good", "Better", "Best"]).unwrap();
        for (typed, level, reason) in [
            ("Good", 2, "its name"),
            (" BEST ", 4, "however written"),
            ("4", 4, "its number"),
            ("5", 0, "no such level here"),
            ("0", 0, "nor below the lowest"),
            ("Mature", 0, "another edition's name"),
        ] {
            assert_eq!(levels.find(typed), Level::new(level), "{reason}");
        }
        assert_eq!(levels.highest(), Level::new(4).unwrap());
        assert_eq!(Level::LOWEST.below(), None);
    }
}
