//! Issued invoices: what lists show, and where each stands.

use billing::invoice::{InvoiceKind, InvoiceStatus};
use billing::{AccountId, Currency, InvoiceId, ProfileId, SubscriptionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invoices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvoiceId,
    pub name: String,
    pub document_number: String,
    pub kind: InvoiceKind,
    pub cause: String,
    pub scope_id: Uuid,
    pub profile_id: Option<ProfileId>,
    pub subscription_id: Option<SubscriptionId>,
    pub scope_label: String,
    pub currency: Currency,
    pub period_start: Date,
    pub period_end: Date,
    pub invoice_date: Date,
    pub due_date: Date,
    pub subtotal_minor: i64,
    pub tax_minor: i64,
    pub total_minor: i64,
    pub paid_minor: i64,
    pub status: InvoiceStatus,
    pub is_in_portal: bool,
    pub issued_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
