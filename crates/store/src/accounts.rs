//! Billing accounts and their parts.

mod billed;
mod headless;

use crate::entities::{account, customer, profile, purchase, section, subscription};
use crate::rows::whole;
use billing::policy::AccessToInvoice;
use billing::{AccountId, DirectoryId, ProfileId, SectionId, SubscriptionCategory, SubscriptionId};
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use std::collections::BTreeSet;

pub use headless::{headless, is_any_headless};

pub use billed::{
    card, cards, customers_of, disable_billed_on, disabled, enable_billed_on, purchases_in,
    sections_of, subscriptions_of,
};

/// The most profiles, sections, customers, subscriptions or purchases that one account has. More
/// is an error wherever all of them are needed.
pub const PARTS_MAX: u64 = 100_000;
/// The most billing accounts that a list of scopes reads.
pub const ACCOUNTS_MAX: u64 = 500;

/// One account.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    id: AccountId,
) -> Result<Option<account::Model>, DbErr> {
    account::Entity::find_by_id(id).one(reads).await
}

/// The account with this identifier.
pub async fn by_name(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<account::Model>, DbErr> {
    let of_name = account::Column::Name.eq(name);
    account::Entity::find().filter(of_name).one(reads).await
}

/// Locks an account until the transaction ends: one at a time adds what it may have once.
pub async fn lock(work: &crate::Transaction, id: AccountId) -> Result<(), DbErr> {
    let account = account::Entity::find_by_id(id).lock_exclusive();
    account.one(work).await.map(|_| ())
}

/// Has an account's people reminded of what is to be paid, or not. Gives whether that is another
/// answer.
pub async fn set_reminded(
    work: &crate::Transaction,
    id: AccountId,
    is_reminded: bool,
) -> Result<bool, DbErr> {
    let set = account::Entity::update_many()
        .col_expr(account::Column::IsReminded, Expr::value(is_reminded))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::IsReminded.ne(is_reminded))
        .exec(work)
        .await?;
    Ok(set.rows_affected > 0)
}

/// What is looked for by what it is called, and where.
#[derive(Debug, Clone)]
pub struct Called {
    /// What it is called, in any case of letters.
    pub name: String,
    /// Any account of these directories.
    pub directories: BTreeSet<DirectoryId>,
    /// And these accounts.
    pub accounts: BTreeSet<AccountId>,
}

/// How many of one name are looked at.
const CALLED_MAX: u64 = 20;

/// The accounts that are called so, of those directories or among those accounts, by identifier.
pub async fn called_among(
    reads: &impl ConnectionTrait,
    called: &Called,
) -> Result<Vec<account::Model>, DbErr> {
    let (directories, accounts) = (called.directories.clone(), called.accounts.clone());
    let is_there = account::Column::DirectoryId
        .is_in(directories)
        .or(account::Column::Id.is_in(accounts));
    account::Entity::find()
        .filter(is_called(account::Column::DisplayName, &called.name))
        .filter(is_there)
        .order_by_asc(account::Column::Name)
        .limit(CALLED_MAX)
        .all(reads)
        .await
}

/// The profiles of these accounts that are called so, by identifier.
pub async fn profiles_called(
    reads: &impl ConnectionTrait,
    accounts: &BTreeSet<AccountId>,
    name: &str,
) -> Result<Vec<profile::Model>, DbErr> {
    profile::Entity::find()
        .filter(profile::Column::AccountId.is_in(accounts.clone()))
        .filter(is_called(profile::Column::DisplayName, name))
        .order_by_asc(profile::Column::Name)
        .limit(CALLED_MAX)
        .all(reads)
        .await
}

/// The subscriptions of these accounts that are called so, by identifier.
pub async fn subscriptions_called(
    reads: &impl ConnectionTrait,
    accounts: &BTreeSet<AccountId>,
    name: &str,
) -> Result<Vec<subscription::Model>, DbErr> {
    subscription::Entity::find()
        .filter(subscription::Column::AccountId.is_in(accounts.clone()))
        .filter(is_called(subscription::Column::DisplayName, name))
        .order_by_asc(subscription::Column::Name)
        .limit(CALLED_MAX)
        .all(reads)
        .await
}

/// SQLite knows capitals of the Latin alphabet alone: a name is found as it is written, too.
fn is_called(column: impl ColumnTrait, name: &str) -> Condition {
    let lower = Expr::expr(Func::lower(Expr::col(column.as_column_ref())));
    Condition::any()
        .add(column.eq(name))
        .add(lower.eq(name.to_lowercase()))
}

/// Accounts of this display name or identifier: more than one where a name is not unique.
pub async fn called(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<account::Model>, DbErr> {
    let is_called = account::Column::DisplayName
        .eq(name)
        .or(account::Column::Name.eq(name));
    let found = account::Entity::find().filter(is_called);
    whole(found, ACCOUNTS_MAX, reads).await
}

/// The accounts among `ids` in one directory, by name; at most [`ACCOUNTS_MAX`].
pub async fn in_directory(
    reads: &impl ConnectionTrait,
    directory: DirectoryId,
    ids: Vec<AccountId>,
) -> Result<Vec<account::Model>, DbErr> {
    account::Entity::find()
        .filter(account::Column::DirectoryId.eq(directory))
        .filter(account::Column::Id.is_in(ids))
        .order_by_asc(account::Column::DisplayName)
        .order_by_asc(account::Column::Id)
        .limit(ACCOUNTS_MAX)
        .all(reads)
        .await
}

/// The first accounts of the installation by name, of every directory; at most [`ACCOUNTS_MAX`].
pub async fn first(reads: &impl ConnectionTrait) -> Result<Vec<account::Model>, DbErr> {
    account::Entity::find()
        .order_by_asc(account::Column::DisplayName)
        .order_by_asc(account::Column::Id)
        .limit(ACCOUNTS_MAX)
        .all(reads)
        .await
}

/// An account's billing profiles, by name; more than [`PARTS_MAX`] is an error.
pub async fn profiles(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<profile::Model>, DbErr> {
    let select = profile::Entity::find()
        .filter(profile::Column::AccountId.eq(account))
        .order_by_asc(profile::Column::DisplayName)
        .order_by_asc(profile::Column::Id);
    whole(select, PARTS_MAX, reads).await
}

/// A profile of an account, by its identifier.
pub async fn profile_named(
    reads: &impl ConnectionTrait,
    account: AccountId,
    name: &str,
) -> Result<Option<profile::Model>, DbErr> {
    profile::Entity::find()
        .filter(profile::Column::AccountId.eq(account))
        .filter(profile::Column::Name.eq(name))
        .one(reads)
        .await
}

/// One section.
pub async fn section(
    reads: &impl ConnectionTrait,
    key: (AccountId, SectionId),
) -> Result<Option<section::Model>, DbErr> {
    section::Entity::find_by_id(key).one(reads).await
}

/// A section of a profile, by its identifier.
pub async fn section_named(
    reads: &impl ConnectionTrait,
    (account, profile): (AccountId, ProfileId),
    name: &str,
) -> Result<Option<section::Model>, DbErr> {
    section::Entity::find()
        .filter(section::Column::AccountId.eq(account))
        .filter(section::Column::ProfileId.eq(profile))
        .filter(section::Column::Name.eq(name))
        .one(reads)
        .await
}

/// The accounts of these identifiers.
pub async fn by_ids(
    reads: &impl ConnectionTrait,
    ids: Vec<AccountId>,
) -> Result<Vec<account::Model>, DbErr> {
    let found = account::Entity::find().filter(account::Column::Id.is_in(ids));
    found.all(reads).await
}

/// One profile.
pub async fn profile(
    reads: &impl ConnectionTrait,
    key: (AccountId, ProfileId),
) -> Result<Option<profile::Model>, DbErr> {
    profile::Entity::find_by_id(key).one(reads).await
}

/// Profiles of this identifier, of any account.
pub async fn profiles_named(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<profile::Model>, DbErr> {
    let found = profile::Entity::find().filter(profile::Column::Name.eq(name));
    whole(found, PARTS_MAX, reads).await
}

/// An account's invoice sections, in their order; more than [`PARTS_MAX`] is an error.
pub async fn sections(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<section::Model>, DbErr> {
    let select = section::Entity::find()
        .filter(section::Column::AccountId.eq(account))
        .order_by_asc(section::Column::ProfileId)
        .order_by_asc(section::Column::Rank);
    whole(select, PARTS_MAX, reads).await
}

/// A partner's customers, by name; more than [`PARTS_MAX`] is an error.
pub async fn customers(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<customer::Model>, DbErr> {
    let select = customer::Entity::find()
        .filter(customer::Column::AccountId.eq(account))
        .order_by_asc(customer::Column::DisplayName);
    whole(select, PARTS_MAX, reads).await
}

/// An account's subscriptions, by name; more than [`PARTS_MAX`] is an error.
pub async fn subscriptions(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<subscription::Model>, DbErr> {
    let select = subscription::Entity::find()
        .filter(subscription::Column::AccountId.eq(account))
        .order_by_asc(subscription::Column::DisplayName)
        .order_by_asc(subscription::Column::Id);
    whole(select, PARTS_MAX, reads).await
}

/// Subscriptions and support plans of an account to choose from, by name, at most `limit`: all of
/// them, or those that provide use among `only`.
pub async fn subscriptions_to_choose(
    reads: &impl ConnectionTrait,
    account: AccountId,
    only: Option<&[SubscriptionId]>,
    limit: u64,
) -> Result<Vec<subscription::Model>, DbErr> {
    let mut select = subscription::Entity::find()
        .filter(subscription::Column::AccountId.eq(account))
        .order_by_asc(subscription::Column::DisplayName)
        .order_by_asc(subscription::Column::Id)
        .limit(limit);
    if let Some(only) = only {
        select = select
            .filter(subscription::Column::Id.is_in(only.iter().copied()))
            .filter(subscription::Column::Category.eq(SubscriptionCategory::Usage));
    }
    select.all(reads).await
}

/// The subscription or support plan of an account with this identifier.
pub async fn subscription_named(
    reads: &impl ConnectionTrait,
    account: AccountId,
    name: &str,
) -> Result<Option<subscription::Model>, DbErr> {
    subscription::Entity::find()
        .filter(subscription::Column::AccountId.eq(account))
        .filter(subscription::Column::Name.eq(name))
        .one(reads)
        .await
}

/// An account's purchases; more than [`PARTS_MAX`] is an error.
pub async fn purchases(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<purchase::Model>, DbErr> {
    let select = purchase::Entity::find().filter(purchase::Column::AccountId.eq(account));
    whole(select, PARTS_MAX, reads).await
}

/// Whether the account has a customer with a subscription: what an MPA account needs.
pub async fn has_customer_with_subscription(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<bool, DbErr> {
    let found = subscription::Entity::find()
        .filter(subscription::Column::AccountId.eq(account))
        .filter(subscription::Column::CustomerId.is_not_null())
        .filter(subscription::Column::Category.eq(SubscriptionCategory::Usage))
        .limit(1)
        .one(reads)
        .await?;
    Ok(found.is_some())
}

/// Turns *Access to invoice* of a subscription. Gives whether it stood the other way.
pub async fn share_invoices(
    work: &crate::Transaction,
    (account, id): (AccountId, SubscriptionId),
    access: AccessToInvoice,
) -> Result<bool, DbErr> {
    let is_shared = access == AccessToInvoice::On;
    let turned = subscription::Entity::update_many()
        .col_expr(
            subscription::Column::IsInvoiceShared,
            Expr::value(is_shared),
        )
        .filter(subscription::Column::AccountId.eq(account))
        .filter(subscription::Column::Id.eq(id))
        .filter(subscription::Column::IsInvoiceShared.ne(is_shared))
        .exec(work)
        .await?;
    Ok(turned.rows_affected > 0)
}

/// One subscription.
pub async fn subscription(
    reads: &impl ConnectionTrait,
    key: (AccountId, SubscriptionId),
) -> Result<Option<subscription::Model>, DbErr> {
    subscription::Entity::find_by_id(key).one(reads).await
}
