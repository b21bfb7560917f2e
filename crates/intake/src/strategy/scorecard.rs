//! Scorecards: an indicator a row, with baseline, values, target and who answers for it.

use super::figure::{self, Figure, Value};
use super::found::quoted;
use super::indicators::{Meant, frequency, meant, quadrant};
use super::period;
use super::sheet::{Sheet, is_total};
use crate::cells::{Kind, Row};
use domain::findings::{Place, Severity};
use domain::strategy::measures::Reading;
use domain::strategy::scorecard::{Baseline, Indicator, IndicatorCode, Quadrant, Target, TargetBase};
use domain::strategy::sheets::{IndicatorRead, SheetColumn as C};
use domain::strategy::{Period, Quantity, Unit};
use domain::values::Date;

/// Reads a scorecard. Values whose source has no day take the day of the file.
pub(super) fn read(sheet: &mut Sheet<'_>, indicators: &[Indicator], dated: Date, into: &mut Vec<IndicatorRead>) {
    let mut under: Option<Quadrant> = None;
    for row in sheet.rows {
        if let Some(text) = sheet.alone(row) {
            match quadrant(text) {
                Some(found) => under = Some(found),
                None if sheet.name(row, C::Name).is_empty() && sheet.name(row, C::Code).is_empty() => {
                    sheet.not_read(row, Severity::Note, "row_not_read", "This row holds no indicator, and is left out");
                }
                // A form that lists its indicators and leaves the figures open says nothing of them.
                None => {}
            }
            continue;
        }
        let (code, name) = (sheet.name(row, C::Code), sheet.name(row, C::Name));
        if (code.is_empty() && name.is_empty()) || is_total(&name) {
            let why = "Enter the code or the name of the indicator. The row is left out";
            sheet.not_read(row, Severity::Fix, "indicator_missing", why);
            continue;
        }
        let known = which(sheet, row, indicators, &code, &name);
        let said = sheet.raw(row, C::Quadrant);
        if let Some(found) = quadrant(said) {
            under = Some(found);
        } else if !said.is_empty() {
            let text =
                format!("Enter Strategic, Financial, Operational or Compliance: {} is none of them", quoted(said));
            sheet.found.say(Severity::Fix, "quadrant_unknown", sheet.at(row, C::Quadrant), text);
        }
        let unit = known.map_or_else(|| unit_of(sheet, row), |one| one.unit);
        let reader = RowReader { row, unit, dated };
        let Some(mut read) = reader.read(sheet) else { continue };
        read.code = known.map(|one| one.code.clone());
        read.name = known.filter(|_| name.is_empty()).map_or(name, |one| one.name.clone());
        read.quadrant = under;
        sheet.taken += 1;
        add(sheet, into, read);
    }
}

fn which<'a>(
    sheet: &mut Sheet<'_>,
    row: &Row,
    indicators: &'a [Indicator],
    code: &str,
    name: &str,
) -> Option<&'a Indicator> {
    let at = sheet.at(row, if name.is_empty() { C::Code } else { C::Name });
    match meant(indicators, code, name) {
        Meant::Surely(one) => Some(one),
        Meant::Likely(one) => {
            let text = format!("{} is taken for {}, {}: confirm it", quoted(name), one.code, one.name);
            sheet.found.say(Severity::Confirm, "indicator_near", at, text);
            Some(one)
        }
        Meant::None => {
            let shown = if name.is_empty() { code } else { name };
            let text = format!("{} is not on the scorecard. Confirm that it is a new indicator", quoted(shown));
            sheet.found.say(Severity::Confirm, "indicator_new", at, text);
            None
        }
    }
}

/// What a new indicator is a number of, by the signs in its cells.
fn unit_of(sheet: &Sheet<'_>, row: &Row) -> Unit {
    let cells = [C::Baseline, C::Value, C::Target, C::Name].map(|column| sheet.raw(row, column));
    let has = |sign: char| cells.iter().any(|cell| cell.contains(sign));
    let is_decimal =
        cells.iter().any(|cell| cell.parse::<i64>().is_err() && Quantity::from_typed(Unit::Score, cell).is_ok());
    match () {
        () if has('%') => Unit::Percentage,
        () if has('£') => Unit::Pounds,
        () if is_decimal => Unit::Score,
        () => Unit::Count,
    }
}

/// The same indicator twice: another period is another value, another value of the same period is a contradiction.
fn add(sheet: &mut Sheet<'_>, into: &mut Vec<IndicatorRead>, read: IndicatorRead) {
    let same = |known: &&mut IndicatorRead| match (&known.code, &read.code) {
        (Some(one), Some(other)) => one == other,
        (None, None) => known.name.eq_ignore_ascii_case(&read.name),
        _ => false,
    };
    let Some(known) = into.iter_mut().find(same) else {
        into.push(read);
        return;
    };
    let (first, at) = (known.at.clone(), read.at.clone());
    let mut fresh: Vec<Reading> = read.readings;
    match (&known.baseline, read.baseline) {
        (None, Some(baseline)) => (known.baseline, known.not_measured) = (Some(baseline), None),
        (Some(_), Some(baseline)) => {
            fresh.push(Reading::measured(baseline.value, baseline.source, baseline.dated).over(baseline.period));
        }
        _ => {}
    }
    let (mut disagrees, mut added) = (false, 0);
    for reading in fresh {
        let of_baseline =
            known.baseline.as_ref().filter(|one| one.period == reading.period).map(|one| Some(&one.value));
        let of_values = known.readings.iter().find(|one| one.period == reading.period).map(|one| one.value.as_ref());
        match of_baseline.or(of_values) {
            Some(value) => disagrees |= value != reading.value.as_ref(),
            None => {
                known.readings.push(reading);
                added += 1;
            }
        }
    }
    known.target = known.target.take().or(read.target);
    known.footnotes.extend(read.footnotes);
    let (severity, text) = if disagrees {
        (
            Severity::Fix,
            format!(
                "{first} gives this indicator another value of the same period: mend one of the two. The first counts"
            ),
        )
    } else {
        (Severity::Note, format!("{first} is about this indicator too: {added} more of its values stand here"))
    };
    sheet.found.say(severity, "indicator_twice", at, text);
}

/// Reads one row.
struct RowReader<'a> {
    row: &'a Row,
    unit: Unit,
    dated: Date,
}

impl RowReader<'_> {
    /// None for a row that names an indicator and says nothing of it.
    fn read(&self, sheet: &mut Sheet<'_>) -> Option<IndicatorRead> {
        let row = self.row;
        let mut footnotes: Vec<String> = vec![sheet.text(row, C::Footnote)];
        let reported_to = sheet.text(row, C::ReportedTo);
        let (baseline, not_measured) = self.baseline(sheet, &reported_to, &mut footnotes);
        let readings = self.readings(sheet, &mut footnotes);
        let target = self.target(sheet);
        let owner = sheet.text(row, C::Owner);
        let often = sheet.name(row, C::Frequency);
        let frequency = frequency(&often);
        if frequency.is_none() && !often.is_empty() {
            let said =
                format!("Enter how often: every month, quarter, half year or year. {} is none of them", quoted(&often));
            sheet.found.say(Severity::Fix, "frequency_unknown", sheet.at(row, C::Frequency), said);
        }
        footnotes.retain(|text| !text.is_empty());
        let says = baseline.is_some() || not_measured.is_some() || !readings.is_empty() || target.is_some();
        let more = !owner.is_empty() || !reported_to.is_empty() || frequency.is_some() || !footnotes.is_empty();
        (says || more).then(|| IndicatorRead {
            at: sheet.at(row, C::Name),
            code: None::<IndicatorCode>,
            name: String::new(),
            quadrant: None,
            unit: self.unit,
            baseline,
            not_measured,
            readings,
            target,
            owner,
            frequency,
            reported_to,
            footnotes,
        })
    }

    /// A figure in a cell, with what is to be confirmed of it; one that cannot be read is found.
    fn figure(&self, sheet: &mut Sheet<'_>, at: usize, unit: Unit) -> Figure {
        let text = if super::sheet::is_error(self.row, at) { "" } else { self.row.cell(at) };
        let read = figure::read(text, self.row.kind(at), unit);
        let place = sheet.found.place(Some(self.row.number), Some(at));
        match &read {
            Figure::Wrong => {
                let said = format!("{}: {} is left out", unit.hint(), quoted(text));
                sheet.found.say(Severity::Fix, "figure_unreadable", place, said);
            }
            Figure::Value(value) if value.is_scaled => {
                let said =
                    format!("{text} is taken for {}, as a spreadsheet keeps percentages: confirm it", value.quantity);
                sheet.found.say(Severity::Confirm, "percentage_scaled", place, said);
            }
            Figure::Value(value) if value.is_about => {
                let said = format!("{} says that it is not exact: {} is taken", quoted(text), value.quantity);
                sheet.found.say(Severity::Note, "figure_about", place, said);
            }
            _ => {}
        }
        read
    }

    /// The period of a figure: in its own column, else beside the figure, else in the heading. What stands beside it and is
    /// no period is a footnote.
    fn period(
        &self,
        sheet: &mut Sheet<'_>,
        of: C,
        column: C,
        rest: &str,
        footnotes: &mut Vec<String>,
    ) -> Option<Period> {
        let said = sheet.raw(self.row, column);
        let own = period::read(said, sheet.kind(self.row, column));
        if own.is_none() && !said.is_empty() && !figure::is_not_measured(said) {
            let at = sheet.at(self.row, column);
            let text = format!("Enter a period like 2019/20, Q4 2019/20 or 31/03/2020: {} is none", quoted(said));
            sheet.found.say(Severity::Fix, "period_unreadable", at, text);
        }
        let beside = period::read(rest, Kind::Text);
        if beside.is_none() && rest.chars().any(char::is_alphanumeric) {
            footnotes.push(format!("{}: {rest}", of.label()));
        }
        own.or(beside).or_else(|| sheet.layout.period_of(of))
    }

    fn source(&self, sheet: &mut Sheet<'_>, at: &Place) -> String {
        let said = sheet.text(self.row, C::Source);
        if said.is_empty() { format!("Spreadsheet, {at}") } else { said }
    }

    fn baseline(
        &self,
        sheet: &mut Sheet<'_>,
        reported: &str,
        footnotes: &mut Vec<String>,
    ) -> (Option<Baseline>, Option<String>) {
        let Some(column) = sheet.layout.place(C::Baseline) else { return (None, None) };
        let at = sheet.at(self.row, C::Baseline);
        match self.figure(sheet, column, self.unit) {
            Figure::Value(value) => {
                let Some(period) = self.period(sheet, C::Baseline, C::BaselinePeriod, &value.rest, footnotes) else {
                    self.no_period(sheet, at, &value);
                    return (None, None);
                };
                // A baseline has no scale of its own, so that it is printed with the indicator.
                let scale = value.scale.map(|highest| format!("Baseline: on a scale from 1 to {highest}"));
                footnotes.extend(scale);
                let source = self.source(sheet, &at);
                let reported = reported.to_owned();
                (Some(Baseline { value: value.quantity, period, source, dated: self.dated, reported }), None)
            }
            Figure::NotMeasured => (None, Some(self.row.cell(column).to_owned())),
            Figure::Blank | Figure::Wrong => (None, None),
        }
    }

    fn no_period(&self, sheet: &mut Sheet<'_>, at: Place, value: &Value) {
        let text = format!(
            "Enter the period that {} is of, like 2019/20 or 31/03/2020. It is left out until then",
            value.quantity
        );
        sheet.found.say(Severity::Fix, "period_missing", at, text);
    }

    /// The value with its period, and the values of columns that are a period each.
    fn readings(&self, sheet: &mut Sheet<'_>, footnotes: &mut Vec<String>) -> Vec<Reading> {
        let mut readings = Vec::new();
        if let Some(column) = sheet.layout.place(C::Value) {
            let at = sheet.at(self.row, C::Value);
            let read = self.figure(sheet, column, self.unit);
            let rest = if let Figure::Value(value) = &read { value.rest.clone() } else { String::new() };
            let of = match read {
                Figure::Blank | Figure::Wrong => None,
                _ => self.period(sheet, C::Value, C::Period, &rest, footnotes),
            };
            match (&read, of) {
                (Figure::Value(value), None) => self.no_period(sheet, at, value),
                (_, Some(of)) => readings.extend(self.reading(sheet, &at, read, of)),
                (_, None) => {}
            }
        }
        for (column, of) in sheet.layout.periods.clone() {
            let at = sheet.found.place(Some(self.row.number), Some(column));
            let read = self.figure(sheet, column, self.unit);
            readings.extend(self.reading(sheet, &at, read, of));
        }
        readings
    }

    fn reading(&self, sheet: &mut Sheet<'_>, at: &Place, read: Figure, of: Period) -> Option<Reading> {
        let source = self.source(sheet, at);
        match read {
            Figure::Value(value) => {
                let reading = Reading::measured(value.quantity, source, self.dated).over(of);
                Some(Reading { scale: value.scale, ..reading })
            }
            Figure::NotMeasured => {
                Some(Reading::not_measured("Not measured, as the spreadsheet says.", source, self.dated).over(of))
            }
            Figure::Blank | Figure::Wrong => None,
        }
    }

    /// The target with what it was worked out from. Where the two disagree that is said, and both are kept.
    fn target(&self, sheet: &mut Sheet<'_>) -> Option<Target> {
        let column = sheet.layout.place(C::Target)?;
        let Figure::Value(value) = self.figure(sheet, column, self.unit) else { return None };
        let tolerance = sheet.layout.place(C::Tolerance).map(|at| self.figure(sheet, at, self.unit));
        let nought = Quantity::new(Quantity::count(0).number().clone(), self.unit);
        let tolerance = if let Some(Figure::Value(value)) = tolerance { value.quantity } else { nought };
        let by = sheet.day(self.row, C::TargetBy);
        let base = self.base(sheet, column);
        let target =
            Target { value: value.quantity, tolerance, by, base, why: String::new(), approved_by: String::new() };
        for wrong in target.wrong(self.unit) {
            let at = sheet.at(self.row, C::Target);
            sheet.found.say(Severity::Confirm, "target_and_base_disagree", at, wrong.to_string());
        }
        Some(target)
    }

    fn base(&self, sheet: &mut Sheet<'_>, column: usize) -> Option<TargetBase> {
        let own = sheet.layout.place(C::TargetShare).map(|at| self.figure(sheet, at, Unit::Percentage));
        let own = if let Some(Figure::Value(value)) = own { Some(value.quantity) } else { None };
        let in_cell = || if self.unit == Unit::Pounds { figure::share_in(self.row.cell(column)) } else { None };
        let share = own.or_else(in_cell)?;
        let amount = sheet.layout.place(C::TargetBase).map(|at| self.figure(sheet, at, Unit::Pounds));
        let Some(Figure::Value(amount)) = amount else {
            let said = format!("The target is said to be {share}. Enter of how much, so that the two can be compared");
            sheet.found.say(Severity::Confirm, "target_base_missing", sheet.at(self.row, C::Target), said);
            return None;
        };
        let what = if amount.rest.is_empty() { "Base as in the spreadsheet".to_owned() } else { amount.rest };
        Some(TargetBase { share, of: amount.quantity, what })
    }
}
