//! Billing accounts of all four agreement types, and what they are divided into.

use crate::keys::{drop_tables, exact, exact_null, of_account, references, references_in_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean, date, date_null, integer, json_binary, json_binary_null, pk_uuid, text, text_null,
    uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [
            accounts(),
            profiles(),
            sections(),
            customers(),
            offers(),
            subscriptions(),
            purchases(),
            cards(),
        ] {
            manager.create_table(table).await?;
        }
        let by_directory = Index::create()
            .name("accounts_directory")
            .table("accounts")
            .col("directory_id")
            .to_owned();
        manager.create_index(by_directory).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "cards",
            "purchases",
            "subscriptions",
            "offers",
            "customers",
            "sections",
            "profiles",
            "accounts",
        ];
        drop_tables(manager, &tables).await
    }
}

fn accounts() -> TableCreateStatement {
    Table::create()
        .table("accounts")
        .col(pk_uuid("id"))
        .col(uuid("directory_id"))
        .col(text("name").unique_key())
        .col(text_null("display_name"))
        .col(text("agreement"))
        .col(text_null("currency"))
        .col(json_binary("sold_to"))
        .col(boolean("is_outside_tax"))
        .col(text("payment_method"))
        .col(integer("payment_terms_days"))
        .col(uuid_null("card_id"))
        .col(date("created_on"))
        .col(boolean("is_complete"))
        .col(boolean("is_reminded"))
        .foreign_key(&mut references("directory_id", "directories"))
        .take()
}

fn profiles() -> TableCreateStatement {
    of_account("profiles")
        .col(text("name"))
        .col(text("display_name"))
        .col(text("currency"))
        .col(json_binary_null("bill_to"))
        .col(text_null("po_number"))
        .col(integer("invoice_day"))
        .col(text("payment_method"))
        .col(integer("payment_terms_days"))
        .col(uuid_null("card_id"))
        .col(boolean("is_invoice_emailed"))
        .col(date("created_on"))
        .index(Index::create().unique().col("account_id").col("name"))
        .take()
}

fn sections() -> TableCreateStatement {
    of_account("sections")
        .col(uuid("profile_id"))
        .col(text("name"))
        .col(text("display_name"))
        .col(integer("rank"))
        .foreign_key(&mut references_in_account("profile_id", "profiles"))
        .index(
            Index::create()
                .unique()
                .col("account_id")
                .col("profile_id")
                .col("name"),
        )
        .take()
}

fn customers() -> TableCreateStatement {
    of_account("customers")
        .col(text("name"))
        .col(text("display_name"))
        .index(Index::create().unique().col("account_id").col("name"))
        .take()
}

fn subscriptions() -> TableCreateStatement {
    of_account("subscriptions")
        .col(text("name"))
        .col(text("display_name"))
        .col(text("category"))
        .col(uuid_null("profile_id"))
        .col(uuid_null("section_id"))
        .col(uuid_null("customer_id"))
        .col(text_null("reseller"))
        .col(boolean("is_invoice_shared"))
        .col(text_null("offer"))
        .col(uuid_null("card_id"))
        .col(date("created_on"))
        .col(date_null("ended_on"))
        .col(date_null("disabled_on"))
        .foreign_key(&mut references_in_account("profile_id", "profiles"))
        .foreign_key(&mut references_in_account("section_id", "sections"))
        .foreign_key(&mut references_in_account("customer_id", "customers"))
        .index(Index::create().unique().col("account_id").col("name"))
        .take()
}

/// What a MOSP subscription was signed up for, and the credit that comes with it each month.
fn offers() -> TableCreateStatement {
    let [micros, attos] = exact_null("credit_micros", "credit_attos");
    Table::create()
        .table("offers")
        .col(text("name").primary_key())
        .col(text("display_name"))
        .col(text_null("currency"))
        .col(micros)
        .col(attos)
        .take()
}

/// Cards: what the payment provider knows them by. No number of a card is kept here.
fn cards() -> TableCreateStatement {
    of_account("cards")
        .col(text("name"))
        .col(text("display_name"))
        .col(text("provider"))
        .col(text("token"))
        .index(Index::create().unique().col("account_id").col("name"))
        .take()
}

fn purchases() -> TableCreateStatement {
    let [price_micros, price_attos] = exact("unit_price_micros", "unit_price_attos");
    let [quantity_micros, quantity_attos] = exact("quantity_micros", "quantity_attos");
    of_account("purchases")
        .col(text("name"))
        .col(text("display_name"))
        .col(text("category"))
        .col(uuid("subscription_id"))
        .col(price_micros)
        .col(price_attos)
        .col(text("currency"))
        .col(quantity_micros)
        .col(quantity_attos)
        .col(text("frequency"))
        .col(date("starts_on"))
        .col(date_null("ends_on"))
        .foreign_key(&mut references_in_account(
            "subscription_id",
            "subscriptions",
        ))
        .index(Index::create().unique().col("account_id").col("name"))
        .take()
}
