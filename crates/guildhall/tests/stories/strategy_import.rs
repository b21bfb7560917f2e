//! A council without any records brings its old strategy in from a spreadsheet.

use domain::access::{Role, Scope};
use domain::councils::Council;
use serde_json::{Value, json};
use testkit::{TestApp, Visitor, on_both_databases};

/// A scorecard as a council wrote it down: what was not measured stands as that, each baseline has its own date.
const SCORECARD: &str = "\
Code,Indicator,Baseline,Baseline period,Target,Reported to
IND-S1,Spend in the district,12%,2019/20,,Cabinet
IND-S2,Spend with SMEs in the district,N/m,,,
IND-S3,Spend with VCSEs in the district,N/m,,,
IND-S4,Tenders with social value criteria,N/m,,,
IND-F1,Savings in total,£0,2019/20,,
IND-F2,Savings of the year,£0,2019/20,\"£84,000\",
IND-O1,Paid within 30 days,86.15%,31 March 2020,90%,
IND-O2,Opportunities published,N/m,,,
IND-O3,Satisfaction of services,N/m,,,
IND-C1,Waivers,10,2018/19,,Audit committee
IND-C2,Legal challenges,N/m,,,
";

/// Two lists of levels that disagree about smaller firms, one of them with slips of the pen.
const LEVELS: &str = "\
Area,Current level,Next level
Engaging councillors,Minimum,Developing
Manging contracts and relationships,Developing,Mature
Engaging local SMEs and micro-businesses,Minimum,Developing
Engaging local SMEs and micro-businesses,Developing,Mature
";

async fn head_of(app: &TestApp, council: &Council) -> Visitor {
    let head = app.person(council, "Priya Ramanathan", &[Role::HeadOfProcurement]).await;
    app.signed_in(&head).await
}

on_both_databases! {
    async fn the_eleven_indicators_come_out_with_their_baselines_and_what_was_not_measured_says_so(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut head = head_of(&app, &council).await;
        let form = head.get("/strategy/import").await.form("/strategy/import");
        let page = head.send(form.choose_file("file", "scorecard of 2020.csv", SCORECARD.as_bytes())).await;
        page.says("86.15%").says("Not measured");
        let scope = Scope::of_operator(council.id);
        let store = &app.guildhall.store;
        let today = app.guildhall.clock.today();
        assert!(store::strategy::book(store, &scope, None).await.unwrap().indicators.is_empty(), "nothing is kept yet");
        head.send(page.form("/strategy/import/1/bring-in")).await.says("The file was brought in.");
        let facts = store::strategy::facts(store, &scope, today).await.unwrap();
        let answers = facts.book.scorecard(&facts.readings, today).answers();
        let expected: [(&str, Value, Option<&str>, Value); 11] = [
            ("IND-S1", json!(12), Some("2019-20"), Value::Null),
            ("IND-S2", Value::Null, None, Value::Null),
            ("IND-S3", Value::Null, None, Value::Null),
            ("IND-S4", Value::Null, None, Value::Null),
            ("IND-F1", json!(0), Some("2019-20"), Value::Null),
            ("IND-F2", json!(0), Some("2019-20"), json!(84000)),
            ("IND-O1", json!(86.15), Some("2020-03-31"), json!(90)),
            ("IND-O2", Value::Null, None, Value::Null),
            ("IND-O3", Value::Null, None, Value::Null),
            ("IND-C1", json!(10), Some("2018-19"), Value::Null),
            ("IND-C2", Value::Null, None, Value::Null),
        ];
        for (code, baseline, period, target) in expected {
            let answer = answers.iter().find(|answer| answer.code == code).unwrap();
            assert_eq!((&answer.baseline, answer.baseline_period.as_deref(), &answer.target), (&baseline, period, &target), "{code}");
            assert!(answer.value.is_null() && answer.status == "not_measured", "{code}: {answer:?}");
            assert!(answer.reason.contains("ot measured") || answer.reason.starts_with("No source yet"), "{code}: {}", answer.reason);
        }
        head.get("/strategy/scorecard").await.says("86.2%").says("Not measured");
        let again = head.get("/strategy/import/1").await;
        again.says("made 11 records");
        assert!(!again.text().contains("Bring it in"), "a file is brought in once");
    }

    async fn an_earlier_scorecard_takes_nothing_back_and_says_so_first(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut head = head_of(&app, &council).await;
        let form = head.get("/strategy/import").await.form("/strategy/import");
        let page = head.send(form.choose_file("file", "scorecard of today.csv", SCORECARD.as_bytes())).await;
        head.send(page.form("/strategy/import/1/bring-in")).await.says("The file was brought in.");
        let old = "Code,Indicator,Baseline,Baseline period,Reported to\nIND-C1,Waivers,12,2017/18,Scrutiny\n";
        let form = head.get("/strategy/import").await.form("/strategy/import");
        let page = head.send(form.choose_file("file", "scorecard of 2018.csv", old.as_bytes())).await;
        page.says("What the file says otherwise").says("Audit committee").says("Scrutiny");
        let page = head.send(page.form("/strategy/import/2/bring-in")).await;
        page.says("Enter the day that the scorecard in the file is of");
        let form = page.form("/strategy/import/2/bring-in").fill("agreed-day", "31").fill("agreed-month", "3");
        head.send(form.fill("agreed-year", "2018")).await.says("The file was brought in.");
        let scope = Scope::of_operator(council.id);
        let book = store::strategy::book(&app.guildhall.store, &scope, None).await.unwrap();
        let kept = book.indicators.iter().find(|one| one.code.as_str() == "IND-C1").unwrap();
        assert_eq!(kept.reported_to, "Audit committee", "what stands today is not taken back");
        assert_eq!(kept.baseline.as_ref().map(|one| one.value.to_string()).as_deref(), Some("10"), "nor where it began");
    }

    async fn a_file_that_says_two_things_of_an_area_waits_for_a_person(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut head = head_of(&app, &council).await;
        let form = head.get("/strategy/import").await.form("/strategy/import");
        let page = head.send(form.choose_file("file", "levels.csv", LEVELS.as_bytes())).await;
        page.says("is taken for").says("Says two things");
        let page = head.send(page.form("/strategy/import/1/bring-in")).await;
        assert_eq!(page.errors().len(), 2, "levels without their round and day would pass for today's: {:?}", page.errors());
        let form = page.form("/strategy/import/1/bring-in").fill("round", "Strategy of 2020");
        let form = form.fill("agreed-day", "31").fill("agreed-month", "3").fill("agreed-year", "2020");
        let page = head.send(form).await;
        page.says("Select which levels are right for CB2");
        let form = page.form("/strategy/import/1/bring-in");
        assert_eq!(form.value("round"), Some("Strategy of 2020"), "what was typed is still there");
        assert_eq!(form.value("agreed-year"), Some("2020"), "and so is the day");
        head.send(form.fill("level-CB2", "1-2")).await.says("The file was brought in.");
        let page = head.get("/strategy").await;
        page.says("Levels as agreed in Strategy of 2020");
        let rows = page.rows();
        let level = |area: &str| rows.iter().find(|row| row[0] == area).map(|row| (row[1].clone(), row[3].clone())).unwrap();
        assert_eq!(level("Engaging local SMEs and micro-businesses").0, "Minimum");
        assert_eq!(level("Managing contracts and relationships").0, "Developing");
        assert!(level("Engaging councillors").1.starts_with("Developing by"), "{rows:?}");
    }

    async fn owners_whom_nobody_knows_are_named_before_anything_is_kept(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut head = head_of(&app, &council).await;
        let plan = "\
What we will do,Lead,By when
Meet the small firms of the district,Priya Ramanathan,31/03/2027
Publish the pipeline,Prya Ramanathan,31/03/2027
Mend the template,Prya Ramanathan,30/06/2027
";
        let form = head.get("/strategy/import").await.form("/strategy/import");
        let page = head.send(form.choose_file("file", "plan.csv", plan.as_bytes())).await;
        page.says("Owners who are no users here");
        let unknown: Vec<_> = page.rows().into_iter().filter(|row| row[0].ends_with("Ramanathan")).collect();
        assert_eq!(unknown, [["Prya Ramanathan", "2"]], "the user herself is not among them");
    }

    async fn the_same_file_sent_again_warns_before_its_records_are_entered_twice(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut head = head_of(&app, &council).await;
        let plan = "What we will do,Lead,By when\nPublish the pipeline,Priya Ramanathan,31/03/2027\n";
        let other = "What we will do,Lead,By when\nMend the template,Priya Ramanathan,31/03/2027\n";
        let form = head.get("/strategy/import").await.form("/strategy/import");
        head.send(form.clone().choose_file("file", "draft.csv", plan.as_bytes())).await;
        let page = head.send(form.clone().choose_file("file", "plan.csv", plan.as_bytes())).await;
        assert!(!page.text().contains("brought in before"), "the draft was only sent");
        let page = head.send(page.form("/strategy/import/2/bring-in")).await;
        page.says("This file was brought in and made");
        assert!(!page.text().contains("brought in before"), "it is this one that was");
        let page = head.send(form.clone().choose_file("file", "plan again.csv", plan.as_bytes())).await;
        page.says("This same file was brought in before as plan.csv and made").says("twice");
        page.says("Bring it in");
        let page = head.send(form.choose_file("file", "other.csv", other.as_bytes())).await;
        assert!(!page.text().contains("brought in before"), "another file");
        let neighbour = app.council("Ostley District Council").await;
        let stranger = app.person(&neighbour, "Owen Trevelyan", &[Role::HeadOfProcurement]).await;
        let mut stranger = app.signed_in(&stranger).await;
        let form = stranger.get("/strategy/import").await.form("/strategy/import");
        let page = stranger.send(form.choose_file("file", "plan.csv", plan.as_bytes())).await;
        assert!(!page.text().contains("brought in before"), "what another council did is not told");
    }

    async fn a_file_that_cannot_be_read_says_so_and_another_councils_file_is_not_found(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut head = head_of(&app, &council).await;
        let form = head.get("/strategy/import").await.form("/strategy/import");
        head.send(form.clone()).await.says("Select a spreadsheet");
        let page = head.send(form.choose_file("file", "empty.xlsx", b"")).await;
        assert!(page.status.is_success() || page.status.is_client_error(), "{}", page.status);
        let other = app.council("Ostley District Council").await;
        let stranger = app.person(&other, "Owen Trevelyan", &[Role::HeadOfProcurement]).await;
        let mut stranger = app.signed_in(&stranger).await;
        assert_eq!(stranger.get("/strategy/import/1").await.status, testkit::StatusCode::NOT_FOUND);
    }
}
