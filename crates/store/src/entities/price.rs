//! Prices: of the list, and negotiated ones.

use billing::price::Tiers;
use billing::{AccountId, Currency, PriceId, ProfileId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PriceId,
    pub meter_id: String,
    pub holder_id: Uuid,
    pub account_id: Option<AccountId>,
    pub profile_id: Option<ProfileId>,
    pub currency: Currency,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub included_micros: i64,
    pub included_attos: i64,
    pub tiers: Tiers,
}

impl ActiveModelBehavior for ActiveModel {}
