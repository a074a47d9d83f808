//! Meters, price sheets, what rating writes on charges, and tax rules that end.

use crate::keys::{drop_tables, exact, exact_null, references, references_in_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date, date_null, json_binary, pk_uuid, text, text_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(meters()).await?;
        manager.create_table(prices()).await?;
        for column in charge_columns() {
            let mut table = Table::alter().table("charges").to_owned();
            manager.alter_table(table.add_column(column).take()).await?;
        }
        let mut tax_rules = Table::alter().table("tax_rules").to_owned();
        let last_day = date_null("valid_to");
        manager
            .alter_table(tax_rules.add_column(last_day).take())
            .await?;
        for index in [
            "CREATE INDEX prices_account ON prices (account_id, profile_id)",
            // What an invoice has taken up and is still to be rated: nearly always nothing.
            "CREATE INDEX charges_unrated ON charges (account_id, invoice_id) \
             WHERE meter IS NOT NULL AND price_id IS NULL",
            // What tiers have counted already.
            "CREATE INDEX charges_rated ON charges (account_id, scope_id, meter, starts_at) \
             WHERE price_id IS NOT NULL",
            // Whether a price was used, and so never changes.
            "CREATE INDEX charges_price ON charges (price_id) WHERE price_id IS NOT NULL",
        ] {
            manager.get_connection().execute_unprepared(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for index in ["charges_price", "charges_rated", "charges_unrated"] {
            let drop = format!("DROP INDEX {index}");
            manager.get_connection().execute_unprepared(&drop).await?;
        }
        for column in charge_columns() {
            let mut table = Table::alter().table("charges").to_owned();
            let name = column.get_column_name();
            manager.alter_table(table.drop_column(name).take()).await?;
        }
        let mut tax_rules = Table::alter().table("tax_rules").to_owned();
        manager
            .alter_table(tax_rules.drop_column("valid_to").take())
            .await?;
        drop_tables(manager, &["prices", "meters"]).await
    }
}

/// What is metered, by the identifier that files of usage give it.
fn meters() -> TableCreateStatement {
    Table::create()
        .table("meters")
        .col(text("id").primary_key())
        .col(text("name"))
        .col(text("family"))
        .col(text("category"))
        .col(text_null("region"))
        .col(text("unit"))
        .take()
}

/// A price of the list, or of one account or profile: `holder_id` is the profile, the account, or
/// nothing but zeros, so that one key tells all three apart.
fn prices() -> TableCreateStatement {
    let [micros, attos] = exact("included_micros", "included_attos");
    Table::create()
        .table("prices")
        .col(pk_uuid("id"))
        .col(text("meter_id"))
        .col(uuid("holder_id"))
        .col(uuid_null("account_id"))
        .col(uuid_null("profile_id"))
        .col(text("currency"))
        .col(date("valid_from"))
        .col(date_null("valid_to"))
        .col(micros)
        .col(attos)
        .col(json_binary("tiers"))
        .foreign_key(&mut references("meter_id", "meters"))
        .foreign_key(&mut references("account_id", "accounts"))
        .foreign_key(&mut references_in_account("profile_id", "profiles"))
        .index(
            Index::create()
                .unique()
                .col("meter_id")
                .col("holder_id")
                .col("currency")
                .col("valid_from"),
        )
        .take()
}

/// A charge that came as a quantity: of which meter, how much as the file said it, and once it is
/// rated the price. Its cost is nothing until then.
fn charge_columns() -> Vec<ColumnDef> {
    let [micros, attos] = exact_null("used_micros", "used_attos");
    vec![
        text_null("meter"),
        text_null("used_unit"),
        micros,
        attos,
        uuid_null("price_id"),
    ]
}
