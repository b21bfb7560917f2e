//! Money that may have been lost is found after an import, decided about, kept quiet, and withdrawn with its lines.

use actions::Failure;
use actions::losses::Deciding;
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::losses::{Asked, Check, Edition, Settings, State};
use domain::values::Pence;
use store::losses::{Area, Filter, Kept, Which};
use testkit::{StatusCode, TestApp, on_both_databases};

/// A payments file of lines: day, supplier, pounds, invoice number.
fn csv(lines: &[(&str, &str, &str, &str)]) -> String {
    let mut text = "Payment Date,Supplier Name,Net Amount,Service Area,Transaction Number,Invoice Number\n".to_owned();
    for (number, (day, supplier, pounds, invoice)) in lines.iter().enumerate() {
        text.push_str(&format!("{day},{supplier},{pounds},Housing,{:05},{invoice}\n", number + 1));
    }
    text
}

const MAY: &[(&str, &str, &str, &str)] = &[
    ("2026-05-01", "Abel Supplies Ltd", "1200.00", "INV-1054"),
    ("2026-05-06", "ABEL SUPPLIES LIMITED", "1200.00", "inv 1054"),
    ("2026-05-07", "Cole Works Ltd", "640.10", "77812"),
    ("2026-05-20", "REDACTED", "640.10", "77812"),
];

async fn found(app: &TestApp, council: &Council, which: Which) -> Vec<Kept> {
    let filter = Filter { which, ..Filter::default() };
    store::losses::list(&app.guildhall.store, &Scope::of_operator(council.id), &filter, (0, 100)).await.unwrap()
}

fn asked(to: State, recovered: Option<i64>, why: &str) -> Deciding {
    let asked = Asked { to, recovered: recovered.map(Pence::new), why: why.to_owned() };
    Deciding { asked, keeps_quiet: true }
}

async fn decide(app: &TestApp, council: &Council, id: i64, deciding: &Deciding) -> Result<(), Failure> {
    actions::losses::decide(&app.guildhall, &Scope::of_operator(council.id), id, deciding).await
}

on_both_databases! {
    async fn an_import_is_looked_through_and_a_second_run_doubles_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &csv(MAY)).await;
        let open = found(&app, &council, Which::All).await;
        assert_eq!(open.len(), 1, "{open:?}");
        let checks: Vec<Check> = open[0].content.reasons.iter().map(|reason| reason.check).collect();
        assert_eq!((checks, open[0].at_risk), (vec![Check::SameReference, Check::WithinDays], Pence::new(120_000)));
        assert_eq!(open[0].places().iter().map(|place| place.row).collect::<Vec<_>>(), [3, 2], "named by their rows");
        let scope = Scope::of_operator(council.id);
        actions::losses::ask(&app.guildhall, &scope).await.unwrap();
        app.run_jobs().await;
        assert_eq!(found(&app, &council, Which::All).await, open, "the same candidate under the same number");
        let run = store::losses::last_run(&app.guildhall.store, &scope).await.unwrap().unwrap();
        assert_eq!((run.found, run.new_ones, run.withdrawn), (1, 0, 0));
    }

    async fn a_decision_has_a_reason_and_a_sum_and_can_be_opened_again(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &csv(MAY)).await;
        let id = found(&app, &council, Which::All).await[0].id;
        for (to, recovered, why) in [(State::Cleared, None, " "), (State::Recovered, Some(120_001), "too much"), (State::Recovered, None, "no sum")] {
            assert!(matches!(decide(&app, &council, id, &asked(to, recovered, why)).await, Err(Failure::Invalid(_))), "{why}");
        }
        decide(&app, &council, id, &asked(State::Confirmed, None, "paid twice")).await.unwrap();
        decide(&app, &council, id, &asked(State::Recovered, Some(60_000), "half came back")).await.unwrap();
        app.bring_in(&council, "June.csv", &csv(&[("2026-06-02", "Dunn Ltd", "15.00", "1")])).await;
        let kept = found(&app, &council, Which::In(State::Recovered)).await;
        assert_eq!((kept[0].id, kept[0].recovered), (id, Pence::new(60_000)), "a later run leaves decisions alone");
        decide(&app, &council, id, &asked(State::Open, None, "the credit was for something else")).await.unwrap();
        let scope = Scope::of_operator(council.id);
        let history = store::losses::decisions(&app.guildhall.store, &scope, id).await.unwrap();
        let states: Vec<State> = history.iter().map(|one| one.to).collect();
        assert_eq!(states, [State::Open, State::Recovered, State::Confirmed], "the last first");
        assert_eq!(found(&app, &council, Which::In(State::Open)).await[0].recovered, Pence::ZERO);
        let other = app.council("Ostley District Council").await;
        assert!(matches!(decide(&app, &other, id, &asked(State::Cleared, None, "not mine")).await, Err(Failure::NotFound)));
    }

    async fn what_is_like_a_cleared_candidate_stays_quiet_and_says_why_until_it_is_opened_again(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &csv(&[
            ("2026-05-01", "Abel Supplies Ltd", "1200.00", "INV-1001"),
            ("2026-05-06", "Abel Supplies Ltd", "1200.00", "INV-2077"),
        ])).await;
        let first = found(&app, &council, Which::In(State::Open)).await[0].id;
        decide(&app, &council, first, &asked(State::Cleared, None, "two sites, two invoices")).await.unwrap();
        app.bring_in(&council, "September.csv", &csv(&[
            ("2026-09-01", "Abel Supplies Ltd", "1200.00", "INV-3001"),
            ("2026-09-04", "Abel Supplies Ltd", "1200.00", "INV-4077"),
            ("2026-09-01", "Abel Supplies Ltd", "1300.00", "INV-3002"),
            ("2026-09-04", "Abel Supplies Ltd", "1300.00", "INV-4078"),
        ])).await;
        let quiet = found(&app, &council, Which::In(State::Quiet)).await;
        assert_eq!(quiet.len(), 1, "the same supplier, check and amount");
        assert!(quiet[0].quiet_why.as_ref().is_some_and(|why| why.contains("two sites, two invoices")), "{quiet:?}");
        assert_eq!(found(&app, &council, Which::In(State::Open)).await.len(), 1, "another amount is asked about");
        decide(&app, &council, first, &asked(State::Open, None, "one invoice after all")).await.unwrap();
        assert_eq!(found(&app, &council, Which::In(State::Open)).await.len(), 3, "what only it kept quiet is open again");
    }

    async fn an_undone_import_takes_its_candidates_along_and_brings_them_back_with_what_was_decided(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        app.bring_in(&council, "April.csv", &csv(&[("2026-04-20", "Eden Ltd", "999.00", "E-5001")])).await;
        let batch = app.bring_in(&council, "May.csv", &csv(MAY)).await;
        let id = found(&app, &council, Which::All).await[0].id;
        decide(&app, &council, id, &asked(State::Confirmed, None, "paid twice")).await.unwrap();
        actions::spend::undo(&app.guildhall, &scope, batch, "wrong file").await.unwrap();
        assert!(found(&app, &council, Which::All).await.is_empty());
        let withdrawn = found(&app, &council, Which::Withdrawn).await;
        assert!(withdrawn[0].withdrawn.as_ref().is_some_and(|(_, why)| why.contains("wrong file")), "{withdrawn:?}");
        assert!(matches!(decide(&app, &council, id, &asked(State::Cleared, None, "late")).await, Err(Failure::Refused(_))));
        app.run_jobs().await;
        let more = [MAY, &[("2026-05-28", "Finch Ltd", "310.00", "F-1")]].concat();
        app.bring_in(&council, "May mended.csv", &csv(&more)).await;
        let back = found(&app, &council, Which::All).await;
        assert_eq!(back.iter().map(|kept| (kept.id, kept.state)).collect::<Vec<_>>(), [(id, State::Confirmed)]);
    }

    async fn settings_are_counted_before_they_hold_and_a_limit_of_nothing_is_refused(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        app.bring_in(&council, "May.csv", &csv(MAY)).await;
        let edition = |settings| Edition { from: "2026-04-01".parse().unwrap(), settings };
        let zero = Settings { quote_limit: Pence::ZERO, ..Settings::default() };
        let Err(Failure::Invalid(wrong)) = actions::losses::enter_settings(&app.guildhall, &scope, &edition(zero), "new rules").await else {
            panic!("a limit of nothing was taken")
        };
        assert_eq!(wrong[0].field, "quote_limit");
        let higher = Settings { least: Pence::new(200_000), ..Settings::default() };
        actions::losses::enter_settings(&app.guildhall, &scope, &edition(higher), "new rules").await.unwrap();
        assert!(matches!(actions::losses::put_settings_in_force(&app.guildhall, &scope).await, Err(Failure::Refused(_))), "not counted yet");
        app.run_jobs().await;
        let draft = store::losses::draft(&app.guildhall.store, &scope).await.unwrap().unwrap();
        assert_eq!(draft.preview.map(|preview| (preview.more, preview.fewer)), Some((0, 1)));
        assert_eq!(found(&app, &council, Which::All).await.len(), 1, "nothing changed by counting");
        actions::losses::put_settings_in_force(&app.guildhall, &scope).await.unwrap();
        app.run_jobs().await;
        assert!(found(&app, &council, Which::All).await.is_empty());
        assert!(found(&app, &council, Which::Withdrawn).await[0].withdrawn.as_ref().is_some_and(|(_, why)| why.contains("settings")));
    }

    async fn an_officer_looks_decides_and_sees_what_came_back(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::FinanceOfficer]).await;
        let auditor = app.person(&council, "Bethan Prosser", &[Role::Auditor]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get("/losses").await.says("No payments have been brought in yet");
        app.bring_in(&council, "May.csv", &csv(MAY)).await;
        let home = visitor.get("/losses").await;
        home.says("1 candidate waits for a decision").says("£1,200 may have been paid in error").says("Housing").says("high: 1, £1,200");
        let cell = visitor.get(&home.link("high: 1, £1,200")).await;
        cell.says("1 candidate").says("Counted under: Same invoice paid again");
        let list = visitor.get("/losses/list?check=within_days&state=open").await;
        let page = visitor.get(&list.link("ABEL SUPPLIES LIMITED")).await;
        page.says("£1,200.00 on 1 May 2026 under invoice number INV-1054, and £1,200.00 again on 6 May 2026 under invoice number inv 1054 (5 days later)");
        page.says("INV-1054 (differs)").says("May.csv, row 3");
        let lines = visitor.get(&page.link("May.csv, row 3")).await;
        assert_eq!(lines.status, StatusCode::OK);
        lines.says("2 lines").says("May.csv, row 3");
        let wrong = visitor.send(page.form_with("Save the decision").fill("state", "recovered").fill("why", "credit note 9")).await;
        assert_eq!(wrong.errors(), ["Enter the sum that came back, like 1200.00"]);
        assert_eq!(wrong.form_with("Save the decision").value("why"), Some("credit note 9"), "nothing typed is lost");
        let done = visitor.send(wrong.form_with("Save the decision").fill("state", "recovered").fill("recovered", "1,200").fill("why", "credit note 9")).await;
        done.says("The decision was saved.").says("£1,200.00 of £1,200.00").says("Tomasz Wrona");
        visitor.get("/losses").await.says("£1,200.00 came back so far");
        let page = visitor.get("/losses/areas?service=Housing").await;
        let wrong = visitor.send(page.form("/losses/areas").fill("owner", "Head of Housing")).await;
        assert_eq!(wrong.errors(), ["Enter the day of the next review, like 2027-03-31"]);
        visitor.send(wrong.form("/losses/areas").fill("review_on", "2026-01-31")).await.says("The owner and the day of review were saved.");
        let mut other = app.signed_in(&auditor).await;
        let page = other.get(&list.link("ABEL SUPPLIES LIMITED")).await;
        assert!(!page.source().contains("Save the decision"), "an auditor sees and does not decide");
        for (address, kind) in [("/losses/list/download/csv", "text/csv"), ("/losses/map/download/xlsx", "spreadsheetml")] {
            let file = other.get(address).await;
            assert!(file.header("content-type").is_some_and(|found| found.contains(kind)), "{address}");
        }
    }

    async fn a_limit_of_nothing_is_said_at_its_field_and_the_form_comes_back_filled(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let form = visitor.get("/losses/settings/new").await.form("/losses/settings/new");
        let page = visitor.send(form.fill("quote_limit", "0").fill("why", "rules of May")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors(), ["Enter a limit for quotes above £0. To stop looking for split orders, untick that check instead"]);
        let form = page.form("/losses/settings/new");
        assert_eq!((form.value("quote_limit"), form.value("why")), (Some("0"), Some("rules of May")));
        let page = visitor.send(form.fill("quote_limit", "10000")).await;
        page.says("Settings that wait to be put in force").says("£5,000.00").says("£10,000.00").says("is being counted");
        app.run_jobs().await;
        let page = visitor.get("/losses/settings").await;
        let page = visitor.send(page.form_with("Put these in force")).await;
        page.says("The settings are in force");
        app.run_jobs().await;
        visitor.get("/losses/settings").await.says("rules of May");
    }
}

async fn own(app: &TestApp, council: &Council, service: &str, owner: &str) -> Result<(), Failure> {
    let review_on = "2027-03-31".parse().ok();
    let area = Area { service: service.to_owned(), owner: owner.to_owned(), review_on };
    actions::losses::set_area(&app.guildhall, &Scope::of_operator(council.id), &area).await
}

on_both_databases! {
    async fn a_risk_area_needs_an_owner_and_is_of_a_service_that_has_candidates(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &csv(MAY)).await;
        assert!(matches!(own(&app, &council, "Housing", " ").await, Err(Failure::Invalid(_))));
        assert!(matches!(own(&app, &council, "Nowhere", "Ann").await, Err(Failure::NotFound)));
        own(&app, &council, "Housing", "Head of Housing").await.unwrap();
        own(&app, &council, "Housing", "Head of Homes").await.unwrap();
        let areas = store::losses::areas(&app.guildhall.store, &Scope::of_operator(council.id)).await.unwrap();
        assert_eq!(areas.iter().map(|area| area.owner.as_str()).collect::<Vec<_>>(), ["Head of Homes"]);
    }
}
