//! Each field of a page has an id of its own, also where several forms have a field of the same name: a label leads to its own
//! field, and what is wrong to the field it is said of.

use super::Part;
use super::form::{Field, FieldKind, Form};
use crate::components::FieldErrors;
use std::collections::BTreeSet;

/// Gives every field of a page's forms an id of its own, beside those that the page has `taken` already, and lets each error
/// lead to the field that shows it. Of several forms with a field of that name, only the one that was `sent` shows an error;
/// where nobody knows which it was, each does.
pub fn set_apart(parts: &mut [Part], errors: &FieldErrors, taken: &[&str], sent: &str) -> FieldErrors {
    let mut taken: BTreeSet<String> = taken.iter().map(|&id| id.to_owned()).collect();
    let is_known = forms(parts).any(|form| form.action == sent);
    for (at, form) in forms(parts).enumerate() {
        if is_known && form.action != sent {
            form.fields.iter_mut().for_each(|field| field.error.clear());
        }
        let own: Vec<String> = form.fields.iter().flat_map(ids).collect();
        if own.iter().any(|id| taken.contains(id)) {
            form.fields.iter_mut().for_each(|field| field.id = format!("form-{}-{}", at + 1, field.name));
        }
        taken.extend(form.fields.iter().flat_map(ids));
    }
    led(parts, errors)
}

fn forms(parts: &mut [Part]) -> impl Iterator<Item = &mut Form> {
    parts.iter_mut().filter_map(|part| match part {
        Part::Form(form) => Some(form.as_mut()),
        _ => None,
    })
}

/// The ids that a field takes.
fn ids(field: &Field) -> Vec<String> {
    match field.kind {
        FieldKind::Heading => Vec::new(),
        _ => vec![field.id.clone()],
    }
}

/// The errors, each leading to the first field of its name that shows it.
fn led(parts: &mut [Part], errors: &FieldErrors) -> FieldErrors {
    let shown: Vec<(String, String)> = forms(parts)
        .flat_map(|form| form.fields.iter())
        .filter(|field| !field.error.is_empty())
        .map(|field| (field.name.clone(), field.id.clone()))
        .collect();
    let mut placed = FieldErrors::default();
    for error in errors.iter() {
        let id = shown.iter().find(|(name, _)| *name == error.field).map(|(_, id)| id);
        let target = match (id, error.target.strip_prefix(error.field.as_str())) {
            (Some(id), Some(rest)) => format!("{id}{rest}"),
            _ => error.target.clone(),
        };
        placed.add_at(&error.field, &target, &error.message);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Sent;
    use crate::parts::Filled;

    fn page(errors: &FieldErrors) -> Vec<Part> {
        let sent = Sent::default();
        let filled = Filled { sent: &sent, errors };
        let form = |to: &str| Form::new(to, "Save", vec![filled.text("why", "Why?"), filled.day("due", "By when?")]);
        vec![Part::form(form("/stop")), Part::text("Or"), Part::form(form("/move"))]
    }

    fn seen(parts: &mut [Part]) -> Vec<(String, bool)> {
        forms(parts).flat_map(|form| &form.fields).map(|field| (field.id.clone(), !field.error.is_empty())).collect()
    }

    #[test]
    fn a_label_leads_to_its_own_field_and_an_error_to_the_form_that_was_sent() {
        let mut errors = FieldErrors::default();
        errors.add("why", "Enter why");
        errors.add_at("due", "due-day", "Enter a day");
        for (sent, taken, expected, targets, reason) in [
            (
                "/move",
                [].as_slice(),
                [("why", false), ("due", false), ("form-2-why", true), ("form-2-due", true)],
                ["form-2-why", "form-2-due-day"],
                "the second was sent",
            ),
            (
                "/stop",
                &[],
                [("why", true), ("due", true), ("form-2-why", false), ("form-2-due", false)],
                ["why", "due-day"],
                "the first was sent",
            ),
            (
                "/other",
                &[],
                [("why", true), ("due", true), ("form-2-why", true), ("form-2-due", true)],
                ["why", "due-day"],
                "nobody knows which",
            ),
            (
                "/stop",
                &["why"],
                [("form-1-why", true), ("form-1-due", true), ("form-2-why", false), ("form-2-due", false)],
                ["form-1-why", "form-1-due-day"],
                "the page has the id itself",
            ),
        ] {
            let mut parts = page(&errors);
            let placed = set_apart(&mut parts, &errors, taken, sent);
            let expected = expected.map(|(id, has_error)| (id.to_owned(), has_error));
            assert_eq!(seen(&mut parts), expected, "{reason}");
            assert_eq!(placed.iter().map(|error| error.target.as_str()).collect::<Vec<_>>(), targets, "{reason}");
        }
    }
}
