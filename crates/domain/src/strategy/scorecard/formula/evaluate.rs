//! Working a formula out, exactly, or saying why it cannot be.

use super::{Expression, Sign, Word};
use crate::law::assessment::Exact;
use crate::values::Date;
use std::fmt;

/// Why a formula, or the indicator it is of, cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It divides by something that is nought.
    DividesByNothing {
        /// The character at which it divides, counted from 1.
        at: usize,
        /// What stands there, such as `÷ spend.total`.
        part: String,
    },
    /// A figure or an indicator in it is not measured.
    NotMeasured {
        /// Its code.
        code: String,
        /// Why it is not.
        reason: String,
    },
    /// It rests on an indicator that is not on the scorecard any more, so that nobody answers for its value.
    TakenOff {
        /// The indicator's code.
        code: String,
        /// The first day on which it is not on the scorecard.
        on: Date,
        /// Why it was taken off.
        why: String,
    },
    /// It asks for itself, over the indicators named, the first again at the end.
    Circular {
        /// The codes in order.
        codes: Vec<String>,
    },
    /// A number in it grows beyond keeping.
    TooLarge,
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WhyNot::DividesByNothing { part, .. } => {
                write!(f, "Not measured: the formula divides by nothing at {part}.")
            }
            WhyNot::NotMeasured { code, reason } => write!(f, "Not measured, because {code} is not. {reason}"),
            WhyNot::TakenOff { code, on, why } => {
                let on = on.strftime("%-d %B %Y");
                let why = why.trim().trim_end_matches('.');
                write!(f, "Not measured: it rests on {code}, which was taken off the scorecard on {on}: {why}.")
            }
            WhyNot::Circular { codes } => {
                write!(f, "Not measured: the formula goes round in a circle, {}.", codes.join(" → "))
            }
            WhyNot::TooLarge => f.write_str("Not measured: a number in the formula is larger than can be kept."),
        }
    }
}

impl std::error::Error for WhyNot {}

type Found = Result<Exact, WhyNot>;

impl Expression {
    pub(super) fn work_out(&self, look_up: &mut impl FnMut(&str) -> Found) -> Found {
        let found = match self {
            Expression::Number(number) => number.clone(),
            Expression::Code { code, .. } => look_up(code)?,
            Expression::Minus(of) => &Exact::whole(0) - &of.work_out(look_up)?,
            Expression::Hundredths(of) => of.work_out(look_up)?.per_cent_of(&Exact::whole(1)),
            Expression::Two { at, sign, left, right } => {
                two(*at, *sign, &left.work_out(look_up)?, &right.work_out(look_up)?)?
            }
            Expression::Many { at, word, parts } => {
                let parts: Vec<Exact> = parts.iter().map(|part| part.work_out(look_up)).collect::<Result<_, _>>()?;
                many(*at, *word, &parts)?
            }
            Expression::Weighted(parts) => {
                let mut sum = Exact::whole(0);
                for (weight, part) in parts {
                    sum = &sum + &weight.per_cent_of(&part.work_out(look_up)?);
                }
                sum
            }
        };
        if found.is_unwieldy() { Err(WhyNot::TooLarge) } else { Ok(found) }
    }
}

/// The words are put in by the formula, which knows how it was written.
const fn by_nothing(at: usize) -> WhyNot {
    WhyNot::DividesByNothing { at, part: String::new() }
}

/// What stands at a character of a formula, counted from 1: a sign with what follows it, or a word with its brackets.
pub(super) fn part_at(text: &str, at: usize) -> String {
    let is_sign = |c: char| matches!(c, '+' | '−' | '×' | '*' | '÷' | '/' | '%');
    let mut rest = text.chars().skip(at.saturating_sub(1)).peekable();
    let mut part = String::new();
    if let Some(sign) = rest.next_if(|c| is_sign(*c)) {
        part.extend([sign, ' ']);
    }
    let mut depth = 0_u32;
    for c in rest.skip_while(|c| c.is_whitespace()) {
        match c {
            '(' => depth += 1,
            ')' if depth <= 1 => {
                if depth == 1 {
                    part.push(c);
                }
                break;
            }
            ')' => depth -= 1,
            c if depth == 0 && (c.is_whitespace() || is_sign(c) || c == ',') => break,
            _ => {}
        }
        part.push(c);
    }
    part.trim_end().to_owned()
}

fn two(at: usize, sign: Sign, left: &Exact, right: &Exact) -> Found {
    Ok(match sign {
        Sign::Plus => left + right,
        Sign::Minus => left - right,
        Sign::Times => left * right,
        Sign::Over => left.over(right).ok_or_else(|| by_nothing(at))?,
    })
}

fn many(at: usize, word: Word, parts: &[Exact]) -> Found {
    let nothing = by_nothing(at);
    match (word, parts) {
        (Word::Sum, _) => Ok(Exact::sum(parts)),
        (Word::Least, _) => parts.iter().min().cloned().ok_or(nothing),
        (Word::Most, _) => parts.iter().max().cloned().ok_or(nothing),
        (Word::Average, _) => Exact::mean(parts).ok_or(nothing),
        (Word::Percentage, [part, whole]) => part.over(whole).map(|ratio| &ratio * &Exact::whole(100)).ok_or(nothing),
        (Word::Percentage, _) => Err(nothing),
    }
}
