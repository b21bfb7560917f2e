//! The options of an example.

use serde_json::Value;
use web::components::Choice;

/// The options, read by path: `label/text`.
#[derive(Clone)]
pub(crate) struct Options(Value);

impl Options {
    pub(crate) fn of(value: Value) -> Self {
        Options(value)
    }

    /// The option at a path as text; empty where it is absent.
    pub(crate) fn text(&self, path: &str) -> String {
        self.text_or(path, "")
    }

    /// The option at a path as text, or what the macro takes by itself.
    pub(crate) fn text_or(&self, path: &str, default: &str) -> String {
        match self.0.pointer(&format!("/{path}")) {
            None | Some(Value::Null) => default.to_owned(),
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
        }
    }

    /// Whether the option at a path is true.
    pub(crate) fn is(&self, path: &str) -> bool {
        self.0.pointer(&format!("/{path}")).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The options of each of a list, those that are null or false left out.
    pub(crate) fn list(&self, path: &str) -> Vec<Options> {
        let list = self.0.pointer(&format!("/{path}")).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter(|item| !matches!(item, Value::Null | Value::Bool(false)))
            .cloned()
            .map(Options)
            .collect()
    }

    /// The list itself, for lists of lists.
    pub(crate) fn items(&self) -> Vec<Options> {
        self.0.as_array().into_iter().flatten().cloned().map(Options).collect()
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.0.pointer(&format!("/{path}")).is_some_and(|value| !value.is_null())
    }

    /// `items` as choices; one is picked by its own mark, or else by the value or values of the question.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        let values: Vec<String> = self.list("values").iter().map(Options::itself).chain([self.text("value")]).collect();
        self.list("items")
            .iter()
            .map(|item| {
                let value = item.text_or("value", &item.text("text"));
                let marked = ["checked", "selected"].into_iter().find(|mark| item.has(mark)).map(|mark| item.is(mark));
                let by_value = !value.is_empty() && values.contains(&value);
                Choice {
                    picked: marked.unwrap_or(by_value),
                    disabled: item.is("disabled"),
                    hint: item.text("hint/text"),
                    ..Choice::new(&value, &item.text("text"))
                }
            })
            .collect()
    }

    fn itself(&self) -> String {
        self.text("").trim_matches('"').to_owned()
    }

    /// The paths of all options given, lists as `*`.
    pub(crate) fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        collect(&self.0, "", &mut paths);
        paths
    }
}

fn collect(value: &Value, path: &str, paths: &mut Vec<String>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") };
    match value {
        Value::Object(map) if !map.is_empty() => {
            map.iter().for_each(|(name, value)| collect(value, &below(name), paths))
        }
        Value::Array(list) if !list.is_empty() => list.iter().for_each(|value| collect(value, &below("*"), paths)),
        _ => paths.push(path.to_owned()),
    }
}

/// A template over an example's options.
macro_rules! part {
    ($name:ident, $source:literal) => {
        #[derive(askama::Template)]
        #[template(ext = "html", source = $source)]
        struct $name {
            o: $crate::options::Options,
        }

        impl $name {
            fn html(o: $crate::options::Options) -> askama::Result<String> {
                askama::Template::render(&$name { o })
            }
        }
    };
}
pub(crate) use part;
