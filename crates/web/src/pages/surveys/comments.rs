//! What people said in their own words, for those who run the survey.

use crate::components::Cell;
use crate::cx::Cx;
use crate::parts::{Part, table};
use domain::access::Action;
use domain::strategy::surveys::{self, ANSWERS_MIN, Comments, Survey};

/// The most characters of a comment that go into an action: the survey holds the whole of it.
const QUOTED_MAX: usize = 600;

/// The way to an action that quotes a comment and points at its survey.
fn action(survey: &Survey, comment: &str) -> String {
    let mut quoted: String = comment.chars().take(QUOTED_MAX).collect();
    if comment.chars().nth(QUOTED_MAX).is_some() {
        quoted.push('…');
    }
    let given = [("record", format!("surveys/{}", survey.code)), ("how", format!("They said: “{quoted}”"))];
    let query = serde_urlencoded::to_string(given).unwrap_or_default();
    format!("/strategy/actions/new?{query}")
}

/// The comments, as far as nobody is known by them; nothing for who does not run surveys, and while people answer.
pub fn parts(cx: &Cx, survey: &Survey, answers: &[surveys::Answer]) -> Vec<Part> {
    if !cx.may(Action::EditStrategy) {
        return Vec::new();
    }
    let said = match surveys::comments(survey, answers, cx.today()) {
        Comments::NotYet => return Vec::new(),
        Comments::Few => Part::Text(format!(
            "What people added in their own words is not shown, for fewer than {ANSWERS_MIN} answered."
        )),
        Comments::Shown(all) if all.is_empty() => Part::text("Nobody added anything in their own words."),
        Comments::Shown(all) => {
            let row = |said: &str| vec![Cell::new(said), Cell::new("Add an action").to(action(survey, said))];
            let rows = all.into_iter().map(row).collect();
            Part::Table(table(
                "Comments by their words, not in the order they came",
                &["Comment", "What you can do"],
                rows,
            ))
        }
    };
    let note = "Only those who run surveys see these, without who said them, with what score or when. An action that you \
                add quotes the comment: take out whatever somebody could be known by.";
    vec![Part::heading("In their own words"), Part::text(note), said]
}
