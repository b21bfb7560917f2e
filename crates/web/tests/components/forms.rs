//! Buttons and the summary of errors.

use crate::{Component, Options, options::part};
use web::components::FieldErrors;

part!(
    Button,
    r#"{% import "components/form.html" as form %}{% if o.has("href") %}{% call form::button_link(o.text("text"), o.text("href"), classes=o.text("classes"), start=o.is("isStartButton"), id=o.text("id")) %}{% endcall %}{% else %}{% call form::button(o.text("text"), name=o.text("name"), value=o.text("value"), kind=o.text_or("type", "submit"), classes=o.text("classes"), id=o.text("id"), disabled=o.is("disabled"), once=o.is("preventDoubleClick")) %}{% endcall %}{% endif %}"#
);
part!(
    Summary,
    r#"{% import "components/form.html" as form %}{% call form::error_summary(self::errors(o), title=o.text("titleText")) %}{% endcall %}"#
);

fn errors(o: &Options) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for error in o.list("errorList") {
        errors.add(error.text("href").trim_start_matches('#'), &error.text("text"));
    }
    errors
}

pub(crate) const COMPONENTS: &[Component] = &[
    Component {
        name: "button",
        options: &[
            "text",
            "name",
            "value",
            "type",
            "classes",
            "id",
            "disabled",
            "preventDoubleClick",
            "href",
            "isStartButton",
        ],
        needs: "",
        left_out: &[
            ("start", "our start button is a link"),
            ("don't prevent double click", "the attribute is left out, which is the same"),
        ],
        compared: 32,
        render: Button::html,
    },
    Component {
        name: "error-summary",
        options: &["titleText", "errorList/*/text", "errorList/*/href"],
        needs: "",
        left_out: &[],
        compared: 6,
        render: Summary::html,
    },
];
