//! Roles: who holds which one on what.

use crate::keys::{drop_tables, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    pk_uuid, text, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let assignments = Table::create()
            .table("assignments")
            .col(pk_uuid("id"))
            .col(uuid("identity_id"))
            .col(text("role"))
            .col(text("scope_kind"))
            .col(uuid_null("account_id"))
            .col(uuid_null("scope_id"))
            .col(uuid_null("profile_id"))
            .col(timestamp("given_at"))
            .col(uuid_null("given_by"))
            .col(timestamp_null("ends_at"))
            .foreign_key(&mut references("identity_id", "identities"))
            .foreign_key(&mut references("account_id", "accounts"))
            .to_owned();
        manager.create_table(assignments).await?;
        for (name, column) in [
            ("assignments_identity", "identity_id"),
            ("assignments_account", "account_id"),
        ] {
            let index = Index::create()
                .name(name)
                .table("assignments")
                .col(column)
                .to_owned();
            manager.create_index(index).await?;
        }
        // A missing value is equal to no other in a unique index: the scope is spelled out.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX assignments_once ON assignments \
                 (identity_id, role, scope_kind, COALESCE(scope_id, account_id, identity_id))",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["assignments"]).await
    }
}
