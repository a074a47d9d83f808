//! Durable work, and the audit trail.

use crate::keys::drop_tables;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, pk_uuid, text, text_null, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid_null,
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
            .col("run_after")
            .to_owned();
        manager.create_index(ready).await?;

        let audit = Table::create()
            .table("audit")
            .col(pk_uuid("id"))
            .col(uuid_null("account_id"))
            .col(uuid_null("identity_id"))
            .col(timestamp("at"))
            .col(text("action"))
            .col(text("subject"))
            .to_owned();
        manager.create_table(audit).await?;
        let by_account = Index::create()
            .name("audit_account")
            .table("audit")
            .col("account_id")
            .col("id")
            .to_owned();
        manager.create_index(by_account).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["audit", "jobs"]).await
    }
}
