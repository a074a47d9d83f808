//! Whether mail is sent at all.

use billing::IdentityId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    pub is_paused: bool,
    pub changed_at: DateTimeUtc,
    pub changed_by: Option<IdentityId>,
}

impl ActiveModelBehavior for ActiveModel {}
