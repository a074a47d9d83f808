//! The installation itself: its issuer, its secret, its series of document numbers, tax and rates.

use crate::keys::{drop_tables, exact};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{binary, date, date_null, integer, json_binary_null, text};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(installation()).await?;

        let number_series = Table::create()
            .table("number_series")
            .col(integer("year").primary_key())
            .col(integer("last_place"))
            .to_owned();
        manager.create_table(number_series).await?;

        let [micros, attos] = exact("percent_micros", "percent_attos");
        let tax_rules = Table::create()
            .table("tax_rules")
            .col(text("country"))
            .col(text("customer"))
            .col(date("valid_from"))
            .col(date_null("valid_to"))
            .col(text("category"))
            .col(micros)
            .col(attos)
            .check(Expr::cust("valid_to >= valid_from"))
            .check(Expr::cust("percent_micros >= 0 AND percent_attos >= 0"))
            .primary_key(
                Index::create()
                    .col("country")
                    .col("customer")
                    .col("valid_from"),
            )
            .to_owned();
        manager.create_table(tax_rules).await?;

        let [micros, attos] = exact("rate_micros", "rate_attos");
        let exchange_rates = Table::create()
            .table("exchange_rates")
            .col(text("currency"))
            .col(date("valid_from"))
            .col(micros)
            .col(attos)
            .col(text("source"))
            .col(date_null("valid_to"))
            .check(Expr::cust("rate_micros >= 0 AND rate_attos >= 0"))
            .check(Expr::cust("rate_micros > 0 OR rate_attos > 0"))
            .primary_key(Index::create().col("currency").col("valid_from"))
            .to_owned();
        manager.create_table(exchange_rates).await?;

        let publishers = Table::create()
            .table("publishers")
            .col(text("name").primary_key())
            .col(json_binary_null("address"))
            .to_owned();
        manager.create_table(publishers).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "publishers",
            "exchange_rates",
            "tax_rules",
            "number_series",
            "installation",
        ];
        drop_tables(manager, &tables).await
    }
}

/// The one row of the installation itself.
fn installation() -> TableCreateStatement {
    Table::create()
        .table("installation")
        .col(integer("id").primary_key())
        .col(binary("secret"))
        .col(json_binary_null("issuer"))
        .col(date_null("demo_stands_at"))
        .col(json_binary_null("reminder_days"))
        .to_owned()
}
