//! The directory that an identity looked at last.

use billing::{DirectoryId, IdentityId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "last_directories")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub identity_id: IdentityId,
    pub directory_id: DirectoryId,
}

impl ActiveModelBehavior for ActiveModel {}
