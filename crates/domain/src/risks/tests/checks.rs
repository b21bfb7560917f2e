//! What can be kept of a risk, a review, a scale and an appetite.

use super::*;
use crate::strategy::{LINE_MAX, WrongField};

fn fields(wrong: &[WrongField]) -> Vec<&'static str> {
    wrong.iter().map(|one| one.field).collect()
}

fn placing(likelihood: &str, impact: &str) -> Option<Placing> {
    Some(Placing { likelihood: likelihood.to_owned(), impact: impact.to_owned() })
}

#[test]
fn a_risk_needs_a_title_and_a_scale_and_keeps_to_its_lengths() {
    let scales = [red_yellow_green()];
    for (title, scale, wrong, reason) in [
        ("Firm fails".to_owned(), "ryg-3x3", vec![], "title and scale"),
        ("  ".to_owned(), "ryg-3x3", vec!["title"], "white space is no title"),
        ("a".repeat(LINE_MAX), "ryg-3x3", vec![], "as long as may be"),
        ("a".repeat(LINE_MAX + 1), "ryg-3x3", vec!["title"], "one character more"),
        ("Firm fails".to_owned(), "5x5", vec!["scale"], "a scale that the council has not"),
    ] {
        let risk = Risk { title, scale: scale.to_owned(), ..risk(1, None) };
        assert_eq!(fields(&check(&risk, &scales)), wrong, "{reason}");
    }
}

#[test]
fn a_review_needs_a_rating_and_a_reason_and_what_is_odd_is_confirmed() {
    let scale = red_yellow_green();
    let on = day("2026-11-20");
    let (red, green) = (placing("red", "red"), placing("green", "green"));
    for (inherent, residual, why, next, confirmed, wrong, reason) in [
        (&red, &green, "new lifts", None, false, vec![], "milder with controls"),
        (&red, &None, "new lifts", None, false, vec!["residual-likelihood"], "no rating with controls"),
        (&red, &green, " ", None, false, vec!["why"], "no reason"),
        (&red, &placing("pink", "red"), "x", None, false, vec!["residual-likelihood"], "no step of the scale"),
        (&red, &green, "x", Some(on), false, vec!["next_review"], "the day of the review itself"),
        (&red, &green, "x", Some(day("2026-11-21")), false, vec![], "the day after"),
        (&green, &red, "x", None, false, vec!["confirmed"], "graver with controls than without"),
        (&green, &red, "x", None, true, vec![], "and that is confirmed"),
    ] {
        let rated = Rated {
            on,
            by: "Mira Holt".to_owned(),
            inherent: inherent.clone(),
            residual: residual.clone(),
            target: None,
            why: why.to_owned(),
        };
        let risk = Risk { rated: vec![rated.clone()], next_review: next, ..risk(1, None) };
        let found = check_rated(&risk, &rated, &scale, confirmed);
        assert_eq!(fields(&found), wrong, "{reason}");
        if wrong == ["confirmed"] {
            assert_eq!(found[0].message, Odd::ResidualAboveInherent.label());
        }
    }
}

#[test]
fn a_matrix_that_falls_is_confirmed_and_one_with_a_hole_is_not_kept() {
    let sound = red_yellow_green();
    let mut falling = sound.clone();
    falling.matrix[2][2] = "green".to_owned();
    let mut hollow = sound.clone();
    hollow.matrix[0][1] = "pink".to_owned();
    let mut hasty = sound.clone();
    hasty.ratings[0].review_months = 0;
    for (scale, confirmed, wrong, reason) in [
        (&sound, false, vec![], "as shipped"),
        (&falling, false, vec!["confirmed"], "likely and grave is green"),
        (&falling, true, vec![], "and that is meant"),
        (&hollow, true, vec!["cell-0-0"], "a rating that the scale has not"),
        (&hasty, false, vec!["rating-0-months"], "no time to the next review"),
    ] {
        assert_eq!(fields(&check_scale(scale, confirmed)), wrong, "{reason}");
    }
}

#[test]
fn an_appetite_names_ratings_of_its_scale() {
    let scale = red_yellow_green();
    for (usual, people, wrong, reason) in [
        ("yellow", "green", vec![], "both of the scale"),
        ("", "green", vec!["usual"], "none in general"),
        ("yellow", "pink", vec!["rating-0"], "one of no scale"),
    ] {
        let by_category = [("People".to_owned(), people.to_owned())].into();
        let appetites = Appetites { usual: usual.to_owned(), by_category };
        assert_eq!(fields(&check_appetites(&appetites, &scale)), wrong, "{reason}");
    }
}
