//! Opening, closing, and what comes late.

use super::*;

#[test]
fn a_round_asks_what_is_in_use_when_it_opens() {
    let edition = nps();
    let chosen = Round { asked: vec![code("SL1"), code("BC2")], ..planned() };
    for (round, last_day, today, expected, reason) in [
        (planned(), None, TODAY, Ok(14), "all of the edition"),
        (chosen, Some(TODAY), TODAY, Ok(2), "what the council chose, to the end of today"),
        (planned(), Some(date(2026, 11, 20)), TODAY, Err(RoundRefusal::LastDayPast), "a last day that is over"),
        (planned(), None, date(2018, 5, 31), Err(RoundRefusal::NothingToAsk), "before the edition"),
        (open(), None, TODAY, Err(RoundRefusal::NotPlanned), "open already"),
    ] {
        let opened = round.open(&edition, last_day, today).map(|round| round.asked.len());
        assert_eq!(opened, expected, "{reason}");
    }
}

#[test]
fn an_answer_counts_while_the_round_is_open() {
    let edition = nps();
    let without_last_day = planned().open(&edition, None, TODAY).unwrap();
    let asked =
        |index: &str, question: &str| Answer { question: Some(question.parse().unwrap()), ..answer(1, index, Some(2)) };
    for (round, sent, today, why, reason) in [
        (open(), answer(1, "SL1", Some(2)), TODAY, None, "open"),
        (open(), answer(1, "SL1", None), TODAY, None, "cannot say is an answer"),
        (open(), answer(1, "SL1", Some(2)), date(2026, 11, 30), None, "its last day"),
        (
            open(),
            answer(1, "SL1", Some(2)),
            date(2026, 12, 1),
            Some(AnswerRefusal::Over(date(2026, 11, 30))),
            "the day after",
        ),
        (without_last_day, answer(1, "SL1", Some(2)), date(2027, 12, 1), None, "no last day"),
        (planned(), answer(1, "SL1", Some(2)), TODAY, Some(AnswerRefusal::NotYet), "not open yet"),
        (open(), answer(5, "SL1", Some(2)), TODAY, Some(AnswerRefusal::NotInvited), "nobody asked them"),
        (open(), answer(1, "XX", Some(2)), TODAY, Some(AnswerRefusal::NotAsked), "no such area"),
        (open(), asked("SL1", "SL1.1"), TODAY, Some(AnswerRefusal::NotAsked), "a question that is a draft"),
        (open(), answer(1, "SL1", Some(6)), TODAY, Some(AnswerRefusal::NoSuchLevel(level(6))), "a sixth level of five"),
        (open(), answer(1, "SL1", Some(5)), TODAY, None, "the highest"),
    ] {
        let taken = round.take(&edition, sent, today);
        assert_eq!(taken.err().map(|not| not.why), why, "{reason}");
    }
}

#[test]
fn an_answer_that_comes_as_the_round_closes_is_kept_as_typed() {
    let edition = nps();
    let typed = Answer { comment: "Half an hour of typing".into(), ..answer(2, "BC1", Some(3)) };
    let not_taken = closed().take(&edition, typed.clone(), TODAY).unwrap_err();
    assert_eq!(not_taken.answer, typed, "nothing is lost");
    let told = "The round was closed on 21 November 2026, 4:00pm. What you typed is kept and does not count. \
                Ask for the round to be opened again to send it";
    assert_eq!(not_taken.why.to_string(), told);
    let again = closed().reopen(None, TODAY).unwrap();
    assert!(again.take(&edition, not_taken.answer, TODAY).is_ok(), "and can be sent once the round is open again");
    assert_eq!(closed().reopen(Some(date(2026, 11, 20)), TODAY), Err(RoundRefusal::LastDayPast));
}

#[test]
fn a_round_goes_one_way_at_a_time() {
    let at = "2026-11-21T16:00:00Z".parse().unwrap();
    assert_eq!(planned().close(at, "w"), Err(RoundRefusal::NotOpen), "not open yet");
    assert_eq!(open().close(at, " "), Err(RoundRefusal::NoReason), "without a reason");
    assert_eq!(closed().close(at, "w"), Err(RoundRefusal::NotOpen), "closed already");
    assert_eq!(open().reopen(None, TODAY), Err(RoundRefusal::NotClosed), "still open");
    assert_eq!(open().settle(&[], TODAY), Err(RoundRefusal::NotClosed), "still open");
}
