//! The feeds described for programs, as OpenAPI 3.1.

use domain::feeds::{Feed, Field, FieldKind};
use serde_json::{Map, Value as Json, json};

/// The words that narrow a feed, and what each means.
const NARROWED_BY: [(&str, &str); 4] = [
    ("from", "The first month, such as 2026-04"),
    ("to", "The last month, such as 2026-06"),
    ("kind", "The kind of payments: payments, cards or grants"),
    ("as-of", "A day or a moment: the answer is what the records held then"),
];

/// The description of the feeds, made from the data dictionary.
#[must_use]
pub fn interface() -> Json {
    let paths = Feed::ALL.iter().flat_map(|feed| {
        let json = (format!("/api/v1/spend/{feed}.json"), path(*feed, "json", &json_answer(*feed)));
        [json, (format!("/api/v1/spend/{feed}.parquet"), path(*feed, "parquet", &parquet_answer()))]
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Guildhall",
            "version": "1",
            "description": "Payment lines and sums of one council, read with a token; and the rules of procurement law, open to all. Money is in whole pence.",
        },
        "paths": paths.collect::<Map<String, Json>>(),
        "components": { "securitySchemes": { "token": {
            "type": "http", "scheme": "bearer", "description": "A token made on the page Feeds",
        } } },
    })
}

fn path(feed: Feed, form: &str, answer: &Json) -> Json {
    let parameters = NARROWED_BY.map(|(name, meaning)| {
        json!({ "name": name, "in": "query", "required": false, "description": meaning, "schema": { "type": "string" } })
    });
    let refused = |description: &str| json!({ "description": description });
    json!({ "get": {
        "operationId": format!("{feed}_{form}"),
        "summary": feed.meaning(),
        "parameters": parameters,
        "security": [{ "token": [] }],
        "responses": {
            "200": answer,
            "401": refused("There is no token, or it is not known, or it was withdrawn"),
            "422": refused("A word in the address cannot be read; the answer says which"),
        },
    } })
}

fn json_answer(feed: Feed) -> Json {
    let fields = feed.fields();
    let properties: Map<String, Json> = fields.iter().map(|field| (field.name.to_owned(), schema(field))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| !field.may_be_absent).map(|field| field.name).collect();
    let text = json!({ "type": "string" });
    let row = json!({ "type": "object", "properties": properties, "required": required });
    let whole = json!({ "type": "object", "properties": {
        "feed": text, "council": text, "as_of": text, "rows": { "type": "array", "items": row },
    } });
    json!({ "description": "The rows", "content": { "application/json": { "schema": whole } } })
}

fn parquet_answer() -> Json {
    json!({
        "description": "The same rows as a Parquet file; a month is the date of its first day",
        "content": { "application/vnd.apache.parquet": { "schema": { "type": "string", "format": "binary" } } },
    })
}

fn schema(field: &Field) -> Json {
    let (kind, format) = match field.kind {
        FieldKind::Text | FieldKind::Month => ("string", None),
        FieldKind::Date => ("string", Some("date")),
        FieldKind::Whole | FieldKind::Pence => ("integer", Some("int64")),
        FieldKind::YesNo => ("boolean", None),
    };
    let kind = if field.may_be_absent { json!([kind, "null"]) } else { json!(kind) };
    let mut schema = json!({ "type": kind, "description": field.meaning });
    if let Some(format) = format {
        schema["format"] = json!(format);
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_feed_is_described() {
        let text = interface();
        for feed in Feed::ALL {
            let answer = &text["paths"][format!("/api/v1/spend/{feed}.json")]["get"]["responses"]["200"];
            let row = &answer["content"]["application/json"]["schema"]["properties"]["rows"]["items"];
            for field in feed.fields() {
                assert_eq!(row["properties"][field.name]["description"], field.meaning);
                let required =
                    row["required"].as_array().is_some_and(|names| names.iter().any(|name| name == field.name));
                assert_eq!(required, !field.may_be_absent, "{}", field.name);
            }
        }
        assert_eq!(text["components"]["securitySchemes"]["token"]["scheme"], "bearer");
    }
}
