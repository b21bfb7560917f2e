//! Rows of a feed as JSON, and the description of the feeds for programs.

mod interface;

use domain::feeds::{Field, Value};
use serde_json::{Map, Value as Json};

pub use interface::interface;

/// A row as a JSON object with the fields in their order; months are written like 2026-04.
///
/// ```
/// use domain::feeds::{Feed, Value};
/// let row = publish::feeds::json_row(&Feed::Sums.fields()[..1], &[Value::Text("wynmarch".into())]);
/// assert_eq!(row.to_string(), r#"{"council":"wynmarch"}"#);
/// ```
#[must_use]
pub fn json_row(fields: &[Field], values: &[Value]) -> Json {
    let pairs = fields.iter().zip(values).map(|(field, value)| (field.name.to_owned(), json(value)));
    Json::Object(pairs.collect::<Map<String, Json>>())
}

fn json(value: &Value) -> Json {
    match value {
        Value::Absent => Json::Null,
        Value::Text(text) => Json::from(text.as_str()),
        Value::Whole(number) => Json::from(*number),
        Value::Date(date) => Json::from(date.to_string()),
        Value::Month(month) => Json::from(month.to_string()),
        Value::YesNo(answer) => Json::from(*answer),
    }
}
