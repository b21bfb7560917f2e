//! What people do about documents in other formats: somebody asks, staff handle it, and who asked is erased in the end.

mod ask;
mod erase;
mod handle;
mod settle;

pub use ask::{Asking, ask, enter};
pub use erase::{erase, erase_all_due};
pub use handle::handle;
pub use settle::settle;

use crate::Failure;
use domain::access::Scope;
use domain::format_requests::FormatSettings;
use store::Reads;

/// What the council settled, or the house's choice where it settled nothing.
pub(crate) async fn settings(from: &impl Reads, scope: &Scope) -> Result<FormatSettings, Failure> {
    Ok(store::records::all::<FormatSettings>(from, scope).await?.pop().unwrap_or_default())
}
