//! A council changes what it looks at itself by: checks, areas, wording, the edition in use.

use domain::access::{Role, Scope};
use domain::councils::Council;
use domain::strategy::checks::LevelCheck;
use domain::strategy::editions::{EditionCode, IndexRef};
use testkit::{Page, StatusCode, TestApp, Visitor, on_both_databases, payments_csv};

const LINES: &[(&str, &str, &str, &str, &str)] = &[
    ("2026-04-10", "Abel Supplies Ltd", "600.00", "Parks", "Tools"),
    ("2026-05-12", "Cole Works Ltd", "400.00", "Housing", "Repairs"),
];

async fn head_of(app: &TestApp, name: &str) -> (Council, Visitor) {
    let council = app.council(name).await;
    let head = app.person(&council, &format!("Head of {name}"), &[Role::HeadOfProcurement]).await;
    let visitor = app.signed_in(&head).await;
    (council, visitor)
}

/// What the facts propose for an area of the edition in use.
async fn proposed(app: &TestApp, council: &Council, area: &str) -> Option<String> {
    let scope = Scope::of_operator(council.id);
    let facts = store::strategy::facts(&app.guildhall.store, &scope, app.guildhall.clock.today()).await.unwrap();
    let editions = facts.book.editions();
    let levels = facts.book.levels(&editions, facts.book.edition(&editions).unwrap(), &facts.readings, facts.today);
    levels.areas.into_iter().find(|one| one.code == area).and_then(|one| one.proposed)
}

/// The areas that a round asks which begins on a day.
async fn asked(app: &TestApp, council: &Council, code: &str, day: &str) -> Vec<String> {
    let scope = Scope::of_operator(council.id);
    let editions = store::strategy::book(&app.guildhall.store, &scope, None).await.unwrap().editions();
    let edition = editions.get(&code.parse::<EditionCode>().unwrap()).unwrap();
    edition.asked_on(day.parse().unwrap()).map(|index| index.code.to_string()).collect()
}

async fn step(visitor: &mut Visitor, name: &str, fields: &[(&str, &str)]) -> Page {
    let address = format!("/strategy/editions/nps-2018/step/{name}");
    let mut form = visitor.get(&address).await.form(&address);
    for (field, value) in fields {
        form = form.fill(field, value);
    }
    visitor.send(form).await
}

on_both_databases! {
    async fn a_check_that_is_changed_changes_what_the_facts_propose(app: TestApp) {
        let (council, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        app.bring_in(&council, "2026.csv", &payments_csv(LINES)).await;
        let scope = Scope::of_operator(council.id);
        let index: IndexRef = "nps-2018/SL1".parse().unwrap();
        let all: Vec<LevelCheck> =
            domain::strategy::checks::shipped().into_iter().filter(|check| check.index == index).collect();
        let first = all.first().unwrap().code.to_string();
        for check in all.iter().skip(1) {
            let aside = LevelCheck { in_use: false, ..check.clone() };
            actions::strategy::checks::keep_check(&app.guildhall, &scope, &aside, (Some(0), "one is enough here")).await.unwrap();
        }
        let address = format!("/strategy/checks/{first}/change");
        let mut levels = Vec::new();
        for least in ["3", "2"] {
            let form = visitor.get(&address).await.form(&address);
            let form = form.fill("measure", "spend.supplier_count").fill("other_measure", "").fill("level", "2");
            let form = form.fill("comparator", "at_least").fill("value", least);
            let page = visitor.send(form.clone()).await;
            assert_eq!(page.errors(), ["Enter the reason, so that others can follow it"]);
            visitor.send(form.fill("why", "Two suppliers are many here")).await.says("The check was saved");
            levels.push(proposed(&app, &council, "SL1").await);
        }
        assert_eq!(levels, [Some("Minimum".to_owned()), Some("Developing".to_owned())], "three are asked, then two");
        let page = visitor.get(&format!("/strategy/checks/{first}")).await;
        page.says("Holds").says("The council's own").says("Two suppliers are many here");
        let aside = format!("/strategy/checks/{first}/aside");
        visitor.send(page.form(&aside).fill("why", "Not ours")).await.says("it is put aside");
        assert_eq!(proposed(&app, &council, "SL1").await, None, "nothing is left that says anything");
        let listed = visitor.get("/strategy/checks?used=Put+aside").await;
        assert_eq!(listed.rows().len(), all.len(), "{}", listed.text());
        let (_, mut other) = head_of(&app, "Ostley District Council").await;
        assert!(!other.get(&format!("/strategy/checks/{first}")).await.text().contains("Two suppliers are many here"));
    }

    async fn an_area_that_retires_leaves_new_rounds_and_stays_on_the_page(app: TestApp) {
        let (council, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let page = step(&mut visitor, "retire", &[("index", "SL2")]).await;
        assert_eq!(page.errors(), ["Enter the reason, so that others can follow it"]);
        step(&mut visitor, "retire", &[("index", "SL2"), ("why", "Asked elsewhere")]).await.says("Retired, last asked 16 June 2026");
        assert!(asked(&app, &council, "nps-2018", "2026-06-16").await.contains(&"SL2".to_owned()), "rounds before keep it");
        assert!(!asked(&app, &council, "nps-2018", "2026-06-17").await.contains(&"SL2".to_owned()));

        let new = [("index", "ET1"), ("theme", "SL"), ("name", "Ethical buying"), ("why", "Asked by members")];
        step(&mut visitor, "draw", &new).await.says("It was done").says("Draft, to be confirmed");
        let page = step(&mut visitor, "activate", &[("index", "ET1"), ("why", "Ready")]).await;
        assert_eq!(page.errors().len(), 5, "a sentence for each level is missing: {:?}", page.errors());
        let sentences = ["level_1", "level_2", "level_3", "level_4", "level_5"].map(|field| (field, "Invented."));
        step(&mut visitor, "draw", &[&new[..], &sentences[..]].concat()).await;
        step(&mut visitor, "activate", &[("index", "ET1"), ("why", "Ready")]).await.says("ET1 is in use");
        assert!(asked(&app, &council, "nps-2018", "2026-06-17").await.contains(&"ET1".to_owned()));
        let page = step(&mut visitor, "merge", &[("into", "nps-2018/ET1"), ("why", "Too few")]).await;
        assert_eq!(page.errors(), ["Select at least two areas"]);
        let other = app.council("Ostley District Council").await;
        assert!(asked(&app, &other, "nps-2018", "2026-06-17").await.contains(&"SL2".to_owned()), "another council's stays");
    }

    async fn only_an_edition_that_was_confirmed_is_chosen(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let form = visitor.get("/strategy/editions/new").await.form("/strategy/editions/new");
        let form = form.fill("code", "east").fill("name", "East").fill("owner", "Invented region").fill("why", "Agreed");
        let page = visitor.send(form.clone().fill("levels", "One")).await;
        assert_eq!(page.errors(), ["Enter from 2 to 9 names of levels, the lowest first"]);
        let page = visitor.send(form.fill("levels", "No\nYes").fill("themes", "GR Green buying")).await;
        page.says("Green buying").says("Add an area");
        let list = visitor.get("/strategy/editions").await;
        let form = list.form("/strategy/editions/choose").fill("edition", "east");
        visitor.send(form).await.says("Select an edition that is in use");
        let text = visitor.get("/strategy/editions/nps-2018/text").await.source();
        let form = visitor.get("/strategy/editions/new").await.form("/strategy/editions/new");
        let copy = text.replacen("nps-2018", "nps-copy", 1);
        visitor.send(form.fill("text", &copy).fill("why", "To change it")).await.says("It was done");
        let form = visitor.get("/strategy/editions").await.form("/strategy/editions/choose").fill("edition", "nps-copy");
        visitor.send(form).await.says("The council assesses itself by this edition");
    }

    async fn a_question_comes_into_use_and_an_edition_retires_for_another(app: TestApp) {
        let (council, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let page = step(&mut visitor, "question", &[("stage", "active"), ("why", "We ask it")]).await;
        assert_eq!(page.errors(), ["Select a question"]);
        let chosen = [("question", "SL1/SL1.2"), ("stage", "active"), ("why", "We ask it")];
        step(&mut visitor, "question", &chosen).await.says("Question SL1.2: in use");
        let scope = Scope::of_operator(council.id);
        let editions = store::strategy::book(&app.guildhall.store, &scope, None).await.unwrap().editions();
        let index = editions.index(&"nps-2018/SL1".parse().unwrap()).unwrap();
        assert_eq!(index.asked_questions().count(), 1, "its assessors are asked it");

        let json = visitor.get("/strategy/editions/nps-2018/json").await.source();
        let form = visitor.get("/strategy/editions/new").await.form("/strategy/editions/new").fill("why", "To change it");
        let page = visitor.send(form.clone().fill("text", "{\"code\": 1}")).await;
        assert!(page.errors()[0].starts_with("This is not an edition as JSON"), "{:?}", page.errors());
        let copy = json.replacen("nps-2018", "nps-copy", 1);
        let twice = copy.replacen("\"code\": \"SL2\"", "\"code\": \"SL1\"", 1);
        let page = visitor.send(form.clone().fill("text", &twice)).await;
        assert!(!page.errors().is_empty(), "two areas with one code");
        visitor.send(form.fill("text", &copy)).await.says("It was done");

        let target = "/strategy/areas/nps-2018/SL2/target";
        let form = visitor.get("/strategy/areas/nps-2018/SL2").await.form(target).fill("level", "3").fill("why", "Asked for");
        let form = form.fill("by-day", "31").fill("by-month", "3").fill("by-year", "2028");
        visitor.send(form).await.says("The target was saved.");
        let choose = "/strategy/editions/choose";
        let confirm = "/strategy/editions/nps-2022/step/confirm";
        let form = visitor.get(confirm).await.form(confirm).fill("why", "Compared with the original");
        visitor.send(form).await.says("It was done");
        let form = visitor.get("/strategy/editions").await.form(choose).fill("edition", "nps-2022");
        visitor.send(form).await.says("The council assesses itself by this edition");
        let home = visitor.get("/strategy").await;
        home.says("Targets of an earlier edition that were not met").says("Mature by 31 March 2028").says("Asked for");
        assert!(home.links().contains(&"/strategy/areas/nps-2022/SL2".to_owned()), "{:?}", home.links());

        let gone = [("by", "nps-2022"), ("why", "The newer one is in use")];
        step(&mut visitor, "retire-edition", &gone).await.says("nps-2022 took its place");
        assert!(asked(&app, &council, "nps-2018", "2026-06-17").await.is_empty());
        assert_eq!(asked(&app, &council, "nps-2018", "2026-06-16").await.len(), 14, "rounds before keep it");
        visitor.get("/strategy/areas/nps-2018/SL2").await.says("The edition of this area retired");
    }

    async fn official_wording_stands_beside_the_paraphrase_and_stays_with_the_council(app: TestApp) {
        let (_, mut visitor) = head_of(&app, "Wynmarch District Council").await;
        let address = "/strategy/editions/nps-2018/wording";
        let form = visitor.get(address).await.form(address).fill("wording", "official");
        let file = b"Area,Level,Wording\nSL1,Mature,Invented official words.\nNowhere,Mature,Lost.\n";
        let page = visitor.send(form.clone().choose_file("file", "wording.csv", file)).await;
        assert_eq!(page.errors().len(), 1, "whose and on what terms: {:?}", page.errors());
        let form = form.fill("source", "Licence held by the council");
        let page = visitor.send(form.clone().choose_file("file", "wording.csv", file)).await;
        page.says("1 sentence was brought in").says("is not known").says("Invented official words.");
        let page = visitor.send(form.clone().choose_file("file", "wording.csv", b"Supplier,Amount\nAbel Ltd,1\n")).await;
        assert!(page.errors()[0].contains("no table of wording"), "{:?}", page.errors());
        let typed = form.fill("area", "SL1").fill("level", "Leader").fill("text", "Typed words.");
        visitor.send(typed).await.says("The wording was brought in").says("Typed words.");
        visitor.get("/strategy/editions/nps-2018").await.says("Invented official words.");
        let (_, mut other) = head_of(&app, "Ostley District Council").await;
        let theirs = other.get("/strategy/editions/nps-2018").await;
        assert!(!theirs.text().contains("Invented official words."));
        assert_eq!(other.get("/strategy/editions/none").await.status, StatusCode::NOT_FOUND);
    }
}
