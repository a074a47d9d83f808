//! What the steps share: keys led by the account, exact numbers, foreign keys, dropping.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, uuid};

/// A table whose rows belong to a billing account: `account_id` leads its primary key.
pub fn of_account(name: &'static str) -> TableCreateStatement {
    Table::create()
        .table(name)
        .col(uuid("account_id"))
        .col(uuid("id"))
        .primary_key(Index::create().col("account_id").col("id"))
        .foreign_key(&mut references("account_id", "accounts"))
        .take()
}

/// `column` holds the `id` of a row of `table`.
pub fn references(column: &'static str, table: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from_col(column).to(table, "id").take()
}

/// `column` holds the `id` of a row of `table` of the same account.
pub fn references_in_account(
    column: &'static str,
    table: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .from_col("account_id")
        .from_col(column)
        .to_col("account_id")
        .to(table, "id")
        .take()
}

/// The two integers of an exact number: whole millionths, and the attos left over.
pub fn exact(micros: &'static str, attos: &'static str) -> [ColumnDef; 2] {
    [big_integer(micros), big_integer(attos)]
}

/// An exact number that may be missing.
pub fn exact_null(micros: &'static str, attos: &'static str) -> [ColumnDef; 2] {
    [big_integer_null(micros), big_integer_null(attos)]
}

/// Drops tables, the one that others refer to last.
pub async fn drop_tables(
    manager: &SchemaManager<'_>,
    tables: &[&'static str],
) -> Result<(), DbErr> {
    for table in tables {
        manager
            .drop_table(Table::drop().table(*table).to_owned())
            .await?;
    }
    Ok(())
}
