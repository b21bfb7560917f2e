//! Making the invented councils: councils, people, payments, each by the action that a person would use.

use super::published::publish_all;
use crate::commands::spend::bring_in::{End, Wish, bring_in};
use crate::outcome::Trouble;
use crate::terminal::{self, Progress};
use actions::Guildhall;
use actions::people::NewPerson;
use actions::spend::Accepted;
use domain::access::{Role, Scope};
use domain::councils::{Council, CouncilCode};
use domain::spend::{FileKind, Mapping};
use invented::{Invented, InventedFile, InventedPerson};
use std::collections::BTreeMap;

/// The password of everybody invented.
pub const PASSWORD: &str = "copper-kettle-meadow";

/// Makes what is not there yet.
pub async fn make(guildhall: &Guildhall, invented: &Invented, progress: &Progress) -> Result<(), Trouble> {
    let councils = councils(guildhall, invented).await?;
    for person in invented.people() {
        progress.show(&format!("Adding {}", person.name));
        add_person(guildhall, &councils, &person).await?;
    }
    for council in &councils {
        payments(guildhall, council, &invented.payment_files(council.code.as_str()), progress).await?;
    }
    if let Some(council) = councils.first() {
        publish_all(guildhall, council, guildhall.clock.today(), progress).await?;
    }
    Ok(())
}

async fn councils(guildhall: &Guildhall, invented: &Invented) -> Result<Vec<Council>, Trouble> {
    let mut made = Vec::new();
    for council in invented.councils() {
        let code: CouncilCode = council.code.parse().map_err(Trouble::Failed)?;
        if store::councils::by_code(&guildhall.store, &code).await?.is_none() {
            actions::councils::add(guildhall, &code, council.name).await?;
        }
        made.extend(store::councils::by_code(&guildhall.store, &code).await?);
    }
    Ok(made)
}

/// Adds a person to each of their councils that does not have them yet.
async fn add_person(guildhall: &Guildhall, councils: &[Council], person: &InventedPerson) -> Result<(), Trouble> {
    for (code, roles) in roles_by_council(person) {
        let Some(council) = councils.iter().find(|council| council.code.as_str() == code) else { continue };
        let scope = Scope::of_operator(council.id);
        let there = store::people::of_council(&guildhall.store, &scope).await?;
        if there.iter().any(|known| known.email.as_deref() == Some(person.email.as_str())) {
            continue;
        }
        let typed = NewPerson {
            name: person.name.to_owned(),
            email: person.email.clone(),
            password: PASSWORD.to_owned(),
            roles,
        };
        actions::people::add(guildhall, &scope, &typed).await?;
    }
    Ok(())
}

fn roles_by_council(person: &InventedPerson) -> BTreeMap<&'static str, Vec<Role>> {
    let mut councils: BTreeMap<&str, Vec<Role>> = BTreeMap::new();
    for (council, role) in &person.roles {
        councils.entry(council).or_default().push(*role);
    }
    councils
}

/// A person's rows in the list of those who can sign in: address, roles, council.
pub fn who(person: &InventedPerson) -> Vec<Vec<String>> {
    let row = |(council, roles): (&str, Vec<Role>)| {
        let roles: Vec<&str> = roles.iter().map(|role| role.label()).collect();
        vec![person.email.clone(), roles.join(", "), council.to_owned()]
    };
    roles_by_council(person).into_iter().map(row).collect()
}

async fn payments(
    guildhall: &Guildhall,
    council: &Council,
    files: &[InventedFile],
    progress: &Progress,
) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    // What the invented files leave open is proposed rightly, so the proposals are taken.
    let accepted = Accepted { reading: true, overlap: true, difference: true };
    // Each file's own progress would only flicker: they are small.
    let quiet = Progress::none();
    for (at, file) in files.iter().enumerate() {
        progress.show(&format!("{}: importing file {} of {}", council.name, at + 1, files.len()));
        // Only a person says that a file holds grants.
        let kind = Some(file.kind).filter(|kind| *kind == FileKind::Grants);
        let wish = Wish { accepted, mapping: Mapping { kind, ..Mapping::default() }, ..Wish::default() };
        match bring_in(guildhall, &scope, (&file.name, file.bytes.as_slice()), &wish, &quiet).await? {
            End::Imported(..) | End::AlreadyIn(_) => {}
            End::Refused(known) => return Err(not_made(&known.name, &known.reading.map(|reading| reading.findings))),
            End::Asks(known, waits) => return Err(not_made(&known.name, &waits)),
        }
    }
    progress.clear();
    let total = store::spend::total(&guildhall.store, &scope, &store::spend::Span::default()).await?;
    terminal::say(&format!("{}: {} payment lines, {}", council.name, total.lines, total.total));
    Ok(())
}

fn not_made(name: &str, why: &impl std::fmt::Debug) -> Trouble {
    Trouble::failed(format!("{name} could not be imported: {why:?}"))
}
