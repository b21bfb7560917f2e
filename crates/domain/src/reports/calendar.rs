//! The reporting calendar: which committee or team gets which report how often, when it is due, and what was reported when.

use super::ReportKind;
use super::versions::VersionId;
use crate::law::Settings;
use crate::strategy::Period;
use crate::strategy::ids::record_id;
use crate::strategy::scorecard::Frequency;
use crate::values::{Date, FinancialYear, Month};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// The clear days for which an agenda and its reports are open to the public before a meeting: Local Government Act 1972
/// s.100B(3) for committees; regulation 7 of the Local Authorities (Executive Arrangements) (Meetings and Access to
/// Information) (England) Regulations 2012 for the executive. Whether they are working days is the council's setting.
const CLEAR_DAYS: u16 = 5;

record_id! {
    /// The number of a line of the reporting calendar in a council.
    ScheduleId
}

record_id! {
    /// The number of something that was reported in a council.
    ReportedId
}

/// A line of the reporting calendar: who gets which report how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Its number.
    pub id: ScheduleId,
    /// Which report.
    pub report: ReportKind,
    /// The committee or team that gets it.
    pub to: String,
    /// How often.
    pub frequency: Frequency,
    /// The first day of the first period to be reported.
    pub from: Date,
    /// The last day of the last one; none while it goes on.
    pub until: Option<Date>,
    /// The days on which the committee or team meets.
    pub meetings: Vec<Date>,
    /// Whether its agenda is open to the public before it meets.
    pub is_public: bool,
    /// How many working days before the agenda goes out a report is handed in.
    pub handed_in_before: u16,
}

/// The days that lead to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeetingDays {
    /// The day of the meeting.
    pub meeting: Date,
    /// The last day on which the agenda with its reports may come out; the day before for a team that meets in private.
    pub agenda: Date,
    /// The last day on which the report is handed in.
    pub hand_in: Date,
}

/// Something that was reported, or is on the agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Its number.
    pub id: ReportedId,
    /// The line of the calendar.
    pub schedule: ScheduleId,
    /// The period it tells of.
    pub period: Period,
    /// The day on which it was handed in.
    pub handed_in: Date,
    /// The day on which the agenda came out.
    pub agenda: Option<Date>,
    /// The day of the meeting.
    pub meeting: Date,
    /// The version of the strategy that was reported, where it was one.
    pub version: Option<VersionId>,
    /// The number of the report to a committee that was reported, where it was one.
    #[serde(default)]
    pub paper: Option<i64>,
    /// The content as it was reported: the hash by which its file is kept.
    pub content: Option<String>,
}

/// How a period of a line stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodState {
    /// It was reported.
    Reported {
        /// The day of the meeting.
        on: Date,
        /// Whether an earlier meeting should have had it.
        late: bool,
    },
    /// It is on the agenda of a meeting to come.
    OnAgenda {
        /// The day of the meeting.
        meeting: Date,
    },
    /// It is to be reported.
    Due {
        /// The last day for it.
        by: Date,
    },
    /// It was not reported, and the day for it has passed.
    Missing {
        /// The day for it.
        since: Date,
    },
}

/// A period with how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodStanding {
    /// The period.
    pub period: Period,
    /// How it stands.
    pub state: PeriodState,
}

record! {
    Schedule, "report_schedule", |one| one.id.to_string(), format!("{} for {}", one.report.label(), one.to);
    Reported, "reported", |one| one.id.to_string(), format!("What was reported of {}", one.period.said());
}

impl Schedule {
    /// The next meeting on or after a day, with the days that lead to it; none where no meeting is entered.
    #[must_use]
    pub fn next(&self, today: Date, law: &Settings) -> Option<MeetingDays> {
        let meeting = self.meetings.iter().copied().filter(|day| *day >= today).min()?;
        Some(self.days_before(meeting, law))
    }

    /// The days that lead to a meeting.
    #[must_use]
    pub fn days_before(&self, meeting: Date, law: &Settings) -> MeetingDays {
        let agenda = if self.is_public {
            // Nobody publishes an agenda on a day on which the council is closed: the last working day before it.
            let last = law.last_day_before_clear_days(meeting, CLEAR_DAYS);
            law.calendar.latest_start_of_working_days(last, 1)
        } else {
            meeting.saturating_sub(1.day())
        };
        let hand_in = match self.handed_in_before {
            0 => agenda,
            days => law.calendar.latest_start_of_working_days(agenda.saturating_sub(1.day()), days),
        };
        MeetingDays { meeting, agenda, hand_in }
    }

    /// The periods that are over on a day, in order: whole months, quarters, halves or years of the financial year that begin
    /// on or after its first day and end by its last.
    #[must_use]
    pub fn periods(&self, today: Date) -> Vec<Period> {
        let last = self.until.map_or(today, |until| until.min(today));
        let mut found = Vec::new();
        let mut year = FinancialYear::of(self.from);
        while year.first_day() <= last {
            let of_year = periods_of(self.frequency, year);
            let is_over = |period: &Period| period.last_day() < today && period.last_day() <= last;
            found.extend(of_year.into_iter().filter(|period| period.first_day() >= self.from).filter(is_over));
            year = year.next();
        }
        found
    }

    /// How each period that is over stands on a day. A period is due at the first meeting after its end; where none is
    /// entered, by the end of the period that follows it.
    #[must_use]
    pub fn standing(&self, reported: &[Reported], today: Date) -> Vec<PeriodStanding> {
        let of = |period: Period| PeriodStanding { period, state: self.state(period, reported, today) };
        self.periods(today).into_iter().map(of).collect()
    }

    /// The periods that were not reported though the day for it has passed.
    #[must_use]
    pub fn missing(&self, reported: &[Reported], today: Date) -> Vec<Period> {
        let all = self.standing(reported, today);
        let is_missing = |one: &PeriodStanding| matches!(one.state, PeriodState::Missing { .. });
        all.into_iter().filter(is_missing).map(|one| one.period).collect()
    }

    /// The last day on which a period may be reported.
    fn due(&self, period: Period) -> Date {
        let after = self.meetings.iter().copied().filter(|day| *day > period.last_day()).min();
        after.unwrap_or_else(|| {
            let first = period.last_day().saturating_add(1.day());
            first.saturating_add(self.frequency.months().months()).saturating_sub(1.day())
        })
    }

    fn state(&self, period: Period, reported: &[Reported], today: Date) -> PeriodState {
        let due = self.due(period);
        let of = reported.iter().filter(|one| one.schedule == self.id && one.period == period);
        match of.map(|one| one.meeting).min() {
            Some(on) if on <= today => PeriodState::Reported { on, late: on > due },
            Some(meeting) => PeriodState::OnAgenda { meeting },
            None if due < today => PeriodState::Missing { since: due },
            None => PeriodState::Due { by: due },
        }
    }
}

/// The periods of a financial year, in order.
fn periods_of(frequency: Frequency, year: FinancialYear) -> Vec<Period> {
    let half = |first: &Month, last: &Month| Period::Span(first.first_day(), last.last_day());
    let months = year.months();
    match frequency {
        Frequency::Monthly => months.into_iter().map(Period::Month).collect(),
        Frequency::Quarterly => (1..=4).map(|number| Period::Quarter(year, number)).collect(),
        Frequency::HalfYearly => {
            let halves = months.chunks(6).filter_map(|half| half.first().zip(half.last()));
            halves.map(|(first, last)| half(first, last)).collect()
        }
        Frequency::Yearly => vec![Period::Year(year)],
    }
}

#[cfg(test)]
mod tests;
