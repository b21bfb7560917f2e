//! What stands in an address in the place of a name, such as a record's number.

use crate::cx::Cx;
use crate::failure::PageFailure;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

/// The values of the names in a route. An address that has something else there, such as a word for a number, is that of
/// no page.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = PageFailure;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageFailure> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(found)) => Ok(Path(found)),
            Err(_) => {
                let missing = PageFailure::not_found();
                Err(match parts.extensions.get::<Cx>() {
                    Some(cx) => missing.framed(cx.frame("")),
                    None => missing,
                })
            }
        }
    }
}
