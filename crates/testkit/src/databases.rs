//! The same test on both databases.

use crate::TestApp;
use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

/// Runs each test on SQLite and, where a server is given, on PostgreSQL.
///
/// `TestApp` is named without being imported. A test `name` becomes `name::sqlite` and `name::postgres`. The server's address is taken from the environment variable
/// `GUILDHALL_TEST_POSTGRES`; without it the second test says that it was skipped.
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            use super::*;

            async fn story($app: $crate::TestApp) $body

            #[test]
            fn sqlite() {
                $crate::run_on_sqlite(story);
            }

            #[test]
            fn postgres() {
                $crate::run_on_postgres(story);
            }
        }
    )*};
}

/// A database of a test's own on the server that tests are given; it is taken away at the end.
#[derive(Clone, Debug)]
pub struct Scratch {
    server: String,
    name: String,
    /// The database's address.
    pub address: String,
}

impl Scratch {
    /// Makes an empty database.
    pub async fn create(server: &str) -> Scratch {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let name = format!("guildhall_test_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
        let address = store::scratch::create_database(server, &name).await.unwrap();
        Scratch { server: server.to_owned(), name, address }
    }

    /// Takes the database away.
    pub async fn drop_database(self) {
        store::scratch::drop_database(&self.server, &self.name).await.unwrap();
    }
}

/// The address of the PostgreSQL server for tests; where there is none, says that the test was skipped.
#[must_use]
pub fn postgres_server() -> Option<String> {
    let server = std::env::var("GUILDHALL_TEST_POSTGRES").ok().filter(|server| !server.is_empty());
    if server.is_none() {
        println!("skipped: GUILDHALL_TEST_POSTGRES is not set");
    }
    server
}

fn wait_for(story: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(story);
}

/// Runs a test on SQLite.
pub fn run_on_sqlite<S: Future<Output = ()>>(story: impl FnOnce(TestApp) -> S) {
    wait_for(async {
        let app = TestApp::on_sqlite().await;
        story(app.clone()).await;
        app.finish().await;
    });
}

/// Runs a test on a PostgreSQL database of its own, where there is a server.
pub fn run_on_postgres<S: Future<Output = ()>>(story: impl FnOnce(TestApp) -> S) {
    let Some(server) = postgres_server() else { return };
    wait_for(async {
        let scratch = Scratch::create(&server).await;
        let app = TestApp::on_postgres(scratch.clone()).await;
        story(app.clone()).await;
        app.finish().await;
        scratch.drop_database().await;
    });
}
