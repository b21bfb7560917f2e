//! Small and medium-sized enterprises under the definitions that councils are asked by.

use crate::values::{Date, Pence};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A definition of a small or medium-sized enterprise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmeDefinition {
    /// Procurement Act 2023 s.123: fewer than 250 staff, and turnover of at most £44 million or a balance sheet total
    /// of at most £38 million.
    ProcurementAct,
    /// The Local Government Association's guide to the Transparency Code: fewer than 250 staff, and turnover of at most
    /// €50 million or a balance sheet total of at most €43 million.
    LgaGuide,
    /// National Procurement Strategy 2018: fewer than 250 staff and turnover below £50 million.
    NationalStrategy,
    /// Micro enterprises of the National Procurement Strategy 2018: at most 9 staff and turnover below £2 million.
    Micro,
    /// Whatever the source means by it.
    #[default]
    AsStated,
}

/// The limits of a definition: staff below, turnover and balance sheet total; whether turnover may reach its limit.
struct Limits {
    staff_below: u32,
    turnover: Pence,
    turnover_may_equal: bool,
    balance_sheet: Option<Pence>,
}

const fn millions(millions: i64) -> Pence {
    Pence::new(millions * 100_000_000)
}

impl SmeDefinition {
    /// Every definition.
    pub const ALL: &[SmeDefinition] = &[
        SmeDefinition::ProcurementAct,
        SmeDefinition::LgaGuide,
        SmeDefinition::NationalStrategy,
        SmeDefinition::Micro,
        SmeDefinition::AsStated,
    ];

    /// The name in records, forms and commands.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            SmeDefinition::ProcurementAct => "procurement_act",
            SmeDefinition::LgaGuide => "lga_guide",
            SmeDefinition::NationalStrategy => "national_strategy",
            SmeDefinition::Micro => "micro",
            SmeDefinition::AsStated => "as_stated",
        }
    }

    /// The definition as a sentence, for printing beside a figure.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            SmeDefinition::ProcurementAct => {
                "Procurement Act 2023, section 123: fewer than 250 staff, and turnover of £44 million or less or a balance sheet total of £38 million or less"
            }
            SmeDefinition::LgaGuide => {
                "Local Government Association's guide to the Transparency Code: fewer than 250 staff, and turnover of €50 million or less or a balance sheet total of €43 million or less"
            }
            SmeDefinition::NationalStrategy => {
                "National Procurement Strategy 2018: fewer than 250 staff and turnover below £50 million"
            }
            SmeDefinition::Micro => {
                "Micro enterprise, National Procurement Strategy 2018: up to 9 staff and turnover below £2 million"
            }
            SmeDefinition::AsStated => "As the source states it, under whatever definition it uses",
        }
    }

    /// The first day it holds from; none where it is no law.
    #[must_use]
    pub const fn in_force_from(self) -> Option<Date> {
        match self {
            SmeDefinition::ProcurementAct => Some(Date::constant(2025, 2, 24)),
            _ => None,
        }
    }

    /// The limits in pounds; none for a definition that gives none, or gives them in another currency.
    const fn limits(self) -> Option<Limits> {
        match self {
            SmeDefinition::ProcurementAct => Some(Limits {
                staff_below: 250,
                turnover: millions(44),
                turnover_may_equal: true,
                balance_sheet: Some(millions(38)),
            }),
            SmeDefinition::NationalStrategy => Some(Limits {
                staff_below: 250,
                turnover: millions(50),
                turnover_may_equal: false,
                balance_sheet: None,
            }),
            SmeDefinition::Micro => {
                Some(Limits { staff_below: 10, turnover: millions(2), turnover_may_equal: false, balance_sheet: None })
            }
            SmeDefinition::LgaGuide | SmeDefinition::AsStated => None,
        }
    }
}

impl FromStr for SmeDefinition {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = SmeDefinition::ALL.iter().copied().find(|definition| definition.name() == text);
        let names = || SmeDefinition::ALL.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
        found.ok_or_else(|| format!("{text:?} is not one of {}", names()))
    }
}

/// How large an enterprise is, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Size {
    /// Its staff.
    pub headcount: Option<u32>,
    /// What it turns over in a year.
    pub turnover: Option<Pence>,
    /// The total of its balance sheet.
    pub balance_sheet: Option<Pence>,
}

impl Size {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        *self == Size::default()
    }

    /// Whether it is a small or medium-sized enterprise under a definition; none where what is known does not tell.
    ///
    /// ```
    /// use domain::suppliers::{Size, SmeDefinition::ProcurementAct};
    /// let size = Size { headcount: Some(250), ..Size::default() };
    /// assert_eq!(size.is_sme(ProcurementAct), Some(false));
    /// let size = Size { headcount: Some(249), ..Size::default() };
    /// assert_eq!(size.is_sme(ProcurementAct), None, "its money may be too much");
    /// ```
    #[must_use]
    pub fn is_sme(&self, definition: SmeDefinition) -> Option<bool> {
        if definition == SmeDefinition::LgaGuide {
            // Its money is in euro; without a rate of the day only the staff can decide, and only to say no.
            return self.headcount.filter(|staff| *staff >= 250).map(|_| false);
        }
        let limits = definition.limits()?;
        let few = self.headcount.map(|staff| staff < limits.staff_below);
        let turnover = self
            .turnover
            .map(|turnover| turnover < limits.turnover || (limits.turnover_may_equal && turnover == limits.turnover));
        let money = match limits.balance_sheet {
            Some(limit) => either(turnover, self.balance_sheet.map(|total| total <= limit)),
            None => turnover,
        };
        both(few, money)
    }
}

fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SmeDefinition::{LgaGuide, Micro, NationalStrategy, ProcurementAct};

    fn size(headcount: Option<u32>, turnover: Option<i64>, balance_sheet: Option<i64>) -> Size {
        Size { headcount, turnover: turnover.map(Pence::new), balance_sheet: balance_sheet.map(Pence::new) }
    }

    const M: i64 = 100_000_000;

    #[test]
    fn each_definition_has_its_own_limits() {
        for (definition, size, is, reason) in [
            (ProcurementAct, size(Some(249), Some(44 * M), None), Some(true), "turnover at its limit"),
            (ProcurementAct, size(Some(249), Some(44 * M + 1), None), None, "a penny over: the balance sheet decides"),
            (ProcurementAct, size(Some(249), Some(44 * M + 1), Some(38 * M)), Some(true), "balance sheet at its limit"),
            (ProcurementAct, size(Some(249), Some(44 * M + 1), Some(38 * M + 1)), Some(false), "both a penny over"),
            (ProcurementAct, size(Some(250), Some(1), Some(1)), Some(false), "250 staff, however small the money"),
            (ProcurementAct, size(None, Some(1), None), None, "staff unknown"),
            (ProcurementAct, size(None, Some(45 * M), Some(39 * M)), Some(false), "too much money, whatever its staff"),
            (NationalStrategy, size(Some(249), Some(50 * M - 1), None), Some(true), "below £50 million"),
            (NationalStrategy, size(Some(249), Some(50 * M), None), Some(false), "£50 million is not below"),
            (Micro, size(Some(9), Some(2 * M - 1), None), Some(true), "nine staff"),
            (Micro, size(Some(10), Some(1), None), Some(false), "ten staff"),
            (LgaGuide, size(Some(250), None, None), Some(false), "250 staff"),
            (LgaGuide, size(Some(249), Some(1), Some(1)), None, "its limits are in euro"),
            (ProcurementAct, Size::default(), None, "nothing known"),
        ] {
            assert_eq!(size.is_sme(definition), is, "{}: {reason}", definition.name());
        }
    }
}
