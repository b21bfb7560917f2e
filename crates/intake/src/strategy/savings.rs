//! Savings: title, kind, baseline, and for each financial year what is expected and what was delivered.

use super::figure::{is_not_measured, money};
use super::found::quoted;
use super::sheet::{Sheet, is_error, is_total};
use crate::cells::Row;
use crate::payments::headings::normalise;
use domain::findings::Severity;
use domain::savings::{Kind, SocialFrom};
use domain::strategy::sheets::{SavingRead, SavingYear, SheetColumn as C};
use domain::values::Pence;

/// Reads savings. An empty cell says nothing, and nought says nothing was saved.
pub(super) fn read(sheet: &mut Sheet<'_>, into: &mut Vec<SavingRead>) {
    for year in sheet.layout.years.iter().filter(|year| !year.is_said) {
        let at = sheet.found.place(Some(sheet.layout.header_row), Some(year.at));
        let text = format!(
            "The heading does not say whether this was forecast or delivered in {}. It is taken as forecast: confirm it",
            year.year
        );
        sheet.found.say(Severity::Confirm, "forecast_or_delivered", at, text);
    }
    for row in sheet.rows {
        let title = sheet.text(row, C::Title);
        if title.is_empty() || is_total(&title) {
            let why = if title.is_empty() {
                "Enter what the saving is called. The row is left out"
            } else {
                "This row sums up others, and is left out"
            };
            let severity = if title.is_empty() { Severity::Fix } else { Severity::Note };
            sheet.not_read(row, severity, "row_not_read", why);
            continue;
        }
        let baseline = sheet.layout.place(C::Baseline).and_then(|at| amount(sheet, row, at));
        let read = SavingRead {
            at: sheet.at(row, C::Title),
            title,
            kind: kind(sheet, row),
            social_from: social_from(sheet, row),
            how: sheet.text(row, C::Working),
            baseline,
            years: years(sheet, row),
            owner: sheet.text(row, C::Owner),
        };
        if sheet.alone(row).is_some() {
            sheet.not_read(
                row,
                Severity::Note,
                "row_not_read",
                "This row says nothing of a saving but a name, and is left out",
            );
            continue;
        }
        sheet.taken += 1;
        into.push(read);
    }
}

fn years(sheet: &mut Sheet<'_>, row: &Row) -> Vec<SavingYear> {
    let mut years: Vec<SavingYear> = Vec::new();
    for column in sheet.layout.years.clone() {
        let Some(found) = amount(sheet, row, column.at) else { continue };
        if found < Pence::ZERO {
            let place = sheet.found.place(Some(row.number), Some(column.at));
            let said = format!("{found} is less than nothing: confirm that it costs more instead of saving");
            sheet.found.say(Severity::Confirm, "saving_negative", place, said);
        }
        let at = match years.iter().position(|one| one.year == column.year) {
            Some(at) => at,
            None => {
                years.push(SavingYear { year: column.year, forecast: None, delivered: None });
                years.len() - 1
            }
        };
        let Some(part) = years.get_mut(at) else { continue };
        let field = if column.is_delivered { &mut part.delivered } else { &mut part.forecast };
        if field.is_some_and(|known| known != found) {
            let place = sheet.found.place(Some(row.number), Some(column.at));
            let text =
                format!("Another column gives {} another amount: keep one of the two. The first counts", column.year);
            sheet.found.say(Severity::Fix, "year_twice", place, text);
            continue;
        }
        *field = Some(found);
    }
    years.sort_by_key(|one| one.year);
    years
}

/// Money in a cell; what says that nothing is known says nothing here, and what cannot be read is found.
fn amount(sheet: &mut Sheet<'_>, row: &Row, at: usize) -> Option<Pence> {
    let text = if is_error(row, at) { "" } else { row.cell(at) };
    if text.is_empty() || is_not_measured(text) {
        return None;
    }
    let bare = text.trim_start_matches(['c', 'C', '.', ' ', '~']);
    let found = money(bare);
    if found.is_none() {
        let place = sheet.found.place(Some(row.number), Some(at));
        let said = format!("Enter an amount in pounds, like 84000 or £84k: {} is left out", quoted(text));
        sheet.found.say(Severity::Fix, "amount_unreadable", place, said);
    }
    found
}

/// What a social benefit comes from; none where the cell is empty, and what cannot be read is found.
fn social_from(sheet: &mut Sheet<'_>, row: &Row) -> Option<SocialFrom> {
    let text = sheet.raw(row, C::SocialFrom);
    let words = normalise(text);
    let begins = |start: &str| words.split(' ').any(|word| word.starts_with(start));
    let found = match (begins("serv"), begins("add")) {
        (true, false) => Some(SocialFrom::Service),
        (false, true) => Some(SocialFrom::Addition),
        _ => None,
    };
    if found.is_none() && !words.is_empty() {
        let said = format!("Enter Service or Addition: {} is neither", quoted(text));
        sheet.found.say(Severity::Fix, "social_benefit_from", sheet.at(row, C::SocialFrom), said);
    }
    found
}

fn kind(sheet: &mut Sheet<'_>, row: &Row) -> Option<Kind> {
    let text = sheet.raw(row, C::Kind);
    let words = normalise(text);
    if words.is_empty() {
        return None;
    }
    let begins = |starts: &[&str]| words.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)));
    // "Non-cashable" holds the word that it denies.
    let found = if begins(&["avoid", "non"]) {
        Some(Kind::Avoided)
    } else if begins(&["cash", "budget"]) {
        Some(Kind::Cashable)
    } else if begins(&["income", "revenue"]) {
        Some(Kind::Income)
    } else if begins(&["social"]) {
        Some(Kind::Social)
    } else {
        None
    };
    if found.is_none() || words.starts_with("non") {
        let severity = if found.is_none() { Severity::Fix } else { Severity::Confirm };
        let said = match found {
            None => format!("Enter Cashable, Avoided, Income or Social: {} is none of them", quoted(text)),
            Some(_) => format!("{} is taken for a cost that was avoided: confirm it", quoted(text)),
        };
        sheet.found.say(severity, "kind_of_saving", sheet.at(row, C::Kind), said);
    }
    found
}
