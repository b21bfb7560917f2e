//! Characters to signs, numbers and names.

use super::{Fault, FormulaFault, Sign};
use crate::law::assessment::Exact;
use crate::strategy::measures::is_code;
use crate::strategy::scorecard::IndicatorCode;
use std::iter::Peekable;
use std::str::Chars;

/// What a formula is written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Number(Exact),
    Code(String),
    Word(String),
    Sign(Sign),
    Percent,
    Open,
    Close,
    Comma,
}

/// A piece, the character it begins at, and how it was written.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) at: usize,
    pub(super) piece: Piece,
    pub(super) written: String,
}

/// Takes a formula apart.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Vec<FormulaFault>> {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let mut chars = text.chars().peekable();
    let mut at = 1;
    while let Some(first) = chars.next() {
        let mut written = String::from(first);
        let piece = match first {
            _ if first.is_whitespace() => None,
            '+' => Some(Ok(Piece::Sign(Sign::Plus))),
            '-' | '\u{2212}' | '\u{2013}' => Some(Ok(Piece::Sign(Sign::Minus))),
            '*' | '×' => Some(Ok(Piece::Sign(Sign::Times))),
            '/' | '÷' => Some(Ok(Piece::Sign(Sign::Over))),
            '%' => Some(Ok(Piece::Percent)),
            '(' => Some(Ok(Piece::Open)),
            ')' => Some(Ok(Piece::Close)),
            ',' => Some(Ok(Piece::Comma)),
            _ if first.is_ascii_digit() => {
                take_while(&mut chars, &mut written, |c| c.is_ascii_digit() || c == '.');
                let number = Exact::from_typed(&written).map(Piece::Number);
                Some(number.map_err(|_| Fault::NotANumber { found: written.clone() }))
            }
            _ if first.is_ascii_alphabetic() => {
                take_name(&mut chars, &mut written);
                Some(named(&written))
            }
            found => Some(Err(Fault::UnknownCharacter { found })),
        };
        let length = written.chars().count();
        match piece {
            Some(Ok(piece)) => found.push(Token { at, piece, written }),
            Some(Err(fault)) => faults.push(FormulaFault { at, fault }),
            None => {}
        }
        at += length;
    }
    if faults.is_empty() { Ok(found) } else { Err(faults) }
}

fn take_while(chars: &mut Peekable<Chars<'_>>, written: &mut String, is_in: impl Fn(char) -> bool) {
    while let Some(next) = chars.next_if(|c| is_in(*c)) {
        written.push(next);
    }
}

/// A name goes on over letters, digits, underlines and dots; that of an indicator, which has capitals, over a hyphen too
/// when a letter or a digit follows.
fn take_name(chars: &mut Peekable<Chars<'_>>, written: &mut String) {
    let is_in = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    take_while(chars, written, is_in);
    let has_capital = written.starts_with(|c: char| c.is_ascii_uppercase());
    while has_capital && chars.peek() == Some(&'-') {
        let mut ahead = chars.clone();
        ahead.next();
        if !ahead.peek().is_some_and(char::is_ascii_alphanumeric) {
            return;
        }
        written.extend(chars.next());
        take_while(chars, written, is_in);
    }
}

fn named(written: &str) -> Result<Piece, Fault> {
    if is_code(written) || written.parse::<IndicatorCode>().is_ok() {
        return Ok(Piece::Code(written.to_owned()));
    }
    if ["sum", "min", "max", "average", "percentage", "weighted"].contains(&written) {
        return Ok(Piece::Word(written.to_owned()));
    }
    Err(Fault::UnknownWord { word: written.to_owned() })
}
