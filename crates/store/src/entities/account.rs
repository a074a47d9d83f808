//! Billing accounts.

use billing::invoice::PaymentMethod;
use billing::{AccountId, AgreementType, CardId, Currency, DirectoryId, Party};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    pub directory_id: DirectoryId,
    pub name: String,
    pub display_name: Option<String>,
    pub agreement: AgreementType,
    pub currency: Option<Currency>,
    pub sold_to: Party,
    pub is_outside_tax: bool,
    pub payment_method: PaymentMethod,
    pub payment_terms_days: i32,
    pub card_id: Option<CardId>,
    pub created_on: Date,
    pub is_complete: bool,
    pub is_reminded: bool,
}

impl ActiveModelBehavior for ActiveModel {}
