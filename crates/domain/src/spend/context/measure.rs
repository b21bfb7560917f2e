//! What a number that the council enters is of.

use crate::values::Pence;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! measures {
    ($($variant:ident $name:literal $label:literal $unit:ident $hint:literal;)*) => {
        /// What a number that the council enters is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Measure {
            $(#[doc = $hint] $variant,)*
        }

        impl Measure {
            /// Every one, in the order in which people are asked.
            pub const ALL: &[Measure] = &[$(Measure::$variant,)*];

            /// The name in records and forms.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Measure::$variant => $name,)* }
            }

            /// The name shown to people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Measure::$variant => $label,)* }
            }

            /// What it counts.
            #[must_use]
            pub const fn unit(self) -> Unit {
                match self { $(Measure::$variant => Unit::$unit,)* }
            }

            /// A sentence of help.
            #[must_use]
            pub const fn hint(self) -> &'static str {
                match self { $(Measure::$variant => $hint,)* }
            }
        }
    };
}

measures! {
    NetBudget "net_budget" "Net budget" Pounds "The net revenue budget of the whole council.";
    NetSpend "net_spend" "Net spend of a service" Pounds "What a service spent, less what it took in.";
    Population "population" "Population" Count "The people who live in the council's area.";
    Inflation "inflation" "Inflation" Percent "The rise of prices over the year, in per cent.";
    GrantChange "grant_change" "Change of government grant" Pounds "How much more or less grant came than in the year before.";
    FundingGap "funding_gap" "Funding gap" Pounds "What is missing between the money that is foreseen and the money that is needed.";
    PriceIndex "price_index" "Price index" Index "The number of an index such as the GDP deflator, 100 in its base year.";
    Indicator "indicator" "Demand for a service" Count "A number that shows demand, such as households or visits.";
}

impl FromStr for Measure {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let found = Measure::ALL.iter().copied().find(|measure| measure.name() == text);
        found.ok_or_else(|| format!("{text:?} is not something that can be entered"))
    }
}

impl Measure {
    /// Whether a number of it needs a name of its own: which index, which demand.
    #[must_use]
    pub const fn needs_name(self) -> bool {
        matches!(self, Measure::PriceIndex | Measure::Indicator)
    }

    /// Whether a number of it is of one service.
    #[must_use]
    pub const fn needs_service(self) -> bool {
        matches!(self, Measure::NetSpend | Measure::Indicator)
    }

    /// Whether a number of it must be above nought to mean anything.
    #[must_use]
    pub const fn is_above_nought(self) -> bool {
        matches!(self, Measure::NetBudget | Measure::Population | Measure::PriceIndex)
    }
}

/// What a number counts, and how finely it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Pounds, kept in pence.
    Pounds,
    /// Things or people, kept whole.
    Count,
    /// Per cent, kept in hundredths.
    Percent,
    /// Points of an index, kept in ten-thousandths.
    Index,
}

impl Unit {
    const fn decimals(self) -> usize {
        match self {
            Unit::Pounds | Unit::Percent => 2,
            Unit::Count => 0,
            Unit::Index => 4,
        }
    }

    /// A number as people type it.
    ///
    /// # Errors
    /// A sentence that says what to do.
    ///
    /// ```
    /// use domain::spend::context::Unit;
    /// assert_eq!(Unit::Index.read("103.25"), Ok(1_032_500));
    /// assert_eq!(Unit::Percent.read("-0.5 %"), Ok(-50));
    /// assert!(Unit::Count.read("12.5").is_err());
    /// ```
    pub fn read(self, text: &str) -> Result<i64, String> {
        let wrong = || {
            match self {
                Unit::Pounds => "Enter an amount in pounds, like 12345.67",
                Unit::Count => "Enter a whole number, like 104300",
                Unit::Percent => "Enter a percentage with at most two decimals, like 2.5",
                Unit::Index => "Enter the number of the index with at most four decimals, like 103.25",
            }
            .to_owned()
        };
        let plain: String = text.chars().filter(|c| !matches!(c, '£' | '%' | ',' | ' ' | '\u{a0}')).collect();
        let (negative, digits) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let decimals = self.decimals();
        if whole.is_empty() || part.len() > decimals || !only_digits(whole) || !only_digits(part) {
            return Err(wrong());
        }
        let number: i64 = format!("{whole}{part:0<decimals$}").parse().map_err(|_| wrong())?;
        Ok(if negative { -number } else { number })
    }

    /// The number as people are shown it: `£1,234.00`, `104,300`, `2.5%`, `103.25`.
    #[must_use]
    pub fn shown(self, number: i64) -> String {
        match self {
            Unit::Pounds => Pence::new(number).to_string(),
            Unit::Count => Pence::new(number.saturating_mul(100)).pounds().replace('£', ""),
            Unit::Percent => format!("{}%", self.plain(number)),
            Unit::Index => self.plain(number),
        }
    }

    /// The number with its decimals and without signs, as it can be typed again.
    #[must_use]
    pub fn plain(self, number: i64) -> String {
        let sign = if number < 0 { "-" } else { "" };
        let decimals = self.decimals();
        let scale = 10_u64.pow(u32::try_from(decimals).unwrap_or(0));
        let (whole, part) = (number.unsigned_abs() / scale, number.unsigned_abs() % scale);
        if decimals == 0 {
            return format!("{sign}{whole}");
        }
        let part = format!("{part:0decimals$}");
        let part = if self == Unit::Pounds { part.as_str() } else { part.trim_end_matches('0') };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}
