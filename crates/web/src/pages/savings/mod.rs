//! The register of savings: forecast and delivered, finance's word, and what councils save together.

pub mod claim;
pub mod decide;
pub mod effort;
pub mod enter;
pub mod joint;
pub mod list;
pub mod send_back;
pub mod show;
pub mod sign_off;
pub mod totals;
pub mod withdraw;

use crate::components::Link;
use domain::savings::{
    Saving, SavingId, SentBack, SocialFrom, Standing, Verdict, standing, waits_for_claim, waits_for_finance,
};
use domain::values::{Date, FinancialYear};

/// The way to pages below the register.
fn below_savings() -> Vec<Link> {
    vec![Link::new("Savings", "/savings")]
}

/// The way to pages below one saving.
fn below_saving(saving: &Saving) -> Vec<Link> {
    vec![Link::new("Savings", "/savings"), Link::new(&saving.title, &address(saving.id))]
}

/// Where a saving is shown.
fn address(id: SavingId) -> String {
    format!("/savings/{}", id.get())
}

/// Where a year's part of a saving is claimed.
fn year_address(id: SavingId, year: FinancialYear) -> String {
    format!("{}/years/{year}", address(id))
}

/// A day as people read it.
fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What a social benefit comes from, in a word or two; empty where nobody says so.
fn social_said(from: Option<SocialFrom>) -> &'static str {
    match from {
        Some(SocialFrom::Service) => "The service itself",
        Some(SocialFrom::Addition) => "Added",
        None => "",
    }
}

/// How a year's part stands, in words.
fn standing_said(standing: Standing) -> String {
    match standing {
        Standing::Forecast { .. } => "Forecast".to_owned(),
        Standing::Claimed { .. } => "Claimed, not signed off".to_owned(),
        Standing::ChangedSince { signed, .. } => format!("Changed since finance signed {signed}"),
        Standing::SentBack { .. } => "Sent back by finance: claim it anew".to_owned(),
        Standing::SignedOff { .. } => "Signed off by finance".to_owned(),
    }
}

/// Who sent a claim back, when and why, as a sentence.
fn sent_back_said(one: &SentBack) -> String {
    let what = match &one.signed {
        Some(signed) => format!("withdrew the sign-off of {}", signed.amount),
        None => "sent the claim back".to_owned(),
    };
    format!("{} {what} on {}: {}", one.by, day(one.on), one.why)
}

/// For whom a saving waits, one for each; nothing where nobody is asked for anything.
fn waits_for(saving: &Saving, today: Date) -> Vec<&'static str> {
    let is_open = !saving.is_decided(today) && matches!(state_said(saving, today), "Idea" | "Idea, put off");
    let waits = [
        (waits_for_finance(saving, today), "Finance"),
        (waits_for_claim(saving, today).next().is_some(), "A new claim"),
        (saving.stands(today) && is_open, "A decision"),
    ];
    waits.into_iter().filter(|(is_so, _)| *is_so).map(|(_, whom)| whom).collect()
}

/// How a saving stands as a whole, in words: what asks for somebody's work first.
fn state_said(saving: &Saving, today: Date) -> &'static str {
    if !saving.stands(today) {
        return "Withdrawn";
    }
    if !saving.is_decided(today) {
        let decision = saving.idea.as_ref().and_then(|idea| idea.decision(today));
        return match decision.map(|one| one.verdict) {
            Some(Verdict::No) => "Not made",
            Some(Verdict::Later) => "Idea, put off",
            _ => "Idea",
        };
    }
    let standings: Vec<Standing> = saving.years.iter().map(|part| standing(part, today)).collect();
    let any = |is_so: fn(&Standing) -> bool| standings.iter().any(is_so);
    if any(|one| matches!(one, Standing::SentBack { .. })) {
        "Sent back by finance"
    } else if any(|one| matches!(one, Standing::ChangedSince { .. })) {
        "Changed since finance signed"
    } else if any(|one| matches!(one, Standing::Claimed { .. })) {
        "Awaits finance"
    } else if !any(|one| matches!(one, Standing::SignedOff { .. })) {
        "Forecast"
    } else if any(|one| matches!(one, Standing::Forecast { .. })) {
        "Signed off in part"
    } else {
        "Signed off"
    }
}
