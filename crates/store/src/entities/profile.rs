//! Billing profiles.

use billing::invoice::PaymentMethod;
use billing::{AccountId, CardId, Currency, Party, ProfileId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profiles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProfileId,
    pub name: String,
    pub display_name: String,
    pub currency: Currency,
    pub bill_to: Option<Party>,
    pub po_number: Option<String>,
    pub invoice_day: i32,
    pub payment_method: PaymentMethod,
    pub payment_terms_days: i32,
    pub card_id: Option<CardId>,
    pub is_invoice_emailed: bool,
    pub created_on: Date,
}

impl ActiveModelBehavior for ActiveModel {}
