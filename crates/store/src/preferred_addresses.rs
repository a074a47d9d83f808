//! MOSP: the addresses that administrators prefer for the invoices of their accounts.

use crate::Transaction;
use crate::entities::preferred_address::{Column, Entity, Model};
use crate::rows::whole;
use billing::{AccountId, IdentityId};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use std::collections::BTreeSet;

/// The most accounts that are asked about at once, and that one person administers. More is an
/// error.
const ACCOUNTS_MAX: u64 = 100_000;

/// What is preferred for one account, and what is to be confirmed.
pub async fn of_account(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(account).one(reads).await
}

/// The same of many accounts, with one statement.
pub async fn of_accounts(
    reads: &impl ConnectionTrait,
    accounts: BTreeSet<AccountId>,
) -> Result<Vec<Model>, DbErr> {
    if accounts.is_empty() {
        return Ok(Vec::new());
    }
    let rows = Entity::find().filter(Column::AccountId.is_in(accounts));
    whole(rows.order_by_asc(Column::AccountId), ACCOUNTS_MAX, reads).await
}

/// What somebody prefers, for whichever accounts.
pub async fn of_person(
    reads: &impl ConnectionTrait,
    identity: IdentityId,
) -> Result<Vec<Model>, DbErr> {
    let rows = Entity::find().filter(Column::IdentityId.eq(identity));
    whole(rows.order_by_asc(Column::AccountId), ACCOUNTS_MAX, reads).await
}

/// Forgets what is preferred for an account: its invoices go to the administrator's own address.
pub async fn remove(work: &Transaction, account: AccountId) -> Result<(), DbErr> {
    Entity::delete_by_id(account).exec(work).await.map(|_| ())
}
