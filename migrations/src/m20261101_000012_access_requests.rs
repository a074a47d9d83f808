//! Requests for access: one for each person and scope, waiting or decided.

use crate::keys::{drop_tables, of_account, references, references_in_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    text, text_null, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let requests = of_account("access_requests")
            .col(uuid("identity_id"))
            .col(text("scope_kind"))
            .col(uuid_null("profile_id"))
            .col(uuid_null("subscription_id"))
            .col(timestamp("asked_at"))
            .col(timestamp_null("decided_at"))
            .col(uuid_null("decided_by"))
            .col(text_null("role"))
            .col(text_null("sentence"))
            .foreign_key(&mut references("identity_id", "identities"))
            .foreign_key(&mut references("decided_by", "identities"))
            .foreign_key(&mut references_in_account("profile_id", "profiles"))
            .foreign_key(&mut references_in_account(
                "subscription_id",
                "subscriptions",
            ))
            .to_owned();
        manager.create_table(requests).await?;
        // A missing value is equal to no other in a unique index: the scope is spelled out.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX access_requests_once ON access_requests \
                 (account_id, identity_id, COALESCE(profile_id, subscription_id, account_id))",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["access_requests"]).await
    }
}
