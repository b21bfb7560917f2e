//! Reports as others read them: the parts of the document, LibreOffice, and people who read plain text.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where it cannot go on")]

mod office;
mod samples;

use domain::reports::{Cell, Content, Report, ReportKind, Section, Sentence, Table};
use publish::report::{Print, docx, docx_in, text};
use quick_xml::{Reader, events::Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The parts of a document by their names.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        found.insert(name, content);
    }
    found
}

fn part(bytes: &[u8], name: &str) -> String {
    String::from_utf8(parts(bytes).remove(name).expect(name)).unwrap()
}

/// Documents by their names, converted by LibreOffice in a folder; the text of each.
fn converted(folder: &std::path::Path, reports: &[(String, Report)]) -> Vec<String> {
    let name = |name: &String| format!("{name}.docx");
    for (of, report) in reports {
        std::fs::write(folder.join(name(of)), docx(report).unwrap()).unwrap();
    }
    office::to_pdf(folder, &reports.iter().map(|(of, _)| name(of)).collect::<Vec<_>>());
    reports.iter().map(|(of, _)| office::text(&folder.join(format!("{of}.pdf")))).collect()
}

#[test]
fn libreoffice_reads_every_kind_of_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut reports: Vec<(String, Report)> =
        ReportKind::ALL.iter().map(|kind| (kind.name().into(), samples::of(*kind))).collect();
    reports.push(("exempt".into(), samples::exempt()));
    reports.push(("public".into(), samples::exempt().public()));
    let texts = converted(folder.path(), &reports);
    for ((of, report), text) in reports.iter().zip(texts) {
        let headings = report.sections.iter().map(|section| section.heading.as_str());
        for expected in headings.chain([report.title.as_str(), "9 waivers cost £312,000.", "£80,000", "Sources"]) {
            assert!(text.contains(expected), "{of}: {expected:?} is not in the PDF:\n{text}");
        }
        let pages = text.matches("· Page ").count();
        assert!(pages > 1 && text.contains(&format!("Page {pages} of {pages}")), "{of}: each page has its number");
        let heads = text.matches("Ends on").count();
        assert!(heads > 1, "{of}: the head of the table is repeated on each of its pages");
        let pictures = office::pictures(&folder.path().join(format!("{of}.pdf")));
        assert!(pictures.iter().any(|line| line.contains(" 1200 ")), "{of}: the chart is there");
        assert_eq!(text.contains(samples::SECRET), of == "exempt", "{of}");
        assert_eq!(text.contains("Not for publication"), of == "exempt", "{of}");
    }
}

#[test]
fn libreoffice_reads_the_reports_of_the_invented_council() {
    let folder = tempfile::tempdir().unwrap();
    let reports = samples::assembled();
    let texts = converted(folder.path(), &reports);
    for ((of, report), text) in reports.iter().zip(texts) {
        let words: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for section in &report.sections {
            assert!(words.contains(section.heading.as_str()), "{of}: {} is not in the PDF:\n{text}", section.heading);
        }
        assert!(text.contains("Wynmarch District Council"), "{of}");
    }
}

#[test]
fn no_word_of_a_table_is_broken_that_fits_on_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut reports = samples::assembled();
    reports.push(("wide".into(), samples::wide()));
    let texts = converted(folder.path(), &reports);
    for ((of, report), text) in reports.iter().zip(&texts) {
        for word in words_of_tables(report) {
            assert!(text.contains(&word), "{of}: {word} is broken:\n{text}");
        }
    }
    let wide = texts.last().unwrap();
    for word in ["Developing", "Overdue", "Ramanathan", "Responsibilities"] {
        assert!(wide.split_whitespace().any(|one| one == word), "{word} is broken:\n{wide}");
    }
}

/// The words of all cells, but for those that may be broken where they have a sign, and letters that are printed as one.
fn words_of_tables(report: &Report) -> Vec<String> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| match &block.content {
        Content::Table(table) => Some(table),
        _ => None,
    });
    let cells: Vec<String> = tables.flat_map(|table| table.rows.iter().flatten().map(ToString::to_string)).collect();
    let is_plain =
        |word: &&str| word.len() < 20 && word.chars().all(|c| c.is_ascii_alphanumeric()) && !word.contains('f');
    cells.iter().flat_map(|cell| cell.split_whitespace()).filter(is_plain).map(str::to_owned).collect()
}

#[test]
fn tables_of_many_columns_lie_on_their_side_and_in_large_print_are_told_row_by_row() {
    let report = samples::wide();
    let document = part(&docx(&report).unwrap(), "word/document.xml");
    let side = r#"w:orient="landscape""#;
    assert_eq!(document.matches(side).count(), 1, "one part of it lies on its side");
    assert!(document.contains(r#"<w:tblLayout w:type="fixed"/>"#), "Word keeps the widths");
    let upright = part(&docx(&samples::of(ReportKind::Leadership)).unwrap(), "word/document.xml");
    assert!(!upright.contains(side), "a table of four columns stands upright");
    let large = docx_in(&report, Print::Large).unwrap();
    let large = part(&large, "word/document.xml");
    assert!(large.contains("Who: Nalini Ramanathan; "), "each cell stands after its heading");
    assert!(!large.contains("<w:tbl>"), "no page is wide enough");
}

#[test]
fn a_cell_that_says_several_things_has_a_paragraph_for_each() {
    let mut report = samples::wide();
    let lines = |lines: &[&str]| Cell::lines(lines.iter().map(|line| (*line).to_owned()));
    let mut table = Table::new("Action plan: Leadership", &["What", "Who", "When"]);
    table.rows =
        vec![vec![lines(&["Train buyers", "", "What came of it: Two came"]), lines(&["Sam Holt"]), lines(&[])]];
    report.sections = vec![Section::new("Action plan").with(Content::Table(table))];
    let document = part(&docx(&report).unwrap(), "word/document.xml");
    assert!(!document.contains(r#"w:orient="landscape""#), "three columns stand upright");
    let (_, after) = document.split_once("Train buyers</w:t>").unwrap();
    let (between, _) = after.split_once("What came of it: Two came</w:t>").unwrap();
    assert_eq!(between.matches("</w:p>").count(), 1, "the next line is the next paragraph: {between}");
    assert!(text(&report).contains("What: Train buyers What came of it: Two came; Who: Sam Holt"), "{}", text(&report));
}

#[test]
fn headings_tables_and_pictures_can_be_told_by_a_screen_reader() {
    let bytes = docx(&samples::of(ReportKind::Committee)).unwrap();
    let document = part(&bytes, "word/document.xml");
    for (expected, reason) in [
        (r#"<w:pStyle w:val="Title"/>"#, "the title is one"),
        (
            r#"<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">Purpose of the report<"#,
            "a heading is one",
        ),
        ("<w:tblHeader/>", "a table has a head"),
        (r#"<w:tblCaption w:val="Spend by supplier"/>"#, "and a name"),
        (r#"descr="Waivers fell from 24 to 9, with one year not measured.""#, "a picture has its text"),
        (r#"<w:numId w:val="1"/>"#, "a list is one"),
        (r#"<w:hyperlink w:anchor="source2">"#, "a source can be reached from its number"),
        (r#"<w:bookmarkStart w:id="2" w:name="source2"/>"#, "and stands at the end"),
        (r#"<w:jc w:val="right"/>"#, "numbers are set to the right"),
        ("Words &amp; &lt;signs&gt;.", "signs of markup are words"),
    ] {
        assert!(document.contains(expected), "{reason}: {expected}");
    }
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:title>Committee report of Wynmarch</dc:title><dc:subject>Committee report<"));
    assert!(core.contains("<dc:language>en-GB</dc:language>"));
    assert!(core.contains("2026-11-21T00:00:00Z") && !core.contains("1970"), "its day is the report's");
    assert!(part(&bytes, "word/styles.xml").contains(r#"<w:lang w:val="en-GB"/>"#));
    assert!(part(&bytes, "word/footer1.xml").contains(r#"<w:fldSimple w:instr="PAGE">"#));
}

#[test]
fn the_same_report_gives_the_same_bytes_and_another_day_others() {
    let report = samples::exempt();
    assert_eq!(docx(&report).unwrap(), docx(&report).unwrap());
    let later = Report { as_of: "2026-11-22".parse().unwrap(), ..report.clone() };
    assert_ne!(docx(&report).unwrap(), docx(&later).unwrap());
}

#[test]
fn nothing_exempt_is_in_any_part_of_the_public_document() {
    let all = |report: &Report| -> String {
        let parts = parts(&docx(report).unwrap());
        parts.values().map(|content| String::from_utf8_lossy(content).into_owned()).collect()
    };
    let report = samples::exempt();
    assert!(all(&report).contains(samples::SECRET) && text(&report).contains(samples::SECRET));
    let warning = "exempt under paragraphs 3 and 5 of Part 1 of Schedule 12A";
    assert!(all(&report).contains(warning) && text(&report).contains(warning));
    let public = report.public();
    for trace in [samples::SECRET, "Marrow", "1,234,567", warning] {
        assert!(!all(&public).contains(trace) && !text(&public).contains(trace), "{trace}");
    }
    assert!(text(&public).contains("Something is left out here"));
}

#[test]
fn whatever_is_typed_the_parts_are_xml() {
    let mut report = Report::new(ReportKind::Scrutiny, "a\u{0}<b>\"&", "\u{ffff}'", samples::day());
    let sentence = Sentence::said("]]>\u{1b}\n\u{b}end").from("<source&").at("https://example.org/?a=1&b=\"2\"");
    report.sections = vec![Section::new("\u{8}<h>").with(Content::said(sentence))];
    let mut figure = samples::figure();
    figure.summary = "\"<>&\u{0}".into();
    report.sections.push(Section::new("Chart").with(Content::Figure(figure)));
    for (name, content) in parts(&docx(&report).unwrap()) {
        if name.ends_with(".png") {
            continue;
        }
        let content = String::from_utf8(content).unwrap();
        assert!(!content.contains(|c: char| c.is_control() || c == '\u{ffff}'), "{name}");
        let mut reader = Reader::from_str(&content);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{name}");
    }
}

#[test]
fn an_empty_report_and_an_empty_chart_are_written_too() {
    let mut report = Report::new(ReportKind::Leadership, "", "", samples::day());
    assert!(docx(&report).is_ok());
    let empty = domain::reports::Figure { labels: Vec::new(), series: Vec::new(), ..samples::figure() };
    let mut noughts = samples::figure();
    for series in &mut noughts.series {
        series.values = vec![Some(domain::strategy::Quantity::count(0)); 4];
    }
    let mut many = samples::figure();
    many.labels = (0..500).map(|number| format!("Label {number}")).collect();
    for figure in [empty, noughts, many] {
        report.sections = vec![Section::new("Chart").with(Content::Figure(figure))];
        let parts = parts(&docx(&report).unwrap());
        assert!(parts.get("word/media/chart1.png").is_some_and(|png| png.starts_with(b"\x89PNG")));
    }
}

#[test]
fn plain_text_has_every_sentence_number_and_source() {
    let said = text(&samples::of(ReportKind::Councillor));
    for expected in [
        "9 waivers cost £312,000. [1] One claim came in. [2]",
        "• Train every buyer.",
        "Supplier: Supplier 80; Spend: £80,000; Ends on: 21 November 2026; Score: Not measured",
        "2023-24; Granted: Not measured; Change: -8",
        "1. Register of waivers, https://example.org/waivers",
        "as of 21 November 2026",
    ] {
        assert!(said.contains(expected), "{expected:?} is not in:\n{said}");
    }
}
