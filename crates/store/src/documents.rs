//! Stored documents: which there are. Their bytes lie in the object store.

use crate::entities::document;
use billing::{AccountId, DocumentId, InvoiceId, Language};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeSet;

/// The documents of an invoice: one for each language.
pub async fn of_invoice(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
) -> Result<Vec<document::Model>, DbErr> {
    document::Entity::find()
        .filter(document::Column::AccountId.eq(account))
        .filter(document::Column::InvoiceId.eq(invoice))
        .order_by_asc(document::Column::Language)
        .all(reads)
        .await
}

/// The document of an invoice in one language, once it is stored.
pub async fn in_language(
    reads: &impl ConnectionTrait,
    (account, invoice): (AccountId, InvoiceId),
    language: Language,
) -> Result<Option<document::Model>, DbErr> {
    document::Entity::find()
        .filter(document::Column::AccountId.eq(account))
        .filter(document::Column::InvoiceId.eq(invoice))
        .filter(document::Column::Language.eq(language))
        .one(reads)
        .await
}

/// The documents of these invoices that are stored, in no order.
pub async fn of_invoices(
    reads: &impl ConnectionTrait,
    invoices: BTreeSet<(AccountId, InvoiceId)>,
) -> Result<Vec<document::Model>, DbErr> {
    use document::Column;
    if invoices.is_empty() {
        return Ok(Vec::new());
    }
    let key = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::InvoiceId)]);
    let limit = (invoices.len() * Language::ALL.len()) as u64;
    let invoices = invoices.into_iter().map(|(one, two)| (one.0, two.0));
    document::Entity::find()
        .filter(key.in_tuples(invoices))
        .limit(limit)
        .all(reads)
        .await
}

/// The documents after one of them by account and id; at most `limit`.
pub async fn after(
    reads: &impl ConnectionTrait,
    last: Option<(AccountId, DocumentId)>,
    limit: u64,
) -> Result<Vec<document::Model>, DbErr> {
    use document::Column;
    let mut rows = document::Entity::find();
    if let Some((account, document)) = last {
        let place = Expr::tuple([Expr::col(Column::AccountId), Expr::col(Column::Id)]);
        rows = rows.filter(place.gt(Expr::tuple([Expr::val(account), Expr::val(document)])));
    }
    rows.order_by_asc(Column::AccountId)
        .order_by_asc(Column::Id)
        .limit(limit)
        .all(reads)
        .await
}
