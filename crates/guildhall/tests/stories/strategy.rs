//! A round of assessment from its beginning to its targets, and what goes wrong on the way: nothing that was typed is lost.

use domain::access::Role;
use domain::councils::Council;
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases};

/// A council with a head of procurement who prepared a round and invited an officer and somebody who does not sign in.
async fn with_a_round(app: &TestApp) -> (Council, Visitor, Visitor) {
    let council = app.council("Wynmarch District Council").await;
    let head = app.person(&council, "Priya Ramanathan", &[Role::HeadOfProcurement]).await;
    let officer = app.person(&council, "Adaeze Okonkwo", &[Role::ContractManager]).await;
    let (mut head, officer) = (app.signed_in(&head).await, app.signed_in(&officer).await);
    let page = head.get("/strategy/rounds/new").await;
    let page =
        head.send(page.form("/strategy/rounds/new").fill("name", "Autumn 2026").fill("edition", "nps-2018")).await;
    assert_eq!(page.heading(), "Autumn 2026");
    let person = page
        .source()
        .split("Adaeze")
        .next()
        .unwrap()
        .rsplit("value=\"")
        .next()
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    for (person, name, department) in [(person.as_str(), "", "Operations"), ("", "Cllr Hodge", "Cabinet")] {
        let form = head.get("/strategy/rounds/1").await.form("/strategy/rounds/1/invite");
        let form =
            form.fill("person", person).fill("name", name).fill("department", department).fill("role", "Assessor");
        head.send(form).await.says("The assessor was invited.");
    }
    (council, head, officer)
}

async fn step(visitor: &mut Visitor, step: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("/strategy/rounds/1/step/{step}");
    let mut form = visitor.get("/strategy/rounds/1").await.form(&address);
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    visitor.send(form).await
}

async fn answer(visitor: &mut Visitor, address: &str, fields: &[(&str, &str)]) -> Page {
    let mut form = visitor.get(address).await.form(address);
    for (name, value) in fields {
        form = form.fill(name, value);
    }
    visitor.send(form).await
}

const OWN: &str = "/strategy/rounds/1/answer/SL1";

on_both_databases! {
    async fn what_was_typed_when_a_round_closed_is_kept_and_counts_once_it_is_open_again(app: TestApp) {
        let (_, mut head, mut officer) = with_a_round(&app).await;
        officer.get(OWN).await.says("Page not found");
        step(&mut head, "open", &[]).await.says("The round is open.");
        let typing = officer.get(OWN).await.form(OWN).fill("level", "3").fill("comment", "Cabinet sees each large contract");
        step(&mut head, "close", &[("why", "Everybody has answered")]).await.says("The round is closed.");
        let page = officer.send(typing).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("The round was closed on").says("What you typed is kept").says("Cabinet sees each large contract");
        head.get("/strategy/rounds/1/agree/SL1").await.says("No answer");
        step(&mut head, "reopen", &[]).await;
        let page = officer.get(OWN).await;
        page.says("This is a draft: it does not count yet.");
        let form = page.form(OWN);
        assert_eq!((form.value("level"), form.value("comment")), (Some("3"), Some("Cabinet sees each large contract")));
        officer.send(form).await.says("Your answer was saved.");
        step(&mut head, "close", &[("why", "Everybody has answered")]).await;
        let page = head.get("/strategy/rounds/1/agree/SL1").await;
        page.says("Adaeze Okonkwo").says("Mature");
    }

    async fn a_round_asks_the_areas_that_were_ticked_and_moderation_sees_what_is_not_so(app: TestApp) {
        let (_, mut head, mut officer) = with_a_round(&app).await;
        let form = head.get("/strategy/rounds/new").await.form("/strategy/rounds/new").fill("name", "Contracts alone");
        let none = ["asked_SL", "asked_BC", "asked_CB", "asked_EN"].iter().fold(form, |form, name| form.without(name));
        assert_eq!(head.send(none.clone()).await.errors(), ["Select at least one area"]);
        let page = head.send(none.tick("asked_BC", "BC2").tick("asked_EN", "EN3")).await;
        page.says("The round was prepared").says("It asks 2 of 14 areas: Managing contracts and relationships, Enabling innovation.");
        let invite = "/strategy/rounds/2/invite";
        let form = head.get("/strategy/rounds/2").await.form(invite).fill("name", "Cllr Hodge");
        head.send(form.fill("department", "Cabinet").fill("role", "Assessor")).await.says("0 of 2");

        step(&mut head, "open", &[]).await;
        let form = officer.get(OWN).await.form(OWN).fill("level", "3").tick("unmet", "2").fill("evidence", "Minutes");
        let wrong = officer.send(form.clone().fill("found_at", "javascript:alert(1)")).await;
        wrong.says("Enter an address that begins with https:// or http://").says("Minutes");
        officer.send(form.fill("found_at", "https://wynmarch.example/minutes")).await.says("Your answer was saved.");
        step(&mut head, "close", &[("why", "Everybody has answered")]).await;
        let page = head.get("/strategy/rounds/1/agree/SL1").await;
        page.says("Some answers give a level and say that something below it is not so.");
        page.says("Adaeze Okonkwo: Mature stands on Developing, of which something is not so").says("Standard deviation");
        assert!(page.links().iter().any(|link| link == "https://wynmarch.example/minutes"), "evidence can be opened");
        assert!(page.source().contains("rel=\"noopener noreferrer\" href=\"https://wynmarch.example/minutes\""));
        assert_eq!(page.ids_twice(), [""; 0]);
        head.get("/strategy/rounds/1").await.says("Cannot say").says("An answer contradicts itself where it gives a level");
    }

    async fn an_answer_without_a_level_is_a_draft_and_one_that_cannot_be_given_counts_as_that(app: TestApp) {
        let (_, mut head, mut officer) = with_a_round(&app).await;
        step(&mut head, "open", &[("last_day-day", "1"), ("last_day-month", "1"), ("last_day-year", "2020")]).await
            .says("Enter a last day that is not over");
        step(&mut head, "open", &[]).await;
        let page = answer(&mut officer, OWN, &[("comment", "Not sure")]).await;
        page.says("Select a level, or say that you cannot.").says("Not sure");
        officer.get("/strategy/rounds/1/answer").await.says("Draft, does not count");
        answer(&mut officer, OWN, &[("level", "cannot")]).await.says("Your answer was saved.");
        officer.get("/strategy/rounds/1/answer").await.says("Cannot say");
        let wrong = answer(&mut officer, OWN, &[("level", "2"), ("record", "somewhere")]).await;
        wrong.says("Enter the risk, saving or other record it belongs to, such as risks/4");
        officer.get("/strategy/rounds/1/answer/XX9").await.says("Page not found");
        officer.get("/strategy/rounds/1/assessors/2").await;
    }

    async fn a_round_is_settled_once_each_area_has_a_level_and_its_levels_stand_beside_the_target(app: TestApp) {
        let (_, mut head, mut officer) = with_a_round(&app).await;
        step(&mut head, "open", &[]).await;
        for (code, own, others) in [("SL1", "1", "5"), ("SL2", "2", "2")] {
            answer(&mut officer, &format!("/strategy/rounds/1/answer/{code}"), &[("level", own)]).await;
            answer(&mut head, &format!("/strategy/rounds/1/assessors/2/areas/{code}"), &[("level", others)]).await;
        }
        step(&mut head, "close", &[("why", "")]).await.says("Enter the reason");
        step(&mut head, "close", &[("why", "Time is up")]).await;
        let address = "/strategy/rounds/1/agree/SL1/level";
        let form = head.get("/strategy/rounds/1/agree/SL1").await.form(address);
        head.send(form.clone().fill("level", "2")).await.says("Enter why this level was agreed");
        let wrong = head.send(form.fill("level", "2").fill("why", "Most see it so")).await;
        wrong.says("Enter what shows it: only Minimum needs nothing").says("Most see it so");
        let heed = head.send(wrong.form(address).fill("evidence", "Minutes of the board")).await;
        heed.says("The facts say Minimum: say what they do not show");
        head.send(heed.form(address)).await.says("The level was saved.");
        let first = head.get("/strategy/rounds/1").await;
        assert!(first.rows().iter().any(|row| row.starts_with(&["Engaging councillors".to_owned(), "2".to_owned()])
            && row.last().map(String::as_str) == Some("Developing")), "{:?}", first.rows());
        assert!(!first.text().contains("Settle the round"), "thirteen areas have no level yet");
        for area in ["SL2", "SL3", "SL4", "BC1", "BC2", "BC3", "CB1", "CB2", "CB3", "EN1", "EN2", "EN3", "EN4"] {
            let form = head.get(&format!("/strategy/rounds/1/agree/{area}")).await.form(&format!("/strategy/rounds/1/agree/{area}/level"));
            let page = head.send(form.fill("level", "1").fill("why", "Nobody disagrees")).await;
            let thought = page.text().contains("Save all the same");
            assert_eq!(thought, area == "SL2", "only there do answers say otherwise");
            let page = if thought { head.send(page.form(&format!("/strategy/rounds/1/agree/{area}/level"))).await } else { page };
            page.says("The level was saved.");
        }
        step(&mut head, "settle", &[]).await.says("Tick the box if the levels are final");
        let page = step(&mut head, "settle", &[("sure", "yes")]).await;
        page.says("The round is settled.").says("Its levels are final.");
        let settled = head.get("/strategy/rounds/1/agree/SL1").await;
        settled.says("the day on which the level was agreed").says("When it was agreed, the facts said Minimum.");
        let target = "/strategy/areas/nps-2018/SL1/target";
        let form = head.get("/strategy/areas/nps-2018/SL1").await.form(target)
            .fill("level", "4").fill("by-day", "31").fill("by-month", "3").fill("by-year", "2028").fill("why", "The fleet");
        let heed = head.send(form).await;
        heed.says("This is 2 levels up. A level stands on those below: think of the next one first");
        head.send(heed.form(target)).await.says("The target was saved.");
        let home = officer.get("/strategy").await;
        home.says("Leader by 31 March 2028").says("Levels as agreed in Autumn 2026");
        home.says("Where we are, on one page").says("14 of 14 areas have an agreed level").says("Nothing to compare with");
        home.says("of 5, over 4 of 4 areas: 3 at Minimum, 1 at Developing.");
        officer.get("/strategy?show=target").await.says("Where we want to be, on one page").says("1 of 14 areas have a target");
        let ready = officer.get("/strategy/supplier-failure").await;
        ready.says("The lowest level is Minimum in").says("No action leads there");
        let form = head.get("/strategy/areas/nps-2018/SL2").await.form("/strategy/areas/nps-2018/SL2/target")
            .fill("level", "1").fill("by-day", "31").fill("by-month", "3").fill("by-year", "2028").fill("why", "Others first");
        head.send(form).await.says("The target was saved.").says("Where the council wants it to be").says("No action leads there");
        officer.get("/strategy/rounds/1/answer/SL1").await;
        let late = answer(&mut officer, OWN, &[("level", "5")]).await;
        late.says("Levels were agreed on").says("kept for the next round");
    }

    async fn two_heads_who_agree_a_level_or_set_a_target_at_once_are_told_and_lose_nothing(app: TestApp) {
        let (council, mut head, _) = with_a_round(&app).await;
        let other = app.person(&council, "Tomasz Wrona", &[Role::HeadOfProcurement]).await;
        let mut other = app.signed_in(&other).await;
        step(&mut head, "open", &[]).await;
        step(&mut head, "close", &[("why", "Time is up")]).await;
        let (page, address) = ("/strategy/rounds/1/agree/EN1", "/strategy/rounds/1/agree/EN1/level");
        let (mine, theirs) = (head.get(page).await.form(address), other.get(page).await.form(address));
        other.send(theirs.fill("level", "1").fill("why", "Nothing is written down")).await.says("The level was saved.");
        let told = head.send(mine.fill("level", "1").fill("why", "As the minutes say")).await;
        told.says("Somebody changed this while you were typing.").says("Nothing is written down");
        let again = told.form(address);
        assert_eq!((again.value("level"), again.value("why")), (Some("1"), Some("As the minutes say")));
        head.send(again).await.says("The level was saved.");

        let (page, address) = ("/strategy/areas/nps-2018/SL1", "/strategy/areas/nps-2018/SL1/target");
        let (mine, theirs) = (head.get(page).await.form(address), other.get(page).await.form(address));
        let theirs = theirs.fill("level", "2").fill("by-day", "31").fill("by-month", "3").fill("by-year", "2028");
        other.send(theirs.fill("why", "One step at a time")).await.says("The target was saved.");
        let mine = mine.fill("level", "3").fill("by-day", "31").fill("by-month", "3").fill("by-year", "2029");
        let told = head.send(mine.fill("why", "The fleet comes first")).await;
        told.says("Somebody changed this while you were typing.").says("One step at a time");
        let again = told.form(address);
        assert_eq!(
            (again.value("level"), again.value("by-year"), again.value("why")),
            (Some("3"), Some("2029"), Some("The fleet comes first"))
        );
        head.send(again).await.says("The target was saved.").says("The fleet comes first");
    }

    async fn nobody_sees_anothers_answer_while_a_round_is_open_and_a_late_one_leaves_the_first_to_count(app: TestApp) {
        let (_, mut head, mut officer) = with_a_round(&app).await;
        step(&mut head, "open", &[]).await.says("Guildhall writes to nobody.").says("://guildhall.example/strategy/rounds/1/answer");
        answer(&mut officer, OWN, &[("level", "3")]).await.says("Your answer was saved.");
        answer(&mut head, "/strategy/rounds/1/assessors/2/areas/SL1", &[("level", "5")]).await;
        let open = officer.get("/strategy/rounds/1/agree/SL1").await;
        open.says("2 of 2 have answered.");
        assert!(!open.text().contains("Standard deviation"), "nor how they lie apart");
        head.get("/strategy/rounds/1/agree/SL1").await.says("Standard deviation");
        head.get("/strategy/rounds/1/assessors/2").await.says("Release from the round");
        step(&mut head, "close", &[("why", "Time is up")]).await.says("Has not answered");
        head.get("/strategy/rounds/1/agree/SL1").await.says("Standard deviation").says("Operations");
        let few = officer.get("/strategy/rounds/1/agree/SL1").await;
        few.says("2 gave a level. What fewer than five people said");
        assert!(!few.text().contains("Standard deviation"), "two would be known by their answers: {}", few.text());
        officer.get("/strategy/rounds/1").await.says("Fewer than five");
        assert!(!head.get("/strategy/rounds/1").await.text().contains("Fewer than five"), "who settles it sees all");
        answer(&mut officer, OWN, &[("level", "4")]).await.says("The answer given before, Mature, still counts.");
        let list = officer.get("/strategy/rounds/1/answer").await;
        list.says("Mature counts. Draft, does not count").says("The round takes no answers.");
        assert!(!list.text().contains("Go on"), "there is nothing to go on with");
        let page = head.get("/strategy/rounds/1/assessors/2").await;
        assert!(!page.text().contains("Release from the round"), "the levels are agreed from their answers");
    }

    async fn actions_are_written_reported_finished_and_two_who_change_one_are_told(app: TestApp) {
        let (_, mut head, mut officer) = with_a_round(&app).await;
        officer.get("/strategy/actions/new").await.says("You cannot do this");
        let form = head.get("/strategy/actions/new?area=nps-2018/SL1").await.form("/strategy/actions/new");
        head.send(form.clone().fill("what", "")).await.says("Enter what is to be reached");
        head.send(form.fill("what", "Councillors see the large contracts").fill("days", "6")).await.says("The action was added");
        let change = "/strategy/actions/1/change";
        let (mine, theirs) = (head.get(change).await.form(change), head.get(change).await.form(change));
        head.send(theirs.fill("owner", "Tomasz Wrona")).await.says("Tomasz Wrona");
        let page = head.send(mine.fill("owner", "Priya Ramanathan")).await;
        page.says("Somebody changed this while you were typing.");
        assert_eq!(page.form(change).value("owner"), Some("Priya Ramanathan"), "what was typed is still there");
        head.send(page.form(change)).await.says("The action was saved.").says("Priya Ramanathan");
        let finish = "/strategy/actions/1/step/finish";
        let form = head.get("/strategy/actions/1").await.form(finish);
        head.send(form.clone()).await.says("Enter what came of it, also where it failed");
        head.send(form.fill("effect", "Two contracts were put right")).await.says("Two contracts were put right");
        let page = officer.get("/strategy/actions").await;
        page.says("Done").says("Councillors see the large contracts");
        let csv = officer.get("/strategy/actions/download/csv").await;
        assert!(String::from_utf8_lossy(csv.bytes()).contains("Councillors see the large contracts"));
    }

    async fn an_action_said_twice_is_asked_back_and_two_are_made_one_with_the_effort_of_both(app: TestApp) {
        let (_, mut head, _) = with_a_round(&app).await;
        let new = "/strategy/actions/new";
        let form = head.get(new).await.form(new).fill("what", "Councillors see the large contracts");
        let (first, second) = (form.clone().fill("days", "400").fill("person", "Adaeze Okonkwo"), form.fill("days", "2").fill("owner", "Nobody Known"));
        head.send(first).await.says("The action was added");
        let heed = head.send(second).await;
        heed.says("Not saved yet").says("It looks like one that is there: action 1, Councillors see the large contracts (Adaeze Okonkwo, no day yet, 400 days of work)");
        let page = head.send(heed.form(new)).await;
        page.says("The action was added").says("Nobody Known (no user of Guildhall: Today reminds nobody of it)");
        assert_eq!(page.ids_twice(), [""; 0], "each form of the page has labels of its own");
        let merge = "/strategy/actions/2/merge";
        let form = page.form(merge).fill("other", "1").fill("why", "Copied");
        head.send(form.clone()).await.says("Select which days of work count");
        let page = head.send(form.fill("effort", "both")).await;
        page.says("The two are one action now.").says("Nobody Known and Adaeze Okonkwo").says("402");
        head.get("/strategy/actions/1").await.says("Goes on in action 2");
    }

    async fn another_councils_round_action_and_review_are_not_found(app: TestApp) {
        let (_, mut head, _) = with_a_round(&app).await;
        let form = head.get("/strategy/actions/new").await.form("/strategy/actions/new").fill("what", "Ours alone");
        head.send(form).await;
        let other = app.council("Ostley District Council").await;
        let stranger = app.person(&other, "Owen Trevelyan", &[Role::HeadOfProcurement]).await;
        let mut stranger = app.signed_in(&stranger).await;
        for address in ["/strategy/rounds/1", "/strategy/rounds/1/agree/SL1", "/strategy/actions/1", "/strategy/actions/1/change", "/strategy/rounds/1/assessors/1"] {
            let page = stranger.get(address).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{address}");
            assert!(!page.text().contains("Ours alone"));
        }
        assert!(!stranger.get("/strategy/actions").await.text().contains("Ours alone"));
    }

    async fn what_is_open_passes_to_the_successor_on_the_vesting_day(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let successor = app.council("Wynshire Council").await;
        let (ours, theirs) = (domain::access::Scope::of_operator(council.id), domain::access::Scope::of_operator(successor.id));
        let none = domain::strategy::actions::PlannedActionId::new(0);
        let asked = domain::strategy::actions::PlannedAction::new(none, "2026-06-17".parse().unwrap(), "Carry the register over");
        actions::strategy::plan::add(&app.guildhall, &ours, &asked).await.unwrap();
        let vesting = "2028-04-01".parse().unwrap();
        let ending = domain::strategy::actions::Ending { council: council.code.clone(), vesting, successor: successor.code.clone() };
        actions::strategy::plan::set_ending(&app.guildhall, &ours, &ending).await.unwrap();
        let early = actions::strategy::plan::pass(&app.guildhall, &ours, &theirs).await;
        assert!(early.unwrap_err().to_string().contains("Wait for the vesting day"));
        let then = app.at("2028-04-01T09:00:00Z");
        assert_eq!(actions::strategy::plan::pass(&then, &ours, &theirs).await.unwrap(), 1);
        assert_eq!(actions::strategy::plan::pass(&then, &ours, &theirs).await.unwrap(), 0, "nothing passes twice");
        let store = &app.guildhall.store;
        let (kept, taken) = (store::strategy::book(store, &ours, None).await.unwrap(), store::strategy::book(store, &theirs, None).await.unwrap());
        assert_eq!(kept.actions[0].state.label(), "Passed to the successor");
        assert_eq!(taken.actions[0].origin.as_ref().unwrap().council, council.code);
    }
}
