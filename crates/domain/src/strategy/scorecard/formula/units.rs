//! Units within a formula: pounds added to per cent is a slip of the pen more often than not.

use super::{Expression, Fault, FormulaFault, Sign, Word};
use crate::strategy::Unit;

/// What a part of a formula is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// A plain number, which goes with anything.
    Plain,
    /// A number of a unit.
    Unit(Unit),
    /// Nobody can tell, as of pounds divided by suppliers.
    Unknown,
}

impl Of {
    /// What two parts make that are added, taken away or compared.
    fn with(self, other: Of) -> Of {
        match (self, other) {
            (Of::Plain, other) => other,
            (one, Of::Plain) => one,
            (Of::Unit(one), Of::Unit(other)) if one == other => Of::Unit(one),
            _ => Of::Unknown,
        }
    }
}

/// Reads the units of a formula and collects where two that differ are put together.
pub(super) struct Reader<'a> {
    pub(super) unit_of: &'a dyn Fn(&str) -> Option<Unit>,
    pub(super) faults: Vec<FormulaFault>,
}

impl Reader<'_> {
    /// The unit of a whole formula, where it can be told; a plain number is none.
    pub(super) fn whole(&mut self, expression: &Expression) -> Option<Unit> {
        match self.read(expression) {
            Of::Unit(unit) => Some(unit),
            Of::Plain | Of::Unknown => None,
        }
    }

    fn read(&mut self, expression: &Expression) -> Of {
        match expression {
            Expression::Number(_) => Of::Plain,
            Expression::Code { code, .. } => (self.unit_of)(code).map_or(Of::Unknown, Of::Unit),
            Expression::Minus(of) => self.read(of),
            Expression::Hundredths(of) => match self.read(of) {
                // A hundredth of pounds is pounds; of per cent, a plain number, so that 20% of something can be said.
                Of::Plain | Of::Unit(Unit::Percentage) => Of::Plain,
                other => other,
            },
            Expression::Two { at, sign, left, right } => {
                let (left, right) = (self.read(left), self.read(right));
                match sign {
                    Sign::Plus | Sign::Minus => self.together(*at, left, right),
                    Sign::Over => match (left, right) {
                        (left, Of::Plain) => left,
                        (Of::Unit(one), Of::Unit(other)) if one == other => Of::Plain,
                        _ => Of::Unknown,
                    },
                    Sign::Times => match (left, right) {
                        (Of::Plain, other) | (other, Of::Plain) => other,
                        _ => Of::Unknown,
                    },
                }
            }
            Expression::Many { at, word, parts } => {
                let parts: Vec<Of> = parts.iter().map(|part| self.read(part)).collect();
                let of = self.all(*at, &parts);
                if *word == Word::Percentage { Of::Unit(Unit::Percentage) } else { of }
            }
            Expression::Weighted(parts) => {
                // Scores and shares are weighed together on purpose; what comes out is a number of neither.
                let parts: Vec<Of> = parts.iter().map(|(_, part)| self.read(part)).collect();
                parts.into_iter().fold(Of::Plain, Of::with)
            }
        }
    }

    fn all(&mut self, at: usize, parts: &[Of]) -> Of {
        parts.iter().fold(Of::Plain, |before, next| self.together(at, before, *next))
    }

    fn together(&mut self, at: usize, one: Of, other: Of) -> Of {
        if let (Of::Unit(first), Of::Unit(second)) = (one, other)
            && first != second
        {
            self.faults.push(FormulaFault { at, fault: Fault::MixedUnits { first, second } });
        }
        one.with(other)
    }
}
