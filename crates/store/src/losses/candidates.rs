//! Candidates as they are kept.

use super::row::{batch, candidate};
use crate::{Reads, StoreFailure, WriteTx, moment};
use domain::access::Scope;
use domain::losses::{Candidate, Check, Harm, Place, Reason, State, Undone};
use domain::values::{Date, Pence};
use jiff::Timestamp;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QueryOrder, QuerySelect, entity::prelude::*};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a candidate says, beside what lists need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What the checks say, the ones that tell most first.
    pub reasons: Vec<Reason>,
    /// The line that is looked at.
    pub place: Place,
    /// The other lines it has to do with.
    pub others: Vec<Place>,
    /// The credit that undoes it already.
    pub undone: Option<Undone>,
}

/// A candidate in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The record's number.
    pub id: i64,
    /// By this it is known again.
    pub key: String,
    /// The check it is named after.
    pub check: Check,
    /// How far it is.
    pub state: State,
    /// The service that paid.
    pub service: String,
    /// The supplier's cleaned name.
    pub supplier_key: String,
    /// The supplier as published.
    pub supplier: String,
    /// The day of the line.
    pub day: Option<Date>,
    /// The money of its lines.
    pub amount: Pence,
    /// The money at risk.
    pub at_risk: Pence,
    /// What another candidate counts.
    pub counted_elsewhere: Pence,
    /// What came back, where it is recovered.
    pub recovered: Pence,
    /// What the checks say.
    pub content: Content,
    /// When it was found first.
    pub found_at: Timestamp,
    /// Why it was not asked about.
    pub quiet_why: Option<String>,
    /// When and why it was withdrawn: its lines left, or no check finds it any more.
    pub withdrawn: Option<(Timestamp, String)>,
}

impl Kept {
    /// What it is about.
    #[must_use]
    pub fn harm(&self) -> Harm {
        self.content.reasons.iter().map(|reason| reason.check.harm()).min().unwrap_or(Harm::PastControl)
    }

    /// All its lines: the one that is looked at and the others.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        let mut places = vec![self.content.place];
        places.extend(&self.content.others);
        places
    }
}

impl TryFrom<candidate::Model> for Kept {
    type Error = StoreFailure;
    fn try_from(row: candidate::Model) -> Result<Self, StoreFailure> {
        let content = serde_json::from_str(&row.content)
            .map_err(|_| StoreFailure::Unreadable("what a candidate says", row.content.clone()))?;
        let withdrawn = match (&row.withdrawn_at, row.withdrawn_why) {
            (Some(at), why) => Some((moment::from_text(at)?, why.unwrap_or_default())),
            _ => None,
        };
        Ok(Kept {
            id: row.id,
            key: row.known_by,
            check: row.check_name.parse().map_err(StoreFailure::unreadable("a candidate's check"))?,
            state: row.state.parse().map_err(StoreFailure::unreadable("a candidate's state"))?,
            service: row.service,
            supplier_key: row.supplier_key,
            supplier: row.supplier,
            day: row.day.parse().ok(),
            amount: Pence::new(row.amount_pence),
            at_risk: Pence::new(row.at_risk_pence),
            counted_elsewhere: Pence::new(row.elsewhere_pence),
            recovered: Pence::new(row.recovered_pence),
            content,
            found_at: moment::from_text(&row.found_at)?,
            quiet_why: row.quiet_why,
            withdrawn,
        })
    }
}

/// What a row says that the checks can change; the rest is people's.
fn said(candidate: &Candidate) -> Result<candidate::ActiveModel, StoreFailure> {
    let checks: String = candidate.reasons.iter().map(|reason| format!(" {} ", reason.check)).collect();
    let content = Content {
        reasons: candidate.reasons.clone(),
        place: candidate.place,
        others: candidate.others.clone(),
        undone: candidate.undone.clone(),
    };
    let content = serde_json::to_string(&content)
        .map_err(|fault| StoreFailure::Unreadable("what a candidate says", fault.to_string()))?;
    Ok(candidate::ActiveModel {
        check_name: Set(candidate.check().name().to_owned()),
        checks: Set(checks),
        harm: Set(candidate.harm().name().to_owned()),
        service: Set(candidate.service.clone()),
        supplier_key: Set(candidate.supplier_key.clone()),
        supplier: Set(candidate.supplier.clone()),
        day: Set(candidate.day.map(|day| day.to_string()).unwrap_or_default()),
        amount_pence: Set(candidate.amount.get()),
        at_risk_pence: Set(candidate.at_risk.get()),
        elsewhere_pence: Set(candidate.counted_elsewhere.get()),
        is_undone: Set(candidate.undone.is_some()),
        content: Set(content),
        ..Default::default()
    })
}

pub(super) fn of_council(scope: &Scope) -> sea_orm::Select<candidate::Entity> {
    candidate::Entity::find().filter(candidate::Column::CouncilId.eq(scope.council().get()))
}

/// A candidate of the council.
///
/// # Errors
/// When the records cannot be read.
pub async fn kept(from: &impl Reads, scope: &Scope, id: i64) -> Result<Option<Kept>, StoreFailure> {
    let row = of_council(scope).filter(candidate::Column::Id.eq(id)).one(from.db()).await?;
    row.map(Kept::try_from).transpose()
}

/// Every candidate of the council by what it is known by, withdrawn ones too.
///
/// # Errors
/// When the records cannot be read.
pub async fn all_kept(from: &impl Reads, scope: &Scope) -> Result<BTreeMap<String, Kept>, StoreFailure> {
    let rows = of_council(scope).all(from.db()).await?;
    rows.into_iter().map(|row| Kept::try_from(row).map(|kept| (kept.key.clone(), kept))).collect()
}

/// The candidates of a supplier that are not withdrawn.
///
/// # Errors
/// When the records cannot be read.
pub async fn of_supplier(from: &impl Reads, scope: &Scope, supplier_key: &str) -> Result<Vec<Kept>, StoreFailure> {
    let rows = of_council(scope)
        .filter(candidate::Column::SupplierKey.eq(supplier_key))
        .filter(candidate::Column::WithdrawnAt.is_null())
        .order_by_asc(candidate::Column::Id)
        .all(from.db())
        .await?;
    rows.into_iter().map(Kept::try_from).collect()
}

/// The numbers of the candidates that have a line in a batch and are not withdrawn.
///
/// # Errors
/// When the records cannot be read.
pub async fn of_batch(from: &impl Reads, scope: &Scope, batch: i64) -> Result<Vec<i64>, StoreFailure> {
    let council = scope.council().get();
    let in_batch: Vec<i64> = batch::Entity::find()
        .select_only()
        .column(batch::Column::CandidateId)
        .filter(batch::Column::CouncilId.eq(council))
        .filter(batch::Column::BatchId.eq(batch))
        .into_tuple()
        .all(from.db())
        .await?;
    let mut live = Vec::new();
    for some in in_batch.chunks(ROWS_AT_A_TIME) {
        let ids = of_council(scope)
            .filter(candidate::Column::Id.is_in(some.iter().copied()))
            .filter(candidate::Column::WithdrawnAt.is_null())
            .select_only()
            .column(candidate::Column::Id);
        live.extend(ids.into_tuple::<i64>().all(from.db()).await?);
    }
    Ok(live)
}

/// Rows go in this many at a time: PostgreSQL takes 65,535 values in a statement, and SQLite 32,766.
const ROWS_AT_A_TIME: usize = 1_000;

/// Saves candidates that were not known, each open or, for the reason given, quiet.
///
/// # Errors
/// When the records cannot be written.
pub async fn save_new(
    tx: &mut WriteTx,
    scope: &Scope,
    found: &[(&Candidate, Option<String>)],
    now: Timestamp,
) -> Result<(), StoreFailure> {
    for some in found.chunks(ROWS_AT_A_TIME) {
        let rows = some.iter().map(|(candidate, quiet)| {
            let state = if quiet.is_some() { State::Quiet } else { State::Open };
            Ok(candidate::ActiveModel {
                council_id: Set(scope.council().get()),
                known_by: Set(candidate.key.clone()),
                state: Set(state.name().to_owned()),
                recovered_pence: Set(0),
                found_at: Set(moment::text(now)),
                quiet_why: Set(quiet.clone()),
                ..said(candidate)?
            })
        });
        let rows = rows.collect::<Result<Vec<_>, StoreFailure>>()?;
        candidate::Entity::insert_many(rows).exec_without_returning(tx.db()).await?;
        let keys = some.iter().map(|(candidate, _)| candidate.key.as_str());
        let numbered = of_council(scope).filter(candidate::Column::KnownBy.is_in(keys)).select_only();
        let numbered = numbered.column(candidate::Column::KnownBy).column(candidate::Column::Id);
        let ids: BTreeMap<String, i64> =
            numbered.into_tuple::<(String, i64)>().all(tx.db()).await?.into_iter().collect();
        let batches = some.iter().filter_map(|(candidate, _)| Some((*ids.get(&candidate.key)?, *candidate)));
        add_batches(tx, scope, &batches.collect::<Vec<_>>()).await?;
    }
    Ok(())
}

async fn add_batches(tx: &mut WriteTx, scope: &Scope, of: &[(i64, &Candidate)]) -> Result<(), StoreFailure> {
    let mut rows = Vec::new();
    for (id, candidate) in of {
        let mut batches: Vec<i64> = candidate.others.iter().map(|place| place.batch).collect();
        batches.push(candidate.place.batch);
        batches.sort_unstable();
        batches.dedup();
        rows.extend(batches.into_iter().map(|batch| batch::ActiveModel {
            council_id: Set(scope.council().get()),
            candidate_id: Set(*id),
            batch_id: Set(batch),
        }));
    }
    for some in rows.chunks(ROWS_AT_A_TIME) {
        batch::Entity::insert_many(some.to_vec()).exec_without_returning(tx.db()).await?;
    }
    Ok(())
}

/// Says anew what the checks say of a known candidate, and takes its withdrawal back. What people decided stays.
///
/// # Errors
/// When the records cannot be written.
pub async fn replace(tx: &mut WriteTx, scope: &Scope, id: i64, found: &Candidate) -> Result<(), StoreFailure> {
    let changes = candidate::ActiveModel { withdrawn_at: Set(None), withdrawn_why: Set(None), ..said(found)? };
    let of_council = candidate::Column::CouncilId.eq(scope.council().get());
    candidate::Entity::update_many()
        .set(changes)
        .filter(candidate::Column::Id.eq(id))
        .filter(of_council)
        .exec(tx.db())
        .await?;
    batch::Entity::delete_many()
        .filter(batch::Column::CandidateId.eq(id))
        .filter(batch::Column::CouncilId.eq(scope.council().get()))
        .exec(tx.db())
        .await?;
    add_batches(tx, scope, &[(id, found)]).await
}

/// Makes candidates quiet for a reason, or open again where there is none.
///
/// # Errors
/// When the records cannot be written.
pub async fn set_quiet(tx: &mut WriteTx, scope: &Scope, ids: &[i64], why: Option<&str>) -> Result<(), StoreFailure> {
    let (from, to) = if why.is_some() { (State::Open, State::Quiet) } else { (State::Quiet, State::Open) };
    for some in ids.chunks(ROWS_AT_A_TIME) {
        candidate::Entity::update_many()
            .col_expr(candidate::Column::State, Expr::value(to.name()))
            .col_expr(candidate::Column::QuietWhy, Expr::value(why.map(str::to_owned)))
            .filter(candidate::Column::CouncilId.eq(scope.council().get()))
            .filter(candidate::Column::Id.is_in(some.iter().copied()))
            .filter(candidate::Column::State.eq(from.name()))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}

/// Withdraws candidates: they count nowhere any more, and say why. What was decided about them stays.
///
/// # Errors
/// When the records cannot be written.
pub async fn withdraw(
    tx: &mut WriteTx,
    scope: &Scope,
    ids: &[i64],
    why: &str,
    now: Timestamp,
) -> Result<(), StoreFailure> {
    for some in ids.chunks(ROWS_AT_A_TIME) {
        candidate::Entity::update_many()
            .col_expr(candidate::Column::WithdrawnAt, Expr::value(moment::text(now)))
            .col_expr(candidate::Column::WithdrawnWhy, Expr::value(why))
            .filter(candidate::Column::CouncilId.eq(scope.council().get()))
            .filter(candidate::Column::Id.is_in(some.iter().copied()))
            .exec(tx.db())
            .await?;
    }
    Ok(())
}
