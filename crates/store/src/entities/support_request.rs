//! What somebody wrote to the office, and where it stands.

use billing::support::SupportState;
use billing::{IdentityId, Language, SupportRequestId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SupportRequestId,
    pub name: String,
    pub identity_id: IdentityId,
    pub account: Option<String>,
    pub invoice: Option<String>,
    pub language: Language,
    pub subject: String,
    pub diagnosis: String,
    pub state: SupportState,
    pub is_unread: bool,
    pub messages: i32,
    pub opened_at: DateTimeUtc,
    pub changed_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
