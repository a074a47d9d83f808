//! Tries to charge a card.

use billing::payment::{AttemptCause, DeclineReason, Outcome};
use billing::{AccountId, AttemptId, CardId, Currency, IdentityId, InvoiceId, SettlementId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_attempts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttemptId,
    pub invoice_id: InvoiceId,
    pub card_id: CardId,
    pub attempted_on: Date,
    pub noted_at: DateTimeUtc,
    pub amount_minor: i64,
    pub currency: Currency,
    pub outcome: Outcome,
    pub reason: Option<DeclineReason>,
    pub provider_reference: Option<String>,
    pub cause: AttemptCause,
    pub settlement_id: Option<SettlementId>,
    pub identity_id: Option<IdentityId>,
    pub message: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
