//! Editions of the postcode directory come in whole or not at all, and an earlier figure stays true.

use actions::reference::LoadWish;
use domain::access::Scope;
use domain::suppliers::Ring;
use testkit::{DIRECTORY, TestApp, directory_csv, on_both_databases};

async fn load(app: &TestApp, rows: &[(&str, &str, &str, &str, &str)]) {
    app.load_postcodes("ONSPD_MAY_2025_UK.csv", directory_csv(rows).as_bytes(), LoadWish::default()).await.unwrap();
}

async fn edition(app: &TestApp) -> (String, i64) {
    let edition = store::postcodes::edition_at(&app.guildhall.store, None).await.unwrap().unwrap();
    (edition.month.to_string(), edition.postcodes)
}

on_both_databases! {
    async fn a_file_that_is_cut_short_or_no_directory_leaves_the_edition_that_was_there(app: TestApp) {
        load(&app, DIRECTORY).await;
        let whole = directory_csv(DIRECTORY);
        let (most, _) = whole.split_at(whole.len() - 30);
        let rows: Vec<&str> = whole.lines().collect();
        for (name, content, says, reason) in [
            ("ONSPD_MAY_2026_UK.csv", most.to_owned(), "cut short", "the last row is not complete"),
            ("ONSPD_MAY_2026_UK.csv", format!("{}\n", rows[..4].join("\n")), "seems to be cut short", "far fewer rows"),
            ("ONSPD_MAY_2026_UK.csv", "pcds,lad25cd\nWX1 1AA,E07000901\n".to_owned(), "no column doterm", "a column is missing"),
            ("ONSPD_MAY_2026_UK.csv", format!("{}\r\n", rows[0]), "no postcodes", "headings alone"),
            ("ONSPD_MAY_2026_UK.csv", String::new(), "empty", "nothing"),
            ("ONSPD_MAY_2024_UK.csv", whole.replace("199501", "199502"), "is loaded already", "an older edition"),
            ("new.zip", "PK\u{3}\u{4} and then nothing".to_owned(), "cut short or damaged", "half a zip"),
        ] {
            let refused = app.load_postcodes(name, content.as_bytes(), LoadWish::default()).await;
            let said = refused.unwrap_err().to_string();
            assert!(said.contains(says), "{reason}: {said}");
            assert_eq!(edition(&app).await, ("2025-05".to_owned(), 6), "{reason}");
        }
        let fewer = LoadWish { accept_fewer: true, ..LoadWish::default() };
        app.load_postcodes("ONSPD_MAY_2026_UK.csv", format!("{}\n", rows[..4].join("\n")).as_bytes(), fewer).await.unwrap();
        assert_eq!(edition(&app).await, ("2026-05".to_owned(), 3), "loaded all the same when told so");
        let again = app.load_postcodes("copy.csv", format!("{}\n", rows[..4].join("\n")).as_bytes(), LoadWish::default()).await.unwrap();
        assert!(again.was_there, "the same content is known again");
        assert_eq!(store::postcodes::editions(&app.guildhall.store).await.unwrap().len(), 2);
        assert_eq!(actions::upkeep::sweep(&app.guildhall).await.unwrap(), Vec::<String>::new(), "nothing is left over");
    }

    async fn the_county_and_the_region_are_worked_out_and_a_figure_as_of_an_earlier_day_stays_true(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        let earlier = app.at("2026-06-01T12:00:00Z");
        let path = app.folder().join("ONSPD_MAY_2025_UK.csv");
        std::fs::write(&path, directory_csv(DIRECTORY)).unwrap();
        let mut quiet = |_, _, _| ();
        actions::reference::load_postcodes(&earlier, &path, "ONSPD_MAY_2025_UK.csv", LoadWish::default(), &mut quiet).await.unwrap();
        actions::reference::set_area(&earlier, &scope, "E07000901", "", "").await.unwrap();
        let area = store::suppliers::area_at(&app.guildhall.store, &scope, None).await.unwrap().unwrap().area;
        assert_eq!(area.wider.first().unwrap().as_str(), "E10000901");
        assert_eq!(area.region.unwrap().as_str(), "E12000901");
        app.bring_in_facts(&council, "facts.csv", "Supplier,Postcode\nAbel Ltd,BK1 1AA\nBaker Ltd,WX1 1AB\n").await;
        let ring = async |at: Option<&str>, key: &str| {
            let at = at.map(|at| at.parse().unwrap());
            let book = store::suppliers::book(&app.guildhall.store, &scope, at).await.unwrap();
            book.of_key(key, &[]).and_then(|facts| facts.ring)
        };
        assert_eq!(ring(None, "abel ltd").await, Some(Ring::County));
        assert_eq!(ring(None, "baker ltd").await, Some(Ring::District), "an ended postcode places as before");
        assert_eq!(ring(Some("2026-06-10T00:00:00Z"), "abel ltd").await, None, "nothing was said then");
        // The districts are merged, and the new edition says so.
        let later = app.at("2026-06-20T12:00:00Z");
        std::fs::write(&path, directory_csv(DIRECTORY).replace("E07000902", "E07000901")).unwrap();
        actions::reference::load_postcodes(&later, &path, "ONSPD_AUG_2025_UK.csv", LoadWish::default(), &mut quiet).await.unwrap();
        assert_eq!(ring(None, "abel ltd").await, Some(Ring::District));
        assert_eq!(ring(Some("2026-06-18T00:00:00Z"), "abel ltd").await, Some(Ring::County), "as it was two days ago");
    }

    async fn a_council_has_a_code_of_a_council(app: TestApp) {
        let council = app.council("Wynmarch District Council").await;
        let scope = Scope::of_operator(council.id);
        load(&app, DIRECTORY).await;
        for (own, wider, ok, reason) in [
            ("E07000901", "", true, "a district of the directory"),
            ("e10000901", "", true, "a county, in small letters"),
            ("E12000901", "", false, "a region is no council"),
            ("E07000999", "", false, "a district that no postcode lies in"),
            ("E0700090", "", false, "a digit short"),
            ("E06000905", "E06000905, E07000901", true, "districts of a combined authority"),
            ("E06000905", "nowhere", false, "no code"),
        ] {
            let set = actions::reference::set_area(&app.guildhall, &scope, own, wider, "").await;
            assert_eq!(set.is_ok(), ok, "{reason}");
        }
    }
}
