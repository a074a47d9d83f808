//! What people write to the office, and accounts that are offered to others.

use crate::keys::{drop_tables, of_account, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, pk_uuid, text, text_null, text_uniq, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(support_requests()).await?;
        manager.create_table(support_messages()).await?;
        manager.create_table(hand_overs()).await?;
        for index in [
            "CREATE INDEX support_requests_writer ON support_requests (identity_id, id)",
            // The office's list: what is open first, and of that what waits longest.
            "CREATE INDEX support_requests_state ON support_requests ((CASE state \
             WHEN 'open' THEN 0 WHEN 'answered' THEN 1 ELSE 2 END), id)",
            "CREATE INDEX support_requests_unread ON support_requests (identity_id) \
             WHERE is_unread",
            "CREATE INDEX hand_overs_to ON hand_overs (to_id) WHERE ended_at IS NULL",
        ] {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["hand_overs", "support_messages", "support_requests"],
        )
        .await
    }
}

/// A request belongs to whoever wrote it and to no account. What it is about is named as its
/// writer saw it: that they may see it no more takes nothing from the request.
fn support_requests() -> TableCreateStatement {
    Table::create()
        .table("support_requests")
        .col(pk_uuid("id"))
        .col(text_uniq("name"))
        .col(uuid("identity_id"))
        .col(text_null("account"))
        .col(text_null("invoice"))
        .col(text("language"))
        .col(text("subject"))
        .col(text("diagnosis"))
        .col(text("state"))
        .col(boolean("is_unread"))
        .col(integer("messages"))
        .col(timestamp("opened_at"))
        .col(timestamp("changed_at"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

/// In the order of their numbers. One form writes one message, however often it is sent. What the
/// office answered stays when whoever answered is erased: no row of theirs is referred to.
fn support_messages() -> TableCreateStatement {
    Table::create()
        .table("support_messages")
        .col(uuid("request_id"))
        .col(integer("number"))
        .col(uuid("identity_id"))
        .col(text("side"))
        .col(text("text"))
        .col(uuid("form_key"))
        .col(timestamp("written_at"))
        .primary_key(Index::create().col("request_id").col("number"))
        .foreign_key(&mut references("request_id", "support_requests"))
        .index(Index::create().unique().col("identity_id").col("form_key"))
        .take()
}

fn hand_overs() -> TableCreateStatement {
    of_account("hand_overs")
        .col(uuid("from_id"))
        .col(uuid("to_id"))
        .col(timestamp("offered_at"))
        .col(timestamp("expires_at"))
        .col(timestamp_null("ended_at"))
        .col(text_null("ended_by"))
        .foreign_key(&mut references("from_id", "identities"))
        .foreign_key(&mut references("to_id", "identities"))
        .take()
}
