//! Who gets invoices without a role.

use billing::{AccountId, IdentityId, Language, RecipientId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_recipients")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RecipientId,
    pub scope_id: Uuid,
    pub email: String,
    pub email_key: String,
    pub language: Language,
    pub added_at: DateTimeUtc,
    pub added_by: Option<IdentityId>,
}

impl ActiveModelBehavior for ActiveModel {}
