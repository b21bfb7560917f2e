//! Invented payments files.

/// A payments file of lines: day, supplier, pounds, service, category.
#[must_use]
pub fn payments_csv(lines: &[(&str, &str, &str, &str, &str)]) -> String {
    let mut text =
        "Payment Date,Supplier Name,Net Amount,Service Area,Expense Category,Transaction Number\n".to_owned();
    for (number, (day, supplier, pounds, service, category)) in lines.iter().enumerate() {
        text.push_str(&format!("{day},{supplier},{pounds},{service},{category},{:05}\n", number + 1));
    }
    text
}
