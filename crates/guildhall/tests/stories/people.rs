//! People sign in, and their details can be erased while the trail stays whole.

use actions::people::SignInAnswer;
use domain::access::{Role, Scope};
use testkit::{PASSWORD, TestApp, on_both_databases};

async fn answer(app: &TestApp, email: &str, password: &str) -> SignInAnswer {
    actions::people::sign_in(&app.guildhall, email, password).await.unwrap()
}

on_both_databases! {
    async fn an_erased_person_is_gone_and_the_chain_holds(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        let leaver = app.person(&council, "Bethan Prosser", &[Role::FinanceOfficer]).await;
        assert!(matches!(answer(&app, &leaver.email, PASSWORD).await, SignInAnswer::Welcome { .. }));
        let scope = Scope::of_operator(council.id);
        actions::people::erase(&app.guildhall, &scope, leaver.id, "request of 1 June").await.unwrap();
        assert_eq!(answer(&app, &leaver.email, PASSWORD).await, SignInAnswer::Wrong);
        let (lines, _) = store::trail::list(&app.guildhall.store, &scope, &store::trail::Filter::default(), 0, 100).await.unwrap();
        let values: Vec<_> = lines.iter().filter(|line| line.subject == leaver.id.get()).flat_map(|line| &line.personal).collect();
        assert!(!values.is_empty() && values.iter().all(|value| value.value.is_none()));
        assert!(values.iter().all(|value| value.erased.as_ref().is_some_and(|(_, why)| why.as_deref() == Some("request of 1 June"))));
        assert_eq!(app.faults().await, Vec::<String>::new());
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer_until_both_are_throttled(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let known = app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        for _ in 0..10 {
            assert_eq!(answer(&app, &known.email, "not the password").await, SignInAnswer::Wrong);
            assert_eq!(answer(&app, "nobody@wynmarch.example", "not the password").await, SignInAnswer::Wrong);
        }
        assert_eq!(answer(&app, &known.email, PASSWORD).await, SignInAnswer::TooMany);
        assert_eq!(answer(&app, "nobody@wynmarch.example", "not the password").await, SignInAnswer::TooMany);
        let later = app.at("2026-06-17T13:00:01Z");
        let welcome = actions::people::sign_in(&later, &known.email, PASSWORD).await.unwrap();
        assert!(matches!(welcome, SignInAnswer::Welcome { .. }), "an hour later it may be tried again");
    }

    async fn somebody_signs_in_works_and_signs_out_in_the_browser(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.visitor();
        let asked = visitor.get("/spend").await;
        assert_eq!(asked.heading(), "Sign in", "whoever is not signed in is asked to");
        let page = visitor.sign_in(&officer).await;
        page.says("Tomasz Wrona").says("Wynmarch District Council");
        let out = visitor.send(page.form("/sign-out")).await;
        assert_eq!(out.heading(), "Sign in");
        assert_eq!(visitor.get("/spend").await.heading(), "Sign in", "the session has ended on the server");
    }

    async fn a_session_ends_after_an_idle_hour(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let SignInAnswer::Welcome { token } = answer(&app, &officer.email, PASSWORD).await else { panic!("no welcome") };
        for (moment, there, reason) in [
            ("2026-06-17T12:59:59Z", true, "used within the hour"),
            ("2026-06-17T13:59:58Z", true, "used again within an hour of that"),
            ("2026-06-17T14:59:58Z", false, "an hour without use"),
        ] {
            let found = actions::people::find(&app.at(moment), &token).await.unwrap();
            assert_eq!(found.is_some(), there, "{reason}");
        }
    }
}
