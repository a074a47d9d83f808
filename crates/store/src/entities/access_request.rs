//! Who asked for access to what, and what became of it.

use billing::policy::{Role, ScopeKind};
use billing::{AccessRequestId, AccountId, IdentityId, ProfileId, SubscriptionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessRequestId,
    pub identity_id: IdentityId,
    pub scope_kind: ScopeKind,
    pub profile_id: Option<ProfileId>,
    pub subscription_id: Option<SubscriptionId>,
    pub asked_at: DateTimeUtc,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<IdentityId>,
    pub role: Option<Role>,
    pub sentence: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
