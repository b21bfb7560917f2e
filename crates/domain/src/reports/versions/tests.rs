use super::*;
use crate::reports::{Cell, Content, Missing, Part, Report, ReportKind, STRATEGY_PARTS, Section, Sentence, Table};
use crate::values::Date;
use jiff::civil::date;

fn report(texts: &[(Part, &str)]) -> Report {
    let mut report = Report::new(ReportKind::Strategy, "Procurement strategy", "Wynmarch", date(2026, 11, 21));
    let section = |part: &Part, text: &str| Section::of(*part).with(Content::said(Sentence::said(text)));
    report.sections = texts.iter().map(|(part, text)| section(part, text)).collect();
    report
}

fn whole() -> Report {
    report(&STRATEGY_PARTS.iter().map(|part| (*part, "We buy together.")).collect::<Vec<_>>())
}

fn draft() -> Version {
    Version {
        id: VersionId::new(1),
        number: 1,
        report: whole(),
        begun: date(2026, 9, 1),
        author: "Head of procurement".into(),
        follows: None,
        state: VersionState::Draft,
    }
}

fn approval(on: Date) -> Approval {
    Approval { by: "Cabinet".into(), on, content: "abc".into(), review_by: date(2028, 3, 31) }
}

fn comment(version: i64, reply: Option<Reply>) -> Comment {
    Comment {
        id: CommentId::new(7),
        version: VersionId::new(version),
        who: "Scrutiny Committee".into(),
        on: date(2026, 10, 2),
        section: Some(Part::Principles),
        text: "Say more about small firms.".into(),
        reply,
    }
}

#[test]
fn a_version_is_approved_once_all_comments_have_a_reply() {
    let noted = Reply::from_typed(Disposition::Rejected, "It stands in part 2.", "Head", date(2026, 11, 1)).unwrap();
    let consulted = draft().consulted(date(2026, 10, 1), date(2026, 10, 31)).unwrap();
    let unanswered = Err(VersionRefusal::Unanswered { comments: vec![CommentId::new(7)] });
    for (version, comments, on, expected, reason) in [
        (&consulted, vec![], date(2026, 11, 1), Ok(()), "nobody commented"),
        (
            &consulted,
            vec![],
            date(2026, 10, 31),
            Err(VersionRefusal::StillOpen { until: date(2026, 10, 31) }),
            "the last day for comments",
        ),
        (&consulted, vec![comment(1, None)], date(2026, 11, 1), unanswered, "a comment without a reply"),
        (&consulted, vec![comment(1, Some(noted))], date(2026, 11, 1), Ok(()), "rejected with a reply"),
        (&consulted, vec![comment(2, None)], date(2026, 11, 1), Ok(()), "a comment on another version"),
        (&draft(), vec![], date(2026, 9, 2), Ok(()), "a draft that needs no consultation"),
    ] {
        assert_eq!(version.approved(&comments, approval(on)).map(|_| ()), expected, "{reason}");
    }
}

#[test]
fn comments_are_taken_until_a_version_is_approved() {
    let consulted = draft().consulted(date(2026, 10, 1), date(2026, 10, 31)).unwrap();
    let approved = draft().approved(&[], approval(date(2026, 11, 1))).unwrap();
    for (version, expected, reason) in [
        (draft(), Ok(()), "a draft that a committee saw early"),
        (consulted, Ok(()), "it is out for comments"),
        (approved, Err(VersionRefusal::Frozen), "nothing could be changed any more"),
    ] {
        assert_eq!(version.takes_comments(), expected, "{reason}");
    }
}

#[test]
fn what_was_out_for_comments_last_is_found_among_all_that_was_kept() {
    let first = draft().consulted(date(2026, 10, 1), date(2026, 10, 31)).unwrap();
    let mut second = first.taken_back().unwrap().consulted(date(2026, 11, 1), date(2026, 11, 14)).unwrap();
    second.report.title = "Second".into();
    let now = second.taken_back().unwrap();
    for (kept, expected, reason) in [
        (vec![&now, &second, &first], Some("Second"), "the last of two consultations, though it was taken back since"),
        (vec![&second, &first], Some("Second"), "it is out still"),
        (vec![&now], None, "it never was out"),
        (vec![], None, "nothing is kept"),
    ] {
        assert_eq!(last_consulted(kept).map(|one| one.report.title.as_str()), expected, "{reason}");
    }
}

#[test]
fn a_version_that_lacks_something_is_not_approved() {
    let short = Version { report: report(&[(Part::Context, "Here.")]), ..draft() };
    let Err(VersionRefusal::Incomplete { missing }) = short.approved(&[], approval(date(2026, 11, 1))) else {
        panic!("it is approved");
    };
    assert_eq!(missing, [Part::Principles, Part::ActionPlan, Part::Scorecard].map(Missing::Part));
    let nobody = Approval { by: " ".into(), ..approval(date(2026, 11, 1)) };
    assert_eq!(draft().approved(&[], nobody), Err(VersionRefusal::NoBody));
    let on = date(2026, 11, 1);
    assert_eq!(draft().approved(&[], Approval { review_by: on, ..approval(on) }), Err(VersionRefusal::ReviewTooEarly));
}

#[test]
fn the_day_of_approval_has_come_and_is_not_before_the_version_was_sent_out() {
    let today = date(2026, 11, 21);
    let (from, until) = (date(2026, 10, 1), date(2026, 10, 31));
    let out = draft().consulted(from, until).unwrap();
    let (sent, last) = (Some(from), Some(date(2026, 11, 5)));
    for (version, on, days, expected, reason) in [
        (draft(), today, (None, None), Ok(()), "today"),
        (draft(), date(2026, 11, 22), (None, None), Err(VersionRefusal::ApprovalToCome), "tomorrow"),
        (draft(), date(2025, 3, 1), (None, None), Ok(()), "long before it came in here, and nobody was asked"),
        (draft(), from, (sent, None), Ok(()), "taken back since: the day on which it was sent out"),
        (draft(), date(2026, 9, 30), (sent, None), Err(VersionRefusal::BeforeSent { from }), "the day before"),
        (out.clone(), until, (sent, None), Err(VersionRefusal::BeforeCommentsEnded { until }), "the last for comments"),
        (out, date(2026, 11, 1), (sent, None), Ok(()), "the day after it"),
        (draft(), date(2026, 11, 5), (None, last), Ok(()), "the day of the version in force"),
        (
            draft(),
            date(2026, 11, 4),
            (None, last),
            Err(VersionRefusal::BeforeLast { on: date(2026, 11, 5) }),
            "the day before that one",
        ),
    ] {
        assert_eq!(version.approvable_on(on, days, today), expected, "{reason}");
    }
}

#[test]
fn readers_are_asked_from_the_first_day_for_comments_to_the_last() {
    let out = draft().consulted(date(2026, 10, 1), date(2026, 10, 31)).unwrap();
    for (today, expected, reason) in [
        (date(2026, 9, 30), false, "the day before the first"),
        (date(2026, 10, 1), true, "the first day"),
        (date(2026, 10, 31), true, "the last day"),
        (date(2026, 11, 1), false, "the day after"),
    ] {
        assert_eq!(out.is_out(today), expected, "{reason}");
    }
    assert!(!draft().is_out(date(2026, 10, 1)), "it was not sent out");
    assert_eq!((out.approvable_from(), draft().approvable_from()), (Some(date(2026, 11, 1)), None));
}

#[test]
fn a_draft_is_read_by_who_writes_it_and_by_everybody_from_the_first_day_for_comments_on() {
    let (from, until) = (date(2026, 10, 1), date(2026, 10, 31));
    let out = draft().consulted(from, until).unwrap();
    for (version, writes, today, expected, reason) in [
        (draft(), true, from, true, "its writer"),
        (draft(), false, from, false, "nobody stands by it yet"),
        (out.clone(), false, date(2026, 9, 30), false, "the day before"),
        (out.clone(), true, date(2026, 9, 30), true, "its writer, the day before"),
        (out.clone(), false, from, true, "the first day"),
        (out.clone(), false, date(2026, 11, 1), true, "comments ended, the text stays"),
        (out.taken_back().unwrap(), false, from, false, "taken back it is written anew"),
    ] {
        assert_eq!(version.may_be_read(writes, today), expected, "{reason}");
    }
}

#[test]
fn an_introduction_stands_first_and_stays_when_the_rest_is_written_anew() {
    let text = "We buy for our places.\n\nWe buy as one.";
    let version = draft().introduced("We buy for our places.\r\n\r\n We buy as one. \n\n\n").unwrap();
    assert_eq!(version.introduction(), text);
    assert_eq!(version.report.sections.first().unwrap().heading, "Introduction");
    assert_eq!(version.report.missing(), [], "no part is lost by it");
    let anew = version.rewritten(report(&[(Part::Context, "Anew.")])).unwrap();
    assert_eq!((anew.introduction().as_str(), anew.report.sections.len()), (text, 2));
    let other = anew.introduced("Another.").unwrap();
    assert_eq!((other.introduction().as_str(), other.report.sections.len()), ("Another.", 2), "there is one at most");
    assert_eq!(other.introduced(" ").unwrap().introduction(), "", "an empty one goes");
    assert_eq!(draft().introduction(), "", "there was none");
    let approved = version.approved(&[], approval(date(2026, 11, 1))).unwrap();
    assert_eq!(approved.introduced("Late."), Err(VersionRefusal::Frozen));
    assert_eq!(
        approved.next(VersionId::new(2), "Head", date(2027, 1, 4)).introduction(),
        text,
        "the next begins with it"
    );
}

#[test]
fn an_approved_version_is_frozen_and_followed_by_the_next() {
    let approved = draft().approved(&[], approval(date(2026, 11, 1))).unwrap();
    assert_eq!(approved.rewritten(whole()), Err(VersionRefusal::Frozen));
    assert_eq!(approved.approved(&[], approval(date(2026, 11, 2))), Err(VersionRefusal::Frozen));
    assert_eq!(approved.consulted(date(2026, 11, 2), date(2026, 11, 3)), Err(VersionRefusal::NoDraft));
    assert_eq!((approved.is_as_approved("abc"), approved.is_as_approved("abd")), (Some(true), Some(false)));

    let next = approved.next(VersionId::new(2), "Head", date(2027, 1, 4));
    assert_eq!((next.number, next.follows, &next.report), (2, Some(VersionId::new(1)), &approved.report));
    assert_eq!(approved.superseded(&next), Err(VersionRefusal::NotFollowed), "the next is a draft still");
    let next = next.approved(&[], approval(date(2027, 2, 1))).unwrap();
    assert_eq!(approved.superseded(&approved), Err(VersionRefusal::NotFollowed), "nor does it follow itself");
    let gone = approved.superseded(&next).unwrap();
    let all = [gone, next];
    for (today, number, reason) in [
        (date(2026, 10, 31), None, "before the first was approved"),
        (date(2026, 11, 1), Some(1), "on the day"),
        (date(2027, 1, 31), Some(1), "the day before the next"),
        (date(2027, 2, 1), Some(2), "the day of the next"),
    ] {
        assert_eq!(in_force(&all, today).map(|version| version.number), number, "{reason}");
        let copy = working_copy(Report { as_of: today, ..whole() }, &all);
        let says_so = copy.sentences().next().map(|said| said.text.ends_with(": it is not the approved version."));
        assert_eq!(says_so, Some(number.is_some()), "{reason}");
    }
}

#[test]
fn a_consultation_ends_after_it_begins_and_can_be_taken_back() {
    let day = date(2026, 10, 1);
    assert!(draft().consulted(day, day).is_ok(), "one day");
    assert_eq!(draft().consulted(day, date(2026, 9, 30)), Err(VersionRefusal::EndsBeforeItBegins));
    let consulted = draft().consulted(day, day).unwrap();
    assert_eq!(consulted.rewritten(whole()), Err(VersionRefusal::NoDraft), "what people comment on stays as it is");
    assert!(consulted.taken_back().unwrap().rewritten(whole()).is_ok());
    assert_eq!(draft().taken_back(), Err(VersionRefusal::NotInConsultation));
}

#[test]
fn a_strategy_is_in_date_until_the_day_of_its_review() {
    let approved = draft().approved(&[], approval(date(2026, 11, 1))).unwrap();
    let until = date(2028, 3, 31);
    for (today, state, reason) in [
        (date(2028, 1, 30), ReviewState::InDate { until }, "61 days before"),
        (date(2028, 1, 31), ReviewState::DueSoon { until, days: 60 }, "60 days before"),
        (until, ReviewState::DueSoon { until, days: 0 }, "the last day"),
        (date(2028, 4, 1), ReviewState::Expired { on: until, days: 1 }, "the day after"),
    ] {
        assert_eq!(approved.review(today, 60), state, "{reason}");
    }
    assert_eq!(draft().review(until, 60), ReviewState::NotApproved);
}

#[test]
fn every_comment_is_told_something() {
    let on = date(2026, 11, 1);
    for (text, by, fields, reason) in [
        ("Thank you.", "Head", vec![], "a reply"),
        (" ", "Head", vec!["reply"], "nothing is said"),
        ("", "", vec!["reply", "by"], "nor by whom"),
    ] {
        let wrong = Reply::from_typed(Disposition::Noted, text, by, on).err().unwrap_or_default();
        assert_eq!(wrong.iter().map(|wrong| wrong.field).collect::<Vec<_>>(), fields, "{reason}");
    }
}

/// A redline in plain text: `[-removed-]` and `{+added+}`.
fn shown(lines: &[Vec<Mark>]) -> Vec<String> {
    let one = |mark: &Mark| match mark.change {
        Change::Kept => mark.text.clone(),
        Change::Removed => format!("[-{}-]", mark.text),
        Change::Added => format!("{{+{}+}}", mark.text),
    };
    lines.iter().map(|line| line.iter().map(one).collect()).collect()
}

#[test]
fn a_redline_marks_words_sentences_and_sections() {
    let old = report(&[(Part::Context, "We spend £10m a year."), (Part::Principles, "We buy together.")]);
    let new = report(&[(Part::Context, "We spend £11m a year."), (Part::ActionPlan, "Train everybody.")]);
    let found = redline(&old, &new);
    let headings: Vec<String> =
        found.iter().map(|section| shown(std::slice::from_ref(&section.heading)).concat()).collect();
    assert_eq!(headings, ["Context", "{+Action plan+}", "[-Principles-]"]);
    let lines: Vec<Vec<String>> = found.iter().map(|section| shown(&section.lines)).collect();
    assert_eq!(lines[0], ["We spend [-£10m-]{+£11m+} a year."]);
    assert_eq!(
        (lines[1].as_slice(), lines[2].as_slice()),
        (&["{+Train everybody.+}".into()][..], &["[-We buy together.-]".into()][..])
    );
    assert!(found.iter().all(RedlinedSection::has_changes));
    assert!(!redline(&old, &old).iter().any(RedlinedSection::has_changes), "the same text has no changes");
}

fn of_table(rows: &[&[&str]]) -> Report {
    let mut table = Table::new("Areas", &["Theme", "Area", "Level", "By", "Actions"]);
    table.rows = rows.iter().map(|row| row.iter().map(|text| Cell::text(*text)).collect()).collect();
    let mut report = report(&[]);
    report.sections = vec![Section::of(Part::Context).with(Content::Table(table))];
    report
}

#[test]
fn a_redline_goes_through_tables_row_by_row_and_cell_by_cell() {
    let (people, buying) = (["People", "Skills", "Developing"], ["People", "Leaders", "Mature"]);
    let row = |of: [&'static str; 3], by: &'static str, actions: &'static str| [of[0], of[1], of[2], by, actions];
    for (old, new, expected, removed, reason) in [
        (
            vec![row(people, "4 December 2026", "21"), row(buying, "", "3")],
            vec![row(people, "16 December 2026", "22"), row(buying, "", "4")],
            vec![
                "People · Skills · Developing · [-4 December 2026-]{+16 December 2026+} · [-21-]{+22+}",
                "People · Leaders · Mature ·  · [-3-]{+4+}",
            ],
            vec!["4 December 2026 · 21", "3"],
            "cells stay parted, and a day or a figure is told whole",
        ),
        (
            vec![row(people, "", "21"), row(buying, "", "3")],
            vec![row(buying, "", "3"), row(people, "", "21")],
            vec!["People · Leaders · Mature ·  · 3", "People · Skills · Developing ·  · 21"],
            vec!["", ""],
            "rows in another order are the same rows",
        ),
        (
            vec![row(people, "", "21"), row(buying, "", "3")],
            vec![row(people, "", "21"), row(["People", "Advice", "Mature"], "", "3")],
            vec![
                "People · Skills · Developing ·  · 21",
                "{+People · Advice · Mature ·  · 3+}",
                "[-People · Leaders · Mature ·  · 3-]",
            ],
            vec!["", "", "People · Leaders · Mature ·  · 3"],
            "another area is another row, though the others of its cells are the same",
        ),
    ] {
        let of = |rows: &[[&str; 5]]| of_table(&rows.iter().map(|row| row.as_slice()).collect::<Vec<_>>());
        let found = redline(&of(&old), &of(&new)).remove(0);
        let (head, rows) = found.lines.split_at(2);
        assert_eq!(shown(head), ["Areas", "Theme · Area · Level · By · Actions"], "{reason}");
        assert_eq!(shown(rows), expected, "{reason}");
        let taken: Vec<String> = rows.iter().map(|line| only(line, Change::Removed)).collect();
        assert_eq!(taken, removed, "{reason}");
    }
}

#[test]
fn words_taken_out_of_a_sentence_are_never_run_together() {
    for (old, new, removed, added, reason) in [
        ("21 areas, 3 at Leader.", "22 areas, 4 at Leader.", "21 … 3", "22 … 4", "figures with words between them"),
        ("We buy well together.", "We sell badly together.", "buy well", "sell badly", "words beside one another"),
        ("All is well.", "All is well.", "", "", "nothing changed"),
    ] {
        let (old, new) = (report(&[(Part::Context, old)]), report(&[(Part::Context, new)]));
        let found = redline(&old, &new).remove(0);
        let line = found.lines.first().unwrap();
        assert_eq!(
            (only(line, Change::Removed), only(line, Change::Added)),
            (removed.into(), added.into()),
            "{reason}"
        );
    }
}

#[test]
fn a_table_that_is_gone_or_came_is_told_with_its_rows() {
    let (with, without) =
        (of_table(&[&["People", "Skills", "Mature", "", "3"]]), report(&[(Part::Context, "Nothing.")]));
    let rows = ["Areas", "Theme · Area · Level · By · Actions", "People · Skills · Mature ·  · 3"];
    for (old, new, mark, said, reason) in [
        (&with, &without, Change::Removed, Change::Added, "it is gone"),
        (&without, &with, Change::Added, Change::Removed, "it came"),
    ] {
        let found = redline(old, new).remove(0);
        let of = |change| found.lines.iter().map(move |line| only(line, change)).filter(|text| !text.is_empty());
        assert_eq!(of(mark).collect::<Vec<_>>(), rows, "{reason}");
        assert_eq!(of(said).collect::<Vec<_>>(), ["Nothing."], "{reason}");
    }
}

#[test]
fn a_redline_gives_both_texts_back() {
    let sentences = ["One.", "Two three.", "Four.", "Five six seven.", "Eight."];
    for (old, new) in [(&[0, 1, 2][..], &[1, 3, 2][..]), (&[], &[4]), (&[4, 3, 2, 1], &[1, 2]), (&[0], &[0, 0])] {
        let text = |of: &[usize]| of.iter().map(|at| sentences[*at]).collect::<Vec<_>>();
        let of = |of: &[usize]| {
            let said = text(of).into_iter().map(Sentence::said).collect();
            let mut report = Report::new(ReportKind::Leadership, "", "", date(2026, 11, 21));
            report.sections = vec![Section::new("All").with(Content::Paragraph(said))];
            report
        };
        let found = redline(&of(old), &of(new)).remove(0);
        let side = |gone: Change| -> Vec<String> {
            let line = |line: &Vec<Mark>| {
                line.iter().filter(|mark| mark.change != gone).map(|mark| mark.text.as_str()).collect::<String>()
            };
            found.lines.iter().map(line).filter(|line| !line.is_empty()).collect()
        };
        assert_eq!(side(Change::Added), text(old));
        assert_eq!(side(Change::Removed), text(new));
    }
}
