//! The heat map: where the money at risk lies, service by service and check by check.

use super::check::Check;
use crate::values::Pence;

/// How dark a cell is. The shade is said in words too, so that nothing hangs on colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// Nothing at risk.
    None,
    /// Up to a tenth of the largest cell.
    Low,
    /// Up to a half of it.
    Medium,
    /// More.
    High,
}

/// The candidates of one service and one check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeatCell {
    /// The check.
    pub check: Check,
    /// Open or confirmed candidates named after it.
    pub count: u64,
    /// Their money at risk.
    pub at_risk: Pence,
    /// How dark it is.
    pub shade: Shade,
}

/// The candidates of one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRow {
    /// The service; empty for lines that give none.
    pub service: String,
    /// A cell for each check, in their order.
    pub cells: Vec<HeatCell>,
    /// All of them together.
    pub at_risk: Pence,
}

/// The whole map, the service with the most money at risk first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeatMap {
    /// The services.
    pub rows: Vec<HeatRow>,
}

impl Shade {
    /// What people read.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Shade::None => "none",
            Shade::Low => "low",
            Shade::Medium => "medium",
            Shade::High => "high",
        }
    }

    /// The shade of an amount beside the largest of the map.
    #[must_use]
    pub fn of(amount: Pence, largest: Pence) -> Shade {
        let (amount, largest) = (i128::from(amount.get()), i128::from(largest.get()));
        if amount <= 0 {
            Shade::None
        } else if amount * 10 <= largest {
            Shade::Low
        } else if amount * 2 <= largest {
            Shade::Medium
        } else {
            Shade::High
        }
    }
}

impl HeatMap {
    /// The map of sums by service and check: how many candidates, and their money at risk.
    #[must_use]
    pub fn of(sums: &[(String, Check, u64, Pence)]) -> HeatMap {
        let largest = sums.iter().map(|(_, _, _, pence)| *pence).max().unwrap_or(Pence::ZERO);
        let mut services: Vec<&str> = sums.iter().map(|(service, ..)| service.as_str()).collect();
        services.sort_unstable();
        services.dedup();
        let cell = |service: &str, check: Check| {
            let found = sums.iter().find(|(of, by, ..)| of == service && *by == check);
            let (count, at_risk) = found.map_or((0, Pence::ZERO), |(_, _, count, pence)| (*count, *pence));
            HeatCell { check, count, at_risk, shade: Shade::of(at_risk, largest) }
        };
        let row = |service: &str| {
            let cells: Vec<HeatCell> = Check::ALL.iter().map(|check| cell(service, *check)).collect();
            let at_risk = cells.iter().fold(Pence::ZERO, |sum, cell| sum.plus(cell.at_risk).unwrap_or(sum));
            HeatRow { service: service.to_owned(), cells, at_risk }
        };
        let mut rows: Vec<HeatRow> = services.into_iter().map(row).collect();
        rows.sort_by(|a, b| b.at_risk.cmp(&a.at_risk).then_with(|| a.service.cmp(&b.service)));
        HeatMap { rows }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_shaded_beside_the_largest() {
        for (amount, shade, reason) in [
            (0, Shade::None, "nothing"),
            (1, Shade::Low, "a penny"),
            (100, Shade::Low, "a tenth"),
            (101, Shade::Medium, "just more than a tenth"),
            (500, Shade::Medium, "a half"),
            (501, Shade::High, "just more than a half"),
            (1000, Shade::High, "the largest itself"),
        ] {
            assert_eq!(Shade::of(Pence::new(amount), Pence::new(1000)), shade, "{reason}");
        }
    }

    #[test]
    fn a_map_has_a_cell_for_every_check_and_the_worst_service_first() {
        let sums = [
            ("Parks".to_owned(), Check::Split, 2, Pence::new(100)),
            ("Housing".to_owned(), Check::SameReference, 1, Pence::new(700)),
        ];
        let map = HeatMap::of(&sums);
        assert_eq!(map.rows.iter().map(|row| row.service.as_str()).collect::<Vec<_>>(), ["Housing", "Parks"]);
        assert!(map.rows.iter().all(|row| row.cells.len() == Check::ALL.len()));
        assert!(HeatMap::of(&[]).rows.is_empty());
    }
}
