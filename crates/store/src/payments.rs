//! Money received.

use crate::entities::payment;
use billing::{AccountId, InvoiceId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The most payments that one invoice has.
pub const PAYMENTS_MAX: u64 = 1_000;

/// The payments of an invoice, oldest first.
pub async fn of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<payment::Model>, DbErr> {
    payment::Entity::find()
        .filter(payment::Column::AccountId.eq(account))
        .filter(payment::Column::InvoiceId.eq(invoice))
        .order_by_asc(payment::Column::ReceivedOn)
        .order_by_asc(payment::Column::Id)
        .limit(PAYMENTS_MAX)
        .all(reads)
        .await
}
