//! Training and competence: what each role needs, who has it, and the gaps by role and by service of the council.
//!
//! A course is for some [`Audience`]s and may hold for a time only; a competence is needed at a level. What somebody lacks is
//! a [`Gap`], which names the courses that would close it.

mod attest;
mod check;
mod competence;
mod course;
mod enrol;
mod expert;
pub mod measures;
mod request;
#[cfg(test)]
mod tests;

pub use attest::{
    Attestation, STARTERS, StartRefusal, Starter, has_attested, may_start, not_attested, read_into as read_attested,
    starters,
};
pub use check::{HOLDS_MONTHS_MAX, check_attended, check_competence, check_course, check_held, check_learner};
pub use competence::{Competence, CompetenceGap, Held, Lacking, Level, Required, competence_gaps, lacking_by_team};
pub use course::{
    Attended, Course, Coverage, Gap, GapState, Learner, by_audience, by_team, by_tier, gaps, running_out, state,
};
pub use enrol::{Enrolled, EnrolmentEnd, check_enrolled, qualified};
pub use expert::{Expert, check_expert};
pub use request::{RequestAnswer, RequestId, RequestOutcome, TrainingRequest, check_request};

named! {
    /// Whom training is for.
    Audience {
        Councillors "councillors" "Councillors";
        SeniorManagers "senior_managers" "Senior managers and heads of service";
        ContractManagers "contract_managers" "Those who look after contracts";
        Procurement "procurement" "Procurement team";
        BudgetHolders "budget_holders" "Budget holders and requesters";
        Finance "finance" "Finance";
        Legal "legal" "Legal";
    }
}
