//! A council enters its contract procedure rules: a draft, saved as an edition, changed by two people, brought back.

use domain::access::{Role, Scope};
use domain::law::procedure_rules::Pin;
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases};

const START: &str = "/law/procedure-rules";

async fn officer(app: &TestApp, council: &domain::councils::Council, name: &str) -> Visitor {
    let officer = app.person(council, name, &[Role::LegalOfficer]).await;
    app.signed_in(&officer).await
}

/// Saves the draft that the visitor sees, confirming nothing.
async fn save(visitor: &mut Visitor, from: &str, why: &str) -> Page {
    let form = visitor.get(&format!("{START}/preview")).await.form_with("Save the rules");
    visitor.send(form.fill("from", from).fill("adopted", "Full Council, minute 61").fill("why", why)).await
}

/// Enters the plain draft as the first edition, in force since April 2024.
async fn first_edition(visitor: &mut Visitor) {
    let page = visitor.get(START).await;
    visitor.send(page.form_with("Begin from the plain draft")).await;
    let page = save(visitor, "1/4/2024", "The first").await;
    let page = visitor.send(page.form_with("Save the rules").tick("confirmed", "yes")).await;
    assert_eq!(page.heading(), "Contract procedure rules", "{}", page.text());
}

/// Lets the middle band of the draft begin where the small one ends, at another limit.
async fn move_limit(visitor: &mut Visitor, pounds: &str) {
    for (band, field) in [(1, "to"), (2, "from")] {
        let address = format!("{START}/draft/band/{band}");
        let form = visitor.get(&address).await.form(&address);
        assert_eq!(visitor.send(form.fill(field, pounds)).await.status, StatusCode::OK);
    }
}

on_both_databases! {
    async fn rules_are_drafted_saved_replaced_and_brought_back(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let mut visitor = officer(&app, &council, "Priya Nair").await;
        visitor.get(START).await.says("No contract procedure rules have been entered yet");
        visitor.get(&format!("{START}/ask")).await.says("No contract procedure rules were in force on that day");
        let page = visitor.get(START).await;
        let page = visitor.send(page.form_with("Begin from the plain draft")).await;
        page.says("It changes nothing until you save it").says("£5,000.00 or more and less than £30,000.00");

        let page = visitor.get(&format!("{START}/preview")).await;
        let page = visitor.send(page.form_with("Save the rules")).await;
        assert_eq!((page.status, page.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 3), "{:?}", page.errors());
        let page = save(&mut visitor, "1/4/2024", "The first").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a day that has passed is said first");
        page.says("1 April 2024, which has passed");
        let form = page.form_with("Save the rules");
        assert_eq!(form.value("adopted"), Some("Full Council, minute 61"), "nothing typed is lost");
        let page = visitor.send(form.tick("confirmed", "yes")).await;
        page.says("Edition 1, in force from 1 April 2024, adopted by Full Council, minute 61");

        let address = format!("{START}/draft/band/1");
        let form = visitor.get(&address).await.form(&address);
        let page = visitor.send(form.fill("to", "10000")).await;
        page.says("Small and Middle both hold £5,000.00 to £9,999.99");
        let page = save(&mut visitor, "1/9/2026", "Quotes cost more than they save").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "an overlap must be confirmed or mended");
        move_limit(&mut visitor, "10000").await;
        let page = save(&mut visitor, "1/4/2024", "Quotes cost more than they save").await;
        page.says("An edition begins on 2024-04-01: enter another day");
        let page = save(&mut visitor, "1/9/2026", "Quotes cost more than they save").await;
        page.says("Edition 2 comes into force on 1 September 2026");
        for (day, standing, reason) in [
            ("31/3/2024", "No edition was in force on 31 March 2024", "before the first"),
            ("2026-08-31", "Edition 1, in force from 1 April 2024 until 31 August 2026", "its last day"),
            ("1/9/2026", "Edition 2, in force from 1 September 2026", "the first day of the next"),
        ] {
            let page = visitor.get(&format!("{START}?on={day}")).await;
            assert!(page.text().contains(standing), "{reason}: {}", page.text());
        }
        assert_eq!(visitor.get(&format!("{START}?on=soon")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let begun = "2026-08-31".parse().unwrap();
        let pin = store::law::pin(&app.guildhall.store, &scope, begun).await.unwrap();
        assert_eq!(pin, Some(Pin { edition: 1, begun }));
        let page = visitor.get(&format!("{START}/history/1")).await;
        let page = visitor.send(page.form_with("Make it the draft")).await;
        assert_eq!(page.heading(), "What your changes would have done");
        save(&mut visitor, "1/10/2026", "It was better before").await;
        let page = visitor.get(&format!("{START}/history")).await;
        page.says("It was better before (brings edition 1 back)");
        assert_eq!(page.rows().len(), 3);
        let listed = visitor.get(&page.link("CSV")).await.source();
        assert_eq!(listed.lines().count(), 1 + 3 * 5, "three bands and two requirements of three editions");
    }

    async fn an_edition_is_withdrawn_before_its_first_day_and_not_from_then_on(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let mut visitor = officer(&app, &council, "Priya Nair").await;
        first_edition(&mut visitor).await;
        move_limit(&mut visitor, "10000").await;
        save(&mut visitor, "18/6/2026", "Another limit").await;
        let page = visitor.get(&format!("{START}/history/2")).await;
        let page = visitor.send(page.form_with("Withdraw this edition")).await;
        assert_eq!((page.status, page.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "it needs a reason");
        let on_the_day = app.at("2026-06-18T09:00:00Z");
        let late = actions::law::withdraw_rules(&on_the_day, &scope, 2, "too late").await;
        assert!(matches!(late, Err(actions::Failure::Refused(_))), "records may have begun under it");
        let page = visitor.send(page.form_with("Withdraw this edition").fill("why", "The call-in upheld it")).await;
        page.says("never in force: The call-in upheld it");
        move_limit(&mut visitor, "12000").await;
        save(&mut visitor, "18/6/2026", "A third limit").await;
        let editions = store::law::in_force(&app.guildhall.store, &scope).await.unwrap();
        let numbers: Vec<u32> = editions.all().iter().map(|edition| edition.number).collect();
        assert_eq!(numbers, [1, 3], "the day is free again, and no number is given twice");
    }

    async fn the_second_of_two_people_is_told_and_loses_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut first = officer(&app, &council, "Priya Nair").await;
        let mut second = officer(&app, &council, "Owen Hale").await;
        first_edition(&mut first).await;
        let address = format!("{START}/draft/band/1");
        let form = second.get(&address).await.form(&address).fill("name", "Tiny \"<b>\"");
        move_limit(&mut first, "10000").await;
        let page = second.send(form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.errors()[0].starts_with("Somebody changed the draft since you opened it"), "{:?}", page.errors());
        let form = page.form(&address);
        assert_eq!(form.value("name"), Some("Tiny \"<b>\""), "what was typed stands there");
        second.send(form.fill("to", "10000")).await.says("Tiny");
        let page = second.get(&format!("{START}/preview")).await;
        let drop = first.get(&format!("{START}/draft")).await.form_with("Drop the draft");
        first.send(drop).await.says("The draft was dropped");
        let form = page.form_with("Save the rules").fill("from", "1/9/2026");
        let page = second.send(form.fill("adopted", "Cabinet").fill("why", "Smaller")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the draft that was looked at is gone");
    }

    async fn one_council_never_sees_or_changes_the_rules_of_another(app: TestApp) {
        let (wynmarch, ostley) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        first_edition(&mut officer(&app, &wynmarch, "Priya Nair").await).await;
        let mut visitor = officer(&app, &ostley, "Owen Hale").await;
        visitor.get(START).await.says("No contract procedure rules have been entered yet");
        assert_eq!(visitor.get(&format!("{START}/history/1")).await.status, StatusCode::NOT_FOUND);
        assert!(visitor.get(&format!("{START}/history")).await.rows().is_empty());
        let theirs = Scope::of_operator(ostley.id);
        let begun = actions::law::begin_draft(&app.guildhall, &theirs, None, actions::law::Begin::Edition(1)).await;
        assert!(matches!(begun, Err(actions::Failure::NotFound)));
        let withdrawn = actions::law::withdraw_rules(&app.guildhall, &theirs, 1, "not mine").await;
        assert!(matches!(withdrawn, Err(actions::Failure::NotFound)));
    }

    async fn who_asks_is_told_the_band_and_the_reason_of_every_band(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        first_edition(&mut officer(&app, &council, "Priya Nair").await).await;
        let councillor = app.person(&council, "Cara Lund", &[Role::Councillor]).await;
        let mut visitor = app.signed_in(&councillor).await;
        for (value, band, reason) in [
            ("4999.99", "Small", "a penny below"),
            ("5000", "Middle", "at the limit"),
            ("29,999.99", "Middle", "a penny below the tender"),
            ("£30,000", "Large", "at it"),
        ] {
            let value = value.replace('£', "%C2%A3");
            let page = visitor.get(&format!("{START}/ask?value={value}&on=2026-06-01")).await;
            assert!(page.text().contains(&format!("It falls into the band {band}")), "{reason}: {}", page.text());
            assert_eq!(page.rows().len(), 3, "every band says why");
            let warned = page.text().contains("Do not split one need");
            assert_eq!(warned, band != "Small", "{reason}");
        }
        for (query, errors, reason) in [
            ("value=-1", 1, "below nothing"),
            ("value=lots&on=never", 2, "no amount and no day"),
            ("value=5&contract_kind=lorries", 1, "no kind of ours"),
            ("value=99999999999999999999", 1, "more than there is"),
        ] {
            let page = visitor.get(&format!("{START}/ask?{query}")).await;
            assert_eq!((page.status, page.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, errors), "{reason}");
        }
        let outline = "/law/ask?contract_kind=services&authority=council&begins=2026-06-18&value=12000";
        visitor.get(outline).await.says("3 written quotes, advertised nowhere; approved by Head of service");
        assert!(!app.visitor().get(outline).await.text().contains("3 written quotes"), "nobody signed in");
        assert_eq!(visitor.get(&format!("{START}/draft")).await.status, StatusCode::FORBIDDEN, "councillors read only");
    }

    async fn an_officer_attests_the_edition_in_force_once(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut legal = officer(&app, &council, "Priya Nair").await;
        first_edition(&mut legal).await;
        let buyer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&buyer).await;
        visitor.get("/training/attested").await.says("Tomasz Wrona").says("Has not");
        let form = visitor.get(START).await.form_with("I have read these rules");
        let page = visitor.send(form.clone()).await;
        page.says("It was recorded that you have read the rules").says("You said that you have read edition 1");
        assert_eq!(visitor.send(form).await.status, StatusCode::OK, "said twice is said once");
        visitor.get("/training/attested").await.says("Has read them").says("17 Jun 2026");
        let scope = Scope::of_operator(council.id);
        let refused = actions::training::attest(&app.guildhall, &scope, 1).await;
        assert!(matches!(refused, Err(actions::Failure::Refused(_))), "nobody is signed in");
    }
}
