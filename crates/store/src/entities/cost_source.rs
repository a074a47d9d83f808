//! What costs came with.

use billing::AccountId;
use billing::costs::CostSourceKind;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_sources")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: CostSourceKind,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
