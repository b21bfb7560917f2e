//! The surveys as a list.

use super::state;
use crate::address::Path;
use crate::components::Link;
use crate::cx::Cx;
use crate::failure::PageFailure;
use crate::page::Answer;
use crate::parts::listing::Column;
use crate::parts::{Button, Facet, Listing, Part, Row};
use domain::access::Action;
use domain::strategy::surveys::{self, Survey};
use domain::values::Date;
use publish::lists::Cell;

fn row(survey: &Survey, answers: &[surveys::Answer], today: Date) -> Row {
    let found = surveys::result(survey, answers);
    let is_closed = today > survey.closes;
    let mean = found.mean.filter(|_| is_closed).map(|mean| format!("{mean} of {}", survey.highest));
    let shown = match (is_closed, mean) {
        (false, _) => "Shown once it is closed".to_owned(),
        (true, None) => format!("Fewer than {} answers", surveys::ANSWERS_MIN),
        (true, Some(mean)) => mean,
    };
    Row {
        cells: vec![
            Cell::text(&survey.title),
            Cell::text(survey.asked.label()),
            Cell::text(state(survey, today)),
            Cell::Date(survey.closes),
            Cell::Count(i64::try_from(found.answers).unwrap_or(i64::MAX)),
            Cell::Count(i64::from(survey.invited)),
            Cell::text(found.response.map(|share| share.in_tenths().to_string()).unwrap_or_default()),
            Cell::text(shown),
        ],
        href: format!("/surveys/{}", survey.code),
        facets: vec![survey.asked.label().to_owned(), state(survey, today).to_owned()],
    }
}

async fn listing(cx: &Cx) -> Result<Listing, PageFailure> {
    let book = store::strategy::book(&cx.guildhall().store, &cx.scope()?, None).await?;
    let answers: Vec<surveys::Answer> = book.survey_answers.iter().map(|one| one.answer.clone()).collect();
    let mut known: Vec<&Survey> = book.surveys.iter().collect();
    known.sort_by_key(|survey| (std::cmp::Reverse(survey.closes), survey.code.clone()));
    let begin = Button { link: Link::new("Begin a survey", "/surveys/new"), secondary: false };
    Ok(Listing {
        title: "Surveys".into(),
        address: "/surveys".into(),
        breadcrumbs: vec![Link::new("Strategy", "/strategy")],
        parts: vec![Part::text(
            "What services, suppliers and residents say of procurement. What fewer than five people said is never shown, \
             and nothing is shown while people still answer.",
        )],
        columns: vec![
            Column::wide("Survey"),
            Column::wide("Who is asked"),
            Column::new("State"),
            Column::new("Open until"),
            Column::number("Answers"),
            Column::number("Asked"),
            Column::new("Response"),
            Column::new("Mean score"),
        ],
        facets: vec![
            Facet { name: "asked", label: "Who is asked", all: "Everybody" },
            Facet { name: "state", label: "State", all: "Any state" },
        ],
        rows: known.into_iter().map(|survey| row(survey, &answers, cx.today())).collect(),
        empty: "Nobody has been asked yet. Begin with a survey of the services that buy through procurement: one \
                question with a score from 1 to 5 is enough."
            .into(),
        buttons: if cx.may(Action::EditStrategy) { vec![begin] } else { Vec::new() },
        file: "surveys",
        said: "Every survey. Results of fewer than five answers are left out".into(),
    })
}

/// The list.
pub async fn open(cx: Cx) -> Answer {
    listing(&cx).await?.page(&cx)
}

/// The list as a file.
pub async fn send_file(cx: Cx, Path(form): Path<String>) -> Answer {
    listing(&cx).await?.send_file(&cx, &form)
}
