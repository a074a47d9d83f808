//! Money of customers that stands on no invoice yet, and what monthly credits covered.

use crate::Transaction;
use crate::entities::{credit, credit_period, invoice, offer};
use crate::rows::whole;
use billing::invoice::InvoiceKind;
use billing::payment::CreditSource;
use billing::{AccountId, CreditId, InvoiceId, SubscriptionId};
use chrono::NaiveDate;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, SimpleExpr};
use sea_orm::{
    ActiveValue, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use std::collections::{BTreeSet, HashMap};

/// The most credits of a batch of accounts that are set off at once. More is an error: what is left
/// out would stay with us, unseen.
pub const CREDITS_MAX: u64 = 100_000;

/// Few rows, whatever was used up before; said so that the databases find the index of them.
const IS_LEFT: &str = "left_minor > 0";

/// What is left of the credits of these accounts, oldest first, locked until the transaction ends:
/// several series may draw on one.
pub async fn left(
    work: &Transaction,
    accounts: Vec<AccountId>,
) -> Result<Vec<credit::Model>, DbErr> {
    let select = credit::Entity::find()
        .filter(credit::Column::AccountId.is_in(accounts))
        .filter(Expr::cust(IS_LEFT))
        .order_by_asc(credit::Column::Since)
        .order_by_asc(credit::Column::Id)
        .lock_exclusive();
    whole(select, CREDITS_MAX, work).await
}

/// What is left of an account's credits, oldest first, locked until the transaction ends. Those that
/// others have in hand are passed over.
pub async fn unheld(work: &Transaction, account: AccountId) -> Result<Vec<credit::Model>, DbErr> {
    let select = credit::Entity::find()
        .filter(credit::Column::AccountId.eq(account))
        .filter(Expr::cust(IS_LEFT))
        .order_by_asc(credit::Column::Since)
        .order_by_asc(credit::Column::Id)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    whole(select, CREDITS_MAX, work).await
}

/// Accounts for which something is kept while an invoice in its currency is open, by key, after one
/// of them; at most `limit`.
pub async fn kept_beside_open(
    reads: &impl ConnectionTrait,
    after: Option<AccountId>,
    limit: u64,
) -> Result<Vec<AccountId>, DbErr> {
    let mut select = credit::Entity::find()
        .select_only()
        .column(credit::Column::AccountId)
        .distinct()
        .filter(Expr::cust(IS_LEFT))
        .filter(Expr::cust(IS_BESIDE_OPEN))
        .order_by_asc(credit::Column::AccountId)
        .limit(limit);
    if let Some(after) = after {
        select = select.filter(credit::Column::AccountId.gt(after));
    }
    select.into_tuple().all(reads).await
}

const IS_BESIDE_OPEN: &str = "EXISTS (SELECT 1 FROM invoices i WHERE i.account_id = \
     credits.account_id AND i.currency = credits.currency AND i.status IN ('Due', 'PastDue'))";

/// One credit, locked until the transaction ends.
pub async fn lock(
    work: &Transaction,
    key: (AccountId, CreditId),
) -> Result<Option<credit::Model>, DbErr> {
    credit::Entity::find_by_id(key)
        .lock_exclusive()
        .one(work)
        .await
}

/// The credits that came of an invoice: of a credit note, or of what was paid too much on it; in the
/// order they were made.
pub async fn of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<credit::Model>, DbErr> {
    of(reads, account, credit::Column::InvoiceId.eq(invoice)).await
}

/// The same, and those that came of the notes that take it back.
pub async fn of_invoice_and_notes(
    reads: &impl ConnectionTrait,
    key: (AccountId, InvoiceId),
) -> Result<Vec<credit::Model>, DbErr> {
    let notes = invoice::Entity::find()
        .select_only()
        .column(invoice::Column::Id)
        .filter(invoice::Column::AccountId.eq(key.0))
        .filter(invoice::Column::CorrectsId.eq(key.1))
        .filter(invoice::Column::Kind.eq(InvoiceKind::CreditNote));
    let is_of_note = credit::Column::InvoiceId.in_subquery(notes.into_query());
    let mut credits = of_invoice(reads, key).await?;
    credits.extend(of(reads, key.0, is_of_note).await?);
    credits.sort_by_key(|it| it.id);
    Ok(credits)
}

/// Sorted here: asked to sort, SQLite walks all of the account and leaves the index aside.
async fn of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    which: SimpleExpr,
) -> Result<Vec<credit::Model>, DbErr> {
    let select = credit::Entity::find()
        .filter(credit::Column::AccountId.eq(account))
        .filter(which);
    let mut credits = whole(select, CREDITS_MAX, reads).await?;
    credits.sort_by_key(|it| it.id);
    Ok(credits)
}

/// These credits of an account.
pub async fn among(
    reads: &impl ConnectionTrait,
    account: AccountId,
    ids: Vec<CreditId>,
) -> Result<Vec<credit::Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let select = credit::Entity::find()
        .filter(credit::Column::AccountId.eq(account))
        .filter(credit::Column::Id.is_in(ids));
    whole(select, CREDITS_MAX, reads).await
}

/// The invoice that each of these credits came of; none for what was paid in advance.
pub async fn sources(
    reads: &impl ConnectionTrait,
    accounts: BTreeSet<AccountId>,
    ids: BTreeSet<CreditId>,
) -> Result<HashMap<CreditId, InvoiceId>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let limit = ids.len() as u64;
    let found: Vec<(CreditId, InvoiceId)> = credit::Entity::find()
        .select_only()
        .column(credit::Column::Id)
        .column(credit::Column::InvoiceId)
        .filter(credit::Column::AccountId.is_in(accounts))
        .filter(credit::Column::Id.is_in(ids))
        .filter(credit::Column::InvoiceId.is_not_null())
        .limit(limit)
        .into_tuple()
        .all(reads)
        .await?;
    Ok(found.into_iter().collect())
}

/// The credits of an account, of these series or of all, what is used up too: the latest first,
/// after a key, at most `limit`.
pub async fn page_of(
    reads: &impl ConnectionTrait,
    (account, scopes): (AccountId, Option<&[Uuid]>),
    after: Option<CreditId>,
    limit: u64,
) -> Result<Vec<credit::Model>, DbErr> {
    let mut select = of_scopes(account, scopes);
    if let Some(after) = after {
        select = select.filter(credit::Column::Id.lt(after));
    }
    select
        .order_by_desc(credit::Column::Id)
        .limit(limit)
        .all(reads)
        .await
}

/// What is left of an account's credits, of these series or of all, oldest first.
pub async fn left_of(
    reads: &impl ConnectionTrait,
    (account, scopes): (AccountId, Option<&[Uuid]>),
) -> Result<Vec<credit::Model>, DbErr> {
    let select = of_scopes(account, scopes)
        .filter(Expr::cust(IS_LEFT))
        .order_by_asc(credit::Column::Since)
        .order_by_asc(credit::Column::Id);
    whole(select, CREDITS_MAX, reads).await
}

fn of_scopes(account: AccountId, scopes: Option<&[Uuid]>) -> Select<credit::Entity> {
    let select = credit::Entity::find().filter(credit::Column::AccountId.eq(account));
    match scopes {
        Some(scopes) => select.filter(credit::Column::ScopeId.is_in(scopes.iter().copied())),
        None => select,
    }
}

/// What was paid in advance under a bank's reference, of an account or one of its profiles.
pub async fn prepaid(
    reads: &impl ConnectionTrait,
    (account, scope): (AccountId, Uuid),
    (reference, received_on): (&str, NaiveDate),
) -> Result<Option<credit::Model>, DbErr> {
    credit::Entity::find()
        .filter(credit::Column::AccountId.eq(account))
        .filter(credit::Column::ScopeId.eq(scope))
        .filter(credit::Column::Source.eq(CreditSource::Prepayment))
        .filter(credit::Column::Reference.eq(reference))
        .filter(credit::Column::Since.eq(received_on))
        .one(reads)
        .await
}

/// Whether something of the same series, day and amount was paid in advance without a reference.
pub async fn is_prepaid_like(
    reads: &impl ConnectionTrait,
    row: &credit::Model,
) -> Result<bool, DbErr> {
    let found = credit::Entity::find()
        .filter(credit::Column::AccountId.eq(row.account_id))
        .filter(credit::Column::ScopeId.eq(row.scope_id))
        .filter(credit::Column::Source.eq(CreditSource::Prepayment))
        .filter(credit::Column::Reference.is_null())
        .filter(credit::Column::Since.eq(row.since))
        .filter(credit::Column::AmountMinor.eq(row.amount_minor))
        .limit(1)
        .one(reads)
        .await?;
    Ok(found.is_some())
}

/// Notes what is left of a credit.
pub async fn set_left(work: &Transaction, row: &credit::Model) -> Result<(), DbErr> {
    let changed = credit::ActiveModel {
        account_id: ActiveValue::Unchanged(row.account_id),
        id: ActiveValue::Unchanged(row.id),
        left_minor: ActiveValue::Set(row.left_minor),
        ..Default::default()
    };
    credit::Entity::update(changed).exec(work).await?;
    Ok(())
}

/// Whether the credit of a subscription's month was used already.
pub async fn is_used(
    reads: &impl ConnectionTrait,
    (account, subscription): (AccountId, SubscriptionId),
    period_start: NaiveDate,
) -> Result<bool, DbErr> {
    let found = credit_period::Entity::find()
        .filter(credit_period::Column::AccountId.eq(account))
        .filter(credit_period::Column::SubscriptionId.eq(subscription))
        .filter(credit_period::Column::PeriodStart.eq(period_start))
        .limit(1)
        .one(reads)
        .await?;
    Ok(found.is_some())
}

/// What a subscription's credit covered, the latest month first; at most `limit` months.
pub async fn periods(
    reads: &impl ConnectionTrait,
    (account, subscription): (AccountId, SubscriptionId),
    limit: u64,
) -> Result<Vec<credit_period::Model>, DbErr> {
    credit_period::Entity::find()
        .filter(credit_period::Column::AccountId.eq(account))
        .filter(credit_period::Column::SubscriptionId.eq(subscription))
        .order_by_desc(credit_period::Column::PeriodStart)
        .limit(limit)
        .all(reads)
        .await
}

/// The offer of this name.
pub async fn offer(
    reads: &impl ConnectionTrait,
    name: &str,
) -> Result<Option<offer::Model>, DbErr> {
    offer::Entity::find_by_id(name.to_owned()).one(reads).await
}
