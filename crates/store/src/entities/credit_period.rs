//! What a monthly credit covered.

use billing::{AccountId, CreditPeriodId, Currency, RunId, SubscriptionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credit_periods")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CreditPeriodId,
    pub run_id: RunId,
    pub subscription_id: SubscriptionId,
    pub period_start: Date,
    pub period_end: Date,
    pub currency: Currency,
    pub credit_micros: i64,
    pub credit_attos: i64,
    pub used_micros: i64,
    pub used_attos: i64,
}

impl ActiveModelBehavior for ActiveModel {}
