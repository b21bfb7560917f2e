//! An action plan read from a table: theme or area, what to reach, what to do, who with, who answers, by when.

use super::ActionLink;
use crate::findings::{Finding, Place, Severity};
use crate::strategy::editions::{Edition, IndexCode, Named, cleaned, named_index};
use crate::values::Date;

/// A row of the table, with its day read already.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionRow {
    /// Where it stands.
    pub at: Place,
    /// The area's code or name; empty where the row belongs to none.
    pub area: String,
    /// The theme under which the plan lists it, as it is written there; empty where it says none.
    pub theme: String,
    /// What is to be reached.
    pub what: String,
    /// What is done for it.
    pub how: String,
    /// Who else works on it, parted by semicolons or commas.
    pub with: String,
    /// Who answers for it.
    pub owner: String,
    /// The day by which.
    pub due: Option<Date>,
}

/// An action as the table says it, to be kept under a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAction {
    /// What is to be reached.
    pub what: String,
    /// What is done for it.
    pub how: String,
    /// Who else works on it.
    pub with: Vec<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The day by which.
    pub due: Option<Date>,
    /// The areas of every row that said it.
    pub links: Vec<ActionLink>,
    /// The theme of the plan under which it stands; none where no row says one.
    pub theme: Option<String>,
    /// Where it stands.
    pub places: Vec<Place>,
}

/// Reads actions. Rows that say the same, but for the area, are one action that serves each of the areas; rows that are
/// nearly the same are left for [`likely_same`](super::likely_same) and a person.
#[must_use]
pub fn read_actions(edition: &Edition, rows: &[ActionRow]) -> (Vec<NewAction>, Vec<Finding>) {
    let (mut read, mut findings): (Vec<NewAction>, Vec<Finding>) = (Vec::new(), Vec::new());
    for row in rows {
        let mut find = |severity, code: &str, text: String| {
            findings.push(Finding { code: code.to_owned(), severity, at: row.at.clone(), text });
        };
        if row.what.trim().is_empty() && row.how.trim().is_empty() {
            find(Severity::Fix, "action_empty", "Enter what is to be reached".to_owned());
            continue;
        }
        let area = match area(edition, &row.area) {
            Ok((code, confirm)) => {
                confirm.into_iter().for_each(|text| find(Severity::Confirm, "area_near", text));
                code
            }
            Err(text) => {
                find(Severity::Fix, "area_unknown", text);
                None
            }
        };
        let link = area.map(|code| ActionLink::Index(edition.reference(&code)));
        match read.iter_mut().find(|known| says_the_same(known, row)) {
            Some(known) => {
                let text = "This says what an earlier row says: the two are one action".to_owned();
                find(Severity::Note, "action_twice", text);
                known.links.extend(link.filter(|link| !known.links.contains(link)));
                known.theme = known.theme.take().or_else(|| theme(row));
                known.places.push(row.at.clone());
            }
            None => read.push(new(row, link)),
        }
    }
    (read, findings)
}

type AreaRead = (Option<IndexCode>, Option<String>);

/// The area of a row, with what to confirm about it; none where the row names none.
fn area(edition: &Edition, typed: &str) -> Result<AreaRead, String> {
    if typed.trim().is_empty() {
        return Ok((None, None));
    }
    match named_index(edition, typed) {
        Named::Exactly(index) => Ok((Some(index.code.clone()), None)),
        Named::Nearly(index) => {
            Ok((Some(index.code.clone()), Some(format!("{typed:?} is taken for {}: confirm it", index.name))))
        }
        Named::Several(_) | Named::None => Err(format!(
            "The action is read without an area. Enter an area of {}: {typed:?} is not known",
            edition.name
        )),
    }
}

fn theme(row: &ActionRow) -> Option<String> {
    Some(row.theme.trim()).filter(|theme| !theme.is_empty()).map(str::to_owned)
}

fn says_the_same(known: &NewAction, row: &ActionRow) -> bool {
    cleaned(&known.what) == cleaned(&row.what) && cleaned(&known.how) == cleaned(&row.how)
}

fn new(row: &ActionRow, link: Option<ActionLink>) -> NewAction {
    let with = row.with.split([';', ',']).map(str::trim).filter(|name| !name.is_empty());
    let owner = row.owner.trim();
    NewAction {
        what: row.what.trim().to_owned(),
        how: row.how.trim().to_owned(),
        with: with.map(str::to_owned).collect(),
        owner: (!owner.is_empty()).then(|| owner.to_owned()),
        due: row.due,
        links: link.into_iter().collect(),
        theme: theme(row),
        places: vec![row.at.clone()],
    }
}
