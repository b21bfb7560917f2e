//! Credits: money that came back for a payment that was made twice.

use super::line::{Line, Place};
use super::said;
use crate::values::Pence;
use serde::{Deserialize, Serialize};

/// A credit that undoes a candidate already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undone {
    /// Where the credit stands.
    pub place: Place,
    /// The money that came back, above zero.
    pub amount: Pence,
    /// What undoes it, as a sentence.
    pub text: String,
}

/// Credits of one supplier and amount, each of which can undo one payment.
#[derive(Debug)]
pub(super) struct Credits<'a> {
    free: Vec<&'a Line>,
}

impl<'a> Credits<'a> {
    /// The credits among these lines: negative lines, in order.
    pub(super) fn among(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut free: Vec<&Line> = lines.into_iter().filter(|line| line.amount().is_negative()).collect();
        free.sort_by_key(|line| line.order());
        Credits { free }
    }

    /// Takes the first credit for an amount of a supplier that does not come before the payment it would undo. A
    /// credit without a day may belong to any.
    pub(super) fn take(&mut self, first: &Line) -> Option<Undone> {
        let undoes = |credit: &&Line| {
            let in_time = match (credit.day(), first.day()) {
                (Some(credit), Some(first)) => credit >= first,
                _ => true,
            };
            in_time && credit.amount().get() == -first.amount().get() && credit.supplier_key == first.supplier_key
        };
        let at = self.free.iter().position(undoes)?;
        let credit = self.free.remove(at);
        let amount = first.amount();
        let text = format!(
            "A credit undoes this already: {amount} came back from {} {} {}.",
            said::supplier(credit),
            said::when(credit),
            said::document(credit),
        );
        Some(Undone { place: credit.place, amount, text })
    }
}
