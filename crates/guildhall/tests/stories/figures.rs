//! The figures of the cube are those that come of the lines themselves, asked of the ledger in another way.

use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::spend::REDACTED_KEY;
use domain::spend::figures::{DayCount, Extent, concentration, payment_days, supplier_count};
use domain::values::Date;
use ledger::{GroupBy, LedgerLine, PageOf, Wanted};
use std::collections::BTreeMap;
use testkit::{StatusCode, TestApp, on_both_databases};

/// The first months of the invented council.
async fn some_months(app: &TestApp, council: &Council) {
    let today: Date = "2026-06-17".parse().unwrap();
    for file in invented::councils(today, 1, 1).payment_files("wynmarch").into_iter().take(4) {
        let received = app.receive(council, &file.name, &file.bytes).await;
        let accepted = actions::spend::Accepted { reading: true, overlap: true, difference: true };
        app.import(council, &received, accepted).await.unwrap();
    }
}

async fn wanted(app: &TestApp, council: &Council) -> Wanted {
    let scope = Scope::of_operator(council.id);
    let batches = store::spend::live_batches(&app.guildhall.store, &scope).await.unwrap();
    Wanted { council: council.id.get(), batches, ..Wanted::default() }
}

async fn lines(app: &TestApp, council: &Council) -> Vec<LedgerLine> {
    let page = PageOf { skip: 0, take: 100_000 };
    app.guildhall.ledger.lines(&wanted(app, council).await, page).await.unwrap().lines
}

on_both_databases! {
    async fn concentration_and_days_come_out_the_same_by_sql_over_the_ledger_and_line_by_line(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        some_months(&app, &council).await;
        let cube = store::spend::cube(&app.guildhall.store, &Scope::of_operator(council.id), None).await.unwrap();
        let extent = Extent::default();

        let by_sql = app.guildhall.ledger.figures(&wanted(&app, &council).await, GroupBy::Supplier).await.unwrap();
        let named: Vec<_> = by_sql.iter().filter(|sum| !sum.key.is_empty() && sum.key != REDACTED_KEY).collect();
        assert_eq!(supplier_count(&cube, &extent), named.len());
        let paid: BTreeMap<&str, i64> = named.iter().filter(|sum| sum.total.get() > 0).map(|sum| (sum.key.as_str(), sum.total.get())).collect();
        let found = concentration(&cube, &extent).unwrap();
        let from_cube: BTreeMap<&str, i64> = found.suppliers.iter().map(|one| (one.key.as_str(), one.total.get())).collect();
        assert_eq!(from_cube, paid);

        let lines = lines(&app, &council).await;
        let waited: Vec<i64> = lines
            .iter()
            .filter_map(|line| Some(i64::from(line.line.invoice_date?.until(line.line.date?).unwrap().get_days())))
            .collect();
        assert!(waited.len() > 100, "the invented files hold both dates");
        let days = payment_days(&cube, &extent, DayCount::default()).unwrap();
        let within = |from: i64, to: i64| u64::try_from(waited.iter().filter(|day| from <= **day && **day <= to).count()).unwrap();
        assert_eq!(days.within_30.lines, within(0, 30));
        assert_eq!(days.to_60.lines, within(31, 60));
        assert_eq!(days.over_60.lines, within(61, i64::MAX));
        assert_eq!(days.early.lines, within(i64::MIN, -1));
        assert_eq!(days.not_measured.lines, u64::try_from(lines.len() - waited.len()).unwrap());
    }

    async fn every_page_of_figures_says_what_it_is_over_and_what_it_cannot_tell(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let someone = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut visitor = app.signed_in(&someone).await;
        const PAGES: [&str; 6] = ["local", "smaller-firms", "voluntary-sector", "concentration", "payment-days", "over-time"];
        for page in PAGES {
            visitor.get(&format!("/spend/{page}")).await.says("No payments have been brought in yet");
        }
        some_months(&app, &council).await;
        for page in PAGES {
            for query in ["", "?year=all", "?scope=influenceable&unknown=range&part=q1&mean=of-percentages", "?year=1999-00&index=none&money=x"] {
                let shown = visitor.get(&format!("/spend/{page}{query}")).await;
                shown.says("Scope:").says("How it is worked out").says("A lasting link");
                let download = visitor.get(&format!("/spend/{page}/download/xlsx{query}")).await;
                assert!(download.status.is_success() || page == "payment-days", "{page}{query}: {}", download.status);
            }
        }
        for address in ["/spend/over-time?year=nonsense", "/spend/by/supplier?year=2025", "/spend/by/month?kind=cheques", "/spend?as-of=2026-06-18"] {
            let refused = visitor.get(address).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
            refused.says("Correct the address");
        }
        visitor.get("/spend?as-of=2026-06-17").await.says("as they stood");
        for address in ["/spend/scope/history/abc", "/losses/abc", "/spend/imports/99999999999999999999"] {
            let missing = visitor.get(address).await;
            assert!(matches!(missing.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN), "{address}");
            assert!(!missing.text().contains("Invalid URL"), "{address}");
        }
        visitor.get("/spend/scope/history/abc").await.says("Page not found");
        let local = visitor.get("/spend/local").await;
        local.says("Not measured").says("What one area gains another may lose");
        visitor.get("/spend/concentration?year=2023-24").await.says("nothing before April 2023 was brought in");
    }
}

const PAID: &str = "Payment Date,Supplier Number,Supplier Name,Net Amount,Service Area\n\
    2025-05-01,100,Abel Ltd,800.00,Housing\n\
    2025-05-02,200,Baker Limited,150.00,Housing\n\
    2025-05-03,300,Cole Ltd,50.00,Parks\n\
    2025-05-04,400,REDACTED,500.00,Housing\n";

const FACTS: &str = "Supplier No,Supplier,Post Code,SME,VCSE\n100,Abel Ltd,WX1 1AA,Y,N\n200,Baker Ltd,QZ1 1AA,N,Y\n";

on_both_databases! {
    async fn shares_say_what_is_not_known_and_how_it_counts(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let directory = testkit::directory_csv(testkit::DIRECTORY);
        app.load_postcodes("ONSPD_MAY_2025_UK.csv", directory.as_bytes(), actions::reference::LoadWish::default()).await.unwrap();
        actions::reference::set_area(&app.guildhall, &Scope::of_operator(council.id), "E07000901", "", "").await.unwrap();
        app.bring_in(&council, "May.csv", PAID).await;
        app.bring_in_facts(&council, "facts.csv", FACTS).await;
        let someone = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut visitor = app.signed_in(&someone).await;
        for (query, share, reason) in [
            ("", "53.3%", "800 of 1,500, what is not known counted as no"),
            ("?unknown=left-out", "84.2%", "800 of the 950 that are known"),
            ("?unknown=range", "53.3% to 90.0%", "550 are not known"),
            ("?ring=uk&unknown=left-out", "100.0%", "both known suppliers are in the country"),
            ("?year=2024-25", "Not measured", "nothing was paid in that year"),
        ] {
            let page = visitor.get(&format!("/spend/local{query}")).await;
            assert!(page.text().contains(share), "{query}: {reason}\n{}", page.text());
        }
        let page = visitor.get("/spend/smaller-firms").await;
        page.says("53.3%").says("As the source states it");
        visitor.get("/spend/smaller-firms?definition=national_strategy").await.says("Not measured");
        visitor.get("/spend/voluntary-sector?unknown=left-out").await.says("15.8%").says("Supplied in this period");
        let csv = visitor.get("/spend/local/download/csv?list=wards").await.source();
        let total: i64 = csv.lines().skip(1).map(|row| row.split(',').nth(1).unwrap().replace('.', "").parse::<i64>().unwrap()).sum();
        assert_eq!(total, 150_000, "wards and the rest add up to the council:\n{csv}");
    }

    async fn the_indicator_of_local_spend_is_the_sum_over_the_lines_of_the_ledger(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let directory = testkit::directory_csv(testkit::DIRECTORY);
        app.load_postcodes("ONSPD_MAY_2025_UK.csv", directory.as_bytes(), actions::reference::LoadWish::default()).await.unwrap();
        actions::reference::set_area(&app.guildhall, &Scope::of_operator(council.id), "E07000901", "", "").await.unwrap();
        app.bring_in(&council, "May.csv", PAID).await;
        app.bring_in_facts(&council, "facts.csv", FACTS).await;
        // Of those whose facts came in, one has a postcode of the council's own area.
        let is_local = |line: &LedgerLine| line.line.supplier_number == "100";
        let lines = lines(&app, &council).await;
        let sum = |lines: &mut dyn Iterator<Item = &LedgerLine>| lines.map(|line| line.line.amount.get()).sum::<i64>();
        let (local, all) = (sum(&mut lines.iter().filter(|line| is_local(line))), sum(&mut lines.iter()));
        assert_eq!((local, all), (80_000, 150_000));
        let tenths = (local * 2_000 + all) / (all * 2);
        let head = app.person(&council, "Mira Holt", &[Role::HeadOfProcurement]).await;
        let mut visitor = app.signed_in(&head).await;
        let page = visitor.get("/strategy/scorecard").await;
        let page = visitor.send(page.form("/strategy/scorecard/begin")).await;
        let row = page.rows().into_iter().find(|row| row.first().is_some_and(|cell| cell.starts_with("IND-S1"))).unwrap();
        let shown = format!("{}.{}%", tenths / 10, tenths % 10);
        assert!(row[1].contains(&shown), "{shown} in {row:?}");
    }
}
