//! A token is made.

use crate::secrets::{hash_of_token, new_token};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::feeds::{FeedTokenId, name_of_token};
use domain::trail::Event;

/// A token that was just made.
#[derive(Clone, Debug)]
pub struct MadeToken {
    /// The record's number.
    pub id: FeedTokenId,
    /// Its name.
    pub name: String,
    /// What the program sends. It is not kept and cannot be shown again.
    pub secret: String,
}

/// Makes a token that reads the council's feeds.
///
/// # Errors
/// [`Failure::Invalid`] when the name will not do.
pub async fn make(guildhall: &Guildhall, scope: &Scope, name: &str) -> Result<MadeToken, Failure> {
    let name = name_of_token(name).map_err(|message| Failure::field("name", message))?;
    let secret = new_token()?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let id = store::feeds::add_token(&mut tx, scope, (&name, &hash_of_token(&secret)), now).await?;
    let event = Event::new("feed_token.made", id.get(), format!("The token “{name}” was made to read feeds with"));
    tx.record(Some(scope.council()), scope.actor(), now, &event).await?;
    tx.commit().await?;
    Ok(MadeToken { id, name, secret })
}
