//! Surveys over invented answers.

use super::measures::read_into;
use super::*;
use crate::strategy::measures::Readings;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn survey(code: &str, invited: u32, closes: &str) -> Survey {
    Survey {
        code: code.into(),
        title: format!("Survey {code}"),
        asked: Asked::Services,
        question: "How satisfied are you with procurement?".into(),
        highest: 5,
        satisfied_from: 4,
        invited,
        opened: day("2026-05-01"),
        closes: day(closes),
        questions: Vec::new(),
    }
}

fn answers(code: &str, given: &[(&str, u8)]) -> Vec<Answer> {
    let answer = |(group, score): &(&str, u8)| Answer {
        survey: code.into(),
        score: Some(*score),
        group: (*group).into(),
        comment: String::new(),
        replies: Vec::new(),
    };
    given.iter().map(answer).collect()
}

#[test]
fn fewer_than_five_answers_are_not_shown() {
    let four = answers("a", &[("x", 5), ("x", 4), ("x", 4), ("x", 3)]);
    let mut five = four.clone();
    five.extend(answers("a", &[("x", 5)]));
    let survey = survey("a", 10, "2026-05-31");
    let hidden = result(&survey, &four);
    assert_eq!((hidden.answers, hidden.mean, hidden.distribution), (4, None, vec![]));
    let shown = result(&survey, &five);
    let said = |quantity: Option<Quantity>| quantity.map(|one| one.to_string());
    assert_eq!(said(shown.mean).as_deref(), Some("4.2"), "21 over 5");
    assert_eq!(said(shown.satisfied).as_deref(), Some("80.0%"), "four of five gave 4 or 5");
    assert_eq!(said(shown.response).as_deref(), Some("50.0%"), "five of ten");
    assert_eq!(shown.distribution, [0, 0, 1, 2, 2]);
    five.extend(answers("a", &[("x", 9), ("x", 0)]));
    five.push(Answer {
        survey: "a".into(),
        score: None,
        group: "x".into(),
        comment: String::new(),
        replies: Vec::new(),
    });
    assert_eq!(result(&survey, &five).answers, 5, "scores outside the scale and blanks are no answers");
}

#[test]
fn an_answer_is_taken_only_while_the_survey_is_open_and_within_its_scale() {
    let survey = survey("a", 10, "2026-05-31");
    let answer =
        |score| Answer { survey: "a".into(), score, group: String::new(), comment: String::new(), replies: Vec::new() };
    for (answer, on, taken, reason) in [
        (answer(Some(1)), "2026-05-01", Ok(()), "the first day, the lowest score"),
        (answer(Some(5)), "2026-05-31", Ok(()), "the last day, the highest"),
        (answer(None), "2026-05-31", Ok(()), "left out"),
        (answer(Some(1)), "2026-04-30", Err(AnswerRefusal::NotOpen), "the day before"),
        (answer(Some(1)), "2026-06-01", Err(AnswerRefusal::NotOpen), "the day after"),
        (answer(Some(0)), "2026-05-01", Err(AnswerRefusal::OutsideScale { highest: 5 }), "below the scale"),
        (answer(Some(6)), "2026-05-01", Err(AnswerRefusal::OutsideScale { highest: 5 }), "above it"),
        (Answer { survey: "b".into(), ..answer(None) }, "2026-05-01", Err(AnswerRefusal::OtherSurvey), "another"),
    ] {
        assert_eq!(take(&survey, &answer, day(on)), taken, "{reason}");
    }
}

#[test]
fn the_figure_is_of_the_last_closed_survey_with_its_count() {
    let surveys = [survey("a", 10, "2026-05-31"), survey("b", 20, "2026-11-20"), survey("c", 20, "2026-11-21")];
    let mut all = answers("b", &[("x", 4); 6]);
    all.extend(answers("c", &[("x", 1); 6]));
    let today = day("2026-11-21");
    let mut readings = Readings::new(today);
    read_into(&mut readings, &surveys, &all, today);
    let reading = readings.get("surveys.service_satisfaction");
    assert_eq!(reading.value.map(|one| one.to_string()).as_deref(), Some("4.0"), "c is open until tonight");
    assert_eq!(reading.reason, "From 6 answers of 20 asked, on a scale from 1 to 5.");
    assert_eq!((reading.period.to_string().as_str(), reading.scale), ("2026-05-01/2026-11-20", Some(5)));
    assert_eq!(readings.get("surveys.service_response_share").value, Some(Quantity::tenths(300)));
    assert!(readings.get("surveys.supplier_satisfaction").reason.starts_with("Not measured: no survey"));
    read_into(&mut readings, &surveys, &[], today);
    assert!(readings.get("surveys.service_satisfaction").reason.contains("fewer than 5 answers"));
}

proptest! {
    #[test]
    fn nobody_is_known_by_what_a_small_group_answered(sizes in proptest::collection::vec(0_usize..12, 0..6)) {
        let mut all = Vec::new();
        for (at, size) in sizes.iter().enumerate() {
            let group = format!("group {at}");
            all.extend((0..*size).map(|_| Answer { survey: "a".into(), score: Some(3), group: group.clone(), comment: String::new(), replies: Vec::new() }));
        }
        let results = by_group(&survey("a", 100, "2026-05-31"), &all);
        let counted: usize = results.iter().map(|one| one.result.answers).sum();
        prop_assert_eq!(counted, all.len(), "everybody is counted once");
        let whole = result(&survey("a", 100, "2026-05-31"), &all);
        for one in &results {
            let few = one.result.answers < ANSWERS_MIN;
            prop_assert_eq!(one.result.mean.is_none(), few);
            prop_assert!(!few || (results.len() == 1 && whole.mean.is_none()), "what is not shown does not follow from the rest");
        }
    }
}
