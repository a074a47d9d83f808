//! MOSP: whose invoices are sent by e-mail.

use billing::{AccountId, IdentityId, SubscriptionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_opt_ins")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub subscription_id: SubscriptionId,
    pub accepted_at: DateTimeUtc,
    pub accepted_by: Option<IdentityId>,
}

impl ActiveModelBehavior for ActiveModel {}
