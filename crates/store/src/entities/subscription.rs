//! Subscriptions, support plans among them.

use billing::{
    AccountId, CardId, CustomerId, ProfileId, SectionId, SubscriptionCategory, SubscriptionId,
};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subscriptions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SubscriptionId,
    pub name: String,
    pub display_name: String,
    pub category: SubscriptionCategory,
    pub profile_id: Option<ProfileId>,
    pub section_id: Option<SectionId>,
    pub customer_id: Option<CustomerId>,
    pub reseller: Option<String>,
    pub is_invoice_shared: bool,
    pub offer: Option<String>,
    pub card_id: Option<CardId>,
    pub created_on: Date,
    pub ended_on: Option<Date>,
    pub disabled_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
