//! How long frameworks and dynamic markets may run, and how contracts are awarded under them.

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
            FrameworkKind::DynamicMarket => market(&mut reasons),
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

fn market(reasons: &mut Reasons) -> FrameworkAnswer {
    reasons.row(
        "Procurement Act 2023 ss.34-39",
        "a dynamic market has no longest term, takes applicants throughout and caps nobody",
    );
    reasons.count(
        "awards",
        "by the competitive flexible procedure among its members, with applications pending considered (s.34)",
    );
    reasons.leave_out("concessions", "not awarded under a dynamic market");
    FrameworkAnswer { latest_end: None, too_long: None, next_award_by: None, without_competition: Some(false) }
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
    FrameworkAnswer { latest_end, too_long: None, next_award_by: None, without_competition }
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
    FrameworkAnswer { latest_end: Some(end), too_long: None, next_award_by: next, without_competition }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(kind: FrameworkKind) -> FrameworkFacts {
        FrameworkFacts { kind, ..FrameworkTerm::examples().remove(0).facts }
    }

    fn answer(facts: &FrameworkFacts) -> FrameworkAnswer {
        FrameworkTerm::decide(facts, &Settings::default()).unwrap().value().unwrap().clone()
    }

    #[test]
    fn a_framework_runs_four_years_unless_something_lets_it_run_longer() {
        let plain = || facts(FrameworkKind::Framework);
        for (facts, latest, too_long, reason) in [
            (
                FrameworkFacts { ends: Some(date(2030, 11, 19)), ..plain() },
                Some(date(2030, 11, 19)),
                false,
                "the last day",
            ),
            (plain(), Some(date(2030, 11, 19)), true, "a day too long"),
            (FrameworkFacts { longer_term_explained: Some(true), ..plain() }, None, false, "explained in the notice"),
            (FrameworkFacts { light_touch: Some(true), ..plain() }, None, false, "light touch"),
            (facts(FrameworkKind::DynamicMarket), None, false, "a market"),
        ] {
            let answer = answer(&facts);
            assert_eq!((answer.latest_end, answer.too_long), (latest, Some(too_long)), "{reason}");
        }
    }

    #[test]
    fn an_open_framework_is_awarded_anew_and_ends_after_eight_years() {
        let open = |second, latest, suppliers| FrameworkFacts {
            second_awarded: second,
            latest_awarded: latest,
            suppliers: Some(suppliers),
            ..facts(FrameworkKind::OpenFramework)
        };
        for (facts, end, next, reason) in [
            (open(None, None, 6), date(2034, 11, 19), Some(date(2029, 11, 19)), "three years from the first"),
            (
                open(Some(date(2027, 1, 1)), None, 6),
                date(2034, 11, 19),
                Some(date(2031, 12, 31)),
                "five from the second",
            ),
            (
                open(Some(date(2027, 1, 1)), Some(date(2031, 12, 31)), 6),
                date(2034, 11, 19),
                None,
                "awarded in those five, and the scheme ends within the next",
            ),
            (open(None, None, 1), date(2030, 11, 19), Some(date(2029, 11, 19)), "one supplier: four years"),
            (open(Some(date(2028, 1, 1)), None, 1), date(2031, 12, 31), None, "four years from the latest award"),
            (
                open(Some(date(2029, 1, 1)), Some(date(2033, 1, 1)), 1),
                date(2034, 11, 19),
                None,
                "and never beyond eight",
            ),
        ] {
            let answer = answer(&facts);
            assert_eq!((answer.latest_end, answer.next_award_by), (Some(end), next), "{reason}");
        }
    }

    #[test]
    fn contracts_under_a_framework_are_competed_for_but_in_two_cases() {
        for (suppliers, mechanism, expected, missing, reason) in [
            (Some(1), None, Some(true), None, "one supplier"),
            (Some(6), Some(true), Some(true), None, "terms and mechanism"),
            (Some(6), Some(false), Some(false), None, "neither"),
            (None, Some(true), Some(true), None, "the mechanism is enough"),
            (Some(6), None, None, Some("terms_and_mechanism"), "not known"),
            (None, Some(false), None, Some("suppliers"), "not known"),
        ] {
            let facts = FrameworkFacts { suppliers, terms_and_mechanism: mechanism, ..facts(FrameworkKind::Framework) };
            let told = FrameworkTerm::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(told.shown().unwrap().without_competition, expected, "{reason}");
            assert_eq!(told.reasons().missing().first().map(|one| one.fact), missing, "{reason}");
        }
    }

    #[test]
    fn impossible_facts_are_refused_by_name() {
        let open = || facts(FrameworkKind::OpenFramework);
        for (facts, field) in [
            (FrameworkFacts { ends: Some(date(2026, 11, 19)), ..open() }, "ends"),
            (FrameworkFacts { second_awarded: Some(date(2026, 11, 19)), ..open() }, "second_awarded"),
            (FrameworkFacts { suppliers: Some(0), ..open() }, "suppliers"),
        ] {
            assert_eq!(FrameworkTerm::decide(&facts, &Settings::default()).unwrap_err().field, field);
        }
    }
}
