//! Scales, placings, and what is odd or missing.

use super::*;
use crate::values::Pence;

#[test]
fn the_three_by_three_is_a_matrix_and_no_formula() {
    let scale = red_yellow_green();
    assert_eq!((scale.wrong(), scale.falls()), (vec![], vec![]));
    for (likelihood, impact, rating, reason) in [
        ("red", "yellow", "yellow", "not the graver of the two"),
        ("yellow", "yellow", "yellow", "both the same"),
        ("green", "yellow", "yellow", "not the milder of the two"),
        ("green", "green", "green", "neither"),
        ("yellow", "green", "green", "a small harm that may happen"),
        ("red", "green", "yellow", "a small harm that will"),
        ("green", "red", "yellow", "a grave harm that hardly will"),
        ("yellow", "red", "red", "a grave harm that may"),
        ("red", "red", "red", "both"),
    ] {
        assert_eq!(scale.rating(&place(likelihood, impact)).unwrap().code, rating, "{reason}");
    }
    assert_eq!(scale.rating(&place("amber", "red")), None, "no such step");
    assert_eq!(scale.score(&place("red", "red")), None, "it shows no score");
}

#[test]
fn the_five_by_five_bands_its_score_at_both_sides() {
    let scale = five_by_five();
    assert_eq!((scale.wrong(), scale.falls()), (vec![], vec![]));
    for (likelihood, impact, score, rating, reason) in [
        ("1", "4", 4, "green", "the last green"),
        ("1", "5", 5, "yellow", "the first yellow"),
        ("4", "3", 12, "yellow", "the last yellow"),
        ("3", "5", 15, "red", "the first red"),
        ("5", "5", 25, "red", "the gravest"),
        ("1", "1", 1, "green", "the mildest"),
    ] {
        let placing = place(likelihood, impact);
        assert_eq!(
            (scale.score(&placing), scale.rating(&placing).unwrap().code.as_str()),
            (Some(score), rating),
            "{reason}"
        );
    }
}

#[test]
fn money_and_several_impacts_give_a_step() {
    let scale = five_by_five();
    for (pounds, step, reason) in [
        (0, "1", "nothing"),
        (49_999, "1", "just below £50,000"),
        (50_000, "2", "at it"),
        (749_999, "4", "just below £750,000"),
        (750_000, "5", "at it"),
    ] {
        assert_eq!(scale.impact_of_money(Pence::new(pounds * 100)).unwrap().code, step, "{reason}");
    }
    assert_eq!(red_yellow_green().impact_of_money(Pence::new(1)), None, "a scale without money");
    assert_eq!(scale.gravest_impact(["2", "4", "1"]).unwrap().code, "4");
    assert_eq!(scale.gravest_impact(["9"]), None, "no such step");
}

#[test]
fn a_scale_of_the_councils_own_is_checked() {
    let good = red_yellow_green;
    let with = |change: fn(&mut Scale)| {
        let mut scale = good();
        change(&mut scale);
        scale
    };
    for (scale, wrong, reason) in [
        (good(), 0, "as shipped"),
        (with(|scale| scale.matrix.truncate(2)), 1, "a row is missing"),
        (with(|scale| scale.matrix[0].push("red".into())), 1, "a cell too many"),
        (with(|scale| scale.matrix[1][1] = "amber".into()), 1, "a rating that is not there"),
        (with(|scale| scale.impacts[1].code = "green".into()), 1, "the same code twice"),
        (with(|scale| scale.ratings.truncate(1)), 8, "one rating, and cells that name the others"),
    ] {
        assert_eq!(scale.wrong().len(), wrong, "{reason}: {:?}", scale.wrong());
        assert!(scale.wrong().iter().all(|one| !one.to_string().is_empty()));
    }
    let falling = with(|scale| scale.matrix[2][2] = "green".into());
    assert_eq!(falling.wrong(), [], "it may be meant");
    assert_eq!(falling.falls().len(), 2, "along both ways: {:?}", falling.falls());
}

#[test]
fn placings_that_are_odd_are_asked_about() {
    let scale = red_yellow_green();
    let (mild, middle, grave) = (Some(("green", "green")), Some(("green", "red")), Some(("red", "red")));
    let put = |placing: Option<(&str, &str)>| placing.map(|(likelihood, impact)| place(likelihood, impact));
    for (inherent, residual, target, response, odd_ones, reason) in [
        (grave, middle, mild, Response::Treat, vec![], "each milder than the last"),
        (middle, middle, mild, Response::Treat, vec![], "controls that do nothing yet"),
        (middle, grave, mild, Response::Treat, vec![Odd::ResidualAboveInherent], "graver with controls"),
        (grave, mild, middle, Response::Treat, vec![Odd::TargetAboveResidual], "shall be graver"),
        (grave, mild, mild, Response::Treat, vec![Odd::TreatedAtTarget], "nothing left to treat"),
        (grave, mild, mild, Response::Tolerate, vec![], "and it is tolerated"),
        (grave, mild, mild, Response::Transfer, vec![Odd::TreatedAtTarget], "nothing left to pass on"),
        (
            grave,
            grave,
            grave,
            Response::Treat,
            vec![Odd::TreatedAtTarget],
            "it shall be as grave as before any control",
        ),
        (Some(("amber", "red")), mild, mild, Response::Treat, vec![Odd::NotOnScale], "no such step"),
        (None, None, None, Response::Treat, vec![], "nothing is placed"),
    ] {
        let mut one = risk(1, residual);
        one.response = Some(response);
        one.rated[0].inherent = put(inherent);
        one.rated[0].target = put(target);
        assert_eq!(odd(&one, &scale, today()), odd_ones, "{reason}");
    }
}

#[test]
fn of_two_placings_with_one_rating_the_score_tells_which_is_graver() {
    let scale = five_by_five();
    let at = |text: &str| text.split_once(' ').map(|(likelihood, impact)| place(likelihood, impact));
    for (inherent, residual, target, odd_ones, reason) in [
        ("5 5", "5 4", "5 5", vec![Odd::TargetAboveResidual], "25 shall be reached, where it was before any control"),
        ("5 5", "5 4", "5 4", vec![Odd::TreatedAtTarget], "20 shall be 20"),
        ("5 5", "5 4", "1 1", vec![], "20 shall be 1"),
        ("5 4", "5 5", "1 1", vec![Odd::ResidualAboveInherent], "25 with controls, 20 without"),
    ] {
        let mut one = Risk { scale: scale.code.clone(), ..risk(1, None) };
        one.response = None;
        one.rated = vec![Rated {
            on: today(),
            by: "Mira Holt".to_owned(),
            inherent: at(inherent),
            residual: at(residual),
            target: at(target),
            why: "x".to_owned(),
        }];
        assert_eq!(odd(&one, &scale, today()), odd_ones, "{reason}");
    }
}

#[test]
fn half_a_risk_is_kept_and_says_what_it_lacks() {
    let mut half = risk(1, None);
    (half.owner, half.cause, half.response) = (" ".into(), String::new(), None);
    let lacks = missing(&half, today());
    use MissingPart::*;
    assert_eq!(lacks, [Cause, Owner, Residual, Target, Response, Controls]);
    let mut whole = risk(1, Some(("red", "red")));
    whole.rated[0].target = Some(place("green", "green"));
    whole.controls.push(super::escalation::control(None));
    assert_eq!(missing(&whole, today()), []);
    assert!(missing(&whole, day("2026-10-31")).contains(&Residual), "before it was rated");
}

#[test]
fn a_risk_is_told_part_by_part() {
    let told = |cause: &str, event: &str, consequence: &str| {
        let (cause, event, consequence) = (cause.into(), event.into(), consequence.into());
        Risk { cause, event, consequence, ..risk(1, None) }.told()
    };
    for (found, said, reason) in [
        (
            told("Private equity", "The supplier is sold.", "Prices rise"),
            "Cause: Private equity. Event: The supplier is sold. Consequence: Prices rise.",
            "each with one full stop",
        ),
        (told("", "It fails", " "), "Event: It fails.", "what nobody entered is left out"),
        (told("", "", ""), "", "nothing to tell"),
    ] {
        assert_eq!(found, said, "{reason}");
    }
}
