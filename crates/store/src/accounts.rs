//! Billing accounts and their parts.

use crate::entities::{account, card, customer, invoice, profile, purchase, section, subscription};
use billing::invoice::BillingScope;
use billing::{
    AccountId, CardId, CustomerId, DirectoryId, ProfileId, SectionId, SubscriptionCategory,
    SubscriptionId,
};
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use std::collections::{BTreeSet, HashMap};

/// The most profiles, sections, customers or subscriptions that one account's pages read.
pub const PARTS_MAX: u64 = 10_000;
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

/// Accounts of this display name or identifier: more than one where a name is not unique.
pub async fn called(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Vec<account::Model>, DbErr> {
    let is_called = account::Column::DisplayName
        .eq(name)
        .or(account::Column::Name.eq(name));
    let found = account::Entity::find().filter(is_called);
    found.limit(ACCOUNTS_MAX).all(reads).await
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

/// An account's billing profiles, by name; at most [`PARTS_MAX`].
pub async fn profiles(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<profile::Model>, DbErr> {
    profile::Entity::find()
        .filter(profile::Column::AccountId.eq(account))
        .order_by_asc(profile::Column::DisplayName)
        .order_by_asc(profile::Column::Id)
        .limit(PARTS_MAX)
        .all(reads)
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
    found.limit(PARTS_MAX).all(reads).await
}

/// An account's invoice sections, in their order; at most [`PARTS_MAX`].
pub async fn sections(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<section::Model>, DbErr> {
    section::Entity::find()
        .filter(section::Column::AccountId.eq(account))
        .order_by_asc(section::Column::ProfileId)
        .order_by_asc(section::Column::Rank)
        .limit(PARTS_MAX)
        .all(reads)
        .await
}

/// A partner's customers, by name; at most [`PARTS_MAX`].
pub async fn customers(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<customer::Model>, DbErr> {
    customer::Entity::find()
        .filter(customer::Column::AccountId.eq(account))
        .order_by_asc(customer::Column::DisplayName)
        .limit(PARTS_MAX)
        .all(reads)
        .await
}

/// An account's subscriptions, by name; at most [`PARTS_MAX`].
pub async fn subscriptions(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<subscription::Model>, DbErr> {
    subscription::Entity::find()
        .filter(subscription::Column::AccountId.eq(account))
        .order_by_asc(subscription::Column::DisplayName)
        .order_by_asc(subscription::Column::Id)
        .limit(PARTS_MAX)
        .all(reads)
        .await
}

/// An account's purchases; at most [`PARTS_MAX`].
pub async fn purchases(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<purchase::Model>, DbErr> {
    purchase::Entity::find()
        .filter(purchase::Column::AccountId.eq(account))
        .limit(PARTS_MAX)
        .all(reads)
        .await
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

/// One subscription.
pub async fn subscription(
    reads: &impl ConnectionTrait,
    key: (AccountId, SubscriptionId),
) -> Result<Option<subscription::Model>, DbErr> {
    subscription::Entity::find_by_id(key).one(reads).await
}

/// These subscriptions of an account.
pub async fn subscriptions_of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    ids: BTreeSet<SubscriptionId>,
) -> Result<Vec<subscription::Model>, DbErr> {
    subscription::Entity::find()
        .filter(subscription::Column::AccountId.eq(account))
        .filter(subscription::Column::Id.is_in(ids))
        .all(reads)
        .await
}

/// These sections of an account.
pub async fn sections_of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    ids: BTreeSet<SectionId>,
) -> Result<Vec<section::Model>, DbErr> {
    section::Entity::find()
        .filter(section::Column::AccountId.eq(account))
        .filter(section::Column::Id.is_in(ids))
        .all(reads)
        .await
}

/// These customers of a partner.
pub async fn customers_of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    ids: BTreeSet<CustomerId>,
) -> Result<Vec<customer::Model>, DbErr> {
    customer::Entity::find()
        .filter(customer::Column::AccountId.eq(account))
        .filter(customer::Column::Id.is_in(ids))
        .all(reads)
        .await
}

/// The purchases whose charges belong to a series, with the subscriptions they were made through;
/// at most [`PARTS_MAX`], more is an error.
pub async fn purchases_in(
    reads: &impl ConnectionTrait,
    account: AccountId,
    scope: BillingScope,
) -> Result<Vec<(purchase::Model, subscription::Model)>, DbErr> {
    let through = purchase::Column::SubscriptionId;
    let of_account = purchase::Entity::find().filter(purchase::Column::AccountId.eq(account));
    let through_these = match scope {
        BillingScope::Service(_) => return Ok(Vec::new()),
        BillingScope::SupportPlan(id) => of_account.filter(through.eq(id)),
        BillingScope::Enrollment(_) => of_account,
        BillingScope::Profile(id) => {
            of_account.filter(through.in_subquery(subscriptions_where(account, |it| {
                it.and_where(subscription::Column::ProfileId.eq(id))
            })))
        }
        BillingScope::Purchases(_) => {
            of_account.filter(through.in_subquery(subscriptions_where(account, |it| {
                it.and_where(subscription::Column::Category.eq(SubscriptionCategory::Usage))
            })))
        }
    };
    let found = through_these.limit(PARTS_MAX + 1).all(reads).await?;
    if found.len() as u64 > PARTS_MAX {
        let problem = format!("an account with more than {PARTS_MAX} purchases");
        return Err(DbErr::Custom(problem));
    }
    let ids = found.iter().map(|it| it.subscription_id).collect();
    let subscriptions = subscriptions_of(reads, account, ids).await?;
    let subscriptions: HashMap<_, _> = subscriptions.into_iter().map(|it| (it.id, it)).collect();
    Ok(found
        .into_iter()
        .filter_map(|it| {
            let subscription = subscriptions.get(&it.subscription_id)?.clone();
            Some((it, subscription))
        })
        .collect())
}

fn subscriptions_where(
    account: AccountId,
    narrow: impl FnOnce(&mut SelectStatement) -> &mut SelectStatement,
) -> SelectStatement {
    let mut select = subscription::Entity::find()
        .select_only()
        .column(subscription::Column::Id)
        .filter(subscription::Column::AccountId.eq(account))
        .into_query();
    narrow(&mut select);
    select
}

/// One card.
pub async fn card(
    reads: &impl ConnectionTrait,
    key: (AccountId, CardId),
) -> Result<Option<card::Model>, DbErr> {
    card::Entity::find_by_id(key).one(reads).await
}

/// Disables the subscriptions that an invoice is for and that are not yet. Gives how many.
pub async fn disable_billed_on(
    work: &crate::Transaction,
    invoice: &invoice::Model,
    today: chrono::NaiveDate,
) -> Result<u64, DbErr> {
    let Some(billed) = billed_on(invoice) else {
        return Ok(0);
    };
    let result = subscription::Entity::update_many()
        .col_expr(subscription::Column::DisabledOn, Expr::value(Some(today)))
        .filter(billed)
        .filter(subscription::Column::DisabledOn.is_null())
        .exec(work)
        .await?;
    Ok(result.rows_affected)
}

/// Enables the subscriptions that an invoice is for. Gives how many were disabled.
pub async fn enable_billed_on(
    work: &crate::Transaction,
    invoice: &invoice::Model,
) -> Result<u64, DbErr> {
    let Some(billed) = billed_on(invoice) else {
        return Ok(0);
    };
    let nothing = Option::<chrono::NaiveDate>::None;
    let result = subscription::Entity::update_many()
        .col_expr(subscription::Column::DisabledOn, Expr::value(nothing))
        .filter(billed)
        .filter(subscription::Column::DisabledOn.is_not_null())
        .exec(work)
        .await?;
    Ok(result.rows_affected)
}

/// The subscriptions of an invoice: its own, or all of its profile.
fn billed_on(invoice: &invoice::Model) -> Option<SimpleExpr> {
    use subscription::Column;
    let of_account = Column::AccountId.eq(invoice.account_id);
    let which = match (invoice.subscription_id, invoice.profile_id) {
        (Some(id), _) => Column::Id.eq(id),
        (None, Some(id)) => Column::ProfileId.eq(id),
        (None, None) => return None,
    };
    Some(of_account.and(which))
}
