//! Making the invented councils: councils, people, payments, each by the action that a person would use.

use super::published::publish_all;
use crate::commands::spend::bring_in::{End, Wish, bring_in};
use crate::commands::suppliers::bring_in as suppliers;
use crate::outcome::Trouble;
use crate::terminal::{self, Progress};
use actions::Guildhall;
use actions::people::NewPerson;
use actions::reference::LoadWish;
use actions::spend::Accepted;
use domain::access::{Role, Scope};
use domain::councils::{Council, CouncilCode};
use domain::spend::{FileKind, Mapping};
use domain::suppliers::{FactsMapping, PostcodeKind, SmeDefinition};
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
    postcodes(guildhall, invented).await?;
    for council in &councils {
        payments(guildhall, council, &invented.payment_files(council.code.as_str()), progress).await?;
        facts(guildhall, council, invented).await?;
        context(guildhall, council, invented).await?;
        super::strategy::bring_in(guildhall, council, invented).await?;
    }
    progress.show("Looking for money that may have been lost");
    actions::jobs::run_waiting(guildhall).await?;
    for council in &councils {
        super::losses::decide_some(guildhall, council).await?;
    }
    progress.clear();
    if let Some(council) = councils.first() {
        super::law::adopt(guildhall, council).await?;
        super::strategy::attest(guildhall, council).await?;
        super::reports::make(guildhall, council).await?;
        super::format_requests::make(guildhall, council, invented).await?;
        publish_all(guildhall, council, guildhall.clock.today(), progress).await?;
    }
    Ok(())
}

/// Loads the invented postcode directory, by the way of every edition: from a file.
async fn postcodes(guildhall: &Guildhall, invented: &Invented) -> Result<(), Trouble> {
    if store::postcodes::edition_at(&guildhall.store, None).await?.is_some() {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("invented-postcodes.csv");
    std::fs::write(&path, invented.postcode_directory())?;
    let mut quiet = |_, _, _| ();
    let wish = LoadWish::default();
    actions::reference::load_postcodes(guildhall, &path, "invented-postcodes.csv", wish, &mut quiet).await?;
    Ok(())
}

/// Says where the council is and what it knows of its suppliers.
async fn facts(guildhall: &Guildhall, council: &Council, invented: &Invented) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    let Some(own) = invented.area_code(council.code.as_str()) else { return Ok(()) };
    if store::suppliers::area_at(&guildhall.store, &scope, None).await?.is_none() {
        actions::reference::set_area(guildhall, &scope, own, "", "").await?;
    }
    let mapping = FactsMapping {
        postcode_kind: Some(PostcodeKind::Site),
        sme_definition: Some(SmeDefinition::ProcurementAct),
        ..FactsMapping::default()
    };
    let (name, content) =
        (format!("{}-supplier-facts.csv", council.code), invented.supplier_facts(council.code.as_str()));
    match suppliers::bring_in(guildhall, &scope, (&name, content.as_slice()), &mapping, true).await? {
        suppliers::End::Loaded(_) | suppliers::End::AlreadyIn(_) => Ok(()),
        suppliers::End::Refused(file) => Err(not_made(&file.name, &file.reading.map(|reading| reading.findings))),
        suppliers::End::Asks(file, waits) => Err(not_made(&file.name, &waits)),
    }
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

/// Enters what stands beside the payments, unless it is there already.
async fn context(guildhall: &Guildhall, council: &Council, invented: &Invented) -> Result<(), Trouble> {
    let scope = Scope::of_operator(council.id);
    let known = store::spend::context::facts(&guildhall.store, &scope, None).await?;
    for fact in invented.context(council.code.as_str()) {
        if !known.iter().any(|known| fact.replaces(known)) {
            actions::spend::context::enter_fact(guildhall, &scope, &fact).await?;
        }
    }
    Ok(())
}

fn not_made(name: &str, why: &impl std::fmt::Debug) -> Trouble {
    Trouble::failed(format!("{name} could not be imported: {why:?}"))
}
