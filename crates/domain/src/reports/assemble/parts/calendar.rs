//! What is about to be decided, and what was reported.

use crate::reports::assemble::known::Known;
use crate::reports::assemble::sources::{CALENDAR, VERSIONS, day};
use crate::reports::calendar::{MeetingDays, PeriodState, Schedule};
use crate::reports::measures::strategy_review;
use crate::reports::versions::{ReviewState, VersionState};
use crate::reports::{Cell, Content, Sentence, Table};

impl Known<'_> {
    /// The next meeting of each line of the calendar, the soonest first.
    fn meetings(&self) -> Vec<(&Schedule, MeetingDays)> {
        let next = |schedule| Some((schedule, Schedule::next(schedule, self.facts.today, self.facts.law)?));
        let mut found: Vec<(&Schedule, MeetingDays)> = self.facts.schedules.iter().filter_map(next).collect();
        found.sort_by_key(|(schedule, days)| (days.meeting, schedule.id));
        found
    }

    /// Which committee gets what next.
    pub(in crate::reports::assemble) fn meetings_said(&self) -> Vec<Sentence> {
        let said = |(schedule, days): (&Schedule, MeetingDays)| {
            let (to, report) = (&schedule.to, schedule.report.label().to_lowercase());
            CALENDAR.say(format!("The {report} goes to {to} on {}.", day(days.meeting)))
        };
        self.meetings().into_iter().map(said).collect()
    }

    /// How the strategy stands: out for comments, in date, expired.
    pub(in crate::reports::assemble) fn strategy_said(&self) -> Vec<Sentence> {
        let today = self.facts.today;
        let out = self.facts.versions.iter().filter_map(|version| match version.state {
            VersionState::Consultation { until, .. } if until >= today => Some(until),
            _ => None,
        });
        let out =
            out.max().map(|until| format!("A new procurement strategy is out for comments until {}.", day(until)));
        let review = match strategy_review(self.facts.versions, today) {
            ReviewState::NotApproved => "No procurement strategy has been approved.".to_owned(),
            ReviewState::InDate { until } => format!("The procurement strategy is in date until {}.", day(until)),
            ReviewState::DueSoon { until, .. } => {
                format!("The procurement strategy is due for review by {}.", day(until))
            }
            ReviewState::Expired { on, .. } => {
                format!("The procurement strategy ran out of date on {}.", day(on))
            }
        };
        out.into_iter().chain([review]).map(|text| VERSIONS.say(text)).collect()
    }

    /// Every period of the calendar that is over, with what was reported; none where there is no calendar.
    pub(in crate::reports::assemble) fn reporting_table(&self) -> Option<Content> {
        let (today, reported) = (self.facts.today, self.facts.reported);
        let mut table = Table::new("What was reported", &["To", "Report", "Period", "How it stands"]);
        for schedule in self.facts.schedules {
            for one in schedule.standing(reported, today) {
                let state = match one.state {
                    PeriodState::Reported { on, late: false } => format!("Reported on {}", day(on)),
                    PeriodState::Reported { on, late: true } => format!("Reported late, on {}", day(on)),
                    PeriodState::OnAgenda { meeting } => format!("On the agenda of {}", day(meeting)),
                    PeriodState::Due { by } => format!("Due by {}", day(by)),
                    PeriodState::Missing { since } => format!("Missing since {}", day(since)),
                };
                let texts = [schedule.to.clone(), schedule.report.label().to_owned(), one.period.said(), state];
                table.rows.push(texts.map(Cell::Text).to_vec());
            }
        }
        table.note = Some(CALENDAR.say("Each period is due at the first meeting after its end."));
        (!table.rows.is_empty()).then_some(Content::Table(table))
    }

    /// The comments on the versions of the strategy with what became of each; none where nobody commented.
    pub(in crate::reports::assemble) fn comments_table(&self) -> Option<Content> {
        let headings = ["Who", "On", "About", "Comment", "What became of it", "Reply"];
        let mut table = Table::new("Comments on the strategy", &headings);
        for one in self.facts.comments {
            let about = one.section.map_or("All of it", |part| part.label());
            let (what, reply) = match &one.reply {
                Some(reply) => (reply.disposition.label(), reply.text.as_str()),
                None => ("No reply yet", ""),
            };
            let rest = [about, &one.text, what, reply].map(Cell::text);
            table.rows.push([vec![Cell::text(&one.who), Cell::Day(one.on)], rest.to_vec()].concat());
        }
        table.note = Some(VERSIONS.say("Every comment gets a reply before a version is approved."));
        (!table.rows.is_empty()).then_some(Content::Table(table))
    }
}
