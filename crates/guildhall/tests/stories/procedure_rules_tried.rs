//! Other contract procedure rules are tried on last year's payments, and on lists of procurements, some of them hostile.

use actions::law::{Begin, Saving, TypedSettings};
use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::law::CouncilSettings;
use domain::law::procedure_rules::{Draft, DraftEdit, LowerLimit, UpperLimit};
use domain::law::rules::key_decision::ClearDays;
use domain::values::Pence;
use testkit::{Form, Page, StatusCode, TestApp, Visitor, on_both_databases, payments_csv};

const PREVIEW: &str = "/law/procedure-rules/preview";

/// The plain rules in force since April 2024, and a draft that asks for quotes only from £10,000 on.
async fn drafted(app: &TestApp) -> (Council, Visitor) {
    let council = app.council("Wynmarch District Council").await;
    let scope = Scope::of_operator(council.id);
    let guildhall = &app.guildhall;
    actions::law::begin_draft(guildhall, &scope, None, Begin::Plain).await.unwrap();
    let seen = store::law::draft(&guildhall.store, &scope).await.unwrap().map(|kept| kept.made_at);
    let words = |text: &str| text.to_owned();
    let saving = Saving {
        seen,
        from: words("2024-04-01"),
        adopted: words("Full Council"),
        why: words("First"),
        confirmed: true,
    };
    assert_eq!(actions::law::save_rules(guildhall, &scope, &saving).await.unwrap(), 1);
    let mut bands = Draft::plain().bands;
    let limit = Pence::new(1_000_000);
    bands[0].up_to = UpperLimit::LessThan(limit);
    bands[1].from = LowerLimit::AtLeast(limit);
    actions::law::edit_draft(guildhall, &scope, None, DraftEdit::PutBand(0, bands[0].clone())).await.unwrap();
    let seen = store::law::draft(&guildhall.store, &scope).await.unwrap().map(|kept| kept.made_at);
    actions::law::edit_draft(guildhall, &scope, seen, DraftEdit::PutBand(1, bands[1].clone())).await.unwrap();
    let officer = app.person(&council, "Priya Nair", &[Role::HeadOfProcurement]).await;
    let visitor = app.signed_in(&officer).await;
    (council, visitor)
}

fn has_row(page: &Page, row: &[&str]) -> bool {
    page.rows().iter().any(|found| found == row)
}

/// The form of a list, filled but for the file.
async fn list_form(visitor: &mut Visitor) -> Form {
    let form = visitor.get(PREVIEW).await.form_with("Send the list");
    form.tick("list_measure", "contract_value").tick("list_vat", "with")
}

on_both_databases! {
    async fn payments_by_supplier_show_who_would_be_asked_for_otherwise_and_are_labelled(app: TestApp) {
        let (council, mut visitor) = drafted(&app).await;
        visitor.get(PREVIEW).await.says("no payments of that year were brought in");
        let lines = [
            ("15/06/2025", "Abel Supplies Ltd", "3000.00", "Parks", "Tools"),
            ("15/07/2025", "Abel Supplies Ltd", "4000.00", "Parks", "Tools"),
            ("15/07/2025", "Bell Paving Ltd", "4999.99", "Parks", "Tools"),
            ("15/07/2025", "Cole Roofing Ltd", "10000.00", "Parks", "Tools"),
            ("15/08/2025", "Dunn Returns Ltd", "-50.00", "Parks", "Tools"),
        ];
        app.bring_in(&council, "2025.csv", &payments_csv(&lines)).await;
        let page = visitor.get(PREVIEW).await;
        page.says("Made from payments added up by supplier, not from procurements").says("1 suppliers were paid nothing");
        for row in [
            &["Would be asked for otherwise", "1"][..],
            &["Stay as they are", "2"],
            &["From 3 written quotes to one written quote", "1", "£7,000.00"],
            &["Small", "2", "£11,999.99"],
            &["Middle", "1", "£10,000.00"],
        ] {
            assert!(has_row(&page, row), "{row:?} is not in {:?}", page.rows());
        }
        assert!(page.rows().iter().any(|row| row[0] == "Abel Supplies Ltd" && row[3].contains("route: one written quote")));
        let listed = visitor.get(&format!("{PREVIEW}/download/csv?over=payments&year=2025-26")).await.source();
        assert_eq!(listed.lines().count(), 4, "{listed}");
        visitor.get(&format!("{PREVIEW}?year=2024-25")).await.says("no payments of that year were brought in");
    }

    async fn a_list_of_procurements_is_tried_with_its_errors_by_row(app: TestApp) {
        let (_, mut visitor) = drafted(&app).await;
        let template = visitor.get("/law/procedure-rules/list/download/csv").await.source();
        assert!(template.contains("Title,Type,Value (£),Date,Route"), "{template}");
        let form = visitor.get(PREVIEW).await.form_with("Send the list");
        let page = visitor.send(form).await;
        assert_eq!((page.status, page.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 3), "{:?}", page.errors());
        let list = "Title,Type,Value (£),Date,Route\n\
                    Grass cutting,services,7000,15/01/2026,direct\n\
                    =HYPERLINK(1),goods,12000,2026-02-01,3 quotes\n\
                    Desks,goods,plenty,,\n\
                    Chairs,goods,6000,31/03/2024,\n";
        let form = list_form(&mut visitor).await.choose_file("file", "our list.csv", list.as_bytes());
        let page = visitor.send(form).await;
        page.says("The list was read").says("our list.csv");
        assert!(has_row(&page, &["Row 4", "Value (£)", "Enter an amount of zero or more in pounds, like 12345.67"]));
        page.says("1: no edition was in force on that day");
        let changed = page.rows().into_iter().find(|row| row[0] == "Grass cutting").unwrap();
        assert_eq!((changed[1].as_str(), changed[4].as_str()), ("£7,000.00", "Yes"), "one quote was not taken");
        assert!(!page.text().contains("not from procurements"));
        let listed = visitor.get(&format!("{PREVIEW}/download/csv?over=list")).await.source();
        assert!(listed.contains("'=HYPERLINK(1)") && !listed.contains("\n=HYPERLINK"), "{listed}");
        // What was typed to save comes back over the same list.
        let form = visitor.get(&format!("{PREVIEW}?over=list")).await.form_with("Save the rules");
        let page = visitor.send(form.fill("from", "1/9/2026")).await;
        assert_eq!(page.form_with("Save the rules").value("from"), Some("1/9/2026"));
        page.says("our list.csv");
    }

    async fn hostile_lists_are_refused_with_what_to_do_and_the_one_before_stays(app: TestApp) {
        let (_, mut visitor) = drafted(&app).await;
        let good = b"Title,Value\nDesks,900\n";
        let form = list_form(&mut visitor).await.choose_file("file", "good.csv", good);
        visitor.send(form).await.says("The list was read");
        let bomb = format!("Title,Value\n{}", "x,1\n".repeat(20_001));
        let wide = format!("Title,Value\n{},{}\n", "a".repeat(10_000), "9".repeat(10_000));
        for (content, why, reason) in [
            (b"".to_vec(), "Select a list", "nothing"),
            (b"%PDF-1.7\n\x01\x02\x03".to_vec(), "not a table", "a PDF"),
            (b"PK\x03\x04not a workbook".to_vec(), "", "a broken workbook"),
            (b"\0\0\0\0\0\x01\x02\x03\x04\x05\x06".to_vec(), "", "bytes of no kind"),
            (b"Title,Value\n\0\0,\0\n".to_vec(), "", "nothing but NULs"),
            (b"Supplier,Amount\nAbel,1\n".to_vec(), "No headings were found", "other headings"),
            (b"Title,Value\nDesks,1e400\n".to_vec(), "No row could be read", "a number beyond numbers"),
            (wide.into_bytes(), "No row could be read", "cells without end"),
            (bomb.into_bytes(), "more than 20000 rows", "one row too many"),
        ] {
            let name = if content.is_empty() { "" } else { "../../etc/passwd.csv" };
            let form = list_form(&mut visitor).await.choose_file("file", name, &content);
            let page = visitor.send(form).await;
            assert_eq!((page.status, page.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{reason}: {}", page.text());
            assert!(page.errors()[0].contains(why), "{reason}: {:?}", page.errors());
        }
        visitor.get(&format!("{PREVIEW}?over=list")).await.says("The list good.csv");
    }

    async fn editions_drafts_lists_and_settings_survive_a_backup(app: TestApp) {
        let (council, mut visitor) = drafted(&app).await;
        let scope = Scope::of_operator(council.id);
        let list = list_form(&mut visitor).await.choose_file("file", "list.csv", b"Title,Value\nDesks,900\n");
        visitor.send(list).await.says("The list was read");
        let settings = CouncilSettings { clear_days: ClearDays::Calendar, ..CouncilSettings::default() };
        let typed = TypedSettings { why: "The constitution".to_owned(), ..TypedSettings::of(&settings) };
        actions::law::save_settings(&app.guildhall, &scope, 0, &typed).await.unwrap();
        let to = app.folder().join("law.tar");
        actions::upkeep::back_up(&app.guildhall, &app.places, &to).await.unwrap();
        let places = actions::Places::in_folder(&app.folder().join("restored"));
        actions::upkeep::restore(&places, &to).await.unwrap();
        let restored = app.beside(places).await;
        let (old, new) = (&app.guildhall.store, &restored.guildhall.store);
        use store::law;
        assert_eq!(law::editions(old, &scope).await.unwrap(), law::editions(new, &scope).await.unwrap());
        assert_eq!(law::all_settings(old, &scope).await.unwrap(), law::all_settings(new, &scope).await.unwrap());
        let draft = law::draft(new, &scope).await.unwrap();
        assert!(draft.is_some() && draft == law::draft(old, &scope).await.unwrap());
        let list = law::list(new, &scope).await.unwrap();
        assert!(list.is_some() && list == law::list(old, &scope).await.unwrap());
        assert_eq!(restored.faults().await, Vec::<String>::new(), "the list's content came along");
        restored.guildhall.store.close().await.unwrap();
    }
}
