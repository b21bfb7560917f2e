//! A report of each kind, with everything that a report can hold.

use domain::law::Settings;
use domain::reports::assemble::{self, CommitteePaper, Others, ReportFacts};
use domain::reports::{
    COMMITTEE_PARTS, Cell, Content, ExemptParagraph, Exemption, Figure, FrontField, FrontLine, Report, ReportKind,
    STRATEGY_PARTS, Section, Sentence, Series, Table,
};
use domain::strategy::measures::Readings;
use domain::strategy::{Quantity, Unit};
use domain::values::{Date, Pence};

pub const SECRET: &str = "Marrow Vale Haulage offered £1,234,567";

pub fn day() -> Date {
    "2026-11-21".parse().unwrap()
}

/// A report of a kind with all its parts, a list, a table longer than a page, a chart and sources.
pub fn of(kind: ReportKind) -> Report {
    let mut report = Report::new(kind, format!("{} of Wynmarch", kind.label()), "Wynmarch District Council", day());
    if kind == ReportKind::Committee {
        let value = |field: &FrontField| if *field == FrontField::KeyDecision { "Yes" } else { "Filled in" };
        report.front = FrontField::ALL.iter().map(|field| FrontLine::new(field.label(), value(field))).collect();
    }
    let parts = match kind {
        ReportKind::Committee => COMMITTEE_PARTS,
        ReportKind::Strategy => STRATEGY_PARTS,
        _ => &[],
    };
    let said = |text: &str| Content::said(Sentence::said(text).from("Register of contracts"));
    report.sections = parts.iter().map(|part| Section::of(*part).with(said("Words & <signs>."))).collect();
    let pieces = Section::new("Money at risk")
        .with(Content::Paragraph(vec![
            Sentence::said("9 waivers cost £312,000.").from("Register of waivers").at("https://example.org/waivers"),
            Sentence::said("One claim came in.").from("Register of contracts"),
        ]))
        .with(Content::List(vec![Sentence::said("Train every buyer."), Sentence::said("Publish in time.")]))
        .with(Content::Table(long_table()))
        .with(Content::Figure(figure()))
        .with(Content::Note(Sentence::said("Amounts leave VAT out.")));
    report.sections.push(pieces);
    report
}

/// The same with something in it that the public must not see.
pub fn exempt() -> Report {
    let mut report = of(ReportKind::Committee);
    let exemption = |paragraph| Exemption::new(paragraph, format!("Because {SECRET}"));
    let prices = Section::new("Prices")
        .with(Content::said(Sentence::said("Three firms tendered.")))
        .with_exempt(Content::said(Sentence::said(SECRET).from(SECRET)), exemption(ExemptParagraph::Business));
    let advice = Section { exempt: Some(exemption(ExemptParagraph::Privilege)), ..Section::new(SECRET) };
    report.sections.extend([prices, advice.with(Content::said(Sentence::said(SECRET)))]);
    report
}

/// A report with a table of ten columns, with much text in some of them.
pub fn wide() -> Report {
    let mut report = Report::new(ReportKind::Strategy, "Strategy of Wynmarch", "Wynmarch District Council", day());
    let headings = ["What", "How", "Theme", "Who", "With", "By", "Status", "Done", "Leads to", "Responsibilities"];
    let mut table = Table::new("Action plan", &headings);
    let what = "Publish the pipeline of procurements each quarter";
    let how =
        "Gather from every service what it means to buy in the next three years, and agree it with the leadership";
    for _ in 0..12 {
        let texts = [what, how, "Showing leadership", "Nalini Ramanathan", "Every service, Finance"].map(Cell::text);
        let rest = ["Mature or Developing", "Head of procurement"].map(Cell::text);
        let done = [Cell::Day(day()), Cell::text("Overdue"), Cell::Number(Quantity::count(40))];
        table.rows.push([texts.to_vec(), done.to_vec(), rest.to_vec()].concat());
    }
    let short = Section::new("Context").with(Content::said(Sentence::said("The council buys as one.")));
    report.sections = vec![short, Section::new("Action plan").with(Content::Table(table))];
    report
}

fn long_table() -> Table {
    let mut table = Table::new("Spend by supplier", &["Supplier", "Spend", "Ends on", "Score"]);
    for number in 1..=80 {
        let spend = Quantity::pounds(Pence::new(number * 100_000));
        table.rows.push(vec![
            Cell::text(format!("Supplier {number}")),
            Cell::Number(spend),
            Cell::day((number % 2 == 0).then(day)),
            Cell::NotMeasured,
        ]);
    }
    table.note = Some(Sentence::said("Suppliers of the last year.").from("Payment lines"));
    table
}

pub fn figure() -> Figure {
    let values = |numbers: [Option<i64>; 4]| numbers.map(|number| number.map(Quantity::count)).to_vec();
    Figure {
        title: "Waivers by year".into(),
        summary: "Waivers fell from 24 to 9, with one year not measured.".into(),
        unit: Unit::Count,
        labels: ["2022-23", "2023-24", "A year with a label that is far too long to stand before its bar", "2025-26"]
            .map(String::from)
            .to_vec(),
        series: vec![
            Series { name: "Granted".into(), values: values([Some(24), None, Some(11), Some(9)]) },
            Series { name: "Change".into(), values: values([Some(0), Some(-8), Some(3), None]) },
        ],
        note: Some(Sentence::said("2023-24 was not measured.").from("Register of waivers")),
    }
}

/// Each report as it is put together from the records of the invented council.
pub fn assembled() -> Vec<(String, Report)> {
    let book = invented::councils(day(), 1, 1).strategy("wynmarch");
    let mut readings = Readings::new(day());
    domain::offers::MEASURES.iter().for_each(|of| readings.offer(of));
    book.read_into(&mut readings, day());
    let law = Settings::default();
    let facts = ReportFacts {
        council: "Wynmarch District Council",
        book: &book,
        readings: &readings,
        schedules: &[],
        reported: &[],
        papers: &[],
        versions: &[],
        comments: &[],
        others: &Others::default(),
        law: &law,
        today: day(),
    };
    let paper = CommitteePaper { title: "Waste fleet".into(), ..CommitteePaper::default() };
    let reports = [
        assemble::strategy(facts),
        assemble::committee(facts, &paper),
        assemble::leadership(facts),
        assemble::councillor(facts),
        assemble::chief_executive(facts),
        assemble::scrutiny(facts),
        assemble::compliance(facts),
        assemble::update(facts, "2026-10-21".parse().unwrap()),
    ];
    reports.into_iter().map(|report| (report.kind.name().to_owned(), report)).collect()
}
