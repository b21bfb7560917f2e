//! The word lists, each in a file of its own under `data`.

/// The lines of a list that say something.
pub(crate) fn lines(file: &'static str) -> Vec<&'static str> {
    file.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The parts of a line between bars.
pub(crate) fn parts(line: &'static str) -> Vec<&'static str> {
    line.split('|').map(str::trim).collect()
}

/// The members of a part between semicolons.
pub(crate) fn members(part: &'static str) -> Vec<&'static str> {
    part.split(';').map(str::trim).collect()
}

pub(crate) const STEM_BEGINNINGS: &str = include_str!("../data/stem_beginnings.txt");
pub(crate) const STEM_ENDINGS: &str = include_str!("../data/stem_endings.txt");
pub(crate) const FORMS: &str = include_str!("../data/forms.txt");
pub(crate) const MERCHANTS: &str = include_str!("../data/merchants.txt");
pub(crate) const GRANTS: &str = include_str!("../data/grants.txt");
pub(crate) const TRANSFERS: &str = include_str!("../data/transfers.txt");
pub(crate) const PEOPLE: &str = include_str!("../data/people.txt");
const CATEGORIES: &str = include_str!("../data/categories.txt");
const SERVICES: &str = include_str!("../data/services.txt");

/// The trades of a category's suppliers and what is bought from them.
#[derive(Debug)]
pub(crate) struct CategoryWords {
    pub name: &'static str,
    pub trades: Vec<&'static str>,
    pub purposes: Vec<&'static str>,
}

/// The words of the named categories, in their order.
pub(crate) fn categories(names: impl Iterator<Item = &'static str>) -> Vec<CategoryWords> {
    let known = lines(CATEGORIES);
    let of_name = |name: &'static str| {
        known.iter().find_map(|line| match parts(line).as_slice() {
            [known, trades, purposes] if *known == name => Some((members(trades), members(purposes))),
            _ => None,
        })
    };
    let words = names.map(|name| {
        let (trades, purposes) = of_name(name).unwrap_or_default();
        CategoryWords { name, trades, purposes }
    });
    words.collect()
}

/// The services of a council.
pub(crate) fn services(council: &str) -> Vec<&'static str> {
    let found = lines(SERVICES).into_iter().find_map(|line| match parts(line).as_slice() {
        [code, services] if *code == council => Some(members(services)),
        _ => None,
    });
    found.unwrap_or_default()
}
