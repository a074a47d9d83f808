//! Usage and purchases as charges, and the files that usage came from.

use crate::keys::{drop_tables, exact, exact_null, of_account, references};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, pk_uuid, text, text_null, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(imports()).await?;
        manager.create_table(charge_items()).await?;
        manager.create_table(charges()).await?;
        manager.create_table(credit_periods()).await?;
        for (name, table, columns) in [
            (
                "charges_invoice",
                "charges",
                ["account_id", "invoice_id"].as_slice(),
            ),
            // All that a series ever had: a correction sums it, and a file of usage has its days.
            (
                "charges_scope",
                "charges",
                &["account_id", "scope_id", "starts_at"],
            ),
            ("charges_import", "charges", &["import_id"]),
            ("charge_items_import", "charge_items", &["import_id"]),
            ("credit_periods_run", "credit_periods", &["run_id"]),
        ] {
            let mut index = Index::create().name(name).table(table).to_owned();
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        // What no invoice has taken up yet: few rows, whatever was billed before.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE INDEX charges_open ON charges (account_id, scope_id, starts_at) \
                 WHERE invoice_id IS NULL AND credit_period_id IS NULL",
            )
            .await?;
        // Whether a month of credit covered anything to the last.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE INDEX charges_covered ON charges (account_id, credit_period_id) \
                 WHERE credit_period_id IS NOT NULL",
            )
            .await?;
        for index in RATING {
            manager.get_connection().execute_unprepared(index).await?;
        }
        // A purchase is charged once for each of its periods.
        manager
            .get_connection()
            .execute_unprepared(
                "CREATE UNIQUE INDEX charges_purchase_once ON charges \
                 (account_id, purchase_id, starts_at) WHERE purchase_id IS NOT NULL",
            )
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["credit_periods", "charges", "charge_items", "imports"];
        drop_tables(manager, &tables).await
    }
}

const RATING: [&str; 3] = [
    // What an invoice has taken up and is still to be rated: nearly always nothing.
    "CREATE INDEX charges_unrated ON charges (account_id, invoice_id) \
     WHERE meter IS NOT NULL AND price_id IS NULL",
    // What tiers have counted already.
    "CREATE INDEX charges_rated ON charges (account_id, scope_id, meter, starts_at) \
     WHERE price_id IS NOT NULL",
    // Whether a price was used, and so never changes.
    "CREATE INDEX charges_price ON charges (price_id) WHERE price_id IS NOT NULL",
];

/// A file of usage. Its rows count from the moment `taken_at` is set, in one statement; once
/// `given_up_at` is set instead, they are only there to be deleted.
fn imports() -> TableCreateStatement {
    Table::create()
        .table("imports")
        .col(pk_uuid("id"))
        .col(text("fingerprint"))
        .col(text_null("taken_fingerprint").unique_key())
        .col(text("file_name"))
        .col(big_integer("rows"))
        .col(timestamp("started_at"))
        .col(timestamp("leased_until"))
        .col(timestamp_null("taken_at"))
        .col(timestamp_null("given_up_at"))
        .take()
}

/// What a charge is for: written once for each import, referred to by its charges.
fn charge_items() -> TableCreateStatement {
    let [price_micros, price_attos] = exact_null("unit_price_micros", "unit_price_attos");
    Table::create()
        .table("charge_items")
        .col(pk_uuid("id"))
        .col(uuid_null("import_id"))
        .col(text("kind"))
        .col(text("family"))
        .col(text("service"))
        .col(text("description"))
        .col(text_null("subcategory"))
        .col(text_null("region"))
        .col(text("unit"))
        .col(text_null("publisher"))
        .col(price_micros)
        .col(price_attos)
        .foreign_key(&mut references("import_id", "imports"))
        .take()
}

/// What a subscription's monthly credit covered: its charges stand on no invoice where the credit
/// was enough for all of them.
fn credit_periods() -> TableCreateStatement {
    let mut table = of_account("credit_periods")
        .col(uuid("run_id"))
        .col(uuid("subscription_id"))
        .col(date("period_start"))
        .col(date("period_end"))
        .col(text("currency"))
        .check(Expr::cust("period_end >= period_start"))
        .index(
            Index::create()
                .unique()
                .col("account_id")
                .col("subscription_id")
                .col("period_start"),
        )
        .take();
    let used = exact("used_micros", "used_attos");
    for column in exact("credit_micros", "credit_attos")
        .into_iter()
        .chain(used)
    {
        table.col(column);
    }
    table
}

/// One row of a file, or one month of a purchase.
///
/// One that came as a quantity says of which meter, how much as the file had it, and once it is
/// rated the price; its cost is nothing until then. No foreign keys to what an import creates: its
/// rows are staged before the accounts and subscriptions that its last transaction makes.
fn charges() -> TableCreateStatement {
    let mut table = Table::create()
        .table("charges")
        .col(uuid("account_id"))
        .col(uuid("id"))
        .col(uuid_null("import_id"))
        .col(uuid_null("purchase_id"))
        .col(uuid("scope_id"))
        .col(uuid_null("section_id"))
        .col(uuid_null("subscription_id"))
        .col(uuid("item_id"))
        .col(uuid_null("invoice_id"))
        .col(uuid_null("credit_period_id"))
        .col(big_integer("starts_at"))
        .col(big_integer("ends_at"))
        .col(text("currency"))
        .col(text("extra"))
        .col(text_null("meter"))
        .col(text_null("used_unit"))
        .col(uuid_null("price_id"))
        .primary_key(Index::create().col("account_id").col("id"))
        .foreign_key(&mut references("import_id", "imports"))
        .foreign_key(&mut references("price_id", "prices"))
        .take();
    let quantity = exact_null("quantity_micros", "quantity_attos");
    let list_cost = exact_null("list_cost_micros", "list_cost_attos");
    for column in quantity
        .into_iter()
        .chain(exact("cost_micros", "cost_attos"))
        .chain(list_cost)
        .chain(exact_null("used_micros", "used_attos"))
    {
        table.col(column);
    }
    table
}
