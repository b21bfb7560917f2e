//! Where sentences come from: records of the house, and the pages that show them.

use crate::reports::Sentence;
use crate::values::Date;

/// Records of the house.
#[derive(Clone, Copy, Debug)]
pub(super) struct Records {
    name: &'static str,
    address: &'static str,
}

pub(super) const SETTINGS: Records =
    Records { name: "What the council settled for its strategy", address: "/strategy" };
pub(super) const LEVELS: Records = Records { name: "Assessment rounds", address: "/strategy/rounds" };
pub(super) const ACTIONS: Records = Records { name: "Action plan", address: "/strategy/actions" };
pub(super) const AUDITS: Records = Records { name: "Audit reviews", address: "/strategy/audits" };
pub(super) const SCORECARD: Records = Records { name: "Scorecard", address: "/strategy/scorecard" };
pub(super) const OUTCOMES: Records = Records { name: "Corporate plan", address: "/strategy/outcomes" };
pub(super) const TRAINING: Records = Records { name: "Training records", address: "/training" };
pub(super) const RISKS: Records = Records { name: "Risk register", address: "/risks" };
pub(super) const SAVINGS: Records = Records { name: "Register of savings", address: "/savings" };
pub(super) const SPEND: Records = Records { name: "Payment lines", address: "/spend" };
pub(super) const PAPERS: Records = Records { name: "Committee reports", address: "/reports/papers" };
pub(super) const CALENDAR: Records = Records { name: "Reporting calendar", address: "/reports" };
pub(super) const PUBLICATION: Records = Records { name: "Published periods", address: "/publication" };
pub(super) const LOSSES: Records = Records { name: "Money that may have been lost", address: "/losses" };
pub(super) const COMPARED: Records = Records { name: "How other councils stand", address: "/strategy/compare" };
pub(super) const MEETINGS: Records = Records { name: "Meetings", address: "/strategy/meetings" };
pub(super) const ADVICE: Records = Records { name: "Log of advice", address: "/strategy/advice" };
pub(super) const LIBRARY: Records = Records { name: "Library", address: "/library" };
pub(super) const LESSONS: Records = Records { name: "Lessons", address: "/library/lessons" };
pub(super) const VERSIONS: Records = Records { name: "Versions of the strategy", address: "/reports/strategy" };

impl Records {
    /// A sentence that these records bear out.
    pub(super) fn say(self, text: impl Into<String>) -> Sentence {
        Sentence::said(text).from(self.name).at(self.address)
    }

    /// A sentence whose figure names its own source, such as a page that the council entered it from.
    pub(super) fn say_from(self, source: &str, text: impl Into<String>) -> Sentence {
        match source.trim() {
            "" => self.say(text),
            source => Sentence::said(text).from(source).at(self.address),
        }
    }
}

/// A day as people read it.
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// So many things: `no actions`, `1 action`, `2 actions`.
pub(super) fn so_many(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}

/// The text with a capital at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Texts as a list in a sentence: `a, b and c`.
pub(super) fn listed(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} and {last}", others.join(", ")),
    }
}
