//! The two scales that a council can begin with.

use super::{Dimension, Rating, Scale, Step};
use crate::values::Pence;
use std::collections::BTreeMap;

const GREEN: (&str, &str, u8, &str) = ("green", "Green: low", 6, "");
const YELLOW: (&str, &str, u8, &str) = ("yellow", "Yellow: medium", 3, "Head of procurement");
const RED: (&str, &str, u8, &str) = ("red", "Red: high", 1, "Leadership team and audit committee");

fn ratings() -> Vec<Rating> {
    let rating = |(code, name, review_months, to): (&str, &str, u8, &str)| Rating {
        code: code.to_owned(),
        name: name.to_owned(),
        review_months,
        escalate_to: to.to_owned(),
    };
    [GREEN, YELLOW, RED].into_iter().map(rating).collect()
}

/// What each impact of the five by five means for the service, for people and for reputation; money has its sums.
const MEANS: [[(Dimension, &str); 3]; 5] = [
    [
        (Dimension::Service, "Nobody outside the team notices."),
        (Dimension::People, "No harm."),
        (Dimension::Reputation, "No comment from outside."),
    ],
    [
        (Dimension::Service, "One service is late for a day."),
        (Dimension::People, "Inconvenience."),
        (Dimension::Reputation, "Single complaints."),
    ],
    [
        (Dimension::Service, "A service is disturbed for days."),
        (Dimension::People, "Distress, or first aid."),
        (Dimension::Reputation, "The local press reports it."),
    ],
    [
        (Dimension::Service, "A statutory service is disturbed for weeks."),
        (Dimension::People, "Somebody is seriously hurt."),
        (Dimension::Reputation, "Reports for weeks, questions in council."),
    ],
    [
        (Dimension::Service, "A statutory service fails."),
        (Dimension::People, "A death."),
        (Dimension::Reputation, "Government steps in, or trust is lost for years."),
    ],
];

fn steps(named: &[(&str, &str, &str)], money: &[i64]) -> Vec<Step> {
    let step = |(at, (code, name, meaning)): (usize, &(&str, &str, &str))| Step {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        meaning: (*meaning).to_owned(),
        money_from: money.get(at).map(|pounds| Pence::new(pounds * 100)),
        by_dimension: BTreeMap::new(),
    };
    named.iter().enumerate().map(step).collect()
}

/// Red, yellow, green for likelihood and for impact, as district councils print it in their strategies.
///
/// A yellow impact is yellow whatever its likelihood; so the rating is neither the graver of the two nor their mean, and stands
/// in a matrix.
///
/// ```
/// use domain::risks::{Placing, red_yellow_green};
/// let scale = red_yellow_green();
/// let rating = scale.rating(&Placing { likelihood: "red".into(), impact: "yellow".into() }).unwrap();
/// assert_eq!(rating.code, "yellow");
/// ```
#[must_use]
pub fn red_yellow_green() -> Scale {
    let likelihoods = [
        ("green", "Green: unlikely", "It is not expected in the next three years."),
        ("yellow", "Yellow: possible", "It may happen in the next three years."),
        ("red", "Red: likely", "It is expected within a year, or has happened before."),
    ];
    let impacts = [
        ("green", "Green: minor", "Put right within a service's own means."),
        ("yellow", "Yellow: serious", "A service suffers, or money and reputation of the council do for a time."),
        ("red", "Red: grave", "Harm to people, a statutory service fails, or lasting loss of money or trust."),
    ];
    let matrix = [["green", "yellow", "yellow"], ["green", "yellow", "red"], ["yellow", "yellow", "red"]];
    Scale {
        code: String::from("ryg-3x3"),
        name: String::from("Red, yellow, green (3 by 3)"),
        likelihoods: steps(&likelihoods, &[]),
        impacts: steps(&impacts, &[]),
        ratings: ratings(),
        matrix: matrix.iter().map(|row| row.iter().map(|code| (*code).to_owned()).collect()).collect(),
        shows_score: false,
    }
}

/// Five likelihoods by five impacts: a score of 1 to 4 is green, 5 to 12 yellow, 15 to 25 red (no product lies between).
///
/// ```
/// use domain::risks::{Placing, five_by_five};
/// let scale = five_by_five();
/// let placing = Placing { likelihood: "3".into(), impact: "5".into() };
/// assert_eq!((scale.score(&placing), scale.rating(&placing).unwrap().code.as_str()), (Some(15), "red"));
/// ```
#[must_use]
pub fn five_by_five() -> Scale {
    let likelihoods = [
        ("1", "1 Rare", "Hardly ever; less than once in ten years."),
        ("2", "2 Unlikely", "Once in five to ten years."),
        ("3", "3 Possible", "Once in two to five years."),
        ("4", "4 Likely", "Once in one to two years."),
        ("5", "5 Almost certain", "Within the year."),
    ];
    let impacts = [
        ("1", "1 Slight", "No effect that residents would notice."),
        ("2", "2 Minor", "A short disturbance of one service."),
        ("3", "3 Moderate", "A service is disturbed for days, or the press reports it."),
        ("4", "4 Major", "A statutory service is disturbed for weeks, or people are hurt."),
        ("5", "5 Grave", "A death, a statutory service fails, or government steps in."),
    ];
    let rating = |likelihood: usize, impact: usize| match likelihood * impact {
        ..=4 => "green",
        5..=12 => "yellow",
        _ => "red",
    };
    let impacts = steps(&impacts, &[0, 50_000, 250_000, 500_000, 750_000]);
    let meant = |(step, means): (Step, [(Dimension, &str); 3])| Step {
        by_dimension: means.into_iter().map(|(of, text)| (of, text.to_owned())).collect(),
        ..step
    };
    let row = |likelihood: usize| (1..=5).map(|impact| rating(likelihood, impact).to_owned()).collect();
    Scale {
        code: String::from("5x5"),
        name: String::from("Likelihood times impact (5 by 5)"),
        likelihoods: steps(&likelihoods, &[]),
        impacts: impacts.into_iter().zip(MEANS).map(meant).collect(),
        ratings: ratings(),
        matrix: (1..=5).map(row).collect(),
        shows_score: true,
    }
}
