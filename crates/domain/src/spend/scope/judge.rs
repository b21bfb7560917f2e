//! Deciding which lines are left out.

use super::condition::{found, words};
use super::{Condition, Matching, Reason, ScopeField, ScopeRule, ScopeRules};
use crate::spend::{FileKind, PaymentLine, is_redacted};
use crate::values::Date;

/// The parts of a line that rules look at.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineParts<'a> {
    /// The day it is dated by; the first of the month where a file gives only that.
    pub day: Option<Date>,
    /// The supplier's name as published or cleaned; empty for a redacted payee.
    pub supplier: &'a str,
    /// The supplier's number.
    pub supplier_number: &'a str,
    /// The service.
    pub service: &'a str,
    /// The category.
    pub category: &'a str,
    /// The description.
    pub description: &'a str,
    /// The kind of its file.
    pub kind: FileKind,
}

impl<'a> LineParts<'a> {
    /// The part that a field names.
    #[must_use]
    pub const fn part(&self, field: ScopeField) -> &'a str {
        match field {
            ScopeField::Supplier => self.supplier,
            ScopeField::SupplierNumber => self.supplier_number,
            ScopeField::Service => self.service,
            ScopeField::Category => self.category,
            ScopeField::Description => self.description,
            ScopeField::Kind => self.kind.name(),
        }
    }
}

impl<'a> LineParts<'a> {
    /// The parts of a line of a file of this kind.
    #[must_use]
    pub fn of(kind: FileKind, line: &'a PaymentLine) -> LineParts<'a> {
        LineParts {
            kind,
            day: line.date.or(line.month_only),
            supplier: if is_redacted(&line.supplier) { "" } else { &line.supplier },
            supplier_number: &line.supplier_number,
            service: &line.service,
            category: &line.category,
            description: &line.description,
        }
    }
}

/// Which rule leaves a line out, by its place among the rules, and why; none for a line that can be influenced.
///
/// ```
/// use domain::spend::scope::{LineParts, Reason, decide, shipped};
/// let rules = shipped();
/// let line = LineParts { category: "Precepts", supplier: "Wynmarch Town Council", ..LineParts::default() };
/// assert_eq!(decide(&rules, &line).map(|(_, reason)| reason), Some(&Reason::Precept));
/// let line = LineParts { category: "Audit fees", supplier: "Grant Thornton UK LLP", ..LineParts::default() };
/// assert_eq!(decide(&rules, &line), None);
/// ```
#[must_use]
pub fn decide<'r>(rules: &'r ScopeRules, line: &LineParts<'_>) -> Option<(usize, &'r Reason)> {
    let rule = Judge::new(rules).decide(line)?;
    Some((rule, &rules.rules.get(rule)?.reason))
}

/// One phrase that a rule looks for, or by which it makes an exception.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Phrase {
    rule: u16,
    is_exception: bool,
    how: Matching,
    words: String,
    pairs: Pairs,
}

/// Which pairs of bytes a text has, some told as one. A phrase with a pair that a text lacks is not in it, which spares
/// looking for most phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pairs(u64);

impl Pairs {
    fn of(text: &str) -> Pairs {
        let bytes = text.as_bytes();
        let pairs = bytes.iter().zip(bytes.iter().skip(1));
        Pairs(pairs.fold(0, |pairs, (one, next)| pairs | 1 << (one.wrapping_mul(37).wrapping_add(*next) & 63)))
    }

    const fn has_all(self, others: Pairs) -> bool {
        others.0 & !self.0 == 0
    }
}

/// What was found in one text of one field. It holds for every line with that text, so that a text need be looked at
/// only once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The rules that hold for it, in order.
    rules: Box<[u16]>,
    /// The rules of which it is an exception.
    kept: Box<[u16]>,
}

impl Matches {
    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.kept.is_empty()
    }
}

/// Rules made ready to decide about many lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judge {
    rules: Vec<ScopeRule>,
    phrases: [Vec<Phrase>; FIELDS.len()],
}

const FIELDS: [ScopeField; 6] = [
    ScopeField::Supplier,
    ScopeField::SupplierNumber,
    ScopeField::Service,
    ScopeField::Category,
    ScopeField::Description,
    ScopeField::Kind,
];

const fn place(field: ScopeField) -> usize {
    match field {
        ScopeField::Supplier => 0,
        ScopeField::SupplierNumber => 1,
        ScopeField::Service => 2,
        ScopeField::Category => 3,
        ScopeField::Description => 4,
        ScopeField::Kind => 5,
    }
}

impl Judge {
    /// Makes rules ready. Rules beyond [`ScopeRules::MOST`] cannot be saved and are not looked at.
    #[must_use]
    pub fn new(rules: &ScopeRules) -> Judge {
        let mut judge = Judge { rules: rules.rules.clone(), phrases: Default::default() };
        judge.rules.truncate(ScopeRules::MOST);
        for (rule, of) in (0_u16..).zip(&rules.rules) {
            judge.add(rule, false, &of.when);
            of.except.iter().for_each(|except| judge.add(rule, true, except));
        }
        judge
    }

    fn add(&mut self, rule: u16, is_exception: bool, condition: &Condition) {
        let phrases = condition.phrases.iter().map(|phrase| words(condition.field, phrase));
        let phrases = phrases.filter(|words| !words.is_empty());
        let how = condition.how;
        let phrases = phrases.map(|words| Phrase { rule, is_exception, how, pairs: Pairs::of(&words), words });
        self.phrases[place(condition.field)].extend(phrases);
    }

    /// The rules, in order.
    #[must_use]
    pub fn rules(&self) -> &[ScopeRule] {
        &self.rules
    }

    /// Whether any rule looks at a field.
    #[must_use]
    pub fn looks_at(&self, field: ScopeField) -> bool {
        !self.phrases[place(field)].is_empty()
    }

    /// What is found in a text of a field.
    #[must_use]
    pub fn matches(&self, field: ScopeField, text: &str) -> Matches {
        if !self.looks_at(field) || text.is_empty() {
            return Matches::default();
        }
        self.matches_words(field, &words(field, text))
    }

    /// As [`Judge::matches`], of a text that is in its words already: see [`super::words`].
    #[must_use]
    pub(crate) fn matches_words(&self, field: ScopeField, text: &str) -> Matches {
        let pairs = Pairs::of(text);
        let phrases = self.phrases[place(field)].iter().filter(|phrase| pairs.has_all(phrase.pairs));
        let (mut rules, mut kept) = (Vec::new(), Vec::new());
        for phrase in phrases.filter(|phrase| found(text, phrase.how, &phrase.words)) {
            if phrase.is_exception { kept.push(phrase.rule) } else { rules.push(phrase.rule) }
        }
        rules.sort_unstable();
        rules.dedup();
        Matches { rules: rules.into(), kept: kept.into() }
    }

    /// The first rule that holds for a line of a day in whose parts this was found.
    #[must_use]
    pub fn judge(&self, found: [&Matches; FIELDS.len()], day: Option<Date>) -> Option<usize> {
        if found.iter().all(|one| one.rules.is_empty()) {
            return None;
        }
        let mut rules: Vec<u16> = found.iter().flat_map(|one| one.rules.iter().copied()).collect();
        rules.sort_unstable();
        let holds = |rule: &u16| {
            !found.iter().any(|one| one.kept.contains(rule))
                && self.rules.get(usize::from(*rule)).is_some_and(|rule| rule.holds_on(day))
        };
        rules.into_iter().find(holds).map(usize::from)
    }

    /// The first rule that holds for a line.
    #[must_use]
    pub fn decide(&self, line: &LineParts<'_>) -> Option<usize> {
        let found = FIELDS.map(|field| self.matches(field, line.part(field)));
        self.judge(found.each_ref(), line.day)
    }
}
