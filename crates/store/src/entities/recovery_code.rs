//! A recovery code that was not used yet.

use billing::IdentityId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "recovery_codes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub identity_id: IdentityId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub code_hash: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
