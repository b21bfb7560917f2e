//! Whether each version of each record is as the trail attests it.

use crate::records::attested;
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::records::Record;
use domain::strategy::SurveyAnswer;
use std::collections::HashSet;

/// What is not as the trail says, as sentences; nothing where every version is.
///
/// # Errors
/// When the records cannot be read.
pub(super) async fn not_attested(guildhall: &Guildhall, scope: &Scope) -> Result<Vec<String>, Failure> {
    let changes = store::trail::changes(&guildhall.store, scope).await?;
    let known: HashSet<(i64, &str, &str)> = changes
        .iter()
        .filter_map(|(subject, change)| Some((*subject, change.field.as_str(), change.after.as_deref()?)))
        .collect();
    let mut found = Vec::new();
    // The trail does not speak of single answers to a survey, so that nobody can tell from it who gave which.
    let held = store::records::every(&guildhall.store, scope).await?;
    for held in held.iter().filter(|held| held.noun != SurveyAnswer::NOUN) {
        let said = attested(held.version, &held.content);
        if !known.contains(&(held.id, held.noun.as_str(), said.as_str())) {
            found
                .push(format!("version {} of {} {} is not as the trail attests it", held.version, held.noun, held.key));
        }
    }
    Ok(found)
}
