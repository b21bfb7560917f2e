//! The balanced scorecard of the first council: its indicators, what was reported of them, and figures that it enters.

use super::records::{Record, records, table};
use super::setting::Setting;
use crate::calendar::{later, to_weekday};
use domain::strategy::measures::Reading;
use domain::strategy::scorecard::{
    Baseline, FirstMeasurement, Indicator, Origin, Recorded, Reported, Target, TargetBase, Way, eleven,
};
use domain::strategy::{EnteredFigure, Period, Quantity, Unit};
use domain::values::Date;

const SCORECARD: &str = include_str!("../../data/strategy/scorecard.txt");
const LOCAL: &str = include_str!("../../data/strategy/local_indicators.txt");
const ENTERED: &str = include_str!("../../data/strategy/entered.txt");

/// Where the values of years that are over were reported.
const SOURCE: &str = "Yearly procurement report";

/// How many days after a period its value is known, and how many days later it is reported.
const KNOWN_AFTER: i64 = 25;
const REPORTED_AFTER: i64 = 40;

/// The years of which values are recorded, counted from the present one.
const YEARS: [i8; 3] = [-3, -2, -1];

/// The eleven indicators as the council settled them, and some of its own.
pub(super) fn indicators(of: &Setting) -> Vec<Indicator> {
    let settled = records(of, SCORECARD);
    let of_code = |one: &Indicator| settled.iter().find(|record| record.get("code") == Some(one.code.as_str()));
    let mut found: Vec<Indicator> = eleven()
        .into_iter()
        .map(|one| match of_code(&one) {
            Some(record) => settle(of, record, one),
            None => one,
        })
        .collect();
    found.extend(records(of, LOCAL).iter().filter_map(|record| local(of, record)));
    found
}

fn settle(of: &Setting, record: &Record<'_>, one: Indicator) -> Indicator {
    let by = |days: &&str| of.day_of(days);
    let plan = record.rows("plan").next();
    let plan =
        plan.and_then(|row| Some(FirstMeasurement { how: (*row.first()?).to_owned(), by: row.get(1).and_then(by) }));
    Indicator {
        frequency: record.read("frequency").unwrap_or(one.frequency),
        owner: record.person("owner").unwrap_or_default(),
        reported_to: record.text("reported"),
        baseline: baseline(of, record, &one),
        target: target(of, record, one.unit),
        plan: plan.or(one.plan),
        footnotes: record.all("footnote").map(str::to_owned).collect(),
        is_public: record.get("public") == Some("yes"),
        serves: record.all("serves").filter_map(|code| code.parse().ok()).collect(),
        ..one
    }
}

/// The first value that was recorded.
fn baseline(of: &Setting, record: &Record<'_>, one: &Indicator) -> Option<Baseline> {
    let first = history(of, record, one).into_iter().find(|recorded| recorded.reading.value.is_some())?;
    let reported = first.reported.first();
    let said = |reported: &Reported| format!("{}, {}", reported.to, reported.on.strftime("%-d %B %Y"));
    Some(Baseline {
        value: first.reading.value?,
        period: first.reading.period,
        source: first.reading.source,
        dated: first.reading.as_of,
        reported: reported.map(said).unwrap_or_default(),
    })
}

/// When Cabinet approved the targets, in days from today.
const APPROVED: i64 = -190;

/// The target, to be reached by the end of the next financial year.
fn target(of: &Setting, record: &Record<'_>, unit: Unit) -> Option<Target> {
    let row = record.rows("target").next()?;
    let [value, tolerance, why] = row.as_slice() else { return None };
    Some(Target {
        value: Quantity::from_typed(unit, value).ok()?,
        tolerance: Quantity::from_typed(unit, tolerance).ok()?,
        by: Some(of.year(1).last_day()),
        base: record.rows("base").next().and_then(|row| base(&row)),
        why: (*why).to_owned(),
        approved_by: format!("Cabinet, {}", of.day(APPROVED).strftime("%-d %B %Y")),
    })
}

fn base(row: &[&'static str]) -> Option<TargetBase> {
    let [share, whole, what] = row else { return None };
    Some(TargetBase {
        share: Quantity::from_typed(Unit::Percentage, share).ok()?,
        of: Quantity::from_typed(Unit::Pounds, whole).ok()?,
        what: (*what).to_owned(),
    })
}

/// An indicator of the council's own, by formula.
fn local(of: &Setting, record: &Record<'_>) -> Option<Indicator> {
    let unit = record.read("unit")?;
    Some(Indicator {
        code: record.read("code")?,
        quadrant: record.read("quadrant")?,
        kind: record.read("kind")?,
        name: record.text("name"),
        definition: record.text("definition"),
        formula: record.text("words"),
        edition: 1,
        unit,
        direction: record.read("direction")?,
        way: Way::Formula(record.read("formula")?),
        beside: Vec::new(),
        companions: Vec::new(),
        frequency: record.read("frequency")?,
        owner: record.person("owner").unwrap_or_default(),
        reported_to: record.text("reported"),
        baseline: None,
        target: target(of, record, unit),
        tolerance: None,
        plan: None,
        footnotes: Vec::new(),
        is_public: false,
        serves: Vec::new(),
        taken_off: None,
    })
}

/// The values of the last three complete financial years.
pub(super) fn recorded(of: &Setting) -> Vec<Recorded> {
    let shipped = eleven();
    let mut found = Vec::new();
    for record in records(of, SCORECARD) {
        let one = shipped.iter().find(|one| record.get("code") == Some(one.code.as_str()));
        found.extend(one.map(|one| history(of, &record, one)).unwrap_or_default());
    }
    found
}

fn history(of: &Setting, record: &Record<'_>, one: &Indicator) -> Vec<Recorded> {
    let years = || YEARS.iter().map(|year| of.year(*year));
    let quarters = years().flat_map(|year| (1..=4).map(move |number| Period::Quarter(year, number)));
    let by_year = record.rows("history").flat_map(|row| years().map(Period::Year).zip(row).collect::<Vec<_>>());
    let by_quarter = record.rows("quarters").flat_map(|row| quarters.clone().zip(row).collect::<Vec<_>>());
    let said = by_year.chain(by_quarter);
    let to = record.text("reported");
    said.map(|(period, text)| value(of, one, &to, period, text)).collect()
}

fn value(of: &Setting, one: &Indicator, to: &str, period: Period, text: &str) -> Recorded {
    let as_of = known(of, period);
    let reading = match quantity(one.unit, text) {
        Some(value) => Reading::measured(value, entered_from(one).unwrap_or(SOURCE), as_of),
        None => Reading::not_measured("Not measured: nobody was asked in that year.", SOURCE, as_of),
    };
    let on = to_weekday(later(as_of, REPORTED_AFTER));
    let reported = (on <= of.today).then(|| Reported { to: to.to_owned(), on });
    let reported = reported.into_iter().collect();
    Recorded { reported, ..Recorded::of(one, reading.over(period), Origin::Entered) }
}

/// The source of a figure that the council enters for want of one in the house.
fn entered_from(one: &Indicator) -> Option<&'static str> {
    let Way::Measure(code) = &one.way else { return None };
    table(ENTERED).find(|row| row.first() == Some(&code.as_str())).and_then(|row| row.get(3).copied())
}

/// The day on which the value of a period was known: today at the latest.
fn known(of: &Setting, period: Period) -> Date {
    to_weekday(later(period.last_day(), KNOWN_AFTER)).min(of.today)
}

/// The figures that the council enters, of the last complete financial year.
pub(super) fn entered(of: &Setting) -> Vec<EnteredFigure> {
    let period = Period::Year(of.year(-1));
    let read = |row: Vec<&'static str>| {
        let [measure, unit, value, source] = row.as_slice() else { return None };
        let value = quantity(unit.parse().ok()?, value)?;
        let reading = Reading::measured(value, *source, known(of, period)).over(period);
        Some(EnteredFigure { measure: (*measure).to_owned(), reading })
    };
    table(ENTERED).filter_map(read).collect()
}

/// A number, or the share of a part in a whole.
fn quantity(unit: Unit, text: &str) -> Option<Quantity> {
    match text.split_once(" / ") {
        Some((part, whole)) => Quantity::share(part.parse().ok()?, whole.parse().ok()?),
        None => Quantity::from_typed(unit, text).ok(),
    }
}
