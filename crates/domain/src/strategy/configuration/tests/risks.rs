//! Scales of risk and what a council takes by them, beside those of another council.

use super::*;
use crate::risks::{Appetites, Scale, red_yellow_green};
use crate::strategy::ScaleAppetites;
use std::collections::BTreeMap;

fn takes(rating: &str) -> Vec<ScaleAppetites> {
    let appetites = Appetites { usual: rating.to_owned(), by_category: BTreeMap::new() };
    vec![ScaleAppetites { scale: "ryg-3x3".to_owned(), appetites }]
}

/// The scale whose middle rating has another code.
fn amber() -> Scale {
    let mut scale = red_yellow_green();
    for rating in scale.ratings.iter_mut().filter(|rating| rating.code == "yellow") {
        "amber".clone_into(&mut rating.code);
    }
    for cell in scale.matrix.iter_mut().flatten().filter(|cell| cell.as_str() == "yellow") {
        "amber".clone_into(cell);
    }
    scale
}

fn line(plan: &Plan) -> &Line {
    plan.of(ConfigurationPart::Scales).next().unwrap()
}

#[test]
fn a_scale_is_the_same_only_in_the_same_order_and_under_the_same_name() {
    let here = Book { scales: vec![red_yellow_green()], ..Book::default() };
    type Case = (fn(&mut Scale), LineState, &'static str, &'static str, &'static str);
    let cases: [Case; 6] = [
        (|_| {}, LineState::Same, "", "", "as it is"),
        (|one| one.shows_score = true, LineState::Changed, "Shows a score", "", "one thing of it"),
        (|one| one.ratings.swap(0, 1), LineState::Changed, "Ratings, the mildest first", "", "which is milder"),
        (
            |one| {
                one.likelihoods.swap(0, 1);
                one.matrix.swap(0, 1);
            },
            LineState::Changed,
            "Likelihoods, the least first",
            "",
            "which is less likely",
        ),
        (
            |one| {
                one.impacts.swap(0, 1);
                one.matrix.iter_mut().for_each(|row| row.swap(0, 1));
            },
            LineState::Changed,
            "Impacts, the least first",
            "",
            "which is less grave",
        ),
        (
            |one| one.name = "Traffic lights".to_owned(),
            LineState::Changed,
            "Name",
            "Give the scale of the file another code: ryg-3x3 is “Red, yellow, green (3 by 3)” here",
            "another scale under the same code",
        ),
    ];
    for (change, state, said, problem, reason) in cases {
        let mut scale = red_yellow_green();
        change(&mut scale);
        let plan = planned(&here, &Configuration { scales: vec![scale], ..Configuration::default() });
        let found = line(&plan);
        assert_eq!(found.state, state, "{reason}");
        assert!(said.is_empty() || found.said.iter().any(|one| one.starts_with(said)), "{reason}: {:?}", found.said);
        let problems = found.problems.join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
}

#[test]
fn appetites_that_stay_are_held_against_the_changed_scale() {
    for (here, scale, appetites, problem, reason) in [
        (takes("yellow"), red_yellow_green(), vec![], "", "the scale as it is"),
        (
            takes("yellow"),
            amber(),
            vec![],
            "the gravest rating that the council takes in general",
            "its rating is gone",
        ),
        (takes("red"), amber(), vec![], "", "its rating stays"),
        (takes("yellow"), amber(), takes("amber"), "", "the file brings another in"),
        (takes("yellow"), amber(), takes("yellow"), "the gravest rating", "the file brings the same"),
        (vec![], amber(), vec![], "", "nobody settled what the council takes"),
    ] {
        let here = Book { scales: vec![red_yellow_green()], appetites: here, ..Book::default() };
        let plan = planned(&here, &Configuration { scales: vec![scale], appetites, ..Configuration::default() });
        let problems = line(&plan).problems.join(" ");
        assert!(problems.contains(problem) && problem.is_empty() == problems.is_empty(), "{reason}: {problems}");
    }
}
