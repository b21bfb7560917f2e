//! Levels of other councils come in by a file, and are taken out again.

use crate::records::{Keeping, keep_in, next_number};
use crate::{Failure, FieldError, Guildhall, Received};
use domain::access::Scope;
use domain::strategy::editions::Editions;
use domain::strategy::{OutsideLevel, OutsideLevels, check_reason};
use intake::outside_levels::{OutsideRead, OutsideRow};

/// The most faults that are said one by one.
const FAULTS_SAID: usize = 20;

/// Takes the levels of a file, all or none; the same file comes in once. Answers of how many councils it tells.
///
/// # Errors
/// [`Failure::Invalid`] with each row that must be mended; [`Failure::Refused`] for a file that counts already.
pub async fn bring_in_outside(
    guildhall: &Guildhall,
    scope: &Scope,
    name: &str,
    received: &Received,
) -> Result<usize, Failure> {
    let invalid = |wrong: Vec<String>| {
        Failure::Invalid(wrong.into_iter().map(|message| FieldError { field: "file", message }).collect())
    };
    let rows = read(guildhall, &received.sha256).await?.map_err(invalid)?;
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    let levels = found(&rows, &book.editions()).map_err(invalid)?;
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    store::councils::hold(&mut tx, scope.council()).await?;
    let known = store::records::all::<OutsideLevels>(&tx, scope).await?;
    if known.iter().any(|one| one.withdrawn.is_none() && one.sha256 == received.sha256) {
        return Err(Failure::Refused("The levels of this very file count already.".to_owned()));
    }
    let number = next_number::<OutsideLevels>(&tx, scope).await?;
    let file =
        OutsideLevels { number, file: name.to_owned(), sha256: received.sha256.clone(), levels, withdrawn: None };
    let councils = file.councils();
    let said = format!("Levels of {councils} other councils were brought in by the file {name}");
    keep_in(&mut tx, scope, &file, &Keeping { done: "outside_levels.brought_in", said, why: "", seen: Some(0) }, now)
        .await?;
    tx.commit().await?;
    Ok(councils)
}

/// Takes the levels of a file out, so that they count no more from today on.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] without a reason; [`Failure::Refused`] where they count no more already.
pub async fn withdraw_outside(guildhall: &Guildhall, scope: &Scope, number: i64, why: &str) -> Result<(), Failure> {
    let (now, today) = (guildhall.clock.now(), guildhall.clock.today());
    let wrong = check_reason(why);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let mut tx = guildhall.store.begin_write().await?;
    let known = store::records::one::<OutsideLevels>(&tx, scope, &number.to_string()).await?;
    let known = known.ok_or(Failure::NotFound)?;
    if known.record.withdrawn.is_some() {
        return Err(Failure::Refused("These levels count no more already.".to_owned()));
    }
    let file = OutsideLevels { withdrawn: Some(today), ..known.record };
    let said = format!("Levels of other councils in the file {} were taken out", file.file);
    let keeping = Keeping { done: "outside_levels.withdrawn", said, why: why.trim(), seen: Some(known.number) };
    keep_in(&mut tx, scope, &file, &keeping, now).await?;
    Ok(tx.commit().await?)
}

/// The rows as levels of editions that the house has.
fn found(rows: &[OutsideRow], editions: &Editions) -> Result<Vec<OutsideLevel>, Vec<String>> {
    let (mut levels, mut wrong) = (Vec::new(), Vec::new());
    for row in rows {
        match level(row, editions) {
            Ok(level) => levels.push(level),
            Err(sentence) => wrong.push(format!("Row {}: {sentence}", row.row)),
        }
    }
    wrong.truncate(FAULTS_SAID);
    if wrong.is_empty() { Ok(levels) } else { Err(wrong) }
}

fn level(row: &OutsideRow, editions: &Editions) -> Result<OutsideLevel, String> {
    let codes = || editions.all().iter().map(|one| one.code.to_string()).collect::<Vec<_>>().join(", ");
    let edition = editions.all().iter().find(|one| one.code.as_str() == row.edition || one.name == row.edition);
    let edition = edition.ok_or_else(|| format!("enter an edition that is here: {}", codes()))?;
    let area = edition.indices.iter().find(|one| one.code.as_str() == row.area || one.name == row.area);
    let area = area.ok_or_else(|| format!("{:?} is no area of {}", row.area, edition.name))?;
    let level = edition.levels.find(&row.level);
    let level = level.ok_or_else(|| format!("{:?} is no level of {}", row.level, edition.name))?;
    Ok(OutsideLevel {
        council: row.council.clone(),
        kind: row.kind.clone(),
        group: row.group.clone(),
        edition: edition.code.clone(),
        area: area.code.clone(),
        level,
        source: row.source.clone(),
        on: row.on,
    })
}

async fn read(guildhall: &Guildhall, sha256: &str) -> Result<OutsideRead, Failure> {
    let lost = || Failure::Fault(format!("the content {sha256} is not in the folder of files"));
    let path = guildhall.files.path(sha256).ok_or_else(lost)?;
    let read = tokio::task::spawn_blocking(move || intake::outside_levels::read(&path));
    Ok(read.await.map_err(|fault| Failure::Fault(format!("the reading broke off: {fault}")))??)
}
