//! The worked example of the notices owed: a competed contract, three days after it was entered into.

use super::duty::{Notice, NoticeDuty, NoticeState, When};
use super::state::{ProcurementState, Route, begun};
use super::timetable::Milestone;
use super::{NoticesAnswer, NoticesOwed};
use crate::law::Example;
use crate::law::thresholds::ContractKind;
use crate::values::Pence;
use jiff::civil::{Date, date};

/// Services of £300,000, competed for, entered into on 20 November 2026.
pub(super) fn entered_into() -> Example<NoticesOwed> {
    let facts = ProcurementState {
        value_pence: Some(Pence::new(30_000_000)),
        market_engaged: Some(false),
        conflicts_assessed: Some(date(2026, 5, 1)),
        tender_notice: Some(date(2026, 6, 1)),
        summaries_sent: Some(date(2026, 11, 5)),
        award_notice: Some(date(2026, 11, 9)),
        entered: Some(date(2026, 11, 20)),
        ..begun(date(2026, 5, 1), ContractKind::Services, Route::Competition, date(2026, 11, 23))
    };
    let published = "the notice, published on the platform";
    let duty = |notice: Notice, when, published_on: Option<Date>, rule, why| NoticeDuty {
        notice,
        name: notice.label(),
        state: if published_on.is_some() { NoticeState::Met } else { NoticeState::Owed },
        when,
        why,
        blocked_by: Vec::new(),
        satisfied_by: published,
        published: published_on,
        rule,
        source: notice.source(),
    };
    let notices = vec![
        duty(
            Notice::Tender,
            When::Before("suppliers are invited to tender or to take part"),
            facts.tender_notice,
            "tender-period",
            "a competition begins with it",
        ),
        duty(
            Notice::Award,
            When::Before("the contract is entered into"),
            facts.award_notice,
            "assessment-summaries",
            "a public contract is about to be entered into",
        ),
        duty(
            Notice::Details,
            When::By(date(2026, 12, 19)),
            None,
            "contract-details",
            "a public contract was entered into",
        ),
    ];
    Example {
        told: "Services of £300,000 were competed for, and the contract was entered into on 20 November 2026: its \
               details are owed by 19 December.",
        facts,
        expected: NoticesAnswer { below_threshold: Some(false), notices, timetable: timetable() },
    }
}

/// The days of the tenders and of the standstill.
fn timetable() -> Vec<Milestone> {
    let milestone = |day, what, rule| Milestone { day, what, rule };
    vec![
        milestone(
            date(2026, 6, 26),
            "earliest day by which tenders may be asked for, electronically and with all documents at once",
            "tender-period",
        ),
        milestone(date(2026, 11, 18), "last day of the standstill", "standstill"),
        milestone(date(2026, 11, 19), "first day on which the contract may be entered into", "standstill"),
    ]
}
