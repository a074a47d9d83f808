//! Money received.

use crate::entities::{payment, payment_attempt};
use crate::rows::{ROWS_MAX, whole};
use billing::payment::Outcome;
use billing::{AccountId, AttemptId, CreditId, InvoiceId, PaymentId, SettlementId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;

/// The most payments that one invoice has, and the most tries that are asked about at once. More is
/// an error: sums over them must be whole.
pub const PAYMENTS_MAX: u64 = 10_000;

/// The most tries that the history of an invoice shows.
const TRIES_SHOWN: u64 = 1_000;

/// The payments of an invoice, oldest first.
pub async fn of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<payment::Model>, DbErr> {
    let select = payment::Entity::find()
        .filter(payment::Column::AccountId.eq(account))
        .filter(payment::Column::InvoiceId.eq(invoice))
        .order_by_asc(payment::Column::ReceivedOn)
        .order_by_asc(payment::Column::Id);
    whole(select, PAYMENTS_MAX, reads).await
}

/// What these credits were set off against, in the order it was booked.
pub async fn of_credits(
    reads: &impl ConnectionTrait,
    account: AccountId,
    credits: &[CreditId],
) -> Result<Vec<payment::Model>, DbErr> {
    if credits.is_empty() {
        return Ok(Vec::new());
    }
    let select = payment::Entity::find()
        .filter(payment::Column::AccountId.eq(account))
        .filter(Expr::cust(IS_SET_OFF))
        .filter(payment::Column::Reference.is_in(credits.iter().map(ToString::to_string)))
        .order_by_asc(payment::Column::BookedAt)
        .order_by_asc(payment::Column::Id);
    whole(select, PAYMENTS_MAX, reads).await
}

/// In the words of the index of what is set off, so that the databases find it.
const IS_SET_OFF: &str = "method = 'credit'";

/// One payment.
pub async fn by_id(
    reads: &impl ConnectionTrait,
    key: (AccountId, PaymentId),
) -> Result<Option<payment::Model>, DbErr> {
    payment::Entity::find_by_id(key).one(reads).await
}

/// One try to charge a card.
pub async fn attempt(
    reads: &impl ConnectionTrait,
    key: (AccountId, AttemptId),
) -> Result<Option<payment_attempt::Model>, DbErr> {
    payment_attempt::Entity::find_by_id(key).one(reads).await
}

/// The tries to charge the card of an invoice, oldest first; at most [`TRIES_SHOWN`].
pub async fn attempts_of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<payment_attempt::Model>, DbErr> {
    payment_attempt::Entity::find()
        .filter(payment_attempt::Column::AccountId.eq(account))
        .filter(payment_attempt::Column::InvoiceId.eq(invoice))
        .order_by_asc(payment_attempt::Column::Id)
        .limit(TRIES_SHOWN)
        .all(reads)
        .await
}

/// The tries for an invoice whose answer is not known.
pub async fn pending_of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<payment_attempt::Model>, DbErr> {
    let select = payment_attempt::Entity::find()
        .filter(payment_attempt::Column::AccountId.eq(account))
        .filter(payment_attempt::Column::InvoiceId.eq(invoice))
        .filter(payment_attempt::Column::Outcome.eq(Outcome::Pending))
        .order_by_asc(payment_attempt::Column::Id);
    whole(select, PAYMENTS_MAX, reads).await
}

/// The tries of one settlement, oldest first.
pub async fn attempts_of_settlement(
    reads: &impl ConnectionTrait,
    (account, settlement): (AccountId, SettlementId),
) -> Result<Vec<payment_attempt::Model>, DbErr> {
    let select = payment_attempt::Entity::find()
        .filter(payment_attempt::Column::AccountId.eq(account))
        .filter(payment_attempt::Column::SettlementId.eq(settlement))
        .order_by_asc(payment_attempt::Column::Id);
    whole(select, PAYMENTS_MAX, reads).await
}

/// Tries whose answer is not known, by key, at most `limit`.
pub async fn pending_attempts(
    reads: &impl ConnectionTrait,
    after: Option<(AccountId, AttemptId)>,
    limit: u64,
) -> Result<Vec<payment_attempt::Model>, DbErr> {
    let pending = payment_attempt::Column::Outcome.eq(Outcome::Pending);
    let mut cursor = payment_attempt::Entity::find().filter(pending).cursor_by((
        payment_attempt::Column::AccountId,
        payment_attempt::Column::Id,
    ));
    if let Some(after) = after {
        cursor.after(after);
    }
    cursor.first(limit).all(reads).await
}

/// What was paid on these invoices of any accounts, in no order.
pub async fn of_invoices(
    reads: &impl ConnectionTrait,
    invoices: BTreeSet<(AccountId, InvoiceId)>,
) -> Result<Vec<payment::Model>, DbErr> {
    use payment::Column;
    if invoices.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::InvoiceId)]);
    let invoices = invoices.into_iter().map(|(one, two)| (one.0, two.0));
    let of_these = payment::Entity::find().filter(key.in_tuples(invoices));
    whole(of_these, ROWS_MAX, reads).await
}
