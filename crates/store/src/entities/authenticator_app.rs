//! The authenticator app of an identity, once a code of it was seen.

use billing::IdentityId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "authenticator_apps")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub identity_id: IdentityId,
    pub sealed_secret: Vec<u8>,
    pub last_step: i64,
    pub confirmed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
