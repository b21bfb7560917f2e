//! Long work, carried out.
//!
//! A job is claimed under a lease that its progress renews; when the program dies the lease runs out and the job is
//! begun again from the start. Its effect is saved in the transaction that ends it, so it happens once or not at all.

mod keep;
mod watch;
mod work;

pub(crate) use keep::while_kept;
pub(crate) use watch::{JobWatch, NOTED_EVERY, note};
pub use work::{run_job, run_waiting};

/// The name of the job that reads a payments file.
pub const READ_PAYMENTS: &str = "payments.read";

/// The name of the job that brings a payments file's lines in.
pub const IMPORT_PAYMENTS: &str = "payments.import";

/// The kinds of jobs that are done to a payments file.
pub const OF_FILES: &[&str] = &[READ_PAYMENTS, IMPORT_PAYMENTS];

/// The name of the job that makes the cubes of batches from their lines, under the edition of the rules that its subject
/// numbers and that then comes into force; with the subject 0, under the editions that were in force.
pub const MAKE_CUBES: &str = "payments.cubes";
/// The name of the job that reads a facts file.
pub const READ_SUPPLIER_FACTS: &str = "supplier_facts.read";

/// The name of the job that takes a facts file's facts in.
pub const LOAD_SUPPLIER_FACTS: &str = "supplier_facts.load";

/// The kinds of jobs that are done to a facts file.
pub const OF_FACTS_FILES: &[&str] = &[READ_SUPPLIER_FACTS, LOAD_SUPPLIER_FACTS];

/// The name of the job that runs the checks for lost money.
pub const CHECK_LOSSES: &str = "losses.check";

/// The name of the job that counts what other settings of the checks would change.
pub const PREVIEW_LOSSES: &str = "losses.preview";

/// The name of the job that publishes a period.
pub const PUBLISH_PERIOD: &str = "publication.publish";

/// The seconds for which a job is claimed: long enough for the pause of a busy disk between two notes of progress,
/// short enough that nobody waits long for the work of a program that died.
pub(crate) const LEASE_SECONDS: i64 = 15;
