//! Names of areas from the small files that come in the same zip.

use super::columns::matches;
use crate::text::decode_whole;
use domain::postcodes::GssCode;
use std::collections::BTreeMap;
use std::io::Read;
use zip::ZipArchive;

/// The most bytes of a list of names: the longest, of wards, has under a million.
const BYTES_MAX: u64 = 32 << 20;

/// The names of the columns of codes in such lists.
const CODES: [&str; 5] = ["lad##cd", "cty##cd", "wd##cd", "rgn##cd", "ctry##cd"];

/// Every name of an area in the lists of a zip; a list that cannot be read gives none.
pub(super) fn names_in<R: Read + std::io::Seek>(archive: &mut ZipArchive<R>) -> BTreeMap<GssCode, String> {
    let lists: Vec<String> = archive
        .file_names()
        .flatten()
        .filter(|name| {
            let lower = name.to_lowercase();
            lower.ends_with(".csv") && lower.contains("names and codes")
        })
        .map(|name| name.to_string())
        .collect();
    let mut names = BTreeMap::new();
    for list in lists {
        let Ok(file) = archive.by_name(&list) else { continue };
        let mut bytes = Vec::new();
        if file.take(BYTES_MAX).read_to_end(&mut bytes).is_ok() {
            add(&decode_whole(&bytes), &mut names);
        }
    }
    names
}

fn add(text: &str, names: &mut BTreeMap<GssCode, String>) {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let Ok(headings) = rows.headers().cloned() else { return };
    let plain: Vec<String> = headings.iter().map(|heading| heading.trim().to_lowercase()).collect();
    let code = plain.iter().position(|heading| CODES.iter().any(|name| matches(heading, name)));
    let name = code.and_then(|at| {
        let wanted = format!("{}nm", plain.get(at)?.strip_suffix("cd")?);
        plain.iter().position(|heading| *heading == wanted)
    });
    let (Some(code), Some(name)) = (code, name) else { return };
    for row in rows.records().map_while(Result::ok) {
        let code = row.get(code).and_then(|text| GssCode::from_bytes(text.as_bytes()));
        if let (Some(code), Some(name)) = (code.filter(|code| !code.is_none()), row.get(name)) {
            names.insert(code, name.trim().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_the_names_of_its_codes() {
        let mut names = BTreeMap::new();
        add("\u{feff}LAD25CD,LAD25NM,LAD25NMW\nE07000901,Wynmarch,\nE99999999,none,\n", &mut names);
        add("something,else\n1,2\n", &mut names);
        assert_eq!(names.len(), 1);
        assert_eq!(names.values().next().map(String::as_str), Some("Wynmarch"));
    }
}
