//! Pieces to an expression: signs bind as at school, × and ÷ before + and −, from left to right.

use super::lex::{Piece, Token, tokens};
use super::{DEPTH_MAX, Expression, Fault, FormulaFault, LENGTH_MAX, Sign, Word};
use crate::law::assessment::Exact;

type Parsed = Result<Expression, FormulaFault>;

/// Reads a formula.
pub(super) fn parse(text: &str) -> Result<Expression, Vec<FormulaFault>> {
    let characters = text.chars().count();
    let wrong = |at, fault| vec![FormulaFault { at, fault }];
    if text.trim().is_empty() {
        return Err(wrong(1, Fault::Nothing));
    }
    if characters > LENGTH_MAX {
        return Err(wrong(LENGTH_MAX + 1, Fault::TooLong));
    }
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens, end: text.trim_end().chars().count() + 1, depth: 0 };
    let expression = reader.sum().map_err(|fault| vec![fault])?;
    match reader.tokens.first() {
        Some(left) => Err(wrong(left.at, Fault::NoSign { found: left.written.clone() })),
        None => Ok(expression),
    }
}

/// What is left to read, the character after the last, and how many brackets are open.
struct Reader<'a> {
    tokens: &'a [Token],
    end: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a Token> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn next_sign(&mut self, among: &[Sign]) -> Option<(usize, Sign)> {
        let first = self.tokens.first()?;
        let Piece::Sign(sign) = first.piece else { return None };
        among.contains(&sign).then(|| self.next())?;
        Some((first.at, sign))
    }

    fn is_next(&mut self, piece: &Piece) -> bool {
        let is_next = self.tokens.first().is_some_and(|token| token.piece == *piece);
        if is_next {
            self.next();
        }
        is_next
    }

    fn sum(&mut self) -> Parsed {
        self.chain(&[Sign::Plus, Sign::Minus], Self::product)
    }

    fn product(&mut self) -> Parsed {
        self.chain(&[Sign::Times, Sign::Over], Self::signed)
    }

    fn chain(&mut self, among: &[Sign], part: fn(&mut Self) -> Parsed) -> Parsed {
        let mut left = part(self)?;
        while let Some((at, sign)) = self.next_sign(among) {
            let right = Box::new(part(self)?);
            left = Expression::Two { at, sign, left: Box::new(left), right };
        }
        Ok(left)
    }

    fn signed(&mut self) -> Parsed {
        let mut is_negative = false;
        while self.next_sign(&[Sign::Minus]).is_some() {
            is_negative = !is_negative;
        }
        let mut of = self.single()?;
        if self.is_next(&Piece::Percent) {
            of = Expression::Hundredths(Box::new(of));
        }
        Ok(if is_negative { Expression::Minus(Box::new(of)) } else { of })
    }

    fn single(&mut self) -> Parsed {
        let Some(token) = self.next() else {
            return Err(FormulaFault { at: self.end, fault: Fault::NothingBefore { found: None } });
        };
        match &token.piece {
            Piece::Number(number) => Ok(Expression::Number(number.clone())),
            Piece::Code(code) => Ok(Expression::Code { at: token.at, code: code.clone() }),
            Piece::Word(word) => self.word(token.at, word),
            Piece::Open => self.bracketed(token.at, Self::sum),
            _ => {
                let found = Some(token.written.clone());
                Err(FormulaFault { at: token.at, fault: Fault::NothingBefore { found } })
            }
        }
    }

    /// Reads what lies between a bracket that opened at a character and its other half.
    fn bracketed<T>(
        &mut self,
        at: usize,
        inner: impl FnOnce(&mut Self) -> Result<T, FormulaFault>,
    ) -> Result<T, FormulaFault> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(FormulaFault { at, fault: Fault::TooDeep });
        }
        let found = inner(self)?;
        self.depth -= 1;
        if self.is_next(&Piece::Close) {
            return Ok(found);
        }
        match self.tokens.first() {
            Some(left) => Err(FormulaFault { at: left.at, fault: Fault::NoSign { found: left.written.clone() } }),
            None => Err(FormulaFault { at, fault: Fault::NotClosed }),
        }
    }

    fn word(&mut self, at: usize, word: &str) -> Parsed {
        let Some(open) = self.tokens.first().filter(|token| token.piece == Piece::Open) else {
            return Err(FormulaFault { at, fault: Fault::NoBracket { word: word.to_owned() } });
        };
        self.next();
        let parts = self.bracketed(open.at, Self::parts)?;
        let word = match word {
            "sum" => Word::Sum,
            "min" => Word::Least,
            "max" => Word::Most,
            "average" => Word::Average,
            "percentage" if parts.len() == 2 => Word::Percentage,
            "percentage" => return Err(FormulaFault { at, fault: Fault::NotTwoParts }),
            _ => return weighted(parts).map_err(|fault| FormulaFault { at, fault }),
        };
        Ok(Expression::Many { at, word, parts })
    }

    fn parts(&mut self) -> Result<Vec<Expression>, FormulaFault> {
        let mut parts = vec![self.sum()?];
        while self.is_next(&Piece::Comma) {
            parts.push(self.sum()?);
        }
        Ok(parts)
    }
}

fn weighted(parts: Vec<Expression>) -> Result<Expression, Fault> {
    let mut pairs = Vec::new();
    let mut parts = parts.into_iter();
    while let Some(weight) = parts.next() {
        let (Expression::Number(weight), Some(part)) = (weight, parts.next()) else { return Err(Fault::NotAWeight) };
        if weight.is_zero() {
            return Err(Fault::NotAWeight);
        }
        pairs.push((weight, part));
    }
    let sum = Exact::sum(pairs.iter().map(|(weight, _)| weight));
    if sum != Exact::whole(100) {
        return Err(Fault::WeightsDoNotAddUp { sum: sum.shown(2) });
    }
    Ok(Expression::Weighted(pairs))
}
