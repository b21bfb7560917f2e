//! A form as somebody fills it.

use crate::Page;
use crate::page::{selector, words};
use scraper::{ElementRef, Html};

/// What is between the parts of a form that sends a file; no test's content holds it.
const BOUNDARY: &str = "guildhall-test-boundary-7c1f";

/// A form on a page, with what stands in it.
#[derive(Clone, Debug, Default)]
pub struct Form {
    action: String,
    by_get: bool,
    sends_files: bool,
    fields: Vec<(String, String)>,
    files: Vec<(String, String, Vec<u8>)>,
    /// Every field's name, with the words of its label: also of boxes that are not ticked.
    labels: Vec<(String, String)>,
    buttons: Vec<String>,
}

impl Form {
    pub(crate) fn find(page: &Page, wanted: impl Fn(&Form) -> bool) -> Option<Form> {
        let html = page.html();
        let here = page.path.split('?').next().unwrap_or_default();
        html.select(&selector("form")).map(|form| Form::read(&html, form, here)).find(wanted)
    }

    fn read(html: &Html, form: ElementRef<'_>, here: &str) -> Form {
        let action = form.attr("action").filter(|action| !action.is_empty()).unwrap_or(here);
        let fields = selector("input[name], select[name], textarea[name]");
        let buttons = selector("button");
        Form {
            action: action.to_owned(),
            by_get: !form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
            sends_files: form.attr("enctype") == Some("multipart/form-data"),
            fields: form.select(&fields).filter_map(value_of).collect(),
            files: Vec::new(),
            labels: form.select(&fields).filter_map(|field| label_of(html, field)).collect(),
            buttons: form.select(&buttons).map(words).collect(),
        }
    }

    /// Where it is sent to.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.action
    }

    /// The words on its buttons.
    #[must_use]
    pub fn buttons(&self) -> &[String] {
        &self.buttons
    }

    /// What stands in a field.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// Fills a field, named by its name or by its label, in place of what stands in it. A form without it stops the test.
    #[must_use]
    #[track_caller]
    pub fn fill(mut self, field: &str, value: &str) -> Form {
        let name = self.name_of(field);
        self.fields.retain(|(known, _)| *known != name);
        self.fields.push((name, value.to_owned()));
        self
    }

    /// Adds a value to a field that can have several, such as a box that is ticked.
    #[must_use]
    #[track_caller]
    pub fn tick(mut self, field: &str, value: &str) -> Form {
        let name = self.name_of(field);
        self.fields.push((name, value.to_owned()));
        self
    }

    /// Leaves a field out, as a browser does with a box that is not ticked.
    #[must_use]
    pub fn without(mut self, name: &str) -> Form {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// Chooses a file.
    #[must_use]
    #[track_caller]
    pub fn choose_file(mut self, field: &str, file_name: &str, content: &[u8]) -> Form {
        assert!(self.sends_files, "the form to {} sends no files", self.action);
        let name = self.name_of(field);
        self.files.push((name, file_name.to_owned(), content.to_vec()));
        self
    }

    #[track_caller]
    fn name_of(&self, field: &str) -> String {
        let known = self.labels.iter().find(|(name, label)| name == field || label == field);
        known.map_or_else(
            || panic!("the form to {} has no field {field:?} but {:?}", self.action, self.labels),
            |(name, _)| name.clone(),
        )
    }

    pub(crate) const fn is_by_get(&self) -> bool {
        self.by_get
    }

    pub(crate) fn address_with_query(&self) -> String {
        format!("{}?{}", self.action.split('?').next().unwrap_or_default(), encoded(&self.fields))
    }

    /// The kind of content and the content.
    pub(crate) fn body(&self) -> (String, Vec<u8>) {
        if !self.sends_files {
            return ("application/x-www-form-urlencoded".to_owned(), encoded(&self.fields).into_bytes());
        }
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            body.extend(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, file_name, content) in &self.files {
            body.extend(
                format!(
                    "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                     Content-Type: application/octet-stream\r\n\r\n"
                )
                .bytes(),
            );
            body.extend(content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").bytes());
        (format!("multipart/form-data; boundary={BOUNDARY}"), body)
    }
}

/// What a browser would send for a field that nobody touched.
fn value_of(field: ElementRef<'_>) -> Option<(String, String)> {
    let name = field.attr("name")?.to_owned();
    let value = match (field.value().name(), field.attr("type").unwrap_or("text")) {
        ("textarea", _) => field.text().collect(),
        ("select", _) => {
            let chosen = field.select(&selector("option[selected]")).next();
            let chosen = chosen.or_else(|| field.select(&selector("option")).next())?;
            chosen.attr("value").map_or_else(|| words(chosen), str::to_owned)
        }
        (_, "file" | "submit" | "button") => return None,
        (_, "checkbox" | "radio") => {
            field.attr("checked")?;
            field.attr("value").unwrap_or("on").to_owned()
        }
        _ => field.attr("value").unwrap_or_default().to_owned(),
    };
    Some((name, value))
}

fn label_of(html: &Html, field: ElementRef<'_>) -> Option<(String, String)> {
    let name = field.attr("name")?.to_owned();
    let id = field.attr("id").unwrap_or_default();
    let label = html.select(&selector("label[for]")).find(|label| label.attr("for") == Some(id));
    Some((name, label.map(words).unwrap_or_default()))
}

/// Fields as a browser sends them.
fn encoded(fields: &[(String, String)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn escaped(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._*".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
