//! Roles that wait for whoever is invited.

use billing::policy::{Role, ScopeKind};
use billing::{AccountId, IdentityId, InvitationId, ProfileId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitations")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub email: String,
    pub email_key: String,
    pub role: Role,
    pub scope_kind: ScopeKind,
    pub account_id: AccountId,
    pub scope_id: Option<Uuid>,
    pub profile_id: Option<ProfileId>,
    pub given_by: IdentityId,
    pub given_at: DateTimeUtc,
    pub ends_at: Option<DateTimeUtc>,
    pub expires_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
