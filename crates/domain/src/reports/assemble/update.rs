//! The update for the team: what changed since a day, short enough for a mail.

use super::ReportFacts;
use super::known::Known;
use super::sources::{
    ACTIONS, ADVICE, CALENDAR, LESSONS, LEVELS, LIBRARY, MEETINGS, RISKS, SAVINGS, SCORECARD, VERSIONS, capital, day,
    so_many,
};
use crate::reports::versions::VersionState;
use crate::reports::{self, Content, Report, ReportKind, Section, Sentence};
use crate::strategy::actions::ActionState;
use crate::strategy::library::{Document, Lesson};
use crate::strategy::rounds::RoundState;
use crate::values::Date;

/// So many things of a kind are named; of more only the number is told.
const NAMED_MOST: usize = 5;

/// What changed from the day after `since` up to the day, and the meetings about procurement to come.
#[must_use]
pub fn update(facts: ReportFacts<'_>, since: Date) -> Report {
    let known = Known::of(facts);
    let mut report = known.all_news(since);
    let to_come = [known.decisions_said(), known.meetings_said()].concat();
    if !to_come.is_empty() {
        report.sections.push(Section::new("Meetings to come").with(Content::List(to_come)));
    }
    if report.sections.is_empty() {
        let said = ACTIONS.say(format!("Nothing that is recorded changed since {}.", day(since)));
        report.sections.push(Section::new("Nothing changed").with(Content::said(said)));
    }
    report
}

/// The same without what is to come; none where nothing changed, so that nobody is told of it.
#[must_use]
pub fn update_if_changed(facts: ReportFacts<'_>, since: Date) -> Option<Report> {
    Some(Known::of(facts).all_news(since)).filter(|report| !report.sections.is_empty())
}

/// So many things with their names: `2 actions were done: A; B.` Nothing where there are none.
fn told(names: &[&str], one: &str, many: &str) -> Option<String> {
    let count = so_many(names.len(), one, many);
    let shown: Vec<&str> = names.iter().take(NAMED_MOST).map(|name| name.trim_end_matches('.')).collect();
    let more = names.len().saturating_sub(NAMED_MOST);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    (!names.is_empty()).then(|| format!("{}: {}{more}.", capital(&count), shown.join("; ")))
}

impl Known<'_> {
    /// What changed, section by section; without sections where nothing did.
    fn all_news(&self, since: Date) -> Report {
        let mut report = self.report(ReportKind::Update, &format!("What changed since {}", day(since)));
        let sections = [
            ("The strategy", self.strategy_news(since)),
            ("The plan", self.plan_news(since)),
            ("The scorecard", self.scorecard_news(since)),
            ("Risks and savings", self.register_news(since)),
            ("Meetings and advice", self.meeting_news(since)),
            ("Policies, guides and lessons", self.library_news(since)),
            ("Reports", self.report_news(since)),
        ];
        let told = sections.into_iter().filter(|(_, said)| !said.is_empty());
        report.sections = told.map(|(heading, said)| Section::new(heading).with(Content::List(said))).collect();
        report
    }

    /// Whether a day lies after the other and has come.
    fn is_new(&self, on: Date, since: Date) -> bool {
        on > since && on <= self.facts.today
    }

    fn strategy_news(&self, since: Date) -> Vec<Sentence> {
        let mut said = Vec::new();
        for version in self.facts.versions {
            let number = version.number;
            if let Some(approval) = version.approval().filter(|one| self.is_new(one.on, since)) {
                let on = day(approval.on);
                said.push(VERSIONS.say(format!("{} approved version {number} of the strategy on {on}.", approval.by)));
            }
            if let VersionState::Consultation { from, until } = version.state
                && self.is_new(from, since)
            {
                said.push(VERSIONS.say(format!("Version {number} is out for comments until {}.", day(until))));
            }
        }
        for round in &self.facts.book.rounds {
            if matches!(round.state, RoundState::Settled { on } if self.is_new(on, since)) {
                said.push(LEVELS.say(format!("The levels of {} were agreed.", round.name)));
            }
        }
        said
    }

    fn plan_news(&self, since: Date) -> Vec<Sentence> {
        let actions = &self.facts.book.actions;
        let names = |is_so: &dyn Fn(&ActionState, Date, Option<Date>) -> bool| -> Vec<&str> {
            let those = actions.iter().filter(|one| is_so(&one.state, one.added, one.due));
            those.map(|one| one.what.as_str()).collect()
        };
        let done = names(&|state, _, _| matches!(state, ActionState::Done { on } if self.is_new(*on, since)));
        let added = names(&|_, added, _| self.is_new(added, since));
        // An action is late from the day after the one by which it is due.
        let late =
            names(&|state, _, due| state.is_open() && due.is_some_and(|due| due >= since && due < self.facts.today));
        let said = [
            told(&done, "action was done", "actions were done"),
            told(&added, "action was added", "actions were added"),
            told(&late, "action became overdue", "actions became overdue"),
        ];
        said.into_iter().flatten().map(|text| ACTIONS.say(text)).collect()
    }

    fn scorecard_news(&self, since: Date) -> Vec<Sentence> {
        let mut said = Vec::new();
        for row in &self.worked.rows {
            let last = self.facts.book.recorded.iter().filter(|one| one.code == row.indicator.code);
            let Some(last) =
                last.filter(|one| self.is_new(one.reading.as_of, since)).max_by_key(|one| one.reading.as_of)
            else {
                continue;
            };
            let Some(value) = last.reading.value.as_ref().map(reports::said) else { continue };
            let change = row.trend.change.as_ref().map(|change| format!(", {}", change.said)).unwrap_or_default();
            let period = last.reading.period.said();
            said.push(SCORECARD.say(format!("{}: {value}, {period}{change}.", row.indicator.name)));
        }
        said
    }

    fn register_news(&self, since: Date) -> Vec<Sentence> {
        let book = self.facts.book;
        let raised = book.risks.iter().filter(|one| self.is_new(one.raised, since)).map(|one| one.title.as_str());
        let is_closed = |one: &crate::risks::Risk| one.closed.as_ref().is_some_and(|end| self.is_new(end.on, since));
        let closed = book.risks.iter().filter(|one| is_closed(one)).map(|one| one.title.as_str());
        let is_signed = |one: &crate::savings::Saving| {
            one.years.iter().filter_map(|part| part.signed.as_ref()).any(|signed| self.is_new(signed.on, since))
        };
        let signed = book.savings.iter().filter(|one| is_signed(one)).map(|one| one.title.as_str());
        let entered = book.savings.iter().filter(|one| self.is_new(one.entered, since)).map(|one| one.title.as_str());
        let of_risks = [
            told(&raised.collect::<Vec<_>>(), "risk was entered", "risks were entered"),
            told(&closed.collect::<Vec<_>>(), "risk was closed", "risks were closed"),
        ];
        let of_savings = [
            told(&entered.collect::<Vec<_>>(), "saving was entered", "savings were entered"),
            told(&signed.collect::<Vec<_>>(), "saving was signed off", "savings were signed off"),
        ];
        let of_risks = of_risks.into_iter().flatten().map(|text| RISKS.say(text));
        of_risks.chain(of_savings.into_iter().flatten().map(|text| SAVINGS.say(text))).collect()
    }

    fn report_news(&self, since: Date) -> Vec<Sentence> {
        let mut said = Vec::new();
        for one in self.facts.reported.iter().filter(|one| self.is_new(one.meeting, since)) {
            let Some(line) = self.facts.schedules.iter().find(|line| line.id == one.schedule) else { continue };
            let (report, period) = (line.report.label(), one.period.said());
            said.push(CALENDAR.say(format!("{} got the {} of {period}.", line.to, report.to_lowercase())));
        }
        said
    }

    fn meeting_news(&self, since: Date) -> Vec<Sentence> {
        let book = self.facts.book;
        let held = book.meetings.iter().filter(|one| self.is_new(one.on, since)).map(|one| one.with.as_str());
        let given = book.advice.iter().filter(|one| self.is_new(one.on, since)).map(|one| one.subject.as_str());
        let of_meetings = told(&held.collect::<Vec<_>>(), "meeting was held", "meetings were held");
        let of_advice = told(&given.collect::<Vec<_>>(), "piece of advice was given", "pieces of advice were given");
        let of_meetings = of_meetings.map(|text| MEETINGS.say(text));
        of_meetings.into_iter().chain(of_advice.map(|text| ADVICE.say(text))).collect()
    }

    fn library_news(&self, since: Date) -> Vec<Sentence> {
        let (documents, lessons) = (&self.facts.book.documents, &self.facts.book.lessons);
        let titles = |is_so: &dyn Fn(&Document) -> bool| -> Vec<&str> {
            documents.iter().filter(|one| is_so(one)).map(|one| one.title.as_str()).collect()
        };
        let lessons_of = |is_so: &dyn Fn(&Lesson) -> bool| -> Vec<&str> {
            lessons.iter().filter(|one| is_so(one)).map(|one| one.title.as_str()).collect()
        };
        let is_on = |day: Option<Date>| day.is_some_and(|day| self.is_new(day, since));
        let of_library = [
            told(&titles(&|one| self.is_new(one.issued, since)), "document came out", "documents came out"),
            told(&titles(&|one| is_on(one.reviewed)), "document was reviewed", "documents were reviewed"),
            told(&titles(&|one| is_on(one.withdrawn)), "document was withdrawn", "documents were withdrawn"),
        ];
        let is_shared = |one: &Lesson| one.shared_with.iter().any(|(_, on)| self.is_new(*on, since));
        let of_lessons = [
            told(
                &lessons_of(&|one| self.is_new(one.on, since)),
                "lesson was written down",
                "lessons were written down",
            ),
            told(&lessons_of(&is_shared), "lesson was shared", "lessons were shared"),
        ];
        let of_library = of_library.into_iter().flatten().map(|text| LIBRARY.say(text));
        of_library.chain(of_lessons.into_iter().flatten().map(|text| LESSONS.say(text))).collect()
    }
}
