//! The tag keys that an account has chosen.

use billing::AccountId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cost_tags")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    /// A JSON list.
    pub keys: String,
    /// The how-manieth choice it is.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
