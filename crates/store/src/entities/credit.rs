//! Money of a customer that stands on no invoice yet.

use billing::payment::CreditSource;
use billing::{AccountId, CreditId, Currency, InvoiceId, PaymentId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credits")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CreditId,
    pub scope_id: Uuid,
    pub invoice_id: Option<InvoiceId>,
    pub payment_id: Option<PaymentId>,
    pub source: CreditSource,
    pub reference: Option<String>,
    pub currency: Currency,
    pub amount_minor: i64,
    pub left_minor: i64,
    pub since: Date,
}

impl ActiveModelBehavior for ActiveModel {}
