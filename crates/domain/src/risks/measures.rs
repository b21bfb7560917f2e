//! The figures that the risk register offers.

use super::{AgainstAppetite, Appetites, LinkedAction, Risk, RiskId, Scale, review_state};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;
use std::collections::BTreeMap;

const SOURCE: &str = "Risk register";

const fn measure(code: &'static str, name: &'static str, unit: Unit, definition: &'static str) -> Measure {
    Measure { code, name, unit, subject: "risks", definition }
}

/// What the register offers.
pub const MEASURES: &[Measure] = &[
    measure(
        "risks.open_count",
        "Open risks",
        Unit::Count,
        "Risks that were entered by the day and not closed. Nought is a number only once any risk was ever entered.",
    ),
    measure(
        "risks.reviewed_share",
        "Risks reviewed in time",
        Unit::Percentage,
        "Open risks whose review is not overdue ÷ open risks × 100.",
    ),
    measure(
        "risks.open_above_appetite",
        "Open risks above what the council takes",
        Unit::Count,
        "Open risks whose rating with controls is graver than the council's appetite for their kind. Risks that nobody rated are not among them, and are named beside it.",
    ),
    measure(
        "risks.rated_share",
        "Risks with a rating",
        Unit::Percentage,
        "Open risks that have a rating with their controls ÷ open risks × 100.",
    ),
    measure(
        "risks.owned_share",
        "Risks with an owner",
        Unit::Percentage,
        "Open risks that name who answers for them ÷ open risks × 100.",
    ),
    measure(
        "risks.acted_on_share",
        "Risks above appetite with an action",
        Unit::Percentage,
        "Open risks above the council's appetite that have an open action ÷ open risks above it × 100. Not measured where none is above it.",
    ),
];

/// What is read for the figures.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// Every risk, closed ones too.
    pub risks: &'a [Risk],
    /// The scales, by which each risk is read.
    pub scales: &'a [Scale],
    /// What the council takes, by the code of the scale.
    pub appetites: &'a BTreeMap<String, Appetites>,
    /// The actions against each risk.
    pub actions: &'a BTreeMap<RiskId, Vec<LinkedAction>>,
}

/// Offers the figures of the register and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, records: &Records<'_>, today: Date) {
    readings.offer(MEASURES);
    read(records, today).into_iter().for_each(|(code, reading)| readings.found(code, reading));
}

/// How many open risks are so.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    open: i64,
    reviewed: i64,
    rated: i64,
    owned: i64,
    above: i64,
    acted_on: i64,
    unknown: i64,
}

/// Reads every figure of [`MEASURES`] from the register as of a day.
#[must_use]
pub fn read(records: &Records<'_>, as_of: Date) -> Vec<(&'static str, Reading)> {
    let counted = count(records, as_of);
    let ever = records.risks.iter().any(|risk| risk.raised <= as_of);
    let none = "Not measured: no risk was entered in the register yet.";
    let closed = "Not measured: no risk is open.";
    let why = if ever { closed } else { none };
    let share = |part: i64| Reading::of(Quantity::share(part, counted.open), why, SOURCE, as_of);
    let count = |things: i64| Reading::of(ever.then(|| Quantity::count(things)), none, SOURCE, as_of);
    let above = match counted.unknown {
        0 => count(counted.above),
        unknown if ever => {
            count(counted.above).noting(format!("{unknown} open more cannot be told: no rating or no appetite."))
        }
        _ => count(counted.above),
    };
    let acted = Quantity::share(counted.acted_on, counted.above);
    vec![
        ("risks.open_count", count(counted.open)),
        ("risks.reviewed_share", share(counted.reviewed)),
        ("risks.open_above_appetite", above),
        ("risks.rated_share", share(counted.rated)),
        ("risks.owned_share", share(counted.owned)),
        (
            "risks.acted_on_share",
            Reading::of(acted, "Not measured: no open risk is above what the council takes.", SOURCE, as_of),
        ),
    ]
}

fn count(records: &Records<'_>, as_of: Date) -> Counted {
    let mut counted = Counted::default();
    for risk in records.risks.iter().filter(|risk| risk.is_open(as_of)) {
        counted.open += 1;
        counted.owned += i64::from(!risk.owner.trim().is_empty());
        let Some(scale) = records.scales.iter().find(|scale| scale.code == risk.scale) else {
            counted.unknown += 1;
            continue;
        };
        counted.reviewed += i64::from(!review_state(risk, scale, as_of).is_overdue());
        counted.rated += i64::from(risk.residual_on(as_of).is_some_and(|placing| scale.rating(placing).is_some()));
        let appetites = records.appetites.get(&scale.code);
        let judged = appetites.map_or(AgainstAppetite::Unknown, |one| one.judge(risk, scale, as_of));
        counted.unknown += i64::from(judged == AgainstAppetite::Unknown);
        if judged == AgainstAppetite::Above {
            counted.above += 1;
            let actions = records.actions.get(&risk.id).map(Vec::as_slice).unwrap_or_default();
            counted.acted_on += i64::from(actions.iter().any(|action| action.is_open(as_of)));
        }
    }
    counted
}
