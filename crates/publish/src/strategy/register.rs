//! The rows of the six sheets that can be read again.

use super::kinds::short_label;
use crate::lists::Cell;
use domain::risks::{Placing, Risk, Scale};
use domain::savings::SocialFrom;
use domain::strategy::actions::{ActionState, PlannedAction};
use domain::strategy::editions::{Edition, IndexCode, Level};
use domain::strategy::measures::Reading;
use domain::strategy::rounds::counted;
use domain::strategy::scorecard::{Indicator, Origin};
use domain::strategy::sheets::{ActionStatus, SheetKind};
use domain::strategy::{Book, Quantity, Unit};
use domain::values::{Date, FinancialYear, Pence};

/// The rows of a kind of sheet, as of a day.
pub(super) fn rows(
    kind: SheetKind,
    book: &Book,
    edition: &Edition,
    years: &[FinancialYear],
    today: Date,
) -> Vec<Vec<Cell>> {
    match kind {
        SheetKind::Levels => levels(book, edition),
        SheetKind::Answers => answers(book, edition),
        SheetKind::Actions => book.actions.iter().flat_map(|action| action_rows(action, edition)).collect(),
        SheetKind::Scorecard => book.indicators.iter().map(|one| indicator(one, book)).collect(),
        SheetKind::Risks => {
            let open = book.risks.iter().filter(|risk| risk.is_open(today));
            open.map(|risk| risk_row(risk, &book.scales, today)).collect()
        }
        SheetKind::Savings => savings(book, years, today),
    }
}

fn name_of(edition: &Edition, index: &IndexCode) -> Cell {
    Cell::text(edition.index(index).map_or(index.as_str(), |index| index.name.as_str()))
}

fn level(edition: &Edition, level: Option<Level>) -> Cell {
    Cell::text(level.map_or("", |level| edition.levels.name(level)))
}

fn levels(book: &Book, edition: &Edition) -> Vec<Vec<Cell>> {
    let agreed = book.agreed_levels(&edition.code);
    let row = |index: &domain::strategy::editions::Index| {
        let target = book.target(&edition.reference(&index.code));
        let current = agreed.get(&index.code).copied();
        (current.is_some() || target.is_some()).then(|| {
            vec![
                Cell::text(&index.name),
                level(edition, current),
                level(edition, target.map(|target| target.level)),
                Cell::maybe(target, |target| Cell::Date(target.by)),
                Cell::text(target.map_or("", |target| target.why.as_str())),
            ]
        })
    };
    edition.indices.iter().filter_map(row).collect()
}

/// The answers to areas of the round that counts.
fn answers(book: &Book, edition: &Edition) -> Vec<Vec<Cell>> {
    let Some(round) = book.settled(&edition.code).or_else(|| book.under_way(&edition.code)) else { return Vec::new() };
    let (all, invited) = (book.answers_of(round), book.invited(round));
    let row = |answer: &&domain::strategy::rounds::Answer| {
        let assessor = invited.iter().find(|one| one.id == answer.assessor)?;
        let said = answer.level.map_or("Cannot say", |level| edition.levels.name(level));
        Some(vec![
            name_of(edition, &answer.index),
            Cell::text(&assessor.name),
            Cell::text(&assessor.department),
            Cell::text(&assessor.role),
            Cell::text(said),
            Cell::text(&answer.comment),
        ])
    };
    counted(&all).iter().filter(|answer| answer.question.is_none()).filter_map(row).collect()
}

/// An action has a row for each area that it helps; one that went on elsewhere has none here.
fn action_rows(action: &PlannedAction, edition: &Edition) -> Vec<Vec<Cell>> {
    let status = match action.state {
        ActionState::Planned => ActionStatus::Planned,
        ActionState::UnderWay => ActionStatus::UnderWay,
        ActionState::Done { .. } => ActionStatus::Done,
        ActionState::Stopped { .. } => ActionStatus::Stopped,
        ActionState::Merged { .. } | ActionState::Passed { .. } => return Vec::new(),
    };
    let row = |area: Cell| {
        vec![
            area,
            Cell::text(&action.what),
            Cell::text(&action.how),
            Cell::text(action.with.join("; ")),
            Cell::text(action.owner.clone().unwrap_or_default()),
            Cell::maybe(action.due, Cell::Date),
            Cell::text(status.label()),
            Cell::text(format!("{}%", action.done_per_cent)),
            Cell::text(action.theme.as_deref().unwrap_or_default()),
        ]
    };
    let of_edition = action.indices().filter(|index| index.edition == edition.code);
    let areas: Vec<Cell> = of_edition.map(|index| name_of(edition, &index.index)).collect();
    if areas.is_empty() { vec![row(Cell::Empty)] } else { areas.into_iter().map(row).collect() }
}

/// A value as it can be read again: a score with the highest of its scale where that is known, and N/m where there is none.
pub(super) fn value_said(reading: &Reading) -> String {
    match (&reading.value, reading.scale) {
        (None, _) => "N/m".to_owned(),
        (Some(value), Some(highest)) if value.unit() == Unit::Score => format!("{value} of {highest}"),
        (Some(value), _) => value.to_string(),
    }
}

fn text(quantity: &Quantity) -> Cell {
    Cell::text(quantity.to_string())
}

fn indicator(one: &Indicator, book: &Book) -> Vec<Cell> {
    let of = book.recorded.iter().filter(|recorded| recorded.code == one.code && recorded.origin == Origin::Entered);
    let latest = of.max_by_key(|recorded| (recorded.reading.period.last_day(), recorded.reading.as_of));
    let value = latest.map(|recorded| Cell::text(value_said(&recorded.reading)));
    let (baseline, target) = (one.baseline.as_ref(), one.target.as_ref());
    let base = target.and_then(|target| target.base.as_ref());
    vec![
        Cell::text(one.code.as_str()),
        Cell::text(&one.name),
        Cell::text(one.quadrant.label()),
        baseline.map_or(Cell::text("N/m"), |baseline| text(&baseline.value)),
        Cell::text(baseline.map_or(String::new(), |baseline| baseline.period.to_string())),
        value.unwrap_or(Cell::Empty),
        Cell::text(latest.map_or(String::new(), |recorded| recorded.reading.period.to_string())),
        Cell::maybe(target, |target| text(&target.value)),
        Cell::maybe(base, |base| text(&base.share)),
        Cell::maybe(base, |base| text(&base.of)),
        Cell::maybe(target.and_then(|target| target.by), Cell::Date),
        Cell::maybe(target, |target| text(&target.tolerance)),
        Cell::text(&one.owner),
        Cell::text(one.frequency.label()),
        Cell::text(&one.reported_to),
        Cell::text(baseline.map_or("", |baseline| baseline.source.as_str())),
        Cell::text(one.footnotes.join("; ")),
    ]
}

fn risk_row(risk: &Risk, scales: &[Scale], today: Date) -> Vec<Cell> {
    let scale = scales.iter().find(|scale| scale.code == risk.scale);
    let rated = risk.rated_on(today);
    let step = |steps: Option<&[domain::risks::Step]>, code: Option<&str>| {
        let found = steps.unwrap_or_default().iter().find(|step| Some(step.code.as_str()) == code);
        Cell::text(found.map_or(code.unwrap_or_default(), |step| step.name.as_str()))
    };
    let pair = |placing: Option<&Placing>| {
        let likelihoods = scale.map(|scale| scale.likelihoods.as_slice());
        let impacts = scale.map(|scale| scale.impacts.as_slice());
        [
            step(likelihoods, placing.map(|one| one.likelihood.as_str())),
            step(impacts, placing.map(|one| one.impact.as_str())),
        ]
    };
    let residual = rated.and_then(|rated| rated.residual.as_ref());
    let rating = scale.zip(residual).and_then(|(scale, placing)| scale.rating(placing));
    let controls: Vec<&str> = risk.controls.iter().map(|control| control.what.as_str()).collect();
    let mut cells = vec![&risk.title, &risk.category, &risk.cause, &risk.event, &risk.consequence]
        .into_iter()
        .map(Cell::text)
        .collect::<Vec<_>>();
    cells.extend(pair(rated.and_then(|rated| rated.inherent.as_ref())));
    cells.extend(pair(residual));
    cells.extend(pair(rated.and_then(|rated| rated.target.as_ref())));
    cells.push(Cell::text(rating.map_or("", |rating| rating.name.as_str())));
    cells.push(Cell::text(controls.join("; ")));
    cells.push(Cell::text(&risk.owner));
    cells.push(Cell::maybe(risk.next_review, Cell::Date));
    cells
}

fn savings(book: &Book, years: &[FinancialYear], today: Date) -> Vec<Vec<Cell>> {
    let row = |saving: &domain::savings::Saving| {
        let money = |amount: Option<Pence>| Cell::maybe(amount, Cell::Money);
        let mut cells = vec![
            Cell::text(&saving.title),
            Cell::text(short_label(saving.kind)),
            Cell::text(saving.social_from.map_or("", SocialFrom::word)),
            Cell::text(&saving.how),
            money(saving.baseline.as_ref().map(|baseline| baseline.amount)),
            Cell::text(&saving.owner),
        ];
        for year in years {
            let part = saving.part(*year);
            cells.push(money(part.map(|part| part.forecast)));
            cells.push(money(part.and_then(|part| part.delivered.as_ref()).map(|delivered| delivered.amount)));
        }
        cells
    };
    book.savings.iter().filter(|saving| saving.counts(today)).map(row).collect()
}
