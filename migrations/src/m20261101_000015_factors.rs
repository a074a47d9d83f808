//! What proves somebody beside their password: an authenticator app, recovery codes, passkeys. And
//! the directory that they looked at last.

use crate::keys::{drop_tables, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, binary, text, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(authenticator_apps()).await?;
        manager.create_table(recovery_codes()).await?;
        manager.create_table(passkeys()).await?;
        manager.create_table(last_directories()).await?;
        let of_identity = Index::create()
            .name("passkeys_identity")
            .table("passkeys")
            .col("identity_id")
            .to_owned();
        manager.create_index(of_identity).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "last_directories",
            "passkeys",
            "recovery_codes",
            "authenticator_apps",
        ];
        drop_tables(manager, &tables).await
    }
}

/// The secret is sealed; of the steps of time, the last one whose code was taken.
fn authenticator_apps() -> TableCreateStatement {
    Table::create()
        .table("authenticator_apps")
        .col(uuid("identity_id").primary_key())
        .col(binary("sealed_secret"))
        .col(big_integer("last_step"))
        .col(timestamp("confirmed_at"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

/// Only hashes, and only of codes that are not used yet.
fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_codes")
        .col(uuid("identity_id"))
        .col(binary("code_hash"))
        .primary_key(Index::create().col("identity_id").col("code_hash"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

/// A credential's id is the authenticator's choice, and no two of the portal may have the same.
fn passkeys() -> TableCreateStatement {
    Table::create()
        .table("passkeys")
        .col(binary("credential_id").primary_key())
        .col(uuid("identity_id"))
        .col(text("name"))
        .col(binary("public_key"))
        .col(big_integer("signatures"))
        .col(timestamp("added_at"))
        .col(timestamp_null("used_at"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

fn last_directories() -> TableCreateStatement {
    Table::create()
        .table("last_directories")
        .col(uuid("identity_id").primary_key())
        .col(uuid("directory_id"))
        .foreign_key(&mut references("identity_id", "identities"))
        .foreign_key(&mut references("directory_id", "directories"))
        .take()
}
