use super::*;
use crate::strategy::{Quantity, Unit};
use jiff::civil::date;

fn report(kind: ReportKind) -> Report {
    Report::new(kind, "Waste fleet", "Wynmarch", date(2026, 11, 21))
}

fn said(text: &str) -> Content {
    Content::said(Sentence::said(text))
}

/// A committee report with nothing missing.
fn committee() -> Report {
    let mut report = report(ReportKind::Committee);
    let value = |field: FrontField| if field == FrontField::KeyDecision { "Yes" } else { "filled in" };
    report.front = FrontField::ALL.iter().map(|field| FrontLine::new(field.label(), value(*field))).collect();
    report.sections = COMMITTEE_PARTS.iter().map(|part| Section::of(*part).with(said("Said."))).collect();
    report
}

fn secret(text: &str) -> String {
    format!("{text} zzz-secret")
}

fn because() -> Exemption {
    Exemption::new(ExemptParagraph::Business, secret("A supplier's price"))
}

fn secret_contents() -> Vec<Content> {
    let note = || Some(Sentence::said(secret("note")).from(secret("source")).at(secret("address")));
    let sentence = || Sentence::said(secret("text")).from(secret("source")).at(secret("address"));
    let table = Table {
        caption: secret("caption"),
        headings: vec![secret("heading")],
        rows: vec![vec![Cell::text(secret("cell"))]],
        note: note(),
    };
    let series = Series { name: secret("series"), values: vec![Some(Quantity::count(987_654_321))] };
    let figure = Figure {
        title: secret("title"),
        summary: secret("summary"),
        unit: Unit::Count,
        labels: vec![secret("label")],
        series: vec![series],
        note: note(),
    };
    vec![
        Content::said(sentence()),
        Content::List(vec![sentence()]),
        Content::Note(sentence()),
        Content::Table(table),
        Content::Figure(figure),
    ]
}

#[test]
fn nothing_exempt_is_to_be_found_in_the_public_report() {
    let mut report = committee();
    report.sections[3].exempt = Some(because());
    report.sections[3].heading = secret("Recommendations");
    report.sections[3].blocks = secret_contents().into_iter().map(|content| Block { content, exempt: None }).collect();
    let mut open = Section::new("Prices").with(said("Three firms tendered."));
    for content in secret_contents() {
        open = open.with_exempt(content, because());
    }
    report.sections.push(open.with(said("The lowest was taken.")));
    report
        .sections
        .push(Section { exempt: Some(because()), ..Section::new(secret("Another")) }.with(said("zzz-secret")));

    let public = report.public();
    let kept = serde_json::to_string(&public).unwrap();
    for trace in ["zzz-secret", "987654321", "987,654,321"] {
        assert!(
            serde_json::to_string(&report).unwrap().contains(trace) || trace.contains(','),
            "the test looks for it"
        );
        assert!(!kept.contains(trace), "{trace} is reachable");
        assert!(!public.printed().concat().contains(trace) && !format!("{public:?}").contains(trace));
    }
    assert!(public.exempt_paragraphs().is_empty());
    assert_eq!(report.exempt_paragraphs(), [ExemptParagraph::Business]);

    let prices = public.sections.iter().find(|section| section.heading == "Prices").unwrap();
    assert_eq!(
        prices.printed(),
        ["Three firms tendered.".to_owned(), ExemptParagraph::Business.said(), "The lowest was taken.".to_owned()],
        "a sentence stands for all that was left out there"
    );
    assert!(ExemptParagraph::Business.said().contains("paragraph 3 of Part 1 of Schedule 12A"));
    let heading = |at: usize| public.sections[at].heading.as_str();
    assert_eq!((heading(3), heading(11)), ("Recommendations", "Exempt information"), "a heading may give it away");
    assert_eq!(public.missing(), [], "the public report has all its parts still");
}

#[test]
fn runs_under_different_paragraphs_are_said_one_by_one() {
    let privilege = Exemption::new(ExemptParagraph::Privilege, "Advice");
    let mut report = report(ReportKind::Scrutiny);
    let section = Section::new("Claim").with_exempt(said("a"), because()).with_exempt(said("b"), privilege.clone());
    report.sections = vec![section.with(said("Open.")).with_exempt(said("c"), privilege)];
    let privileged = ExemptParagraph::Privilege.said();
    let expected = [ExemptParagraph::Business.said(), privileged.clone(), "Open.".to_owned(), privileged];
    assert_eq!(report.public().sections[0].printed(), expected);
    let open = committee();
    assert_eq!(open.public(), open, "where nothing is exempt nothing changes");
}

#[test]
fn a_committee_report_names_each_field_and_part_that_it_lacks() {
    assert_eq!(committee().missing(), []);
    for (at, field) in FrontField::ALL.iter().enumerate() {
        let mut blank = committee();
        blank.front[at].value = " ".into();
        assert_eq!(blank.missing(), [Missing::Front(*field)], "white space is not filled in");
        let mut gone = committee();
        gone.front.remove(at);
        assert_eq!(gone.missing(), [Missing::Front(*field)]);
    }
    for (at, part) in COMMITTEE_PARTS.iter().enumerate() {
        let mut gone = committee();
        gone.sections.remove(at);
        assert_eq!(gone.missing(), [Missing::Part(*part)]);
        let mut empty = committee();
        empty.sections[at] = Section::of(*part).with(said(" "));
        assert_eq!(empty.missing(), [Missing::Part(*part)], "a section that says nothing");
    }
}

#[test]
fn what_else_a_report_lacks_is_said() {
    for (change, missing, reason) in [
        ((|report| report.title.clear()) as fn(&mut Report), Some(Missing::Title), "no title"),
        (|report| report.front[4].value = "No".into(), None, "no key decision"),
        (|report| report.front[4].value = "Perhaps".into(), Some(Missing::KeyDecision), "neither yes nor no"),
        (
            |report| report.sections[0].exempt = Some(Exemption { reason: " ".into(), ..because() }),
            Some(Missing::Reason { heading: "Purpose of the report".into() }),
            "exempt for no reason",
        ),
        (|report| report.sections[0].exempt = Some(because()), None, "exempt for a reason"),
    ] {
        let mut report = committee();
        change(&mut report);
        assert_eq!(report.missing(), Vec::from_iter(missing), "{reason}");
    }
    assert_eq!(report(ReportKind::Leadership).missing(), [Missing::Sections]);
    let parts: Vec<Missing> = STRATEGY_PARTS.iter().map(|part| Missing::Part(*part)).collect();
    assert_eq!(report(ReportKind::Strategy).missing(), parts);
}

/// A councillor's page of so many words: 8 for its title, council, day, heading and source.
fn councillors_page(words: usize) -> Report {
    let mut page = report(ReportKind::Councillor);
    let sentence = Sentence::said(vec!["word"; words - 8].join(" ")).from("Source").ranked(1);
    page.sections = vec![Section::new("Heading").with(Content::said(sentence))];
    page
}

#[test]
fn a_councillors_page_has_its_sources_and_at_most_220_words() {
    for (words, missing) in [(220, None), (221, Some(Missing::Words { words: 221, most: 220 }))] {
        let page = councillors_page(words);
        assert_eq!((page.words(), page.missing()), (words, Vec::from_iter(missing)));
    }
    let mut bare = councillors_page(30);
    bare.sections[0] = bare.sections[0].clone().with(said("It is so."));
    assert_eq!(bare.missing(), [Missing::Source { sentence: "It is so.".into() }]);
}

#[test]
fn words_are_what_has_a_letter_or_digit() {
    for (text, words, reason) in [
        ("It cost £3.5m — more than 2.5% of it.", 8, "a dash is no word"),
        ("", 0, "nothing"),
        (" a\u{a0}b\n c ", 3, "all white space parts"),
    ] {
        let mut report = Report::new(ReportKind::Leadership, text, "", date(2026, 1, 1));
        assert_eq!(report.words() - 3, words, "{reason}: beside the three of the day");
        report.title.clear();
        assert_eq!(report.words(), 3);
    }
}

#[test]
fn whole_sentences_are_left_out_the_least_important_first() {
    let mut page = report(ReportKind::Councillor);
    let sentence = |text: &str, rank| Sentence::said(text).from("Register").ranked(rank);
    let first = vec![sentence("One one one.", 1), sentence("Two two two.", 3), sentence("Three three three.", 2)];
    let second = vec![sentence("Four four four.", 3)];
    page.sections = vec![
        Section::new("Failing").with(Content::Paragraph(first)),
        Section::new("Local").with(Content::List(second)),
    ];
    let texts = |report: &Report| report.sentences().map(|one| one.text.clone()).collect::<Vec<_>>();
    assert_eq!(page.words(), 21, "6 at the head, 2 headings, 12 in sentences, 1 source");
    for (most, left, reason) in [
        (21, vec!["One one one.", "Two two two.", "Three three three.", "Four four four."], "all of it fits"),
        (
            20,
            vec!["One one one.", "Two two two.", "Three three three."],
            "the last of the third rank, with its heading",
        ),
        (17, vec!["One one one.", "Two two two.", "Three three three."], "as long as that"),
        (16, vec!["One one one.", "Three three three."], "the other of the third rank"),
        (13, vec!["One one one."], "then the second rank"),
        (6, vec![], "then the first"),
    ] {
        let short = page.shortened(most).unwrap();
        assert_eq!(texts(&short), left, "{reason}");
        assert!(short.words() <= most, "{reason}");
    }
    assert_eq!(page.shortened(5), Err(TooLong { words: 6, most: 5 }), "the head is never left out");
    page.sections[0].blocks[0].content = Content::said(Sentence::said("Kept."));
    assert_eq!(page.shortened(7), Err(TooLong { words: 8, most: 7 }), "nor is a sentence of rank 0");
}

#[test]
fn each_source_has_one_number() {
    let mut report = report(ReportKind::Leadership);
    let sentences = vec![
        Sentence::said("a").from("Register"),
        Sentence::said("b").from("Scorecard").at("/strategy/scorecard"),
        Sentence::said("c"),
        Sentence::said("d").from("Register"),
        Sentence::said("e").from("Scorecard"),
    ];
    report.sections = vec![Section::new("All").with(Content::List(sentences))];
    let sources: Vec<(usize, String)> = report.sources().into_iter().map(|one| (one.number, one.text)).collect();
    let expected =
        [(1, "Register"), (2, "Scorecard"), (3, "Scorecard")].map(|(number, text)| (number, text.to_owned()));
    assert_eq!(sources, expected, "the same words at another address are another source");
}

#[test]
fn a_report_is_kept_whole() {
    let mut report = committee();
    report.sections.push(Section::new("All").with_exempt(said("x"), because()));
    for content in secret_contents() {
        report.sections.push(Section::new("Piece").with(content));
    }
    let kept = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&kept).unwrap(), report);
}

#[test]
fn columns_of_numbers_are_told_from_words() {
    let mut table = Table::new("Values", &["Name", "Value", "Note", "Nothing"]);
    for value in [None, Some(Quantity::count(3))] {
        let cells = [Cell::text("x"), Cell::number(value.as_ref()), Cell::text("n"), Cell::NotMeasured];
        table.rows.push(cells.into());
    }
    let numeric: Vec<bool> = (0..5).map(|column| table.is_numeric(column)).collect();
    assert_eq!(numeric, [false, true, false, false, false]);
}

#[test]
fn a_list_of_one_source_tells_it_once() {
    let one = |text: &str, source: &str| Sentence::said(text).from(source);
    let bare = Sentence::said("c");
    for (content, shares, reason) in [
        (Content::List(vec![one("a", "Register"), one("b", "Register")]), true, "the same source"),
        (Content::List(vec![one("a", "Register"), one("b", "Ledger")]), false, "two sources"),
        (Content::List(vec![one("a", "Register"), one("b", "Register").at("/b")]), false, "two places"),
        (Content::List(vec![one("a", "Register")]), false, "one item says it itself"),
        (Content::List(vec![one("a", "Register"), bare.clone()]), false, "one has none"),
        (Content::List(vec![bare.clone(), bare]), false, "none has any"),
        (Content::Paragraph(vec![one("a", "Register"), one("b", "Register")]), false, "a paragraph"),
        (Content::List(Vec::new()), false, "no item"),
    ] {
        assert_eq!(content.shared_source().is_some(), shares, "{reason}");
    }
}

#[test]
fn who_reads_an_exempt_part_sees_it_and_a_warning_above() {
    let member = crate::people::PersonId::new(7);
    let to_members = Exemption { readers: Readers::Committee, members: vec![member], ..because() };
    let mut report = committee();
    report.sections[0] = Section::of(Part::Purpose)
        .with_exempt(said("for members of the committee"), to_members)
        .with_exempt(said("for officers"), because());
    for (reader, expected, reason) in [
        (Reader::Officer, (true, true), "an officer"),
        (Reader::Member(member), (true, false), "who sits on the committee"),
        (Reader::Member(crate::people::PersonId::new(8)), (false, false), "who sits elsewhere"),
        (Reader::Public, (false, false), "the public"),
    ] {
        let shown = report.for_reader(reader);
        let text = serde_json::to_string(&shown).unwrap();
        let sees = (text.contains("for members of the committee"), text.contains("for officers"));
        assert_eq!(sees, expected, "{reason}");
        assert_eq!(shown.exempt_warning().is_some(), sees.0, "{reason}");
        assert_eq!(shown.missing(), [], "{reason}: nothing of the rest goes");
    }
    let warning = report.exempt_warning().unwrap();
    assert!(warning.starts_with("You are reading an exempt part: Part 2."), "{warning}");
}
