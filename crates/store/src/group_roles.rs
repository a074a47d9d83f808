//! Roles that come from the groups of a provider of OpenID Connect.

use crate::Transaction;
use crate::assignments::ASSIGNMENTS_MAX;
use crate::entities::{assignment, group_role, identity};
use billing::policy::{Role, ScopeKind};
use billing::{AccountId, AssignmentId, IdentityId};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// The roles that an identity has from its groups; more than [`ASSIGNMENTS_MAX`] is an error.
pub async fn of_identity(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Vec<assignment::Model>, DbErr> {
    let from_groups = Query::select()
        .column(group_role::Column::AssignmentId)
        .from(group_role::Entity)
        .to_owned();
    let held = assignment::Entity::find()
        .filter(assignment::Column::IdentityId.eq(identity))
        .filter(assignment::Column::Id.in_subquery(from_groups));
    crate::whole(held, ASSIGNMENTS_MAX, reads).await
}

/// Which of the roles on an account come from groups, and of which provider; more than
/// [`ASSIGNMENTS_MAX`] is an error.
pub async fn providers_on(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<HashMap<AssignmentId, String>, DbErr> {
    let on_account = Query::select()
        .column(assignment::Column::Id)
        .from(assignment::Entity)
        .and_where(assignment::Column::AccountId.eq(account))
        .to_owned();
    let rows =
        group_role::Entity::find().filter(group_role::Column::AssignmentId.in_subquery(on_account));
    let rows = crate::whole(rows, ASSIGNMENTS_MAX, reads).await?;
    let providers = rows.into_iter().map(|it| (it.assignment_id, it.provider));
    Ok(providers.collect())
}

/// The role of an identity on an account, whoever gave it.
pub async fn on_account(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
    (account, role): (AccountId, Role),
) -> Result<Option<assignment::Model>, DbErr> {
    assignment::Entity::find()
        .filter(assignment::Column::IdentityId.eq(identity))
        .filter(assignment::Column::AccountId.eq(account))
        .filter(assignment::Column::ScopeKind.eq(ScopeKind::Account))
        .filter(assignment::Column::Role.eq(role))
        .one(reads)
        .await
}

/// Who else holds a role on an account and can sign in; more than [`ASSIGNMENTS_MAX`] is an error.
pub async fn other_holders(
    reads: &impl ConnectionTrait,
    row: &assignment::Model,
) -> Result<Vec<assignment::Model>, DbErr> {
    let can_sign_in = Query::select()
        .column(identity::Column::Id)
        .from(identity::Entity)
        .and_where(identity::Column::DisabledAt.is_null())
        .to_owned();
    let others = assignment::Entity::find()
        .filter(assignment::Column::AccountId.eq(row.account_id))
        .filter(assignment::Column::ScopeKind.eq(row.scope_kind))
        .filter(assignment::Column::Role.eq(row.role))
        .filter(assignment::Column::Id.ne(row.id))
        .filter(assignment::Column::IdentityId.in_subquery(can_sign_in));
    crate::whole(others, ASSIGNMENTS_MAX, reads).await
}

/// Gives a role that a group stands for.
pub async fn give(work: &Transaction, row: assignment::Model, provider: &str) -> Result<(), DbErr> {
    let from_group = group_role::Model {
        assignment_id: row.id,
        provider: provider.to_owned(),
    };
    crate::put_all::<assignment::Entity>(work, vec![row]).await?;
    crate::put_all::<group_role::Entity>(work, vec![from_group]).await
}

/// Takes a role.
pub async fn take(work: &Transaction, id: AssignmentId) -> Result<(), DbErr> {
    let taken = assignment::Entity::delete_by_id(id).exec(work).await;
    taken.map(|_| ())
}

/// A role is somebody's own from now on, whatever the groups say.
pub async fn keep(work: &Transaction, id: AssignmentId) -> Result<(), DbErr> {
    let kept = group_role::Entity::delete_by_id(id).exec(work).await;
    kept.map(|_| ())
}
