//! The audit trail.

use billing::{AccountId, AuditId, IdentityId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AuditId,
    pub account_id: Option<AccountId>,
    pub identity_id: Option<IdentityId>,
    pub at: DateTimeUtc,
    pub action: String,
    pub subject: String,
}

impl ActiveModelBehavior for ActiveModel {}
