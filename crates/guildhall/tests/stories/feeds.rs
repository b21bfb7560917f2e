//! A program reads the council's payments with a token, until the token is withdrawn.

use domain::access::Role;
use domain::councils::Council;
use domain::feeds::Feed;
use serde_json::Value;
use testkit::{StatusCode, TestApp, Visitor, on_both_databases, payments_csv};

/// A council with three lines, and an administrator of it.
async fn with_lines(app: &TestApp, name: &str, supplier: &str) -> (Council, testkit::Someone) {
    let council = app.council(name).await;
    let content = payments_csv(&[
        ("23/04/2026", supplier, "1200.00", "Parks", "Tools"),
        ("30/04/2026", "Redacted", "-34.56", "Care", "Placements"),
        ("02/05/2026", "=Formula Works", "0.01", "Parks", "Tools"),
    ]);
    app.bring_in(&council, "april.csv", &content).await;
    let someone = app.person(&council, &format!("Administrator of {name}"), &[Role::Administrator]).await;
    (council, someone)
}

/// The secret of a new token, as the page shows it once.
async fn secret(app: &TestApp, someone: &testkit::Someone, name: &str) -> String {
    let mut visitor = app.signed_in(someone).await;
    let form = visitor.get("/feeds").await.form("/feeds");
    let page = visitor.send(form.fill("name", name)).await;
    page.says(&format!("Copy the token for {name} now"));
    let secret = page.all("#secret").concat();
    assert!(!visitor.get("/feeds").await.source().contains(&secret), "it is shown once");
    secret
}

fn program(app: &TestApp, secret: &str) -> Visitor {
    app.visitor().with_token(secret)
}

async fn rows(program: &mut Visitor, address: &str) -> Vec<Value> {
    let page = program.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.source());
    let answer: Value = serde_json::from_str(&page.source()).unwrap();
    answer["rows"].as_array().unwrap().clone()
}

fn pence(rows: &[Value]) -> i64 {
    rows.iter().map(|row| row["amount_pence"].as_i64().unwrap()).sum()
}

on_both_databases! {
    async fn every_line_is_in_the_feed_to_the_penny_with_every_field_of_the_dictionary(app: TestApp) {
        let (_, someone) = with_lines(&app, "Thornbury District Council", "Vale Farm Supplies").await;
        let mut program = program(&app, &secret(&app, &someone, "Dashboard").await);
        let all = rows(&mut program, "/api/v1/spend/lines.json").await;
        assert_eq!((all.len(), pence(&all)), (3, 116_545), "1,200.00 - 34.56 + 0.01 = 1,165.45");
        for row in &all {
            let names: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
            let mut meant: Vec<&str> = Feed::Lines.fields().iter().map(|field| field.name).collect();
            meant.sort_unstable();
            let mut sorted = names.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, meant);
        }
        assert_eq!(all[1]["redacted"], true);
        assert_eq!(all[2]["supplier"], "=Formula Works", "JSON has no formulas");
        let april = rows(&mut program, "/api/v1/spend/lines.json?from=2026-04&to=2026-04").await;
        assert_eq!((april.len(), pence(&april)), (2, 116_544));
    }

    async fn the_parquet_file_is_one(app: TestApp) {
        let (_, someone) = with_lines(&app, "Thornbury District Council", "Vale Farm Supplies").await;
        let mut program = program(&app, &secret(&app, &someone, "Dashboard").await);
        let page = program.get("/api/v1/spend/lines.parquet").await;
        assert_eq!(page.header("content-type"), Some("application/vnd.apache.parquet"));
        let bytes = &page.bytes;
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    }

    async fn a_token_that_is_missing_unknown_or_withdrawn_is_told_so_and_gets_nothing(app: TestApp) {
        let (_, someone) = with_lines(&app, "Thornbury District Council", "Vale Farm Supplies").await;
        let secret = secret(&app, &someone, "Dashboard").await;
        for (mut visitor, said) in [
            (app.visitor(), "Send a token"),
            (app.visitor().with_token(""), "Send a token"),
            (app.visitor().with_token("0000"), "not known"),
            (app.signed_in(&someone).await, "Send a token"),
        ] {
            let page = visitor.get("/api/v1/spend/lines.json").await;
            assert_eq!((page.status, page.header("www-authenticate")), (StatusCode::UNAUTHORIZED, Some("Bearer")));
            page.says(said);
        }
        let mut program = program(&app, &secret);
        assert_eq!(rows(&mut program, "/api/v1/spend/lines.json").await.len(), 3);
        let mut visitor = app.signed_in(&someone).await;
        let address = visitor.get("/feeds").await.link("Withdraw");
        let form = visitor.get(&address).await.form(&address);
        let page = visitor.send(form.clone()).await;
        assert_eq!(page.errors(), ["Enter why the token is withdrawn"]);
        visitor.send(form.fill("why", "the dashboard moved")).await.says("The token was withdrawn");
        let page = program.get("/api/v1/spend/lines.json").await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        page.says("This token was withdrawn");
        visitor.get(&address).await.says("the dashboard moved");
    }

    async fn a_token_reads_its_own_council_alone(app: TestApp) {
        let (_, theirs) = with_lines(&app, "Thornbury District Council", "Kestrelmoor Canary Supplies").await;
        let (_, ours) = with_lines(&app, "Ashmoor District Council", "Vale Farm Supplies").await;
        let mut program = program(&app, &secret(&app, &ours, "Dashboard").await);
        for address in ["lines.json", "lines.json?council=thornbury", "sums.json"] {
            let page = program.get(&format!("/api/v1/spend/{address}")).await;
            assert!(!page.source().contains("Canary"), "{address}");
        }
        let mut visitor = app.signed_in(&ours).await;
        let secret = secret(&app, &theirs, "Theirs").await;
        assert!(!visitor.get("/feeds").await.source().contains("Theirs"));
        assert!(!secret.is_empty());
    }
}
