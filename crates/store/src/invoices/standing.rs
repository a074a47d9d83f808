//! Where invoices stand: what is open, what is to be charged, what is past due.

use crate::Transaction;
use crate::entities::invoice;
use billing::invoice::{InvoiceStatus, PaymentMethod};
use billing::{AccountId, CardId, InvoiceId};
use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, LockBehavior, LockType};
use sea_orm::{
    ActiveValue, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

/// One invoice, locked until the transaction ends.
pub async fn lock(
    work: &Transaction,
    key: (AccountId, InvoiceId),
) -> Result<Option<invoice::Model>, DbErr> {
    invoice::Entity::find_by_id(key)
        .lock_exclusive()
        .one(work)
        .await
}

/// Open invoices of an account, oldest first, locked until the transaction ends; at most `limit`.
/// Those that others have in hand are passed over: nobody who holds one waits for another.
pub async fn lock_open(
    work: &Transaction,
    account: AccountId,
    limit: u64,
) -> Result<Vec<invoice::Model>, DbErr> {
    invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(is_open())
        .order_by_asc(invoice::Column::InvoiceDate)
        .order_by_asc(invoice::Column::Id)
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(work)
        .await
}

/// Writes where an invoice stands: what is paid, its status, since when people know that it is past
/// due, and when its card is tried next.
pub async fn set_standing(work: &Transaction, row: &invoice::Model) -> Result<(), DbErr> {
    let changed = invoice::ActiveModel {
        account_id: ActiveValue::Unchanged(row.account_id),
        id: ActiveValue::Unchanged(row.id),
        paid_minor: ActiveValue::Set(row.paid_minor),
        status: ActiveValue::Set(row.status),
        past_due_since: ActiveValue::Set(row.past_due_since),
        past_due_told: ActiveValue::Set(row.past_due_told),
        next_attempt_on: ActiveValue::Set(row.next_attempt_on),
        attempts: ActiveValue::Set(row.attempts),
        ..Default::default()
    };
    invoice::Entity::update(changed).exec(work).await?;
    Ok(())
}

/// Notes when an invoice's card is tried next.
pub async fn set_next_attempt(
    work: &Transaction,
    (account, id): (AccountId, InvoiceId),
    on: Option<NaiveDate>,
) -> Result<(), DbErr> {
    invoice::Entity::update_many()
        .col_expr(invoice::Column::NextAttemptOn, Expr::value(on))
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::Id.eq(id))
        .exec(work)
        .await?;
    Ok(())
}

/// Open invoices whose card is to be tried by `today`, by key, at most `limit`.
pub async fn to_charge(
    reads: &impl ConnectionTrait,
    today: NaiveDate,
    after: Option<(AccountId, InvoiceId)>,
    limit: u64,
) -> Result<Vec<invoice::Model>, DbErr> {
    let mut cursor = invoice::Entity::find()
        .filter(is_open())
        .filter(invoice::Column::NextAttemptOn.is_not_null())
        .filter(invoice::Column::NextAttemptOn.lte(today))
        .cursor_by((invoice::Column::AccountId, invoice::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// Invoices that have been past due since a day or longer while a subscription that they are for
/// is not disabled, by key, at most `limit`.
pub async fn to_disable(
    reads: &impl ConnectionTrait,
    since: NaiveDate,
    after: Option<(AccountId, InvoiceId)>,
    limit: u64,
) -> Result<Vec<invoice::Model>, DbErr> {
    let mut cursor = invoice::Entity::find()
        .filter(is_past_due())
        .filter(invoice::Column::PastDueSince.lte(since))
        .filter(Expr::cust(HAS_ENABLED))
        .cursor_by((invoice::Column::AccountId, invoice::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// Open invoices of an account that are charged to a card, oldest first; at most `limit`.
pub async fn open_on_card(
    reads: &impl ConnectionTrait,
    (account, card): (AccountId, CardId),
    limit: u64,
) -> Result<Vec<invoice::Model>, DbErr> {
    invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::CardId.eq(card))
        .filter(invoice::Column::Status.is_in([InvoiceStatus::Due, InvoiceStatus::PastDue]))
        .order_by_asc(invoice::Column::InvoiceDate)
        .order_by_asc(invoice::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// Whether an invoice of the series is past due.
pub async fn is_any_past_due(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
) -> Result<bool, DbErr> {
    let found = invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::ScopeId.eq(scope))
        .filter(is_past_due())
        .limit(1)
        .one(reads)
        .await?;
    Ok(found.is_some())
}

/// Those of some accounts that have an invoice that is past due.
pub async fn accounts_past_due(
    reads: &impl ConnectionTrait,
    accounts: Vec<AccountId>,
) -> Result<Vec<AccountId>, DbErr> {
    invoice::Entity::find()
        .select_only()
        .column(invoice::Column::AccountId)
        .distinct()
        .filter(invoice::Column::AccountId.is_in(accounts))
        .filter(is_past_due())
        .into_tuple()
        .all(reads)
        .await
}

/// It is for a subscription that works: its own, or one of its profile.
const HAS_ENABLED: &str = "EXISTS (SELECT 1 FROM subscriptions s \
     WHERE s.account_id = invoices.account_id AND s.disabled_on IS NULL \
     AND (s.id = invoices.subscription_id \
     OR (invoices.subscription_id IS NULL AND s.profile_id = invoices.profile_id)))";

/// Nobody is to charge its card, or is at it: so stands what was given back.
const NOBODY_CHARGES: &str = "next_attempt_on IS NULL AND NOT EXISTS (SELECT 1 FROM \
     payment_attempts a WHERE a.account_id = invoices.account_id AND a.invoice_id = invoices.id \
     AND a.outcome = 'pending')";

/// Makes Past due what is Due, is not charged to a card by itself, and whose due date is before
/// `today`. Gives how many.
pub async fn mark_past_due(work: &Transaction, today: NaiveDate) -> Result<u64, DbErr> {
    let result = invoice::Entity::update_many()
        .col_expr(invoice::Column::Status, Expr::value(InvoiceStatus::PastDue))
        .col_expr(invoice::Column::PastDueSince, Expr::value(today))
        .filter(invoice::Column::Status.eq(InvoiceStatus::Due))
        .filter(
            Condition::any()
                .add(invoice::Column::PaymentMethod.eq(PaymentMethod::Invoice))
                .add(Expr::cust(NOBODY_CHARGES)),
        )
        .filter(invoice::Column::DueDate.lt(today))
        .exec(work)
        .await?;
    Ok(result.rows_affected)
}

// Both in the words of the partial indexes, so that they answer it.

pub(super) fn is_past_due() -> sea_orm::sea_query::SimpleExpr {
    Expr::cust("invoices.status = 'PastDue'")
}

pub(super) fn is_open() -> sea_orm::sea_query::SimpleExpr {
    Expr::cust("invoices.status IN ('Due', 'PastDue')")
}
