//! The figures of the first council, as the demonstration shows them.

use super::*;
use domain::offers;
use domain::risks::{AgainstAppetite, LinkedAction, RiskId, review_state};
use domain::savings::{self, Kind, Standing, double_claims, standing};
use domain::strategy::actions::{
    ActionKind, ActionState, Assurance, OutcomeKind, Outcomes, RecommendationState, check_capacity, check_order,
    likely_same,
};
use domain::strategy::advice::check_advice;
use domain::strategy::editions::Level;
use domain::strategy::library;
use domain::strategy::measures::Readings;
use domain::strategy::meetings::check_meeting;
use domain::strategy::rounds::{RoundState, spreads};
use domain::strategy::scorecard::{Status, Way};
use domain::strategy::surveys::{self, result};
use domain::strategy::training::{self, GapState, gaps};
use domain::strategy::{Quantity, actions};
use domain::values::{FinancialYear, Pence};
use std::collections::{BTreeMap, BTreeSet};

/// What the house knows of the register of savings, surveys, actions and of what the council entered.
fn readings(book: &Book, today: Date) -> Readings {
    let mut readings = Readings::new(today);
    savings::measures::read_into(&mut readings, &book.savings, today);
    let answers: Vec<_> = book.survey_answers.iter().map(|one| one.answer.clone()).collect();
    surveys::measures::read_into(&mut readings, &book.surveys, &answers, today);
    readings.offer(actions::measures::MEASURES);
    for (code, reading) in actions::measures::read(&book.actions, &book.reviews, today) {
        readings.found(code, reading);
    }
    let records = training::measures::Records {
        learners: &book.learners,
        courses: &book.courses,
        attended: &book.attended,
        enrolled: &book.enrolled,
    };
    training::measures::read_into(&mut readings, &records, today);
    book.entered.iter().for_each(|one| readings.entered(&one.measure, one.reading.clone()));
    readings
}

#[test]
fn three_areas_are_at_minimum_five_at_developing_two_at_mature_and_each_wants_the_next_level() {
    let edition = nps();
    on_each(|book, today, when| {
        let levels = book.agreed_levels(&edition.code);
        let at = |number: u8| {
            levels.iter().filter(|(code, level)| !code.as_str().starts_with("EN") && level.number() == number).count()
        };
        assert_eq!((at(1), at(2), at(3), levels.len()), (3, 5, 2, 14), "{when}");
        assert_eq!(book.targets.len(), 14, "{when}");
        for target in &book.targets {
            let current = levels[&target.index.index];
            assert_eq!(current.steps_to(target.level), 1, "{}, {when}", target.index);
            assert!(target.set_on < today && today < target.by && !target.why.is_empty(), "{}, {when}", target.index);
        }
        let order = check_order(&edition, &levels, &book.targets, &book.actions);
        assert_eq!(order, [], "every target has an action, the lowest first, {when}");
    });
}

#[test]
fn two_rounds_are_settled_and_none_is_open() {
    let edition = nps();
    on_each(|book, today, when| {
        let days = book.rounds.iter().map(|round| match round.state {
            RoundState::Settled { on } => on.until(today).unwrap().get_days(),
            _ => panic!("{} is not settled, {when}", round.name),
        });
        let days: Vec<i32> = days.collect();
        assert!(matches!(days.as_slice(), [first, last] if (700..780).contains(first) && (300..370).contains(last)));
        assert!(book.under_way(&edition.code).is_none(), "{when}");
        assert_eq!((book.assessors.len(), book.agreed.len()), (6, 28), "{when}");
        let last = book.settled(&edition.code).unwrap();
        let found = spreads(&edition, &last.asked, &book.invited(last), &book.answers_of(last));
        let widest: Vec<(&str, i8)> = found
            .iter()
            .filter_map(|(index, area)| Some((index.as_str(), area.whole.points()?)))
            .filter(|(_, points)| *points > 2)
            .collect();
        assert_eq!(widest, [("SL2", 4)], "{when}");
        assert_eq!(found.values().map(|area| area.cannot_say).sum::<u32>(), 1, "{when}");
        assert!(book.agreed.iter().all(|one| !one.why.is_empty() && one.spread.answers() >= 5), "{when}");
        let improved = |one: &&domain::strategy::rounds::Agreed| one.round == last.id && one.level > Level::LOWEST;
        assert!(book.agreed.iter().filter(improved).all(|one| !one.evidence.is_empty()), "{when}");
    });
}

#[test]
fn the_plan_has_actions_in_every_state_that_a_living_council_knows() {
    on_each(|book, today, when| {
        let those = |is_so: &dyn Fn(&&domain::strategy::actions::PlannedAction) -> bool| {
            book.actions.iter().filter(is_so).count()
        };
        let states =
            ["planned", "under_way", "done", "stopped", "merged"].map(|name| those(&|one| one.state.name() == name));
        assert_eq!((book.actions.len(), states), (32, [7, 14, 8, 2, 1]), "{when}");
        assert_eq!(those(&|one| one.kind == ActionKind::Survey), 1, "{when}");
        let agreed = |one: &&domain::strategy::actions::PlannedAction| {
            one.agreed.as_ref().is_some_and(domain::strategy::actions::AgreedBy::is_minuted)
        };
        assert_eq!(those(&agreed), 2, "{when}");
        assert_eq!(those(&|one| one.kind == ActionKind::Trial && one.hypothesis.is_empty()), 0, "{when}");
        let reached = domain::strategy::actions::departments_reached([], &book.actions);
        assert_eq!(reached.len(), 5, "{when}");
        assert_eq!(those(&|one| one.is_overdue(today)), 3, "{when}");
        assert_eq!(those(&|one| one.kind == ActionKind::Support), 2, "{when}");
        let failed = |one: &&domain::strategy::actions::PlannedAction| {
            one.kind == ActionKind::Trial && one.effect.contains("failed") && one.effect.contains("Learned")
        };
        assert_eq!(those(&failed), 1, "{when}");
        assert_eq!(those(&|one| one.owner.is_none()), 1, "{when}");
        let same: Vec<(i64, i64)> =
            likely_same(&book.actions).iter().map(|pair| (pair.first.get(), pair.second.get())).collect();
        assert_eq!(same, [(17, 18)], "{when}");
        let capacity = check_capacity(&book.actions, &book.capacity, today);
        assert_eq!((capacity.not_estimated, capacity.without_day), (1, 0), "{when}");
        assert!(book.capacity.len() == 6 && capacity.points.last().unwrap().available > 0, "{when}");
    });
}

#[test]
fn outcomes_are_four_themes_of_three_and_one_was_replaced() {
    on_each(|book, today, when| {
        let outcomes = Outcomes::new(book.outcomes.clone()).unwrap();
        let of = |kind: OutcomeKind| outcomes.on(today).filter(move |one| one.kind == kind);
        let (themes, parts): (Vec<_>, Vec<_>) = of(OutcomeKind::Outcome).partition(|one| one.parent.is_none());
        assert_eq!((themes.len(), parts.len(), outcomes.all().len()), (4, 12, 23), "{when}");
        assert_eq!((of(OutcomeKind::Principle).count(), of(OutcomeKind::Value).count()), (3, 3), "{when}");
        let closed = "work.0".parse().unwrap();
        let meant: Vec<&str> = outcomes.meant(&closed, today).iter().map(|one| one.code.as_str()).collect();
        assert_eq!(meant, ["work.3"], "{when}");
    });
}

#[test]
fn audit_went_from_limited_to_reasonable_and_one_recommendation_is_overdue() {
    on_each(|book, today, when| {
        let trend = domain::strategy::actions::assurance_trend(&book.reviews);
        assert_eq!(trend.iter().map(|(_, one)| *one).collect::<Vec<_>>(), [Assurance::Limited, Assurance::Reasonable]);
        assert_eq!(domain::strategy::actions::overdue(&book.reviews, today).len(), 1, "{when}");
        let all: Vec<_> = book.reviews.iter().flat_map(|review| &review.recommendations).collect();
        let at = |name: &str| all.iter().filter(|one| one.state.name() == name).count();
        assert_eq!(["open", "done", "verified", "not_accepted"].map(at), [3, 1, 2, 1], "{when}");
        let done = |one: &&&domain::strategy::actions::Recommendation| !matches!(one.state, RecommendationState::Open);
        let known: BTreeSet<i64> = book.actions.iter().map(|one| one.id.get()).collect();
        assert!(all.iter().filter(done).flat_map(|one| &one.actions).all(|id| known.contains(&id.get())), "{when}");
    });
}

#[test]
fn the_scorecard_shows_the_stated_figures() {
    on_each(|book, today, when| {
        let readings = readings(book, today);
        let worked = book.scorecard(&readings, today);
        let value = |code: &str| worked.row(code).unwrap().reading.value.as_ref().map(ToString::to_string);
        for (code, shown) in [
            ("IND-S4", "21"),
            ("IND-F1", "£191,000"),
            ("IND-F2", "£91,000"),
            ("IND-O2", "94.12%"),
            ("IND-O3", "4.11"),
            ("IND-C1", "9"),
            ("IND-C2", "1"),
            ("IND-L2", "39.39%"),
            ("IND-L3", "12.5%"),
        ] {
            assert_eq!(value(code).as_deref(), Some(shown), "{code}, {when}");
        }
        assert_eq!(readings.get("savings.forecast").value, Some(Quantity::pounds(Pence::new(14_000_000))), "{when}");
        assert_eq!(readings.get("waivers.value").value, Some(Quantity::pounds(Pence::new(31_200_000))), "{when}");
        assert_eq!(worked.row("IND-F2").unwrap().standing.status, Status::Met, "£91,000 against £84,000, {when}");
        assert_eq!((book.indicators.len(), book.indicators.iter().filter(|one| one.is_public).count()), (14, 6));
        assert_eq!(book.indicators.iter().filter(|one| matches!(one.way, Way::Formula(_))).count(), 3, "{when}");
        let settled = |one: &domain::strategy::scorecard::Indicator| {
            let is_formula = matches!(one.way, Way::Formula(_));
            !one.owner.is_empty()
                && !one.reported_to.is_empty()
                && (is_formula || one.baseline.is_some() && one.target.is_some())
        };
        assert!(book.indicators.iter().all(settled), "{when}");
        assert_eq!(book.recorded.len(), 42, "ten by year, one by quarter, {when}");
        assert!(book.recorded.iter().all(|one| one.reading.as_of <= today), "{when}");
    });
}

#[test]
fn ten_risks_are_open_one_above_the_appetite_and_one_with_an_overdue_review() {
    on_each(|book, today, when| {
        let open: Vec<_> = book.risks.iter().filter(|risk| risk.is_open(today)).collect();
        assert_eq!((open.len(), book.risks.len()), (10, 12), "{when}");
        let mut about: BTreeMap<Option<String>, usize> = BTreeMap::new();
        for risk in &open {
            *about.entry(risk.about.as_ref().map(ToString::to_string)).or_default() += 1;
        }
        assert_eq!(about.into_values().collect::<Vec<_>>(), [6, 2, 2], "of the function and of two contracts, {when}");
        let scale = |risk: &domain::risks::Risk| book.scales.iter().find(|one| one.code == risk.scale).unwrap();
        let taken = |risk: &domain::risks::Risk| {
            let of_scale = book.appetites.iter().find(|one| one.scale == risk.scale).unwrap();
            of_scale.appetites.judge(risk, scale(risk), today)
        };
        let above = |risk: &&&domain::risks::Risk| taken(risk) == AgainstAppetite::Above;
        assert_eq!(open.iter().filter(above).map(|risk| risk.id.get()).collect::<Vec<_>>(), [7], "{when}");
        assert!(open.iter().all(|risk| taken(risk) != AgainstAppetite::Unknown), "{when}");
        let late = |risk: &&&domain::risks::Risk| review_state(risk, scale(risk), today).is_overdue();
        assert_eq!(open.iter().filter(late).map(|risk| risk.id.get()).collect::<Vec<_>>(), [5], "{when}");
        let acts_on = |id: RiskId| {
            let noun = format!("risks/{}", id.get());
            let of = |one: &&domain::strategy::actions::PlannedAction| {
                one.state.is_open() && one.records("risks").any(|record| record.to_string() == noun)
            };
            book.actions.iter().filter(of).map(|one| one.what.clone()).next()
        };
        assert!(acts_on(RiskId::new(7)).is_some(), "something is done about the one above, {when}");
    });
}

#[test]
fn savings_of_every_kind_come_to_what_is_stated() {
    on_each(|book, today, when| {
        let year = FinancialYear::of(today);
        let totals = savings::year_total(&book.savings, year, today).unwrap();
        let social = totals.iter().find(|total| total.kind == Kind::Social).unwrap();
        assert_eq!((social.delivered.get(), social.awaited.get()), (19_800_000, 6_700_000), "{when}");
        let kinds: BTreeSet<Kind> = book.savings.iter().map(|one| one.kind).collect();
        assert_eq!(kinds.len(), Kind::ALL.len(), "{when}");
        let claimed = book.savings.iter().flat_map(|one| &one.years);
        let claimed = claimed.filter(|part| matches!(standing(part, today), Standing::Claimed { .. })).count();
        assert_eq!(claimed, 1, "one claimed and not signed, {when}");
        let doubles: Vec<(i64, i64)> =
            double_claims(&book.savings, today).iter().map(|one| (one.savings.0.get(), one.savings.1.get())).collect();
        assert_eq!(doubles, [(2, 7)], "{when}");
        let joint = &book.joint_savings[0].joint;
        let parts = joint.parts(joint.annual().unwrap()).unwrap();
        assert_eq!(parts.iter().map(|part| part.get()).collect::<Vec<_>>(), [1_950_000, 1_335_025, 1_131_667]);
        let own = book.savings[2].part(year).and_then(|part| part.delivered.as_ref()).unwrap();
        assert_eq!(own.amount, parts[0], "the register has what the joint saving gives, {when}");
    });
}

#[test]
fn services_are_content_and_too_few_suppliers_answered() {
    on_each(|book, today, when| {
        let answers: Vec<_> = book.survey_answers.iter().map(|one| one.answer.clone()).collect();
        let found: Vec<_> = book.surveys.iter().map(|survey| result(survey, &answers)).collect();
        let [services, suppliers, open] = found.as_slice() else { panic!("three surveys, {when}") };
        assert_eq!(services.answers, 37, "{when}");
        assert_eq!(services.mean.as_ref().unwrap().number().shown(1), "4.1", "{when}");
        assert_eq!(services.response.as_ref().unwrap().number().shown(0), "58", "{when}");
        assert_eq!((suppliers.answers, suppliers.mean.is_none()), (4, true), "{when}");
        assert_eq!(open.answers, 3, "people still answer, {when}");
        let comments = surveys::comments(&book.surveys[0], &answers, today);
        assert!(matches!(&comments, surveys::Comments::Shown(all) if all.len() == 5), "{when}: {comments:?}");
    });
}

#[test]
fn training_has_gaps_and_ends_and_bears_the_agreed_levels() {
    on_each(|book, today, when| {
        let readings = readings(book, today);
        let share = |code: &str| readings.get(code).value.unwrap().number().shown(0).parse::<u32>().unwrap();
        for (code, low, high) in [
            ("training.councillors_share", 25, 74),
            ("training.senior_managers_share", 75, 99),
            ("training.contract_managers_share", 25, 74),
            ("training.completed_share", 50, 89),
        ] {
            assert!((low..=high).contains(&share(code)), "{code} {}, {when}", share(code));
        }
        let found = gaps(&book.learners, &book.courses, &book.attended, today);
        let expired = found.iter().filter(|gap| matches!(gap.state, GapState::Expired { .. })).count();
        assert_eq!((book.learners.len(), expired), (25, 4), "{when}");
        assert!(found.iter().any(|gap| gap.state == GapState::Missing), "{when}");
        assert_eq!((book.competences.len(), book.required.len(), book.held.len()), (4, 10, 14), "{when}");
    });
}

#[test]
fn the_library_has_twelve_documents_two_of_them_overdue_and_five_lessons() {
    on_each(|book, today, when| {
        let overdue: Vec<&str> =
            library::overdue(&book.documents, today).iter().map(|(document, _)| document.code.as_str()).collect();
        assert_eq!((book.documents.len(), overdue), (12, vec!["contract-manager-guide", "modern-slavery-statement"]));
        assert_eq!((book.lessons.len(), library::unused(&book.lessons, today).len()), (5, 3), "{when}");
        assert_eq!(book.lessons.iter().filter(|one| !one.shared_with.is_empty()).count(), 1, "{when}");
        let next = "areas/SL4/2".parse().unwrap();
        assert_eq!(library::about(&book.documents, &next, today).len(), 1, "{when}");
    });
}

#[test]
fn meetings_advice_and_help_are_sound_and_there_is_something_to_mend() {
    on_each(|book, today, when| {
        for meeting in &book.meetings {
            assert_eq!(check_meeting(meeting, today), [], "{}, {when}", meeting.with);
            assert!(meeting.about.iter().all(|record| book.holds(record) == Some(true)), "{}, {when}", meeting.with);
        }
        for advice in &book.advice {
            assert_eq!(check_advice(advice, today), [], "{}, {when}", advice.subject);
        }
        assert!(book.experts.iter().all(|one| training::check_expert(one).is_empty()), "{when}");
        for one in &book.enrolled {
            let wrong = training::check_enrolled(one, (&book.learners, &book.courses, &[]), today);
            assert_eq!(wrong, [], "{}, {when}", one.person);
        }
        assert_eq!((book.meetings.len(), book.advice.len(), book.experts.len(), book.enrolled.len()), (7, 6, 4, 3));
        let links = library::links_to_see_to(&book.documents, today, |record| book.holds(record));
        let broken = links.iter().filter(|(_, state)| *state == library::LinkState::Broken).count();
        assert_eq!((links.len(), broken), (10, 1), "two of twelve were tried and work, {when}");
    });
    for today in DAYS.map(day) {
        let book = invented(today, 1).strategy("wynshire");
        let [help] = book.help_offered.as_slice() else { panic!("one offer on {today}") };
        let level = book.agreed_levels(&help.index.edition).get(&help.index.index).copied();
        assert!(help.stands(level, today), "{level:?} on {today}");
        assert!(book.lessons.iter().all(|lesson| lesson.is_open), "{today}");
    }
}

#[test]
fn nothing_is_entered_for_a_figure_that_the_house_finds_itself() {
    on_each(|book, _, when| {
        let found: Vec<&str> = book
            .entered
            .iter()
            .map(|one| one.measure.as_str())
            .filter(|code| offers::measure(code).is_some())
            .collect();
        assert!(found.is_empty(), "{found:?}, {when}");
    });
}

#[test]
fn overdue_actions_stand_against_their_risks() {
    on_each(|book, today, when| {
        let late = book.actions.iter().filter(|one| one.state.is_open() && one.records("risks").next().is_some());
        let linked = late.map(|one| LinkedAction {
            title: one.what.clone(),
            owner: one.owner.clone().unwrap_or_default(),
            due: one.due,
            ended: one.state.ended(),
        });
        assert_eq!(linked.filter(|one| one.is_overdue(today)).count(), 2, "{when}");
        assert!(book.actions.iter().any(|one| matches!(one.state, ActionState::Merged { .. })), "{when}");
    });
}
