//! Accounts at whose head nobody is who can sign in.

use crate::entities::{account, assignment, identity};
use billing::policy::{Role, ScopeKind};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// Those accounts, by name; at most `limit`.
pub async fn headless(
    reads: &impl ConnectionTrait,
    now: DateTime<Utc>,
    limit: u64,
) -> Result<Vec<account::Model>, DbErr> {
    select(now)
        .order_by_asc(account::Column::DisplayName)
        .order_by_asc(account::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Whether there is any.
pub async fn is_any_headless(
    reads: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    Ok(select(now).one(reads).await?.is_some())
}

fn select(now: DateTime<Utc>) -> Select<account::Entity> {
    account::Entity::find().filter(Expr::exists(heads(now)).not())
}

/// Who is at the head of an account, and can sign in. Each agreement has one role of those.
fn heads(now: DateTime<Utc>) -> SelectStatement {
    let roles = Role::ALL.iter().copied().filter(|it| it.heads_a_scope());
    let held = |column| Expr::col((assignment::Entity, column));
    let of_account =
        held(assignment::Column::AccountId).equals((account::Entity, account::Column::Id));
    let is_in_force = held(assignment::Column::EndsAt)
        .is_null()
        .or(held(assignment::Column::EndsAt).gt(now));
    Query::select()
        .expr(Expr::val(1))
        .from(assignment::Entity)
        .inner_join(
            identity::Entity,
            Expr::col((identity::Entity, identity::Column::Id))
                .equals((assignment::Entity, assignment::Column::IdentityId)),
        )
        .and_where(of_account)
        .and_where(held(assignment::Column::ScopeKind).eq(ScopeKind::Account))
        .and_where(held(assignment::Column::Role).is_in(roles))
        .and_where(is_in_force)
        .and_where(Expr::col((identity::Entity, identity::Column::DisabledAt)).is_null())
        .to_owned()
}
