//! What people send: fields of a form, as typed.

use crate::components::FieldErrors;
use crate::cx::form_urlencoded;
use crate::failure::PageFailure;
use crate::guard::{self, FORM_BYTES_MAX};
use actions::Failure;
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};

/// The fields of a form that was sent, in order.
#[derive(Clone, Debug, Default)]
pub struct Sent(Vec<(String, String)>);

impl Sent {
    /// The fields in a query or a body.
    pub fn read(text: &str) -> Sent {
        Sent(form_urlencoded(text).collect())
    }

    /// Fields read otherwise, from a form that sends a file.
    pub const fn of(fields: Vec<(String, String)>) -> Sent {
        Sent(fields)
    }

    /// A field as typed; empty where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// A field without white space around it; none where nothing was entered.
    pub fn entered(&self, name: &str) -> Option<&str> {
        Some(self.text(name).trim()).filter(|text| !text.is_empty())
    }

    /// Every value sent under a name.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(field, _)| field == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The names of the fields that were sent.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Every name and value, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether a box was ticked.
    pub fn ticked(&self, name: &str) -> bool {
        !self.text(name).is_empty()
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = PageFailure;
    async fn from_request(request: Request, _: &S) -> Result<Self, PageFailure> {
        let bytes = to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| guard::too_long())?;
        Ok(Sent::read(&String::from_utf8_lossy(&bytes)))
    }
}

/// The errors of an action, field by field; any other failure goes on.
///
/// # Errors
/// The page for any other failure.
pub fn field_errors(failure: Failure) -> Result<FieldErrors, PageFailure> {
    let Failure::Invalid(wrong) = failure else { return Err(failure.into()) };
    let mut errors = FieldErrors::default();
    for error in wrong {
        errors.add(error.field, &error.message);
    }
    Ok(errors)
}

/// A safe address to go on to: a page of this site, or the start.
pub fn onward(to: &str) -> &str {
    let inside = to.starts_with('/') && !to.starts_with("//") && !to.contains(['\\', '\r', '\n', '\t']);
    if inside { to } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_on_to_another_site() {
        for (to, goes, reason) in [
            ("/spend?year=2025-26", "/spend?year=2025-26", "a page of ours"),
            ("//evil.example", "/", "another host without a scheme"),
            ("https://evil.example", "/", "another site"),
            ("/\\evil.example", "/", "browsers read a backslash as a slash"),
            ("/\t/evil.example", "/", "browsers leave tabs out"),
            ("", "/", "nothing"),
        ] {
            assert_eq!(onward(to), goes, "{reason}");
        }
    }
}
