//! Who signs in with a provider of OpenID Connect, and the roles that its groups give.

use crate::keys::{drop_tables, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone as timestamp, uuid};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(subjects()).await?;
        manager.create_table(group_roles()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["group_roles", "subjects"]).await
    }
}

/// What an issuer calls an identity: of each issuer one identity a subject, of each identity one
/// subject. A table of its own, so that there is no half of such a name.
fn subjects() -> TableCreateStatement {
    Table::create()
        .table("subjects")
        .col(text("issuer"))
        .col(text("subject"))
        .col(uuid("identity_id").unique_key())
        .col(timestamp("linked_at"))
        .primary_key(Index::create().col("issuer").col("subject"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

/// The roles that come from a provider's groups; one that is taken away takes its row along.
fn group_roles() -> TableCreateStatement {
    Table::create()
        .table("group_roles")
        .col(uuid("assignment_id").primary_key())
        .col(text("provider"))
        .foreign_key(
            ForeignKey::create()
                .from_col("assignment_id")
                .to("assignments", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .take()
}
