//! The strategy of the invented councils, with the risks, savings, surveys, training and library that belong to it.
//!
//! What is said stands in word lists under `data/strategy`, a list for each noun; days are counted from today and
//! financial years from the present one.

mod actions;
mod library;
mod practice;
mod records;
mod relationships;
mod reviews;
mod risks;
mod rounds;
mod savings;
mod scorecard;
mod setting;
mod settle;
mod surveys;
mod training;

use crate::council::InventedCouncil;
use domain::strategy::editions::{Edition, shipped};
use domain::strategy::{Book, ORGANISATION_KINDS, Sharing, StrategySettings};
use domain::values::Date;
use setting::Setting;

/// The edition by which the invented councils assess themselves.
const EDITION: &str = "nps-2018";

/// The invented region that the councils belong to.
const GROUP: &str = "Northmoor procurement group";

/// The kind of organisation as it is said where levels are compared.
fn kind(council: &str) -> String {
    let is_so = |kind: &&&str| kind.to_lowercase().starts_with(council);
    ORGANISATION_KINDS.iter().find(is_so).copied().unwrap_or_default().to_owned()
}

/// All that an invented council has recorded of its strategy: the first council everything, the others a settled round.
pub(crate) fn book(council: &InventedCouncil, today: Date, seed: u64) -> Book {
    let of = Setting { council: council.code, today, seed };
    let Some(edition) = shipped().into_iter().find(|edition| edition.code.as_str() == EDITION) else {
        return Book::default();
    };
    let sharing =
        Sharing { kind: kind(council.kind), group: GROUP.to_owned(), shares_levels: true, is_named: council.plan.dirt };
    let settings = StrategySettings { edition: Some(edition.code.clone()), sharing, ..StrategySettings::default() };
    if council.plan.dirt {
        whole(&of, &edition, settings)
    } else {
        let found = rounds::of_neighbour(&of, &edition);
        let book = Book {
            settings,
            rounds: found.rounds,
            assessors: found.assessors,
            answers: found.answers,
            agreed: found.agreed,
            ..Book::default()
        };
        practice::of_neighbour(&of, &edition, book)
    }
}

fn whole(of: &Setting, edition: &Edition, settings: StrategySettings) -> Book {
    let settings = StrategySettings {
        aim: "Every pound that the council spends with others serves residents twice: by the service, and by what it leaves behind in the district.".into(),
        shows_scorecard: true,
        ..settings
    };
    let found = rounds::of_first(of, edition);
    let surveyed = surveys::surveyed(of);
    let trained = training::trained(of);
    let book = Book {
        settings,
        targets: rounds::targets(of, edition, &found.agreed),
        rounds: found.rounds,
        assessors: found.assessors,
        answers: found.answers,
        agreed: found.agreed,
        actions: actions::actions(of, edition),
        outcomes: actions::outcomes(of),
        capacity: actions::capacity(of),
        reviews: reviews::reviews(of),
        indicators: scorecard::indicators(of),
        recorded: scorecard::recorded(of),
        entered: scorecard::entered(of),
        scales: risks::scales(),
        appetites: risks::appetites(),
        risks: risks::risks(of),
        savings: savings::savings(of),
        joint_savings: savings::joint(),
        efforts: relationships::efforts(of),
        strategic_suppliers: relationships::strategic_suppliers(of),
        surveys: surveyed.0,
        survey_answers: surveyed.1,
        courses: trained.courses,
        learners: trained.learners,
        attended: trained.attended,
        competences: trained.competences,
        required: trained.required,
        held: training::held(of),
        documents: library::documents(of),
        lessons: library::lessons(of),
        ..Book::default()
    };
    practice::of_first(of, book)
}
