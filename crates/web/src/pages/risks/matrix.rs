//! Scales as tables: where open risks stand, which rating each pair of steps has, and what steps mean.

use super::looks;
use crate::components::{Cell, Heading, Table};
use crate::pages::spend::query;
use crate::parts::{Part, table};
use domain::risks::{Risk, Scale, Step, heat};
use domain::values::Date;

fn grid(caption: String, scale: &Scale, rows: Vec<Vec<Cell>>) -> Table {
    let mut head = vec![Heading::new("Likelihood")];
    head.extend(scale.impacts.iter().map(|step| Heading::new(&format!("Impact {}", step.name))));
    Table { caption, caption_classes: "govuk-table__caption--m".to_owned(), head, rows, first_cell_is_header: true }
}

/// How a list says in which cell of a scale a risk stands, by the names of the likelihood and the impact.
fn placed(scale: &Scale, likelihood: &str, impact: &str) -> String {
    format!("{}: likelihood {likelihood}, impact {impact}", scale.name)
}

/// In which cell of its scale a risk stands with its controls; empty for one that stands in none.
pub fn stands(risk: &Risk, scale: &Scale, today: Date) -> String {
    let found = risk.residual_on(today).and_then(|placing| {
        let likelihood = scale.likelihoods.iter().find(|step| step.code == placing.likelihood)?;
        let impact = scale.impacts.iter().find(|step| step.code == placing.impact)?;
        Some(placed(scale, &likelihood.name, &impact.name))
    });
    found.unwrap_or_default()
}

/// How many open risks stand in each cell of a scale, each with the list of them; `about` narrows the list to the same subject.
pub fn heat_map(risks: &[&Risk], scale: &Scale, today: Date, about: &str) -> Vec<Part> {
    let (cells, unplaced) = heat(risks.iter().copied(), scale, today);
    let open: usize = cells.iter().flatten().map(|cell| cell.count).sum();
    if open + unplaced == 0 {
        return Vec::new();
    }
    let name = |code: &str| scale.ratings.iter().find(|rating| rating.code == code).map_or("", |one| one.name.as_str());
    let cell = |one: &domain::risks::Cell| {
        let said = match one.count {
            0 => "No risks".to_owned(),
            1 => format!("1 risk rated {}", name(&one.rating)),
            more => format!("{more} risks rated {}", name(&one.rating)),
        };
        let classes = looks(scale, &one.rating).1.to_owned();
        let cell = Cell { classes, ..Cell::new(said) };
        if one.count == 0 {
            return cell;
        }
        let here = placed(scale, &one.likelihood, &one.impact);
        let asked = [("state", "Open"), ("placed", here.as_str()), ("about", about)];
        cell.to(format!("/risks{}", query(&asked)))
    };
    let row = |row: &Vec<domain::risks::Cell>| {
        let likelihood = row.first().map(|cell| cell.likelihood.clone()).unwrap_or_default();
        [Cell::new(likelihood)].into_iter().chain(row.iter().map(cell)).collect()
    };
    let caption = format!("Open risks with their controls, by {}", scale.name);
    let mut parts = vec![Part::Table(grid(caption, scale, cells.iter().map(row).collect()))];
    let ratings: Vec<&str> = scale.ratings.iter().map(|rating| rating.name.as_str()).collect();
    parts.push(Part::text(format!("Ratings, the mildest first: {}.", ratings.join("; "))));
    match unplaced {
        0 => {}
        1 => parts.push(Part::text("One open risk stands in no cell, for nobody rated it by the scale as it is.")),
        more => {
            parts.push(Part::text(format!(
                "{more} open risks stand in no cell, for nobody rated them by the scale as it is."
            )));
        }
    }
    parts
}

/// The rating of each pair of steps, the greatest likelihood first.
pub fn matrix(scale: &Scale) -> Part {
    let cell = |code: &String| {
        let name =
            scale.ratings.iter().find(|rating| rating.code == *code).map_or(code.as_str(), |one| one.name.as_str());
        Cell { classes: looks(scale, code).1.to_owned(), ..Cell::new(name) }
    };
    let rows = scale.likelihoods.iter().zip(&scale.matrix).rev();
    let row = |(likelihood, codes): (&Step, &Vec<String>)| {
        [Cell::new(likelihood.name.as_str())].into_iter().chain(codes.iter().map(cell)).collect()
    };
    Part::Table(grid(format!("Ratings by {}", scale.name), scale, rows.map(row).collect()))
}

/// What the steps of a scale mean, shown when asked for.
pub fn meanings(scale: &Scale) -> Part {
    let said = |of: &str, step: &Step| {
        let money = step.money_from.map(|from| format!(" In money: from {}.", from.pounds())).unwrap_or_default();
        let dimensions: String =
            step.by_dimension.iter().map(|(of, text)| format!(" {}: {text}", of.label())).collect();
        format!("{of} {}: {}{dimensions}{money}", step.name, step.meaning)
    };
    let likelihoods = scale.likelihoods.iter().map(|step| said("Likelihood", step));
    let impacts = scale.impacts.iter().map(|step| said("Impact", step));
    Part::Details("What the steps mean".to_owned(), likelihoods.chain(impacts).collect())
}

/// What follows from each rating.
pub fn ratings(scale: &Scale) -> Part {
    let row = |rating: &domain::risks::Rating| {
        let months = match rating.review_months {
            1 => "Every month".to_owned(),
            months => format!("Every {months} months"),
        };
        let to = if rating.escalate_to.is_empty() { "Its owner" } else { rating.escalate_to.as_str() };
        let classes = looks(scale, &rating.code).1.to_owned();
        vec![Cell { classes, ..Cell::new(rating.name.as_str()) }, Cell::new(months), Cell::new(to)]
    };
    let rows = scale.ratings.iter().rev().map(row).collect();
    let caption = format!("What follows from a rating: {}", scale.name);
    Part::Table(table(&caption, &["Rating", "Reviewed", "Who must know"], rows))
}
