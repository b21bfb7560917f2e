//! The amounts from which the Act applies, by the day on which a procurement began. All include VAT (s.123(2)).

use super::answer::Reasons;
use super::calendar::said;
use super::entry::Sureness;
use crate::values::Pence;
use jiff::civil::{Date, date};

choice! {
    /// What a contract is, as far as thresholds go.
    ContractKind {
        Goods "goods" "Goods";
        Services "services" "Services";
        Works "works" "Works";
        LightTouch "light_touch" "Light touch services";
        Concession "concession" "Concession";
        LightTouchConcession "light_touch_concession" "Light touch concession";
    }
}

impl ContractKind {
    /// Whether it is a light touch contract, concession or not.
    #[must_use]
    pub const fn is_light_touch(self) -> bool {
        matches!(self, ContractKind::LightTouch | ContractKind::LightTouchConcession)
    }

    /// Whether it is a concession, light touch or not.
    #[must_use]
    pub const fn is_concession(self) -> bool {
        matches!(self, ContractKind::Concession | ContractKind::LightTouchConcession)
    }

    /// The row of the table in Schedule 1 for an authority that is neither central nor a utility.
    #[must_use]
    pub const fn row(self) -> u8 {
        match self {
            ContractKind::LightTouchConcession => 7,
            ContractKind::LightTouch => 8,
            ContractKind::Concession => 9,
            ContractKind::Works => 10,
            ContractKind::Goods | ContractKind::Services => 12,
        }
    }
}

/// The least value of a below-threshold contract that is notifiable for a council (s.87(4)), VAT included.
pub const NOTIFIABLE: Pence = Pence::new(3_000_000);

/// The value above which a contract has indicators, a published copy and more detail in its notices (ss.52, 53), VAT included.
pub const LARGE_CONTRACT: Pence = Pence::new(500_000_000);

/// The amounts in force for procurements that begin between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The first day of commencement it applies to.
    pub from: Date,
    /// The last day for which these amounts are known to apply.
    pub to: Date,
    /// How sure the amounts are.
    pub sureness: Sureness,
    goods_and_services: Pence,
    works: Pence,
    concession: Pence,
    light_touch: Pence,
    light_touch_concession: Pence,
    /// The works value from which a suitability stage may come before the tenders of a below-threshold contract (s.85(3)).
    pub suitability_works: Pence,
}

/// Every edition, the oldest first.
pub const EDITIONS: &[Edition] = &[
    Edition {
        from: date(2025, 2, 24),
        to: date(2025, 12, 31),
        sureness: Sureness::Secondary,
        goods_and_services: Pence::new(21_490_400),
        works: Pence::new(537_260_900),
        concession: Pence::new(537_260_900),
        light_touch: Pence::new(66_354_000),
        light_touch_concession: Pence::new(537_260_900),
        suitability_works: Pence::new(21_347_700),
    },
    Edition {
        from: date(2026, 1, 1),
        to: date(2027, 12, 31),
        sureness: Sureness::Verified,
        goods_and_services: Pence::new(20_772_000),
        works: Pence::new(519_300_000),
        concession: Pence::new(519_300_000),
        light_touch: Pence::new(66_354_000),
        light_touch_concession: Pence::new(537_260_900),
        suitability_works: Pence::new(20_772_000),
    },
];

impl Edition {
    /// The edition for procurements that began on that day; none before the Act.
    ///
    /// ```
    /// use domain::law::thresholds::{ContractKind, Edition};
    /// use domain::values::Pence;
    /// use jiff::civil::date;
    /// let edition = Edition::on(date(2026, 2, 1)).unwrap();
    /// assert_eq!(edition.threshold(ContractKind::Services), Pence::new(20_772_000));
    /// ```
    #[must_use]
    pub fn on(commenced: Date) -> Option<&'static Edition> {
        EDITIONS.iter().rev().find(|edition| edition.from <= commenced)
    }

    /// The threshold of a kind of contract for a council.
    #[must_use]
    pub const fn threshold(&self, kind: ContractKind) -> Pence {
        match kind {
            ContractKind::Goods | ContractKind::Services => self.goods_and_services,
            ContractKind::Works => self.works,
            ContractKind::Concession => self.concession,
            ContractKind::LightTouch => self.light_touch,
            ContractKind::LightTouchConcession => self.light_touch_concession,
        }
    }

    /// Whether a later edition is due for that day, so that these amounts are only the last known.
    #[must_use]
    pub fn is_provisional(&self, commenced: Date) -> bool {
        commenced > self.to
    }

    /// Says which edition applies to a procurement that began on that day, and how sure that is.
    pub fn say(&self, commenced: Date, reasons: &mut Reasons) {
        let span = format!("amounts for procurements begun {} to {}", said(self.from), said(self.to));
        reasons.row("Procurement Act 2023 Schedule 1", format!("{span}; this one began {}", said(commenced)));
        if self.sureness != Sureness::Verified {
            reasons.lean(self.sureness, "the amounts before 2026", "read in sources about the Act, not in its text");
        }
        if self.is_provisional(commenced) {
            let why = format!("new amounts are expected from {}; these are the last known", said(date(2028, 1, 1)));
            reasons.lean(Sureness::Derived, "the amounts are provisional", why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ContractKind::{Concession, Goods, LightTouch, LightTouchConcession, Services, Works};

    #[test]
    fn the_edition_is_the_one_in_force_when_the_procurement_began() {
        for (commenced, kind, pence, reason) in [
            (date(2025, 2, 24), Services, Some(21_490_400), "the first day of the Act"),
            (date(2025, 12, 31), Services, Some(21_490_400), "the last day of the first amounts"),
            (date(2026, 1, 1), Services, Some(20_772_000), "the first day of the second"),
            (date(2026, 1, 1), Goods, Some(20_772_000), "goods as services"),
            (date(2025, 12, 31), Works, Some(537_260_900), "works before"),
            (date(2026, 1, 1), Works, Some(519_300_000), "works after"),
            (date(2026, 1, 1), Concession, Some(519_300_000), "concessions as works"),
            (date(2026, 1, 1), LightTouch, Some(66_354_000), "light touch did not change"),
            (date(2026, 1, 1), LightTouchConcession, Some(537_260_900), "nor did its concessions"),
            (date(2028, 2, 29), Services, Some(20_772_000), "the last known amount on 29 February 2028"),
            (date(2025, 2, 23), Services, None, "the day before the Act"),
        ] {
            let found = Edition::on(commenced).map(|edition| edition.threshold(kind).get());
            assert_eq!(found, pence, "{commenced} {kind}: {reason}");
        }
    }

    #[test]
    fn amounts_are_provisional_from_the_next_change() {
        for (commenced, provisional) in [(date(2027, 12, 31), false), (date(2028, 1, 1), true)] {
            let edition = Edition::on(commenced).unwrap();
            assert_eq!(edition.is_provisional(commenced), provisional, "{commenced}");
        }
    }

    #[test]
    fn editions_follow_each_other_without_a_gap() {
        for pair in EDITIONS.windows(2) {
            assert_eq!(pair[0].to.tomorrow().unwrap(), pair[1].from);
        }
    }
}
