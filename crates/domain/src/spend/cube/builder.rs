//! Counting the lines of a batch into its cube.

use super::known::{CountedNames, CountedTexts, KnownSpellings, NameOf, SpellingFacts};
use super::names::{Names, QuickMap};
use super::{Cube, IN_TIME, number};
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
}

/// A spelling of a supplier's name.
#[derive(Clone, Debug)]
struct Spelling {
    supplier: u32,
    facts: Arc<SpellingFacts>,
}

/// What is known of a supplier.
#[derive(Clone, Debug, Default)]
pub(super) struct Payee {
    pub label: Arc<str>,
    pub numbers: Vec<u32>,
    last: Option<u32>,
}

/// What sums are told apart by while they are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub month: Option<Month>,
    pub supplier: u32,
    pub service: u32,
    pub category: u32,
    pub reason: u32,
}

/// What is summed under a key.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sums {
    pub lines: u64,
    pub pence: i64,
    /// The lines with both days that were not paid before the invoice, and those of them that were in time.
    pub timed: u64,
    pub in_time: u64,
}

/// What sums of days are told apart by while they are counted: month, service, whether it can be influenced, days.
pub(super) type DaysOf = (Option<Month>, u32, bool, i32);

/// Counts lines, one after the other, each in a few look-ups; what it holds is bounded.
#[derive(Debug)]
pub struct CubeBuilder {
    pub(super) kind: FileKind,
    judge: Judge,
    /// What rules find in the kind of payments: the same for every line.
    of_kind: Matches,
    /// For each rule the number of its reason.
    reason_of: Vec<u32>,
    pub(super) reasons: Vec<String>,
    spellings: Names<Spelling>,
    pub(super) suppliers: Names<Payee>,
    pub(super) numbers: Names<Matches>,
    pub(super) services: Names<Matches>,
    pub(super) categories: Names<Matches>,
    pub(super) sums: QuickMap<Key, Sums>,
    pub(super) days: QuickMap<DaysOf, (u64, i64)>,
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
            of_kind: judge.matches(ScopeField::Kind, kind.name()),
            judge,
            reason_of,
            reasons,
            spellings: Names::default(),
            suppliers: Names::default(),
            numbers: Names::default(),
            services: Names::default(),
            categories: Names::default(),
            sums: QuickMap::default(),
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
        let names = CountedNames {
            supplier: self.know(NameOf::Supplier, line.supplier)?,
            supplier_number: self.know(NameOf::SupplierNumber, line.supplier_number)?,
            service: self.know(NameOf::Service, line.service)?,
            category: self.know(NameOf::Category, line.category)?,
        };
        let month = self.count_known(names, line);
        let facts = self.spellings.get(names.supplier).map(|(_, spelling)| &spelling.facts);
        let facts = facts.ok_or(TooManyNames)?;
        Ok(Counted { supplier_key: Arc::clone(&facts.cleaned), redacted: facts.redacted, month })
    }

    /// The number under which a text is known. For many lines with the same text, ask once and use
    /// [`CubeBuilder::count_known`].
    ///
    /// # Errors
    /// [`TooManyNames`] when the batch has more different names than can be held; the cube is of no use then.
    pub fn know(&mut self, of: NameOf, text: &str) -> Result<u32, TooManyNames> {
        let judge = &self.judge;
        let number = match of {
            NameOf::Supplier => {
                let (suppliers, known) = (&mut self.suppliers, &self.known);
                self.spellings.number(text, || spelling_of(text, known.facts(text, judge), suppliers))
            }
            NameOf::SupplierNumber => self.numbers.number(text, || judge.matches(ScopeField::SupplierNumber, text)),
            NameOf::Service => self.services.number(text, || judge.matches(ScopeField::Service, text)),
            NameOf::Category => self.categories.number(text, || judge.matches(ScopeField::Category, text)),
        };
        let names = self.spellings.len() + self.numbers.len() + self.services.len() + self.categories.len();
        if names > self.most_names { Err(TooManyNames) } else { Ok(number) }
    }

    /// Counts a line whose names are known under these numbers; the texts of the line are not looked at, but for the
    /// description. Gives its month.
    pub fn count_known(&mut self, names: CountedNames, line: &CubeLine<'_>) -> Option<Month> {
        let day = line.day.or(line.month_only);
        let month = day.and_then(|day| Month::new(day.year(), day.month()));
        let (supplier, redacted, reason) = self.looked_at(names, line.description, day);
        if !redacted && !self.numbers.text(names.supplier_number).is_empty() {
            note_number(&mut self.suppliers, supplier, names.supplier_number);
        }
        let pence = line.amount.get();
        let key = Key { month, supplier, service: names.service, category: names.category, reason };
        let sums = self.sums.entry(key).or_default();
        sums.lines += 1;
        sums.pence = sums.pence.saturating_add(pence);
        if let (Some(paid), Some(invoiced)) = (line.day, line.invoice_day) {
            let days = days_between(invoiced, paid);
            if days >= 0 {
                sums.timed += 1;
                sums.in_time += u64::from(days <= IN_TIME);
            }
            let of_days = self.days.entry((month, names.service, reason == 0, days)).or_default();
            *of_days = (of_days.0 + 1, of_days.1.saturating_add(pence));
        }
        if self.sums.len() + self.days.len() >= self.most_sums {
            let full = self.take();
            self.full.push(full);
        }
        month
    }

    /// The supplier of a line, whether it is redacted, and the number of the reason for which the line is left out.
    fn looked_at(&self, names: CountedNames, description: &str, day: Option<Date>) -> (u32, bool, u32) {
        let Some((_, spelling)) = self.spellings.get(names.supplier) else { return (0, false, 0) };
        let others = [names.supplier_number, names.service, names.category];
        let reason = self.reason(&spelling.facts.matches, others, description, day);
        (spelling.supplier, spelling.facts.redacted, reason)
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
        let rule =
            self.judge.judge([supplier, number_found, service_found, category_found, &described, &self.of_kind], day);
        rule.and_then(|rule| self.reason_of.get(rule)).copied().unwrap_or(0)
    }

    /// The texts met so far.
    #[must_use]
    pub fn texts(&self) -> CountedTexts<'_> {
        CountedTexts {
            suppliers: self.spellings.iter().map(|(text, _)| text).collect(),
            keys: self.spellings.iter().map(|(_, spelling)| &*spelling.facts.cleaned).collect(),
            redacted: self.spellings.iter().map(|(_, spelling)| spelling.facts.redacted).collect(),
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

/// Whole days from one day to another.
fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(from.duration_until(to).as_hours() / 24).unwrap_or(0)
}
