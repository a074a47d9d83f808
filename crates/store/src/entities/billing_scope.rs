//! Series of invoices: up to when each was billed, and when to look at it next.

use billing::AccountId;
use billing::invoice::InvoiceKind;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "billing_scopes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: InvoiceKind,
    pub look_on: Date,
    pub billed_through: Option<Date>,
    pub last_made_on: Option<Date>,
    pub parked_reason: Option<String>,
    pub parked_since: Option<DateTimeUtc>,
    pub tried_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
