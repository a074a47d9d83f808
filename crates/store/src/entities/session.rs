//! Who is signed in.

use billing::session::{Browser, SignInWay, System};
use billing::{DirectoryId, IdentityId, SessionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub token_hash: Vec<u8>,
    pub identity_id: IdentityId,
    pub directory_id: Option<DirectoryId>,
    pub created_at: DateTimeUtc,
    pub seen_at: DateTimeUtc,
    pub id: SessionId,
    pub way: SignInWay,
    pub browser: Option<Browser>,
    pub system: Option<System>,
}

impl ActiveModelBehavior for ActiveModel {}
