//! Eight questions over all councils, in the same SQL over the same files.

use crate::data::{Data, SEED};
use crate::measure::{median, most_megabytes};
use crate::report::Report;
use crate::{Arguments, Trouble, peer};
use actions::{Clock, Guildhall, Places};
use domain::access::Scope;
use ledger::{Answer, Area, FactsFiles, Question, SeenCouncil, SupplierFact};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a run of all questions took.
#[derive(Debug, Serialize, Deserialize)]
pub struct Asked {
    /// For each question its name, the seconds it took and a number made of its answer.
    pub questions: Vec<(String, f64, String)>,
    /// The most memory that the process held.
    pub megabytes: f64,
}

/// What both engines are to read and answer.
#[derive(Debug, Serialize)]
pub struct Task {
    /// The files of lines.
    pub lines: Vec<PathBuf>,
    /// The file of suppliers.
    pub suppliers: PathBuf,
    /// The file of councils.
    pub councils: PathBuf,
    /// The questions: names and SQL.
    pub questions: Vec<(&'static str, &'static str)>,
}

/// Asks both in turn, each time in a new process.
pub fn measure(asked: &Arguments, _data: &Data, report: &mut Report) -> Result<(), Trouble> {
    let task = tokio::runtime::Runtime::new()?.block_on(prepare(asked))?;
    let told = asked.folder.join("task.json");
    std::fs::write(&told, serde_json::to_string(&task)?)?;
    let (mut ours, mut peers) = (Vec::new(), Vec::new());
    for run in 0..asked.runs {
        eprintln!("Questions: run {} of {}", run + 1, asked.runs);
        let theirs = peer::ask_questions(asked, &told)?;
        let mine = in_own_process(asked)?;
        for ((name, _, one), (_, _, other)) in mine.questions.iter().zip(&theirs.questions) {
            if one != other {
                return Err(format!("{name} is answered differently").into());
            }
        }
        ours.push(mine);
        peers.push(theirs);
    }
    let seconds =
        |all: &[Asked], at: usize| median(all.iter().filter_map(|one| Some(one.questions.get(at)?.1)).collect());
    let whole = |all: &[Asked]| median(all.iter().map(|one| one.questions.iter().map(|one| one.1).sum()).collect());
    let memory = |all: &[Asked]| median(all.iter().map(|one| one.megabytes).collect());
    for (at, question) in Question::ALL.iter().enumerate() {
        report.add(&format!("query_{}", question.name()), seconds(&ours, at), Some(seconds(&peers, at)), "s");
    }
    report.add("queries", whole(&ours), Some(whole(&peers)), "s");
    report.add("memory", memory(&ours), Some(memory(&peers)), "MB");
    Ok(())
}

fn in_own_process(asked: &Arguments) -> Result<Asked, Trouble> {
    let done = Command::new(std::env::current_exe()?)
        .arg("--folder")
        .arg(&asked.folder)
        .arg("--scale")
        .arg(asked.scale.to_string())
        .arg("ask")
        .stderr(Stdio::inherit())
        .output()?;
    if !done.status.success() {
        return Err("the questions could not be asked".into());
    }
    Ok(serde_json::from_slice(&done.stdout)?)
}

/// Asks every question once, and prints what it took. This is the process whose memory counts.
pub async fn ask(asked: &Arguments) -> Result<(), Trouble> {
    let guildhall = open(asked).await?;
    let (seen, facts) = (seen(&guildhall).await?, facts_files(asked));
    let mut questions = Vec::new();
    for question in Question::ALL {
        let began = Instant::now();
        let answer = guildhall.ledger.answer(&seen, &facts, *question).await?;
        questions.push((question.name().to_owned(), began.elapsed().as_secs_f64(), told(&answer)?));
    }
    let megabytes = most_megabytes().unwrap_or(f64::NAN);
    println!("{}", serde_json::to_string(&Asked { questions, megabytes })?);
    Ok(())
}

/// An answer as one text, the same for every engine.
fn told(answer: &Answer) -> Result<String, Trouble> {
    let rows = serde_json::to_string(&answer.rows)?;
    Ok(rows)
}

/// The Guildhall that the table came into.
pub async fn open(asked: &Arguments) -> Result<Guildhall, Trouble> {
    Ok(Guildhall::open(&Places::in_folder(&asked.guildhall_folder()), Clock::Machine).await?)
}

/// Every council with its live batches, as the operator of the machine sees them.
async fn seen(guildhall: &Guildhall) -> Result<Vec<SeenCouncil>, Trouble> {
    let mut seen = Vec::new();
    for council in store::councils::all(&guildhall.store).await? {
        let scope = Scope::of_operator(council.id);
        let live = store::spend::live_batches(&guildhall.store, &scope).await?;
        seen.push(SeenCouncil { scope, live });
    }
    Ok(seen)
}

fn facts_files(asked: &Arguments) -> FactsFiles {
    FactsFiles { suppliers: asked.folder.join("suppliers.parquet"), councils: asked.folder.join("councils.parquet") }
}

/// Writes what is known of suppliers and councils, and says which files and questions there are.
async fn prepare(asked: &Arguments) -> Result<Task, Trouble> {
    let guildhall = open(asked).await?;
    let national = invented::national(SEED, asked.scale);
    let councils = store::councils::all(&guildhall.store).await?;
    let numbers: BTreeMap<&str, i64> = councils.iter().map(|one| (one.name.as_str(), one.id.get())).collect();
    let named = national.councils();
    let areas = named.iter().enumerate().filter_map(|(at, name)| {
        Some(Area { council: *numbers.get(name.as_str())?, area: national.postcode_area(at) })
    });
    let mut known = BTreeMap::new();
    for supplier in national.suppliers() {
        let key = domain::spend::clean(&supplier.name);
        let fact = SupplierFact { key: key.clone(), area: Some(supplier.postcode_area.clone()), sme: supplier.sme };
        known.entry(key).or_insert(fact);
    }
    let suppliers: Vec<SupplierFact> = known.into_values().collect();
    let files = FactsFiles::write(&asked.folder, &suppliers, &areas.collect::<Vec<_>>())?;
    Ok(Task {
        lines: guildhall.ledger.files_of(&seen(&guildhall).await?)?,
        suppliers: files.suppliers,
        councils: files.councils,
        questions: Question::ALL.iter().map(|question| (question.name(), question.sql())).collect(),
    })
}
