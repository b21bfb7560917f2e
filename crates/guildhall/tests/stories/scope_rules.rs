//! The rules of what procurement can influence are changed, and links to figures stay true whatever happens after.

use domain::access::Role;
use domain::councils::Council;
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases, payments_csv};

/// The same Guildhall a day and more later.
fn at(app: &TestApp, moment: &str) -> TestApp {
    let mut later = app.clone();
    later.guildhall = app.at(moment);
    later
}

async fn some_payments(app: &TestApp, council: &Council, name: &str, date: &str) -> i64 {
    let lines = [
        (date, "Abel Supplies Ltd", "1000.00", "Parks", "Tools"),
        (date, "Brackenfold Loans Ltd", "400.00", "Finance", "Interest"),
        (date, "Wynmarch Pension Fund", "50.00", "Finance", "Pension contributions"),
    ];
    app.bring_in(council, name, &payments_csv(&lines)).await
}

async fn administrator(app: &TestApp, council: &Council, name: &str) -> Visitor {
    let someone = app.person(council, name, &[Role::Administrator]).await;
    app.signed_in(&someone).await
}

/// Adds a rule on a supplier's name to the draft.
async fn add_rule(visitor: &mut Visitor, reason: &str, phrase: &str) -> Page {
    let form = visitor.get("/spend/scope/draft/new").await.form("/spend/scope/draft/new");
    visitor.send(form.tick("reason", "own").fill("own_reason", reason).fill("phrases", phrase)).await
}

/// The first figure of the home page of spend.
async fn influenced(visitor: &mut Visitor, query: &str) -> String {
    let page = visitor.get(&format!("/spend?scope=influenceable{query}")).await;
    page.all(".gh-figure__number").first().cloned().unwrap_or_default()
}

on_both_databases! {
    async fn an_administrator_drafts_a_rule_sees_what_it_would_do_and_saves_it(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        some_payments(&app, &council, "may.csv", "2026-05-06").await;
        let mut visitor = administrator(&app, &council, "Imogen Castleford").await;
        assert_eq!(influenced(&mut visitor, "").await, "£1,400", "pensions are left out from the start");
        visitor.get("/spend/scope/preview").await.says("The draft is the same as the rules in force");

        let wrong = add_rule(&mut visitor, "", "").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(wrong.errors().len(), 2, "a reason and a phrase: {:?}", wrong.errors());
        add_rule(&mut visitor, "Loans and investments", "brackenfold loans").await.says("Loans and investments");
        assert_eq!(influenced(&mut visitor, "").await, "£1,400", "a draft counts for nothing");

        let preview = visitor.get("/spend/scope/preview").await;
        preview.says("Would be left out, and is not now").says("£400.00").says("Brackenfold Loans Ltd");
        let refused = visitor.send(preview.form("/spend/scope/preview")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused.says("Enter why the rules are changed");
        let saved = visitor.send(refused.form("/spend/scope/preview").fill("why", "Loans are treasury business")).await;
        saved.says("is on its way");
        assert_eq!(influenced(&mut visitor, "").await, "£1,400", "the edition is in force once the figures are made");
        app.run_jobs().await;
        assert_eq!(influenced(&mut visitor, "").await, "£1,000");
        visitor.get("/spend/by/reason").await.says("Loans and investments");
        let lines = visitor.get("/spend/lines").await;
        assert!(lines.rows().iter().any(|row| row.iter().any(|cell| cell.contains("Loans and investments"))), "the reason stands on the line");
        visitor.get("/spend/scope/history").await.says("Loans are treasury business").says("Imogen Castleford");
    }

    async fn a_second_person_who_changes_the_same_draft_is_told_and_loses_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        some_payments(&app, &council, "may.csv", "2026-05-06").await;
        let mut first = administrator(&app, &council, "Imogen Castleford").await;
        let mut second = administrator(&app, &council, "Ann Other").await;
        let opened = second.get("/spend/scope/draft/new").await.form("/spend/scope/draft/new");
        add_rule(&mut first, "Loans and investments", "brackenfold loans").await;
        let typed = opened.tick("reason", "own").fill("own_reason", "Tools").fill("phrases", "abel supplies");
        let told = second.send(typed).await;
        told.says("Somebody changed the draft since you opened it");
        let form = told.form("/spend/scope/draft/new");
        assert_eq!((form.value("own_reason"), form.value("phrases")), (Some("Tools"), Some("abel supplies")));
        second.send(form).await.says("Loans and investments").says("Tools");
        let dropped = second.get("/spend/scope/draft").await.form("/spend/scope/draft/drop");
        second.send(dropped).await.says("The draft was dropped");
    }

    async fn an_earlier_edition_is_brought_back_by_a_draft(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        some_payments(&app, &council, "may.csv", "2026-05-06").await;
        let mut visitor = administrator(&app, &council, "Imogen Castleford").await;
        add_rule(&mut visitor, "Loans and investments", "brackenfold loans").await;
        let form = visitor.get("/spend/scope/preview").await.form("/spend/scope/preview").fill("why", "Loans");
        visitor.send(form).await;
        app.run_jobs().await;
        let first = visitor.get("/spend/scope/history/1").await;
        visitor.send(first.form("/spend/scope/history/1/restore")).await.says("Would count, and is left out now").says("£400.00");
        let form = visitor.get("/spend/scope/preview").await.form("/spend/scope/preview").fill("why", "They count after all");
        visitor.send(form).await;
        app.run_jobs().await;
        assert_eq!(influenced(&mut visitor, "").await, "£1,400");
        visitor.get("/spend/scope/history").await.says("They count after all (brings edition 1 back)");
    }

    async fn a_link_to_figures_stays_true_after_imports_undone_imports_and_other_rules(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let batch = some_payments(&app, &council, "may.csv", "2026-05-06").await;
        let linked = "&as-of=2026-06-17";
        let mut visitor = administrator(&app, &council, "Imogen Castleford").await;
        let before = influenced(&mut visitor, linked).await;
        assert_eq!(before, "£1,400");
        let pages = ["/spend", "/spend/by/supplier", "/spend/by/month", "/spend/lines", "/spend/local", "/spend/concentration", "/spend/over-time"];
        let mut tables = Vec::new();
        for page in pages {
            tables.push(visitor.get(&format!("{page}?as-of=2026-06-17")).await.rows());
        }

        let later = at(&app, "2026-06-18T09:00:00Z");
        some_payments(&later, &council, "june.csv", "2026-06-06").await;
        let mut visitor_later = later.signed_in(&later.person(&council, "Ann Other", &[Role::Administrator]).await).await;
        assert_eq!(influenced(&mut visitor_later, "").await, "£2,800", "now both months count");
        assert_eq!(influenced(&mut visitor_later, linked).await, before, "after a later import");
        add_rule(&mut visitor_later, "Loans and investments", "brackenfold loans").await;
        let form = visitor_later.get("/spend/scope/preview").await.form("/spend/scope/preview").fill("why", "Loans");
        visitor_later.send(form).await;
        later.run_jobs().await;
        assert_eq!(influenced(&mut visitor_later, "").await, "£2,000", "now loans are left out");
        assert_eq!(influenced(&mut visitor_later, linked).await, before, "after other rules");
        let undone = visitor_later.get(&format!("/spend/imports/{batch}")).await.form(&format!("/spend/imports/{batch}/undo"));
        visitor_later.send(undone.fill("why", "The wrong month")).await;
        assert_eq!(influenced(&mut visitor_later, "").await, "£1,000", "now only June counts");
        assert_eq!(influenced(&mut visitor_later, linked).await, before, "after the import was undone");
        for (page, rows) in pages.iter().zip(&tables) {
            let again = visitor_later.get(&format!("{page}?as-of=2026-06-17")).await;
            assert_eq!(&again.rows(), rows, "{page}");
            assert!(!rows.is_empty(), "{page} has a table");
        }
    }
}
