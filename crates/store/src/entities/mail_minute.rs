//! How many mails each domain was sent in the last minute that it was sent any.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_minutes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub domain: String,
    pub minute: DateTimeUtc,
    pub sent: i32,
}

impl ActiveModelBehavior for ActiveModel {}
