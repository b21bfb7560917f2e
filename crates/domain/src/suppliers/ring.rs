//! Rings about a council: its own area, the county about it, the region, the country, and what lies beyond.

use crate::postcodes::{GssCode, PostcodeEntry};
use serde::{Deserialize, Serialize};

/// The ring that a supplier lies in: the innermost that holds it. Each ring lies in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ring {
    /// In the area of the district, borough or unitary council.
    District,
    /// In the county or combined authority about it.
    County,
    /// In the same region.
    Region,
    /// In the United Kingdom.
    Uk,
    /// Outside the United Kingdom.
    Abroad,
}

impl Ring {
    /// Every ring, the innermost first.
    pub const ALL: &[Ring] = &[Ring::District, Ring::County, Ring::Region, Ring::Uk, Ring::Abroad];

    /// The name in records and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Ring::District => "district",
            Ring::County => "county",
            Ring::Region => "region",
            Ring::Uk => "uk",
            Ring::Abroad => "abroad",
        }
    }

    /// What people are shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Ring::District => "In the council's area",
            Ring::County => "In the county or combined authority",
            Ring::Region => "In the region",
            Ring::Uk => "In the United Kingdom",
            Ring::Abroad => "Outside the United Kingdom",
        }
    }
}

/// Which postcode of a supplier says where it is. The definition is printed beside each figure of local spend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostcodeKind {
    /// The office or premises that invoices are paid to: the usual definition of local spend.
    #[default]
    Site,
    /// The branch that delivers, for firms with many.
    Branch,
    /// The registered office.
    Registered,
    /// The source does not say.
    Unsaid,
}

impl PostcodeKind {
    /// Every kind, in the order in which one is preferred where a supplier has several.
    pub const ALL: &[PostcodeKind] =
        &[PostcodeKind::Site, PostcodeKind::Branch, PostcodeKind::Registered, PostcodeKind::Unsaid];

    /// The name in records, forms and commands.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PostcodeKind::Site => "site",
            PostcodeKind::Branch => "branch",
            PostcodeKind::Registered => "registered",
            PostcodeKind::Unsaid => "unsaid",
        }
    }

    /// What people are shown.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            PostcodeKind::Site => "The office or premises that invoices are paid to",
            PostcodeKind::Branch => "The branch that delivers",
            PostcodeKind::Registered => "The registered office",
            PostcodeKind::Unsaid => "The source does not say",
        }
    }
}

impl std::str::FromStr for PostcodeKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = PostcodeKind::ALL.iter().copied().find(|kind| kind.name() == text);
        found.ok_or_else(|| format!("{text:?} is not site, branch, registered or unsaid"))
    }
}

/// The areas about a council, from which rings are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CouncilArea {
    /// The council's own area.
    pub own: GssCode,
    /// The county about it, or the districts of its combined authority; empty where there is none.
    pub wider: Vec<GssCode>,
    /// The region; none while it is not known.
    pub region: Option<GssCode>,
}

impl CouncilArea {
    /// Whether the council is a county, whose own area is the second ring.
    #[must_use]
    pub fn is_county(&self) -> bool {
        self.own.kind() == "E10"
    }

    /// The rings that can hold anybody: a county has no district of its own, a unitary council perhaps no county.
    #[must_use]
    pub fn rings(&self) -> Vec<Ring> {
        let has = |ring: &Ring| match ring {
            Ring::District => !self.is_county(),
            Ring::County => self.is_county() || !self.wider.is_empty(),
            Ring::Region => self.region.is_some(),
            Ring::Uk | Ring::Abroad => true,
        };
        Ring::ALL.iter().copied().filter(has).collect()
    }
}

/// The ring about a council that a postcode lies in; none where that cannot be told.
/// A postcode of Jersey, Guernsey or the Isle of Man lies outside the United Kingdom; one that was ended places as before.
#[must_use]
pub fn ring_of(entry: &PostcodeEntry, area: Option<&CouncilArea>) -> Option<Ring> {
    if !entry.is_in_uk()? {
        return Some(Ring::Abroad);
    }
    if entry.postcode.is_northern_irish() {
        // No council of England is near it, whatever is known of the areas.
        return Some(Ring::Uk);
    }
    let area = area?;
    let lies_in = |code: &GssCode| entry.district == Some(*code) || entry.county == Some(*code);
    if lies_in(&area.own) {
        return Some(if area.is_county() { Ring::County } else { Ring::District });
    }
    if area.wider.iter().any(lies_in) {
        return Some(Ring::County);
    }
    let region = area.region?;
    Some(if entry.region == Some(region) { Ring::Region } else { Ring::Uk })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::postcodes::Postcode;

    fn code(text: &str) -> GssCode {
        text.parse().unwrap()
    }

    fn entry(postcode: &str, district: &str, county: Option<&str>, region: Option<&str>) -> PostcodeEntry {
        let country = match district.chars().next() {
            Some('W') => "W92000004",
            Some('N') => "N92000002",
            _ => "E92000001",
        };
        PostcodeEntry {
            postcode: postcode.parse::<Postcode>().unwrap(),
            introduced: None,
            ended: None,
            district: Some(code(district)),
            county: county.map(code),
            ward: None,
            region: region.map(code),
            country: Some(code(country)),
        }
    }

    #[test]
    fn rings_lie_in_each_other() {
        let area =
            CouncilArea { own: code("E07000901"), wider: vec![code("E10000901")], region: Some(code("E12000009")) };
        let county = Some("E10000901");
        let region = Some("E12000009");
        for (entry, ring, reason) in [
            (entry("WM1 2XY", "E07000901", county, region), Ring::District, "its own area"),
            (entry("WM2 2XY", "E07000902", county, region), Ring::County, "a neighbour in the county"),
            (entry("WM3 2XY", "E06000901", None, region), Ring::Region, "a unitary council of the region"),
            (entry("WM4 2XY", "E06000902", None, Some("E12000008")), Ring::Uk, "another region"),
            (entry("CF1 2XY", "W06000901", None, None), Ring::Uk, "Wales has no regions"),
            (entry("BT1 2XY", "N09000901", None, None), Ring::Uk, "Northern Ireland"),
            (entry("JE1 2XY", "L99999999", None, None), Ring::Abroad, "Jersey"),
            (entry("IM1 2XY", "M99999999", None, None), Ring::Abroad, "the Isle of Man"),
        ] {
            assert_eq!(ring_of(&entry, Some(&area)), Some(ring), "{reason}");
        }
    }

    #[test]
    fn what_cannot_be_told_is_not_told() {
        let own = entry("WM1 2XY", "E07000901", Some("E10000901"), Some("E12000009"));
        assert_eq!(ring_of(&own, None), None, "no area of the council");
        assert_eq!(
            ring_of(&entry("BT1 2XY", "N09000901", None, None), None),
            Some(Ring::Uk),
            "Northern Ireland all the same"
        );
        let without_region = CouncilArea { own: code("E07000901"), wider: Vec::new(), region: None };
        let other = entry("WM2 2XY", "E07000902", None, Some("E12000009"));
        assert_eq!(ring_of(&other, Some(&without_region)), None, "perhaps in the region");
        let nothing = PostcodeEntry { district: None, country: None, ..own };
        assert_eq!(ring_of(&nothing, Some(&without_region)), None, "a postcode that the directory places nowhere");
    }

    #[test]
    fn a_county_council_has_no_district_and_a_combined_authority_is_its_districts() {
        let county = CouncilArea { own: code("E10000901"), wider: Vec::new(), region: Some(code("E12000009")) };
        let own = entry("WM1 2XY", "E07000901", Some("E10000901"), Some("E12000009"));
        assert_eq!(ring_of(&own, Some(&county)), Some(Ring::County));
        assert_eq!(county.rings(), [Ring::County, Ring::Region, Ring::Uk, Ring::Abroad]);
        let metropolitan =
            CouncilArea { own: code("E08000901"), wider: vec![code("E08000902")], region: Some(code("E12000009")) };
        let neighbour = entry("WM2 2XY", "E08000902", None, Some("E12000009"));
        assert_eq!(ring_of(&neighbour, Some(&metropolitan)), Some(Ring::County));
        assert_eq!(metropolitan.rings().len(), 5);
    }
}
