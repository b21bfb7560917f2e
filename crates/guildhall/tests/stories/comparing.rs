//! Councils let their levels be compared, or do not, and nobody learns more than was let be known.

use domain::access::{Role, Scope};
use domain::strategy::Sharing;
use domain::strategy::editions::Level;
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases};

const COMPARE: &str = "/strategy/compare";
const SETTINGS: &str = "/strategy/compare/settings";

/// A council at one level in every area, with its head of procurement signed in.
async fn at_level(app: &TestApp, name: &str, level: u8) -> Visitor {
    let council = app.council(name).await;
    let today = app.guildhall.clock.today();
    let mut book = invented::councils(today, 1, 1).strategy("brackmere");
    book.settings.sharing = Sharing::default();
    for agreed in &mut book.agreed {
        agreed.level = Level::new(level).unwrap();
    }
    actions::strategy::bring_in(&app.guildhall, &Scope::of_operator(council.id), &book, "Made for a test")
        .await
        .unwrap();
    let head = app.person(&council, &format!("Head of {name}"), &[Role::HeadOfProcurement]).await;
    app.signed_in(&head).await
}

async fn shares(visitor: &mut Visitor, kind: &str, group: &str, named: bool) -> Page {
    let form = visitor.get(SETTINGS).await.form(SETTINGS).fill("kind", kind).fill("group", group).tick("shares", "yes");
    let form = if named { form.tick("named", "yes") } else { form };
    visitor.send(form).await
}

on_both_databases! {
    async fn levels_are_compared_once_enough_councils_agree_and_only_theirs(app: TestApp) {
        let mut first = at_level(&app, "Alderby District Council", 5).await;
        let page = first.get(COMPARE).await;
        page.says("0 of the 1 councils here share").says("This council does not share its levels").says("Fewer than 5");
        shares(&mut first, "District council", "Northmoor", true).await.says("What others may know of your levels was saved");
        for (name, level) in [("Birkwater", 1), ("Corrie", 2), ("Dunmere", 2)] {
            let mut other = at_level(&app, &format!("{name} District Council"), level).await;
            shares(&mut other, "District council", "Northmoor", false).await;
        }
        // One council is among the lowest and has not agreed to anything.
        at_level(&app, "Ebbsworth District Council", 1).await;
        let page = first.get(COMPARE).await;
        page.says("4 of the 5 councils here share").says("Fewer than 5");
        assert!(!page.text().contains("Birkwater") && !page.text().contains("The one in the middle"), "{}", page.text());

        let mut county = at_level(&app, "Fellshire County Council", 2).await;
        shares(&mut county, "County council", "", true).await;
        let page = first.get(COMPARE).await;
        page.says("5 of the 6 councils here share").says("Compared with all councils that share");
        let row = page.rows().into_iter().find(|row| row.len() == 8).unwrap();
        assert_eq!(row[2], "In the upper quarter", "5 among 1, 2, 2, 2, 5: {row:?}");
        assert_eq!(row[6..], ["2.4", "5"], "(1 + 2 + 2 + 2 + 5) ÷ 5 = 2.4 over five councils: {row:?}");
        page.says("Alderby District Council").says("Few");
        for hidden in ["Birkwater", "Corrie", "Dunmere", "Ebbsworth"] {
            assert!(!page.text().contains(hidden), "{hidden} did not agree to be named");
        }
        let page = first.get("/strategy/compare?kind=District+council").await;
        page.says("Fewer than 5 of those that are a district council");
        let page = first.get("/strategy/compare?kind=%22%3E%3Cscript%3E&group=Nowhere").await;
        assert_eq!(page.status, StatusCode::OK, "a kind that nobody is");
        assert!(!page.source().contains("<script>\"") && page.text().contains("Fewer than 5"), "{}", page.text());
    }

    async fn who_takes_its_levels_back_is_counted_no_more(app: TestApp) {
        let mut head = at_level(&app, "Alderby District Council", 3).await;
        let page = visitor_without_kind(&mut head).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.errors()[0].contains("what kind of organisation"), "{:?}", page.errors());
        assert_eq!(page.form(SETTINGS).value("group"), Some("Northmoor"), "what was typed stands there");
        shares(&mut head, "District council", "Northmoor", false).await.says("1 of the 1 councils here share");
        let form = head.get(SETTINGS).await.form(SETTINGS).without("shares");
        head.send(form).await.says("0 of the 1 councils here share");
        let form = head.get(SETTINGS).await.form(SETTINGS).fill("kind", "another").fill("another_kind", "Port authority");
        head.send(form.tick("shares", "yes")).await;
        assert_eq!(head.get(SETTINGS).await.form(SETTINGS).value("another_kind"), Some("Port authority"));
    }

    async fn levels_from_a_file_are_compared_by_themselves_and_tell_nothing_of_those_that_share(app: TestApp) {
        let mut first = at_level(&app, "Alderby District Council", 5).await;
        shares(&mut first, "District council", "Northmoor", false).await;
        let council = app.council("Birkwater District Council").await;
        let today = app.guildhall.clock.today();
        let mut book = invented::councils(today, 1, 1).strategy("brackmere");
        book.settings.sharing = Sharing::default();
        actions::strategy::bring_in(&app.guildhall, &Scope::of_operator(council.id), &book, "Made for a test").await.unwrap();
        let area = book.agreed[0].index.to_string();
        let row = |name: &str, level: u8| format!("{name},District council,Northmoor,nps-2018,{area},{level},Report of 2017,2017-03-31\n");
        let mut csv = String::from("Council,Kind,Group,Edition,Area,Level,Source,Date\n");
        // Whoever knows four of five levels and sees the mean of all five knows the fifth: a file is never mixed with them.
        for (name, level) in [("Corrie", 1), ("Dunmere", 2), ("Ebbsworth", 2), ("Fellshire", 3), ("Alderby District Council", 1)] {
            csv.push_str(&row(name, level));
        }
        let administrator = app.person(&council, "Ada Minster", &[Role::Administrator]).await;
        let mut visitor = app.signed_in(&administrator).await;
        let scope = Scope::of_operator(council.id);
        let kept = |csv: &str| app.guildhall.files.receive_all(csv.as_bytes()).unwrap();
        let wrong = actions::strategy::bring_in_outside(&app.guildhall, &scope, "levels.csv", &kept(&row("Gull", 9))).await;
        assert!(matches!(wrong, Err(actions::Failure::Invalid(_))), "no headings");
        let taken = kept(&csv);
        assert_eq!(actions::strategy::bring_in_outside(&app.guildhall, &scope, "levels.csv", &taken).await.unwrap(), 5);
        let again = actions::strategy::bring_in_outside(&app.guildhall, &scope, "levels.csv", &taken).await;
        assert!(matches!(again, Err(actions::Failure::Refused(_))), "the same file comes in once");
        visitor.get(COMPARE).await.says("1 of the 2 councils here share").says("Fewer than 5");
        let page = visitor.get("/strategy/compare?from=files").await;
        page.says("Published levels of 5 councils").says("Report of 2017");
        let row = page.rows().into_iter().find(|row| row.len() == 8).unwrap();
        assert_eq!(row[6..], ["1.8", "5"], "(1 + 2 + 2 + 3 + 1) ÷ 5 = 1.8, by the file alone: {row:?}");
        for hidden in ["Corrie", "Dunmere", "Ebbsworth", "Fellshire"] {
            assert!(!page.text().contains(hidden), "{hidden} did not agree to be named");
        }
        first.get(COMPARE).await.says("1 of the 2 councils here share").says("Fewer than 5");
        assert_eq!(first.get("/strategy/compare/outside").await.status, StatusCode::FORBIDDEN, "an administrator's to bring in");
        let files = visitor.get("/strategy/compare/outside").await;
        let form = files.form("/strategy/compare/outside/1/withdraw");
        visitor.send(form.fill("why", "Another edition")).await.says("were taken out");
        visitor.get("/strategy/compare?from=files").await.says("Fewer than 5");
    }
}

async fn visitor_without_kind(visitor: &mut Visitor) -> Page {
    let form = visitor.get(SETTINGS).await.form(SETTINGS).fill("group", "Northmoor").tick("shares", "yes");
    visitor.send(form).await
}
