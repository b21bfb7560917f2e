//! The lines of a table of many councils, and questions over them.

use crate::{ledger, line};
use domain::access::Scope;
use domain::councils::CouncilId;
use domain::spend::cube::Cube;
use domain::spend::scope::shipped;
use domain::spend::{FileKind, PaymentLine};
use domain::values::Pence;
use ledger::{
    Area, Cell, FactsFiles, Ledger, NationalPlace, NationalWritten, PageOf, Question, SeenCouncil, SupplierFact, Wanted,
};

/// The place of a council that is called by its number, for a batch of a hundred times that number.
fn place(name: &str) -> Option<NationalPlace> {
    let council: i64 = name.parse().ok()?;
    Some(NationalPlace { council, batch: 100 * council, rules: shipped() })
}

/// Lines of two councils, written in two waves of which each has two parts.
fn two_councils(ledger: &Ledger) -> Vec<(String, NationalWritten)> {
    let mut writer = ledger.begin_national(FileKind::Payments).unwrap();
    let mut row = 1;
    for wave in 0..2 {
        let mut taker = writer.taker();
        for day in ["2026-03-31", "2026-04-01"] {
            for (council, supplier, pence) in [("1", "Abel Ltd", 10_000), ("2", "Abel Limited", 20_000), ("1", "", -1)]
            {
                row += 1;
                let line = PaymentLine {
                    invoice_date: "2026-03-21".parse().ok(),
                    description: format!("Note {wave}"),
                    ..line(row, day, supplier, pence)
                };
                taker.push(council, &line).unwrap();
            }
            taker.end_part();
        }
        drop(taker);
        assert_eq!(writer.councils(), ["1", "2"]);
        writer.write_out(&place).unwrap();
    }
    writer.finish().unwrap()
}

fn seen(councils: &[i64]) -> Vec<SeenCouncil> {
    let one =
        |council: &i64| SeenCouncil { scope: Scope::of_operator(CouncilId::new(*council)), live: vec![100 * council] };
    councils.iter().map(one).collect()
}

#[tokio::test]
async fn each_council_has_a_batch_of_its_own_lines() {
    let (_folder, ledger) = ledger();
    let written = two_councils(&ledger);
    for (council, (name, written), lines, pence) in [(1, &written[0], 8, 39_996), (2, &written[1], 4, 80_000)] {
        assert_eq!((name.as_str(), written.lines, written.total), (&*council.to_string(), lines, Pence::new(pence)));
        assert_eq!(written.months.map(|(first, last)| format!("{first} {last}")).as_deref(), Some("2026-03 2026-04"));
        let cubes: Vec<Cube> = written.cubes.iter().map(|bytes| Cube::from_bytes(bytes).unwrap()).collect();
        assert_eq!(cubes.iter().flat_map(|cube| &cube.sums).map(|sum| sum.lines).sum::<u64>(), lines, "the cube");
        let wanted = Wanted { council, batches: vec![100 * council], ..Wanted::default() };
        let page = ledger.lines(&wanted, PageOf { skip: 0, take: 100 }).await.unwrap();
        assert_eq!((page.count, page.total), (lines, Pence::new(pence)));
        assert!(page.lines.is_sorted_by_key(|one| one.line.date));
        let noted = Wanted { text: Some("NOTE 1".into()), ..wanted.clone() };
        assert_eq!(
            ledger.lines(&noted, PageOf { skip: 0, take: 9 }).await.unwrap().count,
            lines / 2,
            "found by its text"
        );
        let fingerprints = ledger.fingerprints(council, 100 * council).await.unwrap();
        assert_eq!(ledger.overlap(council, &[100 * council], &fingerprints).await.unwrap().lines, lines);
    }
}

#[tokio::test]
async fn a_table_that_is_given_up_leaves_nothing() {
    let (folder, ledger) = ledger();
    let mut writer = ledger.begin_national(FileKind::Payments).unwrap();
    let mut taker = writer.taker();
    taker.push("1", &line(2, "2026-04-01", "Abel Ltd", 1)).unwrap();
    taker.end_part();
    drop(taker);
    writer.write_out(&place).unwrap();
    drop(writer);
    let wanted = Wanted { council: 1, batches: vec![100], ..Wanted::default() };
    assert!(ledger.lines(&wanted, PageOf { skip: 0, take: 1 }).await.is_err());
    assert!(ledger.sweep(&|_, _| false).unwrap().is_empty(), "nothing is left to be swept");
    drop(folder);
}

#[tokio::test]
async fn a_question_counts_the_councils_that_are_seen_and_no_others() {
    let (folder, ledger) = ledger();
    let written = two_councils(&ledger);
    let suppliers = [SupplierFact { key: "abel ltd".into(), area: Some("AB".into()), sme: Some(true) }];
    let areas = [Area { council: 1, area: "AB".into() }, Area { council: 2, area: "CD".into() }];
    let facts = FactsFiles::write(folder.path(), &suppliers, &areas).unwrap();
    let numbers = |rows: &[&[i64]]| -> Vec<Vec<Cell>> {
        rows.iter().map(|row| row.iter().copied().map(Cell::Number).collect()).collect()
    };
    for (question, councils, rows, reason) in [
        (
            Question::CouncilYears,
            &[1, 2][..],
            numbers(&[&[1, 2025, 4, 19_998], &[1, 2026, 4, 19_998], &[2, 2025, 2, 40_000], &[2, 2026, 2, 40_000]]),
            "a financial year ends on 31 March",
        ),
        (Question::CouncilYears, &[2], numbers(&[&[2, 2025, 2, 40_000], &[2, 2026, 2, 40_000]]), "only what is seen"),
        (Question::LocalShare, &[1, 2], numbers(&[&[1, 39_996, 40_000, -4], &[2, 80_000, 0, 0]]), "near is one's own"),
        (Question::SmeShare, &[2], numbers(&[&[2, 2025, 40_000, 40_000, 0], &[2, 2026, 40_000, 40_000, 0]]), "known"),
        (Question::LikelyDuplicates, &[1, 2], numbers(&[&[1, 6, 60_000], &[2, 6, 120_000]]), "each two of four"),
        (Question::Concentration, &[1, 2], numbers(&[&[1, 1, 40_000, 10_000, 1], &[2, 1, 80_000, 10_000, 1]]), "one"),
        (Question::PaymentDays, &[2], numbers(&[&[2, 4, 10, 11, 4]]), "10 and 11 days, twice each"),
    ] {
        let answer = ledger.answer(&seen(councils), &facts, question).await.unwrap();
        assert_eq!(answer.rows, rows, "{}: {reason}", question.name());
    }
    assert!(ledger.answer(&[], &facts, Question::CouncilYears).await.unwrap().rows.is_empty(), "nobody is seen");
    drop(written);
}
