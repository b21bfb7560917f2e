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
        visitor.get("/today").await.says("Review documents of the library").says("Try links of the library");
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
        assert_eq!(page.errors(), ["Enter the risk, saving or other record it belongs to, such as risks/4"]);
        let page = visitor.send(form.clone().fill("from", "savings/99")).await;
        assert_eq!(page.errors(), ["Enter a saving that is there: savings/99 is not"]);
        visitor.send(form).await.says("It has changed nothing yet").says("not shared outside the council");
        let used = visitor.get("/library/lessons/ask-first").await.form("/library/lessons/ask-first/use");
        let page = visitor.send(used.clone().fill("record", "actions/99")).await;
        assert_eq!(page.errors(), ["Enter an action that is there: actions/99 is not"]);
        visitor.send(used.fill("record", "contracts/7")).await.says("Contract 7, not in the house yet");
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
        let policy = guide(form.clone(), "Social value", "Drawer", ["1", "6", "2026"]).fill("kind", "policy");
        let page = visitor.send(policy.fill("review_months", "")).await;
        assert_eq!(page.errors().len(), 1, "a policy has a day of review: {:?}", page.errors());
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

    async fn a_link_is_tried_by_a_person_and_opening_is_counted(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let form = visitor.get("/library/new").await.form("/library/new");
        let web = guide(form.clone().fill("records", "contracts/12"), "Waivers", "https://wynmarch.example/waivers", ["16", "6", "2026"]);
        let page = visitor.send(web.clone().fill("records", "no record")).await;
        assert_eq!(page.errors(), ["Enter the risk, saving or other record it belongs to, such as risks/4"]);
        let page = visitor.send(web.clone().fill("records", "contracts/12\nrisks/7")).await;
        assert_eq!(page.errors(), ["Enter a risk that is there: risks/7 is not"]);
        visitor.send(web).await.says("Records it helps with").says("To be tried: nobody has yet");
        visitor.send(guide(form, "Plan", "/strategy/actions/99", ["16", "6", "2026"])).await.says("There is no such record");
        visitor.get("/today").await.says("Mend links of the library").says("1 broken");
        let form = visitor.get("/library/waivers").await.form("/library/waivers/tried");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select whether the address worked"]);
        let page = visitor.send(form.clone().fill("works", "yes").fill("tried-day", "18")).await;
        assert_eq!(page.errors(), ["Enter a day that has come"]);
        visitor.send(form.fill("works", "yes")).await.says("It worked on 17 June 2026");
        for _ in 0..2 {
            let form = visitor.get("/library/waivers").await.form("/library/waivers/open");
            visitor.send(form).await.says("Go on to");
        }
        visitor.get("/library/waivers").await.says("2 times, 2 of them this month");
        let form = visitor.get("/library/waivers/change").await.form("/library/waivers/change");
        visitor.send(form.fill("found_at", "https://wynmarch.example/other")).await.says("To be tried: nobody has yet");
        let list = visitor.get("/library?link=Broken").await;
        assert_eq!(list.rows().len(), 1, "{:?}", list.rows());
    }

    async fn a_lesson_that_is_opened_is_read_by_other_councils_and_no_other_is(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let head = app.person(&ours, "Ada Head", &[Role::HeadOfProcurement]).await;
        let other = app.person(&theirs, "Ann Other", &[Role::Councillor]).await;
        let (mut writes, mut reads) = (app.signed_in(&head).await, app.signed_in(&other).await);
        for title in ["Ask first", "Keep this"] {
            let form = writes.get("/library/lessons/new").await.form("/library/lessons/new");
            writes.send(form.fill("title", title).fill("happened", "Nobody tendered").fill("learned", "Ask the market")).await;
        }
        reads.get("/library/lessons/shared").await.says("No council has opened a lesson yet");
        let form = writes.get("/library/lessons/ask-first").await.form("/library/lessons/ask-first/open");
        writes.send(form).await.says("Other councils of this Guildhall can read it");
        let page = reads.get("/library/lessons/shared").await;
        page.says("Ask first").says("Wynmarch District Council");
        assert!(!page.text().contains("Keep this"), "{}", page.text());
        let form = writes.get("/library/lessons/ask-first").await.form("/library/lessons/ask-first/open");
        writes.send(form).await.says("Only your council can read it");
        reads.get("/library/lessons/shared").await.says("No council has opened a lesson yet");
    }
}
