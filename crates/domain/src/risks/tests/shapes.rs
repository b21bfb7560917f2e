//! Scales of the council's own shape.

use super::*;

fn own(size: usize) -> Scale {
    let ratings = ["Fine", "Watch", "Act"].map(str::to_owned);
    own_scale("own-1", "Our scale", size, &ratings)
}

#[test]
fn a_new_shape_begins_from_the_product_at_both_sides_of_its_bounds() {
    for (size, likelihood, impact, rating, reason) in [
        (5, "1", "4", "r1", "4 of 25"),
        (5, "1", "5", "r2", "5 of 25"),
        (5, "3", "4", "r2", "12 of 25"),
        (5, "3", "5", "r3", "15 of 25"),
        (4, "1", "2", "r1", "2 of 16"),
        (4, "1", "3", "r2", "3 of 16"),
        (4, "2", "3", "r2", "6 of 16"),
        (4, "2", "4", "r3", "8 of 16"),
        (3, "1", "1", "r1", "1 of 9"),
        (3, "2", "2", "r2", "4 of 9"),
        (3, "2", "3", "r3", "6 of 9"),
    ] {
        let scale = own(size);
        assert_eq!((scale.wrong(), scale.falls()), (vec![], vec![]), "{reason}");
        assert_eq!(scale.rating(&place(likelihood, impact)).unwrap().code, rating, "{reason}");
    }
    assert_eq!(product_bounds(4, 4, 4), [4, 8, 12, 16], "four ratings part the products evenly");
}

#[test]
fn other_steps_keep_the_cells_that_were_there_unless_all_are_filled_anew() {
    let mut scale = own(3);
    scale.matrix[2][2] = "r1".into();
    let four = |is_anew| {
        let mut impacts = scale.impacts.clone();
        impacts.push(Step { code: next_code(&impacts), ..impacts[0].clone() });
        with_steps(&scale, scale.likelihoods.clone(), impacts, &product_bounds(3, 4, 3), is_anew)
    };
    let kept = four(false);
    assert_eq!(kept.wrong(), []);
    assert_eq!(kept.rating(&place("3", "3")).unwrap().code, "r1", "as the council had it");
    assert_eq!(kept.rating(&place("3", "4")).unwrap().code, "r3", "12 of 12");
    assert_eq!(four(true).rating(&place("3", "3")).unwrap().code, "r3", "9 of 12, filled anew");
}

#[test]
fn a_step_on_which_an_open_risk_stands_is_not_lost() {
    let scale = Scale { code: "ryg-3x3".into(), ..red_yellow_green() };
    let without = |code: &str| {
        let impacts = scale.impacts.iter().filter(|step| step.code != code).cloned().collect();
        with_steps(&scale, scale.likelihoods.clone(), impacts, &[1, 3, 6], false)
    };
    let on_red = risk(1, Some(("green", "red")));
    let mut closed = on_red.clone();
    closed.closed = Some(Closing { on: today(), why: "over".into() });
    let elsewhere = Risk { scale: "5x5".into(), ..on_red.clone() };
    let mut aimed = risk(1, Some(("green", "green")));
    aimed.rated[0].target = Some(place("green", "red"));
    for (risk, gone, is_refused, reason) in [
        (on_red.clone(), "red", true, "it stands on it"),
        (on_red, "yellow", false, "it stands elsewhere"),
        (closed, "red", false, "it is closed"),
        (elsewhere, "red", false, "it is of another scale"),
        (aimed, "red", true, "it shall be there"),
    ] {
        let wrong = check_steps(&scale, &without(gone), &[risk], today());
        assert_eq!(!wrong.is_empty(), is_refused, "{reason}: {wrong:?}");
    }
    let mut one = without("red");
    one.impacts.truncate(1);
    assert!(
        check_steps(&scale, &one, &[], today()).iter().any(|one| one.message.contains("2 to 7")),
        "one step is none"
    );
}

#[test]
fn a_scale_is_begun_with_a_name_a_size_and_ratings() {
    let words = |count: usize| (0..count).map(|at| format!("Word {at}")).collect::<Vec<_>>();
    for (name, size, ratings, wrong, reason) in [
        ("Ours", 2, 2, vec![], "the fewest"),
        ("Ours", 7, 6, vec![], "the most"),
        ("Ours", 1, 3, vec!["size"], "one step"),
        ("Ours", 8, 3, vec!["size"], "one too many"),
        ("Ours", 3, 1, vec!["ratings"], "one rating"),
        ("Ours", 3, 7, vec!["ratings"], "one too many"),
        (" ", 3, 3, vec!["name"], "no name"),
    ] {
        let found: Vec<&str> = check_own(name, size, &words(ratings)).iter().map(|one| one.field).collect();
        assert_eq!(found, wrong, "{reason}");
    }
}
