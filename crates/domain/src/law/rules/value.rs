//! The estimated value of a contract: everything the council could come to pay, or the supplier to receive.

use crate::law::regime::ACT_BEGINS;
use crate::law::{Answer, BadFact, Entry, Example, Reasons, Rule, Settings, Sureness};
use crate::values::Pence;
use serde::Serialize;

choice! {
    /// How a contract is valued.
    Valued {
        Contract "contract" "A contract, by what the council could come to pay";
        Framework "framework" "A framework, by all contracts that could be awarded under it";
        Concession "concession" "A concession, by what the supplier could come to receive";
    }
}

choice! {
    /// What a part of the value is.
    PartKind {
        Supply "supply" "Goods, services or works";
        PaidAlready "paid_already" "Sums already paid";
        FreeIssue "free_issue" "Goods or services that the council gives free";
        Option "option" "An option to add goods, services or works";
        Extension "extension" "An option to extend or renew";
        Fee "fee" "A premium, fee, commission or interest";
        Prize "prize" "A prize or payment to those who take part";
        CallOff "call_off" "A contract that has been or may be awarded under the framework";
        OtherFramework "other_framework" "Another framework of the same open framework scheme";
        Revenue "revenue" "What users pay to the supplier";
        AssetSale "asset_sale" "The sale of an asset by the supplier";
    }
}

impl PartKind {
    /// Whether it belongs to the value of a thing valued so (Schedule 3).
    const fn counts_in(self, valued: Valued) -> bool {
        match self {
            PartKind::CallOff | PartKind::OtherFramework => matches!(valued, Valued::Framework),
            PartKind::Revenue | PartKind::AssetSale => matches!(valued, Valued::Concession),
            PartKind::Prize => !matches!(valued, Valued::Concession),
            _ => true,
        }
    }
}

facts! {
    /// A part of the value.
    ValuePart {
        "What is this part?"
        part: PartKind;
        "How much is it at most?"
        amount_pence: Pence;
        "What rate of VAT must be added, in per cent: 0 if the amount includes VAT or none is due?"
        vat_to_add_percent: Option<u8>;
    }
}

facts! {
    /// Another contract whose goods, services or works belong together with these.
    RelatedContract {
        "What is the other contract called?"
        title: String;
        "What is its estimated value, VAT included?"
        value_pence: Pence;
        "Could both reasonably be supplied under one contract?"
        could_be_one: Option<bool>;
        "If they are kept apart, what is the good reason?"
        good_reason: Option<String>;
    }
}

facts! {
    /// What the estimated value depends on.
    ValueFacts {
        "How is it valued?"
        valued: Valued;
        "What are the parts of the value?"
        parts: Vec<ValuePart>;
        "Which other contracts belong together with this one?"
        related: Vec<RelatedContract>;
        "Is there something that makes the value impossible to estimate, such as an unknown duration?"
        cannot_be_estimated: Option<bool>;
        "Does it hold a part at or above its own threshold that could reasonably be bought separately?"
        separable_part_above: Option<bool>;
    }
}

/// The estimated value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueAnswer {
    /// The value of this contract alone, VAT included; none where it cannot be estimated.
    pub own_value_pence: Option<Pence>,
    /// The value to hold against the threshold: with the related contracts that could be one with it.
    pub estimated_value_pence: Option<Pence>,
    /// Whether it counts as at or above the threshold whatever the sum says.
    pub treat_as_above: bool,
    /// Whether splitting is a danger: a related contract counts in, or its separation has to be explained.
    pub splitting_warning: bool,
}

/// The rule of the estimated value.
pub struct EstimatedValue;

impl Rule for EstimatedValue {
    type Facts = ValueFacts;
    type Answer = ValueAnswer;

    const ENTRY: Entry = Entry {
        number: 1,
        code: "value",
        name: "Estimated value",
        sentence: "The value of a contract is the most that the council could expect to pay with VAT, with all options, \
                   extensions, fees and what it gives free, and with every contract that could reasonably be one with it.",
        source: "Procurement Act 2023 ss.4, 5 and 123(2), Schedule 3",
        from: ACT_BEGINS,
        to: None,
        sureness: Sureness::Verified,
        why: "A value that leaves out an option or splits one need into several contracts puts the award on the wrong \
              side of a threshold.",
        assumptions: &[
            "VAT is added at the rate that a person gives, rounded to the nearest penny, half a penny up.",
            "A related contract without a good reason to keep it apart counts in once both could be one.",
        ],
        exclusions: &["Whether an estimate was honest: it uses all facts that were to hand, which a person must know."],
    };

    fn decide(facts: &ValueFacts, _: &Settings) -> Result<Answer<ValueAnswer>, BadFact> {
        let mut reasons = Reasons::new();
        let own = own_value(facts, &mut reasons)?;
        let (with_related, splitting_warning) = add_related(own, &facts.related, &mut reasons)?;
        if !reasons.missing().is_empty() {
            return Ok(Self::unanswered(reasons));
        }
        let unknown = facts.cannot_be_estimated == Some(true);
        if unknown {
            reasons.row("Procurement Act 2023 s.4", "a value that cannot be estimated counts as above the threshold");
        }
        let separable = facts.separable_part_above == Some(true);
        if separable {
            let why =
                "a part at or above its threshold could reasonably be bought separately, so the whole counts as above";
            reasons.row("Procurement Act 2023 s.5", why);
        }
        let known = |value: Pence| (!unknown).then_some(value);
        let answer = ValueAnswer {
            own_value_pence: known(own),
            estimated_value_pence: known(with_related),
            treat_as_above: unknown || separable,
            splitting_warning,
        };
        Ok(Self::answer(answer, reasons))
    }

    fn examples() -> Vec<Example<Self>> {
        let part = |part, pounds: i64, vat: u8| ValuePart {
            part,
            amount_pence: Pence::new(pounds * 100),
            vat_to_add_percent: Some(vat),
        };
        vec![Example {
            told: "Three years of cleaning at £50,000 a year before VAT, with an option of one more year.",
            facts: ValueFacts {
                valued: Valued::Contract,
                parts: vec![part(PartKind::Supply, 150_000, 20), part(PartKind::Extension, 50_000, 20)],
                related: Vec::new(),
                cannot_be_estimated: None,
                separable_part_above: None,
            },
            expected: ValueAnswer {
                own_value_pence: Some(Pence::new(24_000_000)),
                estimated_value_pence: Some(Pence::new(24_000_000)),
                treat_as_above: false,
                splitting_warning: false,
            },
        }]
    }
}

/// The sum of the parts, VAT included.
fn own_value(facts: &ValueFacts, reasons: &mut Reasons) -> Result<Pence, BadFact> {
    let mut sum = Pence::ZERO;
    for (index, part) in facts.parts.iter().enumerate() {
        let field = |name: &str| format!("parts[{index}].{name}");
        if part.amount_pence.is_negative() {
            return Err(BadFact::new(field("amount_pence"), "Enter an amount of zero or more"));
        }
        if !part.part.counts_in(facts.valued) {
            reasons.leave_out(
                format!("{}, {}", part.part.label(), part.amount_pence),
                format!("does not belong to the value of this: {}", facts.valued.label()),
            );
            continue;
        }
        let Some(percent) = part.vat_to_add_percent else {
            reasons.miss("parts", format!("whether {} of part {} includes VAT", part.amount_pence, index + 1));
            continue;
        };
        let with_vat = add_percent(part.amount_pence, percent)
            .ok_or_else(|| BadFact::new(field("amount_pence"), "Enter a smaller amount"))?;
        let how =
            if percent == 0 { "as it is".to_owned() } else { format!("{} and {percent}% VAT", part.amount_pence) };
        reasons.count(format!("{}: {with_vat}", part.part.label()), how);
        sum = sum.plus(with_vat).map_err(|_| BadFact::new(field("amount_pence"), "Enter a smaller amount"))?;
    }
    if facts.parts.is_empty() && facts.cannot_be_estimated != Some(true) {
        reasons.miss("parts", "the value of the contract");
    }
    Ok(sum)
}

/// An amount with so many per cent more, half a penny up; none when it is too large.
fn add_percent(amount: Pence, percent: u8) -> Option<Pence> {
    let hundredths = i128::from(amount.get()) * (100 + i128::from(percent));
    i64::try_from((hundredths + 50).div_euclid(100)).ok().map(Pence::new)
}

/// The value with the related contracts that count in, and whether splitting is a danger.
fn add_related(own: Pence, related: &[RelatedContract], reasons: &mut Reasons) -> Result<(Pence, bool), BadFact> {
    let mut sum = own;
    for (index, other) in related.iter().enumerate() {
        let field = format!("related[{index}].value_pence");
        if other.value_pence.is_negative() {
            return Err(BadFact::new(field, "Enter an amount of zero or more"));
        }
        let what = format!("{}, {}", other.title, other.value_pence);
        let good_reason = other.good_reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
        match (other.could_be_one, good_reason) {
            (None, _) => reasons.miss("related", format!("whether it could be one contract with {}", other.title)),
            (Some(false), _) => reasons.leave_out(what, "both could not reasonably be supplied under one contract"),
            (Some(true), Some(reason)) => reasons.leave_out(what, format!("kept apart for this reason: {reason}")),
            (Some(true), None) => {
                reasons
                    .count(what, "could reasonably be one contract with this one, and no good reason keeps them apart");
                sum = sum.plus(other.value_pence).map_err(|_| BadFact::new(field, "Enter a smaller amount"))?;
            }
        }
    }
    let warning = related.iter().any(|other| other.could_be_one != Some(false));
    if warning {
        let why = "contracts that could be one are each valued as one; record the reason where they are kept apart";
        reasons.caution("Procurement Act 2023 Schedule 3 para 4: do not split", why);
    }
    Ok((sum, warning))
}

#[cfg(test)]
mod tests;
