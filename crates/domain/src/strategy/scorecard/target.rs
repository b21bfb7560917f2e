//! Where an indicator began and where it shall be.

use crate::law::assessment::Exact;
use crate::strategy::{Period, Quantity, Unit};
use crate::values::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The value an indicator began with. Indicators of one scorecard may have baselines of different periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// The value; nought is a value, and not measured is no baseline.
    pub value: Quantity,
    /// The period it is of.
    pub period: Period,
    /// Where it comes from.
    pub source: String,
    /// The day of the source.
    pub dated: Date,
    /// To which committee it was reported, and when; empty where it was not.
    pub reported: String,
}

/// Where an indicator shall be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The value to be reached.
    pub value: Quantity,
    /// How far from it a value may be and still count as near, in the unit of the value; nought for not at all.
    pub tolerance: Quantity,
    /// The day by which it shall be reached.
    pub by: Option<Date>,
    /// What the target was worked out from, for one that is a share of something.
    pub base: Option<TargetBase>,
    /// Why the council chose it.
    pub why: String,
    /// Who approved it and when, such as a committee with the day of its meeting; empty where nobody said.
    #[serde(default)]
    pub approved_by: String,
}

/// What a target was worked out from, such as 1% of the yearly spend of £11,000,000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetBase {
    /// How many per cent.
    pub share: Quantity,
    /// Of how much.
    pub of: Quantity,
    /// What that is, in words with its period and source.
    pub what: String,
}

impl TargetBase {
    /// What a target is worked out from, in words: `0.76% of £11,052,632, yearly spend`. Where the share of the base is not
    /// the target to the penny, for one of the two was rounded, it is about that share.
    #[must_use]
    pub fn said(&self, target: &Quantity) -> String {
        let comes_to = self.share.number().per_cent_of(self.of.number());
        let about = if comes_to.rounded(2) == *target.number() { "" } else { "about " };
        format!("{about}{} of {}, {}", self.share, self.of, self.what)
    }
}

/// What is wrong with a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongTarget {
    /// Its value or its tolerance is in another unit than the indicator.
    OtherUnit {
        /// The indicator's unit.
        unit: Unit,
    },
    /// The tolerance is below nought.
    ToleranceBelowNought,
    /// It is below nought or above a hundred per cent, of a figure that is a share of something.
    NoShare,
    /// The share and the base do not make the value.
    BaseDisagrees(Box<Disagreement>),
}

/// How a target and what it was worked out from disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// The value as set.
    pub value: Quantity,
    /// The base as stated.
    pub base: TargetBase,
    /// What the share of the base comes to.
    pub comes_to: Quantity,
    /// What per cent of the base the value is; none of nothing.
    pub is_share: Option<Quantity>,
    /// Of what base the value is that share; none for a share of nothing.
    pub implied: Option<Quantity>,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Disagreement { value, base, comes_to, is_share, implied } = self;
        write!(f, "{} of {} is {comes_to}, not {value}.", base.share, base.of)?;
        if let Some(share) = is_share {
            write!(f, " {value} is {share} of it.")?;
        }
        if let Some(implied) = implied {
            write!(f, " It is {} of {implied}.", base.share)?;
        }
        f.write_str(" Enter the base that the target was worked out from, or change the target")
    }
}

impl fmt::Display for WrongTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WrongTarget::OtherUnit { unit } => write!(f, "{} for the target and its tolerance", unit.hint()),
            WrongTarget::ToleranceBelowNought => f.write_str("Enter a tolerance of 0 or more"),
            WrongTarget::NoShare => f.write_str("Enter a target from 0% to 100%: the figure is a share of a whole"),
            WrongTarget::BaseDisagrees(disagreement) => disagreement.fmt(f),
        }
    }
}

impl Target {
    /// What is wrong with the target of an indicator in a unit; nothing where it can be kept.
    ///
    /// A value that is within half a per cent of what the base makes is taken as rounded.
    #[must_use]
    pub fn wrong(&self, unit: Unit) -> Vec<WrongTarget> {
        let mut wrong = Vec::new();
        if self.value.unit() != unit || self.tolerance.unit() != unit {
            wrong.push(WrongTarget::OtherUnit { unit });
        }
        if self.tolerance.number().is_negative() {
            wrong.push(WrongTarget::ToleranceBelowNought);
        }
        let disagreement = self.base.as_ref().and_then(|base| self.disagreement(base));
        wrong.extend(disagreement.map(|one| WrongTarget::BaseDisagrees(Box::new(one))));
        wrong
    }

    fn disagreement(&self, base: &TargetBase) -> Option<Disagreement> {
        let (value, whole) = (self.value.number(), base.of.number());
        let comes_to = base.share.number().per_cent_of(whole);
        let leeway = Exact::whole(1).over(&Exact::whole(2))?.per_cent_of(&comes_to.distance());
        if (value - &comes_to).distance() <= leeway {
            return None;
        }
        let hundred = Exact::whole(100);
        let share = value.over(whole).map(|ratio| Quantity::new(&ratio * &hundred, Unit::Percentage));
        let implied = (value * &hundred).over(base.share.number()).map(|of| Quantity::new(of, base.of.unit()));
        Some(Disagreement {
            value: self.value.clone(),
            comes_to: Quantity::new(comes_to, base.of.unit()),
            is_share: share,
            base: base.clone(),
            implied,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pounds(text: &str) -> Quantity {
        Quantity::from_typed(Unit::Pounds, text).unwrap()
    }

    fn target(value: &str, share: &str, of: &str) -> Target {
        let share = Quantity::from_typed(Unit::Percentage, share).unwrap();
        let base = TargetBase { share, of: pounds(of), what: "Yearly spend, mean of three years".into() };
        Target {
            value: pounds(value),
            tolerance: pounds("0"),
            by: None,
            base: Some(base),
            why: String::new(),
            approved_by: String::new(),
        }
    }

    #[test]
    fn a_target_agrees_with_its_base() {
        for (value, share, of, agrees, reason) in [
            ("84000", "1", "8400000", true, "exactly"),
            ("110000", "1", "11000000", true, "exactly"),
            ("84000", "1", "11000000", false, "a target that names another share than it is"),
            ("100500", "1", "10000000", true, "rounded by half a per cent"),
            ("100500.01", "1", "10000000", false, "a penny more"),
            ("99500", "1", "10000000", true, "rounded down by half a per cent"),
            ("99499.99", "1", "10000000", false, "a penny less"),
            ("0", "0", "10000000", true, "nothing of something"),
            ("1", "1", "0", false, "something of nothing"),
        ] {
            assert_eq!(target(value, share, of).wrong(Unit::Pounds).is_empty(), agrees, "{reason}");
        }
    }

    #[test]
    fn a_share_that_was_rounded_is_said_to_be_about_so_much() {
        for (value, share, of, said, reason) in [
            ("84000", "1", "8400000", "1.0% of £8,400,000, ", "to the penny"),
            ("84000", "0.76", "11033333", "about 0.76% of £11,033,333, ", "0.76% of it is £83,853.33"),
            ("83853.33", "0.76", "11033333", "0.76% of £11,033,333, ", "half a penny is none"),
            ("83853.34", "0.76", "11033333", "about 0.76% of £11,033,333, ", "a penny more"),
        ] {
            let target = target(value, share, of);
            let found = target.base.as_ref().unwrap().said(&target.value);
            assert_eq!(found, format!("{said}Yearly spend, mean of three years"), "{reason}");
        }
    }

    #[test]
    fn a_disagreement_says_all_three_numbers() {
        let said = target("84000", "1", "11000000").wrong(Unit::Pounds)[0].to_string();
        assert!(said.starts_with(
            "1.0% of £11,000,000 is £110,000, not £84,000. £84,000 is 0.76% of it. It is 1.0% of £8,400,000."
        ));
    }

    #[test]
    fn a_target_is_in_the_unit_of_its_indicator() {
        let target = Target { tolerance: pounds("-1"), ..target("84000", "1", "8400000") };
        let wrong = target.wrong(Unit::Percentage);
        assert_eq!(wrong, [WrongTarget::OtherUnit { unit: Unit::Percentage }, WrongTarget::ToleranceBelowNought]);
    }
}
