//! Somebody who is not signed in asks the rule book, on pages and by programs.

use domain::access::Role;
use domain::law::list::RULES;
use domain::law::{Kind, NOT_ADVICE, Settings, pairs};
use serde_json::{Value, json};
use testkit::{Method, Page, StatusCode, Visitor, on_both_databases};

fn query(pairs: &[(String, String)]) -> String {
    let escaped = |text: &str| -> String {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._*".contains(&byte);
        text.bytes()
            .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect()
    };
    pairs.iter().map(|(name, text)| format!("{}={}", escaped(name), escaped(text))).collect::<Vec<_>>().join("&")
}

async fn answer_of(visitor: &mut Visitor, page: &Page) -> Value {
    assert_eq!(page.status, StatusCode::OK, "{}: {:?}", page.path, page.errors());
    let file = visitor.get(&page.link("JSON")).await;
    serde_json::from_str(&file.source()).unwrap()
}

async fn posted(visitor: &mut Visitor, code: &str, body: impl Into<Vec<u8>>) -> Page {
    visitor.ask(Method::POST, &format!("/api/v1/law/rules/{code}"), Some("application/json"), body.into()).await
}

fn json_of(page: &Page) -> Value {
    serde_json::from_str(&page.source()).unwrap_or_else(|fault| panic!("{fault}: {}", page.source()))
}

on_both_databases! {
    async fn the_standstill_is_asked_with_three_boxes_and_its_address_gives_the_answer_again(app: TestApp) {
        let mut visitor = app.visitor();
        let table = visitor.get("/law").await;
        table.says(NOT_ADVICE);
        let page = visitor.get(&table.link("Standstill before a contract")).await;
        page.says("Worked example");
        let form = page.form("/law/standstill");
        let form = form.fill("published-day", "20").fill("published-month", "11").fill("published-year", "2026");
        let answer = visitor.send(form).await;
        assert_eq!(answer.path, "/law/standstill?published=2026-11-20", "a plain address that can be kept");
        answer.says("Wednesday 2 December 2026").says("Thursday 3 December 2026").says(NOT_ADVICE);
        assert!(answer.rows().iter().any(|row| row[0] == "Monday 30 November 2026" && row[1].contains("Scotland")));
        for (file, words) in [("CSV", "Left out,Monday 30 November 2026"), ("JSON", "\"last_day\": \"2026-12-02\"")] {
            let file = visitor.get(&answer.link(file)).await;
            assert!(file.source().contains(words), "{}", file.source());
        }
        assert_eq!(&visitor.get(&answer.link("Excel")).await.bytes()[..2], b"PK");
        let again = visitor.get(&answer.link("Change what was asked")).await;
        assert_eq!(again.form("/law/standstill").value("published-year"), Some("2026"), "what was typed stands there");
    }

    async fn every_rules_form_gives_the_answers_of_its_worked_examples(app: TestApp) {
        let mut visitor = app.visitor();
        for rule in RULES {
            let code = rule.entry().code;
            for example in rule.shown_examples() {
                let facts = query(&pairs(rule.fields(), &example.facts));
                let filled = visitor.get(&format!("/law/{code}?{facts}&change=1")).await;
                let page = visitor.send(filled.form(&format!("/law/{code}"))).await;
                let answer = answer_of(&mut visitor, &page).await;
                assert_eq!(answer, serde_json::to_value(example.answered.unwrap()).unwrap(), "{code}: {}", example.told);
                page.says(rule.entry().source).says(NOT_ADVICE);
            }
        }
    }

    async fn every_rules_page_says_its_law_its_facts_and_its_examples(app: TestApp) {
        let mut visitor = app.visitor();
        for rule in RULES {
            let entry = rule.entry();
            let page = visitor.get(&format!("/law/{}", entry.code)).await;
            assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, entry.name));
            page.says(entry.sentence).says(entry.source).says(entry.sureness.label());
            for field in rule.fields() {
                page.says(field.question);
            }
        }
        assert_eq!(visitor.get("/law/nonsense").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_row_is_added_without_a_script_and_nothing_typed_is_lost(app: TestApp) {
        let mut visitor = app.visitor();
        let typed = "valued=contract&parts[0].part=supply&parts[0].amount=1000";
        let page = visitor.get(&format!("/law/value?{typed}&add=parts")).await;
        let form = page.form("/law/value");
        assert_eq!((form.value("parts[0].amount"), form.value("parts[1].amount")), (Some("1000"), Some("")));
        let form = form.fill("parts[1].part", "extension").fill("parts[1].amount", "ten pounds");
        let refused = visitor.send(form.fill("parts[0].vat_to_add_percent", "20")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.errors().len(), 1, "{:?}", refused.errors());
        assert!(refused.errors()[0].contains("Enter an amount in pounds"));
        let form = refused.form("/law/value");
        assert_eq!(form.value("parts[1].amount"), Some("ten pounds"));
        let form = form.fill("parts[1].amount", "10").fill("parts[1].vat_to_add_percent", "0");
        let page = visitor.send(form).await;
        assert_eq!(answer_of(&mut visitor, &page).await["estimated_value_pence"], 121_000, "1,000 with VAT, and 10");
    }

    async fn an_officer_sees_on_one_page_what_a_procurement_comes_to(app: TestApp) {
        let mut visitor = app.visitor();
        let form = visitor.get("/law").await.link("Ask about a procurement");
        let form = visitor.get(&form).await.form("/law/ask");
        let form = form
            .fill("contract_kind", "services")
            .fill("authority", "council")
            .fill("begins-day", "20")
            .fill("begins-month", "11")
            .fill("begins-year", "2026")
            .fill("value", "£500,000.00")
            .fill("electronic", "yes")
            .fill("documents_with_notice", "yes")
            .fill("market_engaged", "no")
            .fill("assessment_days", "30")
            .fill("key_from", "250000");
        let page = visitor.send(form).await;
        page.says("At or above the threshold: £500,000.00 is held against £207,720.00").says(NOT_ADVICE);
        page.says("The contract procedure rules of a council are not in this outline");
        let says = |first: &str, second: &str| page.rows().iter().any(|row| row[0] == first && row[1].contains(second));
        for (day, what) in [
            ("Tuesday 15 December 2026", "earliest last day for tenders"),
            ("Monday 25 January 2027", "last day of the standstill"),
            ("Wednesday 24 February 2027", "contract details notice"),
            ("UK4", "Tender notice"),
            ("UK6", "Contract award notice"),
        ] {
            assert!(says(day, what), "{day}: {what}: {:?}", page.rows());
        }
        page.says("Key decision").says("Wednesday 16 December 2026").says("To keep this answer");
        let answer = answer_of(&mut visitor, &page).await;
        assert_eq!(answer["at_or_above"], true);
        let blank = visitor.get("/law/ask?contract_kind=services").await;
        assert_eq!((blank.status, blank.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
    }

    async fn the_calendar_shows_why_a_day_is_no_working_day(app: TestApp) {
        let mut visitor = app.visitor();
        let page = visitor.get("/law/calendar?year=2026").await;
        assert_eq!(page.heading(), "Working days of 2026");
        assert!(page.rows().iter().any(|row| row[0] == "Monday 30 November 2026" && row[2] == "Scotland"));
        assert!(page.rows().iter().any(|row| row[0] == "Monday 15 June 2026"));
        let file = visitor.get(&page.link("CSV")).await.source();
        assert_eq!(file.lines().count(), 366, "a heading and every day of the year");
        assert!(file.contains("2026-11-30,Monday,No,a bank holiday: St Andrew's Day (Scotland)"));
        visitor.get(&page.link("2027")).await.says("Working days of 2027");
        visitor.get("/law/calendar?year=2028").await.says("expected");
        for year in ["1066", "soon", "99999999999", "-1"] {
            let page = visitor.get(&format!("/law/calendar?year={year}")).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{year}");
        }
    }

    async fn the_table_is_filtered_by_words_and_downloaded(app: TestApp) {
        let mut visitor = app.visitor();
        assert_eq!(visitor.get("/law").await.rows().len(), RULES.len());
        let page = visitor.get("/law?q=STANDSTILL").await;
        assert!(page.rows().iter().any(|row| row[0] == "Standstill before a contract") && page.rows().len() < RULES.len());
        let file = visitor.get(&page.link("CSV")).await.source();
        assert_eq!(file.lines().count(), page.rows().len() + 1);
        visitor.get("/law?q=no+such+words").await.says("No rule has all these words");
    }

    async fn programs_ask_every_rule_by_its_address_and_with_json(app: TestApp) {
        let mut program = app.visitor();
        let listed = json_of(&program.get("/api/v1/law/rules").await);
        assert_eq!(listed["rules"].as_array().unwrap().len(), RULES.len());
        for rule in RULES {
            let code = rule.entry().code;
            for example in rule.shown_examples() {
                let expected = serde_json::to_value(example.answered.unwrap()).unwrap();
                let page = posted(&mut program, code, example.facts.to_string()).await;
                assert_eq!((page.status, json_of(&page)), (StatusCode::OK, expected.clone()), "{code}");
                let facts = query(&pairs(rule.fields(), &example.facts));
                let page = program.get(&format!("/api/v1/law/rules/{code}?{facts}")).await;
                assert_eq!((page.status, json_of(&page)), (StatusCode::OK, expected), "{code}");
            }
        }
        let interface = json_of(&program.get("/api/v1/interface.json").await);
        assert!(!interface["paths"]["/api/v1/law/rules/standstill"]["post"].is_null());
        assert!(!interface["paths"]["/api/v1/spend/lines.json"]["get"].is_null());
    }

    async fn programs_are_told_what_is_wrong_with_a_status_of_its_own(app: TestApp) {
        let mut program = app.visitor();
        for (code, body, status, field, reason) in [
            ("nonsense", "{}", StatusCode::NOT_FOUND, Value::Null, "no such rule"),
            ("standstill", "{", StatusCode::BAD_REQUEST, Value::Null, "no JSON"),
            ("standstill", "", StatusCode::BAD_REQUEST, Value::Null, "nothing"),
            ("standstill", "[]", StatusCode::UNPROCESSABLE_ENTITY, json!(""), "no object"),
            ("standstill", "{}", StatusCode::UNPROCESSABLE_ENTITY, json!("published"), "a missing fact"),
            ("standstill", r#"{"published": "2026-11-20", "colour": 1}"#, StatusCode::UNPROCESSABLE_ENTITY, json!("colour"), "an unknown one"),
            ("standstill", r#"{"published": "2026-11-20", "stated_last_day": "2026-11-19"}"#, StatusCode::UNPROCESSABLE_ENTITY, json!("stated_last_day"), "the end before the start"),
            ("pay-by", r#"{"received": "0001-01-01"}"#, StatusCode::UNPROCESSABLE_ENTITY, json!("received"), "a day before all law"),
            ("threshold", r#"{"contract_kind": "goods", "commenced": "2026-02-01", "value_pence": -1}"#, StatusCode::UNPROCESSABLE_ENTITY, json!("value_pence"), "below zero"),
            ("threshold", r#"{"contract_kind": "goods", "commenced": "2026-02-01", "value_pence": 1.5}"#, StatusCode::UNPROCESSABLE_ENTITY, json!("value_pence"), "half a penny"),
            ("value", r#"{"valued": "contract", "parts": [{"part": "supply", "amount_pence": "x"}]}"#, StatusCode::UNPROCESSABLE_ENTITY, json!("parts[0].amount_pence"), "a place in a list"),
        ] {
            let page = posted(&mut program, code, body).await;
            assert_eq!((page.status, &json_of(&page)["field"]), (status, &field), "{reason}: {}", page.source());
            assert!(!json_of(&page)["error"].as_str().unwrap().is_empty(), "{reason}");
        }
        let page = program.get("/api/v1/law/rules/standstill?published=soon&colour=green").await;
        assert_eq!((page.status, json_of(&page)["errors"].as_array().unwrap().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(posted(&mut program, "standstill", deep).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(posted(&mut program, "standstill", vec![b' '; 9 << 20]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    }

    async fn ten_thousand_rows_are_answered_by_the_interface(app: TestApp) {
        let mut program = app.visitor();
        let payment = |number: i64| json!({ "amount_pence": number, "received": "2026-01-05", "paid": "2026-01-20" });
        let rule = domain::law::list::find("payments-compliance").unwrap();
        let mut facts = rule.shown_examples().remove(0).facts;
        facts["payments"] = (0..10_000).map(payment).collect();
        let page = posted(&mut program, "payments-compliance", facts.to_string()).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.source());
    }

    async fn hostile_addresses_get_a_form_with_what_to_mend(app: TestApp) {
        let mut visitor = app.visitor();
        let long = "9".repeat(10_000);
        for (address, reason) in [
            (format!("/law/standstill?published={long}"), "10 kB"),
            ("/law/standstill?published=%00".to_owned(), "a NUL"),
            ("/law/standstill?published=2026-11-20&stated_last_day=2026-11-19".to_owned(), "the end before the start"),
            ("/law/threshold?contract_kind=goods&commenced=2026-02-01&value=-1".to_owned(), "below zero"),
            ("/law/standstill?published=2026-11-20&colour=green".to_owned(), "an unknown field"),
            ("/law/standstill?published=2026-11-20&%5B%5D.%5B=1".to_owned(), "signs without a name"),
            (format!("/law/pipeline?{}", (0..1_500).map(|row| format!("planned[{row}].title=a")).collect::<Vec<_>>().join("&")), "more rows than an address takes"),
            ("/law/pipeline?planned[18446744073709551616].title=a".to_owned(), "a row beyond all numbers"),
            ("/law/standstill?published=%3Cscript%3Ealert(1)%3C/script%3E".to_owned(), "a script"),
        ] {
            let page = visitor.get(&address).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{reason}");
            assert!(!page.errors().is_empty(), "{reason}");
            assert!(!page.source().contains("<script>alert"), "{reason}");
        }
        let file = visitor.get("/law/standstill/download/csv?published=soon").await;
        assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(visitor.get("/law/standstill/download/exe?published=2026-11-20").await.status, StatusCode::NOT_FOUND);
    }

    async fn who_is_signed_in_finds_the_law_in_the_menu(app: TestApp) {
        let council = app.council("Thornbury District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Auditor]).await;
        let mut visitor = app.signed_in(&someone).await;
        let page = visitor.get("/account").await;
        assert_eq!(visitor.get(&page.link("Law")).await.heading(), "Procurement law");
    }
}

#[test]
fn a_form_has_a_question_for_every_kind_of_fact() {
    fn check(kind: Kind) {
        match kind {
            Kind::List(Kind::List(_)) => panic!("no form asks for a list of lists"),
            Kind::List(of) => check(*of),
            Kind::Record(fields) => {
                let is_rows = |kind: Kind| matches!(kind, Kind::List(of) if !matches!(of, Kind::Choice(_)));
                fields.iter().for_each(|field| {
                    assert!(!is_rows(field.kind), "no form asks for rows in a row: {}", field.name);
                    check(field.kind);
                });
            }
            _ => {}
        }
    }
    let fields = RULES.iter().flat_map(|rule| rule.fields());
    fields.for_each(|field| check(field.kind));
    assert!(RULES[0].ask(json!({}), &Settings::default()).is_err());
}
