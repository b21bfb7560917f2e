//! Under which key a payee stands in figures.

/// The key of lines that name no supplier, and of those that give no service or category.
pub const BLANK_KEY: &str = "";
