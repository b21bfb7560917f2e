//! What was done before the law lets it be done. A notice that is published says nothing of it, so the answer does.

use super::state::{ProcurementState, Route};
use super::timetable::{may_enter, standstill_facts};
use crate::law::calendar::said;
use crate::law::rules::assessment_summaries::{AssessedSupplier, AssessmentSummariesFacts};
use crate::law::rules::{AssessmentSummaries, Standstill};
use crate::law::{BadFact, Reasons, Rule, Settings};
use jiff::civil::Date;

/// Says what came too early about the contract award notice: the notice before the summaries, or the contract before the
/// end of the standstill.
pub(super) fn say(facts: &ProcurementState, settings: &Settings, reasons: &mut Reasons) -> Result<(), BadFact> {
    let Some(award_notice) = facts.award_notice.filter(|_| facts.route != Route::UserChoice) else { return Ok(()) };
    if facts.is_competed() {
        summaries(facts, award_notice, settings, reasons)?;
    }
    match facts.entered {
        Some(entered) => standstill(facts, award_notice, entered, settings, reasons),
        None => Ok(()),
    }
}

fn summaries(
    facts: &ProcurementState,
    award_notice: Date,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    let Some(sent) = facts.summaries_sent else {
        let why = "whether the assessment summaries went out before the contract award notice was published (s.50(3))";
        reasons.miss("summaries_sent", why);
        return Ok(());
    };
    let every_supplier = AssessedSupplier { supplier: "every supplier".to_owned(), sent: Some(sent) };
    let asked = AssessmentSummaries::decide(
        &AssessmentSummariesFacts {
            competed: true,
            suppliers: vec![every_supplier],
            notice: Some(award_notice),
            commenced: Some(facts.commenced),
        },
        settings,
    )?;
    let what = || format!("the assessment summaries were sent on {}", said(sent));
    if asked.shown().is_some_and(|answer| !answer.notice_may_be_published) {
        let why = format!("the contract award notice of {} had to wait for them (s.50(3))", said(award_notice));
        reasons.caution(what(), why);
    } else if sent == award_notice {
        reasons
            .caution(what(), "the day of the contract award notice: they count only if they were sent first (s.50(3))");
    }
    Ok(())
}

fn standstill(
    facts: &ProcurementState,
    award_notice: Date,
    entered: Date,
    settings: &Settings,
    reasons: &mut Reasons,
) -> Result<(), BadFact> {
    let asked = Standstill::decide(&standstill_facts(facts, award_notice), settings)?;
    let Some((answer, last)) = asked.shown().and_then(|answer| Some((answer, answer.last_day?))) else {
        return Ok(());
    };
    let what = || format!("the contract was entered into on {}", said(entered));
    if entered < answer.earliest_signature {
        reasons.caution(what(), format!("before the standstill was over: its last day is {} (s.51)", said(last)));
    } else if !may_enter(facts, award_notice, last, entered, settings)? {
        reasons.caution(what(), "while proceedings that were notified in the standstill stopped it (s.101)");
    }
    Ok(())
}
