//! A passkey of an identity: the public half of a key that its authenticator keeps.

use billing::IdentityId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub credential_id: Vec<u8>,
    pub identity_id: IdentityId,
    pub name: String,
    pub public_key: Vec<u8>,
    pub signatures: i64,
    pub added_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
