//! What is said of each thing, and what must be mended first.

use super::there_and_back::region;
use super::*;
use crate::risks::{Appetites, red_yellow_green};
use crate::strategy::editions::{Edition, LifeStage};
use crate::strategy::scorecard::{Baseline, Kind, TakenOff, Target};
use crate::strategy::{ScaleAppetites, Unit};
use std::collections::BTreeMap;

fn given(book: &Book) -> Configuration {
    Configuration::of(book, "Wynmarch District Council", today())
}

/// The only line of a part that is not as it stays.
fn line(plan: &Plan, part: ConfigurationPart) -> Line {
    plan.of(part).find(|line| line.state != LineState::Stays).cloned().unwrap()
}

#[test]
fn a_check_is_new_changed_the_same_or_stays() {
    let own = own_check("X.2", "nps-2018/SL1");
    let stricter = LevelCheck { condition: Condition::AtLeast(Quantity::tenths(300)), ..own.clone() };
    let elsewhere = LevelCheck { index: index("nps-2018/SL2"), ..own.clone() };
    let too_high = LevelCheck { level: Level::new(6).unwrap(), ..own.clone() };
    let unknown_figure = LevelCheck { measure: "tenders.nobody_offers".to_owned(), ..own.clone() };
    let wrong_unit = LevelCheck { condition: Condition::AtLeast(Quantity::count(3)), ..own.clone() };
    let no_area = own_check("X.2", "nowhere/SL1");
    let of = |check: &LevelCheck| Book { own_checks: vec![check.clone()], ..Book::default() };
    for (here, there, state, problem, reason) in [
        (None, &own, LineState::New, "", "not here yet"),
        (Some(&own), &own, LineState::Same, "", "as it is"),
        (Some(&own), &stricter, LineState::Changed, "", "another value"),
        (Some(&own), &elsewhere, LineState::Changed, "Give the check of the file another code", "a code that is taken"),
        (None, &too_high, LineState::New, "Select a level above", "a level that the edition has not"),
        (None, &wrong_unit, LineState::New, "Enter a percentage", "a share is no count"),
        (None, &no_area, LineState::New, "Select an area of an edition", "an edition that is not here"),
        (None, &unknown_figure, LineState::New, "", "a figure may have no source yet"),
    ] {
        let here = here.map_or_else(Book::default, of);
        let plan = planned(&here, &given(&of(there)));
        let found = line(&plan, ConfigurationPart::Checks);
        assert_eq!(found.state, state, "{reason}");
        let problems = plan.problems().join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
    let changed = line(&planned(&of(&own), &given(&of(&stricter))), ConfigurationPart::Checks);
    assert_eq!(changed.said, ["What is asked of it: “at least 20.0%” becomes “at least 30.0%”"]);
    let unknown = line(&planned(&Book::default(), &given(&of(&unknown_figure))), ConfigurationPart::Checks);
    assert!(unknown.heed[0].contains("tenders.nobody_offers"), "{unknown:?}");
    let stays = planned(&of(&own), &Configuration::default());
    let states: Vec<LineState> = stays.of(ConfigurationPart::Checks).map(|line| line.state).collect();
    assert_eq!((states, stays.count()), (vec![LineState::Stays], 0), "what the file does not name stays");
}

#[test]
fn formulas_that_go_round_or_ask_for_nothing_are_said_at_their_indicator() {
    for (indicators, problem, reason) in [
        (vec![local("IND-L1", "IND-L2 + 1"), local("IND-L2", "spend.local_share")], "", "one after the other"),
        (
            vec![local("IND-L1", "IND-L2 + 1"), local("IND-L2", "IND-L1 + 1")],
            "round in a circle",
            "each asks the other",
        ),
        (vec![local("IND-L1", "spend.no_such_figure")], "no figure and no indicator is called", "an unknown figure"),
        (vec![local("IND-L1", "spend.total ÷ 0")], "", "it says so itself when it is worked out"),
    ] {
        let mut wanted = given(&Book { indicators, ..Book::default() });
        wanted.indicators.iter_mut().for_each(|one| one.entered.clear());
        let problems = planned(&Book::default(), &wanted).problems().join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
}

#[test]
fn what_an_indicator_of_the_file_makes_wrong_with_others_is_said_at_it() {
    let outcome = Indicator { is_public: true, ..local("IND-L1", "spend.local_share") };
    let compliance = Indicator {
        kind: Kind::Compliance,
        companions: vec![outcome.code.clone()],
        is_public: true,
        ..local("IND-L2", "spend.local_share")
    };
    let others = [compliance, local("IND-L3", "IND-L1 + 1"), local("IND-L4", "spend.no_such_figure")];
    let off = TakenOff { on: today(), why: "w".to_owned() };
    let formula = |sum: &str| Way::Formula(sum.parse().unwrap());
    for (there, said, reason) in [
        (Indicator { name: "Another name".to_owned(), ..outcome.clone() }, vec![], "IND-L4 was wrong before"),
        (
            Indicator { kind: Kind::Compliance, ..outcome.clone() },
            vec!["stand beside IND-L2: IND-L1 is none", "keep IND-L1 inside", "keep IND-L2 inside"],
            "no outcome any more beside IND-L2, nor for everybody",
        ),
        (Indicator { taken_off: Some(off), ..outcome.clone() }, vec!["keep IND-L2 inside"], "none is public any more"),
        (Indicator { way: formula("IND-L3 + 1"), ..outcome.clone() }, vec!["IND-L1 → IND-L3"], "a circle through it"),
        (Indicator { unit: Unit::Days, ..outcome.clone() }, vec![], "a formula may be in any unit"),
    ] {
        let indicators = others.iter().chain([&outcome]).cloned().collect();
        let here = Book { indicators, ..Book::default() };
        let plan = planned(&here, &given(&Book { indicators: vec![there], ..Book::default() }));
        let found = line(&plan, ConfigurationPart::Indicators);
        assert_eq!(found.problems.len(), said.len(), "{reason}: {:?}", found.problems);
        for part in said {
            assert!(found.problems.iter().any(|one| one.contains(part)), "{reason}: {part}, {:?}", found.problems);
        }
    }
    let alone = Indicator { kind: Kind::Compliance, ..local("IND-L5", "spend.local_share") };
    for (here, problem, reason) in [
        (vec![], "Add an outcome indicator", "compliance alone"),
        (vec![outcome], "", "beside an outcome of the council"),
    ] {
        let here = Book { indicators: here, ..Book::default() };
        let plan = planned(&here, &given(&Book { indicators: vec![alone.clone()], ..Book::default() }));
        let problems = plan.problems().join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
}

#[test]
fn a_tolerance_of_a_file_is_held_against_the_rules_of_the_scorecard() {
    for (tolerance, problem, reason) in [
        (Quantity::tenths(0), "", "none at all"),
        (Quantity::tenths(-1), "Enter a tolerance of 0 or more", "below nought"),
        (Quantity::count(1), "for the target and its tolerance", "a share is no count"),
    ] {
        let mut wanted = given(&Book { indicators: vec![eleven().remove(0)], ..Book::default() });
        wanted.indicators[0].tolerance = Some(tolerance);
        let problems = planned(&Book::default(), &wanted).problems().join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
}

#[test]
fn own_words_are_the_same_whatever_white_space_is_about_them() {
    let here = Book { wording: vec![own_wording("nps-2018/SL1", "Our own words.")], ..Book::default() };
    for (text, source, state, reason) in [
        ("Our own words.", "Cabinet, 4 May 2026", LineState::Same, "as they are"),
        ("  Our own words.\n", "Cabinet, 4 May 2026", LineState::Same, "white space about the sentence"),
        ("Our own words.", " Cabinet, 4 May 2026 ", LineState::Same, "white space about the source"),
        ("Our other words.", "Cabinet, 4 May 2026", LineState::Changed, "another word"),
    ] {
        let mut wanted = given(&here);
        (wanted.wording[0].text, wanted.wording[0].source) = (text.to_owned(), source.to_owned());
        let plan = planned(&here, &wanted);
        assert_eq!(line(&plan, ConfigurationPart::Wording).state, state, "{reason}");
        let again = planned(&brought(&here, &plan), &wanted);
        assert_eq!(again.count(), 0, "{reason}: a second time nothing changes");
    }
}

#[test]
fn an_edition_that_retired_and_is_not_here_stays_out_with_what_stands_on_it() {
    let mut wanted = given(&Book { own_checks: vec![own_check("X.2", "east/A")], ..Book::default() });
    wanted.wording = vec![WordingSetup::of(&own_wording("east/A", "Our own words."))];
    wanted.wording[0].level = None;
    for (stage, state, comes_in, reason) in [
        (LifeStage::Active, LineState::New, 3, "in use there"),
        (LifeStage::Retired, LineState::Differs, 0, "asked no more"),
    ] {
        wanted.editions = vec![Edition { stage, ..region() }];
        let plan = planned(&Book::default(), &wanted);
        let found = line(&plan, ConfigurationPart::Editions);
        assert_eq!((found.state, plan.count()), (state, comes_in), "{reason}: {:?}", plan.lines);
        assert_eq!(plan.problems(), Vec::<String>::new(), "{reason}");
        let is_told = found.heed.iter().any(|said| said.contains("stays out"));
        assert_eq!(is_told, stage == LifeStage::Retired, "{reason}");
        assert_eq!(plan.coming.steps.len(), usize::from(stage == LifeStage::Active), "{reason}");
    }
    let here = stepped([EditionChange::Add { edition: Box::new(region()) }]);
    let plan = planned(&here, &wanted);
    assert!(line(&plan, ConfigurationPart::Editions).said[0].contains("Retired"), "one that is here retires: {plan:?}");
}

#[test]
fn a_figure_that_the_other_council_enters_by_hand_has_no_source_yet() {
    let wanted =
        given(&Book { indicators: vec![local("IND-L1", "people.posts_of_ours + spend.total")], ..Book::default() });
    assert_eq!(wanted.indicators[0].entered, ["people.posts_of_ours"], "what the house offers is not named");
    let plan = planned(&Book::default(), &wanted);
    let line = line(&plan, ConfigurationPart::Indicators);
    assert!(!line.problems.iter().any(|problem| problem.contains("people.posts_of_ours")), "{line:?}");
    assert!(
        line.heed.iter().any(|said| said.contains("people.posts_of_ours") && said.contains("no source yet")),
        "{line:?}"
    );
}

#[test]
fn an_indicator_keeps_what_the_council_measured_and_chose() {
    let baseline = Baseline {
        value: Quantity::tenths(120),
        period: "2019-20".parse().unwrap(),
        source: "Ledger".to_owned(),
        dated: today(),
        reported: String::new(),
    };
    let target = Target {
        value: Quantity::tenths(300),
        tolerance: Quantity::tenths(10),
        by: None,
        base: None,
        why: "Cabinet".to_owned(),
        approved_by: String::new(),
    };
    let own = Indicator {
        baseline: Some(baseline),
        target: Some(target),
        owner: "Head of Parks".to_owned(),
        ..eleven().remove(0)
    };
    let here = Book { indicators: vec![own.clone()], ..Book::default() };
    let theirs =
        Indicator { definition: "Otherwise.".to_owned(), tolerance: Some(Quantity::tenths(20)), ..eleven().remove(0) };
    let plan = planned(&here, &given(&Book { indicators: vec![theirs], ..Book::default() }));
    assert_eq!(plan.problems(), Vec::<String>::new());
    let kept = &plan.coming.indicators[0];
    assert_eq!(
        (&kept.baseline, &kept.owner, kept.edition),
        (&own.baseline, &own.owner, 2),
        "another definition, its own values"
    );
    assert_eq!(
        kept.target.as_ref().map(|one| (&one.value, &one.tolerance)),
        Some((&Quantity::tenths(300), &Quantity::tenths(20)))
    );
    assert!(line(&plan, ConfigurationPart::Indicators).heed[0].contains("values are not compared"));
    let text = given(&here).to_json();
    assert!(!text.contains("Head of Parks") && !text.contains("2019-20") && !text.contains("Ledger"), "{text}");
}

#[test]
fn areas_are_switched_weighed_and_what_is_in_use_keeps_its_words() {
    let nps = shipped().remove(0);
    let sl1 = index("nps-2018/SL1");
    let mut other = nps.clone();
    other.indices[0].weight = 3;
    other.indices[0].stage = LifeStage::Retired;
    other.indices[1].statements[0].text = "Otherwise.".to_owned();
    let wanted = Configuration { editions: vec![other], ..Configuration::default() };
    let here = Book::default();
    let plan = planned(&here, &wanted);
    let found = line(&plan, ConfigurationPart::Editions);
    assert_eq!(found.state, LineState::Changed);
    assert_eq!(found.said, ["SL1, stage: “In use” becomes “Retired”", "SL1, weight: “1” becomes “3”"]);
    assert!(found.heed[0].starts_with("SL2 at Minimum stays"), "{:?}", found.heed);
    let after = brought(&here, &plan).editions();
    assert_eq!(after.get(&nps.code).unwrap().asked_on(today()).count(), 13, "one area is off from today");
    let on_again =
        planned(&brought(&here, &plan), &Configuration { editions: vec![nps.clone()], ..Configuration::default() });
    let again = brought(&brought(&here, &plan), &on_again).editions();
    assert!(again.index(&sl1).unwrap().is_asked_on(today()), "and on again: {:?}", on_again.lines);

    let mut nothing_counts = nps.clone();
    nothing_counts.indices.iter_mut().for_each(|index| index.weight = 0);
    let plan = planned(&here, &Configuration { editions: vec![nothing_counts], ..Configuration::default() });
    assert!(plan.problems()[0].contains("a weight above 0"), "{:?}", plan.problems());
    let mut other_levels = nps;
    other_levels.levels = ["Low", "High"].map(String::from).to_vec().try_into().unwrap();
    let plan = planned(&here, &Configuration { editions: vec![other_levels], ..Configuration::default() });
    assert!(plan.problems()[0].contains("levels never change"), "{:?}", plan.problems());
}

#[test]
fn a_part_that_stands_on_another_says_so_where_it_is_chosen_alone() {
    let appetites = Appetites { usual: "yellow".to_owned(), by_category: BTreeMap::new() };
    let book = Book {
        scales: vec![red_yellow_green()],
        appetites: vec![ScaleAppetites { scale: "ryg-3x3".to_owned(), appetites }],
        ..stepped([EditionChange::Confirm { edition: "nps-2022".parse().unwrap() }])
    };
    let mut wanted = given(&book);
    wanted.settings.edition = Some("nps-2022".parse().unwrap());
    for (chosen, problem, reason) in [
        (&[ConfigurationPart::Editions, ConfigurationPart::Settings][..], "", "with its edition"),
        (&[ConfigurationPart::Settings], "Bring the edition nps-2022 in too", "a draft here"),
        (&[ConfigurationPart::Scales, ConfigurationPart::Appetites], "", "with its scale"),
        (&[ConfigurationPart::Appetites], "Bring the scale ryg-3x3 in too", "no such scale here"),
    ] {
        let problems = plan(&Book::default(), &wanted, chosen, (today(), "w")).problems().join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
}
