//! A scale of the council's own: its steps are added, removed and renamed, and cells of a new shape begin from a product.

use super::{Rating, Risk, Scale, Step};
use crate::strategy::{WrongField, check_line, check_text};
use crate::values::Date;
use std::collections::BTreeMap;

named! {
    /// What a risk has an impact on: the dimensions that registers of councils part it by.
    Dimension {
        Service "service" "Service";
        People "people" "People";
        Reputation "reputation" "Reputation";
        Money "money" "Money";
    }
}

/// The fewest and the most steps of likelihood or of impact.
pub const STEPS: (usize, usize) = (2, 7);

/// The most ratings of a scale.
const RATINGS_MAX: usize = 6;

/// Of the greatest product, in hundredths, up to which a risk is of the mildest and of the middle of three ratings: 4 and
/// 12 of 25, the bands that most councils use with five by five.
const BANDS_OF_THREE: [usize; 2] = [16, 48];

/// The highest product of likelihood and impact, each counted from 1, that has each rating, the mildest first. Of three
/// ratings they are the bands of five by five, in proportion; of another number they part the products evenly.
///
/// ```
/// use domain::risks::product_bounds;
/// assert_eq!(product_bounds(5, 5, 3), [4, 12, 25]);
/// assert_eq!(product_bounds(4, 4, 3), [2, 7, 16]);
/// assert_eq!(product_bounds(3, 3, 3), [1, 4, 9]);
/// ```
#[must_use]
pub fn product_bounds(likelihoods: usize, impacts: usize, ratings: usize) -> Vec<usize> {
    let most = likelihoods * impacts;
    let bound = |at: usize| match (ratings, BANDS_OF_THREE.get(at)) {
        (3, Some(hundredths)) => most * hundredths / 100,
        _ => most * (at + 1) / ratings.max(1),
    };
    (0..ratings).map(bound).collect()
}

/// The rating that a product has by the bounds; the gravest beyond them.
fn by_product(product: usize, ratings: &[Rating], bounds: &[usize]) -> String {
    let found = ratings.iter().zip(bounds).find(|(_, bound)| product <= **bound).map(|(rating, _)| rating);
    found.or(ratings.last()).map(|rating| rating.code.clone()).unwrap_or_default()
}

/// A scale of so many steps each way with ratings in the council's words, the mildest first. Its steps are numbered until
/// somebody names them; each cell has the rating of its product.
#[must_use]
pub fn own_scale(code: &str, name: &str, size: usize, ratings: &[String]) -> Scale {
    let step = |number: usize| Step {
        code: number.to_string(),
        name: number.to_string(),
        meaning: String::new(),
        money_from: None,
        by_dimension: BTreeMap::new(),
    };
    // The graver a rating is, the sooner it is looked at again.
    let rating = |(at, name): (usize, &String)| Rating {
        code: format!("r{}", at + 1),
        name: name.trim().to_owned(),
        review_months: match ratings.len() - at {
            1 => 1,
            2 => 3,
            _ => 6,
        },
        escalate_to: String::new(),
    };
    let scale = Scale {
        code: code.to_owned(),
        name: name.trim().to_owned(),
        likelihoods: (1..=size).map(step).collect(),
        impacts: (1..=size).map(step).collect(),
        ratings: ratings.iter().enumerate().map(rating).collect(),
        matrix: Vec::new(),
        shows_score: true,
    };
    let bounds = product_bounds(size, size, ratings.len());
    let (likelihoods, impacts) = (scale.likelihoods.clone(), scale.impacts.clone());
    with_steps(&scale, likelihoods, impacts, &bounds, true)
}

/// The scale with other steps. Each pair that was there keeps its rating unless every cell is filled anew; any other pair
/// has the rating of its product by the bounds.
#[must_use]
pub fn with_steps(scale: &Scale, likelihoods: Vec<Step>, impacts: Vec<Step>, bounds: &[usize], is_anew: bool) -> Scale {
    let cell = |(row, likelihood): (usize, &Step), (column, impact): (usize, &Step)| {
        let placing = super::Placing { likelihood: likelihood.code.clone(), impact: impact.code.clone() };
        let kept = scale.rating(&placing).filter(|_| !is_anew).map(|rating| rating.code.clone());
        kept.unwrap_or_else(|| by_product((row + 1) * (column + 1), &scale.ratings, bounds))
    };
    let row = |likelihood| impacts.iter().enumerate().map(|impact| cell(likelihood, impact)).collect();
    let matrix = likelihoods.iter().enumerate().map(row).collect();
    Scale { likelihoods, impacts, matrix, ..scale.clone() }
}

/// A code for a step that none of these has.
#[must_use]
pub fn next_code(steps: &[Step]) -> String {
    let is_free = |code: &String| steps.iter().all(|step| step.code != *code);
    (1..).map(|number: usize| number.to_string()).find(is_free).unwrap_or_default()
}

/// What is wrong with a scale of the council's own as somebody begins it.
#[must_use]
pub fn check_own(name: &str, size: usize, ratings: &[String]) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    check_line(&mut wrong, "name", name, Some("Enter what people call the scale"));
    if !(STEPS.0..=STEPS.1).contains(&size) {
        wrong.push(WrongField::new("size", format!("Choose {} to {} steps each way", STEPS.0, STEPS.1)));
    }
    if !(2..=RATINGS_MAX).contains(&ratings.len()) {
        wrong.push(WrongField::new("ratings", format!("Enter 2 to {RATINGS_MAX} ratings, each on a line of its own")));
    }
    for rating in ratings {
        check_line(&mut wrong, "ratings", rating, None);
    }
    wrong
}

/// What is wrong with other steps of a scale: too few or too many, without a name, or one gone on which an open risk stands.
#[must_use]
pub fn check_steps(before: &Scale, after: &Scale, risks: &[Risk], today: Date) -> Vec<WrongField> {
    let mut wrong = Vec::new();
    let both = [
        ("likelihood-0-name", "likelihoods", &before.likelihoods, &after.likelihoods),
        ("impact-0-name", "impacts", &before.impacts, &after.impacts),
    ];
    for (field, word, steps, now) in both {
        if !(STEPS.0..=STEPS.1).contains(&now.len()) {
            wrong.push(WrongField::new(field, format!("Keep {} to {} {word}", STEPS.0, STEPS.1)));
        }
        for step in now {
            check_line(&mut wrong, field, &step.name, Some("Enter a name for each step"));
            check_text(&mut wrong, field, &step.meaning, None);
            step.by_dimension.values().for_each(|text| check_text(&mut wrong, field, text, None));
        }
        let is_gone = |step: &&Step| now.iter().all(|one| one.code != step.code);
        for gone in steps.iter().filter(is_gone) {
            let standing = standing_on(risks, &before.code, &gone.code, word == "impacts", today);
            if let Some(first) = standing.first() {
                let others = standing.len() - 1;
                let more = if others == 0 { String::new() } else { format!(" and {others} more") };
                let said = format!(
                    "{:?}{more} stand on {:?}. Place them anew before the step is removed",
                    first.title, gone.name
                );
                wrong.push(WrongField::new(field, said));
            }
        }
    }
    wrong
}

/// The open risks of a scale that are placed on a step, with or without controls or as they shall be.
fn standing_on<'a>(risks: &'a [Risk], scale: &str, step: &str, is_impact: bool, today: Date) -> Vec<&'a Risk> {
    let is_there = |risk: &&Risk| {
        let Some(rated) = risk.rated_on(today) else { return false };
        let placings = [&rated.inherent, &rated.residual, &rated.target];
        let code = |placing: &super::Placing| {
            let found = if is_impact { &placing.impact } else { &placing.likelihood };
            found == step
        };
        placings.into_iter().flatten().any(code)
    };
    risks.iter().filter(|risk| risk.scale == scale && risk.is_open(today)).filter(is_there).collect()
}
