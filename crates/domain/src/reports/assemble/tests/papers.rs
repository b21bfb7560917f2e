//! Reports to committees, and what the other reports tell of them.

use super::*;
use crate::reports::{Reader, Readers};

#[test]
fn a_committee_report_takes_what_is_typed_and_says_what_is_not() {
    let typed = |part: &Part| Typed { part: *part, text: "One.\n\nTwo.".into(), source: None, exempt: None };
    let mut paper = CommitteePaper {
        title: "Waste fleet".into(),
        cabinet_member: "Councillor Vale".into(),
        date: Some(date(2026, 12, 8)),
        agenda_item: "7".into(),
        contact_officer: "Head of procurement".into(),
        key_decision: Some(false),
        wards: "All".into(),
        committee: "Cabinet".into(),
        typed: COMMITTEE_PARTS.iter().map(typed).collect(),
        ..CommitteePaper::default()
    };
    let of = |paper: &CommitteePaper| with(&book(1), &[], &[], |facts| committee(facts, paper));
    let report = of(&paper);
    assert_eq!(report.missing(), []);
    assert_eq!(report.front_value(FrontField::Date), Some("8 December 2026"));
    assert_eq!(report.front_value(FrontField::KeyDecision), Some("No"));
    assert_eq!(report.section(Part::Purpose).unwrap().printed(), ["One.", "Two."], "an empty line parts paragraphs");
    assert!(report.section(Part::Risk).unwrap().printed().join(" ").contains("A depot burns"));

    let reason = "It names a price".to_owned();
    paper.typed[3].exempt = Some(Exemption::new(ExemptParagraph::Business, reason));
    paper.typed[3].text = "Take the offer of £1,234,567.".into();
    paper.key_decision = None;
    paper.typed.remove(0);
    let report = of(&paper);
    assert_eq!(report.missing(), [Missing::Front(FrontField::KeyDecision), Missing::Part(Part::Purpose)]);
    assert!(report.printed().concat().contains("1,234,567"));
    assert!(!serde_json::to_string(&report.public()).unwrap().contains("1,234,567"));
}

/// A report to Cabinet with nothing but what its decision is told by.
fn paper(title: &str, meeting: Option<Date>, key_decision: Option<bool>) -> CommitteePaper {
    CommitteePaper {
        title: title.into(),
        date: meeting,
        committee: "Cabinet".into(),
        key_decision,
        ..CommitteePaper::default()
    }
}

fn recommending(paper: CommitteePaper, text: &str) -> CommitteePaper {
    let typed = Typed { part: Part::Recommendations, text: text.into(), source: None, exempt: None };
    CommitteePaper { typed: vec![typed], ..paper }
}

/// What a page says is about to be decided, with these papers written.
fn decided(papers: Vec<CommitteePaper>, page: impl Fn(ReportFacts<'_>) -> Report) -> Vec<String> {
    let number =
        |(paper, number): (CommitteePaper, i64)| NumberedPaper { number, paper, begun: None, laid: Vec::new() };
    let papers: Vec<NumberedPaper> = papers.into_iter().zip(1..).map(number).collect();
    let page = with(&book(0), &[], &[], |facts| page(ReportFacts { papers: &papers, ..facts }));
    let section = page.sections.iter().find(|section| section.heading == "About to be decided").unwrap();
    section.printed()
}

#[test]
fn a_decision_is_told_until_the_day_of_its_meeting_and_what_is_noted_is_not() {
    let (yesterday, key) = (date(2026, 11, 20), Some(true));
    let fleet = "“Waste fleet” goes to Cabinet for a key decision on 21 November 2026.";
    for (paper, expected, reason) in [
        (paper("Waste fleet", Some(TODAY), key), Some(fleet), "the day itself"),
        (paper("Waste fleet", Some(yesterday), key), None, "the day after"),
        (
            paper("Waste fleet", None, key),
            Some("“Waste fleet” is written for a key decision by Cabinet; no day is set yet."),
            "no day is set",
        ),
        (paper("Yearly report", Some(TODAY), Some(false)), None, "it is to be noted"),
        (recommending(paper("Yearly report", Some(TODAY), None), " "), None, "it recommends nothing"),
        (
            recommending(paper("Small works", Some(TODAY), Some(false)), "Agree to it."),
            Some("“Small works” goes to Cabinet for a decision on 21 November 2026."),
            "it recommends something",
        ),
    ] {
        let said = decided(vec![paper], councillor);
        let expected = expected.unwrap_or("No committee report that asks for a decision is to come.");
        assert_eq!(said.first().map(String::as_str), Some(expected), "{reason}");
        assert_eq!(said.len(), 2, "{reason}: and how the strategy stands, but no routine report: {said:?}");
    }
}

#[test]
fn key_decisions_come_first_and_the_page_stays_short() {
    let (soon, later) = (Some(date(2026, 12, 1)), Some(date(2026, 12, 15)));
    let small = recommending(paper("Small works", soon, Some(false)), "Agree to it.");
    let papers = vec![
        paper("No day", None, Some(true)),
        small,
        paper("Depot", later, Some(true)),
        paper("Fleet", soon, Some(true)),
    ];
    let said = decided(papers, chief_executive);
    let first: Vec<&str> = said.iter().filter_map(|said| said.split(['“', '”']).nth(1)).collect();
    assert_eq!(first, ["Fleet", "Depot", "Small works", "No day"]);
    let many: Vec<NumberedPaper> = (1..=60)
        .map(|number| {
            let paper = paper(&format!("Decision {number}"), soon, Some(true));
            NumberedPaper { number, paper, begun: None, laid: Vec::new() }
        })
        .collect();
    let page = with(&book(9), &[], &[], |facts| councillor(ReportFacts { papers: &many, ..facts }));
    assert!(page.words() <= WORDS_MAX, "{} words", page.words());
    assert!(page.printed().concat().contains("“Decision 1”"), "the first stays");
    assert_eq!(page.missing(), []);
}

#[test]
fn a_member_of_the_committee_reads_what_is_for_its_members() {
    let member = crate::people::PersonId::new(7);
    let exempt =
        Exemption { readers: Readers::Committee, ..Exemption::new(ExemptParagraph::Business, "It names a price") };
    let typed =
        Typed { part: Part::Financial, text: "It costs £4.1 million.".into(), source: None, exempt: Some(exempt) };
    let paper = CommitteePaper { typed: vec![typed], members: vec![member], ..paper("Waste fleet", None, None) };
    let report = with(&book(0), &[], &[], |facts| committee(facts, &paper));
    let reads = |reader| serde_json::to_string(&report.for_reader(reader)).unwrap().contains("4.1 million");
    assert!(reads(Reader::Officer) && reads(Reader::Member(member)), "who sits on the committee reads it");
    assert!(!reads(Reader::Member(crate::people::PersonId::new(8))) && !reads(Reader::Public), "nobody else does");
}
