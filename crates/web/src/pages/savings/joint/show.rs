//! One joint saving: who takes part, and each one's part by each way to apportion it.

use super::{address, below_joint, own};
use crate::address::Path;
use crate::components::{Cell, PageFrame, Table};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::versions::kept;
use crate::parts::{Part, show_parts, table};
use domain::access::Action;
use domain::savings::{ApportionBy, ApportionRefusal, JointSaving, Participant};
use domain::strategy::NumberedJointSaving;
use domain::values::Pence;

/// A percentage in hundredths of a per cent as people read it: 3333 is 33.33%.
fn percentage(hundredths: u32) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn sum_of(parts: &[Pence]) -> Result<Pence, ApportionRefusal> {
    let add = |sum: Pence, part: &Pence| sum.plus(*part).map_err(|_| ApportionRefusal::TooLarge);
    parts.iter().try_fold(Pence::ZERO, add)
}

fn participants(joint: &JointSaving, annual: Pence) -> Table {
    let row = |one: &Participant| {
        let own = one.before.minus(one.after).map(|own| own.to_string()).unwrap_or_default();
        vec![
            Cell::new(one.name.as_str()),
            Cell::number(one.before.to_string()),
            Cell::number(one.after.to_string()),
            Cell::number(own),
            Cell::number(one.agreed.map(percentage).unwrap_or_default()),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = joint.participants.iter().map(row).collect();
    let empty = || Cell::number("");
    rows.push(vec![Cell::new("All together"), empty(), empty(), Cell::number(annual.to_string()), empty()]);
    let head = ["Council", "#Paid in a year before", "#Pays in a year now", "#Own difference", "#Percentage agreed"];
    table("Who takes part", &head, rows)
}

/// Each one's part by a way, or why that way gives none.
fn by_way(joint: &JointSaving, way: ApportionBy, annual: Pence) -> Result<Table, ApportionRefusal> {
    let parts = JointSaving { by: way, ..joint.clone() }.parts(annual)?;
    let row = |(one, part): (&Participant, &Pence)| vec![Cell::new(one.name.as_str()), Cell::number(part.to_string())];
    let mut rows: Vec<Vec<Cell>> = joint.participants.iter().zip(&parts).map(row).collect();
    rows.push(vec![Cell::new("All parts together"), Cell::number(sum_of(&parts)?.to_string())]);
    Ok(table(way.label(), &["Council", "#Its part in a year"], rows))
}

fn ways(joint: &JointSaving, annual: Pence) -> Vec<Part> {
    let mut parts = vec![Part::heading("As was agreed")];
    let shown = |way: ApportionBy| match by_way(joint, way, annual) {
        Ok(table) => Part::Table(table),
        Err(refusal) => Part::text(format!("{}: {refusal}.", way.label())),
    };
    parts.push(shown(joint.by));
    parts.push(Part::heading("By the other ways, to compare"));
    parts.extend(ApportionBy::ALL.iter().filter(|way| **way != joint.by).map(|way| shown(*way)));
    parts
}

/// The joint saving.
pub async fn open(cx: Cx, Path(number): Path<i64>) -> Answer {
    let kept = kept::<NumberedJointSaving>(&cx, &number.to_string()).await?;
    let joint = &kept.now.record.joint;
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let frame = PageFrame { breadcrumbs: below_joint(), ..cx.frame(&joint.title) };
    let mut parts = Vec::new();
    match joint.annual() {
        Ok(annual) => {
            parts.push(Part::text(format!("Together the councils save {annual} in a year.")));
            parts.push(Part::Table(participants(joint, annual)));
            parts.extend(own::shown(&cx, &kept.now.record, &book.savings));
            parts.extend(ways(joint, annual));
        }
        Err(refusal) => parts.push(Part::Warning(format!("{refusal}."))),
    }
    if cx.may(Action::EditSavings) {
        parts.push(Part::button("Change it", &format!("{}/change", address(number))));
    }
    parts.push(Part::Table(kept.versions));
    show_parts(frame, parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_keeps_its_hundredths() {
        for (hundredths, said, reason) in
            [(3_333, "33.33%", "a third"), (5, "0.05%", "less than one"), (10_000, "100.00%", "all")]
        {
            assert_eq!(percentage(hundredths), said, "{reason}");
        }
    }
}
