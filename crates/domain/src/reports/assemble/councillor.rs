//! A councillor's page: about to be decided, failing, money at risk, local share.

use super::ReportFacts;
use super::known::Known;
use super::sources::{ACTIONS, AUDITS, RISKS, SCORECARD, capital, day, so_many};
use crate::reports::{Content, Report, ReportKind, Section, Sentence, WORDS_MAX};
use crate::strategy::scorecard::Status;

/// How soon sentences go where the page is too long: what tells most stays longest.
const FIRST: u8 = 1;
const SECOND: u8 = 2;
const THIRD: u8 = 3;
const FOURTH: u8 = 4;

/// A councillor's page as of the day, of at most [`WORDS_MAX`] words: whole sentences go until it fits, the least important
/// first.
#[must_use]
pub fn councillor(facts: ReportFacts<'_>) -> Report {
    let known = Known::of(facts);
    let mut page = known.report(ReportKind::Councillor, "Procurement on one page");
    let sections = [
        ("About to be decided", known.to_be_decided()),
        ("Failing", known.failing()),
        ("Money at risk", known.money_at_risk()),
        ("Local share", known.local()),
    ];
    let section = |(heading, said): (&str, Vec<Sentence>)| Section::new(heading).with(Content::Paragraph(said));
    page.sections = sections.into_iter().map(section).collect();
    // Every sentence has a rank, so that only a very long name of a council could stand in the way.
    page.shortened(WORDS_MAX).unwrap_or(page)
}

/// Sentences of which the first stays as long as its rank says, and the others go before it.
fn ranked(said: impl IntoIterator<Item = Sentence>, first: u8) -> impl Iterator<Item = Sentence> {
    let ranks = std::iter::once(first).chain(std::iter::repeat(FOURTH));
    said.into_iter().zip(ranks).map(|(said, rank)| said.ranked(rank))
}

impl Known<'_> {
    fn to_be_decided(&self) -> Vec<Sentence> {
        ranked(self.decisions_or_none_said(), FIRST)
            .chain(self.strategy_said().into_iter().map(|said| said.ranked(SECOND)))
            .collect()
    }

    fn failing(&self) -> Vec<Sentence> {
        let (missed, all) = (self.missed(), self.worked.rows.len());
        let count = match (missed.len(), all) {
            (_, 0) => "The scorecard has no indicators yet.".to_owned(),
            (count, all) => {
                let miss = if count == 1 { "misses its target" } else { "miss their targets" };
                let unknown = self.worked.count(Status::NotMeasured);
                let indicators = so_many(all, "indicator", "indicators");
                let are = if unknown == 1 { "is" } else { "are" };
                // What falls short of a target whose day lies ahead is no failure, and is told apart from one.
                let ahead = match self.worked.count(Status::NotThereYet) {
                    0 => String::new(),
                    1 => "; 1 is not there yet".to_owned(),
                    many => format!("; {many} are not there yet"),
                };
                format!("{count} of {indicators} {miss}{ahead}; {unknown} {are} not measured.")
            }
        };
        let mut said = vec![SCORECARD.say(count).ranked(FIRST)];
        said.extend(ranked(missed, THIRD));
        let late = self.late_actions();
        let since = late.first().and_then(|action| action.due).map(|due| format!(", the longest since {}", day(due)));
        let actions = so_many(late.len(), "action is", "actions are");
        said.push(ACTIONS.say(format!("{} overdue{}.", capital(&actions), since.unwrap_or_default())).ranked(SECOND));
        said.extend(self.minuted_said().map(|minuted| minuted.ranked(FOURTH)));
        let recommended =
            so_many(self.late_recommendations().len(), "audit recommendation is", "audit recommendations are");
        said.push(AUDITS.say(format!("{} overdue.", capital(&recommended))).ranked(SECOND));
        said
    }

    fn money_at_risk(&self) -> Vec<Sentence> {
        let mut said = vec![self.savings_said().ranked(FIRST), self.risks_said().ranked(FIRST)];
        let grave = self.grave_risks().into_iter().map(|one| {
            let rating = one.rating.map_or("not rated", |rating| rating.name.as_str());
            RISKS.say(format!("{} ({rating}).", one.risk.title.trim_end_matches('.')))
        });
        said.extend(ranked(grave, SECOND));
        said
    }

    fn local(&self) -> Vec<Sentence> {
        let change = self.local_change_said().map(|said| said.ranked(FOURTH));
        std::iter::once(self.local_said().ranked(FIRST)).chain(change).collect()
    }
}
