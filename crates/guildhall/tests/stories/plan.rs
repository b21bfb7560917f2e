//! The plan of action: its links are never lost, what it belongs to is found, days are worked out, help is asked for.

use actions::strategy::plan;
use actions::strategy::rounds::{self, NewAssessor, NewRound};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::Book;
use domain::strategy::actions::{ActionLink, PlannedAction, PlannedActionId};
use domain::strategy::training::{Audience, Learner};
use testkit::{Form, StatusCode, TestApp, Visitor, on_both_databases};

async fn head(app: &TestApp) -> (Council, Visitor) {
    let council = app.council("Wynmarch District Council").await;
    let head = app.person(&council, "Priya Ramanathan", &[Role::HeadOfProcurement]).await;
    (council, app.signed_in(&head).await)
}

fn dated(form: Form, name: &str, [day, month, year]: [&str; 3]) -> Form {
    form.fill(&format!("{name}-day"), day).fill(&format!("{name}-month"), month).fill(&format!("{name}-year"), year)
}

async fn keep_outcome(head: &mut Visitor, code: &str, name: &str, kind: &str) {
    let form = head.get("/strategy/outcomes").await.form("/strategy/outcomes/keep");
    let form = dated(form.fill("code", code).fill("name", name).fill("kind", kind), "from", ["1", "4", "2024"]);
    head.send(form).await.says("It was saved.");
}

async fn links(app: &TestApp, council: &Council, id: i64) -> Vec<ActionLink> {
    let book = store::strategy::book(&app.guildhall.store, &Scope::of_operator(council.id), None).await.unwrap();
    book.actions.iter().find(|one| one.id == PlannedActionId::new(id)).unwrap().links.clone()
}

/// An action of which somebody wrote only what is to be reached.
fn written(what: &str) -> PlannedAction {
    PlannedAction::new(PlannedActionId::new(0), "2026-06-17".parse().unwrap(), what)
}

async fn add(app: &TestApp, council: &Council, asked: PlannedAction) -> PlannedActionId {
    plan::add(&app.guildhall, &Scope::of_operator(council.id), &asked).await.unwrap()
}

on_both_databases! {
    async fn a_change_keeps_links_to_what_ended_and_to_other_editions(app: TestApp) {
        let (council, mut head) = head(&app).await;
        keep_outcome(&mut head, "work.0", "Grants are paid", "outcome").await;
        keep_outcome(&mut head, "work.1", "Contracts are won", "outcome").await;
        let before = vec![
            ActionLink::Index("nps-2018/SL1".parse().unwrap()),
            ActionLink::Index("nps-2022/SL2".parse().unwrap()),
            ActionLink::Indicator("IND-GONE".to_owned()),
            ActionLink::Outcome("work.0".parse().unwrap()),
            ActionLink::Record("contracts/C-0031".parse().unwrap()),
        ];
        add(&app, &council, PlannedAction { links: before.clone(), ..written("Talk to community groups") }).await;
        let form = head.get("/strategy/outcomes").await.form("/strategy/outcomes/end");
        let form = dated(form.fill("ends", "work.0").fill("next", "work.1"), "last", ["16", "6", "2026"]);
        head.send(form).await.says("Until 16 June 2026, then Contracts are won");
        let change = "/strategy/actions/1/change";
        let page = head.get(change).await;
        page.says("It does not hold today").says("It is not on the scorecard");
        let wrong = head.send(page.form(change).fill("what", "")).await;
        wrong.says("Enter what is to be reached");
        head.send(wrong.form(change).fill("what", "Talk to community groups early")).await.says("The action was saved.");
        assert_eq!(links(&app, &council, 1).await, before, "nothing was lost");
        let one = head.get("/strategy/actions/1").await;
        one.says("Grants are paid, and since it ended Contracts are won").says("Contract C-0031, not in the house yet");
        assert!(!one.links().contains(&"/contracts/C-0031".to_owned()), "no link to a page that there is not");
        let unticked = head.get(change).await.form(change).without("indicator");
        head.send(unticked).await.says("The action was saved.");
        assert_eq!(links(&app, &council, 1).await.len(), 4, "what is unticked is gone");
    }

    async fn an_outcome_that_ended_stays_ended_when_its_name_is_mended_and_leads_to_the_actions(app: TestApp) {
        let (council, mut head) = head(&app).await;
        for (code, name, kind) in [("a", "Old", "outcome"), ("b", "New", "outcome"), ("p", "Fair", "principle")] {
            keep_outcome(&mut head, code, name, kind).await;
        }
        let form = head.get("/strategy/outcomes").await.form("/strategy/outcomes/end");
        head.send(dated(form.fill("ends", "a").fill("next", "b"), "last", ["16", "6", "2026"])).await;
        keep_outcome(&mut head, "a", "Old, as it was called", "outcome").await;
        let link = vec![ActionLink::Outcome("a".parse().unwrap())];
        add(&app, &council, PlannedAction { links: link, ..written("Serve both") }).await;
        add(&app, &council, written("Serve none")).await;
        let page = head.get("/strategy/outcomes").await;
        page.says("Until 16 June 2026, then New");
        let count = |name: &str| page.rows().into_iter().find(|row| row[1] == name).unwrap()[6].clone();
        assert_eq!((count("Old, as it was called"), count("New"), count("Fair")), ("1".into(), "1".into(), "Add an action".into()));
        let form = head.get(&page.link("Add an action")).await.form("/strategy/actions/new");
        assert_eq!(form.value("outcome"), Some("p"), "the outcome is ticked already");
        let to_new = page.links().into_iter().find(|link| link.starts_with("/strategy/actions?outcome=b")).unwrap();
        let list = head.get(&to_new).await;
        assert_eq!(list.rows().iter().filter(|row| row[0].starts_with("Serve")).count(), 1, "{:?}", list.rows());
        list.says("Serve both");
    }

    async fn records_are_linked_where_they_have_a_page_and_for_who_may_see_it(app: TestApp) {
        let (council, mut head) = head(&app).await;
        let links = ["suppliers/BRIGHT LIFTS LTD", "contracts/C-0031", "risks/7", "actions/1"];
        let links = links.map(|text| ActionLink::Record(text.parse().unwrap())).to_vec();
        let day = "2026-06-01".parse().unwrap();
        let kept = PlannedAction { links, ..PlannedAction::new(PlannedActionId::new(1), day, "Second firm") };
        let book = Book { actions: vec![kept], ..Book::default() };
        actions::strategy::bring_in(&app.guildhall, &Scope::of_operator(council.id), &book, "As it was kept").await.unwrap();
        let page = head.get("/strategy/actions/1").await;
        page.says("Contract C-0031, not in the house yet").says("Risk 7, which is not there").says("Action: Second firm");
        let supplier = page.link("Supplier: BRIGHT LIFTS LTD");
        assert!(supplier.starts_with("/suppliers/supplier?key="), "{supplier}");
        let councillor = app.person(&council, "Cllr Hodge", &[Role::Councillor]).await;
        let page = app.signed_in(&councillor).await.get("/strategy/actions/1").await;
        assert!(!page.links().iter().any(|link| link.starts_with("/risks/")), "a councillor does not see the register");
        let change = "/strategy/actions/1/change";
        let form = head.get(change).await.form(change);
        let records = form.value("records").unwrap().to_owned();
        let wrong = head.send(form.fill("records", &format!("{records}\nrisks/9999"))).await;
        assert_eq!(wrong.errors(), ["Enter a risk that is there: risks/9999 is not"], "what was there before stays");
        let form = wrong.form(change).fill("records", &format!("{records}\ncontracts/C-0012"));
        head.send(form).await.says("The action was saved.").says("Contract C-0012, not in the house yet");
    }

    async fn who_answers_for_an_action_says_how_far_it_is_and_changes_nothing_else(app: TestApp) {
        let (council, mut head) = head(&app).await;
        let holder = app.person(&council, "Sam Holt", &[Role::BudgetHolder]).await;
        let other = app.person(&council, "Cllr Hodge", &[Role::Councillor]).await;
        let (mut holder, mut other) = (app.signed_in(&holder).await, app.signed_in(&other).await);
        let owner = Some("Sam Holt, Head of Housing".to_owned());
        add(&app, &council, PlannedAction { owner, ..written("Mend the lifts") }).await;
        let (one, own) = ("/strategy/actions/1", "/strategy/actions/1/own/report");
        let page = holder.get(one).await;
        page.says("You answer for this action.");
        assert!(!page.text().contains("Another day or another person"), "that is for procurement");
        let wrong = holder.send(page.form(own).fill("done_per_cent", "140").fill("evidence", "Two of five")).await;
        wrong.says("Enter from 0 to 100").says("Two of five");
        let form = wrong.form(own).fill("done_per_cent", "40");
        holder.send(form).await.says("Under way, 40% done").says("Two of five");
        assert!(!other.get(one).await.text().contains("You answer for this action."), "another has no form");
        let late = holder.get(one).await.form(own).fill("done_per_cent", "90");
        let change = "/strategy/actions/1/change";
        let form = head.get(change).await.form(change).fill("owner", "Priya Ramanathan");
        head.send(form).await.says("The action was saved.");
        assert_eq!(holder.send(late).await.status, StatusCode::CONFLICT, "somebody else answers for it since");
        head.get(one).await.says("Under way, 40% done");
    }

    async fn a_new_action_whose_day_is_over_is_asked_back(app: TestApp) {
        let (_, mut head) = head(&app).await;
        let address = "/strategy/actions/new";
        let form = head.get(address).await.form(address).fill("what", "Train buyers").fill("how", "Two days");
        let asked = head.send(dated(form, "due", ["16", "6", "2026"])).await;
        asked.says("The day by which it is to be done, 16 June 2026, is over");
        assert_eq!(asked.form(address).value("how"), Some("Two days"), "nothing typed is lost");
        assert!(!head.get("/strategy/actions").await.text().contains("Train buyers"), "nothing was saved");
        head.send(asked.form(address)).await.says("The action was added");
    }

    async fn days_of_work_are_worked_out_from_people_and_said_alike_everywhere(app: TestApp) {
        let (council, mut head) = head(&app).await;
        let form = head.get("/strategy/capacity").await.form("/strategy/capacity/keep").fill("of", "Own team");
        let form = dated(dated(form, "from", ["17", "6", "2026"]), "to", ["16", "6", "2027"]);
        let wrong = head.send(form.fill("model", "shared_service").fill("full_time", "2.5")).await;
        wrong.says("Enter the days of work, or how many people there are and how many days each works");
        let page = head.send(wrong.form("/strategy/capacity/keep").fill("working_days", "40")).await;
        page.says("The days of work were saved.").says("Shared service");
        assert!(page.rows().iter().any(|row| row.last().map(String::as_str) == Some("100")), "2.5 × 40: {:?}", page.rows());
        let late = PlannedAction { due: Some("2026-06-01".parse().unwrap()), days: Some(13), ..written("Late") };
        add(&app, &council, late).await;
        let said = "Overdue or due today and to be done first: 13 days of work.";
        head.get("/strategy/capacity").await.says(said);
        assert!(!head.get("/strategy/actions").await.text().contains("are to be had"), "nothing is short");
        let next = PlannedAction { due: Some("2026-06-30".parse().unwrap()), days: Some(2), ..written("Next") };
        add(&app, &council, next).await;
        let said = "By 30 June 2026 the plan takes 15 days of work, and 3 are to be had. Overdue or due today and to be done first: 13 days of work.";
        head.get("/strategy/capacity").await.says(said);
        head.get("/strategy/actions").await.says(said);
    }

    async fn an_action_says_who_agreed_it_and_what_a_trial_shall_show(app: TestApp) {
        let (council, mut head) = head(&app).await;
        let address = "/strategy/actions/new";
        let form = head.get(address).await.form(address).fill("what", "Book repairs by text").fill("kind", "trial");
        let form = form.fill("minute", "AUD 26/14").fill("budget", "4,500").fill("theme", "Basics in order");
        let wrong = head.send(form).await;
        assert_eq!(wrong.errors().len(), 2, "who agreed and when: {:?}", wrong.errors());
        let form = dated(wrong.form(address).fill("agreed_by", "Audit committee"), "agreed_on", ["9", "6", "2026"]);
        let form = form.fill("sponsor", "Chief Executive").fill("departments", "Housing\nFinance");
        let page = head.send(form).await;
        page.says("The action was added").says("By Audit committee on 9 June 2026, minute AUD 26/14").says("£4,500.00");
        page.says("Enter what the trial shall show").says("Basics in order");
        let form = head.get("/strategy/actions/1/change").await.form("/strategy/actions/1/change");
        assert_eq!((form.value("budget"), form.value("minute")), (Some("4500.00"), Some("AUD 26/14")));
        head.send(form.fill("hypothesis", "Fewer visits for nothing")).await.says("Fewer visits for nothing");
        let list = head.get("/strategy/actions?sponsor=Chief+Executive").await;
        list.says("Changes and trials reach 2 departments. Which others").says("Book repairs by text");
        // Guests of a round are no departments of the council; the services of its officers are.
        let scope = Scope::of_operator(council.id);
        let new = NewRound { name: "Guests".to_owned(), edition: "nps-2018".parse().unwrap(), asked: Vec::new() };
        let round = rounds::prepare(&app.guildhall, &scope, &new).await.unwrap();
        let guest = NewAssessor { person: None, name: "Guest".to_owned(), department: "Harbour Board".to_owned(), role: "Peer".to_owned() };
        rounds::invite(&app.guildhall, &scope, round, &guest).await.unwrap();
        let list = head.get("/strategy/actions").await;
        list.says("Changes and trials reach 2 departments.");
        assert!(!list.text().contains("Harbour Board"), "{}", list.text());
        let learner = Learner {
            person: "Staff 1".to_owned(),
            audiences: vec![Audience::ContractManagers],
            team: "Parks".to_owned(),
            since: "2024-01-01".parse().unwrap(),
            left: None,
            looks_after: Vec::new(),
        };
        actions::training::enter_learner(&app.guildhall, &scope, &learner).await.unwrap();
        head.get("/strategy/actions").await.says("Changes and trials reach 2 of 3 departments, 66.7%.");
        let list = head.get("/strategy/actions?sponsor=Nobody").await;
        assert!(!list.text().contains("Book repairs by text"), "another sponsor: {}", list.text());
    }

    async fn a_department_asks_for_help_and_follows_its_request(app: TestApp) {
        let (council, mut head) = head(&app).await;
        let holder = app.person(&council, "Sam Holt", &[Role::BudgetHolder]).await;
        let other = app.person(&council, "Cllr Hodge", &[Role::Councillor]).await;
        let (mut holder, mut other) = (app.signed_in(&holder).await, app.signed_in(&other).await);
        holder.get("/strategy/actions/new").await.says("You cannot do this");
        let page = holder.get("/strategy/help").await;
        page.says("You have not asked for anything yet");
        let form = dated(page.form("/strategy/help").fill("what", "A tender for lift repairs"), "by", ["16", "6", "2026"]);
        let wrong = holder.send(form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        wrong.says("Enter for which department").says("Enter a day that is not over");
        let form = dated(wrong.form("/strategy/help").fill("department", "Housing"), "by", ["17", "7", "2026"]);
        holder.send(form).await.says("Your request was sent").says("Nobody named yet").says("A tender for lift repairs");
        other.get("/strategy/help").await.says("You have not asked for anything yet");
        let change = "/strategy/actions/1/change";
        let page = head.get("/strategy/actions/1").await;
        page.says("Sam Holt, Housing").says("Support that a department asked for");
        assert_eq!(page.link("Enter a saving from this"), "/savings/new?about=actions/1");
        let form = head.get(change).await.form(change).fill("owner", "Priya Ramanathan");
        head.send(form).await.says("The action was saved.");
        holder.get("/strategy/help").await.says("Priya Ramanathan");
        let finish = head.get("/strategy/actions/1").await.form("/strategy/actions/1/step/finish");
        head.send(finish.fill("effect", "The contract was let in May")).await;
        holder.get("/strategy/help").await.says("Done").says("The contract was let in May");
    }
}
