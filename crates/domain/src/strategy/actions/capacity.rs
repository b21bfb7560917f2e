//! Whether the people there are can do what is planned, and in which order it is planned.

use super::PlannedAction;
use crate::strategy::editions::{Edition, IndexCode, IndexRef, Level};
use crate::strategy::rounds::Target;
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

named! {
    /// How the work is provided.
    DeliveryModel {
        OwnTeam "own_team" "Own team";
        SharedService "shared_service" "Shared service";
        Partnership "partnership" "Partnership";
        BoughtIn "bought_in" "Bought in";
    }
}

/// Full-time equivalents in hundredths: 250 for two people and a half.
///
/// ```
/// use domain::strategy::actions::FullTime;
/// let team: FullTime = "2.5".parse().unwrap();
/// assert_eq!((team.to_string().as_str(), team.days(210)), ("2.5", 525));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FullTime(u32);

impl FullTime {
    /// The days of work of so many people, each working so many days; a part of a day is left out.
    #[must_use]
    pub fn days(self, working_days: u32) -> u32 {
        u32::try_from(u64::from(self.0) * u64::from(working_days) / 100).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for FullTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match (part, part % 10) {
            (0, _) => write!(f, "{whole}"),
            (_, 0) => write!(f, "{whole}.{}", part / 10),
            _ => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl FromStr for FullTime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "Enter a number with two decimals at most, like 2.5".to_owned();
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
        if whole.is_empty() || whole.len() > 5 || part.len() > 2 || !digits(whole) || !digits(part) {
            return Err(wrong());
        }
        let whole: u32 = whole.parse().map_err(|_| wrong())?;
        let part: u32 = format!("{part:0<2}").parse().map_err(|_| wrong())?;
        Ok(FullTime(whole * 100 + part))
    }
}

/// The days of work that are to be had for the plan in a span of days: own people, a shared team, bought-in help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Whose days: "Own team", "Shared with the county".
    pub of: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The days of work.
    pub days: u32,
    /// How the work is provided; none where nobody said.
    #[serde(default)]
    pub model: Option<DeliveryModel>,
    /// The people behind the days, as full-time equivalents; none where nobody said.
    #[serde(default)]
    pub full_time: Option<FullTime>,
    /// The days that one full-time person works on the plan in that span; none where nobody said.
    #[serde(default)]
    pub working_days: Option<u32>,
}

impl Capacity {
    /// So many days of somebody, of whom nothing else is known.
    #[must_use]
    pub fn new(of: impl Into<String>, (from, to): (Date, Date), days: u32) -> Self {
        Capacity { of: of.into(), from, to, days, model: None, full_time: None, working_days: None }
    }

    /// The days as they were entered, else the full-time equivalents × the days that each works; none where too little is
    /// known for either.
    #[must_use]
    pub fn days_of(entered: Option<u32>, full_time: Option<FullTime>, working_days: Option<u32>) -> Option<u32> {
        entered.or_else(|| Some(full_time?.days(working_days?)))
    }
}

/// Days of work planned against days to be had, up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CapacityPoint {
    /// The day by which all that is due until then must be done.
    pub by: Date,
    /// The days of work of open actions due by then.
    pub planned: u64,
    /// The days of work to be had from today until then.
    pub available: u64,
}

/// Whether a plan can be done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CapacityAnswer {
    /// At each day to come on which an open action is due, what must be done by then, what comes first included.
    pub points: Vec<CapacityPoint>,
    /// The days of work left of what is overdue or due today. It comes first, and no days could be had for it any more.
    pub first: u64,
    /// Whether it is known how many days are to be had.
    pub is_known: bool,
    /// How many open actions nobody estimated: they come on top.
    pub not_estimated: usize,
    /// How many open actions have no day: they come on top too.
    pub without_day: usize,
}

impl CapacityPoint {
    /// Whether more is planned than can be done.
    #[must_use]
    pub const fn is_short(&self) -> bool {
        self.planned > self.available
    }
}

impl CapacityAnswer {
    /// The first day by which more is planned than can be done.
    #[must_use]
    pub fn first_short(&self) -> Option<&CapacityPoint> {
        self.points.iter().find(|point| self.is_known && point.is_short())
    }

    /// Whether the plan can be done, as sentences.
    #[must_use]
    pub fn said(&self) -> String {
        let day = |day: Date| day.strftime("%-d %B %Y").to_string();
        let days = |count: u64| if count == 1 { "1 day of work".to_owned() } else { format!("{count} days of work") };
        let had = |count: u64| if count == 1 { "1 is".to_owned() } else { format!("{count} are") };
        let mut said = match (self.first_short(), self.points.last()) {
            (Some(short), _) => {
                let (planned, had) = (days(short.planned), had(short.available));
                format!("By {} the plan takes {planned}, and {had} to be had.", day(short.by))
            }
            (None, Some(last)) if self.is_known => {
                let (planned, had) = (days(last.planned), had(last.available));
                format!("By {} the plan takes {planned}, and {had} to be had: it can be done.", day(last.by))
            }
            (None, Some(last)) => {
                let planned = days(last.planned);
                format!("By {} the plan takes {planned}; nobody has said how many are to be had.", day(last.by))
            }
            (None, None) if self.first > 0 => String::new(),
            (None, None) => "No open action has both a day and an estimate of its work.".to_owned(),
        };
        if self.first > 0 {
            let space = if said.is_empty() { "" } else { " " };
            said.push_str(&format!("{space}Overdue or due today and to be done first: {}.", days(self.first)));
        }
        said
    }
}

/// Holds the open actions against the days of work that are to be had, due day by due day.
#[must_use]
pub fn check_capacity(actions: &[PlannedAction], capacity: &[Capacity], today: Date) -> CapacityAnswer {
    let mut due: BTreeMap<Date, u64> = BTreeMap::new();
    let mut answer = CapacityAnswer { is_known: !capacity.is_empty(), ..CapacityAnswer::default() };
    for action in actions.iter().filter(|action| action.state.is_open()) {
        match (action.due, action.days) {
            (Some(day), Some(days)) if day <= today => answer.first += left(days, action.done_per_cent),
            (Some(day), Some(days)) => *due.entry(day).or_default() += left(days, action.done_per_cent),
            (_, None) => answer.not_estimated += 1,
            (None, Some(_)) => answer.without_day += 1,
        }
    }
    let mut planned = answer.first;
    for (by, days) in due {
        planned += days;
        let available = capacity.iter().map(|one| available(one, today, by)).sum();
        answer.points.push(CapacityPoint { by, planned, available });
    }
    answer
}

/// The days of work left of an action, a day begun counted whole.
fn left(days: u32, done_per_cent: u8) -> u64 {
    (u64::from(days) * u64::from(100_u8.saturating_sub(done_per_cent))).div_ceil(100)
}

/// The days of work to be had from one day to another, as if they were spread evenly, a part of a day left out.
fn available(capacity: &Capacity, from: Date, to: Date) -> u64 {
    let (first, last) = (capacity.from.max(from), capacity.to.min(to));
    let part = days_between(first, last);
    let whole = days_between(capacity.from, capacity.to);
    (u64::from(capacity.days) * part).checked_div(whole).unwrap_or_default()
}

/// The days from the first to the last, both counted.
fn days_between(first: Date, last: Date) -> u64 {
    let days = first.until(last).map_or(0, |span| i64::from(span.get_days()));
    u64::try_from(days + 1).unwrap_or_default()
}

/// What is to be thought about in the order of targets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "warning")]
pub enum OrderWarning {
    /// A target lies more than one level up.
    Skips {
        /// The area.
        index: IndexRef,
        /// By how many levels.
        steps: i8,
    },
    /// It goes beyond the next level while another area is still at the lowest and is to move later or not at all.
    LowestFirst {
        /// The area that goes on.
        index: IndexRef,
        /// The areas at the lowest level.
        lowest: Vec<IndexCode>,
    },
    /// No action leads to it.
    NoAction {
        /// The area.
        index: IndexRef,
    },
}

impl OrderWarning {
    /// What is to be thought about, in a sentence with the names of the areas.
    #[must_use]
    pub fn said(&self, edition: &Edition) -> String {
        let name = |code: &IndexCode| edition.index(code).map_or_else(|| code.to_string(), |one| one.name.clone());
        match self {
            Self::Skips { index, steps } => {
                format!("{} is to rise {steps} levels: plan the next level first", name(&index.index))
            }
            Self::LowestFirst { index, lowest } => {
                let stay = if lowest.len() == 1 { "stays" } else { "stay" };
                let lowest: Vec<String> = lowest.iter().map(name).collect();
                let (goes_on, lowest) = (name(&index.index), lowest.join("; "));
                format!("{goes_on} goes on while {lowest} {stay} at the lowest level: think of that first")
            }
            Self::NoAction { index } => {
                format!("No open action leads {} to its target: add one", name(&index.index))
            }
        }
    }
}

/// What is to be thought about in the order of an edition's targets, and whether actions lead to them.
#[must_use]
pub fn check_order(
    edition: &Edition,
    levels: &BTreeMap<IndexCode, Level>,
    targets: &[Target],
    actions: &[PlannedAction],
) -> Vec<OrderWarning> {
    let mut found = Vec::new();
    let at_lowest = |code: &IndexCode| levels.get(code) == Some(&Level::LOWEST);
    for target in targets.iter().filter(|target| target.index.edition == edition.code) {
        let Some(current) = levels.get(&target.index.index) else { continue };
        let steps = current.steps_to(target.level);
        let index = target.index.clone();
        if steps > 1 {
            found.push(OrderWarning::Skips { index: index.clone(), steps });
        }
        let moves_by = |code: &IndexCode| {
            let of = |one: &&Target| one.index.index == *code && one.index.edition == edition.code;
            targets.iter().find(of).filter(|one| one.level > Level::LOWEST).map(|one| one.by)
        };
        let waits = |code: &IndexCode| at_lowest(code) && moves_by(code).is_none_or(|by| by > target.by);
        let lowest: Vec<IndexCode> =
            edition.indices.iter().map(|one| &one.code).filter(|code| waits(code)).cloned().collect();
        if steps > 0 && *current > Level::LOWEST && !lowest.is_empty() {
            found.push(OrderWarning::LowestFirst { index: index.clone(), lowest });
        }
        let leads = |action: &&PlannedAction| action.state.is_open() && action.indices().any(|one| *one == index);
        if steps > 0 && !actions.iter().any(|action| leads(&action)) {
            found.push(OrderWarning::NoAction { index });
        }
    }
    found
}
