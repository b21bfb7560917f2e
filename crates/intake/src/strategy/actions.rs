//! Sheets of actions: what to achieve, what to do, with whom, by whom and by when.

use super::figure;
use super::found::quoted;
use super::levels::is_theme;
use super::sheet::{Sheet, is_total};
use crate::cells::{Kind, Row};
use crate::payments::headings::normalise;
use domain::findings::{Finding, Place, Severity};
use domain::strategy::Unit;
use domain::strategy::actions::{ActionRow, NewAction};
use domain::strategy::editions::{Edition, Named, named_index};
use domain::strategy::sheets::{ActionRead, ActionStatus, SheetColumn as C};
use std::collections::HashMap;

type Progress = (Option<ActionStatus>, Option<u8>);

/// Rows of all sheets, with how far each says that it is.
#[derive(Debug, Default)]
pub(super) struct Actions {
    pub rows: Vec<ActionRow>,
    progress: HashMap<Place, Progress>,
}

/// Reads a sheet of actions. An area in a merged cell stands in its first row only, and goes on below it.
pub(super) fn read(sheet: &mut Sheet<'_>, edition: &Edition, into: &mut Actions) {
    let (mut last, mut last_of_theme) = (String::new(), false);
    for row in sheet.rows {
        let theme = sheet.name(row, C::Theme);
        let mut area = sheet.name(row, C::Area);
        let mut of_theme = area.is_empty() && !theme.is_empty();
        if of_theme {
            area.clone_from(&theme);
        }
        let (what, how) = (sheet.text(row, C::What), sheet.text(row, C::How));
        if what.is_empty() && how.is_empty() {
            if !area.is_empty() {
                (last, last_of_theme) = (area, of_theme);
            }
            if sheet.alone(row).is_none_or(|text| text != last) {
                let why = "Enter what is to be achieved or what is to be done. The row is left out";
                sheet.not_read(row, Severity::Fix, "action_empty", why);
            }
            continue;
        }
        if [&area, &what, &how].into_iter().any(|text| is_total(text)) {
            sheet.not_read(row, Severity::Note, "row_not_read", "This row sums up others, and is left out");
            continue;
        }
        if area.is_empty() && !last.is_empty() && sheet.goes_on {
            area.clone_from(&last);
            of_theme = last_of_theme;
            let at = sheet.at(row, C::Area);
            let text =
                format!("The area is empty and taken from above, {}, as merged cells do: confirm it", quoted(&area));
            sheet.found.say(Severity::Confirm, "goes_on_from_above", at, text);
        }
        (last, last_of_theme) = (area.clone(), of_theme);
        let (area, theme) = parted(sheet, row, edition, (area, of_theme), theme);
        let at = sheet.at(row, if what.is_empty() { C::How } else { C::What });
        let said = progress(sheet, row);
        let (with, owner) = (sheet.text(row, C::With), sheet.text(row, C::Owner));
        let due = due(sheet, row);
        sheet.taken += 1;
        into.progress.insert(at.clone(), said);
        into.rows.push(ActionRow { at, area, theme, what, how, with, owner, due });
    }
}

/// The area and the theme of a row. What stands for the area and is a theme, of the edition or of the plan's own, is kept as
/// the theme; what stands in the column of themes and names an area is that area.
fn parted(
    sheet: &mut Sheet<'_>,
    row: &Row,
    edition: &Edition,
    (area, of_theme): (String, bool),
    theme: String,
) -> (String, String) {
    let is_own = of_theme && matches!(named_index(edition, &area), Named::None);
    if is_own || is_theme(edition, &area) {
        let text = format!(
            "{} is a theme. It is kept as the theme of the plan. Link the action to the areas that it helps",
            quoted(&area)
        );
        let at = sheet.at(row, C::Area);
        sheet.found.say(Severity::Note, "area_is_theme", at, text);
        return (String::new(), area);
    }
    if of_theme { (area, String::new()) } else { (area, theme) }
}

/// The day by which; "ongoing" has none, which is said.
fn due(sheet: &mut Sheet<'_>, row: &Row) -> Option<domain::values::Date> {
    let text = normalise(sheet.raw(row, C::Due));
    if ["ongoing", "on going", "continuous", "rolling", "when needed", "complete", "completed", "done"]
        .contains(&text.as_str())
    {
        let at = sheet.at(row, C::Due);
        let said = format!(
            "{} is no day by which it is done. Enter one, so that it can fall due",
            quoted(sheet.raw(row, C::Due))
        );
        sheet.found.say(Severity::Note, "no_due_day", at, said);
        return None;
    }
    sheet.day(row, C::Due)
}

/// The words that councils write for how far an action is.
const STATUSES: &[(ActionStatus, &[&str])] = &[
    (
        ActionStatus::Planned,
        &["planned", "not started", "to do", "not yet started", "to start", "open", "new", "proposed", "not begun"],
    ),
    (
        ActionStatus::UnderWay,
        &[
            "under way",
            "underway",
            "in progress",
            "started",
            "on track",
            "ongoing",
            "on going",
            "overdue",
            "behind",
            "delayed",
            "late",
            "green",
            "amber",
            "red",
            "yellow",
            "at risk",
            "off track",
            "partly done",
            "partially complete",
            "wip",
        ],
    ),
    (ActionStatus::Done, &["done", "complete", "completed", "closed", "finished", "achieved", "delivered", "blue"]),
    (ActionStatus::Stopped, &["stopped", "cancelled", "abandoned", "withdrawn", "on hold", "paused", "superseded"]),
];

/// How far an action is. A per cent for its status, in a sheet that has no column for how much is done, says how much is done.
fn progress(sheet: &mut Sheet<'_>, row: &Row) -> Progress {
    if sheet.layout.place(C::Done).is_none() && is_per_cent(sheet.raw(row, C::Status), sheet.kind(row, C::Status)) {
        return (None, done(sheet, row, C::Status));
    }
    (status(sheet, row), done(sheet, row, C::Done))
}

/// Whether a cell is a per cent: `50%`, or a spreadsheet's 0.5, whose format is not handed over.
fn is_per_cent(text: &str, kind: Kind) -> bool {
    let is_share = || text == "0" || text == "1" || text.starts_with("0.");
    text.ends_with('%') || (kind == Kind::Number && is_share())
}

fn status(sheet: &mut Sheet<'_>, row: &Row) -> Option<ActionStatus> {
    let text = sheet.raw(row, C::Status);
    let words = normalise(text);
    if words.is_empty() {
        return None;
    }
    let found = STATUSES.iter().find(|(_, listed)| listed.contains(&words.as_str())).map(|(status, _)| *status);
    if found.is_none() {
        let said =
            format!("Enter Planned, Under way, Done or Stopped: {} is none of them, and is left out", quoted(text));
        sheet.found.say(Severity::Fix, "status_unknown", sheet.at(row, C::Status), said);
    }
    found
}

/// How much is done: `50%`, `50`, or a spreadsheet's 0.5.
fn done(sheet: &mut Sheet<'_>, row: &Row, column: C) -> Option<u8> {
    let text = sheet.raw(row, column);
    let kind = sheet.kind(row, column);
    let words = normalise(text);
    if ["yes", "y", "done", "complete"].contains(&words.as_str()) {
        return Some(100);
    }
    if ["no", "n"].contains(&words.as_str()) {
        return Some(0);
    }
    match figure::read(text, kind, Unit::Percentage) {
        figure::Figure::Value(value) => {
            let whole = value.quantity.number().rounded(0).shown(0).parse().ok().filter(|done: &u8| *done <= 100);
            // A cell that holds 1 shows 100% or 1%, and nobody can tell which.
            let is_open = value.is_scaled && kind == Kind::Number && text == "1";
            let at = sheet.at(row, column);
            if is_open {
                sheet.found.say(Severity::Confirm, "percentage_scaled", at, "1 is taken for 100% done: confirm it");
            } else if whole.is_none() {
                let said = format!("Enter from 0% to 100%: {} is not, and is left out", quoted(text));
                sheet.found.say(Severity::Fix, "done_unreadable", at, said);
            }
            whole
        }
        figure::Figure::Wrong => {
            let said = format!("Enter how much is done in per cent, like 50%: {} is left out", quoted(text));
            sheet.found.say(Severity::Fix, "done_unreadable", sheet.at(row, column), said);
            None
        }
        figure::Figure::Blank | figure::Figure::NotMeasured => None,
    }
}

/// Each action with how far its rows say that it is; rows that say it differently are found.
pub(super) fn conclude(actions: Vec<NewAction>, all: &Actions, findings: &mut Vec<Finding>) -> Vec<ActionRead> {
    let one = |action: NewAction| {
        let said: Vec<(&Place, &Progress)> =
            action.places.iter().filter_map(|at| all.progress.get(at).map(|said| (at, said))).collect();
        let status = said.iter().find_map(|(_, (status, _))| *status);
        let done_per_cent = said.iter().find_map(|(_, (_, done))| *done);
        let differs = said.iter().find(|(_, (other, done))| {
            other.is_some_and(|other| Some(other) != status) || done.is_some_and(|done| Some(done) != done_per_cent)
        });
        if let Some((at, _)) = differs {
            let first = said.first().map(|(at, _)| at.to_string()).unwrap_or_default();
            findings.push(Finding {
                code: "progress_disagrees".to_owned(),
                severity: Severity::Fix,
                at: (*at).clone(),
                text: format!("{first} says of the same action that it is further or less far: mend one of the two. The first counts"),
            });
        }
        ActionRead { action, status, done_per_cent }
    };
    actions.into_iter().map(one).collect()
}
