//! What one source says of one supplier.

use super::{PostcodeKind, Ring, Size, SmeDefinition, VcseKind, VcseRole};
use crate::postcodes::Postcode;
use crate::spend::clean;
use crate::values::Date;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a source says of a supplier. What it does not say is none, and takes nothing away from what others say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The supplier's number in the council's ledger; empty where the source gives none.
    pub number: String,
    /// The supplier's name as the source has it; empty where it gives none.
    pub name: String,
    /// A postcode.
    pub postcode: Option<Postcode>,
    /// Which postcode that is.
    pub postcode_kind: PostcodeKind,
    /// [`Ring::Abroad`] where the source names another country.
    pub abroad: Option<Ring>,
    /// The number in the register of companies.
    pub company_number: Option<String>,
    /// The number in a register of charities.
    pub charity_number: Option<String>,
    /// Whether it is a small or medium-sized enterprise, as the source says outright.
    pub sme: Option<bool>,
    /// The definition that `sme` is under.
    pub sme_definition: SmeDefinition,
    /// Staff and money, from which that can be worked out.
    pub size: Size,
    /// Whether it is a voluntary, community or social enterprise organisation.
    pub vcse: Option<bool>,
    /// Which kind of voluntary organisation it is.
    #[serde(default)]
    pub vcse_kind: Option<VcseKind>,
    /// What it is to the council; none where the source does not say.
    #[serde(default)]
    pub vcse_roles: BTreeSet<VcseRole>,
    /// Whether it is part of a larger group, such as a subsidiary of a large firm.
    #[serde(default)]
    pub in_group: Option<bool>,
    /// The day it was so.
    pub as_at: Option<Date>,
    /// Where it is from.
    pub source: String,
}

/// A supplier's number for comparing: without spaces about it, in capitals. Zeros at its start count.
#[must_use]
pub fn number_key(number: &str) -> String {
    number.trim().to_uppercase()
}

impl Statement {
    /// The cleaned name, by which it is joined where no number is; empty without a name.
    #[must_use]
    pub fn name_key(&self) -> String {
        if self.name.trim().is_empty() { String::new() } else { clean(&self.name) }
    }

    /// Whether it says anything but who it is about.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.postcode.is_some()
            || self.abroad.is_some()
            || self.company_number.is_some()
            || self.charity_number.is_some()
            || self.sme.is_some()
            || self.vcse.is_some()
            || self.vcse_kind.is_some()
            || !self.vcse_roles.is_empty()
            || self.in_group.is_some()
            || !self.size.is_unknown()
    }
}

/// A statement in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptStatement {
    /// The record's number.
    pub id: i64,
    /// The file it came with; none for one entered by hand.
    pub file: Option<i64>,
    /// What was said.
    pub said: Statement,
    /// Who recorded it: a person's number, or 0 for the operator of the machine.
    pub recorded_by: i64,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// When and why it stopped counting, if it did.
    pub ended: Option<(Timestamp, String)>,
}

impl KeptStatement {
    /// What decides which of two statements is the newer: the day it speaks of, else the day it was recorded; then its number.
    #[must_use]
    pub fn age(&self) -> (Date, i64) {
        let recorded = self.recorded_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        (self.said.as_at.unwrap_or(recorded), self.id)
    }
}
