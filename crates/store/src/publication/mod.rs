//! What is published of payments, in the records: settings, rules that hide names, versions.

mod public;
pub(crate) mod row;
mod rules;
mod settings;
mod versions;

pub use public::{councils_with_periods, published, stands_elsewhere};
pub use rules::{NewRule, add_rule, end_rule, rules};
pub use settings::{add_edition, editions};
pub use versions::{ask, fail, next_number, publish, version, versions, versions_of, withdraw};

use crate::StoreFailure;
use serde::{Serialize, de::DeserializeOwned};

fn from_json<T: DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreFailure> {
    serde_json::from_str(text).map_err(|_| StoreFailure::Unreadable(place, text.to_owned()))
}

fn to_json<T: Serialize>(value: &T) -> Result<String, StoreFailure> {
    serde_json::to_string(value).map_err(|fault| StoreFailure::Unreadable("a value to be kept", fault.to_string()))
}
