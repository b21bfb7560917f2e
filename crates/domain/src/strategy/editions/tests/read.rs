//! Reading an edition's text, and writing it.

use super::*;
use crate::findings::Severity;
use proptest::prelude::*;

const HEAD: &str = "edition: own\nlevels: Low | High\ntheme: T | Theme\n";

#[test]
fn what_cannot_be_read_is_found_with_its_line() {
    for (text, row, code, reason) in [
        ("levels: Low | High\narea: A | T | Area", None, "edition_code", "no code"),
        ("edition: own\nlevels: Low", None, "edition_levels", "one level"),
        (HEAD, None, "no_areas", "no area"),
        (&format!("{HEAD}area: A | X | Area"), Some(4), "theme_unknown", "a theme that is not there"),
        (&format!("{HEAD}area: A/B | T | Area"), Some(4), "area_code", "no code of an area"),
        (&format!("{HEAD}area: A | T | One\narea: A | T | Two"), Some(5), "area_twice", "two areas with one code"),
        (&format!("{HEAD}area: A | T | One\nlevel 3: High"), Some(5), "level_unknown", "a level too many"),
        (&format!("{HEAD}area: A | T | One\nlevel 0: Low"), Some(5), "level_unknown", "levels count from 1"),
        (&format!("{HEAD}area: A | T | One\nlevel 1: Low\nlevel 1: Low"), Some(6), "level_twice", "one level twice"),
        (&format!("{HEAD}area: A | T | One\nlevel 1 of Q: Low"), Some(5), "question_unknown", "no such question"),
        (&format!("{HEAD}area: A | T | One\nfollows: nps-2018"), Some(5), "follows", "half a mapping"),
        (&format!("{HEAD}area: A | T | One\nweight: much"), Some(5), "value", "no number"),
        (&format!("{HEAD}area: A | T | One\naim: 3"), Some(5), "level_unknown", "an aim above all levels"),
        (&format!("{HEAD}area: A | T | One\ncolour: red"), Some(5), "line_unknown", "an unknown word"),
        (&format!("{HEAD}theme: T | Again\narea: A | T | One"), Some(4), "theme_twice", "two themes with one code"),
    ] {
        let found = read(text).findings;
        assert!(found.iter().any(|one| one.code == code && one.at.row == row), "{reason}: {found:?}");
    }
}

#[test]
fn a_slip_in_one_line_loses_no_other() {
    let text = format!("{HEAD}status: active\narea: A | T | One\ncolour: red\nlevel 1: Low.\nlevel 2: High.\n");
    let EditionRead { edition, findings } = read(&text);
    let edition = edition.unwrap();
    assert_eq!((findings.len(), findings[0].severity), (1, Severity::Fix));
    assert_eq!(edition.indices[0].statement(level(2)), Some("High."));
    assert_eq!(edition.missing(), Vec::<String>::new());
    assert!(read("area: A | T | One").edition.is_none(), "without its head nothing is read");
}

#[test]
fn the_shipped_editions_are_read_as_they_are_written() {
    for edition in shipped() {
        assert_eq!(edition.to_text().parse(), Ok(edition.clone()), "{}", edition.code);
        let kept = serde_json::to_string(&edition).unwrap();
        assert_eq!(serde_json::from_str::<Edition>(&kept).unwrap(), edition, "{} in records", edition.code);
    }
}

proptest! {
    #[test]
    fn any_edition_is_read_as_it_was_written(
        names in prop::collection::hash_set("[A-Z][a-z ]{0,8}[a-z]", 2..=9),
        sentences in prop::collection::vec("[!-~]{1,9}( [!-~]{1,9}){0,4}", 2..=9),
        weight in 0_u32..1_000,
        stages in prop::collection::vec(0_usize..3, 3),
    ) {
        let levels = Levels::new(names.into_iter().map(|name| name.trim().to_owned())).unwrap();
        let mut edition = Edition::draft("own".parse().unwrap(), "Own", EditionKind::Region, "North", levels);
        edition.themes.push(Theme { code: "T".parse().unwrap(), name: sentences[0].clone(), enables: true });
        let mut index = Index::draft("A".parse().unwrap(), "T".parse().unwrap(), sentences[1].clone());
        index.weight = weight;
        index.stage = LifeStage::ALL[stages[0]];
        let statements: Vec<Statement> =
            edition.levels.all().zip(&sentences).map(|(level, text)| Statement { level, text: text.clone() }).collect();
        index.statements = statements.clone();
        let stage = LifeStage::ALL[stages[1]];
        index.questions.push(Question { code: "Q.1".parse().unwrap(), text: sentences[0].clone(), stage, statements });
        index.follows.push(Follows { index: reference("nps-2018/SL1"), mapping: Mapping::ALL[stages[2]] });
        edition.indices.push(index);
        prop_assert_eq!(edition.to_text().parse::<Edition>(), Ok(edition));
    }

    #[test]
    fn no_text_brings_the_reader_down(text in "([a-z ]{0,8}:? ?[ -~]{0,12}\n){0,12}") {
        let read = read(&text);
        prop_assert!(read.edition.is_some() || !read.findings.is_empty());
    }
}
