//! A period is prepared: what would be published, what was found, what is hidden and why.

use super::{Ground, difference};
use crate::{Failure, Guildhall};
use domain::access::Scope;
use domain::publication::{
    DataSet, Difference, Facts, MonthHeld, PublicationFinding, PublicationPeriod, Publisher, Survey, Tally, Version,
    VersionState, findings, half_loaded,
};
use domain::spend::cube::{CubeSum, Span};
use domain::spend::scope::Reason;
use domain::spend::{BatchMonth, Calendar, FileKind};
use domain::values::{Month, Pence};
use ledger::PageOf;
use std::collections::BTreeMap;

/// A period as it would be published now.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// What it is made from.
    pub ground: Ground,
    /// What its lines came to.
    pub tally: Tally,
    /// What was found.
    pub findings: Vec<PublicationFinding>,
    /// The first rows, exactly as the CSV will have them.
    pub first_rows: Vec<Vec<String>>,
    /// Every version of the period, the last asked for first.
    pub versions: Vec<Version>,
    /// How the records differ from the version that stands; none where none stands.
    pub difference: Option<Difference>,
}

impl Prepared {
    /// The version that the public reads now: the last published that is not withdrawn.
    #[must_use]
    pub fn standing(&self) -> Option<&Version> {
        self.versions.iter().find(|version| version.stands())
    }

    /// Whether a version was published before, withdrawn ones too: the next one corrects it.
    #[must_use]
    pub fn is_correction(&self) -> bool {
        self.versions.iter().any(|version| version.number.is_some())
    }

    /// Whether a version is being made.
    #[must_use]
    pub fn is_being_made(&self) -> bool {
        self.versions.iter().any(|version| version.state == VersionState::Asked)
    }

    /// Whether the next version would say something that the one standing does not.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.difference.is_none_or(|difference| !difference.is_none())
    }
}

/// Rows that a preview shows.
const FIRST_ROWS: usize = 10;

/// Prepares a period.
///
/// # Errors
/// When the records or the lines cannot be read.
pub async fn prepare(
    guildhall: &Guildhall,
    scope: &Scope,
    set: DataSet,
    period: PublicationPeriod,
) -> Result<Prepared, Failure> {
    let ground = Ground::of(guildhall, scope, set, period).await?;
    let versions = store::publication::versions_of(&guildhall.store, scope, set, period).await?;
    let standing = versions.iter().find(|version| version.stands());
    let difference = match standing {
        Some(version) => difference(guildhall, scope, version).await?,
        None => None,
    };
    let survey = survey(guildhall, &ground).await?;
    let (tally, first_rows) = judge(guildhall, &ground, &survey).await?;
    let hidden_before = standing.and_then(|version| Some(version.content.as_ref()?.hidden_lines()));
    let findings = found(guildhall, scope, &ground, (&survey, &tally), hidden_before).await?;
    Ok(Prepared { ground, tally, findings, first_rows, versions, difference })
}

/// The first look over the lines of the period.
pub(super) async fn survey(guildhall: &Guildhall, ground: &Ground) -> Result<Survey, Failure> {
    let mut survey = Survey::default();
    let see = |line: &ledger::LedgerLine| survey.see(&line.line, &ground.rules, ground.today);
    guildhall.ledger.each_line(&ground.wanted(), see).await?;
    Ok(survey)
}

async fn judge(guildhall: &Guildhall, ground: &Ground, survey: &Survey) -> Result<(Tally, Vec<Vec<String>>), Failure> {
    let mut publisher = publisher(ground, survey);
    let mut first_rows = Vec::new();
    let take = |line: &ledger::LedgerLine| {
        if let Some(row) = publisher.judge(&line.line).row.filter(|_| first_rows.len() < FIRST_ROWS) {
            first_rows.push(publish::publication::written_row(&row));
        }
    };
    guildhall.ledger.each_line(&ground.wanted(), take).await?;
    Ok((publisher.tally().clone(), first_rows))
}

/// Who makes the rows of a period.
pub(super) fn publisher<'a>(ground: &'a Ground, survey: &'a Survey) -> Publisher<'a> {
    Publisher::new(ground.set, &ground.council.name, &ground.settings, &ground.rules, ground.today, survey)
}

async fn found(
    guildhall: &Guildhall,
    scope: &Scope,
    ground: &Ground,
    (survey, tally): (&Survey, &Tally),
    hidden_before: Option<u64>,
) -> Result<Vec<PublicationFinding>, Failure> {
    let held = store::spend::months_held(&guildhall.store, scope).await?;
    let months = ground.period.months();
    let calendar = Calendar::of(ground.set.kind(), &held, ground.period.span().1);
    let within = |all: Vec<Month>| -> Vec<String> {
        all.into_iter().filter(|month| months.contains(month)).map(Month::name).collect()
    };
    let (missing, overlapping) = match &calendar {
        Some(calendar) => (before(&months, calendar), within(calendar.overlapping())),
        None => (months.iter().map(|month| month.name()).collect(), Vec::new()),
    };
    let sums = sums(ground, &held);
    let half: Vec<String> = months.iter().filter_map(|month| half_loaded(*month, &sums, survey)).collect();
    let undated = guildhall.ledger.lines(&ground.undated(), PageOf { skip: 0, take: 0 }).await?;
    let grants_in_payments = grants_in_payments(guildhall, scope, ground).await?;
    Ok(findings(&Facts {
        set: ground.set,
        period: ground.period,
        today: ground.today,
        tally,
        // Grants are given now and then: a month without one is no gap.
        missing_months: if ground.set == DataSet::Grants { &[] } else { &missing },
        half_loaded: if ground.set == DataSet::Grants { &[] } else { &half },
        overlapping_months: &overlapping,
        undated: (undated.count, undated.total),
        grants_in_payments,
        hidden_before,
    }))
}

/// The payment lines of the period that are grants by the rules of what procurement can influence, for the list of grants
/// to be held against.
async fn grants_in_payments(guildhall: &Guildhall, scope: &Scope, ground: &Ground) -> Result<(u64, Pence), Failure> {
    if ground.set != DataSet::Grants {
        return Ok((0, Pence::ZERO));
    }
    let cube = store::spend::cube(&guildhall.store, scope, None).await?;
    let span = Span { months: Some(ground.period.span()), kind: Some(FileKind::Payments), ..Span::default() };
    let is_grant = |sum: &&CubeSum| {
        let place = usize::try_from(sum.reason).ok();
        place.and_then(|place| cube.reasons.get(place)).is_some_and(|reason| reason == Reason::Grant.name())
    };
    Ok(cube
        .within(&span)
        .filter(is_grant)
        .fold((0, Pence::ZERO), |(lines, total), sum| (lines + sum.lines, total.plus(sum.total).unwrap_or(total))))
}

/// The names of the months that are missing, those before the first loaded month too.
fn before(months: &[Month], calendar: &Calendar) -> Vec<String> {
    let first = calendar.months.first().map(|(month, _)| *month);
    let missing = calendar.missing();
    let is_missing = |month: &&Month| missing.contains(month) || first.is_some_and(|first| **month < first);
    months.iter().filter(is_missing).map(|month| month.name()).collect()
}

/// How many lines of each month the live batches of the kind hold.
fn sums(ground: &Ground, held: &[BatchMonth]) -> Vec<MonthHeld> {
    let mut sums: BTreeMap<Month, u64> = BTreeMap::new();
    for one in held.iter().filter(|one| one.kind == ground.set.kind()) {
        *sums.entry(one.month).or_default() += one.lines;
    }
    sums.into_iter().map(|(month, lines)| MonthHeld { month, lines }).collect()
}
