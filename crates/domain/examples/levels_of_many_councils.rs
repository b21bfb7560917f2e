//! How long the levels of 300 councils take: fourteen areas, twenty assessors each with what shows their answers, agreed
//! levels, targets, and the shipped checks over figures.
//!
//! `cargo run --release -p domain --example levels_of_many_councils`

use domain::strategy::checks::{in_use, shipped as checks};
use domain::strategy::editions::{Edition, Level, shipped};
use domain::strategy::measures::{Reading, Readings};
use domain::strategy::rounds::{Agreed, Answer, Assessor, AssessorId, Round, RoundId, RoundState, Spread, Target};
use domain::strategy::{Evidence, LevelFacts, Quantity, levels};
use domain::values::Date;
use std::error::Error;
use std::time::Instant;

const COUNCILS: i64 = 300;
const ASSESSORS: i64 = 20;

struct Council {
    round: Round,
    assessors: Vec<Assessor>,
    answers: Vec<Answer>,
    agreed: Vec<Agreed>,
    targets: Vec<Target>,
    readings: Readings,
}

fn main() -> Result<(), Box<dyn Error>> {
    let today: Date = "2026-11-21".parse()?;
    let edition = shipped().into_iter().next().ok_or("no edition is shipped")?;
    let all = checks();
    let checks = in_use(&all, &[]);
    let councils: Vec<Council> =
        (0..COUNCILS).map(|number| council(number, &edition, today)).collect::<Result<_, Box<dyn Error>>>()?;
    let begun = Instant::now();
    let mut proposed = 0;
    for Council { round, assessors, answers, agreed, targets, readings } in &councils {
        let facts = LevelFacts {
            edition: &edition,
            round: Some(round),
            assessors,
            answers,
            agreed,
            targets,
            checks: &checks,
            readings,
        };
        proposed += levels(&facts, today).areas.iter().filter(|area| area.proposed.is_some()).count();
    }
    let took = begun.elapsed();
    println!("{COUNCILS} councils of {ASSESSORS} assessors, {proposed} levels proposed: {took:?}");
    Ok(())
}

fn council(number: i64, edition: &Edition, today: Date) -> Result<Council, Box<dyn Error>> {
    let invited: Vec<AssessorId> = (1..=ASSESSORS).map(AssessorId::new).collect();
    let state = RoundState::Planned;
    let (name, asked) = ("Autumn 2026".to_owned(), Vec::new());
    let round = Round { id: RoundId::new(number), name, edition: edition.code.clone(), asked, invited, state };
    let round = round.open(edition, None, today)?;
    let mut council = Council {
        assessors: round.invited.iter().map(|id| assessor(*id)).collect(),
        answers: Vec::new(),
        agreed: Vec::new(),
        targets: Vec::new(),
        readings: readings(number, today),
        round,
    };
    for index in council.round.asked.clone() {
        for assessor in &council.round.invited {
            council.answers.push(Answer {
                assessor: *assessor,
                index: index.clone(),
                question: None,
                level: level(assessor.get() + number),
                unmet: Vec::new(),
                comment: "As it looks from here.".to_owned(),
                evidence: vec![Evidence::said("Minutes of the board", today)],
                at: "2026-11-21T09:00:00Z".parse()?,
            });
        }
        council.targets.push(Target {
            index: edition.reference(&index),
            level: level(number + 1).unwrap_or(Level::LOWEST),
            by: "2027-11-30".parse()?,
            why: "One level up.".to_owned(),
            base: level(number),
            set_on: today,
            passed_to: None,
        });
        council.agreed.push(Agreed {
            round: council.round.id,
            index,
            level: level(number).unwrap_or(Level::LOWEST),
            why: "Talked through.".to_owned(),
            evidence: Vec::new(),
            spread: Spread::default(),
            proposed: None,
            on: today,
        });
    }
    Ok(council)
}

fn level(number: i64) -> Option<Level> {
    u8::try_from(number.rem_euclid(5) + 1).ok().and_then(Level::new)
}

fn assessor(id: AssessorId) -> Assessor {
    let department = format!("Department {}", id.get() % 5);
    Assessor { id, person: None, name: format!("Assessor {id}"), department, role: "Head".to_owned() }
}

fn readings(council: i64, today: Date) -> Readings {
    let mut readings = Readings::new(today);
    domain::offers::MEASURES.iter().for_each(|of| readings.offer(of));
    for (measure, number) in domain::offers::measures().zip(1..) {
        let value = Quantity::share(council * 3 + number, 1_000)
            .map(|share| Quantity::new(share.number().clone(), measure.unit));
        readings.found(measure.code, Reading::of(value, "Nothing is a share of nothing.", "Invented", today));
    }
    readings
}
