//! Every finding that reading a facts file can make, and its sentence.

use crate::payments::notices::Kind;
use domain::findings::Severity::{Confirm, Fix, Note, Stop};

macro_rules! kinds {
    ($($name:ident $code:literal $severity:ident $text:literal;)*) => {
        $(pub(super) const $name: &Kind = &Kind { code: $code, severity: $severity, text: $text };)*
    };
}

kinds! {
    EMPTY_FILE "empty_file" Stop "The file is empty. Choose the file again, or ask whoever sent it for a new copy.";
    UNREADABLE "unreadable_file" Stop "{d}";
    NO_HEADINGS "no_headings" Stop "No headings were found that name suppliers and say something of them. There should be a row with a supplier's number or name and a fact such as a postcode, SME or VCSE. {d}";
    HEADING_MISSING "heading_missing" Stop "The file does not have the heading {d}. Choose another for that column.";
    SHEET_MISSING "sheet_missing" Stop "The workbook does not have the sheet {d}. Choose another.";
    HEADER_ROW_MISSING "header_row_missing" Stop "There is nothing on row {d}. Choose the row that the headings stand on.";
    NO_FACTS "no_facts" Stop "No row says anything of a supplier. Fill the file in, and send it again.";
    CUT_SHORT "cut_short" Stop "The file looks cut short: a quote that opens a cell on its last row, {d}, never closes. Nothing is taken from it. Send the whole file; if this is all of it, close that quote first.";
    TOO_MANY "too_many_rows" Stop "The file holds more than {d} rows, more than any council has suppliers. Choose a file of suppliers.";

    WHICH_POSTCODE "which_postcode" Confirm "The file does not say which postcode it gives. Say whether it is where invoices are paid to, the registered office or the branch that delivers; else it is kept as not said.";
    WHICH_SME "which_sme_definition" Confirm "The file says yes or no under {d} and not by which definition. Choose the definition; else it is kept as the source states it.";
    WHICH_COLUMN "which_column" Confirm "More than one column could be meant: {d}. Choose the right one if another is.";
    COMPLETED "company_number_completed" Confirm "{n company number} without its zeros at the start, such as {d}. A spreadsheet takes them away; they are put back.";

    STRAY_QUOTE "stray_quote" Fix "{n quote} that opens a cell and never closes was taken as it stands. Check the row.";
    UNKNOWN_WORD "word_not_known" Fix "{n cell} under {d}, neither yes nor no. It is taken as not said.";
    BAD_POSTCODE "postcode_shape" Fix "{n cell} under Postcode without the shape of a UK postcode, such as {d}. Mend the file, or go on without; for a supplier abroad give a column Country.";
    BAD_COMPANY "company_number_shape" Fix "{n cell} without the shape of a company number, such as {d}. It has eight characters; the cell is left out.";
    BAD_CHARITY "charity_number_shape" Fix "{n cell} without the shape of a charity number, such as {d}. The cell is left out.";
    BAD_NUMBER "number_unreadable" Fix "{n cell} where a number should be, such as {d}. The cell is left out.";
    BAD_DATE "date_unreadable" Fix "{n cell} where a day should be, such as {d}. The day of the whole file counts instead.";
    COUNTRY_UNKNOWN "country_unknown" Fix "{n country} that is not known, such as {d}. The cell is left out.";
    NOBODY "row_without_supplier" Fix "{n row} with facts and neither a supplier's number nor a name. Left out.";
    CELL_ERROR "cell_error" Fix "{n cell} with an error of the spreadsheet, such as {d}. Mend the formula and save the workbook again.";
    REDACTED "redacted_supplier" Fix "{n row} about names that are withheld. Nothing is ever joined to those; left out.";

    SHEETS_SKIPPED "sheets_skipped" Note "One sheet was read, and others were not: {d}.";
    NO_DATE "no_date" Note "The file gives no day that its facts are as at. They count as of the day they are recorded.";
}
