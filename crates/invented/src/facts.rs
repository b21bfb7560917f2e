//! What the invented councils know of their suppliers, and the invented postcodes that place them.
//!
//! The postcode directory is laid out as the real one is and holds only invented postcodes and areas.

use crate::council::{COUNCILS, InventedCouncil};
use crate::largest::{Largest, What, Where};
use crate::pool::{COMMUNITY, Supplier};
use crate::random::Random;
use domain::values::Date;
use std::collections::BTreeMap;
use std::fmt::Write;

/// A district of the invented region, and beyond it: its code, its county, its region, its postcodes, its name.
struct Area {
    district: &'static str,
    county: &'static str,
    region: &'static str,
    country: &'static str,
    outward: &'static str,
    name: &'static str,
}

const NONE: &str = "E99999999";
const COUNTY: &str = "E10000901";
const REGION: &str = "E12000901";

const fn area(
    district: &'static str,
    county: &'static str,
    region: &'static str,
    outward: &'static str,
    name: &'static str,
) -> Area {
    Area { district, county, region, country: "E92000001", outward, name }
}

/// The areas; suppliers fall on them by the weights of [`WEIGHTS`].
const AREAS: [Area; 8] = [
    area("E07000901", COUNTY, REGION, "WX", "Wynmarch"),
    area("E07000902", COUNTY, REGION, "BK", "Brackmere"),
    area("E07000903", COUNTY, REGION, "OY", "Ostley"),
    area("E07000904", COUNTY, REGION, "WX9", "Upper Wynshire"),
    area("E06000905", NONE, REGION, "QX", "Port Marrow"),
    area("E06000906", NONE, "E12000902", "QZ", "Ellendale"),
    area("E08000907", NONE, "E12000903", "XZ", "Great Tarn"),
    Area {
        district: "W06000908",
        county: "W99999999",
        region: "W99999999",
        country: "W92000004",
        outward: "ZZ",
        name: "Nant Gwyn",
    },
];

/// How many of a hundred suppliers are in each area; what is left over is abroad.
const WEIGHTS: [u64; 8] = [15, 11, 8, 5, 17, 22, 18, 3];

/// Postcodes of each area.
const POSTCODES: u64 = 400;

/// The code of a council's own area.
pub(crate) fn own_area(council: &InventedCouncil) -> &'static str {
    match council.code {
        "wynmarch" => "E07000901",
        "brackmere" => "E07000902",
        "ostley" => "E07000903",
        _ => COUNTY,
    }
}

fn postcode(area: &Area, number: u64) -> String {
    const LETTERS: &[u8] = b"ABDEFGHJLN";
    let letter =
        |at: u64| usize::try_from(at % 10).ok().and_then(|at| LETTERS.get(at)).copied().map_or('A', char::from);
    let outward = if area.outward.len() > 2 {
        area.outward.to_owned()
    } else {
        format!("{}{}", area.outward, 1 + number / 100 % 4)
    };
    format!("{outward} {}{}{}", 1 + number / 100 % 9, letter(number / 10), letter(number))
}

/// The directory as a CSV file with the headings of recent editions, dated so many months before a day.
pub(crate) fn directory(today: Date) -> String {
    let mut text = String::from(
        "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,lad25nm,wd25cd,wd25nm,ctry25cd,rgn25cd,lat,long\r\n",
    );
    for area in &AREAS {
        for number in 0..POSTCODES {
            let code = postcode(area, number);
            let ended = if number % 50 == 49 { format!("{}06", today.year() - 1) } else { String::new() };
            let ward = format!("E0590{:03}{}", area.district.get(6..).unwrap_or_default(), number / 100);
            let _ = write!(
                text,
                "{},{code},{code},199501,{ended},{},{NONE},{},{},{ward},{} ward {},{},{},,\r\n",
                code.replace(' ', ""),
                area.county,
                area.district,
                area.name,
                area.name,
                number / 100 + 1,
                area.country,
                area.region,
            );
        }
    }
    text
}

/// What is so of a supplier, and which of it the councils do not know.
struct Fact {
    /// Its place among [`AREAS`]; none for one that is abroad.
    area: Option<usize>,
    /// Its place among the postcodes of the area.
    postcode: u64,
    company: u64,
    charity: u64,
    is_large: bool,
    is_voluntary: bool,
    knows_nothing: bool,
    no_postcode: bool,
    no_size: bool,
}

impl Fact {
    /// What chance gives a supplier. One generator for each, so that every council says the same of it.
    fn drawn(seed: u64, number: usize, name: &str) -> Fact {
        let mut random = Random::part(seed, &format!("facts {number}"));
        let mut left = random.below(100);
        let area = WEIGHTS.iter().position(|weight| {
            let is_here = left < *weight;
            left = left.saturating_sub(*weight);
            is_here
        });
        Fact {
            area,
            // What small firms get with what the largest have comes to a third of spend.
            is_large: random.happens(4, 10),
            is_voluntary: name.ends_with(COMMUNITY),
            company: 1_000_000 + random.below(9_000_000),
            charity: 1_000_000 + random.below(200_000),
            knows_nothing: random.happens(4, 100),
            no_postcode: random.happens(4, 100),
            no_size: random.happens(5, 100),
            postcode: random.below(POSTCODES),
        }
    }

    /// One of the largest suppliers, of which every council knows all.
    fn laid_down(self, one: &Largest) -> Fact {
        let area = match one.place {
            Where::Home => one.council,
            Where::County => (one.council + 1) % COUNCILS.len(),
            Where::Region => 4,
            Where::Elsewhere if self.postcode.is_multiple_of(2) => 5,
            Where::Elsewhere => 6,
        };
        Fact {
            area: Some(area),
            is_large: one.what == What::Large,
            is_voluntary: one.what == What::Voluntary,
            knows_nothing: false,
            no_postcode: false,
            no_size: false,
            ..self
        }
    }

    /// A small voluntary organisation: every second one is in the area of a district that pays it.
    fn of_community(self, number: usize) -> Fact {
        let pays = |council: &InventedCouncil| {
            let (first, count) = council.plan.suppliers;
            (first..first + count).contains(&number)
        };
        let districts: Vec<usize> = (0..)
            .zip(&COUNCILS)
            .filter(|(_, council)| council.kind == "district" && pays(council))
            .map(|(at, _)| at)
            .collect();
        let which = usize::try_from(self.postcode).unwrap_or(0);
        let home = districts.get(which % districts.len().max(1)).copied().unwrap_or(COUNCILS.len() - 1);
        let area = if which % 10 < 5 { Some(home) } else { self.area };
        Fact { area, is_large: false, ..self }
    }
}

/// What one council knows of its suppliers: most of it, and not of those whose rows are left out or empty.
pub(crate) fn facts(
    seed: u64,
    suppliers: &[(usize, Supplier)],
    largest: &BTreeMap<usize, Largest>,
    today: Date,
    has_numbers: bool,
) -> String {
    let as_at = format!("30/09/{}", if today.month() > 9 { today.year() } else { today.year() - 1 });
    let mut text =
        String::from("Supplier No,Supplier,Postcode,Country,Company No,Charity No,SME,VCSE,As at,Source\r\n");
    for (number, supplier) in suppliers {
        let Some(name) = supplier.spellings.first() else { continue };
        let drawn = Fact::drawn(seed, *number, name);
        let fact = match largest.get(number) {
            Some(one) => drawn.laid_down(one),
            None if drawn.is_voluntary => drawn.of_community(*number),
            None => drawn,
        };
        if fact.knows_nothing {
            continue;
        }
        let (code, country) = match fact.area.and_then(|at| AREAS.get(at)) {
            Some(area) if !fact.no_postcode => (postcode(area, fact.postcode), ""),
            Some(_) => (String::new(), ""),
            None => (String::new(), "Ireland"),
        };
        let number = if has_numbers { format!("S{:05}", 10_000 + number) } else { String::new() };
        let charity = if fact.is_voluntary { fact.charity.to_string() } else { String::new() };
        let said = |is_so| if is_so { "Y" } else { "N" };
        let sme = if fact.no_size { "" } else { said(!fact.is_large) };
        let vcse = if fact.no_size && !fact.is_voluntary { "" } else { said(fact.is_voluntary) };
        let company = fact.company;
        let _ = write!(
            text,
            "{number},\"{name}\",{code},{country},{company:08},{charity},{sme},{vcse},{as_at},Supplier questionnaire\r\n"
        );
    }
    text
}
