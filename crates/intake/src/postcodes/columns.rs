//! Which column of the directory is which.

/// A column that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Postcode,
    Introduced,
    Ended,
    District,
    County,
    Ward,
    Region,
    Country,
}

use Part::{Country, County, District, Ended, Introduced, Postcode, Region, Ward};

/// For each part its names, the best first. `##` stands for the two digits of a year.
const NAMES: [(Part, &[&str]); 8] = [
    (Postcode, &["pcds", "pcd8", "pcd2", "pcd7", "pcd", "postcode"]),
    (Introduced, &["dointr"]),
    (Ended, &["doterm"]),
    (District, &["oslaua", "laua", "lad##cd", "laua##cd"]),
    (County, &["oscty", "cty", "cty##cd"]),
    (Ward, &["osward", "ward", "wd##cd"]),
    (Region, &["rgn", "gor", "rgn##cd"]),
    (Country, &["ctry", "ctry##cd"]),
];

/// What must be there. A directory without the county column, say, would place nobody in a county.
const REQUIRED: [Part; 6] = [Postcode, Ended, District, County, Region, Country];

/// The places of the columns that count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    places: Vec<(Part, usize)>,
    /// Columns of names beside columns of codes: both places.
    pub names: Vec<(usize, usize)>,
}

impl Columns {
    /// Finds the columns among the headings.
    ///
    /// # Errors
    /// A sentence that names what is missing.
    pub(super) fn find(headings: &[String]) -> Result<Columns, String> {
        let plain: Vec<String> = headings.iter().map(|heading| heading.trim().to_lowercase()).collect();
        let place = |name: &str| plain.iter().position(|heading| matches(heading, name));
        let places: Vec<(Part, usize)> = NAMES
            .iter()
            .filter_map(|(part, names)| Some((*part, names.iter().find_map(|name| place(name))?)))
            .collect();
        let missing: Vec<&str> = REQUIRED
            .iter()
            .filter(|part| !places.iter().any(|(found, _)| found == *part))
            .filter_map(|part| NAMES.iter().find(|(known, _)| known == part)?.1.first().copied())
            .collect();
        if !missing.is_empty() {
            let shown: Vec<&str> = plain.iter().take(12).map(String::as_str).collect();
            return Err(format!(
                "The file has no column {}. Choose the ONS Postcode Directory as it is published; this file's first headings are {}.",
                missing.join(" and no column "),
                shown.join(", ")
            ));
        }
        let codes = places.iter().filter(|(part, _)| matches!(part, District | County | Ward | Region | Country));
        let names = codes.filter_map(|(_, at)| {
            let code = plain.get(*at)?;
            let name = code.strip_suffix("cd").map(|stem| format!("{stem}nm"))?;
            Some((*at, plain.iter().position(|heading| *heading == name)?))
        });
        Ok(Columns { names: names.collect(), places: places.clone() })
    }

    pub(super) fn of(&self, part: Part) -> Option<usize> {
        self.places.iter().find(|(found, _)| *found == part).map(|(_, at)| *at)
    }
}

/// Whether a heading is a name in which `##` stands for two digits.
pub(super) fn matches(heading: &str, name: &str) -> bool {
    let fits = |(one, other): (u8, u8)| one == other || (other == b'#' && one.is_ascii_digit());
    heading.len() == name.len() && heading.bytes().zip(name.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headings: &str) -> Result<Columns, String> {
        Columns::find(&headings.split(',').map(String::from).collect::<Vec<_>>())
    }

    #[test]
    fn columns_are_known_by_old_names_and_new_ones_of_any_year() {
        for (headings, reason) in [
            ("pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,ctry,rgn", "the names of 2023"),
            (
                "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,ctry25cd,rgn25cd",
                "those of 2025",
            ),
            (
                "PCD7,PCD8,PCDS,DOINTR,DOTERM,CTY31CD,CED31CD,LAD31CD,WD31CD,PAR31CD,CTRY31CD,RGN31CD",
                "in capitals, 2031",
            ),
        ] {
            let columns = found(headings).unwrap();
            let places: Vec<_> = [Postcode, Ended, County, District, Ward, Country, Region]
                .iter()
                .map(|part| columns.of(*part).unwrap())
                .collect();
            assert_eq!(places, [2, 4, 5, 7, 8, 10, 11], "{reason}");
        }
    }

    #[test]
    fn a_missing_column_is_named() {
        let wrong = found("pcds,dointr,doterm,oslaua,ctry,rgn").unwrap_err();
        assert!(wrong.contains("no column oscty"), "{wrong}");
        assert!(found("Supplier,Amount").unwrap_err().contains("pcds"));
    }

    #[test]
    fn names_beside_codes_are_taken() {
        let columns = found("pcds,doterm,cty25cd,lad25cd,lad25nm,ctry25cd,rgn25cd").unwrap();
        assert_eq!(columns.names, [(3, 4)]);
    }
}
