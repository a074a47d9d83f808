//! Directories, the identities in them, and their sessions.

use crate::keys::{drop_tables, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    binary, boolean, integer, pk_uuid, text, text_null, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(directories()).await?;
        manager.create_table(identities()).await?;
        manager.create_table(guests()).await?;
        manager.create_table(sessions()).await?;
        manager.create_table(attempts()).await?;
        manager.create_table(reset_requests()).await?;
        let of_identity = Index::create()
            .name("sessions_identity")
            .table("sessions")
            .col("identity_id")
            .to_owned();
        manager.create_index(of_identity).await?;
        // A missing value is equal to no other in a unique index: operators have no directory.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX identities_once ON identities \
                 (email_key, kind, COALESCE(directory_id, '00000000-0000-0000-0000-000000000000'))",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "reset_requests",
            "attempts",
            "sessions",
            "guests",
            "identities",
            "directories",
        ];
        drop_tables(manager, &tables).await
    }
}

fn directories() -> TableCreateStatement {
    Table::create()
        .table("directories")
        .col(pk_uuid("id"))
        .col(text("name").unique_key())
        .col(text("display_name"))
        .col(text_null("domain"))
        .take()
}

fn identities() -> TableCreateStatement {
    Table::create()
        .table("identities")
        .col(pk_uuid("id"))
        .col(uuid_null("directory_id"))
        .col(text("email"))
        .col(text("email_key"))
        .col(text("kind"))
        .col(text("display_name"))
        .col(boolean("is_confirmed"))
        .col(text_null("password_hash"))
        .col(timestamp_null("disabled_at"))
        .foreign_key(&mut references("directory_id", "directories"))
        .take()
}

/// Who is a guest in which directory.
fn guests() -> TableCreateStatement {
    Table::create()
        .table("guests")
        .col(uuid("identity_id"))
        .col(uuid("directory_id"))
        .primary_key(Index::create().col("identity_id").col("directory_id"))
        .foreign_key(&mut references("identity_id", "identities"))
        .foreign_key(&mut references("directory_id", "directories"))
        .take()
}

/// Only the hash of a session's token is kept: who reads the table cannot sign in with it. Of the
/// browser only a name is kept, by which its user tells their sessions apart.
fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(binary("token_hash").primary_key())
        .col(uuid("identity_id"))
        .col(uuid_null("directory_id"))
        .col(timestamp("created_at"))
        .col(timestamp("seen_at"))
        .col(uuid("id").unique_key())
        .col(text("way"))
        .col(text_null("browser"))
        .col(text_null("system"))
        .foreign_key(&mut references("identity_id", "identities"))
        .foreign_key(&mut references("directory_id", "directories"))
        .take()
}

/// How often something was attempted. The key is a hash: neither an
/// address nor a place stands in it.
fn attempts() -> TableCreateStatement {
    Table::create()
        .table("attempts")
        .col(binary("key").primary_key())
        .col(integer("times"))
        .col(timestamp("since"))
        .take()
}

/// Who forgot a password: one row an address, until a password is set.
fn reset_requests() -> TableCreateStatement {
    Table::create()
        .table("reset_requests")
        .col(text("email_key").primary_key())
        .col(timestamp("asked_at"))
        .take()
}
