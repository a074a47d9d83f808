//! Money that is given back.

use crate::Transaction;
use crate::entities::refund;
use crate::rows::{ROWS_MAX, whole};
use billing::payment::RefundState;
use billing::{AccountId, CreditId, InvoiceId, PaymentId, RefundId};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// The most refunds that one payment, credit or invoice has. More is an error: sums over them must
/// be whole.
pub const REFUNDS_MAX: u64 = 1_000;

/// One refund.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    key: (AccountId, RefundId),
) -> Result<Option<refund::Model>, DbErr> {
    refund::Entity::find_by_id(key).one(reads).await
}

/// The refund of this id, of any account.
pub async fn of_id(
    reads: &impl ConnectionTrait,
    id: RefundId,
) -> Result<Option<refund::Model>, DbErr> {
    let of_id = refund::Column::Id.eq(id);
    refund::Entity::find().filter(of_id).one(reads).await
}

/// What was given back of a payment, refused ones too.
pub async fn of_payment(
    reads: &impl ConnectionTrait,
    (account, payment): (AccountId, PaymentId),
) -> Result<Vec<refund::Model>, DbErr> {
    of(reads, account, refund::Column::PaymentId.eq(payment)).await
}

/// What was given back of these credits, refused ones too.
pub async fn of_credits(
    reads: &impl ConnectionTrait,
    account: AccountId,
    credits: &[CreditId],
) -> Result<Vec<refund::Model>, DbErr> {
    if credits.is_empty() {
        return Ok(Vec::new());
    }
    let of_them = refund::Column::CreditId.is_in(credits.iter().copied());
    of(reads, account, of_them).await
}

/// What was given back of a credit, refused ones too.
pub async fn of_credit(
    reads: &impl ConnectionTrait,
    (account, credit): (AccountId, CreditId),
) -> Result<Vec<refund::Model>, DbErr> {
    of(reads, account, refund::Column::CreditId.eq(credit)).await
}

/// What was given back of what was paid on an invoice.
pub async fn of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<refund::Model>, DbErr> {
    of(reads, account, refund::Column::InvoiceId.eq(invoice)).await
}

/// What was given back of what was paid on an invoice, and of these credits, refused ones too.
pub async fn of_invoice_and_credits(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
    credits: &[CreditId],
) -> Result<Vec<refund::Model>, DbErr> {
    let mut refunds = of_invoice(reads, (account, invoice)).await?;
    refunds.extend(of_credits(reads, account, credits).await?);
    refunds.sort_by_key(|it| it.id);
    Ok(refunds)
}

/// Sorted here: asked to sort, SQLite walks all of the account and leaves the indexes aside.
async fn of(
    reads: &impl ConnectionTrait,
    account: AccountId,
    which: SimpleExpr,
) -> Result<Vec<refund::Model>, DbErr> {
    let select = refund::Entity::find()
        .filter(refund::Column::AccountId.eq(account))
        .filter(which);
    let mut refunds = whole(select, REFUNDS_MAX, reads).await?;
    refunds.sort_by_key(|it| it.id);
    Ok(refunds)
}

/// Notes a refund as wired, if it still is to be; whoever else noted it was first otherwise.
pub async fn set_wired(
    work: &Transaction,
    (account, id): (AccountId, RefundId),
    reference: Option<&str>,
) -> Result<bool, DbErr> {
    let reference = reference.map(str::to_owned);
    let changed = refund::Entity::update_many()
        .col_expr(refund::Column::State, Expr::value(RefundState::Done))
        .col_expr(refund::Column::ProviderReference, Expr::value(reference))
        .filter(refund::Column::AccountId.eq(account))
        .filter(refund::Column::Id.eq(id))
        .filter(refund::Column::State.eq(RefundState::ToWire))
        .exec(work)
        .await?;
    Ok(changed.rows_affected > 0)
}

/// Few rows, whatever was given back before; said so that the databases find the index of them.
const GOING: &str = "state IN ('pending', 'to-wire')";

/// Refunds in this state, pending or to be wired, by key, at most `limit`.
pub async fn in_state(
    reads: &impl ConnectionTrait,
    state: RefundState,
    after: Option<(AccountId, RefundId)>,
    limit: u64,
) -> Result<Vec<refund::Model>, DbErr> {
    let mut cursor = refund::Entity::find()
        .filter(refund::Column::State.eq(state))
        .filter(Expr::cust(GOING))
        .cursor_by((refund::Column::AccountId, refund::Column::Id));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// What was given back of these invoices of any accounts, in no order.
pub async fn of_invoices(
    reads: &impl ConnectionTrait,
    invoices: BTreeSet<(AccountId, InvoiceId)>,
) -> Result<Vec<refund::Model>, DbErr> {
    use refund::Column;
    if invoices.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::InvoiceId)]);
    let invoices = invoices.into_iter().map(|(one, two)| (one.0, two.0));
    let of_these = refund::Entity::find().filter(key.in_tuples(invoices));
    whole(of_these, ROWS_MAX, reads).await
}
