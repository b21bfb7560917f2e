//! What people do with records of training: courses, who has to take them, who did, and what people can do.
//!
//! Sentences of the trail name courses and competences, never people: their names stand in the records alone.

mod attendance;
mod attestation;
mod competence;
mod course;
mod enrolment;
mod expert;
mod learner;
mod request;

pub use attendance::{attend, take_out_attendance};
pub use attestation::attest;
pub use competence::{Need, change_competence, enter_competence, find_held};
pub use course::{change_course, enter_course};
pub use enrolment::{end_enrolment, enrol};
pub use expert::{change_expert, enter_expert};
pub use learner::{change_learner, enter_learner};
pub use request::{answer_request, request_training};
