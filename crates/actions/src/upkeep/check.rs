//! Proving that a Guildhall is whole.

use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::reports::assemble::NumberedPaper;
use domain::reports::calendar::Reported;
use domain::spend::Dimension;
use domain::spend::scope::{Judge, ScopeRules};
use domain::strategy::{SentConfiguration, SentSheets};
use domain::values::Pence;
use ledger::{GroupBy, Wanted};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use store::spend::Span;

/// What a chain of the trail was found to be.
#[derive(Clone, Debug)]
pub struct ChainReport {
    /// Whose chain it is: a council's code, or `guildhall` for what concerns the whole installation.
    pub chain: String,
    /// How many entries hold.
    pub entries: u64,
    /// The hash of the last entry of a whole chain; empty for a broken one.
    pub last: String,
    /// The first broken link, in words.
    pub broken: Option<String>,
}

/// What a whole Guildhall was found to be.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The chains of the trail.
    pub chains: Vec<ChainReport>,
    /// What else is wrong, in sentences.
    pub troubles: Vec<String>,
}

impl Report {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.troubles.is_empty() && self.chains.iter().all(|chain| chain.broken.is_none())
    }
}

/// Checks every chain of the trail, that every received file, every published one and every edition of the postcode
/// directory is as it was, and that the figures equal the lines.
///
/// # Errors
/// Only when the records or the folder cannot be read; what is wrong with them is in the report.
pub async fn check(guildhall: &Guildhall) -> Result<Report, Failure> {
    let mut report = Report::default();
    let councils = store::councils::all(&guildhall.store).await?;
    for chain in store::trail::chains(&guildhall.store).await? {
        let name = councils.iter().find(|council| council.id.get() == chain);
        let name = name.map_or_else(|| "guildhall".to_owned(), |council| council.code.to_string());
        let checked = store::trail::check_chain(&guildhall.store, chain).await?;
        report.chains.push(match checked {
            Ok(whole) => {
                ChainReport { chain: name, entries: whole.entries, last: whole.last.as_str().to_owned(), broken: None }
            }
            Err(link) => ChainReport {
                chain: name,
                entries: link.place.saturating_sub(1),
                last: String::new(),
                broken: Some(link.to_string()),
            },
        });
    }
    let mut whole = HashMap::new();
    check_postcodes(guildhall, &mut report).await?;
    for council in councils {
        let scope = Scope::of_operator(council.id);
        check_figures(guildhall, &scope, council.code.as_str(), &mut report).await?;
        check_files(guildhall, &scope, council.code.as_str(), &mut whole, &mut report).await?;
        check_published(guildhall, &scope, council.code.as_str(), &mut report).await?;
        let troubles = super::attested::not_attested(guildhall, &scope).await?;
        report.troubles.extend(troubles.into_iter().map(|trouble| format!("{}: {trouble}", council.code.as_str())));
    }
    Ok(report)
}

async fn check_figures(guildhall: &Guildhall, scope: &Scope, code: &str, report: &mut Report) -> Result<(), Failure> {
    let batches = store::spend::live_batches(&guildhall.store, scope).await?;
    let edition = store::spend::edition_in_force(&guildhall.store, scope, None).await?;
    let rules = edition.map_or_else(ScopeRules::default, |edition| edition.rules);
    let judge = Some(Arc::new(Judge::new(&rules)));
    let wanted = Wanted { council: scope.council().get(), batches, judge, ..Wanted::default() };
    check_reasons(guildhall, scope, code, &rules, &wanted, report).await?;
    for (dimension, by) in [
        (Dimension::Service, GroupBy::Service),
        (Dimension::Category, GroupBy::Category),
        (Dimension::Supplier, GroupBy::Supplier),
    ] {
        let mut kept: Vec<(String, u64, Pence)> =
            store::spend::figures(&guildhall.store, scope, dimension, &Span::default())
                .await?
                .into_iter()
                .map(|figure| (figure.key, u64::try_from(figure.lines).unwrap_or(0), figure.total))
                .collect();
        let found = match guildhall.ledger.figures(&wanted, by).await {
            Ok(found) => found,
            Err(fault) => {
                report.troubles.push(format!("{code}: the payment lines cannot be read: {fault}"));
                return Ok(());
            }
        };
        let mut lines: Vec<(String, u64, Pence)> =
            found.into_iter().map(|one| (one.key, one.lines, one.total)).collect();
        kept.sort();
        lines.sort();
        if kept != lines {
            report.troubles.push(format!("{code}: the figures by {} differ from the payment lines", dimension.name()));
        }
    }
    Ok(())
}

/// Whether what is left out for each reason is what the rules say of the lines.
async fn check_reasons(
    guildhall: &Guildhall,
    scope: &Scope,
    code: &str,
    rules: &ScopeRules,
    wanted: &Wanted,
    report: &mut Report,
) -> Result<(), Failure> {
    // What cannot be read is told by the figures.
    let Ok(found) = guildhall.ledger.figures(wanted, GroupBy::Rule).await else { return Ok(()) };
    let mut lines: BTreeMap<String, (u64, Pence)> = BTreeMap::new();
    for figure in found {
        let rule = figure.key.parse::<usize>().ok().and_then(|place| rules.rules.get(place));
        let Some(rule) = rule else { continue };
        let sum = lines.entry(rule.reason.name().to_owned()).or_default();
        *sum = (sum.0 + figure.lines, Pence::new(sum.1.get().saturating_add(figure.total.get())));
    }
    let kept = store::spend::cube(&guildhall.store, scope, None).await?.left_out(&Span::default());
    let kept: BTreeMap<String, (u64, Pence)> =
        kept.into_iter().map(|one| (one.key, (u64::try_from(one.lines).unwrap_or(0), one.total))).collect();
    if kept != lines {
        report
            .troubles
            .push(format!("{code}: what is left out by reason differs from what the rules say of the lines"));
    }
    Ok(())
}

async fn check_postcodes(guildhall: &Guildhall, report: &mut Report) -> Result<(), Failure> {
    for edition in store::postcodes::editions(&guildhall.store).await? {
        let (editions, folder, blake3) = (guildhall.postcodes.clone(), edition.folder.clone(), edition.blake3.clone());
        let whole = tokio::task::spawn_blocking(move || editions.is_whole(&folder, &blake3));
        if !whole.await.map_err(|fault| Failure::Fault(fault.to_string()))?? {
            let month = edition.month.name();
            report
                .troubles
                .push(format!("the postcode directory of {month} ({}) is not as it was loaded", edition.folder));
        }
    }
    Ok(())
}

/// Looks at the content of a council's files. `whole` remembers what was looked at: a national table is of many councils.
async fn check_files(
    guildhall: &Guildhall,
    scope: &Scope,
    code: &str,
    whole: &mut HashMap<String, bool>,
    report: &mut Report,
) -> Result<(), Failure> {
    let payments = store::spend::files(&guildhall.store, scope, u64::from(u32::MAX)).await?;
    let facts = store::suppliers::files(&guildhall.store, scope).await?;
    let payments = payments.into_iter().map(|file| (format!("file {} ({})", file.id, file.name), file.sha256));
    let facts = facts.into_iter().map(|file| (format!("file {} ({})", file.id, file.name), file.sha256));
    let list = store::law::list(&guildhall.store, scope).await?;
    let list = list.map(|list| (format!("the list of procurements ({})", list.name), list.sha256));
    let sheets: Vec<SentSheets> = store::records::all(&guildhall.store, scope).await?;
    let sheets = sheets.into_iter().map(|sent| (format!("spreadsheet {} ({})", sent.number, sent.name), sent.sha256));
    let setups: Vec<SentConfiguration> = store::records::all(&guildhall.store, scope).await?;
    let setups = setups.into_iter().map(|sent| (format!("set-up file {} ({})", sent.number, sent.name), sent.sha256));
    let reported: Vec<Reported> = store::records::all(&guildhall.store, scope).await?;
    let reported = reported.into_iter().filter_map(|one| {
        let what = format!("the report on {} kept as {}", one.period.said(), one.id);
        Some((what, one.content?))
    });
    let papers: Vec<NumberedPaper> = store::records::all(&guildhall.store, scope).await?;
    let laid = papers.into_iter().flat_map(|one| {
        let what = format!("committee report {} as it was laid", one.number);
        one.laid.into_iter().map(move |laid| (what.clone(), laid.content))
    });
    for (what, sha256) in payments.chain(facts).chain(list).chain(sheets).chain(setups).chain(reported).chain(laid) {
        let is_whole = match whole.get(&sha256) {
            Some(known) => *known,
            None => is_whole(guildhall, &sha256).await?,
        };
        whole.insert(sha256, is_whole);
        if !is_whole {
            report.troubles.push(format!("{code}: the content of {what} is not as it came"));
        }
    }
    Ok(())
}

async fn is_whole(guildhall: &Guildhall, sha256: &str) -> Result<bool, Failure> {
    let (files, sha256) = (guildhall.files.clone(), sha256.to_owned());
    let whole = tokio::task::spawn_blocking(move || files.is_whole(&sha256));
    whole.await.map_err(|fault| Failure::Fault(fault.to_string()))?
}

/// The files of every version that stands are as they were published.
async fn check_published(guildhall: &Guildhall, scope: &Scope, code: &str, report: &mut Report) -> Result<(), Failure> {
    for version in store::publication::versions(&guildhall.store, scope).await? {
        let Some((number, content)) = version.standing() else { continue };
        for file in [&content.csv, &content.xlsx, &content.metadata] {
            if !is_whole(guildhall, &file.sha256).await? {
                let name = format!("{} {}, version {number}", version.set.name(), version.period);
                report.troubles.push(format!("{code}: a published file of {name} is not as it was published"));
            }
        }
    }
    Ok(())
}
