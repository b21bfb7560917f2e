//! The invented councils' strategies, risks, savings, surveys, training and libraries.

use crate::outcome::Trouble;
use actions::Guildhall;
use domain::access::Scope;
use domain::councils::Council;
use invented::Invented;

/// Brings in what a council has recorded, unless it has records already.
pub async fn bring_in(guildhall: &Guildhall, council: &Council, invented: &Invented) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    if store::records::newest(&guildhall.store, &scope).await?.is_some() {
        return Ok(());
    }
    let mut book = invented.strategy(council.code.as_str());
    let people = store::people::of_council(&guildhall.store, &scope).await?;
    let named = |name: &str| people.iter().find(|one| one.shown_name() == name).map(|one| one.id);
    for assessor in &mut book.assessors {
        assessor.person = named(&assessor.name);
    }
    actions::strategy::bring_in(guildhall, &scope, &book, "Invented for the demonstration").await?;
    Ok(())
}
