//! How often something was attempted, by the hash of what was attempted and by whom.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: Vec<u8>,
    pub times: i32,
    pub since: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
