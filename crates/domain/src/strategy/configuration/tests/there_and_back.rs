//! A set-up that another council brings in is the same set-up.

use super::*;
use crate::risks::{Appetites, Scale, five_by_five, red_yellow_green};
use crate::strategy::actions::{Outcome, OutcomeKind};
use crate::strategy::editions::{EditionChange as Change, Index, LifeStage, Mapping, Question, Statement};
use crate::strategy::{ScaleAppetites, StrategySettings};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn drawn(code: &str) -> Change {
    let statements = (1..=5).filter_map(Level::new).map(|level| Statement { level, text: format!("So at {level}.") });
    let question = Question {
        code: format!("{code}.1").parse().unwrap(),
        text: "Is it so?".to_owned(),
        stage: LifeStage::Active,
        statements: Vec::new(),
    };
    let draft = Index::draft(code.parse().unwrap(), "SL".parse().unwrap(), "Own area");
    let index = Index { statements: statements.collect(), questions: vec![question], ..draft };
    Change::Draw { edition: "nps-2018".parse().unwrap(), index: Box::new(index) }
}

/// What a council may have done to its editions, each by itself possible at any time.
fn changes(picked: &[bool; 6], weights: [u32; 2]) -> Vec<Change> {
    let (sl1, sl2, own) = (index("nps-2018/SL1"), index("nps-2018/SL2"), index("nps-2018/OWN1"));
    let all: [Vec<Change>; 6] = [
        vec![
            Change::Weigh { index: sl1, weight: weights[0] + 1 },
            Change::Weigh { index: sl2.clone(), weight: weights[1] },
        ],
        vec![
            drawn("OWN1"),
            Change::Activate { index: own.clone() },
            Change::Replace { index: sl2, by: own, mapping: Mapping::Same },
        ],
        vec![drawn("OWN2")],
        vec![Change::Question {
            index: index("nps-2018/SL1"),
            question: "SL1.1".parse().unwrap(),
            stage: LifeStage::Active,
        }],
        vec![Change::Retire { index: index("nps-2018/BC2") }],
        vec![Change::Add { edition: Box::new(region()) }],
    ];
    all.into_iter().zip(picked).filter(|(_, is_picked)| **is_picked).flat_map(|(changes, _)| changes).collect()
}

pub(super) fn region() -> crate::strategy::editions::Edition {
    let text = "edition: east\nname: East\nkind: region\nstatus: active\nfrom: 2026-01-01\nlevels: Low | High\ntheme: T | Theme\n\
                area: A | T | Area\nweight: 2\naim: 2\nlevel 1: a\nlevel 2: b\n";
    text.parse().unwrap()
}

fn outcomes() -> Vec<Outcome> {
    let outcome = |code: &str, parent: Option<&str>| Outcome {
        code: code.parse().unwrap(),
        kind: OutcomeKind::Outcome,
        parent: parent.map(|parent| parent.parse().unwrap()),
        name: format!("Outcome {code}"),
        from: jiff::civil::date(2025, 4, 1),
        to: None,
        replaced_by: Vec::new(),
    };
    vec![outcome("place", None), outcome("place.2", Some("place"))]
}

/// A council with some of all that can be set up.
fn council(picked: &[bool; 6], others: &[bool; 6], weights: [u32; 2]) -> Book {
    let some = |at: usize| others.get(at).copied().unwrap_or_default();
    let scales: Vec<Scale> = if some(0) { vec![red_yellow_green(), five_by_five()] } else { Vec::new() };
    let appetites = Appetites {
        usual: "yellow".to_owned(),
        by_category: BTreeMap::from([("Fraud".to_owned(), "green".to_owned())]),
    };
    let appetites: Vec<ScaleAppetites> =
        scales.iter().map(|scale| ScaleAppetites { scale: scale.code.clone(), appetites: appetites.clone() }).collect();
    let mut indicators = if some(1) { eleven() } else { Vec::new() };
    if some(1) {
        indicators.push(local("IND-L1", "100 − spend.local_share"));
        indicators[0].tolerance = Some(Quantity::tenths(5));
        indicators[0].serves = if some(2) { vec!["place.2".parse().unwrap()] } else { Vec::new() };
    }
    let aside =
        LevelCheck { in_use: false, origin: CheckOrigin::Council, ..crate::strategy::checks::shipped().remove(0) };
    Book {
        settings: StrategySettings {
            edition: some(3).then(|| "nps-2018".parse().unwrap()),
            aim: if some(3) { "Buy well".to_owned() } else { String::new() },
            ..StrategySettings::default()
        },
        own_checks: if some(4) { vec![own_check("X.2", "nps-2018/SL1"), aside] } else { Vec::new() },
        wording: if some(5) { vec![own_wording("nps-2018/SL1", "Our own words.")] } else { Vec::new() },
        outcomes: if some(2) { outcomes() } else { Vec::new() },
        indicators,
        scales,
        appetites,
        ..stepped(changes(picked, weights))
    }
}

proptest! {
    #[test]
    fn an_empty_council_that_brings_a_set_up_in_exports_the_same(
        picked in any::<[bool; 6]>(), others in any::<[bool; 6]>(), weights in [0_u32..9, 0..9],
    ) {
        let here = council(&picked, &others, weights);
        let file = Configuration::of(&here, "Wynmarch", today());
        let given = read(file.to_json().as_bytes());
        prop_assert_eq!(given.as_ref(), Ok(&file), "what is written is read");
        let plan = planned(&Book::default(), &file);
        prop_assert_eq!(plan.problems(), Vec::<String>::new());
        let there = brought(&Book::default(), &plan);
        prop_assert_eq!(Configuration::of(&there, "Wynmarch", today()), file.clone());
        let again = planned(&there, &file);
        prop_assert_eq!(again.count(), 0, "a second time nothing changes: {:?}", again.lines);
        let own = planned(&here, &file);
        prop_assert_eq!(own.count(), 0, "nor where it came from: {:?}", own.lines);
    }
}
