//! The usual figures: one pass over the sums.

use super::{Cube, CubeSum, at};
use crate::spend::scope::SpendScope;
use crate::spend::{Dimension, FileKind};
use crate::values::{Month, Pence};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// Over which payments a figure is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first and the last month; all, with undated lines, where there is none.
    pub months: Option<(Month, Month)>,
    /// The kind of payments; every kind that counts as spending where there is none.
    pub kind: Option<FileKind>,
    /// Only lines without a month.
    pub undated: bool,
    /// Only this key of the dimension.
    pub key: Option<String>,
    /// All payments, or what procurement can influence.
    pub scope: SpendScope,
    /// The moment as of which imports, undone imports and rules count; now where there is none.
    pub as_of: Option<Timestamp>,
}

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The key it is under; a month where figures are by month.
    pub key: String,
    /// What people are shown.
    pub label: String,
    /// How many lines make it.
    pub lines: i64,
    /// The sum of their amounts.
    pub total: Pence,
}

impl Span {
    /// Whether a sum is within the span, but for its key.
    #[must_use]
    pub fn holds(&self, sum: &CubeSum) -> bool {
        let in_time = match self.months {
            Some((first, last)) => sum.month.is_some_and(|month| first <= month && month <= last),
            None => true,
        };
        in_time
            && (!self.undated || sum.month.is_none())
            && sum.kind.counts_where(self.kind)
            && (self.scope == SpendScope::All || sum.reason == 0)
    }
}

impl Cube {
    /// The sums of a run of months. Sums stand by month, so that the others need not be looked at.
    #[must_use]
    pub fn of_months(&self, first: Month, last: Month) -> &[CubeSum] {
        let from = self.sums.partition_point(|sum| sum.month < Some(first));
        let until = self.sums.partition_point(|sum| sum.month <= Some(last));
        self.sums.get(from..until).unwrap_or_default()
    }

    /// The sums of a span, without regard to its key.
    pub fn within<'a>(&'a self, span: &'a Span) -> impl Iterator<Item = &'a CubeSum> {
        let sums = span.months.map_or(self.sums.as_slice(), |(first, last)| self.of_months(first, last));
        sums.iter().filter(|sum| span.holds(sum))
    }

    /// Figures by the keys of a dimension, largest first, then by key.
    #[must_use]
    pub fn figures(&self, dimension: Dimension, span: &Span) -> Vec<Figure> {
        let mut figures = self.figures_of(dimension, self.within(span));
        figures.retain(|figure| span.key.as_ref().is_none_or(|key| *key == figure.key));
        figures
    }

    /// What was paid to a supplier by the keys of another dimension, largest first, then by key.
    #[must_use]
    pub fn of_supplier(&self, key: &str, dimension: Dimension, span: &Span) -> Vec<Figure> {
        let Some(supplier) = self.number_of(Dimension::Supplier, key) else { return Vec::new() };
        self.figures_of(dimension, self.within(span).filter(|sum| sum.supplier == supplier))
    }

    fn figures_of<'a>(&self, dimension: Dimension, sums: impl Iterator<Item = &'a CubeSum>) -> Vec<Figure> {
        let mut found = vec![(0_u64, 0_i64); self.keys(dimension)];
        for sum in sums {
            if let Some((lines, pence)) = found.get_mut(at(place(dimension, sum))) {
                *lines += sum.lines;
                *pence = pence.saturating_add(sum.total.get());
            }
        }
        let mut figures: Vec<Figure> = found
            .into_iter()
            .enumerate()
            .filter(|(_, (lines, _))| *lines > 0)
            .map(|(number, sum)| self.figure(dimension, number, sum))
            .collect();
        figures.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.key.cmp(&b.key)));
        figures
    }

    /// Figures by month of all lines, or of those under the span's key of a dimension. The key of a figure is its month,
    /// empty for undated lines, which stand first.
    #[must_use]
    pub fn by_month(&self, dimension: Dimension, span: &Span) -> Vec<Figure> {
        let wanted = span.key.as_ref().map(|key| self.number_of(dimension, key));
        // Sums stand by month, so that the month that is being added up is always the last.
        let mut found: Vec<(Option<Month>, (u64, i64))> = Vec::new();
        for sum in self.within(span) {
            if wanted.is_none_or(|wanted| wanted == Some(place(dimension, sum))) {
                let (lines, pence) = found.last().filter(|last| last.0 == sum.month).map_or((0, 0), |last| last.1);
                let whole = (lines + sum.lines, pence.saturating_add(sum.total.get()));
                match found.last_mut().filter(|last| last.0 == sum.month) {
                    Some(last) => last.1 = whole,
                    None => found.push((sum.month, whole)),
                }
            }
        }
        let label = wanted.flatten().map(|number| self.figure(dimension, at(number), (0, 0)).label).unwrap_or_default();
        let figure = |(month, (lines, pence)): (Option<Month>, (u64, i64))| Figure {
            key: month.map(String::from).unwrap_or_default(),
            label: label.clone(),
            lines: i64::try_from(lines).unwrap_or(i64::MAX),
            total: Pence::new(pence),
        };
        found.into_iter().map(figure).collect()
    }

    /// What is left out of what procurement can influence over a span, by the name of the reason; the largest first.
    /// The span's own scope does not count.
    #[must_use]
    pub fn left_out(&self, span: &Span) -> Vec<Figure> {
        let span = Span { scope: SpendScope::All, ..span.clone() };
        let mut found: BTreeMap<u32, (u64, i64)> = BTreeMap::new();
        for sum in self.within(&span).filter(|sum| sum.reason != 0) {
            let (lines, pence) = found.entry(sum.reason).or_default();
            *lines += sum.lines;
            *pence = pence.saturating_add(sum.total.get());
        }
        let figure = |(reason, (lines, pence)): (u32, (u64, i64))| {
            let name = self.reasons.get(at(reason)).cloned().unwrap_or_default();
            let label = super::super::scope::Reason::from(name.clone()).label().to_owned();
            Figure { key: name, label, lines: i64::try_from(lines).unwrap_or(i64::MAX), total: Pence::new(pence) }
        };
        let mut figures: Vec<Figure> = found.into_iter().map(figure).collect();
        figures.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.key.cmp(&b.key)));
        figures
    }

    /// How many keys a dimension has.
    fn keys(&self, dimension: Dimension) -> usize {
        match dimension {
            Dimension::All => 1,
            Dimension::Service => self.services.len(),
            Dimension::Category => self.categories.len(),
            Dimension::Supplier => self.suppliers.len(),
        }
    }

    fn number_of(&self, dimension: Dimension, key: &str) -> Option<u32> {
        let place = match dimension {
            Dimension::All => Some(0),
            Dimension::Service => self.services.iter().position(|one| one == key),
            Dimension::Category => self.categories.iter().position(|one| one == key),
            Dimension::Supplier => self.suppliers.iter().position(|one| one.key == key),
        };
        place.map(super::number)
    }

    fn figure(&self, dimension: Dimension, number: usize, (lines, pence): (u64, i64)) -> Figure {
        let same = |list: &[String]| list.get(number).map(|text| (text.clone(), text.clone()));
        let named = match dimension {
            Dimension::All => None,
            Dimension::Service => same(&self.services),
            Dimension::Category => same(&self.categories),
            Dimension::Supplier => self.suppliers.get(number).map(|one| (one.key.clone(), one.label.clone())),
        };
        let (key, label) = named.unwrap_or_default();
        Figure { key, label, lines: i64::try_from(lines).unwrap_or(i64::MAX), total: Pence::new(pence) }
    }
}

const fn place(dimension: Dimension, sum: &CubeSum) -> u32 {
    match dimension {
        Dimension::All => 0,
        Dimension::Service => sum.service,
        Dimension::Category => sum.category,
        Dimension::Supplier => sum.supplier,
    }
}
