//! Every address of the table by every role. An address that is added is tested here without a line being written.

use domain::access::Role;
use testkit::{Method, StatusCode, Visitor, on_both_databases};
use web::{Access, RouteFacts, route_table};

/// An address with its variable parts filled: with numbers of records that are not there, and names that are known.
pub fn filled(path: &str) -> String {
    path.replace("{form}", "csv")
        .replace("{what}", "supplier")
        .replace("{id}", "999")
        .replace("{number}", "999")
        .replace("{file}", "999")
        .replace("{token}", "none")
        .replace("{set}", "payments")
        .replace("{period}", "2026-Q1")
        .replace("{council}", "thornbury")
        .replace("{year}", "2026")
        .replace("{name}", "2026-Q1.csv")
        .replace("{feed}", "lines.json")
        .replace("{code}", "standstill")
        .replace("{edition}", "nps-2018")
        .replace("{area}", "SL1")
        .replace("{assessor}", "999")
        .replace("{step}", "close")
        .replace("{kind}", "councillor")
        .replace("{reference}", "K7M2-9QXD")
}

/// The token that the forms of somebody's session carry; empty for who is not signed in.
pub async fn token_of(visitor: &mut Visitor) -> String {
    let page = visitor.get("/account").await;
    if page.path != "/account" {
        return String::new();
    }
    page.form("/account").value("csrf").unwrap_or_default().to_owned()
}

async fn asked(visitor: &mut Visitor, facts: &RouteFacts, method: &str) -> testkit::Page {
    match method {
        "GET" => visitor.get_without_following(&filled(facts.path)).await,
        _ => {
            // The token of the session, so that only the role can be what is refused.
            let token = token_of(visitor).await;
            let body = format!("csrf={token}").into_bytes();
            let kind = Some("application/x-www-form-urlencoded");
            visitor.ask(Method::POST, &filled(facts.path), kind, body).await
        }
    }
}

on_both_databases! {
    async fn each_role_gets_through_just_the_doors_that_the_table_gives_it(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        for role in Role::ALL {
            let someone = app.person(&council, &format!("Person {}", role.name()), &[*role]).await;
            let mut visitor = app.signed_in(&someone).await;
            for facts in route_table().iter().filter(|facts| facts.path != "/sign-out") {
                for method in facts.methods {
                    if token_of(&mut visitor).await.is_empty() {
                        visitor = app.signed_in(&someone).await;
                    }
                    let page = asked(&mut visitor, facts, method).await;
                    let refused = page.status == StatusCode::FORBIDDEN;
                    let may = match facts.access {
                        Access::Needs(action) => action.roles().contains(role),
                        Access::Public | Access::SignedIn | Access::Token => true,
                    };
                    assert_eq!(!refused, may, "{role} {method} {}: {}", facts.path, page.status);
                    assert_eq!(page.ids_twice(), [""; 0], "{role} {method} {}: each field has a label of its own", facts.path);
                }
            }
        }
        // Some doors ask for a job.
        app.run_jobs().await;
    }

    async fn who_is_not_signed_in_is_sent_to_sign_in_and_told_nothing(app: TestApp) {
        app.council("Thornbury District Council").await;
        for facts in route_table() {
            for method in facts.methods {
                let page = asked(&mut app.visitor(), &facts, method).await;
                let to = page.header("location").unwrap_or_default().to_owned();
                if facts.access == Access::Token {
                    assert_eq!(page.status, StatusCode::UNAUTHORIZED, "{method} {}", facts.path);
                } else if facts.access != Access::Public {
                    assert!(to.starts_with("/sign-in"), "{method} {}: {} {to}", facts.path, page.status);
                    assert!(page.source().is_empty(), "{method} {}", facts.path);
                }
            }
        }
    }

    async fn every_answer_carries_the_headers_that_protect_its_reader(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&someone).await;
        let paths = route_table().into_iter().map(|facts| filled(facts.path)).chain(["/nothing/here".to_owned(), "/assets/app.css".to_owned()]);
        for path in paths.filter(|path| path != "/sign-out") {
            let page = visitor.get_without_following(&path).await;
            let policy = page.header("content-security-policy").unwrap_or_default().to_owned();
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
            assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{path}");
            assert_eq!(page.header("x-frame-options"), Some("DENY"), "{path}");
            assert!(page.header("cache-control").is_some(), "{path}");
        }
    }
}
