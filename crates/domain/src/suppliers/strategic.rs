//! Strategic suppliers: the few with whom a council works beyond single contracts, and what comes of it.

use crate::risks::Risk;
use crate::savings::{Kind, Saving, of_saving};
use crate::strategy::{WrongField, check_line, check_text};
use crate::values::{Date, Pence, PenceError, SubjectRef};
use serde::{Deserialize, Serialize};

/// The most records that one strategic supplier stands for.
const SUBJECTS_MAX: usize = 100;

named! {
    /// On whose behalf a strategic supplier is managed.
    SupplierScope {
        Council "council" "This council";
        Group "group" "A group of councils";
        Region "region" "The region";
        Nation "nation" "The nation";
    }
}

/// A strategic supplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StrategicSupplier {
    /// Its number in the council.
    pub number: i64,
    /// Its name.
    pub supplier: String,
    /// On whose behalf it is managed.
    pub scope: SupplierScope,
    /// Who leads the relationship.
    pub lead: String,
    /// What is to be reached with it: performance, cost, risk, innovation.
    pub objectives: String,
    /// The day from which it is managed so.
    pub since: Date,
    /// The day from which it is so no more.
    pub until: Option<Date>,
    /// The records that are of this supplier, such as its contracts: savings and risks about them are its own.
    pub subjects: Vec<SubjectRef>,
}

impl StrategicSupplier {
    /// The record by which a saving or a risk can be about the supplier itself: `strategic-suppliers/3`.
    #[must_use]
    pub fn itself(&self) -> Option<SubjectRef> {
        SubjectRef::new("strategic-suppliers", &self.number.to_string()).ok()
    }

    /// Whether something about a record is about this supplier.
    #[must_use]
    pub fn is_about(&self, about: Option<&SubjectRef>) -> bool {
        about.is_some_and(|about| self.subjects.contains(about) || self.itself().as_ref() == Some(about))
    }

    /// Whether it is managed so on a day.
    #[must_use]
    pub fn is_managed(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| until > day)
    }
}

/// What is wrong with a strategic supplier; nothing where it can be kept. A record is of one supplier, so that no saving counts
/// under two.
#[must_use]
pub fn check_strategic(one: &StrategicSupplier, others: &[StrategicSupplier]) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "supplier", &one.supplier, Some("Enter the supplier's name"));
    check_line(&mut wrong, "lead", &one.lead, Some("Enter who leads the relationship"));
    check_text(&mut wrong, "objectives", &one.objectives, Some("Enter what is to be reached with the supplier"));
    if one.until.is_some_and(|until| until <= one.since) {
        wrong.push(WrongField::new("until", "Enter a last day after the first, or none"));
    }
    if one.subjects.len() > SUBJECTS_MAX {
        wrong.push(WrongField::new("subjects", format!("Enter at most {SUBJECTS_MAX} records")));
    }
    for other in others.iter().filter(|other| other.number != one.number) {
        if let Some(same) = one.subjects.iter().find(|about| other.subjects.contains(about)) {
            let message = format!("{same} is a record of {} already. Keep it with one of the two", other.supplier);
            wrong.push(WrongField::new("subjects", message));
        }
    }
    wrong
}

/// What comes of a strategic supplier as of a day, over all years of its savings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SupplierBenefits {
    /// Savings, costs avoided and income that finance signed off.
    pub delivered: Pence,
    /// The same, still forecast, claims included.
    pub awaited: Pence,
    /// Social benefits that finance signed off. They are no money of the council's.
    pub social: Pence,
    /// Savings and benefits that count.
    pub savings: usize,
    /// Open risks.
    pub risks: usize,
}

/// What comes of a strategic supplier as of a day: the savings and the open risks that are about it or about a record of it.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn benefits(
    supplier: &StrategicSupplier,
    savings: &[Saving],
    risks: &[Risk],
    day: Date,
) -> Result<SupplierBenefits, PenceError> {
    let mut found = SupplierBenefits::default();
    for saving in savings.iter().filter(|one| one.counts(day) && supplier.is_about(one.about.as_ref())) {
        let total = of_saving(saving, day)?;
        found.savings += 1;
        if saving.kind == Kind::Social {
            found.social = found.social.plus(total.delivered)?;
        } else {
            found.delivered = found.delivered.plus(total.delivered)?;
            found.awaited = found.awaited.plus(total.awaited)?;
        }
    }
    found.risks = risks.iter().filter(|risk| risk.is_open(day) && supplier.is_about(risk.about.as_ref())).count();
    Ok(found)
}

/// What comes of all strategic suppliers of a scope; a record is of one supplier, so that each saving counts once.
///
/// # Errors
/// [`PenceError`], when a sum cannot be kept.
pub fn benefits_of_scope(
    scope: SupplierScope,
    suppliers: &[StrategicSupplier],
    savings: &[Saving],
    risks: &[Risk],
    day: Date,
) -> Result<(usize, SupplierBenefits), PenceError> {
    let mut sum = SupplierBenefits::default();
    let mut count = 0;
    for supplier in suppliers.iter().filter(|one| one.scope == scope && one.is_managed(day)) {
        let one = benefits(supplier, savings, risks, day)?;
        count += 1;
        sum = SupplierBenefits {
            delivered: sum.delivered.plus(one.delivered)?,
            awaited: sum.awaited.plus(one.awaited)?,
            social: sum.social.plus(one.social)?,
            savings: sum.savings + one.savings,
            risks: sum.risks + one.risks,
        };
    }
    Ok((count, sum))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::savings::{Delivered, Method, Recurrence, SavingId, SignOff, YearPart};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn supplier(number: i64, scope: SupplierScope, subjects: &[&str]) -> StrategicSupplier {
        StrategicSupplier {
            number,
            supplier: format!("Supplier {number}"),
            scope,
            lead: "B. Lane".into(),
            objectives: "Cost".into(),
            since: day("2026-01-01"),
            until: None,
            subjects: subjects.iter().map(|text| text.parse().unwrap()).collect(),
        }
    }

    fn saving(number: i64, about: &str, kind: Kind, pounds: i64) -> Saving {
        let (amount, on, by) = (Pence::new(pounds * 100), day("2026-06-01"), String::from("F. Moor"));
        let delivered = Some(Delivered { amount, on, by: "B. Lane".into(), evidence: "Invoices".into() });
        let part = YearPart {
            year: "2026-27".parse().unwrap(),
            forecast: amount,
            delivered,
            signed: Some(SignOff { amount, on, by }),
            sent_back: None,
        };
        Saving {
            id: SavingId::new(number),
            title: format!("Saving {number}"),
            about: about.parse().ok(),
            kind,
            method: Method::Other,
            how: String::new(),
            recurrence: Recurrence::OneOff,
            baseline: None,
            years: vec![part],
            owner: String::new(),
            entered: day("2026-05-01"),
            withdrawn: None,
            idea: None,
            social_from: None,
            stage: None,
        }
    }

    #[test]
    fn savings_about_a_supplier_or_its_contracts_are_summed_by_supplier_and_scope() {
        use SupplierScope::{Council, Region};
        let suppliers = [
            supplier(1, Council, &["contracts/C-1", "contracts/C-2"]),
            supplier(2, Region, &[]),
            supplier(3, Council, &[]),
        ];
        let mut withdrawn = saving(5, "contracts/C-1", Kind::Cashable, 900);
        withdrawn.withdrawn = Some(day("2026-07-01"));
        let savings = [
            saving(1, "contracts/C-1", Kind::Cashable, 10),
            saving(2, "contracts/C-2", Kind::Social, 7),
            saving(3, "strategic-suppliers/2", Kind::Income, 4),
            saving(4, "contracts/C-9", Kind::Cashable, 100),
            withdrawn,
        ];
        let of = |at: usize| {
            let found = benefits(&suppliers[at], &savings, &[], day("2026-11-21")).unwrap();
            (found.delivered.get() / 100, found.social.get() / 100, found.savings)
        };
        assert_eq!(of(0), (10, 7, 2), "a social benefit by itself, and nothing that was withdrawn");
        assert_eq!(of(1), (4, 0, 1), "about the supplier itself");
        assert_eq!(of(2), (0, 0, 0), "nothing is about it");
        let (count, sum) = benefits_of_scope(Council, &suppliers, &savings, &[], day("2026-11-21")).unwrap();
        assert_eq!((count, sum.delivered.get() / 100), (2, 10));
        let early = benefits_of_scope(Council, &suppliers, &savings, &[], day("2025-12-31")).unwrap();
        assert_eq!(early.0, 0, "before it was managed so");
    }

    #[test]
    fn a_strategic_supplier_has_a_lead_objectives_and_records_of_its_own() {
        let good = || supplier(1, SupplierScope::Council, &["contracts/C-1"]);
        let other = supplier(2, SupplierScope::Council, &["contracts/C-1"]);
        let with = |change: fn(&mut StrategicSupplier)| {
            let mut one = good();
            change(&mut one);
            one
        };
        for (one, others, wrong, reason) in [
            (good(), vec![], vec![], "as it should be"),
            (good(), vec![good()], vec![], "itself is no other"),
            (good(), vec![other], vec!["subjects"], "a contract of another"),
            (with(|one| one.supplier = " ".into()), vec![], vec!["supplier"], "no name"),
            (with(|one| one.lead = String::new()), vec![], vec!["lead"], "no lead"),
            (with(|one| one.objectives = String::new()), vec![], vec!["objectives"], "no objectives"),
            (with(|one| one.until = Some(one.since)), vec![], vec!["until"], "over on its first day"),
        ] {
            let found: Vec<&str> = check_strategic(&one, &others).iter().map(|one| one.field).collect();
            assert_eq!(found, wrong, "{reason}");
        }
    }
}
