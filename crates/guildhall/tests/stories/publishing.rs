//! A council publishes a period, and anybody reads it.

use actions::publication::{TypedRule, TypedSettings, Wish, add_rule, ask_publish, save_settings};
use actions::spend::Accepted;
use calamine::{Reader, Xlsx};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::publication::DataSet;
use domain::spend::{FileKind, Mapping};
use std::io::Cursor;
use testkit::{StatusCode, TestApp, on_both_databases, payments_csv};

type Line = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// January to March 2026, which is quarter 4 of 2025-26; due by 30 April 2026.
pub const QUARTER: &[Line] = &[
    ("2026-01-29", "Abel Supplies Ltd", "1000.00", "Housing", "Repairs"),
    ("2026-02-26", "=cmd Ltd", "750.50", "Parks", "Tools"),
    ("2026-02-27", "Cole Ltd", "500.00", "Parks", "Tools"),
    ("2026-03-30", "Mrs Q Zebulon", "-900.25", "Leisure", "Refunds"),
];

pub const PERIOD: &str = "2025-Q4";
pub const CSV: &str = "/public/spend/wynmarch/2025/payments/2025-Q4.csv";

/// Settings that leave no value missing.
pub async fn settle(app: &TestApp, council: &Council) {
    let typed = TypedSettings {
        from: "2025-04".into(),
        limit: "500".into(),
        payments: "quarterly".into(),
        cards: "quarterly".into(),
        grants: "yearly".into(),
        irrecoverable_vat: "all_recovered".into(),
        transaction_numbers: true,
        contact: "Finance team, finance@wynmarch.example".into(),
        ..TypedSettings::default()
    };
    save_settings(&app.guildhall, &Scope::of_operator(council.id), &typed).await.unwrap();
}

/// A rule that hides payees who look like persons.
pub async fn hide_persons(app: &TestApp, council: &Council) -> i64 {
    let typed = TypedRule {
        name: "Persons".into(),
        kind: "individuals".into(),
        shown: "personal_data".into(),
        hides_purpose: true,
        why: "Data protection".into(),
        ..TypedRule::default()
    };
    add_rule(&app.guildhall, &Scope::of_operator(council.id), &typed).await.unwrap()
}

/// Wynmarch with a quarter of payments, settings and a rule; answers the batch too.
pub async fn prepared(app: &TestApp) -> (Council, i64) {
    let council = app.council("Wynmarch District Council").await;
    let batch = app.bring_in(&council, "Quarter.csv", &payments_csv(QUARTER)).await;
    settle(app, &council).await;
    hide_persons(app, &council).await;
    (council, batch)
}

/// Publishes the quarter, for the reason given, and runs the job.
pub async fn publish(app: &TestApp, council: &Council, why: &str) -> i64 {
    let wish = Wish { accepted: true, why: why.into() };
    let scope = Scope::of_operator(council.id);
    let id = ask_publish(&app.guildhall, &scope, DataSet::Payments, PERIOD.parse().unwrap(), &wish).await.unwrap();
    app.run_jobs().await;
    id
}

/// All cells of a workbook.
fn workbook_text(bytes: Vec<u8>) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.cells().map(|(_, _, cell)| cell.to_string()));
    cells.collect::<Vec<_>>().join("\n")
}

on_both_databases! {
    async fn an_officer_publishes_a_quarter_and_anybody_reads_the_very_rows(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let officer = app.person(&council, "Fay Finance", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let home = visitor.get("/publication").await;
        home.says("Overdue by 48 days");
        let page = visitor.get(&format!("/publication/payments/{PERIOD}")).await;
        page.says("January to March 2026").says("Due by 30 April 2026").says("Mrs Q Zebulon").says("3 lines, £850.25");
        assert_eq!(app.visitor().get(CSV).await.status, StatusCode::NOT_FOUND, "nothing is public before it is published");
        visitor.send(page.form(&format!("/publication/payments/{PERIOD}/publish"))).await;
        app.run_jobs().await;
        visitor.get("/publication").await.says("Published 48 days late");
        let csv = app.visitor().get(CSV).await;
        let expected = "OrganisationLabel,OrganisationURI,OrganisationalUnit,ServiceCategoryLabel,ServiceCategoryURI,BeneficiaryName,BeneficiaryOtherID,CompaniesHouseRegistrationNumber,CharityCommissionNumber,VCSEGrant,PaymentDate,TransactionNumber,Amount,IrrecoverableVATAmount,Purpose,CategoryInternalName,CPVLabel,CPVCode,ProclassLabel,ProclassCode,CardTransaction,ContractRef\r\n\
            Wynmarch District Council,,Housing,,,Abel Supplies Ltd,,,,,29/01/2026,00001,1000.00,0.00,Repairs,Repairs,,,,,None,\r\n\
            Wynmarch District Council,,Parks,,,'=cmd Ltd,,,,,26/02/2026,00002,750.50,0.00,Tools,Tools,,,,,None,\r\n\
            Wynmarch District Council,,Leisure,,,REDACTED PERSONAL DATA,,,,,30/03/2026,,-900.25,0.00,REDACTED PERSONAL DATA,Refunds,,,,,None,\r\n";
        assert_eq!(csv.source(), expected, "the line of exactly £500 is not above the limit");
        assert_eq!(csv.header("content-type"), Some("text/csv; charset=utf-8"));
        let tag = csv.header("etag").unwrap().to_owned();
        assert_eq!(tag.len(), 66, "{tag}");
        let public = app.visitor().get("/public/spend/wynmarch?year=2025-26&set=payments&q=january").await;
        public.says("£850.25").says("Open Government Licence").says("finance@wynmarch.example");
        assert!(app.visitor().get("/public/spend/wynmarch?set=cards").await.rows().is_empty());
        app.visitor().get("/public").await.says("Wynmarch District Council");
        let metadata = app.visitor().get(&CSV.replace(".csv", ".json")).await.source();
        assert!(metadata.contains(tag.trim_matches('"')) && metadata.contains("850.25"), "{metadata}");
        assert_eq!(app.visitor().get(&CSV.replace(".csv", "-v1.xlsx")).await.status, StatusCode::OK);
        for nothing in ["2025/payments/2025-Q3.csv", "2025/cards/2025-Q4.csv", "2025/payments/2025-Q4-v2.csv", "2026/payments/2025-Q4.csv"] {
            assert_eq!(app.visitor().get(&format!("/public/spend/wynmarch/{nothing}")).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    }

    async fn a_name_that_a_rule_hides_stands_in_no_public_answer(app: TestApp) {
        let (council, _) = prepared(&app).await;
        publish(&app, &council, "").await;
        let period = CSV.trim_end_matches(".csv");
        let mut addresses = vec!["/public".to_owned(), "/public/spend/wynmarch".to_owned(), period.to_owned()];
        addresses.extend(["csv", "xlsx"].map(|form| format!("/public/spend/wynmarch/download/{form}")));
        addresses.extend([".csv", ".xlsx", ".json", "-v1.csv", "-v1.xlsx", "-v1.json"].map(|ending| format!("{period}{ending}")));
        for address in addresses {
            let page = app.visitor().get(&address).await;
            assert_eq!(page.status, StatusCode::OK, "{address}");
            let text = if address.ends_with("xlsx") { workbook_text(page.bytes) } else { page.source() };
            assert!(!text.to_lowercase().contains("zebulon"), "{address} tells:\n{text}");
        }
        app.visitor().get(period).await.says("The payee appears to be a person.").says("-£900.25");
    }

    async fn what_is_missing_or_half_loaded_is_said_before_anything_is_published(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let half = [("2026-01-29", "Abel Ltd", "1000.00", "", "Repairs"), ("2026-03-12", "", "900.00", "Parks", "Tools")];
        let file = app.receive(&council, "Half.csv", payments_csv(&half).as_bytes()).await;
        app.import(&council, &file, Accepted { reading: true, ..Accepted::default() }).await.unwrap();
        let officer = app.person(&council, "Fay Finance", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let address = format!("/publication/payments/{PERIOD}");
        let page = visitor.get(&address).await;
        page.says("Nothing is loaded for February 2026")
            .says("March 2026: the last payment is dated 12 March 2026, 19 days before the end of the month")
            .says("The required value “Supplier (beneficiary) name” is missing. 1 line, £900.00")
            .says("The required value “Irrecoverable VAT” is missing. 2 lines, £1,900.00");
        visitor.get(&format!("{address}/lines?finding=missing-BeneficiaryName")).await.says("£900.00").says("Half.csv, row 3");
        let form = page.form(&format!("{address}/publish"));
        let refused = visitor.send(form.clone()).await;
        assert_eq!((refused.status, refused.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 2), "{:?}", refused.errors());
        visitor.send(form.tick("accept_findings", "yes").fill("why", "The ledger had no February")).await;
        app.run_jobs().await;
        let public = app.visitor().get(CSV.trim_end_matches(".csv")).await;
        public.says("The ledger had no February").says("The council's records held nothing for February 2026");
    }

    async fn a_period_that_is_not_over_cannot_be_published_and_a_limit_of_nothing_is_no_limit(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let scope = Scope::of_operator(council.id);
        let wish = Wish { accepted: true, why: "now".into() };
        let refused = ask_publish(&app.guildhall, &scope, DataSet::Payments, "2026-Q1".parse().unwrap(), &wish).await;
        assert!(refused.unwrap_err().to_string().contains("is not over"));
        let officer = app.person(&council, "Fay Finance", &[Role::FinanceOfficer]).await;
        let mut visitor = app.signed_in(&officer).await;
        let form = visitor.get("/publication/settings").await.form("/publication/settings");
        let page = visitor.send(form.fill("limit", "0").fill("contact", "Open data team")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors(), ["Enter a limit of £0.01 or more. To publish every payment, enter 0.01"]);
        assert_eq!(page.form("/publication/settings").value("contact"), Some("Open data team"), "nothing typed is lost");
    }

    async fn grants_come_in_as_their_own_kind_and_are_published_with_whom_and_for_how_long(app: TestApp) {
        let (council, _) = prepared(&app).await;
        let scope = Scope::of_operator(council.id);
        let content = "Date Awarded,Time Period of Grant,Department,Beneficiary,Registration Number,Purpose of Grant,Amount\n\
            12/06/2025,2025-26,Leisure,Wynmarch Scouts,1900101,Tents,200.00\n";
        let received = app.guildhall.files.receive_all(content.as_bytes()).unwrap();
        let mapping = Mapping { kind: Some(FileKind::Grants), ..Mapping::default() };
        let (file, _) = actions::spend::receive(&app.guildhall, &scope, "Grants.csv", &received, mapping, None).await.unwrap();
        app.run_jobs().await;
        let before = app.total(&council).await;
        let file = store::spend::file(&app.guildhall.store, &scope, file).await.unwrap().unwrap();
        app.import(&council, &file, Accepted { reading: true, ..Accepted::default() }).await.unwrap();
        assert_eq!(app.total(&council).await, before, "a list of grants tells of money that payments hold already");
        let wish = Wish { accepted: true, why: "All we gave".into() };
        ask_publish(&app.guildhall, &scope, DataSet::Grants, "2025".parse().unwrap(), &wish).await.unwrap();
        app.run_jobs().await;
        let officer = app.person(&council, "Ann Other", &[Role::Councillor]).await;
        let mut visitor = app.signed_in(&officer).await;
        let link = visitor.get("/spend/by/supplier?kind=grants").await.link("Wynmarch Scouts");
        assert!(link.contains("kind=grants"), "{link}");
        for address in [link.as_str(), "/spend/supplier?key=wynmarch+scouts"] {
            let page = visitor.get(address).await;
            page.says("alone: it stands in no other payments").says("£200.00");
            visitor.get(&page.link("Paid in all")).await.says("Tents");
        }
        let line = visitor.get("/spend/lines?kind=grants").await.link("Wynmarch Scouts");
        assert!(line.contains("kind=grants"), "{line}");
        let page = visitor.get("/spend/supplier?key=wynmarch+scout").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "nobody of that name");
        let csv = app.visitor().get("/public/spend/wynmarch/2025/grants/2025.csv").await.source();
        let row = csv.lines().nth(1).unwrap_or_default().to_owned();
        assert_eq!(row, "Wynmarch District Council,,Leisure,,,Wynmarch Scouts,,,1900101,true,12/06/2025,,200.00,0.00,Tents,,,,,,None,,2025-26");
    }
}
