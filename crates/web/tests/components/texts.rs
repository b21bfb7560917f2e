//! Text that stands out.

use crate::{Component, options::part};

part!(
    Inset,
    r#"{% import "components/text.html" as text %}{% call text::inset_text(id=o.text("id"), classes=o.text("classes")) %}{% if o.has("html") %}{{ o.text("html")|safe }}{% else %}{{ o.text("text") }}{% endif %}{% endcall %}"#
);
part!(
    Details,
    r#"{% import "components/text.html" as text %}{% call text::details(o.text("summaryText"), id=o.text("id"), classes=o.text("classes"), open=o.is("open")) %}{% if o.has("html") %}{{ o.text("html")|safe }}{% else %}{{ o.text("text") }}{% endif %}{% endcall %}"#
);
part!(
    Banner,
    r#"{% import "components/text.html" as text %}{% call text::notification_banner(o.text("text"), success=o.text("type") == "success", title=o.text("titleText")) %}{% endcall %}"#
);
part!(
    Panel,
    r#"{% import "components/text.html" as text %}{% call text::panel(o.text("titleText"), classes=o.text("classes")) %}{% if o.has("html") %}{{ o.text("html")|safe }}{% else %}{{ o.text("text") }}{% endif %}{% endcall %}"#
);
part!(
    Tag,
    r#"{% import "components/text.html" as text %}{% call text::tag(o.text("text"), classes=o.text("classes")) %}{% endcall %}"#
);
part!(
    Warning,
    r#"{% import "components/text.html" as text %}{% call text::warning_text(o.text("text"), icon=o.text_or("iconFallbackText", "Warning"), classes=o.text("classes")) %}{% endcall %}"#
);
part!(
    Phase,
    r#"{% import "components/text.html" as text %}{% call text::phase_banner(o.text("tag/text"), classes=o.text("classes")) %}{% if o.has("html") %}{{ o.text("html")|safe }}{% else %}{{ o.text("text") }}{% endif %}{% endcall %}"#
);

pub(crate) const COMPONENTS: &[Component] = &[
    Component {
        name: "inset-text",
        options: &["text", "id", "classes", "html"],
        needs: "",
        left_out: &[],
        compared: 5,
        render: Inset::html,
    },
    Component {
        name: "details",
        options: &["summaryText", "text", "id", "classes", "open", "html"],
        needs: "",
        left_out: &[],
        compared: 8,
        render: Details::html,
    },
    Component {
        name: "notification-banner",
        options: &["text", "titleText", "type"],
        needs: "",
        left_out: &[],
        compared: 8,
        render: Banner::html,
    },
    Component {
        name: "panel",
        options: &["titleText", "text", "html", "classes"],
        needs: "",
        left_out: &[
            ("title with no body text", "our panel always has a body"),
            ("interruption with custom classes", "our panel says that something is done"),
            ("interruption, no actions", "our panel says that something is done"),
        ],
        compared: 4,
        render: Panel::html,
    },
    Component { name: "tag", options: &["text", "classes"], needs: "", left_out: &[], compared: 10, render: Tag::html },
    Component {
        name: "warning-text",
        options: &["text", "iconFallbackText", "classes"],
        needs: "",
        left_out: &[("no icon fallback text", "an empty word is not taken")],
        compared: 5,
        render: Warning::html,
    },
    Component {
        name: "phase-banner",
        options: &["tag/text", "text", "html", "classes"],
        needs: "",
        left_out: &[],
        compared: 4,
        render: Phase::html,
    },
];
