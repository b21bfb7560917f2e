//! Who answers for something, where records name the owner in words.

use super::editions::cleaned;

/// Whether an owner names somebody of that name, whatever the capitals and signs, such as "Sam Holt, Head of Housing". A name
/// of one word must be all that the owner says, for Sam is not Sam Holt.
#[must_use]
pub fn is_owner(owner: &str, name: &str) -> bool {
    let (owner, name) = (cleaned(owner), cleaned(name));
    let is_full = name.contains(' ');
    !name.is_empty() && (owner == name || (is_full && format!(" {owner} ").contains(&format!(" {name} "))))
}
