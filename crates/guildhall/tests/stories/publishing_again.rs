//! What is published stays as it is: records that change later, new versions, withdrawal, programs that die.

use super::backing_up::restored;
use super::publishing::{CSV, PERIOD, prepared, publish};
use actions::Failure;
use actions::publication::{Wish, ask_publish, end_rule, withdraw};
use domain::access::{Role, Scope};
use domain::publication::DataSet;
use jiff::ToSpan;
use store::jobs::JobState;
use testkit::{StatusCode, TestApp, on_both_databases, payments_csv};

async fn versions(app: &TestApp, council: &domain::councils::Council) -> Vec<(Option<u32>, bool)> {
    let versions = store::publication::versions(&app.guildhall.store, &Scope::of_operator(council.id)).await.unwrap();
    versions.iter().map(|version| (version.number, version.stands())).collect()
}

on_both_databases! {
    async fn undoing_an_import_never_alters_what_was_published_and_both_pages_say_that_the_records_differ(app: TestApp) {
        let (council, batch) = prepared(&app).await;
        publish(&app, &council, "").await;
        let published = app.visitor().get(CSV).await.source();
        let page = CSV.trim_end_matches(".csv");
        assert!(!app.visitor().get(page).await.text().contains("now differ"));
        let scope = Scope::of_operator(council.id);
        actions::spend::undo(&app.guildhall, &scope, batch, "wrong file").await.unwrap();
        assert_eq!(app.visitor().get(CSV).await.source(), published);
        app.visitor().get(page).await.says("they have 0 lines that it does not have, and it has 3 lines that they do not have. They come to £850.25 less");
        app.bring_in(&council, "Mended.csv", &payments_csv(&[
            ("2026-01-29", "Abel Supplies Ltd", "1000.00", "Housing", "Repairs"),
            ("2026-02-26", "Dale Ltd", "800.00", "Parks", "Tools"),
            ("2026-03-30", "Elm Ltd", "600.00", "Parks", "Tools"),
        ])).await;
        app.visitor().get(page).await.says("they have 2 lines that it does not have, and it has 2 lines that they do not have. They come to £1,549.75 more");
        let officer = app.person(&council, "Fay Finance", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = format!("/publication/payments/{PERIOD}");
        visitor.get("/publication").await.says("Published, and the records now differ");
        let form = visitor.get(&address).await.says("Publish a new version").form(&format!("{address}/publish"));
        let refused = visitor.send(form.clone().tick("accept_findings", "yes")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a correction says why");
        visitor.send(form.tick("accept_findings", "yes").fill("why", "The first file was a draft")).await;
        app.run_jobs().await;
        assert_eq!(app.visitor().get(&format!("{page}-v1.csv")).await.source(), published, "the first stays");
        assert!(app.visitor().get(CSV).await.source().contains("Dale Ltd"));
        app.visitor().get(page).await.says("The first file was a draft");
        assert_eq!(versions(&app, &council).await, [(Some(2), true), (Some(1), true)]);
        app.visitor().get("/public").await.says("1 period");
        app.visitor().get("/public/spend/wynmarch").await.says("1 period");
        let settled = visitor.get(&address).await;
        settled.says("Version 2 was published on 17 June 2026").says("agree with it");
        assert!(!settled.text().contains("To be published") && !settled.text().contains("Please confirm"), "nothing waits");
        let wish = Wish { accepted: true, why: "again".into() };
        let again = ask_publish(&app.guildhall, &scope, DataSet::Payments, PERIOD.parse().unwrap(), &wish).await;
        assert!(again.unwrap_err().to_string().contains("nothing to correct"), "the same again is no new version");
    }

    async fn a_withdrawn_version_loses_its_files_and_keeps_its_record_and_reason(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let scope = Scope::of_operator(council.id);
        let id = publish(&app, &council, "").await;
        let content = store::publication::version(&app.guildhall.store, &scope, id).await.unwrap().unwrap().0.content.unwrap();
        assert!(matches!(withdraw(&app.guildhall, &scope, id, " ").await, Err(Failure::Invalid(_))), "a reason is needed");
        withdraw(&app.guildhall, &scope, id, "It named somebody").await.unwrap();
        for file in [&content.csv, &content.xlsx, &content.metadata] {
            assert_eq!(app.guildhall.files.path(&file.sha256), None, "the file is gone");
        }
        for address in [CSV.to_owned(), CSV.replace(".csv", "-v1.csv"), CSV.replace(".csv", ".json")] {
            let gone = app.visitor().get(&address).await;
            assert_eq!(gone.status, StatusCode::GONE, "{address}");
            gone.says("It named somebody");
        }
        app.visitor().get(CSV.trim_end_matches(".csv")).await.says("has withdrawn").says("It named somebody");
        assert!(matches!(withdraw(&app.guildhall, &scope, id, "again").await, Err(Failure::Refused(_))));
        publish(&app, &council, "Without the name").await;
        assert_eq!(versions(&app, &council).await, [(Some(2), true), (Some(1), false)]);
        assert_eq!(app.visitor().get(CSV).await.status, StatusCode::OK);
        assert_eq!(app.visitor().get(&CSV.replace(".csv", "-v1.csv")).await.status, StatusCode::GONE);
    }

    async fn a_program_that_dies_leaves_no_version_or_a_whole_one(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let scope = Scope::of_operator(council.id);
        let wish = Wish { accepted: true, why: String::new() };
        ask_publish(&app.guildhall, &scope, DataSet::Payments, PERIOD.parse().unwrap(), &wish).await.unwrap();
        let now = app.guildhall.clock.now();
        let mut tx = app.guildhall.store.begin_write().await.unwrap();
        let late = store::jobs::claim(&mut tx, None, now, now.checked_add(15.seconds()).unwrap()).await.unwrap().unwrap();
        tx.commit_bookkeeping().await.unwrap();
        assert_eq!(app.visitor().get(CSV).await.status, StatusCode::NOT_FOUND, "nothing is public while it is made");
        let twice = ask_publish(&app.guildhall, &scope, DataSet::Payments, PERIOD.parse().unwrap(), &wish).await;
        assert!(matches!(twice, Err(Failure::Refused(_))), "one at a time");
        actions::jobs::run_job(&app.at("2026-06-17T12:01:00Z"), Some(late.id)).await.unwrap();
        let mut tx = app.guildhall.store.begin_write().await.unwrap();
        assert!(!store::jobs::end(&mut tx, &late, JobState::Done, None, now).await.unwrap(), "it was carried on with");
        drop(tx);
        assert_eq!(versions(&app, &council).await, [(Some(1), true)]);
        assert_eq!(app.visitor().get(CSV).await.status, StatusCode::OK);
    }

    async fn records_that_change_after_publication_was_asked_for_are_looked_at_again_first(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let scope = Scope::of_operator(council.id);
        let wish = Wish { accepted: true, why: "as it is".into() };
        ask_publish(&app.guildhall, &scope, DataSet::Payments, PERIOD.parse().unwrap(), &wish).await.unwrap();
        let rule = store::publication::rules(&app.guildhall.store, &scope).await.unwrap()[0].id;
        end_rule(&app.guildhall, &scope, rule, "no longer needed").await.unwrap();
        app.run_jobs().await;
        assert_eq!(app.visitor().get(CSV).await.status, StatusCode::NOT_FOUND, "no name is shown that nobody agreed to");
        assert_eq!(versions(&app, &council).await, [(None, false)], "it was given up");
        let officer = app.person(&council, "Fay Finance", &[Role::FinanceOfficer]).await;
        app.signed_in(&officer).await.get(&format!("/publication/payments/{PERIOD}")).await.says("The records changed after publication was asked for");
    }

    async fn a_rule_that_ends_is_asked_about_before_a_name_is_shown_that_was_hidden(app: TestApp) {
        let (council, _) = prepared(&app).await;
        publish(&app, &council, "").await;
        let scope = Scope::of_operator(council.id);
        let rule = store::publication::rules(&app.guildhall.store, &scope).await.unwrap()[0].id;
        end_rule(&app.guildhall, &scope, rule, "no longer needed").await.unwrap();
        let officer = app.person(&council, "Fay Finance", &[Role::FinanceOfficer]).await;
        let page = app.signed_in(&officer).await.get(&format!("/publication/payments/{PERIOD}")).await;
        page.says("names that were hidden would be shown");
        assert!(!app.visitor().get(CSV).await.source().contains("Zebulon"), "what is published stays");
    }

    async fn another_council_and_the_public_reach_no_draft(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let other = app.council("Ostley District Council").await;
        let id = publish(&app, &council, "").await;
        let officer = app.person(&other, "Ola Other", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&officer).await;
        let page = visitor.get(&format!("/publication/payments/{PERIOD}")).await;
        assert!(!page.text().contains("Abel") && !page.text().contains("850"), "{}", page.text());
        let scope = Scope::of_operator(other.id);
        assert!(matches!(withdraw(&app.guildhall, &scope, id, "not mine").await, Err(Failure::NotFound)));
        assert_eq!(app.visitor().get("/public/spend/ostley").await.status, StatusCode::NOT_FOUND, "it published nothing");
        let councillor = app.person(&council, "Cy Councillor", &[Role::Councillor]).await;
        assert_eq!(app.signed_in(&councillor).await.get("/publication").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_backup_brings_what_was_published_back_as_it_was(app: TestApp) {
        let (council, _) = prepared(&app).await;
        publish(&app, &council, "").await;
        assert_eq!(restored(&app, "published").await, Vec::<String>::new());
    }
}
