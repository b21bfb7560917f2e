//! What committees are to decide.

use crate::reports::Sentence;
use crate::reports::assemble::committee::CommitteePaper;
use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{PAPERS, day};

impl Known<'_> {
    /// What committees are to decide on the day or after it: what has a day first, of that key decisions, the soonest first. A
    /// report without a day of a meeting is told too, so that nothing to be decided is passed over.
    pub(in crate::reports::assemble) fn decisions_said(&self) -> Vec<Sentence> {
        let today = self.facts.today;
        let all = self.facts.papers.iter().map(|one| &one.paper);
        let is_to_come = |paper: &CommitteePaper| paper.date.is_none_or(|meeting| meeting >= today);
        let mut to_come: Vec<&CommitteePaper> =
            all.filter(|paper| paper.asks_for_a_decision() && is_to_come(paper)).collect();
        to_come.sort_by_key(|paper| (paper.date.is_none(), paper.key_decision != Some(true), paper.date));
        to_come.into_iter().map(|paper| PAPERS.say(said(paper))).collect()
    }

    /// The same, or that there is nothing to decide.
    pub(in crate::reports::assemble) fn decisions_or_none_said(&self) -> Vec<Sentence> {
        let mut said = self.decisions_said();
        if said.is_empty() {
            said.push(PAPERS.say("No committee report that asks for a decision is to come."));
        }
        said
    }
}

/// A decision in a sentence: “Waste fleet: how to buy it” goes to Cabinet for a key decision on 19 January 2027.
fn said(paper: &CommitteePaper) -> String {
    let to = Some(paper.committee.trim()).filter(|to| !to.is_empty()).unwrap_or("a committee");
    let decision = if paper.key_decision == Some(true) { "a key decision" } else { "a decision" };
    let title = paper.title.trim();
    match paper.date {
        Some(meeting) => format!("“{title}” goes to {to} for {decision} on {}.", day(meeting)),
        None => format!("“{title}” is written for {decision} by {to}; no day is set yet."),
    }
}
