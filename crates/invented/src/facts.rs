//! What the invented councils know of their suppliers, and the invented postcodes that place them.
//!
//! The postcode directory is laid out as the real one is and holds only invented postcodes and areas.

use crate::council::InventedCouncil;
use crate::pool::Supplier;
use crate::random::Random;
use domain::values::Date;
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

/// What one council knows of its suppliers: most of it, and not of those whose rows are left out or empty.
pub(crate) fn facts(seed: u64, suppliers: &[(usize, Supplier)], today: Date, has_numbers: bool) -> String {
    let as_at = format!("30/09/{}", if today.month() > 9 { today.year() } else { today.year() - 1 });
    let mut text =
        String::from("Supplier No,Supplier,Postcode,Country,Company No,Charity No,SME,VCSE,As at,Source\r\n");
    for (number, supplier) in suppliers {
        // One generator for each supplier, so that every council says the same of it.
        let mut random = Random::part(seed, &format!("facts {number}"));
        let Some(name) = supplier.spellings.first() else { continue };
        let place = random.below(100);
        let is_large = random.happens(3, 10);
        let is_voluntary = random.happens(4, 100) || name.ends_with("CIC");
        let company = 1_000_000 + random.below(9_000_000);
        let charity = 1_000_000 + random.below(200_000);
        let nothing = random.happens(4, 100);
        let (no_postcode, no_sme) = (random.happens(4, 100), random.happens(5, 100));
        let which = random.below(POSTCODES);
        if nothing {
            continue;
        }
        let mut left = place;
        let found = AREAS.iter().zip(WEIGHTS).find(|(_, weight)| {
            let is_here = left < *weight;
            left = left.saturating_sub(*weight);
            is_here
        });
        let (code, country) = match found {
            Some((area, _)) if !no_postcode => (postcode(area, which), ""),
            Some(_) => (String::new(), ""),
            None => (String::new(), "Ireland"),
        };
        let number = if has_numbers { format!("S{:05}", 10_000 + number) } else { String::new() };
        let charity = if is_voluntary { charity.to_string() } else { String::new() };
        let sme = if no_sme {
            ""
        } else if is_large {
            "N"
        } else {
            "Y"
        };
        let vcse = if no_sme && !is_voluntary {
            ""
        } else if is_voluntary {
            "Y"
        } else {
            "N"
        };
        let _ = write!(
            text,
            "{number},\"{name}\",{code},{country},{company:08},{charity},{sme},{vcse},{as_at},Supplier questionnaire\r\n"
        );
    }
    text
}
