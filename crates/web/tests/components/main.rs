//! Each part of a page gives the HTML that GOV.UK Frontend's own template gives for its own examples, for the options
//! that Guildhall's macros take. White space, comments and the order of classes and attributes are no difference.

#![expect(clippy::unwrap_used, reason = "the functions that the tests share may fail as the tests do")]

mod choices;
mod fields;
mod forms;
mod lists;
mod navigation;
mod options;
mod texts;
mod tree;

use options::Options;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::PathBuf};

/// A component held to its examples.
pub(crate) struct Component {
    /// Its folder in GOV.UK Frontend.
    pub(crate) name: &'static str,
    /// The options our macro takes, as paths; `*` stands for each of a list. Examples with any other are left out.
    pub(crate) options: &'static [&'static str],
    /// An option without which our macro is not used; empty for none.
    pub(crate) needs: &'static str,
    /// Examples within these options which are left out, each with the reason.
    pub(crate) left_out: &'static [(&'static str, &'static str)],
    /// How many examples are compared, so that none is lost unseen.
    pub(crate) compared: usize,
    /// Our HTML for an example.
    pub(crate) render: fn(Options) -> askama::Result<String>,
}

struct Example {
    name: String,
    options: Value,
    html: String,
}

fn examples(component: &str) -> Vec<Example> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../node_modules/govuk-frontend/dist/govuk/components")
        .join(component)
        .join("fixtures.json");
    let Ok(text) = fs::read_to_string(&path) else {
        panic!("the examples of GOV.UK Frontend are not here: run `make assets`");
    };
    let file: Value = serde_json::from_str(&text).unwrap();
    let word = |example: &Value, key: &str| example[key].as_str().unwrap().to_owned();
    file["fixtures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|example| Example {
            name: word(example, "name"),
            options: example["options"].clone(),
            html: word(example, "html"),
        })
        .collect()
}

/// Compares a component with its examples and says all that differ.
fn compare(component: &Component) {
    let taken: BTreeSet<&str> = component.options.iter().copied().collect();
    let (mut compared, mut differences) = (0, Vec::new());
    for example in examples(component.name) {
        let options = Options::of(example.options);
        let is_left_out = component.left_out.iter().any(|(name, _)| *name == example.name);
        let lacks = !component.needs.is_empty() && !options.has(component.needs);
        if is_left_out || lacks || !options.paths().iter().all(|path| taken.contains(path.as_str())) {
            continue;
        }
        compared += 1;
        let (ours, theirs) = (tree::of(&(component.render)(options).unwrap()), tree::of(&example.html));
        if ours != theirs {
            differences.push(format!("— {}\nours:\n{ours}\ntheirs:\n{theirs}", example.name));
        }
    }
    assert!(differences.is_empty(), "{} differs:\n{}", component.name, differences.join("\n"));
    assert_eq!(compared, component.compared, "examples of {}", component.name);
}

#[test]
fn fields_give_what_the_examples_give() {
    fields::COMPONENTS.iter().for_each(compare);
}

#[test]
fn questions_with_choices_give_what_the_examples_give() {
    choices::COMPONENTS.iter().for_each(compare);
}

#[test]
fn buttons_and_errors_give_what_the_examples_give() {
    forms::COMPONENTS.iter().for_each(compare);
}

#[test]
fn tables_and_summaries_give_what_the_examples_give() {
    lists::COMPONENTS.iter().for_each(compare);
}

#[test]
fn text_that_stands_out_gives_what_the_examples_give() {
    texts::COMPONENTS.iter().for_each(compare);
}

#[test]
fn ways_around_give_what_the_examples_give() {
    navigation::COMPONENTS.iter().for_each(compare);
}

#[test]
fn the_comparison_sees_a_changed_attribute_class_word_and_order() {
    let page = tree::of("<p class=\"a b\" id=\"x\">One <b>two</b></p>");
    for (html, same, reason) in [
        (
            "<p  id=\"x\" class=\" b a\">\n One\n<b> two </b> </p><!-- said -->",
            true,
            "spaces, comments and order of classes",
        ),
        ("<p class=\"a\" id=\"x\">One <b>two</b></p>", false, "a class less"),
        ("<p class=\"a b\" id=\"y\">One <b>two</b></p>", false, "another id"),
        ("<p class=\"a b\" id=\"x\">One <b>too</b></p>", false, "another word"),
        ("<p class=\"a b\" id=\"x\"><b>two</b> One</p>", false, "another order"),
    ] {
        assert_eq!(tree::of(html) == page, same, "{reason}");
    }
}
