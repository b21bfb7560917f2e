//! People are reminded by mail of what waits for them, as often as they want, and each mail goes once.

use actions::mail::{Letter, PostFailure, SEND_DIGESTS, ask_due};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::Book;
use domain::strategy::actions::{PlannedAction, PlannedActionId};
use store::jobs::JobState;
use store::mail::LetterState;
use testkit::{Outbox, StatusCode, TestApp, on_both_databases};

/// Monday, two days before the day on which tests stand still.
const MONDAY: &str = "2026-06-15T06:30:00Z";

/// An action of Sam Holt's that was due on the day before that Monday.
async fn late_action(app: &TestApp, council: &Council) {
    let action = PlannedAction {
        owner: Some("Sam Holt, Head of Housing".into()),
        due: Some("2026-06-14".parse().unwrap()),
        ..PlannedAction::new(
            PlannedActionId::new(1),
            "2026-01-05".parse().unwrap(),
            "Train the buyers\r\nBcc: x@y.example",
        )
    };
    let book = Book { actions: vec![action], ..Book::default() };
    actions::strategy::bring_in(&app.guildhall, &Scope::of_operator(council.id), &book, "For the story").await.unwrap();
}

/// An action that is added to the plan at noon of a day.
async fn added_at_noon(app: &TestApp, council: &Council, number: i64, day: &str, what: &str) {
    let action = PlannedAction::new(PlannedActionId::new(number), day.parse().unwrap(), what);
    let (book, scope) = (Book { actions: vec![action], ..Book::default() }, Scope::of_operator(council.id));
    actions::strategy::bring_in(&app.at(&format!("{day}T12:00:00Z")), &scope, &book, "For the story").await.unwrap();
}

/// A job of a day that began at a moment and failed.
async fn failed_job(app: &TestApp, council: &Council, day: i64, moment: &str) {
    let then = app.at(moment);
    let (now, scope) = (then.clock.now(), Scope::of_operator(council.id));
    let mut tx = then.store.begin_write().await.unwrap();
    let id = store::jobs::ask(&mut tx, &scope, SEND_DIGESTS, day, now).await.unwrap();
    let job = store::jobs::claim(&mut tx, Some(id), now, now).await.unwrap().unwrap();
    store::jobs::end(&mut tx, &job, JobState::Failed, Some("the disk is full"), now).await.unwrap();
    tx.commit_bookkeeping().await.unwrap();
}

/// What the program does of itself at a moment; answers what arrived.
async fn morning(app: &TestApp, moment: &str, outbox: &Outbox) -> Vec<Letter> {
    let then = app.at(moment);
    ask_due(&then).await.unwrap();
    actions::jobs::run_waiting(&then).await.unwrap();
    outbox.take()
}

fn to<'a>(letters: &'a [Letter], email: &str) -> Vec<&'a Letter> {
    letters.iter().filter(|letter| letter.to == email).collect()
}

on_both_databases! {
    async fn somebody_with_an_overdue_action_gets_one_mail_and_others_none(app: TestApp) {
        let outbox = Outbox::default();
        let app = app.with_mail(&outbox);
        let ours = app.council("Wynmarch District Council").await;
        let theirs = app.council("Ostley District Council").await;
        let owner = app.person(&ours, "Sam Holt", &[Role::BudgetHolder]).await;
        let quiet = app.person(&ours, "Ann Other", &[Role::BudgetHolder]).await;
        let stranger = app.person(&theirs, "Sam Holt", &[Role::BudgetHolder]).await;
        late_action(&app, &ours).await;
        assert!(morning(&app, "2026-06-15T05:59:59Z", &outbox).await.is_empty(), "one second before seven in England");
        let letters = morning(&app, MONDAY, &outbox).await;
        let mine = to(&letters, &owner.email);
        let waiting = mine.iter().find(|letter| letter.subject.contains("waits for you")).unwrap();
        assert_eq!(waiting.subject, "1 thing waits for you, 1 of them overdue");
        assert!(waiting.body.contains("* Train the buyers Bcc: x@y.example: Overdue. By 14 June 2026"), "{}", waiting.body);
        assert!(waiting.body.contains("https://guildhall.example/strategy/actions/1\n"), "{}", waiting.body);
        assert!(waiting.body.contains("https://guildhall.example/account/mail\n"), "how to stop it: {}", waiting.body);
        let waits = |letter: &&&Letter| letter.subject.contains("waits for you");
        assert_eq!(to(&letters, &quiet.email).iter().filter(waits).count(), 0, "nothing waits for them");
        assert!(to(&letters, &stranger.email).is_empty(), "somebody of that name in another council");
        assert!(morning(&app, MONDAY, &outbox).await.is_empty(), "a second run of the day sends nothing");
        let scope = Scope::of_operator(ours.id);
        let mailing = app.guildhall.mailing.clone().unwrap();
        assert_eq!(actions::mail::write_due(&app.at(MONDAY), &scope, &mailing).await.unwrap(), 0, "nor does the command");
        assert!(morning(&app, "2026-06-16T06:30:00Z", &outbox).await.is_empty(), "once a week is usual");
        assert!(morning(&app, "2026-06-20T06:30:00Z", &outbox).await.is_empty(), "nothing on a Saturday");
        let letters = morning(&app, "2026-06-22T06:30:00Z", &outbox).await;
        assert_eq!(to(&letters, &owner.email).iter().filter(waits).count(), 1, "the next Monday");
    }

    async fn what_is_recorded_after_a_mail_went_is_in_the_next_one_and_what_a_lost_mail_told_is_told_again(app: TestApp) {
        let outbox = Outbox::default();
        let app = app.with_mail(&outbox);
        let council = app.council("Wynmarch District Council").await;
        app.person(&council, "Ann Other", &[Role::BudgetHolder]).await;
        let told = |letters: &[Letter], what: &str| letters.iter().any(|letter| letter.body.contains(what));
        assert!(morning(&app, MONDAY, &outbox).await.is_empty(), "nothing changed yet");
        added_at_noon(&app, &council, 1, "2026-06-15", "Train the buyers").await;
        let letters = morning(&app, "2026-06-22T06:30:00Z", &outbox).await;
        assert!(told(&letters, "1 action was added: Train the buyers."), "it was recorded after Monday’s mail went");
        added_at_noon(&app, &council, 2, "2026-06-22", "Write the guide").await;
        outbox.fail(Some(PostFailure::Refused("550 nobody of that name".into())));
        assert!(morning(&app, "2026-06-29T06:30:00Z", &outbox).await.is_empty(), "the mail that tells it is refused");
        outbox.fail(None);
        let letters = morning(&app, "2026-07-06T06:30:00Z", &outbox).await;
        assert!(told(&letters, "1 action was added: Write the guide."), "so the next one tells it again");
        assert!(!told(&letters, "Train the buyers"), "and not what arrived: {letters:?}");
        assert!(morning(&app, "2026-07-13T06:30:00Z", &outbox).await.is_empty(), "each is told once");
    }

    async fn a_job_that_failed_is_tried_again_on_the_same_day(app: TestApp) {
        let outbox = Outbox::default();
        let app = app.with_mail(&outbox);
        let council = app.council("Wynmarch District Council").await;
        app.person(&council, "Sam Holt", &[Role::BudgetHolder]).await;
        let administrator = app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        late_action(&app, &council).await;
        failed_job(&app, &council, 20_260_615, MONDAY).await;
        app.signed_in(&administrator).await.get("/people/mail").await.says("It failed, and is tried again");
        assert!(morning(&app, "2026-06-15T06:59:59Z", &outbox).await.is_empty(), "not before half an hour has passed");
        assert!(!morning(&app, "2026-06-15T07:00:00Z", &outbox).await.is_empty(), "then it writes and sends");
        assert!(morning(&app, "2026-06-15T09:00:00Z", &outbox).await.is_empty(), "once");
    }

    async fn somebody_chooses_how_often_and_gets_none_when_they_want_none(app: TestApp) {
        let outbox = Outbox::default();
        let app = app.with_mail(&outbox);
        let council = app.council("Wynmarch District Council").await;
        let owner = app.person(&council, "Sam Holt", &[Role::BudgetHolder]).await;
        late_action(&app, &council).await;
        let mut visitor = app.signed_in(&owner).await;
        visitor.get("/account").await.says("Choose how often you get mails");
        let form = visitor.get("/account/mail").await.form("/account/mail");
        assert_eq!(form.value("waiting"), Some("weekly"), "what is usual is chosen");
        visitor.send(form.fill("waiting", "never").fill("changes", "never")).await.says("How often you get mails was saved");
        assert!(morning(&app, MONDAY, &outbox).await.is_empty(), "they want none");
        let form = visitor.get("/account/mail").await.form("/account/mail");
        assert_eq!(form.value("waiting"), Some("never"));
        visitor.send(form.fill("waiting", "daily")).await;
        assert_eq!(morning(&app, "2026-06-16T06:30:00Z", &outbox).await.len(), 1, "on Tuesday");
        assert_eq!(morning(&app, "2026-06-17T06:30:00Z", &outbox).await.len(), 1, "and on Wednesday");
        let form = visitor.get("/account/mail").await.form("/account/mail");
        let page = visitor.send(form.fill("waiting", "hourly")).await;
        assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
    }

    async fn a_letter_that_is_not_taken_is_tried_again_and_given_up_in_the_end(app: TestApp) {
        let outbox = Outbox::default();
        let app = app.with_mail(&outbox);
        let council = app.council("Wynmarch District Council").await;
        let owner = app.person(&council, "Sam Holt", &[Role::BudgetHolder]).await;
        let administrator = app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        late_action(&app, &council).await;
        outbox.fail(Some(PostFailure::Unreachable("nobody answers".into())));
        assert!(morning(&app, MONDAY, &outbox).await.is_empty());
        outbox.fail(None);
        assert!(morning(&app, "2026-06-15T06:34:59Z", &outbox).await.is_empty(), "not before five minutes have passed");
        let letters = morning(&app, "2026-06-15T06:35:00Z", &outbox).await;
        assert!(!to(&letters, &owner.email).is_empty(), "then it arrives");
        outbox.fail(Some(PostFailure::Refused("the mail server said 550 nobody of that name".into())));
        assert!(morning(&app, "2026-06-22T06:30:00Z", &outbox).await.is_empty());
        outbox.fail(None);
        assert!(morning(&app, "2026-06-23T12:00:00Z", &outbox).await.is_empty(), "what is refused for good is given up");
        let mut visitor = app.visitor();
        visitor.sign_in(&administrator).await;
        let page = visitor.get("/people/mail?state=Given+up").await;
        page.says("550 nobody of that name");
        let scope = Scope::of_operator(council.id);
        let store = &app.guildhall.store;
        let kept = store::mail::last(store, &scope, 1_000).await.unwrap();
        for state in [LetterState::Sent, LetterState::Failed, LetterState::Waiting] {
            let expected = u64::try_from(kept.iter().filter(|letter| letter.state == state).count()).unwrap();
            assert_eq!(store::mail::count(store, &scope, state).await.unwrap(), expected, "{state:?}");
        }
        actions::people::erase(&app.guildhall, &scope, owner.id, "request of 1 June").await.unwrap();
        let letters = store::mail::last(&app.guildhall.store, &scope, 100).await.unwrap();
        let theirs: Vec<_> = letters.iter().filter(|letter| letter.person == owner.id).collect();
        assert!(!theirs.is_empty() && theirs.iter().all(|letter| letter.trouble.is_none() && letter.body.is_none()));
    }

    async fn an_administrator_sees_whether_mail_is_set_up_and_tries_it(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let administrator = app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&administrator).await;
        visitor.get("/people/mail").await.says("No mail is set up").says("GUILDHALL_MAIL_URL");
        let outbox = Outbox::default();
        let app = app.with_mail(&outbox);
        let mut visitor = app.signed_in(&administrator).await;
        let page = visitor.get("/people/mail").await;
        page.says("the outbox of a test").says("None yet");
        let form = page.form("/people/mail/test");
        visitor.send(form.clone()).await.says("A test mail was sent to you");
        assert_eq!(outbox.take().iter().map(|letter| letter.to.clone()).collect::<Vec<_>>(), std::slice::from_ref(&administrator.email));
        outbox.fail(Some(PostFailure::Unreachable("nobody answers".into())));
        visitor.send(form).await.says("The mail was not taken: nobody answers");
        let officer = app.person(&council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        assert_eq!(app.signed_in(&officer).await.get("/people/mail").await.status, StatusCode::FORBIDDEN);
    }
}
