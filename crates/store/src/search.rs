//! Search by how a name begins, within the accounts that somebody may see.

use crate::entities::{account, invoice, profile, subscription};
use crate::invoices::Narrowed;
use billing::AccountId;
use sea_orm::sea_query::{Expr, ExprTrait, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most that a search gives of each kind.
pub const FOUND_MAX: u64 = 8;

/// Accounts among `ids` whose name contains `words`; at most [`FOUND_MAX`].
pub async fn accounts(
    reads: &impl ConnectionTrait,
    ids: &[AccountId],
    words: &str,
) -> Result<Vec<account::Model>, DbErr> {
    use account::Column;
    account::Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(contains(Column::DisplayName, words).or(contains(Column::Name, words)))
        .order_by_asc(Column::DisplayName)
        .limit(FOUND_MAX)
        .all(reads)
        .await
}

/// Accounts whose name contains `words`, for whoever sees all of them; at most [`FOUND_MAX`].
pub async fn all_accounts(
    reads: &impl ConnectionTrait,
    words: &str,
) -> Result<Vec<account::Model>, DbErr> {
    use account::Column;
    account::Entity::find()
        .filter(contains(Column::DisplayName, words).or(contains(Column::Name, words)))
        .order_by_asc(Column::DisplayName)
        .order_by_asc(Column::Id)
        .limit(FOUND_MAX)
        .all(reads)
        .await
}

/// Profiles of these accounts whose name contains `words`; at most [`FOUND_MAX`].
pub async fn profiles(
    reads: &impl ConnectionTrait,
    accounts: &[AccountId],
    words: &str,
) -> Result<Vec<profile::Model>, DbErr> {
    use profile::Column;
    profile::Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().copied()))
        .filter(contains(Column::DisplayName, words).or(contains(Column::Name, words)))
        .order_by_asc(Column::DisplayName)
        .limit(FOUND_MAX)
        .all(reads)
        .await
}

/// Subscriptions of these accounts whose name contains `words`; at most [`FOUND_MAX`].
pub async fn subscriptions(
    reads: &impl ConnectionTrait,
    accounts: &[AccountId],
    words: &str,
) -> Result<Vec<subscription::Model>, DbErr> {
    use subscription::Column;
    subscription::Entity::find()
        .filter(Column::AccountId.is_in(accounts.iter().copied()))
        .filter(contains(Column::DisplayName, words).or(contains(Column::Name, words)))
        .order_by_asc(Column::DisplayName)
        .limit(FOUND_MAX)
        .all(reads)
        .await
}

/// Invoices of one account that may be seen and whose name or number begins with `beginning`; at
/// most [`FOUND_MAX`].
pub async fn invoices(
    reads: &impl ConnectionTrait,
    (account, narrowed): (AccountId, Narrowed),
    beginning: &str,
) -> Result<Vec<invoice::Model>, DbErr> {
    let query = crate::invoices::ListQuery {
        beginning: Some(beginning.to_owned()),
        ..crate::invoices::ListQuery::of(account, narrowed, FOUND_MAX)
    };
    Ok(crate::invoices::list(reads, &query).await?.0.rows)
}

/// Contains the words, without regard to case. Percent signs and underscores mean themselves.
pub(crate) fn contains(column: impl ColumnTrait, words: &str) -> SimpleExpr {
    let escaped = words
        .to_lowercase()
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let pattern = sea_orm::sea_query::LikeExpr::new(format!("%{escaped}%")).escape('\\');
    Expr::expr(Func::lower(Expr::col(column))).like(pattern)
}
