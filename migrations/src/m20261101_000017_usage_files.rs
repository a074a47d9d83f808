//! Files of usage that people asked for.

use crate::keys::{drop_tables, of_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date_null, integer, text, text_null, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(usage_files()).await?;
        for index in [
            "CREATE INDEX usage_files_expires ON usage_files (expires_at) \
             WHERE expires_at IS NOT NULL",
        ] {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["usage_files"]).await
    }
}

/// Of an invoice, or of the days of a series, a profile or all of an account. `wanted` says what and
/// how while it is made, so that the same is made once at a time; `attempt` says whose hands it is in.
/// What was stored and what it adds up to are JSON. Who
/// asked, and who wants a mail, are ids that may be gone.
fn usage_files() -> TableCreateStatement {
    of_account("usage_files")
        .col(text("name"))
        .col(text_null("wanted").unique_key())
        .col(uuid_null("invoice_id"))
        .col(text("kind"))
        .col(uuid_null("profile_id"))
        .col(uuid_null("subscription_id"))
        .col(text("label"))
        .col(date_null("first_day"))
        .col(date_null("last_day"))
        .col(text("format"))
        .col(text("packing"))
        .col(text("mark"))
        .col(text("formulas"))
        .col(text("state"))
        .col(integer("attempt"))
        .col(big_integer("rows_total"))
        .col(big_integer("rows_done"))
        .col(text_null("parts"))
        .col(text_null("reconciliation"))
        .col(text_null("fault"))
        .col(text_null("fault_about"))
        .col(text("mail_to"))
        .col(uuid("asked_by"))
        .col(timestamp("asked_at"))
        .col(timestamp_null("finished_at"))
        .col(timestamp_null("expires_at"))
        .index(Index::create().unique().col("account_id").col("name"))
        .take()
}
