//! Accounts that their administrators offered to others.

use billing::hand_over::OfferEnd;
use billing::{AccountId, HandOverId, IdentityId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "hand_overs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: HandOverId,
    pub from_id: IdentityId,
    pub to_id: IdentityId,
    pub offered_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<OfferEnd>,
}

impl ActiveModelBehavior for ActiveModel {}
