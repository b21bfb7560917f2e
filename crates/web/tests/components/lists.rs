//! Tables, summaries, lists of tasks.

use crate::{Component, Options, options::part};
use web::components::{Cell, Heading, Summary, SummaryRow, Table, Task};

part!(
    TableHtml,
    r#"{% import "components/data.html" as data %}{% call data::table(self::table(o), classes=o.text("classes")) %}{% endcall %}"#
);
part!(
    SummaryHtml,
    r#"{% import "components/data.html" as data %}{% call data::summary_list(self::summary(o), classes=o.text("classes")) %}{% endcall %}"#
);
part!(
    TasksHtml,
    r#"{% import "components/data.html" as data %}{% call data::task_list(self::tasks(o), id=o.text_or("idPrefix", "task-list")) %}{% endcall %}"#
);

fn table(o: &Options) -> Table {
    let numeric = |cell: &Options| cell.text("format") == "numeric";
    let heading =
        |cell: Options| Heading { numeric: numeric(&cell), classes: cell.text("classes"), text: cell.text("text") };
    let cell =
        |cell: Options| Cell { numeric: numeric(&cell), classes: cell.text("classes"), ..Cell::new(cell.text("text")) };
    Table {
        caption: o.text("caption"),
        caption_classes: o.text("captionClasses"),
        head: o.list("head").into_iter().map(heading).collect(),
        rows: o.list("rows").iter().map(|row| row.items().into_iter().map(cell).collect()).collect(),
        first_cell_is_header: o.is("firstCellIsHeader"),
    }
}

fn summary(o: &Options) -> Summary {
    let row = |row: &Options| {
        let start = SummaryRow::new(&row.text("key/text"), row.text("value/text"));
        row.list("actions/items").iter().fold(start, |start, action| {
            start.with(&action.text("text"), &action.text("href"), &action.text("visuallyHiddenText"))
        })
    };
    Summary::new(o.list("rows").iter().map(row).collect())
}

fn tasks(o: &Options) -> Vec<Task> {
    let task = |task: &Options| {
        let tagged = task.has("status/tag");
        Task {
            title: task.text("title/text"),
            href: task.text("href"),
            hint: task.text("hint/text"),
            status: task.text(if tagged { "status/tag/text" } else { "status/text" }),
            tag: tagged.then(|| task.text("status/tag/classes")),
        }
    };
    o.list("items").iter().map(task).collect()
}

pub(crate) const COMPONENTS: &[Component] = &[
    Component {
        name: "table",
        options: &[
            "caption",
            "captionClasses",
            "firstCellIsHeader",
            "classes",
            "head/*/text",
            "head/*/format",
            "head/*/classes",
            "rows/*/*/text",
            "rows/*/*/format",
            "rows/*/*/classes",
        ],
        needs: "",
        left_out: &[],
        compared: 11,
        render: TableHtml::html,
    },
    Component {
        name: "summary-list",
        options: &[
            "rows/*/key/text",
            "rows/*/value/text",
            "rows/*/actions/items/*/text",
            "rows/*/actions/items/*/href",
            "rows/*/actions/items/*/visuallyHiddenText",
            "classes",
        ],
        needs: "",
        left_out: &[],
        compared: 2,
        render: SummaryHtml::html,
    },
    Component {
        name: "task-list",
        options: &[
            "idPrefix",
            "items/*/title/text",
            "items/*/href",
            "items/*/hint/text",
            "items/*/status/text",
            "items/*/status/tag/text",
            "items/*/status/tag/classes",
        ],
        needs: "",
        left_out: &[],
        compared: 4,
        render: TasksHtml::html,
    },
];
