//! Whatever costs are told by.

use billing::invoice::LineKind;
use billing::{AccountId, Currency, SectionId, SubscriptionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_groups")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub currency: Currency,
    pub kind: LineKind,
    pub family: String,
    pub service: String,
    pub region: Option<String>,
    pub scope_id: Uuid,
    pub section_id: Option<SectionId>,
    pub subscription_id: Option<SubscriptionId>,
    /// Those with a chosen key, as a JSON object.
    pub tags: String,
}

impl ActiveModelBehavior for ActiveModel {}
