//! Every record passes what the domain asks of it before it is kept.

use super::*;
use domain::offers;
use domain::records::Record;
use domain::risks::{missing, odd};
use domain::savings;
use domain::strategy::actions::{ActionLink, ActionState};
use domain::strategy::measures::is_code;
use domain::strategy::scorecard;
use domain::strategy::training::Audience;
use std::collections::BTreeSet;

#[test]
fn nothing_is_wrong_with_any_record() {
    on_each(|book, today, when| {
        let offered =
            |code: &str| offers::measure(code).is_some() || book.entered.iter().any(|one| one.measure == code);
        assert_eq!(scorecard::check(&book.indicators, offered), [], "{when}");
        for scale in &book.scales {
            assert_eq!((scale.wrong(), scale.falls()), (Vec::new(), Vec::new()), "{}, {when}", scale.code);
        }
        for risk in &book.risks {
            let scale = book.scales.iter().find(|scale| scale.code == risk.scale).unwrap();
            assert_eq!(odd(risk, scale, today), [], "{}, {when}", risk.title);
            assert_eq!(missing(risk, today), [], "{}, {when}", risk.title);
        }
        for saving in &book.savings {
            assert_eq!(savings::check(saving, today), [], "{}, {when}", saving.title);
            let signed = saving.years.iter().filter_map(|part| part.signed.as_ref().zip(part.delivered.as_ref()));
            for (signed, claimed) in signed {
                assert!(signed.by != claimed.by && claimed.on <= signed.on && signed.on <= today, "{}", saving.title);
            }
        }
        assert!(book.entered.iter().all(|one| is_code(&one.measure) && one.reading.value.is_some()), "{when}");
    });
}

#[test]
fn actions_say_what_is_asked_of_their_state() {
    on_each(|book, today, when| {
        for action in &book.actions {
            let missing = action.missing();
            let may_lack = action.state.is_open();
            assert!(missing.is_empty() || may_lack, "{}: {missing:?}, {when}", action.what);
            assert!(action.added < today && action.done_per_cent <= 100, "{}, {when}", action.what);
            match &action.state {
                ActionState::Stopped { why, on } | ActionState::Merged { why, on, .. } => {
                    assert!(!why.is_empty() && action.added < *on && *on < today, "{}, {when}", action.what);
                }
                ActionState::Done { on } => assert!(action.added < *on && *on < today, "{}, {when}", action.what),
                _ => {}
            }
        }
    });
}

#[test]
fn links_lead_to_records_that_are_there() {
    let edition = nps();
    on_each(|book, _, when| {
        let indicators: BTreeSet<&str> = book.indicators.iter().map(|one| one.code.as_str()).collect();
        let risks: BTreeSet<String> = book.risks.iter().map(|one| one.id.get().to_string()).collect();
        for link in book.actions.iter().flat_map(|action| &action.links) {
            let is_there = match link {
                ActionLink::Index(index) => edition.index(&index.index).is_some(),
                ActionLink::Indicator(code) => indicators.contains(code.as_str()),
                ActionLink::Outcome(code) => book.outcomes.iter().any(|one| one.code == *code),
                ActionLink::Record(record) => record.noun() != "risks" || risks.contains(record.id()),
            };
            assert!(is_there, "{link:?}, {when}");
        }
        let areas = book.documents.iter().flat_map(|document| &document.about);
        for area in areas.map(|subject| subject.id().split('/').next().unwrap().to_owned()) {
            assert!(edition.index(&area.parse().unwrap()).is_some(), "{area}, {when}");
        }
        let courses: BTreeSet<&str> = book.courses.iter().map(|one| one.code.as_str()).collect();
        assert!(book.attended.iter().all(|one| courses.contains(one.course.as_str())), "{when}");
        let competences: BTreeSet<&str> = book.competences.iter().map(|one| one.code.as_str()).collect();
        let raised = book.courses.iter().flat_map(|course| &course.raises);
        assert!(
            raised.chain(book.held.iter().map(|one| &one.competence)).all(|one| competences.contains(one.as_str()))
        );
        let learners: BTreeSet<&str> = book.learners.iter().map(|one| one.person.as_str()).collect();
        assert!(book.held.iter().all(|one| learners.contains(one.person.as_str())), "{when}");
        let needed: BTreeSet<Audience> = book.learners.iter().flat_map(|one| one.audiences.clone()).collect();
        assert_eq!(needed.len(), Audience::ALL.len(), "every audience has somebody, {when}");
    });
}

#[test]
fn nobody_is_left_as_a_role() {
    on_each(|book, _, when| {
        let all = format!("{book:?}");
        assert!(
            !all.contains('@'),
            "{}, {when}",
            all.split('@').nth(1).unwrap_or_default().get(..40).unwrap_or_default()
        );
        for name in ["Priya Ramanathan", "Tomasz Wrona", "Adaeze Okonkwo", "Councillor Ruth Ellery", "Kwame Boateng"] {
            let is_expected = name != "Kwame Boateng";
            assert_eq!(all.contains(name), is_expected, "an auditor does none of this: {name}, {when}");
        }
    });
}

/// Says which keys of some records are there twice.
fn twice<T: Record>(records: &[T]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let keys = records.iter().map(|one| format!("{} {}", T::NOUN, one.key()));
    keys.filter(|key| !seen.insert(key.clone())).collect()
}

#[test]
fn every_record_has_a_key_of_its_own() {
    on_each(|book, _, when| {
        let found = [
            twice(&book.rounds),
            twice(&book.assessors),
            twice(&book.answers),
            twice(&book.agreed),
            twice(&book.targets),
            twice(&book.actions),
            twice(&book.outcomes),
            twice(&book.capacity),
            twice(&book.reviews),
            twice(&book.indicators),
            twice(&book.recorded),
            twice(&book.entered),
            twice(&book.scales),
            twice(&book.appetites),
            twice(&book.risks),
            twice(&book.savings),
            twice(&book.joint_savings),
            twice(&book.efforts),
            twice(&book.strategic_suppliers),
            twice(&book.surveys),
            twice(&book.survey_answers),
            twice(&book.courses),
            twice(&book.learners),
            twice(&book.attended),
            twice(&book.competences),
            twice(&book.required),
            twice(&book.held),
            twice(&book.documents),
            twice(&book.lessons),
            twice(&book.enrolled),
            twice(&book.experts),
            twice(&book.meetings),
            twice(&book.advice),
        ];
        assert_eq!(found.concat(), Vec::<String>::new(), "{when}");
    });
}
