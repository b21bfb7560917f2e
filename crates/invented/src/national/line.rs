//! One line of the national table, drawn and written.

use super::{FIRST_MONTH, NationalSupplier, lists};
use crate::calendar::days_to_pay;
use crate::random::Random;
use domain::values::Date;
use jiff::ToSpan;
use std::io::{self, Write};

/// Days written beforehand: from a year before the first payment, for invoices, to after the last.
const DAYS: i64 = 366 + 6 * 366;

const HEADINGS: &str = "Council,Service,Category,Supplier number,Supplier,Payment reference,Invoice date,\
    Payment date,Amount\n";

/// A line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    council: usize,
    service: usize,
    category: usize,
    supplier: usize,
    reference: u64,
    /// Days from the first day written beforehand.
    paid: i64,
    days_to_pay: i64,
    pence: i64,
}

impl Line {
    /// A line of a month, given by the days to it.
    pub(super) fn draw(from: i64, council: usize, supplier: usize, random: &mut Random) -> Self {
        // Amounts of every size: as many from £1,000 to £2,000 as from £10,000 to £20,000.
        let size = random.between(13, 24);
        let pence = i64::try_from((1 << size) + random.below(1 << size)).unwrap_or(50_000);
        let category = supplier % 40;
        let usual = random.happens(4, 5);
        Line {
            council,
            service: if usual { category * 7 % 12 } else { random.index(12) },
            category: if random.happens(9, 10) { category } else { random.index(40) },
            supplier,
            reference: random.below(90_000_000) + 10_000_000,
            paid: from + i64::try_from(random.below(28)).unwrap_or(0),
            days_to_pay: days_to_pay(random),
            pence: if random.happens(1, 40) { -pence / 2 } else { pence },
        }
    }

    /// The line paid again some days later in its month, or on the same day, under another reference.
    pub(super) fn again(&self, random: &mut Random) -> Self {
        let later = i64::try_from(random.below(15)).unwrap_or(0);
        Line { paid: self.paid + later, reference: self.reference + 1 + random.below(1_000), ..self.clone() }
    }
}

/// The first day written beforehand: a year before the first payment.
const FIRST_DAY: Date = Date::constant(FIRST_MONTH.0 - 1, FIRST_MONTH.1, 1);

/// The days from the first day written beforehand to a month, counted from the first one with payments.
pub(super) fn days_to(month: i16) -> i64 {
    let of_month = FIRST_DAY.checked_add((12 + i32::from(month)).months()).unwrap_or(FIRST_DAY);
    FIRST_DAY.until(of_month).map_or(0, |span| i64::from(span.get_days()))
}

/// Writes lines, each text made once.
pub(super) struct Writer<'a, W> {
    out: &'a mut W,
    suppliers: &'a [NationalSupplier],
    councils: Vec<String>,
    services: Vec<&'static str>,
    categories: Vec<&'static str>,
    days: Vec<String>,
    line: Vec<u8>,
}

impl<'a, W: Write> Writer<'a, W> {
    pub(super) fn begin(out: &'a mut W, suppliers: &'a [NationalSupplier]) -> io::Result<Self> {
        let day = |days: i64| FIRST_DAY.checked_add(days.days()).unwrap_or(FIRST_DAY).to_string();
        out.write_all(HEADINGS.as_bytes())?;
        Ok(Writer {
            out,
            suppliers,
            councils: (0..super::COUNCILS).map(lists::council).collect(),
            services: lists::services(),
            categories: lists::categories(),
            days: (0..DAYS).map(day).collect(),
            line: Vec::with_capacity(256),
        })
    }

    pub(super) fn line(&mut self, line: &Line) -> io::Result<()> {
        let supplier = self.suppliers.get(line.supplier);
        let day = |days: i64| usize::try_from(days).ok().and_then(|at| self.days.get(at)).map_or("", String::as_str);
        let texts = [
            self.councils.get(line.council).map_or("", String::as_str),
            self.services.get(line.service).copied().unwrap_or(""),
            self.categories.get(line.category).copied().unwrap_or(""),
            supplier.map_or("", |supplier| supplier.number.as_str()),
            supplier.map_or("", |supplier| supplier.name.as_str()),
        ];
        self.line.clear();
        for text in texts {
            self.line.extend_from_slice(text.as_bytes());
            self.line.push(b',');
        }
        let (invoiced, paid) = (day(line.paid - line.days_to_pay), day(line.paid));
        let sign = if line.pence < 0 { "-" } else { "" };
        let (pounds, pence) = (line.pence.abs() / 100, line.pence.abs() % 100);
        writeln!(self.line, "{},{invoiced},{paid},{sign}{pounds}.{pence:02}", line.reference)?;
        self.out.write_all(&self.line)
    }
}
