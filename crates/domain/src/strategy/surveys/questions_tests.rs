//! Several questions in one survey, over invented replies.

use super::*;

fn survey() -> Survey {
    let question = |code: &str, text: &str, kind| Question { code: code.into(), text: text.into(), kind };
    Survey {
        code: "services".into(),
        title: "How well are you served?".into(),
        asked: Asked::Services,
        question: "How satisfied are you?".into(),
        highest: 5,
        satisfied_from: 4,
        invited: 40,
        opened: "2026-05-01".parse().unwrap(),
        closes: "2026-05-31".parse().unwrap(),
        questions: vec![
            question("q1", "How quick are we?", QuestionKind::Score),
            question("q2", "Do you know whom to ask?", QuestionKind::YesNo),
            question("q3", "What should we do first?", QuestionKind::Words),
        ],
    }
}

fn replied(code: &str, reply: Reply) -> Replied {
    Replied { question: code.into(), reply }
}

fn answer(replies: Vec<Replied>) -> Answer {
    Answer { survey: "services".into(), score: Some(4), group: String::new(), comment: String::new(), replies }
}

#[test]
fn a_reply_fits_its_question() {
    for (replies, field, reason) in [
        (vec![], None, "every question may be left out"),
        (vec![replied("q1", Reply::Score(1))], None, "the lowest score"),
        (vec![replied("q1", Reply::Score(5))], None, "the highest"),
        (vec![replied("q1", Reply::Score(0))], Some("q1"), "below the scale"),
        (vec![replied("q1", Reply::Score(6))], Some("q1"), "above it"),
        (vec![replied("q1", Reply::YesNo(true))], Some("q1"), "yes is no score"),
        (vec![replied("q2", Reply::YesNo(false))], None, "no is a reply"),
        (vec![replied("q3", Reply::Words("é".repeat(COMMENT_MAX)))], None, "the longest"),
        (vec![replied("q3", Reply::Words("a".repeat(COMMENT_MAX + 1)))], Some("q3"), "one more"),
        (vec![replied("q4", Reply::YesNo(true))], Some("q4"), "nobody asked that"),
        (vec![replied("q2", Reply::YesNo(true)), replied("q2", Reply::YesNo(false))], Some("q2"), "both"),
    ] {
        let wrong: Vec<&str> = check_replies(&survey(), &replies).iter().map(|one| one.field).collect();
        assert_eq!(wrong, field.into_iter().collect::<Vec<_>>(), "{reason}");
    }
}

#[test]
fn replies_of_fewer_than_five_are_not_shown_and_none_before_the_survey_is_closed() {
    let (last_day, after) = ("2026-05-31".parse().unwrap(), "2026-06-01".parse().unwrap());
    let mut answers: Vec<Answer> = (0..4)
        .map(|_| answer(vec![replied("q1", Reply::Score(2)), replied("q3", Reply::Words("Pay sooner".into()))]))
        .collect();
    answers.push(answer(vec![replied("q1", Reply::Score(5)), replied("q2", Reply::YesNo(true))]));
    let asks = survey();
    assert_eq!(by_question(&asks, &answers, last_day), [], "people may still answer");
    let found = by_question(&asks, &answers, after);
    let counts: Vec<usize> = found[0].counts.iter().map(|(_, count)| *count).collect();
    assert_eq!((found[0].replies, counts), (5, vec![0, 4, 0, 0, 1]), "five replied to the first");
    assert_eq!((found[1].replies, found[1].counts.as_slice()), (1, &[][..]), "one to the second");
    assert_eq!((found[2].replies, found[2].words.as_slice()), (4, &[][..]), "four to the third");
    answers.push(answer(vec![replied("q3", Reply::Words("Meet us".into()))]));
    let found = by_question(&asks, &answers, after);
    assert_eq!(found[2].words, ["Meet us", "Pay sooner", "Pay sooner", "Pay sooner", "Pay sooner"], "by their words");
}

#[test]
fn what_is_wrong_with_a_question_is_said_at_its_field() {
    let asks = |change: fn(&mut Survey)| {
        let mut one = survey();
        change(&mut one);
        check(&one, None).iter().map(|wrong| wrong.field).collect::<Vec<_>>()
    };
    let nothing: [&str; 0] = [];
    assert_eq!(asks(|_| {}), nothing, "three questions");
    assert_eq!(asks(|one| one.questions.clear()), nothing, "the main one alone");
    assert_eq!(asks(|one| one.questions[1].text = " ".into()), ["question_q2"], "no words");
    assert_eq!(asks(|one| one.questions[1].code = "q1".into()), ["question_q1"], "two in one place");
    assert_eq!(asks(|one| one.questions[1].code = "q9".into()), ["question"], "one more than there is room for");
    let other = Survey { questions: Vec::new(), ..survey() };
    let wrong = check(&other, Some((&survey(), true)));
    assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), ["question_q1"], "somebody has answered");
}

#[test]
fn a_question_that_changes_after_an_answer_is_said_at_its_own_field() {
    type Case = (fn(&mut Survey), &'static [&'static str], &'static str);
    let gap = || {
        let mut one = survey();
        one.questions.remove(0);
        one
    };
    let cases: [Case; 5] = [
        (|_| {}, &[], "as it was, with the first place empty"),
        (|one| one.questions[0].text = "Whom do you ask?".into(), &["question_q2"], "other words in the second place"),
        (|one| one.questions[1].kind = QuestionKind::Score, &["question_q3"], "another kind in the third"),
        (|one| one.questions[0].code = "q1".into(), &["question_q1"], "moved to the first place"),
        (|one| drop(one.questions.remove(1)), &["question_q3"], "asked no more"),
    ];
    for (change, fields, reason) in cases {
        let mut after = gap();
        change(&mut after);
        let wrong = check(&after, Some((&gap(), true)));
        assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), fields, "{reason}");
        assert!(check(&after, Some((&gap(), false))).is_empty(), "{reason}, and nobody has answered");
    }
}

#[test]
fn a_survey_and_an_answer_from_before_there_were_several_questions_are_read() {
    let old = r#"{"code":"a","title":"A","asked":"services","question":"Q?","highest":5,"satisfied_from":4,"invited":9,
        "opened":"2026-05-01","closes":"2026-05-31"}"#;
    assert!(serde_json::from_str::<Survey>(old).unwrap().questions.is_empty());
    let old = r#"{"survey":"a","score":4,"group":"Parks"}"#;
    assert!(serde_json::from_str::<Answer>(old).unwrap().replies.is_empty());
}
