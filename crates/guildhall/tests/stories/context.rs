//! A council enters what stands beside its payments: it replaces, withdraws, and asks what was known before.

use actions::Failure;
use actions::spend::context::NewContext;
use domain::access::{Role, Scope};
use domain::values::Pence;
use testkit::{StatusCode, TestApp, on_both_databases, payments_csv};

fn typed(measure: &str, year: &str, number: &str) -> NewContext {
    NewContext {
        measure: measure.to_owned(),
        year: year.to_owned(),
        number: number.to_owned(),
        source: "An invented statistics office".to_owned(),
        dated: ["1".to_owned(), "6".to_owned(), "2026".to_owned()],
        ..NewContext::default()
    }
}

fn index(year: &str, number: &str) -> NewContext {
    NewContext {
        name: "Invented deflator".to_owned(),
        base: "2024-25".to_owned(),
        ..typed("price_index", year, number)
    }
}

/// A payments file for each month of two financial years: £100.00 a month in the first, £110.00 in the second.
async fn two_years(app: &TestApp, council: &domain::councils::Council) {
    for (starts_in, pounds) in [(2024, "100.00"), (2025, "110.00")] {
        let days: Vec<String> = (4..=15)
            .map(|month| format!("{:04}-{:02}-15", starts_in + (month - 1) / 12, (month - 1) % 12 + 1))
            .collect();
        let lines: Vec<_> =
            days.iter().map(|day| (day.as_str(), "Abel Supplies Ltd", pounds, "Parks", "Tools")).collect();
        app.bring_in(council, &format!("{starts_in}.csv"), &payments_csv(&lines)).await;
    }
}

on_both_databases! {
    async fn a_number_that_is_entered_again_replaces_the_one_before_which_stays(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let first = actions::spend::context::enter(&app.guildhall, &scope, &typed("population", "2025-26", "100,000")).await.unwrap();
        let later = app.at("2026-06-18T09:00:00Z");
        actions::spend::context::enter(&later, &scope, &typed("population", "2025-26", "101,000")).await.unwrap();
        let store = &app.guildhall.store;
        let numbers = |facts: Vec<domain::spend::context::ContextFact>| facts.iter().map(|fact| fact.number).collect::<Vec<_>>();
        assert_eq!(numbers(store::spend::context::facts(store, &scope, None).await.unwrap()), [101_000]);
        for (moment, known, reason) in [
            ("2026-06-17T11:59:59Z", vec![], "before the first"),
            ("2026-06-17T12:00:00Z", vec![100_000], "from its very moment on"),
            ("2026-06-18T08:59:59Z", vec![100_000], "a second before the second"),
            ("2026-06-18T09:00:00Z", vec![101_000], "from its very moment on"),
        ] {
            let facts = store::spend::context::facts(store, &scope, Some(moment.parse().unwrap())).await.unwrap();
            assert_eq!(numbers(facts), known, "{reason}");
        }
        let ended = store::spend::context::ended(store, &scope).await.unwrap();
        assert_eq!(ended.iter().map(|entry| entry.id).collect::<Vec<_>>(), [first]);
        let again = actions::spend::context::withdraw(&later, &scope, first, "twice").await;
        assert!(matches!(again, Err(Failure::Refused(_))), "it has ended already");
    }

    async fn one_council_never_sees_or_withdraws_the_numbers_of_another(app: TestApp) {
        let (wynmarch, ostley) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let (mine, theirs) = (Scope::of_operator(wynmarch.id), Scope::of_operator(ostley.id));
        let id = actions::spend::context::enter(&app.guildhall, &mine, &typed("net_budget", "2025-26", "1000")).await.unwrap();
        assert!(store::spend::context::facts(&app.guildhall.store, &theirs, None).await.unwrap().is_empty());
        let taken = actions::spend::context::withdraw(&app.guildhall, &theirs, id, "not mine").await;
        assert!(matches!(taken, Err(Failure::NotFound)));
    }

    async fn an_officer_enters_numbers_and_sees_spend_in_context_and_in_real_terms(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        two_years(&app, &council).await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get("/spend/context").await.says("Nothing has been entered yet");
        let page = visitor.get("/spend/over-time").await;
        page.says("no price index was entered");

        let form = visitor.get("/spend/context/new").await.form("/spend/context/new");
        let page = visitor.send(form.fill("year", "2025").fill("number", "many").fill("source", "Somebody")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors().len(), 3, "what it is of, the year, the date: {:?}", page.errors());
        assert_eq!(page.form("/spend/context/new").value("number"), Some("many"), "what was typed stands there");

        let form = page.form("/spend/context/new").tick("measure", "population").fill("year", "2025-26").fill("number", "1,000");
        let form = form.fill("dated-day", "1").fill("dated-month", "6").fill("dated-year", "2026");
        let page = visitor.send(form).await;
        assert_eq!(page.heading(), "Spend in context");
        page.says("The number was entered").says("£1.32").says("Tomasz Wrona");

        let scope = Scope::of_operator(council.id);
        actions::spend::context::enter(&app.guildhall, &scope, &index("2025-26", "105")).await.unwrap();
        let page = visitor.get("/spend/over-time").await;
        page.says("Invented deflator has no number for 2024-25").says("£1,320.00");
        let other = NewContext { name: "Another index".to_owned(), ..index("2025-26", "120") };
        actions::spend::context::enter(&app.guildhall, &scope, &other).await.unwrap();
        let slip = actions::spend::context::enter(&app.guildhall, &scope, &index("2099-00", "105")).await;
        assert!(slip.unwrap_err().to_string().contains("Enter 2027-28 or an earlier financial year"));
        // The index that was entered first stays the usual one, even once its number is corrected.
        actions::spend::context::enter(&app.guildhall, &scope, &index("2025-26", "105")).await.unwrap();
        actions::spend::context::enter(&app.guildhall, &scope, &index("2024-25", "100")).await.unwrap();
        let page = visitor.get("/spend/over-time?year=2025-26&money=2025-26").await;
        page.says("£1,260.00").says("+£60 (4.8%)");
        let listed = visitor.get("/spend/over-time/download/csv?list=years&money=2025-26").await.source();
        assert!(listed.contains("1260.00") && listed.contains("1320.00"), "{listed}");
    }

    async fn a_lasting_link_shows_the_same_after_an_undo_and_a_correction(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        two_years(&app, &council).await;
        let scope = Scope::of_operator(council.id);
        let officer = app.person(&council, "Tomasz Wrona", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let page = visitor.get("/spend/concentration?year=2025-26").await;
        let lasting = page.link("A lasting link to these figures as they stand");
        let before = page.rows();
        let batches = store::spend::live_batches(&app.guildhall.store, &scope).await.unwrap();
        let later = app.at("2026-06-17T12:30:00Z");
        actions::spend::undo(&later, &scope, *batches.last().unwrap(), "wrong file").await.unwrap();
        assert_eq!(app.total(&council).await.1, Pence::new(120_000));
        assert_eq!(visitor.get(&lasting).await.rows(), before, "the link stays true");
        assert_ne!(visitor.get("/spend/concentration?year=2025-26").await.rows(), before, "and today is another matter");
    }
}
