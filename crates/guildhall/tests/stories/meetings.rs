//! Meetings and advice: what was said, what came of it; and councils that help each other.

use domain::access::{Role, Scope};
use domain::strategy::Book;
use domain::strategy::exemplars::HelpOffered;
use testkit::{StatusCode, on_both_databases};

const MEETINGS: &str = "/strategy/meetings";
const ADVICE: &str = "/strategy/advice";

on_both_databases! {
    async fn a_meeting_is_entered_changed_and_found(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let officer = app.person(&ours, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get(MEETINGS).await.says("No meeting yet");
        let form = visitor.get("/strategy/meetings/new").await.form("/strategy/meetings/new");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select what kind of meeting it was"]);
        let form = form.fill("kind", "network");
        assert_eq!(visitor.send(form.clone()).await.errors().len(), 3, "with whom, who attended, what came of it");
        let form = form.fill("with", "Heads of procurement").fill("attended", "Head of procurement\nBuyer").fill("outcome", "A shared list");
        assert_eq!(visitor.send(form.clone().fill("on-day", "18")).await.errors().len(), 1, "tomorrow");
        let wrong = visitor.send(form.clone().fill("about", "contracts/12\nactions/9999")).await;
        assert_eq!(wrong.errors(), ["Enter an action that is there: actions/9999 is not"], "of a subject of the house");
        assert!(wrong.source().contains("contracts/12"), "what was typed stays");
        let page = visitor.send(form.fill("about", "contracts/12")).await;
        page.says("The meeting was entered").says("Head of procurement; Buyer").says("Contract 12, not in the house yet");
        let form = visitor.get("/strategy/meetings/1/change").await.form("/strategy/meetings/1/change");
        let again = form.clone();
        visitor.send(form.fill("outcome", "Nothing")).await.says("The meeting was saved").says("Nothing");
        assert!(visitor.send(again).await.errors().iter().any(|one| one.contains("Somebody changed this")));
        let list = visitor.get("/strategy/meetings?kind=Network+of+councils").await;
        assert_eq!(list.rows().len(), 1, "{:?}", list.rows());
        list.says("Contract 12");
        assert!(!list.text().contains("contracts/12"), "words, not the way it is typed");
        assert!(visitor.get("/strategy/meetings/download/csv").await.source().contains("contracts/12"), "the file has both");
        let councillor = app.person(&ours, "Ann Other", &[Role::Councillor]).await;
        let mut sees = app.signed_in(&councillor).await;
        sees.get("/strategy/meetings/1").await.says("Heads of procurement");
        assert_eq!(sees.get("/strategy/meetings/new").await.status, StatusCode::FORBIDDEN);
        let stranger = app.person(&theirs, "Ada Head", &[Role::HeadOfProcurement]).await;
        assert_eq!(app.signed_in(&stranger).await.get("/strategy/meetings/1").await.status, StatusCode::NOT_FOUND);
    }

    async fn advice_that_was_not_taken_says_why(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get(ADVICE).await.says("No advice yet");
        let form = visitor.get("/strategy/advice/new").await.form("/strategy/advice/new");
        let form = form.fill("subject", "Leisure").fill("stage", "idea").fill("said", "Ask operators").fill("from", "Buyer");
        let wrong = visitor.send(form.clone().fill("about", "meetings/7")).await;
        assert_eq!(wrong.errors(), ["Enter a meeting that is there: meetings/7 is not"]);
        visitor.send(form).await.says("The advice was entered").says("Not known yet");
        let form = visitor.get("/strategy/advice/1/change").await.form("/strategy/advice/1/change").fill("outcome", "not_taken");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Enter why it was not taken as it was given"]);
        visitor.send(form.fill("why", "No time")).await.says("The advice was saved").says("0.0%").says("100.0%");
    }

    async fn help_is_offered_by_who_leads_and_found_by_other_councils(app: TestApp) {
        let (leads, learns) = (app.council("Wynshire County Council").await, app.council("Ostley District Council").await);
        let scope = Scope::of_operator(leads.id);
        let book: Book = invented::councils("2026-06-17".parse().unwrap(), 1, 1).strategy("wynshire");
        let book = Book { help_offered: Vec::new(), lessons: Vec::new(), ..book };
        actions::strategy::bring_in(&app.guildhall, &scope, &book, "For the story").await.unwrap();
        let help = |area: &str| HelpOffered {
            index: area.parse().unwrap(),
            what: "How to train".to_owned(),
            contact: "procurement@wynshire.example".to_owned(),
            from: "2026-06-17".parse().unwrap(),
            ended: None,
        };
        let refused = actions::library::offer_help(&app.guildhall, &scope, &help("nps-2018/SL3")).await;
        assert!(matches!(refused, Err(actions::Failure::Invalid(_))), "its level there is lower");
        let head = app.person(&leads, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let form = visitor.get("/strategy/exemplars/offer").await.form("/strategy/exemplars/offer");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select an area"]);
        let form = form.fill("index", "nps-2018/EN2").fill("what", "How to train").fill("contact", "procurement@wynshire.example");
        visitor.send(form).await.says("Other councils can find you").says("Wynshire County Council");
        let other = app.person(&learns, "Ann Other", &[Role::Councillor]).await;
        let mut reads = app.signed_in(&other).await;
        reads.get("/strategy/exemplars").await.says("Wynshire County Council").says("How to train");
        assert_eq!(reads.get("/strategy/exemplars/offer").await.status, StatusCode::FORBIDDEN);
        let form = visitor.get("/strategy/exemplars/offer").await.form("/strategy/exemplars/end");
        visitor.send(form).await.says("The offer was ended");
        reads.get("/strategy/exemplars").await.says("No council offers help yet");
    }
}
