//! What a council settles about its publication: dated, so that a period keeps the settings it began under.

use super::{DataSet, Frequency};
use crate::values::{Month, Pence};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What is published as VAT that cannot be recovered, which payments files seldom give.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IrrecoverableVat {
    /// Nobody has said: the required value is missing, and a finding counts it.
    #[default]
    NotSaid,
    /// The council recovers the VAT on these payments, so it is 0.00.
    AllRecovered,
    /// The VAT column of the council's files holds the VAT that cannot be recovered.
    VatColumn,
}

impl IrrecoverableVat {
    /// Every one, in the order of forms.
    pub const ALL: &[IrrecoverableVat] =
        &[IrrecoverableVat::NotSaid, IrrecoverableVat::AllRecovered, IrrecoverableVat::VatColumn];

    /// The name in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            IrrecoverableVat::NotSaid => "not_said",
            IrrecoverableVat::AllRecovered => "all_recovered",
            IrrecoverableVat::VatColumn => "vat_column",
        }
    }

    /// What it says, as people read it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            IrrecoverableVat::NotSaid => "Not settled: the values are missing",
            IrrecoverableVat::AllRecovered => "We recover the VAT on these payments: publish 0.00",
            IrrecoverableVat::VatColumn => "The VAT column of our files holds the VAT that we cannot recover",
        }
    }
}

/// What a council settles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Items above this are published; credits as far below zero too. At most £500.
    pub limit: Pence,
    /// How often payments are published.
    pub payments: Frequency,
    /// How often card transactions are published.
    pub cards: Frequency,
    /// How often grants are published.
    pub grants: Frequency,
    /// What is published as VAT that cannot be recovered.
    pub irrecoverable_vat: IrrecoverableVat,
    /// Whether the ledger's number of each payment is published.
    pub transaction_numbers: bool,
    /// The address that stands for the council in the data, such as `http://opendatacommunities.org/id/…`; may be empty.
    pub organisation_uri: String,
    /// Where the public can ask about the data; may be empty.
    pub contact: String,
}

/// £500: what the Code asks for is every item above it (paragraph 28).
const HIGHEST_LIMIT: Pence = Pence::new(50_000);

impl Default for Settings {
    fn default() -> Self {
        Settings {
            limit: HIGHEST_LIMIT,
            payments: Frequency::Quarterly,
            cards: Frequency::Quarterly,
            grants: Frequency::Yearly,
            irrecoverable_vat: IrrecoverableVat::NotSaid,
            transaction_numbers: true,
            organisation_uri: String::new(),
            contact: String::new(),
        }
    }
}

impl Settings {
    /// How often a data set is published.
    #[must_use]
    pub const fn frequency(&self, set: DataSet) -> Frequency {
        match set {
            DataSet::Payments => self.payments,
            DataSet::Cards => self.cards,
            DataSet::Grants => self.grants,
        }
    }

    /// Whether an item is within a data set: cards and grants at any value; payments above the limit, and credit notes
    /// as far below zero (paragraph 29 counts credit notes over £500). The amount is the line's own: net of VAT where
    /// the file gives net. An item at the limit is not above it.
    #[must_use]
    pub const fn takes(&self, set: DataSet, amount: Pence) -> bool {
        match set {
            DataSet::Payments => amount.get().unsigned_abs() > self.limit.get().unsigned_abs(),
            DataSet::Cards | DataSet::Grants => true,
        }
    }

    /// What is wrong with settings, field by field, as sentences without a full stop; nothing where they can be kept.
    ///
    /// The limit may be lower than the Code's £500 and not higher; a limit of nothing would leave out only lines of
    /// nothing, so it is asked for as one penny.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        if self.limit.get() < 1 {
            faults.push(("limit", "Enter a limit of £0.01 or more. To publish every payment, enter 0.01".to_owned()));
        } else if self.limit > HIGHEST_LIMIT {
            let text = "Enter a limit of £500 or less: the Transparency Code asks for every item above £500";
            faults.push(("limit", text.to_owned()));
        }
        for set in DataSet::ALL {
            if self.frequency(*set) > set.least_often() {
                let text = format!("Choose {} or more often", set.least_often().label().to_lowercase());
                faults.push((set.name(), text));
            }
        }
        let uri = &self.organisation_uri;
        let is_uri = uri.starts_with("http://") || uri.starts_with("https://");
        if !uri.is_empty() && (!is_uri || uri.chars().any(|sign| sign.is_whitespace() || sign.is_control())) {
            faults.push(("organisation_uri", "Enter an address that begins with http:// or https://".to_owned()));
        }
        faults
    }
}

/// Settings as they hold from a month on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsEdition {
    /// The record's number.
    pub id: i64,
    /// The first month that they hold for.
    pub from: Month,
    /// What they say.
    pub settings: Settings,
    /// When they were kept.
    pub kept_at: Timestamp,
    /// Who kept them: a person's number, or 0 for the operator of the machine.
    pub kept_by: i64,
    /// Why they were changed.
    pub why: String,
}

/// The edition that holds for a period: of those that began by its first month, the one that began last, and of several
/// from the same month the one kept last.
#[must_use]
pub fn in_force(editions: &[SettingsEdition], first: Month) -> Option<&SettingsEdition> {
    editions.iter().filter(|edition| edition.from <= first).max_by_key(|edition| (edition.from, edition.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_at_the_limit_is_not_above_it_and_a_credit_counts_by_its_size() {
        let settings = Settings::default();
        for (pence, set, taken, reason) in [
            (50_000, DataSet::Payments, false, "£500 does not exceed £500"),
            (50_001, DataSet::Payments, true, "a penny more does"),
            (-50_000, DataSet::Payments, false, "a credit note of £500"),
            (-50_001, DataSet::Payments, true, "a credit note over £500"),
            (1, DataSet::Cards, true, "cards at any value"),
            (0, DataSet::Grants, true, "grants at any value"),
        ] {
            assert_eq!(settings.takes(set, Pence::new(pence)), taken, "{reason}");
        }
    }

    #[test]
    fn a_limit_is_from_a_penny_to_five_hundred_pounds() {
        for (pence, ok) in [(0, false), (-1, false), (1, true), (25_000, true), (50_000, true), (50_001, false)] {
            let settings = Settings { limit: Pence::new(pence), ..Settings::default() };
            assert_eq!(settings.faults().is_empty(), ok, "{pence}");
        }
    }

    #[test]
    fn no_data_set_is_published_less_often_than_the_code_asks() {
        for (payments, grants, faults) in [
            (Frequency::Quarterly, Frequency::Yearly, 0),
            (Frequency::Monthly, Frequency::Monthly, 0),
            (Frequency::Yearly, Frequency::Yearly, 1),
        ] {
            assert_eq!(Settings { payments, grants, ..Settings::default() }.faults().len(), faults);
        }
    }

    #[test]
    fn a_period_keeps_the_settings_it_began_under() {
        let edition = |id, from: &str| SettingsEdition {
            id,
            from: from.parse().unwrap(),
            settings: Settings::default(),
            kept_at: Timestamp::UNIX_EPOCH,
            kept_by: 0,
            why: String::new(),
        };
        let editions = [edition(1, "2025-04"), edition(2, "2026-04"), edition(3, "2026-04"), edition(4, "2025-10")];
        for (first, id) in [("2025-03", None), ("2025-04", Some(1)), ("2026-03", Some(4)), ("2026-04", Some(3))] {
            assert_eq!(in_force(&editions, first.parse().unwrap()).map(|edition| edition.id), id, "{first}");
        }
    }
}
