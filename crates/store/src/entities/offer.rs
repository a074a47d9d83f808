//! Offers, and the credit that comes with them.

use billing::Currency;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "offers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub display_name: String,
    pub currency: Option<Currency>,
    pub credit_micros: Option<i64>,
    pub credit_attos: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
