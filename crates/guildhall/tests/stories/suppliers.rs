//! An officer brings in what the council knows of its suppliers.

use actions::reference::LoadWish;
use actions::upkeep::{back_up, restore};
use actions::{Guildhall, Places};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::suppliers::{Fact, Ring, SmeDefinition, SupplierFacts, unknown};
use testkit::{DIRECTORY, StatusCode, TestApp, directory_csv, on_both_databases};

const PAID: &str = "Payment Date,Supplier Number,Supplier Name,Net Amount,Service Area\n\
    2026-05-01,100,Abel Ltd,800.00,Housing\n\
    2026-05-02,200,Baker Limited,150.00,Housing\n\
    2026-05-03,300,Cole Ltd,50.00,Housing\n\
    2026-05-04,400,REDACTED,500.00,Housing\n";

async fn wynmarch(app: &TestApp) -> Council {
    let council = app.council("Wynmarch District Council").await;
    app.load_postcodes("ONSPD_MAY_2025_UK.csv", directory_csv(DIRECTORY).as_bytes(), LoadWish::default())
        .await
        .unwrap();
    let scope = Scope::of_operator(council.id);
    actions::reference::set_area(&app.guildhall, &scope, "E07000901", "", "").await.unwrap();
    app.bring_in(&council, "May.csv", PAID).await;
    council
}

async fn known(app: &TestApp, council: &Council, key: &str, numbers: &[&str]) -> Option<SupplierFacts> {
    let scope = Scope::of_operator(council.id);
    let book = store::suppliers::book(&app.guildhall.store, &scope, None).await.unwrap();
    let numbers: Vec<String> = numbers.iter().map(|number| (*number).to_owned()).collect();
    book.of_key(key, &numbers).cloned()
}

async fn not_known(guildhall: &Guildhall, council: &Council, fact: Fact) -> (usize, i64) {
    let scope = Scope::of_operator(council.id);
    let paid = store::spend::suppliers_paid(&guildhall.store, &scope, None).await.unwrap();
    let book = store::suppliers::book(&guildhall.store, &scope, None).await.unwrap();
    let found = unknown(&paid, &book, fact);
    (found.suppliers.len(), found.unknown.get())
}

on_both_databases! {
    async fn a_file_is_looked_at_taken_in_and_undone_whole(app: TestApp) {
        let council = wynmarch(&app).await;
        let officer = app.person(&council, "Ann Other", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let file = "Supplier No,Supplier,Post Code,SME,VCSE\n100,Abel Ltd,wx1 1aa,Y,N\n200,Baker Ltd,QZ1 1AA,large,\n";
        let form = visitor.get("/suppliers/facts").await.form("/suppliers/facts");
        let page = visitor.send(form.choose_file("file", "facts.csv", file.as_bytes())).await;
        page.says("Being read");
        app.run_jobs().await;
        let address = page.path.clone();
        let page = visitor.get(&address).await;
        page.says("Nothing counts until you take it in").says("does not say which postcode").says("not by which definition");
        let load = format!("{address}/load");
        let page = visitor.send(page.form(&load)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "what is to be confirmed waits");
        visitor.send(page.form(&load).tick("accept_reading", "yes")).await;
        app.run_jobs().await;
        visitor.get(&address).await.says("The facts of this file count: 2 rows");
        let list = visitor.get("/suppliers").await;
        let rows = list.rows();
        let abel = rows.iter().find(|row| row.first().is_some_and(|name| name == "Abel Ltd")).unwrap();
        assert_eq!(abel[2..5], ["In the council's area", "Yes", "No"]);
        let baker = rows.iter().find(|row| row.first().is_some_and(|name| name.starts_with("Baker"))).unwrap();
        assert_eq!(baker[2..5], ["In the United Kingdom", "No", "Not known"]);
        let page = visitor.get(&address).await;
        let undo = format!("{address}/undo");
        let page = visitor.send(page.form(&undo)).await;
        assert_eq!(page.errors().len(), 1, "a reason is asked");
        visitor.send(page.form(&undo).fill("why", "wrong list")).await;
        assert_eq!(known(&app, &council, "abel ltd", &["100"]).await, None, "nothing it said counts");
        let before = store::suppliers::book(&app.guildhall.store, &Scope::of_operator(council.id), None).await.unwrap();
        assert!(before.is_empty());
    }

    async fn a_supplier_twice_with_different_answers_stops_its_rows_and_shows_both(app: TestApp) {
        let council = wynmarch(&app).await;
        let file = "Supplier No,Supplier,SME\n100,Abel Ltd,Y\n200,Baker Ltd,N\n100,Abel Ltd,N\n300,Cole Ltd,perhaps\n300,Cole Ltd,Y\n300,Cole Ltd,Y\n";
        let read = app.receive_facts(&council, "facts.csv", file.as_bytes()).await;
        let reading = read.reading.unwrap();
        let twice = reading.findings.iter().find(|finding| finding.code == "supplier_twice").unwrap();
        assert!(twice.text.contains("“yes” on row 2") && twice.text.contains("“no” on row 4"), "{}", twice.text);
        assert_eq!(twice.at.to_string(), "C4");
        let word = reading.findings.iter().find(|finding| finding.code == "word_not_known").unwrap();
        assert_eq!(word.at.to_string(), "C5");
        assert_eq!(reading.left_out.get("contradicted"), Some(&2));
        actions::suppliers::ask_load(&app.guildhall, &Scope::of_operator(council.id), read.id, true).await.unwrap();
        app.run_jobs().await;
        assert_eq!(known(&app, &council, "abel ltd", &["100"]).await, None, "no answer is better than a guess");
        assert_eq!(known(&app, &council, "baker ltd", &[]).await.unwrap().sme, Some(false));
        assert_eq!(known(&app, &council, "cole ltd", &[]).await.unwrap().sme, Some(true), "the same answer twice is one");
    }

    async fn what_is_not_known_is_downloaded_filled_in_and_sent_back(app: TestApp) {
        let council = wynmarch(&app).await;
        let officer = app.person(&council, "Ann Other", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        assert_eq!(not_known(&app.guildhall, &council, Fact::Place).await, (3, 100_000));
        let page = visitor.get("/suppliers/unknown").await;
        page.says("This one supplier makes 80% of what we don't know").says("£500.00");
        let csv = visitor.get("/suppliers/unknown/download/csv?fact=place").await.source();
        assert!(!csv.contains("REDACTED") && !csv.contains("400"), "nobody is asked to tell who was withheld");
        let filled: Vec<String> = csv
            .lines()
            .map(|line| match line.trim_end().trim_start_matches('\u{feff}') {
                line if line.starts_with("100,") => line.replacen("800.00,,", "800.00,WX1 1AA,", 1),
                line if line.starts_with("300,") => line.replacen("50.00,,,", "50.00,,Ireland,", 1),
                line => line.to_owned(),
            })
            .collect();
        app.bring_in_facts(&council, "filled.csv", &(filled.join("\n") + "\n")).await;
        assert_eq!(not_known(&app.guildhall, &council, Fact::Place).await, (1, 15_000));
        assert_eq!(known(&app, &council, "cole ltd", &["300"]).await.unwrap().ring, Some(Ring::Abroad));
        let workbook = visitor.get("/suppliers/unknown/download/xlsx?fact=place").await;
        let again = app.receive_facts(&council, "again.xlsx", workbook.bytes()).await.reading.unwrap();
        assert_eq!(again.columns.len(), 10, "every column to fill in is known again: {:?}", again.columns);
    }

    async fn somebody_enters_what_they_know_and_takes_it_out_again(app: TestApp) {
        let council = wynmarch(&app).await;
        let officer = app.person(&council, "Ann Other", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = "/suppliers/supplier?key=abel+ltd";
        let form = visitor.get(address).await.form("/suppliers/statements");
        let page = visitor.send(form.fill("postcode", "nowhere").fill("headcount", "12")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors().len(), 3, "postcode, day and source: {:?}", page.errors());
        let form = page.form("/suppliers/statements");
        assert_eq!(form.value("headcount"), Some("12"), "nothing typed is lost");
        let form = form.fill("postcode", "BK1 1AA").fill("turnover", "1,200,000").fill("as_at", "30/04/2026");
        visitor.send(form.fill("source", "The supplier's declaration")).await.says("was saved");
        let facts = known(&app, &council, "abel ltd", &["100"]).await.unwrap();
        assert_eq!((facts.ring, facts.is_sme(SmeDefinition::ProcurementAct)), (Some(Ring::County), Some(true)));
        let page = visitor.get(address).await;
        page.says("The supplier's declaration").says("30 April 2026");
        let end = page.links();
        assert!(end.iter().all(|link| !link.contains("statements")), "ending is a form, not a link");
        let kept = store::suppliers::statements(&app.guildhall.store, &Scope::of_operator(council.id), None).await.unwrap();
        let form = page.form(&format!("/suppliers/statements/{}/end", kept[0].id));
        visitor.send(form.fill("why", "another firm of this name")).await.says("Taken out");
        assert_eq!(known(&app, &council, "abel ltd", &["100"]).await, None);
    }

    async fn part_of_a_larger_group_is_no_small_firm_and_a_charity_says_what_it_is_to_the_council(app: TestApp) {
        let council = wynmarch(&app).await;
        let officer = app.person(&council, "Ann Other", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = "/suppliers/supplier?key=abel+ltd";
        let form = visitor.get(address).await.form("/suppliers/statements");
        let form = form.fill("headcount", "12").fill("turnover", "1,200,000").fill("in_group", "yes");
        let form = form.fill("vcse", "yes").fill("vcse_kind", "cooperative").tick("vcse_roles", "voice");
        let form = form.fill("as_at", "30/04/2026").fill("source", "Annual accounts");
        visitor.send(form).await.says("no SME whatever its own size").says("Co-operative or mutual").says("Voice");
        let facts = known(&app, &council, "abel ltd", &["100"]).await.unwrap();
        assert_eq!(facts.is_sme(SmeDefinition::ProcurementAct), Some(false), "twelve staff, of a larger group");
        let file = visitor.get("/suppliers/download/csv").await.source();
        assert!(file.contains("Part of a larger group") && file.contains("Co-operative or mutual"), "{file}");
    }

    async fn a_backup_brings_postcodes_and_facts_back(app: TestApp) {
        let council = wynmarch(&app).await;
        app.bring_in_facts(&council, "facts.csv", "Supplier No,Supplier,Post Code,SME\n100,Abel Ltd,WX1 1AA,Y\n").await;
        let to = app.folder().join("backup.tar");
        back_up(&app.guildhall, &app.places, &to).await.unwrap();
        let places = Places::in_folder(&app.folder().join("other"));
        restore(&places, &to).await.unwrap();
        let other = app.beside(places.clone()).await;
        assert_eq!(other.faults().await, Vec::<String>::new());
        assert_eq!(known(&other, &council, "abel ltd", &["100"]).await.unwrap().ring, Some(Ring::District));
        let edition = store::postcodes::edition_at(&other.guildhall.store, None).await.unwrap().unwrap();
        let file = places.postcodes().join(&edition.folder).join("postcodes.parquet");
        std::fs::write(&file, b"something else").unwrap();
        assert_eq!(other.faults().await.len(), 1, "a directory that was changed is found");
        other.guildhall.store.clone().close().await.unwrap();
    }
}
