//! Issued invoices: what lists show, and where each stands.

use billing::invoice::{Cause, InvoiceKind, InvoiceStatus, PaymentMethod};
use billing::{AccountId, CardId, Currency, InvoiceId, Money, ProfileId, RunId, SubscriptionId};
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
    pub cause: Cause,
    pub scope_id: Uuid,
    pub profile_id: Option<ProfileId>,
    pub subscription_id: Option<SubscriptionId>,
    pub scope_label: String,
    pub currency: Currency,
    pub period_start: Date,
    pub period_end: Date,
    pub invoice_date: Date,
    pub due_date: Date,
    pub payment_method: PaymentMethod,
    pub card_id: Option<CardId>,
    pub corrects_id: Option<InvoiceId>,
    pub run_id: Option<RunId>,
    pub charged_micros: i64,
    pub charged_attos: i64,
    pub covered_micros: i64,
    pub covered_attos: i64,
    pub subtotal_minor: i64,
    pub tax_minor: i64,
    pub total_minor: i64,
    pub paid_minor: i64,
    pub status: InvoiceStatus,
    pub past_due_since: Option<Date>,
    /// The day since which it is past due, as people were told.
    pub past_due_told: Option<Date>,
    /// So many days after its due date people were told last that it is to be paid.
    pub reminded_days: Option<i32>,
    pub next_attempt_on: Option<Date>,
    pub attempts: i32,
    pub is_in_portal: bool,
    pub issued_at: DateTimeUtc,
}

impl Model {
    /// What is still to be paid; nothing where it asks for nothing.
    pub fn open(&self) -> Money {
        let minor = (self.total_minor - self.paid_minor).max(0);
        Money::new(minor, self.currency)
    }
}

impl ActiveModelBehavior for ActiveModel {}
