//! Mail: one row for each recipient and thing, who gets invoices without a role, and in which
//! language people read.

use crate::keys::{drop_tables, of_account, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, integer, pk_uuid, text, text_null, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(mails()).await?;
        let database = manager.get_connection();
        if manager.get_database_backend() == DbBackend::Postgres {
            // What an address begins with is looked for by its bytes.
            let alter = "ALTER TABLE mails ALTER email_key TYPE text COLLATE \"C\"";
            database.execute_unprepared(alter).await?;
        }
        let lists: [(&str, &[&str]); 6] = [
            ("mails_ready", &["state", "run_after"]),
            ("mails_about", &["account_id", "about_id"]),
            ("mails_listed", &["state", "queued_at", "id"]),
            ("mails_by_kind", &["kind", "queued_at", "id"]),
            ("mails_by_day", &["queued_at", "id"]),
            ("mails_to", &["email_key", "queued_at"]),
        ];
        for (name, columns) in lists {
            let mut index = Index::create().name(name).table("mails").to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // What may have arrived twice: few, and asked for by itself.
        let unsure = "CREATE INDEX mails_unsure ON mails (queued_at, id) WHERE unsure > 0";
        database.execute_unprepared(unsure).await?;
        let again = "CREATE INDEX mails_again ON mails (again_of) WHERE again_of IS NOT NULL";
        database.execute_unprepared(again).await?;
        for table in [
            minutes(),
            recipients(),
            opt_ins(),
            addresses(),
            languages(),
            outbox(),
        ] {
            manager.create_table(table).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "outbox",
            "reading_languages",
            "preferred_addresses",
            "mail_opt_ins",
            "mail_recipients",
            "mail_minutes",
            "mails",
        ];
        drop_tables(manager, &tables).await
    }
}

/// The queue and the ledger in one: a mail stays when it is sent. The key is what it is about and
/// who gets it: nobody gets the same twice. What was sent again names the mail it repeats, the first
/// of them, and who had it sent.
fn mails() -> TableCreateStatement {
    Table::create()
        .table("mails")
        .col(pk_uuid("id"))
        .col(text("key").unique_key())
        .col(text("kind"))
        .col(uuid_null("account_id"))
        .col(uuid_null("about_id"))
        .col(uuid_null("recipient_id"))
        .col(uuid_null("identity_id"))
        .col(text("email"))
        .col(text("email_key"))
        .col(text("domain"))
        .col(text_null("name"))
        .col(text("language"))
        .col(text("reason"))
        .col(text("letter"))
        .col(text("state"))
        .col(timestamp("queued_at"))
        .col(timestamp("run_after"))
        .col(timestamp_null("tried_since"))
        .col(timestamp_null("leased_until"))
        .col(timestamp_null("handed_over_at"))
        .col(integer("attempts"))
        .col(integer("unsure"))
        .col(timestamp_null("answered_at"))
        .col(text_null("answer"))
        .col(timestamp_null("opened_at"))
        .col(uuid_null("again_of"))
        .col(uuid_null("again_by"))
        .take()
}

/// How many mails each domain was sent in the last minute that it was sent any.
fn minutes() -> TableCreateStatement {
    Table::create()
        .table("mail_minutes")
        .col(text("domain").primary_key())
        .col(timestamp("minute"))
        .col(integer("sent"))
        .take()
}

/// Who gets the invoices of a profile, a subscription or an enrolment without a role.
fn recipients() -> TableCreateStatement {
    of_account("mail_recipients")
        .col(uuid("scope_id"))
        .col(text("email"))
        .col(text("email_key"))
        .col(text("language"))
        .col(timestamp("added_at"))
        .col(uuid_null("added_by"))
        .index(
            Index::create()
                .unique()
                .col("account_id")
                .col("scope_id")
                .col("email_key"),
        )
        .take()
}

/// MOSP: the subscriptions and support plans whose invoices are sent by e-mail, and who accepted
/// the terms of that.
fn opt_ins() -> TableCreateStatement {
    Table::create()
        .table("mail_opt_ins")
        .col(uuid("account_id"))
        .col(uuid("subscription_id"))
        .col(timestamp("accepted_at"))
        .col(uuid_null("accepted_by"))
        .primary_key(Index::create().col("account_id").col("subscription_id"))
        .foreign_key(&mut references("account_id", "accounts"))
        .take()
}

/// MOSP: the address that the administrator prefers for invoices, once there is one, and the one
/// that is still to be confirmed.
fn addresses() -> TableCreateStatement {
    Table::create()
        .table("preferred_addresses")
        .col(pk_uuid("account_id"))
        .col(uuid("identity_id"))
        .col(text_null("email"))
        .col(text_null("wanted"))
        .col(timestamp_null("wanted_at"))
        .foreign_key(&mut references("account_id", "accounts"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

/// In which language somebody reads, once they chose one.
fn languages() -> TableCreateStatement {
    Table::create()
        .table("reading_languages")
        .col(pk_uuid("identity_id"))
        .col(text("language"))
        .foreign_key(&mut references("identity_id", "identities"))
        .take()
}

/// Whether mail is sent at all: one row.
fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(integer("id").primary_key())
        .col(boolean("is_paused"))
        .col(timestamp("changed_at"))
        .col(uuid_null("changed_by"))
        .take()
}
