//! Ways around.

use crate::{Component, Options, options::part};
use web::components::{Link, NavItem, PageLink, Pagination};

part!(
    Skip,
    r##"{% import "components/navigation.html" as navigation %}{% call navigation::skip_link(o.text("text"), href=o.text_or("href", "#content")) %}{% endcall %}"##
);
part!(
    Back,
    r##"{% import "components/navigation.html" as navigation %}{% call navigation::back_link(o.text_or("href", "#"), text=o.text_or("text", "Back")) %}{% endcall %}"##
);
part!(
    Crumbs,
    r#"{% import "components/navigation.html" as navigation %}{% call navigation::breadcrumbs(self::crumbs(o), label=o.text_or("labelText", "Breadcrumb")) %}{% endcall %}"#
);
part!(
    Sections,
    r#"{% import "components/navigation.html" as navigation %}{% call navigation::service_navigation(self::sections(o), label=o.text_or("navigationLabel", "Menu")) %}{% endcall %}"#
);
part!(
    Pages,
    r#"{% import "components/pagination.html" as paging %}{% call paging::pagination(self::pages(o), label=o.text_or("landmarkLabel", "Pagination")) %}{% endcall %}"#
);

fn crumbs(o: &Options) -> Vec<Link> {
    o.list("items").iter().map(|item| Link::new(&item.text("text"), &item.text("href"))).collect()
}

fn sections(o: &Options) -> Vec<NavItem> {
    o.list("navigation")
        .iter()
        .map(|item| NavItem::new(&item.text("text"), &item.text("href"), item.is("current")))
        .collect()
}

fn pages(o: &Options) -> Pagination {
    let link = |item: &Options| PageLink {
        number: item.text("number").parse().unwrap(),
        href: item.text("href"),
        current: item.is("current"),
    };
    Pagination {
        previous: o.has("previous/href").then(|| o.text("previous/href")),
        next: o.has("next/href").then(|| o.text("next/href")),
        items: o.list("items").iter().map(|item| (!item.is("ellipsis")).then(|| link(item))).collect(),
    }
}

pub(crate) const COMPONENTS: &[Component] = &[
    Component {
        name: "skip-link",
        options: &["text", "href"],
        needs: "",
        left_out: &[],
        compared: 5,
        render: Skip::html,
    },
    Component {
        name: "back-link",
        options: &["text", "href"],
        needs: "",
        left_out: &[],
        compared: 2,
        render: Back::html,
    },
    Component {
        name: "breadcrumbs",
        options: &["items/*/text", "items/*/href", "labelText"],
        needs: "",
        left_out: &[],
        compared: 6,
        render: Crumbs::html,
    },
    Component {
        name: "service-navigation",
        options: &["navigation/*/text", "navigation/*/href", "navigation/*/current", "navigationLabel"],
        needs: "",
        left_out: &[],
        compared: 4,
        render: Sections::html,
    },
    Component {
        name: "pagination",
        options: &[
            "previous/href",
            "next/href",
            "items/*/number",
            "items/*/href",
            "items/*/current",
            "items/*/ellipsis",
            "landmarkLabel",
        ],
        needs: "",
        left_out: &[],
        compared: 8,
        render: Pages::html,
    },
];
