//! Files of usage that people asked for.

use billing::invoice::InvoiceKind;
use billing::usage::{ByteOrderMark, Formulas, UsageFault, UsageFormat, UsagePacking, UsageState};
use billing::{AccountId, IdentityId, InvoiceId, ProfileId, SubscriptionId, UsageFileId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "usage_files")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UsageFileId,
    pub name: String,
    pub wanted: Option<String>,
    pub invoice_id: Option<InvoiceId>,
    pub kind: InvoiceKind,
    pub profile_id: Option<ProfileId>,
    pub subscription_id: Option<SubscriptionId>,
    pub label: String,
    pub first_day: Option<Date>,
    pub last_day: Option<Date>,
    pub format: UsageFormat,
    pub packing: UsagePacking,
    pub mark: ByteOrderMark,
    pub formulas: Formulas,
    pub state: UsageState,
    pub attempt: i32,
    pub rows_total: i64,
    pub rows_done: i64,
    pub parts: Option<String>,
    pub reconciliation: Option<String>,
    pub fault: Option<UsageFault>,
    pub fault_about: Option<String>,
    /// Who wants a mail once it is ready, with blanks between them.
    pub mail_to: String,
    pub asked_by: IdentityId,
    pub asked_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
    pub expires_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
