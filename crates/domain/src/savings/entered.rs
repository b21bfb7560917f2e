//! Whether what somebody enters of a saving can be kept.

use super::{ApportionBy, ApportionRefusal, JointSaving, Saving, WrongSaving, YearPart, check, check_social};
use crate::strategy::{WrongField, check_line, check_text};
use crate::values::{Date, Pence};
use std::collections::BTreeSet;

/// The most financial years in the profile of a saving.
const YEARS_MAX: usize = 40;

/// The most councils that take part in a joint saving.
const PARTICIPANTS_MAX: usize = 100;

/// What is wrong with a saving as somebody entered it; nothing where it can be kept. What is wrong with a year names it, so
/// that a form can say it beside that year: the fields `year-0` and `forecast-0` stand for those of any year.
#[must_use]
pub fn check_entered(saving: &Saving, today: Date) -> Vec<WrongField> {
    let field = |one: &WrongSaving| match one {
        WrongSaving::NoTitle => "title",
        WrongSaving::NoBaseline => "baseline-amount",
        WrongSaving::OneOffTwice => "recurrence",
        WrongSaving::AboveBaseline { .. } => "forecast-0",
        WrongSaving::SameYear { .. } | WrongSaving::NoEvidence { .. } | WrongSaving::NotBegun { .. } => "year-0",
    };
    let found = check(saving, today).into_iter();
    let mut wrong: Vec<WrongField> = found.map(|one| WrongField::new(field(&one), one.to_string())).collect();
    check_line(&mut wrong, "title", &saving.title, None);
    check_line(&mut wrong, "owner", &saving.owner, None);
    check_text(&mut wrong, "how", &saving.how, None);
    if let Some(baseline) = &saving.baseline {
        check_line(&mut wrong, "baseline-what", &baseline.what, None);
        check_line(&mut wrong, "baseline-source", &baseline.source, None);
        if baseline.amount <= Pence::ZERO && saving.kind.is_financial() {
            wrong.push(WrongField::new("baseline-amount", "Enter a baseline above nought, or none"));
        }
    }
    wrong.extend(check_social(saving));
    for part in saving.years.iter().filter(|part| part.forecast < Pence::ZERO) {
        wrong.push(WrongField::new("forecast-0", format!("Enter what is expected of {}: nothing or more", part.year)));
    }
    if saving.years.len() > YEARS_MAX {
        wrong.push(WrongField::new("year-0", format!("Enter at most {YEARS_MAX} years")));
    }
    wrong
}

/// A saving as somebody entered it anew, with what was claimed and signed of its years before.
///
/// Finance signs a sum against a baseline, so that its word holds no more where the kind or the baseline is another.
///
/// # Errors
/// What is wrong: a year with a claim is not left out.
pub fn changed(before: &Saving, entered: Saving, today: Date) -> Result<Saving, Vec<WrongField>> {
    let keeps_signatures = before.kind == entered.kind && before.baseline == entered.baseline;
    let carried = |part: YearPart| {
        let was = before.part(part.year);
        let signed = was.and_then(|was| was.signed.clone()).filter(|_| keeps_signatures);
        YearPart {
            delivered: was.and_then(|was| was.delivered.clone()),
            signed,
            sent_back: was.and_then(|was| was.sent_back.clone()),
            ..part
        }
    };
    let years = entered.years.into_iter().map(carried).collect();
    let idea = before.idea.clone();
    let saving = Saving { id: before.id, entered: before.entered, withdrawn: before.withdrawn, idea, years, ..entered };
    let mut wrong = check_entered(&saving, today);
    for part in before.years.iter().filter(|part| part.delivered.is_some() && saving.part(part.year).is_none()) {
        wrong.push(WrongField::new("year-0", format!("Keep {}: what was delivered is claimed for it", part.year)));
    }
    if wrong.is_empty() { Ok(saving) } else { Err(wrong) }
}

/// What is wrong with a joint saving; nothing where it can be kept and apportioned as was agreed.
#[must_use]
pub fn check_joint(joint: &JointSaving) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "title", &joint.title, Some("Enter what the joint saving is called"));
    let mut names = BTreeSet::new();
    for one in &joint.participants {
        check_line(&mut wrong, "name-0", &one.name, None);
        if !names.insert(one.name.trim().to_lowercase()) {
            wrong.push(WrongField::new("name-0", format!("Enter {} once", one.name)));
        }
        if one.before < Pence::ZERO || one.after < Pence::ZERO {
            let message = format!("Enter prices of {} that are not below nought", one.name);
            wrong.push(WrongField::new("before-0", message));
        }
    }
    if joint.participants.len() > PARTICIPANTS_MAX {
        wrong.push(WrongField::new("name-0", format!("Enter at most {PARTICIPANTS_MAX} councils")));
    }
    if let Err(refusal) = joint.annual().and_then(|sum| joint.parts(sum)) {
        let field = match &refusal {
            ApportionRefusal::Nobody => "name-0",
            ApportionRefusal::TooLarge => "before-0",
            _ if joint.by == ApportionBy::Agreed => "agreed-0",
            _ => "by",
        };
        wrong.push(WrongField::new(field, refusal.to_string()));
    }
    wrong
}
