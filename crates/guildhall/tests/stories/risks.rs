//! Risks are entered, rated, escalated, reviewed and closed; scales are chosen and changed.

use actions::records::{Keeping, keep};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::actions::{ActionLink, ActionState, PlannedAction, PlannedActionId};
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases};

const SCALE: &str = "Use Red, yellow, green (3 by 3)";

async fn head(app: &TestApp, council: &Council) -> Visitor {
    let head = app.person(council, "Mira Holt", &[Role::HeadOfProcurement]).await;
    app.signed_in(&head).await
}

/// A council with a scale, and a risk of it that nobody rated.
async fn enter(visitor: &mut Visitor, title: &str) -> Page {
    let scales = visitor.get("/risks/scales").await;
    if scales.source().contains(SCALE) {
        visitor.send(scales.form_with(SCALE)).await.says("Risks can be rated by this scale now");
    }
    let form = visitor.get("/risks/new").await.form("/risks/new");
    visitor.send(form.fill("title", title).fill("owner", "Head of Housing").fill("category", "Supply")).await
}

fn rated(page: &Page, likelihood: &str, impact: &str, why: &str) -> testkit::Form {
    let form = page.form_with("Save the review");
    form.fill("residual-likelihood", likelihood).fill("residual-impact", impact).fill("why", why)
}

async fn add_action(app: &TestApp, council: &Council, due: &str) {
    let action = PlannedAction {
        owner: Some("Berit Lane".into()),
        due: Some(due.parse().unwrap()),
        state: ActionState::UnderWay,
        links: vec![ActionLink::Record("risks/1".parse().unwrap())],
        ..PlannedAction::new(PlannedActionId::new(1), "2026-01-02".parse().unwrap(), "Find a second firm")
    };
    let keeping = Keeping { done: "action.entered", said: "An action".into(), why: "", seen: Some(0) };
    keep(&app.guildhall, &Scope::of_operator(council.id), &action, &keeping).await.unwrap();
}

on_both_databases! {
    async fn a_risk_is_entered_rated_escalated_and_closed(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut visitor = head(&app, &council).await;
        visitor.get("/risks").await.says("Choose the scale by which the council rates its risks first");
        let page = enter(&mut visitor, "The lift firm fails").await;
        page.says("The risk was entered. Say how grave it is.");
        let form = visitor.get("/risks/scales/ryg-3x3/appetite").await.form_with("Settle the appetite");
        visitor.send(form.fill("usual", "yellow").fill("why", "Leadership team")).await.says("The appetite was settled.");
        let page = visitor.send(rated(&page, "red", "red", "Accounts are late")).await;
        page.says("The review was saved.").says("It is Red: high; the council takes at most Yellow: medium.");
        page.says("It is above what the council takes, and no action is open against it.").says("Mira Holt");
        assert_eq!(page.all(".govuk-tag"), ["Red: high"], "the colour is said in words");
        add_action(&app, &council, "2026-01-31").await;
        let overdue = "The action \"Find a second firm\" (Berit Lane) was due on 31 January 2026.";
        let page = visitor.get("/risks/1").await;
        page.says(overdue).says("Overdue: 31 January 2026").says("Must know: Leadership team and audit committee");
        assert!(!page.text().contains("no action is open against it"), "one is open now");
        visitor.get("/risks").await.says("Who must know today").says(overdue).says("1 risk rated Red: high").says("No risks");
        let cell = visitor.get("/risks").await.link("1 risk rated Red: high");
        visitor.get(&cell).await.says("1 row").says("The lift firm fails");
        let other = cell.replace("impact+Red", "impact+Green").replace("impact%20Red", "impact%20Green");
        assert!(other != cell, "the address names its cell: {cell}");
        visitor.get(&other).await.says("Nothing matches");
        let form = visitor.get("/risks/1/close").await.form("/risks/1/close");
        let page = visitor.send(form.clone()).await;
        assert_eq!(page.errors(), ["Enter why, for those who ask later"]);
        visitor.send(form.fill("why", "The contract ended")).await.says("Closed on").says("The contract ended");
        let register = visitor.get("/risks").await;
        register.says("No open risk has to go to anybody higher today.").says("Closed");
        let again = visitor.get("/risks/1/change").await.form("/risks/1/change");
        assert_eq!(visitor.send(again).await.status, StatusCode::CONFLICT, "what is closed is not changed");
        let file = visitor.get("/risks/download/csv?state=Closed").await;
        assert!(file.source().contains("The lift firm fails"), "{}", file.source());
        assert!(!visitor.get("/risks/download/csv?state=Open").await.source().contains("The lift firm fails"));
    }

    async fn a_yellow_impact_is_yellow_and_a_review_that_is_late_says_so(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut visitor = head(&app, &council).await;
        let page = enter(&mut visitor, "The lift firm fails").await;
        let page = visitor.send(rated(&page, "red", "yellow", "Two firms bid")).await;
        assert_eq!(page.all(".govuk-tag"), ["Yellow: medium"], "neither the graver of the two nor their mean");
        assert!(!page.text().contains("Review overdue"));
        let mut later = app.clone();
        later.guildhall = app.at("2027-06-01T12:00:00Z");
        let auditor = app.person(&council, "Bethan Prosser", &[Role::Auditor]).await;
        let mut visitor = later.signed_in(&auditor).await;
        let page = visitor.get("/risks/1").await;
        page.says("Review overdue").says("Overdue: it was due on");
        assert!(!page.source().contains("/risks/1/close"), "an auditor sees and does not change");
        assert_eq!(visitor.get("/risks/new").await.status, StatusCode::FORBIDDEN);
        let list = visitor.get("/risks?review=Overdue").await;
        list.says("1 row").says("Overdue");
        visitor.get("/risks?review=Not+due+yet").await.says("Nothing matches");
    }

    async fn the_register_of_a_contract_is_its_own(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut visitor = head(&app, &council).await;
        enter(&mut visitor, "The lift firm fails").await;
        let form = visitor.get("/risks/new?about=contracts/12").await.form("/risks/new");
        assert_eq!(form.value("about"), Some("contracts/12"));
        visitor.send(form.fill("title", "The price rises")).await.says("The risk was entered");
        let own = visitor.get("/risks?about=contracts/12").await;
        own.says("1 row").says("The price rises");
        assert!(!own.text().contains("The lift firm fails"), "only its own, also above the list");
        visitor.get("/risks?about=The+procurement+function").await.says("The lift firm fails").says("1 row");
        visitor.get("/risks?about=contracts/13").await.says("Nothing matches");
        let form = visitor.get("/risks/new?about=contracts/12").await.form("/risks/new").fill("title", "Bins stand full");
        visitor.send(form.fill("shared", "yes")).await.says("The risk was entered");
        let shared = visitor.get("/risks/download/csv?about=contracts/12&shared=Shared").await.source();
        assert!(shared.contains("Bins stand full") && !shared.contains("The price rises"), "for the supplier: {shared}");
    }

    async fn a_scale_of_the_councils_own_shape_keeps_the_steps_that_risks_stand_on(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut visitor = head(&app, &council).await;
        let page = visitor.get("/risks/scales/new").await;
        page.says("likelihood times impact").says("4 by 4: up to 2, 7, 16");
        let form = page.form("/risks/scales/new").fill("name", "Ours").fill("size", "4");
        let form = form.fill("ratings", "Fine\nWatch\nAct");
        let steps = visitor.send(form).await;
        let form = steps.form("/risks/scales/own-1/steps").fill("likelihood-3-name", "Nearly sure");
        let form = form.fill("impact-3-people", "Somebody is hurt").fill("why", "Audit committee");
        visitor.send(form).await.says("The scale was changed.").says("People: Somebody is hurt").says("Nearly sure");
        let form = visitor.get("/risks/new").await.form("/risks/new").fill("title", "The lift firm fails");
        let page = visitor.send(form.fill("scale", "own-1").fill("owner", "Head of Housing")).await;
        visitor.send(rated(&page, "4", "2", "Accounts are late")).await.says("Act");
        let form = visitor.get("/risks/scales/own-1/steps").await.form("/risks/scales/own-1/steps");
        let form = form.fill("likelihood-3-name", "").fill("why", "Three are enough");
        let page = visitor.send(form).await;
        assert!(page.errors()[0].contains("Place them anew before the step is removed"), "{:?}", page.errors());
        let form = page.form("/risks/scales/own-1/steps").fill("likelihood-3-name", "Nearly sure");
        let page = visitor.send(form.fill("impact-3-name", "").fill("impact-4-name", "")).await;
        page.says("The scale was changed.");
        assert!(!page.text().contains("Somebody is hurt"), "four likelihoods by three impacts");
    }

    async fn two_people_change_a_risk_and_nothing_typed_is_lost(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut one = head(&app, &council).await;
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut other = app.signed_in(&officer).await;
        enter(&mut one, "The lift firm fails").await;
        let form = one.get("/risks/1/change").await.form("/risks/1/change");
        let theirs = other.get("/risks/1/change").await.form("/risks/1/change");
        other.send(theirs.fill("cause", "Prices rose")).await.says("The risk was changed.");
        let page = one.send(form.fill("event", "It stops trading")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.errors()[0].contains("changed this while you were typing"), "{:?}", page.errors());
        let form = page.form("/risks/1/change");
        assert_eq!(form.value("event"), Some("It stops trading"), "what was typed stands");
        let page = one.send(form.fill("cause", "Prices rose").fill("why", "Both of us")).await;
        page.says("It stops trading").says("Prices rose").says("Version 3").says("Both of us");
    }

    async fn a_scale_is_changed_cell_by_cell_and_what_falls_is_confirmed(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut visitor = head(&app, &council).await;
        let page = enter(&mut visitor, "The lift firm fails").await;
        visitor.send(rated(&page, "red", "yellow", "Two firms bid")).await.says("Yellow: medium");
        let form = visitor.get("/risks/scales/ryg-3x3").await.form_with("Save the scale");
        let page = visitor.send(form.fill("cell-2-1", "red").fill("cell-2-2", "green").fill("why", "Committee")).await;
        assert!(page.errors()[0].contains("Confirm that this is meant"), "{:?}", page.errors());
        let form = page.form_with("Save the scale").fill("cell-2-2", "red");
        visitor.send(form).await.says("The scale was changed.");
        assert_eq!(visitor.get("/risks/1").await.all(".govuk-tag"), ["Red: high"], "read by the new cell");
        let form = visitor.get("/risks/scales/ryg-3x3").await.form_with("Save the scale");
        let page = visitor.send(form.fill("cell-0-0", "pink").fill("rating-0-months", "many").fill("why", "x")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn hostile_forms_of_risks_are_refused_and_other_councils_see_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut visitor = head(&app, &council).await;
        let form = |page: &Page| page.form_with("Enter the risk");
        enter(&mut visitor, "The lift firm fails").await;
        let page = visitor.get("/risks/new").await;
        for (field, value, error) in [
            ("title", " ", "Enter what people call the risk"),
            ("scale", "7x7", "Choose the scale by which the risk is rated"),
            ("about", "nowhere", "Enter the risk, saving or other record it belongs to, such as risks/4"),
            ("control-0-owner", "Berit Lane", "Enter what the control is, or clear its other fields"),
            ("control-0-test-day", "31", "Enter a day that there is, like 27 3 2027"),
        ] {
            let page = visitor.send(form(&page).fill("title", "x").fill(field, value)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(page.errors().iter().any(|found| found == error), "{field}: {:?}", page.errors());
        }
        let long = visitor.send(form(&page).fill("title", &"a".repeat(100_000))).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        let review = visitor.get("/risks/1/review").await;
        let half = visitor.send(review.form_with("Save the review").fill("residual-impact", "red").fill("why", "x")).await;
        assert_eq!(half.errors()[0], "Choose both a likelihood and an impact, or neither");
        let none = visitor.send(review.form_with("Save the review").fill("why", "x")).await;
        assert_eq!(none.errors()[0], "Choose where the risk stands with the controls there are");
        let graver = rated(&review, "red", "red", "x").fill("inherent-likelihood", "green").fill("inherent-impact", "green");
        let graver = visitor.send(graver).await;
        assert!(graver.errors()[0].starts_with("With its controls it is graver than without"), "{:?}", graver.errors());
        visitor.send(graver.form_with("Save the review").fill("confirmed", "yes")).await.says("The review was saved.");
        for address in ["/risks/99", "/risks/word", "/risks/99/review", "/risks/scales/7x7", "/risks/scales/7x7/appetite"] {
            assert_eq!(visitor.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let elsewhere = app.council("Ostley District Council").await;
        let stranger = app.person(&elsewhere, "Ida Frost", &[Role::HeadOfProcurement]).await;
        let mut stranger = app.signed_in(&stranger).await;
        for address in ["/risks/1", "/risks/1/change", "/risks/1/review", "/risks/1/close", "/risks/scales/ryg-3x3"] {
            assert_eq!(stranger.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let councillor = app.person(&council, "Ada Reeve", &[Role::Councillor]).await;
        assert_eq!(app.signed_in(&councillor).await.get("/risks").await.status, StatusCode::FORBIDDEN);
    }
}
