//! Links, comments and what waits, over an invented survey.

use super::*;
use crate::values::Date;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn survey() -> Survey {
    Survey {
        code: "suppliers".into(),
        title: "How is it to work for us?".into(),
        asked: Asked::Suppliers,
        question: "How satisfied are you?".into(),
        highest: 5,
        satisfied_from: 4,
        invited: 40,
        opened: day("2026-05-01"),
        closes: day("2026-05-31"),
        questions: Vec::new(),
    }
}

fn answer(score: Option<u8>, comment: &str) -> Answer {
    Answer { survey: "suppliers".into(), score, group: "Small".into(), comment: comment.into(), replies: Vec::new() }
}

#[test]
fn links_are_made_for_a_group_and_no_more_than_can_be_handed_out() {
    for (group, count, on, fields, reason) in [
        ("Suppliers", 1, "2026-05-01", &[][..], "one link, on the first day"),
        ("Suppliers", 500, "2026-05-31", &[], "the most, on the last day"),
        ("Suppliers", 10, "2026-04-01", &[], "before the first day, to be sent in time"),
        ("Suppliers", 0, "2026-05-01", &["count"], "none"),
        ("Suppliers", 501, "2026-05-01", &["count"], "one more"),
        ("  ", 10, "2026-05-01", &["group"], "for nobody"),
        ("Small\nfirms", 10, "2026-05-01", &["group"], "two lines"),
        ("Suppliers", 10, "2026-06-01", &["count"], "the day after the last"),
    ] {
        let wrong: Vec<&str> = check_links(&survey(), group, count, day(on)).iter().map(|wrong| wrong.field).collect();
        assert_eq!(wrong, fields, "{reason}");
    }
}

#[test]
fn a_link_says_what_it_does() {
    for (is_used, is_withdrawn, on, state, reason) in [
        (false, false, "2026-04-30", LinkState::NotBegun, "the day before the first"),
        (false, false, "2026-05-01", LinkState::Open, "the first day"),
        (false, false, "2026-05-31", LinkState::Open, "the last day"),
        (false, false, "2026-06-01", LinkState::Closed, "the day after"),
        (true, false, "2026-05-01", LinkState::Used, "it counted once"),
        (true, false, "2026-06-01", LinkState::Used, "who used it wants to know that it counted"),
        (false, true, "2026-04-30", LinkState::Withdrawn, "withdrawn before the first day"),
        (false, true, "2026-05-31", LinkState::Withdrawn, "on the last day"),
        (false, true, "2026-06-01", LinkState::Withdrawn, "and after it"),
    ] {
        assert_eq!(LinkState::of(&survey(), (is_used, is_withdrawn), day(on)), state, "{reason}");
    }
}

#[test]
fn the_few_who_hold_a_link_are_not_known_by_their_group() {
    for (made, kept, reason) in
        [(1, "", "the one would be known"), (4, "", "four as well"), (5, "Small", "five"), (40, "Small", "many")]
    {
        assert_eq!(group_of_answer("Small", made), kept, "{reason}");
    }
}

#[test]
fn comments_are_shown_once_the_survey_is_closed_and_five_answered() {
    let four = || (0..4).map(|_| answer(Some(4), "Pay sooner")).collect::<Vec<_>>();
    let with = |more: Vec<Answer>| four().into_iter().chain(more).collect::<Vec<_>>();
    let other = Answer { survey: "another".into(), ..answer(Some(1), "Of another survey") };
    for (answers, on, shown, reason) in [
        (with(vec![answer(Some(2), "Answer us")]), "2026-05-31", None, "the last day"),
        (four(), "2026-06-01", Some(0), "four"),
        (with(vec![answer(None, "No score")]), "2026-06-01", Some(0), "the fifth gave no score"),
        (with(vec![other]), "2026-06-01", Some(0), "the fifth answered another survey"),
        (with(vec![answer(Some(2), "")]), "2026-06-01", Some(4), "the fifth said nothing"),
        (with(vec![answer(Some(2), "Answer us")]), "2026-06-01", Some(5), "five"),
    ] {
        let found = comments(&survey(), &answers, day(on));
        let expected = match shown {
            None => found == Comments::NotYet,
            Some(0) => found == Comments::Few,
            Some(count) => matches!(&found, Comments::Shown(all) if all.len() == count),
        };
        assert!(expected, "{reason}: {found:?}");
    }
}

#[test]
fn the_order_of_comments_is_that_of_their_words() {
    let said = ["Zeal", "Above all, pay", "Meet us"];
    let answers: Vec<Answer> =
        said.iter().map(|said| answer(Some(3), said)).chain((0..2).map(|_| answer(Some(3), ""))).collect();
    let shown = comments(&survey(), &answers, day("2026-06-01"));
    assert_eq!(shown, Comments::Shown(vec!["Above all, pay", "Meet us", "Zeal"]), "not that in which they came");
}

#[test]
fn a_comment_has_a_longest_length() {
    for (typed, wrong, reason) in [
        (String::new(), false, "nothing"),
        ("é".repeat(COMMENT_MAX), false, "the longest, whatever its bytes"),
        (format!(" {}\r\n", "a".repeat(COMMENT_MAX)), false, "white space about it does not count"),
        ("a\r\n".repeat(COMMENT_MAX / 2), false, "an end of a line counts once"),
        ("a".repeat(COMMENT_MAX + 1), true, "one more"),
    ] {
        assert_eq!(!check_answer(&answer(Some(3), &comment_of(&typed))).is_empty(), wrong, "{reason}");
    }
}

#[test]
fn a_closed_survey_waits_until_an_action_came_of_it() {
    for (acted, on, waiting, reason) in [
        (false, "2026-05-31", false, "people may still answer"),
        (false, "2026-06-01", true, "the day after the last"),
        (true, "2026-06-01", false, "an action came of it"),
        (false, "2026-08-29", true, "the ninetieth day after the last"),
        (false, "2026-08-30", false, "nobody remembers any more"),
    ] {
        assert_eq!(waits(&survey(), acted, day(on)), waiting, "{reason}");
    }
}
