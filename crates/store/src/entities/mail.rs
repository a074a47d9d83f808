//! Mails, one for each recipient and thing: the queue and the ledger.

use billing::mail::{MailKind, MailReason, MailState};
use billing::{AccountId, IdentityId, Language, MailId, RecipientId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mails")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MailId,
    pub key: String,
    pub kind: MailKind,
    pub account_id: Option<AccountId>,
    pub about_id: Option<Uuid>,
    pub recipient_id: Option<RecipientId>,
    pub identity_id: Option<IdentityId>,
    pub email: String,
    pub email_key: String,
    pub domain: String,
    pub name: Option<String>,
    pub language: Language,
    pub reason: MailReason,
    pub letter: String,
    pub state: MailState,
    pub queued_at: DateTimeUtc,
    pub run_after: DateTimeUtc,
    pub tried_since: Option<DateTimeUtc>,
    pub leased_until: Option<DateTimeUtc>,
    pub handed_over_at: Option<DateTimeUtc>,
    pub attempts: i32,
    pub unsure: i32,
    pub answered_at: Option<DateTimeUtc>,
    pub answer: Option<String>,
    pub opened_at: Option<DateTimeUtc>,
    pub again_of: Option<MailId>,
    pub again_by: Option<IdentityId>,
}

impl ActiveModelBehavior for ActiveModel {}
