//! Editions as they are shipped, read, written, and changed.

mod lifecycle;
mod read;

use super::*;

fn nps() -> Edition {
    shipped().remove(0)
}

fn reference(text: &str) -> IndexRef {
    text.parse().unwrap()
}

fn level(number: u8) -> Level {
    Level::new(number).unwrap()
}

#[test]
fn the_shipped_editions_are_whole() {
    let editions = shipped();
    assert_eq!(editions.len(), TEXTS.len(), "each text is read");
    for (code, themes, areas, levels, stage, reason) in [
        ("nps-2018", 4, 14, 5, LifeStage::Active, "three themes and the enablers"),
        ("nps-2022", 4, 15, 5, LifeStage::Draft, "adding value is a fifth enabler; its areas are to be confirmed"),
        ("npps-2025", 3, 11, 5, LifeStage::Active, "three priorities"),
        ("cciaf", 1, 8, 4, LifeStage::Draft, "four levels with other names"),
    ] {
        let edition = editions.iter().find(|edition| edition.code.as_str() == code).unwrap();
        let counts = (edition.themes.len(), edition.indices.len(), edition.levels.count(), edition.stage);
        assert_eq!(counts, (themes, areas, levels, stage), "{code}: {reason}");
        assert_eq!(edition.missing(), Vec::<String>::new(), "{code} has a sentence for each level of each area");
        assert!(edition.indices.iter().all(|index| !index.what.is_empty() && !index.why.is_empty()), "{code} has help");
        assert!(!edition.attribution.is_empty() && !edition.licence.is_empty(), "{code} says whose it is");
        assert_eq!(
            edition.stage == LifeStage::Draft,
            edition.confirm.is_some(),
            "{code}: a draft says what to confirm"
        );
    }
}

#[test]
fn the_three_themes_stand_on_the_enablers() {
    let nps = nps();
    let names: Vec<(&str, bool, usize)> = nps
        .themes
        .iter()
        .map(|theme| (theme.name.as_str(), theme.enables, nps.of_theme(&theme.code).count()))
        .collect();
    let expected = [
        ("Showing leadership", false, 4),
        ("Behaving commercially", false, 3),
        ("Achieving community benefits", false, 3),
        ("Enablers", true, 4),
    ];
    assert_eq!(names, expected);
    assert_eq!(nps.levels.names(), ["Minimum", "Developing", "Mature", "Leader", "Innovator"]);
    let questions: Vec<&Question> = nps.indices.iter().flat_map(|index| &index.questions).collect();
    assert!(questions.len() > 30 && questions.iter().all(|one| one.stage == LifeStage::Draft), "none is confirmed");
}

#[test]
fn every_area_of_2018_goes_on_in_2022() {
    let editions = Editions::new(shipped());
    for index in &nps().indices {
        let followed = editions.replaced_by(&nps().reference(&index.code));
        assert_eq!(followed, [(reference(&format!("nps-2022/{}", index.code)), Mapping::Same)]);
    }
}
