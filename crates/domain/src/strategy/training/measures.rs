//! The figures that the records of training offer.

use super::{Attended, Audience, Course, Coverage, Enrolled, Learner, by_audience, gaps, qualified};
use crate::strategy::measures::{Measure, Reading, Readings};
use crate::strategy::{Quantity, Unit};
use crate::values::Date;

const SOURCE: &str = "Records of training";

const fn share(code: &'static str, name: &'static str, definition: &'static str) -> Measure {
    Measure { code, name, unit: Unit::Percentage, subject: "training", definition }
}

/// What the records of training offer.
pub const MEASURES: &[Measure] = &[
    share(
        "training.completed_share",
        "Training completed",
        "Trainings that people need for their parts and that were completed and still hold ÷ trainings that they need × 100.",
    ),
    share(
        "training.councillors_share",
        "Councillors trained",
        "Councillors whose every training was completed and still holds ÷ councillors who need any × 100.",
    ),
    share(
        "training.senior_managers_share",
        "Senior managers trained",
        "The same of senior managers and heads of service.",
    ),
    share(
        "training.contract_managers_share",
        "Contract managers trained",
        "The same of those who look after contracts.",
    ),
    share("training.budget_holders_share", "Budget holders trained", "The same of budget holders and requesters."),
    share(
        "training.qualified_share",
        "Procurement team qualified",
        "People of the procurement team who passed or completed a course that gives a qualification of the profession ÷ people of the procurement team × 100.",
    ),
    share(
        "training.attested_share",
        "Rules read and attested",
        "People with a role that starts procurements who attested that they read the contract procedure rules in force ÷ people with such a role × 100.",
    ),
];

/// What is read for the figures.
#[derive(Clone, Copy, Debug)]
pub struct Records<'a> {
    /// Who may need training.
    pub learners: &'a [Learner],
    /// What there is.
    pub courses: &'a [Course],
    /// Who completed what.
    pub attended: &'a [Attended],
    /// Who is enrolled on what, and how it ended.
    pub enrolled: &'a [Enrolled],
}

/// Offers the figures of training and says what is known of them on a day.
pub fn read_into(readings: &mut Readings, records: &Records<'_>, today: Date) {
    readings.offer(MEASURES);
    let found = gaps(records.learners, records.courses, records.attended, today);
    let met = found.iter().filter(|gap| gap.state.is_met()).count();
    let none = "Not measured: nobody is recorded who needs training.";
    readings.found("training.completed_share", Reading::of(part(met, found.len()), none, SOURCE, today));
    let (have, team) = qualified((records.learners, records.courses), records.enrolled, records.attended, today);
    let none = "Not measured: nobody is recorded in the procurement team.";
    readings.found("training.qualified_share", Reading::of(part(have, team), none, SOURCE, today));
    let audiences = by_audience(&found);
    for (code, audience) in [
        ("training.councillors_share", Audience::Councillors),
        ("training.senior_managers_share", Audience::SeniorManagers),
        ("training.contract_managers_share", Audience::ContractManagers),
        ("training.budget_holders_share", Audience::BudgetHolders),
    ] {
        let Coverage { people, trained, .. } = audiences.get(&audience).copied().unwrap_or_default();
        let none = format!("Not measured: nobody is recorded among \"{}\" who needs training.", audience.label());
        readings.found(code, Reading::of(part(trained, people), &none, SOURCE, today));
    }
}

fn part(of: usize, whole: usize) -> Option<Quantity> {
    Quantity::share(i64::try_from(of).ok()?, i64::try_from(whole).ok()?)
}
