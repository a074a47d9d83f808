//! What a provider of OpenID Connect calls an identity.

use billing::IdentityId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "subjects")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub issuer: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject: String,
    pub identity_id: IdentityId,
    pub linked_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
