//! Payments of very many councils in one file, for benchmarks: a table as a national body gathers it month by month.

mod line;
mod lists;
mod zipf;

use crate::random::Random;
use line::Writer;
use std::io::{self, Write};
use zipf::Zipf;

/// How many councils there are.
const COUNCILS: usize = 300;
/// How many suppliers there are, each with a council in whose area it stands.
const SUPPLIERS: usize = 200_000;
/// Of how many suppliers, its own and its neighbours', a council takes most of what it buys.
const NEAR: usize = 2_000;
/// The first month, April 2020, and how many there are: up to December 2025.
const FIRST_MONTH: (i16, i8) = (2020, 4);
const MONTHS: i16 = 69;
/// Lines for each step of the scale.
const LINES: u64 = 100_000;

/// The table that benchmarks use. The same seed and scale give the same bytes on every machine.
#[derive(Clone, Debug)]
pub struct National {
    seed: u64,
    scale: u32,
    suppliers: Vec<NationalSupplier>,
}

/// A supplier, and what a supplier-facts file would say of it.
#[derive(Clone, Debug)]
pub struct NationalSupplier {
    /// Its name as published.
    pub name: String,
    /// Its number in every council's ledger.
    pub number: String,
    /// The council in whose area it stands, by its place among [`National::councils`].
    pub council: usize,
    /// The area of its postcode: suppliers of the same council share a few.
    pub postcode_area: String,
    /// Whether it is a small or medium-sized enterprise; none where nobody knows.
    pub sme: Option<bool>,
}

/// The table of a seed with 100,000 lines times `scale`; 0 is taken for 1.
///
/// ```
/// let national = invented::national(1, 1);
/// assert_eq!(national.councils().len(), 300);
/// ```
#[must_use]
pub fn national(seed: u64, scale: u32) -> National {
    let mut random = Random::part(seed, "national suppliers");
    let names = lists::SupplierNames::new();
    let suppliers = (0..SUPPLIERS).map(|number| supplier(number, &names, &mut random)).collect();
    National { seed, scale: scale.max(1), suppliers }
}

fn supplier(number: usize, names: &lists::SupplierNames, random: &mut Random) -> NationalSupplier {
    let council = number / SUPPLIERS.div_ceil(COUNCILS);
    let sme = if random.happens(1, 5) { None } else { Some(random.happens(11, 20)) };
    NationalSupplier {
        name: names.name(number, random),
        number: format!("S{:06}", 100_000 + number),
        council,
        postcode_area: lists::postcode_area(council),
        sme,
    }
}

impl National {
    /// The councils' names.
    #[must_use]
    pub fn councils(&self) -> Vec<String> {
        (0..COUNCILS).map(lists::council).collect()
    }

    /// The area of a council's postcodes.
    #[must_use]
    pub fn postcode_area(&self, council: usize) -> String {
        lists::postcode_area(council)
    }

    /// The suppliers.
    #[must_use]
    pub fn suppliers(&self) -> &[NationalSupplier] {
        &self.suppliers
    }

    /// How many lines the table has.
    #[must_use]
    pub fn lines(&self) -> u64 {
        LINES * u64::from(self.scale)
    }

    /// Writes the table as CSV, month by month and in each month council by council.
    /// One line in five hundred is paid again within the month under another reference.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut random = Random::part(self.seed, "national lines");
        let (near, all) = (Zipf::new(NEAR), Zipf::new(SUPPLIERS));
        let mut writer = Writer::begin(out, &self.suppliers)?;
        let parts = u64::try_from(MONTHS).unwrap_or(1) * COUNCILS as u64;
        let mut done = 0;
        for month in 0..MONTHS {
            let from = line::days_to(month);
            for council in 0..COUNCILS {
                let part = u64::try_from(month).unwrap_or(0) * COUNCILS as u64 + council as u64 + 1;
                // Shares of the whole that add up to it, whatever the scale.
                let until = self.lines() * part / parts;
                while done < until {
                    // Seven lines in ten are for suppliers nearby, the others for any of the country.
                    let supplier = if random.happens(7, 10) {
                        (council * (SUPPLIERS / COUNCILS) + near.draw(&mut random)) % SUPPLIERS
                    } else {
                        all.draw(&mut random)
                    };
                    let line = line::Line::draw(from, council, supplier, &mut random);
                    writer.line(&line)?;
                    done += 1;
                    if done < until && random.happens(1, 500) {
                        writer.line(&line.again(&mut random))?;
                        done += 1;
                    }
                }
            }
        }
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_and_scale_give_the_same_table() {
        let table = |seed| {
            let mut out = Vec::new();
            national(seed, 1).write(&mut out).unwrap();
            out
        };
        let once = table(7);
        assert_eq!(once, table(7));
        assert_ne!(once, table(8));
        let text = String::from_utf8(once).unwrap();
        assert_eq!(text.lines().count(), 100_001, "the headings and the lines");
        let councils: std::collections::BTreeSet<&str> =
            text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        assert_eq!(councils.len(), 300);
    }
}
