//! A council's payments of one financial year.

use crate::amounts::{cut, invoices, part_of};
use crate::calendar::{days_from, days_to_pay, later, to_weekday, weekday_of};
use crate::dirt::split_order;
use crate::payment::Payment;
use crate::plant;
use crate::pool::{SHARES, Supplier};
use crate::random::Random;
use crate::words::CategoryWords;
use domain::spend::FileKind;
use domain::values::{Date, FinancialYear, Month, Pence};

/// What the payments of a year are made from.
pub(crate) struct YearPlan<'a> {
    pub year: FinancialYear,
    pub pence: i64,
    /// Invoices in the year.
    pub invoices: u64,
    /// The council's suppliers with their numbers in its ledger.
    pub suppliers: &'a [(usize, Supplier)],
    pub words: &'a [CategoryWords],
    pub services: &'a [&'static str],
    /// Orders cut into invoices just below £5,000.
    pub splits: u32,
}

/// What one supplier is paid in the year, in how many invoices.
struct Part<'a> {
    number: usize,
    supplier: &'a Supplier,
    pence: i64,
    invoices: usize,
    is_large: bool,
}

/// Payees whose names are withheld: part of the whole, in hundredths of one per cent, and lines in every hundred.
const REDACTED_PART: u64 = 50;
const REDACTED_LINES_IN_A_THOUSAND: u64 = 14;

impl YearPlan<'_> {
    /// All payments of the year, in no order of days. They add up to the year's sum to the penny.
    pub(crate) fn payments(&self, random: &mut Random) -> Vec<Payment> {
        let mut payments = Vec::new();
        let mut splits = self.splits;
        for part in self.parts(random) {
            let can_be_split = !part.is_large && (2_000_000..9_000_000).contains(&part.pence) && part.invoices >= 3;
            if splits > 0 && can_be_split && random.happens(1, 8) {
                splits -= 1;
                self.pay_split(&part, random, &mut payments);
            } else {
                self.pay(&part, random, &mut payments);
            }
        }
        self.pay_redacted(random, &mut payments);
        hurry_the_largest(&mut payments);
        payments
    }

    /// Each supplier's part, category by category.
    fn parts(&self, random: &mut Random) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        for (category, share) in SHARES.iter().enumerate() {
            let mine: Vec<_> = self.suppliers.iter().filter(|(_, supplier)| supplier.category == category).collect();
            let mut left = part_of(self.pence, share.part);
            if category + 1 == SHARES.len() {
                left -= part_of(self.pence, REDACTED_PART);
            }
            for (largest, (number, supplier)) in share.largest.iter().zip(&mine) {
                let pence = part_of(self.pence, *largest) * i64::from(random.between(97, 103)) / 100;
                left -= pence;
                parts.push(Part { number: *number, supplier, pence, invoices: 0, is_large: true });
            }
            let small = mine.get(share.largest.len()..).unwrap_or_default();
            // Each supplier has a little less than the one before, as ledgers do: few large, many small.
            let weights: Vec<u64> =
                (6..).zip(small).map(|(place, _)| 100_000 * u64::from(random.between(80, 120)) / place).collect();
            for ((number, supplier), pence) in small.iter().zip(cut(left, &weights)) {
                parts.push(Part { number: *number, supplier, pence, invoices: 0, is_large: false });
            }
        }
        self.count_invoices(&mut parts);
        parts
    }

    /// Gives each supplier its invoices: one at least, and more with the square root of its money.
    fn count_invoices(&self, parts: &mut [Part<'_>]) {
        let named = self.invoices.saturating_sub(self.redacted_lines());
        let spare = named.saturating_sub(u64::try_from(parts.len()).unwrap_or(0));
        let weights: Vec<u64> = parts.iter().map(|part| part.pence.unsigned_abs().isqrt()).collect();
        let counts = cut(i64::try_from(spare).unwrap_or(0), &weights);
        for (part, count) in parts.iter_mut().zip(counts) {
            part.invoices = 1 + usize::try_from(count).unwrap_or(0);
        }
    }

    fn redacted_lines(&self) -> u64 {
        self.invoices * REDACTED_LINES_IN_A_THOUSAND / 1000
    }

    fn pay(&self, part: &Part<'_>, random: &mut Random, payments: &mut Vec<Payment>) {
        match bills_as(part) {
            Bills::AsItComes => self.pay_as_it_comes(part, random, payments),
            Bills::Standing => self.pay_standing(part, random, payments),
            Bills::ByRate { rates } => self.pay_by_rate(part, rates, random, payments),
        }
    }

    /// The same sum month by month, such as a rent or a subscription; what it leaves over comes as it comes.
    fn pay_standing(&self, part: &Part<'_>, random: &mut Random, payments: &mut Vec<Payment>) {
        let purpose = self.purpose(part.supplier, random);
        let each = part.pence / i64::try_from(part.invoices).unwrap_or(1) / 100 * 100;
        let day_of_month = i64::from(random.between(0, 27));
        for slot in 0..MONTHS_IN_A_YEAR {
            let day = to_weekday(later(self.month(slot).first_day(), day_of_month));
            payments.push(self.payment(part, day, each, purpose, random));
        }
        let months = usize::try_from(MONTHS_IN_A_YEAR).unwrap_or(12);
        let left = part.pence - each * i64::try_from(months).unwrap_or(12);
        let rest = Part { pence: left, invoices: part.invoices - months, ..*part };
        self.pay_as_it_comes(&rest, random, payments);
    }

    /// Hours or pieces at a rate, week by week or as needed, so that the same sums come again and again.
    fn pay_by_rate(&self, part: &Part<'_>, rates: &[u64], random: &mut Random, payments: &mut Vec<Payment>) {
        let purpose = self.purpose(part.supplier, random);
        let units: Vec<i64> = (0..part.invoices)
            .map(|_| i64::try_from(rates.get(random.index(rates.len())).copied().unwrap_or(1)).unwrap_or(1))
            .collect();
        let rate = (part.pence / units.iter().sum::<i64>().max(1)).max(1);
        let mut left = part.pence;
        let count = u64::try_from(units.len()).unwrap_or(1);
        for (at, unit) in (0_u64..).zip(&units) {
            let pence = if at + 1 == count { left } else { rate * unit };
            left -= pence;
            let days = i64::try_from(at * 364 / count).unwrap_or(0);
            let day = to_weekday(later(self.year.first_day(), days));
            payments.push(self.payment(part, day, pence, purpose, random));
        }
    }

    fn pay_as_it_comes(&self, part: &Part<'_>, random: &mut Random, payments: &mut Vec<Payment>) {
        if part.invoices == 0 {
            return;
        }
        let purpose = self.purpose(part.supplier, random);
        let mut amounts = invoices(part.pence, part.invoices, random);
        credit_note(&mut amounts, random);
        let count = u64::try_from(amounts.len()).unwrap_or(1);
        for (at, pence) in (0_u64..).zip(amounts) {
            // Spread over the year, each in its own twelfth or so.
            let slot = (at * 1000 + random.below(1000)) * 12 / (count * 1000);
            let day = weekday_of(self.month(slot), random);
            let purpose = if pence < 0 {
                "Credit note"
            } else if random.happens(1, 4) {
                self.purpose(part.supplier, random)
            } else {
                purpose
            };
            payments.push(self.payment(part, day, pence, purpose, random));
        }
    }

    fn pay_split(&self, part: &Part<'_>, random: &mut Random, payments: &mut Vec<Payment>) {
        let purpose = self.purpose(part.supplier, random);
        let pieces = split_order(random);
        let rest = Part { pence: part.pence - pieces.iter().sum::<i64>(), invoices: part.invoices - 2, ..*part };
        self.pay(&rest, random, payments);
        let first = weekday_of(self.month(random.below(10)), random);
        for (after, pence) in (0..).zip(pieces) {
            let day = to_weekday(later(first, after));
            let piece = self.payment(part, day, pence, purpose, random);
            // One need of one service.
            let service = payments.last().filter(|_| after > 0).map_or(piece.service, |first| first.service);
            payments.push(Payment { planted: Some(plant::SPLIT_ORDER), service, ..piece });
        }
    }

    fn pay_redacted(&self, random: &mut Random, payments: &mut Vec<Payment>) {
        let count = usize::try_from(self.redacted_lines()).unwrap_or(0);
        for pence in invoices(part_of(self.pence, REDACTED_PART), count, random) {
            let day = weekday_of(self.month(random.below(12)), random);
            payments.push(Payment {
                supplier: "REDACTED PERSONAL DATA".to_owned(),
                supplier_number: String::new(),
                invoice: String::new(),
                ..self.line(SHARES.len() - 1, day, pence, "Grant", random)
            });
        }
    }

    fn payment(&self, part: &Part<'_>, day: Date, pence: i64, purpose: &'static str, random: &mut Random) -> Payment {
        let spellings = &part.supplier.spellings;
        // The usual spelling nine times in ten.
        let at = if random.happens(9, 10) { 0 } else { random.index(spellings.len()) };
        Payment {
            supplier: spellings.get(at).cloned().unwrap_or_default(),
            supplier_number: format!("S{:05}", 10_000 + part.number),
            invoice: format!("{}{:06}", random.pick(&["INV-", "SI", "", "/"]), 100_000 + random.below(900_000)),
            ..self.line(part.supplier.category, day, pence, purpose, random)
        }
    }

    /// A payment with nothing said of the supplier.
    fn line(&self, category: usize, day: Date, pence: i64, purpose: &'static str, random: &mut Random) -> Payment {
        let services = self.services;
        // A category belongs mostly to one service, and now and then another has a part in it.
        let usual = if random.happens(4, 5) { category } else { random.index(services.len()) };
        let service = services.get(usual % services.len().max(1)).copied().unwrap_or("");
        Payment {
            kind: FileKind::Payments,
            day,
            invoice_day: later(day, -days_to_pay(random)),
            supplier: String::new(),
            supplier_number: String::new(),
            service,
            category: self.words.get(category).map_or("", |words| words.name),
            purpose,
            invoice: String::new(),
            reference: String::new(),
            net: Pence::new(pence),
            vat_over: Pence::ZERO,
            planted: None,
        }
    }

    fn purpose(&self, supplier: &Supplier, random: &mut Random) -> &'static str {
        self.words.get(supplier.category).map_or("", |words| random.pick(&words.purposes))
    }

    fn month(&self, slot: u64) -> Month {
        let months = self.year.months();
        let at = usize::try_from(slot).unwrap_or(0).min(11);
        months.get(at).copied().unwrap_or(Month::of(self.year.first_day()))
    }
}

/// How a supplier bills.
enum Bills {
    AsItComes,
    Standing,
    ByRate { rates: &'static [u64] },
}

/// The hours of a week of agency staff, and pieces at a price.
const HOURS: &[u64] = &[35, 37, 37, 37, 40];
const PIECES: &[u64] = &[1, 1, 2, 2, 3, 4, 6];

const MONTHS_IN_A_YEAR: u64 = 12;

/// The place of temporary staff among the categories.
const TEMPORARY_STAFF: usize = 2;

fn bills_as(part: &Part<'_>) -> Bills {
    let months = usize::try_from(MONTHS_IN_A_YEAR).unwrap_or(12);
    if part.is_large {
        Bills::AsItComes
    } else if part.supplier.category == TEMPORARY_STAFF {
        Bills::ByRate { rates: HOURS }
    } else if part.number % 7 == 3 && part.invoices > months {
        Bills::Standing
    } else if part.number % 7 == 5 && part.invoices >= 4 {
        Bills::ByRate { rates: PIECES }
    } else {
        Bills::AsItComes
    }
}

/// Of the money, so many parts in a thousand are paid after more than 30 days: large invoices wait less often than others.
const LATE_IN_A_THOUSAND: i64 = 60;

/// Gives large invoices that waited long the wait of small ones that did not, and the other way round, until no more than
/// [`LATE_IN_A_THOUSAND`] of the money is late. How many invoices are late stays as it is.
fn hurry_the_largest(payments: &mut [Payment]) {
    let waited = |payment: &Payment| i64::try_from(days_from(payment.invoice_day, payment.day)).unwrap_or(0);
    let mut by_money: Vec<usize> = (0..payments.len()).collect();
    by_money.sort_by_key(|at| payments.get(*at).map(|payment| std::cmp::Reverse(payment.net)));
    let is_late = |at: &usize| payments.get(*at).is_some_and(|payment| waited(payment) > 30);
    let (late, soon): (Vec<usize>, Vec<usize>) = by_money.into_iter().partition(is_late);
    let sum = |of: &[usize]| of.iter().filter_map(|at| payments.get(*at)).map(|payment| payment.net.get()).sum::<i64>();
    let mut late_money = sum(&late);
    let enough = (late_money + sum(&soon)) / 1000 * LATE_IN_A_THOUSAND;
    let small = soon.into_iter().rev();
    for (large, small) in late.into_iter().zip(small) {
        let (Some(one), Some(other)) = (payments.get(large), payments.get(small)) else { break };
        if late_money <= enough || one.net <= other.net {
            break;
        }
        late_money -= one.net.get() - other.net.get();
        let days = (waited(other), waited(one));
        for (at, days) in [(large, days.0), (small, days.1)] {
            if let Some(payment) = payments.get_mut(at) {
                payment.invoice_day = later(payment.day, -days);
            }
        }
    }
}

/// Now and then an invoice too high, and money back for it: the sum stays.
fn credit_note(amounts: &mut Vec<i64>, random: &mut Random) {
    if amounts.len() >= 5
        && random.happens(1, 7)
        && let Some(first) = amounts.first_mut()
    {
        let back = *first / 2;
        *first += back;
        let after = 1 + random.index(amounts.len() - 1);
        amounts.insert(after, -back);
    }
}
