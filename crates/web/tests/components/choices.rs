//! Questions with several parts under one name.

use crate::{Component, Options, options::part};
use web::components::fields::TypedDate;

part!(
    Radios,
    r#"{% import "components/choice.html" as choice %}{% call choice::radios(o.text("name"), o.text("fieldset/legend/text"), o.choices(), id=o.text_or("idPrefix", o.text("name").as_str()), hint=o.text("hint/text"), error=o.text("errorMessage/text"), classes=o.text("classes"), legend_classes=o.text("fieldset/legend/classes"), heading=o.is("fieldset/legend/isPageHeading")) %}{% endcall %}"#
);
part!(
    Checkboxes,
    r#"{% import "components/choice.html" as choice %}{% call choice::checkboxes(o.text("name"), o.text("fieldset/legend/text"), o.choices(), id=o.text_or("idPrefix", o.text("name").as_str()), hint=o.text("hint/text"), error=o.text("errorMessage/text"), classes=o.text("classes"), legend_classes=o.text("fieldset/legend/classes"), heading=o.is("fieldset/legend/isPageHeading")) %}{% endcall %}"#
);
part!(
    Date,
    r#"{% import "components/choice.html" as choice %}{% call choice::date_input(o.text("namePrefix"), o.text("fieldset/legend/text"), self::typed(o), id=o.text("id"), hint=o.text("hint/text"), error=o.text("errorMessage/text"), legend_classes=o.text("fieldset/legend/classes"), heading=o.is("fieldset/legend/isPageHeading")) %}{% endcall %}"#
);
part!(
    Fieldset,
    r#"{% import "components/choice.html" as choice %}{% call choice::fieldset(o.text("legend/text"), classes=o.text("legend/classes"), heading=o.is("legend/isPageHeading"), described_by=o.text("describedBy"), role=o.text("role")) %}{{ o.text("html")|safe }}{% endcall %}"#
);

fn typed(o: &Options) -> TypedDate {
    TypedDate { day: o.text("values/day"), month: o.text("values/month"), year: o.text("values/year") }
}

const CHOICES: &[&str] = &[
    "idPrefix",
    "name",
    "value",
    "values/*",
    "items/*/value",
    "items/*/text",
    "items/*/checked",
    "items/*/disabled",
    "items/*/hint/text",
    "fieldset/legend/text",
    "fieldset/legend/classes",
    "fieldset/legend/isPageHeading",
    "hint/text",
    "errorMessage/text",
    "classes",
];

/// Our questions always have one.
const LEGEND: &str = "fieldset/legend/text";

pub(crate) const COMPONENTS: &[Component] = &[
    Component { name: "radios", options: CHOICES, needs: LEGEND, left_out: &[], compared: 9, render: Radios::html },
    Component {
        name: "checkboxes",
        options: CHOICES,
        needs: LEGEND,
        left_out: &[],
        compared: 10,
        render: Checkboxes::html,
    },
    Component {
        name: "date-input",
        options: &[
            "id",
            "namePrefix",
            "fieldset/legend/text",
            "fieldset/legend/classes",
            "fieldset/legend/isPageHeading",
            "hint/text",
            "errorMessage/text",
            "values/day",
            "values/month",
            "values/year",
        ],
        needs: LEGEND,
        left_out: &[],
        compared: 3,
        render: Date::html,
    },
    Component {
        name: "fieldset",
        options: &["legend/text", "legend/classes", "legend/isPageHeading", "describedBy", "role", "html"],
        needs: "",
        left_out: &[],
        compared: 15,
        render: Fieldset::html,
    },
];
