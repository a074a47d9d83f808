//! MOSP: the address that an account's administrator prefers for invoices, and the one that is still
//! to be confirmed.

use billing::{AccountId, IdentityId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "preferred_addresses")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    pub identity_id: IdentityId,
    pub email: Option<String>,
    pub wanted: Option<String>,
    pub wanted_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
