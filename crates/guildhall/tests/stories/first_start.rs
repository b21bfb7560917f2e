//! The first start: the council and its administrator are entered under a link that works once.

use testkit::{PASSWORD, TestApp, Visitor, on_both_databases};

const TOKEN: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

fn at_first_start(app: &TestApp) -> Visitor {
    let settings =
        web::Settings { setup_token: Some(TOKEN.to_owned()), secure_cookies: false, ..web::Settings::default() };
    app.visitor_with(settings)
}

on_both_databases! {
    async fn the_council_and_its_administrator_are_entered_once(app: TestApp) {
        let mut visitor = at_first_start(&app);
        let path = format!("/first-start/{TOKEN}");
        let form = visitor.get(&path).await.form(&path);
        let wrong = visitor.send(form.fill("council_name", "").fill("email", "imogen@wynmarch.example").fill("password", "short")).await;
        assert!(!wrong.errors().is_empty());
        let form = wrong.form(&path);
        assert_eq!(form.value("email"), Some("imogen@wynmarch.example"), "what was typed is not lost");
        let form = form.fill("council_name", "Wynmarch District Council").fill("name", "Imogen Castleford");
        visitor.send(form.fill("email", "imogen@wynmarch.example").fill("password", PASSWORD)).await;
        let councils = store::councils::all(&app.guildhall.store).await.unwrap();
        assert_eq!(councils.iter().map(|council| council.code.as_str()).collect::<Vec<_>>(), ["wynmarch"]);
        let again = at_first_start(&app).get(&path).await;
        assert!(again.all(&format!("form[action='{path}']")).is_empty(), "the link works once");
    }

    async fn nobody_enters_a_council_without_the_link(app: TestApp) {
        for path in ["/first-start/0000", "/first-start/"] {
            let page = at_first_start(&app).get(path).await;
            assert!(page.status.is_client_error(), "{path} answered {}", page.status);
        }
        let page = app.visitor().get(&format!("/first-start/{TOKEN}")).await;
        assert!(page.status.is_client_error(), "without a token there is no first start: {}", page.status);
    }
}
