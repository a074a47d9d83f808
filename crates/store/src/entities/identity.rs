//! Identities: who signs in.

use billing::{DirectoryId, IdentityId, IdentityKind};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "identities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IdentityId,
    pub directory_id: Option<DirectoryId>,
    pub email: String,
    pub email_key: String,
    pub kind: IdentityKind,
    pub display_name: String,
    pub is_confirmed: bool,
    pub password_hash: Option<String>,
    pub disabled_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
