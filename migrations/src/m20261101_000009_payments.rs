//! Paying: who asked for a try and what settles at once, where money of customers came from, and
//! what is given back.

use crate::keys::{drop_tables, of_account, references_in_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, text, text_null, timestamp_with_time_zone as timestamp, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in [
            ("payments", uuid_null("attempt_id")),
            ("payment_attempts", text("cause").default("schedule").take()),
            ("payment_attempts", uuid_null("settlement_id")),
            ("payment_attempts", uuid_null("identity_id")),
            ("payment_attempts", text_null("message")),
        ] {
            add_column(manager, table, column).await?;
        }
        make_credits_again(manager, credits(), SAME).await?;
        manager.create_table(refunds()).await?;
        let database = manager.get_connection();
        for index in INDEXES {
            database.execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["refunds"]).await?;
        let database = manager.get_connection();
        for index in [
            "payments_once",
            "payments_set_off",
            "attempts_once",
            "attempts_of_invoice",
            "attempts_pending",
        ] {
            let drop = format!("DROP INDEX {index}");
            database.execute_unprepared(&drop).await?;
        }
        make_credits_again(manager, former_credits(), ON_INVOICES).await?;
        for (table, column) in [
            ("payment_attempts", "message"),
            ("payment_attempts", "identity_id"),
            ("payment_attempts", "settlement_id"),
            ("payment_attempts", "cause"),
            ("payments", "attempt_id"),
        ] {
            let alter = Table::alter().table(table).drop_column(column).take();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }
}

const INDEXES: [&str; 12] = [
    // What a card was charged is booked once.
    "CREATE UNIQUE INDEX payments_once ON payments (account_id, attempt_id)",
    // One try for each invoice of what settles at once, however often its form is sent.
    "CREATE UNIQUE INDEX attempts_once ON payment_attempts (account_id, settlement_id, invoice_id)",
    "CREATE INDEX attempts_of_invoice ON payment_attempts (account_id, invoice_id, id)",
    // Few rows, whatever was tried before.
    "CREATE INDEX attempts_pending ON payment_attempts (account_id, id) WHERE outcome = 'pending'",
    "CREATE INDEX refunds_of_invoice ON refunds (account_id, invoice_id)",
    // An operator names what was wired by its id alone.
    "CREATE UNIQUE INDEX refunds_by_id ON refunds (id)",
    "CREATE INDEX refunds_of_payment ON refunds (account_id, payment_id)",
    "CREATE INDEX refunds_of_credit ON refunds (account_id, credit_id)",
    "CREATE INDEX refunds_going ON refunds (state, account_id, id) \
     WHERE state IN ('pending', 'to-wire')",
    "CREATE INDEX payments_set_off ON payments (account_id, reference) WHERE method = 'credit'",
    CREDITS_OF_INVOICE,
    CREDITS_LEFT,
];
const CREDITS_OF_INVOICE: &str =
    "CREATE INDEX credits_of_invoice ON credits (account_id, invoice_id)";
const CREDITS_LEFT: &str = "CREATE INDEX credits_left ON credits (account_id) WHERE left_minor > 0";

async fn add_column(
    manager: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    let alter = Table::alter().table(table).add_column(column).take();
    manager.alter_table(alter).await
}

/// What is in both shapes of the table.
const SAME: &str = "INSERT INTO credits (account_id, id, scope_id, invoice_id, source, currency, \
    amount_minor, left_minor, since) SELECT account_id, id, scope_id, invoice_id, source, \
    currency, amount_minor, left_minor, since FROM former_credits";
/// The former shape has no room for money that was paid in advance.
const ON_INVOICES: &str = "INSERT INTO credits (account_id, id, scope_id, invoice_id, source, \
    currency, amount_minor, left_minor, since) SELECT account_id, id, scope_id, invoice_id, \
    source, currency, amount_minor, left_minor, since FROM former_credits \
    WHERE invoice_id IS NOT NULL";

/// SQLite cannot let go of a column's NOT NULL: the table is made anew on both databases.
async fn make_credits_again(
    manager: &SchemaManager<'_>,
    table: TableCreateStatement,
    copy: &str,
) -> Result<(), DbErr> {
    let database = manager.get_connection();
    let rename = "ALTER TABLE credits RENAME TO former_credits";
    database.execute_unprepared(rename).await?;
    manager.create_table(table).await?;
    database.execute_unprepared(copy).await?;
    drop_tables(manager, &["former_credits"]).await
}

/// Money of a customer that stands on no invoice: of a credit note, paid too much, or in advance.
fn credits() -> TableCreateStatement {
    of_account("credits")
        .col(uuid("scope_id"))
        .col(uuid_null("invoice_id"))
        .col(uuid_null("payment_id"))
        .col(text("source"))
        .col(text_null("reference"))
        .col(text("currency"))
        .col(big_integer("amount_minor"))
        .col(big_integer("left_minor"))
        .col(date("since"))
        .check(Expr::cust("amount_minor > 0"))
        .check(Expr::cust("left_minor BETWEEN 0 AND amount_minor"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .foreign_key(&mut references_in_account("payment_id", "payments"))
        .index(
            Index::create()
                .unique()
                .col("account_id")
                .col("scope_id")
                .col("reference")
                .col("since"),
        )
        .take()
}

fn former_credits() -> TableCreateStatement {
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

/// What is given back, noted before a provider is asked: of a payment, or of a credit.
fn refunds() -> TableCreateStatement {
    of_account("refunds")
        .col(uuid_null("payment_id"))
        .col(uuid_null("credit_id"))
        .col(uuid_null("invoice_id"))
        .col(date("refunded_on"))
        .col(big_integer("amount_minor"))
        .col(text("currency"))
        .col(text("way"))
        .col(text("state"))
        .col(text("reason"))
        .col(text_null("message"))
        .col(text_null("provider_reference"))
        .col(uuid_null("identity_id"))
        .col(timestamp("noted_at"))
        .check(Expr::cust("amount_minor > 0"))
        .foreign_key(&mut references_in_account("payment_id", "payments"))
        .foreign_key(&mut references_in_account("credit_id", "credits"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .take()
}
