//! What takes issued invoices back, or stands in their place.

use crate::Transaction;
use crate::entities::{charge, correction, invoice};
use crate::rows::whole;
use billing::{AccountId, InvoiceId, SubscriptionId};
use chrono::NaiveDate;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Statement,
};
use std::collections::BTreeSet;

/// The most documents that correct one invoice. More is an error: sums over them must be whole.
pub const CORRECTIONS_MAX: u64 = 1_000;

/// The documents that correct an invoice, in the order they were made.
pub async fn documents_of(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<invoice::Model>, DbErr> {
    let select = invoice::Entity::find()
        .filter(invoice::Column::AccountId.eq(account))
        .filter(invoice::Column::CorrectsId.eq(invoice))
        .order_by_asc(invoice::Column::Id);
    whole(select, CORRECTIONS_MAX, reads).await
}

/// Why an invoice was taken back, each time, in the order it was done.
pub async fn of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<correction::Model>, DbErr> {
    let select = correction::Entity::find()
        .filter(correction::Column::AccountId.eq(account))
        .filter(correction::Column::InvoiceId.eq(invoice))
        .order_by_asc(correction::Column::Id);
    whole(select, CORRECTIONS_MAX, reads).await
}

/// Why a document was made that takes an invoice back.
pub async fn by_document(
    reads: &impl ConnectionTrait,
    key: (AccountId, InvoiceId),
) -> Result<Option<correction::Model>, DbErr> {
    correction::Entity::find_by_id(key).one(reads).await
}

/// What a page of invoices corrects, and what corrects it, in the order it was made.
pub async fn linked(
    reads: &impl ConnectionTrait,
    page: &[invoice::Model],
) -> Result<Vec<invoice::Model>, DbErr> {
    let accounts: BTreeSet<_> = page.iter().map(|it| it.account_id).collect();
    let corrected = page.iter().filter_map(|it| it.corrects_id);
    let is_linked = invoice::Column::Id
        .is_in(corrected)
        .or(invoice::Column::CorrectsId.is_in(page.iter().map(|it| it.id)));
    let select = invoice::Entity::find()
        .filter(invoice::Column::AccountId.is_in(accounts))
        .filter(is_linked)
        .order_by_asc(invoice::Column::Id);
    whole(select, crate::ROWS_MAX, reads).await
}

/// Hands the charges of an invoice that was voided over to the one that stands in its place. Gives
/// how many.
pub async fn move_charges(
    work: &Transaction,
    account: AccountId,
    (from, to): (InvoiceId, InvoiceId),
) -> Result<u64, DbErr> {
    let moved = charge::Entity::update_many()
        .col_expr(charge::Column::InvoiceId, Expr::value(Some(to)))
        .filter(charge::Column::AccountId.eq(account))
        .filter(charge::Column::InvoiceId.eq(from))
        .exec(work)
        .await?;
    Ok(moved.rows_affected)
}

/// Forgets the month of credit that a voided invoice was reduced by, so that the one in its place
/// can be: one that covered charges wholly stays.
pub async fn give_credit_back(
    work: &Transaction,
    (account, subscription): (AccountId, SubscriptionId),
    period_start: NaiveDate,
) -> Result<(), DbErr> {
    let backend = work.get_database_backend();
    let sql = "DELETE FROM credit_periods WHERE account_id = $1 AND subscription_id = $2 \
               AND period_start = $3 AND NOT EXISTS (SELECT 1 FROM charges c \
               WHERE c.account_id = credit_periods.account_id \
               AND c.credit_period_id = credit_periods.id)";
    let values = [account.0.into(), subscription.0.into(), period_start.into()];
    let statement = Statement::from_sql_and_values(backend, sql, values);
    work.execute_raw(statement).await?;
    Ok(())
}
