//! Access: the audit trail as chains, and roles that wait for whoever is invited.

use crate::keys::{drop_tables, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, pk_uuid, text, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit()).await?;
        for (name, column) in [
            ("audit_person", "identity_id"),
            ("audit_profile", "profile_id"),
            ("audit_section", "section_id"),
        ] {
            let index = Index::create()
                .name(name)
                .table("audit")
                .col("chain")
                .col(column)
                .col("number")
                .to_owned();
            manager.create_index(index).await?;
        }
        manager.create_table(audit_heads()).await?;
        for statement in forbid_changes(manager.get_database_backend()) {
            let connection = manager.get_connection();
            connection.execute_unprepared(statement).await?;
        }
        manager.create_table(invitations()).await?;
        for (name, column) in [
            ("invitations_account", "account_id"),
            ("invitations_email", "email_key"),
        ] {
            let index = Index::create()
                .name(name)
                .table("invitations")
                .col(column)
                .col("id")
                .to_owned();
            manager.create_index(index).await?;
        }
        manager.create_table(invitees()).await?;
        let of_address = Index::create()
            .name("invitees_email")
            .table("invitees")
            .col("email_key")
            .to_owned();
        manager.create_index(of_address).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &["invitees", "invitations", "audit_heads", "audit"],
        )
        .await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let connection = manager.get_connection();
            connection
                .execute_unprepared("DROP FUNCTION audit_is_for_ever")
                .await?;
        }
        Ok(())
    }
}

/// The lines of all chains. No line refers to a person's row: that may be erased.
fn audit() -> TableCreateStatement {
    Table::create()
        .table("audit")
        .col(uuid("chain"))
        .col(big_integer("number"))
        .col(timestamp("at"))
        .col(uuid_null("identity_id"))
        .col(uuid_null("profile_id"))
        .col(uuid_null("section_id"))
        .col(text("action"))
        .col(text("subject"))
        .col(text("hash"))
        .primary_key(Index::create().col("chain").col("number"))
        .take()
}

/// The last line of each chain: whoever adds one holds this row, and a line that is cut off from
/// the end is missed.
fn audit_heads() -> TableCreateStatement {
    Table::create()
        .table("audit_heads")
        .col(uuid("chain").primary_key())
        .col(big_integer("number"))
        .col(text("hash"))
        .take()
}

/// Roles on accounts and their parts, for addresses that nobody has yet.
fn invitations() -> TableCreateStatement {
    Table::create()
        .table("invitations")
        .col(pk_uuid("id"))
        .col(text("email"))
        .col(text("email_key"))
        .col(text("role"))
        .col(text("scope_kind"))
        .col(uuid("account_id"))
        .col(uuid_null("scope_id"))
        .col(uuid_null("profile_id"))
        .col(uuid("given_by"))
        .col(timestamp("given_at"))
        .col(timestamp_null("ends_at"))
        .col(timestamp("expires_at"))
        .foreign_key(&mut references("account_id", "accounts"))
        .take()
}

/// Whom invitations were sent to. It stays when an invitation is taken or taken back, as lines of the
/// audit trail name it by its id alone, and goes when the address is erased.
fn invitees() -> TableCreateStatement {
    Table::create()
        .table("invitees")
        .col(uuid("invitation_id").primary_key())
        .col(text("email"))
        .col(text("email_key"))
        .take()
}

/// Lines are added and nothing else; the chain tells of what gets past this.
fn forbid_changes(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Postgres => &[
            "CREATE FUNCTION audit_is_for_ever() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'a line of the audit trail never changes'; END $$",
            "CREATE TRIGGER audit_for_ever BEFORE UPDATE OR DELETE ON audit \
             FOR EACH ROW EXECUTE FUNCTION audit_is_for_ever()",
        ],
        _ => &[
            "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit \
             BEGIN SELECT RAISE(ABORT, 'a line of the audit trail never changes'); END",
            "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit \
             BEGIN SELECT RAISE(ABORT, 'a line of the audit trail never changes'); END",
        ],
    }
}
