//! How long frameworks and dynamic markets may run, and how contracts are awarded under them.

#[cfg(test)]
mod tests;

use super::assumed::no_unless_said;
use crate::law::calendar::said;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before, regime};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// What later contracts are awarded under.
    FrameworkKind {
        Framework "framework" "Framework";
        OpenFramework "open_framework" "Open framework: a scheme of frameworks one after the other";
        DynamicMarket "dynamic_market" "Dynamic market";
    }
}

choice! {
    /// What happens to a dynamic market.
    MarketEvent {
        Intended "intended" "It is to be established";
        Established "established" "It was established";
        Modified "modified" "It was changed, or a member came or went";
        Ceased "ceased" "It ceased to operate";
    }
}

named! {
    /// A notice of a dynamic market.
    MarketNotice {
        Intention "UK13" "Dynamic market intention notice, before applications are invited";
        Establishment "UK14" "Dynamic market establishment notice, as soon as reasonably practicable";
        Modification "UK15" "Dynamic market modification notice, as soon as reasonably practicable";
        Cessation "UK16" "Dynamic market cessation notice, as soon as reasonably practicable";
    }
}

impl MarketEvent {
    /// The notice that the owner of the market publishes of it (s.39).
    #[must_use]
    pub const fn notice(self) -> MarketNotice {
        match self {
            MarketEvent::Intended => MarketNotice::Intention,
            MarketEvent::Established => MarketNotice::Establishment,
            MarketEvent::Modified => MarketNotice::Modification,
            MarketEvent::Ceased => MarketNotice::Cessation,
        }
    }
}

facts! {
    /// What the term and the awards depend on.
    FrameworkFacts {
        "What is it?"
        kind: FrameworkKind, flag "type";
        "On which day was it awarded, or the first framework of the scheme?"
        awarded: Date;
        "On which day was the second framework of the scheme awarded?"
        second_awarded: Option<Date>;
        "On which day was the latest framework of the scheme awarded?"
        latest_awarded: Option<Date>;
        "How many suppliers are party to it?"
        suppliers: Option<u32>;
        "Is it a light touch contract?"
        light_touch: Option<bool>;
        "Does its nature need a longer term, and does the notice say why?"
        longer_term_explained: Option<bool>;
        "Does it set out the core terms and an objective way to choose the supplier?"
        terms_and_mechanism: Option<bool>;
        "On which day does it end by its own terms?"
        ends: Option<Date>;
        "What happens to the dynamic market?"
        market_event: Option<MarketEvent>;
        "On which day did the procurement begin?"
        commenced: Option<Date>;
    }
}

/// How long it may run, and how contracts are awarded under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FrameworkAnswer {
    /// The last day it may run; none where there is no limit.
    pub latest_end: Option<Date>,
    /// Whether its own term is too long.
    pub too_long: Option<bool>,
    /// The last day for the next award of the scheme.
    pub next_award_by: Option<Date>,
    /// The notice that the owner of a dynamic market publishes.
    pub market_notice: Option<MarketNotice>,
    /// Whether a contract may be awarded under it without competition.
    pub without_competition: Option<bool>,
}

/// The rule of frameworks and dynamic markets.
pub struct FrameworkTerm;

impl Rule for FrameworkTerm {
    type Facts = FrameworkFacts;
    type Answer = FrameworkAnswer;

    const ENTRY: Entry = Entry {
        number: 26,
        code: "framework",
        name: "Frameworks and dynamic markets",
        sentence: "A framework runs for at most four years unless its nature needs more; an open framework is awarded \
                   anew within three years of the first award, then within five, and ends after eight; contracts under \
                   a framework are competed for unless it has one supplier or sets out core terms and an objective way \
                   to choose.",
        source: "Procurement Act 2023 ss.34-39, 45-49",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "Markets are not closed for longer than their purpose needs.",
        assumptions: &["A term of years includes the day of award, so that it ends the day before its anniversary."],
        exclusions: &[
            "Defence and utilities frameworks, which may run for eight years.",
            "Frameworks of private utilities.",
        ],
    };

    fn decide(facts: &FrameworkFacts, _: &Settings) -> Result<Answer<FrameworkAnswer>, BadFact> {
        check(facts)?;
        let mut reasons = Reasons::new();
        if regime::is_earlier(facts.commenced, &mut reasons) {
            return Ok(Self::unanswered(reasons));
        }
        let answer = match facts.kind {
            FrameworkKind::DynamicMarket => market(facts, &mut reasons),
            FrameworkKind::Framework => framework(facts, &mut reasons),
            FrameworkKind::OpenFramework => open_framework(facts, &mut reasons),
        };
        let too_long = match (facts.ends, answer.latest_end) {
            (Some(_), None) => Some(false),
            (ends, latest) => ends.zip(latest).map(|(ends, latest)| ends > latest),
        };
        Ok(Self::answer(FrameworkAnswer { too_long, ..answer }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let facts = |kind, suppliers| FrameworkFacts {
            kind,
            awarded: date(2026, 11, 20),
            second_awarded: None,
            latest_awarded: None,
            suppliers: Some(suppliers),
            light_touch: Some(false),
            longer_term_explained: Some(false),
            terms_and_mechanism: Some(false),
            ends: Some(date(2030, 11, 20)),
            market_event: None,
            commenced: Some(date(2026, 2, 1)),
        };
        vec![
            Example {
                told: "A framework of six suppliers, awarded on 20 November 2026, is to end on 20 November 2030: a day \
                       too late.",
                facts: facts(FrameworkKind::Framework, 6),
                expected: FrameworkAnswer {
                    latest_end: Some(date(2030, 11, 19)),
                    too_long: Some(true),
                    next_award_by: None,
                    market_notice: None,
                    without_competition: Some(false),
                },
            },
            Example {
                told: "An open framework with the same days may run to 2034 and is awarded anew by November 2029.",
                facts: facts(FrameworkKind::OpenFramework, 6),
                expected: FrameworkAnswer {
                    latest_end: Some(date(2034, 11, 19)),
                    too_long: Some(false),
                    next_award_by: Some(date(2029, 11, 19)),
                    market_notice: None,
                    without_competition: Some(false),
                },
            },
        ]
    }
}

fn check(facts: &FrameworkFacts) -> Result<(), BadFact> {
    for (field, day) in
        [("second_awarded", facts.second_awarded), ("latest_awarded", facts.latest_awarded), ("ends", facts.ends)]
    {
        if let Some(day) = day {
            not_before(field, day, facts.awarded, "the first award")?;
        }
    }
    if let (Some(second), Some(latest)) = (facts.second_awarded, facts.latest_awarded) {
        not_before("latest_awarded", latest, second, "the second award")?;
    }
    if facts.suppliers == Some(0) {
        return Err(BadFact::new("suppliers", "Enter at least one supplier"));
    }
    Ok(())
}

/// The last day of a term of years that begins with a day.
fn last_of_years(first: Date, years: i64) -> Date {
    first.saturating_add(years.years()).saturating_sub(1.day())
}

fn market(facts: &FrameworkFacts, reasons: &mut Reasons) -> FrameworkAnswer {
    reasons.row(
        "Procurement Act 2023 ss.34-39",
        "a dynamic market has no longest term, takes applicants throughout and caps nobody",
    );
    reasons.count(
        "awards",
        "by the competitive flexible procedure among its members, with applications pending considered (s.34)",
    );
    reasons.leave_out("concessions", "not awarded under a dynamic market");
    let market_notice = facts.market_event.map(MarketEvent::notice);
    if let Some(notice) = market_notice {
        reasons.count(notice.label(), "published by the owner of the market (s.39)");
    }
    FrameworkAnswer {
        latest_end: None,
        too_long: None,
        next_award_by: None,
        market_notice,
        without_competition: Some(false),
    }
}

fn framework(facts: &FrameworkFacts, reasons: &mut Reasons) -> FrameworkAnswer {
    let light = no_unless_said(facts.light_touch, "it is a light touch contract", reasons);
    let longer = no_unless_said(facts.longer_term_explained, "a longer term is needed and explained", reasons);
    let latest_end = if light {
        reasons.leave_out("longest term", "a light touch framework has none (s.47(5))");
        None
    } else if longer {
        reasons.leave_out("four years", "its nature needs longer, and the notice says why (s.47(2)-(3))");
        None
    } else {
        let last = last_of_years(facts.awarded, 4);
        reasons.row("Procurement Act 2023 s.47(1)(b)", format!("four years, to {}", said(last)));
        Some(last)
    };
    let without_competition = if light {
        reasons.leave_out(
            "competition for contracts under it",
            "the rules for it leave light touch frameworks out (s.45(9))",
        );
        Some(true)
    } else {
        without_competition(facts, reasons)
    };
    FrameworkAnswer { latest_end, too_long: None, next_award_by: None, market_notice: None, without_competition }
}

fn open_framework(facts: &FrameworkFacts, reasons: &mut Reasons) -> FrameworkAnswer {
    let latest = facts.latest_awarded.or(facts.second_awarded).unwrap_or(facts.awarded);
    let eight = last_of_years(facts.awarded, 8);
    let end = if facts.suppliers == Some(1) {
        let four = last_of_years(latest, 4);
        reasons
            .row("Procurement Act 2023 s.49(6)", format!("one supplier: four years from the award, to {}", said(four)));
        four.min(eight)
    } else {
        reasons.row("Procurement Act 2023 s.49(2)(c)", format!("eight years from the first award, to {}", said(eight)));
        eight
    };
    let next = match facts.second_awarded {
        None => Some(last_of_years(facts.awarded, 3)),
        Some(second) => next_in_fives(second, latest),
    };
    let next = next.filter(|day| *day < end);
    match next {
        Some(day) => reasons.count(said(day), "the last day for the next award (s.49(2)(a))"),
        None => reasons.leave_out("a further award", "the scheme ends before one would be due"),
    }
    let without_competition = without_competition(facts, reasons);
    FrameworkAnswer {
        latest_end: Some(end),
        too_long: None,
        next_award_by: next,
        market_notice: None,
        without_competition,
    }
}

/// The last day for the next award, counted in fives of years from the second one, which is not taken as an award
/// within its own five years: that reading is the safe one.
fn next_in_fives(second: Date, latest: Date) -> Option<Date> {
    let mut fives = (1..=10).map(|number| last_of_years(second, 5 * number));
    let running = fives.find(|last| *last >= latest);
    if latest > second { fives.next() } else { running }
}

fn without_competition(facts: &FrameworkFacts, reasons: &mut Reasons) -> Option<bool> {
    match (facts.suppliers, facts.terms_and_mechanism) {
        (Some(1), _) => {
            reasons.row("Procurement Act 2023 s.45(4)(a)", "one supplier: no competition is needed");
            Some(true)
        }
        (_, Some(true)) => {
            reasons.row("Procurement Act 2023 s.45(4)(b)", "core terms and an objective way to choose are set out");
            Some(true)
        }
        (Some(_), Some(false)) => {
            reasons.row("Procurement Act 2023 s.45(3)", "contracts under it follow a competitive selection process");
            Some(false)
        }
        (suppliers, _) => {
            let fact = if suppliers.is_none() { "suppliers" } else { "terms_and_mechanism" };
            reasons.miss(fact, "whether contracts under it have to be competed for depends on it");
            None
        }
    }
}
