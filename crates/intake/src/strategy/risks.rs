//! Risk registers: title, likelihood and impact by a scale of the council, controls, owner, review.

use super::found::quoted;
use super::sheet::{Sheet, is_total};
use crate::cells::Row;
use crate::payments::headings::normalise;
use domain::findings::Severity;
use domain::risks::{Placing, Scale, Step};
use domain::strategy::sheets::{RiskRead, SheetColumn as C};

const PAIRS: [(C, C); 3] =
    [(C::InherentLikelihood, C::InherentImpact), (C::Likelihood, C::Impact), (C::TargetLikelihood, C::TargetImpact)];

/// Reads a register. Each row is placed by the scale whose steps most of its cells name; where several do, by the one that
/// most cells of the whole sheet name, and among those by the council's first.
pub(super) fn read(sheet: &mut Sheet<'_>, scales: &[Scale], into: &mut Vec<RiskRead>) {
    let reads = |sheet: &Sheet<'_>, row: &Row, scale: &Scale| {
        let is_step = |steps: &[Step], column: C| usize::from(step(steps, sheet.raw(row, column)).is_some());
        let of =
            |(likelihood, impact): &(C, C)| is_step(&scale.likelihoods, *likelihood) + is_step(&scale.impacts, *impact);
        PAIRS.iter().map(of).sum::<usize>()
    };
    let in_all = |scale: &Scale| sheet.rows.iter().map(|row| reads(sheet, row, scale)).sum::<usize>();
    let mut scales: Vec<(usize, &Scale)> = scales.iter().map(|scale| (in_all(scale), scale)).collect();
    // The sort keeps the council's order among equals; `max_by_key` takes the last of them, so that the best stands there.
    scales.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    scales.reverse();
    for row in sheet.rows {
        let Some((_, scale)) = scales.iter().max_by_key(|(_, scale)| reads(sheet, row, scale)).copied() else { return };
        let title = sheet.text(row, C::Title);
        if title.is_empty() || is_total(&title) || (sheet.alone(row).is_some() && sheet.layout.columns.len() > 2) {
            sheet.not_read(row, Severity::Note, "row_not_read", "This row holds no risk, and is left out");
            continue;
        }
        let [inherent, residual, target] = PAIRS.map(|pair| placing(sheet, row, scale, pair));
        if let Some(placing) = residual.as_ref().or(inherent.as_ref()) {
            compare(sheet, row, scale, placing);
        }
        let controls = sheet.text(row, C::Controls);
        let controls =
            controls.split([';', '•']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect();
        sheet.taken += 1;
        into.push(RiskRead {
            at: sheet.at(row, C::Title),
            title,
            category: sheet.text(row, C::Category),
            cause: sheet.text(row, C::Cause),
            event: sheet.text(row, C::Event),
            consequence: sheet.text(row, C::Consequence),
            scale: scale.code.clone(),
            inherent,
            residual,
            target,
            controls,
            owner: sheet.text(row, C::Owner),
            next_review: sheet.day(row, C::Review),
        });
    }
}

fn placing(sheet: &mut Sheet<'_>, row: &Row, scale: &Scale, (likelihood, impact): (C, C)) -> Option<Placing> {
    let mut code = |column: C, steps: &[Step]| {
        let text = sheet.raw(row, column);
        let found = step(steps, text).map(|step| step.code.clone());
        if found.is_none() && !text.is_empty() {
            let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
            let said = format!("Enter a step of {}: {}. {} is none", scale.name, names.join("; "), quoted(text));
            sheet.found.say(Severity::Fix, "step_unknown", sheet.at(row, column), said);
        }
        (found, text.is_empty())
    };
    let (likelihood_code, no_likelihood) = code(likelihood, &scale.likelihoods);
    let (impact_code, no_impact) = code(impact, &scale.impacts);
    if no_likelihood != no_impact {
        let said = "Enter both the likelihood and the impact: one of the two is missing";
        sheet.found.say(
            Severity::Fix,
            "placing_incomplete",
            sheet.at(row, if no_likelihood { likelihood } else { impact }),
            said,
        );
    }
    Some(Placing { likelihood: likelihood_code?, impact: impact_code? })
}

/// The rating that the sheet says, held against the scale's own: the matrix decides, and the difference is said.
fn compare(sheet: &mut Sheet<'_>, row: &Row, scale: &Scale, placing: &Placing) {
    let said = sheet.raw(row, C::Rating);
    let Some(rating) = scale.rating(placing) else { return };
    let words = normalise(said);
    let first = |text: &str| normalise(text).split(' ').next().unwrap_or_default().to_owned();
    let is_score = said.parse::<usize>().ok().map(|number| Some(number) == scale.score(placing));
    let is_same = || {
        let word = colour(&first(&words)).to_owned();
        word == first(&rating.name)
            || words == normalise(&rating.name)
            || normalise(&rating.name).ends_with(&format!(" {words}"))
    };
    if !words.is_empty() && !is_score.unwrap_or_else(is_same) {
        let score = scale.score(placing).map_or(String::new(), |score| format!(" ({score})"));
        let text = format!(
            "The sheet says {}, and {} makes {}{score} of it: confirm the likelihood and the impact",
            quoted(said),
            scale.name,
            rating.name
        );
        sheet.found.say(Severity::Confirm, "rating_disagrees", sheet.at(row, C::Rating), text);
    }
}

/// The word for a colour that is written by its letter, or as amber.
fn colour(word: &str) -> &str {
    match word {
        "r" => "red",
        "y" | "a" | "amber" => "yellow",
        "g" => "green",
        other => other,
    }
}

/// The step that a text names: by its code, its name, the first word of it, a colour's letter, or low to high of three.
fn step<'a>(steps: &'a [Step], text: &str) -> Option<&'a Step> {
    let words = normalise(text);
    if words.is_empty() {
        return None;
    }
    let code = colour(&words);
    let exact = steps.iter().find(|step| normalise(&step.code) == code || normalise(&step.name) == words);
    let by_word = || {
        let part = |step: &&Step| normalise(&step.name).split(' ').any(|word| word == code);
        let mut found = steps.iter().filter(part);
        found.next().filter(|_| found.next().is_none())
    };
    let of_three = || {
        let at = [&["low", "l", "unlikely"][..], &["medium", "moderate", "m", "possible"], &["high", "h", "likely"]]
            .iter()
            .position(|listed| listed.contains(&code))?;
        steps.get(at).filter(|_| steps.len() == 3)
    };
    let by_number = || words.split(' ').next().and_then(|first| steps.iter().find(|step| step.code == first));
    exact.or_else(by_word).or_else(of_three).or_else(by_number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::risks::{five_by_five, red_yellow_green};

    #[test]
    fn steps_are_known_as_people_write_them() {
        let (three, five) = (red_yellow_green(), five_by_five());
        for (steps, text, code, reason) in [
            (&three.likelihoods, "Red", Some("red"), "a colour"),
            (&three.likelihoods, "R", Some("red"), "its letter"),
            (&three.likelihoods, "Amber", Some("yellow"), "what others call yellow"),
            (&three.likelihoods, "Green: unlikely", Some("green"), "its name"),
            (&three.likelihoods, "possible", Some("yellow"), "a word of its name"),
            (&three.impacts, "High", Some("red"), "the highest of three"),
            (&five.likelihoods, "4", Some("4"), "a number"),
            (&five.likelihoods, "Likely", Some("4"), "a word"),
            (&five.likelihoods, "4 - Likely", Some("4"), "both"),
            (&five.impacts, "High", None, "no step of five"),
            (&five.impacts, "6", None, "beyond the highest"),
            (&three.impacts, "", None, "nothing"),
        ] {
            assert_eq!(step(steps, text).map(|step| step.code.as_str()), code, "{text}: {reason}");
        }
    }
}
