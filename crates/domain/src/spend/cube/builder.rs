//! Counting the lines of a batch into its cube.

use super::known::{CountedNames, CountedTexts, KnownSpellings, SpellingFacts};
use super::names::{Names, QuickMap};
use super::{Cube, CubeSum, CubeSupplier, DaysSum, IN_TIME, at, number};
use crate::spend::scope::{Judge, Matches, ScopeField, ScopeRules};
use crate::spend::{FileKind, PaymentLine, REDACTED_KEY, REDACTED_LABEL};
use crate::values::{Date, Month, Pence};
use std::fmt;
use std::sync::Arc;

/// The most different texts of a batch: spellings of suppliers, their numbers, services and categories together. At some
/// 200 bytes each they take 100 megabytes. A council's year has a few ten thousand; more come of a column that was
/// taken for another.
pub(super) const MOST_NAMES: usize = 500_000;

/// The most sums held in memory, some 60 bytes each. A batch with more is kept as several cubes, which add up.
const MOST_SUMS: usize = 400_000;

/// The batch has more different names than a council's payments have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyNames;

impl fmt::Display for TooManyNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the file has more than {MOST_NAMES} different suppliers, supplier numbers, services and categories: look whether one of these columns is really another"
        )
    }
}

impl std::error::Error for TooManyNames {}

/// The parts of a line that a cube is made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct CubeLine<'a> {
    /// The day of payment.
    pub day: Option<Date>,
    /// The first day of its month, where only that is known.
    pub month_only: Option<Date>,
    /// The date of the invoice.
    pub invoice_day: Option<Date>,
    /// The amount.
    pub amount: Pence,
    /// The supplier's name as published.
    pub supplier: &'a str,
    /// The supplier's number.
    pub supplier_number: &'a str,
    /// The service.
    pub service: &'a str,
    /// The category.
    pub category: &'a str,
    /// The description.
    pub description: &'a str,
}

impl<'a> From<&'a PaymentLine> for CubeLine<'a> {
    fn from(line: &'a PaymentLine) -> CubeLine<'a> {
        CubeLine {
            day: line.date,
            month_only: line.month_only,
            invoice_day: line.invoice_date,
            amount: line.amount,
            supplier: &line.supplier,
            supplier_number: &line.supplier_number,
            service: &line.service,
            category: &line.category,
            description: &line.description,
        }
    }
}

/// What is known of a line once it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The supplier's cleaned name; empty for a redacted payee.
    pub supplier_key: Arc<str>,
    /// Whether the payee is redacted.
    pub redacted: bool,
    /// The month it belongs to.
    pub month: Option<Month>,
    /// Under which number the builder knows its texts.
    pub names: CountedNames,
}

/// A spelling of a supplier's name.
#[derive(Clone, Debug)]
struct Spelling {
    supplier: u32,
    facts: Arc<SpellingFacts>,
}

/// What is known of a supplier.
#[derive(Clone, Debug, Default)]
struct Payee {
    label: Arc<str>,
    numbers: Vec<u32>,
    last: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    month: Option<Month>,
    supplier: u32,
    service: u32,
    category: u32,
    reason: u32,
}

/// What sums of days are told apart by while they are counted: month, service, whether it can be influenced, days.
type DaysOf = (Option<Month>, u32, bool, i32);

/// Counts lines, one after the other, each in a few look-ups; what it holds is bounded.
#[derive(Debug)]
pub struct CubeBuilder {
    kind: FileKind,
    judge: Judge,
    /// For each rule the number of its reason.
    reason_of: Vec<u32>,
    reasons: Vec<String>,
    spellings: Names<Spelling>,
    suppliers: Names<Payee>,
    numbers: Names<Matches>,
    services: Names<Matches>,
    categories: Names<Matches>,
    sums: QuickMap<Key, (u64, i64)>,
    /// For each sum the lines with both days, and those of them that were in time.
    timed: QuickMap<Key, (u64, u64)>,
    days: QuickMap<DaysOf, (u64, i64)>,
    full: Vec<Cube>,
    known: Arc<KnownSpellings>,
    most_sums: usize,
    most_names: usize,
}

impl CubeBuilder {
    /// Begins the cube of a batch of one kind under some rules.
    #[must_use]
    pub fn new(kind: FileKind, rules: &ScopeRules) -> CubeBuilder {
        Self::sharing(kind, rules, Arc::default())
    }

    /// As [`CubeBuilder::new`], sharing what is known of names with others under the same rules.
    #[must_use]
    pub fn sharing(kind: FileKind, rules: &ScopeRules, known: Arc<KnownSpellings>) -> CubeBuilder {
        let judge = Judge::new(rules);
        let mut reasons = vec![String::new()];
        let mut reason_of = Vec::new();
        for rule in judge.rules() {
            let name = rule.reason.name();
            let place = reasons.iter().position(|known| known == name).unwrap_or_else(|| {
                reasons.push(name.to_owned());
                reasons.len() - 1
            });
            reason_of.push(number(place));
        }
        CubeBuilder {
            kind,
            judge,
            reason_of,
            reasons,
            spellings: Names::default(),
            suppliers: Names::default(),
            numbers: Names::default(),
            services: Names::default(),
            categories: Names::default(),
            sums: QuickMap::default(),
            timed: QuickMap::default(),
            days: QuickMap::default(),
            full: Vec::new(),
            known,
            most_sums: MOST_SUMS,
            most_names: MOST_NAMES,
        }
    }

    /// The same with other bounds on names and sums.
    #[must_use]
    pub fn with_bounds(self, most_names: usize, most_sums: usize) -> CubeBuilder {
        CubeBuilder { most_names, most_sums, ..self }
    }

    /// Counts a line. The caller holds the batch's amounts within what 64 bits can add.
    ///
    /// # Errors
    /// [`TooManyNames`] when the batch has more different names than can be held; the cube is of no use then.
    pub fn count(&mut self, line: &CubeLine<'_>) -> Result<Counted, TooManyNames> {
        let day = line.day.or(line.month_only);
        let month = day.and_then(|day| Month::new(day.year(), day.month()));
        let judge = &self.judge;
        let service = self.services.number(line.service, || judge.matches(ScopeField::Service, line.service));
        let category = self.categories.number(line.category, || judge.matches(ScopeField::Category, line.category));
        let (suppliers, known) = (&mut self.suppliers, &self.known);
        let know = || spelling_of(line.supplier, known.facts(line.supplier, judge), suppliers);
        let spelling = self.spellings.number(line.supplier, know);
        let supplier_number = self
            .numbers
            .number(line.supplier_number, || judge.matches(ScopeField::SupplierNumber, line.supplier_number));
        let names = self.spellings.len() + self.numbers.len() + self.services.len() + self.categories.len();
        if names > self.most_names {
            return Err(TooManyNames);
        }
        let names = CountedNames { supplier: spelling, supplier_number, service, category };
        let Some((_, spelling)) = self.spellings.get(spelling) else { return Err(TooManyNames) };
        let supplier = spelling.supplier;
        let facts = &spelling.facts;
        let counted = Counted { supplier_key: Arc::clone(&facts.cleaned), redacted: facts.redacted, month, names };
        let reason = self.reason(&facts.matches, [supplier_number, service, category], line.description, day);
        if !counted.redacted && !line.supplier_number.is_empty() {
            note_number(&mut self.suppliers, supplier, supplier_number);
        }
        let pence = line.amount.get();
        let key = Key { month, supplier, service, category, reason };
        add(&mut self.sums, key, pence);
        if let (Some(paid), Some(invoiced)) = (line.day, line.invoice_day) {
            let days = days_between(invoiced, paid);
            add(&mut self.days, (month, service, reason == 0, days), pence);
            if days >= 0 {
                let timed = self.timed.entry(key).or_default();
                *timed = (timed.0 + 1, timed.1 + u64::from(days <= IN_TIME));
            }
        }
        if self.sums.len() + self.days.len() >= self.most_sums {
            let full = self.take();
            self.full.push(full);
        }
        Ok(counted)
    }

    /// The number of the reason for which a line is left out; 0 where none is.
    fn reason(
        &self,
        supplier: &Matches,
        [supplier_number, service, category]: [u32; 3],
        description: &str,
        day: Option<Date>,
    ) -> u32 {
        let none = Matches::default();
        let number_found = self.numbers.get(supplier_number).map_or(&none, |(_, found)| found);
        let service_found = self.services.get(service).map_or(&none, |(_, found)| found);
        let category_found = self.categories.get(category).map_or(&none, |(_, found)| found);
        let described = self.judge.matches(ScopeField::Description, description);
        let rule = self.judge.judge([supplier, number_found, service_found, category_found, &described], day);
        rule.and_then(|rule| self.reason_of.get(rule)).copied().unwrap_or(0)
    }

    /// The texts met so far.
    #[must_use]
    pub fn texts(&self) -> CountedTexts<'_> {
        CountedTexts {
            suppliers: self.spellings.iter().map(|(text, _)| text).collect(),
            keys: self.spellings.iter().map(|(_, spelling)| &*spelling.facts.cleaned).collect(),
            supplier_numbers: self.numbers.iter().map(|(text, _)| text).collect(),
            services: self.services.iter().map(|(text, _)| text).collect(),
            categories: self.categories.iter().map(|(text, _)| text).collect(),
        }
    }

    /// The cubes of the batch: one, or several that add up.
    #[must_use]
    pub fn finish(mut self) -> Vec<Cube> {
        let last = self.take();
        let mut all = std::mem::take(&mut self.full);
        if all.is_empty() || !last.sums.is_empty() {
            all.push(last);
        }
        all
    }
}

impl CubeBuilder {
    /// What is summed so far as a cube; the names stay for what follows.
    fn take(&mut self) -> Cube {
        let (sums, days) = (std::mem::take(&mut self.sums), std::mem::take(&mut self.days));
        let timed = std::mem::take(&mut self.timed);
        let timed = |key: &Key| timed.get(key).copied().unwrap_or_default();
        let suppliers = Order::of(&self.suppliers, sums.keys().map(|key| key.supplier));
        let of_sums = sums.keys().map(|key| key.service);
        let services = Order::of(&self.services, of_sums.chain(days.keys().map(|(_, service, ..)| *service)));
        let categories = Order::of(&self.categories, sums.keys().map(|key| key.category));
        let mut cube = Cube {
            suppliers: suppliers.olds.iter().map(|old| self.supplier(*old)).collect(),
            services: services.texts(&self.services),
            categories: categories.texts(&self.categories),
            reasons: self.reasons.clone(),
            sums: Vec::with_capacity(sums.len()),
            days: Vec::with_capacity(days.len()),
        };
        cube.sums.extend(sums.into_iter().map(|(key, (lines, pence))| CubeSum {
            kind: self.kind,
            month: key.month,
            supplier: suppliers.place_of(key.supplier),
            service: services.place_of(key.service),
            category: categories.place_of(key.category),
            reason: key.reason,
            lines,
            total: Pence::new(pence),
            timed: timed(&key).0,
            in_time: timed(&key).1,
        }));
        cube.sums.sort_unstable_by_key(CubeSum::key);
        cube.days.extend(days.into_iter().map(|((month, service, influenceable, days), (lines, pence))| DaysSum {
            kind: self.kind,
            month,
            service: services.place_of(service),
            influenceable,
            days,
            lines,
            total: Pence::new(pence),
        }));
        cube.days.sort_unstable_by_key(DaysSum::key);
        cube
    }

    fn supplier(&self, number: u32) -> CubeSupplier {
        let Some((key, payee)) = self.suppliers.get(number) else { return CubeSupplier::default() };
        let mut numbers: Vec<String> =
            payee.numbers.iter().map(|number| self.numbers.text(*number).to_owned()).collect();
        numbers.sort_unstable();
        CubeSupplier { key: key.to_string(), label: payee.label.to_string(), numbers }
    }
}

/// A new spelling of a supplier's name.
fn spelling_of(published: &str, facts: Arc<SpellingFacts>, suppliers: &mut Names<Payee>) -> Spelling {
    if facts.redacted {
        let supplier = suppliers.number(REDACTED_KEY, || Payee { label: REDACTED_LABEL.into(), ..Payee::default() });
        return Spelling { supplier, facts };
    }
    let supplier = suppliers.number(&facts.cleaned, || Payee { label: published.into(), ..Payee::default() });
    if let Some(payee) = suppliers.get_mut(supplier)
        && published < &*payee.label
    {
        payee.label = published.into();
    }
    Spelling { supplier, facts }
}

/// Notes that a supplier has a number. Most lines of a supplier bear the one of the line before.
fn note_number(suppliers: &mut Names<Payee>, supplier: u32, number: u32) {
    let Some(payee) = suppliers.get_mut(supplier) else { return };
    if payee.last != Some(number) {
        payee.last = Some(number);
        if !payee.numbers.contains(&number) {
            payee.numbers.push(number);
        }
    }
}

fn add<K: std::hash::Hash + Eq>(sums: &mut QuickMap<K, (u64, i64)>, key: K, pence: i64) {
    let sum = sums.entry(key).or_default();
    sum.0 += 1;
    sum.1 = sum.1.saturating_add(pence);
}

/// Whole days from one day to another.
fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}

/// The names that are used, in order of their texts, and the new number of each.
struct Order {
    olds: Vec<u32>,
    news: Vec<u32>,
}

impl Order {
    fn of<T>(names: &Names<T>, used: impl Iterator<Item = u32>) -> Order {
        let mut is_used = vec![false; names.len()];
        used.for_each(|old| is_used.get_mut(at(old)).into_iter().for_each(|is_used| *is_used = true));
        let mut olds: Vec<u32> = (0_u32..).zip(is_used).filter_map(|(old, is_used)| is_used.then_some(old)).collect();
        olds.sort_unstable_by(|one, other| names.text(*one).cmp(names.text(*other)));
        let mut news = vec![0; names.len()];
        for (new, old) in (0_u32..).zip(&olds) {
            news.get_mut(at(*old)).into_iter().for_each(|slot| *slot = new);
        }
        Order { olds, news }
    }

    fn place_of(&self, old: u32) -> u32 {
        self.news.get(at(old)).copied().unwrap_or(0)
    }

    fn texts<T>(&self, names: &Names<T>) -> Vec<String> {
        self.olds.iter().map(|old| names.text(*old).to_owned()).collect()
    }
}
