//! Who asked for a link that sets a password, and has not set one since.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reset_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub email_key: String,
    pub asked_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
