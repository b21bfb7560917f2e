//! The records of one council are out of reach for people of another, by any door.

use super::addresses::{filled, token_of};
use domain::access::Role;
use testkit::{Method, StatusCode, TestApp, on_both_databases, payments_csv};
use web::route_table;

/// A name that stands in the records of one council only.
const CANARY: &str = "Kestrelmoor Canary Supplies";

async fn two_councils(app: &TestApp) -> (testkit::Someone, i64) {
    let theirs = app.council("Thornbury District Council").await;
    let content = payments_csv(&[("23/04/2026", CANARY, "1200.00", "Canary service", "Canary category")]);
    app.bring_in(&theirs, "canary-file.csv", &content).await;
    let file = app.receive(&theirs, "canary-second.csv", content.replace("1200", "77").as_bytes()).await;
    let facts = format!("Supplier,Postcode,SME,Source\n{CANARY},WX1 1AA,Y,Canary source\n");
    app.bring_in_facts(&theirs, "canary-facts.csv", &facts).await;
    app.person(&theirs, "Canary Person", &[Role::Administrator]).await;
    let ours = app.council("Ashmoor District Council").await;
    app.bring_in(&ours, "ours.csv", &payments_csv(&[("24/04/2026", "Plain Supplies", "10.00", "Parks", "Tools")]))
        .await;
    (app.person(&ours, "Ann Other", &[Role::Administrator]).await, file.id)
}

on_both_databases! {
    async fn no_page_or_download_shows_a_word_of_another_council(app: TestApp) {
        let (someone, file) = two_councils(&app).await;
        let mut visitor = app.signed_in(&someone).await;
        let sought = format!("?key={}&supplier={CANARY}&q=canary&batch=1", CANARY.to_lowercase()).replace(' ', "+");
        for facts in route_table().into_iter().filter(|facts| facts.methods.contains(&"GET")) {
            for number in [1, 2, file, 999] {
                let path = filled(facts.path).replace("999", &number.to_string());
                let page = visitor.get_without_following(&path).await;
                assert!(!page.source().to_lowercase().contains("canary"), "{path} tells:\n{}", page.source());
                // What was asked for comes back in the form and in the address; nothing may come back as a row.
                let page = visitor.get_without_following(&format!("{path}{sought}")).await;
                let told = if page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
                    format!("{:?}", page.rows())
                } else {
                    page.source()
                };
                assert!(!told.to_lowercase().contains("canary"), "{path}{sought} tells:\n{told}");
            }
        }
    }

    async fn no_form_changes_a_record_of_another_council(app: TestApp) {
        let (someone, file) = two_councils(&app).await;
        let mut visitor = app.signed_in(&someone).await;
        let token = token_of(&mut visitor).await;
        for facts in route_table().into_iter().filter(|facts| facts.methods.contains(&"POST") && facts.path.contains('{')) {
            for number in [1, 2, file] {
                let path = filled(facts.path).replace("999", &number.to_string());
                let body = format!("csrf={token}&why=because&roles=councillor&new_password=quite+long+enough&accept_reading=yes&accept_overlap=yes");
                let page = visitor.ask(Method::POST, &path, Some("application/x-www-form-urlencoded"), body.into_bytes()).await;
                let ours = number == 2 && path.starts_with("/people/");
                assert!(page.status == StatusCode::NOT_FOUND || ours || !page.status.is_success(), "{path}: {}", page.status);
            }
        }
        app.run_jobs().await;
        let theirs = store::councils::all(&app.guildhall.store).await.unwrap();
        let theirs = theirs.iter().find(|council| council.name.starts_with("Thornbury")).unwrap().clone();
        assert_eq!(app.total(&theirs).await.0, 1, "their one line still counts, and no other");
    }
}
