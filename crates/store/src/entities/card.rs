//! Cards, by what the payment provider knows them by.

use billing::payment::Provider;
use billing::{AccountId, CardId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cards")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CardId,
    pub name: String,
    pub display_name: String,
    pub provider: Provider,
    pub token: String,
}

impl ActiveModelBehavior for ActiveModel {}
