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
    let mut hash = blake3::Hasher::new();
    for date in [line.date, line.month_only] {
        match date {
            Some(date) => {
                hash.update(&[1]);
                hash.update(&date.year().to_le_bytes());
                hash.update(&date.month().to_le_bytes());
                hash.update(&date.day().to_le_bytes());
            }
            None => {
                hash.update(&[0]);
            }
        }
    }
    hash.update(&line.amount.get().to_le_bytes());
    for text in [&line.supplier, &line.reference, &line.description, &line.service, &line.category] {
        // The length stands before the text, so that no two lists of texts run into the same bytes.
        hash.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(text.as_bytes());
    }
    let mut first = [0; 8];
    hash.finalize_xof().fill(&mut first);
    u64::from_le_bytes(first)
}
