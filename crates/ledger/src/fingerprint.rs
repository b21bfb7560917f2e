//! The fingerprint by which the same line is known again in another file.

use domain::spend::PaymentLine;

/// A number made of what a line says: its day or month, supplier, amount, reference, description, service and category.
///
/// The same content gives the same number on every machine and in every release, whatever file and row it stands on.
/// Two lines of equal content have equal numbers; two of different content share one by chance once in millions of years of lines.
///
/// ```
/// use domain::spend::PaymentLine;
/// let line = PaymentLine { row: 2, supplier: "Harrow & Vale Ltd".into(), ..PaymentLine::default() };
/// let same = PaymentLine { row: 900, ..line.clone() };
/// assert_eq!(ledger::fingerprint(&line), ledger::fingerprint(&same));
/// ```
#[must_use]
pub fn fingerprint(line: &PaymentLine) -> u64 {
    fingerprint_with(line, &mut Vec::new())
}

/// As [`fingerprint`], in memory that is used again for the next line.
pub(crate) fn fingerprint_with(line: &PaymentLine, content: &mut Vec<u8>) -> u64 {
    content.clear();
    for date in [line.date, line.month_only] {
        match date {
            Some(date) => {
                content.push(1);
                content.extend_from_slice(&date.year().to_le_bytes());
                content.extend_from_slice(&date.month().to_le_bytes());
                content.extend_from_slice(&date.day().to_le_bytes());
            }
            None => content.push(0),
        }
    }
    content.extend_from_slice(&line.amount.get().to_le_bytes());
    for text in [&line.supplier, &line.reference, &line.description, &line.service, &line.category] {
        // The length stands before the text, so that no two lists of texts run into the same bytes.
        content.extend_from_slice(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        content.extend_from_slice(text.as_bytes());
    }
    let hash = blake3::hash(content);
    hash.as_bytes().first_chunk().map_or(0, |first| u64::from_le_bytes(*first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_beginning_of_the_hash_of_all_that_a_line_says() {
        let line = PaymentLine {
            date: "2026-04-30".parse().ok(),
            amount: domain::values::Pence::new(-12_345),
            supplier: "Harrow & Vale Ltd".into(),
            reference: "700001".into(),
            ..PaymentLine::default()
        };
        let mut hash = blake3::Hasher::new();
        for part in [&[1][..], &2026_i16.to_le_bytes(), &[4, 30, 0], &(-12_345_i64).to_le_bytes()] {
            hash.update(part);
        }
        for text in ["Harrow & Vale Ltd", "700001", "", "", ""] {
            hash.update(&(text.len() as u64).to_le_bytes()).update(text.as_bytes());
        }
        assert_eq!(fingerprint(&line).to_le_bytes(), hash.finalize().as_bytes()[..8]);
    }
}
