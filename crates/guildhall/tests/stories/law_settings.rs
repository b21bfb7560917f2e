//! A council settles what the law leaves to it: one-off holidays, clear days, limits; with a history and a way back.

use domain::access::{Role, Scope};
use domain::law::rules::key_decision::ClearDays;
use jiff::civil::date;
use testkit::{StatusCode, on_both_databases};

const CHANGE: &str = "/law/settings/change";

on_both_databases! {
    async fn a_holiday_is_added_counts_from_then_on_and_is_taken_back(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let officer = app.person(&council, "Priya Nair", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get("/law/settings").await.says("the settings that every council begins with").says("working days");
        let form = visitor.get(CHANGE).await.form(CHANGE);
        let form = form.fill("clear_days", "calendar").fill("holiday_1_day", "5/6/2027").fill("holiday_1_name", "Jubilee");
        let page = visitor.send(form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let errors = page.errors().join("; ");
        for told in ["Saturday", "Select where it is a holiday", "Enter why"] {
            assert!(errors.contains(told), "{told}: {errors}");
        }
        let form = page.form(CHANGE);
        assert_eq!((form.value("holiday_1_name"), form.value("clear_days")), (Some("Jubilee"), Some("calendar")));
        let form = form.fill("holiday_1_day", "4/6/2027").tick("holiday_1_parts", "england-and-wales");
        let page = visitor.send(form.fill("why", "Proclaimed on 1 June")).await;
        page.says("The settings were saved").says("4 June 2027: Jubilee (England and Wales)").says("calendar days");

        visitor.get("/law/calendar?year=2027").await.says("Jubilee");
        assert!(!app.visitor().get("/law/calendar?year=2027").await.text().contains("Jubilee"), "nobody signed in");

        let store = &app.guildhall.store;
        let day = date(2027, 6, 4);
        let before = "2026-06-17T11:59:59Z".parse().unwrap();
        let settings = |scope: Option<Scope>, as_of| async move {
            actions::law::settings_of(store, scope.as_ref(), as_of).await.unwrap()
        };
        let now = settings(Some(scope), None).await;
        assert!(!now.calendar.is_working_day(day) && now.clear_days == ClearDays::Calendar);
        for (scope, as_of, reason) in [
            (None, None, "who is not signed in has the law as it is"),
            (Some(scope), Some(before), "a moment before it was saved"),
        ] {
            let settings = settings(scope, as_of).await;
            assert!(settings.calendar.is_working_day(day) && settings.clear_days == ClearDays::Working, "{reason}");
        }

        let form = visitor.get(CHANGE).await.form(CHANGE).fill("holiday_1_day", "").fill("holiday_1_name", "");
        visitor.send(form.fill("why", "It was not proclaimed after all")).await.says("One-off holidays added none");
        let page = visitor.get("/law/settings/history/1").await;
        let page = visitor.send(page.form_with("Bring these settings back").fill("why", "It was")).await;
        page.says("4 June 2027: Jubilee");
        let page = visitor.get("/law/settings/history").await;
        assert_eq!(page.rows().len(), 3);
        page.says("It was (brings edition 1 back)");
        let listed = visitor.get(&page.link("CSV")).await.source();
        assert_eq!(listed.lines().count(), 4, "{listed}");
    }

    async fn the_second_of_two_people_is_told_and_loses_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let (one, two) = (
            app.person(&council, "Priya Nair", &[Role::Administrator]).await,
            app.person(&council, "Owen Hale", &[Role::LegalOfficer]).await,
        );
        let (mut first, mut second) = (app.signed_in(&one).await, app.signed_in(&two).await);
        let (mine, theirs) = (first.get(CHANGE).await.form(CHANGE), second.get(CHANGE).await.form(CHANGE));
        first.send(mine.fill("clear_days", "calendar").fill("why", "The constitution")).await.says("were saved");
        let page = second.send(theirs.fill("consent_land", "200,000").fill("why", "A new order")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.errors()[0].starts_with("Somebody changed the settings since"), "{:?}", page.errors());
        let form = page.form(CHANGE);
        assert_eq!(form.value("consent_land"), Some("200,000"), "what was typed stands there");
        second.send(form).await.says("£200,000.00");
        let page = second.get(CHANGE).await.form(CHANGE).fill("why", "Nothing");
        assert_eq!(second.send(page).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is changed");
    }

    async fn settings_of_one_council_are_not_those_of_another(app: TestApp) {
        let (wynmarch, ostley) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let scope = Scope::of_operator(wynmarch.id);
        let typed = actions::law::TypedSettings {
            clear_days: "calendar".to_owned(),
            why: "The constitution".to_owned(),
            ..actions::law::TypedSettings::of(&domain::law::CouncilSettings::default())
        };
        assert_eq!(actions::law::save_settings(&app.guildhall, &scope, 0, &typed).await.unwrap(), 1);
        let officer = app.person(&ostley, "Owen Hale", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get("/law/settings").await.says("working days");
        assert_eq!(visitor.get("/law/settings/history/1").await.status, StatusCode::NOT_FOUND);
        let restored = actions::law::restore_settings(&app.guildhall, &Scope::of_operator(ostley.id), 1, "mine").await;
        assert!(matches!(restored, Err(actions::Failure::NotFound)));
    }
}
