//! A supplier twice in one file: the same answers are one, different ones stop.

use super::{FactsColumn, Statement, number_key};
use std::collections::{BTreeMap, BTreeSet};

/// Two rows of a file that give different answers about one supplier for the same day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The places of the two among the statements.
    pub rows: (usize, usize),
    /// What they differ in.
    pub column: FactsColumn,
    /// The two answers.
    pub answers: (String, String),
    /// The supplier, as the first of them names it.
    pub supplier: String,
}

/// Finds suppliers that stand more than once: the first contradiction about each, every row of a contradicted supplier,
/// and how many suppliers there are.
///
/// A row without a number is about the supplier of that cleaned name, whatever its number. Rows as at different days
/// may differ: that is history, and the newer one counts.
#[must_use]
pub fn said_twice(statements: &[Statement]) -> (Vec<Twice>, BTreeSet<usize>, usize) {
    let mut numbers_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for said in statements.iter().filter(|said| !said.number.is_empty() && !said.name.is_empty()) {
        numbers_of.entry(said.name_key()).or_default().insert(number_key(&said.number));
    }
    let mut groups: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (at, said) in statements.iter().enumerate() {
        let name = said.name_key();
        let number = match number_key(&said.number) {
            // One number of that name: the same supplier. Several: nobody can tell which, so it stands for itself.
            empty if empty.is_empty() => match numbers_of.get(&name) {
                Some(numbers) if numbers.len() == 1 => numbers.iter().next().cloned().unwrap_or_default(),
                _ => empty,
            },
            number => number,
        };
        let key = if number.is_empty() { (String::new(), name) } else { (number, String::new()) };
        groups.entry(key).or_default().push(at);
    }
    let mut found = Vec::new();
    let mut stopped = BTreeSet::new();
    for rows in groups.values().filter(|rows| rows.len() > 1) {
        if let Some(twice) = first_difference(statements, rows) {
            found.push(twice);
            stopped.extend(rows.iter().copied());
        }
    }
    found.sort_by_key(|twice| twice.rows);
    (found, stopped, groups.len())
}

fn first_difference(statements: &[Statement], rows: &[usize]) -> Option<Twice> {
    let mut seen: BTreeMap<(FactsColumn, Option<crate::values::Date>), (usize, String)> = BTreeMap::new();
    for at in rows {
        let said = statements.get(*at)?;
        for (column, answer) in answers(said) {
            match seen.get(&(column, said.as_at)) {
                None => {
                    seen.insert((column, said.as_at), (*at, answer));
                }
                Some((_, same)) if *same == answer => {}
                Some((first, other)) => {
                    let supplier = statements.get(*first).map(shown).unwrap_or_default();
                    return Some(Twice { rows: (*first, *at), column, answers: (other.clone(), answer), supplier });
                }
            }
        }
    }
    None
}

fn shown(said: &Statement) -> String {
    if said.name.is_empty() { said.number.clone() } else { said.name.clone() }
}

/// What a statement answers, column by column, in a form that compares.
fn answers(said: &Statement) -> Vec<(FactsColumn, String)> {
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let all = [
        (FactsColumn::Postcode, said.postcode.map(|postcode| postcode.to_string())),
        (FactsColumn::Country, said.abroad.map(|_| "abroad".to_owned())),
        (FactsColumn::CompanyNumber, said.company_number.clone()),
        (FactsColumn::CharityNumber, said.charity_number.clone()),
        (FactsColumn::Sme, said.sme.map(yes)),
        (FactsColumn::Vcse, said.vcse.map(yes)),
        (FactsColumn::VcseKind, said.vcse_kind.map(|kind| kind.label().to_owned())),
        (FactsColumn::Group, said.in_group.map(yes)),
        (FactsColumn::Headcount, said.size.headcount.map(|staff| staff.to_string())),
        (FactsColumn::Turnover, said.size.turnover.map(|pence| pence.to_string())),
        (FactsColumn::BalanceSheet, said.size.balance_sheet.map(|pence| pence.to_string())),
    ];
    all.into_iter().filter_map(|(column, answer)| Some((column, answer?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: &str, name: &str, sme: Option<bool>, as_at: &str) -> Statement {
        let as_at = as_at.parse().ok();
        Statement { number: number.into(), name: name.into(), sme, as_at, ..Statement::default() }
    }

    #[test]
    fn different_answers_for_one_day_stop_and_the_same_are_one() {
        let (yes, no) = (Some(true), Some(false));
        for (rows, stopped, suppliers, reason) in [
            (vec![said("1", "Abel", yes, ""), said("1", "Abel", yes, "")], 0, 1, "the same answer"),
            (vec![said("1", "Abel", yes, ""), said("1", "Abel", no, "")], 2, 1, "another answer"),
            (vec![said("1", "Abel", yes, ""), said("1", "Abel", None, "")], 0, 1, "no answer contradicts nothing"),
            (vec![said("1", "Abel", yes, "2024-04-01"), said("1", "Abel", no, "2025-04-01")], 0, 1, "history"),
            (vec![said("1", "Abel Ltd", yes, ""), said("", "ABEL LIMITED", no, "")], 2, 1, "by name the same"),
            (vec![said("1", "Abel", yes, ""), said("2", "Abel", no, "")], 0, 2, "two numbers are two suppliers"),
            (
                vec![said("1", "Abel", yes, ""), said("2", "Abel", yes, ""), said("", "Abel", no, "")],
                0,
                3,
                "which of the two is meant nobody can tell",
            ),
            (vec![said(" a1", "Abel", yes, ""), said("A1", "Abel", no, "")], 2, 1, "a number in small letters"),
        ] {
            let (_, rows_stopped, found) = said_twice(&rows);
            assert_eq!((rows_stopped.len(), found), (stopped, suppliers), "{reason}");
        }
    }

    #[test]
    fn both_answers_are_shown() {
        let rows =
            [said("1", "Abel", Some(true), ""), said("2", "Baker", None, ""), said("1", "Abel", Some(false), "")];
        let (found, ..) = said_twice(&rows);
        let twice = found.first().unwrap();
        assert_eq!((twice.rows, twice.column), ((0, 2), FactsColumn::Sme));
        assert_eq!(twice.answers, ("yes".to_owned(), "no".to_owned()));
    }
}
