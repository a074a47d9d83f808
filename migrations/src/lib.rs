//! The schema, one file a step, up and down: the truth about the tables of both databases.

mod keys;
mod m20261101_000001_installation;
mod m20261101_000002_directories;
mod m20261101_000003_accounts;
mod m20261101_000004_assignments;
mod m20261101_000005_prices;
mod m20261101_000006_charges;
mod m20261101_000007_invoices;
mod m20261101_000008_work;
mod m20261101_000009_payments;
mod m20261101_000010_corrections;
mod m20261101_000011_access;
mod m20261101_000012_access_requests;
mod m20261101_000013_support;
mod m20261101_000014_openid;
mod m20261101_000015_factors;
mod m20261101_000016_mail;
mod m20261101_000017_usage_files;
mod m20261101_000018_costs;

use sea_orm_migration::prelude::*;

pub use sea_orm_migration::MigratorTrait;

/// All steps, in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_installation::Migration),
            Box::new(m20261101_000002_directories::Migration),
            Box::new(m20261101_000003_accounts::Migration),
            Box::new(m20261101_000004_assignments::Migration),
            Box::new(m20261101_000005_prices::Migration),
            Box::new(m20261101_000006_charges::Migration),
            Box::new(m20261101_000007_invoices::Migration),
            Box::new(m20261101_000008_work::Migration),
            Box::new(m20261101_000009_payments::Migration),
            Box::new(m20261101_000010_corrections::Migration),
            Box::new(m20261101_000011_access::Migration),
            Box::new(m20261101_000012_access_requests::Migration),
            Box::new(m20261101_000013_support::Migration),
            Box::new(m20261101_000014_openid::Migration),
            Box::new(m20261101_000015_factors::Migration),
            Box::new(m20261101_000016_mail::Migration),
            Box::new(m20261101_000017_usage_files::Migration),
            Box::new(m20261101_000018_costs::Migration),
        ]
    }
}

/// Whether a database has our tables. Looking changes nothing.
pub async fn is_set_up<'a>(database: impl IntoSchemaManagerConnection<'a>) -> Result<bool, DbErr> {
    SchemaManager::new(database).has_table("installation").await
}
