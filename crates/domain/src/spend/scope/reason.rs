//! Why a payment is left out of what procurement can influence.

use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

/// Why a payment is left out. A reason is known by its name: one of ours, or the council's own words.
///
/// ```
/// use domain::spend::scope::Reason;
/// assert_eq!("precept".parse(), Ok(Reason::Precept));
/// assert_eq!("Loans and investments".parse(), Ok(Reason::Own("Loans and investments".to_owned())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Reason {
    /// A share of the council tax handed on to the authority that asked for it, and levies.
    Precept,
    /// Housing benefit, council tax support and the like, paid to or for people.
    Benefit,
    /// Tax, national insurance, business rates.
    Tax,
    /// Contributions to pension funds.
    Pension,
    /// Money given back that was paid to the council before.
    Refund,
    /// Grants.
    Grant,
    /// Payments to other authorities.
    OtherAuthority,
    /// What the council calls it.
    Own(String),
}

impl Reason {
    /// Ours, in the order in which people choose.
    pub const OURS: &[Reason] = &[
        Reason::Precept,
        Reason::Benefit,
        Reason::Tax,
        Reason::Pension,
        Reason::Refund,
        Reason::Grant,
        Reason::OtherAuthority,
    ];

    /// The name in records and addresses.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Reason::Precept => "precept",
            Reason::Benefit => "benefit",
            Reason::Tax => "tax",
            Reason::Pension => "pension",
            Reason::Refund => "refund",
            Reason::Grant => "grant",
            Reason::OtherAuthority => "other_authority",
            Reason::Own(words) => words,
        }
    }

    /// The name shown to people.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Reason::Precept => "Precepts and levies",
            Reason::Benefit => "Benefits",
            Reason::Tax => "Tax and business rates",
            Reason::Pension => "Pensions",
            Reason::Refund => "Refunds",
            Reason::Grant => "Grants",
            Reason::OtherAuthority => "Other authorities",
            Reason::Own(words) => words,
        }
    }
}

impl From<String> for Reason {
    fn from(name: String) -> Reason {
        let ours = Reason::OURS.iter().find(|reason| reason.name() == name);
        ours.cloned().unwrap_or(Reason::Own(name))
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> String {
        reason.name().to_owned()
    }
}

impl FromStr for Reason {
    type Err = Infallible;
    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(Reason::from(name.to_owned()))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
