//! The hours that the first council logged and its strategic suppliers.

use super::records::{given, several, table};
use super::setting::Setting;
use domain::savings::{Effort, read_hours};
use domain::suppliers::StrategicSupplier;
use domain::values::Month;
use jiff::ToSpan;

const EFFORT: &str = include_str!("../../data/strategy/effort.txt");
const SUPPLIERS: &str = include_str!("../../data/strategy/strategic_suppliers.txt");

/// Hours by stage, numbered in the order of their list.
pub(super) fn efforts(of: &Setting) -> Vec<Effort> {
    let effort = |(number, row): (i64, Vec<&'static str>)| {
        let [stage, months, hours, whose, about] = row.as_slice() else { return None };
        let months: i64 = months.parse().ok()?;
        let first = of.today.first_of_month().checked_add(months.months()).ok()?;
        Some(Effort {
            number,
            stage: stage.parse().ok()?,
            quarters: read_hours(hours)?,
            month: Month::of(first),
            about: given(about).and_then(|text| text.parse().ok()),
            whose: (*whose).to_owned(),
        })
    };
    (1..).zip(table(EFFORT)).filter_map(effort).collect()
}

/// The strategic suppliers, numbered in the order of their list.
pub(super) fn strategic_suppliers(of: &Setting) -> Vec<StrategicSupplier> {
    let supplier = |(number, row): (i64, Vec<&'static str>)| {
        let [supplier, scope, lead, since, objectives, subjects] = row.as_slice() else { return None };
        Some(StrategicSupplier {
            number,
            supplier: (*supplier).to_owned(),
            scope: scope.parse().ok()?,
            lead: of.person(lead),
            objectives: (*objectives).to_owned(),
            since: of.day_of(since)?,
            until: None,
            subjects: several(subjects).into_iter().filter_map(|text| text.parse().ok()).collect(),
        })
    };
    (1..).zip(table(SUPPLIERS)).filter_map(supplier).collect()
}
