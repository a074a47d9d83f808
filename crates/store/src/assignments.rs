//! Roles given.

use crate::entities::assignment;
use billing::policy::{Assignment, Role, Scope, ScopeKind};
use billing::{AccountId, IdentityId};
use billing::{SectionId, SubscriptionId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most roles that one person holds.
pub const ASSIGNMENTS_MAX: u64 = 5_000;

/// The roles of one identity, all scopes; at most [`ASSIGNMENTS_MAX`].
pub async fn of_identity(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Vec<Assignment>, DbErr> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::IdentityId.eq(identity))
        .limit(ASSIGNMENTS_MAX)
        .all(reads)
        .await?;
    Ok(rows.iter().filter_map(rule_of).collect())
}

/// Who holds `role` on the installation.
pub async fn operators(reads: &impl ConnectionTrait) -> Result<Vec<assignment::Model>, DbErr> {
    assignment::Entity::find()
        .filter(assignment::Column::Role.eq(Role::Operator))
        .order_by_asc(assignment::Column::Id)
        .limit(ASSIGNMENTS_MAX)
        .all(reads)
        .await
}

/// The e-mail address of the one account administrator of a MOSP account.
pub async fn administrator_email(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<String>, DbErr> {
    let held = assignment::Entity::find()
        .filter(assignment::Column::AccountId.eq(account))
        .filter(assignment::Column::Role.eq(Role::AccountAdministrator))
        .filter(assignment::Column::EndsAt.is_null())
        .order_by_asc(assignment::Column::Id)
        .limit(1)
        .one(reads)
        .await?;
    match held {
        None => Ok(None),
        Some(held) => {
            let found = crate::identities::by_id(reads, held.identity_id).await?;
            Ok(found.map(|it| it.email))
        }
    }
}

/// The role as the policy reads it; nothing where the row names no scope, so gives no right.
pub fn rule_of(row: &assignment::Model) -> Option<Assignment> {
    Some(Assignment {
        role: row.role,
        scope: scope_of(row)?,
        starts: None,
        ends: row.ends_at,
    })
}

/// The scope that a row names.
pub fn scope_of(row: &assignment::Model) -> Option<Scope> {
    let account = row.account_id;
    Some(match row.scope_kind {
        ScopeKind::Installation => Scope::Installation,
        ScopeKind::Account => Scope::Account(account?),
        ScopeKind::Profile => Scope::Profile {
            account: account?,
            profile: row.profile_id?,
        },
        ScopeKind::Section => Scope::Section {
            account: account?,
            profile: row.profile_id?,
            section: SectionId(row.scope_id?),
        },
        ScopeKind::Subscription => Scope::Subscription {
            account: account?,
            subscription: SubscriptionId(row.scope_id?),
        },
    })
}
