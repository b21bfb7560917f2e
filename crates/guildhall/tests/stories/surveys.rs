//! Surveys: answers come in on paper, by a file and by those who are asked, and nobody is known by what they said.

use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::SurveyAnswer;
use domain::strategy::surveys::{Answer, Asked, Replied, Reply, Survey};
use testkit::{Form, Page, StatusCode, TestApp, on_both_databases};

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
        questions: Vec::new(),
    }
}

async fn begun(app: &TestApp, council: &Council, survey: Survey) -> String {
    actions::surveys::enter(&app.guildhall, &Scope::of_operator(council.id), survey).await.unwrap()
}

async fn on_paper(app: &TestApp, council: &Council, survey: &str, score: u8) {
    let (group, comment) = ("Parks".to_owned(), String::new());
    let answer = Answer { survey: survey.to_owned(), score: Some(score), group, comment, replies: Vec::new() };
    let day = "2026-05-20".parse().unwrap();
    actions::surveys::take_paper_answer(&app.guildhall, &Scope::of_operator(council.id), answer, day).await.unwrap();
}

/// A fifth person says something in words, on paper.
async fn on_paper_in_words(app: &TestApp, council: &Council) {
    let reply = Replied { question: "q2".to_owned(), reply: Reply::Words("Meet us".to_owned()) };
    let (survey, comment) = ("served".to_owned(), String::new());
    let answer = Answer { survey, score: Some(5), group: String::new(), comment, replies: vec![reply] };
    let (scope, day) = (Scope::of_operator(council.id), "2026-06-10".parse().unwrap());
    actions::surveys::take_paper_answer(&app.guildhall, &scope, answer, day).await.unwrap();
}

fn dated(form: Form, name: &str, [day, month, year]: [&str; 3]) -> Form {
    form.fill(&format!("{name}-day"), day).fill(&format!("{name}-month"), month).fill(&format!("{name}-year"), year)
}

/// What opens the links on a page that hands them over.
fn links_on(page: &Page) -> Vec<String> {
    page.all("li").iter().filter_map(|line| line.split_once("/answer/")).map(|(_, token)| token.to_owned()).collect()
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

    async fn a_stranger_answers_by_a_link_once_and_nothing_leads_from_one_to_the_other(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let code = begun(&app, &council, survey("Working for us", Asked::Suppliers, "2026-06-30")).await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = format!("/surveys/{code}/links");
        let form = visitor.get(&address).await.form(&address);
        let page = visitor.send(form.clone().fill("group", "").fill("count", "501")).await;
        assert_eq!(page.errors().len(), 2, "for whom, and too many: {:?}", page.errors());
        assert_eq!(page.form(&address).value("count"), Some("501"), "what was typed stands there");
        let page = visitor.send(form.clone().fill("group", "Small firms").fill("count", "6")).await;
        let links = links_on(&page);
        assert_eq!(links.len(), 6);
        assert!(!page.source().contains(&actions::hash_of_token(&links[0])), "the hash is nobody's business");
        visitor.get(&address).await.says("Small firms 6 0");
        let file = visitor.send(form.fill("group", "Large firms").fill("count", "2").fill("as", "csv")).await;
        assert!(file.header("content-type").is_some_and(|kind| kind.starts_with("text/csv")), "as a file");
        assert_eq!(file.source().lines().filter(|line| line.contains("/answer/")).count(), 2);

        let link = format!("/answer/{}", links[0]);
        let mut stranger = app.visitor();
        let page = stranger.get(&link).await;
        page.says("Wynmarch District Council asks you one question").says("among the answers of the group “Small firms”");
        assert!(page.all("script:not([type=module])").is_empty() && page.form(&link).value("score").is_none());
        let page = stranger.send(page.form(&link).fill("comment", "Pay sooner")).await;
        assert_eq!(page.errors(), ["Select a score"]);
        let form = page.form(&link);
        assert_eq!(form.value("comment").map(str::trim), Some("Pay sooner"), "what was typed stands there");
        let page = stranger.send(form.clone().fill("score", "9")).await;
        assert_eq!(page.errors(), ["Select a score from 1 to 5"]);
        let page = stranger.send(form.clone().fill("score", "3").fill("comment", &"a".repeat(2_001))).await;
        assert_eq!(page.errors(), ["Shorten this to 2000 characters or fewer"]);
        stranger.send(form.clone().fill("score", "2")).await.says("Thank you. Your answer was taken").says("This link was used");
        let again = stranger.send(form.fill("score", "5")).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        again.says("This link was used");
        app.visitor().get(&link).await.says("Each link counts once");

        let scope = Scope::of_operator(council.id);
        let kept: Vec<SurveyAnswer> = store::records::all(&app.guildhall.store, &scope).await.unwrap();
        assert_eq!(kept.len(), 1, "it counts once");
        let kept = store::records::one::<SurveyAnswer>(&app.guildhall.store, &scope, "1").await.unwrap().unwrap();
        assert_eq!((kept.record.answer.score, kept.record.answer.comment.as_str()), (Some(2), "Pay sooner"));
        assert_eq!((kept.made_by, kept.made_at.to_string().as_str()), (0, "2026-06-17T00:00:00Z"), "nobody's, at no moment");
        visitor.get(&format!("/surveys/{code}")).await.says("8 made, 1 of them used").says("Results are shown from 1 July 2026 on");
    }

    async fn a_link_of_two_is_no_group_and_a_closed_or_unknown_one_says_so(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let code = begun(&app, &council, survey("Working for us", Asked::Suppliers, "2026-06-30")).await;
        let links = actions::surveys::make_links(&app.guildhall, &scope, &code, ("Printers", 2)).await.unwrap();
        actions::surveys::answer_by_link(&app.guildhall, &links[0], (4, ""), Vec::new()).await.unwrap();
        let kept: Vec<SurveyAnswer> = store::records::all(&app.guildhall.store, &scope).await.unwrap();
        assert_eq!(kept[0].answer.group, "", "one of two would be known by the group");
        let known = store::records::one::<Survey>(&app.guildhall.store, &scope, &code).await.unwrap().unwrap();
        let mut stranger = app.visitor();
        let open = format!("/answer/{}", links[1]);
        let form = stranger.get(&open).await.form(&open).fill("score", "5");
        for (opened, closes, said, reason) in [
            ("2026-05-01", "2026-06-16", "This survey is closed", "the last day was yesterday"),
            ("2026-06-18", "2026-06-30", "This survey has not begun", "the first day is tomorrow"),
        ] {
            let seen = store::records::one::<Survey>(&app.guildhall.store, &scope, &code).await.unwrap().unwrap().number;
            let changed = Survey { opened: opened.parse().unwrap(), closes: closes.parse().unwrap(), ..known.record.clone() };
            actions::surveys::change(&app.guildhall, &scope, &changed, seen).await.unwrap();
            let page = stranger.get(&open).await;
            assert_eq!(page.status, StatusCode::OK, "{reason}");
            page.says(said);
            let page = stranger.send(form.clone()).await;
            assert_eq!(page.status, StatusCode::CONFLICT, "{reason}");
            page.says(said);
            stranger.get(&format!("/answer/{}", links[0])).await.says("This link was used");
        }
        let unknown = ["f".repeat(64), "none".to_owned(), "..%2Fsurveys".to_owned(), actions::hash_of_token(&links[1])];
        let mut words = Vec::new();
        for token in &unknown {
            let page = stranger.get(&format!("/answer/{token}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{token}");
            words.push(page.text());
        }
        assert!(words[0].contains("This link is not known") && words.iter().all(|one| *one == words[0]), "{words:?}");
    }

    async fn a_link_of_another_council_counts_there_and_shows_nothing_here(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let of_theirs = Scope::of_operator(theirs.id);
        let code = begun(&app, &theirs, survey("Canary", Asked::Suppliers, "2026-06-30")).await;
        begun(&app, &ours, survey("Canary", Asked::Suppliers, "2026-06-30")).await;
        let links = actions::surveys::make_links(&app.guildhall, &of_theirs, &code, ("Suppliers", 5)).await.unwrap();
        let head = app.person(&ours, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let address = format!("/answer/{}", links[0]);
        let page = visitor.get(&address).await;
        page.says("Ostley District Council asks you");
        visitor.send(page.form(&address).fill("score", "1")).await.says("Thank you");
        let count = |scope: Scope| {
            let store = app.guildhall.store.clone();
            async move { store::records::all::<SurveyAnswer>(&store, &scope).await.unwrap().len() }
        };
        assert_eq!((count(Scope::of_operator(ours.id)).await, count(of_theirs).await), (0, 1), "it counts where it was made");
        visitor.get(&format!("/surveys/{code}")).await.says("0 of 10 asked");
        let missing = begun(&app, &theirs, survey("Theirs alone", Asked::Suppliers, "2026-06-30")).await;
        assert_eq!(visitor.get(&format!("/surveys/{missing}/links")).await.status, StatusCode::NOT_FOUND);
    }

    async fn comments_are_text_for_those_who_run_the_survey_once_five_answered(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let code = begun(&app, &council, survey("Working for us", Asked::Suppliers, "2026-06-17")).await;
        let links = actions::surveys::make_links(&app.guildhall, &scope, &code, ("Suppliers", 5)).await.unwrap();
        let hostile = "<script>alert(1)</script> =HYPERLINK(\"x\")";
        actions::surveys::answer_by_link(&app.guildhall, &links[0], (1, hostile), Vec::new()).await.unwrap();
        for link in &links[1..4] {
            actions::surveys::answer_by_link(&app.guildhall, link, (4, ""), Vec::new()).await.unwrap();
        }
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let (mut visitor, mut other) = (app.signed_in(&officer).await, app.signed_in(&councillor).await);
        let address = format!("/surveys/{code}");
        let page = visitor.get(&address).await;
        assert!(!page.text().contains("In their own words"), "nothing on the last day");
        let known = store::records::one::<Survey>(&app.guildhall.store, &scope, &code).await.unwrap().unwrap();
        let closed = Survey { closes: "2026-06-16".parse().unwrap(), ..known.record };
        actions::surveys::change(&app.guildhall, &scope, &closed, known.number).await.unwrap();
        let page = visitor.get(&address).await;
        page.says("is not shown, for fewer than 5 answered");
        assert!(!page.source().contains("alert(1)"), "nothing of four");
        on_paper(&app, &council, &code, 5).await;
        let page = visitor.get(&address).await;
        page.says(hostile);
        assert!(!page.source().contains("<script>alert"), "it is text");
        let form = visitor.get(&page.link("Add an action")).await.form("/strategy/actions/new");
        assert!(form.value("how").is_some_and(|how| how.contains(hostile)), "the action quotes it: {:?}", form.value("how"));
        assert_eq!(form.value("records").map(str::trim), Some("surveys/working-for-us"));
        let page = other.get(&address).await;
        page.says("Mean score");
        assert!(!page.text().contains("alert(1)"), "who does not run surveys sees no comment");
    }

    async fn unused_links_are_withdrawn_with_a_reason_and_say_so_kindly(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let code = begun(&app, &council, survey("Working for us", Asked::Suppliers, "2026-06-30")).await;
        let small = actions::surveys::make_links(&app.guildhall, &scope, &code, ("Small firms", 6)).await.unwrap();
        let large = actions::surveys::make_links(&app.guildhall, &scope, &code, ("Large firms", 5)).await.unwrap();
        let mut stranger = app.visitor();
        let used = format!("/answer/{}", small[0]);
        let form = stranger.get(&used).await.form(&used).fill("score", "4");
        stranger.send(form).await.says("Thank you");
        let open = format!("/answer/{}", small[1]);
        let typed = stranger.get(&open).await.form(&open).fill("score", "5");
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let (address, withdraw) = (format!("/surveys/{code}/links"), format!("/surveys/{code}/links/withdraw"));
        let form = visitor.get(&address).await.form(&withdraw);
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select a group, or enter one link, and not both"]);
        let page = visitor.send(form.clone().fill("of_group", "Small firms")).await;
        assert_eq!(page.errors(), ["Enter why, for those who ask later"]);
        let page = visitor.send(page.form(&withdraw).fill("why", "Sent to the wrong list")).await;
        page.says("The links were withdrawn").says("Small firms 6 1 5").says("Large firms 5 0 0");
        stranger.get(&open).await.says("This link was withdrawn").says("ask whoever sent it");
        let page = stranger.send(typed).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "opened before it was withdrawn");
        page.says("This link was withdrawn");
        stranger.get(&used).await.says("This link was used");
        let one = form.clone().fill("link", &format!("http://localhost/answer/{}", large[2])).fill("why", "Lost");
        visitor.send(one.clone()).await.says("Large firms 5 0 1");
        stranger.get(&format!("/answer/{}", large[2])).await.says("This link was withdrawn");
        stranger.get(&format!("/answer/{}", large[3])).await.says("You can answer until");
        let again = visitor.send(one).await;
        assert_eq!(again.errors(), ["There is no such link of this survey that could still be used"]);
        visitor.get(&format!("/surveys/{code}")).await.says("11 made, 1 of them used, 6 withdrawn unused");
    }

    async fn several_questions_are_asked_and_shown_with_counts_of_five_or_more(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let (mut visitor, mut other) = (app.signed_in(&officer).await, app.signed_in(&councillor).await);
        let form = visitor.get("/surveys/new").await.form("/surveys/new").fill("title", "Served").fill("asked", "suppliers");
        let form = dated(dated(form.fill("invited", "9"), "opened", ["1", "6", "2026"]), "closes", ["30", "6", "2026"]);
        let form = form.fill("question_q1", "Do you know whom to ask?");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Select how the question is answered"]);
        let form = form.fill("kind_q1", "yes_no").fill("question_q2", "What should we do first?").fill("kind_q2", "words");
        visitor.send(form).await.says("The survey was begun").says("Do you know whom to ask? (with yes or no)");
        let scope = Scope::of_operator(council.id);
        let links = actions::surveys::make_links(&app.guildhall, &scope, "served", ("Suppliers", 6)).await.unwrap();
        let mut stranger = app.visitor();
        for (at, link) in links.iter().enumerate() {
            let address = format!("/answer/{link}");
            let page = stranger.get(&address).await;
            page.says("asks you 3 questions. Only the first needs an answer");
            let form = page.form(&address).fill("q1", if at < 4 { "yes" } else { "no" });
            let form = if at < 4 { form.fill("q2", "Pay sooner") } else { form };
            if at == 0 {
                let page = stranger.send(form.clone()).await;
                assert_eq!(page.errors(), ["Select a score"]);
                assert_eq!(page.form(&address).value("q2").map(str::trim), Some("Pay sooner"), "what was typed stays");
                let page = stranger.send(form.clone().fill("score", "4").fill("q2", &"a".repeat(2_001))).await;
                assert_eq!(page.errors(), ["Shorten this to 2000 characters or fewer"]);
            }
            stranger.send(form.fill("score", "4")).await.says("Thank you");
        }
        let page = visitor.get("/surveys/served").await;
        assert!(!page.text().contains("Question by question"), "nothing while people answer");
        let known = store::records::one::<Survey>(&app.guildhall.store, &scope, "served").await.unwrap().unwrap();
        let closed = Survey { closes: "2026-06-16".parse().unwrap(), ..known.record };
        actions::surveys::change(&app.guildhall, &scope, &closed, known.number).await.unwrap();
        let page = visitor.get("/surveys/served").await;
        page.says("Question by question").says("Yes: 4, No: 2").says("Fewer than 5 replies are not shown");
        assert!(!page.text().contains("Pay sooner"), "four said something in words");
        on_paper_in_words(&app, &council).await;
        visitor.get("/surveys/served").await.says("What was said to “What should we do first?”").says("Meet us");
        let page = other.get("/surveys/served").await;
        page.says("Yes: 4, No: 2");
        assert!(!page.text().contains("Meet us"), "who does not run surveys sees no words");
    }

    async fn today_says_which_survey_waits_for_whom(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let services = begun(&app, &council, survey("How well are you served?", Asked::Services, "2026-06-30")).await;
        begun(&app, &council, survey("Working for us", Asked::Suppliers, "2026-06-30")).await;
        begun(&app, &council, survey("Parks", Asked::Residents, "2026-06-16")).await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let (mut visitor, mut other) = (app.signed_in(&officer).await, app.signed_in(&councillor).await);
        for (who, runs) in [(&mut visitor, true), (&mut other, false)] {
            let page = who.get("/today").await;
            page.says("Answer the survey: How well are you served?");
            assert!(!page.text().contains("Working for us"), "it asks others, and is open");
            assert_eq!(page.text().contains("Act on what the survey found: Parks"), runs, "for who runs it");
        }
        let address = format!("/surveys/{services}/answer");
        let form = other.get(&address).await.form(&address);
        other.send(form.fill("score", "4").fill("comment", "Quick")).await.says("Your answer was taken");
        let page = other.get("/today").await;
        assert!(!page.text().contains("Answer the survey"), "it was answered");
        visitor.get("/today").await.says("Answer the survey: How well are you served?");
    }
}
