//! Values as people read them in a terminal.

use domain::values::Date;

/// A day: `1 April 2026`.
pub fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// A count with its noun: `1 line`, `2 lines`, `12,345 lines`.
pub fn count(number: u64, one: &str, more: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { more })
}

/// A whole number with a comma after each third digit from the right.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let (head, tail) = digits.split_at(first);
    let mut groups: Vec<&str> = if head.is_empty() { Vec::new() } else { vec![head] };
    groups.extend(tail.as_bytes().chunks(3).filter_map(|chunk| std::str::from_utf8(chunk).ok()));
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_noun() {
        for (number, shown) in
            [(0, "0 lines"), (1, "1 line"), (999, "999 lines"), (1_000, "1,000 lines"), (1_234_567, "1,234,567 lines")]
        {
            assert_eq!(count(number, "line", "lines"), shown);
        }
    }
}
