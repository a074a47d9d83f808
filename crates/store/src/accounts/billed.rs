//! The parts of accounts that invoices are made of, and how those stand that an invoice is for.

use super::PARTS_MAX;
use crate::Transaction;
use crate::entities::{card, customer, invoice, purchase, section, subscription};
use crate::rows::whole;
use billing::invoice::BillingScope;
use billing::{AccountId, CardId, CustomerId, SectionId, SubscriptionCategory, SubscriptionId};
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait, SelectStatement, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use std::collections::{BTreeSet, HashMap};

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
    let found = whole(through_these, PARTS_MAX, reads).await?;
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

/// An account's cards, by name; more than [`PARTS_MAX`] is an error.
pub async fn cards(
    reads: &impl ConnectionTrait,
    account: AccountId,
) -> Result<Vec<card::Model>, DbErr> {
    let select = card::Entity::find()
        .filter(card::Column::AccountId.eq(account))
        .order_by_asc(card::Column::DisplayName)
        .order_by_asc(card::Column::Id);
    whole(select, PARTS_MAX, reads).await
}

/// Subscriptions that are disabled; at most [`PARTS_MAX`], more is an error.
pub async fn disabled(reads: &impl ConnectionTrait) -> Result<Vec<subscription::Model>, DbErr> {
    let select =
        subscription::Entity::find().filter(subscription::Column::DisabledOn.is_not_null());
    whole(select, PARTS_MAX, reads).await
}

/// Disables the subscriptions that an invoice is for and that are not yet. Gives how many.
pub async fn disable_billed_on(
    work: &Transaction,
    invoice: &invoice::Model,
    today: NaiveDate,
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
pub async fn enable_billed_on(work: &Transaction, invoice: &invoice::Model) -> Result<u64, DbErr> {
    let Some(billed) = billed_on(invoice) else {
        return Ok(0);
    };
    let nothing = Option::<NaiveDate>::None;
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
