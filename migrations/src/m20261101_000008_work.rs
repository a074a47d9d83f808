//! Durable work: jobs, series of invoices, billing runs.

use crate::keys::{drop_tables, of_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, integer, json_binary_null, pk_uuid, text, text_null,
    timestamp_with_time_zone as timestamp, timestamp_with_time_zone_null as timestamp_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let jobs = Table::create()
            .table("jobs")
            .col(pk_uuid("id"))
            .col(text("kind"))
            .col(text("key").unique_key())
            .col(text("payload"))
            .col(timestamp("run_after"))
            .col(timestamp_null("leased_until"))
            .col(integer("attempts"))
            .col(text_null("last_error"))
            .to_owned();
        manager.create_table(jobs).await?;
        let ready = Index::create()
            .name("jobs_ready")
            .table("jobs")
            .col("kind")
            .col("run_after")
            .col("id")
            .to_owned();
        manager.create_index(ready).await?;

        manager.create_table(billing_scopes()).await?;
        let look_on = Index::create()
            .name("billing_scopes_look_on")
            .table("billing_scopes")
            .col("look_on")
            .to_owned();
        manager.create_index(look_on).await?;
        manager.create_table(bill_runs()).await?;
        let by_day = Index::create()
            .name("bill_runs_as_of")
            .table("bill_runs")
            .col("as_of")
            .to_owned();
        manager.create_index(by_day).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["bill_runs", "billing_scopes", "jobs"];
        drop_tables(manager, &tables).await
    }
}

/// Each series of invoices: up to when it was billed, when to look at it next, and why it could
/// not be billed, where it could not.
fn billing_scopes() -> TableCreateStatement {
    of_account("billing_scopes")
        .col(text("kind"))
        .col(date("look_on"))
        .col(date_null("billed_through"))
        .col(date_null("last_made_on"))
        .col(text_null("parked_reason"))
        .col(timestamp_null("parked_since"))
        .col(timestamp_null("tried_at"))
        .take()
}

fn bill_runs() -> TableCreateStatement {
    Table::create()
        .table("bill_runs")
        .col(pk_uuid("id"))
        .col(date("as_of"))
        .col(timestamp("started_at"))
        .col(timestamp_null("finished_at"))
        .col(integer("made"))
        .col(integer("parked"))
        .col(json_binary_null("balance"))
        .col(text_null("problem"))
        .take()
}
