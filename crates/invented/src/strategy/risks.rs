//! The register of risks of the first council.

use super::records::{Record, given, records, several, table};
use super::setting::Setting;
use domain::risks::{Appetites, Closing, Control, Placing, Rated, Risk, RiskId, Scale, five_by_five, red_yellow_green};
use domain::strategy::ScaleAppetites;

const RISKS: &str = include_str!("../../data/strategy/risks.txt");
const APPETITES: &str = include_str!("../../data/strategy/appetites.txt");

/// The scales: one for the function, one for contracts.
pub(super) fn scales() -> Vec<Scale> {
    vec![red_yellow_green(), five_by_five()]
}

/// What the council takes, scale by scale.
pub(super) fn appetites() -> Vec<ScaleAppetites> {
    let read = |row: Vec<&'static str>| {
        let [scale, usual, by_category] = row.as_slice() else { return None };
        let pairs = several(by_category).into_iter().filter_map(|pair| pair.split_once('='));
        let by_category = pairs.map(|(kind, rating)| (kind.trim().to_owned(), rating.trim().to_owned())).collect();
        let appetites = Appetites { usual: (*usual).to_owned(), by_category };
        Some(ScaleAppetites { scale: (*scale).to_owned(), appetites })
    };
    table(APPETITES).filter_map(read).collect()
}

/// The risks, numbered in the order of their list.
pub(super) fn risks(of: &Setting) -> Vec<Risk> {
    (1..).zip(records(of, RISKS)).filter_map(|(number, record)| risk(of, number, &record)).collect()
}

fn risk(of: &Setting, number: i64, record: &Record<'_>) -> Option<Risk> {
    let owner = record.person("owner")?;
    let closed = record.rows("closed").next();
    let closed = closed.and_then(|row| match row.as_slice() {
        [day, why] => Some(Closing { on: of.day_of(day)?, why: (*why).to_owned() }),
        _ => None,
    });
    Some(Risk {
        id: RiskId::new(number),
        title: record.text("title"),
        cause: record.text("cause"),
        event: record.text("event"),
        consequence: record.text("consequence"),
        about: record.read("about"),
        category: record.text("category"),
        scale: record.text("scale"),
        proximity: record.read("proximity"),
        response: record.read("response"),
        is_shared: record.get("shared") == Some("yes"),
        controls: record.rows("control").filter_map(|row| control(of, &row)).collect(),
        raised: record.day("raised")?,
        rated: rated(of, record, &owner),
        next_review: record.day("next"),
        closed,
        owner,
    })
}

fn control(of: &Setting, row: &[&'static str]) -> Option<Control> {
    let [what, owner, strength, test_due] = row else { return None };
    Some(Control {
        what: (*what).to_owned(),
        owner: of.person(owner),
        strength: strength.parse().ok()?,
        test_due: given(test_due).and_then(|days| of.day_of(days)),
    })
}

/// Each review, by the owner; what the risk was before any control does not change.
fn rated(of: &Setting, record: &Record<'_>, owner: &str) -> Vec<Rated> {
    let inherent = record.get("inherent").and_then(placing);
    let read = |row: Vec<&'static str>| {
        let [day, residual, target, why] = row.as_slice() else { return None };
        Some(Rated {
            on: of.day_of(day)?,
            by: owner.to_owned(),
            inherent: inherent.clone(),
            residual: placing(residual),
            target: placing(target),
            why: (*why).to_owned(),
        })
    };
    record.rows("rated").filter_map(read).collect()
}

fn placing(text: &str) -> Option<Placing> {
    let (likelihood, impact) = text.split_once(' ')?;
    Some(Placing { likelihood: likelihood.to_owned(), impact: impact.to_owned() })
}
