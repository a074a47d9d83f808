//! Money received.

use billing::{AccountId, Currency, InvoiceId, PaymentId};
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
    pub method: String,
    pub reference: Option<String>,
    pub booked_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
