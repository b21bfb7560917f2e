//! Training over invented people.

use super::measures::{MEASURES, Records, read_into};
use super::*;
use crate::strategy::measures::Readings;
use crate::values::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn today() -> Date {
    day("2026-11-21")
}

pub(super) fn course(code: &str, audiences: &[Audience], holds_months: Option<u16>) -> Course {
    let (code, name) = (code.to_owned(), format!("Course {code}"));
    let raises = vec![format!("about {code}")];
    Course {
        code,
        name,
        audiences: audiences.into(),
        holds_months,
        raises,
        from: day("2025-01-01"),
        ended: None,
        qualifies: false,
    }
}

pub(super) fn learner(person: &str, audiences: &[Audience]) -> Learner {
    let team = if audiences.contains(&Audience::Councillors) { "Scrutiny" } else { "Parks" };
    Learner {
        person: person.into(),
        audiences: audiences.into(),
        team: team.into(),
        since: day("2025-05-01"),
        left: None,
        looks_after: Vec::new(),
    }
}

fn attended(person: &str, course: &str, on: &str) -> Attended {
    Attended { person: person.into(), course: course.into(), on: day(on) }
}

#[test]
fn a_training_holds_to_the_day_before_its_end() {
    let attended = [attended("A. Ash", "act", "2025-11-21"), attended("A. Ash", "act", "2024-11-21")];
    let act = |months| course("act", &[Audience::Councillors], months);
    let end = day("2026-11-21");
    for (months, today, expected, reason) in [
        (Some(12), "2026-09-21", GapState::Held, "sixty-one days before its end"),
        (Some(12), "2026-09-22", GapState::Ending { on: end }, "sixty days before"),
        (Some(12), "2026-11-20", GapState::Ending { on: end }, "the last day"),
        (Some(12), "2026-11-21", GapState::Expired { since: end }, "the first day without it"),
        (None, "2036-11-21", GapState::Held, "it holds for ever"),
        (None, "2024-11-20", GapState::Missing, "the day before the first time"),
        (Some(12), "2025-11-20", GapState::Ending { on: day("2025-11-21") }, "by the first time"),
    ] {
        assert_eq!(state(&act(months), "A. Ash", &attended, day(today)), expected, "{reason}");
    }
    assert_eq!(state(&act(None), "B. Birch", &attended, today()), GapState::Missing, "another person");
}

#[test]
fn gaps_are_counted_by_part_and_by_team() {
    use Audience::{ContractManagers, Councillors, SeniorManagers};
    let courses = [course("act", &[Councillors, ContractManagers], None), course("exit", &[ContractManagers], None)];
    let gone = Learner { left: Some(today()), ..learner("D. Dale", &[Councillors]) };
    let learners = [
        learner("A. Ash", &[Councillors, ContractManagers]),
        learner("B. Birch", &[Councillors]),
        learner("C. Clay", &[SeniorManagers]),
        gone,
    ];
    let attended = [attended("A. Ash", "act", "2026-01-10"), attended("D. Dale", "act", "2026-01-10")];
    let found = gaps(&learners, &courses, &attended, today());
    assert_eq!(found.len(), 3, "two of A. Ash, one of B. Birch; none of who left today or has nothing to take");
    let parts = by_audience(&found);
    assert_eq!(parts[&Councillors], Coverage { needed: 2, met: 1, people: 2, trained: 1 });
    assert_eq!(parts[&ContractManagers], Coverage { needed: 2, met: 1, people: 1, trained: 0 });
    assert!(!parts.contains_key(&SeniorManagers), "nothing is asked of them");
    assert_eq!(by_team(&found)["Scrutiny"], Coverage { needed: 3, met: 1, people: 2, trained: 0 });

    let mut readings = Readings::new(today());
    read_into(
        &mut readings,
        &Records { learners: &learners, courses: &courses, attended: &attended, enrolled: &[] },
        today(),
    );
    for (code, shown) in [
        ("training.completed_share", Some("33.33%")),
        ("training.councillors_share", Some("50.0%")),
        ("training.contract_managers_share", Some("0.0%")),
        ("training.senior_managers_share", None),
        ("training.budget_holders_share", None),
    ] {
        let reading = readings.get(code);
        assert_eq!(reading.value.as_ref().map(ToString::to_string).as_deref(), shown, "{code}");
        assert_eq!(reading.value.is_none(), reading.reason.starts_with("Not measured: nobody"), "{code}");
    }
    assert_eq!(MEASURES.len(), 7);
    let ending = |on: &str| Attended { on: day(on), ..attended[0].clone() };
    let yearly = [Course { holds_months: Some(12), ..courses[0].clone() }];
    let with = [ending("2025-11-21"), Attended { person: "B. Birch".into(), ..ending("2025-12-01") }];
    let found = gaps(&learners, &yearly, &with, today());
    let names: Vec<&str> = running_out(&found).iter().map(|gap| gap.learner.person.as_str()).collect();
    assert_eq!(names, ["A. Ash", "B. Birch"], "one ran out today, one ends within sixty days");
}

#[test]
fn a_competence_gap_names_the_courses_that_close_it() {
    let learners = [learner("A. Ash", &[Audience::ContractManagers, Audience::Procurement])];
    let courses = [course("exit", &[], None), course("act", &[], None)];
    let need = |audience, level| Required { audience, competence: "about exit".into(), level };
    let required = [need(Audience::ContractManagers, Level::Practitioner), need(Audience::Procurement, Level::Expert)];
    let held = |level, on: &str| Held {
        person: "A. Ash".into(),
        competence: "about exit".into(),
        level,
        on: day(on),
        evidence: "Certificate".into(),
    };
    for (held, gap, reason) in [
        (vec![], Some((Level::Expert, None)), "nothing"),
        (vec![held(Level::Foundation, "2026-01-01")], Some((Level::Expert, Some(Level::Foundation))), "not far enough"),
        (
            vec![held(Level::Practitioner, "2026-01-01")],
            Some((Level::Expert, Some(Level::Practitioner))),
            "enough for one part",
        ),
        (vec![held(Level::Expert, "2026-01-01")], None, "enough for both"),
        (vec![held(Level::Expert, "2026-11-22")], Some((Level::Expert, None)), "found tomorrow"),
        (
            vec![held(Level::Expert, "2025-01-01"), held(Level::Foundation, "2026-01-01")],
            Some((Level::Expert, Some(Level::Foundation))),
            "what was found last counts",
        ),
    ] {
        let found = competence_gaps(&learners, &required, &held, &courses, today());
        assert_eq!(found.first().map(|gap| (gap.needed, gap.held)), gap, "{reason}");
        assert!(found.len() <= 1, "{reason}");
        assert!(found.iter().all(|gap| gap.courses.len() == 1 && gap.courses[0].code == "exit"), "{reason}");
    }
}

#[test]
fn coverage_by_tier_waits_for_somebody_who_knows_the_tiers() {
    let courses = [course("act", &[Audience::ContractManagers], None)];
    let keeps = |person: &str, of: &[&str]| Learner {
        looks_after: of.iter().map(|one| one.parse().unwrap()).collect(),
        ..learner(person, &[Audience::ContractManagers])
    };
    let learners = [keeps("A. Ash", &["contracts/1", "contracts/2"]), keeps("B. Birch", &["contracts/3"])];
    let attended = [attended("A. Ash", "act", "2026-01-10")];
    let found = gaps(&learners, &courses, &attended, today());
    let tier = |record: &crate::values::SubjectRef| match record.id() {
        "1" | "3" => Some("Gold".to_owned()),
        _ => Some("Silver".to_owned()),
    };
    let tiers = by_tier(&found, tier);
    assert_eq!(tiers["Gold"], Coverage { needed: 2, met: 1, people: 2, trained: 1 });
    assert_eq!(tiers["Silver"], Coverage { needed: 1, met: 1, people: 1, trained: 1 });
    assert!(by_tier(&found, |_| None).is_empty(), "nobody knows any tier");
}

#[test]
fn a_team_lacks_a_competence_as_often_as_its_people_do() {
    let learners = [
        learner("A. Ash", &[Audience::ContractManagers, Audience::Procurement]),
        learner("B. Birch", &[Audience::ContractManagers]),
        learner("C. Clay", &[Audience::Legal]),
        Learner { left: Some(today()), ..learner("D. Dale", &[Audience::ContractManagers]) },
    ];
    let need = |audience, level| Required { audience, competence: "exit".into(), level };
    let required = [need(Audience::ContractManagers, Level::Practitioner), need(Audience::Procurement, Level::Expert)];
    let held = |person: &str, level| Held {
        person: person.into(),
        competence: "exit".into(),
        level,
        on: day("2026-01-01"),
        evidence: "Certificate".into(),
    };
    for (held, lacking, reason) in [
        (vec![], 2, "nobody has it; who left is not counted, and one with two parts counts once"),
        (vec![held("B. Birch", Level::Practitioner)], 1, "one has it"),
        (vec![held("B. Birch", Level::Practitioner), held("A. Ash", Level::Practitioner)], 1, "one not far enough"),
        (vec![held("B. Birch", Level::Expert), held("A. Ash", Level::Expert)], 0, "both"),
    ] {
        let found = lacking_by_team(&learners, &required, &held, today());
        assert_eq!(found.get(&("Parks", "exit")), Some(&Lacking { needed: 2, lacking }), "{reason}");
        assert_eq!(found.len(), 1, "{reason}");
    }
}
