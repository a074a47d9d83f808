//! Costs, rolled up.

use billing::AccountId;
use billing::costs::Grain;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "costs")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub grain: Grain,
    #[sea_orm(primary_key, auto_increment = false)]
    pub at: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub source_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: i32,
    pub cost_micros: i64,
    pub cost_attos: i64,
}

impl ActiveModelBehavior for ActiveModel {}
