//! How far back an exclusion ground reaches.

use crate::law::calendar::said;
use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness, not_before};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Serialize;

choice! {
    /// A ground for exclusion, in the groups by which the Act looks back.
    ExclusionGround {
        Manslaughter "manslaughter" "Corporate manslaughter (mandatory)";
        Terrorism "terrorism" "Terrorism (mandatory)";
        Theft "theft" "Theft, robbery, burglary and the like (mandatory)";
        Blackmail "blackmail" "Blackmail (mandatory)";
        Bribery "bribery" "Bribery (mandatory)";
        MoneyLaundering "money_laundering" "Money laundering (mandatory)";
        Fraud "fraud" "Fraud and fraudulent trading (mandatory)";
        LabourMarketOffence "labour_market_offence" "Labour market offence, or breach of an order (mandatory)";
        Slavery "slavery" "Slavery or trafficking (mandatory)";
        OrganisedCrime "organised_crime" "Organised crime (mandatory)";
        TaxOffence "tax_offence" "Tax offence (mandatory)";
        Cartel "cartel" "Cartel offence (mandatory)";
        TaxMisconduct "tax_misconduct" "Tax misconduct (mandatory)";
        CompetitionDecision "competition_decision" "Cartel found by the competition authority (mandatory)";
        FailureToCooperate "failure_to_cooperate" "Failure to co-operate with an investigation (mandatory)";
        LabourMarketConduct "labour_market_conduct" "Labour market orders and conduct (discretionary)";
        Environment "environment" "Harm to the environment (discretionary)";
        Insolvency "insolvency" "Insolvency, or ceasing of business (discretionary)";
        PossibleCompetition "possible_competition" "Possible competition infringement (discretionary)";
        ProfessionalMisconduct "professional_misconduct" "Professional misconduct (discretionary)";
        Breach "breach" "Breach of contract, decided or published (discretionary)";
        PoorPerformance "poor_performance" "Poor performance, found or published (discretionary)";
        ImproperConduct "improper_conduct" "Acting improperly in procurement (discretionary)";
        NationalSecurity "national_security" "Threat to national security (discretionary)";
    }
}

impl ExclusionGround {
    /// Whether the supplier must be excluded, rather than may be.
    #[must_use]
    pub fn is_mandatory(self) -> bool {
        self < ExclusionGround::LabourMarketConduct
    }

    /// The years it looks back (Schedule 6 paragraph 44(1), Schedule 7 paragraph 15(1)-(3)).
    #[must_use]
    pub const fn years(self) -> i64 {
        match self {
            ExclusionGround::Insolvency
            | ExclusionGround::PossibleCompetition
            | ExclusionGround::ProfessionalMisconduct
            | ExclusionGround::Breach
            | ExclusionGround::ImproperConduct => 3,
            _ => 5,
        }
    }

    /// The first day of which an event counts at all; none where the years alone decide (Schedule 6 paragraph
    /// 44(2)-(4), Schedule 7 paragraph 15(4)).
    #[must_use]
    pub fn never_before(self) -> Option<Date> {
        use ExclusionGround::{
            Blackmail, Cartel, CompetitionDecision, Environment, Fraud, LabourMarketConduct, LabourMarketOffence,
            Manslaughter, NationalSecurity, PoorPerformance, TaxMisconduct, TaxOffence, Theft,
        };
        match self {
            Manslaughter | Theft | LabourMarketConduct | Environment | PoorPerformance | NationalSecurity => {
                Some(ACT_BEGINS)
            }
            Blackmail | Fraud | LabourMarketOffence | TaxOffence | Cartel | TaxMisconduct | CompetitionDecision => {
                Some(first_of_period_ending(ACT_BEGINS, 3))
            }
            _ => None,
        }
    }
}

/// The first day of a period of so many years that ends with a day.
fn first_of_period_ending(last: Date, years: i64) -> Date {
    last.saturating_sub(years.years()).saturating_add(1.day())
}

facts! {
    /// What the look-back depends on.
    LookBackFacts {
        "Which ground is looked at?"
        ground: ExclusionGround;
        "On which day did the event happen?"
        happened: Date;
        "On which day did the authority know of it, or should it have known?"
        known: Option<Date>;
        "On which day is it determined whether the ground applies?"
        determined: Date;
        "Are the circumstances continuing, or likely to occur again?"
        continuing: Option<bool>;
    }
}

named! {
    /// What the supplier is on this ground.
    SupplierStatus {
        Excluded "excluded" "Excluded: must be shut out";
        Excludable "excludable" "Excludable: may be shut out";
        Neither "neither" "Neither, on this ground";
    }
}

/// Whether the event counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LookBackAnswer {
    /// Whether the event counts.
    pub counts: bool,
    /// The first day that the ground looks back to.
    pub looks_back_to: Date,
    /// What the supplier is on this ground; none while it is not known whether the circumstances continue.
    pub status: Option<SupplierStatus>,
}

/// The rule of the look-back.
pub struct LookBack;

impl Rule for LookBack {
    type Facts = LookBackFacts;
    type Answer = LookBackAnswer;

    const ENTRY: Entry = Entry {
        number: 25,
        code: "exclusion-look-back",
        name: "How far back an exclusion ground reaches",
        sentence: "An event counts towards a mandatory ground if it happened in the five years that end with the day \
                   of the determination, and towards a discretionary one if it became known in the last five years, or \
                   three for some; some grounds leave out what happened before the Act or before a day under it.",
        source: "Procurement Act 2023 ss.57-58, Schedule 6 paragraph 44, Schedule 7 paragraph 15",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "A supplier is not shut out for what is long past.",
        assumptions: &[
            "The schedules came into force on 24 February 2025, the day the main part of the Act began.",
            "Aiding, attempting or doing the like abroad goes with the offence it belongs to.",
        ],
        exclusions: &[
            "The debarment list, which shuts out whatever the years.",
            "Whether the ground applies at all, and whether the circumstances continue: a person says so, after hearing the supplier.",
        ],
    };

    fn decide(facts: &LookBackFacts, _: &Settings) -> Result<Answer<LookBackAnswer>, BadFact> {
        not_before("determined", facts.determined, facts.happened, "the event")?;
        if let Some(known) = facts.known {
            not_before("known", known, facts.happened, "the event")?;
        }
        let mut reasons = Reasons::new();
        let ground = facts.ground;
        let back = first_of_period_ending(facts.determined, ground.years());
        reasons.row("years", format!("{} looks back {} years, to {}", ground.label(), ground.years(), said(back)));
        let Some(in_years) = in_years(facts, back, &mut reasons) else {
            return Ok(Self::unanswered(reasons));
        };
        let after_cut_off = ground.never_before().is_none_or(|first| facts.happened >= first);
        if let Some(first) = ground.never_before().filter(|_| !after_cut_off) {
            reasons
                .leave_out(said(facts.happened), format!("the ground leaves out what happened before {}", said(first)));
        }
        let counts = in_years && after_cut_off;
        let status = match (counts, facts.continuing) {
            (false, _) | (true, Some(false)) => Some(SupplierStatus::Neither),
            (true, Some(true)) if ground.is_mandatory() => Some(SupplierStatus::Excluded),
            (true, Some(true)) => Some(SupplierStatus::Excludable),
            (true, None) => {
                reasons.miss(
                    "continuing",
                    "a supplier is shut out only if the circumstances continue or are likely to recur (s.57)",
                );
                None
            }
        };
        Ok(Self::answer(LookBackAnswer { counts, looks_back_to: back, status }, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "Fraud of 1 March 2022 is looked at on 20 November 2026: within five years, and within the three \
                   before the Act.",
            facts: LookBackFacts {
                ground: ExclusionGround::Fraud,
                happened: date(2022, 3, 1),
                known: None,
                determined: date(2026, 11, 20),
                continuing: Some(true),
            },
            expected: LookBackAnswer {
                counts: true,
                looks_back_to: date(2021, 11, 21),
                status: Some(SupplierStatus::Excluded),
            },
        }]
    }
}

/// Whether the event lies within the years: by the day it happened, or for a discretionary ground the day it was known.
fn in_years(facts: &LookBackFacts, back: Date, reasons: &mut Reasons) -> Option<bool> {
    let day = if facts.ground.is_mandatory() {
        facts.happened
    } else if let Some(known) = facts.known {
        known
    } else if facts.happened >= back {
        reasons.caution(
            "when it was known is not given",
            "it cannot have been known before it happened, so the years hold",
        );
        facts.happened
    } else {
        reasons.miss("known", "a discretionary ground looks back from the day the event was known");
        return None;
    };
    let within = day >= back;
    if within {
        reasons.count(said(day), format!("not before {}", said(back)));
    } else {
        reasons.leave_out(said(day), format!("before {}", said(back)));
    }
    Some(within)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ExclusionGround::{Breach, Bribery, Environment, Fraud, Insolvency, Manslaughter, Terrorism};

    fn counts(ground: ExclusionGround, happened: Date, known: Option<Date>, determined: Date) -> Option<bool> {
        let facts = LookBackFacts { ground, happened, known, determined, continuing: Some(true) };
        LookBack::decide(&facts, &Settings::default()).unwrap().value().map(|answer| answer.counts)
    }

    #[test]
    fn a_mandatory_ground_looks_at_the_day_of_the_event() {
        let today = date(2026, 11, 20);
        for (ground, happened, expected, reason) in [
            (Bribery, date(2021, 11, 21), true, "the first of the five years"),
            (Bribery, date(2021, 11, 20), false, "the day before"),
            (Terrorism, date(2022, 1, 1), true, "before the Act too"),
            (Manslaughter, date(2025, 2, 24), true, "the day the Act began"),
            (Manslaughter, date(2025, 2, 23), false, "before it: left out"),
            (Fraud, date(2022, 2, 25), true, "the first of the three years that end with the Act's first day"),
            (Fraud, date(2022, 2, 24), false, "the day before, though within five years"),
        ] {
            assert_eq!(counts(ground, happened, None, today), Some(expected), "{ground}: {reason}");
        }
    }

    #[test]
    fn a_discretionary_ground_looks_at_the_day_it_was_known() {
        let today = date(2030, 11, 20);
        for (ground, happened, known, expected, reason) in [
            (Insolvency, date(2020, 1, 1), Some(date(2027, 11, 21)), Some(true), "known in the last three years"),
            (Insolvency, date(2020, 1, 1), Some(date(2027, 11, 20)), Some(false), "known the day before them"),
            (Breach, date(2027, 11, 20), Some(date(2027, 11, 20)), Some(false), "three years for breach"),
            (Environment, date(2026, 1, 1), Some(date(2027, 11, 20)), Some(true), "five years for environment"),
            (Environment, date(2025, 2, 23), Some(date(2029, 1, 1)), Some(false), "happened before the Act"),
            (Insolvency, date(2020, 1, 1), None, None, "not known when it was known"),
            (Insolvency, date(2028, 1, 1), None, Some(true), "cannot have been known before it happened"),
        ] {
            assert_eq!(counts(ground, happened, known, today), expected, "{ground}: {reason}");
        }
    }

    #[test]
    fn the_years_reach_back_over_a_leap_day() {
        assert_eq!(first_of_period_ending(date(2028, 2, 29), 5), date(2023, 3, 1));
        assert_eq!(first_of_period_ending(date(2028, 2, 28), 3), date(2025, 3, 1));
    }

    #[test]
    fn what_is_past_and_will_not_recur_shuts_nobody_out() {
        for (ground, continuing, status) in [
            (Bribery, Some(true), Some(SupplierStatus::Excluded)),
            (Breach, Some(true), Some(SupplierStatus::Excludable)),
            (Bribery, Some(false), Some(SupplierStatus::Neither)),
            (Bribery, None, None),
        ] {
            let day = date(2026, 11, 1);
            let facts =
                LookBackFacts { ground, happened: day, known: Some(day), determined: date(2026, 11, 20), continuing };
            let answer = LookBack::decide(&facts, &Settings::default()).unwrap();
            assert_eq!(answer.value().unwrap().status, status, "{ground} {continuing:?}");
        }
    }

    #[test]
    fn an_event_never_begins_to_count_again_as_time_passes() {
        for ground in ExclusionGround::ALL {
            let happened = date(2024, 6, 1);
            let mut counted = true;
            for month in 0..120 {
                let now = counts(*ground, happened, Some(happened), date(2025, 2, 24).saturating_add(month.months()));
                assert!(counted || now == Some(false), "{ground}, month {month}");
                counted = now == Some(true);
            }
        }
    }

    #[test]
    fn days_in_an_impossible_order_are_refused_by_name() {
        for (known, determined, field) in
            [(None, date(2026, 10, 31), "determined"), (Some(date(2026, 10, 31)), date(2026, 11, 20), "known")]
        {
            let facts =
                LookBackFacts { ground: Bribery, happened: date(2026, 11, 1), known, determined, continuing: None };
            assert_eq!(LookBack::decide(&facts, &Settings::default()).unwrap_err().field, field);
        }
    }
}
