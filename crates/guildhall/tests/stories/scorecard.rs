//! A council begins its scorecard, writes an indicator of its own, enters values, reports them, and shows what it chooses.

use actions::strategy::scorecard::IndicatorChange;
use domain::access::{Role, Scope};
use domain::strategy::scorecard::{Indicator, Recorded, Target};
use domain::strategy::{Quantity, Unit};
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases, payments_csv};

const LINES: &[(&str, &str, &str, &str, &str)] = &[
    ("2026-04-10", "Abel Supplies Ltd", "600.00", "Parks", "Tools"),
    ("2026-05-12", "Cole Works Ltd", "400.00", "Housing", "Repairs"),
];

async fn head_of(app: &TestApp, name: &str) -> (domain::councils::Council, Visitor) {
    let council = app.council(name).await;
    app.bring_in(&council, "2026.csv", &payments_csv(LINES)).await;
    let head = app.person(&council, &format!("Head of {name}"), &[Role::HeadOfProcurement]).await;
    let visitor = app.signed_in(&head).await;
    (council, visitor)
}

async fn begun(visitor: &mut Visitor) -> Page {
    let page = visitor.get("/strategy/scorecard").await;
    visitor.send(page.form("/strategy/scorecard/begin")).await
}

/// An indicator of the council's own by formula.
async fn local(visitor: &mut Visitor, code: &str, sum: &str) -> Page {
    let form = visitor.get("/strategy/scorecard/new").await.form("/strategy/scorecard/new");
    let form = form.fill("code", code).fill("name", "Suppliers for each £100").fill("definition", "Invented.");
    visitor.send(form.fill("unit", "count").fill("sum", sum).tick("means_units", "yes")).await
}

async fn value(visitor: &mut Visitor, code: &str, value: &str, period: &str) -> Page {
    let address = format!("/strategy/scorecard/{code}/value");
    let form = visitor.get(&address).await.form(&address);
    let form = form.fill("value", value).fill("period", period).fill("source", "Register of waivers");
    visitor.send(form.fill("as_of-day", "31").fill("as_of-month", "3").fill("as_of-year", "2026")).await
}

fn row_of(page: &Page, code: &str) -> Vec<String> {
    let found = page.rows().into_iter().find(|row| row.first().is_some_and(|cell| cell.starts_with(code)));
    found.unwrap_or_else(|| panic!("no row of {code}:\n{}", page.text()))
}

on_both_databases! {
    async fn a_scorecard_is_begun_and_has_an_indicator_of_the_councils_own(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let page = visitor.get("/strategy/scorecard").await;
        page.says("There is no scorecard yet");
        let form = page.form("/strategy/scorecard/begin");
        let page = visitor.send(form.clone()).await;
        page.says("The scorecard has its eleven indicators");
        let codes = ["IND-S1", "IND-S2", "IND-S3", "IND-S4", "IND-F1", "IND-F2", "IND-O1", "IND-O2", "IND-O3", "IND-C1", "IND-C2"];
        for code in codes {
            row_of(&page, code);
        }
        assert!(row_of(&page, "IND-C1")[1].starts_with("Not measured"), "never nought");
        assert!(row_of(&page, "IND-C1")[6].contains("Plan:"), "{:?}", row_of(&page, "IND-C1"));
        assert!(!row_of(&page, "IND-C1")[7].is_empty(), "compliance has its outcomes beside it");
        assert_eq!(visitor.send(form).await.status, StatusCode::CONFLICT, "it is begun once");

        let page = local(&mut visitor, "IND-L1", "spend.supplier_count × 100 ÷ spend.total").await;
        page.says("The indicator was saved").says("By formula");
        assert_eq!(row_of(&visitor.get("/strategy/scorecard").await, "IND-L1")[1].split(' ').next(), Some("0.2"));
    }

    async fn a_circle_is_refused_and_a_division_by_nothing_is_said_and_nothing_is_lost(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        begun(&mut visitor).await;
        let page = local(&mut visitor, "IND-L1", "spend.total ÷ (spend.supplier_count − 2)").await;
        page.says("Not measured");
        assert!(page.text().contains("divide") || page.text().contains("nothing"), "{}", page.text());
        local(&mut visitor, "IND-L2", "IND-L1 + 1").await.says("The indicator was saved");
        let address = "/strategy/scorecard/IND-L1/change";
        let form = visitor.get(address).await.form(address);
        let page = visitor.send(form.fill("sum", "IND-L2 + 1").fill("why", "Tried")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.errors().iter().any(|error| error.contains("round in a circle")), "{:?}", page.errors());
        assert_eq!(page.form(address).value("sum"), Some("IND-L2 + 1"), "what was typed stands there");
        let page = local(&mut visitor, "IND-L3", "100 × ÷ spend.totl").await;
        assert_eq!(page.errors().len(), 1, "{:?}", page.errors());
        assert_eq!(page.form("/strategy/scorecard/new").value("name"), Some("Suppliers for each £100"));
    }

    async fn a_value_takes_the_place_of_not_measured_and_a_new_definition_breaks_the_line(app: TestApp) {
        let (council, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        begun(&mut visitor).await;
        let page = value(&mut visitor, "IND-C1", "nine", "2025-26").await;
        assert_eq!(page.errors(), ["Enter a whole number, like 12"]);
        value(&mut visitor, "IND-C1", "10", "2018-19").await.says("The value was saved");
        value(&mut visitor, "IND-C1", "9", "2025-26").await.says("9, 2025-26");
        let page = value(&mut visitor, "IND-C1", "8", "2025-26").await;
        let asked = "There is a value of 2025-26 already, 9. Enter why this one takes its place";
        assert_eq!(page.errors(), [asked], "of the same day");
        let address = "/strategy/scorecard/IND-C1/value";
        let later = page.form(address).fill("as_of-day", "1").fill("as_of-month", "6");
        let page = visitor.send(later).await;
        assert_eq!(page.errors(), [asked], "and of a later one");
        assert_eq!(page.form(address).value("value"), Some("8"), "what was typed is still there");
        assert_eq!(row_of(&visitor.get("/strategy/scorecard").await, "IND-C1")[1].split(' ').next(), Some("9"));

        let page = visitor.get("/strategy/scorecard/report").await;
        let form = page.form("/strategy/scorecard/report").fill("to", "Audit Committee");
        visitor.send(form).await.says("recorded as reported").says("Reported to Audit Committee");
        let scope = Scope::of_operator(council.id);
        let kept: Vec<Recorded> = store::records::all(&app.guildhall.store, &scope).await.unwrap();
        let told = kept.iter().filter(|one| !one.reported.is_empty() && one.code.as_str() == "IND-C1").count();
        assert_eq!(told, 1, "the value that was entered, and no other in its place: {kept:?}");

        let address = "/strategy/scorecard/IND-C1/change";
        let form = visitor.get(address).await.form(address);
        let page = visitor.send(form.clone().fill("definition", "Waivers of more than £25,000.")).await;
        assert_eq!(page.errors(), ["Enter why it is changed, so that others can follow it"]);
        visitor.send(form.clone().fill("definition", "Waivers of more than £25,000.").fill("why", "New rules")).await;
        let page = visitor.send(form.fill("name", "Something else").fill("why", "Late")).await;
        assert!(page.errors()[0].contains("Somebody changed this"), "{:?}", page.errors());
        value(&mut visitor, "IND-C1", "3", "2026-27").await;
        let page = visitor.get("/strategy/scorecard/IND-C1").await;
        page.says("The definition changed here").says("New rules");
        let past = visitor.get("/strategy/scorecard?as-of=2026-03-30").await;
        assert!(row_of(&past, "IND-C1")[1].starts_with("Not measured"), "nobody knew it then");
    }

    async fn targets_stay_to_be_seen_and_an_indicator_leaves_the_scorecard(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        begun(&mut visitor).await.says("11 indicators have no owner");
        let address = "/strategy/scorecard/IND-C1/change";
        for (target, approved, owner) in [("10", "Cabinet, 2 June 2026", ""), ("8", "Cabinet, 16 June 2026", "Priya")] {
            let form = visitor.get(address).await.form(address).fill("target", target).fill("target_why", "Fewer each year");
            let form = form.fill("target_approved", approved).fill("owner", owner).fill("why", "The plan is complete");
            visitor.send(form).await.says("The indicator was saved");
        }
        let form = visitor.get(address).await.form(address).fill("target", "7").fill("why", "Fewer still");
        let unsaid = visitor.send(form).await;
        assert_eq!(unsaid.errors(), ["Cabinet, 16 June 2026 approved 8. Enter who approved the new target, or leave this empty"]);
        let page = visitor.get("/strategy/scorecard/IND-C1").await;
        page.says("Targets over time").says("Cabinet, 2 June 2026").says("Cabinet, 16 June 2026").says("Who approved the target");
        visitor.get("/strategy/scorecard").await.says("10 indicators have no owner");

        local(&mut visitor, "IND-L1", "IND-C1 + 1").await.says("The indicator was saved");
        visitor.get("/strategy/scorecard/IND-C1").await.says("Formulas that rest on it").says("IND-L1 Suppliers");
        let off = "/strategy/scorecard/IND-C1/off";
        let form = page.form(off).fill("on-day", "17").fill("on-month", "6").fill("on-year", "2026");
        assert_eq!(visitor.send(form.clone()).await.errors(), ["Enter why, so that others can follow it"]);
        let opened = visitor.get(off).await;
        assert_eq!(opened.status, StatusCode::METHOD_NOT_ALLOWED, "its address opened by itself");
        opened.says("Nothing was sent").says("Go back to the page with the form");
        visitor.send(form.fill("why", "Nobody reads it")).await.says("Not on the scorecard from 17 June 2026: Nobody reads it");
        let card = visitor.get("/strategy/scorecard").await;
        assert!(!card.rows().iter().any(|row| row[0].starts_with("IND-C1")), "{:?}", card.rows());
        card.says("Taken off the scorecard").says("IND-C1 Waivers");
        let rests = "it rests on IND-C1, which was taken off the scorecard on 17 June 2026: Nobody reads it.";
        let formula = visitor.get("/strategy/scorecard/IND-L1").await;
        formula.says(rests).says("IND-C1, which was taken off on 17 June 2026");
        assert!(row_of(&card, "IND-L1")[1].starts_with("Not measured"), "not measured from that day on");
        row_of(&visitor.get("/strategy/scorecard?as-of=2026-06-16").await, "IND-C1");
        let again = visitor.get("/strategy/scorecard/IND-C1").await.form(off).fill("why", "Asked for");
        visitor.send(again).await.says("The indicator was saved");
        row_of(&visitor.get("/strategy/scorecard").await, "IND-C1");
    }

    async fn a_scorecard_of_a_past_day_is_judged_by_the_target_that_was_kept_then(app: TestApp) {
        let (council, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        begun(&mut visitor).await;
        let (store, scope) = (&app.guildhall.store, Scope::of_operator(council.id));
        for (moment, target, seen) in [("2026-06-20T09:00:00Z", "10", 1), ("2026-07-01T09:00:00Z", "8", 2)] {
            let kept = store::records::one::<Indicator>(store, &scope, "IND-C1").await.unwrap().unwrap();
            let whole = |typed: &str| Quantity::from_typed(Unit::Count, typed).unwrap();
            let target = Target {
                value: whole(target),
                tolerance: whole("0"),
                by: None,
                base: None,
                why: "Fewer each year".into(),
                approved_by: String::new(),
            };
            let change = IndicatorChange {
                indicator: Indicator { target: Some(target), ..kept.record },
                is_same_figure: true,
                means_units: true,
                why: "The plan is complete".into(),
                seen: Some(seen),
            };
            actions::strategy::scorecard::keep_indicator(&app.at(moment), &scope, change).await.unwrap();
        }
        let today = "2026-07-20".parse().unwrap();
        for (day, target) in [("2026-06-19", None), ("2026-06-30", Some("10")), ("2026-07-01", Some("8")), ("2026-07-20", Some("8"))] {
            let facts = store::strategy::facts_of(store, &scope, day.parse().unwrap(), today).await.unwrap();
            let one = facts.book.indicators.iter().find(|one| one.code.as_str() == "IND-C1").unwrap();
            let kept = one.target.as_ref().map(|target| target.value.to_string());
            assert_eq!(kept.as_deref(), target, "{day}");
        }
    }

    async fn vacant_posts_are_entered_and_make_a_rate(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        begun(&mut visitor).await;
        for (code, count) in [("people.posts", "8"), ("people.vacant_posts", "2")] {
            let address = format!("/strategy/figures/new?code={code}");
            let form = visitor.get(&address).await.form("/strategy/figures/new").fill("unit", "count").fill("value", count);
            let form = form.fill("period", "2025-26").fill("source", "Establishment list");
            let form = form.fill("as_of-day", "31").fill("as_of-month", "3").fill("as_of-year", "2026");
            visitor.send(form).await.says("The figure was saved");
        }
        visitor.get("/strategy/scorecard/new").await.says("people.vacant_posts, entered by the council");
        let form = visitor.get("/strategy/scorecard/new").await.form("/strategy/scorecard/new");
        let form = form.fill("code", "IND-L9").fill("name", "Vacancy rate").fill("definition", "Of the posts, those without anybody.");
        let sum = "percentage(people.vacant_posts, people.posts)";
        visitor.send(form.fill("unit", "percentage").fill("sum", sum)).await.says("The indicator was saved");
        assert!(row_of(&visitor.get("/strategy/scorecard").await, "IND-L9")[1].starts_with("25.0%"));
    }

    async fn everybody_sees_only_what_the_council_shows(app: TestApp) {
        let (council, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let (other, _) = head_of(&app, "Ostley District Council").await;
        begun(&mut visitor).await;
        let (public, theirs) = (format!("/public/strategy/{}", council.code), format!("/public/strategy/{}", other.code));
        assert_eq!(app.visitor().get(&public).await.status, StatusCode::NOT_FOUND);
        let before = app.visitor().get("/sign-in").await.links();
        assert!(!before.contains(&"/public".to_owned()), "nothing is public yet");
        let settings = "/strategy/scorecard/settings";
        let form = visitor.get(settings).await.form(settings).tick("shows_scorecard", "yes");
        assert_eq!(visitor.send(form.clone()).await.errors().len(), 1, "nothing is chosen to be shown");
        let change = |code: &str| format!("/strategy/scorecard/{code}/change");
        let compliance = visitor.get(&change("IND-C1")).await.form(&change("IND-C1"));
        let page = visitor.send(compliance.tick("is_public", "yes").fill("why", "Open")).await;
        assert!(page.errors()[0].contains("compliance is never shown alone"), "{:?}", page.errors());
        let outcome = visitor.get(&change("IND-S1")).await.form(&change("IND-S1"));
        visitor.send(outcome.tick("is_public", "yes").fill("why", "Open")).await.says("The indicator was saved");
        visitor.send(form).await.says("The settings were saved");
        let links = |page: &testkit::Page| page.links().contains(&"/public".to_owned());
        assert!(links(&app.visitor().get("/sign-in").await), "who has no way in finds what everybody may read");
        let page = app.visitor().get(&public).await;
        page.says("Spend with suppliers in the area");
        assert!(!page.text().contains("IND-C1"), "{}", page.text());
        assert!(app.visitor().get("/public").await.links().contains(&public));
        assert_eq!(app.visitor().get(&theirs).await.status, StatusCode::NOT_FOUND, "another council's never");
    }

    async fn one_council_never_sees_or_changes_the_indicators_of_another(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let (_, mut other) = head_of(&app, "Ostley District Council").await;
        begun(&mut visitor).await;
        local(&mut visitor, "IND-L1", "spend.supplier_count").await;
        for address in ["/strategy/scorecard/IND-L1", "/strategy/scorecard/IND-L1/change", "/strategy/scorecard/IND-L1/value"] {
            assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    }

    async fn a_figure_without_a_source_is_entered_and_the_list_says_how_it_is_known(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        begun(&mut visitor).await;
        let page = visitor.get("/strategy/figures?q=waivers.count").await;
        page.says("No source yet");
        let form = visitor.get("/strategy/figures/new?code=waivers.count").await.form("/strategy/figures/new");
        let form = form.fill("value", "9").fill("period", "2025-26").fill("source", "Register of waivers");
        let page = visitor.send(form.fill("as_of-day", "31").fill("as_of-month", "3").fill("as_of-year", "2026")).await;
        page.says("The figure was saved");
        visitor.get("/strategy/figures?q=waivers.count").await.says("Entered by the council");
        assert!(row_of(&visitor.get("/strategy/scorecard").await, "IND-C1")[1].starts_with('9'));
        let listed = visitor.get("/strategy/figures/download/csv?q=waivers.count").await.source();
        assert!(listed.contains("Register of waivers"), "{listed}");
    }
}

/// What the command line prints of the same folder, as of the day on which the pages were shown.
fn printed(app: &TestApp, what: &[&str]) -> serde_json::Value {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_guildhall"));
    command.env_clear().arg("--at").arg(app.folder().join("guildhall")).args(what).args([
        "--council",
        "wynmarch",
        "--json",
    ]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn the_command_line_prints_what_the_pages_show() {
    let app = TestApp::on_sqlite().await;
    let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
    begun(&mut visitor).await;
    value(&mut visitor, "IND-C1", "9", "2025-26").await;
    local(&mut visitor, "IND-L1", "spend.supplier_count").await;
    let page = visitor.get("/strategy/scorecard").await;
    let shown = printed(&app, &["strategy", "scorecard", "--as-of", "2026-06-17"]);
    let indicators = shown["indicators"].as_array().unwrap();
    assert_eq!(indicators.len(), 12);
    for one in indicators {
        let row = row_of(&page, one["code"].as_str().unwrap());
        let value = row[1].split(' ').next().unwrap().trim_end_matches('%').trim_start_matches('£').replace(',', "");
        match &one["value"] {
            serde_json::Value::Null => assert_eq!(row[1].split(" [").next(), Some("Not measured"), "{one}"),
            number => assert_eq!(value.parse::<f64>().ok(), number.as_f64(), "{one} {row:?}"),
        }
        assert_eq!(one["reason"].as_str(), Some(row[6].as_str()), "{one}");
    }
    let levels = printed(&app, &["strategy", "levels"]);
    let areas = levels["areas"].as_array().unwrap();
    assert_eq!(areas.len(), 14, "ten areas and four enablers");
    let home = visitor.get("/strategy").await;
    for area in areas {
        assert!(area["level"].is_null(), "nobody assessed it: {area}");
        home.says(area["name"].as_str().unwrap());
    }
    app.finish().await;
}
