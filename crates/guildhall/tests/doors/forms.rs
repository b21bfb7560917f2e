//! Forms that are not ours, and what people typed when a form is refused.

use domain::access::Role;
use testkit::{Method, StatusCode, on_both_databases};
use web::{Access, route_table};

use super::addresses::filled;

const FORM: Option<&str> = Some("application/x-www-form-urlencoded");

on_both_databases! {
    async fn no_change_is_made_without_the_token_of_the_session(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Administrator]).await;
        let entries = || async { store::trail::check_chain(&app.guildhall.store, council.id.get()).await.unwrap().unwrap().entries };
        let mut visitor = app.signed_in(&someone).await;
        let before = entries().await;
        for facts in route_table().iter().filter(|facts| facts.methods.contains(&"POST") && facts.access != Access::Public) {
            for body in ["", "csrf=", "csrf=0000", "why=x&roles=administrator"] {
                let page = visitor.ask(Method::POST, &filled(facts.path), FORM, body.as_bytes().to_vec()).await;
                assert_eq!(page.status, StatusCode::FORBIDDEN, "{} with {body:?}", facts.path);
            }
        }
        assert_eq!(entries().await, before, "the trail shows no change");
    }

    async fn an_upload_without_the_token_first_is_refused_and_nothing_of_it_is_kept(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&someone).await;
        let body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nDate,Supplier,Amount\r\n\r\n--x--\r\n";
        let page = visitor.ask(Method::POST, "/spend/imports", Some("multipart/form-data; boundary=x"), body.as_bytes().to_vec()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        page.says("This form could not be accepted");
        let scope = domain::access::Scope::of_operator(council.id);
        assert!(store::spend::files(&app.guildhall.store, &scope, 10).await.unwrap().is_empty());
    }

    async fn what_was_typed_stands_in_the_form_that_comes_back(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&someone).await;
        let form = visitor.get("/people/new").await.form("/people/new");
        let page = visitor.send(form.fill("name", "Bea \"<b>\" Newcomer").fill("email", "not an address")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors().len(), 3, "address, password and role: {:?}", page.errors());
        assert_eq!(page.form("/people/new").value("name"), Some("Bea \"<b>\" Newcomer"));
        assert_eq!(page.form("/people/new").value("email"), Some("not an address"));
    }

    async fn a_form_longer_than_any_of_ours_is_refused_also_before_anybody_signs_in(app: TestApp) {
        app.council("Thornbury District Council").await;
        for (bytes, refused, reason) in [(200 * 1024, false, "long, and read"), (257 * 1024, true, "longer than any form")] {
            let body = format!("email={}", "a".repeat(bytes)).into_bytes();
            let page = app.visitor().ask(Method::POST, "/sign-in", FORM, body).await;
            assert_eq!(page.status == StatusCode::PAYLOAD_TOO_LARGE, refused, "{reason}: {}", page.status);
        }
    }
}
