//! Rows of a sheet become payment lines, or are left out for a reason.

mod fill;
mod mend;
mod summary;

use super::amount::{self, Money};
use super::date::DateText;
use super::layout::Layout;
use super::messages as say;
use super::notices::Notices;
use super::sign::{self, Direction};
use super::totals::{self, Label, RunningSums, Verdict};
use crate::cells::{Kind, Row};
use domain::findings::Place;
use domain::spend::{Column, PaymentLine};
use domain::values::{Date, Month, Pence};
use foldhash::fast::RandomState;
use std::collections::{BTreeMap, HashMap};
use summary::Summary;

/// Date texts remembered, as most lines of a file repeat a few.
const DATES_REMEMBERED: usize = 4096;

/// What holds for the whole file.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Plan {
    pub day_first: bool,
    /// For lines without a date.
    pub month_for_all: Option<Month>,
    pub date_for_all: Option<Date>,
    /// Whether a person gave the month.
    pub month_given: bool,
    /// Whether most marks in the column of signs say "money back".
    pub signs_reversed: bool,
}

impl Plan {
    /// The plan for one sheet of several, whose name may speak of its own month.
    pub fn of_sheet(self, layout: &Layout) -> Self {
        let month =
            layout.month.filter(|_| self.date_for_all.is_none() && !self.month_given && self.month_for_all.is_some());
        Plan { month_for_all: month.or(self.month_for_all), ..self }
    }
}

/// Reads the rows of one sheet.
pub(crate) struct SheetReader {
    /// Its columns follow a second row of headings, so it is the reader's own.
    layout: Layout,
    plan: Plan,
    at: Columns,
    line: PaymentLine,
    sums: RunningSums,
    dates: HashMap<String, DateText, RandomState>,
    pub lines: u64,
    pub excluded: BTreeMap<&'static str, u64>,
    /// Rows without an amount since the last line: a footer if no line follows.
    pending: u64,
    summary: Summary,
}

/// The columns' positions, looked up once.
#[derive(Clone, Copy, Default)]
struct Columns {
    date: Option<usize>,
    amount: usize,
    vat: Option<usize>,
    gross: Option<usize>,
    credit: Option<usize>,
    sign: Option<usize>,
    invoice_date: Option<usize>,
    texts: [Option<usize>; 9],
}

/// The columns whose text goes into a line as it stands.
const TEXTS: [Column; 9] = [
    Column::Supplier,
    Column::SupplierNumber,
    Column::Service,
    Column::Category,
    Column::Description,
    Column::Reference,
    Column::InvoiceNumber,
    Column::RegistrationNumber,
    Column::GrantPeriod,
];

impl Columns {
    fn of(layout: &Layout) -> Self {
        let at = |column: Column| layout.columns.get(&column).copied();
        Columns {
            date: at(Column::Date),
            amount: at(Column::Amount).unwrap_or(usize::MAX),
            vat: at(Column::Vat),
            gross: at(Column::Gross),
            credit: at(Column::Credit),
            sign: at(Column::Sign),
            invoice_date: at(Column::InvoiceDate),
            texts: TEXTS.map(at),
        }
    }
}

impl SheetReader {
    pub fn new(layout: &Layout, plan: Plan) -> Self {
        SheetReader {
            plan,
            at: Columns::of(layout),
            line: PaymentLine { sheet: layout.sheet_number, ..PaymentLine::default() },
            sums: RunningSums::default(),
            dates: HashMap::default(),
            lines: 0,
            excluded: BTreeMap::new(),
            pending: 0,
            summary: Summary::default(),
            layout: layout.clone(),
        }
    }

    /// The line on a row; none where the row is left out.
    pub fn row(&mut self, row: &Row, notices: &mut Notices) -> Option<&PaymentLine> {
        let mended = self.mended(row, notices);
        let reason = match self.read(mended.as_ref().unwrap_or(row), notices) {
            Ok(()) => {
                self.summary.line(&self.line);
                let pending = std::mem::take(&mut self.pending);
                self.leave_out("no_amount", pending);
                self.lines += 1;
                return Some(&self.line);
            }
            Err(reason) => reason,
        };
        self.summary.gap();
        if reason == "no_amount" {
            self.pending += 1
        } else {
            self.leave_out(reason, 1)
        }
        None
    }

    /// Counts blank rows that the workbook does not store.
    pub fn blank_rows(&mut self, count: u64) {
        self.leave_out("blank", count);
        if count > 0 {
            self.summary.gap();
        }
    }

    /// Says that no row follows.
    pub fn end(&mut self, notices: &mut Notices) {
        self.say_summary(notices);
        let pending = std::mem::take(&mut self.pending);
        self.leave_out("footer", pending);
    }

    fn leave_out(&mut self, reason: &'static str, count: u64) {
        if count > 0 {
            *self.excluded.entry(reason).or_insert(0) += count;
        }
    }

    fn place(&self, row: &Row, at: Option<usize>) -> Place {
        let column = at.and_then(|at| u32::try_from(at + 1).ok());
        let sheet = Some(self.layout.sheet.clone()).filter(|name| !name.is_empty());
        Place { sheet, row: Some(row.number), column }
    }

    fn read(&mut self, row: &Row, notices: &mut Notices) -> Result<(), &'static str> {
        if row.is_blank() {
            return Err("blank");
        }
        if let Some((first, last)) = self.layout.header
            && (first..=last).contains(&row.number)
        {
            return Err("header");
        }
        if row.number < self.layout.first_row {
            return Err("preamble");
        }
        let date = self.at.date.map_or("", |at| row.cell(at));
        if totals::is_note(row, date) {
            return Err("no_amount");
        }
        let Some(pence) = self.amount(row, notices) else { return Err(self.without_amount(row, notices)) };
        match self.sums.judge(row, &self.layout, pence) {
            Verdict::Line => {}
            Verdict::Total { agrees } => {
                if !agrees {
                    let sum = super::tally::to_pence(self.sums.all());
                    notices.add(
                        say::TOTAL_DIFFERS,
                        || self.place(row, Some(self.at.amount)),
                        || format!("it says {}, the lines make {sum}", Pence::new(pence)),
                    );
                }
                return Err("total");
            }
            Verdict::Unlabelled => {
                notices.add(
                    say::TOTAL_UNLABELLED,
                    || self.place(row, Some(self.at.amount)),
                    || Pence::new(pence).to_string(),
                );
                return Err("total");
            }
        }
        if self.is_summary(row, pence) {
            return Err("total");
        }
        self.sums.add(pence);
        self.fill(row, pence, notices);
        Ok(())
    }

    /// The amount of a row, its sign set by the columns that tell it; none where it has none.
    fn amount(&mut self, row: &Row, notices: &mut Notices) -> Option<i64> {
        let given = match self.split_amount(row) {
            Some(joined) => {
                notices.add(
                    say::SPLIT_AMOUNT,
                    || self.place(row, Some(self.at.amount)),
                    || Pence::new(joined).to_string(),
                );
                Some(joined)
            }
            None => self.money(row, Some(self.at.amount), notices),
        };
        if let Some(credit_at) = self.at.credit {
            let back = match amount::parse(row.cell(credit_at), self.layout.decimal_comma) {
                Money::Amount(credit) => Some(-credit.pence.abs()),
                _ => None,
            };
            return match (given, back) {
                (None, None) => None,
                (given, back) => given.unwrap_or(0).checked_add(back.unwrap_or(0)),
            };
        }
        let pence = given?;
        let direction = self.at.sign.and_then(|at| sign::mark(row.cell(at)));
        if pence > 0 && self.at.sign.is_some_and(|at| sign::is_document(row.cell(at))) {
            if direction == Some(Direction::Back) {
                notices.add(say::CREDIT_NOTES, || self.place(row, Some(self.at.amount)), String::new);
            }
            return Some(pence);
        }
        Some(match (direction, self.plan.signs_reversed) {
            (Some(Direction::Back), false) | (Some(Direction::Out), true) => -pence.abs(),
            _ => pence,
        })
    }

    /// An amount such as 1,234.56 that stands without quotes in the last column, and so was cut at its commas.
    fn split_amount(&self, row: &Row) -> Option<i64> {
        let width = self.layout.width.filter(|width| *width == self.at.amount + 1 && row.len() > *width)?;
        let rest: Vec<&str> = (width..row.len()).map(|at| row.cell(at)).filter(|cell| !cell.is_empty()).collect();
        let (last, groups) = rest.split_last()?;
        let is_group = |cell: &str| cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_digit());
        let whole = last.split('.').next().unwrap_or(last);
        let head = row.cell(self.at.amount);
        if !is_group(whole) || !groups.iter().all(|group| is_group(group)) || head.contains('.') {
            return None;
        }
        match amount::parse(&format!("{head},{}", rest.join(",")), false) {
            Money::Amount(amount) => Some(amount.pence),
            _ => None,
        }
    }

    fn money(&self, row: &Row, at: Option<usize>, notices: &mut Notices) -> Option<i64> {
        let at = at?;
        if row.kind(at) == Kind::Error {
            notices.add(say::CELL_ERROR, || self.place(row, Some(at)), || row.cell(at).to_owned());
            return None;
        }
        let Money::Amount(amount) = amount::parse(row.cell(at), self.layout.decimal_comma) else { return None };
        let place = || self.place(row, Some(at));
        let shown = || row.cell(at).to_owned();
        if amount.fine {
            notices.add(say::FINE_AMOUNT, place, String::new);
        }
        if amount.mark == Some(amount::DecimalMark::Comma) {
            notices.add(say::DECIMAL_COMMA, place, shown);
        }
        if amount.scientific {
            notices.add(say::SCIENTIFIC, place, shown);
        }
        if amount.foreign {
            notices.add(say::OTHER_CURRENCY, place, shown);
        }
        if amount.dash {
            notices.add(say::DASH_AMOUNT, place, String::new);
        }
        Some(amount.pence)
    }

    /// Why a row without an amount is left out.
    fn without_amount(&mut self, row: &Row, notices: &mut Notices) -> &'static str {
        if self.repeats_header(row) {
            return "header";
        }
        let filled = row.filled();
        if filled >= 3 && filled * 2 >= self.layout.typical && super::header::find(std::slice::from_ref(row)).is_some()
        {
            if !self.follow(row) {
                notices.add(say::SECOND_HEADER, || self.place(row, None), String::new);
            }
            return "header";
        }
        if filled * 2 <= self.layout.typical.max(4) && row.iter().any(|cell| totals::label_of(cell) == Label::Total) {
            return "total";
        }
        let cell = row.cell(self.at.amount);
        let named = self.at.texts.first().copied().flatten().is_some_and(|at| !row.cell(at).is_empty());
        if cell.is_empty() && named && filled * 3 > self.layout.typical * 2 {
            notices.add(say::AMOUNT_BLANK, || self.place(row, Some(self.at.amount)), String::new);
        }
        if !cell.is_empty() && row.kind(self.at.amount) != Kind::Error && filled * 2 > self.layout.typical {
            notices.add(
                say::AMOUNT_UNREADABLE,
                || self.place(row, Some(self.at.amount)),
                || format!("“{}”", short(cell)),
            );
        }
        self.check_width(row, notices);
        "no_amount"
    }

    /// Takes a second row of headings that has every column of the first, in another order; false where it lacks one.
    fn follow(&mut self, row: &Row) -> bool {
        let texts: Vec<String> = row.iter().map(String::from).collect();
        let headings = super::headings::unique(&texts);
        let at = |heading: &str| {
            headings.iter().position(|known| super::headings::normalise(known) == super::headings::normalise(heading))
        };
        let moved: Option<BTreeMap<Column, usize>> =
            self.layout.columns.iter().map(|(column, old)| Some((*column, at(self.layout.heading(*old))?))).collect();
        let Some(columns) = moved else { return false };
        self.layout.columns = columns;
        self.layout.comparable = texts.iter().map(|text| super::headings::normalise(text)).collect();
        self.layout.headings = headings;
        self.at = Columns::of(&self.layout);
        true
    }

    /// Whether most of the row's cells are the headings above them.
    fn repeats_header(&self, row: &Row) -> bool {
        let mut same = 0;
        let mut other = 0;
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let heading = self.layout.comparable.get(at).map_or("", String::as_str);
            let words = super::headings::normalise(cell);
            // Of a header on two rows, either half may come again.
            if !words.is_empty() && (heading == words || heading.starts_with(&words) || heading.ends_with(&words)) {
                same += 1
            } else {
                other += 1
            }
        }
        self.layout.header.is_some() && same >= 2 && same > other * 3
    }
}

/// The beginning of a text, for a sentence.
pub(crate) fn short(text: &str) -> String {
    let mut short: String = text.chars().take(30).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
