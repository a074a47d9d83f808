//! Issued invoices, what stands on them for ever, their stored documents and payments.

use crate::keys::{drop_tables, exact, of_account, references_in_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, integer, integer_null, text, text_null,
    timestamp_with_time_zone as timestamp, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            invoices(),
            invoice_contents(),
            documents(),
            payments(),
            credits(),
            payment_attempts(),
        ] {
            manager.create_table(table).await?;
        }
        let database = manager.get_connection();
        if manager.get_database_backend() == DbBackend::Postgres {
            // Names are looked up by how they begin: byte order, whatever the locale.
            for column in ["name", "document_number"] {
                let alter = format!("ALTER TABLE invoices ALTER {column} TYPE text COLLATE \"C\"");
                database.execute_unprepared(&alter).await?;
            }
        }
        create_indexes(manager).await?;
        for statement in forbid_changes(manager.get_database_backend()) {
            database.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "payment_attempts",
            "credits",
            "payments",
            "documents",
            "invoice_contents",
            "invoices",
        ];
        drop_tables(manager, &tables).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let drop = "DROP FUNCTION issued_is_for_ever()";
            manager.get_connection().execute_unprepared(drop).await?;
        }
        Ok(())
    }
}

async fn create_indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let database = manager.get_connection();
    // Work is done once: no second invoice of a scope, kind, period and cause, unless void.
    database
        .execute_unprepared(
            "CREATE UNIQUE INDEX invoices_once ON invoices \
             (account_id, scope_id, kind, period_start, period_end, cause) \
             WHERE status <> 'Void'",
        )
        .await?;
    // What is open, for the run that looks after it each day: few rows, whatever was paid before.
    for index in OPEN {
        database.execute_unprepared(index).await?;
    }
    let by_run = Index::create()
        .name("invoices_run")
        .table("invoices")
        .col("run_id")
        .to_owned();
    manager.create_index(by_run).await?;
    for column in [
        "invoice_date",
        "due_date",
        "total_minor",
        "status",
        "name",
        "document_number",
    ] {
        create_list_index(manager, column).await?;
    }
    // A list of one of them goes on in the order of dates, and never sorts.
    for (name, column) in [
        ("invoices_profile", "profile_id"),
        ("invoices_subscription", "subscription_id"),
        ("invoices_kind", "kind"),
    ] {
        let index = Index::create()
            .name(name)
            .table("invoices")
            .col("account_id")
            .col(column)
            .col("invoice_date")
            .col("id")
            .to_owned();
        manager.create_index(index).await?;
    }
    Ok(())
}

const OPEN: [&str; 3] = [
    "CREATE INDEX invoices_open_due ON invoices (due_date) WHERE status IN ('Due', 'PastDue')",
    "CREATE INDEX invoices_to_charge ON invoices (account_id, id, next_attempt_on) \
     WHERE status IN ('Due', 'PastDue') AND next_attempt_on IS NOT NULL",
    "CREATE INDEX invoices_past_due ON invoices (account_id, id, past_due_since) \
     WHERE status = 'PastDue'",
];

async fn create_list_index(manager: &SchemaManager<'_>, column: &'static str) -> Result<(), DbErr> {
    let index = Index::create()
        .name(format!("invoices_{column}"))
        .table("invoices")
        .col("account_id")
        .col(column)
        .col("id")
        .to_owned();
    manager.create_index(index).await
}

fn invoices() -> TableCreateStatement {
    let [charged_micros, charged_attos] = exact("charged_micros", "charged_attos");
    let [covered_micros, covered_attos] = exact("covered_micros", "covered_attos");
    of_account("invoices")
        .col(text("name").unique_key())
        .col(text("document_number").unique_key())
        .col(text("kind"))
        .col(text("cause"))
        .col(uuid("scope_id"))
        .col(uuid_null("profile_id"))
        .col(uuid_null("subscription_id"))
        .col(text("scope_label"))
        .col(text("currency"))
        .col(date("period_start"))
        .col(date("period_end"))
        .col(date("invoice_date"))
        .col(date("due_date"))
        .col(text("payment_method"))
        .col(uuid_null("card_id"))
        .col(uuid_null("corrects_id"))
        .col(uuid_null("run_id"))
        .col(charged_micros)
        .col(charged_attos)
        .col(covered_micros)
        .col(covered_attos)
        .col(big_integer("subtotal_minor"))
        .col(big_integer("tax_minor"))
        .col(big_integer("total_minor"))
        .col(big_integer("paid_minor"))
        .col(text("status"))
        .col(date_null("past_due_since"))
        .col(date_null("past_due_told"))
        .col(integer_null("reminded_days"))
        .col(date_null("next_attempt_on"))
        .col(integer("attempts"))
        .col(boolean("is_in_portal"))
        .col(timestamp("issued_at"))
        .check(Expr::cust("period_end >= period_start"))
        .check(Expr::cust("due_date >= invoice_date"))
        .check(Expr::cust("paid_minor >= 0"))
        .take()
}

/// What an invoice says: written once, with a hash, and guarded against change below.
fn invoice_contents() -> TableCreateStatement {
    Table::create()
        .table("invoice_contents")
        .col(uuid("account_id"))
        .col(uuid("invoice_id"))
        .col(text("content"))
        .col(text("sha256"))
        .primary_key(Index::create().col("account_id").col("invoice_id"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .take()
}

fn documents() -> TableCreateStatement {
    of_account("documents")
        .col(uuid("invoice_id"))
        .col(text("name").unique_key())
        .col(text("language"))
        .col(text("media_type"))
        .col(text("sha256"))
        .col(integer("size_bytes"))
        .col(timestamp("stored_at"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .index(
            Index::create()
                .unique()
                .col("account_id")
                .col("invoice_id")
                .col("language"),
        )
        .take()
}

/// What came in for an invoice; nothing is left of it there where all of it is a credit.
fn payments() -> TableCreateStatement {
    of_account("payments")
        .col(uuid("invoice_id"))
        .col(date("received_on"))
        .col(big_integer("amount_minor"))
        .col(text("currency"))
        .col(text("method"))
        .col(text_null("reference"))
        .col(timestamp("booked_at"))
        .check(Expr::cust("amount_minor >= 0"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .index(
            Index::create()
                .unique()
                .col("account_id")
                .col("invoice_id")
                .col("reference")
                // Instalments carry one reference day after day.
                .col("received_on"),
        )
        .take()
}

/// Money of a customer that stands on no invoice yet: of a credit note, or paid too much.
fn credits() -> TableCreateStatement {
    of_account("credits")
        .col(uuid("scope_id"))
        .col(uuid("invoice_id"))
        .col(text("source"))
        .col(text("currency"))
        .col(big_integer("amount_minor"))
        .col(big_integer("left_minor"))
        .col(date("since"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .take()
}

/// Each try to charge a card, noted before the provider is asked: its id is what makes asking again
/// harmless.
fn payment_attempts() -> TableCreateStatement {
    of_account("payment_attempts")
        .col(uuid("invoice_id"))
        .col(uuid("card_id"))
        .col(date("attempted_on"))
        .col(timestamp("noted_at"))
        .col(big_integer("amount_minor"))
        .col(text("currency"))
        .col(text("outcome"))
        .col(text_null("reason"))
        .col(text_null("provider_reference"))
        .check(Expr::cust("amount_minor > 0"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .take()
}

/// An issued document never changes: the database itself refuses.
fn forbid_changes(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Postgres => &[
            "CREATE FUNCTION issued_is_for_ever() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'an issued document never changes'; END $$",
            "CREATE TRIGGER invoice_contents_for_ever BEFORE UPDATE OR DELETE ON invoice_contents \
             FOR EACH ROW EXECUTE FUNCTION issued_is_for_ever()",
            "CREATE TRIGGER documents_for_ever BEFORE UPDATE OR DELETE ON documents \
             FOR EACH ROW EXECUTE FUNCTION issued_is_for_ever()",
        ],
        _ => &[
            "CREATE TRIGGER invoice_contents_no_update BEFORE UPDATE ON invoice_contents \
             BEGIN SELECT RAISE(ABORT, 'an issued document never changes'); END",
            "CREATE TRIGGER invoice_contents_no_delete BEFORE DELETE ON invoice_contents \
             BEGIN SELECT RAISE(ABORT, 'an issued document never changes'); END",
            "CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents \
             BEGIN SELECT RAISE(ABORT, 'an issued document never changes'); END",
            "CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents \
             BEGIN SELECT RAISE(ABORT, 'an issued document never changes'); END",
        ],
    }
}
