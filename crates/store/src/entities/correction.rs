//! Why an issued invoice was taken back, whole or in part: a row beside each document that says so.

use billing::invoice::CorrectionKind;
use billing::{AccountId, IdentityId, InvoiceId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "corrections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvoiceId,
    pub invoice_id: InvoiceId,
    pub kind: CorrectionKind,
    pub reason: String,
    pub identity_id: Option<IdentityId>,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
