//! HTML as lines of a tree, in which only what matters is left.

use scraper::{ElementRef, Html, Node};
use std::fmt::Write;

/// The tree of a piece of HTML, one element or text a line.
pub(crate) fn of(html: &str) -> String {
    let mut out = String::new();
    write_children(&mut out, Html::parse_fragment(html).root_element(), 0);
    out
}

fn write_children(out: &mut String, parent: ElementRef<'_>, depth: usize) {
    for child in parent.children() {
        match child.value() {
            Node::Text(text) => {
                let words: Vec<&str> = text.split_whitespace().collect();
                if !words.is_empty() {
                    writeln!(out, "{:1$}{2}", "", depth * 2, words.join(" ")).unwrap();
                }
            }
            Node::Element(_) => {
                let element = ElementRef::wrap(child).unwrap();
                writeln!(out, "{:1$}<{2}>", "", depth * 2, opening(element)).unwrap();
                write_children(out, element, depth + 1);
            }
            _ => {}
        }
    }
}

fn opening(element: ElementRef<'_>) -> String {
    let mut attributes: Vec<String> = element
        .value()
        .attrs()
        .map(|(name, value)| {
            let mut words: Vec<&str> = value.split_whitespace().collect();
            if name == "class" {
                words.sort_unstable();
            }
            format!(" {name}={:?}", words.join(" "))
        })
        .collect();
    attributes.sort_unstable();
    format!("{}{}", element.value().name(), attributes.concat())
}
