//! Money received.

use billing::payment::PaymentWay;
use billing::{AccountId, AttemptId, Currency, InvoiceId, PaymentId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payments")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaymentId,
    pub invoice_id: InvoiceId,
    pub received_on: Date,
    pub amount_minor: i64,
    pub currency: Currency,
    pub method: PaymentWay,
    pub reference: Option<String>,
    pub booked_at: DateTimeUtc,
    pub attempt_id: Option<AttemptId>,
}

impl ActiveModelBehavior for ActiveModel {}
