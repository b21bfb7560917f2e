//! The register of savings: entering them, claiming what was delivered, finance's word, and what councils save together.

mod claim;
mod decide;
mod effort;
mod enter;
mod joint;
mod send_back;
mod sign_off;
mod withdraw;

pub use claim::{Claiming, claim};
pub use decide::decide;
pub use effort::{correct_effort, log_effort};
pub use enter::{change, enter};
pub use joint::{change_joint, enter_joint};
pub use send_back::send_back;
pub use sign_off::sign_off;
pub use withdraw::withdraw;

use crate::Failure;
use domain::access::Scope;
use domain::records::Version;
use domain::savings::{Saving, SavingId};
use domain::values::Date;
use store::Reads;

/// The saving of a number, which must count still.
async fn counting(from: &impl Reads, scope: &Scope, id: SavingId, today: Date) -> Result<Version<Saving>, Failure> {
    let found = store::records::one::<Saving>(from, scope, &id.get().to_string()).await?.ok_or(Failure::NotFound)?;
    if found.record.withdrawn.is_some_and(|withdrawn| withdrawn <= today) {
        return Err(Failure::Refused("This saving was withdrawn. Enter it anew if it is made after all.".to_owned()));
    }
    Ok(found)
}
