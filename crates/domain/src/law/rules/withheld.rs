//! Leaving something out of what is published.

use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use jiff::civil::date;
use serde::Serialize;

choice! {
    /// Why something is to be left out.
    WithholdingGround {
        NationalSecurity "national_security" "National security";
        TradeSecret "trade_secret" "A trade secret";
        CommercialHarm "commercial_harm" "It would be likely to prejudice somebody's commercial interests";
        PersonalData "personal_data" "Publishing it would break data protection law";
        Other "other" "Another reason";
    }
}

facts! {
    /// What leaving it out depends on.
    WithheldFacts {
        "What is to be left out?"
        field: String;
        "Why is it to be left out?"
        ground: WithholdingGround;
        "Does an overriding public interest ask for it to be left out?"
        public_interest: Option<bool>;
        "Would saying so harm national security?"
        saying_so_harms: Option<bool>;
    }
}

/// Whether it may be left out, and what is said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WithheldAnswer {
    /// Whether it may be left out.
    pub may_withhold: bool,
    /// What the notice says instead; none where nothing is said.
    pub statement: Option<String>,
}

/// The rule of withholding.
pub struct Withheld;

impl Rule for Withheld {
    type Facts = WithheldFacts;
    type Answer = WithheldAnswer;

    const ENTRY: Entry = Entry {
        number: 28,
        code: "withheld",
        name: "Leaving information out of a notice",
        sentence: "Information is left out of what is published only for national security, or because it is \
                   commercially sensitive and an overriding public interest asks for it; the notice says that it is \
                   left out, and on which of the two grounds.",
        source: "Procurement Act 2023 ss.94, 99",
        from: date(2025, 2, 24),
        to: None,
        sureness: Sureness::Verified,
        why: "What is public stays public unless the law says otherwise, and a gap is seen to be a gap.",
        assumptions: &["A person judges the harm and the public interest, and records why."],
        exclusions: &["Requests under the Freedom of Information Act, which has its own exemptions."],
    };

    fn decide(facts: &WithheldFacts, _: &Settings) -> Result<Answer<WithheldAnswer>, BadFact> {
        if facts.field.trim().is_empty() {
            return Err(BadFact::new("field", "Enter what is to be left out"));
        }
        let mut reasons = Reasons::new();
        let answer = match facts.ground {
            WithholdingGround::NationalSecurity => security(facts, &mut reasons),
            WithholdingGround::TradeSecret | WithholdingGround::CommercialHarm => match facts.public_interest {
                None => {
                    reasons.miss(
                        "public_interest",
                        "sensitive information is left out only for an overriding public interest",
                    );
                    return Ok(Self::unanswered(reasons));
                }
                Some(overriding) => commercial(facts, overriding, &mut reasons),
            },
            WithholdingGround::PersonalData => {
                reasons.row(
                    "Procurement Act 2023 s.99",
                    "the Act asks for no disclosure that data protection law forbids",
                );
                WithheldAnswer { may_withhold: true, statement: None }
            }
            WithholdingGround::Other => {
                reasons.leave_out(facts.ground.label(), "the Act knows two grounds, and data protection");
                WithheldAnswer { may_withhold: false, statement: None }
            }
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        vec![Example {
            told: "A supplier's day rates would prejudice it if they were published, and the public interest is judged \
                   to ask for them to be left out.",
            facts: WithheldFacts {
                field: "Day rates".to_owned(),
                ground: WithholdingGround::CommercialHarm,
                public_interest: Some(true),
                saying_so_harms: None,
            },
            expected: WithheldAnswer {
                may_withhold: true,
                statement: Some(
                    "Day rates: withheld under section 94(1)(b) of the Procurement Act 2023 (sensitive commercial information)."
                        .to_owned(),
                ),
            },
        }]
    }
}

fn security(facts: &WithheldFacts, reasons: &mut Reasons) -> WithheldAnswer {
    reasons.row("Procurement Act 2023 s.94(1)(a)", "needed to safeguard national security");
    if facts.saying_so_harms == Some(true) {
        reasons.leave_out("the statement", "saying so would itself harm national security (s.94(4))");
        return WithheldAnswer { may_withhold: true, statement: None };
    }
    WithheldAnswer { may_withhold: true, statement: Some(statement(facts, "94(1)(a)", "national security")) }
}

fn commercial(facts: &WithheldFacts, overriding: bool, reasons: &mut Reasons) -> WithheldAnswer {
    if !overriding {
        reasons
            .leave_out(facts.ground.label(), "no overriding public interest asks for it to be left out (s.94(1)(b))");
        return WithheldAnswer { may_withhold: false, statement: None };
    }
    reasons
        .row("Procurement Act 2023 s.94(1)(b)", format!("sensitive commercial information: {}", facts.ground.label()));
    WithheldAnswer {
        may_withhold: true,
        statement: Some(statement(facts, "94(1)(b)", "sensitive commercial information")),
    }
}

fn statement(facts: &WithheldFacts, section: &str, what: &str) -> String {
    format!("{}: withheld under section {section} of the Procurement Act 2023 ({what}).", facts.field.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_grounds_and_data_protection_let_something_be_left_out() {
        use WithholdingGround::{CommercialHarm, NationalSecurity, Other, PersonalData, TradeSecret};
        for (ground, interest, harms, expected, reason) in [
            (NationalSecurity, None, None, Some((true, true)), "said so"),
            (NationalSecurity, None, Some(true), Some((true, false)), "not even said so"),
            (TradeSecret, Some(true), None, Some((true, true)), "an overriding interest"),
            (TradeSecret, Some(false), None, Some((false, false)), "none"),
            (CommercialHarm, None, None, None, "nobody has judged"),
            (CommercialHarm, Some(true), Some(true), Some((true, true)), "silence is for security only"),
            (PersonalData, None, None, Some((true, false)), "the Act steps back"),
            (Other, Some(true), None, Some((false, false)), "no ground"),
        ] {
            let facts =
                WithheldFacts { field: "Rates".into(), ground, public_interest: interest, saying_so_harms: harms };
            let answer = Withheld::decide(&facts, &Settings::default()).unwrap();
            let shown = answer.shown().map(|answer| (answer.may_withhold, answer.statement.is_some()));
            assert_eq!(shown, expected, "{ground}: {reason}");
        }
    }

    #[test]
    fn what_is_left_out_has_a_name() {
        let facts = WithheldFacts {
            field: " ".into(),
            ground: WithholdingGround::Other,
            public_interest: None,
            saying_so_harms: None,
        };
        assert_eq!(Withheld::decide(&facts, &Settings::default()).unwrap_err().field, "field");
    }
}
