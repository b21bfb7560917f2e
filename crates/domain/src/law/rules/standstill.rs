//! The days that must pass between the contract award notice and the contract.

use crate::law::calendar::said;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, regime};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

/// The working days of the mandatory standstill, and the least of a voluntary one.
const WORKING_DAYS: u16 = 8;

choice! {
    /// Why the law asks for no standstill.
    Exemption {
        Urgency "urgency" "Direct award for extreme and unavoidable urgency";
        ProtectionOfLife "protection_of_life" "Direct award under regulations to protect life or public order";
        CallOff "call_off" "Contract called off a framework";
        DynamicMarket "dynamic_market" "Contract awarded by reference to a dynamic market";
        LightTouch "light_touch" "Light touch contract";
    }
}

facts! {
    /// What the standstill depends on.
    StandstillFacts {
        "On which day was the contract award notice published?"
        published: Date;
        "Is the contract one for which no standstill is mandatory?"
        exemption: Option<Exemption>;
        "Which last day of standstill does the notice state, if it states one?"
        stated_last_day: Option<Date>, flag "stated";
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// When the contract may be entered into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StandstillAnswer {
    /// Whether the law asks for a standstill, whatever the notice says.
    pub mandatory: bool,
    /// The last day of the standstill; none where there is none.
    pub last_day: Option<Date>,
    /// The first day on which the contract may be entered into.
    pub earliest_signature: Date,
}

/// The rule of the standstill.
pub struct Standstill;

impl Rule for Standstill {
    type Facts = StandstillFacts;
    type Answer = StandstillAnswer;

    const ENTRY: Entry = Entry {
        number: 11,
        code: "standstill",
        name: "Standstill before a contract",
        sentence: "A contract may be entered into only after eight working days that begin with the day on which the \
                   contract award notice is published, or after a longer standstill that the notice states.",
        source: "Procurement Act 2023 s.51",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "Suppliers who did not win can challenge the award while it can still be put right.",
        assumptions: &[
            "The day of publication is the first working day, if it is a working day.",
            "The contract may be entered into from the day after the last day, working day or not.",
        ],
        exclusions: &[
            "Whether proceedings stop the contract: that is the rule of proceedings in standstill.",
            "Private utilities.",
        ],
    };

    fn decide(facts: &StandstillFacts, settings: &Settings) -> Result<Answer<StandstillAnswer>, BadFact> {
        if let Some(stated) = facts.stated_last_day {
            not_before("stated_last_day", stated, facts.published, "the notice was published")?;
        }
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let last_day = match (facts.exemption, facts.stated_last_day) {
            (Some(exemption), None) => {
                reasons
                    .row("Procurement Act 2023 s.51(3)", format!("no standstill is mandatory: {}", exemption.label()));
                None
            }
            (exemption, stated) => {
                say_which(exemption, &mut reasons);
                Some(count(facts.published, stated, settings, &mut reasons))
            }
        };
        let earliest_signature = last_day.map_or(facts.published, |day| day.saturating_add(1.day()));
        Ok(Self::answer(
            StandstillAnswer { mandatory: facts.exemption.is_none(), last_day, earliest_signature },
            reasons,
        ))
    }

    fn examples() -> Vec<Example<Self>> {
        let answer = |last: Date| StandstillAnswer {
            mandatory: true,
            last_day: Some(last),
            earliest_signature: last.saturating_add(1.day()),
        };
        let notice = |published: Date| StandstillFacts {
            published,
            exemption: None,
            stated_last_day: None,
            commenced: Some(date(2026, 2, 1)),
        };
        vec![
            Example {
                told: "The notice is published on Friday 20 November 2026. 30 November is a holiday in Scotland, so the \
                       count ends a day later than an English calendar says.",
                facts: notice(date(2026, 11, 20)),
                expected: answer(date(2026, 12, 2)),
            },
            Example {
                told: "The notice is published two days before Christmas.",
                facts: notice(date(2026, 12, 23)),
                expected: answer(date(2027, 1, 7)),
            },
            Example {
                told: "St Patrick's Day lies between.",
                facts: notice(date(2027, 3, 15)),
                expected: answer(date(2027, 3, 25)),
            },
        ]
    }
}

fn say_which(exemption: Option<Exemption>, reasons: &mut Reasons) {
    match exemption {
        None => reasons.row("Procurement Act 2023 s.51(1)", "mandatory: none of the exemptions is claimed"),
        Some(exemption) => {
            let why = format!("voluntary: the notice states one for a contract that needs none: {}", exemption.label());
            reasons.row("Procurement Act 2023 s.51(4)-(5)", why);
        }
    }
}

/// The later of eight working days and what the notice states.
fn count(published: Date, stated: Option<Date>, settings: &Settings, reasons: &mut Reasons) -> Date {
    let days = settings.calendar.working_days_including(published, WORKING_DAYS);
    days.say(&settings.calendar, reasons);
    let least = days.last_day().unwrap_or(published);
    match stated {
        Some(stated) if stated > least => {
            reasons.count(said(stated), "the notice states this longer standstill, and it binds");
            stated
        }
        Some(stated) if stated < least => {
            let why = format!("a standstill has at least eight working days, to {}", said(least));
            reasons.caution(format!("the notice states {}, which is too early", said(stated)), why);
            least
        }
        _ => least,
    }
}

#[cfg(test)]
mod tests;
