//! Spreadsheets of earlier rounds and scorecards: sent, read as often as somebody looks, brought in once.

use super::bring_in::bring_file_in;
use crate::records::{Keeping, keep, keep_in, next_number};
use crate::{Failure, Guildhall, Received};
use domain::access::Scope;
use domain::strategy::editions::IndexCode;
use domain::strategy::rounds::LevelPair;
use domain::strategy::sheets::{Binding, Sheets, SheetsWish};
use domain::strategy::{Book, SentSheets, WrongField};
use domain::values::Date;
use intake::strategy::{Ask, read};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Keeps a file that was sent; answers its number.
///
/// # Errors
/// When the records cannot be written.
pub async fn send_sheets(
    guildhall: &Guildhall,
    scope: &Scope,
    name: &str,
    received: &Received,
) -> Result<i64, Failure> {
    let now = guildhall.clock.now();
    let mut tx = guildhall.store.begin_write().await?;
    let number = next_number::<SentSheets>(&tx, scope).await?;
    let sent = SentSheets {
        number,
        name: name.chars().take(200).collect(),
        sha256: received.sha256.clone(),
        wish: SheetsWish::default(),
        made: None,
    };
    let said = format!("The spreadsheet {:?} was sent", sent.name);
    keep_in(&mut tx, scope, &sent, &Keeping { done: "sheets.sent", said, why: "", seen: Some(0) }, now).await?;
    tx.commit().await?;
    Ok(number)
}

/// Says how a file is to be read: which day it is of, what a sheet holds.
///
/// # Errors
/// [`Failure::NotFound`] where there is none of that number.
pub async fn settle_sheets(guildhall: &Guildhall, scope: &Scope, number: i64, wish: SheetsWish) -> Result<(), Failure> {
    let kept = store::records::one::<SentSheets>(&guildhall.store, scope, &number.to_string()).await?;
    let sent = SentSheets { wish, ..kept.ok_or(Failure::NotFound)?.record };
    let said = format!("How {:?} is read was settled", sent.name);
    keep(guildhall, scope, &sent, &Keeping { done: "sheets.settled", said, why: "", seen: None }).await
}

/// Reads a file that was sent, by the council's edition, scorecard and scales.
///
/// # Errors
/// [`Failure::NotFound`] where there is none of that number, or the council has no edition.
pub async fn read_sheets(guildhall: &Guildhall, scope: &Scope, number: i64) -> Result<(SentSheets, Sheets), Failure> {
    let kept = store::records::one::<SentSheets>(&guildhall.store, scope, &number.to_string()).await?;
    let sent = kept.ok_or(Failure::NotFound)?.record;
    let path = guildhall.files.path(&sent.sha256).ok_or(Failure::NotFound)?;
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    let (today, wish) = (guildhall.clock.today(), sent.wish.clone());
    let reading = tokio::task::spawn_blocking(move || of_file(&path, &book, today, &wish));
    let sheets = reading.await.map_err(|fault| Failure::Fault(fault.to_string()))??;
    Ok((sent, sheets))
}

fn of_file(path: &std::path::Path, book: &Arc<Book>, today: Date, wish: &SheetsWish) -> Result<Sheets, Failure> {
    let editions = book.editions();
    let edition = book.edition(&editions).ok_or(Failure::NotFound)?;
    let begun = domain::strategy::scorecard::eleven();
    let usual = [domain::risks::red_yellow_green(), domain::risks::five_by_five()];
    let indicators = if book.indicators.is_empty() { &begun } else { &book.indicators };
    let scales: &[domain::risks::Scale] = if book.scales.is_empty() { &usual } else { &book.scales };
    Ok(read(path, &Ask { edition, indicators, scales, today, wish })?)
}

/// What a person says when they bring a file in.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    /// What the round is called that it tells of.
    pub round: String,
    /// The day on which its levels were agreed, or, of a file without levels, the day that it is of.
    pub agreed: Option<Date>,
    /// Which levels are right where it says two things.
    pub levels: BTreeMap<IndexCode, LevelPair>,
    /// Who brings it in.
    pub by: String,
}

/// Brings a file in, all of it in one transaction; answers how many records it made.
///
/// # Errors
/// [`Failure::Invalid`] where the file says two things of an area that nobody decided, or tells of a round without a name or
/// a day that is not in the future; [`Failure::Refused`] where it cannot
/// be read, or was brought in before.
pub async fn bring_sheets_in(
    guildhall: &Guildhall,
    scope: &Scope,
    number: i64,
    decided: &Decided,
) -> Result<usize, Failure> {
    let (sent, sheets) = read_sheets(guildhall, scope, number).await?;
    if sheets.is_refused() {
        return Err(Failure::Refused("This file cannot be read. Mend it, and send it again.".to_owned()));
    }
    let book = store::strategy::book(&guildhall.store, scope, None).await?;
    let editions = book.editions();
    let edition = book.edition(&editions).ok_or(Failure::NotFound)?;
    let today = guildhall.clock.today();
    let tells_of_round = !sheets.levels.is_empty() || !sheets.answers.is_empty();
    let on = if tells_of_round {
        round_of(decided, today)?
    } else {
        day_of_file(decided, &sent, !sheets.replaces(&book).is_empty(), today)?
    };
    let binding = Binding {
        book: &book,
        edition,
        sheets: &sheets,
        decided: &decided.levels,
        round: decided.round.trim(),
        source: &sent.name,
        on,
        by: &decided.by,
        now: guildhall.clock.now(),
        today,
    };
    let records = binding.records().map_err(|open| {
        let open: Vec<&str> = open.iter().map(IndexCode::as_str).collect();
        Failure::field("levels", format!("Select which levels are right for {}", open.join(", ")))
    })?;
    bring_file_in(guildhall, scope, &records, &sent).await
}

/// The day that a file without a round is of. Where it says otherwise than what stands today, somebody has to say the day: a
/// file of an earlier one takes nothing back.
fn day_of_file(decided: &Decided, sent: &SentSheets, replaces: bool, today: Date) -> Result<Date, Failure> {
    match decided.agreed.or(sent.wish.dated) {
        Some(day) if day > today => Err(Failure::field("agreed", "Enter a day that is not in the future")),
        Some(day) => Ok(day),
        None if replaces => Err(Failure::field("agreed", "Enter the day that the scorecard in the file is of")),
        None => Ok(today),
    }
}

/// The day of the round that a file tells of. Levels without their day would pass for those of today.
fn round_of(decided: &Decided, today: Date) -> Result<Date, Failure> {
    let mut wrong = Vec::new();
    if decided.round.trim().is_empty() {
        wrong.push(WrongField::new("round", "Enter what the round is called"));
    }
    match decided.agreed {
        None => wrong.push(WrongField::new("agreed", "Enter the day on which these levels were agreed")),
        Some(day) if day > today => wrong.push(WrongField::new("agreed", "Enter a day that is not in the future")),
        Some(day) if wrong.is_empty() => return Ok(day),
        Some(_) => {}
    }
    Err(wrong.into())
}
