//! Exchange rates to the accounting currency.

use billing::Currency;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exchange_rates")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub currency: Currency,
    #[sea_orm(primary_key, auto_increment = false)]
    pub valid_from: Date,
    pub rate_micros: i64,
    pub rate_attos: i64,
    pub source: String,
    pub valid_to: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
