//! What a heading says of its column's meaning, by the words that councils use.

use super::headings::normalise;
use super::phrases::{AGAINST, PHRASES};
use domain::spend::Column::{self, *};
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// A heading that is exactly the phrase counts this much more than one that holds it among others.
const EXACT: i32 = 12;

/// What each phrase speaks for.
static INDEX: LazyLock<HashMap<&str, Vec<(Column, i32)>>> = LazyLock::new(|| {
    let mut index: HashMap<&str, Vec<(Column, i32)>> = HashMap::new();
    for (column, weight, phrases) in PHRASES {
        for phrase in phrases.split(", ") {
            index.entry(phrase).or_default().push((*column, *weight));
        }
    }
    index
});

/// Words in a row that a phrase can have.
const PHRASE_WORDS_MAX: usize = 5;

/// Every run of whole words of a heading, up to the longest phrase.
fn spans(words: &str) -> Vec<&str> {
    let starts: Vec<usize> = std::iter::once(0).chain(words.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let mut spans = Vec::new();
    for (at, start) in starts.iter().enumerate() {
        for length in 1..=PHRASE_WORDS_MAX {
            let end = starts.get(at + length).map_or(words.len(), |next| next - 1);
            spans.extend(words.get(*start..end));
            if end == words.len() {
                break;
            }
        }
    }
    spans
}

/// How strongly a heading speaks for each meaning; only what it speaks for at all.
pub(crate) fn scores(heading: &str) -> Vec<(Column, i32)> {
    if heading.len() > 80 {
        return Vec::new();
    }
    let words = corrected(&normalise(heading));
    let spans = spans(&words);
    let mut found: Vec<(Column, i32)> = Vec::new();
    for span in &spans {
        for (column, weight) in INDEX.get(span).into_iter().flatten() {
            let score = strength(*weight, span, &words);
            match found.iter_mut().find(|(known, _)| known == column) {
                Some((_, best)) => *best = score.max(*best),
                None => found.push((*column, score)),
            }
        }
    }
    for (column, score) in &mut found {
        *score -= against(*column, &words, &spans);
    }
    found.retain(|(_, score)| *score > 0);
    found
}

/// An exact heading counts most; each other word about the phrase takes a little away.
fn strength(weight: i32, phrase: &str, words: &str) -> i32 {
    if phrase == words {
        return weight + EXACT;
    }
    let others = words.split(' ').count().saturating_sub(phrase.split(' ').count());
    weight - 2 * i32::try_from(others.min(10)).unwrap_or(10)
}

fn against(column: Column, words: &str, spans: &[&str]) -> i32 {
    let speaks = |phrase: &str, least: i32| {
        INDEX.get(phrase).into_iter().flatten().any(|(known, weight)| *known == column && *weight >= least)
    };
    if speaks(words, 80) {
        return 0;
    }
    let holds = |phrases: &[&str]| phrases.iter().any(|phrase| spans.contains(phrase));
    let mut against: i32 = AGAINST
        .iter()
        .filter(|(columns, _, phrases)| {
            columns.contains(&column) && phrases.split(", ").any(|phrase| spans.contains(&phrase))
        })
        .map(|(_, weight, _)| *weight)
        .sum();
    let is_net = |phrase: &&str| {
        INDEX.get(phrase).into_iter().flatten().any(|(known, weight)| *known == Amount && *weight >= 94)
    };
    let net = spans.iter().any(is_net);
    match column {
        // "VAT" and "gross" in a heading are about something else than the net amount, unless it says "without".
        Amount if !net && holds(&["vat", "tax"]) => against += 90,
        Amount if !net && holds(&["gross"]) => against += 60,
        Vat | Gross if net => against += 100,
        Vat if holds(&["inc", "incl", "including", "inclusive", "with", "gross", "plus"]) => against += 100,
        _ => {}
    }
    against
}

/// Mends one wrong letter in a long word that the dictionary knows: `Directotate`.
fn corrected(words: &str) -> String {
    static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let against = AGAINST.iter().flat_map(|(_, _, phrases)| phrases.split([',', ' ']));
        INDEX.keys().flat_map(|phrase| phrase.split(' ')).chain(against).filter(|word| word.len() >= 7).collect()
    });
    let known = &*KNOWN;
    let mend = |word: &str| -> String {
        if word.len() < 7 || known.contains(word) {
            return word.to_owned();
        }
        known.iter().find(|other| one_slip(word, other)).map_or(word, |other| other).to_owned()
    };
    words.split(' ').map(mend).collect::<Vec<_>>().join(" ")
}

/// Whether two words differ by one letter put in, left out or changed.
fn one_slip(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a.as_bytes()[same.min(a.len())..], &b.as_bytes()[same.min(b.len())..]);
    let rest = |from: &[u8], skip: usize| from.get(skip..).map(<[u8]>::to_vec).unwrap_or_default();
    rest(a, 1) == rest(b, 1) || rest(a, 1) == b || a == rest(b, 1)
}

/// The meaning a heading speaks for most, with its strength.
pub(crate) fn strongest(heading: &str) -> Option<(Column, i32)> {
    scores(heading).into_iter().max_by_key(|(_, score)| *score)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_speak_for_their_meaning() {
        for (heading, column) in [
            ("Supplier", Supplier),
            ("Vendor Name", Supplier),
            ("Beneficiary", Supplier),
            ("Merchant", Supplier),
            ("Cr Name", Supplier),
            ("Payee", Supplier),
            ("Supplier (Beneficiary) Name", Supplier),
            ("Supplier ID", SupplierNumber),
            ("Creditor No.", SupplierNumber),
            ("Net", Amount),
            ("Net Amt £", Amount),
            ("Sum of Amount", Amount),
            ("Value (ex VAT)", Amount),
            ("Amount (excluding VAT)", Amount),
            ("Payment Amount", Amount),
            ("Spend", Amount),
            ("Invoice Line Value (net of VAT)", Amount),
            ("Debit", Amount),
            ("Credit", Credit),
            ("Gross", Gross),
            ("Amount inc VAT", Gross),
            ("VAT Amount", Vat),
            ("VAT", Vat),
            ("Paid Date", Date),
            ("Posting date", Date),
            ("Cleared", Date),
            ("Effective date", Date),
            ("Invoice Date", InvoiceDate),
            ("Directotate", Service),
            ("Service area", Service),
            ("Cost Centre Description", Service),
            ("Expense type", Category),
            ("Subjective", Category),
            ("Merchant Category", Category),
            ("Account description", Category),
            ("Invoice No", InvoiceNumber),
            ("Transaction No.", Reference),
            ("Narrative", Description),
            ("Dr/Cr", Sign),
            ("Registered charity number", RegistrationNumber),
            ("Beneficiary's registration number", RegistrationNumber),
            ("Time period of grant", GrantPeriod),
        ] {
            assert_eq!(strongest(heading).map(|(found, _)| found), Some(column), "{heading}: {:?}", scores(heading));
        }
    }

    #[test]
    fn look_alikes_are_not_amounts() {
        for heading in [
            "Running balance",
            "VAT Registration Number",
            "Invoice Number",
            "Budget",
            "Year to date",
            "Order number",
            "Amount type",
            "Payment method",
        ] {
            let amount =
                scores(heading).into_iter().find(|(column, _)| *column == Amount).map_or(0, |(_, score)| score);
            assert!(amount < 40, "{heading}: {amount}");
        }
    }
}
