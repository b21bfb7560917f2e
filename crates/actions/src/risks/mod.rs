//! The register of risks: entering and changing risks, rating them anew, closing them, and by which scale and appetite.

mod appetite;
mod close;
mod enter;
mod rate;
mod scale;

pub use appetite::settle;
pub use close::close;
pub use enter::{change, enter};
pub use rate::{NewRating, rate};
pub use scale::{adopt, begin_scale, change_scale, change_steps, shipped};

use crate::Failure;
use domain::access::Scope;
use domain::records::Version;
use domain::risks::{Risk, RiskId, Scale};
use domain::values::Date;
use store::Reads;

/// The risk of a number, which must be open still.
async fn open_risk(from: &impl Reads, scope: &Scope, id: RiskId, today: Date) -> Result<Version<Risk>, Failure> {
    let found = store::records::one::<Risk>(from, scope, &id.get().to_string()).await?.ok_or(Failure::NotFound)?;
    if found.record.closed.as_ref().is_some_and(|closing| closing.on <= today) {
        return Err(Failure::Refused("This risk is closed. Enter it anew if it has come back.".to_owned()));
    }
    Ok(found)
}

/// The scale of a code, as the council has it.
async fn scale_of(from: &impl Reads, scope: &Scope, code: &str) -> Result<Version<Scale>, Failure> {
    store::records::one::<Scale>(from, scope, code).await?.ok_or(Failure::NotFound)
}
