//! The set-up of a council's strategy as a file: written, read and looked at, brought in whole by the parts that were chosen.

use super::bring_in::Coming;
use crate::records::{Keeping, keep_in, mended, next_number};
use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::strategy::configuration::{
    BYTES_MAX, Configuration, ConfigurationFault, ConfigurationPart, LineState, Plan, plan, read,
};
use domain::strategy::{Book, SentConfiguration, check_reason};
use domain::values::Date;
use std::io::Read;
use store::WriteTx;

/// The set-up of a council as it is today; `council` is its name.
///
/// # Errors
/// When the records cannot be read.
pub async fn export(guildhall: &Guildhall, scope: &Scope, council: &str) -> Result<Configuration, Failure> {
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    Ok(Configuration::of(&book, council, guildhall.clock.today()))
}

/// Reads a file that was received. What is wrong with it is no failure: it is answered fault by fault.
///
/// # Errors
/// When the file cannot be fetched.
pub async fn read_file(
    guildhall: &Guildhall,
    sha256: &str,
) -> Result<Result<Configuration, Vec<ConfigurationFault>>, Failure> {
    let path = guildhall.files.path(sha256).ok_or(Failure::NotFound)?;
    let reading = tokio::task::spawn_blocking(move || {
        // One byte more than is read tells a file that is too large, however large it is.
        let most = u64::try_from(BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
        Ok::<_, std::io::Error>(read(&bytes))
    });
    Ok(reading.await.map_err(|fault| Failure::Fault(fault.to_string()))??)
}

/// Keeps a file that can be read, and answers its number.
///
/// # Errors
/// [`Failure::Invalid`] at `file` with what must be mended.
pub async fn send(guildhall: &Guildhall, scope: &Scope, name: &str, received: &Received) -> Result<i64, Failure> {
    if let Err(faults) = read_file(guildhall, &received.sha256).await? {
        return Err(unreadable(&faults));
    }
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let number = next_number::<SentConfiguration>(&tx, scope).await?;
    let sent = SentConfiguration {
        number,
        name: name.chars().take(200).collect(),
        sha256: received.sha256.clone(),
        brought: Vec::new(),
        brought_on: None,
    };
    let said = format!("The set-up file {:?} was sent", sent.name);
    keep_in(&mut tx, scope, &sent, &Keeping { done: "configuration.sent", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(number)
}

fn unreadable(faults: &[ConfigurationFault]) -> Failure {
    let error = |fault: &ConfigurationFault| crate::FieldError { field: "file", message: fault.to_string() };
    Failure::Invalid(faults.iter().map(error).collect())
}

/// A file that was sent, with what it says.
///
/// # Errors
/// [`Failure::NotFound`] where there is none of that number; [`Failure::Invalid`] where it cannot be read any more.
pub async fn sent(
    guildhall: &Guildhall,
    scope: &Scope,
    number: i64,
) -> Result<(SentConfiguration, Configuration), Failure> {
    let kept = store::records::one::<SentConfiguration>(&guildhall.store, scope, &number.to_string()).await?;
    let sent = kept.ok_or(Failure::NotFound)?.record;
    let read = read_file(guildhall, &sent.sha256).await?;
    Ok((sent, read.map_err(|faults| unreadable(&faults))?))
}

/// What would become of the council's set-up if it brought the chosen parts of a file in today.
///
/// # Errors
/// When the records cannot be read.
pub async fn preview(
    guildhall: &Guildhall,
    scope: &Scope,
    given: &Configuration,
    chosen: &[ConfigurationPart],
) -> Result<Plan, Failure> {
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    Ok(plan(&book, given, chosen, (guildhall.clock.today(), "Looked at before it is brought in")))
}

/// What was looked at, in a word that changes once anything of it does.
#[must_use]
pub fn seen(plan: &Plan, chosen: &[ConfigurationPart]) -> String {
    let of = plan.lines.iter().filter(|line| chosen.contains(&line.part));
    let mut lines: Vec<String> = of.map(|line| format!("{line:?}")).collect();
    // In which order a database answers does not count.
    lines.sort_unstable();
    blake3::hash(lines.join("\n").as_bytes()).to_hex().to_string()
}

/// How a file is brought in.
#[derive(Clone, Debug)]
pub struct Bringing<'a> {
    /// The parts that were chosen.
    pub chosen: &'a [ConfigurationPart],
    /// Why.
    pub why: &'a str,
    /// What [`seen`] said of all parts when somebody looked at them; none where nobody did.
    pub seen: Option<&'a str>,
}

/// What was brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Each part with how many things of it were new or changed.
    pub parts: Vec<(ConfigurationPart, usize)>,
    /// How many versions of records that made.
    pub versions: usize,
}

/// Brings parts of a file in, all of them or nothing, by the rules that the pages ask. `number` is that of a file that was
/// sent, which then says what was brought in.
///
/// # Errors
/// [`Failure::Invalid`]: at `parts` where none was chosen or something in them must be mended first, at `why` without a
/// reason, at `seen` where the council's own set-up changed since somebody looked or while it comes in.
pub async fn bring_in(
    guildhall: &Guildhall,
    scope: &Scope,
    given: &Configuration,
    number: Option<i64>,
    bringing: &Bringing<'_>,
) -> Result<Brought, Failure> {
    let why = bringing.why.trim();
    if bringing.chosen.is_empty() {
        return Err(Failure::field("parts", "Select what is to be brought in"));
    }
    mended(check_reason(why))?;
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let tx = guildhall.store.begin_write().await?;
    // Versions are read before what they say: what changes from here on is not overwritten.
    let counting = store::records::counting(&tx, scope).await?;
    let book = set_up(&tx, scope).await?;
    let all = plan(&book, given, ConfigurationPart::ALL, (today, "Looked at before it is brought in"));
    if bringing.seen.is_some_and(|word| word != seen(&all, ConfigurationPart::ALL)) {
        let said = "Somebody changed the council's set-up since you looked. What would change is shown anew: look again, then bring it in";
        return Err(Failure::field("seen", said));
    }
    let found = plan(&book, given, bringing.chosen, (today, why));
    let problems = found.problems();
    if !problems.is_empty() {
        let error = |message: String| crate::FieldError { field: "parts", message };
        return Err(Failure::Invalid(problems.into_iter().map(error).collect()));
    }
    let parts = counted(&found, bringing.chosen);
    let mut coming = Coming { tx, scope, why, now, seen: Some(counting), kept: 0 };
    coming.keep_all(&found.coming).await?;
    let versions = coming.kept;
    if let Some(number) = number {
        note(&mut coming, number, &parts, today).await?;
    }
    if coming.kept > 0 {
        coming.tx.commit().await?;
    }
    Ok(Brought { parts, versions })
}

fn counted(found: &Plan, chosen: &[ConfigurationPart]) -> Vec<(ConfigurationPart, usize)> {
    let came = |part: ConfigurationPart| {
        let is_in = |state: LineState| matches!(state, LineState::New | LineState::Changed);
        found.of(part).filter(|line| is_in(line.state)).count()
    };
    chosen.iter().map(|part| (*part, came(*part))).collect()
}

/// Says with the file what was brought in of it.
async fn note(
    coming: &mut Coming<'_>,
    number: i64,
    parts: &[(ConfigurationPart, usize)],
    today: Date,
) -> Result<(), Failure> {
    let kept = store::records::one::<SentConfiguration>(&coming.tx, coming.scope, &number.to_string()).await?;
    let mut sent = kept.ok_or(Failure::NotFound)?.record;
    for (part, count) in parts {
        match sent.brought.iter_mut().find(|(known, _)| known == part) {
            Some((_, known)) => *known += count,
            None => sent.brought.push((*part, *count)),
        }
    }
    sent.brought_on = Some(today);
    coming.keep(&[sent]).await
}

/// What of the council's records a plan stands on, as an open write sees them.
async fn set_up(tx: &WriteTx, scope: &Scope) -> Result<Book, Failure> {
    Ok(Book {
        settings: store::records::all(tx, scope).await?.pop().unwrap_or_default(),
        steps: store::records::all(tx, scope).await?,
        wording: store::records::all(tx, scope).await?,
        own_checks: store::records::all(tx, scope).await?,
        outcomes: store::records::all(tx, scope).await?,
        indicators: store::records::all(tx, scope).await?,
        entered: store::records::all(tx, scope).await?,
        scales: store::records::all(tx, scope).await?,
        appetites: store::records::all(tx, scope).await?,
        risks: store::records::all(tx, scope).await?,
        ..Book::default()
    })
}
