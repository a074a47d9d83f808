//! The audit trail, in chains.

use billing::{ChainId, IdentityId, ProfileId, SectionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub chain: ChainId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    pub at: DateTimeUtc,
    pub identity_id: Option<IdentityId>,
    pub profile_id: Option<ProfileId>,
    pub section_id: Option<SectionId>,
    pub action: String,
    pub subject: String,
    pub hash: String,
}

impl ActiveModelBehavior for ActiveModel {}
