//! The tax table.

use billing::address::CustomerKind;
use billing::tax::TaxCategory;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tax_rules")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub country: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub customer: CustomerKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub valid_from: Date,
    pub category: TaxCategory,
    pub percent_micros: i64,
    pub percent_attos: i64,
    pub valid_to: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
