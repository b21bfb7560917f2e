//! What of a new payments file stands in the council's batches already.

use crate::values::Pence;
use serde::{Deserialize, Serialize};

/// Lines of a new file that are the same as lines of batches that count: same day, supplier, amount, reference,
/// description, service and category.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// How many lines of the file.
    pub lines: u64,
    /// The sum of their amounts.
    pub total: Pence,
    /// The batches they stand in, with the count in each.
    pub batches: Vec<(i64, u64)>,
}

impl Overlap {
    /// Whether somebody must say that the lines are to come in all the same.
    #[must_use]
    pub const fn must_be_confirmed(&self) -> bool {
        self.lines > 0
    }
}
