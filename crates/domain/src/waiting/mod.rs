//! What waits for somebody: the few things that a person should do or know on a day.
//!
//! It is worked out once, by [`waiting`]: the page Today shows it, and the [digest](crate::digest) tells it by mail.

mod answers;
mod kept;
mod own;
mod settled;
#[cfg(test)]
mod tests;

use crate::access::Action;
use crate::law::Settings;
use crate::people::PersonId;
use crate::reports::calendar::{Reported, Schedule};
use crate::reports::versions::Version;
use crate::strategy::Book;
use crate::strategy::measures::Readings;
use crate::values::Date;
use std::collections::BTreeSet;

named! {
    /// What something that waits belongs to, in the order in which a digest tells it.
    Subject {
        Answers "answers" "What you are asked to answer";
        Plan "plan" "The action plan";
        Audit "audit" "What audit recommended";
        Risks "risks" "The register of risks";
        Savings "savings" "The register of savings";
        Scorecard "scorecard" "The scorecard";
        Library "library" "The library";
        Training "training" "Training";
        Rounds "rounds" "Assessment rounds";
        Reports "reports" "Reports and the strategy";
        Losses "losses" "Money that may have been lost";
        House "house" "Guildhall itself";
    }
}

/// How something that waits presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// Its day has passed, or something is broken.
    Overdue,
    /// Somebody asks for it.
    Asked,
    /// It should not be left lying: it was sent back, or its day is near.
    Near,
    /// It can be done in its time.
    InTime,
}

/// Something that waits for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What it belongs to.
    pub subject: Subject,
    /// What is to be done, or to what.
    pub what: String,
    /// The address of the page where it is done.
    pub address: String,
    /// By when, or why; may be empty.
    pub note: String,
    /// How it stands, in a few words.
    pub standing: String,
    /// How it presses.
    pub press: Press,
    /// Whether its words are for those who may see its register only, so that they do not go by mail.
    pub is_confined: bool,
}

/// What is known of a person, a council and a day. Of what the person may not see, nothing is told.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Who.
    pub person: PersonId,
    /// The name by which records call them; empty where there is none.
    pub name: &'a str,
    /// What they may do.
    pub may: &'a dyn Fn(Action) -> bool,
    /// The council's strategy, risks and savings.
    pub book: &'a Book,
    /// The figures of every subject.
    pub readings: &'a Readings,
    /// The reporting calendar.
    pub schedules: &'a [Schedule],
    /// What was reported.
    pub reported: &'a [Reported],
    /// The versions of the strategy.
    pub versions: &'a [Version],
    /// The law as the council has set it: which days count.
    pub law: &'a Settings,
    /// The codes of the surveys that the person has answered.
    pub answered: &'a BTreeSet<String>,
    /// How many finds of money that may have been lost wait for somebody to decide.
    pub losses_waiting: u64,
    /// How many mails could not be sent in the last days.
    pub mails_failed: u64,
    /// The day.
    pub today: Date,
}

/// All that waits for the person, in the order in which the page Today shows it.
#[must_use]
pub fn waiting(facts: &Facts<'_>) -> Vec<Waiting> {
    let parts = [
        answers::rounds(facts),
        answers::surveys(facts),
        own::actions(facts),
        own::recommendations(facts),
        own::risks(facts),
        own::indicators(facts),
        own::documents(facts),
        own::trainings(facts),
        own::savings_sent_back(facts),
        kept::sign_offs(facts),
        kept::audit(facts),
        kept::library(facts),
        kept::trainings(facts),
        kept::format_requests(facts),
        settled::rounds(facts),
        settled::overdue_actions(facts),
        settled::strategy_review(facts),
        settled::reports(facts),
        settled::losses(facts),
        settled::mails(facts),
    ];
    parts.into_iter().flatten().collect()
}

impl Waiting {
    /// Something that can be done in its time and that mail may name.
    fn new(subject: Subject, what: impl Into<String>, address: impl Into<String>) -> Waiting {
        Waiting {
            subject,
            what: what.into(),
            address: address.into(),
            note: String::new(),
            standing: String::new(),
            press: Press::InTime,
            is_confined: false,
        }
    }

    /// The same with how it stands and presses.
    fn standing(self, standing: impl Into<String>, press: Press) -> Waiting {
        Waiting { standing: standing.into(), press, ..self }
    }

    /// The same with by when, or why.
    fn noting(self, note: impl Into<String>) -> Waiting {
        Waiting { note: note.into(), ..self }
    }

    /// The same, whose words stay in the house.
    fn confined(self) -> Waiting {
        Waiting { is_confined: true, ..self }
    }
}

/// A day as people read it.
fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}
