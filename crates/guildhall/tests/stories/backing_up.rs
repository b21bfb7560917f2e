//! A backup brings everything back, on the same database or the other.

use actions::upkeep::{back_up, check, restore};
use actions::{Clock, Guildhall, Places};
use domain::access::Role;
use std::path::{Path, PathBuf};
use testkit::{Scratch, TestApp, on_both_databases, payments_csv, postgres_server};

const MAY: &[(&str, &str, &str, &str, &str)] = &[
    ("2026-05-01", "Abel Supplies Ltd", "1000.00", "Housing", "Repairs"),
    ("2026-05-20", "Café Müller & Söhne", "-20.25", "Leisure", "Refunds"),
];

async fn backup(app: &TestApp, name: &str) -> PathBuf {
    let to = app.folder().join(format!("{name}.tar"));
    back_up(&app.guildhall, &app.places, &to).await.unwrap();
    to
}

/// What a check finds in a Guildhall.
async fn faults(guildhall: &Guildhall) -> Vec<String> {
    let report = check(guildhall).await.unwrap();
    let broken = report.chains.iter().filter_map(|chain| Some(format!("{}: {}", chain.chain, chain.broken.as_ref()?)));
    broken.chain(report.troubles.iter().cloned()).collect()
}

/// Backs up, brings the backup back into an SQLite folder of this name, and answers what a check finds there.
pub async fn restored(app: &TestApp, name: &str) -> Vec<String> {
    restore_changed(app, name, |_| ()).await
}

/// As [`restored`], after the rows of the records were changed in the backup.
pub async fn restore_changed(app: &TestApp, name: &str, change: impl FnOnce(&mut Vec<String>)) -> Vec<String> {
    let sound = backup(app, name).await;
    let changed = app.folder().join(format!("{name}-changed.tar"));
    write_changed(&sound, &changed, change);
    let places = Places::in_folder(&app.folder().join(name));
    restore(&places, &changed).await.unwrap();
    let guildhall = Guildhall::open(&places, Clock::Machine).await.unwrap();
    let found = faults(&guildhall).await;
    guildhall.store.close().await.unwrap();
    found
}

/// Writes a backup anew with other rows of records.
fn write_changed(from: &Path, to: &Path, change: impl FnOnce(&mut Vec<String>)) {
    let mut change = Some(change);
    let mut archive = tar::Archive::new(std::fs::File::open(from).unwrap());
    let mut anew = tar::Builder::new(std::fs::File::create(to).unwrap());
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let (mut header, path) = (entry.header().clone(), entry.path().unwrap().into_owned());
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
        if path == Path::new("records.jsonl") {
            let text = String::from_utf8(content).unwrap();
            let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
            change.take().unwrap()(&mut rows);
            content = (rows.join("\n") + "\n").into_bytes();
        }
        header.set_size(content.len() as u64);
        header.set_cksum();
        anew.append_data(&mut header, path, content.as_slice()).unwrap();
    }
    anew.into_inner().unwrap();
}

async fn filled(app: &TestApp) -> domain::councils::Council {
    let council = app.council("Wynmarch District Council").await;
    app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
    app.bring_in(&council, "May.csv", &payments_csv(MAY)).await;
    council
}

/// The last hash of each chain.
async fn hashes(guildhall: &Guildhall) -> Vec<(String, String)> {
    check(guildhall).await.unwrap().chains.into_iter().map(|chain| (chain.chain, chain.last)).collect()
}

/// Brings the backup back into a database, works on in it, and compares.
async fn comes_back(app: &TestApp, places: &Places) {
    let council = filled(app).await;
    let from = backup(app, "whole").await;
    restore(places, &from).await.unwrap();
    let back = app.beside(places.clone()).await;
    let guildhall = &back.guildhall;
    assert_eq!(faults(guildhall).await, Vec::<String>::new());
    assert_eq!(back.total(&council).await, app.total(&council).await);
    assert_eq!(hashes(guildhall).await, hashes(&app.guildhall).await, "the same chains to the last hash");
    back.bring_in(&council, "June.csv", &payments_csv(&[("2026-06-01", "Cole Ltd", "5.00", "Housing", "Repairs")]))
        .await;
    assert_eq!(back.total(&council).await.0, 3, "new records are numbered after those that came back");
    assert_eq!(faults(guildhall).await, Vec::<String>::new());
    back.guildhall.store.close().await.unwrap();
}

on_both_databases! {
    async fn a_backup_comes_back_into_a_folder_of_its_own(app: TestApp) {
        comes_back(&app, &Places::in_folder(&app.folder().join("again"))).await;
    }

    async fn a_backup_comes_back_into_a_postgresql_database(app: TestApp) {
        let Some(server) = postgres_server() else { return };
        let scratch = Scratch::create(&server).await;
        let places = Places { root: app.folder().join("again"), database: Some(scratch.address.clone()) };
        comes_back(&app, &places).await;
        scratch.drop_database().await;
    }

    async fn a_backup_is_refused_where_records_are_already(app: TestApp) {
        filled(&app).await;
        let from = backup(&app, "whole").await;
        assert!(restore(&app.places, &from).await.is_err());
        assert_eq!(app.faults().await, Vec::<String>::new(), "what was there is untouched");
    }
}
