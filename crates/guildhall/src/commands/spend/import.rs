//! `guildhall spend import`: payments files come in.

use super::bring_in::{End, Wish, bring_in};
use super::report::{self, FileReport};
use crate::arguments::{Place, month_or_day};
use crate::folder;
use crate::outcome::Trouble;
use crate::terminal::Progress;
use actions::spend::{Accepted, NationalWish};
use actions::{Failure, Guildhall};
use clap::{Args, ValueEnum};
use domain::access::Scope;
use domain::councils::CouncilCode;
use domain::spend::{Column, FileKind, Mapping};
use domain::values::{Date, Pence};
use std::fs::File;
use std::path::{Path, PathBuf};

pub const EXAMPLES: &str = "\
Examples:
  guildhall spend import --dry-run payments-april.csv
  guildhall spend import payments-april.csv --council wynmarch --control-total 912345.67
  guildhall spend import old.xls --council wynmarch --map amount='Net Amt' --day-first yes --accept reading
  guildhall spend import all-councils.csv --council-column 'Council' --add-councils

--dry-run says how files are read and saves nothing: it needs no council and no set-up. What cannot be decided is asked:
the file waits, and is imported when it is given again with the --map, --day-first or --accept that settles it.

Columns: date, amount, vat, gross, credit, sign, supplier, supplier_number, service, category, description, reference,
invoice_number, invoice_date. A heading that stands twice is told apart as 'Heading (2)', a missing one is 'Column C',
and an empty one says that the file has no such column.";

/// What `spend import` takes.
#[derive(Debug, Args)]
pub struct Import {
    /// The payments files: CSV, TSV, XLSX, XLS, ODS…
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The council's code
    #[arg(long, value_name = "CODE", required_unless_present_any = ["dry_run", "council_column"])]
    council: Option<CouncilCode>,
    /// The heading of the column that names the council, in a table with the payments of many
    #[arg(long, value_name = "HEADING", conflicts_with_all = ["council", "dry_run", "control_total", "sheets"])]
    council_column: Option<String>,
    /// Add the councils that the table names and that are not known yet
    #[arg(long, requires = "council_column")]
    add_councils: bool,
    /// Only say how the files are read; save nothing
    #[arg(long)]
    dry_run: bool,
    /// Print JSON Lines for programs: one object for each file
    #[arg(long)]
    json: bool,
    /// The total that the ledger gives for the file, to be compared
    #[arg(long, value_name = "POUNDS", value_parser = Pence::from_typed, allow_hyphen_values = true)]
    control_total: Option<Pence>,
    /// Which heading a column has in the file; give it again for each further one
    #[arg(long = "map", value_name = "COLUMN=HEADING", value_parser = column_and_heading)]
    maps: Vec<(Column, String)>,
    /// The kind of payments: payments or cards
    #[arg(long)]
    kind: Option<FileKind>,
    /// The month or day of every line that has no date
    #[arg(long, value_name = "YYYY-MM[-DD]", value_parser = month_or_day)]
    date_for_all: Option<Date>,
    /// Whether dates such as 03/04/2025 have the day first
    #[arg(long, value_name = "YES|NO")]
    day_first: Option<Answer>,
    /// A sheet to read; give it again for each further one
    #[arg(long = "sheet", value_name = "NAME")]
    sheets: Vec<String>,
    /// The row of the headings on the first sheet, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    header_row: Option<u64>,
    /// What to say yes to: the proposed reading, lines that are in already, a total that differs
    #[arg(long, value_delimiter = ',')]
    accept: Vec<Accept>,
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Answer {
    /// Yes
    Yes,
    /// No
    No,
}

/// What can be said yes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Accept {
    /// The proposed reading, where something could not be decided
    Reading,
    /// Lines that are in already come in again
    Overlap,
    /// The total differs from the control total
    Difference,
}

fn column_and_heading(typed: &str) -> Result<(Column, String), String> {
    let (column, heading) =
        typed.split_once('=').ok_or_else(|| format!("{typed:?} is not COLUMN=HEADING, such as amount='Net Amt'"))?;
    let names = || Column::ALL.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ");
    let column = column.trim().parse().map_err(|wrong| format!("{wrong}; the columns are {}", names()))?;
    Ok((column, heading.to_owned()))
}

impl Import {
    /// Brings the files in, or only says how they are read.
    pub async fn carry_out(&self, place: &Place) -> Result<(), Trouble> {
        if let Some(heading) = &self.council_column {
            return self.carry_out_national(place, heading).await;
        }
        let Some(code) = self.council.as_ref().filter(|_| !self.dry_run) else {
            return super::dry_run::dry_run(&self.files, &self.mapping(), self.json);
        };
        let guildhall = folder::open(place).await?;
        let council = folder::council(&guildhall, code).await?;
        let (scope, wish) = (Scope::of_operator(council.id), self.wish());
        let mut all_in = true;
        for path in &self.files {
            let progress = Progress::new();
            let end = bring_in_path(&guildhall, &scope, path, &wish, &progress).await;
            progress.clear();
            let report = FileReport::new(path, end);
            all_in &= report.is_imported();
            report.say(self.json)?;
        }
        if all_in { Ok(()) } else { Err(Trouble::Said) }
    }

    /// Brings in tables with the payments of many councils.
    async fn carry_out_national(&self, place: &Place, heading: &str) -> Result<(), Trouble> {
        let accepts = |what| self.accept.contains(&what);
        let wish = NationalWish {
            council_heading: heading.to_owned(),
            mapping: self.mapping(),
            add_councils: self.add_councils,
            accept_reading: accepts(Accept::Reading),
            accept_overlap: accepts(Accept::Overlap),
        };
        super::national::carry_out(place, &self.files, &wish, self.json).await
    }

    fn mapping(&self) -> Mapping {
        Mapping {
            columns: self.maps.iter().cloned().collect(),
            day_first: self.day_first.map(|answer| answer == Answer::Yes),
            date_for_all: self.date_for_all,
            kind: self.kind,
            sheets: self.sheets.clone(),
            header_row: self.header_row,
        }
    }

    fn wish(&self) -> Wish {
        let accepts = |what| self.accept.contains(&what);
        let accepted = Accepted {
            reading: accepts(Accept::Reading),
            overlap: accepts(Accept::Overlap),
            difference: accepts(Accept::Difference),
        };
        Wish { mapping: self.mapping(), control_total: self.control_total, accepted }
    }
}

async fn bring_in_path(
    guildhall: &Guildhall,
    scope: &Scope,
    path: &Path,
    wish: &Wish,
    progress: &Progress,
) -> Result<End, Failure> {
    let opened = File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() { Err(std::io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
    });
    let file = opened.map_err(|fault| Failure::Refused(report::cannot_open(&fault)))?;
    bring_in(guildhall, scope, (&report::name_of(path), file), wish, progress).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_mapped_to_its_heading() {
        for (typed, mapped) in [
            ("amount=Net Amt", Some((Column::Amount, "Net Amt"))),
            ("supplier=A = B", Some((Column::Supplier, "A = B"))),
            ("vat=", Some((Column::Vat, ""))),
            ("amount", None),
            ("price=Net", None),
        ] {
            let found = column_and_heading(typed).ok();
            assert_eq!(found.as_ref().map(|(column, heading)| (*column, heading.as_str())), mapped, "{typed}");
        }
    }
}
