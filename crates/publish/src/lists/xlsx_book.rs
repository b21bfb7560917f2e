//! Several lists as one workbook, a sheet each, in which some cells are chosen from what another sheet holds.

use super::sheet_name::sheet_name;
use super::xlsx_list::{Formats, short, workbook, write_cell};
use super::{Cell, List, ListFailure};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, Formula, Workbook, Worksheet, XlsxError,
    utility::column_number_to_name,
};

/// Rows below the headings in which a choice is offered.
const CHOICE_ROWS: u32 = 2_000;

/// What a column of a sheet holds, where that is to be typed into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Words: `2019/20` stays what it is, and becomes no date.
    Words,
    /// A day.
    Day,
    /// An amount.
    Money,
    /// One of the choices of that number, counted from 0.
    Choice(usize),
}

/// Choices that columns offer: a heading, and what can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// What they are.
    pub title: String,
    /// What can be chosen; something else can be typed all the same, after a warning.
    pub choices: Vec<String>,
}

/// A workbook of several lists on its way out. It is held in memory: it is for hundreds of rows, not for payment lines.
pub struct XlsxBook {
    book: Workbook,
    formats: Formats,
    lists_sheet: String,
    choices: Vec<Choices>,
}

impl XlsxBook {
    /// A workbook whose choices will stand in a sheet of that name.
    #[must_use]
    pub fn new(lists_sheet: &str, choices: Vec<Choices>) -> Self {
        XlsxBook { book: Workbook::new(), formats: Formats::new(), lists_sheet: lists_sheet.to_owned(), choices }
    }

    /// Adds a sheet with a list; `typed` says what is to be typed into each column, for one that people fill in.
    ///
    /// # Errors
    /// [`ListFailure::Ragged`] for a row that does not fit the columns, [`ListFailure::Workbook`] for what a sheet cannot hold.
    pub fn add(&mut self, list: &List, typed: &[Typed], rows: &[Vec<Cell>]) -> Result<(), ListFailure> {
        let fits = |row: &Vec<Cell>| row.len() == list.columns.len();
        if let Some(at) = rows.iter().position(|row| !fits(row)) {
            return Err(ListFailure::Ragged { row: u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1) });
        }
        self.sheet(list, typed, rows).map_err(workbook)
    }

    fn sheet(&mut self, list: &List, typed: &[Typed], rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(sheet_name(&list.title, 1))?;
        sheet.set_freeze_panes(1, 0)?;
        for (at, column) in (0..).zip(&list.columns) {
            sheet.set_column_width(at, f64::from(column.width))?;
            sheet.write_string_with_format(0, at, short(&column.title), &self.formats.heading)?;
        }
        for (at, typed) in (0..).zip(typed) {
            format_column(sheet, &self.lists_sheet, &self.choices, at, typed)?;
        }
        for (row, cells) in (1..).zip(rows) {
            for (at, cell) in (0..).zip(cells) {
                write_cell(sheet, &self.formats, row, at, cell)?;
            }
        }
        Ok(())
    }

    /// The workbook, with the sheet of its choices at the end where it has any.
    ///
    /// # Errors
    /// [`ListFailure::Workbook`] when it cannot be made.
    pub fn finish(mut self) -> Result<Vec<u8>, ListFailure> {
        if !self.choices.is_empty() {
            self.add_choices().map_err(workbook)?;
        }
        self.book.save_to_buffer().map_err(workbook)
    }

    fn add_choices(&mut self) -> Result<(), XlsxError> {
        let sheet = self.book.add_worksheet();
        sheet.set_name(&self.lists_sheet)?;
        for (at, choices) in (0..).zip(&self.choices) {
            sheet.set_column_width(at, 30)?;
            sheet.write_string_with_format(0, at, short(&choices.title), &self.formats.heading)?;
            for (row, choice) in (1..).zip(&choices.choices) {
                sheet.write_string(row, at, short(choice))?;
            }
        }
        Ok(())
    }
}

fn format_column(
    sheet: &mut Worksheet,
    lists_sheet: &str,
    all: &[Choices],
    at: u16,
    typed: &Typed,
) -> Result<(), XlsxError> {
    let shown = match typed {
        Typed::Words | Typed::Choice(_) => "@",
        Typed::Day => "dd/mm/yyyy",
        Typed::Money => "£#,##0.00",
    };
    sheet.set_column_format(at, &Format::new().set_num_format(shown))?;
    let Typed::Choice(number) = typed else { return Ok(()) };
    let Some(choices) = all.get(*number).filter(|choices| !choices.choices.is_empty()) else { return Ok(()) };
    let column = column_number_to_name(u16::try_from(*number).unwrap_or_default());
    let range = format!("='{lists_sheet}'!${column}$2:${column}${}", choices.choices.len() + 1);
    let validation = DataValidation::new()
        .allow_list_formula(Formula::new(range))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_message("This is none of the list. Choose one of it, or go on with what you typed")?;
    sheet.add_data_validation(1, at, CHOICE_ROWS, at, &validation)?;
    Ok(())
}
