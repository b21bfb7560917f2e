//! Levels and scorecards of many councils, worked out whole from their records. There is no peer for it.

use crate::measure::median;
use crate::report::Report;
use crate::{Arguments, Trouble};
use actions::{Clock, Guildhall, Places};
use domain::access::Scope;
use domain::councils::{Council, CouncilCode};
use domain::strategy::rounds::{Answer, Assessor, AssessorId};
use domain::strategy::{Book, RoundAnswer};
use domain::values::Date;
use std::time::Instant;

const COUNCILS: usize = 300;

/// Assessors of a round.
const ASSESSORS: i64 = 20;

/// The day as of which everything is made.
const TODAY: &str = "2026-11-21";

/// The invented council whose strategy each council has.
const LIKE: &str = "wynmarch";

/// Makes the councils once, and measures how long it takes to read and work out the levels and the scorecard of each, in a
/// Guildhall that has just been opened.
pub fn measure(asked: &Arguments, report: &mut Report) -> Result<(), Trouble> {
    let runtime = tokio::runtime::Runtime::new()?;
    let places = Places::in_folder(&asked.folder.join("strategy"));
    let today: Date = TODAY.parse()?;
    runtime.block_on(make(&places, today))?;
    let mut took = Vec::new();
    for _ in 0..asked.runs {
        took.push(runtime.block_on(once(&places, today))?);
    }
    report.add("strategy", median(took), None, "s");
    Ok(())
}

async fn make(places: &Places, today: Date) -> Result<(), Trouble> {
    let guildhall = Guildhall::open(places, Clock::noon_of(today)).await?;
    let there = store::councils::all(&guildhall.store).await?.len();
    let book = of_many(invented::councils(today, 1, 1).strategy(LIKE));
    for number in there..COUNCILS {
        let code: CouncilCode = format!("council-{number}").parse()?;
        actions::councils::add(&guildhall, &code, &format!("Council {number}")).await?;
        let council = store::councils::by_code(&guildhall.store, &code).await?.ok_or("the council was not added")?;
        actions::strategy::bring_in(&guildhall, &Scope::of_operator(council.id), &book, "Made for the benchmark")
            .await?;
    }
    Ok(())
}

/// A book whose last round has twenty assessors who all answer everything.
fn of_many(mut book: Book) -> Book {
    let Some(round) = book.rounds.iter_mut().max_by_key(|round| round.id) else { return book };
    let known = book.assessors.iter().map(|one| one.id.get()).max().unwrap_or(0);
    let answers: Vec<Answer> =
        book.answers.iter().filter(|one| one.round == round.id).map(|one| one.answer.clone()).collect();
    let first = answers.first().map(|one| one.assessor);
    let like: Vec<&Answer> = answers.iter().filter(|one| Some(one.assessor) == first).collect();
    for id in (known + 1..).take(usize::try_from(ASSESSORS).unwrap_or(0).saturating_sub(round.invited.len())) {
        let id = AssessorId::new(id);
        let (name, department) = (format!("Assessor {id}"), format!("Department {}", id.get() % 5));
        book.assessors.push(Assessor { id, person: None, name, department, role: "Head".to_owned() });
        round.invited.push(id);
        let answer = |one: &&Answer| RoundAnswer { round: round.id, answer: Answer { assessor: id, ..(*one).clone() } };
        book.answers.extend(like.iter().map(answer));
    }
    book
}

/// Seconds for all councils.
async fn once(places: &Places, today: Date) -> Result<f64, Trouble> {
    let guildhall = Guildhall::open(places, Clock::noon_of(today)).await?;
    let councils: Vec<Council> = store::councils::all(&guildhall.store).await?;
    let begun = Instant::now();
    let (mut areas, mut indicators) = (0, 0);
    for council in &councils {
        let facts = store::strategy::facts(&guildhall.store, &Scope::of_operator(council.id), today).await?;
        let editions = facts.book.editions();
        let edition = facts.book.edition(&editions).ok_or("no edition is in use")?;
        let levels = facts.book.levels(&editions, edition, &facts.readings, today);
        areas += levels.areas.iter().filter(|area| area.spread.is_some()).count();
        indicators += facts.book.scorecard(&facts.readings, today).answers().len();
    }
    let took = begun.elapsed().as_secs_f64();
    if areas < COUNCILS * 14 || indicators < COUNCILS * 11 {
        return Err(format!("only {areas} areas and {indicators} indicators were worked out").into());
    }
    Ok(took)
}
