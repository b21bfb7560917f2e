//! What separates the cells of a text file.

use super::records::split_lines;

/// A delimiter and how many cells most rows have.
pub(super) struct Delimited {
    pub delimiter: u8,
    pub fields: Option<usize>,
}

const CANDIDATES: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Finds the delimiter that cuts most rows into the same number of cells, more cells counting for more.
pub(super) fn detect(head: &[u8]) -> Delimited {
    if let Some(delimiter) = said_outright(head) {
        return Delimited { delimiter, fields: usual(&split_lines(head, delimiter)).map(|(fields, _)| fields) };
    }
    let mut best = Delimited { delimiter: b',', fields: None };
    let mut best_score = 0;
    for delimiter in CANDIDATES {
        let counts = split_lines(head, delimiter);
        let Some((fields, rows)) = usual(&counts) else { continue };
        // The rows that agree, as a share in thousandths, times the cuts made in each.
        let score = rows * 1000 / counts.len().max(1) * (fields - 1).min(40);
        if score > best_score {
            best_score = score;
            best = Delimited { delimiter, fields: Some(fields) };
        }
    }
    best
}

/// A first line `sep=;` tells spreadsheets the delimiter.
fn said_outright(head: &[u8]) -> Option<u8> {
    let rest = head.strip_prefix(b"sep=").or_else(|| head.strip_prefix(b"\"sep="))?;
    rest.first().copied().filter(|byte| CANDIDATES.contains(byte))
}

/// The commonest number of cells above one, and how many rows have it.
fn usual(counts: &[usize]) -> Option<(usize, usize)> {
    let mut tally = std::collections::BTreeMap::new();
    for count in counts.iter().filter(|count| **count > 1) {
        *tally.entry(*count).or_insert(0_usize) += 1;
    }
    tally.into_iter().max_by_key(|(fields, rows)| (*rows, *fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_that_cuts_rows_alike_is_found() {
        for (head, delimiter, fields, reason) in [
            ("a,b,c\n1,2,3\n", b',', Some(3), "commas"),
            ("a\tb\tc\n1,5\t2,5\t3\n", b'\t', Some(3), "tabs, with commas in numbers"),
            ("a;b;c;d\nx;1,50;y, z;w\nx;2,50;y;w\n", b';', Some(4), "semicolons, with decimal commas"),
            ("a|b|c\n1|2|3", b'|', Some(3), "upright lines"),
            ("Title, of the file\n\na;b;c\n1;2;3\n", b';', Some(3), "a title with a comma above"),
            ("sep=;\na;b,c,d,e\n", b';', Some(2), "said outright"),
            ("one\ntwo\n", b',', None, "one column"),
            ("a,\"x;y;z;w;v\",c\n1,\"x;y;z;w;v\",3\n", b',', Some(3), "semicolons inside quotes"),
        ] {
            let found = detect(head.as_bytes());
            assert_eq!((found.delimiter, found.fields), (delimiter, fields), "{reason}");
        }
    }
}
