//! A meeting.

use super::{START, below_meetings, book, known};
use crate::address::Path;
use crate::components::{PageFrame, Summary, SummaryRow};
use crate::cx::Cx;
use crate::page::Answer;
use crate::pages::library::records::links;
use crate::pages::strategy::day;
use crate::pages::versions::history;
use crate::parts::{Part, show_parts};
use domain::access::Action;
use domain::strategy::meetings::Meeting;

/// The page.
pub async fn open(cx: Cx, Path(id): Path<i64>) -> Answer {
    let one = known::<Meeting>(&cx, id).await?.record;
    let mut parts = vec![Part::Summary(Summary::new(vec![
        SummaryRow::new("Kind", one.kind.label()),
        SummaryRow::new("Day", day(one.on)),
        SummaryRow::new("Who attended", one.attended.join("; ")),
        SummaryRow::new("What came of it", &one.outcome),
    ]))];
    if cx.may(Action::EditStrategy) {
        parts.push(Part::button("Change the meeting", &format!("{START}/{id}/change")));
    }
    if !one.about.is_empty() {
        parts.push(Part::heading("What it was about"));
        parts.push(Part::Links(links(&cx, &*book(&cx).await?, &one.about)));
    }
    parts.push(Part::Table(history::<Meeting>(&cx, &id.to_string()).await?));
    let title = format!("Meeting with {}", one.with);
    show_parts(PageFrame { breadcrumbs: below_meetings(), ..cx.frame(&title) }, parts)
}
