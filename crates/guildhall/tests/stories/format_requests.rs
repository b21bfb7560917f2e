//! Somebody asks for a document in another format without signing in, staff answer, and who asked is forgotten in the end.

use actions::format_requests::Asking;
use domain::access::{Role, Scope};
use domain::format_requests::{
    A_DAY_MAX, AskedFor, Asker, Channel, Format, FormatRequest, FormatRequestId, Step, StepKind,
};
use testkit::{Form, Page, StatusCode, TestApp, Visitor, on_both_databases};

const NAME: &str = "Ida Marsh";

fn filled(form: Form) -> Form {
    form.fill("asked_for", "scorecard").fill("format", "easy_read").fill("name", NAME).fill("reach", "01632 960 111")
}

/// A request from the public page; the page with its reference.
async fn asked(visitor: &mut Visitor, address: &str) -> Page {
    let form = visitor.get(&format!("{address}?about=scorecard")).await.form(address);
    visitor.send(filled(form)).await
}

fn asking() -> Asking {
    let asker = Asker { name: NAME.into(), reach: "ida@people.example".into(), ..Asker::default() };
    Asking { asked_for: AskedFor::Strategy, format: Format::Audio, asker }
}

async fn became(visitor: &mut Visitor, to: &str, fields: &[(&str, &str)]) -> Page {
    let form = visitor.get("/format-requests/1").await.form("/format-requests/1").fill("to", to);
    let form = fields.iter().fold(form, |form, (field, value)| form.fill(field, value));
    visitor.send(form).await
}

async fn is_known(app: &TestApp, scope: &Scope, id: i64) -> bool {
    store::format_requests::asker(&app.guildhall.store, scope, FormatRequestId::new(id)).await.unwrap().is_some()
}

on_both_databases! {
    async fn anybody_asks_gets_a_day_and_is_answered(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let address = format!("/public/formats/{}", council.code);
        let mut stranger = app.visitor();
        let page = stranger.get(&format!("{address}?about=report/councillor/2026-03-31")).await;
        page.says("within 10 working days").says("gives no number of days").says("erased 12 months after");
        let form = page.form(&address);
        assert_eq!(form.value("asked_for"), Some("report/councillor/2026-03-31"), "the document of the link is chosen");
        let page = stranger.send(form.clone().without("asked_for").fill("words", "The <b>waste</b> plan")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors().len(), 4, "document, format, name and address at once: {:?}", page.errors());
        assert_eq!(page.form(&address).value("words").map(str::trim), Some("The <b>waste</b> plan"), "it is not lost");
        let page = stranger.send(filled(form.clone()).fill("asked_for", "words")).await;
        assert_eq!(page.errors(), ["Enter which document you need"]);
        let page = stranger.send(filled(form.clone()).fill("asked_for", "../secret")).await;
        assert_eq!(page.errors(), ["Select which document is asked for"]);
        let page = stranger.send(filled(form.clone()).fill("website", "https://buy.example")).await;
        assert!(page.errors()[0].starts_with("Empty this field"), "{:?}", page.errors());
        let page = stranger.send(page.form(&address).fill("website", "")).await;
        page.says("Your request was sent").says("1 July 2026").says("It came in").says("Scorecard of procurement");
        let own = page.path.split('?').next().unwrap().to_owned();
        let page = stranger.get(&own.to_lowercase()).await;
        page.says("1 July 2026");
        assert!(!page.text().contains(NAME), "the reference tells nothing of who asked");
        assert_eq!(stranger.get(&format!("{address}/2222-2222")).await.status, StatusCode::NOT_FOUND);

        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        visitor.get("/today").await.says("Answer requests for documents in other formats").says("1 waits");
        let list = visitor.get("/format-requests").await;
        assert_eq!(list.rows()[0][..4], ["1: Scorecard of procurement", "Easy Read", "1 Jul 2026", "Open"]);
        visitor.get("/format-requests/1").await.says(NAME).says("01632 960 111").says("Nobody yet");
        let page = became(&mut visitor, "in_hand", &[("handler", "")]).await;
        assert_eq!(page.errors(), ["Enter who handles it"]);
        became(&mut visitor, "in_hand", &[("handler", "Print room")]).await.says("In hand since 17 June 2026");
        let page = became(&mut visitor, "not_done", &[]).await;
        assert_eq!(page.errors(), ["Enter why it could not be done"]);
        became(&mut visitor, "sent", &[("cost", "42.50")]).await.says("Sent on 17 June 2026; it cost £42.50");
        stranger.get(&own).await.says("Sent on 17 June 2026");
        visitor.get("/format-requests").await.says("100.0%").says("Sent in time");
        let file = visitor.get("/format-requests/download/csv").await;
        assert!(file.source().contains("42.50") && !file.source().contains(NAME), "{}", file.source());
        assert!(!visitor.get("/today").await.text().contains("Answer requests for documents"), "nothing waits any more");
        let councillor = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut reads = app.signed_in(&councillor).await;
        assert_eq!(reads.get("/format-requests").await.status, StatusCode::FORBIDDEN);
        let way = reads.get("/reports/view/councillor").await.link("Ask for this in another format");
        reads.get(&way).await.says("Councillor's page as of 17 June 2026");
    }

    async fn who_wrote_the_reference_down_types_it_to_see_how_far_the_request_is(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let address = format!("/public/formats/{}", council.code);
        let mut stranger = app.visitor();
        let page = asked(&mut stranger, &address).await;
        let reference = page.path.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap().to_owned();
        let look = |page: &Page, typed: &str| page.form_with("See how far it is").fill("reference", typed);
        let mut page = stranger.get(&address).await;
        page.says("How far is your request?");
        assert_eq!(page.errors(), Vec::<String>::new(), "nothing was typed yet");
        for (typed, error) in [
            (" ", "Enter the reference of your request"),
            ("2222-2222", "No request of this council has that reference"),
            ("../today", "No request of this council has that reference"),
        ] {
            page = stranger.send(look(&page, typed)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
            assert!(page.errors().len() == 1 && page.errors()[0].starts_with(error), "{typed:?}: {:?}", page.errors());
            assert_eq!(page.form_with("See how far it is").value("reference"), Some(typed), "it is not lost");
        }
        let page = stranger.send(look(&page, &format!(" {} ", reference.to_lowercase()))).await;
        assert_eq!(page.path, format!("{address}/{reference}"));
        page.says("It came in").says("1 July 2026");
        let other = app.council("Ostley District Council").await;
        let page = stranger.get(&format!("/public/formats/{}?reference={reference}", other.code)).await;
        assert!(page.errors()[0].starts_with("No request of this council"), "{:?}", page.errors());
    }

    async fn what_came_by_letter_is_entered_and_the_period_is_the_councils_choice(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let head = app.person(&council, "Ada Head", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        visitor.get("/format-requests").await.says("No request yet");
        let settings = "/format-requests/settings";
        let form = visitor.get(settings).await.form(settings);
        let page = visitor.send(form.clone().fill("days", "0").fill("other_ways", "telephone 01632 960 100")).await;
        assert_eq!(page.errors(), ["Enter a number of working days from 1 to 60"]);
        visitor.send(page.form(settings).fill("days", "5")).await.says("The periods were saved").says("5 working days");
        app.visitor().get(&format!("/public/formats/{}", council.code)).await.says("telephone 01632 960 100");
        let new = "/format-requests/new";
        let form = filled(visitor.get(new).await.form(new)).fill("channel", "letter");
        let page = visitor.send(form.clone().fill("came_in-day", "18")).await;
        assert_eq!(page.errors(), ["Enter a day that has come"]);
        let form = form.fill("came_in-day", "1").fill("format", "other_language");
        let page = visitor.send(form.clone()).await;
        assert_eq!(page.errors(), ["Enter which language you need"]);
        visitor.send(form.fill("language", "Welsh")).await.says("8 June 2026").says("Overdue").says("Welsh");
        visitor.get("/today").await.says("1 overdue");
        let stranger = app.council("Ostley District Council").await;
        let theirs = app.person(&stranger, "Bea Head", &[Role::HeadOfProcurement]).await;
        assert_eq!(app.signed_in(&theirs).await.get("/format-requests/1").await.status, StatusCode::NOT_FOUND);
    }

    async fn who_asked_is_erased_and_the_request_still_counts(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let mut stranger = app.visitor();
        asked(&mut stranger, &format!("/public/formats/{}", council.code)).await.says("Your request was sent");
        let of = (app.guildhall.clock.today(), Channel::Telephone);
        let second = actions::format_requests::enter(&app.guildhall, &scope, &asking(), of).await.unwrap();
        let administrator = app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&administrator).await;
        let refused = actions::format_requests::erase(&app.guildhall, &scope, second.id, "She wishes it").await;
        assert!(matches!(refused, Err(actions::Failure::Refused(_))), "it is still to be answered");
        let page = became(&mut visitor, "not_done", &[("handler", "Buyer"), ("why", "It is a film")]).await;
        let form = page.form("/format-requests/1/erase");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Enter why, for those who ask later"]);
        let page = visitor.send(form.fill("erase_why", "Asked for on 16 June")).await;
        page.says("Who asked was erased on 17 June 2026").says("Asked for on 16 June");
        assert!(!page.text().contains(NAME) && !is_known(&app, &scope, 1).await);
        let trail = visitor.get("/trail").await;
        trail.says("The personal details with request 1 for another format were erased");
        assert!(!trail.text().contains(NAME), "the trail says so without the name");

        let step = Step { to: StepKind::Sent, handler: "Buyer".into(), on: of.0, cost: None, why: String::new() };
        actions::format_requests::handle(&app.guildhall, &scope, (second.id, 1), &step).await.unwrap();
        for (moment, known, reason) in [
            ("2027-06-16T12:00:00Z", true, "a day less than twelve months"),
            ("2027-06-17T12:00:00Z", false, "twelve months after it was sent"),
        ] {
            actions::format_requests::erase_all_due(&app.at(moment)).await.unwrap();
            assert_eq!(is_known(&app, &scope, second.id.get()).await, known, "{reason}");
        }
        let kept: Vec<FormatRequest> = store::records::all(&app.guildhall.store, &scope).await.unwrap();
        assert_eq!(kept.len(), 2, "the requests stay");
    }

    async fn a_flood_is_stopped_at_one_council_and_staff_can_still_enter(app: TestApp) {
        let (ours, theirs) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        for _ in 0..A_DAY_MAX {
            actions::format_requests::ask(&app.guildhall, ours.id, &asking()).await.unwrap();
        }
        let mut stranger = app.visitor();
        let page = asked(&mut stranger, &format!("/public/formats/{}", ours.code)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.errors()[0].contains("takes no more requests today"), "{:?}", page.errors());
        assert_eq!(page.form(&format!("/public/formats/{}", ours.code)).value("name"), Some(NAME), "it is not lost");
        asked(&mut stranger, &format!("/public/formats/{}", theirs.code)).await.says("Your request was sent");
        let scope = Scope::of_operator(ours.id);
        let by_letter = (app.guildhall.clock.today(), Channel::Letter);
        actions::format_requests::enter(&app.guildhall, &scope, &asking(), by_letter).await.unwrap();
        let tomorrow = app.at("2026-06-18T12:00:00Z");
        actions::format_requests::ask(&tomorrow, ours.id, &asking()).await.unwrap();
    }
}
