//! A program is let in by its token.

use crate::secrets::hash_of_token;
use crate::{Failure, Guildhall};
use domain::feeds::FeedToken;

/// The seconds after which another use of a token is noted.
const NOTED_SECONDS: i64 = 60;

/// The token under a secret, withdrawn or not; none where no token has it.
///
/// # Errors
/// Only faults.
pub async fn admit(guildhall: &Guildhall, secret: &str) -> Result<Option<FeedToken>, Failure> {
    let now = guildhall.clock.now();
    let Some(known) = store::feeds::find_token(&guildhall.store, &hash_of_token(secret)).await? else {
        return Ok(None);
    };
    let noted = known.used_at.is_some_and(|used| now.duration_since(used).as_secs() < NOTED_SECONDS);
    if !known.token.withdrawn && !noted {
        let mut tx = guildhall.store.begin_write().await?;
        store::feeds::see_token(&mut tx, known.token.id, now).await?;
        tx.commit_bookkeeping().await?;
    }
    Ok(Some(known.token))
}
