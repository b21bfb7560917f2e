//! Sums over the lines of a file while they go by.

use domain::spend::{PaymentLine, SupplierTotal, is_redacted};
use domain::values::{Date, Pence};
use std::collections::HashMap;

/// Suppliers remembered at once; beyond it the smaller half is forgotten, so that memory stays bounded.
const SUPPLIERS_MAX: usize = 1_500_000;

/// The figures of the lines so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub lines: u64,
    pub total: i128,
    pub first: Option<Date>,
    pub last: Option<Date>,
    pub undated: u64,
    pub negative: u64,
    pub zero: u64,
    pub blank_supplier: u64,
    /// Whether suppliers were forgotten.
    pub forgot: bool,
    suppliers: HashMap<String, (i128, u64)>,
    /// The last name, while each so far has come after the one before it in the alphabet.
    rising: Rising,
}

/// Whether names rise through the file, none coming twice.
#[derive(Clone, Debug)]
enum Rising {
    So(String),
    No,
}

impl Default for Rising {
    fn default() -> Self {
        Rising::So(String::new())
    }
}

impl Tally {
    pub fn add(&mut self, line: &PaymentLine) {
        let pence = line.amount.get();
        self.lines += 1;
        self.total += i128::from(pence);
        self.negative += u64::from(pence < 0);
        self.zero += u64::from(pence == 0);
        match line.date {
            Some(date) => {
                self.first = Some(self.first.map_or(date, |first| first.min(date)));
                self.last = Some(self.last.map_or(date, |last| last.max(date)));
            }
            None => self.undated += 1,
        }
        if line.supplier.is_empty() {
            self.blank_supplier += 1;
        } else {
            self.rise(&line.supplier);
            self.add_supplier(&line.supplier, pence);
        }
    }

    fn rise(&mut self, name: &str) {
        if let Rising::So(last) = &self.rising {
            let name = name.to_lowercase();
            self.rising = if name > *last { Rising::So(name) } else { Rising::No };
        }
    }

    /// Whether suppliers seem to be named only on the first of their lines.
    pub fn names_stand_once(&self) -> bool {
        matches!(self.rising, Rising::So(_)) && self.suppliers.len() >= 5 && self.blank_supplier * 10 >= self.lines * 3
    }

    fn add_supplier(&mut self, name: &str, pence: i64) {
        if let Some((total, lines)) = self.suppliers.get_mut(name) {
            *total += i128::from(pence);
            *lines += 1;
            return;
        }
        if self.suppliers.len() >= SUPPLIERS_MAX {
            self.forget_half();
        }
        self.suppliers.insert(name.to_owned(), (i128::from(pence), 1));
    }

    fn forget_half(&mut self) {
        self.forgot = true;
        let mut totals: Vec<i128> = self.suppliers.values().map(|(total, _)| *total).collect();
        let middle = totals.len() / 2;
        let (_, median, _) = totals.select_nth_unstable(middle);
        let median = *median;
        self.suppliers.retain(|_, (total, _)| *total > median);
        if self.suppliers.len() >= SUPPLIERS_MAX {
            self.suppliers.clear();
        }
    }

    /// The suppliers paid most, by total and then by name.
    pub fn top(&self, count: usize) -> Vec<SupplierTotal> {
        let mut all: Vec<(&String, &(i128, u64))> = self.suppliers.iter().collect();
        all.sort_by(|(a, (a_total, _)), (b, (b_total, _))| b_total.cmp(a_total).then(a.cmp(b)));
        all.into_iter()
            .take(count)
            .map(|(name, (total, lines))| SupplierTotal { name: name.clone(), total: to_pence(*total), lines: *lines })
            .collect()
    }

    /// Lines whose supplier's name is withheld.
    pub fn redacted_lines(&self) -> u64 {
        self.suppliers.iter().filter(|(name, _)| is_redacted(name)).map(|(_, (_, lines))| lines).sum()
    }
}

/// A sum as pence; a sum beyond 64 bits, which no file of money reaches, stays at the end of the range.
pub(crate) fn to_pence(sum: i128) -> Pence {
    Pence::new(i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX }))
}
