//! Stored documents: which there are. Their bytes lie in the object store.

use crate::entities::document;
use billing::{AccountId, InvoiceId, Language};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

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
