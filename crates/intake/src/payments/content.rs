//! What the cells of a column look like, whatever its heading says.

use super::amount::{self, DecimalMark, Money};
use super::date::{self, DateText};
use crate::cells::{Kind, Row};
use std::collections::HashSet;

/// Endings and words that firms and public bodies have in their names, in order.
const FIRM_WORDS: &[&str] = &[
    "academy",
    "association",
    "bros",
    "charity",
    "cic",
    "co",
    "college",
    "company",
    "consulting",
    "council",
    "foundation",
    "group",
    "holdings",
    "inc",
    "limited",
    "llc",
    "llp",
    "ltd",
    "ltd.",
    "nhs",
    "partnership",
    "plc",
    "school",
    "services",
    "society",
    "solicitors",
    "solutions",
    "sons",
    "t/a",
    "trust",
    "uk",
    "university",
];

/// Counts over the cells of one column, each share in thousandths of the filled cells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub filled: usize,
    pub money: usize,
    /// Amounts that carry pence.
    pub with_pence: usize,
    pub negative: usize,
    pub days: usize,
    pub months: usize,
    pub serials: usize,
    pub letters: usize,
    pub firms: usize,
    pub distinct: usize,
    /// Whole numbers that begin with 0, or are as long as identifiers: codes, not money.
    pub codes: usize,
    pub years: usize,
    pub marks_credit_or_debit: usize,
    pub decimal_commas: usize,
    pub decimal_points: usize,
    pub web: usize,
}

impl Profile {
    /// A count as a share of the filled cells, in thousandths.
    pub fn share(&self, count: usize) -> usize {
        (count * 1000).checked_div(self.filled).unwrap_or(0)
    }

    pub fn is_money(&self) -> bool {
        self.filled > 0 && self.share(self.money) >= 600
    }

    /// Amounts that nobody would take for numbers of another kind.
    pub fn is_clearly_money(&self) -> bool {
        self.share(self.money) >= 850 && self.share(self.with_pence) >= 250 && self.share(self.codes) < 300
    }

    /// Whether most cells are words rather than codes.
    pub fn is_text(&self) -> bool {
        self.filled > 0 && self.share(self.letters) >= 500
    }
}

/// Looks at every column of the rows.
pub(crate) fn profile<'a>(rows: impl Iterator<Item = &'a Row>, columns: usize) -> Vec<Profile> {
    let mut profiles = vec![Profile::default(); columns];
    let mut seen: Vec<HashSet<String>> = vec![HashSet::new(); columns];
    for row in rows {
        for ((at, profile), seen) in profiles.iter_mut().enumerate().zip(&mut seen) {
            let text = row.cell(at);
            if text.is_empty() {
                continue;
            }
            look(profile, text, row.kind(at));
            if seen.len() < 2000 {
                seen.insert(text.to_owned());
            }
        }
    }
    for (profile, seen) in profiles.iter_mut().zip(seen) {
        profile.distinct = seen.len();
    }
    profiles
}

fn look(profile: &mut Profile, text: &str, kind: Kind) {
    profile.filled += 1;
    if kind != Kind::Date
        && let Money::Amount(amount) = amount::parse(text, false)
    {
        look_at_amount(profile, text, amount);
    }
    match date::parse(text, kind) {
        DateText::Day(_) | DateText::Numbers { .. } | DateText::Impossible => profile.days += 1,
        DateText::Month(_) | DateText::Period(_) | DateText::YearAndNumber(_) => profile.months += 1,
        DateText::Serial(_) => profile.serials += 1,
        DateText::None | DateText::Blank => {}
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if letters >= 2 && letters > digits {
        profile.letters += 1;
        let lower = text.to_lowercase();
        profile.firms += usize::from(lower.split([' ', ',']).any(|word| FIRM_WORDS.binary_search(&word).is_ok()));
        profile.web += usize::from(lower.starts_with("http"));
    }
    profile.marks_credit_or_debit += usize::from(super::sign::mark(text).is_some());
}

fn look_at_amount(profile: &mut Profile, text: &str, amount: amount::Amount) {
    profile.money += 1;
    profile.with_pence += usize::from(amount.pence % 100 != 0 || text.contains('.') || text.contains('£'));
    profile.negative += usize::from(amount.pence < 0);
    profile.decimal_commas += usize::from(amount.mark == Some(DecimalMark::Comma));
    profile.decimal_points += usize::from(amount.mark == Some(DecimalMark::Point));
    let whole = text.bytes().all(|b| b.is_ascii_digit());
    profile.codes += usize::from(whole && ((text.len() > 1 && text.starts_with('0')) || text.len() >= 6));
    profile.years += usize::from(whole && text.len() == 4 && (1990..=2099).contains(&(amount.pence / 100)));
}
