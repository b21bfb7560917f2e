//! Connections and transactions.

use crate::StoreFailure;
use crate::spend::cached::CubeCache;
use domain::access::Actor;
use domain::trail::Event;
use jiff::Timestamp;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// The records of one Guildhall. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    db: DatabaseConnection,
    /// SQLite takes one writer at a time; a queue in the program waits more evenly than the database's own busy loop.
    writers: Arc<Mutex<()>>,
    /// Cubes that were unpacked before.
    cubes: Arc<CubeCache>,
    books: crate::suppliers::Books,
    strategy_books: crate::strategy::StrategyBooks,
}

/// An open write: everything in it is saved together, with its entries in the trail, or not at all.
#[derive(Debug)]
pub struct WriteTx {
    tx: DatabaseTransaction,
    traced: bool,
    _turn: Option<OwnedMutexGuard<()>>,
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Store {}
    impl Sealed for super::WriteTx {}
}

/// What can be read from: the records as they stand, or as an open write sees them.
pub trait Reads: sealed::Sealed + Sync {
    /// The kind of connection.
    type Db: ConnectionTrait;
    /// The connection.
    fn db(&self) -> &Self::Db;
    /// Cubes held in memory; none in an open write, which may see what is never saved.
    #[doc(hidden)]
    #[expect(private_interfaces, reason = "the trait is sealed, and only this crate reads cubes")]
    fn cubes(&self) -> Option<&CubeCache> {
        None
    }
}

impl Reads for Store {
    type Db = DatabaseConnection;
    fn db(&self) -> &DatabaseConnection {
        &self.db
    }
    #[expect(private_interfaces, reason = "the trait is sealed, and only this crate reads cubes")]
    fn cubes(&self) -> Option<&CubeCache> {
        Some(&self.cubes)
    }
}

impl Reads for WriteTx {
    type Db = DatabaseTransaction;
    fn db(&self) -> &DatabaseTransaction {
        &self.tx
    }
}

impl Store {
    /// Opens the records at a database address (`sqlite://…?mode=rwc` or `postgres://…`) and brings them up to this release.
    ///
    /// # Errors
    /// When the database cannot be reached or a migration fails; a failed migration leaves nothing behind.
    pub async fn open(address: &str) -> Result<Store, StoreFailure> {
        let mut options = ConnectOptions::new(address);
        options
            .max_connections(8)
            .acquire_timeout(Duration::from_secs(10))
            .sqlx_logging(false)
            // Every acknowledged write is on the disk: WAL with a flush at each commit.
            .map_sqlx_sqlite_opts(|sqlite| {
                sqlite
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
            });
        let db = Database::connect(options).await?;
        crate::migrations::Migrator::up(&db, None).await?;
        Ok(Store {
            db,
            writers: Arc::default(),
            cubes: Arc::default(),
            books: crate::suppliers::Books::default(),
            strategy_books: crate::strategy::StrategyBooks::default(),
        })
    }

    /// Begins a write.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn begin_write(&self) -> Result<WriteTx, StoreFailure> {
        let sqlite = self.db.get_database_backend() == DbBackend::Sqlite;
        let turn = if sqlite { Some(Arc::clone(&self.writers).lock_owned().await) } else { None };
        let mode = sqlite.then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..TransactionOptions::default() };
        let tx = self.db.begin_with_options(options).await?;
        Ok(WriteTx { tx, traced: false, _turn: turn })
    }

    /// Whether the records answer.
    ///
    /// # Errors
    /// When they do not.
    pub async fn ping(&self) -> Result<(), StoreFailure> {
        self.db.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// The books of suppliers that were made lately.
    pub(crate) const fn books(&self) -> &crate::suppliers::Books {
        &self.books
    }

    /// The books of strategies that were made lately.
    pub(crate) const fn strategy_books(&self) -> &crate::strategy::StrategyBooks {
        &self.strategy_books
    }

    /// The connection, for reading in bulk.
    pub(crate) const fn connection(&self) -> &DatabaseConnection {
        &self.db
    }

    /// Ends all connections, so that the files of an SQLite database are whole on the disk.
    ///
    /// # Errors
    /// When a connection cannot be ended.
    pub async fn close(self) -> Result<(), StoreFailure> {
        Ok(self.db.close().await?)
    }
}

impl WriteTx {
    /// Appends what was done to a chain of the trail: a council's, or that of the whole installation when there is none.
    /// Answers the number of the entry's record.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn record(
        &mut self,
        council: Option<domain::councils::CouncilId>,
        actor: Actor,
        now: Timestamp,
        event: &Event,
    ) -> Result<i64, StoreFailure> {
        self.traced = true;
        crate::trail::append(&self.tx, council.map_or(0, domain::councils::CouncilId::get), actor, now, event).await
    }

    /// Saves everything.
    ///
    /// # Errors
    /// [`StoreFailure::Untraced`] when nothing was recorded in the trail; else when the database cannot be reached.
    pub async fn commit(self) -> Result<(), StoreFailure> {
        if !self.traced {
            return Err(StoreFailure::Untraced);
        }
        Ok(self.tx.commit().await?)
    }

    /// Saves what is not a record of the council but the program's own book-keeping: the progress of a job,
    /// the last sight of a session, a failed sign-in. It leaves no entry in the trail.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn commit_bookkeeping(self) -> Result<(), StoreFailure> {
        Ok(self.tx.commit().await?)
    }
}
