//! A council's set-up of its strategy goes to another council as one file, and every change counts at once.

use actions::Failure;
use actions::records::{Keeping, keep_in};
use actions::strategy::configuration::{Bringing, bring_in};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::configuration::{Configuration, ConfigurationPart, LineState, plan, read};
use domain::strategy::editions::EditionChange;
use domain::strategy::{Book, EditionStep};
use std::time::Duration;
use testkit::{Form, Page, StatusCode, TestApp, Visitor, on_both_databases};

const ADDRESS: &str = "/strategy/configuration";

async fn head_of(app: &TestApp, name: &str) -> (Council, Visitor) {
    let council = app.council(name).await;
    let head = app.person(&council, &format!("Head of {name}"), &[Role::HeadOfProcurement]).await;
    let visitor = app.signed_in(&head).await;
    (council, visitor)
}

async fn change(visitor: &mut Visitor, address: &str, fields: &[(&str, &str)]) -> Page {
    let mut form = visitor.get(address).await.form(address);
    for (field, value) in fields {
        form = form.fill(field, value);
    }
    visitor.send(form).await
}

async fn send(visitor: &mut Visitor, content: &str) -> Page {
    let form = visitor.get(ADDRESS).await.form(ADDRESS);
    visitor.send(form.choose_file("file", "wynmarch.json", content.as_bytes())).await
}

fn bring(page: &Page) -> Form {
    page.form_with("Bring it in")
}

async fn set_up(app: &TestApp, council: &Council) -> Configuration {
    let book = store::strategy::book(&app.guildhall.store, &Scope::of_operator(council.id), None).await.unwrap();
    Configuration::of(&book, "", app.guildhall.clock.today())
}

/// A council that switched an area off, weighed another, wrote its own words and changed a check, all on pages.
async fn with_own_ways(app: &TestApp) -> (Council, Visitor) {
    let (council, mut head) = head_of(app, "Wynmarch District Council").await;
    let step = |name: &str| format!("/strategy/editions/nps-2018/step/{name}");
    change(&mut head, &step("retire"), &[("index", "BC2"), ("why", "Not ours")]).await.says("It was done");
    let weigh = [("index", "SL1"), ("weight", "3"), ("why", "It matters most")];
    change(&mut head, &step("weigh"), &weigh).await.says("It was done");
    let wording = "/strategy/editions/nps-2018/wording";
    let form = head.get(wording).await.form(wording).fill("wording", "own").fill("source", "Cabinet, 4 May 2026");
    let form = form.fill("area", "SL1").fill("level", "Mature").fill("text", "Members lead what is bought here.");
    head.send(form).await.says("The wording was brought in");
    let check = domain::strategy::checks::shipped().remove(0).code;
    let fields = [("source", "Wynmarch's own policy"), ("why", "As our policy says")];
    change(&mut head, &format!("/strategy/checks/{check}/change"), &fields).await.says("The check was saved");
    (council, head)
}

on_both_databases! {
    async fn a_council_takes_over_how_another_one_works_and_sees_it_at_once(app: TestApp) {
        let (council, mut head) = with_own_ways(&app).await;
        head.get("/strategy").await.says("Set-up of the strategy, to change or to take over");
        let file = head.get("/strategy/configuration/download").await;
        assert!(file.header("content-disposition").unwrap().contains("strategy-set-up-"));
        let text = file.source();
        assert!(!text.contains("Head of"), "no person is in it: {text}");

        let (other, mut visitor) = head_of(&app, "Ostley District Council").await;
        visitor.get(ADDRESS).await.says("No file was sent yet");
        let page = send(&mut visitor, &text).await;
        page.says("This is the set-up of Wynmarch District Council").says("BC2, stage: “In use” becomes “Retired”");
        page.says("SL1, weight: “1” becomes “3”").says("Members lead what is bought here.");
        assert!(set_up(&app, &other).await.wording.is_empty(), "nothing is kept yet");
        let without_reason = visitor.send(bring(&page)).await;
        assert_eq!(without_reason.errors(), ["Enter why, for those who ask later"]);
        let page = visitor.send(bring(&without_reason).fill("why", "As Wynmarch does")).await;
        page.says("The parts you chose were brought in").says("Nothing in the file would change the council's set-up.");
        assert_eq!(set_up(&app, &other).await, set_up(&app, &council).await, "the two work alike");
        visitor.get("/strategy/areas/nps-2018/SL1").await.says("Members lead what is bought here.");
        let check = domain::strategy::checks::shipped().remove(0).code;
        visitor.get(&format!("/strategy/checks/{check}")).await.says("Wynmarch's own policy");
        let prepare = visitor.get("/strategy/rounds/new").await;
        assert!(!prepare.source().contains("value=\"BC2\""), "an area that is off is not asked");
        visitor.get("/trail").await.says("As Wynmarch does");

        let resume = "/strategy/editions/nps-2018/step/resume";
        change(&mut visitor, resume, &[("index", "BC2"), ("why", "We ask it after all")]).await.says("It was done");
        assert!(visitor.get("/strategy/rounds/new").await.source().contains("value=\"BC2\""), "and on again");
        let mut officer = {
            let person = app.person(&other, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
            app.signed_in(&person).await
        };
        assert_eq!(officer.get(ADDRESS).await.status, StatusCode::FORBIDDEN);
        let mut owner = head;
        assert_eq!(owner.get("/strategy/configuration/1").await.status, StatusCode::NOT_FOUND, "another council's file");
    }

    async fn a_file_that_is_wrong_is_refused_with_its_place_and_nothing_comes_in_by_halves(app: TestApp) {
        let (_, mut head) = with_own_ways(&app).await;
        let text = head.get("/strategy/configuration/download").await.source();
        let (other, mut visitor) = head_of(&app, "Ostley District Council").await;
        for (content, said) in [
            (text.replacen("\"version\": 1", "\"version\": 7", 1), "version: The file is of version 7"),
            (text.replacen("\"measure\"", "\"mesure\"", 1), "checks, entry 1"),
            (text.replacen('{', "", 1), "The file is not JSON"),
            ("{}".to_owned(), "must say \"guildhall-strategy-configuration\""),
        ] {
            let page = send(&mut visitor, &content).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.errors().iter().any(|error| error.contains(said)), "{said}: {:?}", page.errors());
        }
        visitor.get(ADDRESS).await.says("No file was sent yet");

        // A check of an area that is nowhere: its part is left out, and the others come in.
        let broken = text.replacen("\"index\": \"nps-2018/", "\"index\": \"nps-2099/", 1);
        let page = send(&mut visitor, &broken).await;
        page.says("Mend first: Select an area of an edition");
        let all = bring(&page).fill("why", "All of it").tick("parts", "checks");
        let refused = visitor.send(all).await;
        assert!(refused.errors()[0].contains("Select an area of an edition"), "{:?}", refused.errors());
        assert!(set_up(&app, &other).await.editions.is_empty(), "nothing came in");
        let stale = bring(&page).fill("why", "Without the checks");
        change(&mut visitor, "/strategy/editions/nps-2018/step/weigh", &[("index", "SL2"), ("weight", "2"), ("why", "w")]).await;
        let meanwhile = visitor.send(stale).await;
        assert!(meanwhile.errors()[0].contains("since you looked"), "{:?}", meanwhile.errors());
        visitor.send(bring(&meanwhile)).await.says("The parts you chose were brought in");
        let own = set_up(&app, &other).await;
        assert!(own.checks.is_empty() && own.wording.len() == 1, "{own:?}");
    }

    async fn what_somebody_saves_while_a_file_comes_in_is_not_overwritten(app: TestApp) {
        let (council, _) = with_own_ways(&app).await;
        let given = set_up(&app, &council).await;
        let (other, _) = head_of(&app, "Ostley District Council").await;
        let (scope, clock) = (Scope::of_operator(other.id), &app.guildhall.clock);
        let change = EditionChange::Weigh { index: "nps-2018/SL2".parse().unwrap(), weight: 2 };
        let said = "nps-2018/SL2 counts 2".to_owned();
        let step = EditionStep { number: 1, change, on: clock.today(), why: "Ours".to_owned(), said: said.clone() };
        let keeping = Keeping { done: "edition.changed", said: said.clone(), why: "Ours", seen: Some(0) };
        let mut tx = app.guildhall.store.begin_write().await.unwrap();
        keep_in(&mut tx, &scope, &step, &keeping, clock.now()).await.unwrap();
        let saved = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            tx.commit().await.unwrap();
        };
        let bringing = Bringing { chosen: ConfigurationPart::ALL, why: "As Wynmarch does", seen: None };
        let (brought, ()) = tokio::join!(bring_in(&app.guildhall, &scope, &given, None, &bringing), saved);
        let book = store::strategy::book(&app.guildhall.store, &scope, None).await.unwrap();
        assert_eq!(book.steps[0].said, said, "the step that was saved first stands");
        match brought {
            // The write waited for the other one, and was planned on what it left.
            Ok(_) => assert!(book.steps.len() > 1 && book.wording.len() == 1),
            Err(Failure::Invalid(errors)) => {
                assert!(errors[0].message.starts_with("Somebody changed this"), "{errors:?}");
                assert_eq!((book.steps.len(), book.wording.len()), (1, 0), "nothing of the file was kept");
            }
            Err(failure) => panic!("{failure:?}"),
        }
    }
}

#[test]
fn the_set_up_of_the_invented_council_comes_out_of_an_empty_one_as_it_went_in() {
    let today = "2026-11-21".parse().unwrap();
    let book = invented::councils(today, 1, 1).strategy("wynmarch");
    let given = Configuration::of(&book, "Wynmarch District Council", today);
    assert_eq!(read(given.to_json().as_bytes()).as_ref(), Ok(&given));
    let found = plan(&Book::default(), &given, ConfigurationPart::ALL, (today, "As Wynmarch"));
    assert_eq!(found.problems(), Vec::<String>::new());
    assert!(found.lines.iter().all(|line| line.state != LineState::Differs), "{:?}", found.lines);
    let there = Configuration::of(&found.coming, "Wynmarch District Council", today);
    assert_eq!(there, given);
}
