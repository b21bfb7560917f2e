//! Money as files write it, read without floating point.

/// What the text of a cell says of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Money {
    /// Nothing is there.
    Blank,
    /// An amount.
    Amount(Amount),
    /// Something is there that is no amount.
    None,
}

/// An amount and what is unusual about how it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    /// Rounded half away from zero to the penny.
    pub pence: i64,
    /// Which of the two marks, point or comma, can only be the decimal mark.
    pub mark: Option<DecimalMark>,
    /// More than two decimal places.
    pub fine: bool,
    /// Written as `1.2E+05`, in which digits may have been lost.
    pub scientific: bool,
    /// In dollars, euros or another currency.
    pub foreign: bool,
    /// A dash or `nil`, which accounts use for nothing.
    pub dash: bool,
}

/// The decimal mark of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DecimalMark {
    Point,
    Comma,
}

/// The largest amount taken for money: a million million pounds.
const PENCE_MAX: i128 = 100_000_000_000_000;

/// Reads an amount. `decimal_comma` says that the column uses commas where others use points.
pub(crate) fn parse(text: &str, decimal_comma: bool) -> Money {
    let text = text.trim();
    if text.is_empty() {
        return Money::Blank;
    }
    if let Some(pence) = plain(text.as_bytes()) {
        let mark = text.contains('.').then_some(DecimalMark::Point);
        return Money::Amount(Amount { pence, mark, ..Amount::default() });
    }
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        let dash = matches!(strip_currency(text).0.as_str(), "-" | "nil" | "Nil" | "NIL");
        return if dash { Money::Amount(Amount { dash, ..Amount::default() }) } else { Money::None };
    }
    read(text, decimal_comma).map_or(Money::None, Money::Amount)
}

/// The commonest form, digits with a point and up to two decimals, without any detour.
fn plain(bytes: &[u8]) -> Option<i64> {
    let (negative, digits) = match bytes {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, bytes),
    };
    if digits.len() > 15 || digits.is_empty() {
        return None;
    }
    let mut pence: i64 = 0;
    let mut decimals = None;
    for byte in digits {
        match (byte, decimals) {
            (b'0'..=b'9', Some(2)) | (b'.', Some(_)) => return None,
            (b'0'..=b'9', seen) => {
                pence = pence * 10 + i64::from(byte - b'0');
                decimals = seen.map(|n: u8| n + 1);
            }
            (b'.', None) => decimals = Some(0),
            _ => return None,
        }
    }
    if digits == b"." {
        return None;
    }
    let pence = match decimals {
        Some(2) => pence,
        Some(1) => pence * 10,
        _ => pence * 100,
    };
    (i128::from(pence) <= PENCE_MAX).then_some(if negative { -pence } else { pence })
}

/// Takes away currency signs and spaces, and makes every dash a hyphen. True where the currency is not sterling.
fn strip_currency(text: &str) -> (String, bool) {
    // An asterisk after an amount points to a note.
    let upper = text.trim_start_matches('\'').trim_end_matches(['*', '†', ' ']).to_ascii_uppercase();
    let mut foreign = false;
    let mut bare = upper.trim();
    for (name, is_foreign) in [("GBP", false), ("EUR", true), ("USD", true)] {
        if let Some(rest) = bare.strip_prefix(name).or_else(|| bare.strip_suffix(name)) {
            bare = rest;
            foreign |= is_foreign;
        }
    }
    // What a pound sign becomes when a program takes one encoding for another: £1 as Â£1, œ1, ú1, ?1 or #1.
    let (sign, rest) = bare.strip_prefix('-').map_or(("", bare), |rest| ("-", rest));
    let digits = rest.trim_start_matches(['Â', 'Ã', 'ú', 'Ú', 'œ', 'Œ', 'Ł', 'ł', '?', '#', 'ï', '¿', '½', 'Ï']);
    let mut kept = String::with_capacity(bare.len());
    kept.push_str(sign);
    for c in digits.chars() {
        match c {
            '£' | '\u{fffd}' => {}
            '€' | '$' => foreign = true,
            '−' | '–' | '—' | '‐' | '‑' => kept.push('-'),
            _ => kept.push(c),
        }
    }
    let kept = kept.trim();
    // `nil` keeps its letters; the caller compares it as it stood.
    (if kept == "NIL" { "nil".to_owned() } else { kept.to_owned() }, foreign)
}

fn read(text: &str, decimal_comma: bool) -> Option<Amount> {
    let (mut stripped, foreign) = strip_currency(text);
    if stripped.contains([',', '.']) && stripped.contains(' ') {
        stripped = stripped.replace(", ", ",").replace(" ,", ",").replace(" .", ".");
    }
    let (body, negative) = strip_sign(&stripped)?;
    let (body, exponent) = match body.split_once('E') {
        Some((body, power)) => (body, Some(power.parse::<i32>().ok().filter(|p| (-6..=12).contains(p))?)),
        None => (body, None),
    };
    let (digits, decimals, mark) = digits_of(body, decimal_comma)?;
    let pence = to_pence(digits, decimals, exponent.unwrap_or(0))?;
    Some(Amount {
        pence: if negative { -pence } else { pence },
        mark,
        fine: decimals > 2 && exponent.is_none() && !only_zeros_after_pence(body),
        scientific: exponent.is_some(),
        foreign,
        dash: false,
    })
}

/// Whether the decimals after the pence are all noughts.
fn only_zeros_after_pence(body: &str) -> bool {
    let decimals = body.rsplit(['.', ',']).next().unwrap_or("");
    decimals.bytes().skip(2).all(|b| b == b'0')
}

/// Takes the sign away: a hyphen before or after, brackets, `CR` or `DR`.
fn strip_sign(text: &str) -> Option<(&str, bool)> {
    let mut body = text.trim();
    let mut signs = 0;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (body, signs) = (inner.trim(), 1);
    } else if let Some(inner) = body.strip_prefix("-(").and_then(|rest| rest.strip_suffix(')')) {
        (body, signs) = (inner.trim(), 1);
    }
    for (mark, counts) in [("CR", 1), ("DR", 0), (" C", 1), (" D", 0)] {
        if let Some(rest) = body.strip_suffix(mark).or_else(|| body.strip_prefix(mark)) {
            (body, signs) = (rest.trim(), signs + counts);
        }
    }
    if let Some(rest) = body.strip_prefix('-').or_else(|| body.strip_suffix('-')) {
        // A credit with a minus as well is still one credit.
        (body, signs) = (rest.trim(), signs.max(1));
    } else if let Some(rest) = body.strip_prefix('+') {
        body = rest.trim();
    }
    (signs <= 1 && !body.is_empty()).then_some((body, signs == 1))
}

/// The digits as one number, how many of them are decimals, and the decimal mark where there is no doubt of it.
fn digits_of(body: &str, decimal_comma: bool) -> Option<(i128, u32, Option<DecimalMark>)> {
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let (last_comma, last_point) = (body.rfind(','), body.rfind('.'));
    let after = |at: Option<usize>| at.map_or(0, |at| body.len() - at - 1);
    let certain = match (commas, points) {
        (0, 0) => None,
        (_, _) if commas > 0 && points > 0 && last_comma > last_point => Some(DecimalMark::Comma),
        (_, _) if commas > 0 && points > 0 => Some(DecimalMark::Point),
        (1, 0) if after(last_comma) != 3 => Some(DecimalMark::Comma),
        (0, 1) if after(last_point) != 3 => Some(DecimalMark::Point),
        (_, 0) if commas > 1 => Some(DecimalMark::Point),
        (0, _) if points > 1 => Some(DecimalMark::Comma),
        _ => None,
    };
    let mark = certain.unwrap_or(if decimal_comma { DecimalMark::Comma } else { DecimalMark::Point });
    let (point, separator) = if mark == DecimalMark::Comma { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = body.split_once(point).unwrap_or((body, ""));
    if !decimals.bytes().all(|b| b.is_ascii_digit()) || decimals.len() > 18 {
        return None;
    }
    let mut digits: i128 = 0;
    let groups: Vec<&str> = whole.split([separator, ' ', '\'', '\u{a0}', '\u{2009}', '\u{202f}']).collect();
    for (at, group) in groups.iter().enumerate() {
        let first = at == 0;
        let sound = if groups.len() == 1 {
            group.len() <= 18
        } else if first {
            (1..=3).contains(&group.len())
        } else {
            group.len() == 3
        };
        if !sound || !group.bytes().all(|b| b.is_ascii_digit()) || (group.is_empty() && decimals.is_empty()) {
            return None;
        }
        digits = group.bytes().fold(digits, |sum, b| sum * 10 + i128::from(b - b'0'));
        if digits > PENCE_MAX {
            return None;
        }
    }
    let digits = decimals.bytes().try_fold(digits, |sum, b| sum.checked_mul(10)?.checked_add(i128::from(b - b'0')))?;
    Some((digits, u32::try_from(decimals.len()).ok()?, certain))
}

/// `digits` with so many decimals times a power of ten, in pence, rounded half away from zero.
fn to_pence(digits: i128, decimals: u32, exponent: i32) -> Option<i64> {
    let power = exponent + 2 - i32::try_from(decimals).ok()?;
    let pence = if power >= 0 {
        digits.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)?
    } else {
        let divisor = 10_i128.checked_pow(u32::try_from(-power).ok()?)?;
        (digits + divisor / 2) / divisor
    };
    (pence <= PENCE_MAX).then(|| i64::try_from(pence).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pence(text: &str) -> Option<i64> {
        match parse(text, false) {
            Money::Amount(amount) => Some(amount.pence),
            _ => None,
        }
    }

    #[test]
    fn amounts_are_read_however_they_are_written() {
        for (text, expected, reason) in [
            ("1234.56", 123_456, "plain"),
            ("-1234.5", -123_450, "one decimal"),
            ("500", 50_000, "whole pounds"),
            (".5", 50, "no whole pounds"),
            ("12.", 1_200, "a point and nothing after it"),
            ("£1,234.56", 123_456, "pound sign and comma"),
            ("1,234,567", 123_456_700, "two commas"),
            ("£ 1 234.56", 123_456, "spaces"),
            ("1\u{a0}234.56", 123_456, "a no-break space, tidied before or not"),
            ("(1,234.56)", -123_456, "brackets"),
            ("(£1,234.56)", -123_456, "brackets about the pound sign"),
            ("£(12.00)", -1_200, "brackets after the pound sign"),
            ("-£12.00", -1_200, "minus before the pound sign"),
            ("£-12.00", -1_200, "minus after it"),
            ("12.00-", -1_200, "minus at the end"),
            ("−12.00", -1_200, "the true minus sign"),
            ("12.00CR", -1_200, "credit"),
            ("12.00 Cr", -1_200, "credit with a space"),
            ("12.00 DR", 1_200, "debit"),
            ("-12.00 CR", -1_200, "a credit with a minus is one credit"),
            ("12.00 C", -1_200, "credit in one letter"),
            ("12.00 D", 1_200, "debit in one letter"),
            ("12.00 *", 1_200, "an asterisk that points to a note"),
            ("£ 1, 234 .56", 123_456, "spaces about the marks"),
            ("Ł12.00", 1_200, "a pound sign of central Europe"),
            ("GBP 12.00", 1_200, "the currency's code"),
            ("Â£12.00", 1_200, "a pound sign that was damaged on its way"),
            ("-œ12.00", -1_200, "a pound sign of DOS taken for one of Windows"),
            ("?12.00", 1_200, "a pound sign lost"),
            ("'12.00", 1_200, "a spreadsheet's mark for text"),
            ("1.005", 101, "half a penny goes away from zero"),
            ("-1.005", -101, "on both sides"),
            ("1.00499", 100, "less than half does not"),
            ("0.1E+3", 10_000, "scientific"),
            ("1.2E+05", 12_000_000, "scientific with a sign"),
            ("-", 0, "a dash in accounts is nothing"),
            ("£ -", 0, "with its currency"),
            ("nil", 0, "in a word"),
            ("1000000000000.00", 100_000_000_000_000, "the largest"),
        ] {
            assert_eq!(pence(text), Some(expected), "{reason}: {text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read_as_one() {
        for (text, reason) in [
            ("Total", "a word"),
            ("01/04/2025", "a date"),
            ("01.04.2025", "a date with points"),
            ("2025-04-01", "a date with hyphens"),
            ("0161 234 5678", "a telephone number"),
            ("12%", "a share"),
            ("1,23,456", "groups of two"),
            ("12.3.4", "two points"),
            ("#REF!", "an error"),
            ("INV123", "letters"),
            ("1000000000000.01", "beyond the largest"),
            ("9E99", "far beyond it"),
            ("((12))", "brackets twice"),
            (".", "a point alone"),
        ] {
            assert_eq!(parse(text, false), Money::None, "{reason}: {text}");
        }
        assert_eq!(parse("  ", false), Money::Blank);
    }

    #[test]
    fn a_decimal_comma_is_told_where_it_can_be() {
        let read = |text, comma| match parse(text, comma) {
            Money::Amount(amount) => (amount.pence, amount.mark),
            _ => (i64::MIN, None),
        };
        for (text, comma, expected, reason) in [
            ("1.234,56", false, (123_456, Some(DecimalMark::Comma)), "point before comma"),
            ("12,50", false, (1_250, Some(DecimalMark::Comma)), "two digits after the comma"),
            ("1,234.56", true, (123_456, Some(DecimalMark::Point)), "comma before point"),
            ("1,234", false, (123_400, None), "could be either, the column says points"),
            ("1,234", true, (123, None), "could be either, the column says commas"),
            ("1.234", true, (123_400, None), "and so for a point"),
        ] {
            assert_eq!(read(text, comma), expected, "{reason}: {text}");
        }
    }
}
