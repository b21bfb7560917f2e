//! All records as text, table by table, for backups: the same text serves both databases.

use crate::feeds::row as feed_token;
use crate::jobs::row as job;
use crate::law::row as law;
use crate::losses::row as losses;
use crate::mail::row as mail;
use crate::people::row::{failure, person, role, session};
use crate::postcodes::row::{district, edition as postcode_edition, name, place};
use crate::publication::row::{
    rule as publication_rule, settings as publication_settings, version as publication_version,
};
use crate::records::row as records;
use crate::spend::context_row as spend_context;
use crate::spend::row::{batch, cube, edition, file, mapping};
use crate::suppliers::row::{area, facts_file, statement};
use crate::trail::row::{entry, head, personal};
use crate::{Store, StoreFailure};
use sea_orm::{
    AccessMode, ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, IntoActiveModel,
    IsolationLevel, Iterable, JsonValue, PaginatorTrait, PrimaryKeyToColumn, QueryOrder, QuerySelect,
    TransactionOptions, TransactionTrait,
};

/// Tables of earlier releases whose rows a backup may still hold. They are not brought back: what they held is made anew
/// from the payment lines.
const FORMER_TABLES: &[&str] = &["payments_rollups"];

/// Rows are read and written this many at a time, so that a large table does not fill the memory.
const ROWS_AT_A_TIME: u64 = 1_000;

macro_rules! tables {
    ($($name:literal $module:path, $has_numbers:literal;)*) => {
        /// The tables in an order in which each stands after those it points to.
        pub const TABLES: &[&str] = &[$($name,)*];

        async fn export_table(
            tx: &DatabaseTransaction,
            table: &str,
            take: &mut (dyn FnMut(&str, JsonValue) -> Result<(), String> + Send),
        ) -> Result<(), StoreFailure> {
            match table {
                $($name => { use $module as rows; export_rows::<rows::Entity>(tx, table, take).await })*
                other => Err(StoreFailure::Unreadable("a table's name", other.to_owned())),
            }
        }

        async fn import_row(tx: &DatabaseTransaction, table: &str, row: JsonValue) -> Result<(), StoreFailure> {
            match table {
                $($name => {
                    use $module as rows;
                    let model: rows::Model = serde_json::from_value(row)
                        .map_err(|fault| StoreFailure::Unreadable("a row of a backup", format!("{table}: {fault}")))?;
                    rows::Entity::insert(model.into_active_model().reset_all()).exec_without_returning(tx).await?;
                    Ok(())
                })*
                other => Err(StoreFailure::Unreadable("a table's name", other.to_owned())),
            }
        }

        /// The tables whose rows are numbered by the database.
        const NUMBERED: &[(&str, bool)] = &[$(($name, $has_numbers),)*];
    };
}

tables! {
    "councils" crate::councils::row, true;
    "people" person, true;
    "roles" role, false;
    "sessions" session, true;
    "sign_in_failures" failure, true;
    "trail_entries" entry, true;
    "trail_heads" head, false;
    "trail_personal" personal, true;
    "jobs" job, true;
    "payments_files" file, true;
    "payments_mappings" mapping, false;
    "payments_batches" batch, false;
    "payments_scope_editions" edition, true;
    "payments_cubes" cube, true;
    "postcode_editions" postcode_edition, true;
    "postcode_districts" district, false;
    "area_names" name, false;
    "postcode_places" place, false;
    "council_areas" area, true;
    "supplier_facts_files" facts_file, true;
    "supplier_facts" statement, true;
    "losses_settings" losses::settings, true;
    "losses_runs" losses::run, false;
    "losses_candidates" losses::candidate, true;
    "losses_batches" losses::batch, false;
    "losses_decisions" losses::decision, true;
    "losses_patterns" losses::pattern, true;
    "losses_areas" losses::area, false;
    "spend_context" spend_context, true;
    "publication_settings" publication_settings, true;
    "publication_rules" publication_rule, true;
    "publication_versions" publication_version, true;
    "feed_tokens" feed_token, true;
    "procedure_rules_editions" law::edition, true;
    "procedure_rules_lists" law::list, true;
    "law_settings" law::settings, true;
    "records" records, true;
    "survey_replies" crate::surveys::row, false;
    "survey_links" crate::surveys::link_row, false;
    "document_views" crate::library::row, false;
    "mail_choices" mail::choice, false;
    "letters" mail::letter, true;
    "format_askers" crate::format_requests::row, false;
}

async fn export_rows<E>(
    tx: &DatabaseTransaction,
    table: &str,
    take: &mut (dyn FnMut(&str, JsonValue) -> Result<(), String> + Send),
) -> Result<(), StoreFailure>
where
    E: EntityTrait,
{
    let mut query = E::find();
    for key in E::PrimaryKey::iter() {
        query = query.order_by_asc(key.into_column());
    }
    let mut skip = 0;
    loop {
        let rows = query.clone().offset(skip).limit(ROWS_AT_A_TIME).into_json().all(tx).await?;
        let full = u64::try_from(rows.len()).unwrap_or(0) == ROWS_AT_A_TIME;
        for row in rows {
            take(table, row).map_err(|fault| StoreFailure::Unreadable("the backup", fault))?;
        }
        if !full {
            return Ok(());
        }
        skip += ROWS_AT_A_TIME;
    }
}

/// Hands over every row of every table as they stood at one moment: the table's name and the row.
///
/// # Errors
/// When the records cannot be read, or `take` says what went wrong.
pub async fn export(
    store: &Store,
    take: &mut (dyn FnMut(&str, JsonValue) -> Result<(), String> + Send),
) -> Result<(), StoreFailure> {
    let postgres = store.connection().get_database_backend() == DbBackend::Postgres;
    let options = TransactionOptions {
        isolation_level: postgres.then_some(IsolationLevel::RepeatableRead),
        access_mode: postgres.then_some(AccessMode::ReadOnly),
        ..TransactionOptions::default()
    };
    let tx = store.connection().begin_with_options(options).await?;
    for table in TABLES {
        export_table(&tx, table, take).await?;
    }
    Ok(tx.commit().await?)
}

/// Records being brought back into an empty database: all of them, or none.
#[derive(Debug)]
pub struct Import {
    tx: DatabaseTransaction,
}

/// Begins to bring records back.
///
/// # Errors
/// When there are records already.
pub async fn begin_import(store: &Store) -> Result<Import, StoreFailure> {
    if crate::councils::row::Entity::find().count(store.connection()).await? > 0 {
        return Err(StoreFailure::Unreadable("a database that should be empty", "it holds a council".to_owned()));
    }
    let tx = store.connection().begin_with_options(TransactionOptions::default()).await?;
    Ok(Import { tx })
}

impl Import {
    /// Takes a row.
    ///
    /// # Errors
    /// When it is no row of the table.
    pub async fn row(&self, table: &str, row: JsonValue) -> Result<(), StoreFailure> {
        if FORMER_TABLES.contains(&table) {
            return Ok(());
        }
        import_row(&self.tx, table, row).await
    }

    /// Saves everything; new rows are numbered after the ones brought back.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn commit(self) -> Result<(), StoreFailure> {
        if self.tx.get_database_backend() == DbBackend::Postgres {
            for (table, _) in NUMBERED.iter().filter(|(_, numbered)| *numbered) {
                let next = format!(
                    "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT COALESCE(MAX(id), 0) + 1 FROM {table}), false)"
                );
                self.tx.execute_unprepared(&next).await?;
            }
        }
        Ok(self.tx.commit().await?)
    }
}
