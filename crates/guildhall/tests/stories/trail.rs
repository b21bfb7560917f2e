//! The trail shows what was done, and any later change to it is found.

use crate::backing_up::{restore_changed, restored};
use domain::access::{Role, Scope};
use testkit::{on_both_databases, payments_csv};

on_both_databases! {
    async fn every_write_leaves_an_entry_with_who_what_and_why(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let lines = [("2026-05-01", "Abel Ltd", "11.11", "Housing", "Repairs")];
        let batch = app.bring_in(&council, "May.csv", &payments_csv(&lines)).await;
        actions::spend::undo(&app.guildhall, &scope, batch, "wrong file").await.unwrap();
        let (trail, all) = store::trail::list(&app.guildhall.store, &scope, &store::trail::Filter::default(), 0, 100).await.unwrap();
        let actions: Vec<&str> = trail.iter().rev().map(|line| line.action.as_str()).collect();
        assert_eq!(actions, ["council.founded", "payments_file.received", "payments_file.read", "payments_file.import_asked", "scope_rules.in_force", "batch.imported", "losses.run", "batch.undone"]);
        assert_eq!((all, trail[0].why.as_deref()), (8, Some("wrong file")));
    }

    async fn an_entry_that_was_altered_taken_out_or_moved_is_the_link_that_check_names(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        app.person(&council, "Imogen Castleford", &[Role::Administrator]).await;
        app.bring_in(&council, "May.csv", &payments_csv(&[("2026-05-01", "Abel Ltd", "11.11", "Housing", "Repairs")])).await;
        assert_eq!(restored(&app, "sound").await, Vec::<String>::new());
        let first_of_read = |rows: &[String]| rows.iter().position(|row| row.contains("payments_file.read")).unwrap();
        for (name, change, link) in [
            ("altered", (|rows, at| rows[at] = rows[at].replace("May.csv", "Mai.csv")) as Change, "wynmarch: entry 4: it was altered"),
            ("renamed", |rows, at| rows[at] = rows[at].replace("payments_file.read", "payments_file.seen"), "wynmarch: entry 4: it was altered"),
            ("taken out", |rows, at| { rows.remove(at); }, "wynmarch: entry 5: entry 4 should stand here"),
        ] {
            let found = restore_changed(&app, name, |rows| change(rows, first_of_read(rows))).await;
            assert!(found.first().is_some_and(|fault| fault.starts_with(link)), "{name}: {found:?}");
        }
        let value = restore_changed(&app, "value", |rows| {
            let at = rows.iter().position(|row| row.contains("trail_personal") && row.contains("Imogen Castleford")).unwrap();
            rows[at] = rows[at].replace("Imogen Castleford", "Somebody Else");
        });
        let found = value.await;
        assert!(found.first().is_some_and(|fault| fault.starts_with("wynmarch: entry 2: the name kept beside it")), "{found:?}");
    }
}

type Change = fn(&mut Vec<String>, usize);
