//! How far answers lie apart.

use super::logic::stands_on;
use super::{Answer, Assessor, AssessorId, counted, levels_given};
use crate::law::assessment::Exact;
use crate::strategy::editions::{Edition, IndexCode, LEVELS_MAX, Level};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many answers there are at each level. What is one number in a form was many opinions, and this keeps them.
///
/// ```
/// use domain::strategy::editions::Level;
/// use domain::strategy::rounds::Spread;
/// let spread: Spread = [1, 2, 5].into_iter().filter_map(Level::new).collect();
/// assert_eq!((spread.answers(), spread.points()), (3, Some(4)));
/// assert_eq!(spread.mean().unwrap().shown(1), "2.7");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    counts: [u32; LEVELS_MAX],
}

impl Spread {
    /// Adds an answer.
    pub fn add(&mut self, level: Level) {
        if let Some(count) = self.counts.get_mut(usize::from(level.number()) - 1) {
            *count += 1;
        }
    }

    /// Adds every answer of another one.
    pub(super) fn add_all(&mut self, other: &Spread) {
        self.counts.iter_mut().zip(&other.counts).for_each(|(count, more)| *count += more);
    }

    /// How many answers gave a level.
    #[must_use]
    pub fn answers(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many gave that one.
    #[must_use]
    pub fn at(&self, level: Level) -> u32 {
        self.counts.get(usize::from(level.number()) - 1).copied().unwrap_or_default()
    }

    fn levels(&self) -> impl DoubleEndedIterator<Item = (Level, u32)> + '_ {
        let all = (1..=LEVELS_MAX).filter_map(|number| u8::try_from(number).ok().and_then(Level::new));
        all.map(|level| (level, self.at(level))).filter(|(_, count)| *count > 0)
    }

    /// The lowest level given.
    #[must_use]
    pub fn low(&self) -> Option<Level> {
        self.levels().next().map(|(level, _)| level)
    }

    /// The highest level given.
    #[must_use]
    pub fn high(&self) -> Option<Level> {
        self.levels().next_back().map(|(level, _)| level)
    }

    /// By how many levels the highest lies above the lowest; none where nobody gave one.
    #[must_use]
    pub fn points(&self) -> Option<i8> {
        Some(self.low()?.steps_to(self.high()?))
    }

    /// The mean of the levels.
    #[must_use]
    pub fn mean(&self) -> Option<Exact> {
        let sum: i64 = self.levels().map(|(level, count)| i64::from(level.number()) * i64::from(count)).sum();
        Exact::whole(sum).over(&Exact::whole(i64::from(self.answers())))
    }

    /// The level of which as many lie below as above; of two the lower, because a level stands on those below it.
    #[must_use]
    pub fn median(&self) -> Option<Level> {
        let half = self.answers().div_ceil(2);
        let mut so_far = 0;
        self.levels()
            .find(|(_, count)| {
                so_far += count;
                so_far >= half
            })
            .map(|(level, _)| level)
    }

    /// The standard deviation over all who answered, in hundredths of a level, half a hundredth rounded up; none where
    /// nobody did.
    #[must_use]
    pub fn deviation_hundredths(&self) -> Option<u64> {
        let answers = u64::from(self.answers());
        let (mut sum, mut squares) = (0_u64, 0_u64);
        for (level, count) in self.levels() {
            let (number, count) = (u64::from(level.number()), u64::from(count));
            sum += number * count;
            squares += number * number * count;
        }
        // 100 √(n Σx² − (Σx)²) ÷ n and a half, as whole numbers: twice the root, with 200² under it, and n, over 2 n.
        let under = (answers * squares).saturating_sub(sum * sum).saturating_mul(40_000);
        (under.isqrt() + answers).checked_div(answers.saturating_mul(2))
    }
}

impl FromIterator<Level> for Spread {
    fn from_iter<T: IntoIterator<Item = Level>>(levels: T) -> Self {
        let mut spread = Spread::default();
        levels.into_iter().for_each(|level| spread.add(level));
        spread
    }
}

/// The answers to one area, whole and by who gave them.
///
/// Groups are for whoever moderates: a group of one is one person's opinion. Others are told [`super::groups_told`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AreaSpread {
    /// All of them.
    pub whole: Spread,
    /// How many answered that they cannot say.
    pub cannot_say: u32,
    /// How many were asked and did not answer.
    pub silent: u32,
    /// How many gave a level and say that something up to it is not so.
    pub contradict: u32,
    /// The levels of which they say so.
    pub unmet: BTreeSet<Level>,
    /// By department.
    pub by_department: BTreeMap<String, Spread>,
    /// By role.
    pub by_role: BTreeMap<String, Spread>,
}

/// The answers to each area that was asked.
#[must_use]
pub fn spreads(
    edition: &Edition,
    asked: &[IndexCode],
    assessors: &[Assessor],
    answers: &[Answer],
) -> BTreeMap<IndexCode, AreaSpread> {
    let by_id: BTreeMap<AssessorId, &Assessor> = assessors.iter().map(|one| (one.id, one)).collect();
    let invited = u32::try_from(by_id.len()).unwrap_or(u32::MAX);
    let new = || AreaSpread { silent: invited, ..AreaSpread::default() };
    let mut found: BTreeMap<IndexCode, AreaSpread> = asked.iter().map(|index| (index.clone(), new())).collect();
    for ((index, assessor), level) in levels_given(edition, answers) {
        let (Some(area), Some(assessor)) = (found.get_mut(index), by_id.get(&assessor)) else { continue };
        area.silent = area.silent.saturating_sub(1);
        let Some(level) = level else {
            area.cannot_say += 1;
            continue;
        };
        area.whole.add(level);
        group(&mut area.by_department, &assessor.department).add(level);
        group(&mut area.by_role, &assessor.role).add(level);
    }
    for ((index, assessor), levels) in unmet(edition, answers) {
        if let Some(area) = found.get_mut(index).filter(|_| by_id.contains_key(&assessor)) {
            area.contradict += 1;
            area.unmet.extend(levels);
        }
    }
    found
}

/// Who gave an area a level and says, of it or of a question below it, that something up to that level is not so; with the
/// levels of which they say it.
fn unmet<'a>(edition: &Edition, answers: &'a [Answer]) -> BTreeMap<(&'a IndexCode, AssessorId), BTreeSet<Level>> {
    let mut found: BTreeMap<(&IndexCode, AssessorId), BTreeSet<Level>> = BTreeMap::new();
    for answer in counted(answers) {
        let levels = stands_on(edition, answer);
        if !levels.is_empty() {
            found.entry((&answer.index, answer.assessor)).or_default().extend(levels);
        }
    }
    found
}

fn group<'a>(groups: &'a mut BTreeMap<String, Spread>, name: &str) -> &'a mut Spread {
    groups.entry(name.to_owned()).or_default()
}
