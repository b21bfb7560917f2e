//! A program dies while it works, and another carries on: the effect comes once.

use actions::spend::Accepted;
use domain::access::Scope;
use jiff::{Timestamp, ToSpan};
use store::jobs::JobState;
use testkit::{TestApp, on_both_databases, payments_csv};

const LINES: &[(&str, &str, &str, &str, &str)] = &[("2026-05-01", "Abel Ltd", "10.00", "Housing", "Repairs")];

/// Claims a job as a program does that dies before it has done anything.
async fn claim_and_die(app: &TestApp, job: i64) -> store::jobs::Job {
    let now = app.guildhall.clock.now();
    let lease_until: Timestamp = now.checked_add(15.seconds()).unwrap();
    let mut tx = app.guildhall.store.begin_write().await.unwrap();
    let claimed = store::jobs::claim(&mut tx, Some(job), now, lease_until).await.unwrap();
    tx.commit_bookkeeping().await.unwrap();
    claimed.unwrap()
}

on_both_databases! {
    async fn a_job_is_left_alone_during_its_lease_and_begun_again_after_it(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let file = app.receive(&council, "May.csv", payments_csv(LINES).as_bytes()).await;
        let job = actions::spend::ask_import(&app.guildhall, &scope, file.id, Accepted::default()).await.unwrap();
        claim_and_die(&app, job).await;
        for (moment, runs, reason) in [
            ("2026-06-17T12:00:15Z", false, "the lease runs to the end of its last second"),
            ("2026-06-17T12:00:16Z", true, "the lease has run out"),
            ("2026-06-17T12:00:17Z", false, "it is done"),
        ] {
            let ran = actions::jobs::run_job(&app.at(moment), Some(job)).await.unwrap();
            assert_eq!(ran.is_some(), runs, "{reason}");
        }
        assert_eq!(app.total(&council).await.0, 1);
    }

    async fn a_program_that_comes_back_late_saves_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let file = app.receive(&council, "May.csv", payments_csv(LINES).as_bytes()).await;
        let job = actions::spend::ask_import(&app.guildhall, &scope, file.id, Accepted::default()).await.unwrap();
        let late = claim_and_die(&app, job).await;
        actions::jobs::run_job(&app.at("2026-06-17T12:01:00Z"), Some(job)).await.unwrap();
        let mut tx = app.guildhall.store.begin_write().await.unwrap();
        let ended = store::jobs::end(&mut tx, &late, JobState::Done, None, app.guildhall.clock.now()).await.unwrap();
        drop(tx);
        assert!(!ended, "the job was ended by the program that carried on");
        assert_eq!(app.total(&council).await.0, 1);
    }

    async fn lines_that_no_record_knows_are_swept_and_known_ones_stay(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &payments_csv(LINES)).await;
        let ours = app.places.lines().join(format!("council={}", council.id.get()));
        let stray = ours.join("batch=4711");
        let known = std::fs::read_dir(&ours).unwrap().next().unwrap().unwrap().path();
        std::fs::create_dir(&stray).unwrap();
        for file in std::fs::read_dir(&known).unwrap() {
            let path = file.unwrap().path();
            std::fs::copy(&path, stray.join(path.file_name().unwrap())).unwrap();
        }
        assert_eq!(app.total(&council).await.0, 1, "a batch that no record knows counts nowhere");
        let swept = actions::upkeep::sweep(&app.guildhall).await.unwrap();
        assert_eq!(swept.len(), 1, "{swept:?}");
        assert!(!stray.exists() && known.exists());
    }
}
