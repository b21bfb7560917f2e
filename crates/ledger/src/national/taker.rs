//! Takes the lines of parts of a table, beside others that do so.

use super::NationalWriter;
use super::piece::PieceMaker;
use crate::LedgerFailure;
use domain::spend::PaymentLine;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Takes lines on one thread.
#[derive(Debug)]
pub struct LineTaker<'a> {
    writer: &'a NationalWriter,
    councils: HashMap<String, u32, RandomState>,
    piece: PieceMaker,
}

impl<'a> LineTaker<'a> {
    pub(super) fn new(writer: &'a NationalWriter) -> Self {
        LineTaker { writer, councils: HashMap::default(), piece: PieceMaker::default() }
    }

    /// Takes a line of the council with this name.
    ///
    /// # Errors
    /// [`LedgerFailure`] when the texts of the part are beyond four thousand million bytes.
    pub fn push(&mut self, council: &str, line: &PaymentLine) -> Result<(), LedgerFailure> {
        let number = match self.councils.get(council) {
            Some(number) => *number,
            None => {
                let number = self.writer.number_of(council);
                self.councils.insert(council.to_owned(), number);
                number
            }
        };
        self.piece.push(number, line)
    }

    /// Says that a part of the table is at its end; its lines wait to be written.
    pub fn end_part(&mut self) {
        self.writer.keep(self.piece.finish());
    }
}
