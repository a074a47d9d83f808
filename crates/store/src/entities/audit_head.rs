//! The last line of each chain of the audit trail.

use billing::ChainId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_heads")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain: ChainId,
    pub number: i64,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
