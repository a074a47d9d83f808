//! Charges: rows of usage, and purchases.

use billing::{
    AccountId, ChargeId, CreditPeriodId, Currency, ImportId, InvoiceId, PriceId, PurchaseId,
    SectionId, SubscriptionId,
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "charges")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ChargeId,
    pub import_id: Option<ImportId>,
    pub purchase_id: Option<PurchaseId>,
    pub scope_id: Uuid,
    pub section_id: Option<SectionId>,
    pub subscription_id: Option<SubscriptionId>,
    pub item_id: Uuid,
    pub invoice_id: Option<InvoiceId>,
    pub credit_period_id: Option<CreditPeriodId>,
    pub starts_at: i64,
    pub ends_at: i64,
    pub currency: Currency,
    pub extra: String,
    pub quantity_micros: Option<i64>,
    pub quantity_attos: Option<i64>,
    pub cost_micros: i64,
    pub cost_attos: i64,
    pub list_cost_micros: Option<i64>,
    pub list_cost_attos: Option<i64>,
    pub meter: Option<String>,
    pub used_unit: Option<String>,
    pub used_micros: Option<i64>,
    pub used_attos: Option<i64>,
    pub price_id: Option<PriceId>,
}

impl ActiveModelBehavior for ActiveModel {}
