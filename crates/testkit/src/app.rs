//! A Guildhall for one test.

use crate::{Outbox, Scratch, Someone, Visitor};
use actions::mail::Mailing;
use actions::spend::Accepted;
use actions::{Clock, Failure, Guildhall, Places};
use domain::access::{Role, Scope};
use domain::councils::{Council, CouncilCode};
use domain::spend::Mapping;
use domain::values::Pence;
use std::path::Path;
use std::sync::{Arc, Mutex};
use store::spend::{PaymentsFile, Span};
use tempfile::TempDir;

/// The day on which tests stand still: a Wednesday within a financial year.
const TODAY: &str = "2026-06-17";

/// A Guildhall in a temporary folder, without councils, whose clock stands still. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TestApp {
    /// The open Guildhall.
    pub guildhall: Guildhall,
    /// Where its parts stand.
    pub places: Places,
    folder: Arc<TempDir>,
    /// Whether what a test leaves behind is whole; a test that breaks something on purpose says so.
    whole: Arc<Mutex<bool>>,
}

impl TestApp {
    /// With its records in an SQLite file.
    pub async fn on_sqlite() -> TestApp {
        Self::open(None).await
    }

    /// With its records in a PostgreSQL database.
    pub async fn on_postgres(scratch: Scratch) -> TestApp {
        Self::open(Some(scratch.address)).await
    }

    async fn open(database: Option<String>) -> TestApp {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let places = Places { root: folder.path().join("guildhall"), database };
        let clock = Clock::noon_of(TODAY.parse().unwrap());
        let guildhall = Guildhall::open(&places, clock).await.unwrap();
        TestApp { guildhall, places, folder, whole: Arc::new(Mutex::new(true)) }
    }

    /// A temporary folder beside the Guildhall, gone after the test.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Another Guildhall beside this one, with the same clock.
    pub async fn beside(&self, places: Places) -> TestApp {
        let guildhall = Guildhall::open(&places, self.guildhall.clock).await.unwrap();
        TestApp { guildhall, places, ..self.clone() }
    }

    /// The same with mail set up, which arrives in an outbox.
    #[must_use]
    pub fn with_mail(mut self, outbox: &Outbox) -> TestApp {
        let house = "https://guildhall.example".to_owned();
        self.guildhall.mailing = Some(Mailing { post: Arc::new(outbox.clone()), house });
        self
    }

    /// The same Guildhall at another time.
    #[must_use]
    pub fn at(&self, moment: &str) -> Guildhall {
        Guildhall { clock: Clock::Still(moment.parse().unwrap()), ..self.guildhall.clone() }
    }

    /// Adds a council; its code is made from the name.
    pub async fn council(&self, name: &str) -> Council {
        let code = CouncilCode::from_name(name).unwrap();
        let id = actions::councils::add(&self.guildhall, &code, name).await.unwrap();
        Council { id, code, name: name.to_owned() }
    }

    /// Adds a person with roles in a council; the name gives the address.
    pub async fn person(&self, council: &Council, name: &str, roles: &[Role]) -> Someone {
        Someone::add(&self.guildhall, council, name, roles).await
    }

    /// Somebody at a browser.
    #[must_use]
    pub fn visitor(&self) -> Visitor {
        let settings = web::Settings { secure_cookies: false, ..web::Settings::default() };
        self.visitor_with(settings)
    }

    /// Somebody at a browser, where it is served in another way.
    #[must_use]
    pub fn visitor_with(&self, settings: web::Settings) -> Visitor {
        Visitor::new(web::router(web::App { guildhall: self.guildhall.clone(), settings }))
    }

    /// Somebody at a browser who has signed in.
    pub async fn signed_in(&self, someone: &Someone) -> Visitor {
        let mut visitor = self.visitor();
        visitor.sign_in(someone).await;
        visitor
    }

    /// Runs jobs until none waits; answers how many.
    pub async fn run_jobs(&self) -> u64 {
        actions::jobs::run_waiting(&self.guildhall).await.unwrap()
    }

    /// Receives a payments file and reads it.
    pub async fn receive(&self, council: &Council, name: &str, content: &[u8]) -> PaymentsFile {
        let scope = Scope::of_operator(council.id);
        let received = self.guildhall.files.receive_all(content).unwrap();
        let (file, _) =
            actions::spend::receive(&self.guildhall, &scope, name, &received, Mapping::default(), None).await.unwrap();
        self.run_jobs().await;
        store::spend::file(&self.guildhall.store, &scope, file).await.unwrap().unwrap()
    }

    /// Imports a payments file that was read; answers the batch's number.
    ///
    /// # Errors
    /// What `actions` answers.
    pub async fn import(&self, council: &Council, file: &PaymentsFile, accepted: Accepted) -> Result<i64, Failure> {
        let job =
            actions::spend::ask_import(&self.guildhall, &Scope::of_operator(council.id), file.id, accepted).await?;
        self.run_jobs().await;
        Ok(job)
    }

    /// Receives, reads and imports a payments file that leaves nothing open; answers the batch's number.
    pub async fn bring_in(&self, council: &Council, name: &str, content: &str) -> i64 {
        let file = self.receive(council, name, content.as_bytes()).await;
        self.import(council, &file, Accepted::default()).await.unwrap()
    }

    /// The lines that count and their sum.
    pub async fn total(&self, council: &Council) -> (i64, Pence) {
        let figure = store::spend::total(&self.guildhall.store, &Scope::of_operator(council.id), &Span::default())
            .await
            .unwrap();
        (figure.lines, figure.total)
    }

    /// The faults that a check finds, in words.
    pub async fn faults(&self) -> Vec<String> {
        let report = actions::upkeep::check(&self.guildhall).await.unwrap();
        let broken =
            report.chains.iter().filter_map(|chain| Some(format!("{}: {}", chain.chain, chain.broken.as_ref()?)));
        broken.chain(report.troubles.iter().cloned()).collect()
    }

    /// Says that this test leaves something broken on purpose, so that the end does not check it.
    pub fn leave_broken(&self) {
        *self.whole.lock().unwrap() = false;
    }

    /// Runs the checks for lost money that imports and their undoing have asked for.
    async fn run_checks(&self) {
        for council in store::councils::all(&self.guildhall.store).await.unwrap() {
            let scope = Scope::of_operator(council.id);
            let asked = store::jobs::last_of_kind(&self.guildhall.store, &scope, actions::jobs::CHECK_LOSSES).await;
            if let Some(job) = asked.unwrap().filter(|job| job.state == store::jobs::JobState::Waiting) {
                actions::jobs::run_job(&self.guildhall, Some(job.id)).await.unwrap();
            }
        }
    }

    /// Ends a test: no job may wait but the checks that imports ask for, and the trail, the figures and the files must be whole.
    pub async fn finish(self) {
        if *self.whole.lock().unwrap() {
            self.run_checks().await;
            assert_eq!(self.run_jobs().await, 0, "the test left jobs waiting: run them or cancel them");
            assert_eq!(self.faults().await, Vec::<String>::new(), "the test left a Guildhall that is not whole");
        }
        self.guildhall.store.close().await.unwrap();
    }
}
