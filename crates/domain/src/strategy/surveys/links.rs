//! Links by which people outside the council answer once, without signing in.

use super::{ANSWERS_MIN, Survey};
use crate::strategy::WrongField;
use crate::strategy::wrong::check_line;
use crate::values::Date;

/// The most links that are made at once: as many as a person can still hand out one by one.
pub const LINKS_MAX: u32 = 500;

/// The links that were made for a group, and how many were used; never which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkGroup {
    /// The group they were made for.
    pub group: String,
    /// How many were made.
    pub made: usize,
    /// How many of them were used.
    pub used: usize,
    /// How many of them were withdrawn before anybody used them.
    pub withdrawn: usize,
}

/// What a link does for who opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It takes an answer.
    Open,
    /// It was used, and counts no second time.
    Used,
    /// It was withdrawn before anybody used it.
    Withdrawn,
    /// The survey takes answers from its first day on.
    NotBegun,
    /// The survey's last day has passed.
    Closed,
}

impl LinkGroup {
    /// How many were made and not withdrawn: so many people can have answered among them.
    #[must_use]
    pub fn counting(&self) -> usize {
        self.made.saturating_sub(self.withdrawn)
    }

    /// How many can still be used, and so can be withdrawn.
    #[must_use]
    pub fn unused(&self) -> usize {
        self.counting().saturating_sub(self.used)
    }
}

impl LinkState {
    /// What a link of a survey does on a day. That it was used or withdrawn is said also after the last day.
    #[must_use]
    pub fn of(survey: &Survey, (is_used, is_withdrawn): (bool, bool), today: Date) -> LinkState {
        if is_used {
            LinkState::Used
        } else if is_withdrawn {
            LinkState::Withdrawn
        } else if today < survey.opened {
            LinkState::NotBegun
        } else if survey.is_closed(today) {
            LinkState::Closed
        } else {
            LinkState::Open
        }
    }
}

/// What is wrong with making a number of links to a survey for a group on a day.
#[must_use]
pub fn check_links(survey: &Survey, group: &str, count: u32, today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "group", group, Some("Enter for whom the links are, such as Suppliers"));
    if !(1..=LINKS_MAX).contains(&count) {
        wrong.push(WrongField::new("count", format!("Enter how many links, from 1 to {LINKS_MAX}")));
    }
    if survey.is_closed(today) {
        wrong.push(WrongField::new("count", "This survey is closed, so that no link could be used any more"));
    }
    wrong
}

/// The group that an answer by a link is kept under: that of the link, or none where fewer than five links count for it,
/// so that the few who hold one are not known by their group.
#[must_use]
pub fn group_of_answer(group: &str, counting: usize) -> &str {
    if counting < ANSWERS_MIN { "" } else { group }
}
