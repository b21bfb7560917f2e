//! Sessions begin anew, end when they should, and tell nobody who is known.

use domain::access::{Role, Scope};
use testkit::{PASSWORD, StatusCode, on_both_databases};

on_both_databases! {
    async fn each_sign_in_has_a_token_of_its_own_and_a_planted_one_is_never_taken(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let first = app.signed_in(&someone).await.cookies().clone();
        let second = app.signed_in(&someone).await.cookies().clone();
        assert_ne!(first, second);
        assert_eq!(first.len(), 1);
    }

    async fn a_session_ends_with_sign_out_a_new_password_the_end_of_access_and_time(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let scope = Scope::of_operator(council.id);
        app.person(&council, "Second Administrator", &[Role::Administrator]).await;
        let someone = app.person(&council, "Ann Other", &[Role::Administrator]).await;
        let mut out = app.signed_in(&someone).await;
        let stolen = out.clone();
        let form = out.get("/spend").await.form("/sign-out");
        out.send(form).await;
        for (what, mut visitor) in [("signed out", out), ("kept by a thief", stolen)] {
            assert_eq!(visitor.get_without_following("/spend").await.status, StatusCode::SEE_OTHER, "{what}");
        }
        let mut open = app.signed_in(&someone).await;
        actions::people::reset_password(&app.guildhall, &scope, someone.id, "another long phrase").await.unwrap();
        assert_eq!(open.get_without_following("/spend").await.status, StatusCode::SEE_OTHER, "a new password");
        actions::people::reset_password(&app.guildhall, &scope, someone.id, PASSWORD).await.unwrap();
        let mut open = app.signed_in(&someone).await;
        let token = open.cookies().values().next().unwrap().clone();
        for (moment, alive, reason) in [
            ("2026-06-17T12:59:59Z", true, "59 minutes without use"),
            ("2026-06-17T13:00:00Z", false, "an hour without use"),
            ("2026-06-18T00:00:00Z", false, "twelve hours"),
        ] {
            let later = app.at(moment);
            let found = actions::people::find(&later, &token).await.unwrap();
            assert_eq!(found.is_some(), alive, "{reason}");
            if alive {
                // Being seen renewed the idle time; put it back for the next row.
                assert_eq!(open.get_without_following("/spend").await.status, StatusCode::OK);
                let mut tx = app.guildhall.store.begin_write().await.unwrap();
                store::people::see_session(&mut tx, found.unwrap().session.id, app.guildhall.clock.now()).await.unwrap();
                tx.commit_bookkeeping().await.unwrap();
            }
        }
        let mut open = app.signed_in(&someone).await;
        actions::people::end(&app.guildhall, &scope, someone.id, "left").await.unwrap();
        assert_eq!(open.get_without_following("/spend").await.status, StatusCode::SEE_OTHER, "access ended");
        let mut ended = app.visitor();
        assert_eq!(ended.sign_in(&someone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "and no way back in");
    }

    async fn a_known_and_an_unknown_address_are_answered_alike_and_slowed_alike(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut answers = Vec::new();
        for email in [someone.email.as_str(), "nobody@thornbury.example"] {
            let mut visitor = app.visitor();
            let mut said = Vec::new();
            for _ in 0..12 {
                let form = visitor.get("/sign-in").await.form("/sign-in");
                let page = visitor.send(form.fill("email", email).fill("password", "wrong wrong wrong")).await;
                said.push((page.status, page.source().replace(email, "ADDRESS")));
            }
            answers.push(said);
        }
        assert_eq!(answers[0], answers[1]);
        assert_ne!(answers[0][9].1, answers[0][10].1, "the eleventh try within the hour is not looked at");
        let mut visitor = app.visitor();
        assert_eq!(visitor.sign_in(&someone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "not even with the right one");
    }

    async fn nobody_is_sent_to_another_site_after_signing_in(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        for (to, goes) in [("/spend/lines?q=x", "/spend/lines?q=x"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil.example", "/")] {
            let mut visitor = app.visitor();
            let query = to.replace('?', "%3F").replace('=', "%3D").replace('\\', "%5C");
            let form = visitor.get(&format!("/sign-in?to={query}")).await.form("/sign-in");
            let page = visitor.send_without_following(form.fill("email", &someone.email).fill("password", PASSWORD)).await;
            assert_eq!(page.header("location"), Some(goes), "{to}");
        }
    }

    async fn a_person_of_two_councils_switches_between_them_and_sees_each_apart(app: TestApp) {
        let one = app.council("Thornbury District Council").await;
        let two = app.council("Ashmoor District Council").await;
        let someone = app.person(&one, "Ann Other", &[Role::Councillor]).await;
        let typed = actions::people::NewPerson {
            name: someone.name.clone(),
            email: someone.email.clone(),
            password: "is not looked at".to_owned(),
            roles: vec![Role::Administrator],
        };
        actions::people::add(&app.guildhall, &Scope::of_operator(two.id), &typed).await.unwrap();
        let mut visitor = app.visitor();
        let choice = visitor.sign_in(&someone).await;
        assert_eq!(choice.heading(), "Which council are you working for?");
        let page = visitor.send(choice.form("/switch-council").fill("council", one.code.as_str())).await;
        page.says(&one.name);
        assert_eq!(visitor.get("/people").await.status, StatusCode::FORBIDDEN, "a councillor here");
        let page = visitor.get("/spend").await;
        let page = visitor.send(page.form("/switch-council").fill("council", two.code.as_str())).await;
        page.says(&two.name);
        assert_eq!(visitor.get("/people").await.status, StatusCode::OK, "an administrator there");
    }
}
