//! The targets of an indicator over time: an earlier one stays to be seen for the days on which it counted.

use super::day;
use super::table::target_said;
use crate::components::Cell;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::parts::{Part, table};
use domain::records::Version;
use domain::strategy::scorecard::{Indicator, Target};
use domain::values::day_of;

/// Every target from the kept versions, the last first; nothing where there never was one.
pub async fn over_time(cx: &Cx, code: &str) -> Result<Option<Part>, PageFailure> {
    let store = &cx.guildhall().store;
    let mut versions: Vec<Version<Indicator>> = store::records::versions(store, &cx.scope()?, code).await?;
    versions.reverse();
    let ids: Vec<i64> = versions.iter().map(|one| one.made_by).collect();
    let names = store::people::names(store, &ids).await?;
    let mut rows = Vec::new();
    let mut before: Option<Target> = None;
    for one in &versions {
        let now = &one.record.target;
        if *now != before {
            let who = names.get(&one.made_by).map_or("", String::as_str);
            rows.push(row(one, now.as_ref(), who));
        }
        before.clone_from(now);
    }
    if rows.is_empty() {
        return Ok(None);
    }
    rows.reverse();
    let head = ["Since", "Target", "Why it was chosen", "Who approved it", "Why it changed", "Who entered it"];
    Ok(Some(Part::Table(table("Targets over time", &head, rows))))
}

/// The target says what it was worked out from, where it was a share of something.
fn row(version: &Version<Indicator>, target: Option<&Target>, who: &str) -> Vec<Cell> {
    vec![
        Cell::new(day(day_of(version.made_at))),
        Cell::new(target.map_or_else(|| "None".to_owned(), target_said)),
        Cell::new(target.map_or("", |one| one.why.as_str())),
        Cell::new(target.map_or("", |one| one.approved_by.as_str())),
        Cell::new(&version.why),
        Cell::new(who),
    ]
}
