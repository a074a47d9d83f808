//! Money that is given back.

use billing::payment::{PaymentWay, RefundState};
use billing::{AccountId, CreditId, Currency, IdentityId, InvoiceId, PaymentId, RefundId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RefundId,
    pub payment_id: Option<PaymentId>,
    pub credit_id: Option<CreditId>,
    pub invoice_id: Option<InvoiceId>,
    pub refunded_on: Date,
    pub amount_minor: i64,
    pub currency: Currency,
    pub way: PaymentWay,
    pub state: RefundState,
    pub reason: String,
    pub message: Option<String>,
    pub provider_reference: Option<String>,
    pub identity_id: Option<IdentityId>,
    pub noted_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
