//! Costs rolled up by day and by month.

use crate::keys::{drop_tables, exact};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, uuid, uuid_null};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(cost_groups()).await?;
        let mut costs = costs();
        if manager.get_database_backend() == DbBackend::Sqlite {
            // A sum lies in its key's tree, and is read with it.
            costs.extra("WITHOUT ROWID");
        }
        manager.create_table(costs).await?;
        manager.create_table(cost_sources()).await?;
        manager.create_table(cost_tags()).await?;
        for index in [
            "CREATE INDEX costs_source ON costs (source_id)",
            "CREATE INDEX cost_sources_id ON cost_sources (id)",
        ] {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["cost_tags", "cost_sources", "costs", "cost_groups"];
        drop_tables(manager, &tables).await
    }
}

/// Whatever costs are told by. Its id is the hash of all the rest, so that nobody looks for one: what
/// is the same has the same. No foreign keys, as charges have none.
fn cost_groups() -> TableCreateStatement {
    Table::create()
        .table("cost_groups")
        .col(uuid("account_id"))
        .col(uuid("id"))
        .col(text("currency"))
        .col(text("kind"))
        .col(text("family"))
        .col(text("service"))
        .col(text_null("region"))
        .col(uuid("scope_id"))
        .col(uuid_null("section_id"))
        .col(uuid_null("subscription_id"))
        .col(text("tags"))
        .primary_key(Index::create().col("account_id").col("id"))
        .take()
}

/// What a group cost on a day (`at` counts them from 1 January 1970) or in a month (`at` counts them
/// from January of the year nothing), by what it came with: an import, or what was billed. That may
/// come in parts.
fn costs() -> TableCreateStatement {
    let mut table = Table::create()
        .table("costs")
        .col(uuid("account_id"))
        .col(text("grain"))
        .col(integer("at"))
        .col(uuid("group_id"))
        .col(uuid("source_id"))
        .col(integer("part"))
        .primary_key(
            Index::create()
                .col("account_id")
                .col("grain")
                .col("at")
                .col("group_id")
                .col("source_id")
                .col("part"),
        )
        .take();
    for column in exact("cost_micros", "cost_attos") {
        table.col(column);
    }
    table
}

/// What costs came with, and with which choice of tag keys they were rolled up.
fn cost_sources() -> TableCreateStatement {
    Table::create()
        .table("cost_sources")
        .col(uuid("account_id"))
        .col(uuid("id"))
        .col(text("kind"))
        .col(integer("version"))
        .primary_key(Index::create().col("account_id").col("id"))
        .take()
}

/// The tag keys that an account has chosen, as a JSON list, and the how-manieth choice it is.
fn cost_tags() -> TableCreateStatement {
    Table::create()
        .table("cost_tags")
        .col(uuid("account_id"))
        .col(text("keys"))
        .col(integer("version"))
        .primary_key(Index::create().col("account_id"))
        .take()
}
