//! The rules described for programs, as paths of an OpenAPI description, made from the list of rules.

use domain::law::list::RULES;
use domain::law::{AnyRule, Field, Kind, NOT_ADVICE};
use serde_json::{Map, Value as Json, json};

/// The addresses of the rules: the list, and each rule by its code.
#[must_use]
pub fn paths() -> Map<String, Json> {
    let mut paths = Map::new();
    paths.insert("/api/v1/law/rules".to_owned(), list());
    for rule in RULES {
        paths.insert(format!("/api/v1/law/rules/{}", rule.entry().code), path(*rule));
    }
    paths
}

fn list() -> Json {
    let schema = json!({ "type": "object", "properties": {
        "rules": { "type": "array", "items": { "type": "object" } }, "note": { "type": "string" },
    } });
    json!({ "get": {
        "operationId": "law_rules",
        "summary": "Every rule of the rule book, with what it asks",
        "security": [],
        "responses": { "200": answer("The rules", &schema) },
    } })
}

fn path(rule: &dyn AnyRule) -> Json {
    let entry = rule.entry();
    let refused = |description: &str| json!({ "description": description });
    let operation = |name: &str| {
        json!({
            "operationId": format!("law_{}_{name}", entry.code.replace('-', "_")),
            "summary": entry.sentence,
            "description": format!("{}. {} {NOT_ADVICE}", entry.source, entry.sureness.label()),
            "security": [],
            "responses": {
                "200": answer("The answer, with its reasons and what is missing", &told()),
                "400": refused("The facts are no JSON"),
                "422": refused("A fact is missing or cannot be right; the answer names the field and says what to do"),
            },
        })
    };
    let mut get = operation("by_address");
    let plain = rule.fields().iter().filter(|field| !is_group(field.kind));
    get["parameters"] = plain.map(parameter).collect();
    let mut post = operation("by_facts");
    let facts = json!({ "application/json": { "schema": object(rule.fields()) } });
    post["requestBody"] = json!({ "required": true, "content": facts });
    json!({ "get": get, "post": post })
}

fn answer(description: &str, schema: &Json) -> Json {
    json!({ "description": description, "content": { "application/json": { "schema": schema } } })
}

const fn is_group(kind: Kind) -> bool {
    matches!(kind.each(), Kind::Record(_))
}

fn parameter(field: &Field) -> Json {
    json!({
        "name": field.name, "in": "query", "required": field.needed,
        "description": field.question, "schema": schema(field.kind),
    })
}

/// The answer of any rule: its own values stand beside these.
fn told() -> Json {
    let text = json!({ "type": "string" });
    let step = json!({ "type": "object", "properties": { "kind": text, "what": text, "why": text } });
    let missing = json!({ "type": "object", "properties": { "fact": text, "why": text } });
    json!({ "type": "object", "additionalProperties": true, "properties": {
        "rule": text, "name": text, "source": text, "sureness": text, "standing": text, "note": text,
        "reasons": { "type": "array", "items": step },
        "missing": { "type": "array", "items": missing },
    } })
}

fn object(fields: &[Field]) -> Json {
    let described = |field: &Field| {
        let mut schema = schema(field.kind);
        schema["description"] = json!(field.question);
        (field.name.to_owned(), schema)
    };
    let properties: Map<String, Json> = fields.iter().map(described).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.needed).map(|field| field.name).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn schema(kind: Kind) -> Json {
    match kind {
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Money => json!({ "type": "integer", "format": "int64" }),
        Kind::YesNo => json!({ "type": "boolean" }),
        Kind::Number => json!({ "type": "integer", "minimum": 0 }),
        Kind::Words => json!({ "type": "string" }),
        Kind::Choice(names) => {
            let names: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            json!({ "type": "string", "enum": names })
        }
        Kind::List(of) => json!({ "type": "array", "items": schema(*of) }),
        Kind::Record(fields) => object(fields),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_every_fact_is_described() {
        let paths = paths();
        assert_eq!(paths.len(), RULES.len() + 1);
        for rule in RULES {
            let path = &paths[&format!("/api/v1/law/rules/{}", rule.entry().code)];
            let facts = &path["post"]["requestBody"]["content"]["application/json"]["schema"];
            for field in rule.fields() {
                assert_eq!(facts["properties"][field.name]["description"], field.question);
                let required = facts["required"].as_array().unwrap().iter().any(|name| name == field.name);
                assert_eq!(required, field.needed, "{}: {}", rule.entry().code, field.name);
            }
        }
    }
}
