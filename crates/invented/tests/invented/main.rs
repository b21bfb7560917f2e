//! What the invented councils promise: their sums, their suppliers, their dirt, and the same bytes every time.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod shares;
mod strategy;

use domain::access::Role;
use domain::spend::FileKind;
use domain::values::{Date, FinancialYear, Month};
use invented::{Invented, councils};
use std::collections::{BTreeMap, BTreeSet};

/// A line of Wynmarch's extract.
struct Line {
    category: String,
    number: String,
    supplier: String,
    invoice: String,
    reference: String,
    day: Date,
    pence: i64,
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn pence(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}

fn slashes(text: &str) -> Date {
    let mut parts = text.split('/');
    let mut next = || parts.next().unwrap();
    let (day_of_month, month, year) = (next(), next(), next());
    day(&format!("{year}-{month}-{day_of_month}"))
}

fn wynmarch(invented: &Invented, kind: FileKind) -> Vec<Line> {
    let mut lines = Vec::new();
    for file in invented.payment_files("wynmarch").into_iter().filter(|file| file.kind == kind) {
        let mut reader = csv::ReaderBuilder::new().from_reader(file.bytes.as_slice());
        for record in reader.records().map(Result::unwrap) {
            let line = match kind {
                FileKind::Payments => Line {
                    category: record[2].into(),
                    number: record[4].into(),
                    supplier: record[5].into(),
                    invoice: record[6].into(),
                    reference: record[8].into(),
                    day: slashes(&record[9]),
                    pence: pence(&record[10]),
                },
                FileKind::Cards => Line {
                    category: record[3].into(),
                    number: String::new(),
                    supplier: record[2].into(),
                    invoice: String::new(),
                    reference: record[1].into(),
                    day: slashes(&record[0]),
                    pence: pence(&record[5]),
                },
                FileKind::Grants => Line {
                    category: "Grants".into(),
                    number: record[4].into(),
                    supplier: record[3].into(),
                    invoice: String::new(),
                    reference: String::new(),
                    day: slashes(&record[0]),
                    pence: pence(&record[6]),
                },
            };
            assert_eq!(Month::of(line.day), file.month, "a file holds its month alone");
            lines.push(line);
        }
    }
    lines
}

fn sums<K: Ord>(lines: &[Line], key: impl Fn(&Line) -> K) -> BTreeMap<K, i64> {
    let mut sums = BTreeMap::new();
    for line in lines {
        *sums.entry(key(line)).or_default() += line.pence;
    }
    sums
}

/// Without the cases of lost money that are planted at suppliers of their own, numbered from S90000.
fn usual_suppliers(mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| !line.number.starts_with("S9"));
    lines
}

fn usual() -> Invented {
    councils(day("2026-11-21"), 1, 1)
}

fn of_year(line: &Line) -> String {
    FinancialYear::of(line.day).to_string()
}

#[test]
fn each_year_comes_to_what_is_stated_within_one_per_cent() {
    let years = sums(&usual_suppliers(wynmarch(&usual(), FileKind::Payments)), of_year);
    let stated = [("2023-24", 1_080_000_000), ("2024-25", 1_090_000_000), ("2025-26", 1_140_000_000)];
    for (year, pence) in stated {
        assert!((years[year] - pence).abs() * 100 < pence, "{year}: {}", years[year]);
    }
    assert_eq!(years.len(), 4, "and the current year as far as it has come");
}

#[test]
fn categories_have_their_shares_within_one_point() {
    let mut lines = usual_suppliers(wynmarch(&usual(), FileKind::Payments));
    lines.retain(|line| of_year(line) == "2025-26");
    let total: i64 = lines.iter().map(|line| line.pence).sum();
    let shares = sums(&lines, |line| line.category.clone());
    for (category, percent) in [
        ("Waste and fleet", 21),
        ("ICT", 14),
        ("Temporary staff", 11),
        ("Construction and repairs", 17),
        ("Professional services", 9),
        ("Leisure", 8),
        ("Energy", 6),
        ("Grounds maintenance", 5),
        ("Other", 9),
    ] {
        let off = shares[category] * 100 - percent * total;
        assert!(off.abs() < total, "{category}: {}", shares[category] * 100 / total);
    }
    assert_eq!(shares.len(), 9);
}

#[test]
fn the_twenty_largest_of_640_suppliers_have_about_62_per_cent() {
    let mut lines = usual_suppliers(wynmarch(&usual(), FileKind::Payments));
    lines.retain(|line| of_year(line) == "2025-26");
    assert!((4200..4400).contains(&lines.len()), "{} invoices", lines.len());
    let total: i64 = lines.iter().map(|line| line.pence).sum();
    let mut suppliers = sums(&lines, |line| line.number.clone());
    suppliers.remove("");
    assert_eq!(suppliers.len(), 640);
    let mut amounts: Vec<i64> = suppliers.into_values().collect();
    amounts.sort_unstable_by_key(|pence| -pence);
    let largest: i64 = amounts.iter().take(20).sum();
    let per_mille = largest * 1000 / total;
    assert!((600..=640).contains(&per_mille), "{per_mille}");
}

#[test]
fn two_suppliers_never_share_a_cleaned_name_and_22_have_several_spellings() {
    let lines = wynmarch(&usual(), FileKind::Payments);
    let mut spellings: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut cleaned: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.number.is_empty()) {
        spellings.entry(&line.number).or_default().insert(&line.supplier);
        cleaned.entry(&line.number).or_default().insert(domain::spend::clean(&line.supplier));
    }
    assert_eq!(spellings.values().filter(|names| names.len() > 1).count(), 22);
    assert!(cleaned.values().all(|names| names.len() == 1), "spellings of one supplier clean to one name");
    assert_eq!(cleaned.values().flatten().collect::<BTreeSet<_>>().len(), cleaned.len());
}

#[test]
fn the_dirt_is_there() {
    let lines = wynmarch(&usual(), FileKind::Payments);
    let mut invoices: BTreeMap<(&str, &str, i64), Vec<&str>> = BTreeMap::new();
    for line in lines.iter().filter(|line| !line.invoice.is_empty()) {
        invoices.entry((&line.number, &line.invoice, line.pence)).or_default().push(&line.reference);
    }
    assert_eq!(invoices.values().filter(|references| references.len() == 2).count(), 14, "invoices paid twice");
    assert_eq!(invoices.values().filter(|references| references.len() > 2).count(), 0);

    let mut pieces: BTreeMap<(&str, String), Vec<Date>> = BTreeMap::new();
    for line in lines.iter().filter(|line| (485_000..=499_500).contains(&line.pence)) {
        pieces.entry((&line.number, of_year(line))).or_default().push(line.day);
    }
    let is_split = |days: &Vec<Date>| days.windows(3).any(|days| days[0].until(days[2]).unwrap().get_days() <= 4);
    assert_eq!(pieces.values().filter(|days| is_split(days)).count(), 6, "orders cut below £5,000");

    assert!(lines.iter().filter(|line| line.pence < 0).count() > 50, "money back");
    let redacted = lines.iter().filter(|line| domain::spend::is_redacted(&line.supplier)).count();
    assert!((150..300).contains(&redacted), "{redacted} redacted payees");
    let references: BTreeSet<&str> = lines.iter().map(|line| line.reference.as_str()).collect();
    assert_eq!(references.len(), lines.len(), "the ledger's numbers are its own");
}

#[test]
fn cards_stand_in_files_of_their_own() {
    let cards = wynmarch(&usual(), FileKind::Cards);
    assert_eq!(cards.len(), 24 * 43, "24 in each month of three years and seven months");
    assert!(
        cards.iter().all(|line| line.pence.abs() <= 28_000 && !line.category.is_empty() && !line.supplier.is_empty())
    );
}

#[test]
fn the_same_seed_and_day_give_the_same_bytes_and_another_seed_does_not() {
    for council in usual().councils() {
        assert_eq!(usual().payment_files(council.code), usual().payment_files(council.code), "{}", council.code);
    }
    assert_ne!(councils(day("2026-11-21"), 2, 1).payment_files("wynmarch"), usual().payment_files("wynmarch"));
    assert_eq!(usual().people(), councils(day("2026-11-21"), 2, 1).people());
    assert!(usual().payment_files("nowhere").is_empty());
}

#[test]
fn files_are_of_three_complete_years_and_the_current_one_to_the_last_complete_month() {
    for (today, first, last, reason) in [
        ("2026-11-21", "2023-04", "2026-10", "in the middle of a month"),
        ("2026-03-31", "2022-04", "2026-02", "on the last day of a year March is not over"),
        ("2026-04-01", "2023-04", "2026-03", "a day later the year is complete and the next has no month"),
        ("2026-05-01", "2023-04", "2026-04", "the first month of the current year"),
        ("2028-02-29", "2024-04", "2028-01", "a leap day"),
        ("2027-01-01", "2023-04", "2026-12", "New Year's Day"),
    ] {
        let invented = councils(day(today), 1, 1);
        for council in invented.councils() {
            let files = invented.payment_files(council.code);
            let months: BTreeSet<String> = files
                .iter()
                .filter(|file| file.kind == FileKind::Payments)
                .map(|file| file.month.to_string())
                .collect();
            let ends = (months.first().unwrap().as_str(), months.last().unwrap().as_str());
            assert_eq!(ends, (first, last), "{today}, {}: {reason}", council.code);
        }
    }
}

#[test]
fn one_neighbour_lacks_one_month() {
    let months = |code: &str| {
        let files = usual().payment_files(code).into_iter().filter(|file| file.kind == FileKind::Payments);
        files.map(|file| file.month.to_string()).collect::<BTreeSet<_>>()
    };
    let whole = months("wynmarch");
    assert_eq!(whole.len(), 43);
    assert_eq!(months("brackmere"), whole);
    assert_eq!(months("wynshire"), whole);
    assert_eq!(whole.difference(&months("ostley")).collect::<Vec<_>>(), ["2025-11"]);
}

#[test]
fn every_person_has_a_role_and_every_role_a_person() {
    let people = usual().people();
    let mut held = BTreeSet::new();
    let mut emails = BTreeSet::new();
    for person in &people {
        assert!(!person.roles.is_empty(), "{}", person.name);
        assert!(person.email.ends_with(".example") && emails.insert(&person.email), "{}", person.email);
        held.extend(person.roles.iter().filter(|(council, _)| *council == "wynmarch").map(|(_, role)| *role));
        assert!(person.roles.iter().all(|(code, _)| usual().councils().iter().any(|council| council.code == *code)));
    }
    assert_eq!(held, Role::ALL.iter().copied().collect());
    let councils_of =
        |roles: &[(&str, Role)]| roles.iter().map(|(council, _)| (*council).to_owned()).collect::<BTreeSet<_>>();
    assert!(
        people.iter().any(|person| councils_of(&person.roles).len() == 3),
        "a shared-service team works across councils"
    );
}

#[test]
fn the_layouts_differ_as_those_of_ledgers_do() {
    let first = |code: &str| usual().payment_files(code).remove(0).bytes;
    let report = first("brackmere");
    assert!(report.contains(&0xa3) && std::str::from_utf8(&report).is_err(), "pounds in Windows-1252");
    let report: String = report.iter().map(|byte| char::from(*byte)).collect();
    assert!(report.starts_with("Brackmere Borough Council\r\n\"All payments to suppliers, April 2023\"\r\n"));
    assert!(report.contains("\r\n,,,,Total,\"£"), "a total below");
    let of_brackmere = usual().payment_files("brackmere");
    let in_brackets =
        of_brackmere.iter().filter(|file| file.bytes.windows(2).any(|bytes| bytes == [b'(', 0xa3])).count();
    assert!(in_brackets > 20, "negatives in brackets: {in_brackets}");
    let net = String::from_utf8(first("ostley")).unwrap();
    for record in csv::Reader::from_reader(net.as_bytes()).records().map(Result::unwrap) {
        assert_eq!(pence(&record[5]) + pence(&record[6]), pence(&record[7]), "net and VAT are gross");
    }
    assert!(net.contains("-Apr-2023"));
    assert!(String::from_utf8(first("wynshire")).unwrap().contains("\r\n2023-04-"));
}

#[test]
fn scale_multiplies_invoices_and_money() {
    let lines = |scale| wynmarch(&councils(day("2026-11-21"), 1, scale), FileKind::Payments);
    let (one, three) = (lines(1), lines(3));
    let sum =
        |lines: &[Line]| lines.iter().filter(|line| of_year(line) == "2025-26").map(|line| line.pence).sum::<i64>();
    assert!((sum(&three) - 3 * sum(&one)).abs() * 100 < sum(&three));
    assert!((one.len() * 28..one.len() * 32).contains(&(three.len() * 10)), "{} {}", one.len(), three.len());
}

#[test]
fn cases_of_lost_money_are_planted_on_both_sides_of_each_boundary_and_named_by_their_lines() {
    let cases = usual().planted_losses("wynmarch");
    assert_eq!(cases, usual().planted_losses("wynmarch"), "the same every time");
    let lines = wynmarch(&usual(), FileKind::Payments);
    let references: BTreeSet<&str> = lines.iter().map(|line| line.reference.as_str()).collect();
    for case in &cases {
        assert!(!case.references.is_empty(), "{case:?}");
        assert!(case.references.iter().all(|reference| references.contains(reference.as_str())), "{case:?}");
    }
    for check in domain::losses::Check::ALL {
        for is_found in [true, false] {
            let planted = cases.iter().filter(|case| case.check == *check && case.is_found == is_found).count();
            assert!(planted >= 2, "{check}, {is_found}: {planted}");
        }
    }
    assert!(usual().planted_losses("ostley").is_empty());
}
