//! A payments file comes in, and its import is undone.

use actions::Failure;
use actions::spend::Accepted;
use domain::access::Scope;
use domain::values::Pence;
use store::spend::FileState;
use testkit::{on_both_databases, payments_csv};

const MAY: &[(&str, &str, &str, &str, &str)] = &[
    ("2026-05-01", "Abel Supplies Ltd", "1000.00", "Housing", "Repairs"),
    ("2026-05-14", "ABEL SUPPLIES LIMITED", "250.50", "Housing", "Repairs"),
    ("2026-05-20", "REDACTED", "-20.25", "Leisure", "Refunds"),
];

on_both_databases! {
    async fn an_import_counts_at_once_and_its_undo_too(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let batch = app.bring_in(&council, "May.csv", &payments_csv(MAY)).await;
        assert_eq!(app.total(&council).await, (3, Pence::new(123_025)));
        assert!(matches!(actions::spend::undo(&app.guildhall, &scope, batch, "  ").await, Err(Failure::Invalid(_))), "a reason is needed");
        actions::spend::undo(&app.guildhall, &scope, batch, "wrong file").await.unwrap();
        assert_eq!(app.total(&council).await, (0, Pence::ZERO));
        assert!(matches!(actions::spend::undo(&app.guildhall, &scope, batch, "again").await, Err(Failure::Refused(_))));
    }

    async fn the_same_content_is_refused_under_whatever_name(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &payments_csv(MAY)).await;
        let again = app.receive(&council, "copy of May.csv", payments_csv(MAY).as_bytes()).await;
        let accepted = Accepted { reading: true, overlap: true, difference: true };
        let Err(Failure::Refused(why)) = app.import(&council, &again, accepted).await else { panic!("it came in twice") };
        assert!(why.contains("May.csv"), "{why}");
        assert_eq!(app.total(&council).await.0, 3);
    }

    async fn lines_that_are_in_already_are_asked_about_and_never_doubled_silently(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.bring_in(&council, "May.csv", &payments_csv(MAY)).await;
        let more = [MAY, &[("2026-05-29", "Cole Ltd", "7.00", "Housing", "Repairs")]].concat();
        let file = app.receive(&council, "May again.csv", payments_csv(&more).as_bytes()).await;
        assert_eq!(file.overlap.as_ref().map(|overlap| (overlap.lines, overlap.total)), Some((3, Pence::new(123_025))));
        assert!(matches!(app.import(&council, &file, Accepted::default()).await, Err(Failure::Invalid(_))));
        assert_eq!(app.total(&council).await.0, 3);
        app.import(&council, &file, Accepted { overlap: true, ..Accepted::default() }).await.unwrap();
        assert_eq!(app.total(&council).await.0, 7);
    }

    async fn lines_that_came_in_with_another_file_since_a_file_was_read_are_not_doubled(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let first = app.receive(&council, "May.csv", payments_csv(MAY).as_bytes()).await;
        let more = [MAY, &[("2026-05-29", "Cole Ltd", "7.00", "Housing", "Repairs")]].concat();
        let second = app.receive(&council, "May again.csv", payments_csv(&more).as_bytes()).await;
        app.import(&council, &first, Accepted::default()).await.unwrap();
        app.import(&council, &second, Accepted::default()).await.unwrap();
        assert_eq!(app.total(&council).await.0, 3, "the import ended without effect");
        assert!(matches!(app.import(&council, &second, Accepted::default()).await, Err(Failure::Invalid(_))), "and it is asked now");
        app.import(&council, &second, Accepted { overlap: true, ..Accepted::default() }).await.unwrap();
        assert_eq!(app.total(&council).await.0, 7);
    }

    async fn a_file_that_cannot_be_read_is_refused_and_can_be_tried_no_further(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let file = app.receive(&council, "empty.csv", b"").await;
        assert_eq!(file.state, FileState::Refused);
        assert!(app.import(&council, &file, Accepted::default()).await.is_err());
    }

    async fn a_cancelled_import_saves_nothing_and_can_be_asked_for_again(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let file = app.receive(&council, "May.csv", payments_csv(MAY).as_bytes()).await;
        actions::spend::ask_import(&app.guildhall, &scope, file.id, Accepted::default()).await.unwrap();
        actions::spend::cancel(&app.guildhall, &scope, file.id).await.unwrap();
        assert_eq!(app.run_jobs().await, 0, "the waiting job was cancelled at once");
        assert_eq!(app.total(&council).await.0, 0);
        app.import(&council, &file, Accepted::default()).await.unwrap();
        assert_eq!(app.total(&council).await.0, 3);
    }

    async fn one_council_never_sees_the_files_batches_or_sums_of_another(app: TestApp) {
        let (wynmarch, ostley) = (app.council("Wynmarch District Council").await, app.council("Ostley District Council").await);
        let batch = app.bring_in(&wynmarch, "May.csv", &payments_csv(MAY)).await;
        let other = Scope::of_operator(ostley.id);
        assert_eq!(app.total(&ostley).await.0, 0);
        assert!(store::spend::batch(&app.guildhall.store, &other, batch).await.unwrap().is_none());
        assert!(store::spend::files(&app.guildhall.store, &other, 10).await.unwrap().is_empty());
        assert!(matches!(actions::spend::undo(&app.guildhall, &other, batch, "not mine").await, Err(Failure::NotFound)));
        app.bring_in(&ostley, "May.csv", &payments_csv(MAY)).await;
        assert_eq!(app.total(&wynmarch).await, app.total(&ostley).await, "the same file may be in for both");
    }
}
