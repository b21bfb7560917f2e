//! Questions over the payment lines of many councils.
//!
//! They are plain SQL over open Parquet, in words that DataFusion, Ballista and other engines understand, in whole numbers
//! wherever money is meant; percentiles are histograms. Which councils take part is an argument, made of scopes.

mod answer;
mod facts;

use crate::LedgerFailure;
use crate::ledger::Ledger;
use crate::places::{batch_folder, names_in};
use crate::query::{parquet_table, table};
use arrow::array::RecordBatch;
use datafusion::prelude::{SessionConfig, SessionContext};
use domain::access::Scope;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use answer::{Answer, Cell};
pub use facts::{Area, FactsFiles, SupplierFact};

/// A council that the asker may see, and its batches that count.
#[derive(Clone, Debug)]
pub struct SeenCouncil {
    /// For whom, and which council.
    pub scope: Scope,
    /// The numbers of its live batches.
    pub live: Vec<i64>,
}

macro_rules! questions {
    ($($variant:ident $name:literal $doc:literal;)*) => {
        /// A question over many councils.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Question {
            $(#[doc = $doc] $variant,)*
        }

        impl Question {
            /// Every question.
            pub const ALL: &[Question] = &[$(Question::$variant,)*];

            /// Its name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Question::$variant => $name,)* }
            }

            /// Its words, over the tables `lines`, `suppliers` and `councils`.
            #[must_use]
            pub const fn sql(self) -> &'static str {
                match self { $(Question::$variant => include_str!(concat!("sql/", $name, ".sql")),)* }
            }
        }
    };
}

questions! {
    CouncilYears "council_years" "Lines and total of each council's financial years.";
    TopSuppliers "top_suppliers" "The twenty suppliers that one council paid most in 2024-25.";
    LocalShare "local_share" "What each council paid to suppliers of its own postcode area, and to ones whose area nobody knows.";
    SmeShare "sme_share" "What each council paid to small and medium-sized enterprises in each financial year.";
    MonthsByCategory "months_by_category" "The total of each category in each month.";
    LikelyDuplicates "likely_duplicates" "Pairs of lines of one council with the same supplier and amount, at most 30 days apart.";
    Concentration "concentration" "Each council's concentration (HHI) and how many suppliers make 80 % of its payments.";
    PaymentDays "payment_days" "The median and the ninth tenth of the days from invoice to payment, and how many within 30.";
}

/// The bytes of lines, as they lie on the disk, that are read at a time for a question which is asked some councils at a
/// time: what the engine holds of them is a few dozen times as much.
const AT_A_TIME: u64 = 16_000_000;

impl Question {
    /// Whether it is asked some councils at a time. A row of its answer is of one council and the rows stand in the order
    /// of councils, so that the answers of some councils, one after the other, are the answer; and what is worked out on
    /// the way is about as large as the lines themselves, which the memory could not hold for all councils at once.
    #[must_use]
    pub const fn goes_council_by_council(self) -> bool {
        matches!(self, Question::LikelyDuplicates | Question::Concentration)
    }
}

/// Files of councils in groups that stand next to each other, each of so many bytes at most, or of one council.
fn in_groups(files: Vec<Vec<PathBuf>>, at_a_time: u64) -> Result<Vec<Vec<PathBuf>>, LedgerFailure> {
    let mut groups: Vec<(u64, Vec<PathBuf>)> = Vec::new();
    for of_council in files {
        let mut bytes = 0;
        for file in &of_council {
            bytes += std::fs::metadata(file).map_err(LedgerFailure::at(file))?.len();
        }
        match groups.last_mut().filter(|(held, _)| held + bytes <= at_a_time) {
            Some((held, group)) => {
                *held += bytes;
                group.extend(of_council);
            }
            None => groups.push((bytes, of_council)),
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

impl Ledger {
    /// The files of the lines that a question reads, for whoever reads them with another engine.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing.
    pub fn files_of(&self, seen: &[SeenCouncil]) -> Result<Vec<PathBuf>, LedgerFailure> {
        Ok(self.files_by_council(seen)?.into_iter().flatten().collect())
    }

    /// The same, for each council in the order of their numbers; councils without lines are left out.
    fn files_by_council(&self, seen: &[SeenCouncil]) -> Result<Vec<Vec<PathBuf>>, LedgerFailure> {
        let mut by_council: BTreeMap<i64, Vec<PathBuf>> = BTreeMap::new();
        for one in seen {
            let council = one.scope.council().get();
            for batch in &one.live {
                let folder = batch_folder(self.root(), council, *batch);
                let names = names_in(&folder)?;
                if names.is_empty() {
                    return Err(LedgerFailure::Missing { council, batch: *batch });
                }
                let files = names.iter().filter(|name| name.ends_with(".parquet")).map(|name| folder.join(name));
                by_council.entry(council).or_default().extend(files);
            }
        }
        Ok(by_council.into_values().collect())
    }

    /// Answers a question over the councils seen; nothing where they have no lines.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing or a file cannot be read.
    pub async fn answer(
        &self,
        seen: &[SeenCouncil],
        facts: &FactsFiles,
        question: Question,
    ) -> Result<Answer, LedgerFailure> {
        let by_council = self.files_by_council(seen)?;
        let groups = if question.goes_council_by_council() {
            in_groups(by_council, AT_A_TIME)?
        } else {
            vec![by_council.concat()]
        };
        let mut rows = Vec::new();
        for files in groups.iter().filter(|files| !files.is_empty()) {
            rows.extend(self.answer_over(files, facts, question).await?);
        }
        Answer::of(&rows)
    }

    async fn answer_over(
        &self,
        files: &[PathBuf],
        facts: &FactsFiles,
        question: Question,
    ) -> Result<Vec<RecordBatch>, LedgerFailure> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let config = SessionConfig::new().with_target_partitions(cores);
        let session = SessionContext::new_with_config_rt(config, self.engine());
        session.register_table("lines", Arc::new(table(&session, files)?))?;
        for (name, file) in [("suppliers", &facts.suppliers), ("councils", &facts.councils)] {
            session.register_table(name, Arc::new(parquet_table(&session, file).await?))?;
        }
        Ok(session.sql(question.sql()).await?.collect().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn councils_are_taken_together_while_their_files_keep_within_the_bound() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: usize| {
            let path = folder.path().join(name);
            std::fs::write(&path, vec![0; bytes]).unwrap();
            path
        };
        let (a, b, c, d) =
            (vec![file("a1", 4), file("a2", 2)], vec![file("b", 4)], vec![file("c", 1)], vec![file("d", 30)]);
        let groups = in_groups(vec![a.clone(), b.clone(), c.clone(), d.clone()], 10).unwrap();
        assert_eq!(
            groups,
            [[a, b].concat(), c, d],
            "ten are within the bound, eleven are not, one council is never split"
        );
        assert!(in_groups(vec![vec![folder.path().join("gone")]], 10).is_err());
    }
}
