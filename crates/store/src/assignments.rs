//! Roles given.

use crate::Transaction;
use crate::entities::assignment;
use billing::policy::{Assignment, Role, Scope, ScopeKind};
use billing::{AccountId, AssignmentId, IdentityId, ProfileId, SectionId, SubscriptionId};
use sea_orm::prelude::Uuid;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most roles that one person holds.
pub const ASSIGNMENTS_MAX: u64 = 5_000;
/// The most holders of a role that are looked at to name whom to ask.
pub const HOLDERS_MAX: u64 = 200;

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

/// The roles on an account and its parts; more than [`ASSIGNMENTS_MAX`] is an error.
pub async fn of_account(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<assignment::Model>, DbErr> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::AccountId.eq(account))
        .order_by_asc(assignment::Column::Id);
    crate::whole(rows, ASSIGNMENTS_MAX, reads).await
}

/// Takes every role on an account and its parts from an identity.
pub async fn take_all(
    work: &Transaction,
    account: AccountId,
    identity: IdentityId,
) -> Result<(), DbErr> {
    assignment::Entity::delete_many()
        .filter(assignment::Column::AccountId.eq(account))
        .filter(assignment::Column::IdentityId.eq(identity))
        .exec(work)
        .await?;
    Ok(())
}

/// The same role of the same identity on the same scope, where it was given before.
pub async fn same(
    reads: &impl ConnectionTrait,
    new: &assignment::Model,
) -> Result<Option<assignment::Model>, DbErr> {
    use assignment::Column;
    let scope = match new.scope_id {
        Some(id) => Column::ScopeId.eq(id),
        None => Column::ScopeId.is_null(),
    };
    assignment::Entity::find()
        .filter(Column::IdentityId.eq(new.identity_id))
        .filter(Column::Role.eq(new.role))
        .filter(Column::ScopeKind.eq(new.scope_kind))
        .filter(Column::AccountId.eq(new.account_id))
        .filter(scope)
        .one(reads)
        .await
}

/// Takes a role away.
pub async fn remove(work: &Transaction, id: AssignmentId) -> Result<(), DbErr> {
    assignment::Entity::delete_by_id(id)
        .exec(work)
        .await
        .map(|_| ())
}

/// The roles of several identities, each with its holder; at most [`ASSIGNMENTS_MAX`].
pub async fn of_identities(
    reads: &impl ConnectionTrait,
    identities: Vec<IdentityId>,
) -> Result<Vec<(IdentityId, Assignment)>, DbErr> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::IdentityId.is_in(identities))
        .limit(ASSIGNMENTS_MAX)
        .all(reads)
        .await?;
    let rules = rows.iter().map(|it| Some((it.identity_id, rule_of(it)?)));
    Ok(rules.flatten().collect())
}

/// The roles of several identities, as they were given; more than [`ASSIGNMENTS_MAX`] is an error.
pub async fn rows_of(
    reads: &impl ConnectionTrait,
    identities: Vec<IdentityId>,
) -> Result<Vec<assignment::Model>, DbErr> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::IdentityId.is_in(identities))
        .order_by_asc(assignment::Column::Id);
    crate::whole(rows, ASSIGNMENTS_MAX, reads).await
}

/// Who holds one of these roles on an account or a part of it, each with the role, by when it was
/// given; at most [`HOLDERS_MAX`].
pub async fn holders(
    reads: &impl ConnectionTrait,
    account: AccountId,
    roles: Vec<Role>,
) -> Result<Vec<(IdentityId, Assignment)>, DbErr> {
    let rows = assignment::Entity::find()
        .filter(assignment::Column::AccountId.eq(account))
        .filter(assignment::Column::Role.is_in(roles))
        .order_by_asc(assignment::Column::Id)
        .limit(HOLDERS_MAX)
        .all(reads)
        .await?;
    let rules = rows.iter().map(|it| Some((it.identity_id, rule_of(it)?)));
    Ok(rules.flatten().collect())
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

/// A scope, as rows name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScopeColumns {
    /// What it is.
    pub scope_kind: ScopeKind,
    /// The account that it is or belongs to.
    pub account_id: Option<AccountId>,
    /// The part of the account.
    pub scope_id: Option<Uuid>,
    /// The profile that it is or belongs to.
    pub profile_id: Option<ProfileId>,
}

/// The columns of a scope.
pub fn columns_of(scope: Scope) -> ScopeColumns {
    let (scope_id, profile_id) = match scope {
        Scope::Installation | Scope::Account(_) => (None, None),
        Scope::Profile { profile, .. } => (Some(profile.0), Some(profile)),
        Scope::Section {
            profile, section, ..
        } => (Some(section.0), Some(profile)),
        Scope::Subscription { subscription, .. } => (Some(subscription.0), None),
    };
    ScopeColumns {
        scope_kind: scope.kind(),
        account_id: scope.account(),
        scope_id,
        profile_id,
    }
}

/// The scope that a row names.
pub fn scope_of(row: &assignment::Model) -> Option<Scope> {
    scope_named(ScopeColumns {
        scope_kind: row.scope_kind,
        account_id: row.account_id,
        scope_id: row.scope_id,
        profile_id: row.profile_id,
    })
}

/// The scope that columns name; none where one is missing.
pub fn scope_named(columns: ScopeColumns) -> Option<Scope> {
    let account = columns.account_id;
    Some(match columns.scope_kind {
        ScopeKind::Installation => Scope::Installation,
        ScopeKind::Account => Scope::Account(account?),
        ScopeKind::Profile => Scope::Profile {
            account: account?,
            profile: columns.profile_id?,
        },
        ScopeKind::Section => Scope::Section {
            account: account?,
            profile: columns.profile_id?,
            section: SectionId(columns.scope_id?),
        },
        ScopeKind::Subscription => Scope::Subscription {
            account: account?,
            subscription: SubscriptionId(columns.scope_id?),
        },
    })
}
