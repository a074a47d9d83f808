//! Corrections of issued invoices, and how far a billing run is.

use crate::keys::{of_account, references_in_account};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    date_null, integer, text, timestamp_with_time_zone as timestamp,
    timestamp_with_time_zone_null as timestamp_null, uuid, uuid_null,
};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(corrections()).await?;
        let by_invoice = Index::create()
            .name("corrections_invoice")
            .table("corrections")
            .col("account_id")
            .col("invoice_id")
            .to_owned();
        manager.create_index(by_invoice).await?;
        let by_corrected = Index::create()
            .name("invoices_corrects")
            .table("invoices")
            .col("account_id")
            .col("corrects_id")
            .to_owned();
        manager.create_index(by_corrected).await?;
        // One column a statement: SQLite takes no more.
        for column in of_runs() {
            let mut alter = Table::alter();
            let alter = alter.table("bill_runs").add_column(column).to_owned();
            manager.alter_table(alter).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in of_runs() {
            let name = column.get_column_name().clone();
            let mut alter = Table::alter();
            let alter = alter.table("bill_runs").drop_column(name).to_owned();
            manager.alter_table(alter).await?;
        }
        let index = Index::drop()
            .name("invoices_corrects")
            .table("invoices")
            .to_owned();
        manager.drop_index(index).await?;
        let table = Table::drop().table("corrections").to_owned();
        manager.drop_table(table).await
    }
}

/// Why an invoice was taken back, whole or in part. Its id is that of the document that says so.
fn corrections() -> TableCreateStatement {
    of_account("corrections")
        .col(uuid("invoice_id"))
        .col(text("kind"))
        .col(text("reason"))
        .col(uuid_null("identity_id"))
        .col(timestamp("made_at"))
        .foreign_key(&mut references_in_account("id", "invoices"))
        .foreign_key(&mut references_in_account("invoice_id", "invoices"))
        .take()
}

/// What a run is for, and how far it is while it works.
fn of_runs() -> [ColumnDef; 5] {
    [
        text("kind").default("run").take(),
        integer("looked_at").default(0).take(),
        integer("ahead").default(0).take(),
        date_null("at_day"),
        timestamp_null("heard_at"),
    ]
}
