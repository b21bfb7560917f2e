//! Money that may have been lost: candidates, what was decided about them, settings, patterns, risk areas.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(Debug, DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        settings(manager).await?;
        runs(manager).await?;
        candidates(manager).await?;
        batches(manager).await?;
        decisions(manager).await?;
        patterns(manager).await?;
        areas(manager).await
    }
}

fn of_council(table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_tbl(table).from_col("council_id").to_tbl("councils").to_col("id").to_owned()
}

async fn settings(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let settings = Table::create()
        .table("losses_settings")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        // The first day of payments that are held against them.
        .col(text("from_day"))
        .col(text("content"))
        .col(text("state"))
        .col(text("why"))
        .col(big_integer("entered_by"))
        .col(text("entered_at"))
        // What would change, once it is counted.
        .col(text_null("preview"))
        .foreign_key(&mut of_council("losses_settings"))
        .to_owned();
    manager.create_table(settings).await
}

async fn runs(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let runs = Table::create()
        .table("losses_runs")
        // The number of the job that ran the checks.
        .col(big_integer("id").primary_key())
        .col(big_integer("council_id"))
        .col(text("ended_at"))
        .col(big_integer("asked_by"))
        .col(big_integer("found"))
        .col(big_integer("new_ones"))
        .col(big_integer("quiet"))
        .col(big_integer("withdrawn"))
        .col(big_integer("left_out"))
        .foreign_key(&mut of_council("losses_runs"))
        .to_owned();
    manager.create_table(runs).await?;
    let index = Index::create().name("losses_runs_council").table("losses_runs").col("council_id").to_owned();
    manager.create_index(index).await
}

async fn candidates(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let candidates = Table::create()
        .table("losses_candidates")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(text("known_by"))
        .col(text("check_name"))
        // Every check that found it, each between spaces.
        .col(text("checks"))
        .col(text("harm"))
        .col(text("state"))
        .col(text("service"))
        .col(text("supplier_key"))
        .col(text("supplier"))
        .col(text("day"))
        .col(big_integer("amount_pence"))
        .col(big_integer("at_risk_pence"))
        .col(big_integer("elsewhere_pence"))
        .col(big_integer("recovered_pence"))
        .col(boolean("is_undone"))
        // The reasons, the places of the lines, the credit.
        .col(text("content"))
        .col(text("found_at"))
        .col(text_null("quiet_why"))
        .col(text_null("withdrawn_at"))
        .col(text_null("withdrawn_why"))
        .foreign_key(&mut of_council("losses_candidates"))
        .to_owned();
    manager.create_table(candidates).await?;
    let known = Index::create()
        .name("losses_candidates_known")
        .table("losses_candidates")
        .col("council_id")
        .col("known_by")
        .unique()
        .to_owned();
    manager.create_index(known).await?;
    let by_state = Index::create()
        .name("losses_candidates_state")
        .table("losses_candidates")
        .col("council_id")
        .col("state")
        .col("at_risk_pence")
        .to_owned();
    manager.create_index(by_state).await
}

async fn batches(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let batches = Table::create()
        .table("losses_batches")
        .col(big_integer("council_id"))
        .col(big_integer("candidate_id"))
        .col(big_integer("batch_id"))
        .primary_key(Index::create().col("candidate_id").col("batch_id"))
        .foreign_key(&mut of_council("losses_batches"))
        .foreign_key(
            ForeignKey::create()
                .from_tbl("losses_batches")
                .from_col("candidate_id")
                .to_tbl("losses_candidates")
                .to_col("id"),
        )
        .to_owned();
    manager.create_table(batches).await?;
    let by_batch = Index::create()
        .name("losses_batches_batch")
        .table("losses_batches")
        .col("council_id")
        .col("batch_id")
        .to_owned();
    manager.create_index(by_batch).await
}

async fn decisions(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let decisions = Table::create()
        .table("losses_decisions")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(big_integer("candidate_id"))
        .col(text("from_state"))
        .col(text("to_state"))
        .col(big_integer("recovered_pence"))
        .col(text("why"))
        .col(big_integer("decided_by"))
        .col(text("decided_at"))
        .foreign_key(&mut of_council("losses_decisions"))
        .foreign_key(
            ForeignKey::create()
                .from_tbl("losses_decisions")
                .from_col("candidate_id")
                .to_tbl("losses_candidates")
                .to_col("id"),
        )
        .to_owned();
    manager.create_table(decisions).await?;
    let index =
        Index::create().name("losses_decisions_candidate").table("losses_decisions").col("candidate_id").to_owned();
    manager.create_index(index).await
}

async fn patterns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let patterns = Table::create()
        .table("losses_patterns")
        .col(big_pk_auto("id"))
        .col(big_integer("council_id"))
        .col(big_integer("candidate_id"))
        .col(text("check_name"))
        .col(text("supplier_key"))
        .col(text("shape"))
        .col(text("why"))
        .col(big_integer("kept_by"))
        .col(text("kept_at"))
        .col(text_null("ended_at"))
        .foreign_key(&mut of_council("losses_patterns"))
        .foreign_key(
            ForeignKey::create()
                .from_tbl("losses_patterns")
                .from_col("candidate_id")
                .to_tbl("losses_candidates")
                .to_col("id"),
        )
        .to_owned();
    manager.create_table(patterns).await?;
    let index = Index::create().name("losses_patterns_council").table("losses_patterns").col("council_id").to_owned();
    manager.create_index(index).await
}

async fn areas(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let areas = Table::create()
        .table("losses_areas")
        .col(big_integer("council_id"))
        .col(text("service"))
        .col(text("owner"))
        .col(text("review_on"))
        .col(big_integer("entered_by"))
        .col(text("entered_at"))
        .primary_key(Index::create().col("council_id").col("service"))
        .foreign_key(&mut of_council("losses_areas"))
        .to_owned();
    manager.create_table(areas).await
}
