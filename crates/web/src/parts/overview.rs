//! A strategy on one page: themes side by side on a base of what enables them, each area a box with its level in words.

use crate::components::Link;

/// The overview.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// What it shows; its heading.
    pub title: String,
    /// What is to be seen in it, in a sentence.
    pub said: String,
    /// What else it can show; the one shown has no address.
    pub ways: Vec<Link>,
    /// The themes, side by side.
    pub themes: Vec<OverviewTheme>,
    /// What they stand on.
    pub base: Vec<OverviewTheme>,
    /// What the shades mean: the class of each and its words.
    pub shades: Vec<(String, String)>,
}

/// A theme with its areas.
#[derive(Clone, Debug, Default)]
pub struct OverviewTheme {
    pub name: String,
    pub areas: Vec<OverviewArea>,
}

/// An area as a box.
#[derive(Clone, Debug, Default)]
pub struct OverviewArea {
    pub name: String,
    pub href: String,
    /// Its level in words.
    pub level: String,
    /// The class of its shade.
    pub shade: String,
}

/// How many shades there are for levels, whatever an edition's levels are called and however many it has.
const SHADES: u8 = 5;

/// The class for a level, counted from 1, of so many; none where there is no level, which is not the lowest.
pub fn shade(level: Option<u8>, levels: usize) -> String {
    let Some(level) = level else { return "gh-level--none".to_owned() };
    let steps = u8::try_from(levels.saturating_sub(1)).unwrap_or(u8::MAX).max(1);
    let at = u16::from(level.saturating_sub(1)) * u16::from(SHADES - 1) / u16::from(steps);
    format!("gh-level--{}", at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_and_the_highest_level_have_the_ends_of_the_shades() {
        for (level, levels, class, reason) in [
            (None, 5, "gh-level--none", "not assessed is not the lowest"),
            (Some(1), 5, "gh-level--1", "the lowest of five"),
            (Some(5), 5, "gh-level--5", "the highest of five"),
            (Some(1), 4, "gh-level--1", "the lowest of four"),
            (Some(4), 4, "gh-level--5", "the highest of four"),
            (Some(2), 9, "gh-level--1", "two of nine share a shade"),
            (Some(9), 9, "gh-level--5", "the highest of nine"),
        ] {
            assert_eq!(shade(level, levels), class, "{reason}");
        }
    }
}
