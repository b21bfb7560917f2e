//! Savings are entered, claimed, signed off and withdrawn; joint ones are apportioned to the penny.

use domain::access::Role;
use domain::councils::Council;
use testkit::{Form, Page, StatusCode, TestApp, Visitor, on_both_databases};

async fn signed_in(app: &TestApp, council: &Council, name: &str, roles: &[Role]) -> Visitor {
    let person = app.person(council, name, roles).await;
    app.signed_in(&person).await
}

fn filled(page: &Page, title: &str) -> Form {
    let form = page.form("/savings/new").fill("title", title).fill("kind", "cashable").fill("method", "price");
    let form = form.fill("recurrence", "recurring").fill("owner", "Head of Housing").fill("about", "contracts/12");
    let form = form.fill("baseline-amount", "£10,000").fill("baseline-what", "Price before");
    let form = form.fill("baseline-period", "2024-25").fill("baseline-source", "Contract register");
    let form = form.fill("year-0", "2025-26").fill("forecast-0", "2,000");
    form.fill("year-1", "2026-27").fill("forecast-1", "2,500.50")
}

async fn enter(visitor: &mut Visitor, title: &str) -> Page {
    let page = visitor.get("/savings/new").await;
    visitor.send(filled(&page, title)).await
}

async fn claim(visitor: &mut Visitor, amount: &str, evidence: &str) -> Page {
    let form = visitor.get("/savings/1/years/2025-26").await.form_with("Claim it");
    visitor.send(form.fill("amount", amount).fill("evidence", evidence)).await
}

async fn sign(visitor: &mut Visitor) -> Page {
    let form = visitor.get("/savings/1/years/2025-26/sign-off").await.form_with("Sign it off");
    visitor.send(form.fill("why", "Ledger of April")).await
}

on_both_databases! {
    async fn a_claim_is_forecast_until_somebody_else_signs_it_off(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer, Role::FinanceOfficer]).await;
        let mut finance = signed_in(&app, &council, "Ffion Moor", &[Role::FinanceOfficer]).await;
        officer.get("/savings").await.says("No saving was entered yet");
        enter(&mut officer, "New lift contract").await.says("The saving was entered.").says("£2,500.50");
        assert_eq!(sign(&mut finance).await.status, StatusCode::CONFLICT, "nothing is claimed");
        claim(&mut officer, "1,800", "Invoices of the year").await.says("The claim was saved.").says("Awaits finance");
        let list = officer.get("/savings").await;
        list.says("By kind and year").says("£1,800.00").says("Awaits finance");
        let own = sign(&mut officer).await;
        assert_eq!(own.status, StatusCode::CONFLICT);
        own.says("Tomasz Wrona claimed this saving. Somebody else has to sign it off.");
        sign(&mut finance).await.says("The year was signed off.").says("£1,800.00 by Ffion Moor");
        assert_eq!(sign(&mut finance).await.status, StatusCode::CONFLICT, "once is enough");
        finance.get("/savings?state=Signed+off+in+part").await.says("1 row");
        let page = claim(&mut officer, "1,900", "A late invoice").await;
        page.says("Changed since finance signed £1,800.00");
        claim(&mut officer, "1,800", "Without the late invoice").await.says("Claimed, not signed off");
        let rows = officer.get("/savings").await.rows();
        let year = rows.iter().find(|row| row[0] == "2025-26").unwrap();
        assert_eq!(year[2..6], ["£2,000.00", "£0.00", "£1,800.00", "£1,800.00"], "going back to a signed sum signs nothing");
        let mut head = signed_in(&app, &council, "Mira Holt", &[Role::HeadOfProcurement]).await;
        head.get("/trail").await.says("was signed off for 2025-26");
        assert_eq!(finance.get("/savings/1/change").await.status, StatusCode::FORBIDDEN, "finance signs, and does not claim");
    }

    async fn nobody_signs_another_sum_than_was_read(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut finance = signed_in(&app, &council, "Ffion Moor", &[Role::FinanceOfficer]).await;
        enter(&mut officer, "New lift contract").await;
        claim(&mut officer, "1,800", "Invoices").await;
        let read = finance.get("/savings/1/years/2025-26/sign-off").await.form_with("Sign it off").fill("why", "Ledger of April");
        claim(&mut officer, "1,900", "One more invoice").await;
        let page = finance.send(read).await;
        assert!(page.errors()[0].contains("changed this while you were typing"), "{:?}", page.errors());
        page.says("£1,900.00");
        finance.send(page.form_with("Sign it off")).await.says("£1,900.00 by Ffion Moor");
        let form = officer.get("/savings/1/change").await.form("/savings/1/change");
        let page = officer.send(form.fill("baseline-amount", "9,000").fill("why", "Another price")).await;
        page.says("Claimed, not signed off").says("Another price");
        let form = officer.get("/savings/1/change").await.form("/savings/1/change");
        let page = officer.send(form.fill("year-0", "").fill("forecast-0", "")).await;
        assert_eq!(page.errors(), ["Keep 2025-26: what was delivered is claimed for it"]);
    }

    async fn what_finance_sends_back_is_claimed_anew_by_whoever_claimed_it(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let mut finance = signed_in(&app, &council, "Ffion Moor", &[Role::FinanceOfficer]).await;
        enter(&mut officer, "New lift contract").await;
        claim(&mut officer, "1,800", "Invoices of the year").await;
        let today = finance.get("/today").await;
        today.says("Sign off savings that were claimed");
        assert!(today.links().contains(&"/savings?waits=Finance".to_owned()), "{:?}", today.links());
        finance.get("/savings?waits=Finance").await.says("1 row");
        let form = finance.get("/savings/1/years/2025-26/sign-off").await.form_with("Sign it off");
        assert_eq!(finance.send(form).await.errors(), ["Enter what you looked at, such as the ledger of the year"]);
        let form = finance.get("/savings/1/years/2025-26/send-back").await.form_with("Send back 2025-26");
        assert_eq!(finance.send(form.clone()).await.errors(), ["Enter why, for those who ask later"]);
        finance.send(form.fill("why", "The invoice of May is missing")).await.says("The year was sent back.");
        finance.get("/savings?waits=Finance").await.says("Nothing matches");
        let why = "Ffion Moor sent the claim back on";
        officer.get("/savings/1").await.says(why).says("The invoice of May is missing").says("Claim 2025-26 anew");
        let today = officer.get("/today").await;
        today.says("Claim anew what 2025-26 of New lift contract delivered").says("The invoice of May is missing");
        let rows = officer.get("/savings").await.rows();
        let year = rows.iter().find(|row| row[0] == "2025-26").unwrap();
        assert_eq!(year[2..6], ["£2,000.00", "£0.00", "£0.00", "£2,000.00"], "forecast again, as it was planned");
        assert_eq!(sign(&mut finance).await.status, StatusCode::CONFLICT, "it has to be claimed anew first");
        claim(&mut officer, "1,800", "With the invoice of May").await.says("Awaits finance");
        assert!(!officer.get("/today").await.text().contains("Claim anew"));
        sign(&mut finance).await.says("£1,800.00 by Ffion Moor");
        let form = finance.get("/savings/1/years/2025-26/send-back").await.form_with("Withdraw the sign-off of 2025-26");
        let page = finance.send(form.fill("why", "A credit note came")).await;
        page.says("withdrew the sign-off of £1,800.00").says("A credit note came");
        assert_eq!(officer.get("/savings/1/years/2025-26/send-back").await.status, StatusCode::FORBIDDEN);
    }

    async fn what_is_wrong_with_a_year_stands_at_that_year(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let page = officer.get("/savings/new").await;
        let mut again = officer.send(filled(&page, "Lifts").fill("forecast-1", "10,000.01")).await;
        let error = "Enter at most £10,000.00 for 2026-27, the baseline of a year, not £10,000.01";
        for attempt in 1..=2 {
            assert_eq!(again.errors(), [error], "attempt {attempt}");
            assert!(again.source().contains(r#"id="forecast-1-error""#), "at the second year: attempt {attempt}");
            assert!(!again.source().contains(r#"id="forecast-0-error""#), "not at the first: attempt {attempt}");
            let years = again.source().matches(r#"name="year-"#).count();
            assert_eq!(years, 3, "no more years than there were: attempt {attempt}");
            let form = again.form("/savings/new");
            again = officer.send(form).await;
        }
        let twice = officer.send(filled(&page, "Lifts").fill("year-1", "2025-26")).await;
        assert!(twice.source().contains(r#"id="year-1-error""#), "the later of the two is too many");
    }

    async fn the_same_money_twice_is_said_with_both_until_one_is_withdrawn(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        enter(&mut officer, "New lift contract").await;
        assert!(!officer.get("/savings").await.text().contains("What may be counted twice"));
        enter(&mut officer, "Cheaper lifts").await.says("What may be counted twice");
        let page = officer.get("/savings/new").await;
        let offered = page.source().contains(r#"list="about-offered""#) && page.source().contains(r#"<option value="savings/2">Saving: Cheaper lifts</option>"#);
        assert!(offered, "the council's records are offered by name where a record is asked for");
        let other = filled(&page, "Lifts of the depot").fill("about", "").fill("baseline-amount", "£64k");
        let third = officer.send(other.fill("baseline-period", "2023-24").fill("baseline-what", "price, before")).await;
        third.says("£64,000.00").says("What may be counted twice").says("Confirm that they save different money");
        let form = officer.get("/savings/3/withdraw").await.form("/savings/3/withdraw");
        officer.send(form.fill("why", "Read again")).await.says("The saving was withdrawn.");
        let list = officer.get("/savings").await;
        list.says("£2,500.50 may be counted twice");
        claim(&mut officer, "2,000", "Invoices").await.says("The claim was saved.");
        officer.get("/savings/1/years/2025-26").await.says("What may be counted twice").says("Cheaper lifts");
        let mut finance = signed_in(&app, &council, "Ffion Moor", &[Role::FinanceOfficer]).await;
        let wrong = sign(&mut finance).await;
        assert_eq!(wrong.errors(), ["Enter why it is not the same money as the other saving, or send the claim back"]);
        assert!(wrong.links().contains(&"/savings/2".to_owned()), "the other saving can be looked up");
        let form = wrong.form_with("Sign it off");
        assert_eq!(form.value("why"), Some("Ledger of April"), "what was typed stays");
        finance.send(form.fill("apart", "The second lift is in another building")).await.says("The year was signed off.");
        finance.get("/savings/1").await.says("The second lift is in another building");
        assert!(list.links().contains(&"/savings/1".to_owned()) && list.links().contains(&"/savings/2".to_owned()));
        let form = officer.get("/savings/2/withdraw").await.form("/savings/2/withdraw");
        assert_eq!(officer.send(form.clone()).await.errors(), ["Enter why, for those who ask later"]);
        officer.send(form.fill("why", "The same as the first")).await.says("The saving was withdrawn.").says("The same as the first");
        assert!(!officer.get("/savings").await.text().contains("What may be counted twice"));
        let form = officer.get("/savings/2/change").await.form("/savings/2/change");
        assert_eq!(officer.send(form).await.status, StatusCode::CONFLICT, "what was withdrawn is not changed");
        let file = officer.get("/savings/download/csv?state=Withdrawn").await;
        assert!(file.source().contains("Cheaper lifts") && !file.source().contains("New lift contract"));
    }

    async fn social_benefits_stand_in_lines_of_their_own(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        enter(&mut officer, "New lift contract").await;
        let page = officer.get("/savings/new").await;
        let social = filled(&page, "Apprentices").fill("kind", "social").fill("about", "contracts/13");
        let again = officer.send(social).await;
        assert_eq!(again.errors(), ["Choose whether the social benefit is of the service itself or added to it"]);
        officer.send(again.form("/savings/new").fill("social_from", "addition")).await.says("Social");
        let rows = officer.get("/savings").await.rows();
        let of: Vec<[&str; 3]> = rows.iter().filter(|row| row[0] == "2026-27").map(|row| [&*row[0], &*row[1], &*row[2]]).collect();
        let expected = [["Cashable", "£2,500.50"], ["Social", "£2,500.50"], ["Added", "£2,500.50"]];
        assert_eq!(of, expected.map(|[of, sum]| ["2026-27", of, sum]), "by kind, and social ones by what they come from");
        officer.get("/savings?social=Added").await.says("1 row");
    }

    async fn an_idea_counts_in_no_total_until_it_is_decided(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let page = officer.get("/savings/new").await;
        let idea = filled(&page, "Advertising on bins").fill("kind", "income").fill("decided", "idea");
        officer.send(idea).await.says("It is an idea").says("Decide on it");
        let list = officer.get("/savings").await;
        assert!(!list.rows().iter().any(|row| row[0] == "2026-27"), "an idea is in no total");
        officer.get("/savings?state=Idea").await.says("1 row");
        let form = officer.get("/savings/1/decide").await.form("/savings/1/decide");
        let page = officer.send(form.clone().fill("verdict", "go").fill("by", "")).await;
        assert_eq!(page.errors().len(), 2, "who and why: {:?}", page.errors());
        let put_off = form.fill("verdict", "later").fill("by", "Commercial board").fill("reason", "After the election");
        officer.send(put_off).await.says("The decision was saved.").says("Idea, put off").says("After the election");
        let form = officer.get("/savings/1/decide").await.form("/savings/1/decide");
        let go = form.fill("verdict", "go").fill("by", "Commercial board").fill("reason", "It pays for itself");
        officer.send(go).await.says("Decisions on the idea");
        let rows = officer.get("/savings").await.rows();
        assert!(rows.iter().any(|row| row[0] == "2026-27" && row[1] == "Income"), "now it counts: {rows:?}");
        assert!(officer.get("/savings/download/csv").await.source().contains("Commercial board"));
    }

    async fn a_joint_saving_is_apportioned_to_the_penny_by_every_way(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        officer.get("/savings/joint").await.says("No joint saving was entered yet");
        let form = officer.get("/savings/joint/new").await.form("/savings/joint/new").fill("title", "One lift contract");
        let form = form.fill("by", "agreed").fill("name-0", "Wynmarch").fill("before-0", "700.00").fill("after-0", "600.00");
        let form = form.fill("name-1", "Ostley").fill("before-1", "300.00").fill("after-1", "299.99");
        let form = form.fill("name-2", "Harle").fill("before-2", "100").fill("after-2", "100");
        let page = officer.send(form.clone().fill("agreed-0", "60").fill("agreed-1", "30").fill("agreed-2", "9.99")).await;
        assert_eq!(page.errors(), ["The percentages come to 99.99. Change them until they come to 100.00"]);
        let page = officer.send(page.form("/savings/joint/new").fill("by", "equal")).await;
        page.says("Together the councils save £100.01 in a year.");
        page.says("The percentages come to 99.99. Change them until they come to 100.00.");
        let rows = page.rows();
        let sums: Vec<&str> = rows.iter().filter(|row| row[0] == "All parts together").map(|row| row[1].as_str()).collect();
        assert_eq!(sums, ["£100.01"; 3], "each way comes to the joint sum");
        let equal: Vec<&str> = rows.iter().filter(|row| row.len() == 2).take(3).map(|row| row[1].as_str()).collect();
        assert_eq!(equal, ["£33.34", "£33.34", "£33.33"], "the pennies that are left go to the first");
        let file = officer.get("/savings/joint/download/csv").await;
        assert!(file.source().contains("100.01"), "{}", file.source());
        let form = officer.get("/savings/joint/1/change").await.form("/savings/joint/1/change");
        let page = officer.send(form.fill("agreed-2", "10").fill("by", "agreed").fill("why", "As was agreed")).await;
        page.says("The joint saving was changed.").says("£60.01").says("As was agreed");
        assert_eq!(officer.get("/savings/joint/9").await.status, StatusCode::NOT_FOUND);
        page.says("Our part is £60.01 in a year");
        let own = page.links().into_iter().find(|link| link.starts_with("/savings/new?")).unwrap();
        let form = officer.get(&own).await.form("/savings/new");
        assert_eq!(form.value("forecast-0"), Some("60.01"));
        let page = officer.send(form).await;
        page.says("The saving was entered.").says("£60.01").says("One lift contract: the part of Wynmarch");
        assert!(page.links().contains(&"/savings/joint/1".to_owned()), "the saving leads to the joint one");
        let joint = officer.get("/savings/joint/1").await;
        joint.says("In our register").says("counts in no total");
        assert!(joint.links().contains(&"/savings/1".to_owned()), "and the joint one to the saving");
        assert!(!joint.links().iter().any(|link| link.starts_with("/savings/new")), "once is enough");
        let sums: Vec<Vec<String>> = officer.get("/savings").await.rows();
        let counted: Vec<&str> = sums.iter().filter(|row| row[0] == "2026-27").map(|row| row[2].as_str()).collect();
        assert_eq!(counted, ["£60.01"], "the money counts once, and only the council's own part");
    }

    async fn hostile_forms_of_savings_are_refused_and_other_councils_see_nothing(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        let page = officer.get("/savings/new").await;
        for (field, value, error) in [
            ("title", "", "Enter what the saving is called"),
            ("kind", "magic", "Choose the kind of saving"),
            ("about", "nowhere", "Enter the risk, saving or other record it belongs to, such as risks/4"),
            ("baseline-amount", "ten", "Enter an amount in pounds, like 12345.67"),
            ("baseline-period", "soon", "Enter the period of the baseline like 2025-26"),
            ("year-1", "2025-26", "Enter 2025-26 once"),
            ("forecast-1", "10,000.01", "Enter at most £10,000.00 for 2026-27, the baseline of a year, not £10,000.01"),
            ("forecast-1", "-1", "Enter what is expected of 2026-27: nothing or more"),
            ("recurrence", "one_off", "Choose recurring, or keep the saving to one year"),
        ] {
            let page = officer.send(filled(&page, "Lifts").fill(field, value)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(page.errors().iter().any(|found| found == error), "{field}: {:?}", page.errors());
        }
        let long = officer.send(filled(&page, &"a".repeat(100_000))).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        enter(&mut officer, "New lift contract").await;
        for (amount, evidence, error) in [
            ("", "Invoices", "Enter what was delivered, 0 where nothing was"),
            ("1,800", " ", "Enter what shows the saving of 2025-26"),
            ("10,000.01", "Invoices", "Enter at most £10,000.00 for 2025-26, the baseline of a year, not £10,000.01"),
        ] {
            assert_eq!(claim(&mut officer, amount, evidence).await.errors(), [error]);
        }
        for address in ["/savings/99", "/savings/word", "/savings/1/years/2031-32", "/savings/1/years/soon", "/savings/99/years/2025-26"] {
            assert_eq!(officer.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let elsewhere = app.council("Ostley District Council").await;
        let mut stranger = signed_in(&app, &elsewhere, "Ida Frost", &[Role::HeadOfProcurement]).await;
        for address in ["/savings/1", "/savings/1/change", "/savings/1/withdraw", "/savings/1/years/2025-26", "/savings/joint/1"] {
            assert_eq!(stranger.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        assert_eq!(officer.get("/savings/1/years/2025-26/sign-off").await.status, StatusCode::FORBIDDEN);
    }

    async fn hours_of_stages_add_up_and_a_strategic_supplier_gathers_its_savings(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let mut officer = signed_in(&app, &council, "Tomasz Wrona", &[Role::ProcurementOfficer]).await;
        officer.get("/savings/effort").await.says("No hours were entered yet");
        for (stage, hours) in [("purchase", "7.5"), ("contract", "2.25"), ("purchase", "0.25")] {
            let form = officer.get("/savings/effort/new").await.form("/savings/effort/new");
            let form = form.fill("stage", stage).fill("hours", hours).fill("month", "2026-05");
            officer.send(form).await.says("The hours were entered.");
        }
        let form = officer.get("/savings/effort/new").await.form("/savings/effort/new").fill("stage", "purchase");
        let page = officer.send(form.clone().fill("hours", "1").fill("month", "2026-05").fill("about", "risks/9")).await;
        assert_eq!(page.errors(), ["Enter a risk that is there: risks/9 is not"]);
        let page = officer.send(form.fill("hours", "7.3")).await;
        assert_eq!(page.errors(), ["Enter hours in quarters, such as 7 or 7.5"]);
        let rows = officer.get("/savings/effort").await.rows();
        let hours = |name: &str| rows.iter().find(|row| row[0] == name && row.len() == 5).map(|row| row[1].clone());
        assert_eq!((hours("Buying"), hours("All together")), (Some("7.75".into()), Some("10".into())));
        let form = officer.get("/savings/effort/2/correct").await.form("/savings/effort/2/correct");
        officer.send(form.fill("hours", "0").fill("why", "Entered twice")).await.says("The hours were corrected.");
        officer.get("/savings/effort/2").await.says("Entered twice");

        enter(&mut officer, "New lift contract").await;
        let form = officer.get("/suppliers/strategic/new").await.form("/suppliers/strategic/new");
        let form = form.fill("supplier", "Abel Lifts Ltd").fill("scope", "region").fill("lead", "Berit Lane");
        let page = officer.send(form.clone().fill("subjects", "savings/99").fill("objectives", "Cost")).await;
        assert_eq!(page.errors(), ["Enter a saving that is there: savings/99 is not"]);
        let page = officer.send(form.clone().fill("subjects", "contracts/12").fill("objectives", "")).await;
        assert_eq!(page.errors(), ["Enter what is to be reached with the supplier"]);
        let form = page.form("/suppliers/strategic/new").fill("objectives", "No lift stands still");
        officer.send(form).await.says("The strategic supplier was entered.").says("New lift contract");
        officer.get("/suppliers/strategic").await.says("What comes of strategic suppliers, by scope").says("£4,500.50");
        let twice = officer.get("/suppliers/strategic/new").await.form("/suppliers/strategic/new");
        let twice = twice.fill("supplier", "Cole Lifts Ltd").fill("scope", "council").fill("lead", "Berit Lane");
        let page = officer.send(twice.fill("objectives", "Cost").fill("subjects", "contracts/12")).await;
        assert!(page.errors()[0].contains("a record of Abel Lifts Ltd already"), "{:?}", page.errors());
    }
}
