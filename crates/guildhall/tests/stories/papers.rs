//! Reports to committees as they are laid and read, and a strategy that is not ready to be read.

use super::reports::{VERSION, head_of, line, paper, principle, record, send, step, who};
use domain::access::Role;
use testkit::{StatusCode, on_both_databases};

on_both_databases! {
    async fn who_writes_a_paper_says_which_members_read_its_exempt_part(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        let sits = app.person(&council, "Cllr Hodge", &[Role::Councillor]).await;
        let (mut on_it, mut other) = (app.signed_in(&sits).await, who(&app, &council, "Cllr Vale", Role::Councillor).await);
        let mut officer = who(&app, &council, "Adaeze Okonkwo", Role::ProcurementOfficer).await;
        paper(&mut head).await.says("You are reading an exempt part: Part 2.").says("Who reads it: officers only");
        line(&mut head, "committee", "Cabinet", "2026-05-19").await;
        let change = "/reports/papers/1/change";
        for (period, readers, sees, reason) in [
            ("2026 M04", "officers", [false, false], "for officers"),
            ("2026 M05", "committee", [true, false], "for the members of the committee"),
            ("2026 M05", "members", [true, true], "for all members"),
        ] {
            let fields = [("readers-financial", readers), ("members", &sits.id.get().to_string())];
            send(&mut head, (change, change), &fields).await.says("The report was saved");
            if readers != "members" {
                record(&mut head, 1, &[("period", period), ("paper", "1"), ("handed_in-day", "11"), ("meeting-day", "19")]).await;
            }
            let kept = if readers == "officers" { "/reports/reported/1" } else { "/reports/reported/2" };
            for address in ["/reports/papers/1", "/reports/papers/1?print=large", kept] {
                let expected = if address == kept && readers == "members" { [true, false] } else { sees };
                for (visitor, sees) in [(&mut on_it, expected[0]), (&mut other, expected[1]), (&mut officer, false)] {
                    let page = visitor.get(address).await;
                    assert_eq!(page.source().contains("4.1 million"), sees, "{reason}: {address}");
                    assert_eq!(page.text().contains("You are reading an exempt part"), sees, "{reason}: {address}");
                    assert_eq!(page.source().contains("those who tender"), sees, "{reason}: the reason goes with it");
                }
            }
        }
        let public = head.get("/reports/papers/1/docx?for=public").await;
        let whole = head.get("/reports/papers/1/docx").await;
        assert_ne!(public.bytes(), whole.bytes(), "the document for the public has less in it");
    }

    async fn a_paper_stays_as_it_was_laid_before_its_committee(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        paper(&mut head).await;
        let own = "/reports/papers/1";
        assert!(!head.get(own).await.source().contains("/lay"), "it is not ready yet");
        let change = format!("{own}/change");
        let parts = ["background", "options", "recommendations", "legal", "equality", "environmental", "risk", "background_papers"];
        let parts: Vec<String> = parts.iter().map(|part| format!("text-{part}")).collect();
        let mut fields: Vec<(&str, &str)> = parts.iter().map(|name| (name.as_str(), "It is said here.")).collect();
        fields.extend([("cabinet_member", "Cllr Vale"), ("date-day", "14"), ("date-month", "7"), ("date-year", "2026")]);
        fields.extend([("agenda_item", "7"), ("contact_officer", "Priya Ramanathan"), ("key_decision", "yes"), ("wards", "All"), ("committee", "Cabinet")]);
        send(&mut head, (&change, &change), &fields).await.says("Lay it before the committee");
        let mut councillor = who(&app, &council, "Cllr Hodge", Role::Councillor).await;
        let page = councillor.get("/reports/view/councillor").await;
        page.says("“Waste fleet” goes to Cabinet for a key decision on 14 July 2026.");
        let stale = head.get(own).await.form(&format!("{own}/lay"));
        let laid = send(&mut head, (own, &format!("{own}/lay")), &[]).await;
        laid.says("This is what was laid before Cabinet on").says("Its text is the same still");
        assert!(head.send(stale).await.status.is_client_error(), "it was laid meanwhile");
        let kept = head.get(own).await.all("article").concat();
        send(&mut head, (&change, &change), &[("text-purpose", "Cabinet is asked something else.")]).await;
        principle(&mut head, "p.1", "A principle that nobody had then").await;
        let form = head.get("/strategy/scorecard").await.form("/strategy/scorecard/begin");
        head.send(form).await;
        let page = head.get(own).await;
        page.says("Its text was changed since");
        assert_eq!(page.all("article").concat(), kept, "it stays as it was laid");
        head.get(&format!("{own}?text=draft")).await.says("Cabinet is asked something else.").says("Lay it before the committee");
        let page = councillor.get(&format!("{own}?text=draft")).await;
        page.says("Cabinet is asked how to buy.");
        assert!(!page.text().contains("something else"), "what is written now is for who writes it");
        assert_eq!(councillor.get(&format!("{own}/docx")).await.bytes().get(..2), Some(&b"PK"[..]));
        head.get("/reports/papers").await.says("Laid before it");
    }

    async fn a_draft_of_the_strategy_is_read_by_others_once_they_are_asked_about_it(app: TestApp) {
        let (council, mut head) = head_of(&app, "Wynmarch District Council").await;
        principle(&mut head, "p.1", "We buy so that places gain").await;
        let form = head.get("/reports/strategy").await.form("/reports/strategy/begin");
        head.send(form).await;
        let mut councillor = who(&app, &council, "Cllr Hodge", Role::Councillor).await;
        councillor.get("/reports/strategy").await.says("you can read it once it is out for comments");
        let page = councillor.get(VERSION).await;
        page.says("It is being written").says("No version of the strategy is in force yet");
        assert!(!page.source().contains("We buy so that places gain"));
        assert_eq!(councillor.get(&format!("{VERSION}/docx")).await.status, StatusCode::NOT_FOUND);
        let days = [("from-day", "1"), ("from-month", "6"), ("from-year", "2026"), ("until-day", "30"), ("until-month", "6"), ("until-year", "2026")];
        step(&mut head, "consult", &days).await;
        councillor.get(VERSION).await.says("We buy so that places gain").says("Say what you think of it");
        assert_eq!(councillor.get(&format!("{VERSION}/docx")).await.status, StatusCode::OK);
        step(&mut head, "take-back", &[]).await;
        assert!(!councillor.get(VERSION).await.source().contains("We buy so that places gain"), "it is written anew");
    }
}
