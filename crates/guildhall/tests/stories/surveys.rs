//! Surveys: answers come in on paper, by a file and by those who are asked, and nobody is known by what they said.

use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::SurveyAnswer;
use domain::strategy::surveys::{Answer, Asked, Survey};
use testkit::{Form, StatusCode, TestApp, on_both_databases};

fn survey(title: &str, asked: Asked, closes: &str) -> Survey {
    Survey {
        code: String::new(),
        title: title.to_owned(),
        asked,
        question: "How satisfied are you?".to_owned(),
        highest: 5,
        satisfied_from: 4,
        invited: 10,
        opened: "2026-05-01".parse().unwrap(),
        closes: closes.parse().unwrap(),
    }
}

async fn begun(app: &TestApp, council: &Council, survey: Survey) -> String {
    actions::surveys::enter(&app.guildhall, &Scope::of_operator(council.id), survey).await.unwrap()
}

async fn on_paper(app: &TestApp, council: &Council, survey: &str, score: u8) {
    let answer = Answer { survey: survey.to_owned(), score: Some(score), group: "Parks".to_owned() };
    let day = "2026-05-20".parse().unwrap();
    actions::surveys::take_paper_answer(&app.guildhall, &Scope::of_operator(council.id), answer, day).await.unwrap();
}

fn dated(form: Form, name: &str, [day, month, year]: [&str; 3]) -> Form {
    form.fill(&format!("{name}-day"), day).fill(&format!("{name}-month"), month).fill(&format!("{name}-year"), year)
}

on_both_databases! {
    async fn four_answers_are_not_shown_and_five_are(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let code = begun(&app, &council, survey("How well are you served?", Asked::Services, "2026-06-16")).await;
        for score in [5, 4, 4, 2] {
            on_paper(&app, &council, &code, score).await;
        }
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = format!("/surveys/{code}");
        let page = visitor.get(&address).await;
        page.says("4 of 10 asked, 40.0%").says("Only 4 have answered");
        assert!(!page.text().contains("Mean score"), "nothing of four answers");
        visitor.get("/surveys").await.says("Fewer than 5 answers");

        let form = visitor.get(&format!("{address}/answers")).await.form(&format!("{address}/answers"));
        let form = dated(form.fill("score", "5").fill("group", "Housing"), "given_on", ["1", "6", "2026"]);
        visitor.send(form).await.says("The answer was taken");
        let page = visitor.get(&address).await;
        page.says("Mean score").says("4.0").says("80.0%").says("You said, we did").says("No action has come of this survey yet");
        assert!(page.rows().iter().any(|row| row[0] == "Smaller groups, together" && row[1] == "5"), "{:?}", page.rows());
        assert!(!page.rows().iter().any(|row| row[0] == "Parks"), "four of Parks would tell of the one of Housing");
    }

    async fn nothing_is_shown_while_people_answer_each_once_and_unnamed(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let code = begun(&app, &council, survey("How well are you served?", Asked::Services, "2026-06-17")).await;
        for score in [1, 2, 3, 4, 5] {
            on_paper(&app, &council, &code, score).await;
        }
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut visitor = app.signed_in(&councillor).await;
        let address = format!("/surveys/{code}");
        visitor.get(&address).await.says("Results are shown from 18 June 2026 on");
        let form = visitor.get(&format!("{address}/answer")).await.form(&format!("{address}/answer"));
        let page = visitor.send(form.clone()).await;
        assert_eq!(page.errors(), ["Select a score"]);
        visitor.send(form.clone().fill("score", "2").fill("group", "Committee")).await.says("Nobody can see that it is yours");
        visitor.get(&format!("{address}/answer")).await.says("You have answered this survey");
        let again = visitor.send(form.fill("score", "5")).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        let scope = Scope::of_operator(council.id);
        let answers: Vec<SurveyAnswer> = store::records::all(&app.guildhall.store, &scope).await.unwrap();
        assert_eq!(answers.len(), 6);
        let kept = store::records::one::<SurveyAnswer>(&app.guildhall.store, &scope, "6").await.unwrap().unwrap();
        assert_eq!(kept.made_by, 0, "nobody is its maker");
        assert_eq!(kept.made_at.to_string(), "2026-06-17T00:00:00Z", "and no moment leads to anybody");
    }

    async fn a_file_of_answers_is_taken_whole_and_once(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let code = begun(&app, &council, survey("Working for us", Asked::Suppliers, "2026-06-01")).await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = format!("/surveys/{code}/answers");
        let form = visitor.get(&address).await.form(&format!("{address}/file"));
        let broken = form.clone().choose_file("file", "answers.csv", b"Score,Group\n5,Small\n9,Small\n");
        let page = visitor.send(dated(broken, "file_given_on", ["30", "5", "2026"])).await;
        assert_eq!(page.errors(), ["Row 3: enter a whole score from 1 to 5, or nothing"]);
        let whole = b"Name,Score,Group\nA. Person,5,Small\nB. Person,4,Small\nC,4,Large\nD,4,Large\nE,3,Large\n";
        let whole = dated(form.choose_file("file", "answers.csv", whole), "file_given_on", ["30", "5", "2026"]);
        visitor.send(whole.clone()).await.says("The answers of the file were taken").says("5 of 10 asked").says("4.0");
        let again = visitor.send(whole).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        again.says("are in already");
        let late = visitor.get(&address).await.form(&address).fill("score", "1");
        let page = visitor.send(dated(late, "given_on", ["2", "6", "2026"])).await;
        assert_eq!(page.errors(), ["This survey takes no answers today"], "given the day after its end");
    }

    async fn what_makes_no_survey_is_said_and_what_was_answered_stays(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let head = app.person(&council, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let form = visitor.get("/surveys/new").await.form("/surveys/new");
        let page = visitor.send(form.clone().fill("title", "<b>&").fill("highest", "999").fill("invited", "-1")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors().len(), 5, "who, scale, number, both days: {:?}", page.errors());
        assert_eq!(page.form("/surveys/new").value("title"), Some("<b>&"), "what was typed stands there");
        let long = form.fill("title", &"a".repeat(201)).fill("asked", "services").fill("invited", "3");
        let long = dated(dated(long, "opened", ["1", "6", "2026"]), "closes", ["2", "6", "2026"]);
        assert_eq!(visitor.send(long).await.errors(), ["Shorten this to 200 characters or fewer"]);

        let code = begun(&app, &council, survey("Served", Asked::Services, "2026-06-30")).await;
        on_paper(&app, &council, &code, 3).await;
        let address = format!("/surveys/{code}/change");
        let first = visitor.get(&address).await.form(&address);
        let page = visitor.send(first.clone().fill("question", "Are you glad?")).await;
        assert!(page.errors().iter().any(|one| one.contains("Somebody has answered")), "{:?}", page.errors());
        visitor.send(first.clone().fill("invited", "12")).await.says("The survey was saved");
        let page = visitor.send(first.fill("invited", "13")).await;
        assert!(page.errors().iter().any(|one| one.contains("Somebody changed this")), "{:?}", page.errors());
    }

    async fn another_councils_survey_is_not_found(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let code = begun(&app, &theirs, survey("Canary", Asked::Services, "2026-06-30")).await;
        let head = app.person(&ours, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        for path in ["", "/change", "/answer", "/answers"] {
            let page = visitor.get(&format!("/surveys/{code}{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
