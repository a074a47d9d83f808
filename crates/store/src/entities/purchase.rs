//! Purchases: reservations, Marketplace products, spot capacity.

use billing::{AccountId, Currency, Frequency, PurchaseCategory, PurchaseId, SubscriptionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "purchases")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PurchaseId,
    pub name: String,
    pub display_name: String,
    pub category: PurchaseCategory,
    pub subscription_id: SubscriptionId,
    pub unit_price_micros: i64,
    pub unit_price_attos: i64,
    pub currency: Currency,
    pub quantity_micros: i64,
    pub quantity_attos: i64,
    pub frequency: Frequency,
    pub starts_on: Date,
    pub ends_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
