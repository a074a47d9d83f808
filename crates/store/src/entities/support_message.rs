//! What was written on a support request, by its writer and by the office.

use billing::support::SupportSide;
use billing::{FormKey, IdentityId, SupportRequestId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_messages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub request_id: SupportRequestId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    pub identity_id: IdentityId,
    pub side: SupportSide,
    pub text: String,
    pub form_key: FormKey,
    pub written_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
