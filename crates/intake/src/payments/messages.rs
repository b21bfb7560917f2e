//! Every finding that reading a payments file can make, and its sentence.

use super::notices::Kind;
use domain::findings::Severity::{Confirm, Fix, Note, Stop};

macro_rules! kinds {
    ($($name:ident $code:literal $severity:ident $text:literal;)*) => {
        $(pub(crate) const $name: &Kind = &Kind { code: $code, severity: $severity, text: $text };)*
    };
}

kinds! {
    EMPTY_FILE "empty_file" Stop "The file is empty. Choose the file again, or ask whoever sent it for a new copy.";
    UNREADABLE "unreadable_file" Stop "{d}";
    NO_ROWS "no_rows" Stop "The file holds no rows. Choose a file with payment lines.";
    NO_AMOUNTS "no_amount_column" Stop "No column of amounts was found. Choose the column that holds them, or a file with payment lines. {d}";
    NO_LINES "no_lines" Stop "The file has headings but no payment lines below them. Choose the file again, or ask whoever sent it for a new copy.";
    HEADING_MISSING "heading_missing" Stop "The file does not have the heading that the layout names. {d}";
    SHEET_MISSING "sheet_missing" Stop "The workbook does not have the sheet that the layout names. {d}";
    NATIONAL_WORKBOOK "national_workbook" Stop "A table of many councils is read as CSV. Save the workbook as CSV, and choose that file.";
    COUNCIL_HEADING "council_heading" Stop "The table does not have the heading {d}. Name the heading of the column that says which council paid.";
    WITHOUT_COUNCIL "without_council" Fix "{n line} without a council: left out. Enter the council there, and import the table again, if they belong in.";
    HEADER_ROW_MISSING "header_row_missing" Stop "There is nothing on row {d}. Choose the row that the headings stand on.";

    DAY_MONTH_ORDER "day_month_order" Confirm "Dates such as {d} could have the day or the month first, and nothing in the file tells which. Say which comes first.";
    DAY_MONTH_CONTRADICTION "day_month_contradiction" Confirm "Some dates can only have the day first and others only the month first. Dates that do not fit the order proposed are left undated, the first being {d}. Say which comes first, or mend the dates in the file.";
    DATES_HALF_CONVERTED "dates_half_converted" Confirm "All dates after the 12th are text and all others are true dates: a spreadsheet may have taken the month for the day. Check the dates against the ledger.";
    WHICH_AMOUNT "which_amount" Confirm "More than one column could be the amount: {d}. Choose the one to count, without VAT if the file gives it.";
    WHICH_SUPPLIER "which_supplier" Confirm "More than one column could be the supplier: {d}. Choose the one that names who was paid.";
    WHICH_DATE "which_date" Confirm "More than one column could be the payment date: {d}. Choose the one to count by.";
    BY_CONTENT "columns_by_content" Confirm "No heading says what some columns are, so they were told by what they hold: {d}. Check that they are right.";
    ALL_NEGATIVE "all_negative" Confirm "Nearly all amounts are below zero. They are counted as published; say if the file writes payments as negative amounts, and turn the signs in the file.";
    DECIMAL_COMMA "decimal_comma" Confirm "Amounts such as {d} seem to have a comma before the pence. Check that the total is right.";
    VAT_IN_AMOUNT "amount_includes_vat" Confirm "The amounts under {d} seem to include the VAT that stands beside them. Choose a column without VAT if there is one.";
    THOUSANDS "thousands" Confirm "The heading {d} says that amounts are in thousands. They are counted as published; give the amounts in pounds if you can.";
    SPLIT_AMOUNT "split_amount" Confirm "{n amount} without quotes was cut in two at its comma, the first being {d}, and joined again. Check the total, or save the file again with text in quotes.";
    OTHER_CURRENCY "other_currency" Confirm "{n amount} in another currency, such as {d}, counted as if in pounds. Check them.";
    NO_DATES "no_dates" Confirm "The file gives no dates. Give the month that its lines belong to.";
    MONTH_FROM_NAME "month_from_name" Confirm "The file gives no dates, so its lines are taken to belong to {d}, as its name or title says. Check that this is right.";
    PERIOD_MEANING "period_meaning" Confirm "Periods such as {d} could be months of the year or periods of the financial year. Give the month that the lines belong to.";
    NO_SUPPLIER "no_supplier_column" Confirm "No column of suppliers was found. Choose the one that names who was paid, or go on without.";
    TOTAL_UNLABELLED "total_unlabelled" Confirm "{n row} with nothing but an amount, the first of {d}, taken for a total and left out. Check that no payment is missing.";
    SHEETS_REPEAT "sheets_repeat" Confirm "Some sheets come to the same total as others and seem to repeat their lines: {d}. They are left out; choose the sheets to read if that is wrong.";
    HIDDEN_SHEET "hidden_sheet" Confirm "Hidden sheets hold payment lines beside those that show, and were read: {d}. Choose the sheets to read if that is wrong.";
    SIGN_MEANING "sign_meaning" Confirm "Most lines are marked as money back ({d}). They are counted as money out and the others as money back; check the total.";
    CREDIT_NOTES "credit_notes" Confirm "{n credit note} written as an amount above zero, and counted so. Check the total; if it is money back, put a minus before it in the file.";
    NOT_PAYMENTS "not_payments" Confirm "The headings may not be those of payments: the amounts stand under {d}. Check that the file lists what was paid.";
    SUMMARY_ROWS "summary_rows" Confirm "{n row} below the lines with neither a supplier nor a date, the first of {d}, taken for a summary and left out. Check that no payment is missing.";
    NAME_SPLIT "split_name" Confirm "{n row} with a comma outside quotes, which moved its cells; the name was joined again as {d}. Check them, or save the file again with text in quotes.";
    NAMES_ONCE "names_not_repeated" Confirm "Suppliers seem to be named only on the first of their lines: {d} lines have no name, and the names stand in order. Fill the names down in the file, or go on without.";
    DATES_HALF_TURNED "dates_half_turned" Confirm "Dates after the 12th lie in the months that the others would lie in with the month first: a spreadsheet may have taken the month for the day. Check the dates against the ledger.";
    SECOND_HEADER "second_header" Confirm "A second row of headings has other columns than the first. The lines below it are read by the first; check them, or split the file.";

    AMOUNT_UNREADABLE "amount_unreadable" Fix "{n row} with text where the amount should be, such as {d}, left out. Mend the amounts in the file, or go on without.";
    DATE_IMPOSSIBLE "date_impossible" Fix "{n date} that no calendar has, such as {d}; the lines count as undated. Mend the dates in the file, or go on.";
    DATE_FAR_OFF "date_far_off" Fix "{n date} too far off to be right, such as {d}; the lines count as undated. Mend the dates in the file, or go on.";
    DATE_UNREADABLE "date_unreadable" Fix "{n line} with text where the date should be, such as {d}; they count as undated. Mend the dates in the file, or go on.";
    DATE_MISSING "date_missing" Fix "{n line} without a date in a file that gives dates. Fill the dates in, or go on.";
    TOTAL_DIFFERS "total_differs" Fix "The file's own total does not agree with its lines: {d}. Check that no line is missing.";
    RAGGED "ragged_rows" Fix "{n row} with more cells than there are headings; a comma inside a name may have moved its cells. Check them, or save the file again with text in quotes.";
    VAT_SUM "vat_sum_differs" Fix "{n row} where the net amount and VAT do not make the gross amount. The net amount counts; check them.";
    STRAY_QUOTE "stray_quote" Fix "{n quote} that opens a cell and never closes was taken as it stands. Check the row.";
    CELL_ERROR "cell_error" Fix "{n cell} with an error of the spreadsheet, such as {d}. Mend the formula and save the workbook again.";
    SCIENTIFIC "scientific" Fix "{n amount} written like {d}, in which a spreadsheet may have lost pence. Export the file again with plain numbers.";
    CUT_SHORT "cut_short" Fix "Columns beyond the {d}th were left out.";

    AMOUNT_BLANK "amount_blank" Note "{n row} with a supplier but no amount, left out.";
    GROSS_ONLY "gross_only" Note "The file gives amounts with VAT only, under {d}.";
    INVOICE_DATES "invoice_dates" Note "The only dates are those of the invoices, under {d}; the lines are dated by them.";
    MIXED_ENCODING "mixed_encoding" Note "The file mixes two encodings; each cell was read by the one that fits it.";
    SHEETS_SKIPPED "sheets_without_lines" Note "Sheets without payment lines were left out: {d}.";
    REDACTED "redacted_suppliers" Note "{n line} paid to names that are withheld.";
    FINE_AMOUNT "more_than_two_decimals" Note "{n amount} with more than two decimal places, rounded to the penny.";
    DASH_AMOUNT "dash_is_zero" Note "{n amount} written as a dash or nil, counted as zero.";
    MONTHS_ONLY "months_only" Note "{n line} dated by month only.";
    BLANK_SUPPLIER "blank_supplier" Note "{n line} without a supplier's name.";
    MONTH_FIRST "month_first" Note "Dates have the month first: the second number goes beyond 12, or only so do they lie in the file's month.";
    MANY_SUPPLIERS "many_suppliers" Note "The file names so many suppliers that those paid least were not all remembered for the list of those paid most.";
}
