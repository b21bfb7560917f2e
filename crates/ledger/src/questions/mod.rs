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
use datafusion::prelude::{SessionConfig, SessionContext};
use domain::access::Scope;
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

impl Ledger {
    /// The files of the lines that a question reads, for whoever reads them with another engine.
    ///
    /// # Errors
    /// [`LedgerFailure`] when a live batch is missing.
    pub fn files_of(&self, seen: &[SeenCouncil]) -> Result<Vec<PathBuf>, LedgerFailure> {
        let mut files = Vec::new();
        for one in seen {
            let council = one.scope.council().get();
            for batch in &one.live {
                let folder = batch_folder(self.root(), council, *batch);
                let names = names_in(&folder)?;
                if names.is_empty() {
                    return Err(LedgerFailure::Missing { council, batch: *batch });
                }
                files.extend(names.iter().filter(|name| name.ends_with(".parquet")).map(|name| folder.join(name)));
            }
        }
        Ok(files)
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
        let files = self.files_of(seen)?;
        if files.is_empty() {
            return Ok(Answer::default());
        }
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let config = SessionConfig::new().with_target_partitions(cores);
        let session = SessionContext::new_with_config_rt(config, self.engine());
        session.register_table("lines", Arc::new(table(&session, &files)?))?;
        for (name, file) in [("suppliers", &facts.suppliers), ("councils", &facts.councils)] {
            session.register_table(name, Arc::new(parquet_table(&session, file).await?))?;
        }
        let rows = session.sql(question.sql()).await?.collect().await?;
        Answer::of(&rows)
    }
}
