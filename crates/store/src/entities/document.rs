//! Stored documents of invoices.

use billing::{AccountId, DocumentId, InvoiceId, Language};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub invoice_id: InvoiceId,
    pub name: String,
    pub language: Language,
    pub media_type: String,
    pub sha256: String,
    pub size_bytes: i32,
    pub stored_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
