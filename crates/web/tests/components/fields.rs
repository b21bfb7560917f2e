//! Fields that are typed into, chosen from a list, or given a file.

use crate::{Component, options::part};

part!(
    Input,
    r#"{% import "components/field.html" as field %}{% call field::input(o.text("name"), o.text("label/text"), value=o.text("value"), id=o.text_or("id", o.text("name").as_str()), kind=o.text_or("type", "text"), hint=o.text("hint/text"), error=o.text("errorMessage/text"), width=o.text("classes"), label_classes=o.text("label/classes"), heading=o.is("label/isPageHeading"), prefix=o.text("prefix/text"), suffix=o.text("suffix/text"), autocomplete=o.text("autocomplete"), inputmode=o.text("inputmode"), pattern=o.text("pattern"), spellcheck=o.text("spellcheck"), described_by=o.text("describedBy"), disabled=o.is("disabled")) %}{% endcall %}"#
);
part!(
    Password,
    r#"{% import "components/field.html" as field %}{% call field::password_input(o.text("name"), o.text("label/text"), id=o.text_or("id", o.text("name").as_str()), hint=o.text("hint/text"), error=o.text("errorMessage/text"), label_classes=o.text("label/classes"), autocomplete=o.text_or("autocomplete", "current-password")) %}{% endcall %}"#
);
part!(
    Textarea,
    r#"{% import "components/field.html" as field %}{% call field::textarea(o.text("name"), o.text("label/text"), value=o.text("value"), id=o.text_or("id", o.text("name").as_str()), rows=o.text_or("rows", "5"), hint=o.text("hint/text"), error=o.text("errorMessage/text"), classes=o.text("classes"), label_classes=o.text("label/classes"), heading=o.is("label/isPageHeading"), autocomplete=o.text("autocomplete"), described_by=o.text("describedBy")) %}{% endcall %}"#
);
part!(
    Select,
    r#"{% import "components/field.html" as field %}{% call field::select(o.text("name"), o.text("label/text"), o.choices(), id=o.text_or("id", o.text("name").as_str()), hint=o.text("hint/text"), error=o.text("errorMessage/text"), classes=o.text("classes"), label_classes=o.text("label/classes"), described_by=o.text("describedBy")) %}{% endcall %}"#
);
part!(
    FileUpload,
    r#"{% import "components/field.html" as field %}{% call field::file_upload(o.text("name"), o.text("label/text"), id=o.text_or("id", o.text("name").as_str()), hint=o.text("hint/text"), error=o.text("errorMessage/text"), label_classes=o.text("label/classes"), accept=o.text("attributes/accept"), multiple=o.is("multiple")) %}{% endcall %}"#
);
part!(
    Hint,
    r#"{% import "components/field.html" as field %}{% call field::hint(o.text("text"), id=o.text("id"), classes=o.text("classes")) %}{% endcall %}"#
);
part!(
    Error,
    r#"{% import "components/field.html" as field %}{% call field::error_message(o.text("text"), id=o.text("id"), classes=o.text("classes")) %}{% endcall %}"#
);
part!(
    Label,
    r#"{% import "components/field.html" as field %}{% call field::label(o.text("text"), target=o.text("for"), classes=o.text("classes"), heading=o.is("isPageHeading")) %}{% endcall %}"#
);

pub(crate) const COMPONENTS: &[Component] = &[
    Component {
        name: "input",
        options: &[
            "id",
            "name",
            "value",
            "type",
            "label/text",
            "label/classes",
            "label/isPageHeading",
            "hint/text",
            "errorMessage/text",
            "classes",
            "prefix/text",
            "suffix/text",
            "autocomplete",
            "inputmode",
            "pattern",
            "spellcheck",
            "describedBy",
            "disabled",
        ],
        needs: "",
        left_out: &[],
        compared: 35,
        render: Input::html,
    },
    Component {
        name: "password-input",
        options: &["id", "name", "label/text", "label/classes", "hint/text", "errorMessage/text", "autocomplete"],
        needs: "",
        left_out: &[],
        compared: 5,
        render: Password::html,
    },
    Component {
        name: "textarea",
        options: &[
            "id",
            "name",
            "value",
            "rows",
            "label/text",
            "label/classes",
            "label/isPageHeading",
            "hint/text",
            "errorMessage/text",
            "classes",
            "autocomplete",
            "describedBy",
        ],
        needs: "",
        left_out: &[],
        compared: 14,
        render: Textarea::html,
    },
    Component {
        name: "select",
        options: &[
            "id",
            "name",
            "value",
            "items/*/value",
            "items/*/text",
            "items/*/selected",
            "items/*/disabled",
            "label/text",
            "label/classes",
            "hint/text",
            "errorMessage/text",
            "classes",
            "describedBy",
        ],
        needs: "",
        left_out: &[
            ("without values", "our choices always carry a value"),
            ("without values with selected value", "our choices always carry a value"),
        ],
        compared: 11,
        render: Select::html,
    },
    Component {
        name: "file-upload",
        options: &[
            "id",
            "name",
            "label/text",
            "label/classes",
            "hint/text",
            "errorMessage/text",
            "multiple",
            "attributes/accept",
        ],
        needs: "",
        left_out: &[],
        compared: 7,
        render: FileUpload::html,
    },
    Component {
        name: "hint",
        options: &["text", "id", "classes"],
        needs: "",
        left_out: &[],
        compared: 4,
        render: Hint::html,
    },
    Component {
        name: "error-message",
        options: &["text", "id", "classes"],
        needs: "",
        left_out: &[],
        compared: 4,
        render: Error::html,
    },
    Component {
        name: "label",
        options: &["text", "for", "classes", "isPageHeading"],
        needs: "",
        left_out: &[],
        compared: 14,
        render: Label::html,
    },
];
