//! What a rule looks for in a line.

use crate::spend::clean;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

macro_rules! named {
    ($(#[$meta:meta])* $kind:ident { $($variant:ident $name:literal $label:literal $doc:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $kind {
            $(#[doc = $doc] $variant,)*
        }

        impl $kind {
            /// Every one, in the order in which people choose.
            pub const ALL: &[$kind] = &[$($kind::$variant,)*];

            /// The name in records and forms.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $($kind::$variant => $name,)* }
            }

            /// The name shown to people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $($kind::$variant => $label,)* }
            }
        }

        impl FromStr for $kind {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                $kind::ALL.iter().copied().find(|one| one.name() == text).ok_or_else(|| format!("{text:?} is not known"))
            }
        }
    };
}

named! {
    /// The part of a line that a rule looks at.
    ScopeField {
        Supplier "supplier" "Supplier" "The supplier's cleaned name; a redacted payee has none.";
        SupplierNumber "supplier_number" "Supplier number" "The supplier's number in the council's ledger.";
        Service "service" "Service" "The service that paid.";
        Category "category" "Category" "What was bought.";
        Description "description" "Description" "What the line says of itself.";
        Kind "kind" "Kind of payments" "The kind of its file: payments, cards or grants.";
    }
}

named! {
    /// How a phrase is compared with a part of a line. Letter case, punctuation and spaces never count, and a phrase
    /// is found as whole words only.
    Matching {
        Contains "contains" "contains the words" "The words stand in it, one after the other.";
        Equals "equals" "is exactly" "It is these words and no others.";
        Begins "begins" "begins with" "It begins with these words.";
    }
}

/// Any of some phrases in a part of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Condition {
    /// The part of the line.
    pub field: ScopeField,
    /// How a phrase is compared.
    pub how: Matching,
    /// The phrases as typed; one is enough.
    pub phrases: Vec<String>,
}

impl Condition {
    /// A condition over some phrases.
    #[must_use]
    pub fn new(field: ScopeField, how: Matching, phrases: &[&str]) -> Condition {
        Condition { field, how, phrases: phrases.iter().map(|phrase| (*phrase).to_owned()).collect() }
    }

    /// The condition in words: `supplier contains the words “town council” or “parish council”`.
    #[must_use]
    pub fn said(&self) -> String {
        let phrases: Vec<String> = self.phrases.iter().map(|phrase| format!("“{phrase}”")).collect();
        format!("{} {} {}", self.field.label().to_lowercase(), self.how.label(), phrases.join(" or "))
    }
}

/// A text as its words in small letters with one space between, in the form in which a field is compared.
#[must_use]
pub fn words(field: ScopeField, text: &str) -> String {
    if field == ScopeField::Supplier {
        return clean(text);
    }
    let mut spaced = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => spaced.push_str(" and "),
            '\'' | '’' => {}
            _ if sign.is_alphanumeric() => spaced.extend(sign.to_lowercase()),
            _ => spaced.push(' '),
        }
    }
    let mut out = String::with_capacity(spaced.len());
    for word in spaced.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a phrase is found in a text, both as [`words`] gives them.
pub(super) fn found(text: &str, how: Matching, phrase: &str) -> bool {
    match how {
        Matching::Equals => text == phrase,
        Matching::Begins => text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')),
        Matching::Contains => text.match_indices(phrase).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let after = text.get(at + phrase.len()..).unwrap_or_default();
            (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_as_whole_words_only() {
        for (text, how, phrase, is_found, reason) in [
            ("Refunds of council tax", Matching::Contains, "council tax", true, "two words in a row"),
            ("Non-refundable deposit", Matching::Contains, "refund", false, "a part of a word is no word"),
            ("Refund", Matching::Contains, "refund", true, "the only word"),
            ("A refund", Matching::Contains, "refund", true, "the last word"),
            ("Grantham road, grant", Matching::Contains, "grant", true, "the second place is a word of its own"),
            ("Grants", Matching::Contains, "grant", false, "the plural is another word"),
            ("COUNCIL-TAX", Matching::Equals, "council tax", true, "case and hyphens do not count"),
            ("council tax refunds", Matching::Equals, "council tax", false, "it says more"),
            ("Grant to a club", Matching::Begins, "grant", true, "it begins so"),
            ("Grantham", Matching::Begins, "grant", false, "only a part of the first word"),
            ("A grant", Matching::Begins, "grant", false, "it begins otherwise"),
        ] {
            let phrase = words(ScopeField::Category, phrase);
            assert_eq!(found(&words(ScopeField::Category, text), how, &phrase), is_found, "{reason}: {text}");
        }
    }
}
