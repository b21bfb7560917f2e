//! Training: what people need and have, what has expired, and what names are shown to whom.

use actions::Failure;
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::training::{Attended, Audience, Course, Learner, Level};
use testkit::{StatusCode, TestApp, on_both_databases};

const WHO: &str = "Zoë O'Hara 7";

async fn trained(app: &TestApp, council: &Council) -> String {
    let scope = Scope::of_operator(council.id);
    let course = Course {
        code: String::new(),
        name: "Contract procedure rules".to_owned(),
        audiences: vec![Audience::Procurement],
        holds_months: Some(12),
        raises: Vec::new(),
        from: "2024-01-01".parse().unwrap(),
        ended: None,
        qualifies: false,
    };
    let code = actions::training::enter_course(&app.guildhall, &scope, course).await.unwrap();
    for person in [WHO, "Staff 1004"] {
        let learner = Learner {
            person: person.to_owned(),
            audiences: vec![Audience::Procurement],
            team: "Finance and Governance".to_owned(),
            since: "2024-01-01".parse().unwrap(),
            left: None,
            looks_after: Vec::new(),
        };
        actions::training::enter_learner(&app.guildhall, &scope, &learner).await.unwrap();
    }
    code
}

on_both_databases! {
    async fn a_training_that_expired_is_a_gap_until_it_is_taken_again(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let course = trained(&app, &council).await;
        let scope = Scope::of_operator(council.id);
        let people = [WHO.to_owned(), "Staff 1004".to_owned()];
        // It holds for twelve months: one ran out today, the other tomorrow.
        for (person, on) in people.iter().zip(["2025-06-17", "2025-06-18"]) {
            let day = on.parse().unwrap();
            actions::training::attend(&app.guildhall, &scope, std::slice::from_ref(person), &course, day).await.unwrap();
        }
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let page = visitor.get("/training").await;
        visitor.get("/today").await.says("Renew trainings that expired").says("Renew trainings that end within sixty days");
        page.says("1 of 2, 50.0%: some missing").says("Expired on 17 June 2026").says("Ends on 18 June 2026");
        let form = visitor.get("/training/attendance/new").await.form("/training/attendance/new");
        let form = form.fill("course", &course).tick("people", WHO).tick("people", "Staff 1004");
        visitor.send(form.clone()).await.says("It was recorded").says("2 of 2, 100.0%: all trained").says("Nothing is missing");
        assert_eq!(visitor.send(form.fill("on-day", "18")).await.errors().len(), 1, "tomorrow has not come");

        let page = visitor.get("/training/people/Zo%C3%AB%20O%27Hara%207").await;
        page.says("Holds");
        let out = page.links().into_iter().find(|link| link.contains("take-out") && link.contains("2026-06-17")).unwrap();
        let form = visitor.get(&out).await.form("/training/attendance/take-out");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Enter why it is taken out, such as a wrong day"]);
        visitor.send(form.clone().fill("why", "Wrong day")).await.says("It counts no more").says("Expired on 17 June 2026");
        assert_eq!(visitor.send(form.fill("why", "Twice")).await.status, StatusCode::NOT_FOUND);
        let again = actions::training::attend(&app.guildhall, &scope, &people[..1], &course, "2026-06-17".parse().unwrap()).await;
        assert_eq!(again.unwrap(), 1, "what was taken out can be recorded again");
    }

    async fn names_are_for_those_who_keep_the_records(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        trained(&app, &council).await;
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut visitor = app.signed_in(&councillor).await;
        let page = visitor.get("/training").await;
        page.says("0 of 2, 0.0%: none trained").says("Never taken");
        assert!(!page.text().contains("Staff 1004") && !page.text().contains(WHO), "{}", page.text());
        assert!(!visitor.get("/training/download/csv").await.source().contains("Staff 1004"));
        assert_eq!(visitor.get("/training/people").await.status, StatusCode::FORBIDDEN);
    }

    async fn a_competence_that_is_lacking_names_the_course_that_raises_it(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let code = trained(&app, &council).await;
        let head = app.person(&council, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let form = visitor.get("/training/competences/new").await.form("/training/competences/new");
        visitor.send(form.fill("name", "Rules of procurement").fill("procurement", "practitioner")).await.says("The competence was entered");
        let address = format!("/training/courses/{code}/change");
        let form = visitor.get(&address).await.form(&address).tick("raises", "rules-of-procurement");
        visitor.send(form).await.says("The course was saved");
        let person = "/training/people/Staff%201004";
        visitor.get(person).await.says("Missing. Raised by: Contract procedure rules");
        visitor.get("/training/competences").await.says("Who lacks what, of those who need it").says("2 of 2, 100.0%: all lack it");
        let form = visitor.get(&format!("{person}/competence")).await.form(&format!("{person}/competence"));
        let form = form.fill("competence", "rules-of-procurement").fill("level", Level::Expert.name());
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Enter what shows it, such as a qualification"]);
        visitor.send(form.fill("evidence", "Diploma")).await.says("Nothing is missing").says("Expert");
        let address = "/training/competences/rules-of-procurement/change";
        let form = visitor.get(address).await.form(address);
        visitor.send(form.fill("procurement", "")).await.says("The competence was saved");
        visitor.get(person).await.says("Not needed");
    }

    async fn hostile_forms_and_records_of_others_change_nothing(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let course = trained(&app, &theirs).await;
        let head = app.person(&ours, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        for path in ["/training/people/Staff%201004", "/training/courses/contract-procedure-rules/change"] {
            assert_eq!(visitor.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let scope = Scope::of_operator(ours.id);
        let one = Attended { person: "Staff 1004".into(), course: course.clone(), on: "2026-06-01".parse().unwrap() };
        let refused = actions::training::take_out_attendance(&app.guildhall, &scope, &one, "why").await;
        assert!(matches!(refused, Err(Failure::NotFound)));
        let refused = actions::training::attend(&app.guildhall, &scope, &["Staff 1004".into()], &course, one.on).await;
        assert!(matches!(refused, Err(Failure::Invalid(_))));
        let form = visitor.get("/training/people/new").await.form("/training/people/new");
        for (person, team, errors, reason) in [
            ("", "", 4, "nothing: name, parts, team, day"),
            ("a/../b", "Finance", 3, "a way through addresses; parts, day"),
            (&*"é".repeat(201), "Finance", 3, "too long; parts, day"),
        ] {
            let page = visitor.send(form.clone().fill("person", person).fill("team", team)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason}");
            assert!(!page.errors().is_empty() && page.errors().len() <= errors, "{reason}: {:?}", page.errors());
        }
    }

    async fn somebody_is_enrolled_and_passes_and_names_stay_with_those_who_keep_the_records(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let code = trained(&app, &council).await;
        let head = app.person(&council, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let here = format!("/training/courses/{code}");
        visitor.get(&here).await.says("Nobody has completed it yet").says("Nobody is enrolled on it");
        let change = format!("{here}/change");
        let form = visitor.get(&change).await.form(&change).tick("qualifies", "yes");
        visitor.send(form).await.says("A qualification of the profession");
        let enrol = format!("{here}/enrol");
        let form = visitor.get(&enrol).await.form(&enrol);
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select somebody of the list"]);
        visitor.send(form.clone().fill("person", "Staff 1004")).await.says("The enrolment was recorded").says("Under way");
        assert_eq!(visitor.send(form.fill("person", "Staff 1004").fill("since-day", "16")).await.errors().len(), 1, "on it already");
        let end = visitor.get(&here).await.link("Record how it ended");
        let form = visitor.get(&end).await.form("/training/enrolments/end");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select how it ended"]);
        visitor.send(form.clone().fill("end", "passed")).await.says("Passed on 17 June 2026");
        assert_eq!(visitor.send(form.fill("end", "withdrawn")).await.status, StatusCode::NOT_FOUND, "it has ended");
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let page = app.signed_in(&councillor).await.get(&here).await;
        page.says("Passed after an enrolment");
        assert!(!page.text().contains("Staff 1004"), "{}", page.text());
    }

    async fn a_request_is_answered_by_somebody_else_and_an_expert_is_found_by_category(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let head = app.person(&council, "Ada Head", &[Role::HeadOfProcurement]).await;
        let (mut asks, mut answers) = (app.signed_in(&councillor).await, app.signed_in(&head).await);
        let form = asks.get("/training/requests/new").await.form("/training/requests/new");
        assert_eq!(asks.send(form.clone()).await.errors().len(), 2, "what, and what for");
        let page = asks.send(form.fill("what", "Reading a contract").fill("reason", "Scrutiny of waste")).await;
        page.says("Your request was sent").says("Waits for an answer");
        assert_eq!(asks.get("/training/requests").await.status, StatusCode::FORBIDDEN);
        answers.get("/today").await.says("Answer requests for training");
        answers.get("/training/requests").await.says("Reading a contract").says("Ann Other");
        let form = answers.get("/training/requests/1").await.form("/training/requests/1");
        assert_eq!(answers.send(form.clone()).await.errors(), ["Select an answer"]);
        answers.send(form.fill("outcome", "granted").fill("said", "In May")).await.says("The request was answered");
        asks.get("/training/requests/new").await.says("Granted: In May");
        let own = answers.get("/training/requests/new").await.form("/training/requests/new");
        answers.send(own.fill("what", "Markets").fill("reason", "Fleet")).await.says("Markets");
        let form = answers.get("/training/requests/2").await.form("/training/requests/2");
        let page = answers.send(form.fill("outcome", "granted").fill("said", "Yes")).await;
        assert_eq!(page.errors(), ["Somebody else has to answer what you asked for yourself"]);

        let form = answers.get("/training/experts/new").await.form("/training/experts/new");
        assert_eq!(answers.send(form.clone()).await.errors().len(), 4, "who, what, help, contact");
        let form = form.fill("person", "Ada Head").fill("categories", "Waste\nVehicles").fill("helps_with", "Tenders");
        answers.send(form.fill("contact", "Extension 12")).await.says("The person can be found");
        let found = asks.get("/training/experts?category=Waste").await;
        assert_eq!(found.rows().len(), 1, "{:?}", found.rows());
        found.says("Extension 12");
    }
}
