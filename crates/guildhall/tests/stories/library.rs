//! The library: documents whose review is overdue, links that lead outside, lessons that are used and shared.

use domain::access::Role;
use testkit::{Form, StatusCode, on_both_databases};

fn dated(form: Form, name: &str, [day, month, year]: [&str; 3]) -> Form {
    form.fill(&format!("{name}-day"), day).fill(&format!("{name}-month"), month).fill(&format!("{name}-year"), year)
}

fn guide(form: Form, title: &str, found_at: &str, issued: [&str; 3]) -> Form {
    let form =
        form.fill("title", title).fill("kind", "guide").fill("found_at", found_at).fill("owner", "Head of procurement");
    dated(form.fill("review_months", "12"), "issued", issued)
}

on_both_databases! {
    async fn a_review_is_overdue_from_the_day_after_it_was_due_until_it_is_done(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get("/library").await.says("The library is empty");
        let form = visitor.get("/library/new").await.form("/library/new");
        let due = guide(form.clone().fill("about-0", "areas/SL1/3"), "Due today", "Drawer 7", ["17", "6", "2025"]);
        visitor.send(due).await.says("The document stands in the library").says("By 17 June 2026").says("Where it is: Drawer 7");
        let late = guide(form, "Waivers", "https://wynmarch.example/waivers", ["16", "6", "2025"]);
        let page = visitor.send(late).await;
        page.says("Overdue by 1 day: it was due on 16 June 2026");
        assert!(page.source().contains("rel=\"noopener noreferrer\" href=\"https://wynmarch.example/waivers\""));
        let list = visitor.get("/library").await;
        list.says("1 document is overdue for review");
        assert_eq!(list.rows()[0][0], "Waivers", "what is overdue stands first");

        let form = visitor.get("/library/waivers").await.form("/library/waivers/review");
        let page = visitor.send(dated(form.clone(), "reviewed", ["18", "6", "2026"])).await;
        assert_eq!(page.errors().len(), 1, "tomorrow: {:?}", page.errors());
        visitor.send(form.clone()).await.says("The review was recorded").says("By 17 June 2027");
        let page = visitor.send(form).await;
        assert!(page.errors().iter().any(|one| one.contains("Somebody changed this")), "{:?}", page.errors());
        let form = visitor.get("/library/waivers").await.form("/library/waivers/withdraw");
        assert_eq!(visitor.send(form.clone()).await.errors().len(), 1, "without a reason");
        visitor.send(form.fill("why", "The rules say it all")).await.says("Withdrawn since 17 June 2026").says("The rules say it all");
    }

    async fn a_lesson_is_used_and_shared(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let head = app.person(&council, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let form = visitor.get("/library/lessons/new").await.form("/library/lessons/new");
        assert_eq!(visitor.send(form.clone()).await.errors().len(), 3, "title, what happened, what was learned");
        let form = form.fill("title", "Ask first").fill("happened", "Nobody tendered").fill("learned", "Ask the market");
        let page = visitor.send(form.clone().fill("from", "nothing at all")).await;
        assert_eq!(page.errors(), ["Enter a record by its noun and number, such as contracts/12"]);
        visitor.send(form).await.says("It has changed nothing yet").says("not shared outside the council");
        let used = visitor.get("/library/lessons/ask-first").await.form("/library/lessons/ask-first/use");
        visitor.send(used.fill("record", "contracts/7")).await.says("contracts/7");
        let shared = visitor.get("/library/lessons/ask-first").await.form("/library/lessons/ask-first/share");
        visitor.send(shared.fill("shared_with", "Brackmere Borough Council")).await.says("Brackmere Borough Council");
        let list = visitor.get("/library/lessons?used=Used&shared=Shared").await;
        assert_eq!(list.rows().len(), 1, "{:?}", list.rows());
    }

    async fn hostile_documents_are_text_and_those_of_others_are_not_found(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let head = app.person(&theirs, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let form = visitor.get("/library/new").await.form("/library/new");
        let page = visitor.send(guide(form.clone(), "New", "javascript:alert(1)", ["1", "6", "2026"])).await;
        page.says("Where it is: javascript:alert(1)");
        assert!(!page.source().contains("href=\"javascript:"), "no link to a script");
        let page = visitor.send(guide(form, &"a".repeat(201), "Drawer", ["31", "2", "2026"])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);

        let other = app.person(&ours, "Ann Other", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&other).await;
        for path in ["/library/new-2", "/library/new-2/change", "/library/lessons/new-2"] {
            assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
