//! Meters and price sheets.

use crate::keys::{drop_tables, exact, references, references_in_account};
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
        let by_holder = Index::create()
            .name("prices_account")
            .table("prices")
            .col("account_id")
            .col("profile_id")
            .to_owned();
        manager.create_index(by_holder).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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
        .check(Expr::cust("valid_to >= valid_from"))
        .check(Expr::cust("included_micros >= 0 AND included_attos >= 0"))
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
