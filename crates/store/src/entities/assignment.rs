//! Who holds which role on what.

use billing::policy::{Role, ScopeKind};
use billing::{AccountId, AssignmentId, IdentityId, ProfileId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AssignmentId,
    pub identity_id: IdentityId,
    pub role: Role,
    pub scope_kind: ScopeKind,
    pub account_id: Option<AccountId>,
    pub scope_id: Option<Uuid>,
    pub profile_id: Option<ProfileId>,
    pub given_at: DateTimeUtc,
    pub given_by: Option<IdentityId>,
    pub ends_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
