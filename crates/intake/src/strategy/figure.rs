//! Figures of scorecards as people write them: `12%`, `c. £84,000`, `£84k`, `10 (2018/19)`, `N/m`.

use crate::cells::Kind;
use crate::payments::amount::{self, Money};
use crate::supplier_facts::cells::pounds;
use domain::strategy::measures::SCALE_MAX;
use domain::strategy::{Quantity, Unit};
use domain::values::Pence;

/// What a cell says where a figure is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// Nothing.
    Blank,
    /// That it was not measured, which is never nought.
    NotMeasured,
    /// A number.
    Value(Value),
    /// Something that is no figure of the unit.
    Wrong,
}

/// A number in a cell with what stands about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub quantity: Quantity,
    /// "circa", "about" and the like stand before it.
    pub is_about: bool,
    /// A spreadsheet's 0.12 was taken for 12%.
    pub is_scaled: bool,
    /// Of a score, the highest of its scale where the cell says it: the 5 of "3.8 of 5".
    pub scale: Option<u8>,
    /// Whatever else the cell says.
    pub rest: String,
}

/// What people write for a figure that nobody has.
const NOT_MEASURED: [&str; 18] = [
    "nm",
    "notmeasured",
    "notyetmeasured",
    "notmeasuredyet",
    "na",
    "nk",
    "notknown",
    "notavailable",
    "unknown",
    "tbc",
    "tbd",
    "tobeconfirmed",
    "tobemeasured",
    "tobedetermined",
    "nodata",
    "notrecorded",
    "notcollected",
    "none",
];

/// Whether a text says that a figure was not measured. A dash stands for that, and not for nought, on a scorecard.
pub(super) fn is_not_measured(text: &str) -> bool {
    let plain: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let is_dash = || text.trim().chars().all(|c| matches!(c, '-' | '–' | '—' | '?' | '.')) && !text.trim().is_empty();
    NOT_MEASURED.contains(&plain.as_str()) || is_dash()
}

/// What marks a number as near.
const ABOUT: [&str; 10] = ["c", "c.", "ca", "ca.", "circa", "approx", "approx.", "approximately", "about", "around"];

/// Reads a figure of a unit.
pub(super) fn read(text: &str, kind: Kind, unit: Unit) -> Figure {
    let text = text.trim();
    if text.is_empty() {
        return Figure::Blank;
    }
    if is_not_measured(text) {
        return Figure::NotMeasured;
    }
    let tokens = tokens(text);
    let wanted = match unit {
        Unit::Pounds => Sign::Pound,
        Unit::Percentage => Sign::PerCent,
        Unit::Count | Unit::Days | Unit::Score => Sign::Bare,
    };
    // A number without a sign is taken for the unit, one with another sign is not.
    let of = |sign: Sign| tokens.iter().find(|token| token.sign == sign);
    let Some(token) = of(wanted).or_else(|| of(Sign::Bare)) else { return Figure::Wrong };
    let Some((quantity, is_scaled)) = quantity(token.text, kind, unit) else { return Figure::Wrong };
    let (before, is_about) = token.before(text);
    let after = text.get(token.end..).unwrap_or_default();
    if has_exponent(after) {
        return Figure::Wrong;
    }
    let said = if unit == Unit::Score { scale_in(after, &quantity) } else { None };
    let (scale, after) = said.map_or((None, after), |(highest, after)| (Some(highest), after));
    let rest = format!("{} {}", before.trim(), after.trim()).trim().to_owned();
    Figure::Value(Value { quantity, is_about, is_scaled, scale, rest })
}

/// Whether a number goes on as one of a program, such as the 1 of 1e400: what stands before the e is not what it says.
fn has_exponent(after: &str) -> bool {
    let exponent = after.strip_prefix(['e', 'E']).map(|rest| rest.trim_start_matches(['+', '-']));
    exponent.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// What people write between a score and the highest of its scale.
const OUT_OF: [&str; 7] = ["out of", "of", "/", "on a scale of 1 to", "on a scale from 1 to", "(1 to", "(1-"];

/// The highest score of the scale that stands behind a score, with what follows it; none where it says none, or one that the
/// score lies outside.
fn scale_in<'a>(after: &'a str, score: &Quantity) -> Option<(u8, &'a str)> {
    let after = after.trim_start();
    let begins = |words: &&&str| after.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    let words = OUT_OF.iter().filter(begins).max_by_key(|words| words.len())?;
    let behind = after.get(words.len()..)?.trim_start();
    let digits = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let highest: u8 = behind.get(..digits)?.parse().ok()?;
    let rest = behind.get(digits..)?;
    let rest = if words.starts_with('(') { rest.strip_prefix(')')? } else { rest };
    let fits = *score.number() <= *Quantity::count(i64::from(highest)).number();
    (fits && (2..=SCALE_MAX).contains(&highest)).then_some((highest, rest))
}

/// The first percentage that a text writes with its sign: the `1%` of "1% or £84,000".
pub(super) fn share_in(text: &str) -> Option<Quantity> {
    let tokens = tokens(text);
    let token = tokens.iter().find(|token| token.sign == Sign::PerCent)?;
    quantity(token.text, Kind::Text, Unit::Percentage).map(|(quantity, _)| quantity)
}

/// Pounds in a cell, with thousands and millions in short: below nought where the cell says so.
pub(super) fn money(text: &str) -> Option<Pence> {
    let text = text.trim();
    let (text, is_below) = text.strip_prefix(['-', '−']).map_or((text, false), |rest| (rest, true));
    let found = match pounds(text) {
        Ok(found) => found,
        Err(()) => match amount::parse(text, false) {
            Money::Amount(amount) if !amount.foreign && !amount.dash => Some(Pence::new(amount.pence)),
            _ => None,
        },
    };
    found.map(|pence| if is_below { Pence::new(-pence.get()) } else { pence })
}

fn quantity(token: &str, kind: Kind, unit: Unit) -> Option<(Quantity, bool)> {
    match unit {
        Unit::Pounds => money(token).map(|pence| (Quantity::pounds(pence), false)),
        Unit::Percentage => {
            let plain = short(token.trim_end_matches(|c: char| !c.is_ascii_digit()));
            let typed = Quantity::from_typed(unit, &plain).ok()?;
            // A cell that shows 12% holds 0.12, and its format is not handed over; so does one that holds 0.12 alone.
            let size = typed.number().distance();
            let one = Quantity::count(1);
            let is_scaled = kind == Kind::Number && !size.is_zero() && size <= *one.number();
            let number =
                if is_scaled { typed.number() * Quantity::count(100).number() } else { typed.number().clone() };
            Some((Quantity::new(number, unit), is_scaled))
        }
        Unit::Count | Unit::Days | Unit::Score => {
            Quantity::from_typed(unit, &short(token)).ok().map(|one| (one, false))
        }
    }
}

/// A number with twelve decimals at most: a formula leaves more, of which the last are noise.
fn short(number: &str) -> String {
    match number.split_once('.') {
        Some((whole, part)) => format!("{whole}.{}", part.get(..12).unwrap_or(part)),
        None => number.to_owned(),
    }
}

/// What stands with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Bare,
    Pound,
    PerCent,
}

/// A number in a text, its sign and its short for thousands or millions with it.
#[derive(Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    sign: Sign,
}

impl Token<'_> {
    /// What stands before it without a mark that it is near, and whether there was one.
    fn before<'b>(&self, text: &'b str) -> (&'b str, bool) {
        let before = text.get(..self.start).unwrap_or_default().trim_end();
        if let Some(rest) = before.strip_suffix(['~', '≈', '±']) {
            return (rest, !before.ends_with('±'));
        }
        let word = before.rsplit([' ', '(']).next().unwrap_or_default();
        let is_about = ABOUT.contains(&word.to_lowercase().as_str());
        (if is_about { before.get(..before.len() - word.len()).unwrap_or_default() } else { before }, is_about)
    }
}

/// The numbers of a text; years of a period such as 2019/20 are none.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|i| at + i) {
        let digits = text.get(start..).unwrap_or_default();
        let length = digits.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(digits.len());
        let number = digits.get(..length).unwrap_or_default().trim_end_matches([',', '.']);
        let end = start + number.len().max(1);
        let after = text.get(end..).unwrap_or_default();
        at = end;
        if let Some(length) = years(number, after) {
            at += length;
            continue;
        }
        found.push(token(text, start, end, after));
        at = found.last().map_or(at, |token| token.end.max(at));
    }
    found
}

/// How much follows a year that begins a period, such as `/20`; none where the number is no year.
fn years(number: &str, after: &str) -> Option<usize> {
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let rest = after.strip_prefix(['/', '-']).or_else(|| after.strip_prefix('–'))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    (is_year && matches!(digits, 2 | 4)).then(|| after.len() - rest.len() + digits)
}

fn token<'a>(text: &'a str, digits: usize, digits_end: usize, after: &'a str) -> Token<'a> {
    let before = text.get(..digits).unwrap_or_default();
    let pound = before.trim_end().strip_suffix('£');
    let signed = pound.unwrap_or(before);
    // A hyphen between a word and a number is no minus.
    let minus = signed.strip_suffix(['-', '−']).filter(|rest| !rest.ends_with(|c: char| c.is_alphanumeric()));
    let start = minus.unwrap_or(signed).len();
    let lower = after.trim_start().to_lowercase();
    let skipped = after.len() - after.trim_start().len();
    let ending = ["million", "m", "k", "%", "per cent", "percent"].iter().find(|ending| {
        let goes_on = lower.strip_prefix(**ending).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
        lower.starts_with(**ending) && !goes_on
    });
    let end = ending.map_or(digits_end, |ending| digits_end + skipped + ending.len());
    let sign = match ending {
        Some(&("%" | "per cent" | "percent")) => Sign::PerCent,
        _ if pound.is_some() => Sign::Pound,
        _ => Sign::Bare,
    };
    Token { text: text.get(start..end).unwrap_or_default(), start, end, sign }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, kind: Kind, unit: Unit) -> String {
        match read(text, kind, unit) {
            Figure::Blank => "blank".into(),
            Figure::NotMeasured => "not measured".into(),
            Figure::Wrong => "wrong".into(),
            Figure::Value(value) => {
                let marks = [(value.is_about, " about"), (value.is_scaled, " scaled")];
                let marks: String = marks.iter().filter(|(is_so, _)| *is_so).map(|(_, mark)| *mark).collect();
                let rest = if value.rest.is_empty() { String::new() } else { format!(" [{}]", value.rest) };
                let scale = value.scale.map(|highest| format!(" up to {highest}")).unwrap_or_default();
                format!("{}{scale}{marks}{rest}", value.quantity)
            }
        }
    }

    #[test]
    fn figures_are_read_as_people_write_them() {
        use Unit::{Count, Percentage, Pounds, Score};
        for (text, unit, expected, reason) in [
            ("12%", Percentage, "12.0%", "a share"),
            ("86.15 %", Percentage, "86.15%", "with a space"),
            ("12 per cent", Percentage, "12.0%", "in words"),
            ("c1%", Percentage, "1.0% about", "near"),
            ("12% (2019/20)", Percentage, "12.0% [(2019/20)]", "with its year"),
            ("2019/20: 12%", Percentage, "12.0% [2019/20:]", "its year before it"),
            ("86.15% at 31 March 2020", Percentage, "86.15% [at 31 March 2020]", "with its day"),
            ("£84k", Pounds, "£84,000", "thousands in short"),
            ("c. £84,000", Pounds, "£84,000 about", "near"),
            ("£11m", Pounds, "£11,000,000", "millions in short"),
            ("£1.2 million", Pounds, "£1,200,000", "in words"),
            ("-£500", Pounds, "-£500", "a loss"),
            ("£0", Pounds, "£0", "nothing saved is a figure"),
            ("0", Pounds, "£0", "and so without its sign"),
            ("c1% or c£84,000", Pounds, "£84,000 about [c1% or]", "the amount of the two"),
            ("1%", Pounds, "wrong", "a share is no amount"),
            ("£5", Percentage, "wrong", "an amount is no share"),
            ("10 (2018/19)", Count, "10 [(2018/19)]", "a count with its year"),
            ("10 waivers", Count, "10 [waivers]", "with its noun"),
            ("1,204", Count, "1,204", "thousands"),
            ("1.5", Count, "wrong", "half a thing"),
            ("1e400", Count, "wrong", "the 1 is not what it says"),
            ("1E-3", Score, "wrong", "and so below one"),
            ("10 each", Count, "10 [each]", "a word that begins with e"),
            ("4.1", Score, "4.1", "a score"),
            ("3.8 of 5", Score, "3.8 up to 5", "with its scale"),
            ("3.8/5", Score, "3.8 up to 5", "in short"),
            ("7 out of 10 (2018/19)", Score, "7.0 up to 10 [(2018/19)]", "and its year"),
            ("3.8 (1 to 5)", Score, "3.8 up to 5", "in brackets"),
            ("6 of 5", Score, "6.0 [of 5]", "outside the scale that it says"),
            ("3 of 5", Count, "3 [of 5]", "a count has no scale"),
            ("N/m", Percentage, "not measured", "not measured"),
            ("not yet measured", Count, "not measured", "in words"),
            ("-", Pounds, "not measured", "a dash is not nought"),
            ("TBC", Pounds, "not measured", "to come"),
            ("", Count, "blank", "nothing"),
            ("plenty", Count, "wrong", "a word"),
        ] {
            assert_eq!(said(text, Kind::Text, unit), expected, "{text}: {reason}");
        }
    }

    #[test]
    fn a_percentage_of_a_spreadsheet_is_a_part_of_one() {
        for (text, expected, reason) in [
            ("0.12", "12.0% scaled", "how 12% is stored"),
            ("1", "100.0% scaled", "how 100% is stored"),
            ("1.01", "1.01%", "beyond one it is typed as it stands"),
            ("0", "0.0%", "nothing"),
            ("0.86153846153846154", "86.15% scaled", "the noise of a formula"),
        ] {
            assert_eq!(said(text, Kind::Number, Unit::Percentage), expected, "{reason}");
        }
        assert_eq!(said("0.12", Kind::Text, Unit::Percentage), "0.12%", "text is what it says");
    }

    #[test]
    fn a_share_is_found_beside_an_amount() {
        assert_eq!(share_in("c1% or c£84,000").map(|share| share.to_string()).as_deref(), Some("1.0%"));
        assert_eq!(share_in("£84,000"), None);
    }
}
