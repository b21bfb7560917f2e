//! The invented councils that tests, the demonstration and benchmarks use: a district, its two neighbours and their county.
//!
//! Payments come as the files a council would have, so that they go in by the way every file does; what a council records
//! of its strategy comes as the domain's own records. The same seed, scale and today give the same on every machine. It
//! never reads a clock, never writes a file, and nothing in it is real: names of councils, people and suppliers are made of
//! word lists.
//! Start at [`councils`].

mod amounts;
mod calendar;
mod cards;
mod context;
mod council;
mod dirt;
mod facts;
mod files;
mod format_requests;
mod grants;
mod largest;
mod national;
mod payment;
mod people;
mod plant;
mod pool;
mod random;
mod strategy;
mod transfers;
mod words;
mod year;

pub use council::InventedCouncil;
pub use files::InventedFile;
pub use format_requests::InventedFormatRequest;
pub use national::{National, NationalSupplier, national};
pub use people::InventedPerson;
pub use plant::PlantedCase;

use council::{COUNCILS, Layout};
use domain::spend::context::ContextFact;
use domain::spend::{FileKind, PaymentLine};
use domain::strategy::Book;
use domain::values::{Date, Month};
use payment::Payment;
use plant::Alone;
use pool::Supplier;
use random::Random;
use std::collections::BTreeMap;
use year::YearPlan;

/// The invented councils as they stand on a day.
#[derive(Clone, Debug)]
pub struct Invented {
    today: Date,
    seed: u64,
    scale: u32,
    /// Rounds of planted cases of lost money at the council that everything is shown with.
    losses: u32,
}

/// Rounds of planted cases where nobody asks for another number: a handful of each.
const ROUNDS_OF_LOSSES: u32 = 2;

/// The invented councils as they stand on `today`: three complete financial years and the current one up to the last complete month.
///
/// `scale` multiplies invoices and money; 0 is taken for 1.
///
/// ```
/// use domain::values::Date;
/// let today: Date = "2026-11-21".parse().unwrap();
/// let invented = invented::councils(today, 1, 1);
/// assert_eq!(invented.councils()[0].name, "Wynmarch District Council");
/// assert_eq!(invented.payment_files("wynmarch")[0].name, "wynmarch-payments-2023-04.csv");
/// ```
#[must_use]
pub fn councils(today: Date, seed: u64, scale: u32) -> Invented {
    Invented { today, seed, scale: scale.max(1), losses: ROUNDS_OF_LOSSES }
}

impl Invented {
    /// The same with so many rounds of planted cases of lost money.
    #[must_use]
    pub fn with_losses(self, rounds: u32) -> Invented {
        Invented { losses: rounds, ..self }
    }

    /// What is planted in a council's payments for the checks for lost money to find, and to pass over.
    #[must_use]
    pub fn planted_losses(&self, council: &str) -> Vec<PlantedCase> {
        COUNCILS.iter().find(|known| known.code == council).map(|known| self.made(known).1).unwrap_or_default()
    }

    /// A council's payments as lines, the way an import would read them, with a day and every column; the row of a line
    /// is its place among the payments.
    #[must_use]
    pub fn payment_lines(&self, council: &str) -> (Vec<PaymentLine>, Vec<PlantedCase>) {
        let Some(known) = COUNCILS.iter().find(|known| known.code == council) else { return Default::default() };
        let (payments, cases) = self.made(known);
        let payments = payments.into_iter().filter(|payment| payment.kind == FileKind::Payments);
        ((2..).zip(payments).map(|(row, payment)| line(row, payment)).collect(), cases)
    }

    /// The councils; the first is the one that everything is shown with.
    #[must_use]
    pub fn councils(&self) -> &'static [InventedCouncil] {
        &COUNCILS
    }

    /// The people, in every role; one works for three councils.
    #[must_use]
    pub fn people(&self) -> Vec<InventedPerson> {
        people::people()
    }

    /// A council's payments files in the order of months; none for a code that is no invented council's.
    /// One neighbour's file of one month is missing, so that a calendar has a gap to show.
    #[must_use]
    pub fn payment_files(&self, council: &str) -> Vec<InventedFile> {
        let Some(council) = COUNCILS.iter().find(|known| known.code == council) else { return Vec::new() };
        let (payments, _) = self.made(council);
        let mut months: BTreeMap<(FileKind, Month), Vec<&Payment>> = BTreeMap::new();
        for payment in &payments {
            months.entry((payment.kind, Month::of(payment.day))).or_default().push(payment);
        }
        if let (Layout::NetVatGross, Some(missing)) = (council.plan.layout, self.missing_month()) {
            months.remove(&(FileKind::Payments, missing));
        }
        months.into_iter().map(|((kind, month), payments)| files::file(council, month, kind, &payments)).collect()
    }

    /// The requests for documents in other formats that came to a council; only to the one that everything is shown with.
    #[must_use]
    pub fn format_requests(&self, council: &str) -> Vec<InventedFormatRequest> {
        let is_first = COUNCILS.first().is_some_and(|first| first.code == council);
        if is_first { format_requests::requests(self.today) } else { Vec::new() }
    }

    /// The postcode directory of the invented region, as a CSV file in the layout of the Office for National Statistics.
    #[must_use]
    pub fn postcode_directory(&self) -> Vec<u8> {
        facts::directory(self.today).into_bytes()
    }

    /// The code of a council's own area in that directory.
    #[must_use]
    pub fn area_code(&self, council: &str) -> Option<&'static str> {
        COUNCILS.iter().find(|known| known.code == council).map(facts::own_area)
    }

    /// What a council knows of its suppliers, as a CSV file; of some it knows nothing, as every council.
    #[must_use]
    pub fn supplier_facts(&self, council: &str) -> Vec<u8> {
        let Some(council) = COUNCILS.iter().find(|known| known.code == council) else { return Vec::new() };
        let words = words::categories(pool::SHARES.iter().map(|share| share.category));
        let suppliers = self.suppliers(council, &words);
        let has_numbers = matches!(council.plan.layout, Layout::Extract | Layout::Semicolons);
        let categories: Vec<usize> =
            pool::suppliers(self.seed, &words).iter().map(|supplier| supplier.category).collect();
        let largest = largest::largest(&categories);
        facts::facts(self.seed, &suppliers, &largest, self.today, has_numbers).into_bytes()
    }

    /// What a council enters beside its payments; none for a code that is no invented council's.
    #[must_use]
    pub fn context(&self, council: &str) -> Vec<ContextFact> {
        let known = COUNCILS.iter().find(|known| known.code == council);
        known.map(|council| context::facts(council, self.today)).unwrap_or_default()
    }

    /// All that a council has recorded of its strategy, its risks, savings, surveys, training and library: of the first
    /// council everything, of the others a settled round, so that levels can be compared; nothing for a code that is no
    /// invented council's.
    #[must_use]
    pub fn strategy(&self, council: &str) -> Book {
        let known = COUNCILS.iter().find(|known| known.code == council);
        known.map(|council| strategy::book(council, self.today, self.seed)).unwrap_or_default()
    }

    /// November of the newest complete year.
    fn missing_month(&self) -> Option<Month> {
        calendar::years(self.today).get(2).and_then(|year| year.months().get(7).copied())
    }

    /// A council's payments up to the last complete month, in the order of days, numbered as its ledger does, and what is
    /// planted among them.
    fn made(&self, council: &InventedCouncil) -> (Vec<Payment>, Vec<PlantedCase>) {
        let mut payments = self.clean(council);
        let last = calendar::last_complete_month(self.today);
        payments.retain(|payment| Month::of(payment.day) <= last);
        let rounds = if council.plan.dirt { self.losses } else { 0 };
        let first = payments.iter().map(|payment| payment.day).min().unwrap_or(self.today);
        let mut alone = Alone::new(self.names_beyond(council));
        let mut random = Random::part(self.seed, "losses");
        let may_be_copied =
            |payment: &&Payment| payment.kind == FileKind::Payments && !transfers::is_transfer(payment.category);
        let clean: Vec<Payment> = payments.iter().filter(may_be_copied).cloned().collect();
        let planting = plant::plant(&clean, rounds, (first, last.last_day()), &mut alone, &mut random);
        let mut cases = planting.cases;
        plant::number_dirt(&mut payments, &mut cases);
        payments.extend(planting.payments);
        let payments = numbered(payments);
        for payment in &payments {
            let case = payment.planted.and_then(|at| cases.get_mut(at));
            case.into_iter().for_each(|case| case.references.push(payment.reference.clone()));
        }
        (payments, cases)
    }

    /// The names of the region's suppliers that the council does not pay.
    fn names_beyond(&self, council: &InventedCouncil) -> Vec<String> {
        let words = words::categories(pool::SHARES.iter().map(|share| share.category));
        let (first, count) = council.plan.suppliers;
        let all = pool::suppliers(self.seed, &words).into_iter().skip(first + count);
        all.filter_map(|supplier| supplier.spellings.into_iter().next()).collect()
    }

    /// What a council pays, without planted cases of lost money.
    fn clean(&self, council: &InventedCouncil) -> Vec<Payment> {
        let mut payments = Vec::new();
        let words = words::categories(pool::SHARES.iter().map(|share| share.category));
        let services = words::services(council.code);
        let suppliers = self.suppliers(council, &words);
        let scale = i64::from(self.scale);
        for (at, (year, pence)) in calendar::years(self.today).into_iter().zip(council.plan.years).enumerate() {
            let planted = |counts: &[u32; 3]| counts.get(at).copied().filter(|_| council.plan.dirt).unwrap_or(0);
            let plan = YearPlan {
                year,
                pence: pence.get() * scale,
                invoices: u64::from(council.plan.invoices) * u64::from(self.scale),
                suppliers: &suppliers,
                words: &words,
                services: &services,
                splits: planted(&dirt::SPLITS),
            };
            // A part of its own, so that what is laid down of one year changes no other.
            let mut random = Random::part(self.seed, &format!("{} payments {year}", council.code));
            let mut of_year = plan.payments(&mut random);
            of_year.extend(dirt::duplicates(&of_year, year, planted(&dirt::DUPLICATES), &mut random));
            if council.plan.dirt {
                of_year.extend(
                    year.months()
                        .into_iter()
                        .flat_map(|month| cards::of_month(month, &services, self.scale, &mut random)),
                );
            }
            if council.plan.dirt {
                // Parts of their own, so that grants and transfers change nothing else that is invented.
                let mut random = Random::part(self.seed, &format!("{} grants {year}", council.code));
                of_year.extend(grants::of_year(year, &services, &mut random));
                let mut random = Random::part(self.seed, &format!("{} transfers {year}", council.code));
                of_year.extend(transfers::of_year(year, self.scale, &mut random));
            }
            payments.extend(of_year);
        }
        dirt::meet_spellings(&mut payments, &suppliers);
        payments
    }

    /// The council's suppliers, some with several spellings.
    fn suppliers(&self, council: &InventedCouncil, words: &[words::CategoryWords]) -> Vec<(usize, Supplier)> {
        let (first, count) = council.plan.suppliers;
        let all = pool::suppliers(self.seed, words).into_iter().enumerate();
        let mut mine: Vec<(usize, Supplier)> = all.skip(first).take(count).collect();
        // The largest suppliers have the most invoices, so that their spellings are met.
        for (_, supplier) in mine.iter_mut().take(dirt::SPELLED) {
            supplier.spellings = supplier.spellings.first().map(|name| pool::spellings(name)).unwrap_or_default();
        }
        mine
    }
}

/// Payments in the order of days with the ledger's numbers, each kind in a row of its own.
fn numbered(mut payments: Vec<Payment>) -> Vec<Payment> {
    payments.sort_by_key(|payment| payment.day);
    let mut next =
        BTreeMap::from([(FileKind::Payments, 700_000_u64), (FileKind::Cards, 20_000), (FileKind::Grants, 300)]);
    for payment in &mut payments {
        let number = next.entry(payment.kind).or_default();
        *number += 1;
        payment.reference = format!("{number:07}");
    }
    payments
}

/// A payment as the line of a file.
fn line(row: u64, payment: Payment) -> PaymentLine {
    let vat = dirt::vat_on(&payment);
    PaymentLine {
        sheet: 1,
        row,
        date: Some(payment.day),
        amount: payment.net,
        vat: Some(vat),
        supplier: payment.supplier,
        supplier_number: payment.supplier_number,
        service: payment.service.to_owned(),
        category: payment.category.to_owned(),
        description: payment.purpose.to_owned(),
        reference: payment.reference,
        invoice_number: payment.invoice,
        invoice_date: Some(payment.invoice_day),
        ..PaymentLine::default()
    }
}
